//! The paper of a matter (审批表、清册、清单): title and number, facts in a ruled block, tables one below the other with
//! their heads repeated over pages, room for opinions and signatures. People sign by hand; nothing is printed where they
//! do. Rows are never split; what follows the tables stays together.

use std::ops::Range;

use super::PrintError;
use super::book::{self, Align, Column, Orientation, Row, Volume};
use super::card;
use super::face::Face;
use super::foot::{self, Bound, Foot};
use super::layout::{Paginated, SheetFacts};
use super::mark;
use super::page::{Area, Page, Type};
use super::spread::{self, Watch};
use super::table::{FRAME_MM, Grid, HEAD_RULE_MM, INNER_RULE_MM, Measured, Style};
use super::words;

/// A paper of a matter.
#[derive(Debug, Clone, PartialEq)]
pub struct Form {
    /// Which kind of paper, the first thing in its mark.
    pub kind: u8,
    /// The year of its number.
    pub year: i16,
    /// What it is called.
    pub title: String,
    /// Which of several copies it is; empty where there is one only.
    pub copy: String,
    /// The unit whose paper it is.
    pub unit: String,
    /// Its number.
    pub number: String,
    /// Which way the paper lies.
    pub orientation: Orientation,
    /// Labels and values, row by row.
    pub facts: Vec<Vec<(String, String)>>,
    /// What it lists.
    pub tables: Vec<FormTable>,
    /// Whose opinion is written in a box of its own.
    pub opinions: Vec<String>,
    /// Who signs.
    pub signatures: Vec<String>,
    /// Whether they sign every page, and not only the last one.
    pub signs_every_page: bool,
    /// What has to be kept in mind, in one sentence.
    pub reminder: String,
}

/// A table on it.
#[derive(Debug, Clone, PartialEq)]
pub struct FormTable {
    /// What stands above it; nothing where it is empty.
    pub heading: String,
    /// Its columns, the number's first.
    pub columns: Vec<Column>,
    /// Its rows; one without a number and with notes alone is the heading of those that follow, or a sum.
    pub rows: Vec<Row>,
    /// Whether it is said that nothing follows its last row.
    pub closed: bool,
}

impl Form {
    /// Spells every character that cannot be drawn as its code point, as [`super::Book::spell_out`] does.
    pub fn spell_out(&mut self) {
        let Self { unit, facts, tables, .. } = self;
        facts.iter_mut().flatten().map(|(_, value)| value).chain([unit]).for_each(book::spell);
        for row in tables.iter_mut().flat_map(|table| &mut table.rows) {
            row.notes.iter_mut().for_each(book::spell);
            row.cells.iter_mut().flat_map(|cell| &mut cell.spans).for_each(|span| book::spell(&mut span.text));
        }
    }
}

const TITLE: Type = Type::new(Face::Sans, 17.0);
const COPY: Type = Type::new(Face::Sans, 9.0);
const UNDER_TITLE: Type = Type::new(Face::Serif, 9.5);
const LABEL: Type = Type::new(Face::Sans, 9.5);
const HEADING: Type = Type::new(Face::Sans, 10.0);
const SMALL: Type = Type::new(Face::Serif, 8.0);
const STYLE: Style = Style {
    head: Type::new(Face::Sans, 8.5),
    body: Type::new(Face::Serif, 8.5),
    note: Type::new(Face::Sans, 8.5),
    min_row_mm: 9.0,
};

const LEFT_MM: f32 = 20.0;
const RIGHT_MM: f32 = 14.0;
const TOP_MM: f32 = 11.0;
const BOTTOM_MM: f32 = 8.0;
const HEADER_MM: f32 = 16.0;
const FACT_MM: f32 = 9.0;
const HEADING_MM: f32 = 7.0;
const GAP_MM: f32 = 3.0;
const CLOSED_MM: f32 = 5.5;
const LABEL_MM: f32 = 24.0;
const OPINION_MM: f32 = 22.0;
/// An opinion grows into the white below it, up to this.
const TALLEST_OPINION_MM: f32 = 46.0;
const SHORT_ROWS: usize = 8;
const SIGNATURE_MM: f32 = 13.0;
const REMINDER_MM: f32 = 6.0;
/// Heights that are added up in another order differ by less than this; a row must not be left out for it.
const HAIR_MM: f32 = 0.05;
/// As many sign beside each other as have this width.
const SIGNATURE_WIDTH_MM: f32 = 56.0;

