//! Slips in two copies: one sheet of paper standing upright, the same above and below a line to cut along. Whoever takes
//! something, or brings it, has the one; the cabinet keeps the other. People sign by hand; nothing is printed where
//! they do.

use std::borrow::Cow;
use std::ops::Range;

use super::PrintError;
use super::book::{self, Align, Column, Orientation, Row};
use super::card;
use super::face::Face;
use super::foot::{self, Foot};
use super::mark::{self, SlipMark};
use super::page::{Area, Page, Type};
use super::table::{FRAME_MM, Grid, HEAD_RULE_MM, INNER_RULE_MM, Style};
use super::words;

/// What a slip says, on both its copies.
#[derive(Debug, Clone, PartialEq)]
pub struct Slip {
    /// Which kind of slip, the first thing in its mark.
    pub kind: u8,
    /// What it is called.
    pub title: String,
    /// What the two copies are called, the upper one first.
    pub copies: [String; 2],
    /// The unit whose slip it is.
    pub unit: String,
    /// The number under which it stands in the books.
    pub number: String,
    /// Labels and values, two to a row.
    pub facts: Vec<(String, String)>,
    /// The columns of what it lists, the number's first.
    pub columns: Vec<Column>,
    /// What it lists.
    pub rows: Vec<Row>,
    /// Who signs.
    pub signatures: Vec<String>,
    /// What has to be kept in mind, in one sentence.
    pub reminder: String,
    /// The journal entry that it speaks of.
    pub seq: u64,
    /// When that was recorded, as printed.
    pub recorded_at: String,
    /// Who recorded it.
    pub recorded_by: String,
}

impl Slip {
    /// Spells every character that cannot be drawn as its code point, as [`super::Book::spell_out`] does.
    pub fn spell_out(&mut self) {
        let Self { unit, facts, rows, recorded_by, .. } = self;
        let values = facts.iter_mut().map(|(_, value)| value);
        [unit, recorded_by].into_iter().chain(values).for_each(book::spell);
        let cells = rows.iter_mut().flat_map(|row| &mut row.cells).flat_map(|cell| &mut cell.spans);
        cells.for_each(|span| book::spell(&mut span.text));
    }
}

const TITLE: Type = Type::new(Face::Sans, 15.0);
const COPY: Type = Type::new(Face::Sans, 9.0);
const UNDER_TITLE: Type = Type::new(Face::Serif, 9.0);
const SMALL: Type = Type::new(Face::Serif, 7.5);
const STYLE: Style = Style {
    head: Type::new(Face::Sans, 8.5),
    body: Type::new(Face::Serif, 8.5),
    note: Type::new(Face::Serif, 8.0),
    min_row_mm: 8.0,
};
/// Where people sign there is room to sign.
const SIGNING: Style = Style { min_row_mm: 13.0, ..STYLE };

const LEFT_MM: f32 = 20.0;
const RIGHT_MM: f32 = 14.0;
const TOP_MM: f32 = 9.0;
const BOTTOM_MM: f32 = 6.0;
const HEADER_MM: f32 = 15.5;
const FACT_MM: f32 = 8.0;
const SIGNATURES_MM: f32 = 22.0;
const REMINDER_MM: f32 = 6.0;
const GAP_MM: f32 = 1.2;

/// Lays a slip out on as many pages as what it lists needs.
pub fn slip_pages(slip: &Slip, foot: &Foot) -> Result<Vec<Page>, PrintError> {
    let (width, height) = Orientation::Portrait.a4_mm();
    let half = height / 2.0;
    let upper = Area { x: LEFT_MM, y: TOP_MM, width: width - LEFT_MM - RIGHT_MM, height: half - TOP_MM - BOTTOM_MM };
    let lower = Area { y: upper.y + half, ..upper };
    let mut parts = [Parts::of(slip, upper)?, Parts::of(slip, lower)?];
    let [first, _] = &parts;
    let rows = slip.rows.iter().map(|row| first.grid.measure(row)).collect::<Result<Vec<_>, _>>()?;
    let mut sheets: Vec<Range<usize>> = Vec::new();
    let mut done = 0;
    while sheets.is_empty() || done < rows.len() {
        let (taken, _) = first.grid.fit(rows.get(done..).unwrap_or_default());
        sheets.push(done..done + taken);
        done += taken;
    }
    let all = sheets.len() as u32;
    let mut pages = Vec::with_capacity(sheets.len());
    for (page_no, sheet) in (1..).zip(sheets) {
        let digest = mark::slip_digest(slip, page_no, slip.rows.get(sheet.clone()).unwrap_or_default());
        let code = mark::code(&digest);
        let mut page = Page::new(width, height);
        for (name, part) in slip.copies.iter().zip(&mut parts) {
            part.grid.goes_on(page_no < all);
            part.head(&mut page, slip, name)?;
            part.grid.draw(&mut page, rows.get(sheet.clone()).unwrap_or_default(), true)?;
            part.signatures(&mut page, slip)?;
            part.foot(&mut page, slip, foot, (page_no, all), &code)?;
        }
        cut_line(&mut page, half)?;
        pages.push(page);
    }
    Ok(pages)
}

/// One of the two copies: where everything stands.
struct Parts<'a> {
    inner: Area,
    grid: Grid<'a>,
}

