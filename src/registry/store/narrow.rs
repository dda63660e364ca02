//! What a list of lines is narrowed by, and what lines add up to. The conditions speak of a line `l` and, where level
//! or unit are asked for, of its document `d` and the issuer `i`; parameters go on after those of the list.

use jiff::civil::Date;
use rusqlite::{OptionalExtension as _, Row, params};

use super::rows::{day, parsed};
use super::{Reading, Result};
use crate::model::ids::{DocumentId, LineId, UnitId};
use crate::model::level::Level;
use crate::model::register::Register;
use crate::registry::books::{Filter, State, Tally};
use crate::registry::narrow::{DocumentFacts, LineFacts};

/// The level as the line shows it: that of a loan and a card is the one they were written with.
const LEVEL: &str = " and case when l.register in ('lending', 'circulation') then coalesce(
        (select x.old from lines r join corrections x on x.line_id = r.id join lines b on b.id = x.by_line_id
            where r.document_id = l.document_id and r.corrected = 1 and x.field = 'level' and b.seq > l.seq
            order by x.id limit 1), d.level)
        else d.level end in (?5, ?6)";

/// The issuing body as the line shows it.
const ISSUER: &str = " and case when l.register = 'circulation' then coalesce(
        (select x.old from lines r join corrections x on x.line_id = r.id join lines b on b.id = x.by_line_id
            where r.document_id = l.document_id and r.corrected = 1 and x.field = 'issuer' and b.seq > l.seq
            order by x.id limit 1), i.name)
        else i.name end = ?7";

const RECIPIENT: &str = " and l.id in
        (select s.line_id from sendings s join units u on u.id = s.unit_id where u.name = ?7)";

const DEPARTMENT: &str = " and json_extract(l.detail, '$.department') = ?7";

const DAYS: &str = " and (?8 is null or l.date >= ?8) and (?9 is null or l.date <= ?9)";

/// The conditions of a filter; none for one that lets every line through.
pub(super) fn conditions(register: Register, filter: &Filter) -> String {
    let Filter { level, state, unit, from, to } = filter;
    let unit_of = match register {
        Register::Receiving | Register::Circulation => ISSUER,
        Register::Issuing => RECIPIENT,
        Register::Lending => DEPARTMENT,
    };
    let mut all = String::new();
    all.extend(level.map(|_| LEVEL));
    all.extend(unit.as_ref().map(|_| unit_of));
    all.extend(from.or(*to).map(|_| DAYS));
    all.extend(state.map(|state| condition(register, state)));
    all
}

/// A condition on lines that are neither void nor change others.
macro_rules! valid {
    ($condition:literal) => {
        concat!(" and l.kind = 'entry' and l.voided_by is null and ", $condition)
    };
}

fn condition(register: Register, state: State) -> String {
    match register {
        Register::Receiving | Register::Issuing => documents_of(state).map_or_else(
            || VOID.to_owned(),
            |documents| format!(" and l.kind = 'entry' and l.voided_by is null and l.document_id in ({documents})"),
        ),
        Register::Lending => condition_of_loan(state).to_owned(),
        Register::Circulation => condition_of_card(state).to_owned(),
    }
}

const VOID: &str = " and l.voided_by is not null";

/// The documents of which a copy is in a state. What is out is found from the open loans and legs, which are few.
const fn documents_of(state: State) -> Option<&'static str> {
    Some(match state {
        State::Void => return None,
        State::InCabinet => "select document_id from carriers where custody = 'placed'",
        State::Unplaced => "select document_id from carriers where custody = 'kept'",
        State::Issued => "select document_id from carriers where custody = 'issued'",
        State::Lent => {
            "select c.document_id from loans lo join carriers c on c.id = lo.carrier_id
                where lo.returned_on is null and c.custody = 'lent' and c.hold_id = lo.line_id"
        }
        State::Overdue => {
            "select c.document_id from loans lo join carriers c on c.id = lo.carrier_id
                where lo.returned_on is null and lo.due_on < ?10 and c.custody = 'lent' and c.hold_id = lo.line_id"
        }
        State::Circulating => {
            "select c.document_id from legs g join cards k on k.id = g.card_id join carriers c on c.id = k.carrier_id
                where g.back_at is null and c.custody = 'reading' and c.hold_id = g.id"
        }
    })
}

