//! One input: the text, the keys that go on from it, and below it what it means or what is wrong with it.

use egui::text::{CCursor, CCursorRange};
use egui::text_edit::TextEditState;
use egui::{Align2, Event, Id, Key, Label, Response, RichText, TextEdit, Ui, vec2};

use super::form::{At, Form};
use super::popup::{held, keeping_focus, leave_keys_alone};
use super::read::{Days, Reading, listed, read};
use super::say;
use super::spec::{Kind, Spec};
use crate::model::copyno::CopyNumbers;
use crate::model::date::{parse_date, screen};
use crate::model::period::Period;
use crate::registry::Registry;
use crate::tr;
use crate::ui::command::Command;
use crate::ui::theme;
use crate::ui::widgets::Tone;

/// What an input is called.
#[derive(Clone, Copy)]
pub(super) enum Name<'a> {
    /// As the label of that identity says.
    By(Id),
    /// So.
    Is(&'a str),
}

/// What inputs need beside their form.
pub(super) struct Around<'a> {
    /// The books.
    pub(super) registry: &'a Registry,
    /// Whether an input method has just been at work.
    pub(super) busy: bool,
}

impl Form {
    /// The identity of the input at `at`.
    pub(super) fn id_of(&self, at: At) -> Id {
        Id::unique(("form", self.serial, at))
    }

    /// Draws the input at `at`, as wide as there is room, under that name.
    pub(super) fn input_ui(&mut self, ui: &mut Ui, around: &Around<'_>, at: At, name: Name<'_>) {
        let Some(spec) = self.spec(at) else { return };
        match spec.kind {
            Kind::Level | Kind::Choice(_) => self.choice_ui(ui, around.registry, at, name),
            _ => self.text_ui(ui, around, at, spec, name),
        }
    }

