//! The door: the vaults that were open before; or a new one, another one, or the sample.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::{Align, Button, Layout, ProgressBar, RichText, Ui, vec2};

use super::door_ui;
use super::first_start::{rest_on, way_ui};
use crate::tr;
use crate::ui::command::Command;
use crate::ui::founding::Stage;
use crate::ui::theme;
use crate::ui::widgets::{Tone, notice};

/// The screen.
#[derive(Debug, Default)]
pub(crate) struct Choose {
    /// What was wrong with the folder that was chosen.
    pub(crate) trouble: Option<String>,
    /// The folders that held vaults, the latest first, each with whether it still does.
    pub(crate) vaults: Vec<(PathBuf, bool)>,
    /// The sample that is being made.
    pub(crate) making: Option<Arc<Stage>>,
}

impl Choose {
    /// Draws it; `picking` while the system's folder window is open.
    pub(crate) fn ui(&self, ui: &mut Ui, picking: bool, commands: &mut Vec<Command>) {
        door_ui(ui, commands, |ui, commands| {
            if let Some(trouble) = &self.trouble {
                notice(ui, Tone::Danger, trouble);
                ui.add_space(theme::GAP);
            }
            let free = !picking && self.making.is_none();
            if self.vaults.is_empty() {
                ui.label(tr!("door-welcome"));
            } else {
                ui.label(RichText::new(tr!("door-recent")).weak());
                for (folder, is_there) in &self.vaults {
                    vault_ui(ui, folder, *is_there && free, commands);
                }
            }
            ui.add_space(theme::GROUP_GAP);
            for (command, what) in [
                (Command::NewVault, tr!("door-new-what")),
                (Command::PickVault, tr!("ui-choose-what")),
                (Command::Sample, tr!("door-sample-what")),
            ] {
                if way_ui(ui, free, &command.label(), &what) {
                    commands.push(command);
                }
            }
            if let Some(stage) = &self.making {
                ui.add(ProgressBar::new(1.0).animate(false).text(stage.label()));
            }
        });
    }
}

fn vault_ui(ui: &mut Ui, folder: &Path, can_open: bool, commands: &mut Vec<Command>) {
    ui.allocate_ui_with_layout(vec2(theme::FORM_WIDTH, theme::FIELD), Layout::right_to_left(Align::Center), |ui| {
        if ui.button(tr!("door-forget")).on_hover_text(tr!("door-forget-what")).clicked() {
            commands.push(Command::Forget(folder.to_path_buf()));
        }
        let name = folder.display().to_string();
        let mut text = RichText::new(&name);
        if !can_open {
            text = text.color(theme::palette(ui).faint);
        }
        let button = Button::new(text).truncate().min_size(vec2(ui.available_width(), theme::FIELD));
        let response = ui.add_enabled(can_open, button);
        rest_on(ui, &response);
        if response.on_hover_text(name).on_disabled_hover_text(tr!("door-gone")).clicked() {
            commands.push(Command::Enter(folder.to_path_buf()));
        }
    });
}
