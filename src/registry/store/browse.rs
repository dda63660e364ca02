//! Queries for the lists of the desk.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::mpsc::Sender;

use rusqlite::trace::{TraceEvent, TraceEventCodes};
use rusqlite::{Connection, OptionalExtension as _};

use super::rows::{CARRIER, DOCUMENT, day, parsed_or_none, row_to_carrier, row_to_document};
use super::{Reading, Result, Store, StoreError};
use crate::model::book::Slot;
use crate::model::chain::hex;
use crate::model::event::Event;
use crate::model::ids::{CarrierId, DocumentId, LineId, MatterId, PersonId, PlaceId};
use crate::model::matter::MatterSlot;
use crate::model::person::Post;
use crate::model::view::{CarrierRow, Counts, DocumentRow, EntryRow, HeldRow, PersonRow, StoryRow};

/// An entry that speaks of more than this says so by number: no list shows hundreds of titles.
const MOST_NAMED: usize = 8;

/// More of a kind than this are not kept by name.
const MOST_KNOWN: usize = 2_000;

/// Tells of every statement that a connection begins to run, with its parameters in their places.
pub(super) fn watch(connection: &mut Connection, told: Sender<String>) -> Result<()> {
    let tell = move |event: TraceEvent<'_>| {
        // What triggers run is told as a comment.
        if let TraceEvent::Stmt(statement, sql) = event
            && !sql.starts_with("--")
        {
            told.send(statement.expanded_sql().unwrap_or_else(|| sql.to_owned())).ok();
        }
    };
    Ok(connection.trace_v2(TraceEventCodes::SQLITE_TRACE_STMT, Some(tell))?)
}

/// Names that entries speak of, as they are at one revision: many entries speak of the same few.
#[derive(Debug, Default)]
pub(in crate::registry) struct Named {
    lines: HashMap<LineId, (Slot, DocumentId)>,
    documents: HashMap<DocumentId, Option<DocumentRow>>,
    carriers: HashMap<CarrierId, Option<CarrierRow>>,
    places: HashMap<PlaceId, String>,
    matters: HashMap<MatterId, Option<MatterSlot>>,
}

/// What is known, or what `look` finds; more than [`MOST_KNOWN`] are not kept.
fn looked_up<K: Eq + Hash, V: Clone>(known: &mut HashMap<K, V>, key: K, look: impl FnOnce() -> Result<V>) -> Result<V> {
    if let Some(found) = known.get(&key) {
        return Ok(found.clone());
    }
    if known.len() >= MOST_KNOWN {
        known.clear();
    }
    let found = look()?;
    known.insert(key, found.clone());
    Ok(found)
}

impl Store {
    /// Tells of every statement from here on.
    pub(in crate::registry) fn watch(&mut self, told: Sender<String>) -> Result<()> {
        watch(&mut self.connection, told)
    }
}

