//! 入柜 and 移位: where a carrier lives.

use jiff::civil::Date;
use serde::Deserialize;

use super::names::{DocumentName, any_day, kept};
use super::{Done, Error, Registry, Tx};
use crate::model::copyno::CopyNumbers;
use crate::model::custody::Custody;
use crate::model::event;
use crate::model::refusal::Refusal;
use crate::model::rules;

/// What the secretary says when she puts copies on a shelf.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shelve {
    /// The day; today where it is not said.
    #[serde(default, deserialize_with = "any_day")]
    pub date: Option<Date>,
    /// The document.
    pub document: DocumentName,
    /// The copies; all that are at rest where it is not said.
    #[serde(default)]
    pub copies: Option<CopyNumbers>,
    /// The place, as room/cabinet/shelf.
    pub place: String,
}

/// What the secretary says when she moves copies to another place.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Move {
    /// The day; today where it is not said.
    #[serde(default, deserialize_with = "any_day")]
    pub date: Option<Date>,
    /// The document.
    pub document: DocumentName,
    /// The copies; all that are at rest where it is not said.
    #[serde(default)]
    pub copies: Option<CopyNumbers>,
    /// The place, as room/cabinet/shelf.
    pub place: String,
    /// Why.
    #[serde(default)]
    pub reason: Option<String>,
}

impl Registry {
    /// Puts copies on a shelf.
    pub fn shelve(&mut self, shelve: &Shelve) -> Result<Done, Error> {
        self.transact(|tx| tx.shelve(shelve))
    }

    /// Moves copies to another place.
    pub fn move_to(&mut self, asked: &Move) -> Result<Done, Error> {
        self.transact(|tx| tx.move_to(asked))
    }
}

impl Tx<'_> {
    pub(super) fn shelve(&mut self, asked: &Shelve) -> Result<Done, Error> {
        let (date, document, carriers, place) =
            self.placing(asked.date, &asked.document, asked.copies.as_ref(), &asked.place)?;
        let seq = self.record(event::Shelve { document, carriers: carriers.clone(), place, date })?;
        Ok(Done { seq, slot: None, document: Some(document), carriers, matter: None })
    }

    pub(super) fn move_to(&mut self, asked: &Move) -> Result<Done, Error> {
        let (date, document, carriers, place) =
            self.placing(asked.date, &asked.document, asked.copies.as_ref(), &asked.place)?;
        let reason = kept(asked.reason.as_deref());
        let seq = self.record(event::Move { document, carriers: carriers.clone(), place, date, reason })?;
        Ok(Done { seq, slot: None, document: Some(document), carriers, matter: None })
    }

    fn placing(
        &self,
        date: Option<Date>,
        document: &DocumentName,
        copies: Option<&CopyNumbers>,
        path: &str,
    ) -> Result<
        (Date, crate::model::ids::DocumentId, Vec<crate::model::ids::CarrierId>, crate::model::ids::PlaceId),
        Error,
    > {
        let date = date.unwrap_or_else(|| self.today());
        rules::not_in_future(date, self.today())?;
        let document = self.find_document(document)?;
        rules::not_before("date", date, document.since)?;
        let place = self.find_place(path)?;
        let carriers = self.find_copies(&document, copies)?;
        for carrier in &carriers {
            self.at_rest(&document, carrier)?;
        }
        if carriers.iter().all(|carrier| carrier.custody == Custody::Placed { place }) {
            return Err(Refusal::SamePlace { path: self.read().path_of(place)? }.into());
        }
        Ok((date, document.id, carriers.iter().map(|carrier| carrier.id).collect(), place))
    }
}
