//! Cells, rows and sheets as read from any format, and the collector that bounds how many there may be.

use std::borrow::Cow;
use std::fmt;

use jiff::civil::Date;
use jiff::{Span, ToSpan as _};
use serde::{Deserialize, Serialize};

use super::read::ReadError;
use super::words::FORMULA_SIGNS;
use crate::model::{date, text};

/// The last row a sheet can have, counted from one.
pub const LAST_ROW: u32 = 1_048_576;
/// The columns that are read; a value beyond them is an error.
pub const MOST_COLUMNS: u32 = 256;
/// The cells of a workbook, blank ones between values included.
pub const MOST_CELLS: usize = 4_000_000;
/// The bytes of text of a workbook.
pub const MOST_TEXT: usize = 256 << 20;

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CellValue {
    /// Nothing.
    #[default]
    Empty,
    /// A text, as written.
    Text(String),
    /// A number.
    Number(f64),
    /// A day.
    Date(Date),
    /// True or false.
    Bool(bool),
}

impl CellValue {
    /// A text, or nothing where it has no character.
    pub fn from_text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }

    /// Whether a reader would see nothing.
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Empty => true,
            Self::Text(text) => text.chars().all(|c| c.is_whitespace() || text::is_invisible(c)),
            Self::Number(_) | Self::Date(_) | Self::Bool(_) => false,
        }
    }

    /// What a reader sees: numbers without a needless fraction, days as on screen.
    pub fn text(&self) -> Cow<'_, str> {
        match self {
            Self::Empty => Cow::Borrowed(""),
            Self::Text(text) => Cow::Borrowed(text),
            Self::Number(number) => Cow::Owned(number.to_string()),
            Self::Date(day) => Cow::Owned(date::screen(*day)),
            Self::Bool(true) => Cow::Borrowed("TRUE"),
            Self::Bool(false) => Cow::Borrowed("FALSE"),
        }
    }
}

impl fmt::Display for CellValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text())
    }
}

/// A row that has at least one value.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Row {
    /// Its number as the sheet shows it, from one.
    pub number: u32,
    /// Its cells from the first column on, up to the last value.
    pub cells: Vec<CellValue>,
}

impl Row {
    /// The cell of a column, counted from zero.
    pub fn cell(&self, column: u32) -> &CellValue {
        static EMPTY: CellValue = CellValue::Empty;
        self.cells.get(column as usize).unwrap_or(&EMPTY)
    }

    /// The cells that are not blank, with their columns.
    pub fn values(&self) -> impl Iterator<Item = (u32, &CellValue)> {
        (0..).zip(&self.cells).filter(|(_, cell)| !cell.is_blank())
    }
}

/// One sheet; a text file has one.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sheet {
    /// Its name; of a text file, the stem of the file's.
    pub name: String,
    /// Its rows, ascending.
    pub rows: Vec<Row>,
}

/// A file of sheets.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Workbook {
    /// The file's name, without its folder.
    pub name: String,
    /// Its sheets, in order.
    pub sheets: Vec<Sheet>,
}

/// The name of a cell as the sheet shows it: B22. The row counts from one, the column from zero.
pub fn a1(row: u32, column: u32) -> String {
    format!("{}{row}", column_name(column))
}

/// The letters of a column, counted from zero.
pub fn column_name(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column;
    loop {
        letters.push(char::from(b'A' + (rest % 26) as u8));
        match (rest / 26).checked_sub(1) {
            Some(next) => rest = next,
            None => return letters.iter().rev().collect(),
        }
    }
}

/// The column of a cell's name, counted from zero: of B22, 1.
pub fn column_of(name: &str) -> Option<u32> {
    let letters = name.trim_end_matches(|c: char| c.is_ascii_digit());
    let digit = |letter: char| letter.is_ascii_uppercase().then(|| u32::from(letter) - u32::from('A') + 1);
    letters.chars().try_fold(0_u32, |sum, letter| sum.checked_mul(26)?.checked_add(digit(letter)?))?.checked_sub(1)
}

/// The day of a spreadsheet's serial number; the time of day is dropped.
pub fn day_of_serial(serial: f64, from_1904: bool) -> Option<Date> {
    if !(1.0..100_000.0).contains(&serial) {
        return None;
    }
    let days = serial.floor() as i64;
    let (epoch, days) = match (from_1904, days) {
        (true, days) => (jiff::civil::date(1904, 1, 1), days),
        // The sheet counts a 29 February 1900 that never was.
        (false, 60) => return None,
        (false, 61..) => (jiff::civil::date(1899, 12, 30), days),
        (false, days) => (jiff::civil::date(1899, 12, 31), days),
    };
    let span: Span = days.days();
    epoch.checked_add(span).ok()
}

/// The serial number of a day, from 1900.
pub fn serial_of_day(day: Date) -> Option<f64> {
    let days = jiff::civil::date(1899, 12, 30).until(day).ok()?.get_days();
    (days > 60).then(|| f64::from(days))
}

/// Whether a text would be a formula to a spreadsheet, at once or after a save as text.
pub fn is_dangerous(text: &str) -> bool {
    text.starts_with(['\t', '\r', '\n']) || text.trim_start().starts_with(FORMULA_SIGNS)
}

