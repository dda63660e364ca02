//! Applying what brings documents on the books: receiving and issuing; and the rows that every new document has.

use rusqlite::{CachedStatement, Transaction, params};

use super::super::{Result, Writing};
use crate::model::book::Slot;
use crate::model::carrier::Run;
use crate::model::copyno::CopyNumbers;
use crate::model::custody::Custody;
use crate::model::docno::DocNo;
use crate::model::event::{Content, Issue, Receipt, Receive, Sent};
use crate::model::ids::{CarrierId, DocumentId, LineId};
use crate::model::level::Level;
use crate::model::line::{Detail, LineKind};
use crate::model::period::Period;
use jiff::civil::Date;

/// What every new line has.
pub(super) struct NewLine<'a> {
    pub(super) id: LineId,
    pub(super) slot: Slot,
    pub(super) kind: LineKind,
    pub(super) document: DocumentId,
    pub(super) carrier: Option<CarrierId>,
    pub(super) refers_to: Option<LineId>,
    /// What tells a line that was brought in from every other.
    pub(super) mark: Option<&'a str>,
    pub(super) seq: u64,
    /// Its day.
    pub(super) date: String,
    /// Its [`Detail`], as JSON.
    pub(super) detail: String,
}

/// A document to be entered.
pub(super) struct NewDocument<'a> {
    pub(super) id: DocumentId,
    pub(super) issuer: Option<&'a str>,
    pub(super) title: &'a str,
    pub(super) level: Level,
    pub(super) basis: Option<&'a str>,
    pub(super) spelt: &'a SpeltDocument,
}

/// What a document's row says in a spelling of ours.
pub(super) struct SpeltDocument {
    number: Option<String>,
    key: Option<String>,
    period: Option<String>,
    since: String,
    ends_on: Option<String>,
}

impl SpeltDocument {
    pub(super) fn new(number: Option<&DocNo>, period: Option<&Period>, since: Date) -> Self {
        Self {
            number: number.map(ToString::to_string),
            key: number.map(DocNo::key),
            period: period.map(Period::label),
            since: since.to_string(),
            ends_on: period.and_then(|period| period.ends_on(since)).map(|date| date.to_string()),
        }
    }
}

/// The statements that write a document, its carriers and its line, at hand for as many as there are.
pub(super) struct Pens<'a> {
    pub(super) documents: CachedStatement<'a>,
    pub(super) carriers: CachedStatement<'a>,
    pub(super) lines: CachedStatement<'a>,
}

impl<'a> Pens<'a> {
    pub(super) fn new(transaction: &'a Transaction<'_>) -> Result<Self> {
        Ok(Self {
            documents: transaction
                .prepare_cached("insert into documents values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)")?,
            carriers: transaction.prepare_cached(
                "insert into carriers values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, null)",
            )?,
            lines: pen_for_lines(transaction)?,
        })
    }

