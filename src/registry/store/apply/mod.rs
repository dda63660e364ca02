//! Applying events: the only writer of the state tables. An event that does not fit what is on the books is an error
//! of the program or a damaged journal; rules are checked before an event is made.

mod amend;
mod books;
mod brought;
mod going;
mod matters;
mod posts;

use rusqlite::{OptionalExtension as _, params};

pub(super) use brought::Spelt;

use super::rows::{custody_columns, row_to_custody};
use super::{Result, StoreError, Writing};
use crate::model::chain::unhex;
use crate::model::custody::{Custody, Home, Move};
use crate::model::event::{AddPerson, AddPlace, Batch, Event, OpenAccount, Set};
use crate::model::ids::{CarrierId, DocumentId, PersonId, UnitId};

impl Writing<'_> {
    /// Adds an event that stands in the journal as entry `seq` to the state.
    pub(in crate::registry) fn apply(&self, seq: u64, event: &Event) -> Result<()> {
        match event {
            // The first entry names vault, unit and algorithm; the journal itself keeps them.
            Event::Found(_) => Ok(()),
            Event::OpenAccount(event) => self.apply_open_account(seq, event),
            Event::AddPlace(event) => self.apply_add_place(event),
            Event::AddPerson(event) => self.apply_add_person(event),
            Event::Set(event) => self.apply_set(event),
            Event::Receive(event) => self.apply_receive(seq, event),
            Event::Issue(event) => self.apply_issue(seq, event),
            Event::Receipt(event) => self.apply_receipt(seq, event),
            Event::Lend(event) => self.apply_lend(seq, event),
            Event::GiveBack(event) => self.apply_give_back(seq, event),
            Event::Circulate(event) => self.apply_circulate(seq, event),
            Event::CirculateOut(event) => self.apply_circulate_out(seq, event),
            Event::CirculateBack(event) => self.apply_circulate_back(seq, event),
            Event::CirculateEnd(event) => self.apply_circulate_end(seq, event),
            Event::Shelve(event) => self.apply_placing(seq, event.document, &event.carriers, event.place),
            Event::Move(event) => self.apply_placing(seq, event.document, &event.carriers, event.place),
            Event::Correct(event) => self.apply_correct(seq, event),
            Event::Void(event) => self.apply_void(seq, event),
            Event::Supplement(event) => self.apply_supplement(seq, event),
            Event::BringIn(event) => self.apply_bring_in(seq, event, Spelt::lines(event)?),
            Event::Print(event) => self.apply_print(seq, event),
            Event::OpenMatter(event) => self.apply_open_matter(seq, event),
            Event::StepMatter(event) => self.apply_step_matter(seq, event),
            Event::Freeze(event) => self.apply_freeze(seq, event),
            Event::EndSearch(event) => self.apply_end_search(seq, event),
            Event::Leave(event) => self.apply_leave(seq, event),
            Event::SetFacility(event) => self.apply_set_facility(seq, event),
            Event::GiveKey(event) => self.apply_give_key(seq, event),
            Event::Assign(event) => self.apply_assign(seq, event),
            Event::EndAssign(event) => self.apply_end_assign(event),
            Event::Batch(batch) => self.apply_batch(seq, batch),
        }
    }

    fn apply_batch(&self, seq: u64, batch: &Batch) -> Result<()> {
        for event in &batch.events {
            if !event.may_be_in_a_batch() {
                return Err(StoreError::Unfit("the event has to stand alone"));
            }
            self.apply(seq, event)?;
        }
        Ok(())
    }

    fn apply_open_account(&self, seq: u64, event: &OpenAccount) -> Result<()> {
        let key = unhex(&event.public_key).ok_or(StoreError::Value { column: "accounts.public_key" })?;
        self.transaction.execute(
            "insert into accounts values (?1, ?2, ?3, ?4)",
            params![event.name, event.post.code(), key, seq as i64],
        )?;
        self.person(&event.name)?;
        Ok(())
    }

    fn apply_add_place(&self, event: &AddPlace) -> Result<()> {
        self.transaction.execute(
            "insert into places select ?1, ?2, ?3,
                case when ?2 is null then ?3 else (select path from places where id = ?2) || '/' || ?3 end",
            params![event.id.0, event.parent.map(|id| id.0), event.name],
        )?;
        Ok(())
    }

    fn apply_add_person(&self, event: &AddPerson) -> Result<()> {
        let person = self.person(&event.name)?;
        if let Some(department) = &event.department {
            self.enter_department(person, department)?;
        }
        if let Some(duty) = &event.duty {
            self.transaction
                .prepare_cached("update people set duty = ?2 where id = ?1")?
                .execute(params![person.0, duty])?;
        }
        Ok(())
    }

    fn apply_set(&self, event: &Set) -> Result<()> {
        self.transaction.execute(
            "insert into settings values (?1, ?2) on conflict (key) do update set value = excluded.value",
            params![event.key, event.value],
        )?;
        Ok(())
    }

    /// The person of that name, entered where there is none yet.
    fn person(&self, name: &str) -> Result<PersonId> {
        if let Some(id) = self.known.borrow().people.get(name) {
            return Ok(*id);
        }
        let id = if let Some(id) = self.read().find_person(name)? {
            id
        } else {
            self.transaction.prepare_cached("insert into people (name) values (?1)")?.execute([name])?;
            PersonId(self.transaction.last_insert_rowid())
        };
        self.known.borrow_mut().people.insert(name.to_owned(), id);
        Ok(id)
    }

    /// The unit of that name, entered as an outside one where there is none yet.
    fn unit(&self, name: &str) -> Result<UnitId> {
        if let Some(id) = self.known.borrow().units.get(name) {
            return Ok(*id);
        }
        let found = self
            .transaction
            .prepare_cached("select id from units where name = ?1")?
            .query_row([name], |row| row.get(0).map(UnitId))
            .optional()?;
        let id = if let Some(id) = found {
            id
        } else {
            self.transaction.prepare_cached("insert into units (name, inside) values (?1, 0)")?.execute([name])?;
            UnitId(self.transaction.last_insert_rowid())
        };
        self.known.borrow_mut().units.insert(name.to_owned(), id);
        Ok(id)
    }

    /// A person belongs to a department; a unit that has people is one inside.
    fn enter_department(&self, person: PersonId, department: &str) -> Result<()> {
        let unit = self.unit(department)?;
        self.transaction.prepare_cached("update units set inside = 1 where id = ?1")?.execute([unit.0])?;
        self.transaction
            .prepare_cached("update people set department_id = ?2 where id = ?1")?
            .execute([person.0, unit.0])?;
        Ok(())
    }

    /// Takes a carrier one step, if its custody allows it.
    fn step(&self, carrier: CarrierId, step: Move) -> Result<()> {
        let custody = self
            .transaction
            .prepare_cached(
                "select custody, place_id, person_id, unit_id, hold_id, card_id from carriers where id = ?1",
            )?
            .query_row([carrier.0], |row| row_to_custody(row, 0))?;
        let after = custody.after(step).map_err(|_illegal| StoreError::Unfit("the carrier is elsewhere"))?;
        self.put(carrier, after)
    }

    /// Writes where a carrier is.
    fn put(&self, carrier: CarrierId, custody: Custody) -> Result<()> {
        let (kind, place, person, unit, hold, card) = custody_columns(custody);
        self.transaction
            .prepare_cached(
                "update carriers set custody = ?2, place_id = ?3, person_id = ?4, unit_id = ?5, hold_id = ?6,
                    card_id = ?7 where id = ?1",
            )?
            .execute(params![carrier.0, kind, place, person, unit, hold, card])?;
        Ok(())
    }

    /// Where a carrier rests now.
    fn home_of(&self, carrier: CarrierId) -> Result<Home> {
        self.read()
            .carrier(carrier)?
            .and_then(|carrier| carrier.custody.home())
            .ok_or(StoreError::Unfit("the carrier is not at rest"))
    }

    /// Entry `seq` is part of the document's story. Where it writes a line, the line says so already.
    fn touch(&self, document: DocumentId, seq: u64) -> Result<()> {
        self.transaction
            .prepare_cached("insert or ignore into touches values (?1, ?2)")?
            .execute([document.0, seq as i64])?;
        Ok(())
    }

    /// A reader or borrower of 机密 and above is entered in the document's knower list (REG24 art. 20).
    fn knows(&self, document: DocumentId, person: PersonId, since: &str, way: &str, seq: u64) -> Result<()> {
        self.transaction
            .prepare_cached(
                "insert or ignore into knowers
                    select id, ?2, ?3, ?4, ?5 from documents where id = ?1 and level in ('top-secret', 'secret')",
            )?
            .execute(params![document.0, person.0, since, way, seq as i64])?;
        Ok(())
    }
}