/// Lays a paper out.
pub fn form_pages(form: &Form, foot: &Foot) -> Result<Paginated, PrintError> {
    form_pages_watched(form, foot, &Watch::default())
}

/// As [`form_pages`], under the eyes of somebody who may stop it.
pub fn form_pages_watched(form: &Form, foot: &Foot, watch: &Watch) -> Result<Paginated, PrintError> {
    let frame = Frame::of(form)?;
    let mut tables = Vec::with_capacity(form.tables.len());
    for table in &form.tables {
        let grid = Grid::new(&table.columns, frame.whole(), STYLE)?;
        let mut rows = Vec::with_capacity(table.rows.len());
        let take = |row| {
            rows.push(row);
            Ok(())
        };
        spread::in_order(watch, &table.rows, || (), |(), row| grid.measure(row), take)?;
        tables.push((grid, rows));
    }
    let plans = frame.plans(&tables);
    let count = plans.len() as u32;
    let numbered: Vec<(u32, &Plan)> = (1..).zip(&plans).collect();
    let draw = |(): &mut (), (page_no, plan): &(u32, &Plan)| frame.draw(&tables, plan, (*page_no, count), foot);
    let mut paginated = Paginated { pages: Vec::with_capacity(plans.len()), sheets: Vec::with_capacity(plans.len()) };
    let take = |(page, sheet)| {
        paginated.pages.push(page);
        paginated.sheets.push(sheet);
        Ok(())
    };
    spread::in_order(watch, &numbered, || (), draw, take)?;
    Ok(paginated)
}

type Tables<'a> = [(Grid<'a>, Vec<Measured<'a>>)];

/// Where everything stands that does not depend on the rows.
struct Frame<'a> {
    form: &'a Form,
    inner: Area,
    /// The lower edge of what stands on a page above its foot.
    limit: f32,
    facts_end: f32,
}

/// Rows of a table on a page.
struct Piece {
    table: usize,
    rows: Range<usize>,
    y: f32,
    height: f32,
    goes_on: bool,
}

/// What stands on a page.
#[derive(Default)]
struct Plan {
    is_first: bool,
    pieces: Vec<Piece>,
    /// Where opinions and signatures begin, and the height of an opinion.
    closing: Option<(f32, f32)>,
}

impl<'a> Frame<'a> {
    fn of(form: &'a Form) -> Result<Self, PrintError> {
        let (width, height) = form.orientation.a4_mm();
        let inner =
            Area { x: LEFT_MM, y: TOP_MM, width: width - LEFT_MM - RIGHT_MM, height: height - TOP_MM - BOTTOM_MM };
        let mut facts_end = inner.y + HEADER_MM;
        for row in &form.facts {
            facts_end += card::facts_mm(&widths(inner, row), FACT_MM, &borrowed(row))?;
        }
        let mut frame = Self { form, inner, limit: inner.bottom() - foot::FULL_MM - REMINDER_MM, facts_end };
        if form.signs_every_page {
            frame.limit -= frame.signatures_mm() + GAP_MM;
        }
        if facts_end > frame.limit {
            return Err(PrintError::HeadTooTall {
                needed_mm: facts_end - inner.y,
                available_mm: frame.limit - inner.y,
            });
        }
        Ok(frame)
    }

    /// The room for a table that has a page to itself.
    fn whole(&self) -> Area {
        let y = self.inner.y + HEADER_MM + HEADING_MM;
        Area { y, height: self.limit - y, ..self.inner }
    }

    fn per_row(&self) -> usize {
        ((self.inner.width / SIGNATURE_WIDTH_MM) as usize).max(1)
    }

    fn signatures_mm(&self) -> f32 {
        self.form.signatures.len().div_ceil(self.per_row()) as f32 * SIGNATURE_MM
    }

