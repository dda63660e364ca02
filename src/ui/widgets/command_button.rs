//! A button for a command: its words are the command's, and its key is shown where it acts.

use egui::{Button, Ui};

use crate::ui::command::Command;

/// Draws a button that pushes the command; `key` is the screen's own key for it, where the command has none.
pub(crate) fn command_button(ui: &mut Ui, command: Command, key: Option<&str>, commands: &mut Vec<Command>) {
    let shortcut = command.shortcut().map(|shortcut| crate::ui::say::keys(ui, shortcut));
    let mut response = ui.add(Button::new(command.label()));
    if let Some(key) = shortcut.or_else(|| key.map(str::to_owned)) {
        response = response.on_hover_text(key);
    }
    if response.clicked() {
        commands.push(command);
    }
}
