//! Bringing old ledgers in: lines keep their old numbers and are marked as brought in; the same line never comes in
//! twice; what does not fit is handed back with its reason. All of it in one transaction.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};
use std::fmt;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::{self, Scope};

use jiff::civil::Date;
use rayon::prelude::*;

use super::store::{Ready, StoreError};
use super::{Error, Registry, Tx};
use crate::model::book::{Book, Slot};
use crate::model::chain::sm3;
use crate::model::copyno::{CopyNumbers, MOST};
use crate::model::custody::Custody;
use crate::model::event::{BringIn, Brought, BroughtRow};
use crate::model::ids::{CarrierId, DocumentId, LineId};
use crate::model::ledger::{LedgerRow, LendingRow};
use crate::model::refusal::Refusal;
use crate::model::register::Register;
use crate::model::rules;
use crate::model::view::DocumentRow;

/// What became of one line of a ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It is on the books now.
    Imported(Slot),
    /// It was on the books already.
    Already(Slot),
    /// It does not fit what is on the books.
    Rejected(Refusal),
}

/// Lines that share a journal entry: few enough to read, many enough to be quick.
const LINES_AN_ENTRY: usize = 200;

/// Entries that are made ready on another core while one is written.
const ENTRIES_AHEAD: usize = 2;

/// No book has more lines in a year: a higher number is a slip, and the next line would have to go on behind it.
const HIGHEST: u32 = 999_999;

impl Registry {
    /// Brings the rows in; answers row by row what became of each. With `rehearsal`, everything is tried and nothing
    /// stays.
    pub fn bring_in(
        &mut self,
        register: Register,
        source: &str,
        rows: Vec<LedgerRow>,
        rehearsal: bool,
    ) -> Result<Vec<Outcome>, Error> {
        let work = |tx: &mut Tx<'_>| Import::new(tx, register, source)?.run(tx, rows);
        self.store.expect_many()?;
        if rehearsal { self.rehearse(work) } else { self.transact(work) }
    }

    /// Does `work` and lets go of it: what would happen, without it happening.
    fn rehearse<T>(&mut self, work: impl FnOnce(&mut Tx<'_>) -> Result<T, Error>) -> Result<T, Error> {
        let Self { store, account, clock, present, .. } = self;
        let now = clock.now();
        let at = super::clock::stamp(&now);
        let mut tx = Tx { writing: store.begin()?, account, present, at, now, gathered: None };
        work(&mut tx)
    }
}

/// Where a line is that was brought in before.
enum Known {
    OnTheBooks(LineId),
    Waiting(Slot),
}

/// The numbers that a book has given, those of waiting lines included.
struct Given {
    taken: HashSet<u32>,
    next: u32,
}

/// The days a carrier was lent: from, and until where it came back.
type Days = (Date, Option<Date>);

/// What tells a line from every other: the first eight bytes of the digest of what it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Mark(u64);

impl Mark {
    fn of(row: &LedgerRow) -> Result<Self, Error> {
        let text = serde_json::to_vec(row).map_err(StoreError::from)?;
        let eight = sm3(&text).into_iter().take(8);
        Ok(Self(eight.fold(0, |mark, byte| mark << 8 | u64::from(byte))))
    }

    /// A mark as it is written.
    fn parse(text: &str) -> Option<Self> {
        u64::from_str_radix(text, 16).ok().map(Self)
    }
}

impl fmt::Display for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

/// Makes entries ready on another core, in their order, while those before them are written.
struct Ahead {
    planned: SyncSender<BringIn>,
    ready: Receiver<Result<Ready, StoreError>>,
    under_way: usize,
}

impl Ahead {
    fn start<'scope>(scope: &'scope Scope<'scope, '_>) -> Self {
        let (planned, plans) = sync_channel::<BringIn>(ENTRIES_AHEAD);
        let (made, ready) = sync_channel(ENTRIES_AHEAD);
        scope.spawn(move || {
            for event in plans {
                if made.send(Ready::new(event.into())).is_err() {
                    break;
                }
            }
        });
        Self { planned, ready, under_way: 0 }
    }

    /// Has an event made ready, and writes one that is, where there are enough ahead.
    fn give(&mut self, tx: &mut Tx<'_>, event: BringIn) -> Result<(), Error> {
        if self.under_way == ENTRIES_AHEAD {
            self.write(tx)?;
        }
        self.planned.send(event).map_err(|_gone| NOT_READY)?;
        self.under_way += 1;
        Ok(())
    }

    /// Writes what is still under way.
    fn finish(mut self, tx: &mut Tx<'_>) -> Result<(), Error> {
        while self.under_way > 0 {
            self.write(tx)?;
        }
        Ok(())
    }

    fn write(&mut self, tx: &mut Tx<'_>) -> Result<(), Error> {
        let ready = self.ready.recv().map_err(|_gone| NOT_READY)??;
        self.under_way -= 1;
        let written = tx.record_ready(ready)?;
        rayon::spawn(move || drop(written));
        Ok(())
    }
}

