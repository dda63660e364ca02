//! Queries over 三专 and 三铁: what places are made of, who holds keys, who is in charge, and what lies where.

use std::collections::HashMap;

use rusqlite::{OptionalExtension as _, Row, params};

use super::rows::{day, parsed, parsed_or_none};
use super::{Reading, Result, StoreError};
use crate::model::facility::{AssignmentRow, FacilityRow, KeyPart, KeyRow, Lock, PostHoldings};
use crate::model::ids::{AssignmentId, PersonId, PlaceId};
use crate::model::level::Level;

/// Carriers of one level in one place, or with one keeper: the place, the keeper's name, the level, how many.
pub(in crate::registry) type Heap = (Option<PlaceId>, Option<String>, Level, u32);

const FACILITY: &str = "select f.place_id, p.path, f.iron_door, f.iron_window, f.iron_cabinet, f.lock, f.top_level,
    f.remark, f.since, f.until from facilities f join places p on p.id = f.place_id";

fn row_to_facility(row: &Row<'_>) -> rusqlite::Result<FacilityRow> {
    Ok(FacilityRow {
        place: PlaceId(row.get(0)?),
        path: row.get(1)?,
        iron_door: row.get(2)?,
        iron_window: row.get(3)?,
        iron_cabinet: row.get(4)?,
        lock: parsed(row, 5, Lock::from_code)?,
        top_level: parsed_or_none(row, 6, Level::parse)?,
        remark: row.get(7)?,
        since: parsed(row, 8, day)?,
        until: parsed_or_none(row, 9, day)?,
    })
}

const KEY: &str = "select k.place_id, p.path, k.part, k.person_id, h.name, k.sealed_with, k.since, k.until, k.reason
    from keyholders k join places p on p.id = k.place_id join people h on h.id = k.person_id";

fn row_to_key(row: &Row<'_>) -> rusqlite::Result<KeyRow> {
    Ok(KeyRow {
        place: PlaceId(row.get(0)?),
        path: row.get(1)?,
        part: parsed(row, 2, KeyPart::from_code)?,
        person: PersonId(row.get(3)?),
        name: row.get(4)?,
        sealed_with: row.get(5)?,
        since: parsed(row, 6, day)?,
        until: parsed_or_none(row, 7, day)?,
        reason: row.get(8)?,
    })
}

const ASSIGNMENT: &str = "select a.id, a.person_id, w.name, v.name, u.name, a.level, r.path, a.cabinet_id, p.path,
    a.since, a.until, a.reason from assignments a join people w on w.id = a.person_id
    left join people v on v.id = a.deputy_id left join units u on u.id = a.department_id
    join places r on r.id = a.room_id join places p on p.id = a.cabinet_id";

fn row_to_assignment(row: &Row<'_>) -> rusqlite::Result<AssignmentRow> {
    Ok(AssignmentRow {
        id: AssignmentId(row.get(0)?),
        person: PersonId(row.get(1)?),
        name: row.get(2)?,
        deputy: row.get(3)?,
        department: row.get(4)?,
        level: parsed(row, 5, Level::parse)?,
        room: row.get(6)?,
        cabinet: PlaceId(row.get(7)?),
        path: row.get(8)?,
        since: parsed(row, 9, day)?,
        until: parsed_or_none(row, 10, day)?,
        reason: row.get(11)?,
    })
}

