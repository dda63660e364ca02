//! The list below a completing field: arrows choose, Enter or Tab takes and goes on, Esc closes it. While it is open the
//! focus stays in the field.

use egui::{Button, Event, Id, InputState, Key, LayerId, Popup as Floating, PopupKind, RectAlign, Response, RichText};
use egui::{ScrollArea, SurrenderFocusOn, Ui, vec2};

use super::candidates::Candidate;
use super::form::{At, Form};
use super::spec::Kind;
use crate::model::ids::DocumentId;
use crate::registry::Registry;
use crate::ui::theme;

/// The list that is open.
#[derive(Debug)]
pub(super) struct Popup {
    at: At,
    candidates: Vec<Candidate>,
    selected: Option<usize>,
}

/// What keys did to the list in this frame.
#[derive(Debug, Default)]
pub(super) struct Pressed {
    moved: bool,
    /// The chosen candidate is taken.
    pub(super) takes: bool,
}

impl Popup {
    /// Whether it belongs to the field at `at`.
    pub(super) fn is_at(&self, at: At) -> bool {
        self.at == at
    }

    /// The candidate that is chosen.
    fn chosen(&self) -> Option<&Candidate> {
        self.selected.and_then(|selected| self.candidates.get(selected))
    }
}

/// How often `key` was pressed alone; the field does not see it.
fn consume(input: &mut InputState, key: Key) -> usize {
    let before = input.events.len();
    input.events.retain(|event| {
        !matches!(event, Event::Key { key: other, pressed: true, modifiers, .. } if *other == key && modifiers.is_none())
    });
    before - input.events.len()
}

/// Leaves the keys that choose and go on to the input method.
pub(super) fn leave_keys_alone(ui: &Ui) {
    let ours = [Key::Enter, Key::Tab, Key::Escape, Key::ArrowDown, Key::ArrowUp];
    ui.input_mut(|input| {
        input.events.retain(|event| !matches!(event, Event::Key { key, .. } if ours.contains(key)));
    });
}

impl Form {
    /// Opens the list of the field at `at`; `wanted` when it was asked for by a key.
    pub(super) fn open_popup(&mut self, registry: &Registry, at: At, wanted: bool) {
        self.popup = None;
        let (Some(spec), Some(cell)) = (self.spec(at), self.cell(at)) else { return };
        let typed = cell.text.trim();
        // Asked for where something chosen stands already, it lists everything.
        let typed = if wanted && cell.id.is_some() { "" } else { typed };
        if !spec.kind.completes() || (typed.is_empty() && !wanted) {
            return;
        }
        let candidates = self.candidates(registry, at, typed);
        let nothing_new = matches!(candidates.as_slice(), [only] if only.insert == typed && only.copy.is_none());
        if candidates.is_empty() || nothing_new {
            return;
        }
        // Pinyin is never meant as it stands; hanzi may be.
        let by_pinyin = !typed.is_empty() && typed.is_ascii();
        let selected = (wanted || by_pinyin || spec.kind.is_strict()).then_some(0);
        self.popup = Some(Popup { at, candidates, selected });
    }

    /// Takes the keys that are the list's before its field sees them.
    pub(super) fn popup_keys(&mut self, ui: &Ui, registry: &Registry, at: At) -> Pressed {
        let completes = self.spec(at).is_some_and(|spec| spec.kind.completes());
        let Some(popup) = self.popup.as_mut().filter(|popup| popup.at == at) else {
            if completes && ui.input_mut(|input| consume(input, Key::ArrowDown)) > 0 {
                self.open_popup(registry, at, true);
            }
            return Pressed::default();
        };
        let (down, up, dismissed) = ui.input_mut(|input| {
            (consume(input, Key::ArrowDown), consume(input, Key::ArrowUp), consume(input, Key::Escape) > 0)
        });
        if dismissed {
            self.popup = None;
            return Pressed::default();
        }
        let n = popup.candidates.len();
        if down > 0 {
            popup.selected = Some(popup.selected.map_or(down - 1, |selected| selected + down) % n.max(1));
        }
        if up > 0 {
            popup.selected = Some((popup.selected.unwrap_or(0) + n.saturating_sub(up % n.max(1))) % n.max(1));
        }
        let takes =
            popup.selected.is_some() && ui.input_mut(|input| consume(input, Key::Enter) + consume(input, Key::Tab)) > 0;
        Pressed { moved: down + up > 0, takes }
    }

