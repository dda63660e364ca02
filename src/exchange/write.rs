//! Tables out: .xlsx and .csv. The same table gives the same bytes; a file is whole under its name or not there at all.
//!
//! A text that a spreadsheet would take for a formula gets an apostrophe in front, in both formats: in .xlsx it is a
//! string already, but a later save as text would set it free. [`super::cell::revive`] takes the apostrophe off again
//! when such a file is read.

use std::io::Write as _;
use std::path::Path;

use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};
use thiserror::Error;

use super::cell::{CellValue, neutralise};
use crate::model::text;

/// A column of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct TableColumn {
    /// Its name.
    pub heading: String,
    /// Its width, in characters.
    pub width: f64,
}

/// A table to be written.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// What stands above it; it should name the unit and the year, for whoever reads the file again.
    pub title: String,
    /// Its columns.
    pub columns: Vec<TableColumn>,
    /// Its rows.
    pub rows: Vec<Vec<CellValue>>,
}

/// Why a file was not written.
#[derive(Debug, Error)]
pub enum WriteError {
    /// The file or its folder cannot be written.
    #[error("{0}")]
    Io(#[from] std::io::Error),
    /// A sheet cannot hold the table: too many rows, or too long a text.
    #[error("sheet: {0}")]
    Sheet(#[from] XlsxError),
}

/// Writes a table as Office Open XML.
pub fn write_xlsx(table: &Table, path: &Path) -> Result<(), WriteError> {
    let heading = table.columns.iter().map(|column| CellValue::from_text(column.heading.as_str())).collect();
    let title: Vec<CellValue> = vec![CellValue::from_text(table.title.as_str())];
    let page = Page {
        name: String::new(),
        above: vec![title],
        header: vec![heading],
        widths: table.columns.iter().map(|column| column.width).collect(),
        rows: table.rows.iter().map(|row| row.iter().collect()).collect(),
    };
    write_pages(&[page], path)
}

/// Writes a table as text: UTF-8 with its mark, commas, CRLF.
pub fn write_csv(table: &Table, path: &Path) -> Result<(), WriteError> {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        // A text may hold tabs or semicolons; in quotes they cannot pass for the separator when the file is read again.
        .quote_style(csv::QuoteStyle::NonNumeric)
        .flexible(true)
        .from_writer(b"\xEF\xBB\xBF".to_vec());
    let failed = |error: csv::Error| WriteError::Io(error.into());
    if !table.title.is_empty() {
        writer.write_record([safe(&table.title)]).map_err(failed)?;
    }
    writer.write_record(table.columns.iter().map(|column| safe(&column.heading))).map_err(failed)?;
    for row in &table.rows {
        let cells = row.iter().map(|cell| match cell {
            CellValue::Text(text) => safe(text),
            other => other.text().into_owned(),
        });
        writer.write_record(cells).map_err(failed)?;
    }
    let bytes = writer.into_inner().map_err(|error| WriteError::Io(error.into_error()))?;
    replace(path, &bytes)
}

/// One sheet: what stands above the header, the header, and the rows.
pub(super) struct Page<'a> {
    pub(super) name: String,
    pub(super) above: Vec<Vec<CellValue>>,
    pub(super) header: Vec<Vec<CellValue>>,
    pub(super) widths: Vec<f64>,
    pub(super) rows: Vec<Vec<&'a CellValue>>,
}

/// Writes sheets as Office Open XML.
pub(super) fn write_pages(pages: &[Page<'_>], path: &Path) -> Result<(), WriteError> {
    let mut workbook = Workbook::new();
    let created = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&created));
    let mut names: Vec<String> = Vec::new();
    for page in pages {
        let sheet = workbook.add_worksheet();
        let name = sheet_name(&page.name);
        if !name.is_empty() && !names.contains(&name) {
            sheet.set_name(&name)?;
            names.push(name);
        }
        fill(sheet, page)?;
    }
    replace(path, &workbook.save_to_buffer()?)
}

