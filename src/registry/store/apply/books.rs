//! Applying what brings documents on the books: receiving, issuing, bringing in.

use rusqlite::params;

use super::super::{Result, Writing};
use crate::model::book::Slot;
use crate::model::carrier::Run;
use crate::model::copyno::CopyNumbers;
use crate::model::custody::Custody;
use crate::model::event::{BringIn, Brought, BroughtRow, Content, Issue, Receipt, Receive, Sent};
use crate::model::ids::{CarrierId, DocumentId, LineId, PersonId};
use crate::model::ledger::{IssuingRow, LendingRow, ReceivingRow};
use crate::model::line::{Detail, LineKind};
use jiff::civil::Date;

/// What every new line has.
pub(super) struct NewLine<'a> {
    pub(super) id: LineId,
    pub(super) slot: Slot,
    pub(super) kind: LineKind,
    pub(super) date: Date,
    pub(super) document: DocumentId,
    pub(super) carrier: Option<CarrierId>,
    pub(super) refers_to: Option<LineId>,
    pub(super) mark: Option<&'a str>,
    pub(super) detail: &'a Detail,
    pub(super) seq: u64,
}

impl Writing<'_> {
    pub(super) fn apply_receive(&self, seq: u64, event: &Receive) -> Result<()> {
        self.insert_document(event.document, &event.content, event.date)?;
        let keeper = self.person(&event.keeper)?;
        self.insert_run(event.document, &event.run, |_| Custody::Kept { person: keeper })?;
        let detail = Detail {
            attachments: event.attachments.clone(),
            urgency: event.urgency.clone(),
            channel: event.channel.clone(),
            seal: event.seal.clone(),
            signed_by: event.signed_by.clone(),
            handled_by: event.handled_by.clone(),
            discrepancy: event.discrepancy.clone(),
            remark: event.remark.clone(),
            ..Detail::default()
        };
        self.insert_line(&NewLine::entry(event.line, event.slot, event.date, event.document, &detail, seq))?;
        self.touch(event.document, seq)
    }

    pub(super) fn apply_issue(&self, seq: u64, event: &Issue) -> Result<()> {
        self.insert_document(event.document, &event.content, event.date)?;
        let keeper = self.person(&event.keeper)?;
        self.insert_run(event.document, &event.run, |_| Custody::Kept { person: keeper })?;
        let detail = Detail {
            drafted_by: event.drafted_by.clone(),
            approver: event.approver.clone(),
            remark: event.remark.clone(),
            filed: Some(event.filed.as_ref().map_or(0, CopyNumbers::len)),
            ..Detail::default()
        };
        self.insert_line(&NewLine::entry(event.line, event.slot, event.date, event.document, &detail, seq))?;
        for sent in &event.sent {
            self.insert_sending(event.line, event.document, sent)?;
        }
        self.touch(event.document, seq)
    }

    pub(super) fn apply_receipt(&self, seq: u64, event: &Receipt) -> Result<()> {
        let unit = self.unit(&event.unit)?;
        self.transaction.execute(
            "update sendings set receipt_on = ?3, receipt_by = ?4 where line_id = ?1 and unit_id = ?2",
            params![event.line.0, unit.0, event.date.to_string(), event.signed_by],
        )?;
        self.touch(self.read().document_of_line(event.line)?, seq)
    }

    pub(super) fn apply_bring_in(&self, seq: u64, event: &BringIn) -> Result<()> {
        let keeper = self.person(&event.keeper)?;
        for line in &event.lines {
            match &line.row {
                BroughtRow::Receiving(row) => self.bring_received(seq, keeper, line, row)?,
                BroughtRow::Issuing(row) => self.bring_issued(seq, keeper, line, row)?,
                BroughtRow::Lending(row) => self.bring_lent(seq, line, row)?,
            }
            self.touch(line.document, seq)?;
        }
        Ok(())
    }

    fn bring_received(&self, seq: u64, keeper: PersonId, line: &Brought, row: &ReceivingRow) -> Result<()> {
        let content = Content {
            issuer: Some(row.issuer.clone()).filter(|issuer| !issuer.is_empty()),
            number: row.docno.clone(),
            title: row.title.clone(),
            level: row.level,
            period: row.period.clone(),
            basis: None,
        };
        self.insert_document(line.document, &content, row.date)?;
        let run = Run {
            first: line.carrier,
            copies: row.copies,
            numbers: row.copy_numbers.clone(),
            pages: None,
            medium: crate::model::carrier::Medium::default(),
        };
        self.insert_run(line.document, &run, |_| Custody::Kept { person: keeper })?;
        let detail = Detail {
            attachments: row.attachments.clone(),
            urgency: row.urgency.clone(),
            channel: row.channel.clone(),
            signed_by: row.signed_by.clone(),
            handled_by: row.handled_by.clone(),
            result: row.result.clone(),
            disposal: row.disposal.clone(),
            remark: row.remark.clone(),
            ..Detail::default()
        };
        self.insert_line(&NewLine::brought(line, row.date, None, &detail, seq))
    }

    fn bring_issued(&self, seq: u64, keeper: PersonId, line: &Brought, row: &IssuingRow) -> Result<()> {
        let content = Content {
            issuer: None,
            number: row.docno.clone(),
            title: row.title.clone(),
            level: row.level,
            period: row.period.clone(),
            basis: None,
        };
        self.insert_document(line.document, &content, row.date)?;
        let run = Run {
            first: line.carrier,
            copies: row.printed,
            numbers: row.copy_numbers.clone(),
            pages: None,
            medium: crate::model::carrier::Medium::default(),
        };
        // An old ledger says how many went where, not which: the first copies went out, in the order of the list.
        let mut units = Vec::new();
        for (unit, copies) in &row.recipients {
            let unit = self.unit(unit)?;
            units.extend(std::iter::repeat_n(unit, *copies as usize));
        }
        self.insert_run(line.document, &run, |ordinal| match units.get(ordinal.saturating_sub(1) as usize) {
            Some(unit) => Custody::Issued { unit: *unit },
            None => Custody::Kept { person: keeper },
        })?;
        let detail = Detail {
            attachments: row.attachments.clone(),
            channel: row.channel.clone(),
            approver: row.signed_by.clone(),
            drafted_by: row.handled_by.clone(),
            remark: row.remark.clone(),
            filed: Some(row.filed),
            ..Detail::default()
        };
        self.insert_line(&NewLine::brought(line, row.date, None, &detail, seq))?;
        for (unit, copies) in &row.recipients {
            let unit = self.unit(unit)?;
            self.transaction
                .prepare_cached("insert into sendings (line_id, unit_id, copies, channel) values (?1, ?2, ?3, ?4)")?
                .execute(params![line.line.0, unit.0, copies, row.channel])?;
        }
        Ok(())
    }

    fn bring_lent(&self, seq: u64, line: &Brought, row: &LendingRow) -> Result<()> {
        let borrower = self.person(&row.borrower)?;
        if let Some(department) = &row.department {
            self.enter_department(borrower, department)?;
        }
        let detail = Detail {
            department: row.department.clone(),
            purpose: row.purpose.clone(),
            approver: row.approver.clone(),
            condition: row.condition.clone(),
            remark: row.remark.clone(),
            ..Detail::default()
        };
        self.insert_line(&NewLine::brought(line, row.date, Some(line.carrier), &detail, seq))?;
        // A loan that came back before the ledger was brought in leaves the carrier where it is.
        let loan = (line.line, line.carrier);
        self.insert_loan(loan, borrower, row.due_on, row.returned_on)?;
        self.knows(line.document, borrower, &row.date.to_string(), "loan", seq)
    }

    /// Enters a document.
    fn insert_document(&self, id: DocumentId, content: &Content, since: Date) -> Result<()> {
        let issuer = content.issuer.as_deref().map(|issuer| self.unit(issuer)).transpose()?;
        let ends_on = content.period.as_ref().and_then(|period| period.ends_on(since));
        self.transaction
            .prepare_cached("insert into documents values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)")?
            .execute(params![
                id.0,
                issuer.map(|unit| unit.0),
                content.number.as_ref().map(ToString::to_string),
                content.number.as_ref().map(crate::model::docno::DocNo::key),
                content.title,
                content.level.code(),
                content.period.as_ref().map(crate::model::period::Period::label),
                content.basis,
                since.to_string(),
                ends_on.map(|date| date.to_string()),
            ])?;
        Ok(())
    }

    fn insert_run(&self, document: DocumentId, run: &Run, custody: impl Fn(u32) -> Custody) -> Result<()> {
        let mut statement = self
            .transaction
            .prepare_cached("insert into carriers values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)")?;
        for (id, ordinal, number) in run.carriers() {
            let (kind, place, person, unit, hold, card) = super::custody_columns(custody(ordinal));
            statement.execute(params![
                id.0,
                document.0,
                ordinal,
                number,
                run.pages,
                run.medium.code(),
                kind,
                place,
                person,
                unit,
                hold,
                card
            ])?;
        }
        Ok(())
    }

    fn insert_sending(&self, line: LineId, document: DocumentId, sent: &Sent) -> Result<()> {
        let unit = self.unit(&sent.unit)?;
        let escorts = (!sent.escorts.is_empty()).then(|| serde_json::to_string(&sent.escorts)).transpose()?;
        self.transaction
            .prepare_cached(
                "insert into sendings (line_id, unit_id, copies, numbers, channel, seal, escorts)
                    values (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            )?
            .execute(params![
                line.0,
                unit.0,
                sent.numbers.len(),
                sent.numbers.to_string(),
                sent.channel,
                sent.seal,
                escorts
            ])?;
        self.issue_to(document, &sent.numbers, Custody::Issued { unit })
    }

    /// Copies of a fresh print run leave for a recipient.
    fn issue_to(&self, document: DocumentId, numbers: &CopyNumbers, custody: Custody) -> Result<()> {
        let mut find =
            self.transaction.prepare_cached("select id from carriers where document_id = ?1 and copy_no = ?2")?;
        for number in numbers.iter() {
            let id: i64 = find.query_row(params![document.0, number], |row| row.get(0))?;
            self.put(CarrierId(id), custody)?;
        }
        Ok(())
    }

    /// Writes a line into its book.
    pub(super) fn insert_line(&self, line: &NewLine<'_>) -> Result<()> {
        let book = line.slot.book;
        self.transaction
            .prepare_cached(
                "insert into lines (id, register, year, volume, number, kind, date, document_id, carrier_id, refers_to,
                    brought_in, mark, detail, seq)
                    values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
            )?
            .execute(params![
                line.id.0,
                book.register.code(),
                book.year,
                book.volume.code(),
                line.slot.number,
                line.kind.code(),
                line.date.to_string(),
                line.document.0,
                line.carrier.map(|id| id.0),
                line.refers_to.map(|id| id.0),
                line.mark.is_some(),
                line.mark,
                serde_json::to_string(line.detail)?,
                line.seq as i64
            ])?;
        Ok(())
    }
}

impl<'a> NewLine<'a> {
    /// An ordinary line.
    pub(super) fn entry(
        id: LineId,
        slot: Slot,
        date: Date,
        document: DocumentId,
        detail: &'a Detail,
        seq: u64,
    ) -> Self {
        let (kind, carrier, refers_to, mark) = (LineKind::Entry, None, None, None);
        Self { id, slot, kind, date, document, carrier, refers_to, mark, detail, seq }
    }

    /// A line that was brought in.
    fn brought(line: &'a Brought, date: Date, carrier: Option<CarrierId>, detail: &'a Detail, seq: u64) -> Self {
        Self { carrier, mark: Some(&line.mark), ..Self::entry(line.line, line.slot, date, line.document, detail, seq) }
    }
}
