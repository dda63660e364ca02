//! Queries over matters, and over what keeps a carrier out of one.

use jiff::civil::Date;
use rusqlite::{OptionalExtension as _, Row, params};

use super::rows::{CARRIER, DOCUMENT, day, parsed, parsed_or_none, row_to_carrier, row_to_document};
use super::{Reading, Result, StoreError};
use crate::model::ids::{CarrierId, DocumentId, MatterId};
use crate::model::matter::{MatterKind, MatterSlot, Outcome, Step};
use crate::model::matter_view::{ItemRow, MatterHead, MatterRow, SearchRow, StepRow, SubjectRow};

const HEAD: &str = "m.id, m.kind, m.year, m.number, m.date, m.step, m.is_open, m.requester, m.facts,
    (select count(*) from matter_items i where i.matter_id = m.id)";

fn row_to_slot(row: &Row<'_>, at: usize) -> rusqlite::Result<MatterSlot> {
    Ok(MatterSlot { kind: parsed(row, at, MatterKind::from_code)?, year: row.get(at + 1)?, number: row.get(at + 2)? })
}

fn row_to_head(row: &Row<'_>) -> rusqlite::Result<MatterHead> {
    Ok(MatterHead {
        id: MatterId(row.get(0)?),
        slot: row_to_slot(row, 1)?,
        date: parsed(row, 4, day)?,
        step: parsed(row, 5, Step::from_code)?,
        is_open: row.get(6)?,
        requester: row.get(7)?,
        facts: parsed(row, 8, |text| serde_json::from_str(text).ok())?,
        items: row.get(9)?,
    })
}

