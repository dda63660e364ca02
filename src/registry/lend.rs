//! 借出 and 归还: who borrowed which copy, what for, who approved, when it is due; and that it came back whole, brought
//! by the borrower.

use jiff::civil::Date;
use serde::Deserialize;

use super::names::{DocumentName, any_day, kept, needed};
use super::{Done, Error, Registry, Tx};
use crate::model::book::Book;
use crate::model::custody::{Custody, Home};
use crate::model::event;
use crate::model::refusal::Refusal;
use crate::model::register::Register;
use crate::model::rules;
use crate::model::settings::Switch;

/// What the secretary says when a copy is lent.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lend {
    /// The day; today where it is not said.
    #[serde(default, deserialize_with = "any_day")]
    pub date: Option<Date>,
    /// The document.
    pub document: DocumentName,
    /// The copy; may be left out where there is only one, or copies have no numbers.
    #[serde(default)]
    pub copy: Option<u32>,
    /// The borrower.
    pub borrower: String,
    /// The borrower's department.
    #[serde(default)]
    pub department: Option<String>,
    /// What for.
    pub purpose: String,
    /// Who approved.
    pub approver: String,
    /// The day it is due.
    #[serde(deserialize_with = "any_day")]
    pub due: Option<Date>,
    /// Where a 绝密 carrier is to be read.
    #[serde(default)]
    pub reading_place: Option<String>,
    /// A remark.
    #[serde(default)]
    pub remark: Option<String>,
}

/// What the secretary says when it comes back.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GiveBack {
    /// The day; today where it is not said.
    #[serde(default, deserialize_with = "any_day")]
    pub date: Option<Date>,
    /// The document.
    pub document: DocumentName,
    /// The copy; may be left out where only one is lent.
    #[serde(default)]
    pub copy: Option<u32>,
    /// Who brought it.
    pub returned_by: String,
    /// The pages counted.
    #[serde(default)]
    pub pages: Option<u32>,
    /// Its condition.
    pub condition: String,
    /// What was found wrong, and who was told.
    #[serde(default)]
    pub discrepancy: Option<String>,
    /// Where it is put; where it came from where it is not said.
    #[serde(default)]
    pub place: Option<String>,
}

impl Registry {
    /// Lends one copy.
    pub fn lend(&mut self, lend: &Lend) -> Result<Done, Error> {
        self.transact(|tx| tx.lend(lend))
    }

    /// Takes one copy back.
    pub fn give_back(&mut self, give_back: &GiveBack) -> Result<Done, Error> {
        self.transact(|tx| tx.give_back(give_back))
    }
}

impl Tx<'_> {
    pub(super) fn lend(&mut self, asked: &Lend) -> Result<Done, Error> {
        let date = asked.date.unwrap_or_else(|| self.today());
        rules::not_in_future(date, self.today())?;
        let (borrower, purpose) = (needed("borrower", &asked.borrower)?, needed("purpose", &asked.purpose)?);
        let approver = needed("approver", &asked.approver)?;
        let due_on = asked.due.ok_or(Refusal::Missing { field: "due" })?;
        rules::not_before("due", due_on, date)?;
        self.has_not_left(&borrower)?;
        let document = self.find_document(&asked.document)?;
        let carrier = self.find_copy(&document, asked.copy)?;
        self.at_rest(&document, &carrier)?;
        self.unclaimed(&document, &carrier)?;
        self.follows(date, carrier.id, document.since)?;
        let reading_place = kept(asked.reading_place.as_deref());
        let strict = self.is_on(Switch::SelfApprovalRefused)?;
        rules::loan(document.level, &borrower, &approver, reading_place.as_deref(), strict)?;

        let (line, slot) = self.next_line(Book::of(Register::Lending, date, document.level))?;
        let seq = self.record(event::Lend {
            line,
            slot,
            date,
            document: document.id,
            carrier: carrier.id,
            borrower,
            department: kept(asked.department.as_deref()),
            purpose,
            approver,
            due_on,
            reading_place,
            remark: kept(asked.remark.as_deref()),
        })?;
        Ok(Done { seq, slot: Some(slot), document: Some(document.id), carriers: vec![carrier.id], matter: None })
    }

    pub(super) fn give_back(&mut self, asked: &GiveBack) -> Result<Done, Error> {
        let date = asked.date.unwrap_or_else(|| self.today());
        rules::not_in_future(date, self.today())?;
        let (returned_by, condition) =
            (needed("returned_by", &asked.returned_by)?, needed("condition", &asked.condition)?);
        let document = self.find_document(&asked.document)?;
        let lent: Vec<_> = (self.read().carriers_of(document.id)?.into_iter())
            .filter(|carrier| matches!(carrier.custody, Custody::Lent { .. }))
            .collect();
        let carrier = match (asked.copy, lent.as_slice()) {
            (None, [only]) => *only,
            (None, many) if many.len() > 1 => {
                return Err(Refusal::WhichCopy { title: document.title.clone(), n: many.len() }.into());
            }
            (copy, _) => self.find_copy(&document, copy)?,
        };
        let Custody::Lent { loan, .. } = carrier.custody else {
            return Err(Refusal::NotLent { title: document.title.clone(), copy: carrier.copy() }.into());
        };
        let open = self
            .read()
            .open_loan(loan)?
            .ok_or_else(|| Refusal::NotLent { title: document.title.clone(), copy: carrier.copy() })?;
        rules::not_before("date", date, open.lent_on)?;
        let discrepancy = kept(asked.discrepancy.as_deref());
        let in_person = self.is_on(Switch::ReturnInPerson)?;
        rules::give_back(
            &open.borrower,
            &returned_by,
            in_person,
            (carrier.pages, asked.pages),
            discrepancy.as_deref(),
        )?;
        let to = self.home_for(asked.place.as_deref(), open.home)?;
        let slot = self.read().slot_of_line(loan)?;
        let seq = self.record(event::GiveBack {
            loan,
            document: document.id,
            carrier: carrier.id,
            date,
            returned_by,
            pages: asked.pages,
            condition,
            discrepancy,
            to,
        })?;
        Ok(Done { seq, slot: Some(slot), document: Some(document.id), carriers: vec![carrier.id], matter: None })
    }

    /// Where a carrier goes when it comes back: the place named, else where it was.
    pub(super) fn home_for(&self, place: Option<&str>, before: Option<Home>) -> Result<Home, Error> {
        match (place, before) {
            (Some(path), _) => Ok(Home::Place(self.find_place(path)?)),
            (None, Some(home)) => Ok(home),
            (None, None) => Err(Refusal::Missing { field: "place" }.into()),
        }
    }

    /// Nothing is dated before what happened to the carrier last.
    pub(super) fn follows(&self, date: Date, carrier: crate::model::ids::CarrierId, since: Date) -> Result<(), Error> {
        let earliest = self.read().last_day(carrier)?.map_or(since, |last| last.max(since));
        Ok(rules::not_before("date", date, earliest)?)
    }
}
