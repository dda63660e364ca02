//! Queries for documents and their carriers.

use rusqlite::{OptionalExtension as _, params};

use super::append::row_to_body;
use super::rows::{CARRIER, DOCUMENT, parsed, row_to_carrier, row_to_document};
use super::{Reading, Result, StoreError};
use crate::model::chain::hex;
use crate::model::event::{Batch, Event, Printed};
use crate::model::ids::{CarrierId, DocumentId, LineId};
use crate::model::view::{CarrierRow, DocumentRow, Holding, KnowerRow, StoryRow};

impl Reading<'_> {
    /// The document of that identity; an error where there is none.
    pub(in crate::registry) fn document(self, id: DocumentId) -> Result<DocumentRow> {
        self.find_document(id)?.ok_or(StoreError::Unfit("there is no such document"))
    }

    /// The document of that identity.
    pub(in crate::registry) fn find_document(self, id: DocumentId) -> Result<Option<DocumentRow>> {
        Ok(self
            .connection
            .prepare_cached(&format!(
                "select {DOCUMENT} from documents d left join units i on i.id = d.issuer_id where d.id = ?1"
            ))?
            .query_row([id.0], |row| row_to_document(row, 0))
            .optional()?)
    }

    /// The documents that carry this number and are not void, latest first.
    pub(in crate::registry) fn documents_numbered(self, key: &str) -> Result<Vec<DocumentId>> {
        self.connection
            .prepare_cached(
                "select id from documents d where number_key = ?1
                    and exists (select 1 from carriers where document_id = d.id and custody <> 'struck')
                    order by id desc",
            )?
            .query_map([key], |row| row.get(0).map(DocumentId))?
            .map(|id| Ok(id?))
            .collect()
    }

    /// The documents with exactly this title that are not void, latest first.
    pub(in crate::registry) fn documents_titled(self, title: &str) -> Result<Vec<DocumentId>> {
        self.connection
            .prepare_cached(
                "select id from documents d where title = ?1
                    and exists (select 1 from carriers where document_id = d.id and custody <> 'struck')
                    order by id desc",
            )?
            .query_map([title], |row| row.get(0).map(DocumentId))?
            .map(|id| Ok(id?))
            .collect()
    }

    /// One carrier.
    pub(in crate::registry) fn carrier(self, id: CarrierId) -> Result<Option<CarrierRow>> {
        Ok(self
            .connection
            .prepare_cached(&format!("select {CARRIER} from carriers c where c.id = ?1"))?
            .query_row([id.0], |row| row_to_carrier(row, 0))
            .optional()?)
    }

    /// A carrier that has to be there.
    pub(in crate::registry) fn known_carrier(self, id: CarrierId) -> Result<CarrierRow> {
        self.carrier(id)?.ok_or(super::StoreError::Unfit("there is no such carrier"))
    }

    /// The carriers of a document, by ordinal.
    pub(in crate::registry) fn carriers_of(self, document: DocumentId) -> Result<Vec<CarrierRow>> {
        self.connection
            .prepare_cached(&format!("select {CARRIER} from carriers c where c.document_id = ?1 order by c.ordinal"))?
            .query_map([document.0], |row| row_to_carrier(row, 0))?
            .map(|carrier| Ok(carrier?))
            .collect()
    }

    /// The carriers of a document with who has each.
    pub(in crate::registry) fn holdings_of(self, document: DocumentId) -> Result<Vec<Holding>> {
        self.connection
            .prepare_cached(&format!(
                "select {CARRIER}, coalesce(pl.path, pe.name, u.name, '') from carriers c
                    left join places pl on pl.id = c.place_id
                    left join people pe on pe.id = c.person_id
                    left join units u on u.id = c.unit_id
                    where c.document_id = ?1 order by c.ordinal"
            ))?
            .query_map([document.0], |row| Ok(Holding { carrier: row_to_carrier(row, 0)?, holder: row.get(12)? }))?
            .map(|holding| Ok(holding?))
            .collect()
    }

    /// Who or what has a carrier, by name.
    pub(in crate::registry) fn holder_of(self, carrier: CarrierId) -> Result<String> {
        Ok(self
            .connection
            .prepare_cached(
                "select coalesce(pl.path, pe.name, u.name, '') from carriers c
                    left join places pl on pl.id = c.place_id
                    left join people pe on pe.id = c.person_id
                    left join units u on u.id = c.unit_id where c.id = ?1",
            )?
            .query_row([carrier.0], |row| row.get(0))?)
    }

    /// Who knows the document.
    pub(in crate::registry) fn knowers_of(self, document: DocumentId) -> Result<Vec<KnowerRow>> {
        self.connection
            .prepare_cached(
                "select p.name, k.since, k.way = 'circulation' from knowers k join people p on p.id = k.person_id
                    where k.document_id = ?1 order by k.seq, p.id",
            )?
            .query_map([document.0], |row| {
                Ok(KnowerRow {
                    name: row.get(0)?,
                    since: parsed(row, 1, super::rows::day)?,
                    by_circulation: row.get(2)?,
                })
            })?
            .map(|knower| Ok(knower?))
            .collect()
    }

    /// The entries that speak of a document, in order.
    pub(in crate::registry) fn story_of(self, document: DocumentId) -> Result<Vec<StoryRow>> {
        let mut statement = self.connection.prepare_cached(
            "select seq, at, actor, digest, body from journal
                where seq in (select seq from touches where document_id = ?1
                    union select seq from lines where document_id = ?1)
                order by seq",
        )?;
        let mut rows = statement.query([document.0])?;
        let mut story = Vec::new();
        while let Some(row) = rows.next()? {
            let seq = row.get::<_, i64>(0)? as u64;
            let event = Event::from_body(&row_to_body(row, 4)?).map_err(|source| StoreError::Event { seq, source })?;
            story.push(StoryRow {
                seq,
                at: row.get(1)?,
                actor: row.get(2)?,
                digest: hex(row.get_ref(3)?.as_blob().map_err(rusqlite::Error::from)?),
                event: self.only_of(event, document)?,
            });
        }
        Ok(story)
    }

    /// The next free identities of documents, carriers and lines.
    pub(in crate::registry) fn next_ids(self) -> Result<(i64, i64, i64)> {
        Ok(self
            .connection
            .prepare_cached(
                "select (select coalesce(max(id), 0) + 1 from documents), (select coalesce(max(id), 0) + 1 from carriers),
                    (select coalesce(max(id), 0) + 1 from lines)",
            )?
            .query_row([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?)
    }

    /// The document of a line.
    pub(in crate::registry) fn document_of_line(self, line: LineId) -> Result<DocumentId> {
        Ok(self
            .connection
            .prepare_cached("select document_id from lines where id = ?1")?
            .query_row(params![line.0], |row| row.get(0).map(DocumentId))?)
    }

    /// Of what was recorded together, a document's story tells its own.
    fn only_of(self, event: Event, document: DocumentId) -> Result<Event> {
        Ok(match event {
            Event::BringIn(mut event) => {
                event.lines.retain(|line| line.document == document);
                Event::BringIn(event)
            }
            Event::Batch(batch) => {
                let mut events = Vec::new();
                for event in batch.events {
                    if self.speaks_of(&event, document)? {
                        events.push(self.only_of(event, document)?);
                    }
                }
                Event::Batch(Batch { events })
            }
            other => other,
        })
    }

    /// Whether an event is part of the document's story.
    fn speaks_of(self, event: &Event, document: DocumentId) -> Result<bool> {
        let of_line = |line| Ok(self.document_of_line(line)? == document);
        match event {
            Event::Receive(event) => Ok(event.document == document),
            Event::Issue(event) => Ok(event.document == document),
            Event::Lend(event) => Ok(event.document == document),
            Event::GiveBack(event) => Ok(event.document == document),
            Event::Circulate(event) => Ok(event.document == document),
            Event::CirculateOut(event) => Ok(event.document == document),
            Event::CirculateBack(event) => Ok(event.document == document),
            Event::CirculateEnd(event) => Ok(event.document == document),
            Event::Shelve(event) => Ok(event.document == document),
            Event::Move(event) => Ok(event.document == document),
            Event::Receipt(event) => of_line(event.line),
            Event::Correct(event) => of_line(event.refers_to),
            Event::Void(event) => of_line(event.refers_to),
            Event::Supplement(event) => of_line(event.refers_to),
            Event::Print(event) => match event.what {
                Printed::Card(card) => of_line(LineId(card.0)),
                Printed::Book(_) => Ok(false),
            },
            Event::BringIn(event) => Ok(event.lines.iter().any(|line| line.document == document)),
            Event::OpenMatter(event) => self.lists(event.matter, document),
            Event::StepMatter(event) => self.lists(event.matter, document),
            Event::Freeze(event) => Ok(event.document == document),
            Event::EndSearch(event) => Ok(event.document == document),
            Event::Found(_)
            | Event::Leave(_)
            | Event::OpenAccount(_)
            | Event::AddPlace(_)
            | Event::AddPerson(_)
            | Event::Set(_)
            | Event::SetFacility(_)
            | Event::GiveKey(_)
            | Event::Assign(_)
            | Event::EndAssign(_)
            | Event::Batch(_) => Ok(false),
        }
    }
}
