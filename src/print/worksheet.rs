//! A list of things to do on paper: A4 standing upright, a table under a heading, with room to tick. It is no register and
//! has no mark; what it says is said by whoever fills it, in their language.

use super::PrintError;
use super::book::{self, Align, Column, Orientation, Row};
use super::face::Face;
use super::page::{Area, Page, Type};
use super::table::{Grid, Measured, Style};

/// A list of things to do.
#[derive(Debug, Clone, PartialEq)]
pub struct Worksheet {
    /// What it is called.
    pub title: String,
    /// The unit whose list it is.
    pub unit: String,
    /// The day it is for.
    pub day: String,
    /// Its columns, the number's first.
    pub columns: Vec<Column>,
    /// What is to be done; a row without a number and with notes alone is the heading of those that follow.
    pub rows: Vec<Row>,
    /// What has to be kept in mind, in one sentence.
    pub reminder: String,
    /// When it was printed, and by whom.
    pub printed: String,
}

impl Worksheet {
    /// Spells every character that cannot be drawn as its code point, as [`super::Book::spell_out`] does.
    pub fn spell_out(&mut self) {
        let Self { unit, printed, rows, .. } = self;
        let notes = rows.iter_mut().flat_map(|row| &mut row.notes);
        notes.chain([unit, printed]).for_each(book::spell);
        let cells = rows.iter_mut().flat_map(|row| &mut row.cells).flat_map(|cell| &mut cell.spans);
        cells.for_each(|span| book::spell(&mut span.text));
    }
}

const TITLE: Type = Type::new(Face::Sans, 16.0);
const UNDER_TITLE: Type = Type::new(Face::Serif, 9.0);
const SMALL: Type = Type::new(Face::Serif, 7.5);
const STYLE: Style = Style {
    head: Type::new(Face::Sans, 8.5),
    body: Type::new(Face::Serif, 9.0),
    note: Type::new(Face::Sans, 9.0),
    min_row_mm: 8.0,
};

const LEFT_MM: f32 = 20.0;
const RIGHT_MM: f32 = 14.0;
const TOP_MM: f32 = 12.0;
const BOTTOM_MM: f32 = 10.0;
const HEADER_MM: f32 = 15.0;
const FOOT_MM: f32 = 10.0;

/// Lays it out on as many pages as what is to be done needs; on none where there is nothing.
pub fn worksheet_pages(sheet: &Worksheet) -> Result<Vec<Page>, PrintError> {
    let (width, height) = Orientation::Portrait.a4_mm();
    let inner = Area { x: LEFT_MM, y: TOP_MM, width: width - LEFT_MM - RIGHT_MM, height: height - TOP_MM - BOTTOM_MM };
    let table = Area { y: inner.y + HEADER_MM, height: inner.height - HEADER_MM - FOOT_MM, ..inner };
    let mut grid = Grid::new(&sheet.columns, table, STYLE)?;
    grid.ends_silently();
    let rows = sheet.rows.iter().map(|row| grid.measure(row)).collect::<Result<Vec<_>, _>>()?;
    let mut places = Vec::new();
    let mut done = 0;
    while done < rows.len() {
        let taken = taken(&grid, rows.get(done..).unwrap_or_default());
        places.push(done..done + taken);
        done += taken;
    }
    let all = places.len();
    let mut pages = Vec::with_capacity(all);
    for (n, place) in (1..).zip(places) {
        let mut page = Page::new(width, height);
        page.line(inner, inner.y + 6.5, Align::Centre, TITLE, &sheet.title)?;
        let under = inner.y + HEADER_MM - 1.8;
        page.line(inner, under, Align::Left, UNDER_TITLE, &sheet.unit)?;
        page.line(inner, under, Align::Right, UNDER_TITLE, &sheet.day)?;
        grid.draw(&mut page, rows.get(place).unwrap_or_default(), true)?;
        let [first, second] = [inner.bottom() - 5.0, inner.bottom() - 0.8];
        page.line(inner, first, Align::Left, SMALL, &sheet.reminder)?;
        page.line(inner, second, Align::Left, SMALL, &sheet.printed)?;
        page.line(inner, second, Align::Right, SMALL, &format!("{n} / {all}"))?;
        pages.push(page);
    }
    Ok(pages)
}

/// How many of the rows stand on the next page: a heading does not stay alone at its end.
fn taken(grid: &Grid<'_>, rows: &[Measured<'_>]) -> usize {
    let (fits, _) = grid.fit(rows);
    let ends_in_heading = fits < rows.len() && fits > 1 && rows.get(fits - 1).is_some_and(|row| row.number() == 0);
    fits - usize::from(ends_in_heading)
}