    /// Deals the rows out to pages.
    fn plans(&self, tables: &Tables<'_>) -> Vec<Plan> {
        let top = self.inner.y + HEADER_MM;
        let mut plans = vec![Plan { is_first: true, ..Plan::default() }];
        let mut y = if self.form.facts.is_empty() { top } else { self.facts_end + GAP_MM };
        for (n, ((grid, rows), table)) in tables.iter().zip(&self.form.tables).enumerate() {
            let head_mm = self.whole().height - grid.room_mm();
            let mut done = 0;
            while done < rows.len() {
                let heading = if done == 0 && !table.heading.is_empty() { HEADING_MM } else { 0.0 };
                let room = self.limit - y - heading - head_mm;
                let (taken, used) = taken(rows.get(done..).unwrap_or_default(), room);
                if taken == 0 && y > top {
                    plans.push(Plan::default());
                    y = top;
                    continue;
                }
                let goes_on = done + taken < rows.len();
                // A row taller than what a page with a heading has is still shorter than a page.
                let taken = taken.max(1);
                let height = if goes_on { room.max(used + HAIR_MM) } else { used + HAIR_MM } + head_mm;
                let piece = Piece { table: n, rows: done..done + taken, y: y + heading, height, goes_on };
                done += taken;
                y += heading + height;
                if let Some(plan) = plans.last_mut() {
                    plan.pieces.push(piece);
                }
                if goes_on {
                    plans.push(Plan::default());
                    y = top;
                }
            }
            y += if table.closed { CLOSED_MM + 1.0 } else { GAP_MM };
        }
        self.close(tables, &mut plans, y);
        plans
    }

    /// Finds a place for opinions and signatures behind the last table. Nobody signs a page that lists nothing: where
    /// they need a page of their own, the end of the table comes along.
    fn close(&self, tables: &Tables<'_>, plans: &mut Vec<Plan>, mut y: f32) {
        let opinions = self.form.opinions.len() as f32;
        let signatures = if self.form.signs_every_page { 0.0 } else { self.signatures_mm() };
        if opinions == 0.0 && signatures == 0.0 {
            return;
        }
        let needed = opinions * OPINION_MM + signatures;
        if y + needed > self.limit + 0.1 {
            y = self.inner.y + HEADER_MM;
            let room = self.limit - y - needed - CLOSED_MM - 1.0;
            let moved = plans.last_mut().and_then(|plan| self.move_end(tables, plan, room));
            y = moved.as_ref().map_or(y, |piece| piece.y + piece.height + CLOSED_MM + 1.0);
            plans.push(Plan { pieces: moved.into_iter().collect(), ..Plan::default() });
        }
        let spare = (self.limit - y - signatures) / opinions.max(1.0);
        if let Some(plan) = plans.last_mut() {
            plan.closing = Some((y, spare.clamp(OPINION_MM, TALLEST_OPINION_MM)));
        }
    }

    /// Takes the last rows from a page, or all of its last table where others are above it; nothing where they are too
    /// tall for the room, or the page would be left empty.
    fn move_end(&self, tables: &Tables<'_>, plan: &mut Plan, room_mm: f32) -> Option<Piece> {
        let is_alone = plan.pieces.len() < 2 && (!plan.is_first || self.form.facts.is_empty());
        let last = plan.pieces.last_mut()?;
        let (grid, rows) = tables.get(last.table)?;
        let (start, end) = (last.rows.start, last.rows.end);
        let is_heading = |n: usize| rows.get(n).is_some_and(Measured::is_heading);
        // A short table is not torn apart.
        let is_short = start == 0 && end <= SHORT_ROWS && !is_alone && last.table > 0;
        let mut from = if is_short { start } else { end.checked_sub(1)? };
        while from > start && is_heading(from) {
            from -= 1;
        }
        while from > start && is_heading(from - 1) {
            from -= 1;
        }
        if from == start && is_alone {
            return None;
        }
        let moved: f32 = rows.get(from..end)?.iter().map(Measured::height_mm).sum();
        let height = self.whole().height - grid.room_mm() + moved + HAIR_MM;
        let titled = from == 0 && self.form.tables.get(last.table).is_some_and(|table| !table.heading.is_empty());
        let heading = if titled { HEADING_MM } else { 0.0 };
        if heading + height > room_mm {
            return None;
        }
        let y = self.inner.y + HEADER_MM + heading;
        let piece = Piece { table: last.table, rows: from..end, y, height, goes_on: false };
        if from == start {
            plan.pieces.pop();
        } else {
            (last.rows.end, last.height, last.goes_on) = (from, self.limit - last.y, true);
        }
        Some(piece)
    }

