//! The cover and the opening page of a book.

use super::PrintError;
use super::book::{Align, Book, Column};
use super::face::Face;
use super::foot::{self, Foot};
use super::layout::inner_area;
use super::page::{Area, Page, Type};
use super::table::{FRAME_MM, Grid, INNER_RULE_MM, Style};
use super::words;

const UNIT: Type = Type::new(Face::Serif, 20.0);
const TITLE: Type = Type::new(Face::Sans, 40.0);
const YEAR: Type = Type::new(Face::Serif, 22.0);
const FACT: Type = Type::new(Face::Serif, 13.0);
const HEADING: Type = Type::new(Face::Sans, 16.0);
const SECTION: Type = Type::new(Face::Sans, 11.0);
const LABEL: Type = Type::new(Face::Sans, 10.0);
const VALUE: Type = Type::new(Face::Serif, 10.0);
const RULES: Type = Type { face: Face::Serif, size_pt: 10.0, lead_mm: 5.6 };

/// The cover: unit, title, year, volume, numbers, retention.
pub(crate) fn cover(book: &Book, foot: &Foot) -> Result<Page, PrintError> {
    let (width, height) = book.orientation.a4_mm();
    let mut page = Page::new(width, height);
    let inner = inner_area(width, height);
    let frame = Area { y: inner.y + 3.0, height: inner.height - foot::SMALL_MM - 4.0, ..inner };
    page.frame(frame, 0.9);
    let gap = 1.8;
    let thin = Area { y: frame.y + gap, height: frame.height - 2.0 * gap, ..frame.inset(gap) };
    page.frame(thin, 0.2);

    let text = frame.inset(20.0);
    let at = |share: f32| frame.y + frame.height * share;
    let band = |top: f32, height: f32| Area { y: at(top), height: frame.height * height, ..text };
    page.block(band(0.10, 0.14), Align::Centre, UNIT, &book.unit)?;
    page.block(band(0.26, 0.22), Align::Centre, TITLE, &book.title)?;
    page.line(text, at(0.58), Align::Centre, YEAR, &words::year(book.year))?;
    let volume = words::volume(&book.volume);
    let boxed = 16.0 + super::face::width_mm(FACT.face, FACT.size_pt, &volume)?;
    let around = Area { x: text.x + (text.width - boxed) / 2.0, y: at(0.635), width: boxed, height: 9.5 };
    page.block(around, Align::Centre, FACT, &volume)?;
    page.frame(around, 0.35);
    let span = book.rows.first().zip(book.rows.last()).map(|(first, last)| (first.number, last.number));
    page.line(text, at(0.80), Align::Centre, FACT, &words::numbers(span))?;
    page.line(text, at(0.88), Align::Centre, FACT, &words::retention(&book.retention))?;
    foot::small(&mut page, small_foot(inner), foot, book.printed)?;
    Ok(page)
}

/// The opening page: the book's facts, how it is filled in, and who handed it over to whom.
pub(crate) fn opening(book: &Book, foot: &Foot, pages: u32) -> Result<Page, PrintError> {
    let (width, height) = book.orientation.a4_mm();
    let mut page = Page::new(width, height);
    let inner = inner_area(width, height);
    let title = format!("{}\u{3000}{}", book.title, words::OPENING_PAGE);
    page.line(inner, inner.y + 7.5, Align::Centre, HEADING, &title)?;

    let top = inner.y + 14.0;
    let landscape = width > height;
    let half = if landscape { (inner.width - 8.0) / 2.0 } else { inner.width };
    let facts = Area { y: top, width: half, ..inner };
    let facts_bottom = facts_table(&mut page, facts, book, pages)?;
    let rules = if landscape {
        Area { x: inner.x + half + 8.0, y: top, width: half, ..inner }
    } else {
        Area { y: facts_bottom + 4.0, ..facts }
    };
    let rules_bottom = filling_rules(&mut page, rules, book)?;

    let below = facts_bottom.max(rules_bottom) + 5.0;
    let end = inner.bottom() - foot::SMALL_MM - 1.0;
    page.line(inner, below + 4.0, Align::Left, SECTION, words::HANDOVERS)?;
    let table = Area { y: below + 6.5, height: end - below - 6.5, ..inner };
    handovers(&mut page, table)?;
    foot::small(&mut page, small_foot(inner), foot, book.printed)?;
    Ok(page)
}

fn small_foot(inner: Area) -> Area {
    Area { y: inner.bottom() - foot::SMALL_MM, height: foot::SMALL_MM, ..inner }
}

/// A label and a value a row; returns the lower edge.
fn facts_table(page: &mut Page, area: Area, book: &Book, pages: u32) -> Result<f32, PrintError> {
    let label_mm = 34.0;
    let mut y = area.y;
    for (n, (label, value)) in words::facts(book, pages).iter().enumerate() {
        let value_area = Area { x: area.x + label_mm, width: area.width - label_mm, y, ..area }.inset(3.0);
        let height = (super::page::height_mm(value_area.width, VALUE, value)? + 3.0).max(9.0);
        let label_area = Area { y, width: label_mm, height, ..area };
        page.block(label_area, Align::Centre, LABEL, label)?;
        page.block(Area { height, ..value_area }, Align::Left, VALUE, value)?;
        if n > 0 {
            page.rule(area.x, y, area.right(), y, INNER_RULE_MM);
        }
        y += height;
    }
    page.rule(area.x + label_mm, area.y, area.x + label_mm, y, INNER_RULE_MM);
    page.frame(Area { height: y - area.y, ..area }, FRAME_MM);
    Ok(y)
}

/// The numbered rules; returns the lower edge.
fn filling_rules(page: &mut Page, area: Area, book: &Book) -> Result<f32, PrintError> {
    page.line(area, area.y + 4.0, Align::Left, SECTION, words::FILLING_RULES)?;
    let mut y = area.y + 7.5;
    for (n, rule) in book.filling_rules.iter().enumerate() {
        page.run(area.x, y + RULES.drop_mm(), RULES, &format!("{}.", n + 1))?;
        let text = Area { x: area.x + 6.0, width: area.width - 6.0, y, ..area };
        y += page.paragraph(text, RULES, rule)? + 1.2;
    }
    Ok(y)
}

fn handovers(page: &mut Page, area: Area) -> Result<(), PrintError> {
    let columns = words::HANDOVER_HEADINGS.map(|heading| Column::signature(heading, 10.0));
    let style = Style { head: LABEL, body: VALUE, note: VALUE, min_row_mm: 9.5 };
    let grid = Grid::new(&columns, area, style)?;
    if grid.room_mm() < style.min_row_mm {
        return Err(PrintError::HeadTooTall { needed_mm: area.y, available_mm: area.bottom() });
    }
    grid.draw(page, &[], false)
}
