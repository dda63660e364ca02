//! The list of keys.

use egui::{Grid, RichText, Ui};

use crate::tr;
use crate::ui::{command, theme};

/// Draws the list.
pub(super) fn keys_ui(ui: &mut Ui) {
    ui.heading(tr!("ui-command-keys"));
    ui.add_space(theme::GAP);
    Grid::new("keys").num_columns(2).spacing([32.0, 4.0]).min_row_height(theme::GRID_ROW).show(ui, |ui| {
        for command in command::with_keys() {
            let Some(shortcut) = command.shortcut() else { continue };
            ui.label(RichText::new(ui.format_shortcut(&shortcut)).monospace());
            ui.label(command.label());
            ui.end_row();
        }
        for (keys, what) in [
            (tr!("ui-keys-arrows"), tr!("ui-keys-arrows-do")),
            (tr!("ui-keys-enter"), tr!("ui-keys-enter-does")),
            (tr!("ui-keys-pages"), tr!("ui-keys-pages-do")),
            (tr!("ui-keys-zoom"), tr!("ui-keys-zoom-does")),
        ] {
            ui.label(RichText::new(keys).monospace());
            ui.label(what);
            ui.end_row();
        }
    });
}
