//! Reading for the lists of the desk: places and what lies there, people and what they have, the journal's entries, and
//! how much there is of each. A list reads identities once and rows as it shows them.

use super::{Error, Registry};
use crate::model::event::Event;
use crate::model::ids::{CarrierId, DocumentId, PersonId, PlaceId};
use crate::model::view::{AccountRow, Counts, DocumentRow, EntryRow, HeldRow, PersonRow};
use crate::registry::StoreError;

/// Who or what has carriers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Holds {
    /// A place, with everything in it: a room's cabinets, a cabinet's shelves.
    Place(PlaceId),
    /// A person: as keeper, borrower or reader.
    Person(PersonId),
}

/// Which unit's vault this is, as its first entry says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Founding {
    /// The unit.
    pub unit: String,
    /// The vault's identity.
    pub vault: String,
    /// The digest of its chain.
    pub algorithm: String,
    /// When it was founded, RFC 3339.
    pub at: String,
    /// Who may sit at the desk.
    pub accounts: Vec<AccountRow>,
}

impl Registry {
    /// How much there is of everything.
    pub fn counts(&self) -> Result<Counts, Error> {
        Ok(self.store.read().counts()?)
    }

    /// Everybody, by name, with how many carriers they have.
    pub fn people(&self) -> Result<Vec<PersonRow>, Error> {
        Ok(self.store.read().people()?)
    }

    /// The carriers that somebody or something has, the document that came first first.
    pub fn held(&self, by: Holds) -> Result<Vec<CarrierId>, Error> {
        let read = self.store.read();
        Ok(match by {
            Holds::Place(place) => read.carriers_in(place)?,
            Holds::Person(person) => read.carriers_with(person)?,
        })
    }

    /// A carrier with its document, where it is, and since when.
    pub fn held_row(&self, carrier: CarrierId) -> Result<Option<HeldRow>, Error> {
        Ok(self.store.read().held_row(carrier)?)
    }

    /// A document; none where there is no such document.
    pub fn document(&self, id: DocumentId) -> Result<Option<DocumentRow>, Error> {
        Ok(self.store.read().find_document(id)?)
    }

    /// The identities of all documents that answer to the words, latest first.
    pub fn documents_answering(&self, words: &str) -> Result<Vec<DocumentId>, Error> {
        self.answering(words)
    }

    /// The documents on the printed page that carries this code.
    pub fn documents_on_page(&self, code: &str) -> Result<Vec<DocumentId>, Error> {
        Ok(self.store.read().documents_on_page(code)?)
    }

    /// A journal entry with the names of what it speaks of.
    pub fn entry_row(&self, seq: u64) -> Result<Option<EntryRow>, Error> {
        Ok(self.store.read().entry_row(seq, &mut self.kept().named)?)
    }

    /// What the first entry says.
    pub fn founding(&self) -> Result<Founding, Error> {
        let read = self.store.read();
        let first = read.entry(1)?.ok_or(StoreError::Unfit("the journal is empty"))?;
        match Event::from_body(&first.body).map_err(|source| StoreError::Event { seq: 1, source })? {
            Event::Found(found) => Ok(Founding {
                unit: found.unit,
                vault: found.vault,
                algorithm: found.algorithm,
                at: first.at,
                accounts: read.accounts()?,
            }),
            _ => Err(StoreError::Unfit("the first entry names no unit").into()),
        }
    }
}
