//! One process at a time. The lock is the operating system's, on `vault.lock`; who holds it stands in `vault.seat`,
//! which a process that ends well takes away: one that is left over says that the last one did not.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

/// Who has the vault open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holder {
    /// The process.
    pub process: u32,
    /// The login name on the computer.
    pub login: String,
    /// Since when, as an entry's time is written.
    pub since: String,
}

/// The seat at a vault; leaving it frees the vault.
#[derive(Debug)]
pub(super) struct Seat {
    note: PathBuf,
    /// Whether the last process to sit here ended without leaving, and nobody has looked the vault over since.
    pub(super) left_in_haste: bool,
    // Dropped last: the lock goes when the note is gone.
    _lock: File,
}

/// Why there is no seat.
#[derive(Debug)]
pub(super) enum Taken {
    /// Somebody has it.
    By(Option<Holder>),
    /// The lock file cannot be used.
    Io(std::io::Error),
}

impl Seat {
    /// Takes the seat at the vault in `folder`.
    pub(super) fn take(folder: &Path, since: String) -> Result<Self, Taken> {
        let note = folder.join("vault.seat");
        let lock = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .open(folder.join("vault.lock"))
            .map_err(Taken::Io)?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                let holder = fs::read(&note).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok());
                return Err(Taken::By(holder));
            }
            Err(TryLockError::Error(error)) => return Err(Taken::Io(error)),
        }
        let left_in_haste = note.exists();
        let login = std::env::var("USER").or_else(|_unset| std::env::var("USERNAME")).unwrap_or_default();
        let holder = Holder { process: std::process::id(), login, since };
        let text = serde_json::to_vec(&holder).map_err(|error| Taken::Io(error.into()))?;
        write_note(&note, &text).map_err(Taken::Io)?;
        Ok(Self { note, left_in_haste, _lock: lock })
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        // The check that the last one's haste asked for is still due: a mistyped password does not do away with it.
        if !self.left_in_haste {
            // If the note stays, the next opening only checks more than it would have had to.
            let _left = fs::remove_file(&self.note);
        }
    }
}

/// Writes the note so that a power cut does not take it away.
fn write_note(note: &Path, text: &[u8]) -> std::io::Result<()> {
    let mut file = File::create(note)?;
    file.write_all(text)?;
    file.sync_all()?;
    #[cfg(unix)]
    if let Some(folder) = note.parent() {
        File::open(folder)?.sync_all()?;
    }
    Ok(())
}
