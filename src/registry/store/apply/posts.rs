//! Applying 三专 and 三铁: what places are made of, who holds keys, who is in charge.

use jiff::civil::Date;
use rusqlite::params;

use super::super::{Result, Writing};
use crate::model::event::{Assign, EndAssign, GiveKey, SetFacility};
use crate::model::facility::KeyPart;
use crate::model::ids::PersonId;

impl Writing<'_> {
    pub(super) fn apply_set_facility(&self, seq: u64, event: &SetFacility) -> Result<()> {
        let since = event.since.to_string();
        self.transaction.execute(
            "update facilities set until = ?2 where place_id = ?1 and until is null",
            params![event.place.0, since],
        )?;
        self.transaction.execute(
            "insert into facilities (place_id, iron_door, iron_window, iron_cabinet, lock, top_level, remark, since,
                seq) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            params![
                event.place.0,
                event.iron_door,
                event.iron_window,
                event.iron_cabinet,
                event.lock.code(),
                event.top_level.map(crate::model::level::Level::code),
                event.remark,
                since,
                seq as i64
            ],
        )?;
        // What the new lock has no more, nobody holds.
        for part in KeyPart::ALL.into_iter().filter(|part| !event.lock.has(*part)) {
            self.transaction.execute(
                "update keyholders set until = max(since, ?3) where place_id = ?1 and part = ?2 and until is null",
                params![event.place.0, part.code(), since],
            )?;
        }
        Ok(())
    }

    pub(super) fn apply_give_key(&self, seq: u64, event: &GiveKey) -> Result<()> {
        let (person, since) = (self.person(&event.holder)?, event.since.to_string());
        self.transaction.execute(
            "update keyholders set until = ?3 where place_id = ?1 and part = ?2 and until is null",
            params![event.place.0, event.part.code(), since],
        )?;
        self.transaction.execute(
            "insert into keyholders (place_id, part, person_id, sealed_with, since, reason, seq)
                values (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            params![event.place.0, event.part.code(), person.0, event.sealed_with, since, event.reason, seq as i64],
        )?;
        Ok(())
    }

    pub(super) fn apply_assign(&self, seq: u64, event: &Assign) -> Result<()> {
        let person = self.person(&event.person)?;
        let deputy = event.deputy.as_deref().map(|name| self.person(name)).transpose()?;
        let department = event.department.as_deref().map(|name| self.unit(name)).transpose()?;
        self.transaction.execute(
            "insert into assignments (id, person_id, deputy_id, department_id, level, room_id, cabinet_id, since,
                reason, seq) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
            params![
                event.assignment.0,
                person.0,
                deputy.map(|id| id.0),
                department.map(|id| id.0),
                event.level.code(),
                event.room.0,
                event.cabinet.0,
                event.since.to_string(),
                event.reason,
                seq as i64
            ],
        )?;
        Ok(())
    }

    pub(super) fn apply_end_assign(&self, event: &EndAssign) -> Result<()> {
        self.transaction.execute(
            "update assignments set until = ?2, reason = ?3 where id = ?1",
            params![event.assignment.0, event.until.to_string(), event.reason],
        )?;
        Ok(())
    }

    /// All that `from` has by their post, `to` has from that day: the keys they hold, the cabinets they are in charge
    /// of, and those where they stand in. For a handover, which says so in its own entry.
    pub(in crate::registry) fn hand_over_posts(
        &self,
        from: PersonId,
        to: PersonId,
        date: Date,
        seq: u64,
    ) -> Result<()> {
        let date = date.to_string();
        self.hand_over_keys(from, to, &date, seq)?;
        self.hand_over_assignments(from, to, &date, seq)
    }

    fn hand_over_keys(&self, from: PersonId, to: PersonId, date: &str, seq: u64) -> Result<()> {
        let held: Vec<i64> = self
            .transaction
            .prepare_cached("select id from keyholders where person_id = ?1 and until is null order by id")?
            .query_map([from.0], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        for id in held {
            // What began after that day ends on the day it began.
            self.transaction
                .prepare_cached("update keyholders set until = max(since, ?2) where id = ?1")?
                .execute(params![id, date])?;
            self.transaction
                .prepare_cached(
                    "insert into keyholders (place_id, part, person_id, sealed_with, since, seq)
                        select place_id, part, ?2, sealed_with, until, ?3 from keyholders where id = ?1",
                )?
                .execute(params![id, to.0, seq as i64])?;
        }
        Ok(())
    }

    fn hand_over_assignments(&self, from: PersonId, to: PersonId, date: &str, seq: u64) -> Result<()> {
        let held: Vec<i64> = self
            .transaction
            .prepare_cached(
                "select id from assignments where (person_id = ?1 or deputy_id = ?1) and until is null order by id",
            )?
            .query_map([from.0], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        for id in held {
            self.transaction
                .prepare_cached("update assignments set until = max(since, ?2) where id = ?1")?
                .execute(params![id, date])?;
            // Nobody stands in for themselves.
            self.transaction
                .prepare_cached(
                    "insert into assignments (id, person_id, deputy_id, department_id, level, room_id, cabinet_id,
                        since, seq)
                        select (select max(id) + 1 from assignments), p, nullif(d, p), department_id, level, room_id,
                            cabinet_id, until, ?4
                        from (select *, iif(person_id = ?2, ?3, person_id) as p, iif(deputy_id = ?2, ?3, deputy_id) as d
                            from assignments where id = ?1)",
                )?
                .execute(params![id, from.0, to.0, seq as i64])?;
        }
        Ok(())
    }
}
