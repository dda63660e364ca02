//! Sheets of Office Open XML, streamed cell by cell: a sheet is never laid out as its claimed rectangle.

use std::io::Cursor;

use calamine::{DataRef, ExcelDateTime, Reader as _, Xlsx, XlsxError};
use jiff::civil::Date;

use super::cell::{CellValue, Collector};
use super::read::{Format, ReadError};
use crate::model::date;

/// The cells visited, empty ones included: styled blanks cost time too.
const MOST_VISITED: usize = 40_000_000;

/// Reads every sheet.
pub(super) fn read(content: &[u8], collector: &mut Collector) -> Result<(), ReadError> {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(content)).map_err(broken)?;
    let mut visited = 0;
    for name in workbook.sheet_names() {
        let mut cells = match workbook.worksheet_cells_reader(&name) {
            Ok(cells) => cells,
            // A sheet that is a chart or a macro has no cells.
            Err(XlsxError::NotAWorksheet(_)) => continue,
            Err(error) => return Err(broken(error)),
        };
        collector.sheet(&name);
        while let Some(cell) = cells.next_cell().map_err(broken)? {
            visited += 1;
            if visited > MOST_VISITED {
                return Err(ReadError::TooManyCells { sheet: name, limit: MOST_VISITED });
            }
            let (row, column) = cell.get_position();
            collector.put(row, column, value(cell.get_value()))?;
        }
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
