//! Appending to the journal: chain, sign, apply, read back. What needs neither the books nor the entry before can be
//! done ahead and on another core ([`Ready`]).

use std::io::{self, Read as _, Write as _};

use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;
use rusqlite::types::Type;
use rusqlite::{OptionalExtension as _, Row, params};

use super::apply::Spelt;
use super::{Reading, Result, StoreError, Writing};
use crate::model::chain::{self, Digest, Entry, GENESIS, Salt};
use crate::model::event::Event;

/// Signs digests for an account.
pub(in crate::registry) trait Signer {
    /// The account's name.
    fn name(&self) -> &str;
    /// The signature over a digest.
    fn sign(&self, digest: &Digest) -> [u8; 64];
}

/// Bodies of so many bytes are stored deflated. A vault into which large ledgers were brought is mostly bodies of 100 KB,
/// and every page of them has to be sealed, written, and read again at each verification.
const DEFLATED_FROM: usize = 4096;

/// An event ready to become an entry: its body, and the leaf that commits to it.
pub(in crate::registry) struct Ready {
    event: Event,
    /// Lines that are brought in, spelt as the tables have them.
    spelt: Option<Vec<Spelt>>,
    committed: Committed,
}

impl Ready {
    /// Makes `event` ready, lines that it brings in as well.
    pub(in crate::registry) fn new(event: Event) -> Result<Self> {
        let spelt = if let Event::BringIn(event) = &event { Some(Spelt::lines(event)?) } else { None };
        let committed = Committed::to(&event)?;
        Ok(Self { event, spelt, committed })
    }
}

/// The body of an entry, and what commits to it.
struct Committed {
    body: Vec<u8>,
    /// The body as it is stored, where that is not the body itself.
    deflated: Option<Vec<u8>>,
    salt: Salt,
    leaf: Digest,
}

impl Committed {
    fn to(event: &Event) -> Result<Self> {
        let body = event.to_body()?;
        let deflated = if body.len() < DEFLATED_FROM { None } else { Some(deflate(&body)?) };
        let mut salt = [0; 16];
        getrandom::fill(&mut salt).map_err(|_unavailable| StoreError::Randomness)?;
        let leaf = chain::leaf(&salt, &body);
        Ok(Self { body, deflated, salt, leaf })
    }
}

/// A body deflated, and inflated again before anyone relies on it.
fn deflate(body: &[u8]) -> Result<Vec<u8>> {
    let unwritten = |_error| StoreError::Value { column: "journal.body" };
    let mut writer = ZlibEncoder::new(Vec::new(), Compression::fast());
    writer.write_all(body).map_err(unwritten)?;
    let deflated = writer.finish().map_err(unwritten)?;
    if inflate(&deflated).map_err(unwritten)? == body {
        Ok(deflated)
    } else {
        Err(unwritten(io::Error::other("changed")))
    }
}

fn inflate(stored: &[u8]) -> io::Result<Vec<u8>> {
    let mut body = Vec::with_capacity(stored.len() * 6);
    ZlibDecoder::new(stored).read_to_end(&mut body)?;
    Ok(body)
}

/// The body in column `at`: JSON begins with a brace, what is deflated does not.
pub(super) fn row_to_body(row: &Row<'_>, at: usize) -> rusqlite::Result<Vec<u8>> {
    let stored = row.get_ref(at)?.as_blob()?;
    if stored.first().is_none_or(|first| *first == b'{') {
        return Ok(stored.to_vec());
    }
    inflate(stored).map_err(|error| rusqlite::Error::FromSqlConversionFailure(at, Type::Blob, Box::new(error)))
}

