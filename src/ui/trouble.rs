//! Why something did not go, as a sentence with a remedy. Every match is exhaustive.

use crate::print::PrintError;
use crate::registry::keys::KeysError;
use crate::registry::{Error, OpenError, StoreOpenError};
use crate::tr;

/// Why a vault does not open.
pub(crate) fn open_error(error: &OpenError) -> String {
    match error {
        OpenError::NoVault(folder) => tr!("ui-open-no-vault", path = folder.display().to_string()),
        OpenError::Missing(file) => tr!("ui-open-missing", path = file.display().to_string()),
        OpenError::InUse(None) => tr!("ui-open-in-use"),
        OpenError::InUse(Some(holder)) => tr!(
            "ui-open-in-use-by",
            login = holder.login.as_str(),
            since = super::say::moment(&holder.since),
            process = holder.process.to_string()
        ),
        OpenError::Keys(error) => keys_error(error),
        OpenError::Store(error) => store_open_error(error),
        OpenError::Check(report) => tr!("ui-open-check", n = report.findings.len().to_string()),
        OpenError::Exists(folder) => tr!("ui-open-exists", path = folder.display().to_string()),
        OpenError::Io(error) => tr!("ui-open-io", reason = error.to_string()),
        OpenError::Verb(error) => registry_error(error),
    }
}

/// Why keys cannot be had.
pub(crate) fn keys_error(error: &KeysError) -> String {
    match error {
        KeysError::Missing => tr!("ui-keys-missing"),
        KeysError::Damaged => tr!("ui-keys-damaged"),
        KeysError::Foreign => tr!("ui-keys-foreign"),
        KeysError::Newer { found } => tr!("ui-keys-newer", found = found.to_string()),
        KeysError::NoAccount => tr!("ui-keys-no-account"),
        KeysError::WrongPassword => tr!("ui-keys-wrong-password"),
        KeysError::Crypto => tr!("ui-keys-crypto"),
        KeysError::Io(error) => tr!("ui-keys-io", reason = error.to_string()),
    }
}

fn store_open_error(error: &StoreOpenError) -> String {
    match error {
        StoreOpenError::Missing => tr!("ui-store-missing"),
        StoreOpenError::Locked => tr!("ui-store-locked"),
        StoreOpenError::Foreign => tr!("ui-store-foreign"),
        StoreOpenError::Newer { found, known } => {
            tr!("ui-store-newer", found = found.to_string(), known = known.to_string())
        }
        StoreOpenError::Damaged(reason) => tr!("ui-store-damaged", reason = reason.as_str()),
        StoreOpenError::InUse => tr!("ui-open-in-use"),
        StoreOpenError::NotEncrypted => tr!("ui-store-not-encrypted"),
        StoreOpenError::Store(error) => tr!("ui-read-failed", reason = error.to_string()),
    }
}

/// Why the books cannot be read.
pub(crate) fn registry_error(error: &Error) -> String {
    match error {
        Error::Refused(refusal) => tr!("ui-read-failed", reason = refusal.rule()),
        Error::Store(error) => tr!("ui-read-failed", reason = error.to_string()),
        Error::Keys(error) => keys_error(error),
    }
}

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