    /// Puts the chosen candidate into its field and goes on.
    pub(super) fn take(&mut self, registry: &Registry, at: At) {
        let Some(candidate) = self.popup.take().and_then(|popup| popup.chosen().cloned()) else { return };
        let Some(spec) = self.spec(at) else { return };
        self.changed(at);
        if let (Kind::Document(_), Some(id)) = (spec.kind, candidate.id) {
            if let Some(document) = super::about::document(registry, DocumentId(id)) {
                self.choose_document(registry, at, &document, candidate.copy);
            }
        } else if let Some(cell) = self.cell_mut(at) {
            cell.text = candidate.insert;
        }
        // Another name may follow.
        if !matches!(spec.kind, Kind::Names(_)) {
            self.left(registry, at);
            match spec.kind {
                // What follows from the document stands there already.
                Kind::Document(_) => self.go_to_empty(at),
                _ => self.go(at, false),
            }
        }
    }

    /// Draws the list below its field; whether something was clicked in it.
    pub(super) fn popup_ui(&mut self, ui: &Ui, response: &Response, pressed: &Pressed) -> bool {
        let Some(popup) = &mut self.popup else { return false };
        let clicked = Floating::from_response(response)
            .id(popup_id(response.id))
            .kind(PopupKind::Popup)
            .open(true)
            .align(RectAlign::BOTTOM_START)
            .align_alternatives(&[RectAlign::TOP_START])
            .width(response.rect.width().max(theme::POPUP_MIN))
            .show(|ui| {
                ScrollArea::vertical().max_height(theme::POPUP_HEIGHT).show(ui, |ui| rows_ui(ui, popup, pressed)).inner
            })
            .and_then(|shown| shown.inner);
        if clicked.is_some() {
            popup.selected = clicked;
        }
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, held(true)));
        clicked.is_some()
    }
}

fn rows_ui(ui: &mut Ui, popup: &Popup, pressed: &Pressed) -> Option<usize> {
    let mut clicked = None;
    for (index, candidate) in popup.candidates.iter().enumerate() {
        let chosen = popup.selected == Some(index);
        let note = RichText::new(&candidate.note).small().color(theme::palette(ui).faint);
        let button = Button::selectable(chosen, candidate.insert.as_str())
            .right_text(note)
            .truncate()
            .min_size(vec2(ui.available_width(), 0.0));
        let response = ui.add(button);
        if chosen && pressed.moved {
            response.scroll_to_me(None);
        }
        if response.clicked() {
            clicked = Some(index);
        }
    }
    clicked
}

fn popup_id(field: Id) -> Id {
    field.with("candidates")
}

/// The keys that a field holds on to while its list is open or an input method is at work.
pub(super) fn held(holds: bool) -> egui::EventFilter {
    egui::EventFilter { tab: holds, escape: holds, horizontal_arrows: true, vertical_arrows: true }
}

/// Runs `add` so that a click on the list does not take the focus from its field.
pub(super) fn keeping_focus<R>(ui: &mut Ui, field: Id, add: impl FnOnce(&mut Ui) -> R) -> R {
    let layer = LayerId::new(PopupKind::Popup.order(), popup_id(field));
    let on_list = ui.ctx().pointer_interact_pos().and_then(|at| ui.ctx().layer_id_at(at)) == Some(layer);
    if !on_list {
        return add(ui);
    }
    let before = ui.ctx().options(|options| options.input_options.surrender_focus_on);
    let set = |ui: &Ui, on| ui.ctx().options_mut(|options| options.input_options.surrender_focus_on = on);
    set(ui, SurrenderFocusOn::Never);
    let inner = add(ui);
    set(ui, before);
    inner
}
