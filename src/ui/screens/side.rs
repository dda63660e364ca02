//! What is chosen, at the right of a list: as wide as the window lets it, and not at all where the list would suffer.

use egui::{Margin, Panel, ScrollArea, Ui};

use crate::ui::theme;

/// Draws at the right what is chosen.
pub(super) fn side_panel(ui: &mut Ui, salt: &'static str, add: impl FnOnce(&mut Ui)) {
    if ui.available_width() < theme::SIDE_WIDTH + theme::LIST_MIN {
        return;
    }
    Panel::right(salt)
        .resizable(false)
        .show_separator_line(false)
        .exact_size(theme::SIDE_WIDTH)
        .frame(theme::ground(ui, Margin { left: 0, right: 12, top: 10, bottom: 10 }))
        .show(ui, |ui| {
            theme::card(ui).show(ui, |ui| {
                ui.set_min_size(ui.available_size());
                ScrollArea::vertical().id_salt(salt).auto_shrink(false).show(ui, add);
            });
        });
}
