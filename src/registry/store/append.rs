//! Appending to the journal: chain, sign, apply, read back.

use rusqlite::{OptionalExtension as _, Row, params};

use super::{Reading, Result, StoreError, Writing};
use crate::model::chain::{self, Digest, Entry, GENESIS};
use crate::model::event::Event;

/// Signs digests for an account.
pub(in crate::registry) trait Signer {
    /// The account's name.
    fn name(&self) -> &str;
    /// The signature over a digest.
    fn sign(&self, digest: &Digest) -> [u8; 64];
}

impl Writing<'_> {
    /// Appends `event` to the journal, applies it to the state, and reads the entry back before anyone relies on it.
    pub(in crate::registry) fn record(&self, event: &Event, at: &str, signer: &dyn Signer) -> Result<u64> {
        let entry = self.next_entry(event, at, signer)?;
        self.insert(&entry)?;
        self.apply(entry.seq, event)?;
        self.read_back(&entry)
    }

    /// Lets events be applied before their entry is appended: what refers to the entry is checked at the commit.
    pub(in crate::registry) fn entry_comes_last(&self) -> Result<()> {
        Ok(self.transaction.pragma_update(None, "defer_foreign_keys", true)?)
    }

    /// Appends `event`, which was applied already as the next entry, and reads the entry back.
    pub(in crate::registry) fn append_applied(&self, event: &Event, at: &str, signer: &dyn Signer) -> Result<u64> {
        let entry = self.next_entry(event, at, signer)?;
        self.insert(&entry)?;
        self.read_back(&entry)
    }

    /// The entry that `event` makes at the journal's end.
    fn next_entry(&self, event: &Event, at: &str, signer: &dyn Signer) -> Result<Entry> {
        let (last, prev) = self.read().head()?;
        let seq = last + 1;
        let body = event.to_body()?;
        let mut salt = [0; 16];
        getrandom::fill(&mut salt).map_err(|_unavailable| StoreError::Randomness)?;
        let leaf = chain::leaf(&salt, &body);
        let digest = chain::digest(&prev, seq, at, signer.name(), &leaf);
        let actor = signer.name().to_owned();
        Ok(Entry { seq, at: at.to_owned(), actor, salt, body, leaf, digest, signature: signer.sign(&digest) })
    }

    fn read_back(&self, entry: &Entry) -> Result<u64> {
        let seq = entry.seq;
        if self.read().entry(seq)?.as_ref() == Some(entry) { Ok(seq) } else { Err(StoreError::ReadBack { seq }) }
    }

    /// Puts an entry into the journal as it is; a replay does the same with the entries it reads.
    pub(in crate::registry) fn insert(&self, entry: &Entry) -> Result<()> {
        self.transaction.prepare_cached("insert into journal values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")?.execute(
            params![
                entry.seq as i64,
                entry.at,
                entry.actor,
                entry.salt,
                entry.body,
                entry.leaf,
                entry.digest,
                entry.signature
            ],
        )?;
        Ok(())
    }
}

impl Reading<'_> {
    /// The last entry's number and digest; 0 and zeros before the first.
    pub(in crate::registry) fn head(self) -> Result<(u64, Digest)> {
        let head = self
            .connection
            .prepare_cached("select seq, digest from journal order by seq desc limit 1")?
            .query_row([], |row| Ok((row.get::<_, i64>(0)? as u64, row.get(1)?)))
            .optional()?;
        Ok(head.unwrap_or((0, GENESIS)))
    }

    /// One entry.
    pub(in crate::registry) fn entry(self, seq: u64) -> Result<Option<Entry>> {
        Ok(self
            .connection
            .prepare_cached("select * from journal where seq = ?1")?
            .query_row([seq as i64], row_to_entry)
            .optional()?)
    }

    /// Every entry in order, handed to `each`.
    pub(in crate::registry) fn entries<E: From<StoreError>>(
        self,
        mut each: impl FnMut(Entry) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        let mut statement =
            self.connection.prepare_cached("select * from journal order by seq").map_err(StoreError::from)?;
        let mut rows = statement.query([]).map_err(StoreError::from)?;
        while let Some(row) = rows.next().map_err(StoreError::from)? {
            each(row_to_entry(row).map_err(StoreError::from)?)?;
        }
        Ok(())
    }
}

fn row_to_entry(row: &Row<'_>) -> rusqlite::Result<Entry> {
    Ok(Entry {
        seq: row.get::<_, i64>(0)? as u64,
        at: row.get(1)?,
        actor: row.get(2)?,
        salt: row.get(3)?,
        body: row.get(4)?,
        leaf: row.get(5)?,
        digest: row.get(6)?,
        signature: row.get(7)?,
    })
}
