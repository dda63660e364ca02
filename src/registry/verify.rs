//! Whether everything holds: the chain and its signatures, the replay, SQLCipher's and SQLite's checks. Each sees what
//! the others cannot; together nothing of what was acknowledged can be missing or changed unnoticed.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

use ed25519_dalek::{Signature, VerifyingKey};

use super::Registry;
use super::store::{Damage, Interrupt, STATE, Store, StoreError};
use crate::model::chain::{Break, Digest, Entry, GENESIS, Walk, hex};
use crate::model::event::Event;

/// An entry that was noted down outside the vault: its number and its digest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Anchor {
    /// The entry.
    pub seq: u64,
    /// Its digest.
    pub digest: Digest,
}

impl std::str::FromStr for Anchor {
    type Err = NotAnAnchor;

    fn from_str(text: &str) -> Result<Self, NotAnAnchor> {
        let (seq, digest) = text.split_once(':').ok_or(NotAnAnchor)?;
        Ok(Self {
            seq: seq.trim().parse().map_err(|_not_a_number| NotAnAnchor)?,
            digest: crate::model::chain::unhex(digest.trim())
                .and_then(|bytes| bytes.try_into().ok())
                .ok_or(NotAnAnchor)?,
        })
    }
}

/// A text that is no `SEQ:DIGEST`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("an anchor is SEQ:DIGEST, the digest 64 hex digits")]
pub struct NotAnAnchor;

/// Something that does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// SQLCipher or SQLite found damage.
    Damage(Damage),
    /// The chain breaks.
    Chain(Break),
    /// A signature is not the actor's.
    Signature {
        /// The entry.
        seq: u64,
    },
    /// The word of somebody who stood by is not theirs.
    Confirmation {
        /// The entry.
        seq: u64,
        /// The account it names.
        account: String,
    },
    /// An entry's actor has no account at that point.
    Actor {
        /// The entry.
        seq: u64,
        /// The name it gives.
        actor: String,
    },
    /// An entry cannot be read or applied.
    Entry {
        /// The entry.
        seq: u64,
        /// Why.
        why: String,
    },
    /// A state table is not what the events add up to.
    State {
        /// The table.
        table: &'static str,
    },
    /// Reading failed.
    Unreadable {
        /// Why.
        why: String,
    },
}

impl Finding {
    /// Whether the file itself is damaged, beyond what its entries say.
    pub fn is_damage(&self) -> bool {
        match self {
            Self::Damage(_) | Self::Unreadable { .. } => true,
            Self::Chain(_)
            | Self::Signature { .. }
            | Self::Confirmation { .. }
            | Self::Actor { .. }
            | Self::Entry { .. }
            | Self::State { .. } => false,
        }
    }
}

/// What a verification saw.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// How many entries hold, from the first.
    pub entries: u64,
    /// The digest of the last of them, hex.
    pub head: String,
    /// What does not hold; empty where all does.
    pub findings: Vec<Finding>,
}

impl Report {
    /// Whether all holds.
    pub fn is_clean(&self) -> bool {
        self.findings.is_empty()
    }
}

/// Lets somebody else see how far a verification is, and stop it.
#[derive(Default)]
pub struct Watch {
    entries: AtomicU64,
    stopped: AtomicBool,
    interrupt: Mutex<Option<Interrupt>>,
}

impl std::fmt::Debug for Watch {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Watch").field("entries", &self.entries).field("stopped", &self.stopped).finish_non_exhaustive()
    }
}

impl Watch {
    /// As it is when this many entries were found to hold.
    pub fn at(entries: u64) -> Self {
        Self { entries: AtomicU64::new(entries), ..Self::default() }
    }

    /// How many entries were found to hold so far; none while the file itself is checked.
    pub fn entries(&self) -> u64 {
        self.entries.load(Ordering::Relaxed)
    }

    /// Stops it: what it found does not count.
    pub fn stop(&self) {
        self.stopped.store(true, Ordering::Relaxed);
        if let Some(interrupt) = &*self.interrupt.lock().unwrap_or_else(PoisonError::into_inner) {
            interrupt.now();
        }
    }

    /// Whether somebody stopped it.
    pub fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::Relaxed)
    }

    /// From here on [`Watch::stop`] ends what `store` is at.
    fn attend(&self, store: &Store) {
        *self.interrupt.lock().unwrap_or_else(PoisonError::into_inner) = Some(store.interrupt());
    }
}

impl Registry {
    /// Checks everything.
    pub fn verify(&self, anchor: Option<Anchor>) -> Report {
        verify(&self.store, anchor)
    }

    /// Checks everything while somebody watches; nothing where they stopped it.
    pub fn verify_watched(&self, anchor: Option<Anchor>, watch: &Watch) -> Option<Report> {
        watch.attend(&self.store);
        let report = verify_with(&self.store, anchor, watch);
        (!watch.is_stopped()).then_some(report)
    }
}

pub(super) fn verify(store: &Store, anchor: Option<Anchor>) -> Report {
    verify_with(store, anchor, &Watch::default())
}

fn verify_with(store: &Store, anchor: Option<Anchor>, watch: &Watch) -> Report {
    let (walk, keys) = (Walk::default(), HashMap::new());
    let mut check = Check { walk, keys, first: None, anchor, watch, findings: Vec::new() };
    check.findings.extend(store.read().look_over(|| watch.is_stopped()).into_iter().map(Finding::Damage));
    if let Err(error) = check.chain_and_replay(store) {
        check.findings.push(Finding::Unreadable { why: error.to_string() });
    }
    if let Some(anchor) = anchor.filter(|anchor| anchor.seq == 0 && anchor.digest != GENESIS) {
        check.findings.push(Finding::Chain(Break::Anchor { seq: anchor.seq }));
    }
    if let Some(anchor) = anchor.filter(|anchor| anchor.seq > check.walk.seq) {
        check.findings.push(Finding::Chain(Break::Short { last: check.walk.seq, anchor: anchor.seq }));
    }
    Report { entries: check.walk.seq, head: hex(&check.walk.head), findings: check.findings }
}

