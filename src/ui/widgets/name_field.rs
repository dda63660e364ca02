//! A field for the name of a person, completed from those who are known: hanzi, pinyin or initials; arrows choose, Enter
//! or Tab takes and goes on, Esc closes the list.

use egui::vec2;
use egui::{Button, Event, EventFilter, Id, InputState, Key, Popup, PopupKind, RectAlign, Response, ScrollArea, Ui};

use super::field::entry;
use crate::model::text::tidy;
use crate::ui::{spelt, theme};

/// So many names at once.
const MOST: usize = 8;

/// The field.
pub(crate) struct NameField {
    id: Id,
    typed: String,
    known: Vec<String>,
    /// The names in the list that is open.
    list: Vec<String>,
    chosen: Option<usize>,
    /// The cursor goes there.
    is_fresh: bool,
}

impl NameField {
    /// Empty, with the cursor in it; these names complete it.
    pub(crate) fn new(id: Id, known: Vec<String>) -> Self {
        Self { id, typed: String::new(), known, list: Vec::new(), chosen: None, is_fresh: true }
    }

    /// The name, as it is going to be kept.
    pub(crate) fn name(&self) -> String {
        tidy(&self.typed)
    }

    /// Puts the cursor into it.
    pub(crate) fn focus(&mut self) {
        self.is_fresh = true;
    }

    /// Draws it; whether Enter went on from it.
    pub(crate) fn ui(&mut self, ui: &mut Ui) -> bool {
        let has_focus = ui.memory(|memory| memory.has_focus(self.id));
        let takes_it = has_focus && self.keys(ui);
        let before = self.typed.clone();
        let goes_to = std::mem::take(&mut self.is_fresh).then_some(self.id);
        let (response, entered) = entry(ui, (self.id, goes_to), &mut self.typed, false);
        if self.typed != before {
            self.open(false);
        }
        let clicked = self.list_ui(ui, &response);
        let chosen = clicked.or(self.chosen.filter(|_| takes_it));
        if let Some(name) = chosen.and_then(|at| self.list.get(at)) {
            self.typed = name.clone();
            self.list.clear();
            return true;
        }
        if !response.has_focus() && !ui.input(|input| input.pointer.any_down()) {
            self.list.clear();
        }
        entered
    }

    /// Lists who answers to what is typed; everybody where the list was asked for.
    fn open(&mut self, asked_for: bool) {
        let typed = self.name();
        self.list.clear();
        self.chosen = None;
        if typed.is_empty() && !asked_for || self.known.contains(&typed) {
            return;
        }
        let ranked = self.known.iter().filter_map(|name| Some((spelt::rank(&typed, name)?, name)));
        let mut ranked: Vec<(u8, &String)> = ranked.collect();
        ranked.sort_by_key(|(rank, _)| *rank);
        self.list = ranked.into_iter().take(MOST).map(|(_, name)| name.clone()).collect();
        // Pinyin is never meant as it stands; hanzi may be.
        self.chosen = (!self.list.is_empty() && (asked_for || typed.is_ascii())).then_some(0);
    }

    /// Takes the keys that are the list's before the field sees them; whether the chosen name is taken.
    fn keys(&mut self, ui: &Ui) -> bool {
        let down = ui.input_mut(|input| consume(input, Key::ArrowDown));
        if self.list.is_empty() {
            if down {
                self.open(true);
            }
            return false;
        }
        let (up, dismissed) = ui.input_mut(|input| (consume(input, Key::ArrowUp), consume(input, Key::Escape)));
        if dismissed {
            self.list.clear();
            return false;
        }
        let last = self.list.len() - 1;
        if down {
            self.chosen = Some(self.chosen.map_or(0, |chosen| if chosen < last { chosen + 1 } else { 0 }));
        } else if up {
            self.chosen = Some(self.chosen.and_then(|chosen| chosen.checked_sub(1)).unwrap_or(last));
        }
        self.chosen.is_some() && ui.input_mut(|input| consume(input, Key::Enter) | consume(input, Key::Tab))
    }

    /// Draws the list below the field; the name that was clicked.
    fn list_ui(&self, ui: &Ui, response: &Response) -> Option<usize> {
        if self.list.is_empty() {
            return None;
        }
        // While it is open, the keys that choose stay in the field.
        let held = EventFilter { tab: true, escape: true, horizontal_arrows: true, vertical_arrows: true };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, held));
        let shown = Popup::from_response(response)
            .id(self.id.with("names"))
            .kind(PopupKind::Popup)
            .open(true)
            .align(RectAlign::BOTTOM_START)
            .align_alternatives(&[RectAlign::TOP_START])
            .width(response.rect.width())
            .show(|ui| {
                let rows = |ui: &mut Ui| self.rows_ui(ui);
                ScrollArea::vertical().max_height(theme::POPUP_HEIGHT).show(ui, rows).inner
            });
        shown.and_then(|shown| shown.inner)
    }

    fn rows_ui(&self, ui: &mut Ui) -> Option<usize> {
        let mut clicked = None;
        for (index, name) in self.list.iter().enumerate() {
            let button = Button::selectable(self.chosen == Some(index), name.as_str());
            if ui.add(button.min_size(vec2(ui.available_width(), 0.0))).clicked() {
                clicked = Some(index);
            }
        }
        clicked
    }
}

/// Whether `key` was pressed alone; the field does not see it.
fn consume(input: &mut InputState, key: Key) -> bool {
    let before = input.events.len();
    input.events.retain(|event| {
        !matches!(event, Event::Key { key: other, pressed: true, modifiers, .. } if *other == key && modifiers.is_none())
    });
    input.events.len() < before
}
