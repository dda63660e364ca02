//! A sheet of paper that is filled and signed by hand, or signed for what stands on it: a title, what it is about, a
//! ruled table, lines to sign on, and from which state of the books it comes. It is no book: no page follows another
//! for ever.

use super::PrintError;
use super::book::{self, Align, Column, Orientation, Row};
use super::face::Face;
use super::page::{Area, Page, Type};
use super::table::{Grid, Style};

/// A sheet, on as many pages as its rows need.
#[derive(Debug, Clone, PartialEq)]
pub struct Roll {
    /// What it is called.
    pub title: String,
    /// The unit whose sheet it is.
    pub unit: String,
    /// The day or the month it is of.
    pub of: String,
    /// What it is about, a line each.
    pub facts: Vec<String>,
    /// Which way the paper lies.
    pub orientation: Orientation,
    /// Its columns, the number's first.
    pub columns: Vec<Column>,
    /// Its rows.
    pub rows: Vec<Row>,
    /// Whether blank rows fill the last page, to be filled by hand.
    pub goes_on: bool,
    /// How many rows a page has at most; none for as many as fit.
    pub most: Option<usize>,
    /// How tall a row is at least.
    pub row_mm: f32,
    /// What has to be kept in mind, a line each.
    pub reminders: Vec<String>,
    /// Who signs at the foot of every page.
    pub signed: Vec<String>,
    /// The books it was printed from, when and by whom.
    pub printed: String,
}

impl Roll {
    /// Spells every character that cannot be drawn as its code point, as [`super::Book::spell_out`] does.
    pub fn spell_out(&mut self) {
        let Self { unit, facts, rows, printed, .. } = self;
        let notes = rows.iter_mut().flat_map(|row| &mut row.notes);
        notes.chain(facts.iter_mut()).chain([unit, printed]).for_each(book::spell);
        let cells = rows.iter_mut().flat_map(|row| &mut row.cells).flat_map(|cell| &mut cell.spans);
        cells.for_each(|span| book::spell(&mut span.text));
    }
}

const TITLE: Type = Type::new(Face::Sans, 17.0);
const UNDER_TITLE: Type = Type::new(Face::Serif, 9.5);
const SMALL: Type = Type::new(Face::Serif, 7.5);
const SIGNED: Type = Type::new(Face::Serif, 10.0);
const STYLE: Style = Style {
    head: Type::new(Face::Sans, 8.5),
    body: Type::new(Face::Serif, 9.0),
    note: Type::new(Face::Sans, 8.5),
    min_row_mm: 9.0,
};

/// At the left edge the holes go through.
const LEFT_MM: f32 = 20.0;
const RIGHT_MM: f32 = 12.0;
const TOP_MM: f32 = 12.0;
const BOTTOM_MM: f32 = 9.0;
const TITLE_MM: f32 = 14.5;
const FACT_MM: f32 = 5.2;
const SIGNED_MM: f32 = 11.0;
const SMALL_MM: f32 = 4.2;

/// Lays it out; a sheet without rows is one page to be filled by hand.
pub fn roll_pages(roll: &Roll) -> Result<Vec<Page>, PrintError> {
    let (width, height) = roll.orientation.a4_mm();
    let inner = Area { x: LEFT_MM, y: TOP_MM, width: width - LEFT_MM - RIGHT_MM, height: height - TOP_MM - BOTTOM_MM };
    let head = TITLE_MM + roll.facts.len() as f32 * FACT_MM;
    let signed = if roll.signed.is_empty() { 0.0 } else { SIGNED_MM };
    let foot = signed + (roll.reminders.len() + 1) as f32 * SMALL_MM + 1.5;
    let table = Area { y: inner.y + head, height: inner.height - head - foot, ..inner };
    let mut grid = Grid::new(&roll.columns, table, Style { min_row_mm: roll.row_mm, ..STYLE })?;
    grid.ends_silently();
    let rows = roll.rows.iter().map(|row| grid.measure(row)).collect::<Result<Vec<_>, _>>()?;
    let mut places = Vec::new();
    let mut done = 0;
    while done < rows.len() {
        let (fits, _) = grid.fit(rows.get(done..).unwrap_or_default());
        let taken = fits.min(roll.most.unwrap_or(fits)).max(1);
        places.push(done..done + taken);
        done += taken;
    }
    if places.is_empty() {
        places.push(0..0);
    }
    let all = places.len();
    let mut pages = Vec::with_capacity(all);
    for (n, place) in (1..).zip(places) {
        let mut page = Page::new(width, height);
        heading(roll, &mut page, inner)?;
        let closed = !roll.goes_on || n < all;
        grid.draw(&mut page, rows.get(place).unwrap_or_default(), closed)?;
        ending(roll, &mut page, Area { y: table.bottom(), height: foot, ..inner }, &format!("{n} / {all}"))?;
        pages.push(page);
    }
    Ok(pages)
}

fn heading(roll: &Roll, page: &mut Page, inner: Area) -> Result<(), PrintError> {
    page.line(inner, inner.y + 6.5, Align::Centre, TITLE, &roll.title)?;
    page.line(inner, inner.y + 12.5, Align::Left, UNDER_TITLE, &roll.unit)?;
    page.line(inner, inner.y + 12.5, Align::Right, UNDER_TITLE, &roll.of)?;
    for (n, fact) in (1..).zip(&roll.facts) {
        page.line(inner, inner.y + 12.5 + n as f32 * FACT_MM, Align::Left, UNDER_TITLE, fact)?;
    }
    Ok(())
}

/// Where people sign, what has to be kept in mind, and where it comes from.
fn ending(roll: &Roll, page: &mut Page, area: Area, number: &str) -> Result<(), PrintError> {
    let mut y = area.y;
    if !roll.signed.is_empty() {
        let share = area.width / roll.signed.len() as f32;
        for (n, who) in roll.signed.iter().enumerate() {
            page.run(area.x + n as f32 * share, y + 7.5, SIGNED, who)?;
        }
        y += SIGNED_MM;
    }
    for reminder in &roll.reminders {
        y += SMALL_MM;
        page.line(area, y, Align::Left, SMALL, reminder)?;
    }
    page.line(area, area.bottom(), Align::Left, SMALL, &roll.printed)?;
    page.line(area, area.bottom(), Align::Right, SMALL, number)
}