struct Check<'a> {
    watch: &'a Watch,
    walk: Walk,
    keys: HashMap<String, VerifyingKey>,
    /// The first entry, until the second names the key that signed it.
    first: Option<Entry>,
    anchor: Option<Anchor>,
    findings: Vec<Finding>,
}

/// Ends a walk: the finding is noted already, or reading failed.
enum Stop {
    Found,
    Store(StoreError),
}

impl From<StoreError> for Stop {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl Check<'_> {
    /// Walks the chain once, replaying as it goes, and compares the tables at the end.
    fn chain_and_replay(&mut self, store: &Store) -> Result<(), StoreError> {
        let mut empty = Store::in_memory().map_err(|_unavailable| StoreError::Unfit("no memory to replay in"))?;
        let replay = empty.begin()?;
        let walked = store.read().entries::<Stop>(|entry| {
            let seq = entry.seq;
            if self.watch.is_stopped() {
                return Err(Stop::Found);
            }
            self.watch.entries.store(seq, Ordering::Relaxed);
            let before = self.walk.head;
            if let Err(broken) = self.walk.step(&entry) {
                return self.stop(Finding::Chain(broken));
            }
            if self.anchor.is_some_and(|anchor| anchor.seq == seq && anchor.digest != entry.digest) {
                self.findings.push(Finding::Chain(Break::Anchor { seq }));
            }
            let event = match Event::from_body(&entry.body) {
                Ok(event) => event,
                Err(error) => return self.stop(Finding::Entry { seq, why: error.to_string() }),
            };
            self.check_signature(&entry, &event);
            self.check_confirmations(seq, &event, &before);
            if let Err(error) = replay.insert(&entry, None).and_then(|()| replay.apply(seq, &event)) {
                return self.stop(Finding::Entry { seq, why: error.to_string() });
            }
            Ok(())
        });
        match walked {
            // What comes after a break cannot be replayed, so there is nothing to compare.
            Err(Stop::Found) => return Ok(()),
            Err(Stop::Store(error)) => return Err(error),
            Ok(()) => {}
        }
        replay.commit()?;
        for table in STATE {
            if self.watch.is_stopped() {
                return Ok(());
            }
            if store.read().table_digest(table)? != empty.read().table_digest(table)? {
                self.findings.push(Finding::State { table });
            }
        }
        Ok(())
    }

    fn stop(&mut self, finding: Finding) -> Result<(), Stop> {
        self.findings.push(finding);
        Err(Stop::Found)
    }

    /// Every entry is signed by an account that was open before it; only the first two are signed by the founder,
    /// whose key the second names.
    fn check_signature(&mut self, entry: &Entry, event: &Event) {
        let opens = match event {
            Event::OpenAccount(account) => key_of(&account.public_key).map(|key| (account.name.clone(), key)),
            _ => None,
        };
        match (entry.seq, opens) {
            (1, _) => self.first = Some(entry.clone()),
            (2, Some((name, key))) => {
                self.keys.insert(name, key);
                if let Some(first) = self.first.take() {
                    self.check_signed(&first);
                }
                self.check_signed(entry);
            }
            (_, opens) => {
                self.check_signed(entry);
                self.keys.extend(opens);
            }
        }
    }

    /// Everybody who stood by has signed this very act, at this place in the journal, with their own key.
    fn check_confirmations(&mut self, seq: u64, event: &Event, before: &Digest) {
        for confirmed in event.confirmed() {
            let signature = crate::model::chain::unhex(&confirmed.signature)
                .and_then(|bytes| <[u8; 64]>::try_from(bytes).ok())
                .map(|bytes| Signature::from_bytes(&bytes));
            let said = event.to_be_confirmed(before).ok();
            let holds = match (self.keys.get(&confirmed.account), signature, said) {
                (Some(key), Some(signature), Some(said)) => key.verify_strict(&said, &signature).is_ok(),
                _ => false,
            };
            if !holds {
                self.findings.push(Finding::Confirmation { seq, account: confirmed.account.clone() });
            }
        }
    }

    fn check_signed(&mut self, entry: &Entry) {
        let signature = Signature::from_bytes(&entry.signature);
        match self.keys.get(&entry.actor) {
            None => self.findings.push(Finding::Actor { seq: entry.seq, actor: entry.actor.clone() }),
            Some(key) if key.verify_strict(&entry.digest, &signature).is_err() => {
                self.findings.push(Finding::Signature { seq: entry.seq });
            }
            Some(_) => {}
        }
    }
}

fn key_of(text: &str) -> Option<VerifyingKey> {
    let bytes = crate::model::chain::unhex(text).and_then(|bytes| <[u8; 32]>::try_from(bytes).ok())?;
    VerifyingKey::from_bytes(&bytes).ok()
}

/// The tables and the journal's length and head as one digest: tests compare it before and after.
impl Registry {
    /// A digest over the journal's head and every state table.
    pub fn fingerprint(&self) -> Result<Digest, super::Error> {
        let read = self.store.read();
        let (seq, head) = read.head()?;
        let mut all = [seq.to_be_bytes().to_vec(), head.to_vec()].concat();
        for table in STATE {
            all.extend(read.table_digest(table)?);
        }
        Ok(crate::model::chain::sm3(&all))
    }
}
