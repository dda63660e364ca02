//! Looking the database over: SQLCipher's and SQLite's own checks, and the digests of the state tables by which a
//! replay is compared. Neither check sees a truncated or rolled-back file alone; chain and replay do.

use rusqlite::types::ValueRef;
use sm3::{Digest as _, Sm3};

use super::{Reading, Result};
use crate::model::chain::Digest;

/// The state tables: all that events add up to.
pub(in crate::registry) const STATE: [&str; 26] = [
    "settings",
    "accounts",
    "units",
    "people",
    "places",
    "documents",
    "carriers",
    "lines",
    "sendings",
    "loans",
    "cards",
    "readers",
    "legs",
    "knowers",
    "corrections",
    "printings",
    "touches",
    "matters",
    "matter_items",
    "matter_steps",
    "freezes",
    "searches",
    "facilities",
    "keyholders",
    "assignments",
    "leavers",
];

/// What SQLCipher or SQLite found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Damage {
    /// The check that found it.
    pub check: &'static str,
    /// In its words.
    pub finding: String,
}

impl Reading<'_> {
    /// SQLCipher's check of every page's seal, then SQLite's of the structure. A check that cannot even run is a
    /// finding. Between two checks `stopped` is asked: SQLCipher's own does not let itself be interrupted.
    pub(in crate::registry) fn look_over(self, stopped: impl Fn() -> bool) -> Vec<Damage> {
        let mut damage = Vec::new();
        for check in ["cipher_integrity_check", "integrity_check", "foreign_key_check"] {
            if stopped() {
                break;
            }
            let findings = self.connection.prepare(&format!("pragma {check}")).and_then(|mut statement| {
                statement.query_map([], |row| Ok(text_of(row.get_ref(0)?)))?.collect::<rusqlite::Result<Vec<String>>>()
            });
            match findings {
                Ok(findings) => damage.extend(
                    findings.into_iter().filter(|finding| finding != "ok").map(|finding| Damage { check, finding }),
                ),
                Err(error) => damage.push(Damage { check, finding: error.to_string() }),
            }
        }
        damage
    }

    /// The digest of one state table, row by row in the order of its key.
    pub(in crate::registry) fn table_digest(self, table: &'static str) -> Result<Digest> {
        // The name is one of ours, never typed. Every table's first columns are its key.
        let mut statement = self.connection.prepare_cached(&format!("select * from {table} order by 1, 2"))?;
        let columns = statement.column_count();
        let mut hash = Sm3::new();
        let mut buffer = Vec::with_capacity(2 * BLOCK);
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            for column in 0..columns {
                encode(row.get_ref(column)?, &mut buffer);
            }
            if buffer.len() >= BLOCK {
                hash.update(&buffer);
                buffer.clear();
            }
        }
        hash.update(&buffer);
        Ok(hash.finalize().into())
    }
}

/// So many bytes are digested at once.
const BLOCK: usize = 1 << 16;

/// A value so that no two are alike: its kind, its length where it has one, itself.
fn encode(value: ValueRef<'_>, into: &mut Vec<u8>) {
    let (kind, bytes) = match value {
        ValueRef::Null => return into.push(0),
        ValueRef::Integer(number) => {
            into.push(1);
            return into.extend_from_slice(&number.to_be_bytes());
        }
        ValueRef::Real(number) => {
            into.push(2);
            return into.extend_from_slice(&number.to_be_bytes());
        }
        ValueRef::Text(text) => (3, text),
        ValueRef::Blob(blob) => (4, blob),
    };
    into.push(kind);
    into.extend_from_slice(&(bytes.len() as u64).to_be_bytes());
    into.extend_from_slice(bytes);
}

fn text_of(value: ValueRef<'_>) -> String {
    match value {
        ValueRef::Text(text) => String::from_utf8_lossy(text).into_owned(),
        ValueRef::Integer(number) => number.to_string(),
        ValueRef::Null | ValueRef::Real(_) | ValueRef::Blob(_) => String::new(),
    }
}
