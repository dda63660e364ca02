//! A book laid out: cover, opening page, then the ruled pages. Pure: the same book gives the same pages.
//!
//! Rows are never split and never cut. A page's rows do not depend on what comes after them, so a full page stays as it
//! is while the book grows; a page once sealed keeps its rows even when later facts make them taller.

use std::ops::Range;

use super::PrintError;
use super::book::{Align, Book};
use super::cover;
use super::face::Face;
use super::foot::{self, Bound, Foot};
use super::mark;
use super::page::{Area, Page, Type};
use super::spread::{self, Watch};
use super::table::{Grid, Measured, Style};
use super::words;

/// The pages of a book, or of a card, and the facts of those with rows.
#[derive(Debug, Clone)]
pub struct Paginated {
    /// Of a book: cover, opening page, ruled pages. Of a card: its pages.
    pub pages: Vec<Page>,
    /// The ruled pages, in order: the last `sheets.len()` of `pages`.
    pub sheets: Vec<SheetFacts>,
}

impl Paginated {
    /// The sheets of a page number and what is on them: one, or more if the page has a continuation.
    pub fn sheets_of(&self, page_no: u32) -> impl Iterator<Item = (&SheetFacts, &Page)> {
        let before = self.pages.len().saturating_sub(self.sheets.len());
        self.sheets.iter().zip(self.pages.iter().skip(before)).filter(move |(sheet, _)| sheet.page_no == page_no)
    }
}

/// The facts of one ruled page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetFacts {
    /// The page's number in the book, or on the card, from 1.
    pub page_no: u32,
    /// 0, or which continuation of a sealed page this is.
    pub part: u32,
    /// The number of its first row; none on a page without rows.
    pub from_row: Option<u32>,
    /// The number of its last row.
    pub to_row: Option<u32>,
    /// Whether nothing can be added to the page any more; the page of a card never is.
    pub full: bool,
    /// Whether the page is marked 补打. Not a page that replaces an incomplete one.
    pub reprint: bool,
    /// The digest of what the page says, see [`mark::page_digest`] and [`mark::card_digest`].
    pub digest: [u8; 32],
    /// The digest as twelve digits.
    pub code: String,
}

/// The white around what is printed; the left one is for the binding.
pub(crate) const LEFT_MM: f32 = 20.0;
pub(crate) const RIGHT_MM: f32 = 8.0;
pub(crate) const TOP_MM: f32 = 9.0;
pub(crate) const BOTTOM_MM: f32 = 7.0;

const TITLE: Type = Type::new(Face::Sans, 16.0);
const UNDER_TITLE: Type = Type::new(Face::Serif, 9.0);
const HEADER_MM: f32 = 15.0;
const FOOT_GAP_MM: f32 = 1.0;

const STYLE: Style = Style {
    head: Type::new(Face::Sans, 8.0),
    body: Type::new(Face::Serif, 8.0),
    note: Type::new(Face::Serif, 7.5),
    min_row_mm: 9.0,
};

/// Which pages of a book, or of a card, are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Choice {
    /// All of them, cover and opening page included.
    #[default]
    All,
    /// Those that are not on paper yet: pages never printed, and the last page where it has more rows than on paper.
    /// Cover and opening page only where nothing of the book was printed.
    New,
    /// From this page to that one. New pages that would be left out before them are taken along: pages go to paper in
    /// order, or what is on a later sheet could still move.
    Pages(u32, u32),
}

impl Choice {
    /// Which of the sheets are wanted.
    pub(crate) fn of<T>(self, sheets: &[T], page_no: impl Fn(&T) -> u32, is_new: impl Fn(&T) -> bool) -> Vec<&T> {
        let last = sheets.iter().rfind(|sheet| is_new(sheet) && self.names(page_no(sheet))).map(&page_no);
        let wanted = |sheet: &&T| match self {
            Self::All => true,
            Self::New => is_new(sheet),
            Self::Pages(..) => {
                self.names(page_no(sheet)) || (is_new(sheet) && last.is_some_and(|last| page_no(sheet) < last))
            }
        };
        sheets.iter().filter(wanted).collect()
    }

    fn names(self, page: u32) -> bool {
        match self {
            Self::All | Self::New => true,
            Self::Pages(from, to) => (from..=to).contains(&page),
        }
    }
}

/// Lays out a whole book.
pub fn book_pages(book: &Book, foot: &Foot) -> Result<Paginated, PrintError> {
    book_pages_of(book, foot, Choice::All, &Watch::default())
}

