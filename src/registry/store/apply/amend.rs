//! Applying corrections, voidings, supplements and printings. The old value stays: in `corrections`, and in the
//! journal.

use rusqlite::params;

use super::super::{Result, StoreError, Writing};
use super::books::NewLine;
use crate::model::custody::Move as Step;
use crate::model::event::{Correct, Print, Printed, Supplement, Void};
use crate::model::ids::{DocumentId, LineId};
use crate::model::line::{Detail, Field, LineKind};
use crate::model::period::Period;

impl Writing<'_> {
    pub(super) fn apply_correct(&self, seq: u64, event: &Correct) -> Result<()> {
        let document = self.read().document_of_line(event.refers_to)?;
        let detail =
            Detail { reason: Some(event.reason.clone()), approver: Some(event.approver.clone()), ..Detail::default() };
        self.insert_line(&NewLine {
            kind: LineKind::Correction,
            refers_to: Some(event.refers_to),
            ..NewLine::entry(event.line, event.slot, event.date, document, &detail, seq)?
        })?;
        self.insert_correction(event.refers_to, event.field, &event.old, &event.new, event.line)?;
        self.set_field(event.refers_to, document, event.field, &event.new)?;
        if let Some(basis) = &event.basis {
            self.transaction.execute("update documents set basis = ?2 where id = ?1", params![document.0, basis])?;
        }
        if event.field == Field::Level {
            self.know_who_had_it(document, seq)?;
        }
        Ok(())
    }

    pub(super) fn apply_supplement(&self, seq: u64, event: &Supplement) -> Result<()> {
        let document = self.read().document_of_line(event.refers_to)?;
        let detail =
            Detail { reason: Some(event.reason.clone()), approver: Some(event.approver.clone()), ..Detail::default() };
        self.insert_line(&NewLine {
            kind: LineKind::Supplement,
            refers_to: Some(event.refers_to),
            ..NewLine::entry(event.line, event.slot, event.date, document, &detail, seq)?
        })?;
        self.insert_correction(event.refers_to, event.field, "", &event.text, event.line)?;
        self.set_field(event.refers_to, document, event.field, &event.text)?;
        Ok(())
    }

    pub(super) fn apply_void(&self, seq: u64, event: &Void) -> Result<()> {
        let document = self.read().document_of_line(event.refers_to)?;
        let detail =
            Detail { reason: Some(event.reason.clone()), approver: Some(event.approver.clone()), ..Detail::default() };
        self.insert_line(&NewLine {
            kind: LineKind::Voiding,
            refers_to: Some(event.refers_to),
            ..NewLine::entry(event.line, event.slot, event.date, document, &detail, seq)?
        })?;
        self.transaction.execute("update lines set voided_by = ?2 where id = ?1", [event.refers_to.0, event.line.0])?;
        for carrier in &event.struck {
            self.strike(*carrier)?;
        }
        if let Some((carrier, to)) = event.released {
            self.step(carrier, Step::GiveBack { loan: event.refers_to, to })?;
            self.close_void_loan(event)?;
        }
        Ok(())
    }

    fn close_void_loan(&self, event: &Void) -> Result<()> {
        self.transaction.execute(
            "update loans set returned_on = ?2 where line_id = ?1",
            params![event.refers_to.0, event.date.to_string()],
        )?;
        Ok(())
    }

    pub(super) fn apply_print(&self, seq: u64, event: &Print) -> Result<()> {
        let (book, card) = match event.what {
            Printed::Book(book) => (book, None),
            Printed::Card(card) => (self.read().slot_of_line(LineId(card.0))?.book, Some(card.0)),
        };
        let mut statement = self.transaction.prepare_cached(
            "insert into printings (seq, register, year, volume, card_id, page, from_number, to_number, is_full, digest,
                code, reprint) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
        )?;
        for page in &event.pages {
            statement.execute(params![
                seq as i64,
                book.register.code(),
                book.year,
                book.volume.code(),
                card,
                page.page,
                page.from,
                page.to,
                page.full,
                page.digest,
                page.code,
                page.reprint
            ])?;
        }
        Ok(())
    }

    fn insert_correction(&self, line: LineId, field: Field, old: &str, new: &str, by: LineId) -> Result<()> {
        self.transaction.execute(
            "insert into corrections (line_id, field, old, new, by_line_id) values (?1, ?2, ?3, ?4, ?5)",
            params![line.0, field.code(), old, new, by.0],
        )?;
        self.transaction.execute("update lines set corrected = 1 where id = ?1", [line.0])?;
        Ok(())
    }

    /// Changes what a line says in one of its details.
    pub(super) fn amend_detail(&self, line: LineId, change: impl FnOnce(&mut Detail)) -> Result<()> {
        let mut detail = self.read().detail_of_line(line)?;
        change(&mut detail);
        self.transaction
            .prepare_cached("update lines set detail = ?2 where id = ?1")?
            .execute(params![line.0, serde_json::to_string(&detail)?])?;
        Ok(())
    }

    /// The day of the line that brought a document on the books is the day it is there since, and its period counts
    /// from then.
    fn set_since(&self, line: LineId, document: DocumentId, day: &str) -> Result<()> {
        use crate::model::register::Register;
        match self.read().slot_of_line(line)?.book.register {
            Register::Receiving | Register::Issuing => {}
            Register::Lending | Register::Circulation => return Ok(()),
        }
        self.transaction.execute("update documents set since = ?2 where id = ?1", params![document.0, day])?;
        let row = self.read().document(document)?;
        let ends_on = row.period.and_then(|period| period.ends_on(row.since));
        self.transaction.execute(
            "update documents set ends_on = ?2 where id = ?1",
            params![document.0, ends_on.map(|date| date.to_string())],
        )?;
        Ok(())
    }

    /// A document that turns out to be 机密 or above is known to everybody who had it before.
    fn know_who_had_it(&self, document: DocumentId, seq: u64) -> Result<()> {
        self.transaction.execute(include_str!("knowers_raised.sql"), params![document.0, seq as i64])?;
        Ok(())
    }

    /// Writes a corrected value, given as it is printed, where it belongs.
    fn set_field(&self, line: LineId, document: DocumentId, field: Field, value: &str) -> Result<()> {
        let unreadable = |column| StoreError::Value { column };
        match field {
            Field::Date => {
                self.transaction.execute("update lines set date = ?2 where id = ?1", params![line.0, value])?;
                self.set_since(line, document, value)?;
            }
            Field::DueOn => {
                self.transaction.execute("update loans set due_on = ?2 where line_id = ?1", params![line.0, value])?;
            }
            Field::Issuer => {
                let unit = self.unit(value)?;
                self.transaction.execute("update documents set issuer_id = ?2 where id = ?1", [document.0, unit.0])?;
            }
            Field::Number => {
                let number =
                    crate::model::docno::DocNo::parse(value).map_err(|_unreadable| unreadable("documents.number"))?;
                self.transaction.execute(
                    "update documents set number = ?2, number_key = ?3 where id = ?1",
                    params![document.0, number.to_string(), number.key()],
                )?;
            }
            Field::Title => {
                self.transaction
                    .execute("update documents set title = ?2 where id = ?1", params![document.0, value])?;
            }
            Field::Level => {
                let level = crate::model::level::Level::parse(value).ok_or_else(|| unreadable("documents.level"))?;
                self.transaction
                    .execute("update documents set level = ?2 where id = ?1", params![document.0, level.code()])?;
            }
            Field::Period => {
                let period = Period::parse(value).map_err(|_unreadable| unreadable("documents.period"))?;
                let since = self.read().document(document)?.since;
                self.transaction.execute(
                    "update documents set period = ?2, ends_on = ?3 where id = ?1",
                    params![document.0, period.label(), period.ends_on(since).map(|date| date.to_string())],
                )?;
            }
            Field::Attachments
            | Field::Urgency
            | Field::Channel
            | Field::Seal
            | Field::SignedBy
            | Field::HandledBy
            | Field::Result
            | Field::Disposal
            | Field::DraftedBy
            | Field::Approver
            | Field::Department
            | Field::Purpose
            | Field::Remark => self.amend_detail(line, |detail| {
                if let Some(text) = detail.field_mut(field) {
                    *text = Some(value.to_owned());
                }
            })?,
        }
        Ok(())
    }
}
