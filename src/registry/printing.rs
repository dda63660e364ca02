//! What is on paper: a printing is an entry, and a sealed page is printed again only as 补打.

use super::{Done, Error, Registry};
use crate::model::book::Book;
use crate::model::event::{Print, Printed, PrintedPage};
use crate::model::ids::{CardId, LineId};

impl Registry {
    /// The pages of a book, or of a card, that are on paper, in the order they were printed. What is new is asked before
    /// it is laid out, so the answers are kept until the books change.
    pub fn printed_pages(&self, what: Printed) -> Result<Vec<PrintedPage>, Error> {
        if let Some((_, pages)) = self.kept().on_paper.iter().find(|(of, _)| *of == what) {
            return Ok(pages.clone());
        }
        let pages = self.read_printed_pages(what)?;
        self.kept().on_paper.push((what, pages.clone()));
        Ok(pages)
    }

    fn read_printed_pages(&self, what: Printed) -> Result<Vec<PrintedPage>, Error> {
        let read = self.store.read();
        let (book, card): (Book, Option<CardId>) = match what {
            Printed::Book(book) => (book, None),
            Printed::Card(card) => (read.slot_of_line(LineId(card.0))?.book, Some(card)),
        };
        Ok(read.printed_pages(book, card)?)
    }

    /// Records that pages were printed.
    pub fn record_printing(&mut self, printings: Vec<Print>) -> Result<Done, Error> {
        self.transact(|tx| {
            let mut seq = tx.read().head()?.0;
            for printing in printings {
                seq = tx.record(printing)?;
            }
            Ok(Done::only(seq))
        })
    }
}
