//! What the lines of receiving and issuing are narrowed by, and all lines sorted by, kept in memory: a line's day and
//! document, a document's level and issuing body. The database would have to open every page of both tables for it; a branch's lines are a few
//! megabytes here. Everything is read once; what is new or changed is added when it is looked for.

use jiff::civil::Date;

use super::Registry;
use super::books::{Filter, Order, State};
use super::order::Ranked;
use super::store::{Reading, StoreError};
use crate::model::ids::{DocumentId, LineId, UnitId};
use crate::model::level::Level;
use crate::model::register::Register;

/// What is looked at of a line.
#[derive(Debug, Clone, Copy)]
pub(super) struct LineFacts {
    /// Its document.
    pub(super) document: DocumentId,
    /// Its day.
    pub(super) date: Date,
    /// Whether it changes no other line.
    pub(super) is_entry: bool,
    /// Whether it is void.
    pub(super) is_void: bool,
    /// The line that it changes.
    pub(super) refers_to: Option<LineId>,
}

/// What is looked at of a document.
#[derive(Debug, Clone, Copy)]
pub(super) struct DocumentFacts {
    /// Its level.
    pub(super) level: Level,
    /// Its issuing body.
    pub(super) issuer: Option<UnitId>,
}

/// All that has been read.
#[derive(Debug, Default)]
pub(super) struct Sieve {
    lines: ById<LineFacts>,
    documents: ById<DocumentFacts>,
    titles: Ranked,
    numbers: Ranked,
    units: Ranked,
    /// The last unit that has been read.
    unit: i64,
}

/// Values by identity; identities are counted up from 1.
#[derive(Debug)]
pub(super) struct ById<T>(Vec<Option<T>>);

impl<T> Default for ById<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Copy> ById<T> {
    pub(super) fn put(&mut self, id: i64, value: T) {
        let Ok(at) = usize::try_from(id) else { return };
        if self.0.len() <= at {
            self.0.resize(at + 1, None);
        }
        if let Some(place) = self.0.get_mut(at) {
            *place = Some(value);
        }
    }

    pub(super) fn drop(&mut self, id: i64) {
        if let Some(place) = usize::try_from(id).ok().and_then(|at| self.0.get_mut(at)) {
            *place = None;
        }
    }

    pub(super) fn get(&self, id: i64) -> Option<T> {
        self.0.get(usize::try_from(id).ok()?).copied().flatten()
    }

    /// The last identity there is a value for.
    fn last(&self) -> i64 {
        self.0.len().saturating_sub(1) as i64
    }
}

impl Sieve {
    /// Reads what the books say that it has not seen.
    pub(super) fn follow(&mut self, read: Reading<'_>) -> Result<(), StoreError> {
        let Self { lines, documents, titles, numbers, units, unit } = self;
        let (mut changed, mut changed_in) = (Vec::new(), Vec::new());
        let last = DocumentId(documents.last());
        read.line_facts_since(LineId(lines.last()), |id, line| {
            // A line that changes another is about that one's document: of both, what was seen before may be old.
            changed.extend(line.refers_to);
            changed_in.extend((!line.is_entry).then_some(line.document));
            lines.put(id.0, line);
        })?;
        let mut take = |id: DocumentId, facts: DocumentFacts, title: &str, number: Option<&str>| {
            documents.put(id.0, facts);
            titles.put(id.0, Some(title));
            numbers.put(id.0, number);
        };
        read.document_facts_since(last, &mut take)?;
        for line in changed {
            lines.put(line.0, read.line_facts(line)?);
        }
        for document in changed_in {
            read.document_facts(document, &mut take)?;
        }
        read.units_since(UnitId(*unit), |id, name| {
            units.put(id.0, Some(name));
            *unit = id.0;
        })?;
        Ok(())
    }

    /// Puts everything that lines are sorted by into its place.
    pub(super) fn settle(&mut self) {
        let Self { titles, numbers, units, .. } = self;
        rayon::join(|| titles.settle(), || rayon::join(|| numbers.settle(), || units.settle()));
    }

