//! The sheet a form is filled in on: its fields in one or two columns, the rest folded away, and what can be done.

use egui::{
    Align, Button, CentralPanel, Event, ImeEvent, Key, KeyboardShortcut, Label, Layout, Margin, Modifiers, Panel,
    RichText,
};
use egui::{ScrollArea, TextStyle, Ui, vec2};

use super::form::{At, Form};
use super::input::{Around, Name};
use super::record::preview;
use super::say;
use super::spec::Kind;
use crate::registry::Registry;
use crate::tr;
use crate::ui::command::Command;
use crate::ui::theme;
use crate::ui::widgets::{Tone, notice};

/// What takes back that the form was cleared.
const UNDO: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND, Key::Z);

impl Form {
    /// Draws it. `in_front` says that nothing stands before it that keys could mean.
    pub(crate) fn ui(&mut self, ui: &mut Ui, registry: &Registry, in_front: bool, commands: &mut Vec<Command>) {
        let around = Around { registry, busy: self.watch_input_method(ui) };
        if in_front && !around.busy {
            self.keys(ui, registry, commands);
        }
        if in_front && std::mem::take(&mut self.covered) && self.focus.is_none() {
            self.focus = self.last;
        }
        self.covered |= !in_front;
        let ground = theme::ground(ui, Margin { left: 12, right: 12, top: 10, bottom: 10 });
        if self.speaks_of_something() {
            Panel::right("about").resizable(false).exact_size(theme::ABOUT_WIDTH).frame(ground).show(ui, |ui| {
                self.about_ui(ui);
            });
        }
        CentralPanel::default().frame(ground).show(ui, |ui| {
            let side = ((ui.available_width() - theme::FORM_CARD) / 2.0).max(0.0);
            ui.horizontal_top(|ui| {
                ui.add_space(side);
                ui.vertical(|ui| {
                    ui.set_width(ui.available_width() - side);
                    theme::card(ui).show(ui, |ui| self.card_ui(ui, &around, commands));
                });
            });
        });
        self.keep_in_time(registry, ui);
    }

    /// Whether an input method is being typed with, or was until this frame: then Enter and the arrows are its own.
    fn watch_input_method(&mut self, ui: &Ui) -> bool {
        let before = self.composing;
        let mut met = false;
        ui.input(|input| {
            for event in &input.events {
                if let Event::Ime(event) = event {
                    met = true;
                    match event {
                        ImeEvent::Preedit { text, .. } => self.composing = !text.is_empty(),
                        ImeEvent::Commit(_) => self.composing = false,
                        _ => {}
                    }
                }
            }
        });
        before || self.composing || (met && !ui.input(|input| input.events.iter().all(is_idle_preedit)))
    }

