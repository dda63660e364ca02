//! Which carriers a count, a recall or a handover is about; who answers for what.

use jiff::civil::Date;
use rusqlite::{OptionalExtension as _, params};

use super::rows::{CARRIER, DOCUMENT, day, parsed, row_to_carrier, row_to_document};
use super::{Reading, Result};
use crate::model::ids::{CarrierId, PlaceId};
use crate::model::view::{CarrierRow, DocumentRow, Holding};
use crate::registry::handover::Burden;

/// In the order of the shelves, then of the numbers.
const IN_ORDER: &str = "order by (select path from places where id = c.place_id), c.document_id, c.ordinal";

/// What the unit answers for: all that is neither with another unit, nor gone, nor sealed.
const ANSWERED_FOR: &str = "c.custody in ('placed', 'kept', 'lent', 'reading', 'carried')";

impl Reading<'_> {
    fn ids(self, sql: &str, parameters: impl rusqlite::Params) -> Result<Vec<CarrierId>> {
        self.connection
            .prepare_cached(sql)?
            .query_map(parameters, |row| row.get(0).map(CarrierId))?
            .map(|id| Ok(id?))
            .collect()
    }

    /// All that lies in a place and within it.
    pub(in crate::registry) fn to_count_in(self, place: PlaceId) -> Result<Vec<CarrierId>> {
        self.ids(
            &format!(
                "with recursive within (id) as
                    (select ?1 union all select p.id from places p join within w on p.parent_id = w.id)
                    select c.id from carriers c where c.place_id in (select id from within) {IN_ORDER}"
            ),
            [place.0],
        )
    }

    /// All that a person has in their hands.
    pub(in crate::registry) fn to_count_with(self, name: &str) -> Result<Vec<CarrierId>> {
        self.ids(
            &format!(
                "select c.id from carriers c where c.person_id = (select id from people where name = ?1)
                    and {ANSWERED_FOR} {IN_ORDER}"
            ),
            [name],
        )
    }

    /// All that the unit answers for.
    pub(in crate::registry) fn to_count_everywhere(self) -> Result<Vec<CarrierId>> {
        self.ids(&format!("select c.id from carriers c where {ANSWERED_FOR} {IN_ORDER}"), [])
    }

    /// All that somebody answers for: what they keep in their hands, and what lies in the cabinets they are the special
    /// person of; in a unit without assignments, whoever keeps the registers answers for every cabinet.
    pub(in crate::registry) fn carriers_answered_for(self, name: &str) -> Result<Vec<CarrierId>> {
        self.ids(
            &format!(
                "with recursive me (id) as (select id from people where name = ?1),
                    own (id) as (
                        select cabinet_id from assignments where until is null and person_id in (select id from me)
                        union
                        select id from places where not exists (select 1 from assignments where until is null)
                            and exists (select 1 from accounts where name = ?1 and post = 'secretary')),
                    within (id) as (select id from own
                        union select p.id from places p join within w on p.parent_id = w.id)
                    select c.id from carriers c
                    where c.custody = 'kept' and c.person_id in (select id from me)
                        or c.custody = 'placed' and c.place_id in (select id from within) {IN_ORDER}"
            ),
            [name],
        )
    }

    /// The carriers of an issuer's documents of a year that are still here, wherever they are, by document number.
    pub(in crate::registry) fn recallable(self, issuer: &str, year: i16) -> Result<Vec<CarrierRow>> {
        self.connection
            .prepare_cached(&format!(
                "select {CARRIER} from carriers c join documents d on d.id = c.document_id
                    where d.issuer_id = (select id from units where name = ?1) and {ANSWERED_FOR}
                        and case when d.number like '%\u{3014}____\u{3015}%'
                            then substr(d.number, instr(d.number, '\u{3014}') + 1, 4) = ?2
                            else substr(d.since, 1, 4) = ?2 end
                    order by d.number, d.id, c.ordinal"
            ))?
            .query_map(params![issuer, format!("{year:04}")], |row| row_to_carrier(row, 0))?
            .map(|carrier| Ok(carrier?))
            .collect()
    }

    /// What was issued to a unit in a year and is still with it, by document number; nothing that a matter claims.
    pub(in crate::registry) fn issued_to(self, unit: &str, year: i16) -> Result<Vec<CarrierId>> {
        self.ids(
            "select c.id from carriers c join documents d on d.id = c.document_id
                where c.custody = 'issued' and c.unit_id = (select id from units where name = ?1)
                    and substr(d.since, 1, 4) = ?2
                    and not exists (select 1 from matter_items i where i.carrier_id = c.id and i.holds = 1)
                order by d.number, d.id, c.ordinal",
            params![unit, format!("{year:04}")],
        )
    }

    /// What a person answers for, in numbers.
    pub(in crate::registry) fn burden(self, name: &str) -> Result<Burden> {
        Ok(self
            .connection
            .prepare_cached(
                "with me (id) as (select id from people where name = ?1)
                    select (select count(*) from carriers where person_id in (select id from me)
                            and custody in ('kept', 'lent', 'reading', 'carried')),
                        (select count(*) from keyholders where until is null and person_id in (select id from me)),
                        (select count(*) from assignments where until is null and person_id in (select id from me))",
            )?
            .query_row([name], |row| Ok(Burden { carriers: row.get(0)?, keys: row.get(1)?, cabinets: row.get(2)? }))?)
    }

    /// The day on which somebody left.
    pub(in crate::registry) fn left_on(self, name: &str) -> Result<Option<Date>> {
        Ok(self
            .connection
            .prepare_cached("select left_on from leavers where person_id = (select id from people where name = ?1)")?
            .query_row([name], |row| parsed(row, 0, day))
            .optional()?)
    }

    /// How many of the unit's carriers a count of this year has looked at, of how many.
    pub(in crate::registry) fn coverage(self, year: i16) -> Result<(u32, u32)> {
        Ok(self
            .connection
            .prepare_cached(&format!(
                "select (select count(*) from carriers c where {ANSWERED_FOR} and exists
                        (select 1 from matter_items i join matters m on m.id = i.matter_id
                            where i.carrier_id = c.id and m.kind = 'count' and m.step = 'complete' and m.year = ?1)),
                    (select count(*) from carriers c where {ANSWERED_FOR})"
            ))?
            .query_row([year], |row| Ok((row.get(0)?, row.get(1)?)))?)
    }

    /// A few of the unit's carriers, drawn by `seed`.
    pub(in crate::registry) fn at_random(self, seed: u64, n: u32) -> Result<Vec<(DocumentRow, Holding)>> {
        let mut all = self.to_count_everywhere()?;
        let mut state = seed;
        let mut drawn = Vec::new();
        while !all.is_empty() && (drawn.len() as u32) < n {
            // SplitMix64: every carrier is as likely as every other.
            state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
            let mut z = state;
            z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
            z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
            let at = ((z ^ (z >> 31)) % all.len() as u64) as usize;
            drawn.push(all.swap_remove(at));
        }
        let mut statement = self.connection.prepare_cached(&format!(
            "select coalesce(pl.path, pe.name, ''), {CARRIER}, {DOCUMENT} from carriers c
                join documents d on d.id = c.document_id left join units i on i.id = d.issuer_id
                left join places pl on pl.id = c.place_id left join people pe on pe.id = c.person_id where c.id = ?1"
        ))?;
        { drawn.into_iter() }
            .map(|id| {
                Ok(statement.query_row([id.0], |row| {
                    let holding = Holding { carrier: row_to_carrier(row, 1)?, holder: row.get(0)? };
                    Ok((row_to_document(row, 13)?, holding))
                })?)
            })
            .collect()
    }
}