    fn text_ui(&mut self, ui: &mut Ui, around: &Around<'_>, at: At, spec: &'static Spec, name: Name<'_>) {
        let id = self.id_of(at);
        let focused = ui.memory(|memory| memory.has_focus(id));
        let pressed = match (focused, around.busy) {
            (true, true) => {
                leave_keys_alone(ui);
                super::popup::Pressed::default()
            }
            (true, false) => self.popup_keys(ui, around.registry, at),
            (false, _) => super::popup::Pressed::default(),
        };
        if pressed.takes {
            self.take(around.registry, at);
        }
        let response = match name {
            Name::By(label) => self.edit_ui(ui, around, at, spec).labelled_by(label),
            Name::Is(name) => {
                let response = self.edit_ui(ui, around, at, spec);
                // Its own name; the hint is none.
                ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(name));
                response
            }
        };
        if response.changed() {
            self.changed(at);
            if self.composing {
                self.popup = None;
            } else {
                self.open_popup(around.registry, at, false);
            }
        }
        if response.gained_focus() {
            response.scroll_to_me(None);
        }
        let comes_back = self.last == Some(at);
        if response.has_focus() {
            self.last = Some(at);
        }
        if self.focus == Some(at) {
            self.focus = None;
            response.request_focus();
            response.scroll_to_me(None);
            // Coming back to it, one goes on where one was.
            if !comes_back {
                select_all(ui, id, self.cell(at).map_or(0, |cell| cell.text.chars().count()));
            }
        }
        if response.lost_focus() {
            if self.popup.as_ref().is_some_and(|popup| popup.is_at(at)) {
                self.popup = None;
            }
            self.left(around.registry, at);
            if !around.busy
                && let Some(back) = entered(ui)
            {
                self.go(at, back);
            }
        } else if response.has_focus() && self.popup.as_ref().is_some_and(|popup| popup.is_at(at)) {
            if self.popup_ui(ui, &response, &pressed) {
                self.take(around.registry, at);
            }
        } else if response.has_focus() && self.composing {
            ui.memory_mut(|memory| memory.set_focus_lock_filter(id, held(true)));
        }
    }

    fn edit_ui(&mut self, ui: &mut Ui, around: &Around<'_>, at: At, spec: &'static Spec) -> Response {
        let id = self.id_of(at);
        let days = self.days(around.registry);
        let verb = self.verb();
        let holds = self.composing || self.popup.as_ref().is_some_and(|popup| popup.is_at(at));
        let width = ui.available_width();
        let expected = match at {
            At::Item(item) => self.about.items.get(item).map(|item| &item.holding),
            _ if spec.name == "pages" => self.about.copy(verb, self.text("copy")),
            _ => None,
        };
        let hint = match expected.and_then(|holding| holding.carrier.pages) {
            Some(pages) => tr!("form-hint-pages", pages),
            None if spec.name == "returned_by" && self.about.is_batch() => tr!("form-hint-each"),
            None => say::hint(verb, spec.name, spec.kind),
        };
        let Some(cell) = self.cell_mut(at) else { return ui.label("") };
        let faint = theme::palette(ui).faint;
        let behind = behind(spec.kind, &cell.text, days).map(|text| RichText::new(text).small().color(faint));
        let hint = RichText::new(hint).color(faint);
        let troubled = cell.trouble.is_some();
        let mut edit = TextEdit::singleline(&mut cell.text)
            .id(id)
            .hint_text(hint)
            .align(Align2::LEFT_CENTER)
            .desired_width(width)
            .event_filter(held(holds))
            .min_size(vec2(width, ui.spacing().interact_size.y));
        if let Some(behind) = behind {
            edit = edit.suffix(behind);
        }
        ui.scope(|ui| {
            if troubled {
                let danger = theme::palette(ui).danger.0;
                let widgets = &mut ui.visuals_mut().widgets;
                widgets.inactive.bg_stroke.color = danger;
                widgets.hovered.bg_stroke.color = danger;
            }
            keeping_focus(ui, id, |ui| ui.add(edit))
        })
        .inner
    }

    /// Draws what stands below an input: what is wrong with it, or what it means.
    pub(super) fn below_ui(&mut self, ui: &mut Ui, around: &Around<'_>, at: At, commands: &mut Vec<Command>) {
        let Some(spec) = self.spec(at) else { return };
        let (trouble, text) = self.cell(at).map(|cell| (cell.trouble.clone(), cell.text.clone())).unwrap_or_default();
        if let Some(trouble) = trouble.filter(|trouble| !trouble.is_empty()) {
            ui.add(Label::new(RichText::new(trouble).small().color(Tone::Danger.ink(ui))).wrap());
            return;
        }
        let small = |ui: &mut Ui, text: String| {
            ui.add(Label::new(RichText::new(text).small().color(theme::palette(ui).faint)).wrap());
        };
        match spec.kind {
            Kind::Copies => {
                if let Ok(numbers) = CopyNumbers::parse(&text) {
                    let list = crate::ui::say::list(listed(&numbers));
                    small(ui, tr!("form-copies-are", list, n = numbers.len()));
                }
            }
            Kind::Numbers => {
                if let Ok(numbers) = CopyNumbers::parse(&text) {
                    small(ui, tr!("process-numbers-are", n = numbers.len()));
                }
            }
            Kind::Number => {
                if let Some(known) = self.known(around.registry) {
                    let (id, title) = (known.id, known.title.clone());
                    let sentence = tr!("form-number-known", title);
                    ui.horizontal_wrapped(|ui| {
                        ui.add(Label::new(RichText::new(sentence).small().color(Tone::Caution.ink(ui))).wrap());
                        let open = RichText::new(tr!("form-open-known")).small();
                        // Not a stop between two fields: F8 opens it.
                        if ui.add(egui::Button::new(open).small().sense(egui::Sense::CLICK)).clicked() {
                            commands.push(Command::Open(id));
                        }
                    });
                }
            }
            Kind::Due => {
                let Reading::Value(_, day) = read(spec.kind, &text, self.days(around.registry)) else { return };
                let (Ok(day), Ok(calendar)) = (parse_date(&day, None), around.registry.calendar()) else { return };
                if calendar.is_day_off(day) {
                    let works = calendar.working_day(day);
                    let sentence = tr!("form-day-off", day = screen(works), weekday = weekday(works));
                    ui.add(Label::new(RichText::new(sentence).small().color(Tone::Caution.ink(ui))).wrap());
                }
            }
            Kind::Column => {
                let value = self.about.line.as_ref().zip(say::column(text.trim()));
                let value = value.map(|(line, field)| say::value_of(line, field)).filter(|value| !value.is_empty());
                if let Some(value) = value {
                    small(ui, tr!("form-stands-there", value));
                }
            }
            _ => {}
        }
    }
}

fn weekday(date: jiff::civil::Date) -> String {
    tr!("form-weekday", day = date.weekday().to_monday_one_offset().unsigned_abs())
}

/// What is said behind a text: the day it means, or when a period ends.
fn behind(kind: Kind, text: &str, days: Days) -> Option<String> {
    match (kind, read(kind, text, days)) {
        (Kind::Date | Kind::Due, Reading::Value(_, day)) => {
            let date = parse_date(&day, None).ok()?;
            let weekday = weekday(date);
            Some(if day == text { weekday } else { format!("{day} {weekday}") })
        }
        (Kind::Period, Reading::Value(_, period)) => {
            let period = Period::parse(&period).ok()?;
            let ends = period.ends_on(days.own).filter(|_| !matches!(period, Period::Until(_)))?;
            Some(tr!("form-until", date = ends))
        }
        _ => None,
    }
}

/// Whether Enter was pressed, and whether it goes back. What was held down with it is asked of the key: a quick hand has
/// let go of Shift before the frame is over.
pub(super) fn entered(ui: &Ui) -> Option<bool> {
    ui.input(|input| {
        input.events.iter().find_map(|event| match event {
            Event::Key { key: Key::Enter, pressed: true, modifiers, .. } if !modifiers.command => Some(modifiers.shift),
            _ => None,
        })
    })
}

/// Selects what stands in a field, so that typing replaces it.
fn select_all(ui: &Ui, id: Id, length: usize) {
    let mut state = TextEditState::load(ui, id).unwrap_or_default();
    state.cursor.set_char_range(Some(CCursorRange::two(CCursor::default(), CCursor::new(length))));
    state.store(ui, id);
}
