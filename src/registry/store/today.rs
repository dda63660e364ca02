//! Queries for the worklist: what waits, what lies nowhere, what ends.

use jiff::civil::Date;
use rusqlite::params;

use super::rows::{CARRIER, DOCUMENT, day, parsed, row_to_carrier, row_to_document};
use super::{Reading, Result};
use crate::model::ids::{CardId, CarrierId};
use crate::model::view::{DocumentRow, OutRow, UnplacedRow};

impl Reading<'_> {
    /// Open loans of which no ledger says when they are due, longest ago first, and how many there are.
    pub(in crate::registry) fn loans_without_day(self, limit: u32) -> Result<(Vec<OutRow>, usize)> {
        let from = "from loans lo join lines l on l.id = lo.line_id
            where lo.returned_on is null and lo.due_on is null and l.voided_by is null";
        let rows = self
            .connection
            .prepare_cached(&format!(
                "select {CARRIER}, {DOCUMENT}, p.name, o.date
                    from (select lo.carrier_id, lo.borrower_id, l.date, l.id {from} order by l.date, l.id limit ?1) o
                    join carriers c on c.id = o.carrier_id join documents d on d.id = c.document_id
                    left join units i on i.id = d.issuer_id join people p on p.id = o.borrower_id
                    order by o.date, o.id"
            ))?
            .query_map([limit], |row| {
                Ok(OutRow {
                    carrier: row_to_carrier(row, 0)?,
                    document: row_to_document(row, 12)?,
                    person: row.get(21)?,
                    since: parsed(row, 22, day)?.at(0, 0, 0, 0),
                    due_on: None,
                    on_card: false,
                })
            })?
            .collect::<rusqlite::Result<Vec<_>>>()?;
        let total = self.total(&format!("select count(*) {from}"), params![])?;
        Ok((rows, total))
    }

    /// Cards that were not ended and are not void, and have a reader who has not read and has it not now.
    pub(in crate::registry) fn cards_waiting(self) -> Result<Vec<CardId>> {
        self.connection
            .prepare_cached(
                "select k.id from cards k join lines l on l.id = k.id
                    where k.ended_on is null and l.voided_by is null
                        and not exists (select 1 from legs g where g.card_id = k.id and g.back_at is null)
                        and exists (select 1 from readers r where r.card_id = k.id and not exists
                            (select 1 from legs g where g.card_id = k.id and g.person_id = r.person_id))
                    order by k.id",
            )?
            .query_map([], |row| row.get(0).map(CardId))?
            .map(|id| Ok(id?))
            .collect()
    }

    /// Documents with copies that people keep, latest first, and how many there are; of several keepers the first.
    pub(in crate::registry) fn unplaced(self, limit: u32) -> Result<(Vec<UnplacedRow>, usize)> {
        let mut statement = self.connection.prepare_cached(&format!(
            "select {DOCUMENT}, p.name, k.carriers
                from (select document_id, min(person_id) as person_id, group_concat(id) as carriers from carriers
                    where custody = 'kept' group by document_id order by document_id desc limit ?1) k
                join documents d on d.id = k.document_id left join units i on i.id = d.issuer_id
                join people p on p.id = k.person_id order by k.document_id desc"
        ))?;
        let rows = statement
            .query_map([limit], |row| {
                let carriers: String = row.get(10)?;
                Ok(UnplacedRow {
                    document: row_to_document(row, 0)?,
                    keeper: row.get(9)?,
                    carriers: carriers.split(',').filter_map(|id| id.parse().ok().map(CarrierId)).collect(),
                })
            })?
            .collect::<rusqlite::Result<Vec<_>>>()?;
        if rows.len() < limit as usize {
            let total = rows.len();
            return Ok((rows, total));
        }
        let kept = "select count(distinct document_id) from carriers where custody = 'kept'";
        let total = self.total(kept, params![])?;
        Ok((rows, total))
    }

    /// Documents on the books whose period ends between two days, the next first, and how many there are.
    pub(in crate::registry) fn ending(self, from: Date, to: Date, limit: u32) -> Result<(Vec<DocumentRow>, usize)> {
        let which = "where d.ends_on between ?1 and ?2
            and exists (select 1 from carriers where document_id = d.id and custody <> 'struck')";
        let (from, to) = (from.to_string(), to.to_string());
        let rows = self
            .connection
            .prepare_cached(&format!(
                "select {DOCUMENT} from documents d left join units i on i.id = d.issuer_id {which}
                    order by d.ends_on, d.id limit ?3"
            ))?
            .query_map(params![from, to, limit], |row| row_to_document(row, 0))?
            .collect::<rusqlite::Result<Vec<_>>>()?;
        let total = if rows.len() < limit as usize {
            rows.len()
        } else {
            self.total(&format!("select count(*) from documents d {which}"), params![from, to])?
        };
        Ok((rows, total))
    }

    fn total(self, sql: &str, with: &[&dyn rusqlite::ToSql]) -> Result<usize> {
        let total: i64 = self.connection.prepare_cached(sql)?.query_row(with, |row| row.get(0))?;
        Ok(total as usize)
    }
}
