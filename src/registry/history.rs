//! A document's page: what it says of itself, where its carriers are, who knows it, and its story.

use super::{Error, Registry, StoreError};
use crate::model::chain::{Entry, hex};
use crate::model::event::{Event, Found};
use crate::model::ids::{CarrierId, DocumentId};
use crate::model::label::VaultTag;
use crate::model::view::{CardRow, CarrierRow, DocumentRow, Holding, KnowerRow, LineRow, OnPaperRow, StoryRow};

/// Everything the books say of one document.
#[derive(Debug, Clone, PartialEq)]
pub struct Dossier {
    /// What it says of itself.
    pub document: DocumentRow,
    /// Its carriers and who has each.
    pub holdings: Vec<Holding>,
    /// The lines that speak of it.
    pub lines: Vec<LineRow>,
    /// The cards it went round on, in the order they were opened.
    pub cards: Vec<CardRow>,
    /// Who knows it.
    pub knowers: Vec<KnowerRow>,
    /// The printed pages that carry its lines, in the order they were printed.
    pub on_paper: Vec<OnPaperRow>,
    /// The entries that speak of it, in order.
    pub story: Vec<StoryRow>,
}

impl Registry {
    /// A document's page; none where there is no such document.
    pub fn dossier(&self, document: DocumentId) -> Result<Option<Dossier>, Error> {
        let read = self.store.read();
        let Some(row) = read.find_document(document)? else { return Ok(None) };
        let lines = read.lines_of(document)?;
        let mut cards = Vec::new();
        for line in &lines {
            cards.extend(read.card_of(line)?);
        }
        Ok(Some(Dossier {
            document: row,
            holdings: read.holdings_of(document)?,
            lines,
            cards,
            knowers: read.knowers_of(document)?,
            on_paper: read.on_paper(document)?,
            story: read.story_of(document)?,
        }))
    }

    /// A document's carriers and who has each.
    pub fn holdings(&self, document: DocumentId) -> Result<Vec<Holding>, Error> {
        Ok(self.store.read().holdings_of(document)?)
    }

    /// A carrier.
    pub fn carrier(&self, id: CarrierId) -> Result<Option<CarrierRow>, Error> {
        Ok(self.store.read().carrier(id)?)
    }

    /// The journal's head: the last entry's number and its digest in hex.
    pub fn head(&self) -> Result<(u64, String), Error> {
        let (seq, digest) = self.store.read().head()?;
        Ok((seq, hex(&digest)))
    }

    /// Hands every journal entry to `each`, in order.
    pub fn journal<E: From<StoreError>>(&self, each: impl FnMut(Entry) -> Result<(), E>) -> Result<(), E> {
        self.store.read().entries(each)
    }

    /// The unit whose books these are, as the first entry names it.
    pub fn unit(&self) -> Result<String, Error> {
        Ok(self.found_entry()?.unit)
    }

    /// What the labels of this vault have in common.
    pub fn tag(&self) -> Result<VaultTag, Error> {
        Ok(VaultTag::of(&self.found_entry()?.vault))
    }

    fn found_entry(&self) -> Result<Found, Error> {
        let first = self.store.read().entry(1)?.ok_or(StoreError::Unfit("the journal is empty"))?;
        match Event::from_body(&first.body).map_err(|source| StoreError::Event { seq: 1, source })? {
            Event::Found(found) => Ok(found),
            _ => Err(StoreError::Unfit("the first entry names no unit").into()),
        }
    }
}