    /// Enters the copies of a document.
    pub(super) fn carriers(&mut self, document: DocumentId, run: &Run, custody: impl Fn(u32) -> Custody) -> Result<()> {
        for (id, ordinal, number) in run.carriers() {
            let (kind, place, person, unit, hold, card) = super::custody_columns(custody(ordinal));
            self.carriers.execute(params![
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

    /// Writes a line into its book.
    pub(super) fn line(&mut self, line: &NewLine<'_>) -> Result<()> {
        write_line(&mut self.lines, line)
    }
}

fn pen_for_lines<'a>(transaction: &'a Transaction<'_>) -> Result<CachedStatement<'a>> {
    Ok(transaction.prepare_cached(
        "insert into lines (id, register, year, volume, number, kind, date, document_id, carrier_id, refers_to,
            brought_in, mark, detail, seq)
            values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
    )?)
}

fn write_line(pen: &mut CachedStatement<'_>, line: &NewLine<'_>) -> Result<()> {
    let book = line.slot.book;
    pen.execute(params![
        line.id.0,
        book.register.code(),
        book.year,
        book.volume.code(),
        line.slot.number,
        line.kind.code(),
        line.date,
        line.document.0,
        line.carrier.map(|id| id.0),
        line.refers_to.map(|id| id.0),
        line.mark.is_some(),
        line.mark,
        line.detail,
        line.seq as i64
    ])?;
    Ok(())
}

impl Writing<'_> {
    pub(super) fn apply_receive(&self, seq: u64, event: &Receive) -> Result<()> {
        let mut pens = Pens::new(&self.transaction)?;
        self.insert_content(&mut pens, event.document, &event.content, event.date)?;
        let keeper = self.person(&event.keeper)?;
        pens.carriers(event.document, &event.run, |_| Custody::Kept { person: keeper })?;
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
        pens.line(&NewLine::entry(event.line, event.slot, event.date, event.document, &detail, seq)?)?;
        Ok(())
    }

    pub(super) fn apply_issue(&self, seq: u64, event: &Issue) -> Result<()> {
        let mut pens = Pens::new(&self.transaction)?;
        self.insert_content(&mut pens, event.document, &event.content, event.date)?;
        let keeper = self.person(&event.keeper)?;
        pens.carriers(event.document, &event.run, |_| Custody::Kept { person: keeper })?;
        let detail = Detail {
            drafted_by: event.drafted_by.clone(),
            approver: event.approver.clone(),
            remark: event.remark.clone(),
            filed: Some(event.filed.as_ref().map_or(0, CopyNumbers::len)),
            ..Detail::default()
        };
        pens.line(&NewLine::entry(event.line, event.slot, event.date, event.document, &detail, seq)?)?;
        for sent in &event.sent {
            self.insert_sending(event.line, event.document, sent)?;
        }
        Ok(())
    }

    pub(super) fn apply_receipt(&self, seq: u64, event: &Receipt) -> Result<()> {
        let unit = self.unit(&event.unit)?;
        self.transaction.execute(
            "update sendings set receipt_on = ?3, receipt_by = ?4 where line_id = ?1 and unit_id = ?2",
            params![event.line.0, unit.0, event.date.to_string(), event.signed_by],
        )?;
        self.touch(self.read().document_of_line(event.line)?, seq)
    }

    fn insert_content(&self, pens: &mut Pens<'_>, id: DocumentId, content: &Content, since: Date) -> Result<()> {
        let spelt = SpeltDocument::new(content.number.as_ref(), content.period.as_ref(), since);
        let document = NewDocument {
            id,
            issuer: content.issuer.as_deref(),
            title: &content.title,
            level: content.level,
            basis: content.basis.as_deref(),
            spelt: &spelt,
        };
        self.insert_document(pens, &document)
    }

    /// Enters a document.
    pub(super) fn insert_document(&self, pens: &mut Pens<'_>, document: &NewDocument<'_>) -> Result<()> {
        let issuer = document.issuer.map(|issuer| self.unit(issuer)).transpose()?;
        let SpeltDocument { number, key, period, since, ends_on } = document.spelt;
        pens.documents.execute(params![
            document.id.0,
            issuer.map(|unit| unit.0),
            number,
            key,
            document.title,
            document.level.code(),
            period,
            document.basis,
            since,
            ends_on,
        ])?;
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
        write_line(&mut pen_for_lines(&self.transaction)?, line)
    }
}

impl NewLine<'_> {
    /// An ordinary line.
    pub(super) fn entry(
        id: LineId,
        slot: Slot,
        date: Date,
        document: DocumentId,
        detail: &Detail,
        seq: u64,
    ) -> Result<Self> {
        let (kind, carrier, refers_to, mark) = (LineKind::Entry, None, None, None);
        let (date, detail) = (date.to_string(), serde_json::to_string(detail)?);
        Ok(Self { id, slot, kind, document, carrier, refers_to, mark, seq, date, detail })
    }
}
