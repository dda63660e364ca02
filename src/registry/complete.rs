//! Completion: what the books have written before is offered again, found by hanzi, full pinyin or initials, most used
//! first. The first question reads the tables; later ones read only the entries that came since.

use std::cell::OnceCell;
use std::cmp::Reverse;
use std::collections::HashMap;

use super::store::detail_parts;
use super::words::usual;
use super::{Error, Registry};
use crate::model::docno::DocNo;
use crate::model::event::{BringIn, BroughtRow, Event, Issue, Receive};
use crate::model::line::{Detail, Field};
use crate::model::text::{Spelling, compact};
use crate::model::view::DocumentRow;

/// What a field is completed from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Learnt {
    /// Issuing bodies (来文机关).
    Issuer,
    /// Recipients: units outside and departments inside.
    Unit,
    /// People: accounts, borrowers, readers.
    Person,
    /// Departments.
    Department,
    /// What loans were for.
    Purpose,
    /// Who approved or signed off.
    Approver,
    /// How documents came and went.
    Channel,
    /// Places, by path.
    Place,
    /// Duties of people.
    Duty,
    /// Who handles what came in.
    HandledBy,
    /// Who signed for what came in.
    SignedBy,
    /// Who drafted what went out.
    DraftedBy,
    /// Conditions in which copies came back.
    Condition,
    /// Reasons of corrections, voidings, supplements, moves and ended cards.
    Reason,
    /// Urgencies.
    Urgency,
    /// Where 绝密 is read.
    ReadingPlace,
    /// Who carried 绝密 by hand.
    Escort,
    /// What the office proposed on cards.
    Proposal,
    /// What readers said.
    Opinion,
    /// Remarks.
    Remark,
}

/// A value that was written before.
struct Value {
    text: String,
    /// Without blanks, full width folded, in lower case.
    folded: String,
    spelling: OnceCell<Spelling>,
    used: u32,
    /// When it was used last; later is larger.
    last: u64,
}

/// The values of one kind.
#[derive(Default)]
struct Values {
    all: Vec<Value>,
    places: HashMap<String, usize>,
}

/// All that was learnt, and up to which entry.
#[derive(Default)]
pub(super) struct Learnings {
    seq: u64,
    revision: u64,
    /// Where the carriers lie is counted anew when it is asked for.
    places_at: Option<u64>,
    now: u64,
    kinds: HashMap<Learnt, Values>,
}

impl Registry {
    /// What begins with, contains or is spelt as `typed` among what was written before: what begins so first, then the
    /// most used, then the latest. Nothing typed asks for the most used.
    pub fn complete(&self, what: Learnt, typed: &str, limit: usize) -> Result<Vec<String>, Error> {
        self.learn()?;
        let mut learnings = self.learnings.borrow_mut();
        let Some(learnings) = &mut *learnings else { return Ok(Vec::new()) };
        if what == Learnt::Place && learnings.places_at != Some(self.revision) {
            learnings.kinds.remove(&Learnt::Place);
            for place in self.places()? {
                learnings.add(Learnt::Place, &place.path, place.carriers);
            }
            learnings.places_at = Some(self.revision);
        }
        Ok(learnings.complete(what, typed, limit))
    }

    /// Reads what there is to complete from, so that the first question finds it read; [`Registry::complete`] does it
    /// by itself otherwise.
    pub fn learn(&self) -> Result<(), Error> {
        let mut learnings = self.learnings.borrow_mut();
        let read = self.store.read();
        match &mut *learnings {
            Some(known) if known.revision == self.revision => {}
            Some(known) => {
                let mut last = known.seq;
                read.entries_after(known.seq, |entry| {
                    // An entry that cannot be read teaches nothing; `verify` tells of it.
                    if let Ok(event) = Event::from_body(&entry.body) {
                        known.learn(&event);
                    }
                    last = entry.seq;
                })?;
                (known.seq, known.revision) = (last, self.revision);
            }
            none => {
                let mut fresh = Learnings { seq: read.head()?.0, revision: self.revision, ..Learnings::default() };
                read.learnt(|what, text, times| fresh.add(what, text, times))?;
                *none = Some(fresh);
            }
        }
        Ok(())
    }

    /// The documents on the books that carry this number, in any spelling, latest first.
    pub fn known_number(&self, number: &str) -> Result<Vec<DocumentRow>, Error> {
        let Ok(number) = DocNo::parse(number) else { return Ok(Vec::new()) };
        let read = self.store.read();
        let mut documents = Vec::new();
        for id in read.documents_numbered(&number.key())? {
            documents.extend(read.find_document(id)?);
        }
        Ok(documents)
    }
}