/// What is said when the other core gave up; its own panic says why.
const NOT_READY: StoreError = StoreError::Unfit("an entry was not made ready");

struct Import<'a> {
    register: Register,
    source: &'a str,
    today: Date,
    keeper: String,
    /// Next free identities: document, carrier, line.
    next: (i64, i64, i64),
    /// The numbers that each book has given.
    numbers: HashMap<Book, Given>,
    /// The marks of lines that are on the books, or wait for their entry.
    marks: HashMap<Mark, Known>,
    /// The loans of this ledger; those whose entry is written are on the books as well.
    loans: HashMap<CarrierId, Vec<Days>>,
    waiting: Vec<Brought>,
}

impl<'a> Import<'a> {
    fn new(tx: &Tx<'_>, register: Register, source: &'a str) -> Result<Self, Error> {
        let marks = tx.read().marks()?;
        Ok(Self {
            register,
            source,
            today: tx.today(),
            keeper: tx.keeper(),
            next: tx.read().next_ids()?,
            numbers: HashMap::new(),
            marks: marks
                .iter()
                .filter_map(|(mark, line)| Some((Mark::parse(mark)?, Known::OnTheBooks(*line))))
                .collect(),
            loans: HashMap::new(),
            waiting: Vec::new(),
        })
    }

    fn run(mut self, tx: &mut Tx<'_>, rows: Vec<LedgerRow>) -> Result<Vec<Outcome>, Error> {
        let marks = rows.par_iter().map(Mark::of).collect::<Result<Vec<_>, _>>()?;
        let mut outcomes: Vec<Option<Outcome>> = vec![None; rows.len()];
        let places = outcomes.iter_mut().zip(rows).zip(marks);
        // Numbered lines first: a line without a number never takes an old line's.
        let (numbered, others): (Vec<_>, Vec<_>) = places.partition(|((_, row), _)| number_of(row).is_some());
        thread::scope(|scope| {
            let mut ahead = Ahead::start(scope);
            for ((place, row), mark) in numbered.into_iter().chain(others) {
                *place = Some(match self.take(tx, row, mark) {
                    Ok(outcome) => outcome,
                    Err(Error::Refused(refusal)) => Outcome::Rejected(*refusal),
                    Err(error) => return Err(error),
                });
                if self.waiting.len() >= LINES_AN_ENTRY {
                    ahead.give(tx, self.entry())?;
                }
            }
            if !self.waiting.is_empty() {
                ahead.give(tx, self.entry())?;
            }
            ahead.finish(tx)
        })?;
        Ok(outcomes.into_iter().flatten().collect())
    }

    /// Looks at one row and, if it fits, has it wait for its entry.
    fn take(&mut self, tx: &Tx<'_>, row: LedgerRow, mark: Mark) -> Result<Outcome, Error> {
        match self.marks.get(&mark) {
            Some(Known::Waiting(slot)) => return Ok(Outcome::Already(*slot)),
            Some(Known::OnTheBooks(line)) => return Ok(Outcome::Already(tx.read().slot_of_line(*line)?)),
            None => {}
        }
        match row {
            LedgerRow::Receiving(row) => {
                rules::not_in_future(row.date, self.today)?;
                super::names::needed("title", &row.title)?;
                countable("copies", row.copies)?;
                rules::copy_numbers(row.level, row.copy_numbers.as_ref(), row.copies, false)?;
                let book = Book::of(self.register, row.date, row.level);
                let fresh = (DocumentId(self.next.0), CarrierId(self.next.1), row.copies);
                self.enter(tx, book, row.number, fresh, BroughtRow::Receiving(row), mark)
            }
            LedgerRow::Issuing(mut row) => {
                rules::not_in_future(row.date, self.today)?;
                super::names::needed("title", &row.title)?;
                rules::copy_numbers(row.level, row.copy_numbers.as_ref(), row.printed, false)?;
                let remaining = row.remaining;
                if row.sent().checked_add(row.filed).and_then(|sum| sum.checked_add(remaining)) != Some(row.printed) {
                    let (printed, sent, filed) = (row.printed, row.sent(), row.filed);
                    return Err(Refusal::SumDiffers { printed, sent, filed, remaining }.into());
                }
                countable("printed", row.printed)?;
                let book = Book::of(self.register, row.date, row.level);
                // Copies that were printed here and carry no numbers in the ledger are counted from one.
                if row.copy_numbers.is_none() {
                    row.copy_numbers = CopyNumbers::run(1, row.printed).ok();
                }
                let fresh = (DocumentId(self.next.0), CarrierId(self.next.1), row.printed);
                let number = row.number;
                self.enter(tx, book, number, fresh, BroughtRow::Issuing(row), mark)
            }
            LedgerRow::Lending(row) => {
                rules::not_in_future(row.date, self.today)?;
                rules::not_in_future(row.returned_on.unwrap_or(row.date), self.today)?;
                let (document, carrier) = self.lent_carrier(tx, &row)?;
                let book = Book::of(self.register, row.date, document.level);
                let known = (document.id, carrier, 0);
                let days = (row.date, row.returned_on);
                let outcome = self.enter(tx, book, row.number, known, BroughtRow::Lending(row), mark)?;
                self.loans.entry(carrier).or_default().push(days);
                Ok(outcome)
            }
        }
    }

