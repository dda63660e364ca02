//! `import` and `export`: ledgers in and out.

use std::io::Write;
use std::path::PathBuf;

use serde_json::json;

use super::arguments::{Export, Import};
use super::{Exit, Failure, vault};
use crate::exchange;
use crate::exchange::cell::CellValue;
use crate::exchange::ledger::{Ledger, read_ledger};
use crate::exchange::rejects::write_rejects;
use crate::exchange::write::{Table, TableColumn};
use crate::intake::{self, Counts};
use crate::model::register::Register;
use crate::print::registers::{Plain, PlainCell, plain, plain_cards};
use crate::registry::Registry;
use crate::tr;

/// `import`
pub(super) fn import(import: &Import, out: &mut dyn Write) -> Result<Exit, Failure> {
    let mut registry = vault::open(&import.open)?;
    let unreadable = |error| Failure::Read(import.file.clone(), error);
    let mut ledger = read_ledger(&import.file, import.register, None).map_err(unreadable)?;
    let counts = intake::bring_in(&mut registry, &mut ledger, import.dry_run)?;
    let rejects = if import.dry_run { None } else { write_rejects(&ledger, &import.file)? };
    if !import.dry_run {
        intake::keep_in_mind(&registry, &ledger, &import.file, rejects.as_deref())?;
    }
    report(import, &ledger, &counts, rejects, out)?;
    // Rejected rows are named and written beside the source; the rest is on the books.
    Ok(Exit::Done)
}

fn report(
    import: &Import,
    ledger: &Ledger,
    counts: &Counts,
    rejects: Option<PathBuf>,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let Counts { imported, already, rejected } = counts;
    if import.open.json {
        let rows: Vec<_> = ledger
            .rejected
            .iter()
            .map(|row| {
                json!({
                    "sheet": row.at.sheet, "row": row.at.row, "cell": row.cell, "number": row.number,
                    "field": row.field, "reason": exchange::explain::rejected(row),
                })
            })
            .collect();
        let answer = json!({
            "dry_run": import.dry_run, "imported": imported, "already": already, "rejected": rows,
            "skipped": ledger.skipped, "mapping": ledger.mapping(), "year": ledger.year(),
            "rejects_file": rejects.map(|path| path.display().to_string()),
        });
        writeln!(out, "{answer}")?;
        return Ok(());
    }
    for sheet in &ledger.sheets {
        writeln!(out, "{}", tr!("import-mapping", sheet = sheet.mapping.sheet))?;
        for column in &sheet.mapping.columns {
            let field = column.field.map_or_else(|| tr!("import-unused"), exchange::explain::field);
            writeln!(out, "  {}\t{}\t→ {field}", exchange::cell::column_name(column.column), column.heading)?;
        }
    }
    let n = *imported;
    if import.dry_run {
        writeln!(out, "{}", tr!("import-dry-run", n, already, rejected))?;
    } else {
        writeln!(out, "{}", tr!("import-done", n, already, rejected))?;
    }
    for row in &ledger.rejected {
        let (at, cell) = (row.at.row, row.cell.clone().unwrap_or_default());
        writeln!(out, "  {}", tr!("import-rejected", row = at, cell, reason = exchange::explain::rejected(row)))?;
    }
    if let Some(path) = rejects {
        writeln!(out, "{}", tr!("import-rejects-file", path = path.display()))?;
    }
    Ok(())
}

/// `export`
pub(super) fn export(export: &Export, out: &mut dyn Write) -> Result<Exit, Failure> {
    let registry = vault::open(&export.open)?;
    let rows = to_file(&registry, export)?;
    if export.open.json {
        writeln!(out, "{}", json!({ "out": export.out.display().to_string(), "rows": rows }))?;
    } else {
        writeln!(out, "{}", tr!("export-done", n = rows, path = export.out.display()))?;
    }
    Ok(Exit::Done)
}

/// Writes what is asked into its file; answers how many rows.
pub(super) fn to_file(registry: &Registry, export: &Export) -> Result<usize, Failure> {
    let unit = registry.unit()?;
    let plain = if export.register == Register::Circulation {
        let mut cards = Vec::new();
        for id in registry.cards(export.year, None)? {
            cards.extend(registry.card(id)?);
        }
        plain_cards(&cards, &unit)
    } else {
        let (mut books, mut lines) = (Vec::new(), Vec::new());
        for (book, _) in registry.books()? {
            if book.register == export.register && export.year.is_none_or(|year| year == book.year) {
                books.push(book);
                lines.extend(registry.lines_of_book(book)?);
            }
        }
        plain(&books, &unit, &lines).ok_or_else(|| Failure::Nothing(tr!("print-nothing")))?
    };
    let table = table_of(plain);
    let rows = table.rows.len();
    match export.out.extension().and_then(|extension| extension.to_str()).map(str::to_lowercase).as_deref() {
        Some("csv") => exchange::write::write_csv(&table, &export.out)?,
        Some("xlsx") => exchange::write::write_xlsx(&table, &export.out)?,
        _ => return Err(Failure::Usage(tr!("usage-extension", path = export.out.display()))),
    }
    Ok(rows)
}

/// As the writer of tables takes it.
fn table_of(plain: Plain) -> Table {
    const NARROW: f64 = 12.0;
    const WIDE: f64 = 40.0;
    let widest = |at: usize| {
        let texts = plain.rows.iter().filter_map(|row| match row.get(at) {
            Some(PlainCell::Text(text)) => Some(text.chars().count()),
            _ => None,
        });
        texts.max().unwrap_or(0)
    };
    let columns = plain
        .columns
        .iter()
        .enumerate()
        .map(|(at, heading)| TableColumn {
            heading: (*heading).to_owned(),
            width: (widest(at) as f64 * 2.0).clamp(NARROW, WIDE),
        })
        .collect();
    let rows = plain.rows.into_iter().map(|row| row.into_iter().map(cell_of).collect()).collect();
    Table { title: plain.title, columns, rows }
}

fn cell_of(cell: PlainCell) -> CellValue {
    match cell {
        PlainCell::Empty => CellValue::Empty,
        PlainCell::Text(text) => CellValue::from_text(text),
        PlainCell::Number(number) => CellValue::Number(f64::from(number)),
        PlainCell::Date(day) => CellValue::Date(day),
    }
}
