//! Something that has to be known before going on.

use egui::Ui;

/// Draws it.
pub(super) fn tell_ui(ui: &mut Ui, title: &str, text: &str) {
    ui.heading(title);
    ui.add_space(super::theme::GAP);
    ui.label(text);
}
