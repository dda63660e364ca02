//! What stands in front of everything else: one at a time.

mod about;
mod confirm;
mod keys;
mod palette;
mod settle;
mod tell;

use egui::{Id, Modal, Ui};

pub(crate) use confirm::Confirm;
pub(crate) use palette::Palette;

use super::command::Command;
use super::situation::Situation;
use super::theme;
use crate::tr;

/// The dialog that is open.
#[derive(Debug)]
pub(crate) enum Dialog {
    /// The keys there are.
    Keys,
    /// What this program is.
    About,
    /// Every command, found by what it is called.
    Palette(Palette),
    /// Something has to be known.
    Tell {
        /// What it is about.
        title: String,
        /// What happened, and what can be done.
        text: String,
    },
    /// A setting of the unit is about to be changed.
    Settle {
        /// What it is called.
        title: String,
        /// What changes, and what it rests on.
        text: String,
        /// Which setting.
        key: &'static str,
        /// To what.
        value: String,
    },
    /// Others have to stand by, with their own passwords.
    Confirm(Confirm),
}

impl Dialog {
    /// Draws it.
    pub(crate) fn ui(&mut self, ui: &mut Ui, at: &Situation, commands: &mut Vec<Command>) {
        let response = Modal::new(Id::unique("dialog")).frame(theme::card(ui)).show(ui, |ui| {
            ui.set_width(if matches!(self, Self::Palette(_)) { theme::PALETTE_WIDTH } else { theme::FORM_WIDTH });
            match self {
                Self::Palette(palette) => return palette.ui(ui, at, commands),
                Self::Confirm(confirm) => return confirm.ui(ui, commands),
                Self::Keys => keys::keys_ui(ui, at),
                Self::About => about::about_ui(ui),
                Self::Tell { title, text } => tell::tell_ui(ui, title, text),
                Self::Settle { title, text, key, value } => {
                    return settle::settle_ui(ui, (title, text), (key, value), commands);
                }
            }
            ui.add_space(theme::GROUP_GAP);
            ui.vertical_centered(|ui| {
                let close = ui.button(tr!("ui-command-close"));
                if ui.memory(|memory| memory.focused().is_none()) {
                    close.request_focus();
                }
                close.clicked()
            })
            .inner
        });
        if response.inner || response.should_close() {
            commands.push(Command::Close);
        }
    }
}
