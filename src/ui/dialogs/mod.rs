//! What stands in front of everything else: one at a time.

mod about;
mod keys;
mod tell;

use egui::{Id, Modal, Ui};

use super::command::Command;
use super::theme;
use crate::tr;

/// The dialog that is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Dialog {
    /// The keys there are.
    Keys,
    /// What this program is.
    About,
    /// Something has to be known.
    Tell {
        /// What it is about.
        title: String,
        /// What happened, and what can be done.
        text: String,
    },
}

impl Dialog {
    /// Draws it.
    pub(crate) fn ui(&self, ui: &mut Ui, commands: &mut Vec<Command>) {
        let response = Modal::new(Id::unique("dialog")).frame(theme::card(ui)).show(ui, |ui| {
            ui.set_width(theme::FORM_WIDTH);
            match self {
                Self::Keys => keys::keys_ui(ui),
                Self::About => about::about_ui(ui),
                Self::Tell { title, text } => tell::tell_ui(ui, title, text),
            }
            ui.add_space(theme::GROUP_GAP);
            ui.vertical_centered(|ui| ui.button(tr!("ui-command-close")).clicked()).inner
        });
        if response.inner || response.should_close() {
            commands.push(Command::Close);
        }
    }
}