/// Lays out the pages of a book that are wanted.
pub fn book_pages_of(book: &Book, foot: &Foot, choice: Choice, watch: &Watch) -> Result<Paginated, PrintError> {
    let (width, height) = book.orientation.a4_mm();
    let inner = inner_area(width, height);
    let table =
        Area { y: inner.y + HEADER_MM, height: inner.height - HEADER_MM - foot::FULL_MM - FOOT_GAP_MM, ..inner };
    let grid = Grid::new(&book.columns, table, STYLE)?;
    let mut rows = Vec::with_capacity(book.rows.len());
    let take = |row| {
        rows.push(row);
        Ok(())
    };
    spread::in_order(watch, &book.rows, || (), |(), row| grid.measure(row), take)?;
    let places = places(book, &grid, &rows);
    let count = places.last().map_or(book.pages_before, |place| place.page_no);
    let wanted = choice.of(&places, |place| place.page_no, |place| place.is_new(book, &rows));

    let foot_area = Area { y: inner.bottom() - foot::FULL_MM, height: foot::FULL_MM, ..inner };
    let bound = Bound::of_book(book, count);
    let draw = |(): &mut (), place: &&Place| {
        let mut page = Page::new(width, height);
        header(&mut page, inner, book)?;
        grid.draw(&mut page, rows.get(place.rows.clone()).unwrap_or_default(), place.closed)?;
        let sheet = place.sheet(book);
        foot::full(&mut page, foot_area, &bound, foot, &sheet)?;
        Ok((page, sheet))
    };
    let mut paginated = Paginated { pages: Vec::new(), sheets: Vec::with_capacity(wanted.len()) };
    if choice == Choice::All || (choice == Choice::New && !book.printed) {
        paginated.pages.extend([cover::cover(book, foot)?, cover::opening(book, foot, count)?]);
    }
    let take = |(page, sheet)| {
        paginated.pages.push(page);
        paginated.sheets.push(sheet);
        Ok(())
    };
    spread::in_order(watch, &wanted, || (), draw, take)?;
    Ok(paginated)
}

/// Which rows stand on a page.
struct Place {
    page_no: u32,
    part: u32,
    rows: Range<usize>,
    /// Whether no row can come to it any more.
    closed: bool,
    full: bool,
    /// Whether it is on paper already.
    sealed: bool,
}

impl Place {
    fn is_new(&self, book: &Book, rows: &[Measured<'_>]) -> bool {
        let to = self.rows.end.checked_sub(1).and_then(|last| rows.get(last)).map_or(0, Measured::number);
        !self.sealed && (self.full || book.begun != Some((self.page_no, to)))
    }

    fn sheet(&self, book: &Book) -> SheetFacts {
        let &Self { page_no, part, full, sealed, .. } = self;
        let rows = book.rows.get(self.rows.clone()).unwrap_or_default();
        let digest = mark::page_digest(book, page_no, rows);
        SheetFacts {
            page_no,
            part,
            from_row: rows.first().map(|row| row.number),
            to_row: rows.last().map(|row| row.number),
            full,
            reprint: sealed,
            code: mark::code(&digest),
            digest,
        }
    }
}

/// Deals the rows out to the pages.
fn places(book: &Book, grid: &Grid<'_>, rows: &[Measured<'_>]) -> Vec<Place> {
    let mut places = Vec::new();
    if rows.is_empty() && book.pages_before > 0 {
        // Everything is on the pages that are left out.
        return places;
    }
    let (mut done, mut page_no, mut part) = (0, book.pages_before + 1, 0);
    loop {
        let rest = rows.get(done..).unwrap_or_default();
        let sealed = book.sealed.get(page_no as usize - 1).map(|&last| rows_up_to(rest, last)).filter(|&n| n > 0);
        let (taken, left_mm) = grid.fit(rest.get(..sealed.unwrap_or(rest.len())).unwrap_or_default());
        let more_follow = taken < rest.len();
        let closed = more_follow || sealed.is_some();
        let full = closed || left_mm < STYLE.min_row_mm;
        places.push(Place { page_no, part, rows: done..done + taken, closed, full, sealed: sealed.is_some() });
        done += taken;
        if sealed.is_some_and(|sealed| taken < sealed) {
            part += 1;
        } else {
            (page_no, part) = (page_no + 1, 0);
        }
        if !more_follow {
            return places;
        }
    }
}

/// The part of the paper that is printed on.
pub(crate) fn inner_area(width: f32, height: f32) -> Area {
    Area { x: LEFT_MM, y: TOP_MM, width: width - LEFT_MM - RIGHT_MM, height: height - TOP_MM - BOTTOM_MM }
}

fn header(page: &mut Page, inner: Area, book: &Book) -> Result<(), PrintError> {
    page.line(inner, inner.y + 6.5, Align::Centre, TITLE, &book.title)?;
    let under = inner.y + HEADER_MM - 1.8;
    let volume = format!("{}\u{3000}{}", words::year(book.year), words::volume(&book.volume));
    page.line(inner, under, Align::Left, UNDER_TITLE, &book.unit)?;
    page.line(inner, under, Align::Right, UNDER_TITLE, &volume)
}

fn rows_up_to(rows: &[Measured<'_>], last: u32) -> usize {
    rows.iter().take_while(|row| row.number() <= last).count()
}
