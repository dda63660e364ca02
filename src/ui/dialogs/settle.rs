//! A setting of the unit is about to be changed: what it means, before it becomes an entry.

use egui::Ui;

use crate::tr;
use crate::ui::command::Command;
use crate::ui::theme;

/// Draws it; whether the dialog is done with.
pub(super) fn settle_ui(
    ui: &mut Ui,
    (title, text): (&str, &str),
    (key, value): (&'static str, &str),
    commands: &mut Vec<Command>,
) -> bool {
    ui.heading(title);
    ui.add_space(theme::GAP);
    ui.label(text);
    ui.add_space(theme::GROUP_GAP);
    let mut done = false;
    ui.horizontal(|ui| {
        let set = Command::Set { key, value: value.to_owned() };
        let button = ui.button(set.label());
        if ui.memory(|memory| memory.focused().is_none()) {
            button.request_focus();
        }
        if button.clicked() {
            commands.push(set);
            done = true;
        }
        done |= ui.button(tr!("command-leave")).clicked();
    });
    done
}
