//! Applying what is brought in from old ledgers. What its rows say is spelt beforehand, wherever there is a core free
//! ([`Spelt`]); here it is only written, with statements that stay at hand.

use rusqlite::params;

use super::super::{Result, StoreError, Writing};
use super::books::{NewDocument, NewLine, Pens, SpeltDocument};
use crate::model::carrier::{Medium, Run};
use crate::model::copyno::CopyNumbers;
use crate::model::custody::Custody;
use crate::model::event::{BringIn, Brought, BroughtRow};
use crate::model::ids::{CarrierId, PersonId, UnitId};
use crate::model::ledger::{IssuingRow, LendingRow, ReceivingRow};
use crate::model::line::{Detail, LineKind};

/// What a line that is brought in says, spelt as the tables have it; made without looking at the books.
pub(in crate::registry::store) struct Spelt {
    document: SpeltDocument,
    date: String,
    detail: String,
}

impl Spelt {
    /// The spelling of every line of an event.
    pub(in crate::registry::store) fn lines(event: &BringIn) -> serde_json::Result<Vec<Self>> {
        event.lines.iter().map(|line| Self::new(&line.row)).collect()
    }

    fn new(row: &BroughtRow) -> serde_json::Result<Self> {
        let (number, period, date, detail) = match row {
            BroughtRow::Receiving(row) => (row.docno.as_ref(), row.period.as_ref(), row.date, received(row)),
            BroughtRow::Issuing(row) => (row.docno.as_ref(), row.period.as_ref(), row.date, issued(row)),
            BroughtRow::Lending(row) => (None, None, row.date, lent(row)),
        };
        let document = SpeltDocument::new(number, period, date);
        Ok(Self { document, date: date.to_string(), detail: serde_json::to_string(&detail)? })
    }
}

fn received(row: &ReceivingRow) -> Detail {
    Detail {
        attachments: row.attachments.clone(),
        urgency: row.urgency.clone(),
        channel: row.channel.clone(),
        signed_by: row.signed_by.clone(),
        handled_by: row.handled_by.clone(),
        result: row.result.clone(),
        disposal: row.disposal.clone(),
        remark: row.remark.clone(),
        ..Detail::default()
    }
}

fn issued(row: &IssuingRow) -> Detail {
    Detail {
        attachments: row.attachments.clone(),
        channel: row.channel.clone(),
        approver: row.signed_by.clone(),
        drafted_by: row.handled_by.clone(),
        remark: row.remark.clone(),
        filed: Some(row.filed),
        ..Detail::default()
    }
}

fn lent(row: &LendingRow) -> Detail {
    Detail {
        department: row.department.clone(),
        purpose: row.purpose.clone(),
        approver: row.approver.clone(),
        condition: row.condition.clone(),
        remark: row.remark.clone(),
        ..Detail::default()
    }
}

impl Writing<'_> {
    pub(in crate::registry::store) fn apply_bring_in(
        &self,
        seq: u64,
        event: &BringIn,
        spelt: Vec<Spelt>,
    ) -> Result<()> {
        if spelt.len() != event.lines.len() {
            return Err(StoreError::Unfit("lines that are not spelt"));
        }
        let keeper = self.person(&event.keeper)?;
        let mut pens = Pens::new(&self.transaction)?;
        for (line, spelt) in event.lines.iter().zip(spelt) {
            match &line.row {
                BroughtRow::Receiving(row) => self.bring_received(&mut pens, seq, keeper, (line, row), spelt)?,
                BroughtRow::Issuing(row) => self.bring_issued(&mut pens, seq, keeper, (line, row), spelt)?,
                BroughtRow::Lending(row) => self.bring_lent(&mut pens, seq, (line, row), spelt)?,
            }
        }
        Ok(())
    }

    fn bring_received(
        &self,
        pens: &mut Pens<'_>,
        seq: u64,
        keeper: PersonId,
        (line, row): (&Brought, &ReceivingRow),
        spelt: Spelt,
    ) -> Result<()> {
        let issuer = Some(row.issuer.as_str()).filter(|issuer| !issuer.is_empty());
        let (id, title, level) = (line.document, row.title.as_str(), row.level);
        self.insert_document(pens, &NewDocument { id, issuer, title, level, basis: None, spelt: &spelt.document })?;
        let run = run(line.carrier, row.copies, row.copy_numbers.clone());
        pens.carriers(line.document, &run, |_| Custody::Kept { person: keeper })?;
        pens.line(&new_line(line, None, spelt, seq))
    }

    fn bring_issued(
        &self,
        pens: &mut Pens<'_>,
        seq: u64,
        keeper: PersonId,
        (line, row): (&Brought, &IssuingRow),
        spelt: Spelt,
    ) -> Result<()> {
        let (id, title, level) = (line.document, row.title.as_str(), row.level);
        let document = NewDocument { id, issuer: None, title, level, basis: None, spelt: &spelt.document };
        self.insert_document(pens, &document)?;
        let units: Vec<(UnitId, u32)> =
            row.recipients.iter().map(|(unit, copies)| Ok((self.unit(unit)?, *copies))).collect::<Result<_>>()?;
        // An old ledger says how many went where, not which: the first copies went out, in the order of the list.
        let sent: Vec<UnitId> =
            units.iter().flat_map(|(unit, copies)| std::iter::repeat_n(*unit, *copies as usize)).collect();
        let run = run(line.carrier, row.printed, row.copy_numbers.clone());
        pens.carriers(line.document, &run, |ordinal| match sent.get(ordinal.saturating_sub(1) as usize) {
            Some(unit) => Custody::Issued { unit: *unit },
            None => Custody::Kept { person: keeper },
        })?;
        pens.line(&new_line(line, None, spelt, seq))?;
        for (unit, copies) in units {
            self.transaction
                .prepare_cached("insert into sendings (line_id, unit_id, copies, channel) values (?1, ?2, ?3, ?4)")?
                .execute(params![line.line.0, unit.0, copies, row.channel])?;
        }
        Ok(())
    }

    fn bring_lent(
        &self,
        pens: &mut Pens<'_>,
        seq: u64,
        (line, row): (&Brought, &LendingRow),
        spelt: Spelt,
    ) -> Result<()> {
        let borrower = self.person(&row.borrower)?;
        if let Some(department) = &row.department {
            self.enter_department(borrower, department)?;
        }
        let since = spelt.date.clone();
        pens.line(&new_line(line, Some(line.carrier), spelt, seq))?;
        // A loan that came back before the ledger was brought in leaves the carrier where it is.
        self.insert_loan((line.line, line.carrier), borrower, row.due_on, row.returned_on)?;
        self.knows(line.document, borrower, &since, "loan", seq)
    }
}

/// The copies of an old line: on paper, their pages uncounted.
fn run(first: CarrierId, copies: u32, numbers: Option<CopyNumbers>) -> Run {
    Run { first, copies, numbers, pages: None, medium: Medium::default() }
}

/// The line of an old ledger.
fn new_line(line: &Brought, carrier: Option<CarrierId>, spelt: Spelt, seq: u64) -> NewLine<'_> {
    NewLine {
        id: line.line,
        slot: line.slot,
        kind: LineKind::Entry,
        document: line.document,
        carrier,
        refers_to: None,
        mark: Some(&line.mark),
        seq,
        date: spelt.date,
        detail: spelt.detail,
    }
}
