//! The vault is being checked as a whole: how far it is, and a way to stop. Nothing else can be done meanwhile, because
//! what is checked must stand still.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use egui::{CentralPanel, Context, Margin, RichText, Ui};

use crate::registry::verify::{Report, Watch};
use crate::tr;
use crate::ui::command::Command;
use crate::ui::desk::Desk;
use crate::ui::jobs::{Job, Progress};
use crate::ui::theme;
use crate::ui::widgets::{command_button, progress};

/// The screen, while another thread has the desk.
pub(crate) struct Check {
    job: Job<(Box<Desk>, Option<Report>)>,
    watch: Arc<Watch>,
    folder: PathBuf,
    started: Instant,
    /// How many entries there are to check.
    total: u64,
    /// Whether the vault is to be locked as soon as it is back.
    pub(crate) then_lock: bool,
}

impl Check {
    /// Hands the desk to a thread; it comes back with what was found.
    pub(crate) fn start(desk: Box<Desk>, ctx: &Context) -> io::Result<Self> {
        let watch = Arc::new(Watch::default());
        let (total, folder, seen) = (desk.entries(), desk.folder().to_path_buf(), Arc::clone(&watch));
        let job = Job::start("verify", ctx, move || {
            let report = desk.verify(&seen);
            (desk, report)
        })?;
        Ok(Self { job, watch, folder, started: Instant::now(), total, then_lock: false })
    }

    /// As it looks when this many entries were found to hold; it does not go on.
    pub(crate) fn standing(desk: &Desk, entries: u64) -> Self {
        let (watch, folder) = (Arc::new(Watch::at(entries)), desk.folder().to_path_buf());
        let (job, started, total) = (Job::standing(), Instant::now(), desk.entries());
        Self { job, watch, folder, started, total, then_lock: false }
    }

    /// The folder of the vault.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Stops it; the desk comes back at once.
    pub(crate) fn stop(&self) {
        self.watch.stop();
    }

    /// Looks whether the desk is back.
    pub(crate) fn poll(&self) -> Progress<(Box<Desk>, Option<Report>)> {
        self.job.poll()
    }

    /// How long it has been going on.
    pub(crate) fn took(&self) -> std::time::Duration {
        self.started.elapsed()
    }

    /// Draws it; a frame every tenth of a second, while it goes on.
    pub(crate) fn ui(&self, ui: &mut Ui, commands: &mut Vec<Command>) {
        ui.request_repaint_after(theme::PROGRESS_EVERY);
        CentralPanel::default().frame(theme::ground(ui, Margin::same(14))).show(ui, |ui| {
            ui.add_space(((ui.available_height() - 200.0) / 2.5).max(8.0));
            ui.vertical_centered(|ui| {
                ui.set_max_width(theme::FORM_WIDTH + 48.0);
                theme::card(ui).show(ui, |ui| {
                    ui.set_width(theme::FORM_WIDTH);
                    ui.heading(tr!("check-heading"));
                    ui.add_space(theme::GAP);
                    let entries = self.watch.entries();
                    let text = if entries == 0 {
                        tr!("check-file")
                    } else if entries < self.total {
                        tr!("check-entries", n = entries, total = self.total)
                    } else {
                        tr!("check-tables")
                    };
                    // The file first, then the entries, the tables last: about a tenth each of the first and the last.
                    let share = 0.1 + 0.8 * entries as f32 / self.total.max(1) as f32;
                    progress(ui, if entries == 0 { 0.05 } else { share });
                    ui.label(RichText::new(text).color(theme::palette(ui).faint));
                    ui.add_space(theme::GAP);
                    command_button(ui, Command::StopVerifying, Some("Esc"), commands);
                });
            });
        });
        if ui.input(|input| input.key_pressed(egui::Key::Escape)) {
            commands.push(Command::StopVerifying);
        }
    }
}
