//! Saving previewed pages as a PDF. A PDF of a register is a printing, and a printing is an entry: the file is written
//! on another thread, and what was written is recorded by the desk, whatever is on the screen by then.

use std::path::PathBuf;
use std::sync::Arc;

use egui::Context;

use super::jobs::{Job, Progress};
use super::pick;
use super::widgets::Tone;
use crate::paper::LaidOut;
use crate::print::{self, DocumentMeta, PrintError};
use crate::registry::Registry;
use crate::{explain, tr};

/// A save on its way.
pub(crate) struct Saving {
    laid_out: Arc<LaidOut>,
    meta: DocumentMeta,
    stage: Stage,
}

enum Stage {
    /// The system's dialog is open.
    Asking(Job<Option<PathBuf>>),
    /// The file is being written.
    Writing(Job<Result<PathBuf, PrintError>>),
}

/// How far it is.
pub(crate) enum Saved {
    /// On its way.
    Going(Saving),
    /// Over, with what there is to say.
    Over(Option<(Tone, String)>),
}

impl Saving {
    /// Asks where to save.
    pub(crate) fn start(laid_out: Arc<LaidOut>, name: String, registry: &Registry, ctx: &Context) -> Saved {
        let ask = pick::Save::pdf(&name);
        let meta = DocumentMeta { title: name, created: registry.clock().now() };
        match Job::start("ask", ctx, move || ask.ask()) {
            Ok(job) => Saved::Going(Self { laid_out, meta, stage: Stage::Asking(job) }),
            Err(error) => Saved::Over(Some((Tone::Danger, tr!("ui-job-failed", reason = error.to_string())))),
        }
    }

    /// Takes the next step where the last one is done.
    pub(crate) fn poll(self, registry: &mut Registry, ctx: &Context) -> Saved {
        match &self.stage {
            Stage::Asking(job) => match job.poll() {
                Progress::Working => Saved::Going(self),
                Progress::Done(None) => Saved::Over(None),
                Progress::Done(Some(path)) => self.write(path, ctx),
                Progress::Lost => Saved::Over(Some((Tone::Danger, tr!("ui-job-lost")))),
            },
            Stage::Writing(job) => match job.poll() {
                Progress::Working => Saved::Going(self),
                Progress::Done(Ok(path)) => Saved::Over(Some(self.record(&path, registry))),
                Progress::Done(Err(error)) => Saved::Over(Some((Tone::Danger, explain::print_error(&error)))),
                Progress::Lost => Saved::Over(Some((Tone::Danger, tr!("ui-job-lost")))),
            },
        }
    }

    fn write(self, path: PathBuf, ctx: &Context) -> Saved {
        let (laid_out, meta) = (Arc::clone(&self.laid_out), self.meta.clone());
        let job = Job::start("pdf", ctx, move || {
            print::save(&print::write(&laid_out.pages, &meta)?, &path)?;
            Ok(path)
        });
        match job {
            Ok(job) => Saved::Going(Self { stage: Stage::Writing(job), ..self }),
            Err(error) => Saved::Over(Some((Tone::Danger, tr!("ui-job-failed", reason = error.to_string())))),
        }
    }

    fn record(&self, path: &std::path::Path, registry: &mut Registry) -> (Tone, String) {
        match registry.record_printing(self.laid_out.printings.clone()) {
            Ok(_) => (Tone::Well, tr!("ui-saved", path = path.display())),
            Err(error) => (Tone::Danger, explain::error(&error)),
        }
    }
}
