//! Whoever is at the desk changes their password: the old one, and a new one twice. The keys are wrapped on a thread;
//! what was typed is wiped as soon as it was handed on, and kept nowhere.

use std::fmt;
use std::path::PathBuf;

use egui::{Id, Key, Label, Modifiers, RichText, Ui};
use zeroize::Zeroize as _;

use super::foot_ui;
use crate::registry::Error;
use crate::registry::accounts::{Rewrapped, rewrap};
use crate::registry::keys::{KeysError, Password};
use crate::ui::command::Command;
use crate::ui::jobs::{Job, Progress};
use crate::ui::theme;
use crate::ui::widgets::{NewSecret, Tone, field, form_row, notice, wipe};
use crate::{explain, tr};

/// Room for a word of any length, so that it is not copied about in memory.
const ROOM: usize = 256;

/// The dialog.
pub(crate) struct ChangePassword {
    folder: PathBuf,
    name: String,
    old: String,
    /// The cursor goes to the old password.
    to_old: bool,
    secret: NewSecret,
    job: Option<Job<Result<Rewrapped, Error>>>,
    trouble: Option<String>,
}

impl fmt::Debug for ChangePassword {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // What is typed is nobody's business.
        f.debug_struct("ChangePassword").field("name", &self.name).finish_non_exhaustive()
    }
}

impl ChangePassword {
    /// Asks for the password of this account.
    pub(crate) fn new(folder: PathBuf, name: String) -> Self {
        let (old, secret) = (String::with_capacity(ROOM), NewSecret::new(Id::unique("change-password")));
        Self { folder, name, old, to_old: true, secret, job: None, trouble: None }
    }

    /// Draws it; whether it is done with.
    pub(super) fn ui(&mut self, ui: &mut Ui, commands: &mut Vec<Command>) -> bool {
        self.see(ui, commands);
        let mut entered = ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
        ui.heading(tr!("accounts-password-title"));
        ui.label(RichText::new(tr!("accounts-password-whose", name = self.name.as_str())).strong());
        ui.add(Label::new(RichText::new(tr!("accounts-password-what")).color(theme::palette(ui).faint)).wrap());
        ui.add_space(theme::GAP);
        let waits = self.job.is_some();
        ui.add_enabled_ui(!waits, |ui| entered |= self.fields_ui(ui));
        if let Some(trouble) = &self.trouble {
            ui.add_space(theme::GAP);
            notice(ui, Tone::Danger, trouble);
        }
        let label = if waits { tr!("accounts-password-changing") } else { tr!("accounts-password-go") };
        let (goes, leaves) = foot_ui(ui, waits, &label, &tr!("command-leave"));
        if (entered || goes) && !waits {
            self.change(ui);
        }
        leaves
    }

    /// Draws the fields; whether Enter was pressed in the last.
    fn fields_ui(&mut self, ui: &mut Ui) -> bool {
        let goes_to = (ui.is_enabled() && std::mem::take(&mut self.to_old)).then_some(old_field());
        let label = tr!("accounts-old-password");
        let on = form_row(ui, &label, |ui| field(ui, (old_field(), goes_to), &mut self.old, true));
        let entered = self.secret.ui(ui, &tr!("accounts-new-password"), &self.name);
        if on {
            self.secret.focus();
        }
        entered
    }

    /// Wraps the keys on a thread: two derivations take up to two seconds.
    fn change(&mut self, ui: &Ui) {
        self.trouble = None;
        if self.old.is_empty() {
            self.to_old = true;
            self.trouble = Some(tr!("accounts-no-old"));
            return;
        }
        let same = || self.secret.is(&self.old).then(|| tr!("accounts-same-password"));
        self.trouble = self.secret.trouble().or_else(same);
        if self.trouble.is_some() {
            self.secret.focus();
            return;
        }
        let (folder, name, new) = (self.folder.clone(), self.name.clone(), self.secret.take(ui));
        let old = Password::new(self.old.clone());
        wipe(ui, old_field(), &mut self.old);
        match Job::start("password", ui, move || rewrap(&folder, &name, &old, &new)) {
            Ok(job) => self.job = Some(job),
            Err(error) => self.trouble = Some(tr!("ui-job-failed", reason = error.to_string())),
        }
    }

    /// Sees what became of it.
    fn see(&mut self, ui: &Ui, commands: &mut Vec<Command>) {
        let Some(job) = &self.job else { return };
        match job.poll() {
            Progress::Working => return,
            Progress::Done(Ok(wrapped)) => commands.push(Command::KeepPassword(Box::new(wrapped))),
            Progress::Done(Err(Error::Keys(KeysError::WrongPassword))) => {
                self.trouble = Some(tr!("accounts-wrong-old"));
            }
            Progress::Done(Err(error)) => self.trouble = Some(explain::error(&error)),
            Progress::Lost => self.trouble = Some(tr!("ui-job-lost")),
        }
        self.to_old = self.trouble.is_some();
        self.job = None;
        ui.ctx().request_repaint();
    }

    /// Wipes what was typed.
    pub(super) fn wipe(&mut self, ui: &Ui) {
        wipe(ui, old_field(), &mut self.old);
        self.secret.wipe(ui);
    }
}

impl Drop for ChangePassword {
    fn drop(&mut self) {
        self.old.zeroize();
    }
}

fn old_field() -> Id {
    Id::unique("change-password").with("old")
}