impl Reading<'_> {
    /// What places are made of, all or one, by path, the present first.
    pub(in crate::registry) fn facilities(self, place: Option<PlaceId>) -> Result<Vec<FacilityRow>> {
        self.connection
            .prepare_cached(&format!(
                "{FACILITY} where ?1 is null or f.place_id = ?1
                    order by p.path, f.until is not null, f.since desc, f.id desc"
            ))?
            .query_map([place.map(|id| id.0)], row_to_facility)?
            .map(|row| Ok(row?))
            .collect()
    }

    /// What a place is made of now.
    pub(in crate::registry) fn facility_of(self, place: PlaceId) -> Result<Option<FacilityRow>> {
        Ok(self
            .connection
            .prepare_cached(&format!("{FACILITY} where f.place_id = ?1 and f.until is null"))?
            .query_row([place.0], row_to_facility)
            .optional()?)
    }

    /// Who holds keys and combinations and who did, of all places or one, by path and part, the present first.
    pub(in crate::registry) fn keyholders(self, place: Option<PlaceId>) -> Result<Vec<KeyRow>> {
        self.connection
            .prepare_cached(&format!(
                "{KEY} where ?1 is null or k.place_id = ?1
                    order by p.path, k.until is not null, case k.part when 'key' then 0 when 'combination' then 1
                        when 'spare-key' then 2 else 3 end, k.since desc, k.id desc"
            ))?
            .query_map([place.map(|id| id.0)], row_to_key)?
            .map(|row| Ok(row?))
            .collect()
    }

    /// Who is in charge and who was, of all cabinets or one, by cabinet, the present first, the severest level first.
    pub(in crate::registry) fn assignments(self, cabinet: Option<PlaceId>) -> Result<Vec<AssignmentRow>> {
        let mut rows = self
            .connection
            .prepare_cached(&format!(
                "{ASSIGNMENT} where ?1 is null or a.cabinet_id = ?1 order by a.since desc, a.id desc"
            ))?
            .query_map([cabinet.map(|id| id.0)], row_to_assignment)?
            .collect::<rusqlite::Result<Vec<_>>>()?;
        rows.sort_by(|one, other| {
            let key = |row: &AssignmentRow| (row.until.is_some(), std::cmp::Reverse(row.level));
            one.path.cmp(&other.path).then(key(one).cmp(&key(other)))
        });
        Ok(rows)
    }

    /// Every place's path.
    pub(in crate::registry) fn paths(self) -> Result<Vec<(PlaceId, String)>> {
        self.connection
            .prepare_cached("select id, path from places")?
            .query_map([], |row| Ok((PlaceId(row.get(0)?), row.get(1)?)))?
            .map(|row| Ok(row?))
            .collect()
    }

    /// The next free identity of an assignment.
    pub(in crate::registry) fn next_assignment(self) -> Result<AssignmentId> {
        Ok(self
            .connection
            .prepare_cached("select coalesce(max(id), 0) + 1 from assignments")?
            .query_row([], |row| row.get(0).map(AssignmentId))?)
    }

    /// What somebody has by their post now.
    pub(in crate::registry) fn post_holdings(self, person: PersonId) -> Result<PostHoldings> {
        Ok(self
            .connection
            .prepare_cached(
                "select (select count(*) from assignments where (person_id = ?1 or deputy_id = ?1) and until is null),
                    (select count(*) from keyholders where person_id = ?1 and until is null)",
            )?
            .query_row([person.0], |row| Ok(PostHoldings { assignments: row.get(0)?, keys: row.get(1)? }))?)
    }

    /// The path of a lock whose key and combination `to` would hold both, had they all that `from` holds.
    pub(in crate::registry) fn keys_would_collide(self, from: PersonId, to: PersonId) -> Result<Option<String>> {
        Ok(self
            .connection
            .prepare_cached(
                "select p.path from keyholders k join places p on p.id = k.place_id
                    where k.until is null and k.person_id in (?1, ?2)
                    group by k.place_id
                    having max(k.part in ('key', 'spare-key')) + max(k.part in ('combination', 'spare-combination')) = 2
                    order by p.path limit 1",
            )?
            .query_row(params![from.0, to.0], |row| row.get(0))
            .optional()?)
    }

    /// What lies where: by place and level, then by keeper and level. One walk over the carriers, counted here: SQLite
    /// would sort all of them first, which takes three times as long.
    pub(in crate::registry) fn heaps(self) -> Result<Vec<Heap>> {
        let mut statement = self.connection.prepare_cached(
            "select c.place_id, c.person_id, d.level from carriers c join documents d on d.id = c.document_id
                where c.custody in ('placed', 'kept')",
        )?;
        let mut rows = statement.query([])?;
        let mut counts: HashMap<(Option<i64>, Option<i64>, usize), u32> = HashMap::new();
        while let Some(row) = rows.next()? {
            let code = row.get_ref(2)?.as_str().map_err(rusqlite::Error::from)?;
            let level = Level::ALL.iter().position(|level| level.code() == code);
            let level = level.ok_or(StoreError::Value { column: "documents.level" })?;
            *counts.entry((row.get(0)?, row.get(1)?, level)).or_default() += 1;
        }
        let mut counts: Vec<_> = counts.into_iter().collect();
        counts.sort_unstable();
        let mut name = self.connection.prepare_cached("select name from people where id = ?1")?;
        let mut heaps = Vec::with_capacity(counts.len());
        for ((place, person, level), n) in counts {
            let keeper = person.map(|person| name.query_row([person], |row| row.get(0))).transpose()?;
            if let Some(level) = Level::ALL.get(level) {
                heaps.push((place.map(PlaceId), keeper, *level, n));
            }
        }
        Ok(heaps)
    }
}
