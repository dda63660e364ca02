//! 冻结: what is under investigation or in a lawsuit is neither destroyed nor given back; and the end of a search.

use jiff::civil::Date;
use serde::Deserialize;

use super::names::{DocumentName, any_day, needed};
use super::{Done, Error, Registry, Tx};
use crate::model::event;
use crate::model::ids::DocumentId;
use crate::model::refusal::Refusal;
use crate::model::rules;
use crate::model::view::DocumentRow;

/// What is said when a document is put on hold, or let go.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Freeze {
    /// The document.
    pub document: DocumentName,
    /// The day; today where it is not said.
    #[serde(default, deserialize_with = "any_day")]
    pub date: Option<Date>,
    /// Whether it is on hold from now on.
    #[serde(default = "yes")]
    pub on_hold: bool,
    /// Why.
    pub reason: String,
    /// Who said so.
    pub approver: String,
}

fn yes() -> bool {
    true
}

/// What is said when a copy that a count missed was found, or when its loss was reported.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EndSearch {
    /// The document.
    pub document: DocumentName,
    /// The copy.
    #[serde(default)]
    pub copy: Option<u32>,
    /// The day; today where it is not said.
    #[serde(default, deserialize_with = "any_day")]
    pub date: Option<Date>,
    /// Whether it was found; else its loss was reported.
    #[serde(default = "yes")]
    pub found: bool,
    /// How and where it was found; or to whom it was reported.
    pub how: String,
}

impl Registry {
    /// Whether a document is on hold.
    pub fn is_on_hold(&self, document: DocumentId) -> Result<bool, Error> {
        Ok(self.hold_of(document)?.is_some())
    }

    /// Since when a document is on hold, and why.
    pub fn hold_of(&self, document: DocumentId) -> Result<Option<(Date, String)>, Error> {
        Ok(self.store.read().freeze_of(document)?)
    }
}

impl Tx<'_> {
    pub(super) fn freeze(&mut self, asked: &Freeze) -> Result<Done, Error> {
        let date = asked.date.unwrap_or_else(|| self.today());
        rules::not_in_future(date, self.today())?;
        let (reason, approver) = (needed("reason", &asked.reason)?, needed("approver", &asked.approver)?);
        let document = self.find_document(&asked.document)?;
        if self.read().freeze_of(document.id)?.is_some() == asked.on_hold {
            let value = if asked.on_hold { "true" } else { "false" };
            return Err(Refusal::SameValue { value: value.to_owned() }.into());
        }
        let freeze = event::Freeze { document: document.id, on_hold: asked.on_hold, date, reason, approver };
        let seq = self.record(freeze)?;
        Ok(Done { document: Some(document.id), ..Done::only(seq) })
    }

    pub(super) fn end_search(&mut self, asked: &EndSearch) -> Result<Done, Error> {
        let date = asked.date.unwrap_or_else(|| self.today());
        rules::not_in_future(date, self.today())?;
        let how = needed("how", &asked.how)?;
        let document = self.find_document(&asked.document)?;
        let carrier = self.find_copy(&document, asked.copy)?;
        let since = self.read().searched_since(carrier.id)?;
        let since =
            since.ok_or_else(|| Refusal::NotSearched { title: document.title.clone(), copy: carrier.copy() })?;
        rules::not_before("date", date, since)?;
        let end = event::EndSearch { carrier: carrier.id, document: document.id, date, found: asked.found, how };
        let seq = self.record(end)?;
        Ok(Done { document: Some(document.id), carriers: vec![carrier.id], ..Done::only(seq) })
    }

    /// That the document is not on hold.
    pub(super) fn not_frozen(&self, document: &DocumentRow) -> Result<(), Error> {
        match self.read().freeze_of(document.id)? {
            Some((since, reason)) => Err(Refusal::Frozen { title: document.title.clone(), since, reason }.into()),
            None => Ok(()),
        }
    }
}
