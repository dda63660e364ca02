//! From the books to paper: reads the rows of a print job, lays them out, and says what is to be recorded of it. The
//! command line and the window print through here, so that both print the same.

use crate::model::book::Book;
use crate::model::chain::hex;
use crate::model::event::{Printed, PrintedPage};
use crate::model::ids::CardId;
use crate::model::settings::{RETENTION, RETENTION_YEARS};
use crate::print::{Foot, Page, PrintError, book_pages, card_pages, registers};
use crate::registry::{Error, Registry};

/// One thing to print.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Job {
    /// A book: cover, opening page, all its lines.
    Book(Book),
    /// A circulation card.
    Card(CardId),
}

/// Laid out, and not yet on paper.
#[derive(Debug, Clone)]
pub struct LaidOut {
    /// What the file is called by a reader of PDF.
    pub title: String,
    /// The pages.
    pub pages: Vec<Page>,
    /// What is recorded when they are on paper.
    pub printings: Vec<(Printed, bool, Vec<PrintedPage>)>,
}

/// Why nothing was laid out.
#[derive(Debug, thiserror::Error)]
pub enum PaperError {
    /// The books could not be read.
    #[error(transparent)]
    Books(#[from] Error),
    /// Something cannot be put on paper.
    #[error(transparent)]
    Print(#[from] PrintError),
}

/// Reads and lays out the jobs, one after the other.
pub fn lay_out(registry: &Registry, jobs: &[Job]) -> Result<LaidOut, PaperError> {
    let unit = registry.unit()?;
    let (head_seq, head_digest_hex) = registry.head()?;
    let foot = Foot {
        head_seq,
        head_digest_hex,
        printed_at: registry.clock().now().strftime("%Y-%m-%d %H:%M").to_string(),
        printed_by: registry.user().to_owned(),
        reprinted: Vec::new(),
    };
    let mut laid_out = LaidOut { title: unit.clone(), pages: Vec::new(), printings: Vec::new() };
    for job in jobs {
        match job {
            Job::Book(book) => lay_out_book(registry, *book, &unit, &foot, &mut laid_out)?,
            Job::Card(card) => lay_out_card(registry, *card, &unit, &foot, &mut laid_out)?,
        }
    }
    Ok(laid_out)
}
