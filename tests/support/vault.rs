//! Vaults in a folder of their own. One is founded, which derives a key from its password once; every trial gets a
//! copy of it that opens without another derivation.

use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};
use std::{fs, io};

use jiff::Zoned;
use serde_json::json;
use tempfile::TempDir;
use tiegui::registry::clock::{Clock, SetClock};
use tiegui::registry::keys::Password;
use tiegui::registry::record::Act;
use tiegui::registry::{OpenError, Registry, Unlocked};

/// The password of the founded vault.
pub(crate) const PASSWORD: &str = "iron cabinet 2026";

/// The vault that all others are copies of, and what opens them.
static FOUNDED: LazyLock<(TempDir, Unlocked)> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    let vault = folder.path().join("vault");
    let books = Registry::create(&vault, "农发行某县支行", "王喆", &password(), clock()).unwrap();
    drop(books);
    let unlocked = Registry::unlock(&vault, None, &password()).unwrap();
    (folder, unlocked)
});

/// A vault that is gone when it is dropped.
pub(crate) struct Vault {
    pub(crate) folder: PathBuf,
    _room: TempDir,
}

pub(crate) fn password() -> Password {
    Password::new(PASSWORD.to_owned())
}

pub(crate) fn clock() -> Box<dyn Clock> {
    let now: Zoned = "2026-03-05T09:00:00+08:00[+08:00]".parse().unwrap();
    Box::new(Arc::new(SetClock::at(now)))
}

/// Copies a folder's files.
pub(crate) fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        fs::copy(entry.path(), to.join(entry.file_name()))?;
    }
    Ok(())
}

impl Vault {
    /// A vault with nothing in its books.
    pub(crate) fn new() -> Self {
        let room = tempfile::tempdir().unwrap();
        let folder = room.path().join("vault");
        copy(&FOUNDED.0.path().join("vault"), &folder).unwrap();
        Self { folder, _room: room }
    }

    /// Opens it as its founder.
    pub(crate) fn open(&self) -> Result<Registry, OpenError> {
        Registry::open_unlocked(&self.folder, FOUNDED.1.clone(), clock())
    }

    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }
}

/// A document of two copies comes in.
pub(crate) fn received(title: &str) -> Act {
    let act = json!({
        "verb": "receive", "issuer": "农发行市分行", "title": title, "level": "秘密", "period": "10年", "copies": 2,
        "copy_numbers": "000101-000102", "pages": 12, "channel": "机要交通",
    });
    Act::parse(&act.to_string()).unwrap()
}
