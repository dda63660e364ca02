//! Applying what happens to carriers: loans, circulation, places.

use jiff::civil::Date;
use rusqlite::params;

use super::super::rows::home_text;
use super::super::{Result, Writing};
use super::books::NewLine;
use crate::model::custody::{Custody, Move as Step};
use crate::model::event::{Circulate, CirculateBack, CirculateEnd, CirculateOut, GiveBack, Lend};
use crate::model::ids::{CarrierId, DocumentId, LineId, PersonId, PlaceId};
use crate::model::line::Detail;

impl Writing<'_> {
    pub(super) fn apply_lend(&self, seq: u64, event: &Lend) -> Result<()> {
        let borrower = self.person(&event.borrower)?;
        if let Some(department) = &event.department {
            self.enter_department(borrower, department)?;
        }
        let detail = Detail {
            department: event.department.clone(),
            purpose: Some(event.purpose.clone()),
            approver: Some(event.approver.clone()),
            reading_place: event.reading_place.clone(),
            remark: event.remark.clone(),
            ..Detail::default()
        };
        self.insert_line(&NewLine {
            carrier: Some(event.carrier),
            ..NewLine::entry(event.line, event.slot, event.date, event.document, &detail, seq)?
        })?;
        self.insert_loan((event.line, event.carrier), borrower, Some(event.due_on), None)?;
        self.knows(event.document, borrower, &event.date.to_string(), "loan", seq)?;
        Ok(())
    }

    pub(super) fn apply_give_back(&self, seq: u64, event: &GiveBack) -> Result<()> {
        self.step(event.carrier, Step::GiveBack { loan: event.loan, to: event.to })?;
        self.transaction
            .prepare_cached("update loans set returned_on = ?2, pages_back = ?3 where line_id = ?1")?
            .execute(params![event.loan.0, event.date.to_string(), event.pages])?;
        self.amend_detail(event.loan, |detail| {
            detail.condition = Some(event.condition.clone());
            detail.discrepancy.clone_from(&event.discrepancy);
        })?;
        self.touch(event.document, seq)
    }

    /// Enters a loan; one that is still open takes the carrier along.
    pub(super) fn insert_loan(
        &self,
        (line, carrier): (LineId, CarrierId),
        borrower: PersonId,
        due_on: Option<Date>,
        returned_on: Option<Date>,
    ) -> Result<()> {
        let home = match returned_on {
            Some(_) => String::new(),
            None => home_text(self.home_of(carrier)?),
        };
        self.transaction
            .prepare_cached(
                "insert into loans (line_id, carrier_id, borrower_id, due_on, home, returned_on)
                    values (?1, ?2, ?3, ?4, ?5, ?6)",
            )?
            .execute(params![
                line.0,
                carrier.0,
                borrower.0,
                due_on.map(|date| date.to_string()),
                home,
                returned_on.map(|date| date.to_string())
            ])?;
        if returned_on.is_none() {
            self.step(carrier, Step::Lend { person: borrower, loan: line })?;
        }
        Ok(())
    }

    pub(super) fn apply_circulate(&self, seq: u64, event: &Circulate) -> Result<()> {
        let detail = Detail::default();
        let line = LineId(event.card.0);
        self.insert_line(&NewLine {
            carrier: Some(event.carrier),
            ..NewLine::entry(line, event.slot, event.date, event.document, &detail, seq)?
        })?;
        self.transaction.execute(
            "insert into cards (id, carrier_id, proposal) values (?1, ?2, ?3)",
            params![event.card.0, event.carrier.0, event.proposal],
        )?;
        for (ordinal, reader) in (1_u32..).zip(&event.readers) {
            let person = self.person(&reader.name)?;
            if let Some(duty) = &reader.duty {
                self.transaction
                    .prepare_cached("update people set duty = ?2 where id = ?1")?
                    .execute(params![person.0, duty])?;
            }
            self.transaction.prepare_cached("insert into readers values (?1, ?2, ?3, 1)")?.execute(params![
                event.card.0,
                ordinal,
                person.0
            ])?;
        }
        Ok(())
    }

    pub(super) fn apply_circulate_out(&self, seq: u64, event: &CirculateOut) -> Result<()> {
        let person = self.person(&event.reader)?;
        let home = self.home_of(event.carrier)?;
        self.transaction
            .prepare_cached(
                "insert or ignore into readers
                    select ?1, coalesce(max(ordinal), 0) + 1, ?2, 0 from readers where card_id = ?1",
            )?
            .execute([event.card.0, person.0])?;
        self.transaction
            .prepare_cached(
                "insert into legs (id, card_id, person_id, out_at, home, approver) values (?1, ?2, ?3, ?4, ?5, ?6)",
            )?
            .execute(params![
                event.leg.0,
                event.card.0,
                person.0,
                super::super::rows::moment_text(event.at),
                home_text(home),
                event.approver
            ])?;
        self.step(event.carrier, Step::ReachOut { person, card: event.card, leg: event.leg })?;
        self.knows(event.document, person, &event.at.date().to_string(), "circulation", seq)?;
        self.touch(event.document, seq)
    }

    pub(super) fn apply_circulate_back(&self, seq: u64, event: &CirculateBack) -> Result<()> {
        self.step(event.carrier, Step::Collect { leg: event.leg, to: event.to })?;
        self.transaction
            .prepare_cached("update legs set back_at = ?2, opinion = ?3, instruction = ?4 where id = ?1")?
            .execute(params![
                event.leg.0,
                super::super::rows::moment_text(event.at),
                event.opinion,
                event.instruction
            ])?;
        self.touch(event.document, seq)
    }

    pub(super) fn apply_circulate_end(&self, seq: u64, event: &CirculateEnd) -> Result<()> {
        self.transaction.execute(
            "update cards set ended_on = ?2, end_reason = ?3 where id = ?1",
            params![event.card.0, event.date.to_string(), event.reason],
        )?;
        self.touch(event.document, seq)
    }

    pub(super) fn apply_placing(
        &self,
        seq: u64,
        document: DocumentId,
        carriers: &[CarrierId],
        place: PlaceId,
    ) -> Result<()> {
        for carrier in carriers {
            self.step(*carrier, Step::Shelve(place))?;
        }
        self.touch(document, seq)
    }

    /// Strikes a carrier out with its line.
    pub(super) fn strike(&self, carrier: CarrierId) -> Result<()> {
        // Copies of a void issue may be with their recipients on the books only; they come off with the rest.
        self.put(carrier, Custody::Struck)
    }
}
