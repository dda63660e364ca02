//! Reading the books: which there are, which lines are wanted in which order, and the lines themselves. A window
//! lists identities once and reads only the rows it shows.

use super::{Error, Registry};
use crate::model::book::Book;
use crate::model::ids::LineId;
use crate::model::register::Register;
use crate::model::view::{DocumentRow, LineRow};

/// What the lines of a register are ordered by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// Year, volume, number.
    #[default]
    Number,
    /// The line's date.
    Date,
    /// The issuing body.
    Issuer,
    /// The document number.
    DocumentNumber,
    /// The title.
    Title,
    /// The level.
    Level,
}

/// Which lines of a register are wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// The register.
    pub register: Register,
    /// One year of it; all where it is not said.
    pub year: Option<i16>,
    /// What the document is searched by.
    pub words: Option<String>,
    /// In which order.
    pub order: Order,
    /// Whether backwards.
    pub descending: bool,
}

impl Wanted {
    /// All lines of a register, latest first.
    pub fn latest(register: Register) -> Self {
        Self { register, year: None, words: None, order: Order::Number, descending: true }
    }
}

impl Registry {
    /// The books there are, with how many lines each has.
    pub fn books(&self) -> Result<Vec<(Book, u32)>, Error> {
        Ok(self.store.read().books()?)
    }

    /// The identities of the lines that are wanted, in order.
    pub fn line_ids(&self, wanted: &Wanted) -> Result<Vec<LineId>, Error> {
        Ok(self.store.read().line_ids(wanted)?)
    }

    /// One line.
    pub fn line(&self, id: LineId) -> Result<Option<LineRow>, Error> {
        Ok(self.store.read().line(id)?)
    }

    /// All lines of a book, by number.
    pub fn lines_of_book(&self, book: Book) -> Result<Vec<LineRow>, Error> {
        Ok(self.store.read().lines_of_book(book)?)
    }

    /// Up to `most` lines of a book, those behind the number `after`, by number.
    pub fn lines_of_book_after(&self, book: Book, after: u32, most: u32) -> Result<Vec<LineRow>, Error> {
        Ok(self.store.read().lines_of_book_after(book, after, most)?)
    }

    /// The documents that answer to the words: hanzi, full pinyin or initials, number, copy number.
    pub fn search(&self, words: &str, limit: u32) -> Result<Vec<DocumentRow>, Error> {
        Ok(self.store.read().search(words, limit)?)
    }
}
