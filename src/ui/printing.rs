//! Taking previewed pages to paper: to one of the system's printers, or into a PDF. Either is a printing, and a printing
//! is an entry: the work is done on another thread, and what became of it is recorded by the desk, once, whatever is on
//! the screen by then.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use egui::Context;
use serde::{Deserialize, Serialize};

use super::jobs::{Job, Progress};
use super::pick;
use super::printers::{self, SpoolError};
use super::widgets::Tone;
use crate::paper::LaidOut;
use crate::print::{self, DocumentMeta, PrintError, Setup, Watch};
use crate::registry::{Error, Registry};
use crate::{explain, tr};

/// On which printer, how many times, and how its paper lies.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Order {
    /// The printer's name.
    pub(crate) printer: String,
    /// How many of each page.
    #[serde(skip)]
    pub(crate) copies: u32,
    /// How far it is off.
    pub(crate) setup: Setup,
}

/// The preference that names the printer used last.
const PRINTER: &str = "print.printer";

impl Order {
    /// The printer used last, as it was set up.
    pub(crate) fn last(registry: &Registry) -> Result<Self, Error> {
        match registry.preference(PRINTER)? {
            Some(printer) => Self::of(registry, printer),
            None => Ok(Self { copies: 1, ..Self::default() }),
        }
    }

    /// One copy on a printer as it was set up.
    pub(crate) fn of(registry: &Registry, printer: String) -> Result<Self, Error> {
        // A setup that cannot be read is one that was never made.
        let setup = registry.preference(&key(&printer))?.and_then(|text| serde_json::from_str(&text).ok());
        Ok(Self { printer, copies: 1, setup: setup.unwrap_or_default() })
    }

    /// Keeps the printer and its setup for the next time.
    pub(crate) fn keep(&self, registry: &Registry) -> Result<(), Error> {
        registry.prefer(PRINTER, Some(&self.printer))?;
        let setup = serde_json::to_string(&self.setup).unwrap_or_default();
        registry.prefer(&key(&self.printer), Some(&setup))
    }
}

fn key(printer: &str) -> String {
    format!("print.setup.{printer}")
}

/// Where pages are to go.
pub(crate) enum Target {
    /// Into a file that a person names.
    File,
    /// To a printer.
    Printer(Order),
}

/// Pages on their way to paper.
pub(crate) struct Errand {
    laid_out: Arc<LaidOut>,
    meta: DocumentMeta,
    watch: Arc<Watch>,
    /// What is remembered once they are there, and under which name.
    keeps: Option<(&'static str, String)>,
    stage: Stage,
}

enum Stage {
    /// The system's dialog is open.
    Asking(Job<Option<PathBuf>>),
    /// The pages are being written, and handed over.
    Working(Job<Result<Done, Trouble>>),
}

/// Where the pages went.
enum Done {
    Saved(PathBuf),
    Sent(String),
}

/// Why they went nowhere.
enum Trouble {
    Print(PrintError),
    Spool(SpoolError),
}

impl From<PrintError> for Trouble {
    fn from(error: PrintError) -> Self {
        Self::Print(error)
    }
}

/// How far it is.
pub(crate) enum Step {
    /// On its way.
    Going(Errand),
    /// Over, with what there is to say.
    Over(Option<(Tone, String)>),
}

impl Step {
    /// Where pages are on their way: what the account prefers from then on when they are there.
    pub(crate) fn keeping(self, keeps: Option<(&'static str, String)>) -> Self {
        match self {
            Self::Going(errand) => Self::Going(Errand { keeps, ..errand }),
            Self::Over(said) => Self::Over(said),
        }
    }
}

impl Errand {
    /// Takes pages where they are to go.
    pub(crate) fn start(
        laid_out: Arc<LaidOut>,
        name: String,
        target: Target,
        registry: &Registry,
        ctx: &Context,
    ) -> Step {
        let meta = DocumentMeta { title: name, created: registry.clock().now() };
        let watch = Arc::new(Watch::default());
        let stage = match target {
            Target::File => {
                let ask = pick::Save::pdf(&meta.title);
                Job::start("ask", ctx, move || ask.ask()).map(Stage::Asking)
            }
            Target::Printer(order) => {
                let (laid_out, meta, watch) = (Arc::clone(&laid_out), meta.clone(), Arc::clone(&watch));
                let work = move || {
                    let pdf = print::write_for(&laid_out.pages, &meta, &order.setup, &watch)?;
                    printers::send(&pdf, &order.printer, order.copies).map_err(Trouble::Spool)?;
                    Ok(Done::Sent(order.printer))
                };
                Job::start("print", ctx, work).map(Stage::Working)
            }
        };
        match stage {
            Ok(stage) => Step::Going(Self { laid_out, meta, watch, keeps: None, stage }),
            Err(error) => Step::Over(Some((Tone::Danger, tr!("ui-job-failed", reason = error.to_string())))),
        }
    }

