//! Sheets of Office Open XML, streamed cell by cell: a sheet is never laid out as its claimed rectangle.

use std::io::{Cursor, Read, Seek};
use std::mem::replace;
use std::panic::resume_unwind;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use calamine::{Cell, DataRef, ExcelDateTime, Reader as _, Xlsx, XlsxCellReader, XlsxError};
use jiff::civil::Date;

use super::cell::{CellValue, Collector};
use super::read::{Format, ReadError};
use crate::model::date;

/// The cells visited, empty ones included: styled blanks cost time too.
const MOST_VISITED: usize = 40_000_000;

/// Cells that go from the parser to the collector at a time, and how many such handfuls may wait.
const HANDFUL: usize = 4096;
const WAITING: usize = 4;

/// Reads every sheet.
pub(super) fn read(content: &[u8], collector: &mut Collector) -> Result<(), ReadError> {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(content)).map_err(broken)?;
    let mut visited = 0;
    for name in workbook.sheet_names() {
        let cells = match workbook.worksheet_cells_reader(&name) {
            Ok(cells) => cells,
            // A sheet that is a chart or a macro has no cells.
            Err(XlsxError::NotAWorksheet(_)) => continue,
            Err(error) => return Err(broken(error)),
        };
        collector.sheet(&name);
        // One core parses while another gathers.
        thread::scope(|scope| {
            let (parsed, handfuls) = sync_channel(WAITING);
            let gathering = scope.spawn(|| gather(handfuls, collector));
            let outcome = parse(cells, &name, &mut visited, &parsed);
            drop(parsed);
            // What the collector refuses comes before whatever stands behind it.
            gathering.join().unwrap_or_else(|panic| resume_unwind(panic)).and(outcome)
        })?;
    }
    Ok(())
}

type Cells<'a> = Vec<Cell<DataRef<'a>>>;

/// Hands on every cell of a sheet, until nobody takes them any more.
fn parse<'a, RS: Read + Seek>(
    mut cells: XlsxCellReader<'a, RS>,
    sheet: &str,
    visited: &mut usize,
    to: &SyncSender<Cells<'a>>,
) -> Result<(), ReadError> {
    let mut handful = Vec::with_capacity(HANDFUL);
    while let Some(cell) = cells.next_cell().map_err(broken)? {
        *visited += 1;
        if *visited > MOST_VISITED {
            return Err(ReadError::TooManyCells { sheet: sheet.to_owned(), limit: MOST_VISITED });
        }
        handful.push(cell);
        if handful.len() == HANDFUL && to.send(replace(&mut handful, Vec::with_capacity(HANDFUL))).is_err() {
            return Ok(());
        }
    }
    // Who refused a cell says so itself.
    to.send(handful).ok();
    Ok(())
}

/// Puts what comes into the sheet that was begun last.
fn gather(handfuls: Receiver<Cells<'_>>, collector: &mut Collector) -> Result<(), ReadError> {
    for cell in handfuls.into_iter().flatten() {
        let (row, column) = cell.get_position();
        collector.put(row, column, value(cell.get_value()))?;
    }
    Ok(())
}

fn value(cell: &DataRef<'_>) -> CellValue {
    match cell {
        DataRef::Int(number) => CellValue::Number(*number as f64),
        DataRef::Float(number) => CellValue::Number(*number),
        DataRef::String(text) | DataRef::DurationIso(text) => CellValue::from_text(text.as_str()),
        DataRef::SharedString(text) => CellValue::from_text(*text),
        DataRef::Bool(truth) => CellValue::Bool(*truth),
        DataRef::DateTime(moment) => day(moment).map_or(CellValue::Number(moment.as_f64()), CellValue::Date),
        DataRef::DateTimeIso(text) => {
            date::parse_date(text, None).map_or_else(|_no_day| CellValue::from_text(text.as_str()), CellValue::Date)
        }
        DataRef::Error(error) => CellValue::from_text(error.to_string()),
        DataRef::Empty => CellValue::Empty,
    }
}

fn day(moment: &ExcelDateTime) -> Option<Date> {
    if !moment.is_datetime() || moment.as_f64() < 1.0 {
        return None;
    }
    let (year, month, day, ..) = moment.to_ymd_hms_milli();
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

fn broken(error: XlsxError) -> ReadError {
    match error {
        XlsxError::Password => ReadError::Encrypted,
        other => ReadError::Malformed { format: Format::Xlsx, detail: other.to_string() },
    }
}
