//! Cells that show what was corrected: every old value struck through, in order, and what stands there now behind them.

use super::texts;
use crate::model::line::Field;
use crate::model::view::LineRow;
use crate::print::book::{Cell, Span};

/// A cell without a history; an empty text gives an empty cell.
pub(super) fn plain(text: String) -> Cell {
    if text.is_empty() { Cell::default() } else { Cell::text(text) }
}

/// A field of a line: the old values struck, and the current one.
pub(super) fn revised(line: &LineRow, field: Field, current: &str) -> Cell {
    let old = texts::old_values(line, field).map(|text| Span { text, struck: true });
    let now = Some(current).filter(|text| !text.is_empty()).map(|text| Span { text: text.to_owned(), struck: false });
    Cell { spans: old.chain(now).collect() }
}

/// As [`revised`], of a field that may be empty.
pub(super) fn revised_option(line: &LineRow, field: Field, current: Option<&str>) -> Cell {
    revised(line, field, current.unwrap_or_default())
}

/// A cell with a word before it; nothing where the cell is empty.
pub(super) fn labelled(label: &str, cell: Cell) -> Cell {
    if cell.spans.is_empty() { cell } else { joined("", [plain(label.to_owned()), cell]) }
}

/// Several cells in one; empty ones leave no gap.
pub(super) fn joined(gap: &str, cells: impl IntoIterator<Item = Cell>) -> Cell {
    let mut all = Cell::default();
    for cell in cells.into_iter().filter(|cell| !cell.spans.is_empty()) {
        if !all.spans.is_empty() && !gap.is_empty() {
            all.spans.push(Span { text: gap.to_owned(), struck: false });
        }
        all.spans.extend(cell.spans);
    }
    all
}

/// The remark, and behind it what has no column of its own: `others`, what was found wrong, which lines correct this
/// one, and whether it was brought in.
pub(super) fn remark<const N: usize>(line: &LineRow, others: [Cell; N]) -> Cell {
    let remark = revised_option(line, Field::Remark, line.detail.remark.as_deref());
    let behind = texts::remarks(line).into_iter().chain(texts::corrected_by(line)).chain(texts::brought_in(line));
    joined("\n", std::iter::once(remark).chain(others).chain(behind.map(plain)))
}
