//! The encrypted database: the only place that knows SQL. It appends to the journal, applies events to the state
//! tables and answers queries; it decides nothing.

mod append;
mod apply;
mod as_written;
mod browse;
mod check;
mod desk;
mod documents;
mod learnt;
mod ledger;
mod lines;
mod loans;
mod matters;
mod narrow;
mod on_paper;
mod open;
mod people;
mod posts;
mod rows;
mod scopes;
mod search;
#[cfg(test)]
mod tests;
mod today;

pub(super) use append::{Ready, Signer};
pub(super) use browse::Named;
pub use check::Damage;
pub(super) use check::STATE;
pub(super) use desk::Drawer;
pub(super) use learnt::detail_parts;
pub(super) use open::Key;
pub use open::OpenError;

use std::cell::RefCell;
use std::collections::HashMap;

use rusqlite::Connection;

use crate::model::ids::{PersonId, UnitId};

/// Marks a database of ours: `TGUI` as a big-endian number.
const APPLICATION_ID: i32 = 0x5447_5549;

/// The schema this program writes; it opens every older one.
pub(super) const SCHEMA_VERSION: i32 = 6;

/// A failure of the database itself, not of a rule.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// SQLite or SQLCipher said no.
    #[error("the database failed: {0}")]
    Database(#[from] rusqlite::Error),
    /// An event could not be written as JSON.
    #[error("an event could not be written: {0}")]
    Body(#[from] serde_json::Error),
    /// A stored event could not be read.
    #[error("entry {seq} could not be read: {source}")]
    Event {
        /// The entry.
        seq: u64,
        /// Why.
        source: crate::model::event::BodyError,
    },
    /// A stored value is none this program knows.
    #[error("the column {column} holds a value this program does not know")]
    Value {
        /// The column.
        column: &'static str,
    },
    /// What was read back is not what was written.
    #[error("entry {seq} was not written as it was given")]
    ReadBack {
        /// The entry.
        seq: u64,
    },
    /// An event does not fit the state it is applied to.
    #[error("the event does not fit what is on the books: {0}")]
    Unfit(&'static str),
    /// The system gave no randomness.
    #[error("the system gave no randomness")]
    Randomness,
}

impl StoreError {
    /// Whether the disk is full.
    pub fn is_disk_full(&self) -> bool {
        matches!(
            self,
            Self::Database(rusqlite::Error::SqliteFailure(error, _)) if error.code == rusqlite::ErrorCode::DiskFull
        )
    }
}

/// What a store operation answers.
pub(super) type Result<T> = std::result::Result<T, StoreError>;

/// An open register database, or an empty one in memory to replay into.
pub(super) struct Store {
    connection: Connection,
}

/// Ends a statement of a store from another thread.
pub(super) struct Interrupt(rusqlite::InterruptHandle);

impl Interrupt {
    /// What runs ends with an error.
    pub(super) fn now(&self) {
        self.0.interrupt();
    }
}

/// A transaction on it: the only way to write.
pub(super) struct Writing<'a> {
    transaction: rusqlite::Transaction<'a>,
    /// Units and people that were looked up: a ledger names the same few in every line.
    known: RefCell<Known>,
}

/// Names that were looked up. Nothing renames or removes a unit or a person, so what was found once stays true.
#[derive(Default)]
struct Known {
    units: HashMap<String, UnitId>,
    people: HashMap<String, PersonId>,
}

impl Store {
    /// Starts a transaction; dropped without [`Writing::commit`], nothing of it stays.
    pub(super) fn begin(&mut self) -> Result<Writing<'_>> {
        Ok(Writing {
            transaction: self.connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?,
            known: RefCell::default(),
        })
    }

    /// Ends a statement of this store from another thread.
    pub(super) fn interrupt(&self) -> Interrupt {
        Interrupt(self.connection.get_interrupt_handle())
    }

    /// The connection, for this room's queries.
    fn connection(&self) -> &Connection {
        &self.connection
    }

    /// Reading, in or out of a transaction.
    pub(super) fn read(&self) -> Reading<'_> {
        Reading { connection: self.connection() }
    }
}

impl Writing<'_> {
    /// Makes it durable.
    pub(super) fn commit(self) -> Result<()> {
        Ok(self.transaction.commit()?)
    }

    /// Reading what this transaction sees.
    pub(super) fn read(&self) -> Reading<'_> {
        Reading { connection: &self.transaction }
    }
}

/// Queries over the store, outside or inside a transaction.
#[derive(Clone, Copy)]
pub(super) struct Reading<'a> {
    connection: &'a Connection,
}
