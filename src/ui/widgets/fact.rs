//! A fact on a sheet: what it is, and what it says.

use egui::{Align, Label, Layout, RichText, Ui, Vec2};

use crate::ui::theme;

/// Draws a fact on a line of its own; nothing where there is nothing to say.
pub(crate) fn fact(ui: &mut Ui, label: &str, value: &str) {
    if !value.is_empty() {
        line_ui(ui, label, RichText::new(value));
    }
}

/// The same for what is read out letter by letter.
pub(crate) fn code_fact(ui: &mut Ui, label: &str, value: &str) {
    line_ui(ui, label, RichText::new(value).monospace());
}

fn line_ui(ui: &mut Ui, label: &str, value: RichText) {
    ui.horizontal_top(|ui| {
        ui.allocate_ui_with_layout(Vec2::new(theme::FACT_LABEL, 0.0), Layout::left_to_right(Align::Min), |ui| {
            ui.set_min_width(theme::FACT_LABEL);
            ui.label(RichText::new(label).weak());
        });
        ui.add(Label::new(value).wrap().selectable(true));
    });
}
