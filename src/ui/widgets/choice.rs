//! A choice between a few words side by side.

use egui::{Button, RichText, Ui, vec2};

use crate::ui::command::Command;
use crate::ui::theme::{self, palette};

/// Draws commands side by side, the one in force highlighted; pushes the one that is chosen.
pub(crate) fn choice(ui: &mut Ui, options: impl IntoIterator<Item = (Command, bool)>, commands: &mut Vec<Command>) {
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        ui.spacing_mut().button_padding = vec2(theme::GAP, 4.0);
        for (command, in_force) in options {
            let mut label = RichText::new(command.label());
            if !in_force {
                label = label.color(palette(ui).faint);
            }
            if ui.add(Button::selectable(in_force, label)).clicked() && !in_force {
                commands.push(command);
            }
        }
    });
}
