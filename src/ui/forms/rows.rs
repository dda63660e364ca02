//! Rows of fields: the recipients of an issue, the readers of a card. Enter behind the last begins another; Enter in an
//! empty one goes on; Alt with an arrow moves one.

use egui::{Button, Key, Label, Modifiers, RichText, Sense, Ui, vec2};

use super::form::{At, Form, empty_row};
use super::input::{Around, Name};
use super::say;
use super::spec::{Kind, Spec};
use super::verb::Verb;
use crate::model::copyno::{CopyNumbers, parse_count};
use crate::tr;
use crate::ui::theme;
use crate::ui::widgets::Tone;

/// The room for a row's number and for the button that takes it out.
const EDGE: f32 = 24.0;

impl Form {
    /// Draws the rows of a field.
    pub(super) fn rows_ui(&mut self, ui: &mut Ui, around: &Around<'_>, field: usize, columns: &'static [Spec]) {
        let shares: f32 = columns.iter().map(share).sum();
        let gap = 4.0;
        let room = ui.available_width() - 2.0 * EDGE - gap * (columns.len() as f32 + 1.0);
        let widths: Vec<f32> = columns.iter().map(|spec| room * share(spec) / shares).collect();
        ui.spacing_mut().item_spacing = vec2(gap, 3.0);
        ui.horizontal(|ui| {
            ui.add_space(EDGE);
            for (spec, width) in columns.iter().zip(&widths) {
                let label = RichText::new(say::label(self.verb(), spec.name)).small().color(theme::palette(ui).faint);
                cell(ui, *width, |ui| ui.add(Label::new(label).truncate()));
            }
        });
        self.move_row(ui, field);
        let n = self.entries.get(field).map_or(0, |entry| entry.rows.len());
        let mut gone = None;
        for row in 0..n {
            ui.horizontal(|ui| {
                cell(ui, EDGE - gap, |ui| {
                    ui.label(RichText::new((row + 1).to_string()).small().color(theme::palette(ui).faint))
                });
                for (column, (spec, width)) in columns.iter().zip(&widths).enumerate() {
                    let name = tr!("form-cell", field = say::label(self.verb(), spec.name), row = row + 1);
                    let at = At::Cell { field, row, column };
                    cell(ui, *width, |ui| self.input_ui(ui, around, at, Name::Is(&name)));
                }
                if n > 1 {
                    let out = Button::new("×").frame(false).sense(Sense::CLICK).min_size(vec2(EDGE - gap, 0.0));
                    if ui.add(out).on_hover_text(tr!("form-row-out", row = row + 1)).clicked() {
                        gone = Some(row);
                    }
                }
            });
            self.below_row(ui, field, row);
        }
        if let (Some(row), Some(entry)) = (gone, self.entries.get_mut(field)) {
            entry.rows.remove(row);
            self.popup = None;
            self.draft.touch();
        }
        ui.horizontal_wrapped(|ui| {
            ui.add_space(EDGE);
            let another = Button::new(RichText::new(tr!("form-row-another")).small()).sense(Sense::CLICK);
            if ui.add(another).clicked()
                && let Some(entry) = self.entries.get_mut(field)
            {
                entry.rows.push(empty_row(columns));
                self.focus = Some(At::Cell { field, row: n, column: 0 });
            }
            if self.verb() == Verb::Issue {
                let (sum, tone) = self.sum();
                ui.label(RichText::new(sum).small().color(tone.ink(ui)));
            } else if self.verb().task().is_none() {
                ui.label(RichText::new(tr!("form-rows-hint")).small().color(theme::palette(ui).faint));
            }
        });
    }

    /// What is wrong in a row, below it.
    fn below_row(&self, ui: &mut Ui, field: usize, row: usize) {
        let cells = self.entries.get(field).and_then(|entry| entry.rows.get(row));
        for trouble in cells.into_iter().flatten().filter_map(|cell| cell.trouble.as_ref()) {
            if !trouble.is_empty() {
                ui.horizontal(|ui| {
                    ui.add_space(EDGE);
                    ui.add(Label::new(RichText::new(trouble).small().color(Tone::Danger.ink(ui))).wrap());
                });
            }
        }
    }

    /// Alt with an arrow moves the row that has the focus.
    fn move_row(&mut self, ui: &Ui, field: usize) {
        let focused = ui.memory(egui::Memory::focused);
        let Some(entry) = self.entries.get(field) else { return };
        let mut all = (0..entry.rows.len()).flat_map(|row| {
            let columns = entry.rows.get(row).map_or(0, Vec::len);
            (0..columns).map(move |column| At::Cell { field, row, column })
        });
        let Some(At::Cell { row, column, .. }) = all.find(|at| focused == Some(self.id_of(*at))) else { return };
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::ALT, key));
        let to = match (pressed(Key::ArrowUp), pressed(Key::ArrowDown)) {
            (true, _) => row.checked_sub(1),
            (_, true) => Some(row + 1).filter(|to| *to < entry.rows.len()),
            _ => None,
        };
        if let (Some(to), Some(entry)) = (to, self.entries.get_mut(field)) {
            entry.rows.swap(row, to);
            self.focus = Some(At::Cell { field, row: to, column });
            self.draft.touch();
        }
    }

    /// Printed, sent, filed, and what remains.
    fn sum(&self) -> (String, Tone) {
        let copies = |text: &str| CopyNumbers::parse(text).map_or(0, |numbers| numbers.len());
        let printed = parse_count(self.text("printed")).unwrap_or(0);
        let recipients = self.entries.iter().filter(|entry| matches!(entry.spec.kind, Kind::Rows(_)));
        let sent: u32 = recipients
            .flat_map(|entry| &entry.rows)
            .filter_map(|cells| cells.get(1))
            .map(|cell| copies(&cell.text))
            .sum();
        let filed = copies(self.text("filed"));
        match printed.checked_sub(sent + filed) {
            Some(rest) => (tr!("form-sum", printed, sent, filed, rest), Tone::Faint),
            None => (tr!("form-sum-over", printed, sent, filed), Tone::Danger),
        }
    }

    /// Several names typed into one row of readers become a row each.
    pub(super) fn part_names(&mut self, at: At) {
        let At::Cell { field, row, column: 0 } = at else { return };
        let Some(entry) = self.entries.get_mut(field) else { return };
        let (Kind::Rows(columns), "readers") = (entry.spec.kind, entry.spec.name) else { return };
        let Some(cell) = entry.rows.get_mut(row).and_then(|cells| cells.first_mut()) else { return };
        let names: Vec<String> = super::read::names(&cell.text).collect();
        let [first, rest @ ..] = names.as_slice() else { return };
        cell.text.clone_from(first);
        for (below, name) in rest.iter().enumerate() {
            let mut fresh = empty_row(columns);
            if let Some(cell) = fresh.first_mut() {
                cell.text.clone_from(name);
            }
            entry.rows.insert(row + 1 + below, fresh);
        }
    }
}

fn share(spec: &Spec) -> f32 {
    if spec.stand.is_wide() { 1.7 } else { 1.0 }
}

fn cell<R>(ui: &mut Ui, width: f32, add: impl FnOnce(&mut Ui) -> R) -> R {
    let height = ui.spacing().interact_size.y;
    let layout = egui::Layout::left_to_right(egui::Align::Center);
    ui.allocate_ui_with_layout(vec2(width, height), layout, |ui| {
        ui.set_width(width);
        add(ui)
    })
    .inner
}
