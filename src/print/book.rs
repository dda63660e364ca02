//! What a printed book is made of: the facts of the book, its columns, its rows. Plain data, filled by whoever prints.

use super::face;
use std::borrow::Cow;

/// One year's volume of a register, ready to be laid out.
#[derive(Debug, Clone)]
pub struct Book {
    /// The register's two-digit code, the first thing in a page's mark.
    pub register: u8,
    /// The register's name, the title of the book.
    pub title: String,
    /// The unit that keeps the book.
    pub unit: String,
    /// The year the book belongs to.
    pub year: i16,
    /// Which of the year's volumes this is.
    pub volume: Volume,
    /// How long the book itself is kept.
    pub retention: String,
    /// When the book was opened, as printed.
    pub opened_on: String,
    /// What the opening page says about filling in the book, one rule a paragraph.
    pub filling_rules: Vec<String>,
    /// Which way the paper lies.
    pub orientation: Orientation,
    /// The columns; the first one holds the row's number.
    pub columns: Vec<Column>,
    /// How many of its first pages, full and on paper, are left out: the rows begin behind them.
    pub pages_before: u32,
    /// The rows in the order of their numbers.
    pub rows: Vec<Row>,
    /// The number of the last row on each page that has been printed full, from page 1 on. Such a page keeps its rows
    /// for ever; if later facts make them outgrow it, it gets a continuation and the pages after it stay what they are.
    ///
    /// Printed again, such a page and its continuations are marked 补打.
    pub sealed: Vec<u32>,
    /// The last page that is on paper without being full, and the number of its last row there: until it has more rows
    /// there is nothing new to print of it.
    pub begun: Option<(u32, u32)>,
    /// Whether the book was printed before: its cover and its opening page are then marked 补打.
    pub printed: bool,
}

impl Book {
    /// Spells every character that cannot be drawn as its code point: for whoever was told and wants the page all the
    /// same.
    pub fn spell_out(&mut self) {
        let notes = self.rows.iter_mut().flat_map(|row| &mut row.notes);
        notes.chain([&mut self.unit]).for_each(spell);
        let cells = self.rows.iter_mut().flat_map(|row| &mut row.cells);
        cells.flat_map(|cell| &mut cell.spans).for_each(|span| spell(&mut span.text));
    }
}

/// Spells what cannot be drawn in one text.
pub(crate) fn spell(text: &mut String) {
    if let std::borrow::Cow::Owned(spelled) = face::spelled_out(text) {
        *text = spelled;
    }
}

/// A volume: ordinary levels and top secret are kept in separate ones.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Volume {
    /// The volume's two-digit code in a page's mark.
    pub code: u8,
    /// Its name as printed.
    pub name: String,
}

/// Which way the paper lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Orientation {
    /// The long edge down.
    Portrait,
    /// The long edge across: books of ten columns and more.
    Landscape,
}

impl Orientation {
    /// Width and height of an A4 sheet lying this way.
    pub const fn a4_mm(self) -> (f32, f32) {
        match self {
            Self::Portrait => (210.0, 297.0),
            Self::Landscape => (297.0, 210.0),
        }
    }
}

/// A column of a book.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// The heading; a line break in it is kept.
    pub heading: Cow<'static, str>,
    /// The width on A4. If the columns do not fill the page they are widened in proportion.
    pub width_mm: f32,
    /// Where the text stands in the cell.
    pub align: Align,
    /// What the column is for.
    pub kind: ColumnKind,
}

impl Column {
    /// A column of printed text.
    pub const fn plain(heading: &'static str, width_mm: f32, align: Align) -> Self {
        Self { heading: Cow::Borrowed(heading), width_mm, align, kind: ColumnKind::Plain }
    }

    /// A column people sign in by hand.
    pub const fn signature(heading: &'static str, width_mm: f32) -> Self {
        Self { heading: Cow::Borrowed(heading), width_mm, align: Align::Centre, kind: ColumnKind::Signature }
    }
}

/// What a column is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnKind {
    /// Printed text.
    Plain,
    /// Left empty whatever the row says: people sign by hand.
    Signature,
}

/// Where text stands between the edges of its cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// At the left edge.
    Left,
    /// In the middle.
    Centre,
    /// At the right edge.
    Right,
}

impl Align {
    /// Where a text of a width starts in a band.
    pub(crate) fn start(self, x: f32, band: f32, width: f32) -> f32 {
        match self {
            Self::Left => x,
            Self::Centre => x + (band - width) / 2.0,
            Self::Right => x + band - width,
        }
    }
}

/// A numbered entry of a book.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Row {
    /// The entry's number, printed in the first column; none is printed where it is 0.
    pub number: u32,
    /// The cells of the columns after the number; missing ones are empty.
    pub cells: Vec<Cell>,
    /// Whether the whole entry is void: everything in it is struck, empty cells are closed with a line.
    pub struck: bool,
    /// Lines below the cells, across all columns after the number: who corrected what, and why. A row that has notes
    /// and no cells at all is one note from edge to edge.
    pub notes: Vec<String>,
}

/// The content of a cell.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cell {
    /// The pieces, in order.
    pub spans: Vec<Span>,
}

/// A piece of a cell's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// The text.
    pub text: String,
    /// Whether a line is drawn through it.
    pub struck: bool,
}

impl Cell {
    /// A cell that has never been corrected.
    pub fn text(text: impl Into<String>) -> Self {
        Self { spans: vec![Span { text: text.into(), struck: false }] }
    }

    /// A corrected cell: the old text struck through, the new one after it.
    pub fn corrected(old: impl Into<String>, new: impl Into<String>) -> Self {
        Self { spans: vec![Span { text: old.into(), struck: true }, Span { text: new.into(), struck: false }] }
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::text(text)
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::text(text)
    }
}