fn condition_of_loan(state: State) -> &'static str {
    match state {
        State::Void => VOID,
        State::Lent => valid!("l.id in (select line_id from loans where returned_on is null)"),
        State::Overdue => {
            valid!("l.id in (select line_id from loans where returned_on is null and due_on < ?10)")
        }
        State::InCabinet | State::Unplaced | State::Circulating | State::Issued => " and 0",
    }
}

fn condition_of_card(state: State) -> &'static str {
    match state {
        State::Void => VOID,
        State::Circulating => valid!(
            "l.id in (select k.id from cards k where k.ended_on is null and exists
                (select 1 from readers r where r.card_id = k.id and (
                    not exists (select 1 from legs g where g.card_id = k.id and g.person_id = r.person_id)
                    or exists (select 1 from legs g
                        where g.card_id = k.id and g.person_id = r.person_id and g.back_at is null))))"
        ),
        State::Overdue => {
            valid!("l.id in (select card_id from legs where back_at is null and substr(out_at, 1, 10) < ?10)")
        }
        State::InCabinet | State::Unplaced | State::Lent | State::Issued => " and 0",
    }
}

/// The copies of the documents of lines of receiving and issuing.
const OF_DOCUMENTS: &str = "select total(1), total(c.custody = 'lent'), total(c.custody = 'reading'),
        total(c.custody = 'lent' and (select due_on from loans where line_id = c.hold_id) < ?2
            or c.custody = 'reading' and (select substr(out_at, 1, 10) from legs where id = c.hold_id) < ?2)
    from json_each(?1) j join lines l on l.id = j.value join carriers c on c.document_id = l.document_id
    where l.kind = 'entry' and l.voided_by is null and c.custody <> 'struck'";

/// The loans of lending lines.
const OF_LOANS: &str = "select total(1), total(lo.returned_on is null), 0.0,
        total(lo.returned_on is null and coalesce(lo.due_on < ?2, 0))
    from json_each(?1) j join lines l on l.id = j.value join loans lo on lo.line_id = l.id
    where l.kind = 'entry' and l.voided_by is null";

/// The cards of circulation lines.
const OF_CARDS: &str = "select total(1), 0.0, total(g.id is not null), total(coalesce(substr(g.out_at, 1, 10) < ?2, 0))
    from json_each(?1) j join lines l on l.id = j.value join cards k on k.id = l.id
    left join legs g on g.card_id = k.id and g.back_at is null
    where l.kind = 'entry' and l.voided_by is null";

const LINE_FACTS: &str =
    "select id, document_id, date, kind = 'entry', voided_by is not null, refers_to from lines where";

fn row_to_line_facts(row: &Row<'_>) -> rusqlite::Result<LineFacts> {
    Ok(LineFacts {
        document: DocumentId(row.get(1)?),
        date: parsed(row, 2, day)?,
        is_entry: row.get(3)?,
        is_void: row.get(4)?,
        refers_to: row.get::<_, Option<i64>>(5)?.map(LineId),
    })
}

fn row_to_document_facts(row: &Row<'_>) -> rusqlite::Result<DocumentFacts> {
    Ok(DocumentFacts { level: parsed(row, 1, Level::parse)?, issuer: row.get::<_, Option<i64>>(2)?.map(UnitId) })
}