fn fill(sheet: &mut Worksheet, page: &Page<'_>) -> Result<(), WriteError> {
    let title = Format::new().set_bold().set_font_size(14).set_align(FormatAlign::Center);
    let heading = Format::new()
        .set_bold()
        .set_border(FormatBorder::Thin)
        .set_align(FormatAlign::Center)
        .set_align(FormatAlign::VerticalCenter)
        .set_text_wrap();
    let plain = Format::new().set_border(FormatBorder::Thin).set_text_wrap();
    let day = Format::new().set_border(FormatBorder::Thin).set_num_format("yyyy-mm-dd");
    let last_column = page.widths.len().saturating_sub(1) as u16;
    for (column, width) in (0..).zip(&page.widths) {
        sheet.set_column_width(column, *width)?;
    }
    let mut row = 0;
    for cells in &page.above {
        match cells.as_slice() {
            [CellValue::Text(text)] if last_column > 0 => {
                sheet.merge_range(row, 0, row, last_column, &safe(text), &title)?;
            }
            cells => put_row(sheet, row, cells.iter(), None)?,
        }
        row += 1;
    }
    for cells in &page.header {
        put_row(sheet, row, cells.iter(), Some((&heading, &heading)))?;
        row += 1;
    }
    sheet.set_freeze_panes(row, 0)?;
    for cells in &page.rows {
        put_row(sheet, row, cells.iter().copied(), Some((&plain, &day)))?;
        row += 1;
    }
    Ok(())
}

fn put_row<'a>(
    sheet: &mut Worksheet,
    row: u32,
    cells: impl Iterator<Item = &'a CellValue>,
    formats: Option<(&Format, &Format)>,
) -> Result<(), WriteError> {
    let none = Format::new();
    let day_alone = Format::new().set_num_format("yyyy-mm-dd");
    let (format, day_format) = formats.unwrap_or((&none, &day_alone));
    for (column, cell) in (0..).zip(cells) {
        match cell {
            CellValue::Empty => sheet.write_blank(row, column, format)?,
            CellValue::Text(text) => sheet.write_string_with_format(row, column, safe(text), format)?,
            CellValue::Number(number) if number.is_finite() => {
                sheet.write_number_with_format(row, column, *number, format)?
            }
            CellValue::Number(_) => sheet.write_string_with_format(row, column, cell.text(), format)?,
            CellValue::Bool(truth) => sheet.write_boolean_with_format(row, column, *truth, format)?,
            CellValue::Date(date) => {
                let serial = super::cell::serial_of_day(*date);
                match serial {
                    Some(serial) => sheet.write_number_with_format(row, column, serial, day_format)?,
                    None => sheet.write_string_with_format(row, column, cell.text(), format)?,
                }
            }
        };
    }
    Ok(())
}

/// A text as it may stand in a file: no control characters, and no formula.
fn safe(text: &str) -> String {
    let clean: String = text
        .chars()
        .filter(|&c| {
            matches!(c, '\t' | '\n' | '\r') || !(text::is_invisible(c) || matches!(c, '\u{FFFE}' | '\u{FFFF}'))
        })
        .collect();
    neutralise(&clean).into_owned()
}

/// A name a sheet may have.
fn sheet_name(name: &str) -> String {
    let clean =
        name.chars().filter(|c| !matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'') && !c.is_control());
    clean.take(31).collect::<String>().trim().to_owned()
}