impl Writing<'_> {
    /// Appends `event` to the journal, applies it to the state, and reads the entry back before anyone relies on it.
    pub(in crate::registry) fn record(&self, event: &Event, at: &str, signer: &dyn Signer) -> Result<u64> {
        let (entry, deflated) = self.next_entry(Committed::to(event)?, at, signer)?;
        self.insert(&entry, deflated.as_deref())?;
        self.apply(entry.seq, event)?;
        self.read_back(&entry, deflated.as_deref())
    }

    /// The same for an event that was made ready before; answers with the event, which has been recorded.
    pub(in crate::registry) fn record_ready(&self, ready: Ready, at: &str, signer: &dyn Signer) -> Result<Event> {
        let Ready { event, spelt, committed } = ready;
        let (entry, deflated) = self.next_entry(committed, at, signer)?;
        self.insert(&entry, deflated.as_deref())?;
        match (&event, spelt) {
            (Event::BringIn(event), Some(spelt)) => self.apply_bring_in(entry.seq, event, spelt)?,
            (event, _) => self.apply(entry.seq, event)?,
        }
        self.read_back(&entry, deflated.as_deref())?;
        Ok(event)
    }

    /// Lets events be applied before their entry is appended: what refers to the entry is checked at the commit.
    pub(in crate::registry) fn entry_comes_last(&self) -> Result<()> {
        Ok(self.transaction.pragma_update(None, "defer_foreign_keys", true)?)
    }

    /// Appends `event`, which was applied already as the next entry, and reads the entry back.
    pub(in crate::registry) fn append_applied(&self, event: &Event, at: &str, signer: &dyn Signer) -> Result<u64> {
        let (entry, deflated) = self.next_entry(Committed::to(event)?, at, signer)?;
        self.insert(&entry, deflated.as_deref())?;
        self.read_back(&entry, deflated.as_deref())
    }

    /// The entry that a body makes at the journal's end; with its body as it is stored, where that is deflated.
    fn next_entry(&self, committed: Committed, at: &str, signer: &dyn Signer) -> Result<(Entry, Option<Vec<u8>>)> {
        let Committed { body, deflated, salt, leaf } = committed;
        let (last, prev) = self.read().head()?;
        let seq = last + 1;
        let digest = chain::digest(&prev, seq, at, signer.name(), &leaf);
        let (at, actor, signature) = (at.to_owned(), signer.name().to_owned(), signer.sign(&digest));
        Ok((Entry { seq, at, actor, salt, body, leaf, digest, signature }, deflated))
    }

    /// Reads an entry again, byte for byte, before anyone relies on it.
    fn read_back(&self, entry: &Entry, deflated: Option<&[u8]>) -> Result<u64> {
        let seq = entry.seq;
        let mut statement = self.transaction.prepare_cached("select * from journal where seq = ?1")?;
        let same = statement.query_row([seq as i64], |row| is_stored(entry, deflated, row)).optional()?;
        if same == Some(true) { Ok(seq) } else { Err(StoreError::ReadBack { seq }) }
    }

    /// Puts an entry into the journal as it is, or with its body deflated; a replay does the former with the entries it
    /// reads.
    pub(in crate::registry) fn insert(&self, entry: &Entry, deflated: Option<&[u8]>) -> Result<()> {
        self.transaction.prepare_cached("insert into journal values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")?.execute(
            params![
                entry.seq as i64,
                entry.at,
                entry.actor,
                entry.salt,
                deflated.unwrap_or(&entry.body),
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

/// Whether a row of the journal is this entry.
fn is_stored(entry: &Entry, deflated: Option<&[u8]>, row: &Row<'_>) -> rusqlite::Result<bool> {
    let Entry { seq, at, actor, salt, body, leaf, digest, signature } = entry;
    Ok(row.get::<_, i64>(0)? as u64 == *seq
        && row.get_ref(1)?.as_str()? == at
        && row.get_ref(2)?.as_str()? == actor
        && row.get_ref(3)?.as_blob()? == salt
        && row.get_ref(4)?.as_blob()? == deflated.unwrap_or(body)
        && row.get_ref(5)?.as_blob()? == leaf
        && row.get_ref(6)?.as_blob()? == digest
        && row.get_ref(7)?.as_blob()? == signature)
}

fn row_to_entry(row: &Row<'_>) -> rusqlite::Result<Entry> {
    Ok(Entry {
        seq: row.get::<_, i64>(0)? as u64,
        at: row.get(1)?,
        actor: row.get(2)?,
        salt: row.get(3)?,
        body: row_to_body(row, 4)?,
        leaf: row.get(5)?,
        digest: row.get(6)?,
        signature: row.get(7)?,
    })
}