    fn keys(&mut self, ui: &Ui, registry: &Registry, commands: &mut Vec<Command>) {
        if self.popup.is_none() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
            commands.push(Command::Back);
        }
        if self.can_undo() && ui.input_mut(|input| input.consume_shortcut(&UNDO)) {
            self.undo_discard(registry);
        }
        if ui.input(|input| input.key_pressed(Key::F8))
            && let Some(known) = self.known(registry)
        {
            commands.push(Command::Open(known.id));
        }
    }

    fn card_ui(&mut self, ui: &mut Ui, around: &Around<'_>, commands: &mut Vec<Command>) {
        ui.set_width(ui.available_width());
        self.head_ui(ui, around);
        let foot = ui.spacing().interact_size.y + 3.0 * theme::GAP + if self.about.is_batch() { 26.0 } else { 0.0 };
        let height = (ui.available_height() - foot - 8.0).max(120.0);
        ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
            ui.set_width(ui.available_width());
            if self.about.is_batch() {
                self.batch_ui(ui, around);
            }
            self.fields_ui(ui, around, commands);
        });
        ui.add_space(theme::GAP);
        if self.about.is_batch() {
            ui.label(RichText::new(preview(self)).strong());
        }
        self.foot_ui(ui, commands);
    }

    fn head_ui(&mut self, ui: &mut Ui, around: &Around<'_>) {
        ui.horizontal(|ui| {
            ui.heading(self.verb().label());
            if let Some(line) = &self.about.line {
                ui.label(RichText::new(crate::explain::slot(line.slot)).color(theme::palette(ui).faint));
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if self.typed().is_some() {
                    let discard = Button::new(RichText::new(tr!("form-discard")).small()).sense(egui::Sense::CLICK);
                    if ui.add(discard).on_hover_text(tr!("form-discard-hint")).clicked() {
                        self.discard(around.registry);
                    }
                }
                if self.can_undo() {
                    let keys = crate::ui::say::keys(ui, UNDO);
                    let undo = Button::new(RichText::new(tr!("form-undo-discard")).small()).shortcut_text(keys);
                    if ui.add(undo).clicked() {
                        self.undo_discard(around.registry);
                    }
                }
                if self.draft.restored {
                    ui.label(RichText::new(tr!("form-restored")).small().color(Tone::Caution.ink(ui)));
                }
            });
        });
        if let Some(news) = &self.news {
            notice(ui, Tone::Well, news);
        }
        if let Some(trouble) = &self.trouble {
            notice(ui, Tone::Danger, trouble);
        }
        ui.add_space(theme::GAP);
    }

    fn fields_ui(&mut self, ui: &mut Ui, around: &Around<'_>, commands: &mut Vec<Command>) {
        let columns = if ui.available_width() >= theme::TWO_COLUMNS { 2 } else { 1 };
        let label_width = self.label_width(ui);
        let mut waiting: Option<usize> = None;
        let mut unfolds = false;
        for field in 0..self.entries.len() {
            let Some(spec) = self.entries.get(field).map(|entry| entry.spec) else { continue };
            if !self.is_shown(spec) {
                continue;
            }
            if spec.stand.is_folded() && !unfolds {
                unfolds = true;
                if let Some(alone) = waiting.take() {
                    self.row_ui(ui, around, &[alone], columns, label_width, commands);
                }
                self.more_ui(ui, label_width);
            }
            if spec.stand.is_folded() && !self.more {
                continue;
            }
            let wide = spec.stand.is_wide() || columns == 1;
            match (waiting.take(), wide) {
                (Some(before), true) => {
                    self.row_ui(ui, around, &[before], columns, label_width, commands);
                    self.row_ui(ui, around, &[field], 1, label_width, commands);
                }
                (None, true) => self.row_ui(ui, around, &[field], 1, label_width, commands),
                (Some(before), false) => self.row_ui(ui, around, &[before, field], columns, label_width, commands),
                (None, false) => waiting = Some(field),
            }
        }
        if let Some(alone) = waiting {
            self.row_ui(ui, around, &[alone], columns, label_width, commands);
        }
    }

    /// The widest label, within reason.
    fn label_width(&self, ui: &Ui) -> f32 {
        let font = TextStyle::Body.resolve(ui.style());
        let [least, most] = theme::FORM_LABEL;
        let width = |name: &str| {
            let label = say::label(self.verb(), name);
            ui.painter().layout_no_wrap(label, font.clone(), theme::palette(ui).ink).rect.width() + 14.0
        };
        let shown = self.entries.iter().filter(|entry| self.more || !entry.spec.stand.is_folded());
        shown.map(|entry| width(entry.spec.name)).fold(least, f32::max).min(most)
    }

    fn row_ui(
        &mut self,
        ui: &mut Ui,
        around: &Around<'_>,
        fields: &[usize],
        columns: usize,
        label_width: f32,
        commands: &mut Vec<Command>,
    ) {
        let gap = 2.0 * theme::GAP;
        let width = (ui.available_width() - gap * (columns as f32 - 1.0)) / columns as f32;
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = gap;
            for field in fields {
                ui.allocate_ui_with_layout(vec2(width, 0.0), Layout::left_to_right(Align::Min), |ui| {
                    ui.set_width(width);
                    ui.spacing_mut().item_spacing.x = theme::GAP;
                    self.field_ui(ui, around, *field, label_width, commands);
                });
            }
        });
    }

    fn field_ui(
        &mut self,
        ui: &mut Ui,
        around: &Around<'_>,
        field: usize,
        label_width: f32,
        commands: &mut Vec<Command>,
    ) {
        let Some(spec) = self.entries.get(field).map(|entry| entry.spec) else { return };
        let needed = self.is_needed(spec);
        let height = ui.spacing().interact_size.y;
        let label = ui
            .allocate_ui_with_layout(vec2(label_width, height), Layout::right_to_left(Align::Center), |ui| {
                ui.set_width(label_width);
                ui.spacing_mut().item_spacing.x = 2.0;
                let label = ui.add(Label::new(RichText::new(say::label(self.verb(), spec.name)).weak()).truncate());
                if needed {
                    ui.label(RichText::new("*").color(Tone::Danger.ink(ui)));
                }
                label
            })
            .inner;
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            if let Kind::Rows(columns) = spec.kind {
                self.rows_ui(ui, around, field, columns);
                return;
            }
            let at = At::Field(field);
            self.input_ui(ui, around, at, Name::By(label.id));
            self.below_ui(ui, around, at, commands);
        });
    }

    fn more_ui(&mut self, ui: &mut Ui, label_width: f32) {
        ui.horizontal(|ui| {
            ui.add_space(label_width + theme::GAP);
            let back = self.goes_back(ui, At::More);
            let text = if self.more { tr!("form-less") } else { tr!("form-more") };
            let response = ui.add(Button::new(RichText::new(text).color(theme::palette(ui).accent)).frame(false));
            self.take_focus(&response, At::More);
            if !back && response.clicked() {
                self.more = !self.more;
                if self.more {
                    self.go(At::More, false);
                }
            }
        });
    }

    fn foot_ui(&mut self, ui: &mut Ui, commands: &mut Vec<Command>) {
        ui.horizontal(|ui| {
            self.goes_back(ui, At::Record);
            let record = Command::Record;
            let palette = theme::palette(ui);
            let label = RichText::new(record.label()).color(palette.on_accent);
            let keys = RichText::new(keys_of(ui, &record)).small().color(palette.on_accent);
            let response = ui.add(Button::new(label).right_text(keys).fill(palette.accent).min_size(vec2(150.0, 0.0)));
            self.take_focus(&response, At::Record);
            if response.clicked() {
                commands.push(record);
            }
            let next = self.has_next().then_some(Command::RecordAndNext);
            for command in next.into_iter().chain([Command::Back]) {
                let keys = RichText::new(keys_of(ui, &command)).small().color(palette.faint);
                if ui.add(Button::new(command.label()).right_text(keys)).clicked() {
                    commands.push(command);
                }
            }
        });
    }

    /// Shift+Enter on a button goes back and does not press it.
    fn goes_back(&mut self, ui: &Ui, at: At) -> bool {
        let id = ui.next_auto_id();
        let focused = ui.memory(|memory| memory.has_focus(id));
        let back = focused && ui.input_mut(|input| input.consume_key(Modifiers::SHIFT, Key::Enter));
        if back {
            self.go(at, true);
        }
        back
    }

    fn take_focus(&mut self, response: &egui::Response, at: At) {
        if self.focus == Some(at) {
            response.request_focus();
            response.scroll_to_me(None);
            self.focus = None;
        }
    }
}

/// Some systems tell of an empty composition again and again.
fn is_idle_preedit(event: &Event) -> bool {
    match event {
        Event::Ime(ImeEvent::Preedit { text, .. }) => text.is_empty(),
        Event::Ime(_) => false,
        _ => true,
    }
}

fn keys_of(ui: &Ui, command: &Command) -> String {
    command.shortcut().map(|shortcut| crate::ui::say::keys(ui, shortcut)).unwrap_or_default()
}