/// Puts a whole file in place of what was there: written beside it, synced, renamed.
fn replace(path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
    let mut file = tempfile::Builder::new().prefix(".tiegui-").tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(path).map_err(|error| error.error)?;
    // The name is durable once its folder is; Windows has no such call.
    #[cfg(unix)]
    std::fs::File::open(folder)?.sync_all()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::cell::is_dangerous;
    use super::super::read::read_sheets;
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    type Outcome = Result<(), Box<dyn std::error::Error>>;

    fn table(rows: Vec<Vec<CellValue>>) -> Table {
        let columns = ["甲", "乙", "=丙"].map(|heading| TableColumn { heading: heading.to_owned(), width: 12.0 });
        Table { title: "某支行2025年".to_owned(), columns: columns.to_vec(), rows }
    }

    fn rows_of(path: &Path) -> Result<Vec<Vec<CellValue>>, Box<dyn std::error::Error>> {
        Ok(read_sheets(path)?.sheets.remove(0).rows.into_iter().map(|row| row.cells).collect())
    }

    #[test]
    fn a_sheet_comes_back_with_its_types() -> Outcome {
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("one.xlsx");
        let row = vec![CellValue::Date(date(2025, 1, 5)), CellValue::Number(-3.5), CellValue::from_text("=1+1")];
        let table =
            table(vec![row.clone(), vec![CellValue::Bool(true), CellValue::Empty, CellValue::from_text(" 密")]]);
        write_xlsx(&table, &path)?;
        let first = std::fs::read(&path)?;
        let found = rows_of(&path)?;
        assert_eq!(found[0], [CellValue::from_text("某支行2025年")]);
        assert_eq!(found[1][2], CellValue::from_text("=丙"));
        assert_eq!(found[2], row);
        assert_eq!(found[3], table.rows[1]);
        write_xlsx(&table, &path)?;
        assert_eq!(std::fs::read(&path)?, first, "the same table gives the same bytes");
        assert_eq!(std::fs::read_dir(folder.path())?.count(), 1, "nothing is left beside it");
        assert!(write_xlsx(&table, &folder.path().join("none/two.xlsx")).is_err());
        Ok(())
    }

    #[test]
    fn nothing_written_is_a_formula() -> Outcome {
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("one.csv");
        let texts = ["=1", "+1", "-1", "@a", "\t=1", "  =1", "＝1"].map(CellValue::from_text);
        write_csv(&table(texts.iter().map(|cell| vec![cell.clone()]).collect()), &path)?;
        let bytes = std::fs::read(&path)?;
        let text = String::from_utf8(bytes)?;
        assert!(text.starts_with('\u{FEFF}') && text.contains("\r\n"));
        let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
        for record in reader.records() {
            assert!(record?.iter().all(|field| !is_dangerous(field)));
        }
        let found: Vec<CellValue> = rows_of(&path)?.into_iter().skip(2).map(|mut row| row.remove(0)).collect();
        assert_eq!(found, texts);
        Ok(())
    }

    fn any_text() -> impl Strategy<Value = CellValue> {
        "['=+@ \t\n\"<&,;一密_x0041-]{0,10}".prop_map(CellValue::from_text)
    }

    fn any_cell() -> impl Strategy<Value = CellValue> {
        prop_oneof![
            3 => any_text(),
            1 => (-1_000_000..1_000_000_i32).prop_map(|n| CellValue::Number(f64::from(n) / 4.0)),
            1 => (0..55_000_i32).prop_map(|n| CellValue::Date(date(1949, 1, 1) + jiff::Span::new().days(n))),
            1 => any::<bool>().prop_map(CellValue::Bool),
        ]
    }

    fn trimmed(rows: &[Vec<CellValue>]) -> Vec<Vec<CellValue>> {
        let trim = |row: &Vec<CellValue>| {
            let end = row.iter().rposition(|cell| *cell != CellValue::Empty).map_or(0, |last| last + 1);
            row[..end].to_vec()
        };
        rows.iter().map(trim).filter(|row| !row.is_empty()).collect()
    }

    #[test]
    fn texts_full_of_separators_come_back() -> Result<(), Box<dyn std::error::Error>> {
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("a.csv");
        let rows = vec![vec![CellValue::from_text("\t\t\ta"), CellValue::from_text(";;;;;;;;b")]];
        write_csv(&table(rows.clone()), &path)?;
        assert_eq!(rows_of(&path)?.split_off(2), rows);
        Ok(())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        #[test]
        fn any_table_comes_back(
            typed in prop::collection::vec(prop::collection::vec(any_cell(), 0..5), 0..6),
            texts in prop::collection::vec(prop::collection::vec(any_text(), 0..5), 0..6),
        ) {
            let folder = tempfile::tempdir()?;
            let (xlsx, csv) = (folder.path().join("a.xlsx"), folder.path().join("a.csv"));
            let fail = |error: Box<dyn std::error::Error>| TestCaseError::fail(error.to_string());
            write_xlsx(&table(typed.clone()), &xlsx).map_err(|e| fail(e.into()))?;
            prop_assert_eq!(rows_of(&xlsx).map_err(fail)?.split_off(2), trimmed(&typed));
            write_csv(&table(texts.clone()), &csv).map_err(|e| fail(e.into()))?;
            prop_assert_eq!(rows_of(&csv).map_err(fail)?.split_off(2), trimmed(&texts));
        }
    }
}
