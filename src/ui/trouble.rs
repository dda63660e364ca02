//! Why something cannot be put on paper, as a sentence with a remedy.

use crate::print::PrintError;
use crate::tr;

/// Why something cannot be put on paper.
pub(crate) fn print_error(error: &PrintError) -> String {
    match error {
        PrintError::MissingGlyph { character, code_point } => {
            tr!("ui-print-glyph", character = character.to_string(), code = format!("U+{code_point:04X}"))
        }
        PrintError::Row { number, source } => {
            tr!("ui-print-row", number = number.to_string(), reason = print_error(source))
        }
        PrintError::RowTooTall { number, .. } => tr!("ui-print-row-too-tall", number = number.to_string()),
        PrintError::TooManyCells { number, .. } => tr!("ui-print-row-cells", number = number.to_string()),
        PrintError::ColumnsTooWide { .. } | PrintError::HeadTooTall { .. } => tr!("ui-print-too-wide"),
        PrintError::Mark { page, .. } => tr!("ui-print-mark", page = page.to_string()),
        PrintError::Subset { reason } | PrintError::Assemble { reason } => {
            tr!("ui-print-assemble", reason = reason.as_str())
        }
        PrintError::Save { source, path } => {
            tr!("ui-print-save", reason = source.to_string(), path = path.display().to_string())
        }
    }
}
