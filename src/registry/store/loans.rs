//! Queries for what is out: loans and circulation cards.

use jiff::civil::Date;
use rusqlite::{OptionalExtension as _, params};

use super::rows::{
    CARRIER, DOCUMENT, day, home, moment, parsed, parsed_or_none, row_to_carrier, row_to_document, row_to_slot,
};
use super::{Reading, Result};
use crate::model::custody::Home;
use crate::model::ids::{CardId, CarrierId, DocumentId, LegId, LineId};
use crate::model::line::LineKind;
use crate::model::register::Register;
use crate::model::view::{CardRow, CirculatedRow, LegRow, LineRow, OutRow, ReaderRow};

/// An open loan, as giving back needs it.
pub(in crate::registry) struct OpenLoan {
    pub(in crate::registry) borrower: String,
    pub(in crate::registry) lent_on: Date,
    pub(in crate::registry) home: Option<Home>,
}

impl Reading<'_> {
    /// The loan of a lent carrier.
    pub(in crate::registry) fn open_loan(self, loan: LineId) -> Result<Option<OpenLoan>> {
        Ok(self
            .connection
            .prepare_cached(
                "select p.name, l.date, lo.home from loans lo join people p on p.id = lo.borrower_id
                    join lines l on l.id = lo.line_id where lo.line_id = ?1 and lo.returned_on is null",
            )?
            .query_row([loan.0], |row| {
                Ok(OpenLoan {
                    borrower: row.get(0)?,
                    lent_on: parsed(row, 1, day)?,
                    home: parsed_or_none(row, 2, |text| Some(home(text)))?.flatten(),
                })
            })
            .optional()?)
    }

    /// The days a carrier was lent, from and to; open ones have no end. Void loans do not count.
    pub(in crate::registry) fn loan_days(self, carrier: CarrierId) -> Result<Vec<(Date, Option<Date>)>> {
        self.connection
            .prepare_cached(
                "select l.date, lo.returned_on from loans lo join lines l on l.id = lo.line_id
                    where lo.carrier_id = ?1 and l.voided_by is null",
            )?
            .query_map([carrier.0], |row| Ok((parsed(row, 0, day)?, parsed_or_none(row, 1, day)?)))?
            .map(|days| Ok(days?))
            .collect()
    }

    /// The days the carrier of a loan was out otherwise: with other borrowers, and with readers.
    pub(in crate::registry) fn days_beside(self, loan: LineId) -> Result<Vec<(Date, Option<Date>)>> {
        self.connection
            .prepare_cached(
                "select l.date, lo.returned_on from loans o join loans lo on lo.carrier_id = o.carrier_id
                    join lines l on l.id = lo.line_id
                    where o.line_id = ?1 and lo.line_id <> ?1 and l.voided_by is null
                union all
                select substr(g.out_at, 1, 10), substr(g.back_at, 1, 10) from loans o
                    join cards k on k.carrier_id = o.carrier_id join legs g on g.card_id = k.id
                    where o.line_id = ?1",
            )?
            .query_map([loan.0], |row| Ok((parsed(row, 0, day)?, parsed_or_none(row, 1, day)?)))?
            .map(|days| Ok(days?))
            .collect()
    }

    /// The last day anything happened to a carrier through a loan or a card; nothing new is dated before it. Loans that
    /// had come back before their ledger was brought in have no home to say which copy they were of: they do not count.
    pub(in crate::registry) fn last_day(self, carrier: CarrierId) -> Result<Option<Date>> {
        Ok(self
            .connection
            .prepare_cached(
                "select max(day) from (
                    select coalesce(lo.returned_on, l.date) as day from loans lo join lines l on l.id = lo.line_id
                        where lo.carrier_id = ?1 and l.voided_by is null and lo.home <> ''
                    union all
                    select substr(coalesce(g.back_at, g.out_at), 1, 10) from legs g join cards k on k.id = g.card_id
                        where k.carrier_id = ?1)",
            )?
            .query_row([carrier.0], |row| parsed_or_none(row, 0, day))?)
    }

    /// The card of that identity.
    pub(in crate::registry) fn card(self, id: CardId) -> Result<Option<CardRow>> {
        let mut found = self.card_as_it_is(id)?;
        if let Some(card) = &mut found {
            self.as_written(&mut card.document, LineId(id.0))?;
        }
        Ok(found)
    }

    /// The card whose line that is, where it is one's; the line says already what the document was.
    pub(in crate::registry) fn card_of(self, line: &LineRow) -> Result<Option<CardRow>> {
        if (line.slot.book.register, line.kind) != (Register::Circulation, LineKind::Entry) {
            return Ok(None);
        }
        let found = self.card_as_it_is(CardId(line.id.0))?;
        Ok(found.map(|card| CardRow { document: line.document.clone(), ..card }))
    }

    /// The card, with its document as it is now.
    fn card_as_it_is(self, id: CardId) -> Result<Option<CardRow>> {
        let found = self
            .connection
            .prepare_cached(&format!(
                "select k.id, l.register, l.year, l.volume, l.number, l.date, k.proposal, k.ended_on,
                    l.voided_by is not null, (select count(*) from carriers where document_id = d.id and parent_id is null),
                    r.register, r.year, r.volume, r.number, {CARRIER}, {DOCUMENT}
                    from cards k join lines l on l.id = k.id join carriers c on c.id = k.carrier_id
                    join documents d on d.id = c.document_id left join units i on i.id = d.issuer_id
                    left join lines r on r.id = (select min(id) from lines where document_id = d.id
                        and register in ('receiving', 'issuing') and kind = 'entry')
                    where k.id = ?1"
            ))?
            .query_row([id.0], |row| {
                let registered: Option<String> = row.get(10)?;
                Ok(CardRow {
                    id: CardId(row.get(0)?),
                    slot: row_to_slot(row, 1)?,
                    date: parsed(row, 5, day)?,
                    proposal: row.get(6)?,
                    ended_on: parsed_or_none(row, 7, day)?,
                    void: row.get(8)?,
                    copies: row.get(9)?,
                    registered: registered.map(|_| row_to_slot(row, 10)).transpose()?,
                    carrier: row_to_carrier(row, 14)?,
                    document: row_to_document(row, 26)?,
                    readers: Vec::new(),
                })
            })
            .optional()?;
        match found {
            Some(mut card) => {
                card.readers = self.readers_of(id)?;
                Ok(Some(card))
            }
            None => Ok(None),
        }
    }

    fn readers_of(self, card: CardId) -> Result<Vec<ReaderRow>> {
        let readers: Vec<(i64, ReaderRow)> = self
            .connection
            .prepare_cached(
                "select p.id, p.name, p.duty, r.planned from readers r join people p on p.id = r.person_id
                    where r.card_id = ?1 order by r.ordinal",
            )?
            .query_map([card.0], |row| {
                let reader = ReaderRow { name: row.get(1)?, duty: row.get(2)?, planned: row.get(3)?, legs: Vec::new() };
                Ok((row.get(0)?, reader))
            })?
            .collect::<rusqlite::Result<_>>()?;
        readers
            .into_iter()
            .map(|(person, mut reader)| {
                reader.legs = self.legs_of(card, person)?;
                Ok(reader)
            })
            .collect()
    }

    fn legs_of(self, card: CardId, person: i64) -> Result<Vec<LegRow>> {
        self.connection
            .prepare_cached(
                "select id, out_at, home, back_at, opinion, instruction from legs
                    where card_id = ?1 and person_id = ?2 order by id",
            )?
            .query_map([card.0, person], |row| {
                Ok(LegRow {
                    id: LegId(row.get(0)?),
                    out_at: parsed(row, 1, moment)?,
                    home: Some(parsed(row, 2, home)?),
                    back_at: parsed_or_none(row, 3, moment)?,
                    opinion: row.get(4)?,
                    instruction: row.get(5)?,
                })
            })?
            .map(|leg| Ok(leg?))
            .collect()
    }

    /// The cards of a carrier, latest first.
    pub(in crate::registry) fn cards_of(self, carrier: CarrierId) -> Result<Vec<CardId>> {
        self.connection
            .prepare_cached("select id from cards where carrier_id = ?1 order by id desc")?
            .query_map([carrier.0], |row| row.get(0).map(CardId))?
            .map(|id| Ok(id?))
            .collect()
    }

    /// The cards of a year, of one document where one is named.
    pub(in crate::registry) fn cards(self, year: Option<i16>, document: Option<DocumentId>) -> Result<Vec<CardId>> {
        self.connection
            .prepare_cached(
                "select k.id from cards k join lines l on l.id = k.id
                    where (?1 is null or l.year = ?1) and (?2 is null or l.document_id = ?2)
                    order by l.year, l.volume, l.number",
            )?
            .query_map(params![year, document.map(|id| id.0)], |row| row.get(0).map(CardId))?
            .map(|id| Ok(id?))
            .collect()
    }

    /// The cards a document went round on, and what leaders instructed on them.
    pub(super) fn circulated(self, document: DocumentId) -> Result<Vec<CirculatedRow>> {
        let mut statement = self.connection.prepare_cached(
            "select l.register, l.year, l.volume, l.number, l.voided_by is not null, p.name, g.instruction
                from lines l left join legs g on g.card_id = l.id and g.instruction is not null
                left join people p on p.id = g.person_id
                where l.document_id = ?1 and l.register = 'circulation' and l.kind = 'entry' order by l.id, g.id",
        )?;
        let mut rows = statement.query([document.0])?;
        let mut cards: Vec<CirculatedRow> = Vec::new();
        while let Some(row) = rows.next()? {
            let slot = row_to_slot(row, 0)?;
            if cards.last().is_none_or(|card| card.slot != slot) {
                cards.push(CirculatedRow { slot, void: row.get(4)?, instructions: Vec::new() });
            }
            if let (Some(card), Some(name), Some(text)) = (cards.last_mut(), row.get(5)?, row.get(6)?) {
                card.instructions.push((name, text));
            }
        }
        Ok(cards)
    }

    /// The next free identity of a leg.
    pub(in crate::registry) fn next_leg(self) -> Result<LegId> {
        Ok(self
            .connection
            .prepare_cached("select coalesce(max(id), 0) + 1 from legs")?
            .query_row([], |row| row.get(0).map(LegId))?)
    }

    /// What is out on `date` and should be back by its evening: legs, and loans that are due.
    pub(in crate::registry) fn due(self, date: Date) -> Result<Vec<OutRow>> {
        let legs = format!(
            "select {CARRIER}, {DOCUMENT}, p.name, g.out_at, substr(g.out_at, 1, 10), 1
                from legs g join cards k on k.id = g.card_id join carriers c on c.id = k.carrier_id
                join documents d on d.id = c.document_id left join units i on i.id = d.issuer_id
                join people p on p.id = g.person_id
                where g.back_at is null and substr(g.out_at, 1, 10) <= ?1 order by g.out_at, g.id"
        );
        let loans = format!(
            "select {CARRIER}, {DOCUMENT}, p.name, l.date || 'T00:00', lo.due_on, 0
                from loans lo join lines l on l.id = lo.line_id join carriers c on c.id = lo.carrier_id
                join documents d on d.id = c.document_id left join units i on i.id = d.issuer_id
                join people p on p.id = lo.borrower_id
                where lo.returned_on is null and lo.due_on <= ?1 and l.voided_by is null order by lo.due_on, l.id"
        );
        let mut out = Vec::new();
        for sql in [legs, loans] {
            let mut statement = self.connection.prepare_cached(&sql)?;
            let rows = statement.query_map([date.to_string()], |row| {
                Ok(OutRow {
                    carrier: row_to_carrier(row, 0)?,
                    document: row_to_document(row, 12)?,
                    person: row.get(21)?,
                    since: parsed(row, 22, moment)?,
                    due_on: parsed_or_none(row, 23, day)?,
                    on_card: row.get(24)?,
                })
            })?;
            for row in rows {
                out.push(row?);
            }
        }
        Ok(out)
    }
}
