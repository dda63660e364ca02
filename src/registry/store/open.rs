//! Making and opening the database: key, pragmas, schema, and five ways it can fail.

use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, ErrorCode, OpenFlags};
use zeroize::{Zeroize as _, ZeroizeOnDrop, Zeroizing};

use super::{APPLICATION_ID, SCHEMA_VERSION, Store, StoreError};

/// Decrypted pages in memory, in KiB: at work, and from when a ledger is brought in, when a page that was let go would
/// have to be sealed, written, read and opened again for the next line.
const CACHE_KIB: i64 = 32 * 1024;
const CACHE_IMPORT_KIB: i64 = 256 * 1024;

/// The schema's steps; the index is the version they lead from.
const STEPS: [&str; SCHEMA_VERSION as usize] = [
    include_str!("schema/1.sql"),
    include_str!("schema/2.sql"),
    include_str!("schema/3.sql"),
    include_str!("schema/4.sql"),
    include_str!("schema/5.sql"),
    include_str!("schema/6.sql"),
];

/// The raw key of a database, 32 random bytes. It does not print.
#[derive(Clone, ZeroizeOnDrop)]
pub(crate) struct Key([u8; 32]);

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Key(…)")
    }
}

impl Key {
    /// A key from its bytes, which are wiped.
    pub(crate) fn new(mut bytes: [u8; 32]) -> Self {
        let key = Self(bytes);
        bytes.zeroize();
        key
    }

    /// The bytes, for wrapping.
    pub(crate) fn expose(&self) -> &[u8; 32] {
        &self.0
    }

    /// SQLCipher's spelling of a raw key.
    fn pragma(&self) -> Zeroizing<String> {
        let hex = Zeroizing::new(crate::model::chain::hex(&self.0));
        Zeroizing::new(format!("x'{}'", hex.as_str()))
    }
}

/// Why a database does not open.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// There is no such file.
    #[error("there is no register database")]
    Missing,
    /// The key does not open it: another vault's file, or a damaged one.
    #[error("the key does not open the database")]
    Locked,
    /// It opens, but is not one of ours.
    #[error("the file is not a register database")]
    Foreign,
    /// A newer program wrote it.
    #[error("the database has schema {found}; this program knows up to {known}")]
    Newer {
        /// The schema found.
        found: i32,
        /// The newest one known.
        known: i32,
    },
    /// Pages of it are damaged.
    #[error("the database is damaged: {0}")]
    Damaged(String),
    /// Another process has it.
    #[error("another process has the database open")]
    InUse,
    /// This program was built on plain SQLite: nothing would be encrypted.
    #[error("this program was built without SQLCipher")]
    NotEncrypted,
    /// Anything else.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<rusqlite::Error> for OpenError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::NotADatabase) => Self::Locked,
            Some(ErrorCode::DatabaseCorrupt) => Self::Damaged(error.to_string()),
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::InUse,
            _ => Self::Store(error.into()),
        }
    }
}

impl Store {
    /// Makes a new, empty, encrypted database. There must be no file at `path`.
    pub(in crate::registry) fn create(path: &Path, key: &Key) -> Result<Self, OpenError> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
        let connection = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
        unlock(&connection, key)?;
        prepare(&connection)?;
        migrate(&connection, 0, SCHEMA_VERSION)?;
        Ok(Self { connection })
    }

    /// Opens the database at `path` and looks it over once (`quick_check`).
    pub(in crate::registry) fn open(path: &Path, key: &Key) -> Result<Self, OpenError> {
        if !path.is_file() {
            return Err(OpenError::Missing);
        }
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(path, flags)?;
        unlock(&connection, key)?;
        // PRAGMA key never fails; the first read does.
        let version: i32 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
        let application: i32 = connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
        if application != APPLICATION_ID {
            return Err(OpenError::Foreign);
        }
        if version > SCHEMA_VERSION {
            return Err(OpenError::Newer { found: version, known: SCHEMA_VERSION });
        }
        prepare(&connection)?;
        let verdict: String = connection.query_row("pragma quick_check(1)", [], |row| row.get(0))?;
        if verdict != "ok" {
            return Err(OpenError::Damaged(verdict));
        }
        if version < SCHEMA_VERSION {
            migrate(&connection, version, SCHEMA_VERSION)?;
        }
        Ok(Self { connection })
    }

    /// Takes more memory for many lines at once. It is given back when the vault is locked: wiping it page by page would
    /// keep her waiting.
    pub(in crate::registry) fn expect_many(&self) -> super::Result<()> {
        Ok(self.connection.pragma_update(None, "cache_size", -CACHE_IMPORT_KIB)?)
    }

    /// An empty store in memory, to replay a journal into.
    pub(in crate::registry) fn in_memory() -> Result<Self, OpenError> {
        let connection = Connection::open_in_memory()?;
        connection.pragma_update(None, "foreign_keys", true)?;
        connection.pragma_update(None, "temp_store", "memory")?;
        connection.set_prepared_statement_cache_capacity(128);
        migrate(&connection, 0, SCHEMA_VERSION)?;
        Ok(Self { connection })
    }
}

/// Gives a connection its key.
pub(super) fn unlock(connection: &Connection, key: &Key) -> Result<(), OpenError> {
    // SQLCipher would tell of damage on standard error as well; we tell of it once, in words.
    connection.pragma_update(None, "cipher_log_level", "none")?;
    connection.pragma_update(None, "key", key.pragma().as_str())?;
    let cipher: rusqlite::Result<String> = connection.pragma_query_value(None, "cipher_version", |row| row.get(0));
    match cipher {
        Ok(version) if !version.is_empty() => Ok(()),
        Ok(_) | Err(rusqlite::Error::QueryReturnedNoRows) => Err(OpenError::NotEncrypted),
        Err(error) => Err(error.into()),
    }
}

/// The pragmas of every connection, since version 1. TRUNCATE, not WAL (a flipped bit in a WAL silently drops
/// committed transactions) and not DELETE (Windows never syncs the directory); EXTRA, so that a commit is durable
/// before the screen says so; temporary tables stay in memory, where they are not written in the clear.
pub(super) fn prepare(connection: &Connection) -> Result<(), OpenError> {
    connection.busy_timeout(Duration::from_millis(500))?;
    connection.pragma_update(None, "cipher_memory_security", true)?;
    connection.pragma_update(None, "locking_mode", "exclusive")?;
    connection.pragma_update(None, "journal_mode", "truncate")?;
    connection.pragma_update(None, "synchronous", "extra")?;
    // The mode alone locks nothing until something is written: the lock is taken now and kept.
    connection.execute_batch("begin exclusive; commit")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "trusted_schema", false)?;
    connection.pragma_update(None, "secure_delete", true)?;
    connection.pragma_update(None, "mmap_size", 0)?;
    connection.pragma_update(None, "temp_store", "memory")?;
    connection.pragma_update(None, "cache_size", -CACHE_KIB)?;
    connection.set_prepared_statement_cache_capacity(128);
    Ok(())
}

/// Takes the schema from one version to another, a step at a time.
pub(super) fn migrate(connection: &Connection, from: i32, to: i32) -> Result<(), OpenError> {
    // A step may make a table anew; what refers to it goes by its name.
    connection.pragma_update(None, "foreign_keys", false)?;
    for (step, version) in STEPS.iter().zip(1..).filter(|(_, version)| (from + 1..=to).contains(version)) {
        connection.execute_batch(&format!(
            "begin exclusive; {step}; pragma application_id = {APPLICATION_ID}; pragma user_version = {version}; commit;"
        ))?;
    }
    connection.pragma_update(None, "foreign_keys", true)?;
    Ok(())
}
