//! The rows that were not accepted, written beside their ledger to be mended: the title and the header as they were,
//! the cells as they were, and behind them where each row stood and what is wrong. Mended, the file is read again as it
//! is; the added columns have names no register knows.

use std::path::{Path, PathBuf};

use super::cell::CellValue;
use super::explain;
use super::ledger::{Ledger, LedgerSheet, Rejected};
use super::words::{REJECT_CELL, REJECT_REASON, REJECT_ROW, REJECTED_SUFFIX};
use super::write::{Page, WriteError, write_pages};

const WIDTH: f64 = 14.0;
const REASON_WIDTH: f64 = 48.0;

/// Writes the rejected rows of a ledger beside `source`; nothing where there are none. A file of an earlier time, which
/// may be half mended, is not overwritten: the next one has a number in its name.
pub fn write_rejects(ledger: &Ledger, source: &Path) -> Result<Option<PathBuf>, WriteError> {
    if ledger.rejected.is_empty() {
        return Ok(None);
    }
    let path = free_path(source);
    let added: Vec<(&Rejected, [CellValue; 3])> = ledger.rejected.iter().map(|row| (row, note(row))).collect();
    let pages: Vec<Page<'_>> = ledger
        .sheets
        .iter()
        .filter_map(|sheet| {
            let own = added.iter().filter(|(row, _)| row.at.sheet == sheet.mapping.sheet).collect::<Vec<_>>();
            (!own.is_empty()).then(|| page(sheet, &own))
        })
        .collect();
    write_pages(&pages, &path)?;
    Ok(Some(path))
}

fn page<'a>(sheet: &LedgerSheet, rows: &[&'a (&'a Rejected, [CellValue; 3])]) -> Page<'a> {
    static EMPTY: CellValue = CellValue::Empty;
    let widest = rows.iter().map(|(row, _)| row.raw.len()).chain(sheet.head.iter().map(|row| row.cells.len())).max();
    let width = widest.unwrap_or_default();
    let (above, header): (Vec<_>, Vec<_>) = sheet.head.iter().partition(|row| row.number < sheet.mapping.first_row);
    let mut header: Vec<Vec<CellValue>> = header.into_iter().map(|row| row.cells.clone()).collect();
    if let Some(first) = header.first_mut() {
        first.resize(width, CellValue::Empty);
        first.extend([REJECT_ROW, REJECT_CELL, REJECT_REASON].map(CellValue::from_text));
    }
    let mut widths = vec![WIDTH; width + 2];
    widths.push(REASON_WIDTH);
    Page {
        name: sheet.mapping.sheet.clone(),
        above: above.into_iter().map(|row| row.cells.clone()).collect(),
        header,
        widths,
        rows: rows
            .iter()
            .map(|(row, note)| {
                let blank = std::iter::repeat_n(&EMPTY, width - row.raw.len());
                row.raw.iter().chain(blank).chain(note).collect()
            })
            .collect(),
    }
}

fn note(row: &Rejected) -> [CellValue; 3] {
    [
        CellValue::Number(f64::from(row.at.row)),
        CellValue::from_text(row.cell.clone().unwrap_or_default()),
        CellValue::from_text(explain::rejected(row)),
    ]
}

fn free_path(source: &Path) -> PathBuf {
    let stem = source.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let stem = stem.split(REJECTED_SUFFIX).next().unwrap_or_default();
    let path = |number: u32| {
        let number = if number == 1 { String::new() } else { number.to_string() };
        source.with_file_name(format!("{stem}{REJECTED_SUFFIX}{number}.xlsx"))
    };
    (1..10_000).map(path).find(|path| !path.exists()).unwrap_or_else(|| path(10_000))
}
