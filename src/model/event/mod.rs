//! Every change there can be. An event's JSON is what the journal keeps, for ever: a field may be added as optional,
//! never renamed or removed; a change of meaning is a new version beside the old one.

mod about;
mod amending;
mod batch;
mod going;
mod matters;
mod posts;
mod registers;
mod standing;

use serde::{Deserialize, Serialize, Serializer};
use serde_json::Value;

use super::chain::{Digest, sm3};
use super::matter::Confirmed;

pub use about::About;
pub use amending::{Correct, Print, Printed, PrintedPage, Supplement, Void};
pub use batch::Batch;
pub use going::{Circulate, CirculateBack, CirculateEnd, CirculateOut, GiveBack, Lend, Move, Reader, Shelve};
pub use matters::{EndSearch, Freeze, Leave, Made, MadeCopy, OpenMatter, StepMatter};
pub use posts::{Assign, EndAssign, GiveKey, SetFacility};
pub use registers::{BringIn, Brought, BroughtRow, Content, Issue, Receipt, Receive, Sent};
pub use standing::{AddPerson, AddPlace, Found, OpenAccount, Set};

macro_rules! events {
    ($($(#[$doc:meta])* $name:ident = $verb:literal),* $(,)?) => {
        /// One change, as the journal keeps it.
        #[derive(Debug, Clone, PartialEq)]
        pub enum Event {
            $($(#[$doc])* $name($name),)*
        }

        $(impl From<$name> for Event {
            fn from(event: $name) -> Self {
                Self::$name(event)
            }
        })*

        impl Event {
            /// Every verb that a journal can hold.
            pub const VERBS: &'static [&'static str] = &[$($verb),*];

            /// The verb, as the body and the exported journal name it.
            pub fn verb(&self) -> &'static str {
                match self { $(Self::$name(_) => $verb,)* }
            }

            /// The bytes that go into the journal.
            pub fn to_body(&self) -> Result<Vec<u8>, serde_json::Error> {
                serde_json::to_vec(self)
            }

            /// The event that `body` holds.
            pub fn from_body(body: &[u8]) -> Result<Self, BodyError> {
                let head: Head<'_> = serde_json::from_slice(body)?;
                match (head.verb.as_ref(), head.v) {
                    $(($verb, 1) => Ok(Self::$name(serde_json::from_slice(body)?)),)*
                    (verb, v) => Err(BodyError::Unknown { verb: verb.to_owned(), v }),
                }
            }

            /// The event that a part of a body holds.
            fn from_part(part: &Value) -> Result<Self, BodyError> {
                let head = Head::deserialize(part)?;
                match (head.verb.as_ref(), head.v) {
                    $(($verb, 1) => Ok(Self::$name($name::deserialize(part)?)),)*
                    (verb, v) => Err(BodyError::Unknown { verb: verb.to_owned(), v }),
                }
            }
        }

        impl Serialize for Event {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                match self { $(Self::$name(fields) => Body { verb: $verb, v: 1, fields }.serialize(serializer),)* }
            }
        }
    };
}

events! {
    /// The vault is founded; always the first.
    Found = "found",
    /// An account is opened.
    OpenAccount = "open_account",
    /// A place is set up.
    AddPlace = "add_place",
    /// A person is entered, or their department and duty change.
    AddPerson = "add_person",
    /// A setting is changed.
    Set = "set",
    /// 收文.
    Receive = "receive",
    /// 发文.
    Issue = "issue",
    /// A receipt came back for issued copies.
    Receipt = "receipt",
    /// 借出.
    Lend = "lend",
    /// 归还.
    GiveBack = "give_back",
    /// A circulation card is opened.
    Circulate = "circulate",
    /// A carrier goes out to a reader.
    CirculateOut = "circulate_out",
    /// It comes back from the reader.
    CirculateBack = "circulate_back",
    /// A card is ended before all planned readers have read.
    CirculateEnd = "circulate_end",
    /// Carriers are put on a shelf for the first time, or back.
    Shelve = "shelve",
    /// Carriers go from one place to another.
    Move = "move",
    /// 更正.
    Correct = "correct",
    /// 作废.
    Void = "void",
    /// 补登.
    Supplement = "supplement",
    /// Lines of an old ledger are brought in.
    BringIn = "bring_in",
    /// Pages were printed.
    Print = "print",
    /// A matter is drawn up.
    OpenMatter = "open_matter",
    /// A matter goes a step further.
    StepMatter = "step_matter",
    /// A document is put on hold, or let go.
    Freeze = "freeze",
    /// A search for a missing carrier ends.
    EndSearch = "end_search",
    /// Somebody leaves the unit.
    Leave = "leave",
    /// What a place is made of.
    SetFacility = "set_facility",
    /// A key or a combination has a new holder.
    GiveKey = "give_key",
    /// Somebody is put in charge of a cabinet.
    Assign = "assign",
    /// They are no longer.
    EndAssign = "end_assign",
    /// Several of these at once, under one entry.
    Batch = "batch",
}

#[derive(Serialize)]
struct Body<'a, T> {
    verb: &'static str,
    v: u16,
    #[serde(flatten)]
    fields: &'a T,
}

