//! A further account: whose, for what post, and a password that its owner types. The key is made on a thread; what was
//! typed is wiped as soon as it was handed on, and kept nowhere.

use std::fmt;

use egui::{Button, Id, Key, Label, Modifiers, RichText, ScrollArea, Ui, vec2};

use super::{foot_ui, height_of};
use crate::model::person::Post;
use crate::model::refusal::Refusal;
use crate::model::view::AccountRow;
use crate::registry::Error;
use crate::registry::accounts::{Keymaker, NewKey};
use crate::ui::command::Command;
use crate::ui::jobs::{Job, Progress};
use crate::ui::widgets::{NameField, NewSecret, Tone, form_row, notice};
use crate::ui::{say, theme};
use crate::{explain, tr};

/// The dialog.
pub(crate) struct OpenAccount {
    maker: Keymaker,
    /// The names that have an account.
    taken: Vec<String>,
    name: NameField,
    post: Post,
    /// The cursor goes to the post.
    to_post: bool,
    secret: NewSecret,
    job: Option<Job<Result<NewKey, Error>>>,
    trouble: Option<String>,
}

impl fmt::Debug for OpenAccount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // What is typed is nobody's business.
        f.debug_struct("OpenAccount").field("post", &self.post).finish_non_exhaustive()
    }
}

impl OpenAccount {
    /// Asks for an account; those who have one, and other people that are known.
    pub(crate) fn new(maker: Keymaker, accounts: Vec<AccountRow>, known: Vec<String>) -> Self {
        let of = Id::unique("open-account");
        // A leader is what is wanted first; destructions want witnesses then.
        let has_leader = accounts.iter().any(|account| account.post == Post::Leader);
        let post = if has_leader { Post::Witness } else { Post::Leader };
        let taken = accounts.into_iter().map(|account| account.name).collect();
        Self {
            maker,
            taken,
            name: NameField::new(of.with("name"), known),
            post,
            to_post: false,
            secret: NewSecret::new(of),
            job: None,
            trouble: None,
        }
    }

    /// Draws it; whether it is done with.
    pub(super) fn ui(&mut self, ui: &mut Ui, commands: &mut Vec<Command>) -> bool {
        self.see(ui, commands);
        let mut entered = ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
        ui.heading(tr!("accounts-open-title"));
        ui.add(Label::new(RichText::new(tr!("accounts-open-what")).color(theme::palette(ui).faint)).wrap());
        ui.add_space(theme::GAP);
        let waits = self.job.is_some();
        // In a low window the fields scroll; what is wrong and the buttons stay.
        let below = if self.trouble.is_some() { 2.0 * theme::FIELD } else { 0.0 };
        ScrollArea::vertical().max_height(height_of(ui) - below).show(ui, |ui| {
            ui.add_enabled_ui(!waits, |ui| entered |= self.fields_ui(ui));
        });
        if let Some(trouble) = &self.trouble {
            ui.add_space(theme::GAP);
            notice(ui, Tone::Danger, trouble);
        }
        let label = if waits { tr!("accounts-opening") } else { tr!("accounts-open-go") };
        let (goes, leaves) = foot_ui(ui, waits, &label, &tr!("accounts-leave"));
        if (entered || goes) && !waits {
            self.make(ui);
        }
        leaves
    }

    /// Draws the fields; whether Enter was pressed in the last.
    fn fields_ui(&mut self, ui: &mut Ui) -> bool {
        // Of the frame before: Enter goes on by one field a frame.
        let to_post = std::mem::take(&mut self.to_post);
        self.to_post = form_row(ui, &tr!("accounts-name"), |ui| self.name.ui(ui));
        ui.label(RichText::new(tr!("accounts-post")).weak());
        self.posts_ui(ui, to_post);
        ui.add_space(theme::GAP);
        ui.add(Label::new(RichText::new(tr!("accounts-own-password")).small().color(Tone::Faint.ink(ui))).wrap());
        let name = self.name.name();
        self.secret.ui(ui, &tr!("account-password"), &name)
    }

    /// Draws the posts, each with what it is for. Enter on one chooses it and goes on.
    fn posts_ui(&mut self, ui: &mut Ui, goes_here: bool) {
        for post in Post::ALL {
            ui.horizontal(|ui| {
                let button = Button::selectable(self.post == post, say::post(post)).frame_when_inactive(true);
                let response = ui.add(button.min_size(vec2(theme::SETTING_LABEL, 0.0)));
                if goes_here && self.post == post {
                    response.request_focus();
                }
                if response.clicked() {
                    self.post = post;
                    self.secret.focus();
                }
                let what = RichText::new(tr!("accounts-post-what", post = post.code())).small();
                ui.add(Label::new(what.color(Tone::Faint.ink(ui))).wrap());
            });
        }
    }

    fn trouble(&mut self) -> Option<String> {
        let name = self.name.name();
        let trouble = if name.is_empty() {
            tr!("accounts-no-name")
        } else if self.taken.contains(&name) {
            explain::error(&Refusal::AccountExists { name }.into())
        } else {
            let trouble = self.secret.trouble();
            if trouble.is_some() {
                self.secret.focus();
            }
            return trouble;
        };
        self.name.focus();
        Some(trouble)
    }

    /// Makes the key on a thread: that takes up to a second.
    fn make(&mut self, ui: &Ui) {
        self.trouble = self.trouble();
        if self.trouble.is_some() {
            return;
        }
        let (maker, name, post, password) = (self.maker.clone(), self.name.name(), self.post, self.secret.take(ui));
        match Job::start("account", ui, move || maker.make(&name, post, &password)) {
            Ok(job) => self.job = Some(job),
            Err(error) => self.trouble = Some(tr!("ui-job-failed", reason = error.to_string())),
        }
    }

    /// Sees what became of it.
    fn see(&mut self, ui: &Ui, commands: &mut Vec<Command>) {
        let Some(job) = &self.job else { return };
        match job.poll() {
            Progress::Working => return,
            Progress::Done(Ok(key)) => commands.push(Command::AddAccount(Box::new(key))),
            Progress::Done(Err(error)) => self.trouble = Some(explain::error(&error)),
            Progress::Lost => self.trouble = Some(tr!("ui-job-lost")),
        }
        self.job = None;
        ui.ctx().request_repaint();
    }

    /// Wipes what was typed.
    pub(super) fn wipe(&mut self, ui: &Ui) {
        self.secret.wipe(ui);
    }
}
