//! The accounts of the vault, at the desk: asking for a further one or another password, and keeping the outcome.

use super::Desk;
use crate::registry::accounts::{NewKey, Rewrapped};
use crate::ui::dialogs::{ChangePassword, Dialog, OpenAccount};
use crate::ui::widgets::Tone;
use crate::{explain, tr};

impl Desk {
    /// Asks for a further account.
    pub(crate) fn ask_account(&self) -> Dialog {
        let (people, accounts) = match (self.registry.people(), self.registry.accounts()) {
            (Ok(people), Ok(accounts)) => (people, accounts),
            (Err(error), _) | (_, Err(error)) => {
                return Dialog::Tell { title: tr!("accounts-open-title"), text: explain::error(&error) };
            }
        };
        let known = people.into_iter().filter(|person| person.post.is_none()).map(|person| person.name).collect();
        Dialog::OpenAccount(OpenAccount::new(self.registry.keymaker(), accounts, known))
    }

    /// Opens an account; what went wrong, to be told.
    pub(crate) fn add_account(&mut self, key: NewKey) -> Option<Dialog> {
        let error = self.registry.open_account_with(key).err()?;
        Some(Dialog::Tell { title: tr!("accounts-open-title"), text: explain::error(&error) })
    }

    /// Asks whoever is here for another password.
    pub(crate) fn ask_password(&self) -> Dialog {
        let (folder, name) = self.door();
        Dialog::ChangePassword(ChangePassword::new(folder, name))
    }

    /// Keeps the new password; what went wrong, to be told.
    pub(crate) fn keep_password(&mut self, wrapped: Rewrapped) -> Option<Dialog> {
        match self.registry.keep_password(wrapped) {
            Ok(()) => {
                self.say(Tone::Well, tr!("accounts-password-changed"));
                None
            }
            Err(error) => Some(Dialog::Tell { title: tr!("accounts-password-title"), text: explain::error(&error) }),
        }
    }
}
