//! Labels on sheets of A4: a copy's, a place's, the receipt stamp (收文章). A code of bars for the scanner at the desk, the
//! same digits as a QR code, which forgives dirt and worn printers; below the bars the digits, for the day the scanner is
//! broken.

use barcoders::sym::code128::Code128;

use super::PrintError;
use super::book::Align;
use super::face::{self, Face};
use super::foot::qr_item;
use super::page::{Area, Item, Page, Type};
use super::text;

/// A4, in millimetres.
pub const SHEET: (f32, f32) = (210.0, 297.0);

/// A sheet of labels: how many there are, how large, and where.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stock {
    /// Labels beside each other.
    pub columns: u16,
    /// Labels below each other.
    pub rows: u16,
    /// A label's width in millimetres.
    pub width_mm: f32,
    /// A label's height in millimetres.
    pub height_mm: f32,
    /// From the paper's left edge to the first label, in millimetres.
    pub left_mm: f32,
    /// From the paper's upper edge to the first label, in millimetres.
    pub top_mm: f32,
    /// Between labels beside each other, in millimetres.
    pub gap_x_mm: f32,
    /// Between labels below each other, in millimetres.
    pub gap_y_mm: f32,
}

/// Why nothing can be printed on a sheet of labels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flaw {
    /// A label is too narrow for its bars.
    Narrow,
    /// A label is too low for its codes.
    Low,
    /// The labels do not lie on A4.
    OffThePaper,
}

/// Sheets as they are sold, by what stands on the box: columns x rows, and width x height of a label.
const SOLD: [(&str, Stock); 6] = [
    ("3x8", stock((3, 8), (70.0, 37.0), (0.0, 0.5), (0.0, 0.0))),
    ("3x7", stock((3, 7), (63.5, 38.1), (7.2, 15.1), (2.55, 0.0))),
    ("2x7", stock((2, 7), (99.1, 38.1), (4.65, 15.1), (2.5, 0.0))),
    ("2x5", stock((2, 5), (105.0, 57.0), (0.0, 6.0), (0.0, 0.0))),
    ("4x11", stock((4, 11), (48.5, 25.4), (8.0, 8.8), (0.0, 0.0))),
    ("5x13", stock((5, 13), (38.1, 21.2), (4.75, 10.7), (2.5, 0.0))),
];

const fn stock((columns, rows): (u16, u16), (width, height): (f32, f32), at: (f32, f32), gap: (f32, f32)) -> Stock {
    Stock {
        columns,
        rows,
        width_mm: width,
        height_mm: height,
        left_mm: at.0,
        top_mm: at.1,
        gap_x_mm: gap.0,
        gap_y_mm: gap.1,
    }
}

/// Bars are two or three dots of a printer of 203 dots to the inch, never a part of one: where a bar would end within a
/// dot, the printer chooses, and the scanner reads something else.
const DOT_MM: f32 = 25.4 / 203.0;
const NARROWEST_MM: f32 = 2.0 * DOT_MM;
const WIDEST_MM: f32 = 3.0 * DOT_MM;
/// Light modules beside the bars, on either side.
const QUIET: f32 = 10.0;
/// The side of the QR code, at most; and the white between it and the bars.
const QR_MM: f32 = 13.0;
const QR_GAP_MM: f32 = 1.5;
/// Between a label's edge and what stands on it.
const INSET_MM: f32 = 2.0;
/// The height of the bars, and of the digits below them.
const BARS_MM: f32 = 8.0;
const LOWEST_BARS_MM: f32 = 5.0;
const DIGITS_MM: f32 = 2.6;

const HEAD: Type = Type::new(Face::Sans, 9.0);
const TEXT: Type = Type::new(Face::Serif, 7.5);
const DIGITS: Type = Type::new(Face::Sans, 6.0);
/// A line is set smaller, down to this, rather than broken: a number that is cut is none.
const SMALLEST: f32 = 0.65;
const GRID_MM: f32 = 0.15;

impl Stock {
    /// The sheet that most offices have: 24 labels of 70 by 37 mm.
    pub fn usual() -> Self {
        stock((3, 8), (70.0, 37.0), (0.0, 0.5), (0.0, 0.0))
    }

    /// The sheets that are sold, by name.
    pub fn sold() -> impl Iterator<Item = (&'static str, Self)> {
        SOLD.into_iter()
    }

