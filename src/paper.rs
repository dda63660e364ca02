//! From the books to paper: reads the rows of a print job, lays them out, and says what is to be recorded of it. The
//! command line and the window print through here, so that both print the same.

use crate::model::book::Book;
use crate::model::chain::hex;
use crate::model::event::{Printed, PrintedPage};
use crate::model::ids::CardId;
use crate::model::settings::RETENTION;
use crate::print::registers;
use crate::print::{Foot, Page, PrintError, book_pages, card_pages};
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
        reprint: false,
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

fn lay_out_book(
    registry: &Registry,
    book: Book,
    unit: &str,
    foot: &Foot,
    laid_out: &mut LaidOut,
) -> Result<(), PaperError> {
    let what = Printed::Book(book);
    let lines = registry.lines_of_book(book)?;
    let on_paper = registry.printed_pages(what)?;
    let retention = registers::retention_of(registry.setting(RETENTION)?.as_deref());
    let opened_on = lines.first().map(|line| line.date);
    let sealed = on_paper.iter().filter(|page| page.full).map(|page| page.to).collect();
    let Some(sheets) = registers::book(book, unit, opened_on, &retention, &lines, sealed) else {
        return Ok(());
    };
    // A full page that is on paper is printed again only as 补打; an incomplete one is replaced by its successor.
    let reprint = on_paper.iter().any(|page| page.full);
    let paginated = book_pages(&sheets, &Foot { reprint, ..foot.clone() })?;
    let pages = paginated
        .sheets
        .iter()
        .map(|sheet| PrintedPage {
            page: sheet.page_no,
            from: sheet.from_row.unwrap_or(0),
            to: sheet.to_row.unwrap_or(0),
            full: sheet.full,
            digest: hex(&sheet.digest),
            code: sheet.code.clone(),
        })
        .collect();
    laid_out.pages.extend(paginated.pages);
    laid_out.printings.push((what, reprint, pages));
    Ok(())
}

fn lay_out_card(
    registry: &Registry,
    card: CardId,
    unit: &str,
    foot: &Foot,
    laid_out: &mut LaidOut,
) -> Result<(), PaperError> {
    let what = Printed::Card(card);
    let Some(row) = registry.card(card)? else { return Ok(()) };
    let reprint = !registry.printed_pages(what)?.is_empty();
    let pages = card_pages(&[registers::card(&row, unit)], &Foot { reprint, ..foot.clone() })?;
    let printed = (1..)
        .zip(&pages)
        .map(|(page, _)| PrintedPage {
            page,
            from: row.slot.number,
            to: row.slot.number,
            full: false,
            digest: String::new(),
            code: String::new(),
        })
        .collect();
    laid_out.pages.extend(pages);
    laid_out.printings.push((what, reprint, printed));
    Ok(())
}