impl Reading<'_> {
    /// The next free identity of a matter.
    pub(in crate::registry) fn next_matter(self) -> Result<MatterId> {
        Ok(self
            .connection
            .prepare_cached("select coalesce(max(id), 0) + 1 from matters")?
            .query_row([], |row| row.get(0).map(MatterId))?)
    }

    /// The next number of a kind in a year.
    pub(in crate::registry) fn next_matter_number(self, kind: MatterKind, year: i16) -> Result<u32> {
        Ok(self
            .connection
            .prepare_cached("select coalesce(max(number), 0) + 1 from matters where kind = ?1 and year = ?2")?
            .query_row(params![kind.code(), year], |row| row.get(0))?)
    }

    /// The matter with this number.
    pub(in crate::registry) fn matter_in(self, slot: MatterSlot) -> Result<Option<MatterId>> {
        Ok(self
            .connection
            .prepare_cached("select id from matters where kind = ?1 and year = ?2 and number = ?3")?
            .query_row(params![slot.kind.code(), slot.year, slot.number], |row| row.get(0).map(MatterId))
            .optional()?)
    }

    /// Every matter, the newest first.
    pub(in crate::registry) fn matters(self) -> Result<Vec<MatterHead>> {
        self.connection
            .prepare_cached(&format!("select {HEAD} from matters m order by m.date desc, m.id desc"))?
            .query_map([], row_to_head)?
            .map(|head| Ok(head?))
            .collect()
    }

    /// A matter without its list.
    pub(in crate::registry) fn matter_head(self, id: MatterId) -> Result<Option<MatterHead>> {
        Ok(self
            .connection
            .prepare_cached(&format!("select {HEAD} from matters m where m.id = ?1"))?
            .query_row([id.0], row_to_head)
            .optional()?)
    }

    /// A matter with everything.
    pub(in crate::registry) fn matter(self, id: MatterId) -> Result<Option<MatterRow>> {
        let Some(head) = self.matter_head(id)? else { return Ok(None) };
        Ok(Some(MatterRow { head, items: self.items_of(id)?, steps: self.steps_of(id)? }))
    }

    fn items_of(self, id: MatterId) -> Result<Vec<ItemRow>> {
        self.connection
            .prepare_cached(&format!(
                "select i.no, i.thing, i.outcome, i.note, coalesce(pl.path, pe.name, u.name, ''), i.listed_at, {CARRIER}, {DOCUMENT}
                    from matter_items i
                    left join carriers c on c.id = i.carrier_id
                    left join documents d on d.id = c.document_id
                    left join units i_u on i_u.id = d.issuer_id
                    left join places pl on pl.id = c.place_id
                    left join people pe on pe.id = c.person_id
                    left join units u on u.id = c.unit_id
                    where i.matter_id = ?1 order by i.no",
                DOCUMENT = DOCUMENT.replace("i.name", "i_u.name")
            ))?
            .query_map([id.0], |row| {
                let subject = match parsed_or_none(row, 1, |text| serde_json::from_str(text).ok())? {
                    Some(thing) => SubjectRow::Thing(thing),
                    None => SubjectRow::Carrier {
                        carrier: row_to_carrier(row, 6)?,
                        document: Box::new(row_to_document(row, 18)?),
                        holder: row.get(4)?,
                    },
                };
                Ok(ItemRow {
                    no: row.get(0)?,
                    subject,
                    outcome: parsed_or_none(row, 2, Outcome::from_code)?,
                    note: row.get(3)?,
                    at: row.get(5)?,
                })
            })?
            .map(|item| Ok(item?))
            .collect()
    }

    fn steps_of(self, id: MatterId) -> Result<Vec<StepRow>> {
        self.connection
            .prepare_cached(
                "select step, date, actor, confirmed, seq from matter_steps where matter_id = ?1 order by no",
            )?
            .query_map([id.0], |row| {
                let confirmed = parsed_or_none(row, 3, |text| serde_json::from_str(text).ok())?;
                Ok(StepRow {
                    step: parsed(row, 0, Step::from_code)?,
                    date: parsed(row, 1, day)?,
                    actor: row.get(2)?,
                    confirmed: confirmed.unwrap_or_default(),
                    seq: row.get::<_, i64>(4)? as u64,
                })
            })?
            .map(|step| Ok(step?))
            .collect()
    }

    /// The matters that have a carrier on their list, in order.
    pub(in crate::registry) fn matters_of(self, carrier: CarrierId) -> Result<Vec<MatterHead>> {
        self.connection
            .prepare_cached(&format!(
                "select {HEAD} from matters m join matter_items x on x.matter_id = m.id
                    where x.carrier_id = ?1 order by m.id"
            ))?
            .query_map([carrier.0], row_to_head)?
            .map(|head| Ok(head?))
            .collect()
    }

    /// The matters that have a carrier of a document on their list, in order.
    pub(in crate::registry) fn matters_about(self, document: DocumentId) -> Result<Vec<MatterHead>> {
        self.connection
            .prepare_cached(&format!(
                "select {HEAD} from matters m where m.id in (
                    select x.matter_id from carriers c join matter_items x on x.carrier_id = c.id
                        where c.document_id = ?1)
                    order by m.id"
            ))?
            .query_map([document.0], row_to_head)?
            .map(|head| Ok(head?))
            .collect()
    }

    /// The open matter that claims a carrier.
    pub(in crate::registry) fn claim_on(self, carrier: CarrierId) -> Result<Option<MatterSlot>> {
        Ok(self
            .connection
            .prepare_cached(
                "select m.kind, m.year, m.number from matter_items i join matters m on m.id = i.matter_id
                    where i.carrier_id = ?1 and i.holds = 1",
            )?
            .query_row([carrier.0], |row| row_to_slot(row, 0))
            .optional()?)
    }

    /// The recall in which a carrier was kept for work: it is still due to be given back.
    pub(in crate::registry) fn kept_back_in(self, carrier: CarrierId) -> Result<Option<MatterSlot>> {
        Ok(self
            .connection
            .prepare_cached(
                "select m.kind, m.year, m.number from matter_items i join matters m on m.id = i.matter_id
                    where i.carrier_id = ?1 and i.outcome = 'kept-back' and m.step <> 'cancel'
                    order by m.id desc limit 1",
            )?
            .query_row([carrier.0], |row| row_to_slot(row, 0))
            .optional()?)
    }

    /// Since when a document is on hold, and why.
    pub(in crate::registry) fn freeze_of(self, document: DocumentId) -> Result<Option<(Date, String)>> {
        Ok(self
            .connection
            .prepare_cached("select since, reason from freezes where document_id = ?1")?
            .query_row([document.0], |row| Ok((parsed(row, 0, day)?, row.get(1)?)))
            .optional()?)
    }

    /// Since when a carrier is searched for, where it has not been found.
    pub(in crate::registry) fn searched_since(self, carrier: CarrierId) -> Result<Option<Date>> {
        Ok(self
            .connection
            .prepare_cached("select since from searches where carrier_id = ?1 and found_on is null")?
            .query_row([carrier.0], |row| parsed(row, 0, day))
            .optional()?)
    }

    /// Every search that has not ended well, the oldest deadline first.
    pub(in crate::registry) fn searches(self) -> Result<Vec<SearchRow>> {
        self.connection
            .prepare_cached(&format!(
                "select s.matter_id, s.since, s.deadline, s.found_on, s.reported_on,
                    coalesce(pl.path, pe.name, u.name, ''), {CARRIER}, {DOCUMENT}
                    from searches s join carriers c on c.id = s.carrier_id
                    join documents d on d.id = c.document_id
                    left join units i on i.id = d.issuer_id
                    left join places pl on pl.id = c.place_id
                    left join people pe on pe.id = c.person_id
                    left join units u on u.id = c.unit_id
                    where s.found_on is null order by s.deadline, c.id"
            ))?
            .query_map([], |row| {
                Ok(SearchRow {
                    matter: MatterId(row.get(0)?),
                    since: parsed(row, 1, day)?,
                    deadline: parsed(row, 2, day)?,
                    found_on: parsed_or_none(row, 3, day)?,
                    reported_on: parsed_or_none(row, 4, day)?,
                    holder: row.get(5)?,
                    carrier: row_to_carrier(row, 6)?,
                    document: row_to_document(row, 18)?,
                })
            })?
            .map(|search| Ok(search?))
            .collect()
    }

    /// Whether pages were missing when a carrier was last given back.
    pub(in crate::registry) fn misses_pages(self, carrier: CarrierId) -> Result<bool> {
        Ok(self
            .connection
            .prepare_cached(
                "select l.pages_back < c.pages from loans l join carriers c on c.id = l.carrier_id
                    where l.carrier_id = ?1 and l.pages_back is not null order by l.line_id desc limit 1",
            )?
            .query_row([carrier.0], |row| row.get::<_, Option<bool>>(0))
            .optional()?
            .flatten()
            .unwrap_or(false))
    }

    /// Whether a matter has a carrier of this document on its list.
    pub(super) fn lists(self, matter: MatterId, document: DocumentId) -> Result<bool> {
        Ok(self
            .connection
            .prepare_cached(
                "select exists (select 1 from matter_items i join carriers c on c.id = i.carrier_id
                    where i.matter_id = ?1 and c.document_id = ?2)",
            )?
            .query_row([matter.0, document.0], |row| row.get(0))?)
    }

    /// A matter that has to be there.
    pub(in crate::registry) fn known_matter(self, id: MatterId) -> Result<MatterRow> {
        self.matter(id)?.ok_or(StoreError::Unfit("there is no such matter"))
    }
}
