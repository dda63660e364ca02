//! The ruled table that books and cards share: measuring rows, and placing them without ever cutting one.

use std::borrow::Cow;
use std::ops::Range;

use super::PrintError;
use super::book::{Align, Cell, Column, ColumnKind, Row};
use super::page::{Area, Page, Type};
use super::text::{self, Line};
use super::words;

/// The weights of rules: the frame, what closes the head, what parts rows and columns, what strikes a text through.
pub(crate) const FRAME_MM: f32 = 0.5;
pub(crate) const HEAD_RULE_MM: f32 = 0.3;
pub(crate) const INNER_RULE_MM: f32 = 0.15;
const NOTE_RULE_MM: f32 = 0.08;
const STRIKE_MM: f32 = 0.2;

const PAD_MM: f32 = 0.9;
const HEAD_PAD_MM: f32 = 0.4;
const CELL_PAD_MM: f32 = 0.9;
const NOTE_PAD_MM: f32 = 0.5;
const MIN_HEAD_MM: f32 = 9.0;
/// How much of a closed page may be left before its table ends early instead of its rows being stretched.
const MOST_STRETCH: f32 = 0.3;

/// How a table is set.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Style {
    pub(crate) head: Type,
    pub(crate) body: Type,
    pub(crate) note: Type,
    pub(crate) min_row_mm: f32,
}

/// A table's columns, placed.
pub(crate) struct Grid<'a> {
    columns: Vec<(&'a Column, Area)>,
    area: Area,
    style: Style,
    head_mm: f32,
    /// What stands below a table that ends early.
    below: &'static str,
}

/// A row with its text broken into lines: its height is known.
pub(crate) struct Measured<'a> {
    row: &'a Row,
    cells: Vec<Flat<'a>>,
    notes: Vec<Flat<'a>>,
    /// The lines of all cells and notes, one after the other.
    lines: Vec<Line>,
    cells_mm: f32,
    notes_mm: f32,
}

impl Measured<'_> {
    pub(crate) fn number(&self) -> u32 {
        self.row.number
    }

    pub(crate) fn height_mm(&self) -> f32 {
        self.cells_mm + self.notes_mm
    }

    fn lines_of(&self, flat: &Flat<'_>) -> &[Line] {
        self.lines.get(flat.lines.start as usize..flat.lines.end as usize).unwrap_or_default()
    }

    /// Whether the row has no cells of its own: its notes take all of its height.
    fn is_note(&self) -> bool {
        self.row.cells.is_empty() && !self.notes.is_empty()
    }

    /// Whether it has neither a number nor cells: a heading, or a sum.
    pub(crate) fn is_heading(&self) -> bool {
        self.row.number == 0 && self.is_note()
    }

    /// How much of the row's height its notes take.
    fn band_mm(&self, height: f32) -> f32 {
        if self.is_note() { height } else { self.notes_mm }
    }
}

/// A cell's spans as one text, the struck byte ranges beside it.
#[derive(Default)]
struct Flat<'a> {
    text: Cow<'a, str>,
    struck: Vec<(usize, usize)>,
    /// Which of the row's lines are its own.
    lines: Range<u32>,
    /// Whether each of its lines is one run, see [`text::wrap_into`].
    plain: bool,
}

impl<'a> Grid<'a> {
    /// Places the columns in a band. `area.height` is that of head and rows together.
    pub(crate) fn new(columns: &'a [Column], area: Area, style: Style) -> Result<Self, PrintError> {
        let columns_mm: f32 = columns.iter().map(|column| column.width_mm).sum();
        if columns_mm > area.width + 0.5 {
            return Err(PrintError::ColumnsTooWide { columns_mm, available_mm: area.width });
        }
        let stretch = if columns_mm > 0.0 { area.width / columns_mm } else { 1.0 };
        let mut x = area.x;
        let mut head_mm = MIN_HEAD_MM;
        let mut placed = Vec::with_capacity(columns.len());
        for column in columns {
            let width = column.width_mm * stretch;
            let cell = Area { x, width, ..area };
            let lines = super::page::height_mm(cell.inset(HEAD_PAD_MM).width, style.head, &column.heading)?;
            head_mm = head_mm.max(lines + 2.0 * CELL_PAD_MM);
            placed.push((column, cell));
            x += width;
        }
        Ok(Self { columns: placed, area, style, head_mm, below: words::NOTHING_BELOW })
    }