impl Reading<'_> {
    /// Hands what is looked at of the lines after `line` to `each`.
    pub(in crate::registry) fn line_facts_since(
        self,
        line: LineId,
        mut each: impl FnMut(LineId, LineFacts),
    ) -> Result<()> {
        let mut statement = self.connection.prepare_cached(&format!("{LINE_FACTS} id > ?1 order by id"))?;
        let mut rows = statement.query([line.0])?;
        while let Some(row) = rows.next()? {
            each(LineId(row.get(0)?), row_to_line_facts(row)?);
        }
        Ok(())
    }

    /// What is looked at of a line.
    pub(in crate::registry) fn line_facts(self, line: LineId) -> Result<LineFacts> {
        let mut statement = self.connection.prepare_cached(&format!("{LINE_FACTS} id = ?1"))?;
        Ok(statement.query_row([line.0], row_to_line_facts)?)
    }

    /// Hands what is looked at of the documents after `document` to `each`: with its title and its number.
    pub(in crate::registry) fn document_facts_since(
        self,
        document: DocumentId,
        each: impl FnMut(DocumentId, DocumentFacts, &str, Option<&str>),
    ) -> Result<()> {
        self.documents_looked_at("id > ?1 order by id", document, each)
    }

    /// Hands what is looked at of a document to `each`.
    pub(in crate::registry) fn document_facts(
        self,
        document: DocumentId,
        each: impl FnMut(DocumentId, DocumentFacts, &str, Option<&str>),
    ) -> Result<()> {
        self.documents_looked_at("id = ?1", document, each)
    }

    fn documents_looked_at(
        self,
        which: &str,
        document: DocumentId,
        mut each: impl FnMut(DocumentId, DocumentFacts, &str, Option<&str>),
    ) -> Result<()> {
        let mut statement = self
            .connection
            .prepare_cached(&format!("select id, level, issuer_id, title, number from documents where {which}"))?;
        let mut rows = statement.query([document.0])?;
        while let Some(row) = rows.next()? {
            let (title, number) = (row.get_ref(3)?.as_str_or_null(), row.get_ref(4)?.as_str_or_null());
            let title = title.map_err(rusqlite::Error::from)?.unwrap_or_default();
            each(DocumentId(row.get(0)?), row_to_document_facts(row)?, title, number.map_err(rusqlite::Error::from)?);
        }
        Ok(())
    }

    /// Hands the units after `unit` to `each`, with their names.
    pub(in crate::registry) fn units_since(self, unit: UnitId, mut each: impl FnMut(UnitId, &str)) -> Result<()> {
        let mut statement = self.connection.prepare_cached("select id, name from units where id > ?1 order by id")?;
        let mut rows = statement.query([unit.0])?;
        while let Some(row) = rows.next()? {
            each(UnitId(row.get(0)?), row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?);
        }
        Ok(())
    }

    /// The unit of that name.
    pub(in crate::registry) fn unit_named(self, name: &str) -> Result<Option<UnitId>> {
        let mut statement = self.connection.prepare_cached("select id from units where name = ?1")?;
        Ok(statement.query_row([name], |row| row.get(0).map(UnitId)).optional()?)
    }

    /// Hands the issuing lines that sent something to a unit to `each`.
    pub(in crate::registry) fn lines_sent_to(self, unit: &str, mut each: impl FnMut(LineId)) -> Result<()> {
        let mut statement = self
            .connection
            .prepare_cached("select s.line_id from sendings s join units u on u.id = s.unit_id where u.name = ?1")?;
        let mut rows = statement.query([unit])?;
        while let Some(row) = rows.next()? {
            each(LineId(row.get(0)?));
        }
        Ok(())
    }

    /// Hands the documents of which a copy is in a state to `each`, with some of them more than once.
    pub(in crate::registry) fn documents_in(
        self,
        state: State,
        today: Date,
        mut each: impl FnMut(DocumentId),
    ) -> Result<()> {
        let Some(sql) = documents_of(state) else { return Ok(()) };
        let mut statement = self.connection.prepare_cached(sql)?;
        let today_is = statement.parameter_count();
        if today_is > 0 {
            statement.raw_bind_parameter(today_is, today.to_string())?;
        }
        let mut rows = statement.raw_query();
        while let Some(row) = rows.next()? {
            each(DocumentId(row.get(0)?));
        }
        Ok(())
    }

    /// What these lines of a register add up to.
    pub(in crate::registry) fn tally(self, register: Register, lines: &[LineId], today: Date) -> Result<Tally> {
        let sql = match register {
            Register::Receiving | Register::Issuing => OF_DOCUMENTS,
            Register::Lending => OF_LOANS,
            Register::Circulation => OF_CARDS,
        };
        Ok(self.connection.prepare_cached(sql)?.query_row(
            params![serde_json::to_string(lines)?, today.to_string()],
            |row| {
                let sum = |at| row.get::<_, f64>(at).map(|sum| sum as u64);
                Ok(Tally { copies: sum(0)?, lent: sum(1)?, reading: sum(2)?, overdue: sum(3)? })
            },
        )?)
    }

    /// The units that lines of a register speak of.
    pub(in crate::registry) fn units_in(self, register: Register) -> Result<Vec<String>> {
        let sql = match register {
            Register::Receiving | Register::Circulation => {
                "select name from units where id in (select issuer_id from documents)"
            }
            Register::Issuing => "select name from units where id in (select unit_id from sendings)",
            Register::Lending => {
                "select distinct json_extract(detail, '$.department') as name from lines
                    where register = 'lending' and name is not null"
            }
        };
        self.connection.prepare_cached(sql)?.query_map([], |row| row.get(0))?.map(|name| Ok(name?)).collect()
    }
}
