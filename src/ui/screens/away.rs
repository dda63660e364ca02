//! The books are away: a ledger is being tried or brought in on another thread, and nothing else can be done with them
//! until they are back.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use egui::{CentralPanel, Context, Margin, Ui};

use crate::tr;
use crate::ui::desk::Desk;
use crate::ui::jobs::{Job, Progress};
use crate::ui::theme;
use crate::ui::widgets::under_way;

/// The screen, while another thread has the desk.
pub(crate) struct Away {
    job: Job<Box<Desk>>,
    rehearsal: bool,
    rows: Arc<AtomicUsize>,
    folder: PathBuf,
    /// Whether the vault is to be locked as soon as it is back.
    pub(crate) then_lock: bool,
}

impl Away {
    /// Hands the desk to a thread that brings its ledger in, or tries to.
    pub(crate) fn bring_in(mut desk: Box<Desk>, rehearsal: bool, ctx: &Context) -> io::Result<Self> {
        let rows = Arc::new(AtomicUsize::new(0));
        let (folder, seen) = (desk.folder().to_path_buf(), Arc::clone(&rows));
        let job = Job::start("bring-in", ctx, move || {
            desk.bring_in(rehearsal, &seen);
            desk
        })?;
        Ok(Self { job, rehearsal, rows, folder, then_lock: false })
    }

    /// As it looks when this many rows were read; it does not go on.
    pub(crate) fn standing(desk: &Desk, rehearsal: bool, rows: usize) -> Self {
        let (rows, folder) = (Arc::new(AtomicUsize::new(rows)), desk.folder().to_path_buf());
        Self { job: Job::standing(), rehearsal, rows, folder, then_lock: false }
    }

    /// The folder of the vault.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Looks whether the desk is back.
    pub(crate) fn poll(&self) -> Progress<Box<Desk>> {
        self.job.poll()
    }

    /// Draws it; a frame every tenth of a second, while it goes on.
    pub(crate) fn ui(&self, ui: &mut Ui) {
        ui.request_repaint_after(theme::PROGRESS_EVERY);
        CentralPanel::default().frame(theme::ground(ui, Margin::same(14))).show(ui, |ui| {
            ui.add_space(((ui.available_height() - 160.0) / 2.5).max(8.0));
            ui.vertical_centered(|ui| {
                ui.set_max_width(theme::FORM_WIDTH + 48.0);
                theme::card(ui).show(ui, |ui| {
                    ui.set_width(theme::FORM_WIDTH);
                    let rows = self.rows.load(Ordering::Relaxed);
                    ui.heading(if self.rehearsal { tr!("intake-trying", rows) } else { tr!("intake-entering", rows) });
                    ui.add_space(theme::GAP);
                    // Row by row the share would be a guess: looking takes as long as writing.
                    under_way(ui);
                });
            });
        });
    }
}