    /// Says below a table that ends early that it goes on overleaf, or that it does not.
    pub(crate) fn goes_on(&mut self, goes_on: bool) {
        self.below = if goes_on { words::GOES_ON } else { words::NOTHING_BELOW };
    }

    /// Says nothing below a table that ends early: nobody goes on with it by hand.
    pub(crate) fn ends_silently(&mut self) {
        self.below = "";
    }

    /// The height an empty table offers its rows.
    pub(crate) fn room_mm(&self) -> f32 {
        self.area.height - self.head_mm
    }

    /// Breaks a row's text into lines.
    pub(crate) fn measure<'r>(&self, row: &'r Row) -> Result<Measured<'r>, PrintError> {
        let offered = self.columns.len().saturating_sub(1);
        if row.cells.len() > offered {
            return Err(PrintError::TooManyCells { number: row.number, cells: row.cells.len(), columns: offered });
        }
        let in_row = |error: PrintError| error.in_row(row.number);
        let body = self.style.body;
        let mut cells = Vec::with_capacity(self.columns.len());
        let mut lines = Vec::with_capacity(2 * self.columns.len());
        let mut most_lines = 0;
        for (n, (column, area)) in self.columns.iter().enumerate() {
            let mut flat = match n.checked_sub(1) {
                // The rows of a book are numbered from 1; what has no number is a heading.
                None if row.number == 0 => Flat::default(),
                None => Flat { text: Cow::Owned(row.number.to_string()), ..Flat::default() },
                Some(_) if column.kind == ColumnKind::Signature => Flat::default(),
                Some(n) => row.cells.get(n).map_or_else(Flat::default, Flat::of),
            };
            flat.wrap(&mut lines, body, area.inset(PAD_MM).width).map_err(in_row)?;
            most_lines = most_lines.max(flat.lines.len());
            cells.push(flat);
        }
        let mut notes = Vec::with_capacity(row.notes.len());
        let mut notes_mm = 0.0;
        for note in &row.notes {
            let mut flat = Flat { text: Cow::Borrowed(note), ..Flat::default() };
            flat.wrap(&mut lines, self.style.note, self.notes_area().inset(PAD_MM).width).map_err(in_row)?;
            notes_mm += flat.lines.len() as f32 * self.style.note.lead_mm + 2.0 * NOTE_PAD_MM;
            notes.push(flat);
        }
        let cells_mm = self.style.min_row_mm.max(most_lines as f32 * body.lead_mm + 2.0 * CELL_PAD_MM);
        let mut measured = Measured { row, cells, notes, lines, cells_mm, notes_mm };
        if measured.is_note() {
            measured.cells_mm = (cells_mm - notes_mm).max(0.0);
        }
        if measured.height_mm() > self.room_mm() {
            return Err(PrintError::RowTooTall {
                number: row.number,
                needed_mm: measured.height_mm(),
                available_mm: self.room_mm(),
            });
        }
        Ok(measured)
    }

    /// How many of the rows fit on one page, from the first on, and the height they leave.
    pub(crate) fn fit(&self, rows: &[Measured<'_>]) -> (usize, f32) {
        let mut left = self.room_mm();
        for (n, row) in rows.iter().enumerate() {
            if row.height_mm() > left {
                return (n, left);
            }
            left -= row.height_mm();
        }
        (rows.len(), left)
    }

    /// Draws head and rows. Where more rows can come, blank rows fill the table to its lower edge. Where none can, the
    /// height that is left goes to the rows, so that no blank line invites a later entry; if it is too much for that,
    /// the table ends early.
    pub(crate) fn draw(&self, page: &mut Page, rows: &[Measured<'_>], closed: bool) -> Result<(), PrintError> {
        let (_, left) = self.fit(rows);
        let blanks = if closed { 0 } else { (left / self.style.min_row_mm) as usize };
        let ends_early = closed && left > self.room_mm() * MOST_STRETCH;
        let (extra, blank_mm) = match (blanks, rows.len()) {
            (0, 0) => (0.0, 0.0),
            (0, _) if ends_early => (0.0, 0.0),
            (0, n) => (left / n as f32, 0.0),
            (n, _) => (0.0, left / n as f32),
        };
        let bottom = if ends_early { self.area.bottom() - left } else { self.area.bottom() };
        self.head(page)?;
        let mut y = self.area.y + self.head_mm;
        page.rule(self.area.x, y, self.area.right(), y, HEAD_RULE_MM);
        // Where the columns' rules run: they leave out the notes.
        let mut stretches = vec![];
        let mut from = self.area.y;
        let heights = rows.iter().map(|row| row.height_mm() + extra).chain(std::iter::repeat_n(blank_mm, blanks));
        for (n, height) in heights.enumerate() {
            if n > 0 {
                page.rule(self.area.x, y, self.area.right(), y, INNER_RULE_MM);
            }
            if let Some(row) = rows.get(n) {
                self.row(page, row, y, height)?;
                let band = row.band_mm(height);
                if band > 0.0 {
                    stretches.push((from, y + height - band));
                    from = y + height;
                }
            }
            y += height;
        }
        if from < bottom - 0.01 {
            stretches.push((from, bottom));
        }
        for (n, (_, cell)) in self.columns.iter().enumerate().skip(1) {
            if n == 1 {
                page.rule(cell.x, self.area.y, cell.x, bottom, INNER_RULE_MM);
                continue;
            }
            for &(top, end) in stretches.iter().filter(|(top, end)| end - top > 0.01) {
                page.rule(cell.x, top, cell.x, end, INNER_RULE_MM);
            }
        }
        page.frame(Area { height: bottom - self.area.y, ..self.area }, FRAME_MM);
        if ends_early && !self.below.is_empty() {
            page.line(self.area, bottom + 8.0, Align::Centre, self.style.body, self.below)?;
        }
        Ok(())
    }

    fn head(&self, page: &mut Page) -> Result<(), PrintError> {
        for (column, cell) in &self.columns {
            let area = Area { height: self.head_mm, ..cell.inset(HEAD_PAD_MM) };
            page.block(area, Align::Centre, self.style.head, &column.heading)?;
        }
        Ok(())
    }

    fn row(&self, page: &mut Page, row: &Measured<'_>, y: f32, height: f32) -> Result<(), PrintError> {
        let in_row = |error: PrintError| error.in_row(row.row.number);
        let cells_mm = height - row.band_mm(height);
        for (n, ((column, area), flat)) in self.columns.iter().zip(&row.cells).enumerate() {
            // The number stands in the middle of the whole row, notes included.
            let height = if n == 0 { height } else { cells_mm };
            let cell = Area { y, height, ..*area }.inset(PAD_MM);
            let lines = row.lines_of(flat);
            if lines.is_empty() && row.row.struck {
                let middle = y + height / 2.0;
                page.rule(cell.x, middle, cell.right(), middle, STRIKE_MM);
            }
            flat.draw(page, lines, cell, (column.align, self.style.body), row.row.struck).map_err(in_row)?;
        }
        let spare = height - cells_mm - row.notes_mm;
        let mut top = y + cells_mm + spare / 2.0;
        for (n, note) in row.notes.iter().enumerate() {
            let area = self.notes_area();
            if n > 0 || !row.is_note() {
                page.rule(area.x, top, area.right(), top, NOTE_RULE_MM);
            }
            let height = note.lines.len() as f32 * self.style.note.lead_mm + 2.0 * NOTE_PAD_MM;
            let area = Area { y: top, height, ..area }.inset(PAD_MM);
            note.draw(page, row.lines_of(note), area, (Align::Left, self.style.note), false).map_err(in_row)?;
            top += height;
        }
        Ok(())
    }

    /// The band after the number.
    fn notes_area(&self) -> Area {
        let skip = self.columns.first().map_or(0.0, |(_, cell)| cell.width);
        Area { x: self.area.x + skip, width: self.area.width - skip, ..self.area }
    }
}

impl<'a> Flat<'a> {
    fn of(cell: &'a Cell) -> Self {
        if let [only] = cell.spans.as_slice() {
            let struck = if only.struck { vec![(0, only.text.len())] } else { Vec::new() };
            return Self { text: Cow::Borrowed(&only.text), struck, ..Self::default() };
        }
        let mut text = String::new();
        let mut struck = Vec::new();
        for span in cell.spans.iter().filter(|span| !span.text.is_empty()) {
            let end = text.len();
            if struck.last().is_some_and(|&(_, to)| to == end) {
                // A space behind an old value: 3 corrected to 5 must not read as 35.
                text.push(' ');
            }
            let start = text.len();
            text.push_str(&span.text);
            if span.struck {
                struck.push((start, text.len()));
            }
        }
        Self { text: Cow::Owned(text), struck, ..Self::default() }
    }

    /// Breaks the text into lines, behind those of the row's other cells.
    fn wrap(&mut self, lines: &mut Vec<Line>, set: Type, width_mm: f32) -> Result<(), PrintError> {
        if !self.text.is_empty() {
            let before = lines.len() as u32;
            self.plain = text::wrap_into(lines, &self.text, set.face, set.units_in(width_mm))?;
            self.lines = before..lines.len() as u32;
        }
        Ok(())
    }

    fn draw(
        &self,
        page: &mut Page,
        lines: &[Line],
        area: Area,
        (align, set): (Align, Type),
        void: bool,
    ) -> Result<(), PrintError> {
        let top = area.y + (area.height - lines.len() as f32 * set.lead_mm) / 2.0;
        let mut baseline = top + set.drop_mm();
        for line in lines {
            let width = line.units as f32 * set.unit_mm();
            let mut x = align.start(area.x, area.width, width);
            let text = line.text(&self.text);
            if align == Align::Left {
                x -= text::hanging_units(text) as f32 * set.unit_mm();
            }
            if void {
                let Range { start, end } = line.bytes();
                self.piece(page, (x, baseline), set, start, end, true)?;
            } else if self.plain && self.struck.is_empty() {
                page.plain_run(x, baseline, set, text);
            } else {
                self.line(page, x, baseline, set, *line)?;
            }
            baseline += set.lead_mm;
        }
        Ok(())
    }

    /// Sets a line as alternating plain and struck pieces.
    fn line(&self, page: &mut Page, mut x: f32, baseline: f32, set: Type, line: Line) -> Result<(), PrintError> {
        let Range { start, end } = line.bytes();
        let mut at = start;
        for &(from, to) in &self.struck {
            let (from, to) = (from.max(start), to.min(end));
            if from < to {
                x += self.piece(page, (x, baseline), set, at, from, false)?;
                x += self.piece(page, (x, baseline), set, from, to, true)?;
                at = to;
            }
        }
        self.piece(page, (x, baseline), set, at, end, false)?;
        Ok(())
    }

    fn piece(
        &self,
        page: &mut Page,
        (x, baseline): (f32, f32),
        set: Type,
        from: usize,
        to: usize,
        struck: bool,
    ) -> Result<f32, PrintError> {
        let Some(text) = self.text.get(from..to).filter(|text| !text.is_empty()) else {
            return Ok(0.0);
        };
        let width = page.run(x, baseline, set, text)?;
        if struck {
            let y = baseline - set.middle_mm();
            let blank = text::hanging_units(text) as f32 * set.unit_mm();
            page.rule(x + blank - 0.3, y, x + width + 0.3, y, STRIKE_MM);
        }
        Ok(width)
    }
}
