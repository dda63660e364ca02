//! The system's own windows for choosing folders and files. They are asked off the screen's thread, so that the window
//! behind them stays alive.

use std::path::{Path, PathBuf};

use rfd::FileDialog;

use crate::tr;

/// Asks for a folder.
pub(crate) struct Folder(FileDialog);

impl Folder {
    /// The folder of a vault; the window opens beside the one that is open.
    pub(crate) fn vault(beside: Option<&Path>) -> Self {
        let dialog = FileDialog::new().set_title(tr!("ui-command-pick-vault"));
        Self(match beside.and_then(Path::parent) {
            Some(folder) => dialog.set_directory(folder),
            None => dialog,
        })
    }

    /// The folder for a new vault.
    pub(crate) fn place() -> Self {
        Self(FileDialog::new().set_title(tr!("command-pick-place")))
    }

    /// The folder that was chosen.
    pub(crate) fn ask(self) -> Option<PathBuf> {
        self.0.pick_folder()
    }
}

/// Asks under what name to save.
pub(crate) struct Save(FileDialog);

impl Save {
    /// A PDF of this name.
    pub(crate) fn pdf(name: &str) -> Self {
        let dialog = FileDialog::new().set_title(tr!("ui-command-save-pdf")).add_filter("PDF", &["pdf"]);
        Self(dialog.set_file_name(format!("{name}.pdf")))
    }

    /// The name that was chosen.
    pub(crate) fn ask(self) -> Option<PathBuf> {
        self.0.save_file()
    }
}

/// Asks for a ledger.
pub(crate) struct Ledger(FileDialog);

impl Ledger {
    /// Any of the formats that are read.
    pub(crate) fn new() -> Self {
        let dialog = FileDialog::new().set_title(tr!("intake-command"));
        Self(dialog.add_filter(tr!("intake-ledgers"), &["xlsx", "xls", "ods", "csv", "et", "txt"]))
    }

    /// The file that was chosen.
    pub(crate) fn ask(self) -> Option<PathBuf> {
        self.0.pick_file()
    }
}
