//! What a preview shows.

use crate::model::event::Printed;
use crate::paper::{self, LaidOut};
use crate::print::{Page, PrintError};
use crate::registry::{Error, Registry};

/// Everything that the pages are made of.
pub(crate) struct Gathered(paper::Gathered);

/// Reads what the pages are made of.
pub(crate) fn gather(registry: &Registry, what: Printed) -> Result<Gathered, Error> {
    paper::gather(registry, &[what]).map(Gathered)
}

impl Gathered {
    /// Lays the pages out.
    pub(crate) fn lay_out(self) -> Result<Vec<Page>, PrintError> {
        self.0.lay_out().map(|LaidOut { pages, .. }| pages)
    }
}
