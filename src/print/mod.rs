//! Registers and cards → pages in millimetres → PDF.
//!
//! [`layout`], [`cover`], [`card`] are pure: the same rows give the same pages, and the screen's preview draws the very
//! items that the paper shows. [`pdf`] is the only user of a PDF library. No SQL, no egui, no clock: whoever prints
//! hands in rows, times and names.

pub mod book;
pub mod card;
mod cover;
pub mod face;
mod foot;
pub mod form;
pub mod labels;
pub mod layout;
pub mod mark;
pub mod page;
pub mod pdf;
pub mod prose;
pub mod registers;
pub mod roll;
mod setup;
pub mod slips;
mod spread;
mod table;
mod text;
mod words;
pub mod worksheet;

#[cfg(test)]
mod tests;

pub use book::{Align, Book, Cell, Column, ColumnKind, Orientation, Row, Span, Volume};
pub use card::{Card, Reader, card_pages, card_pages_of};
pub use face::Face;
pub use foot::Foot;
pub use form::{Form, FormTable, form_pages, form_pages_watched};
pub use layout::{Choice, Paginated, SheetFacts, book_pages, book_pages_of};
pub use mark::{PageMark, SlipMark};
pub use page::{Item, Page};
pub use pdf::{DocumentMeta, save, write, write_for};
pub use prose::{Prose, prose_pages};
pub use setup::{Setup, Shift, test_page};
pub use slips::{Slip, slip_pages};
pub use spread::Watch;
pub use worksheet::{Worksheet, worksheet_pages};

/// Why something cannot be put on paper.
#[derive(Debug, thiserror::Error)]
pub enum PrintError {
    /// Neither bundled face can draw a character; printing a box instead would be a silent loss.
    #[error("no bundled face has the character {character} (U+{code_point:04X})")]
    MissingGlyph {
        /// The character itself.
        character: char,
        /// Its code point, for characters the screen cannot show either.
        code_point: u32,
    },
    /// A row has something in it that cannot be printed.
    #[error("row {number} cannot be printed: {source}")]
    Row {
        /// The row's number in the book.
        number: u32,
        /// What is wrong with it.
        source: Box<Self>,
    },
    /// A row needs more height than a whole page has; rows are never split.
    #[error("row {number} needs {needed_mm:.0} mm, a page has {available_mm:.0} mm")]
    RowTooTall {
        /// The row's number in the book.
        number: u32,
        /// The height its wrapped text takes.
        needed_mm: f32,
        /// The height an empty page offers.
        available_mm: f32,
    },
    /// A row brings more cells than there are columns after the number.
    #[error("row {number} has {cells} cells, the book has {columns} columns after the number")]
    TooManyCells {
        /// The row's number in the book.
        number: u32,
        /// How many cells it brings.
        cells: usize,
        /// How many columns there are.
        columns: usize,
    },
    /// The columns are wider than the paper between its margins.
    #[error("the columns are {columns_mm:.1} mm wide, the page has {available_mm:.1} mm")]
    ColumnsTooWide {
        /// The sum of the columns' widths.
        columns_mm: f32,
        /// The width between the margins.
        available_mm: f32,
    },
    /// The text of a form does not leave room for what comes after it.
    #[error("the head of the form is {needed_mm:.0} mm tall, the page has {available_mm:.0} mm")]
    HeadTooTall {
        /// The height the wrapped text takes.
        needed_mm: f32,
        /// The height there is.
        available_mm: f32,
    },
    /// A page mark has more digits than its code can hold.
    #[error("page {page} of register {register}, {year} cannot be marked")]
    Mark {
        /// The register's code.
        register: u8,
        /// The book's year.
        year: i16,
        /// The page's number.
        page: u32,
    },
    /// A slip's entry has more digits than its code can hold.
    #[error("the slip of entry {seq} cannot be marked")]
    SlipMark {
        /// The entry.
        seq: u64,
    },
    /// A label's digits do not become a code, or its bars would be too narrow to be read.
    #[error("the label {payload} has no room for its code")]
    Label {
        /// The digits.
        payload: String,
    },
    /// A bundled face could not be cut down to the characters in use.
    #[error("a bundled face could not be subset: {reason}")]
    Subset {
        /// What the font library said.
        reason: String,
    },
    /// The document could not be assembled.
    #[error("the PDF could not be assembled: {reason}")]
    Assemble {
        /// What the PDF library said.
        reason: String,
    },
    /// It was asked to stop.
    #[error("the printing was stopped")]
    Stopped,
    /// The file could not be written.
    #[error("the PDF could not be written ({source}): {}", path.display())]
    Save {
        /// What the system said.
        source: std::io::Error,
        /// Where it should have gone.
        path: std::path::PathBuf,
    },
}

impl PrintError {
    /// Says which row the error is about.
    fn in_row(self, number: u32) -> Self {
        Self::Row { number, source: Box::new(self) }
    }
}
