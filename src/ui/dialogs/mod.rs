//! What stands in front of everything else: one at a time.

mod about;
mod change_password;
mod confirm;
mod keys;
mod open_account;
mod palette;
mod settle;
mod tell;

use egui::{Button, Id, Key, KeyboardShortcut, Modal, Modifiers, RichText, Ui, vec2};

pub(crate) use change_password::ChangePassword;
pub(crate) use confirm::Confirm;
pub(crate) use open_account::OpenAccount;
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
    /// A further account.
    OpenAccount(OpenAccount),
    /// Another password for whoever is at the desk.
    ChangePassword(ChangePassword),
}

impl Dialog {
    /// Draws it.
    pub(crate) fn ui(&mut self, ui: &mut Ui, at: &Situation, commands: &mut Vec<Command>) {
        let response = Modal::new(Id::unique("dialog")).frame(theme::card(ui)).show(ui, |ui| {
            let is_wide = matches!(self, Self::Palette(_) | Self::OpenAccount(_));
            ui.set_width(if is_wide { theme::PALETTE_WIDTH } else { theme::FORM_WIDTH });
            match self {
                Self::Palette(palette) => return palette.ui(ui, at, commands),
                Self::Confirm(confirm) => return confirm.ui(ui, commands),
                Self::OpenAccount(account) => return account.ui(ui, commands),
                Self::ChangePassword(password) => return password.ui(ui, commands),
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
            self.wipe(ui);
            commands.push(Command::Close);
        }
    }

    /// Wipes what was typed in secret, and what egui remembers of it.
    fn wipe(&mut self, ui: &Ui) {
        match self {
            Self::Confirm(confirm) => confirm.wipe(ui),
            Self::OpenAccount(account) => account.wipe(ui),
            Self::ChangePassword(password) => password.wipe(ui),
            Self::Keys | Self::About | Self::Palette(_) | Self::Tell { .. } | Self::Settle { .. } => {}
        }
    }
}

/// How high the fields of a dialog can be in this window.
fn height_of(ui: &Ui) -> f32 {
    (ui.ctx().content_rect().height() - theme::DIALOG_CHROME).max(theme::DIALOG_CHROME / 2.0)
}

/// Draws the button that Ctrl+Enter stands for and the one that leaves; whether either was pressed.
fn foot_ui(ui: &mut Ui, waits: bool, go: &str, leave: &str) -> (bool, bool) {
    ui.add_space(theme::GROUP_GAP);
    let half = vec2((ui.available_width() - theme::GAP) / 2.0, theme::FIELD);
    ui.horizontal(|ui| {
        let palette = theme::palette(ui);
        let label = RichText::new(go).color(palette.on_accent);
        let key = super::say::keys(ui, KeyboardShortcut::new(Modifiers::COMMAND, Key::Enter));
        let button = Button::new(label).right_text(RichText::new(key).color(palette.on_accent).small());
        let goes = ui.add_enabled(!waits, button.fill(palette.accent).min_size(half)).clicked();
        (goes, ui.add_enabled(!waits, Button::new(leave).min_size(half)).clicked())
    })
    .inner
}