impl Reading<'_> {
    /// How much there is of everything. Identities of documents have no gaps.
    pub(in crate::registry) fn counts(self) -> Result<Counts> {
        Ok(self
            .connection
            .prepare_cached(
                "select (select coalesce(max(id), 0) from documents), (select count(*) from places),
                    (select count(*) from people)",
            )?
            .query_row([], |row| Ok(Counts { documents: row.get(0)?, places: row.get(1)?, people: row.get(2)? }))?)
    }

    /// Everybody, by name, with how many carriers they have borrowed and are reading.
    pub(in crate::registry) fn people(self) -> Result<Vec<PersonRow>> {
        self.connection
            .prepare_cached(
                "select p.id, p.name, u.name, p.duty, a.post, coalesce(h.lent, 0), coalesce(h.reading, 0),
                    coalesce(h.carried, 0)
                    from people p left join units u on u.id = p.department_id left join accounts a on a.name = p.name
                    left join (
                        select person_id, sum(custody = 'lent') as lent, sum(custody = 'reading') as reading,
                            sum(custody = 'carried') as carried
                            from carriers where person_id is not null and hold_id is not null group by person_id
                    ) h on h.person_id = p.id
                    order by p.name",
            )?
            .query_map([], |row| {
                Ok(PersonRow {
                    id: PersonId(row.get(0)?),
                    name: row.get(1)?,
                    department: row.get(2)?,
                    duty: row.get(3)?,
                    post: parsed_or_none(row, 4, Post::from_code)?,
                    has_borrowed: row.get(5)?,
                    is_reading: row.get(6)?,
                    has_carried: row.get(7)?,
                })
            })?
            .map(|person| Ok(person?))
            .collect()
    }

    /// The carriers in a place and in the places within it.
    pub(in crate::registry) fn carriers_in(self, place: PlaceId) -> Result<Vec<CarrierId>> {
        self.connection
            .prepare_cached(
                "with recursive inside (id) as (
                        select ?1 union all select p.id from places p join inside on p.parent_id = inside.id)
                    select c.id from carriers c join inside on inside.id = c.place_id
                    order by c.document_id, c.ordinal",
            )?
            .query_map([place.0], |row| row.get(0).map(CarrierId))?
            .map(|carrier| Ok(carrier?))
            .collect()
    }

    /// The carriers that a person has borrowed or is reading, and after them those that they keep. Only who has an
    /// account keeps carriers; for them every carrier is looked at.
    pub(in crate::registry) fn carriers_with(self, person: PersonId) -> Result<Vec<CarrierId>> {
        let list = |sql: &str| -> Result<Vec<CarrierId>> {
            self.connection
                .prepare_cached(sql)?
                .query_map([person.0], |row| row.get(0).map(CarrierId))?
                .map(|carrier| Ok(carrier?))
                .collect()
        };
        let mut carriers =
            list("select id from carriers where person_id = ?1 and hold_id is not null order by document_id, ordinal")?;
        carriers.extend(list(
            "select id from carriers where custody = 'kept' and person_id = ?1
                and exists (select 1 from people p join accounts a on a.name = p.name where p.id = ?1)
                order by document_id, ordinal",
        )?);
        Ok(carriers)
    }

    /// A carrier with its document, who has it, since when and until when.
    pub(in crate::registry) fn held_row(self, carrier: CarrierId) -> Result<Option<HeldRow>> {
        Ok(self
            .connection
            .prepare_cached(&format!(
                "select {CARRIER}, {DOCUMENT}, coalesce(pl.path, pe.name, u.name, ''),
                    case c.custody when 'lent' then l.date when 'reading' then substr(g.out_at, 1, 10)
                        when 'carried' then (select max(s.date) from matter_steps s where s.matter_id = c.hold_id) end,
                    case c.custody when 'carried' then
                        (select m.facts ->> 'due-on' from matters m where m.id = c.hold_id)
                        else lo.due_on end
                    from carriers c join documents d on d.id = c.document_id left join units i on i.id = d.issuer_id
                    left join places pl on pl.id = c.place_id left join people pe on pe.id = c.person_id
                    left join units u on u.id = c.unit_id
                    left join loans lo on c.custody = 'lent' and lo.line_id = c.hold_id
                    left join lines l on l.id = lo.line_id
                    left join legs g on c.custody = 'reading' and g.id = c.hold_id
                    where c.id = ?1"
            ))?
            .query_row([carrier.0], |row| {
                Ok(HeldRow {
                    carrier: row_to_carrier(row, 0)?,
                    document: row_to_document(row, 12)?,
                    holder: row.get(21)?,
                    out_since: parsed_or_none(row, 22, day)?,
                    due_on: parsed_or_none(row, 23, day)?,
                })
            })
            .optional()?)
    }

    /// A journal entry with the names of what it speaks of; those that are looked up are put to what is `known`.
    pub(in crate::registry) fn entry_row(self, seq: u64, known: &mut Named) -> Result<Option<EntryRow>> {
        let Some(entry) = self.entry(seq)? else { return Ok(None) };
        let event = Event::from_body(&entry.body).map_err(|source| StoreError::Event { seq, source })?;
        let about = event.about();
        let mut lines = Vec::with_capacity(about.lines.len());
        let mut documents = about.documents;
        for line in about.lines.iter().copied().take(MOST_NAMED) {
            let of_line = || Ok((self.slot_of_line(line)?, self.document_of_line(line)?));
            let (slot, document) = looked_up(&mut known.lines, line, of_line)?;
            lines.push((line, slot));
            documents.push(document);
        }
        documents.dedup();
        let n_documents = documents.len();
        let Named { documents: titles, carriers: copies, places: paths, matters: slots, .. } = known;
        let named = documents.into_iter().take(MOST_NAMED);
        let named = named.filter_map(|id| looked_up(titles, id, || self.find_document(id)).transpose());
        let carriers = about.carriers.iter().filter_map(|id| looked_up(copies, *id, || self.carrier(*id)).transpose());
        let places = about.places.iter().map(|id| Ok((*id, looked_up(paths, *id, || self.path_of(*id))?)));
        let slot = |id| Ok(self.matter_head(id)?.map(|head| head.slot));
        let matters = about.matters.iter().filter_map(|id| {
            let slot = looked_up(slots, *id, || slot(*id)).transpose()?;
            Some(slot.map(|slot| (*id, slot)))
        });
        let row = EntryRow {
            matters: matters.collect::<Result<_>>()?,
            places: places.collect::<Result<_>>()?,
            documents: named.collect::<Result<_>>()?,
            n_documents,
            carriers: carriers.collect::<Result<_>>()?,
            lines,
            story: StoryRow { seq, at: entry.at, actor: entry.actor, digest: hex(&entry.digest), event },
        };
        Ok(Some(row))
    }

    /// The documents on the printed pages that carry this code, in the order of their lines.
    pub(in crate::registry) fn documents_on_page(self, code: &str) -> Result<Vec<DocumentId>> {
        let mut documents: Vec<DocumentId> = self
            .connection
            .prepare_cached(
                "select l.document_id from printings p join lines l on l.id = p.card_id or (p.card_id is null
                    and l.register = p.register and l.year = p.year and l.volume = p.volume
                    and l.number between p.from_number and p.to_number)
                    where p.code = ?1 order by l.number",
            )?
            .query_map([code], |row| row.get(0).map(DocumentId))?
            .collect::<rusqlite::Result<_>>()?;
        let mut seen = std::collections::HashSet::new();
        documents.retain(|document| seen.insert(*document));
        Ok(documents)
    }
}