    /// Gives a row its slot and has it wait; `new` carriers are made with it, none for a loan.
    fn enter(
        &mut self,
        tx: &Tx<'_>,
        book: Book,
        number: Option<u32>,
        (document, carrier, new): (DocumentId, CarrierId, u32),
        row: BroughtRow,
        mark: Mark,
    ) -> Result<Outcome, Error> {
        let given = self.given(tx, book)?;
        let slot = match number {
            Some(number) if (1..=HIGHEST).contains(&number) => book.slot(number),
            Some(number) => {
                return Err(Refusal::Unreadable { field: "number", value: number.to_string() }.into());
            }
            None => book.slot(given.next),
        };
        if !given.taken.insert(slot.number) {
            return Err(Refusal::NumberTaken { slot }.into());
        }
        given.next = given.next.max(slot.number + 1);
        let line = LineId(self.next.2);
        self.next.2 += 1;
        if new > 0 {
            self.next.0 += 1;
            self.next.1 += i64::from(new);
        }
        self.marks.insert(mark, Known::Waiting(slot));
        self.waiting.push(Brought { line, slot, document, carrier, row, mark: mark.to_string() });
        Ok(Outcome::Imported(slot))
    }

    /// What a book has given, read once.
    fn given(&mut self, tx: &Tx<'_>, book: Book) -> Result<&mut Given, Error> {
        Ok(match self.numbers.entry(book) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(unread) => {
                let taken: HashSet<u32> = tx.read().numbers_of_book(book)?.into_iter().collect();
                let next = taken.iter().max().map_or(1, |last| last + 1);
                unread.insert(Given { taken, next })
            }
        })
    }

    /// The carrier a lending line speaks of: the copy it names, else one that was free in those days.
    fn lent_carrier(&self, tx: &Tx<'_>, row: &LendingRow) -> Result<(DocumentRow, CarrierId), Error> {
        let asked = row.docno.as_ref().map_or_else(|| row.title.clone(), ToString::to_string);
        let mut ids = match &row.docno {
            Some(number) => tx.read().documents_numbered(&number.key())?,
            None => Vec::new(),
        };
        if ids.is_empty() {
            ids = tx.read().documents_titled(&row.title)?;
        }
        let mut documents = Vec::new();
        for id in &ids {
            documents.push(tx.read().document(*id)?);
        }
        if documents.len() > 1 && documents.iter().any(|document| document.title == row.title) {
            documents.retain(|document| document.title == row.title);
        }
        if documents.is_empty() {
            return Err(Refusal::NoDocument { asked }.into());
        }
        if let Some(earliest) = documents.iter().map(|document| document.since).min() {
            rules::not_before("date", row.date, earliest)?;
        }
        if let Some(returned_on) = row.returned_on {
            rules::not_before("returned_on", returned_on, row.date)?;
        }
        let days = (row.date, row.returned_on);
        for document in documents {
            for carrier in tx.read().carriers_of(document.id)? {
                let named = row.copy_number.is_none_or(|copy| carrier.copy() == copy);
                let here = match carrier.custody {
                    // What was issued or struck was not there to be lent.
                    Custody::Issued { .. }
                    | Custody::Carried { .. }
                    | Custody::Sealed { .. }
                    | Custody::Returned { .. }
                    | Custody::Destroyed { .. }
                    | Custody::Struck => false,
                    Custody::Lent { .. } | Custody::Reading { .. } => row.returned_on.is_some(),
                    Custody::Placed { .. } | Custody::Kept { .. } => true,
                };
                if named && here && self.was_free(tx, carrier.id, days)? {
                    return Ok((document, carrier.id));
                }
            }
        }
        Err(Refusal::NoCarrierThen { asked }.into())
    }

    fn was_free(&self, tx: &Tx<'_>, carrier: CarrierId, wanted: Days) -> Result<bool, Error> {
        let recorded = tx.read().loan_days(carrier)?;
        let waiting = self.loans.get(&carrier).into_iter().flatten();
        Ok(!recorded.iter().chain(waiting).any(|taken| rules::overlap(wanted, *taken)))
    }

    /// The entry of what waits.
    fn entry(&mut self) -> BringIn {
        let (source, keeper) = (self.source.to_owned(), self.keeper.clone());
        BringIn { register: self.register, source, keeper, lines: std::mem::take(&mut self.waiting) }
    }
}

/// Copies that came or were printed: some, and no more than can be.
fn countable(field: &'static str, copies: u32) -> Result<(), Refusal> {
    if (1..=MOST).contains(&copies) { Ok(()) } else { Err(Refusal::Unreadable { field, value: copies.to_string() }) }
}

fn number_of(row: &LedgerRow) -> Option<u32> {
    match row {
        LedgerRow::Receiving(row) => row.number,
        LedgerRow::Issuing(row) => row.number,
        LedgerRow::Lending(row) => row.number,
    }
}
