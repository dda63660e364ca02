//! A book laid out: cover, opening page, then the ruled pages. Pure: the same book gives the same pages.
//!
//! Rows are never split and never cut. A page's rows do not depend on what comes after them, so a full page stays as it
//! is while the book grows; a page once sealed keeps its rows even when later facts make them taller.

use super::PrintError;
use super::book::{Align, Book, Row};
use super::cover;
use super::face::Face;
use super::foot::{self, Bound, Foot};
use super::mark;
use super::page::{Area, Page, Type};
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

/// Lays out a whole book.
pub fn book_pages(book: &Book, foot: &Foot) -> Result<Paginated, PrintError> {
    let (width, height) = book.orientation.a4_mm();
    let inner = inner_area(width, height);
    let table =
        Area { y: inner.y + HEADER_MM, height: inner.height - HEADER_MM - foot::FULL_MM - FOOT_GAP_MM, ..inner };
    let grid = Grid::new(&book.columns, table, STYLE)?;
    let rows = book.rows.iter().map(|row| grid.measure(row)).collect::<Result<Vec<_>, _>>()?;

    let mut pages = Vec::new();
    let mut sheets: Vec<SheetFacts> = Vec::new();
    let (mut done, mut page_no, mut part) = (0, 1, 0);
    loop {
        let rest = rows.get(done..).unwrap_or_default();
        let sealed = book.sealed.get(page_no as usize - 1).map(|&last| rows_up_to(rest, last)).filter(|&n| n > 0);
        let (taken, left_mm) = grid.fit(rest.get(..sealed.unwrap_or(rest.len())).unwrap_or_default());
        let on_page = rest.get(..taken).unwrap_or_default();
        let more_follow = taken < rest.len();
        let closed = more_follow || sealed.is_some();
        let mut page = Page::new(width, height);
        header(&mut page, inner, book)?;
        grid.draw(&mut page, on_page, closed)?;
        pages.push(page);
        let printed = book.rows.get(done..done + taken).unwrap_or_default();
        let full = closed || left_mm < STYLE.min_row_mm;
        sheets.push(sheet(book, (page_no, part), printed, full, sealed.is_some()));
        done += taken;
        if sealed.is_some_and(|sealed| taken < sealed) {
            part += 1;
        } else {
            (page_no, part) = (page_no + 1, 0);
        }
        if !more_follow {
            break;
        }
    }
    drop::<Vec<Measured<'_>>>(rows);

    let foot_area = Area { y: inner.bottom() - foot::FULL_MM, height: foot::FULL_MM, ..inner };
    let count = sheets.last().map_or(0, |sheet| sheet.page_no);
    let bound = Bound::of_book(book, count);
    for (page, sheet) in pages.iter_mut().zip(&sheets) {
        foot::full(page, foot_area, &bound, foot, sheet)?;
    }
    let mut all = vec![cover::cover(book, foot)?, cover::opening(book, foot, count)?];
    all.append(&mut pages);
    Ok(Paginated { pages: all, sheets })
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

fn sheet(book: &Book, (page_no, part): (u32, u32), rows: &[Row], full: bool, reprint: bool) -> SheetFacts {
    let digest = mark::page_digest(book, page_no, rows);
    SheetFacts {
        page_no,
        part,
        from_row: rows.first().map(|row| row.number),
        to_row: rows.last().map(|row| row.number),
        full,
        reprint,
        code: mark::code(&digest),
        digest,
    }
}