    /// How much of the pages is written, from 0 to 1; nothing while a person is asked.
    pub(crate) fn share(&self) -> Option<f32> {
        matches!(self.stage, Stage::Working(_)).then(|| self.watch.share())
    }

    /// Asks the work to end. What was handed over already is printed.
    pub(crate) fn stop(&self) {
        self.watch.stop();
    }

    /// Takes the next step where the last one is done.
    pub(crate) fn poll(self, registry: &mut Registry, ctx: &Context) -> Step {
        match &self.stage {
            Stage::Asking(job) => match job.poll() {
                Progress::Working => Step::Going(self),
                Progress::Done(None) => Step::Over(None),
                Progress::Done(Some(path)) => self.write(path, ctx),
                Progress::Lost => Step::Over(Some((Tone::Danger, tr!("ui-job-lost")))),
            },
            Stage::Working(job) => match job.poll() {
                Progress::Working => Step::Going(self),
                Progress::Done(Ok(done)) => Step::Over(Some(self.record(&done, registry))),
                Progress::Done(Err(trouble)) => Step::Over(Some((Tone::Danger, trouble.told()))),
                Progress::Lost => Step::Over(Some((Tone::Danger, tr!("ui-job-lost")))),
            },
        }
    }

    /// The desk is left: what is being handed over comes to its end and is recorded; a question is dropped.
    pub(crate) fn finish(self, registry: &mut Registry) {
        let Stage::Working(job) = &self.stage else { return };
        if let Progress::Done(Ok(done)) = job.wait(LEAVING) {
            self.record(&done, registry);
        }
    }

    fn write(self, path: PathBuf, ctx: &Context) -> Step {
        let (laid_out, meta, watch) = (Arc::clone(&self.laid_out), self.meta.clone(), Arc::clone(&self.watch));
        let job = Job::start("pdf", ctx, move || {
            print::save(&print::write_for(&laid_out.pages, &meta, &Setup::default(), &watch)?, &path)?;
            Ok(Done::Saved(path))
        });
        match job {
            Ok(job) => Step::Going(Self { stage: Stage::Working(job), ..self }),
            Err(error) => Step::Over(Some((Tone::Danger, tr!("ui-job-failed", reason = error.to_string())))),
        }
    }

    /// A slip and a test page are no pages of a register: nothing is recorded of them.
    fn record(&self, done: &Done, registry: &mut Registry) -> (Tone, String) {
        if let Some((key, value)) = &self.keeps {
            registry.prefer(key, Some(value)).ok();
        }
        if self.laid_out.printings.is_empty() {
            return (Tone::Well, done.told());
        }
        match registry.record_printing(self.laid_out.printings.clone()) {
            Ok(entry) => (Tone::Well, tr!("printing-recorded", done = done.told(), seq = entry.seq)),
            Err(error) => {
                (Tone::Danger, tr!("printing-not-recorded", done = done.told(), why = explain::error(&error)))
            }
        }
    }
}

/// How long leaving the desk waits for a printing to be handed over.
const LEAVING: Duration = Duration::from_secs(20);

impl Done {
    fn told(&self) -> String {
        match self {
            Self::Saved(path) => saved(path),
            Self::Sent(printer) => tr!("printing-sent", printer),
        }
    }
}

fn saved(path: &Path) -> String {
    tr!("ui-saved", path = path.display())
}

impl Trouble {
    fn told(&self) -> String {
        match self {
            Self::Print(error) => explain::print_error(error),
            Self::Spool(error) => spool_error(error),
        }
    }
}

/// Why the system prints nothing, and what can be done.
pub(crate) fn spool_error(error: &SpoolError) -> String {
    match error {
        SpoolError::NoSpooler => tr!("printing-no-spooler"),
        SpoolError::Refused(said) => tr!("printing-refused", said),
    }
}
