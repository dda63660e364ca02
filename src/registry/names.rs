//! How a verb names what it is about: a document by identity, number or title; a copy by its number; a line by its
//! slot.

use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Deserializer};

use super::{Error, Registry, Tx};
use crate::model::book::{Book, Volume};
use crate::model::custody::Custody;
use crate::model::docno::DocNo;
use crate::model::ids::{CarrierId, DocumentId, PlaceId};
use crate::model::line::LineKind;
use crate::model::refusal::Refusal;
use crate::model::register::Register;
use crate::model::text::tidy;
use crate::model::view::{CarrierRow, DocumentRow, LineRow};

/// A document, as a verb names it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum DocumentName {
    /// By its identity.
    Id(i64),
    /// By its number, in any spelling, or by its title.
    Words(String),
}

/// A line, as a verb names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LineName {
    /// The register.
    pub register: Register,
    /// The year.
    pub year: i16,
    /// The volume; the ordinary one where it is not said.
    #[serde(default = "ordinary")]
    pub volume: Volume,
    /// The number.
    pub number: u32,
}

fn ordinary() -> Volume {
    Volume::Ordinary
}

/// A day in any of the spellings people use.
pub(super) fn any_day<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
    let Some(text) = Option::<String>::deserialize(deserializer)? else { return Ok(None) };
    crate::model::date::parse_date(&text, None).map(Some).map_err(serde::de::Error::custom)
}

/// A moment in any of the spellings people use.
pub(super) fn any_moment<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<DateTime>, D::Error> {
    let Some(text) = Option::<String>::deserialize(deserializer)? else { return Ok(None) };
    crate::model::date::parse_moment(&text, None).map(Some).map_err(serde::de::Error::custom)
}

/// A text that is kept: tidied, and none where nothing is left.
pub(super) fn kept(text: Option<&str>) -> Option<String> {
    text.map(tidy).filter(|text| !text.is_empty())
}

/// A text that has to be there, tidied.
pub(super) fn needed(field: &'static str, text: &str) -> Result<String, Refusal> {
    let text = tidy(text);
    if text.is_empty() { Err(Refusal::Missing { field }) } else { Ok(text) }
}

/// The document that is meant.
fn document(read: super::store::Reading<'_>, name: &DocumentName) -> Result<DocumentRow, Error> {
    let found = match name {
        DocumentName::Id(id) => read.find_document(DocumentId(*id))?,
        DocumentName::Words(words) => {
            let mut ids = match DocNo::parse(words) {
                Ok(number) => read.documents_numbered(&number.key())?,
                Err(_no_number) => Vec::new(),
            };
            if ids.is_empty() {
                ids = read.documents_titled(&tidy(words))?;
            }
            match ids.as_slice() {
                [] => None,
                [id] => read.find_document(*id)?,
                many => return Err(Refusal::ManyDocuments { asked: words.clone(), n: many.len() }.into()),
            }
        }
    };
    found.ok_or_else(|| {
        let asked = match name {
            DocumentName::Id(id) => id.to_string(),
            DocumentName::Words(words) => words.clone(),
        };
        Refusal::NoDocument { asked }.into()
    })
}

impl Registry {
    /// The document of that identity, number or title; a refusal where there is none, or more than one.
    pub fn named(&self, name: &DocumentName) -> Result<DocumentRow, Error> {
        document(self.store.read(), name)
    }
}

impl Tx<'_> {
    /// The document that is meant.
    pub(super) fn find_document(&self, name: &DocumentName) -> Result<DocumentRow, Error> {
        document(self.read(), name)
    }

    /// The copy that is meant: the one named, the only one, or the first at rest of copies without numbers.
    pub(super) fn find_copy(&self, document: &DocumentRow, copy: Option<u32>) -> Result<CarrierRow, Error> {
        let carriers = self.read().carriers_of(document.id)?;
        let title = document.title.clone();
        if let Some(copy) = copy {
            return carriers
                .iter()
                .find(|carrier| carrier.copy_no == Some(copy))
                .or_else(|| carriers.iter().find(|carrier| carrier.copy_no.is_none() && carrier.ordinal == copy))
                .copied()
                .ok_or_else(|| Refusal::NoCopy { title, copy }.into());
        }
        match carriers.as_slice() {
            [only] => Ok(*only),
            many if many.iter().all(|carrier| carrier.copy_no.is_none()) => many
                .iter()
                .find(|carrier| carrier.custody.home().is_some())
                .copied()
                .ok_or_else(|| Refusal::NoneHere { title }.into()),
            many => Err(Refusal::WhichCopy { title, n: many.len() }.into()),
        }
    }

    /// The copies that are meant: those named, or all that are at rest.
    pub(super) fn find_copies(
        &self,
        document: &DocumentRow,
        copies: Option<&crate::model::copyno::CopyNumbers>,
    ) -> Result<Vec<CarrierRow>, Error> {
        if let Some(copies) = copies {
            return copies.iter().map(|copy| self.find_copy(document, Some(copy))).collect();
        }
        let mut carriers = self.read().carriers_of(document.id)?;
        carriers.retain(|carrier| carrier.custody.home().is_some());
        if carriers.is_empty() {
            return Err(Refusal::NoneHere { title: document.title.clone() }.into());
        }
        Ok(carriers)
    }

    /// That a carrier is at rest inside the unit; else who has it.
    pub(super) fn at_rest(&self, document: &DocumentRow, carrier: &CarrierRow) -> Result<(), Error> {
        if carrier.custody.home().is_some() {
            return Ok(());
        }
        if let Custody::Reading { card, .. } = carrier.custody {
            let card = self.read().card(card)?;
            if let Some((reader, leg)) = card.as_ref().and_then(crate::model::view::CardRow::open_leg) {
                return Err(Refusal::LegOpen { reader: reader.name.clone(), since: leg.out_at }.into());
            }
        }
        let holder = self.read().holder_of(carrier.id)?;
        Err(Refusal::NotHere { title: document.title.clone(), copy: carrier.copy(), holder }.into())
    }

    /// The place of that path; the parts may be given with any slash and blanks around it.
    pub(super) fn find_place(&self, path: &str) -> Result<PlaceId, Error> {
        let tidy = super::people::path_of(path).join("/");
        self.read().find_place(&tidy)?.ok_or_else(|| Refusal::NoPlace { asked: path.to_owned() }.into())
    }

    /// The ordinary, valid line in a slot.
    pub(super) fn find_entry(&self, name: LineName) -> Result<LineRow, Error> {
        let LineName { register, year, volume, number } = name;
        let slot = Book { register, year, volume }.slot(number);
        let id = self.read().line_in(slot)?.ok_or(Refusal::NoLine { slot })?;
        let line = self.read().known_line(id)?;
        if line.kind != LineKind::Entry {
            return Err(Refusal::NotAnEntry { slot }.into());
        }
        if line.voided_by.is_some() {
            return Err(Refusal::LineVoid { slot }.into());
        }
        Ok(line)
    }

    /// The next slot of a book and the identity of the line that fills it.
    pub(super) fn next_line(&self, book: Book) -> Result<(crate::model::ids::LineId, crate::model::book::Slot), Error> {
        let (_, _, line) = self.read().next_ids()?;
        Ok((crate::model::ids::LineId(line), book.slot(self.read().next_number(book)?)))
    }

    /// The next free identities of a document and its first carrier.
    pub(super) fn next_document(&self) -> Result<(DocumentId, CarrierId), Error> {
        let (document, carrier, _) = self.read().next_ids()?;
        Ok((DocumentId(document), CarrierId(carrier)))
    }
}
