//! Beside the sheet: what is labelled, on which sheet, where it begins, how far the printer is off, and the way to paper.

use egui::{Atom, Atoms, Button, ComboBox, DragValue, Grid, RichText, Ui, vec2};

use super::{GRID, Labels, NEW_SHEET, State};
use crate::labels::LabelsOf;
use crate::print::labels::{Flaw, Stock};
use crate::registry::Registry;
use crate::tr;
use crate::ui::command::Command;
use crate::ui::screens::print_panel::{MOST_MM, heading};
use crate::ui::widgets::{Tone, notice};
use crate::ui::{say, theme};

/// The most labels beside or below each other, and the longest measure of a sheet in millimetres.
const MOST_LABELS: u16 = 40;
const LONGEST_MM: f32 = 297.0;

impl Labels {
    /// Draws it.
    pub(super) fn side_ui(&mut self, ui: &mut Ui, registry: &Registry) {
        heading(ui, &tr!("labels-what"));
        self.kinds_ui(ui);
        heading(ui, &tr!("labels-which"));
        self.which_ui(ui);
        self.sum_ui(ui);
        heading(ui, &tr!("labels-sheet"));
        self.stock_ui(ui);
        heading(ui, &tr!("labels-first"));
        self.first_ui(ui, registry);
        heading(ui, &tr!("labels-offset"));
        self.offset_ui(ui, registry);
    }

    fn kinds_ui(&mut self, ui: &mut Ui) {
        let mut of = self.of;
        ui.columns(2, |columns| {
            for (n, one) in LabelsOf::ALL.into_iter().enumerate() {
                let Some(ui) = columns.get_mut(n % 2) else { continue };
                let digit = RichText::new((n + 1).to_string()).small().color(theme::palette(ui).faint);
                let button = Button::selectable(of == one, tr!("labels-of", of = one.code()))
                    .frame_when_inactive(true)
                    .right_text(digit)
                    .min_size(vec2(ui.available_width(), 0.0));
                if ui.add(button).clicked() {
                    of = one;
                }
            }
        });
        self.turn_to(of);
    }

    fn which_ui(&mut self, ui: &mut Ui) {
        let here = self.offered.iter().find(|(which, _)| *which == self.which);
        let here = here.map(|(_, name)| name.clone()).unwrap_or_default();
        let mut chosen = None;
        ui.name_inputs(tr!("labels-which"), |ui| {
            let list = ComboBox::from_id_salt("labels-which").width(ui.available_width()).height(theme::SHEET_MOST);
            list.truncate().selected_text(here).show_ui(ui, |ui| {
                for (which, name) in &self.offered {
                    if ui.selectable_label(*which == self.which, name).clicked() {
                        chosen = Some(which.clone());
                    }
                }
            });
        });
        if let Some(which) = chosen.filter(|which| *which != self.which) {
            (self.which, self.state) = (which, State::Unread);
        }
    }

    fn sum_ui(&self, ui: &mut Ui) {
        let said = match &self.state {
            State::Ready(labels) if labels.is_empty() => {
                notice(ui, Tone::Caution, &tr!("labels-none"));
                return;
            }
            State::Ready(labels) => {
                let on_a_sheet = self.stock.labels().max(1);
                tr!("labels-sum", n = labels.len(), sheets = (self.first + labels.len()).div_ceil(on_a_sheet))
            }
            State::Reading(gathering) => tr!("labels-reading", n = gathering.so_far()),
            State::Unread => String::new(),
        };
        ui.label(said);
    }

    fn stock_ui(&mut self, ui: &mut Ui) {
        let name = if self.measured { tr!("labels-custom") } else { named(&self.stock) };
        let mut chosen = None;
        ui.name_inputs(tr!("labels-sheet"), |ui| {
            let list = ComboBox::from_id_salt("labels-sheet").width(ui.available_width()).height(theme::SHEET_MOST);
            list.selected_text(name).show_ui(ui, |ui| {
                for (_, stock) in Stock::sold() {
                    let is_here = !self.measured && self.stock == stock;
                    if ui.selectable_label(is_here, named(&stock)).clicked() {
                        chosen = Some((stock, false));
                    }
                }
                if ui.selectable_label(self.measured, tr!("labels-custom")).clicked() {
                    chosen = Some((self.stock, true));
                }
            });
        });
        if let Some((stock, measured)) = chosen {
            self.take(stock);
            self.measured = measured;
        }
        if !self.measured {
            return;
        }
        let before = self.stock;
        Grid::new("labels-measures").num_columns(4).show(ui, |ui| {
            let stock = &mut self.stock;
            for (measure, count) in [("columns", &mut stock.columns), ("rows", &mut stock.rows)] {
                measured_ui(ui, measure, |ui| ui.add(DragValue::new(count).range(1..=MOST_LABELS).speed(0.05)));
            }
            ui.end_row();
            let rows = [
                [("width", &mut stock.width_mm), ("height", &mut stock.height_mm)],
                [("left", &mut stock.left_mm), ("top", &mut stock.top_mm)],
                [("gap_x", &mut stock.gap_x_mm), ("gap_y", &mut stock.gap_y_mm)],
            ];
            for row in rows {
                for (measure, value) in row {
                    let field = DragValue::new(value).range(0.0..=LONGEST_MM).speed(0.1).max_decimals(2);
                    measured_ui(ui, measure, |ui| ui.add(field.suffix(tr!("printing-mm"))));
                }
                ui.end_row();
            }
        });
        if self.stock != before {
            self.first = self.kept.free(&self.stock);
            self.cursor = self.first;
        }
    }