    /// A sheet by its name, or measured: `columns x rows, width x height, left, top, gap across, gap down`, all but the
    /// first in millimetres (`3x8,70x37,0,0.5,0,0`). None where it cannot be read, its labels do not lie on A4, or one
    /// is too small for its bars.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if let Some((_, sold)) = SOLD.iter().find(|(name, _)| *name == text) {
            return Some(*sold);
        }
        let parts: Vec<&str> = text.split([',', '，']).map(str::trim).collect();
        let [grid, size, rest @ ..] = parts.as_slice() else { return None };
        let (columns, rows) = grid.split_once(['x', 'X', '×'])?;
        let (width, height) = size.split_once(['x', 'X', '×'])?;
        let mm = |text: &str| text.trim().parse::<f32>().ok().filter(|mm| mm.is_finite() && *mm >= 0.0);
        let [left, top, gap_x, gap_y] = rest else { return None };
        let measured = Self {
            columns: columns.trim().parse().ok()?,
            rows: rows.trim().parse().ok()?,
            width_mm: mm(width)?,
            height_mm: mm(height)?,
            left_mm: mm(left)?,
            top_mm: mm(top)?,
            gap_x_mm: mm(gap_x)?,
            gap_y_mm: mm(gap_y)?,
        };
        measured.flaw().is_none().then_some(measured)
    }

    /// Its name, or its measures, as [`Stock::parse`] reads them.
    pub fn code(&self) -> String {
        let Self { columns, rows, width_mm, height_mm, left_mm, top_mm, gap_x_mm, gap_y_mm } = self;
        match SOLD.iter().find(|(_, sold)| sold == self) {
            Some((name, _)) => (*name).to_owned(),
            None => format!("{columns}x{rows},{width_mm}x{height_mm},{left_mm},{top_mm},{gap_x_mm},{gap_y_mm}"),
        }
    }

    /// Why nothing can be printed on it; none where it can.
    pub fn flaw(&self) -> Option<Flaw> {
        let end = |count: u16, size: f32, from: f32, gap: f32| {
            from + f32::from(count) * size + f32::from(count.saturating_sub(1)) * gap
        };
        let is_off = end(self.columns, self.width_mm, self.left_mm, self.gap_x_mm) > SHEET.0 + 0.1
            || end(self.rows, self.height_mm, self.top_mm, self.gap_y_mm) > SHEET.1 + 0.1;
        if self.width_mm - 2.0 * INSET_MM < (MODULES + 2.0 * QUIET) * NARROWEST_MM {
            Some(Flaw::Narrow)
        } else if self.height_mm < LOWEST_MM {
            Some(Flaw::Low)
        } else if is_off || self.labels() == 0 {
            Some(Flaw::OffThePaper)
        } else {
            None
        }
    }

    /// How many labels are on a sheet.
    pub fn labels(&self) -> usize {
        usize::from(self.columns) * usize::from(self.rows)
    }

    /// Where label `n` of a sheet lies, row by row from 0.
    pub(crate) fn area(&self, n: usize) -> Area {
        let columns = usize::from(self.columns).max(1);
        let (column, row) = ((n % columns) as f32, (n / columns) as f32);
        Area {
            x: self.left_mm + column * (self.width_mm + self.gap_x_mm),
            y: self.top_mm + row * (self.height_mm + self.gap_y_mm),
            width: self.width_mm,
            height: self.height_mm,
        }
    }
}

/// The lowest label that has room for both codes.
const LOWEST_MM: f32 = 21.0;

/// Modules of twelve digits as Code 128: start, six pairs, check, stop.
const MODULES: f32 = 101.0;

/// What stands on a label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The first line, larger: copy number, place, receipt number.
    pub head: String,
    /// What follows, in lines that wrap; what has no room is left out from the end.
    pub lines: Vec<String>,
    /// The digits of its code.
    pub payload: String,
}

/// Labels on their sheets, the first on label `first` (from 1) of the first sheet: what lies before it is used up.
pub fn label_pages(stock: &Stock, first: usize, labels: &[Label]) -> Result<Vec<Page>, PrintError> {
    let on_a_sheet = stock.labels().max(1);
    let mut pages: Vec<Page> = Vec::new();
    for (n, label) in labels.iter().enumerate() {
        let place = n + first.saturating_sub(1) % on_a_sheet;
        if pages.is_empty() || place.is_multiple_of(on_a_sheet) {
            pages.push(Page::new(SHEET.0, SHEET.1));
        }
        if let Some(page) = pages.last_mut() {
            draw(page, stock.area(place % on_a_sheet), label)?;
        }
    }
    Ok(pages)
}

