//! Lines of the books as rows on paper.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{Register, cells, texts};
use crate::model::book as shelf;
use crate::model::date::paper;
use crate::model::event::PrintedPage;
use crate::model::line::LineKind;
use crate::model::view::LineRow;
use crate::print::book::{Book, Cell, Column, ColumnKind, Row};
use crate::print::layout::Choice;

/// The most lines of text a cell is given before its text goes below the row, where it has the page's whole width: a
/// remark of a hundred words must not make a row taller than the page.
const MOST_LINES: usize = 12;
/// The width of a hanzi in the table, and what a cell keeps free at its edges.
const HANZI_MM: f32 = 2.83;
const EDGES_MM: f32 = 1.8;

/// A book ready to be laid out: those of `lines` that stand in it, in the order they are given, which is that of their
/// numbers. None for circulation, which is printed as cards.
///
/// A line shows what it says now, with every value it had before struck through. A void line is struck whole. A line
/// that corrects, voids or supplements another is one note from edge to edge. Where `opened_on` is not known the
/// opening page leaves room to write it. What is `on_paper` of the book already decides which pages keep their rows and
/// are marked 补打.
pub fn book(
    book: shelf::Book,
    unit: &str,
    opened_on: Option<Date>,
    retention: &str,
    lines: &[LineRow],
    on_paper: &[PrintedPage],
) -> Option<Book> {
    let register = Register::of(book.register)?;
    let rows = lines.iter().filter(|line| line.slot.book == book).map(|line| row(register, line)).collect();
    let opened_on = opened_on.map(paper).unwrap_or_default();
    let printed = register.book(unit, book.year, book.volume.into(), &opened_on, retention, rows);
    let begun = on_paper.iter().filter(|page| !page.full).map(|page| (page.page, page.to)).max();
    Some(Book { sealed: sealed(on_paper), begun, printed: !on_paper.is_empty(), ..printed })
}

/// How many of a book's first pages need not be read for a choice of its pages, because they are full and on paper, and
/// the number of the last row on them.
pub fn behind(choice: Choice, on_paper: &[PrintedPage]) -> (u32, u32) {
    let sealed = sealed(on_paper);
    let pages = match choice {
        Choice::All => 0,
        Choice::New => sealed.len(),
        Choice::Pages(from, _) => sealed.len().min((from as usize).saturating_sub(1)),
    };
    (pages as u32, pages.checked_sub(1).and_then(|last| sealed.get(last)).copied().unwrap_or(0))
}

/// The last row of each page that has been printed full, from page 1 on. A page that was printed more than once, or has
/// a continuation, is there more than once.
fn sealed(on_paper: &[PrintedPage]) -> Vec<u32> {
    let mut last: BTreeMap<u32, u32> = BTreeMap::new();
    for page in on_paper.iter().filter(|page| page.full) {
        let to = last.entry(page.page).or_default();
        *to = page.to.max(*to);
    }
    (1..).zip(last).take_while(|(n, (page, _))| n == page).map(|(_, (_, to))| to).collect()
}

fn row(register: Register, line: &LineRow) -> Row {
    let number = line.slot.number;
    match line.kind {
        LineKind::Entry => {
            let mut row = Row { number, cells: register.cells(line), struck: false, notes: Vec::new() };
            if let Some(by) = line.voided_by {
                row.struck = true;
                row.notes.push(texts::voided_by(by));
            }
            make_room(register.columns(), &mut row);
            row
        }
        LineKind::Correction | LineKind::Voiding | LineKind::Supplement => {
            Row { number, notes: vec![texts::note(register, line)], ..Row::default() }
        }
    }
}

/// Moves what is too long for its column below the row.
pub(super) fn make_room(columns: &[Column], row: &mut Row) {
    let after_number = columns.iter().skip(1);
    for (column, cell) in after_number.zip(&mut row.cells).filter(|(column, _)| column.kind == ColumnKind::Plain) {
        if lines_of(cell, column.width_mm - EDGES_MM) > MOST_LINES {
            row.notes.push(texts::spilled(&column.heading, cell));
            *cell = cells::plain(texts::SEE_BELOW.to_owned());
        }
    }
}

/// About how many lines the cell takes at this width.
fn lines_of(cell: &Cell, width_mm: f32) -> usize {
    let text: String = cell.spans.iter().map(|span| span.text.as_str()).collect();
    let width = |line: &str| line.chars().map(|c| if c.is_ascii() { 0.5 } else { 1.0 }).sum::<f32>() * HANZI_MM;
    text.lines().map(|line| (width(line) / width_mm).ceil() as usize).sum()
}
