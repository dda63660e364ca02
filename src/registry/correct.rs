//! 更正, 作废, 补登: a line is never changed. A new line names the old one, the reason and the approver; on paper the
//! old value is struck through and stays readable.

use jiff::civil::Date;
use serde::Deserialize;

use super::names::{LineName, any_day, kept, needed};
use super::{Done, Error, Registry, Tx};
use crate::model::book::Volume;
use crate::model::custody::{Custody, Home};
use crate::model::date::{parse_date, screen};
use crate::model::docno::DocNo;
use crate::model::event;
use crate::model::ids::CarrierId;
use crate::model::level::Level;
use crate::model::line::{Field, LineKind};
use crate::model::matter::{MatterKind, Step};
use crate::model::period::Period;
use crate::model::possible;
use crate::model::refusal::Refusal;
use crate::model::register::Register;
use crate::model::rules;
use crate::model::view::{CarrierRow, LineRow};

/// What the secretary says when a line was wrong.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Correct {
    /// The line.
    pub line: LineName,
    /// The day; today where it is not said.
    #[serde(default, deserialize_with = "any_day")]
    pub date: Option<Date>,
    /// The field.
    pub field: Field,
    /// What should stand there.
    pub value: String,
    /// What a period beyond the statutory maximum rests on.
    #[serde(default)]
    pub basis: Option<String>,
    /// Why.
    pub reason: String,
    /// Who approved.
    pub approver: String,
}

/// What the secretary says when a line should not have been written.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Void {
    /// The line.
    pub line: LineName,
    /// The day; today where it is not said.
    #[serde(default, deserialize_with = "any_day")]
    pub date: Option<Date>,
    /// Why.
    pub reason: String,
    /// Who approved.
    pub approver: String,
}

/// What the secretary says when something was left out.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Supplement {
    /// The line.
    pub line: LineName,
    /// The day; today where it is not said.
    #[serde(default, deserialize_with = "any_day")]
    pub date: Option<Date>,
    /// The field that is empty; the remark where it is not said.
    #[serde(default = "remark")]
    pub field: Field,
    /// What belongs there.
    pub text: String,
    /// Why it was left out.
    pub reason: String,
    /// Who approved.
    pub approver: String,
}

fn remark() -> Field {
    Field::Remark
}

impl Registry {
    /// Corrects a field of a line.
    pub fn correct(&mut self, correct: &Correct) -> Result<Done, Error> {
        self.transact(|tx| tx.correct(correct))
    }

    /// Voids a line.
    pub fn void(&mut self, void: &Void) -> Result<Done, Error> {
        self.transact(|tx| tx.void(void))
    }

    /// Adds to a line.
    pub fn supplement(&mut self, supplement: &Supplement) -> Result<Done, Error> {
        self.transact(|tx| tx.supplement(supplement))
    }
}