impl<'a> Parts<'a> {
    fn of(slip: &'a Slip, inner: Area) -> Result<Self, PrintError> {
        let mut top = inner.y + HEADER_MM + GAP_MM;
        for pair in slip.facts.chunks(2) {
            top += card::facts_mm(&widths(inner, pair.len()), FACT_MM, &borrowed(pair))?;
        }
        let end = inner.bottom() - foot::FULL_MM - REMINDER_MM - SIGNATURES_MM - GAP_MM;
        if end - top < 2.5 * STYLE.min_row_mm {
            return Err(PrintError::HeadTooTall { needed_mm: top - inner.y, available_mm: end - inner.y });
        }
        let grid = Grid::new(&slip.columns, Area { y: top, height: end - top, ..inner }, STYLE)?;
        Ok(Self { inner, grid })
    }

    /// Draws title, copy, unit, number and facts.
    fn head(&self, page: &mut Page, slip: &Slip, name: &str) -> Result<(), PrintError> {
        let inner = self.inner;
        page.line(inner, inner.y + 6.5, Align::Centre, TITLE, &slip.title)?;
        let around = Area { x: inner.right() - 26.0, y: inner.y + 1.5, width: 26.0, height: 6.5 };
        page.block(around, Align::Centre, COPY, name)?;
        page.frame(around, HEAD_RULE_MM);
        page.line(inner, inner.y + 13.8, Align::Left, UNDER_TITLE, &slip.unit)?;
        page.line(inner, inner.y + 13.8, Align::Right, UNDER_TITLE, &slip.number)?;
        let top = inner.y + HEADER_MM;
        let mut y = top;
        for pair in slip.facts.chunks(2) {
            if y > top {
                page.rule(inner.x, y, inner.right(), y, INNER_RULE_MM);
            }
            y = card::facts(page, Area { y, ..inner }, &widths(inner, pair.len()), FACT_MM, &borrowed(pair))?;
        }
        page.frame(Area { y: top, height: y - top, ..inner }, FRAME_MM);
        Ok(())
    }

    /// Draws where people sign, and the sentence above the foot.
    fn signatures(&self, page: &mut Page, slip: &Slip) -> Result<(), PrintError> {
        let y = self.inner.bottom() - foot::FULL_MM - REMINDER_MM - SIGNATURES_MM;
        let columns: Vec<Column> =
            slip.signatures.iter().flat_map(|name| words::signing(name)).map(|(name, mm)| signed(name, mm)).collect();
        let area = Area { y, height: SIGNATURES_MM, ..self.inner };
        Grid::new(&columns, area, SIGNING)?.draw(page, &[], false)?;
        page.line(self.inner, area.bottom() + 4.3, Align::Left, SMALL, &slip.reminder)
    }

    /// Draws what proves the slip.
    fn foot(
        &self,
        page: &mut Page,
        slip: &Slip,
        foot: &Foot,
        (page_no, all): (u32, u32),
        code: &str,
    ) -> Result<(), PrintError> {
        let area = Area { y: self.inner.bottom() - foot::FULL_MM, height: foot::FULL_MM, ..self.inner };
        let mark = SlipMark { kind: slip.kind, seq: slip.seq, code: code.to_owned() };
        let width = foot::qr(page, area, &mark.payload().ok_or(PrintError::SlipMark { seq: slip.seq })?);
        let text = Area { width: area.width - width.ok_or(PrintError::SlipMark { seq: slip.seq })?, ..area };
        let [first, second, third] = [area.y + 4.6, area.y + 9.0, area.y + 13.4];
        page.line(text, first, Align::Left, SMALL, &words::slip_entry(slip))?;
        if all > 1 {
            page.line(text, first, Align::Right, SMALL, &words::page_of(page_no, 0, all))?;
        }
        page.line(text, second, Align::Left, SMALL, &words::slip_code(&mark::grouped(code)))?;
        page.line(text, third, Align::Left, SMALL, &words::printed(foot))
    }
}

fn signed(heading: String, width_mm: f32) -> Column {
    Column { heading: Cow::Owned(heading), ..Column::signature("", width_mm) }
}

fn widths(inner: Area, n: usize) -> Vec<f32> {
    if n == 1 { vec![inner.width] } else { vec![inner.width / 2.0; n] }
}

fn borrowed(pair: &[(String, String)]) -> Vec<(&str, &String)> {
    pair.iter().map(|(label, value)| (label.as_str(), value)).collect()
}

/// A dashed line from edge to edge, with a word in its middle.
fn cut_line(page: &mut Page, y: f32) -> Result<(), PrintError> {
    let (width, gap) = (page.width_mm, 11.0);
    let mut x = 4.0;
    while x + DASH_MM < width - 4.0 {
        if x + DASH_MM < width / 2.0 - gap || x > width / 2.0 + gap {
            page.rule(x, y, x + DASH_MM, y, INNER_RULE_MM);
        }
        x += 2.0 * DASH_MM;
    }
    let across = Area { x: 0.0, y, width, height: 0.0 };
    page.line(across, y + 1.0, Align::Centre, SMALL, words::CUT_HERE)
}

const DASH_MM: f32 = 2.0;