    fn draw(
        &self,
        tables: &Tables<'_>,
        plan: &Plan,
        (page_no, pages): (u32, u32),
        foot: &Foot,
    ) -> Result<(Page, SheetFacts), PrintError> {
        let (width, height) = self.form.orientation.a4_mm();
        let mut page = Page::new(width, height);
        self.head(&mut page, plan.is_first)?;
        for piece in &plan.pieces {
            self.piece(&mut page, tables, piece)?;
        }
        if let Some((y, opinion_mm)) = plan.closing {
            let y = self.opinions(&mut page, y, opinion_mm)?;
            if !self.form.signs_every_page {
                self.signatures(&mut page, y)?;
            }
        }
        if self.form.signs_every_page {
            self.signatures(&mut page, self.limit + GAP_MM)?;
        }
        let foot_area = Area { y: self.inner.bottom() - foot::FULL_MM, height: foot::FULL_MM, ..self.inner };
        page.line(self.inner, foot_area.y - 1.6, Align::Left, SMALL, &self.form.reminder)?;
        let sheet = self.sheet(plan, page_no);
        let Form { kind, year, title, number, .. } = self.form;
        let none = Volume { code: 0, name: String::new() };
        let name = format!("{title}\u{3000}{number}");
        let bound = Bound { register: *kind, year: *year, volume: &none, name, pages, rows: words::card_rows };
        foot::full(&mut page, foot_area, &bound, foot, &sheet)?;
        Ok((page, sheet))
    }

    fn head(&self, page: &mut Page, is_first: bool) -> Result<(), PrintError> {
        let (form, inner) = (self.form, self.inner);
        let continued = if is_first { "" } else { words::CARD_CONTINUED };
        page.line(inner, inner.y + 7.0, Align::Centre, TITLE, &format!("{}{continued}", form.title))?;
        if !form.copy.is_empty() {
            let around = Area { x: inner.right() - 24.0, y: inner.y + 1.5, width: 24.0, height: 7.0 };
            page.block(around, Align::Centre, COPY, &form.copy)?;
            page.frame(around, HEAD_RULE_MM);
        }
        let under = inner.y + HEADER_MM - 2.0;
        page.line(inner, under, Align::Left, UNDER_TITLE, &form.unit)?;
        page.line(inner, under, Align::Right, UNDER_TITLE, &form.number)?;
        if !is_first || form.facts.is_empty() {
            return Ok(());
        }
        let top = inner.y + HEADER_MM;
        let mut y = top;
        for row in &form.facts {
            if y > top {
                page.rule(inner.x, y, inner.right(), y, INNER_RULE_MM);
            }
            y = card::facts(page, Area { y, ..inner }, &widths(inner, row), FACT_MM, &borrowed(row))?;
        }
        page.frame(Area { y: top, height: y - top, ..inner }, FRAME_MM);
        Ok(())
    }

    fn piece(&self, page: &mut Page, tables: &Tables<'_>, piece: &Piece) -> Result<(), PrintError> {
        let (Some(table), Some((_, rows))) = (self.form.tables.get(piece.table), tables.get(piece.table)) else {
            return Ok(());
        };
        if piece.rows.start == 0 && !table.heading.is_empty() {
            page.line(self.inner, piece.y - 1.9, Align::Left, HEADING, &table.heading)?;
        }
        let area = Area { y: piece.y, height: piece.height, ..self.inner };
        let mut grid = Grid::new(&table.columns, area, STYLE)?;
        grid.goes_on(true);
        grid.draw(page, rows.get(piece.rows.clone()).unwrap_or_default(), true)?;
        if table.closed && !piece.goes_on {
            page.line(self.inner, area.bottom() + 4.2, Align::Centre, STYLE.body, words::NOTHING_BELOW)?;
        }
        Ok(())
    }

