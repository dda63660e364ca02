//! The ways in: the vaults that were open before, a new one, the sample. What [`super::app`] does with them.

use std::sync::Arc;

use egui::Context;

use super::app::{App, job_failed};
use super::desk::Desk;
use super::dialogs::Dialog;
use super::founding::{self, Plan, SAMPLE, Stage};
use super::idle::Idle;
use super::jobs::Progress;
use super::screens::{Choose, FirstStart};
use super::session::Session;
use super::taste::Taste;
use crate::registry::Registry;
use crate::{explain, tr};

impl App {
    /// The door with all ways in.
    pub(super) fn choose(&self, trouble: Option<String>) -> Choose {
        Choose { trouble, vaults: self.door.vaults(), making: None }
    }

    /// Goes to it; an open vault is closed.
    pub(super) fn show_doors(&mut self, ctx: &Context, trouble: Option<String>) {
        if self.opening.is_some() || self.founding.is_some() {
            return;
        }
        self.lock(ctx);
        if !matches!(self.session, Session::Check(_)) {
            self.session = Session::Choose(self.choose(trouble));
        }
    }

    /// Begins to set up a vault; an open one is closed.
    pub(super) fn set_up(&mut self, ctx: &Context) {
        self.show_doors(ctx, None);
        if let Session::Choose(_) = &self.session {
            let folder = self.door.place_for(&tr!("first-folder-name"));
            self.session = Session::FirstStart(Box::new(FirstStart::new(&folder)));
        }
    }

    /// Founds a vault on a thread: its keys take seconds.
    pub(super) fn found(&mut self, plan: Plan, ctx: &Context) {
        let Session::FirstStart(screen) = &mut self.session else { return };
        if self.founding.is_some() {
            return;
        }
        let stage = Arc::new(Stage::default());
        match founding::found(plan, &stage, ctx) {
            Ok(job) => {
                screen.wait(stage);
                self.founding = Some(job);
            }
            Err(error) => screen.fail(job_failed(&error)),
        }
    }

    /// Makes the sample, or opens it where it was made before.
    pub(super) fn look_at_sample(&mut self, ctx: &Context) {
        self.show_doors(ctx, None);
        let known = self.door.home().join(SAMPLE);
        let folder = if Registry::is_vault(&known) { known } else { self.door.place_for(SAMPLE) };
        let Session::Choose(screen) = &mut self.session else { return };
        let stage = Arc::new(Stage::default());
        match founding::look_at_sample(folder, &stage, ctx) {
            Ok(job) => {
                (screen.making, screen.trouble) = (Some(stage), None);
                self.founding = Some(job);
            }
            Err(error) => screen.trouble = Some(job_failed(&error)),
        }
    }

    /// Sits down at the vault that was founded, or says why there is none.
    pub(super) fn see_founding(&mut self, ctx: &Context) {
        let Some(job) = &self.founding else { return };
        let founded = match job.poll() {
            Progress::Working => return,
            Progress::Done(founded) => founded,
            Progress::Lost => Err(tr!("ui-job-lost")),
        };
        self.founding = None;
        let desk = founded.and_then(|(registry, told)| Ok((self.sit_down(registry, ctx)?, told)));
        match (desk, &mut self.session) {
            (Ok((desk, told)), Session::FirstStart(_) | Session::Choose(_)) => {
                self.session = Session::Open(Box::new(desk));
                self.dialog = told.map(|text| Dialog::Tell { title: tr!("founding-title"), text });
            }
            (Err(trouble), Session::FirstStart(screen)) => screen.fail(trouble),
            (Err(trouble), Session::Choose(screen)) => (screen.making, screen.trouble) = (None, Some(trouble)),
            // The door was left meanwhile: the vault closes again.
            (Ok(_) | Err(_), Session::SignIn(_) | Session::Open(_) | Session::Check(_) | Session::Away(_)) => {}
        }
    }

    /// The desk of a vault that is open, as the person wants it; the door remembers it.
    pub(super) fn sit_down(&mut self, registry: Registry, ctx: &Context) -> Result<Desk, String> {
        self.idle = Idle::new(Taste::recall(&registry, ctx));
        self.door.remember(registry.folder());
        Desk::new(registry).map_err(|error| explain::error(&error))
    }
}