    /// The lines in this order; what has nothing to be sorted by comes last, either way.
    fn sort(&self, order: Order, descending: bool, ids: &[LineId]) -> Vec<LineId> {
        let key = |line: LineFacts| {
            let document = || self.documents.get(line.document.0);
            match order {
                // The lines come in the order of their numbers.
                Order::Number => None,
                Order::Date => Some((i32::from(line.date.year()) * 400 + i32::from(line.date.day_of_year())) as u32),
                Order::Issuer => self.units.place(document()?.issuer?.0),
                Order::DocumentNumber => self.numbers.place(line.document.0),
                Order::Title => self.titles.place(line.document.0),
                Order::Level => {
                    let level = document()?.level;
                    Level::ALL.iter().rev().position(|other| *other == level).map(|at| at as u32)
                }
            }
        };
        let keyed = ids.iter().map(|id| {
            let key = self.lines.get(id.0).and_then(key);
            if descending {
                (key.map_or(u32::MAX, |key| u32::MAX - 1 - key), -id.0)
            } else {
                (key.unwrap_or(u32::MAX), id.0)
            }
        });
        let mut keyed: Vec<(u32, i64)> = keyed.collect();
        keyed.sort_unstable();
        keyed.into_iter().map(|(_, id)| LineId(id.abs())).collect()
    }

    /// Those of the lines that pass the filter and are about one of the documents, in the same order.
    fn narrow(
        &self,
        read: Reading<'_>,
        register: Register,
        (filter, among, today): (&Filter, Option<&[DocumentId]>, Date),
        mut ids: Vec<LineId>,
    ) -> Result<Vec<LineId>, StoreError> {
        let Filter { level, state, unit, from, to } = filter;
        let by_issuer = register == Register::Receiving;
        let issuer = match unit {
            Some(unit) if by_issuer => match read.unit_named(unit)? {
                Some(unit) => Some(unit),
                None => return Ok(Vec::new()),
            },
            Some(_) | None => None,
        };
        let recipient = unit.as_ref().filter(|_| !by_issuer);
        let sent =
            recipient.map(|unit| Marked::of(|mark| read.lines_sent_to(unit, |line| mark(line.0)))).transpose()?;
        let in_state = match state {
            Some(State::Void) | None => None,
            Some(state) => Some(Marked::of(|mark| read.documents_in(*state, today, |document| mark(document.0)))?),
        };
        let marked = |among: &[DocumentId]| {
            Marked::of(|mark| {
                for document in among {
                    mark(document.0);
                }
                Ok(())
            })
        };
        let among = among.map(marked).transpose()?;
        ids.retain(|id| {
            let Some(line) = self.lines.get(id.0) else { return false };
            let of_document = || self.documents.get(line.document.0);
            let in_state = match (state, &in_state) {
                (Some(State::Void), _) => line.is_void,
                (_, Some(marked)) => line.is_entry && !line.is_void && marked.has(line.document.0),
                (_, None) => true,
            };
            in_state
                && among.as_ref().is_none_or(|among| among.has(line.document.0))
                && from.is_none_or(|day| line.date >= day)
                && to.is_none_or(|day| line.date <= day)
                && sent.as_ref().is_none_or(|sent| sent.has(id.0))
                && level.is_none_or(|level| of_document().is_some_and(|document| document.level == level))
                && issuer.is_none_or(|issuer| of_document().is_some_and(|document| document.issuer == Some(issuer)))
        });
        Ok(ids)
    }
}

/// Identities that are marked.
struct Marked(Vec<bool>);

impl Marked {
    /// Those that `tell` hands over.
    fn of(tell: impl FnOnce(&mut dyn FnMut(i64)) -> Result<(), StoreError>) -> Result<Self, StoreError> {
        let mut marked = Vec::new();
        tell(&mut |id| {
            let Ok(at) = usize::try_from(id) else { return };
            if marked.len() <= at {
                marked.resize(at + 1, false);
            }
            if let Some(mark) = marked.get_mut(at) {
                *mark = true;
            }
        })?;
        Ok(Self(marked))
    }

    fn has(&self, id: i64) -> bool {
        usize::try_from(id).ok().and_then(|at| self.0.get(at)).is_some_and(|marked| *marked)
    }
}

impl Registry {
    /// Those of these lines of receiving or issuing that pass the filter and are about one of the documents, where those
    /// are named; in the same order.
    pub(super) fn narrowed(
        &self,
        register: Register,
        filter: &Filter,
        among: Option<&[DocumentId]>,
        ids: Vec<LineId>,
    ) -> Result<Vec<LineId>, StoreError> {
        let read = self.store.read();
        let mut sieve = self.sieve.borrow_mut();
        sieve.follow(read)?;
        sieve.narrow(read, register, (filter, among, self.clock.today()), ids)
    }

    /// These lines in another order than that of their numbers.
    pub(super) fn sorted(&self, order: Order, descending: bool, ids: &[LineId]) -> Result<Vec<LineId>, StoreError> {
        let mut sieve = self.sieve.borrow_mut();
        sieve.follow(self.store.read())?;
        sieve.settle();
        Ok(sieve.sort(order, descending, ids))
    }
}
