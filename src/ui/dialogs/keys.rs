//! The list of keys.

use egui::{Grid, RichText, ScrollArea, Ui};

use crate::tr;
use crate::ui::menus::offered;
use crate::ui::situation::Situation;
use crate::ui::theme;

/// Draws the list.
pub(super) fn keys_ui(ui: &mut Ui, at: &Situation) {
    ui.heading(tr!("ui-command-keys"));
    ui.add_space(theme::GAP);
    let height = ui.content_rect().height() - theme::DIALOG_CHROME;
    ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
        Grid::new("keys").num_columns(2).spacing([32.0, 2.0]).min_row_height(theme::GRID_ROW).show(ui, |ui| {
            for (_, command) in offered(at) {
                let Some(shortcut) = command.shortcut() else { continue };
                ui.label(RichText::new(crate::ui::say::keys(ui, shortcut)).monospace());
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
    });
}