/// A sheet that shows where the labels lie, to be held against the real one before a light.
pub fn grid_page(stock: &Stock) -> Result<Page, PrintError> {
    let mut page = Page::new(SHEET.0, SHEET.1);
    for n in 0..stock.labels() {
        let area = stock.area(n);
        page.frame(area, GRID_MM);
        page.line(area, area.y + area.height / 2.0, Align::Centre, HEAD, &(n + 1).to_string())?;
    }
    Ok(page)
}

fn draw(page: &mut Page, area: Area, label: &Label) -> Result<(), PrintError> {
    let wrong = || PrintError::Label { payload: label.payload.clone() };
    let inner = Area { y: area.y + INSET_MM, height: area.height - 2.0 * INSET_MM, ..area.inset(INSET_MM) };
    let modules = Code128::new(format!("\u{106}{}", label.payload)).map_err(|_error| wrong())?.encode();
    let room = inner.width / (modules.len() as f32 + 2.0 * QUIET);
    let module = ((room / DOT_MM).floor() * DOT_MM).min(WIDEST_MM);
    if module < NARROWEST_MM - 0.001 {
        return Err(wrong());
    }
    let width = module * modules.len() as f32;
    let height = (inner.height * 0.3).clamp(LOWEST_BARS_MM, BARS_MM);
    let bars = Area { x: inner.x + module * QUIET, y: inner.bottom() - DIGITS_MM - height, width, height };
    draw_bars(page, bars, module, &modules);
    page.line(bars, inner.bottom(), Align::Centre, DIGITS, &label.payload)?;
    // The QR code in the upper right corner, the text beside it.
    let above = bars.y - inner.y;
    let side = (above - QR_GAP_MM).min(QR_MM);
    let at = Area { x: inner.right() - side, width: side, height: side, ..inner };
    page.items.push(qr_item(at, &label.payload).ok_or_else(wrong)?);
    draw_text(page, Area { height: above, width: inner.width - side - QR_GAP_MM, ..inner }, label)
}

/// Dark modules beside each other are one rule: between two there would be a hair of white.
fn draw_bars(page: &mut Page, area: Area, module: f32, modules: &[u8]) {
    let mut from = 0;
    for run in modules.chunk_by(|a, b| a == b) {
        if run.first() == Some(&1) {
            let width = module * run.len() as f32;
            let x = area.x + module * from as f32 + width / 2.0;
            page.items.push(Item::Rule { x1: x, y1: area.y, x2: x, y2: area.bottom(), width_mm: width });
        }
        from += run.len();
    }
}

/// A type small enough for a text to stay on one line.
fn fitted(set: Type, width_mm: f32, text: &str) -> Result<Type, PrintError> {
    let width = face::width_mm(set.face, set.size_pt, text)?;
    Ok(if width > width_mm { Type { size_pt: set.size_pt * width_mm / width, ..set } } else { set })
}

/// The head and as many whole lines as there is room for.
fn draw_text(page: &mut Page, area: Area, label: &Label) -> Result<(), PrintError> {
    let head = fitted(HEAD, area.width, &label.head)?;
    page.run(area.x, area.y + HEAD.drop_mm(), head, &label.head)?;
    let mut y = area.y + HEAD.lead_mm;
    for line in &label.lines {
        let fitted = fitted(TEXT, area.width, line)?;
        if fitted.size_pt >= TEXT.size_pt * SMALLEST && y + TEXT.lead_mm <= area.bottom() {
            page.run(area.x, y + TEXT.drop_mm(), fitted, line)?;
            y += TEXT.lead_mm;
            continue;
        }
        for part in text::wrap(line, TEXT.face, TEXT.units_in(area.width))? {
            if y + TEXT.lead_mm > area.bottom() {
                return Ok(());
            }
            page.run(area.x, y + TEXT.drop_mm(), TEXT, part.text(line))?;
            y += TEXT.lead_mm;
        }
    }
    Ok(())
}
