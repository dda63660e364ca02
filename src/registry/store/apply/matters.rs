//! Applying matters: their lists, their steps, and what a step does to the carriers.

use rusqlite::{OptionalExtension as _, params};

use super::super::rows::{home, home_text, parsed};
use super::super::{Result, StoreError, Writing};
use crate::model::custody::{Home, Move};
use crate::model::event::{EndSearch, Freeze, Leave, Made, OpenMatter, StepMatter};
use crate::model::ids::{CarrierId, MatterId};
use crate::model::matter::{Fact, Facts, Item, MatterKind, Outcome, Step, Subject};

impl Writing<'_> {
    pub(super) fn apply_open_matter(&self, seq: u64, event: &OpenMatter) -> Result<()> {
        let (slot, actor) = (event.slot, self.actor_of(seq)?);
        self.transaction.execute(
            "insert into matters values (?1, ?2, ?3, ?4, ?5, ?6, 1, ?7, ?8, ?9)",
            params![
                event.matter.0,
                slot.kind.code(),
                slot.year,
                slot.number,
                event.date.to_string(),
                Step::Draw.code(),
                actor,
                serde_json::to_string(&event.facts)?,
                seq as i64
            ],
        )?;
        self.insert_items(event.matter, slot.kind, &event.items, seq)?;
        self.transaction.execute(
            "insert into matter_steps values (?1, 1, ?2, ?3, ?4, null, ?5)",
            params![event.matter.0, Step::Draw.code(), event.date.to_string(), actor, seq as i64],
        )?;
        Ok(())
    }

    pub(super) fn apply_step_matter(&self, seq: u64, event: &StepMatter) -> Result<()> {
        let (last, actor) = (self.last_step(event.matter, event.kind)?, self.actor_of(seq)?);
        let after =
            event.kind.after(last, event.step).map_err(|_order| StoreError::Unfit("the step comes out of order"))?;
        let facts = self.merge_facts(event.matter, &event.facts)?;
        self.insert_items(event.matter, event.kind, &event.added, seq)?;
        let mut became = self.transaction.prepare_cached(
            "update matter_items set outcome = coalesce(?3, outcome), note = coalesce(?4, note),
                home = coalesce(?5, home) where matter_id = ?1 and no = ?2",
        )?;
        for item in &event.items {
            if let (MatterKind::Recall, Some(Outcome::Collected), Some(to)) = (event.kind, item.outcome, item.to) {
                self.take_back(event.matter, item.no, to)?;
            }
            let outcome = item.outcome.map(Outcome::code);
            became.execute(params![event.matter.0, item.no, outcome, item.note, item.to.map(home_text)])?;
            // What is kept for work although recalled, or is not to be had, is no longer claimed.
            if matches!(item.outcome, Some(Outcome::KeptBack | Outcome::Explained)) {
                self.release(event.matter, Some(item.no))?;
            }
        }
        if let Some(made) = &event.made {
            self.insert_made(made)?;
        }
        self.move_carriers(seq, event, &facts)?;
        let is_over = matches!(after, Step::Complete | Step::Cancel);
        self.transaction.execute(
            "update matters set step = ?2, is_open = ?3 where id = ?1",
            params![event.matter.0, after.code(), !is_over],
        )?;
        if is_over {
            self.release(event.matter, None)?;
        }
        let confirmed = (!event.confirmed.is_empty()).then(|| serde_json::to_string(&event.confirmed)).transpose()?;
        self.transaction.execute(
            "insert into matter_steps
                select ?1, coalesce(max(no), 0) + 1, ?2, ?3, ?4, ?5, ?6 from matter_steps where matter_id = ?1",
            params![event.matter.0, event.step.code(), event.date.to_string(), actor, confirmed, seq as i64],
        )?;
        for carrier in self.listed(event.matter)? {
            self.touch(self.document_of(carrier)?, seq)?;
        }
        Ok(())
    }

    pub(super) fn apply_freeze(&self, seq: u64, event: &Freeze) -> Result<()> {
        self.transaction.execute("delete from freezes where document_id = ?1", [event.document.0])?;
        if event.on_hold {
            self.transaction.execute(
                "insert into freezes values (?1, ?2, ?3, ?4, ?5)",
                params![event.document.0, event.date.to_string(), event.reason, event.approver, seq as i64],
            )?;
        }
        self.touch(event.document, seq)
    }

    pub(super) fn apply_end_search(&self, seq: u64, event: &EndSearch) -> Result<()> {
        let column = if event.found { "found_on" } else { "reported_on" };
        self.transaction.execute(
            &format!("update searches set {column} = ?2, found_how = ?3 where carrier_id = ?1"),
            params![event.carrier.0, event.date.to_string(), event.how],
        )?;
        self.touch(event.document, seq)
    }

    /// What a unit below brings back is here again.
    fn take_back(&self, matter: MatterId, no: u32, to: Home) -> Result<()> {
        let carrier = self.transaction.query_row(
            "select carrier_id from matter_items where matter_id = ?1 and no = ?2",
            params![matter.0, no],
            |row| row.get(0).map(CarrierId),
        )?;
        self.step(carrier, Move::TakeBack { to })
    }

    /// Who recorded an entry.
    fn actor_of(&self, seq: u64) -> Result<String> {
        Ok(self
            .transaction
            .prepare_cached("select actor from journal where seq = ?1")?
            .query_row([seq as i64], |row| row.get(0))?)
    }

    pub(super) fn apply_leave(&self, seq: u64, event: &Leave) -> Result<()> {
        let person = self.person(&event.person)?;
        self.transaction.execute(
            "insert or replace into leavers values (?1, ?2, ?3)",
            params![person.0, event.date.to_string(), seq as i64],
        )?;
        Ok(())
    }

    fn last_step(&self, matter: MatterId, kind: MatterKind) -> Result<Step> {
        self.transaction
            .prepare_cached("select step from matters where id = ?1 and kind = ?2")?
            .query_row(params![matter.0, kind.code()], |row| parsed(row, 0, Step::from_code))
            .optional()?
            .ok_or(StoreError::Unfit("there is no such matter"))
    }

    fn merge_facts(&self, matter: MatterId, later: &Facts) -> Result<Facts> {
        let text: String =
            self.transaction.query_row("select facts from matters where id = ?1", [matter.0], |row| row.get(0))?;
        let mut facts: Facts = serde_json::from_str(&text)?;
        facts.extend(later);
        self.transaction.execute(
            "update matters set facts = ?2 where id = ?1",
            params![matter.0, serde_json::to_string(&facts)?],
        )?;
        Ok(facts)
    }

    fn insert_items(&self, matter: MatterId, kind: MatterKind, items: &[Item], seq: u64) -> Result<()> {
        let mut pen = self
            .transaction
            .prepare_cached("insert into matter_items values (?1, ?2, ?3, ?4, ?5, ?6, ?7, null, ?8)")?;
        for item in items {
            let (carrier, thing) = match &item.subject {
                Subject::Carrier(carrier) => (Some(*carrier), None),
                Subject::Thing(thing) => (None, Some(serde_json::to_string(thing)?)),
            };
            let outcome = item.outcome.map(Outcome::code);
            let holds = carrier.is_some() && kind.claims();
            let carrier_id = carrier.map(|carrier| carrier.0);
            pen.execute(params![matter.0, item.no, carrier_id, thing, item.at, outcome, item.note, holds])?;
            if let Some(carrier) = carrier {
                self.touch(self.document_of(carrier)?, seq)?;
            }
        }
        Ok(())
    }

    /// Enters copies that were made.
    fn insert_made(&self, made: &Made) -> Result<()> {
        let keeper = self.person(&made.keeper)?;
        let mut pen = self.transaction.prepare_cached(
            "insert into carriers values (?1, ?2, ?3, ?4, ?5, ?6, 'kept', null, ?7, null, null, null, ?8)",
        )?;
        for copy in &made.copies {
            let (id, document, parent) = (copy.id.0, made.document.0, made.parent.0);
            let medium = made.medium.code();
            pen.execute(params![id, document, copy.ordinal, copy.number, copy.pages, medium, keeper.0, parent])?;
        }
        Ok(())
    }

    /// The matter claims a carrier of its list no longer, or none at all.
    fn release(&self, matter: MatterId, no: Option<u32>) -> Result<()> {
        self.transaction.execute(
            "update matter_items set holds = 0 where matter_id = ?1 and (?2 is null or no = ?2)",
            params![matter.0, no],
        )?;
        Ok(())
    }

    /// The carriers on a matter's list, by number.
    fn listed(&self, matter: MatterId) -> Result<Vec<CarrierId>> {
        self.transaction
            .prepare_cached(
                "select carrier_id from matter_items where matter_id = ?1 and carrier_id is not null order by no",
            )?
            .query_map([matter.0], |row| row.get(0).map(CarrierId))?
            .map(|carrier| Ok(carrier?))
            .collect()
    }

    fn document_of(&self, carrier: CarrierId) -> Result<crate::model::ids::DocumentId> {
        let carrier = self.read().carrier(carrier)?.ok_or(StoreError::Unfit("there is no such carrier"))?;
        Ok(carrier.document)
    }

    /// What a step does to the carriers on the list.
    fn move_carriers(&self, seq: u64, event: &StepMatter, facts: &Facts) -> Result<()> {
        let matter = event.matter;
        match (event.kind, event.step) {
            (MatterKind::Destruction, Step::Seal) => self.all_go(matter, Move::Seal(matter)),
            (MatterKind::Destruction, Step::Complete) => self.all_go(matter, Move::Destroy(matter)),
            (MatterKind::CarryOut, Step::SetOut) => {
                let person = self.person(facts.get(Fact::Bearer).ok_or(StoreError::Unfit("nobody carries it"))?)?;
                for carrier in self.listed(matter)? {
                    let home = home_text(self.home_of(carrier)?);
                    self.transaction.execute(
                        "update matter_items set home = ?3 where matter_id = ?1 and carrier_id = ?2",
                        params![matter.0, carrier.0, home],
                    )?;
                    self.step(carrier, Move::CarryOut { person, matter })?;
                }
                Ok(())
            }
            (MatterKind::CarryOut, Step::Complete) => {
                for carrier in self.listed(matter)? {
                    let to = self.transaction.query_row(
                        "select home from matter_items where matter_id = ?1 and carrier_id = ?2",
                        [matter.0, carrier.0],
                        |row| parsed(row, 0, home),
                    )?;
                    self.step(carrier, Move::BringBack { matter, to })?;
                }
                Ok(())
            }
            (MatterKind::Recall, Step::Complete) => {
                // What the units below bring back stays here.
                let Some(unit) = facts.get(Fact::Unit) else { return Ok(()) };
                let unit = self.unit(unit)?;
                for carrier in self.with_outcome(matter, Outcome::Collected)? {
                    self.step(carrier, Move::HandIn { unit, matter })?;
                }
                Ok(())
            }
            (MatterKind::Count, Step::Complete) => self.search_for_missing(event, facts),
            (MatterKind::Handover, Step::Complete) => self.hand_over(seq, event, facts),
            _ => Ok(()),
        }
    }

    fn all_go(&self, matter: MatterId, step: Move) -> Result<()> {
        self.listed(matter)?.into_iter().try_for_each(|carrier| self.step(carrier, step))
    }

    fn with_outcome(&self, matter: MatterId, outcome: Outcome) -> Result<Vec<CarrierId>> {
        self.transaction
            .prepare_cached(
                "select carrier_id from matter_items
                    where matter_id = ?1 and outcome = ?2 and carrier_id is not null order by no",
            )?
            .query_map(params![matter.0, outcome.code()], |row| row.get(0).map(CarrierId))?
            .map(|carrier| Ok(carrier?))
            .collect()
    }

    /// What a count did not find is searched for until the day its form names.
    fn search_for_missing(&self, event: &StepMatter, facts: &Facts) -> Result<()> {
        let deadline = facts.day(Fact::DueOn).unwrap_or(event.date).to_string();
        for carrier in self.with_outcome(event.matter, Outcome::Missing)? {
            self.transaction.execute(
                "insert into searches (carrier_id, matter_id, since, deadline) values (?1, ?2, ?3, ?4)
                    on conflict (carrier_id) do update set matter_id = ?2, since = ?3, deadline = ?4,
                        found_on = null, found_how = null, reported_on = null
                        where found_on is not null",
                params![carrier.0, event.matter.0, event.date.to_string(), deadline],
            )?;
        }
        // What was missing and has been counted now is found.
        for carrier in self.with_outcome(event.matter, Outcome::Here)? {
            self.transaction.execute(
                "update searches set found_on = ?2 where carrier_id = ?1 and found_on is null",
                params![carrier.0, event.date.to_string()],
            )?;
        }
        Ok(())
    }

    /// Everything that one keeps, the other keeps from now on.
    fn hand_over(&self, seq: u64, event: &StepMatter, facts: &Facts) -> Result<()> {
        let name = |fact| facts.get(fact).ok_or(StoreError::Unfit("a handover needs both"));
        let (from, to) = (self.person(name(Fact::Giver)?)?, self.person(name(Fact::Receiver)?)?);
        for carrier in self.listed(event.matter)? {
            if self
                .read()
                .carrier(carrier)?
                .is_some_and(|row| row.custody == crate::model::custody::Custody::Kept { person: from })
            {
                self.step(carrier, Move::HandOver { from, to })?;
            }
        }
        self.hand_over_posts(from, to, event.date, seq)
    }
}
