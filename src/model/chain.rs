//! The journal's digests: what a leaf is, what an entry's digest is, and where a chain breaks.
//!
//! `leaf = SM3(0x00 ‖ salt ‖ body)`, `digest = SM3(0x01 ‖ prev ‖ seq ‖ len(at) ‖ at ‖ len(actor) ‖ actor ‖ leaf)`;
//! `seq` is a big-endian u64 from 1, the lengths are big-endian u32 counts of bytes, `prev` is the digest before
//! (32 zero bytes for the first entry). The README gives the same layout to strangers.

use sm3::{Digest as _, Sm3};

/// An SM3 digest (GB/T 32905), 32 bytes.
pub type Digest = [u8; 32];

/// The random salt that makes a leaf a commitment, 16 bytes.
pub type Salt = [u8; 16];

/// What stands before the first entry.
pub const GENESIS: Digest = [0; 32];

/// The SM3 digest of some bytes.
pub fn sm3(bytes: &[u8]) -> Digest {
    Sm3::digest(bytes).into()
}

/// The commitment to an entry's body.
pub fn leaf(salt: &Salt, body: &[u8]) -> Digest {
    Sm3::new().chain_update([0]).chain_update(salt).chain_update(body).finalize().into()
}

/// The digest of an entry, bound to the one before it.
pub fn digest(prev: &Digest, seq: u64, at: &str, actor: &str, leaf: &Digest) -> Digest {
    let mut hash = Sm3::new().chain_update([1]).chain_update(prev).chain_update(seq.to_be_bytes());
    for text in [at, actor] {
        // Times and account names are far below four gigabytes.
        hash.update((text.len() as u32).to_be_bytes());
        hash.update(text.as_bytes());
    }
    hash.chain_update(leaf).finalize().into()
}

/// One entry as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its place in the chain, from 1.
    pub seq: u64,
    /// When it was recorded, RFC 3339 with offset.
    pub at: String,
    /// The account that recorded it.
    pub actor: String,
    /// The salt of its leaf.
    pub salt: Salt,
    /// The event's JSON, byte for byte.
    pub body: Vec<u8>,
    /// The commitment to salt and body.
    pub leaf: Digest,
    /// The digest that the next entry builds on.
    pub digest: Digest,
    /// The actor's Ed25519 signature over `digest`.
    pub signature: [u8; 64],
}

/// How a chain can fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Break {
    /// An entry stands where another was due: one is missing, repeated or out of order.
    #[error("entry {found} stands where entry {due} was due")]
    Order {
        /// The number that was due.
        due: u64,
        /// The number that was found.
        found: u64,
    },
    /// Salt or body are not those the leaf commits to.
    #[error("the body of entry {seq} is not what was recorded")]
    Leaf {
        /// The entry.
        seq: u64,
    },
    /// The digest does not follow from the entry and the one before.
    #[error("the digest of entry {seq} does not follow from the one before")]
    Digest {
        /// The entry.
        seq: u64,
    },
    /// The chain ends before the anchor.
    #[error("the journal ends at entry {last}, before the anchor {anchor}")]
    Short {
        /// The last entry there is.
        last: u64,
        /// The entry the anchor names.
        anchor: u64,
    },
    /// The anchored entry has another digest.
    #[error("entry {seq} is not the one that was anchored")]
    Anchor {
        /// The entry.
        seq: u64,
    },
}

/// Walks a chain entry by entry.
#[derive(Debug, Clone)]
pub struct Walk {
    /// The last entry walked; 0 before the first.
    pub seq: u64,
    /// Its digest.
    pub head: Digest,
}

impl Default for Walk {
    fn default() -> Self {
        Self { seq: 0, head: GENESIS }
    }
}

impl Walk {
    /// Takes the next entry.
    pub fn step(&mut self, entry: &Entry) -> Result<(), Break> {
        let due = self.seq + 1;
        if entry.seq != due {
            return Err(Break::Order { due, found: entry.seq });
        }
        if leaf(&entry.salt, &entry.body) != entry.leaf {
            return Err(Break::Leaf { seq: due });
        }
        if digest(&self.head, due, &entry.at, &entry.actor, &entry.leaf) != entry.digest {
            return Err(Break::Digest { seq: due });
        }
        self.seq = due;
        self.head = entry.digest;
        Ok(())
    }
}

/// Lower-case hex.
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing into a String cannot fail.
        let _written = write!(text, "{byte:02x}");
        text
    })
}

/// The bytes of a hex text; `None` where it is none.
pub fn unhex(text: &str) -> Option<Vec<u8>> {
    if !text.is_ascii() || !text.len().is_multiple_of(2) {
        return None;
    }
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(text.get(at..at + 2)?, 16).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sm3_is_the_standards() {
        assert_eq!(hex(&sm3(b"abc")), "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
        assert_eq!(
            hex(&sm3("abcd".repeat(16).as_bytes())),
            "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732"
        );
    }

    fn chain(bodies: &[&str]) -> Vec<Entry> {
        let mut prev = GENESIS;
        (1..)
            .zip(bodies)
            .map(|(seq, body)| {
                let (at, actor, salt) = ("2026-03-05T09:30:00+08:00".to_owned(), "a".to_owned(), [seq as u8; 16]);
                let leaf = leaf(&salt, body.as_bytes());
                prev = digest(&prev, seq, &at, &actor, &leaf);
                let body = body.as_bytes().to_vec();
                Entry { seq, at, actor, salt, body, leaf, digest: prev, signature: [0; 64] }
            })
            .collect()
    }

    fn walk(entries: &[Entry]) -> Result<Walk, Break> {
        let mut walk = Walk::default();
        entries.iter().try_for_each(|entry| walk.step(entry))?;
        Ok(walk)
    }

    #[test]
    fn a_chain_holds_and_every_tampering_breaks_it() -> Result<(), Break> {
        let good = chain(&["one", "two", "three", "four"]);
        assert_eq!(walk(&good)?.seq, 4);

        let mut changed = good.clone();
        changed[1].body[0] ^= 1;
        assert_eq!(walk(&changed).err(), Some(Break::Leaf { seq: 2 }));
        let mut swapped = good.clone();
        swapped.swap(1, 2);
        assert_eq!(walk(&swapped).err(), Some(Break::Order { due: 2, found: 3 }));
        let mut dropped = good.clone();
        dropped.remove(1);
        assert_eq!(walk(&dropped).err(), Some(Break::Order { due: 2, found: 3 }));
        let mut other_actor = good.clone();
        other_actor[2].actor = "b".to_owned();
        assert_eq!(walk(&other_actor).err(), Some(Break::Digest { seq: 3 }));
        // The lengths keep time and actor apart: moving a letter across the border is noticed.
        let mut moved = good;
        moved[2].at.push('a');
        moved[2].actor.clear();
        assert_eq!(walk(&moved).err(), Some(Break::Digest { seq: 3 }));
        Ok(())
    }

    #[test]
    fn hex_goes_both_ways() {
        assert_eq!(unhex(&hex(&[0, 1, 254, 255])), Some(vec![0, 1, 254, 255]));
        assert_eq!(unhex("0g"), None);
        assert_eq!(unhex("密"), None);
    }
}