    fn first_ui(&mut self, ui: &mut Ui, registry: &Registry) {
        let said = match self.first {
            0 => tr!("labels-first-new"),
            first => tr!("labels-first-at", n = first + 1),
        };
        ui.label(said);
        let letter = RichText::new(NEW_SHEET.symbol_or_name()).small().weak();
        let button = Button::new(tr!("labels-new-sheet")).right_text(letter);
        if ui.add_enabled(self.first > 0, button).clicked() {
            self.begin_at(0, registry);
        }
    }

    fn offset_ui(&mut self, ui: &mut Ui, registry: &Registry) {
        let faint = theme::palette(ui).faint;
        let Some(order) = &mut self.order else {
            ui.label(RichText::new(tr!("labels-offset-none")).small().color(faint));
            return;
        };
        ui.label(RichText::new(tr!("labels-offset-of", printer = order.printer.as_str())).small().color(faint));
        let before = order.setup;
        let shift = &mut order.setup.portrait;
        for (name, value) in [(tr!("printing-shift-x"), &mut shift.x_mm), (tr!("printing-shift-y"), &mut shift.y_mm)] {
            ui.horizontal(|ui| {
                ui.label(&name);
                ui.name_inputs(&name, |ui| {
                    let field = DragValue::new(value).range(-MOST_MM..=MOST_MM).speed(0.1).fixed_decimals(1);
                    ui.add(field.suffix(tr!("printing-mm")));
                });
            });
        }
        if order.setup != before {
            order.keep(registry).ok();
        }
    }

    /// Draws the buttons that go to the preview.
    pub(super) fn buttons_ui(&self, ui: &mut Ui, commands: &mut Vec<Command>) {
        ui.add_space(theme::GAP);
        let wide = |label: RichText, key: String, ui: &Ui| {
            Button::new(Atoms::new((Atom::grow(), label, Atom::grow())))
                .right_text(RichText::new(key).small().weak())
                .min_size(vec2(ui.available_width(), theme::FIELD))
        };
        let key = Command::Preview.shortcut().map(|shortcut| say::keys(ui, shortcut)).unwrap_or_default();
        let preview = wide(RichText::new(tr!("labels-preview")).strong(), key, ui);
        if ui.add_enabled(self.is_ready(), preview).clicked() {
            commands.push(Command::PreviewLabels { grid: false });
        }
        let grid = wide(RichText::new(tr!("labels-grid")), GRID.symbol_or_name().to_owned(), ui);
        let grid = ui.add_enabled(self.stock.flaw().is_none(), grid).on_hover_text(tr!("labels-grid-hint"));
        if grid.clicked() {
            commands.push(Command::PreviewLabels { grid: true });
        }
        ui.label(RichText::new(tr!("labels-unrecorded")).small().color(theme::palette(ui).faint));
    }
}

fn measured_ui(ui: &mut Ui, measure: &str, add: impl FnOnce(&mut Ui) -> egui::Response) {
    let name = tr!("labels-measure", measure);
    ui.label(RichText::new(&name).small());
    ui.name_inputs(&name, add);
}

/// A sheet that is sold, by its measures.
fn named(stock: &Stock) -> String {
    let Stock { columns, rows, width_mm, height_mm, .. } = stock;
    let mm = |mm: &f32| mm.to_string();
    tr!(
        "labels-sold",
        columns = u32::from(*columns),
        rows = u32::from(*rows),
        width = mm(width_mm),
        height = mm(height_mm)
    )
}

/// Why nothing can be printed on it.
pub(super) fn flaw(flaw: Flaw) -> String {
    let code = match flaw {
        Flaw::Narrow => "narrow",
        Flaw::Low => "low",
        Flaw::OffThePaper => "off",
    };
    tr!("labels-flaw", flaw = code)
}