#[derive(Deserialize)]
struct Head<'a> {
    #[serde(borrow)]
    verb: std::borrow::Cow<'a, str>,
    v: u16,
}

impl Event {
    /// Who stood by with a password of their own.
    pub fn confirmed(&self) -> &[Confirmed] {
        match self {
            Self::StepMatter(it) => &it.confirmed,
            Self::Correct(it) => &it.confirmed,
            Self::Void(it) => &it.confirmed,
            _ => &[],
        }
    }

    /// The same, to be filled with their signatures.
    fn confirmed_mut(&mut self) -> Option<&mut Vec<Confirmed>> {
        match self {
            Self::StepMatter(it) => Some(&mut it.confirmed),
            Self::Correct(it) => Some(&mut it.confirmed),
            Self::Void(it) => Some(&mut it.confirmed),
            _ => None,
        }
    }

    /// What those who stand by sign: SM3 over `tiegui confirmation`, a zero byte, the digest of the entry before this
    /// one, and this event's body with empty signatures. So nobody's word can be carried to another act.
    pub fn to_be_confirmed(&self, before: &Digest) -> Result<Digest, serde_json::Error> {
        let mut plain = self.clone();
        for confirmed in plain.confirmed_mut().into_iter().flatten() {
            confirmed.signature.clear();
        }
        let body = plain.to_body()?;
        Ok(sm3(&[b"tiegui confirmation\0".as_slice(), before.as_slice(), &body].concat()))
    }

    /// Puts their signatures in, in order.
    pub fn sign(&mut self, signatures: impl IntoIterator<Item = String>) {
        for (confirmed, signature) in self.confirmed_mut().into_iter().flatten().zip(signatures) {
            confirmed.signature = signature;
        }
    }
}

/// The verb of a journal body, without reading the rest of it.
pub fn verb_of(body: &[u8]) -> Option<String> {
    serde_json::from_slice::<Head<'_>>(body).ok().map(|head| head.verb.into_owned())
}

/// A journal body that this program cannot read.
#[derive(Debug, thiserror::Error)]
pub enum BodyError {
    /// It is not the JSON of an event.
    #[error("the body is not the JSON of an event")]
    Malformed(#[from] serde_json::Error),
    /// A newer program wrote it.
    #[error("the verb {verb} of version {v} is not known")]
    Unknown {
        /// The verb.
        verb: String,
        /// The event's version.
        v: u16,
    },
    /// A batch holds an event that has to stand alone.
    #[error("the verb {verb} cannot be part of a batch")]
    NotInBatch {
        /// The verb.
        verb: &'static str,
    },
}