impl Learnings {
    fn add(&mut self, what: Learnt, text: &str, times: u32) {
        if text.is_empty() {
            return;
        }
        if matches!(what, Learnt::Issuer | Learnt::Department) {
            self.add(Learnt::Unit, text, 0);
        }
        self.now += 1;
        let Values { all, places } = self.kinds.entry(what).or_default();
        if let Some(value) = places.get(text).and_then(|place| all.get_mut(*place)) {
            (value.used, value.last) = (value.used.saturating_add(times), self.now);
            return;
        }
        places.insert(text.to_owned(), all.len());
        all.push(Value::new(text, times, self.now));
    }

    fn add_some(&mut self, what: Learnt, text: Option<&String>) {
        if let Some(text) = text {
            self.add(what, text, 1);
        }
    }

    /// One use less: what was corrected away is not offered before what was meant.
    fn take_back(&mut self, what: Learnt, text: &str) {
        let Some(Values { all, places }) = self.kinds.get_mut(&what) else { return };
        if let Some(value) = places.get(text).and_then(|place| all.get_mut(*place)) {
            value.used = value.used.saturating_sub(1);
        }
    }

    fn complete(&self, what: Learnt, typed: &str, limit: usize) -> Vec<String> {
        let typed = fold(typed);
        let known = self.kinds.get(&what);
        let mut found: Vec<(Rank, Reverse<u32>, Reverse<u64>, &str)> = Vec::new();
        for value in known.into_iter().flat_map(|values| &values.all) {
            if let Some(rank) = value.rank(&typed) {
                found.push((rank, Reverse(value.used), Reverse(value.last), &value.text));
            }
        }
        for (at, text) in (0..).zip(usual(what)) {
            let known = known.is_some_and(|values| values.places.contains_key(*text));
            if let (false, Some(rank)) = (known, Value::new(text, 0, 0).rank(&typed)) {
                found.push((rank, Reverse(0), Reverse(u64::MAX - at), text));
            }
        }
        found.sort_unstable();
        found.into_iter().take(limit).map(|(.., text)| text.to_owned()).collect()
    }

    /// What an event wrote.
    fn learn(&mut self, event: &Event) {
        match event {
            Event::Receive(it) => self.received(it),
            Event::Issue(it) => self.issued(it),
            Event::BringIn(it) => self.brought_in(it),
            Event::Batch(it) => {
                for event in &it.events {
                    self.learn(event);
                }
            }
            Event::OpenAccount(it) => self.add(Learnt::Person, &it.name, 0),
            Event::AddPerson(it) => {
                self.add(Learnt::Person, &it.name, 0);
                self.add_some(Learnt::Department, it.department.as_ref());
                self.add_some(Learnt::Duty, it.duty.as_ref());
            }
            Event::Lend(it) => {
                self.add(Learnt::Person, &it.borrower, 1);
                self.add(Learnt::Purpose, &it.purpose, 1);
                self.add(Learnt::Approver, &it.approver, 1);
                self.add_some(Learnt::Department, it.department.as_ref());
                self.add_some(Learnt::ReadingPlace, it.reading_place.as_ref());
                self.add_some(Learnt::Remark, it.remark.as_ref());
            }
            Event::GiveBack(it) => self.add(Learnt::Condition, &it.condition, 1),
            Event::Circulate(it) => {
                self.add_some(Learnt::Proposal, it.proposal.as_ref());
                for reader in &it.readers {
                    self.add(Learnt::Person, &reader.name, 1);
                    self.add_some(Learnt::Duty, reader.duty.as_ref());
                }
            }
            Event::CirculateOut(it) => {
                self.add(Learnt::Person, &it.reader, 0);
                self.add_some(Learnt::Approver, it.approver.as_ref());
            }
            Event::CirculateBack(it) => self.add_some(Learnt::Opinion, it.opinion.as_ref()),
            Event::GiveKey(it) => self.add(Learnt::Person, &it.holder, 0),
            Event::Assign(it) => {
                self.add(Learnt::Person, &it.person, 0);
                self.add_some(Learnt::Person, it.deputy.as_ref());
                self.add_some(Learnt::Department, it.department.as_ref());
            }
            Event::CirculateEnd(it) => self.add(Learnt::Reason, &it.reason, 1),
            Event::Move(it) => self.add_some(Learnt::Reason, it.reason.as_ref()),
            Event::Correct(it) => {
                if let Some(what) = of_field(it.field) {
                    self.take_back(what, &it.old);
                    self.add(what, &it.new, 1);
                }
                self.add(Learnt::Reason, &it.reason, 1);
                self.add(Learnt::Approver, &it.approver, 1);
            }
            Event::Void(it) => {
                self.add(Learnt::Reason, &it.reason, 1);
                self.add(Learnt::Approver, &it.approver, 1);
            }
            Event::Supplement(it) => {
                if let Some(what) = of_field(it.field) {
                    self.add(what, &it.text, 1);
                }
                self.add(Learnt::Reason, &it.reason, 1);
                self.add(Learnt::Approver, &it.approver, 1);
            }
            // Places are read from their table.
            Event::AddPlace(_)
            | Event::Shelve(_)
            | Event::Found(_)
            | Event::OpenMatter(_)
            | Event::StepMatter(_)
            | Event::Freeze(_)
            | Event::EndSearch(_)
            | Event::Leave(_)
            | Event::SetFacility(_)
            | Event::EndAssign(_)
            | Event::Set(_)
            | Event::Receipt(_)
            | Event::Print(_) => {}
        }
    }

