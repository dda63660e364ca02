//! One of a few, each with a digit and a letter: one stop of the focus for all of them.

use egui::accesskit::Role;
use egui::{Button, EventFilter, Key, RichText, Sense, Stroke, StrokeKind, Ui, Widget as _, WidgetInfo};

use super::form::{At, Form};
use super::input::Name;
use super::say;
use super::spec::Kind;
use crate::i18n::{self, Lang};
use crate::model::level::Level;
use crate::model::text::initials;
use crate::registry::Registry;
use crate::ui::theme;

/// The keys of the options, in order.
const DIGITS: [Key; 9] =
    [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8, Key::Num9];

impl Form {
    /// Draws the options of the field at `at`.
    pub(super) fn choice_ui(&mut self, ui: &mut Ui, registry: &Registry, at: At, name: Name<'_>) {
        let Some(spec) = self.spec(at) else { return };
        let codes: Vec<&'static str> = match spec.kind {
            Kind::Level => Level::ALL.iter().map(|level| level.code()).collect(),
            Kind::Choice(codes) => codes.to_vec(),
            _ => return,
        };
        let now = self.cell(at).and_then(|cell| codes.iter().position(|code| *code == cell.text));
        let id = self.id_of(at);
        // The Enter that brought the focus here goes no further.
        let had_focus = ui.memory(|memory| memory.has_focus(id));
        let labels: Vec<String> = codes.iter().map(|code| say::option(spec.name, code)).collect();
        let shown = ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = egui::vec2(4.0, 4.0);
            let mut clicked = None;
            for (index, label) in labels.iter().enumerate() {
                let digit = RichText::new((index + 1).to_string()).small().color(theme::palette(ui).faint);
                // Not a stop of its own: the digits choose.
                let button = Button::selectable(now == Some(index), (digit, label.as_str()))
                    .frame_when_inactive(true)
                    .sense(Sense::CLICK);
                if button.ui(ui).clicked() {
                    clicked = Some(index);
                }
            }
            clicked
        });
        let response = ui.interact(shown.response.rect, id, Sense::focusable_noninteractive());
        let response = match name {
            Name::By(label) => {
                response.widget_info(|| WidgetInfo::new(Role::RadioGroup));
                response.labelled_by(label)
            }
            Name::Is(name) => {
                response.widget_info(|| WidgetInfo::labeled(Role::RadioGroup, ui.is_enabled(), name));
                response
            }
        };
        if self.focus == Some(at) {
            response.request_focus();
            response.scroll_to_me(None);
            self.focus = None;
        }
        let mut chosen = shown.inner;
        if chosen.is_some() {
            response.request_focus();
        }
        if response.has_focus() {
            self.last = Some(at);
            let edge = Stroke::new(1.5, theme::palette(ui).accent);
            ui.painter().rect_stroke(shown.response.rect.expand(3.0), theme::RADIUS, edge, StrokeKind::Outside);
            let filter = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
            chosen = chosen.or_else(|| pressed(ui, now, &labels, &codes));
        }
        if let Some(code) = chosen.and_then(|index| codes.get(index)) {
            self.changed(at);
            if let Some(cell) = self.cell_mut(at) {
                (*code).clone_into(&mut cell.text);
            }
            if let Some(level) = Level::parse(code).filter(|_| spec.kind == Kind::Level) {
                self.set_level(level);
            }
        }
        if had_focus {
            self.enter_in_choice(ui, registry, at);
        }
    }

    fn enter_in_choice(&mut self, ui: &Ui, registry: &Registry, at: At) {
        if let Some(back) = super::input::entered(ui) {
            self.left(registry, at);
            self.go(at, back);
        }
    }
}

/// The option whose key was pressed: its digit, an arrow from the one that is chosen, or a first letter, which goes on to
/// the next of that letter when it is pressed again.
fn pressed(ui: &Ui, now: Option<usize>, labels: &[String], codes: &[&str]) -> Option<usize> {
    let hit = |key| ui.input(|input| input.key_pressed(key) && !input.modifiers.any());
    if let Some(digit) = DIGITS.into_iter().take(labels.len()).position(hit) {
        return Some(digit);
    }
    if hit(Key::ArrowRight) {
        return Some(now.map_or(0, |now| (now + 1) % labels.len().max(1)));
    }
    if hit(Key::ArrowLeft) {
        return Some(now.map_or(0, |now| (now + labels.len().saturating_sub(1)) % labels.len().max(1)));
    }
    let letter = ui.input(|input| {
        input.events.iter().find_map(|event| match event {
            egui::Event::Text(text) => text.chars().next().filter(char::is_ascii_alphabetic),
            _ => None,
        })
    })?;
    let begins = |index: &usize| {
        let first = match i18n::lang() {
            Lang::Chinese => labels.get(*index).and_then(|label| initials(label).chars().next()),
            Lang::English => codes.get(*index).and_then(|code| code.chars().next()),
        };
        first == Some(letter.to_ascii_lowercase())
    };
    let after = now.map_or(0, |now| now + 1);
    (after..labels.len()).chain(0..after.min(labels.len())).find(begins)
}