impl Tx<'_> {
    pub(super) fn correct(&mut self, asked: &Correct) -> Result<Done, Error> {
        let line = self.find_entry(asked.line)?;
        let (date, reason, approver) = self.grounds(asked.date, &line, &asked.reason, &asked.approver)?;
        let old = self.value_of(&line, asked.field)?;
        let basis = kept(asked.basis.as_deref()).filter(|_| asked.field == Field::Period);
        let new = read_value(&line, asked.field, &asked.value, basis.as_deref())?;
        if old == new {
            return Err(Refusal::SameValue { value: new }.into());
        }
        if asked.field == Field::Date {
            self.day_holds(&line, &new)?;
        }
        let (id, slot) = self.next_line(line.slot.book)?;
        let (refers_to, field) = (line.id, asked.field);
        let confirmed = self.confirmed_by_another(&approver)?;
        let correct =
            event::Correct { line: id, slot, refers_to, date, field, old, new, basis, reason, approver, confirmed };
        let seq = self.record(correct)?;
        Ok(Done { seq, slot: Some(slot), document: Some(line.document.id), carriers: Vec::new(), matter: None })
    }

    pub(super) fn supplement(&mut self, asked: &Supplement) -> Result<Done, Error> {
        let line = self.find_entry(asked.line)?;
        let (date, reason, approver) = self.grounds(asked.date, &line, &asked.reason, &asked.approver)?;
        let field = asked.field;
        let value = self.value_of(&line, field)?;
        if !value.is_empty() {
            return Err(Refusal::FieldFilled { field, value }.into());
        }
        let text = read_value(&line, field, &asked.text, None)?;
        let (id, slot) = self.next_line(line.slot.book)?;
        let refers_to = line.id;
        let seq = self.record(event::Supplement { line: id, slot, refers_to, date, field, text, reason, approver })?;
        Ok(Done { seq, slot: Some(slot), document: Some(line.document.id), carriers: Vec::new(), matter: None })
    }

    pub(super) fn void(&mut self, asked: &Void) -> Result<Done, Error> {
        let line = self.find_entry(asked.line)?;
        let (date, reason, approver) = self.grounds(asked.date, &line, &asked.reason, &asked.approver)?;
        let mut struck = Vec::new();
        let mut released = None;
        match line.slot.book.register {
            Register::Receiving | Register::Issuing => struck = self.strikable(&line)?,
            Register::Lending => released = self.releasable(&line)?,
            Register::Circulation => {
                let card = self.read().card(crate::model::ids::CardId(line.id.0))?;
                if let Some(refusal) = possible::void(&line, &[], &[], card.as_slice()) {
                    return Err(refusal.into());
                }
            }
        }
        let (id, slot) = self.next_line(line.slot.book)?;
        let carriers = struck.clone();
        let refers_to = line.id;
        for carrier in &carriers {
            self.unclaimed(&line.document, &self.read().known_carrier(*carrier)?)?;
        }
        let confirmed = self.confirmed_by_another(&approver)?;
        let void = event::Void { line: id, slot, refers_to, date, reason, approver, struck, released, confirmed };
        let seq = self.record(void)?;
        Ok(Done { seq, slot: Some(slot), document: Some(line.document.id), carriers, matter: None })
    }

    fn grounds(
        &self,
        date: Option<Date>,
        line: &LineRow,
        reason: &str,
        approver: &str,
    ) -> Result<(Date, String, String), Error> {
        let date = date.unwrap_or_else(|| self.today());
        rules::not_in_future(date, self.today())?;
        rules::not_before("date", date, line.date)?;
        Ok((date, needed("reason", reason)?, needed("approver", approver)?))
    }

    /// That a line's corrected day is one the line could have been written with: not in the future, and in order with
    /// what else is on the books of the document.
    fn day_holds(&self, line: &LineRow, day: &str) -> Result<(), Error> {
        let date = parse_date(day, None)
            .map_err(|_unreadable| Refusal::Unreadable { field: "date", value: day.to_owned() })?;
        rules::not_in_future(date, self.today())?;
        let document = &line.document;
        match line.slot.book.register {
            Register::Receiving | Register::Issuing => {
                rules::period(document.level, document.period.as_ref(), document.basis.as_deref(), date)?;
                for other in self.read().lines_of(document.id)? {
                    let follows = other.kind == LineKind::Entry && other.voided_by.is_none() && other.id != line.id;
                    if follows {
                        rules::not_before("date", other.date, date)?;
                    }
                }
                for receipt_on in line.sendings.iter().filter_map(|sending| sending.receipt_on) {
                    rules::not_before("date", receipt_on, date)?;
                }
            }
            Register::Lending => {
                rules::not_before("date", date, document.since)?;
                let loan = line.loan.as_ref();
                for later in loan.into_iter().flat_map(|loan| [loan.due_on, loan.returned_on]).flatten() {
                    rules::not_before("date", later, date)?;
                }
                let days = (date, loan.and_then(|loan| loan.returned_on));
                for other in self.read().days_beside(line.id)? {
                    if rules::overlap(days, other) {
                        let earliest = other.1.unwrap_or(other.0);
                        return Err(Refusal::Before { field: "date", date, earliest }.into());
                    }
                }
            }
            Register::Circulation => {}
        }
        Ok(())
    }

    /// The carriers that come off the books with a void line: all, and only if nothing happened to them since.
    fn strikable(&self, line: &LineRow) -> Result<Vec<CarrierId>, Error> {
        let carriers = self.read().carriers_of(line.document.id)?;
        let lines = self.read().lines_of(line.document.id)?;
        match possible::void(line, &lines, &carriers, &[]) {
            Some(refusal) => Err(refusal.into()),
            None if self.went_somewhere(&carriers)? => Err(Refusal::HasHistory { slot: line.slot }.into()),
            None => Ok(carriers.iter().map(|carrier| carrier.id).collect()),
        }
    }

    /// Whether copies were made of one of them, or one was carried out: a count or a handover only looked at them.
    fn went_somewhere(&self, carriers: &[CarrierRow]) -> Result<bool, Error> {
        for carrier in carriers {
            let went = self.read().matters_of(carrier.id)?.iter().any(|matter| {
                matter.step == Step::Complete && !matches!(matter.slot.kind, MatterKind::Count | MatterKind::Handover)
            });
            if went {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The carrier that a void loan gives back, if the loan is open.
    fn releasable(&self, line: &LineRow) -> Result<Option<(CarrierId, Home)>, Error> {
        let Some(loan) = self.read().open_loan(line.id)? else {
            // It came back: on the books it never went.
            return Ok(None);
        };
        let lent = (self.read().carriers_of(line.document.id)?.into_iter())
            .find(|carrier| matches!(carrier.custody, Custody::Lent { loan, .. } if loan == line.id));
        match (lent, loan.home) {
            (Some(carrier), Some(home)) => Ok(Some((carrier.id, home))),
            _ => Err(Refusal::HasHistory { slot: line.slot }.into()),
        }
    }

    /// What stands in a field now, as it is printed.
    #[expect(clippy::unused_self, reason = "reading is the transaction's")]
    fn value_of(&self, line: &LineRow, field: Field) -> Result<String, Error> {
        if !field.is_in(line.slot.book.register) {
            return Err(Refusal::FieldNotHere { field }.into());
        }
        let document = &line.document;
        let mut detail = line.detail.clone();
        Ok(match field {
            Field::Date => screen(line.date),
            Field::Issuer => document.issuer.clone().unwrap_or_default(),
            Field::Number => document.number.clone().unwrap_or_default(),
            Field::Title => document.title.clone(),
            Field::Level => document.level.label().to_owned(),
            Field::Period => document.period.as_ref().map(Period::label).unwrap_or_default(),
            Field::DueOn => line.loan.as_ref().and_then(|loan| loan.due_on).map(screen).unwrap_or_default(),
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
            | Field::Remark => detail.field_mut(field).and_then(Option::take).unwrap_or_default(),
        })
    }
}

/// Reads the value that should stand in a field, and writes it as it is printed.
fn read_value(line: &LineRow, field: Field, value: &str, basis: Option<&str>) -> Result<String, Refusal> {
    let value = needed("value", value)?;
    let unreadable = || Refusal::Unreadable { field: field.code(), value: value.clone() };
    let document = &line.document;
    match field {
        Field::Date | Field::DueOn => {
            let date = parse_date(&value, Some(line.date.year())).map_err(|_unreadable| unreadable())?;
            if field == Field::Date && date.year() != line.slot.book.year {
                return Err(Refusal::OtherBook { field });
            }
            if field == Field::DueOn {
                rules::not_before("due_on", date, line.date)?;
            }
            Ok(screen(date))
        }
        Field::Number => DocNo::parse(&value).map(|number| number.to_string()).map_err(|_unreadable| unreadable()),
        Field::Level => {
            let level = Level::parse(&value).ok_or_else(unreadable)?;
            if Volume::of(level) != line.slot.book.volume {
                return Err(Refusal::OtherBook { field });
            }
            rules::period(level, document.period.as_ref(), document.basis.as_deref(), document.since)?;
            Ok(level.label().to_owned())
        }
        Field::Period => {
            let period = Period::parse(&value).map_err(|_unreadable| unreadable())?;
            let basis = basis.or(document.basis.as_deref());
            rules::period(document.level, Some(&period), basis, document.since)?;
            Ok(period.label())
        }
        Field::Issuer
        | Field::Title
        | Field::Attachments
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
        | Field::Remark => Ok(value),
    }
}
