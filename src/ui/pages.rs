//! What a preview shows. The books are read on the screen's thread, which is short; the pages are laid out on another.

use crate::model::book::{Book, Slot};
use crate::model::event::Printed;
use crate::model::settings::RETENTION;
use crate::model::view::{CardRow, LineRow};
use crate::print::{self, Foot, Page, PrintError, registers};
use crate::registry::{Error, Registry};

/// Everything that the pages are made of.
#[derive(Debug)]
pub(crate) struct Gathered {
    unit: String,
    retention: String,
    foot: Foot,
    what: What,
}

#[derive(Debug)]
enum What {
    Book { book: Book, lines: Vec<LineRow>, sealed: Vec<u32> },
    Card(Box<CardRow>),
    Nothing,
}

/// Reads what the pages are made of. Nothing is recorded: a preview is no printing.
pub(crate) fn gather(registry: &Registry, what: Printed) -> Result<Gathered, Error> {
    let (head_seq, head_digest_hex) = registry.head()?;
    let on_paper = registry.printed_pages(what)?;
    let sealed: Vec<u32> = on_paper.iter().filter(|page| page.full).map(|page| page.to).collect();
    let reprint = match what {
        Printed::Book(_) => !sealed.is_empty(),
        Printed::Card(_) => !on_paper.is_empty(),
    };
    Ok(Gathered {
        unit: registry.unit()?,
        retention: registers::retention_of(registry.setting(RETENTION)?.as_deref()),
        foot: Foot {
            head_seq,
            head_digest_hex,
            printed_at: registry.clock().now().strftime("%Y-%m-%d %H:%M").to_string(),
            printed_by: registry.user().to_owned(),
            reprint,
        },
        what: match what {
            Printed::Book(book) => What::Book { book, lines: registry.lines_of_book(book)?, sealed },
            Printed::Card(card) => registry.card(card)?.map_or(What::Nothing, |card| What::Card(Box::new(card))),
        },
    })
}

impl Gathered {
    /// The card's place among the year's cards.
    pub(crate) fn slot(&self) -> Option<Slot> {
        match &self.what {
            What::Card(card) => Some(card.slot),
            What::Book { .. } | What::Nothing => None,
        }
    }

    /// Lays the pages out.
    pub(crate) fn lay_out(self) -> Result<Vec<Page>, PrintError> {
        match self.what {
            What::Book { book, lines, sealed } => {
                let opened_on = lines.first().map(|line| line.date);
                match registers::book(book, &self.unit, opened_on, &self.retention, &lines, sealed) {
                    Some(book) => Ok(print::book_pages(&book, &self.foot)?.pages),
                    None => Ok(Vec::new()),
                }
            }
            What::Card(card) => print::card_pages(&[registers::card(&card, &self.unit)], &self.foot),
            What::Nothing => Ok(Vec::new()),
        }
    }
}
