//! An account to be opened: a name, and a password typed twice.

use egui::{Id, Ui};

use super::{NewSecret, field, form_row};
use crate::model::text::tidy;
use crate::registry::keys::Password;
use crate::tr;

/// Its fields.
pub(crate) struct NewAccount {
    /// Whose it is, in messages and for the fields.
    who: &'static str,
    name: String,
    secret: NewSecret,
    /// The cursor goes to the name.
    is_fresh: bool,
}

impl NewAccount {
    /// Nothing typed yet.
    pub(crate) fn new(who: &'static str) -> Self {
        Self { who, name: String::new(), secret: NewSecret::new(Id::unique(who)), is_fresh: false }
    }

    /// The name, as it is going to be kept.
    pub(crate) fn name(&self) -> String {
        tidy(&self.name)
    }

    /// Puts the cursor into the name.
    pub(crate) fn focus(&mut self) {
        self.is_fresh = true;
    }

    /// Draws it; whether Enter was pressed in the last field.
    pub(crate) fn ui(&mut self, ui: &mut Ui) -> bool {
        let id = Id::unique(self.who).with("name");
        let goes_to = std::mem::take(&mut self.is_fresh).then_some(id);
        let on =
            form_row(ui, &tr!("account-name", who = self.who), |ui| field(ui, (id, goes_to), &mut self.name, false));
        let entered = self.secret.ui(ui, &tr!("account-password"), &self.name());
        if on {
            self.secret.focus();
        }
        entered
    }

    /// What is wrong with it.
    pub(crate) fn trouble(&self) -> Option<String> {
        if self.name().is_empty() {
            return Some(tr!("account-no-name", who = self.who));
        }
        self.secret.trouble()
    }

    /// Hands on what was typed, and wipes it.
    pub(crate) fn take(&mut self, ui: &Ui) -> (String, Password) {
        (self.name(), self.secret.take(ui))
    }
}
