//! The drawer of the desk: a database of its own beside the register's, for what an account prefers and what it had
//! half typed. It is no part of the journal; when it cannot be read it is set aside and an empty one takes its place.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;

use rusqlite::{Connection, OpenFlags, OptionalExtension as _, params};

use super::open::{prepare, unlock};
use super::{Key, OpenError, Result, browse};
use crate::model::ids::{CarrierId, MatterId};

/// Marks a drawer: `TGDK` as a big-endian number.
const APPLICATION_ID: i32 = 0x5447_444B;

/// The schema this program writes.
const SCHEMA_VERSION: i32 = 2;

const SCHEMA: &str = include_str!("schema/desk.sql");

/// What version 2 added.
const SCANS: &str = "create table scans (
    matter_id integer not null,
    carrier_id integer not null,
    place text not null,
    primary key (matter_id, carrier_id)
) strict, without rowid;";

/// Decrypted pages in memory, in KiB.
const CACHE_KIB: i64 = 1024;

/// An open drawer.
pub(in crate::registry) struct Drawer {
    connection: Connection,
}

impl Drawer {
    /// The drawer at `path`, made where there is none. One that is damaged or another's is renamed out of the way;
    /// where the disk gives no drawer at all, it is kept in memory.
    pub(in crate::registry) fn open(path: &Path, key: &Key) -> Result<Self> {
        let opened = match Self::try_open(path, key) {
            Err(OpenError::Locked | OpenError::Foreign | OpenError::Newer { .. } | OpenError::Damaged(_)) => {
                set_aside(path).map_err(|_stays| OpenError::InUse).and_then(|()| Self::try_open(path, key))
            }
            other => other,
        };
        opened.or_else(|_no_drawer| Self::in_memory())
    }

    /// A drawer that is gone when it is dropped.
    pub(in crate::registry) fn in_memory() -> Result<Self> {
        let connection = Connection::open_in_memory()?;
        connection.execute_batch(SCHEMA)?;
        Ok(Self { connection })
    }

    fn try_open(path: &Path, key: &Key) -> std::result::Result<Self, OpenError> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
        let connection = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
        unlock(&connection, key)?;
        let version: i32 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
        let application: i32 = connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
        let tables: i64 = connection.query_row("select count(*) from sqlite_schema", [], |row| row.get(0))?;
        if tables > 0 && application != APPLICATION_ID {
            return Err(OpenError::Foreign);
        }
        if version > SCHEMA_VERSION {
            return Err(OpenError::Newer { found: version, known: SCHEMA_VERSION });
        }
        prepare(&connection)?;
        // What was typed in the last second may go with the power; nothing here is worth two syncs a keystroke.
        connection.pragma_update(None, "synchronous", "normal")?;
        connection.pragma_update(None, "cache_size", -CACHE_KIB)?;
        let verdict: String = connection.query_row("pragma quick_check(1)", [], |row| row.get(0))?;
        if verdict != "ok" {
            return Err(OpenError::Damaged(verdict));
        }
        if tables > 0 && version < 2 {
            connection
                .execute_batch(&format!("begin exclusive; {SCANS} pragma user_version = {SCHEMA_VERSION}; commit;"))?;
        }
        if tables == 0 {
            connection.execute_batch(&format!(
                "begin exclusive; {SCHEMA} pragma application_id = {APPLICATION_ID};
                    pragma user_version = {SCHEMA_VERSION}; commit;"
            ))?;
        }
        Ok(Self { connection })
    }

    /// Tells of every statement from here on.
    pub(in crate::registry) fn watch(&mut self, told: Sender<String>) -> Result<()> {
        browse::watch(&mut self.connection, told)
    }

    /// What an account prefers.
    pub(in crate::registry) fn preference(&self, account: &str, key: &str) -> Result<Option<String>> {
        Ok(self
            .connection
            .prepare_cached("select value from preferences where account = ?1 and key = ?2")?
            .query_row([account, key], |row| row.get(0))
            .optional()?)
    }

    /// Keeps what an account prefers, or forgets it.
    pub(in crate::registry) fn prefer(&self, account: &str, key: &str, value: Option<&str>) -> Result<()> {
        match value {
            Some(value) => self
                .connection
                .prepare_cached("insert or replace into preferences values (?1, ?2, ?3)")?
                .execute([account, key, value])?,
            None => self
                .connection
                .prepare_cached("delete from preferences where account = ?1 and key = ?2")?
                .execute([account, key])?,
        };
        Ok(())
    }

    /// What a count has seen so far, and where.
    pub(in crate::registry) fn scans(&self, matter: MatterId) -> Result<Vec<(CarrierId, String)>> {
        self.connection
            .prepare_cached("select carrier_id, place from scans where matter_id = ?1")?
            .query_map([matter.0], |row| Ok((CarrierId(row.get(0)?), row.get(1)?)))?
            .map(|scan| Ok(scan?))
            .collect()
    }

    /// Keeps that a count has seen a carrier. A scan is durable before it is answered: nobody scans a cabinet twice
    /// because the power went.
    pub(in crate::registry) fn keep_scan(&self, matter: MatterId, carrier: CarrierId, place: &str) -> Result<()> {
        self.connection.pragma_update(None, "synchronous", "extra")?;
        let kept = self
            .connection
            .prepare_cached("insert or replace into scans values (?1, ?2, ?3)")?
            .execute(params![matter.0, carrier.0, place]);
        self.connection.pragma_update(None, "synchronous", "normal")?;
        kept?;
        Ok(())
    }

    /// Lets go of what a count has seen.
    pub(in crate::registry) fn forget_scans(&self, matter: MatterId) -> Result<()> {
        self.connection.prepare_cached("delete from scans where matter_id = ?1")?.execute([matter.0])?;
        Ok(())
    }

    /// What an account had half typed under that name.
    pub(in crate::registry) fn draft(&self, account: &str, name: &str) -> Result<Option<String>> {
        Ok(self
            .connection
            .prepare_cached("select text from drafts where account = ?1 and name = ?2")?
            .query_row([account, name], |row| row.get(0))
            .optional()?)
    }

    /// The names of what an account had half typed, latest first, each with when it was kept.
    pub(in crate::registry) fn drafts(&self, account: &str) -> Result<Vec<(String, String)>> {
        self.connection
            .prepare_cached("select name, at from drafts where account = ?1 order by at desc, name")?
            .query_map([account], |row| Ok((row.get(0)?, row.get(1)?)))?
            .map(|draft| Ok(draft?))
            .collect()
    }

    /// Keeps what is half typed, or lets it go.
    pub(in crate::registry) fn keep_draft(
        &self,
        account: &str,
        name: &str,
        text: Option<&str>,
        at: &str,
    ) -> Result<()> {
        match text {
            Some(text) => self
                .connection
                .prepare_cached("insert or replace into drafts values (?1, ?2, ?3, ?4)")?
                .execute(params![account, name, text, at])?,
            None => self
                .connection
                .prepare_cached("delete from drafts where account = ?1 and name = ?2")?
                .execute([account, name])?,
        };
        Ok(())
    }
}

/// Renames a file that is no drawer of ours; one that was set aside before gives way.
fn set_aside(path: &Path) -> std::io::Result<()> {
    let beside = |suffix: &str| {
        let mut name = path.as_os_str().to_owned();
        name.push(suffix);
        PathBuf::from(name)
    };
    fs::rename(path, beside(".damaged"))?;
    match fs::remove_file(beside("-journal")) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error),
        Ok(()) | Err(_) => Ok(()),
    }
}