    fn received(&mut self, it: &Receive) {
        self.add_some(Learnt::Issuer, it.content.issuer.as_ref());
        self.add_some(Learnt::Urgency, it.urgency.as_ref());
        self.add_some(Learnt::Channel, it.channel.as_ref());
        self.add_some(Learnt::SignedBy, it.signed_by.as_ref());
        self.add_some(Learnt::HandledBy, it.handled_by.as_ref());
        self.add_some(Learnt::Remark, it.remark.as_ref());
    }

    fn issued(&mut self, it: &Issue) {
        for sent in &it.sent {
            self.add(Learnt::Unit, &sent.unit, 1);
            self.add_some(Learnt::Channel, sent.channel.as_ref());
            sent.escorts.iter().for_each(|name| self.add(Learnt::Escort, name, 1));
        }
        self.add_some(Learnt::DraftedBy, it.drafted_by.as_ref());
        self.add_some(Learnt::Approver, it.approver.as_ref());
        self.add_some(Learnt::Remark, it.remark.as_ref());
    }

    fn brought_in(&mut self, it: &BringIn) {
        for line in &it.lines {
            let detail = match &line.row {
                BroughtRow::Receiving(row) => {
                    self.add(Learnt::Issuer, &row.issuer, 1);
                    Detail {
                        urgency: row.urgency.clone(),
                        channel: row.channel.clone(),
                        signed_by: row.signed_by.clone(),
                        handled_by: row.handled_by.clone(),
                        remark: row.remark.clone(),
                        ..Detail::default()
                    }
                }
                BroughtRow::Issuing(row) => {
                    row.recipients.iter().for_each(|(unit, _)| self.add(Learnt::Unit, unit, 1));
                    Detail {
                        channel: row.channel.clone(),
                        approver: row.signed_by.clone(),
                        drafted_by: row.handled_by.clone(),
                        remark: row.remark.clone(),
                        ..Detail::default()
                    }
                }
                BroughtRow::Lending(row) => {
                    self.add(Learnt::Person, &row.borrower, 1);
                    Detail {
                        department: row.department.clone(),
                        purpose: row.purpose.clone(),
                        approver: row.approver.clone(),
                        condition: row.condition.clone(),
                        remark: row.remark.clone(),
                        ..Detail::default()
                    }
                }
            };
            detail_parts(&detail).for_each(|(what, text)| self.add(what, text, 1));
        }
    }
}

/// How well a value answers; better ones are less.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Begins,
    Spelt,
    Contains,
    SpeltInside,
}

impl Value {
    fn new(text: &str, used: u32, last: u64) -> Self {
        Self { text: text.to_owned(), folded: fold(text), spelling: OnceCell::new(), used, last }
    }

    fn rank(&self, typed: &str) -> Option<Rank> {
        if self.folded.starts_with(typed) {
            return Some(Rank::Begins);
        }
        if typed.is_ascii() {
            let spelling = self.spelling.get_or_init(|| Spelling::of(&self.text));
            match spelling.answers(typed) {
                Some(0) => return Some(Rank::Spelt),
                Some(_) => return Some(Rank::SpeltInside),
                None => {}
            }
        }
        self.folded.contains(typed).then_some(Rank::Contains)
    }
}

/// As values are compared: no blanks, no marks between syllables, lower case.
fn fold(text: &str) -> String {
    compact(text).to_lowercase().replace('\'', "").replace('ü', "v")
}

/// What a corrected field is completed from.
fn of_field(field: Field) -> Option<Learnt> {
    match field {
        Field::Issuer => Some(Learnt::Issuer),
        Field::Urgency => Some(Learnt::Urgency),
        Field::Channel => Some(Learnt::Channel),
        Field::SignedBy => Some(Learnt::SignedBy),
        Field::HandledBy => Some(Learnt::HandledBy),
        Field::DraftedBy => Some(Learnt::DraftedBy),
        Field::Approver => Some(Learnt::Approver),
        Field::Department => Some(Learnt::Department),
        Field::Purpose => Some(Learnt::Purpose),
        Field::Remark => Some(Learnt::Remark),
        Field::Date
        | Field::Number
        | Field::Title
        | Field::Level
        | Field::Period
        | Field::Attachments
        | Field::Seal
        | Field::Result
        | Field::Disposal
        | Field::DueOn => None,
    }
}
