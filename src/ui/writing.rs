//! The manual on its way to paper: asked for a name, laid out and written on another thread. It is no register, so
//! nothing is recorded of it.

use std::io;
use std::path::PathBuf;

use egui::Context;
use jiff::Zoned;

use super::bars::Said;
use super::jobs::{Job, Progress};
use super::widgets::Tone;
use super::{manual, pick};
use crate::print::{self, DocumentMeta, PrintError};
use crate::{explain, tr};

/// A file on its way.
pub(crate) struct Writing(Job<Result<Option<PathBuf>, PrintError>>);

/// How far it is.
pub(crate) enum Written {
    /// On its way.
    Going,
    /// Over, with what there is to say.
    Over(Option<Said>),
}

impl Writing {
    /// The manual in the language in force.
    pub(crate) fn manual(created: Zoned, ctx: &Context) -> io::Result<Self> {
        let title = tr!("manual-title");
        let (ask, prose) = (pick::Save::pdf(&title), manual::prose());
        let job = Job::start("manual", ctx, move || {
            let Some(path) = ask.ask() else { return Ok(None) };
            let pages = print::prose_pages(&title, &prose)?;
            print::save(&print::write(&pages, &DocumentMeta { title, created })?, &path)?;
            Ok(Some(path))
        })?;
        Ok(Self(job))
    }

    /// How far it is.
    pub(crate) fn poll(&self) -> Written {
        let (tone, text) = match self.0.poll() {
            Progress::Working => return Written::Going,
            Progress::Done(Ok(None)) => return Written::Over(None),
            Progress::Done(Ok(Some(path))) => (Tone::Well, tr!("ui-saved", path = path.display())),
            Progress::Done(Err(error)) => (Tone::Danger, explain::print_error(&error)),
            Progress::Lost => (Tone::Danger, tr!("ui-job-lost")),
        };
        Written::Over(Some(Said { tone, text, slip: None }))
    }
}
