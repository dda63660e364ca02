//! The desk is away on a thread that needs all of it: the whole vault is checked, or a ledger brought in. It comes back as
//! it went, with what was found; whoever wanted to lock meanwhile is locked out then.

use egui::Context;

use super::app::{App, job_failed};
use super::dialogs::Dialog;
use super::jobs::Progress;
use super::screens::{Away, Check, Choose};
use super::session::Session;
use crate::tr;

impl App {
    /// Hands the desk to a thread that checks the whole vault.
    pub(super) fn verify(&mut self, ctx: &Context) {
        let Session::Open(_) = &self.session else { return };
        let Session::Open(desk) = std::mem::replace(&mut self.session, Session::Choose(Choose::default())) else {
            return;
        };
        self.session = match Check::start(desk, ctx) {
            Ok(check) => Session::Check(Box::new(check)),
            Err(error) => {
                self.dialog = Some(Dialog::Tell { title: tr!("command-verify"), text: job_failed(&error) });
                Session::Choose(Choose::default())
            }
        };
    }

    pub(super) fn stop_verifying(&self) {
        if let Session::Check(check) = &self.session {
            check.stop();
        }
    }

    /// Hands the desk to a thread that brings its ledger in, or tries to.
    pub(super) fn bring_in(&mut self, rehearsal: bool, ctx: &Context) {
        if !matches!(&self.session, Session::Open(desk) if desk.has_ledger()) {
            return;
        }
        let Session::Open(desk) = std::mem::replace(&mut self.session, Session::Choose(Choose::default())) else {
            return;
        };
        self.session = match Away::bring_in(desk, rehearsal, ctx) {
            Ok(away) => Session::Away(Box::new(away)),
            Err(error) => Session::Choose(Choose { trouble: Some(job_failed(&error)), ..Choose::default() }),
        };
    }

    /// The desk comes back with its ledger brought in, or tried.
    pub(super) fn see_away(&mut self, ctx: &Context) {
        let Session::Away(away) = &self.session else { return };
        let then_lock = away.then_lock;
        match away.poll() {
            Progress::Working => {}
            Progress::Done(desk) => {
                self.session = Session::Open(desk);
                if then_lock {
                    self.lock(ctx);
                }
            }
            Progress::Lost => self.show_doors(ctx, Some(tr!("ui-job-lost"))),
        }
    }

    /// The desk comes back from its check.
    pub(super) fn see_check(&mut self, ctx: &Context) {
        let Session::Check(check) = &self.session else { return };
        let (took, then_lock) = (check.took(), check.then_lock);
        match check.poll() {
            Progress::Working => {}
            Progress::Done((mut desk, report)) => {
                desk.checked(report, took);
                self.session = Session::Open(desk);
                if then_lock {
                    self.lock(ctx);
                }
            }
            Progress::Lost => self.show_doors(ctx, Some(tr!("ui-job-lost"))),
        }
    }
}