/// A text as it is written into a file: what would be a formula gets an apostrophe in front, and so does what begins
/// with one, so that [`revive`] gives back the same text.
pub fn neutralise(text: &str) -> Cow<'_, str> {
    if is_dangerous(text) || text.starts_with('\'') { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// A text as it was before [`neutralise`]; an apostrophe that neutralises nothing stays.
pub fn revive(text: &str) -> &str {
    text.strip_prefix('\'').filter(|rest| is_dangerous(rest) || rest.starts_with('\'')).unwrap_or(text)
}

/// Gathers cells in any order into sheets, and refuses beyond the bounds of this module.
#[derive(Debug, Default)]
pub(super) struct Collector {
    sheets: Vec<Sheet>,
    cells: usize,
    text: usize,
}

impl Collector {
    /// Begins the next sheet.
    pub(super) fn sheet(&mut self, name: &str) {
        self.sheets.push(Sheet { name: text::tidy(name), rows: Vec::new() });
    }

    /// Puts a value into the sheet begun last; row and column count from zero.
    pub(super) fn put(&mut self, row: u32, column: u32, value: CellValue) -> Result<(), ReadError> {
        if value == CellValue::Empty {
            return Ok(());
        }
        let Some(sheet) = self.sheets.last_mut() else { return Ok(()) };
        if row >= LAST_ROW || column >= MOST_COLUMNS {
            return Err(ReadError::TooWide { sheet: sheet.name.clone(), cell: a1(row.saturating_add(1), column) });
        }
        let value = match value {
            CellValue::Text(text) => CellValue::from_text(match revive(&text) {
                revived if revived.len() == text.len() => text,
                revived => revived.to_owned(),
            }),
            other => other,
        };
        if let CellValue::Text(text) = &value {
            self.text += text.len();
        }
        let number = row + 1;
        if sheet.rows.last().is_none_or(|last| last.number != number) {
            // A row is mostly as wide as the one above.
            let width = sheet.rows.last().map_or(0, |last| last.cells.len());
            let cells = Vec::with_capacity(width.min(64));
            sheet.rows.push(Row { number, cells });
        }
        let Some(last) = sheet.rows.last_mut() else { return Ok(()) };
        let at = column as usize;
        if last.cells.len() <= at {
            self.cells += at + 1 - last.cells.len();
            if self.cells > MOST_CELLS || self.text > MOST_TEXT {
                return Err(ReadError::TooManyCells { sheet: sheet.name.clone(), limit: MOST_CELLS });
            }
            last.cells.resize(at + 1, CellValue::Empty);
        }
        if let Some(cell) = last.cells.get_mut(at) {
            *cell = value;
        }
        Ok(())
    }

    /// The sheets, their rows ascending, parts of one row joined.
    pub(super) fn finish(mut self) -> Vec<Sheet> {
        for sheet in &mut self.sheets {
            if sheet.rows.is_sorted_by(|one, next| one.number < next.number) {
                continue;
            }
            sheet.rows.sort_by_key(|row| row.number);
            sheet.rows.dedup_by(|next, row| {
                if next.number != row.number {
                    return false;
                }
                if row.cells.len() < next.cells.len() {
                    row.cells.resize(next.cells.len(), CellValue::Empty);
                }
                for (old, new) in row.cells.iter_mut().zip(next.cells.drain(..)) {
                    if new != CellValue::Empty {
                        *old = new;
                    }
                }
                true
            });
        }
        self.sheets
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    #[test]
    fn cells_are_named_as_the_sheet_names_them() {
        for (row, column, name) in [(1, 0, "A1"), (22, 1, "B22"), (3, 25, "Z3"), (3, 26, "AA3"), (9, 16_383, "XFD9")] {
            assert_eq!(a1(row, column), name);
        }
    }

    #[test]
    fn serial_numbers_are_days() {
        for (serial, day) in [
            (45662.0, Some(date(2025, 1, 5))),
            (45662.75, Some(date(2025, 1, 5))),
            (1.0, Some(date(1900, 1, 1))),
            (60.0, None),
            (61.0, Some(date(1900, 3, 1))),
            (f64::NAN, None),
            (1e12, None),
        ] {
            assert_eq!(day_of_serial(serial, false), day, "{serial}");
        }
        assert_eq!(day_of_serial(44200.0, true), Some(date(2025, 1, 5)));
        assert_eq!(serial_of_day(date(2025, 1, 5)), Some(45662.0));
    }

    #[test]
    fn cells_in_any_order_become_rows() -> Result<(), ReadError> {
        let mut collector = Collector::default();
        collector.sheet("one");
        for (row, column, text) in [(3, 1, "d"), (0, 0, "a"), (3, 0, "c"), (0, 2, "b")] {
            collector.put(row, column, CellValue::from_text(text))?;
        }
        assert!(collector.put(0, 300, CellValue::Bool(true)).is_err());
        assert!(collector.put(LAST_ROW, 0, CellValue::Bool(true)).is_err());
        let sheets = collector.finish();
        let shown: Vec<_> = sheets[0]
            .rows
            .iter()
            .map(|r| (r.number, r.cells.iter().map(|c| c.text()).collect::<Vec<_>>().join(",")))
            .collect();
        assert_eq!(shown, [(1, "a,,b".to_owned()), (4, "c,d".to_owned())]);
        Ok(())
    }

    proptest! {
        #[test]
        fn what_is_neutralised_is_harmless_and_comes_back(text in "['=+@＝ \t-]{0,4}[a一1=]{0,4}") {
            let written = neutralise(&text);
            prop_assert!(!is_dangerous(&written));
            prop_assert_eq!(revive(&written), &text);
        }
    }
}
