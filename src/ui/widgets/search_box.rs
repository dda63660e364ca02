//! A box that narrows a list as one types. The cursor stays in it while arrows move in the list and Enter opens.

use egui::text::{CCursor, CCursorRange};
use egui::text_edit::TextEditState;
use egui::{Align2, Id, Key, Modifiers, TextEdit, Ui, vec2};

use super::list::move_by_keys;

/// What is typed.
#[derive(Debug, Default)]
pub(crate) struct SearchBox {
    /// The words.
    pub(crate) words: String,
    wants_focus: bool,
    /// The cursor goes behind the words.
    wants_end: bool,
}

/// What happened in the box.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Searched {
    /// The words are others now.
    pub(crate) changed: bool,
    /// The choice in the list moved.
    pub(crate) moved: bool,
    /// Enter was pressed.
    pub(crate) entered: bool,
}

impl SearchBox {
    /// Puts the cursor into it; what stands there is chosen, so that typing replaces it.
    pub(crate) fn focus(&mut self) {
        self.wants_focus = true;
    }

    /// Puts these words into it, and the cursor behind them.
    pub(crate) fn begin(&mut self, words: String) {
        self.words = words;
        (self.wants_focus, self.wants_end) = (true, true);
    }

    /// Draws it; the keys that move do so in a list of `n` rows, of which `visible` are seen. The hint is its name.
    pub(crate) fn ui(&mut self, ui: &mut Ui, id: Id, hint: String, list: (&mut usize, usize, usize)) -> Searched {
        let mut searched = Searched::default();
        let (chosen, n, visible) = list;
        if ui.memory(|memory| memory.has_focus(id)) {
            // Home and End are the cursor's while something is typed.
            let kept =
                [Key::Home, Key::End].map(|key| !self.words.is_empty() && ui.input(|input| input.key_pressed(key)));
            searched.moved = !kept.contains(&true) && move_by_keys(ui, chosen, n, visible);
        }
        let field = TextEdit::singleline(&mut self.words)
            .id(id)
            .hint_text(hint)
            .align(Align2::LEFT_CENTER)
            .min_size(vec2(0.0, ui.spacing().interact_size.y))
            .desired_width(f32::INFINITY);
        let response = ui.add(field);
        searched.changed = response.changed();
        if response.lost_focus() {
            searched.entered = ui.input(|input| input.key_pressed(Key::Enter));
            if ui.input(|input| input.key_pressed(Key::Escape)) && !self.words.is_empty() {
                // What was typed goes first, the cursor stays.
                ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
                self.words.clear();
                searched.changed = true;
                self.wants_focus = true;
            }
        }
        if std::mem::take(&mut self.wants_focus) {
            response.request_focus();
            let end = CCursor::new(self.words.chars().count());
            let begin = if std::mem::take(&mut self.wants_end) { end } else { CCursor::default() };
            let mut state = TextEditState::load(ui, id).unwrap_or_default();
            state.cursor.set_char_range(Some(CCursorRange::two(begin, end)));
            state.store(ui, id);
        }
        searched
    }
}