    /// Draws the boxes for opinions; answers the lower edge.
    fn opinions(&self, page: &mut Page, y: f32, opinion_mm: f32) -> Result<f32, PrintError> {
        let mut bottom = y;
        for label in &self.form.opinions {
            let area = Area { y: bottom, height: opinion_mm, ..self.inner };
            page.block(Area { width: LABEL_MM, ..area }.inset(2.0), Align::Centre, LABEL, label)?;
            page.rule(area.x + LABEL_MM, area.y, area.x + LABEL_MM, area.bottom(), INNER_RULE_MM);
            if bottom > y {
                page.rule(area.x, bottom, area.right(), bottom, INNER_RULE_MM);
            }
            page.line(area.inset(4.0), area.bottom() - 3.0, Align::Right, SMALL, words::SIGNED_ON)?;
            bottom = area.bottom();
        }
        if bottom > y {
            page.frame(Area { y, height: bottom - y, ..self.inner }, FRAME_MM);
        }
        Ok(bottom)
    }

    /// Draws where people sign.
    fn signatures(&self, page: &mut Page, top: f32) -> Result<(), PrintError> {
        let mut y = top;
        for row in self.form.signatures.chunks(self.per_row()) {
            let width = self.inner.width / row.len() as f32;
            for (n, name) in row.iter().enumerate() {
                let cell = Area { x: self.inner.x + n as f32 * width, y, width, height: SIGNATURE_MM };
                let label = Area { width: LABEL_MM.min(width * 0.38), ..cell };
                page.block(label.inset(1.5), Align::Centre, LABEL, name)?;
                page.rule(label.right(), y, label.right(), cell.bottom(), INNER_RULE_MM);
                if n > 0 {
                    page.rule(cell.x, y, cell.x, cell.bottom(), INNER_RULE_MM);
                }
                page.line(cell.inset(2.0), cell.bottom() - 1.6, Align::Right, SMALL, words::ON_DAY)?;
            }
            y += SIGNATURE_MM;
            if y < top + self.signatures_mm() - 0.1 {
                page.rule(self.inner.x, y, self.inner.right(), y, INNER_RULE_MM);
            }
        }
        if y > top {
            page.frame(Area { y: top, height: y - top, ..self.inner }, FRAME_MM);
        }
        Ok(())
    }

    fn sheet(&self, plan: &Plan, page_no: u32) -> SheetFacts {
        let rows_of = |piece: &Piece| {
            let table = self.form.tables.get(piece.table)?;
            Some((table, table.rows.get(piece.rows.clone())?))
        };
        let listed: Vec<(&FormTable, &[Row])> = plan.pieces.iter().filter_map(rows_of).collect();
        let digest = mark::form_digest(self.form, page_no, &listed);
        // Rows are named where they are those of one table, and follow each other.
        let numbers: Vec<u32> = match listed.as_slice() {
            [(_, rows)] => rows.iter().map(|row| row.number).filter(|number| *number > 0).collect(),
            _ => Vec::new(),
        };
        let follow = numbers.iter().zip(numbers.iter().skip(1)).all(|(one, next)| one + 1 == *next);
        let named = |number: Option<&u32>| number.copied().filter(|_| follow);
        SheetFacts {
            page_no,
            part: 0,
            from_row: named(numbers.first()),
            to_row: named(numbers.last()),
            full: false,
            reprint: false,
            code: mark::code(&digest),
            digest,
        }
    }
}

/// How many rows fit, and the height they take; a heading does not stay alone at the end of a page.
fn taken(rows: &[Measured<'_>], room_mm: f32) -> (usize, f32) {
    let mut used = 0.0;
    let mut n = 0;
    for row in rows {
        if used + row.height_mm() > room_mm + 0.01 {
            break;
        }
        used += row.height_mm();
        n += 1;
    }
    let only_sums = |n: usize| n < rows.len() && rows.get(n..).unwrap_or_default().iter().all(Measured::is_heading);
    let ends_in_heading = |n: usize| rows.get(n - 1).is_some_and(Measured::is_heading);
    if only_sums(n) && n > 1 && !ends_in_heading(n) {
        // A sum does not stand on a page without anything to sum up.
        n -= 1;
        used -= rows.get(n).map_or(0.0, Measured::height_mm);
    }
    while n < rows.len() && n > 0 && ends_in_heading(n) {
        n -= 1;
        used -= rows.get(n).map_or(0.0, Measured::height_mm);
    }
    (n, used)
}

fn widths(inner: Area, row: &[(String, String)]) -> Vec<f32> {
    vec![inner.width / row.len().max(1) as f32; row.len()]
}

fn borrowed(row: &[(String, String)]) -> Vec<(&str, &String)> {
    row.iter().map(|(label, value)| (label.as_str(), value)).collect()
}
