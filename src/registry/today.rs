//! What there is to do today: what must come back this evening, which loans are due, which cards wait for their next
//! reader, what is on no shelf, whose period ends soon, and what the last import left over.

use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

use super::{Error, Registry};
use crate::model::facility::Stock;
use crate::model::matter::Fact;
use crate::model::matter_view::{MatterHead, SearchRow};
use crate::model::view::{CardRow, DocumentRow, OutRow, OutstandingCard, UnplacedRow};

/// A loan is called in this many days before it is due.
pub const LOAN_DAYS: i64 = 3;

/// A period is looked at this many days before it ends.
pub const PERIOD_DAYS: i64 = 90;

/// Rows of one kind are shown up to this many; the rest are counted.
const SHOWN: u32 = 200;

/// The preference that keeps what the last import left over.
const LAST_IMPORT: &str = "last-import";

/// Rows of one kind, and how many there are in all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Todo<T> {
    /// The first of them.
    pub rows: Vec<T>,
    /// How many there are.
    pub total: usize,
}

/// What there is to do on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Worklist {
    /// The day.
    pub on: Date,
    /// With readers: to be fetched by this evening.
    pub reading: Todo<OutRow>,
    /// Loans that are overdue, due today or in the next [`LOAN_DAYS`] days, the longest due first; then open loans of
    /// old ledgers that say no day.
    pub loans: Todo<OutRow>,
    /// Open cards that nobody is reading from: to be brought to the next reader, or ended.
    pub cards: Todo<OutstandingCard>,
    /// Documents with copies that somebody keeps and no shelf holds, latest first.
    pub unplaced: Todo<UnplacedRow>,
    /// Documents whose period ends in the next [`PERIOD_DAYS`] days, the next first.
    pub ending: Todo<DocumentRow>,
    /// Open matters: what is outside, what waits for a step; what is due first first.
    pub matters: Vec<MatterHead>,
    /// What a count missed and nobody has found, the oldest deadline first.
    pub searches: Vec<SearchRow>,
    /// What lies somewhere without its person, its cabinet or a room that fits (三专), by place and level; counted in
    /// carriers.
    pub lacking: Todo<Stock>,
    /// What the last import left over.
    pub rejects: Option<LastImport>,
}

/// An import that left rows over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastImport {
    /// The ledger.
    pub source: String,
    /// How many of its rows were rejected.
    pub rejected: usize,
    /// The file with the rejected rows, where one was written.
    pub rejects: Option<String>,
    /// The day.
    pub on: Date,
}

impl Worklist {
    /// How much there is to do in all.
    pub fn n(&self) -> usize {
        let rejected = self.rejects.as_ref().map_or(0, |import| import.rejected);
        self.reading.total
            + self.loans.total
            + self.cards.total
            + self.unplaced.total
            + self.ending.total
            + self.lacking.total
            + rejected
            + self.matters.len()
            + self.searches.len()
    }
}

impl<T> Todo<T> {
    fn all(rows: Vec<T>) -> Self {
        Self { total: rows.len(), rows }
    }
}

impl Registry {
    /// What there is to do on that day.
    pub fn worklist(&self, on: Date) -> Result<Worklist, Error> {
        let read = self.store.read();
        let later = |days| on.saturating_add(jiff::Span::new().days(days));
        let (reading, mut loans): (Vec<OutRow>, Vec<OutRow>) =
            read.due(later(LOAN_DAYS))?.into_iter().partition(|row| row.on_card);
        let reading = reading.into_iter().filter(|row| row.since.date() <= on).collect();
        let (undated, rest) = read.loans_without_day(SHOWN)?;
        let total = loans.len() + rest;
        loans.extend(undated);
        let mut cards = Vec::new();
        for card in read.cards_waiting()? {
            cards.extend(read.card(card)?.and_then(OutstandingCard::of));
        }
        let (unplaced, n_unplaced) = read.unplaced(SHOWN)?;
        let (ending, n_ending) = read.ending(on, later(PERIOD_DAYS), SHOWN)?;
        let lacking: Vec<Stock> = self.completeness()?.red().cloned().collect();
        let n_lacking = lacking.iter().map(|stock| stock.carriers as usize).sum();
        Ok(Worklist {
            on,
            reading: Todo::all(reading),
            loans: Todo { rows: loans, total },
            cards: Todo::all(cards),
            unplaced: Todo { rows: unplaced, total: n_unplaced },
            ending: Todo { rows: ending, total: n_ending },
            matters: self.open_matters()?,
            searches: read.searches()?,
            lacking: Todo { rows: lacking, total: n_lacking },
            rejects: self.last_import()?.filter(|import| import.rejected > 0),
        })
    }

    /// Open matters, what is due first first.
    fn open_matters(&self) -> Result<Vec<MatterHead>, Error> {
        let mut open: Vec<MatterHead> = self.matters(None)?.into_iter().filter(|head| head.is_open).collect();
        open.sort_by_key(|head| (head.facts.day(Fact::DueOn).unwrap_or(Date::MAX), head.id.0));
        Ok(open)
    }

    /// What the last import of the account at the desk left over.
    pub fn last_import(&self) -> Result<Option<LastImport>, Error> {
        // What an older or newer program wrote is let go: the file with the rows is there all the same.
        Ok(self.preference(LAST_IMPORT)?.and_then(|text| serde_json::from_str(&text).ok()))
    }

    /// Keeps what an import left over, for the worklist; none when it was seen to.
    pub fn keep_import(&self, import: Option<&LastImport>) -> Result<(), Error> {
        let text = import.and_then(|import| serde_json::to_string(import).ok());
        self.prefer(LAST_IMPORT, text.as_deref())
    }
}

impl OutstandingCard {
    /// What an open card waits for; none where a reader has the carrier, or nobody is left to read.
    fn of(card: CardRow) -> Option<Self> {
        if !card.is_open() || card.open_leg().is_some() {
            return None;
        }
        let next = card.readers.iter().find(|reader| !reader.has_read())?;
        let has_read = card.readers.iter().filter(|reader| reader.has_read()).count();
        let last_back = card.readers.iter().flat_map(|reader| &reader.legs).filter_map(|leg| leg.back_at).max();
        Some(Self {
            next: next.name.clone(),
            has_read,
            readers: card.readers.len(),
            since: last_back.map_or(card.date, DateTime::date),
            card: card.id,
            slot: card.slot,
            carrier: card.carrier,
            document: card.document,
        })
    }
}
