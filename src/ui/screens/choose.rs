//! No vault yet: which folder is it in?

use egui::{Button, Ui, vec2};

use super::door_ui;
use crate::tr;
use crate::ui::command::Command;
use crate::ui::theme;
use crate::ui::widgets::{Tone, notice};

/// The screen.
#[derive(Debug, Default)]
pub(crate) struct Choose {
    /// What was wrong with the folder that was chosen.
    pub(crate) trouble: Option<String>,
}

impl Choose {
    /// Draws it; `picking` while the system's folder window is open.
    pub(crate) fn ui(&self, ui: &mut Ui, picking: bool, commands: &mut Vec<Command>) {
        door_ui(ui, commands, |ui, commands| {
            ui.label(tr!("ui-choose-what"));
            ui.add_space(theme::GAP);
            if let Some(trouble) = &self.trouble {
                notice(ui, Tone::Danger, trouble);
                ui.add_space(theme::GAP);
            }
            let button = Button::new(tr!("ui-command-pick-vault")).min_size(vec2(theme::FORM_WIDTH, theme::FIELD));
            if ui.vertical_centered(|ui| ui.add_enabled(!picking, button).clicked()).inner {
                commands.push(Command::PickVault);
            }
        });
    }
}
