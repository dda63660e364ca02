//! 清点: what lies in a place, what a person has, or everything, is listed and looked at one by one. What is found here, in
//! a wrong place, not at all, or on no book is what the count says; counter and custodian sign it, each with their own
//! password, and what is missing is searched for until a day that is set.

use std::collections::HashMap;

use jiff::ToSpan as _;
use jiff::civil::Date;
use serde::Deserialize;

use super::matter::{Listed, MatterName, Taken};
use super::names::{any_day, kept, needed};
use super::{Done, Error, Registry, Tx};
use crate::model::copyno::CopyNumbers;
use crate::model::ids::{CarrierId, MatterId, PlaceId};
use crate::model::label::Labelled;
use crate::model::matter::{Fact, Facts, Item, ItemStep, MatterKind, Outcome, Role, Step, Subject, Thing};
use crate::model::matter_view::{MatterRow, SubjectRow};
use crate::model::refusal::Refusal;
use crate::model::settings;
use crate::model::view::{DocumentRow, Holding};

/// What is counted.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// All that lies in a place, by its path.
    Place(String),
    /// All that a person has.
    Person(String),
    /// All that the unit answers for.
    Everything,
}

/// What is said when a count begins.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DrawCount {
    /// The day; today where it is not said.
    #[serde(default, deserialize_with = "any_day")]
    pub date: Option<Date>,
    /// What is counted.
    pub scope: Scope,
    /// A remark.
    #[serde(default)]
    pub remark: Option<String>,
}

/// A number of the list that was seen elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SeenElsewhere {
    /// The number.
    pub no: u32,
    /// Where it was seen, by its path.
    pub place: String,
}

/// What is said when everything was looked at. What is named neither missing nor elsewhere is here.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CompleteCount {
    /// The matter.
    pub matter: MatterName,
    /// The day; today where it is not said.
    #[serde(default, deserialize_with = "any_day")]
    pub date: Option<Date>,
    /// The account that counted.
    pub counter: String,
    /// The account that keeps what was counted.
    pub custodian: String,
    /// The numbers of the list that were not found.
    #[serde(default)]
    pub missing: Option<CopyNumbers>,
    /// Those that were seen elsewhere.
    #[serde(default)]
    pub elsewhere: Vec<SeenElsewhere>,
    /// Copies of ours that were found and belong elsewhere: they are put on the list as seen in a wrong place.
    #[serde(default)]
    pub strays: Vec<Listed>,
    /// What was found and is on no book.
    #[serde(default)]
    pub things: Vec<Thing>,
    /// By when what is missing has to be found; days of the setting from the count where it is not said.
    #[serde(default, deserialize_with = "any_day")]
    pub due: Option<Date>,
    /// A remark.
    #[serde(default)]
    pub remark: Option<String>,
}

/// What one scan says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scanned {
    /// It is on the list, under this number, and seen for the first time.
    Here(u32),
    /// It is on the list, and where it should not be: under this number, and where it should be.
    WrongPlace(u32, String),
    /// It was scanned before, under this number.
    Again(u32),
    /// It is a carrier of ours, and not on this list.
    NotListed(Box<Holding>),
    /// The place in which what follows is scanned.
    Place(PlaceId, String),
    /// It is no label of this vault.
    Unknown,
}

/// A count at work: what is on its list and what was seen of it. Every scan is durable before it is answered, so that
/// one may be interrupted at any time.
#[derive(Debug)]
pub struct Counting {
    matter: MatterId,
    expected: HashMap<CarrierId, Expected>,
    /// What was seen and is ours, but not on the list, in the order in which it was seen.
    strays: Vec<CarrierId>,
    /// The place that was scanned last, with everything in it; none where places are not told apart.
    at: Option<(PlaceId, String)>,
    seen: usize,
}

/// A carrier on the list.
#[derive(Debug, Clone)]
struct Expected {
    no: u32,
    /// Where it should be: its place's path, or who has it.
    holder: String,
    is_placed: bool,
    /// Whether somebody has it on a slip: it is not looked for on a shelf.
    is_out: bool,
    /// Where it was seen, where it was; empty where that was not told.
    seen_at: Option<String>,
}

impl Counting {
    /// How many of the list were seen, of how many.
    pub fn seen(&self) -> (usize, usize) {
        (self.seen, self.expected.len())
    }

    /// What was seen and is ours, but not on the list.
    pub fn strays(&self) -> &[CarrierId] {
        &self.strays
    }

    /// Where one is scanning.
    pub fn place(&self) -> Option<&str> {
        self.at.as_ref().map(|(_, path)| path.as_str())
    }

    /// The numbers that were not seen yet, in order; what was lent or carried out answers for itself by its slip.
    pub fn missing(&self) -> Vec<u32> {
        let mut missing: Vec<u32> =
            self.expected.values().filter(|it| it.seen_at.is_none() && !it.is_out).map(|it| it.no).collect();
        missing.sort_unstable();
        missing
    }

    /// The numbers that were seen where they should not be, and where.
    pub fn elsewhere(&self) -> Vec<SeenElsewhere> {
        let mut found: Vec<SeenElsewhere> = (self.expected.values())
            .filter_map(|it| {
                let place = it.seen_at.as_ref().filter(|at| is_elsewhere(it, at))?;
                Some(SeenElsewhere { no: it.no, place: place.clone() })
            })
            .collect();
        found.sort_unstable_by_key(|it| it.no);
        found
    }
}

/// Whether a carrier was seen outside the place in which it should be. What lies on a shelf of a cabinet that was
/// scanned is where it should be.
fn is_elsewhere(expected: &Expected, at: &str) -> bool {
    let inside =
        |whole: &str, part: &str| whole == part || part.strip_prefix(whole).is_some_and(|it| it.starts_with('/'));
    !at.is_empty() && (!expected.is_placed || !inside(at, &expected.holder))
}

impl Registry {
    /// Begins to count, or goes on where one was interrupted.
    pub fn counting(&self, matter: MatterId) -> Result<Option<Counting>, Error> {
        let Some(row) = self.store.read().matter(matter)? else { return Ok(None) };
        let mut expected = HashMap::with_capacity(row.items.len());
        let of_everything = row.head.facts.get(Fact::Scope).is_none();
        for item in row.items {
            if let SubjectRow::Carrier { carrier, holder, .. } = item.subject {
                // Where it was when it was listed is where it is looked for.
                let holder = item.at.unwrap_or(holder);
                let is_placed = matches!(carrier.custody, crate::model::custody::Custody::Placed { .. });
                let is_out = of_everything && carrier.custody.home().is_none();
                expected.insert(carrier.id, Expected { no: item.no, holder, is_placed, is_out, seen_at: None });
            }
        }
        let mut counting = Counting { matter, expected, strays: Vec::new(), at: None, seen: 0 };
        for (carrier, place) in self.drawer()?.scans(matter)? {
            if let Some(expected) = counting.expected.get_mut(&carrier) {
                counting.seen += usize::from(expected.seen_at.is_none());
                expected.seen_at = Some(place);
            } else {
                counting.strays.push(carrier);
            }
        }
        Ok(Some(counting))
    }

    /// Takes what a scanner typed, or a hand: the digits of a label.
    pub fn scan(&self, counting: &mut Counting, digits: &str) -> Result<Scanned, Error> {
        match Labelled::parse(digits.trim(), self.tag()?) {
            Some(Labelled::Carrier(carrier)) => self.saw(counting, carrier),
            Some(Labelled::Place(place)) => {
                let path = self.store.read().path_of(place)?;
                counting.at = Some((place, path.clone()));
                Ok(Scanned::Place(place, path))
            }
            Some(Labelled::Document(_) | Labelled::Bag(..)) | None => Ok(Scanned::Unknown),
        }
    }

    /// A carrier was seen.
    pub fn saw(&self, counting: &mut Counting, carrier: CarrierId) -> Result<Scanned, Error> {
        let at = counting.at.as_ref().map(|(_, path)| path.clone()).unwrap_or_default();
        let Some(expected) = counting.expected.get_mut(&carrier) else {
            let Some(row) = self.store.read().carrier(carrier)? else { return Ok(Scanned::Unknown) };
            let holder = self.store.read().holder_of(carrier)?;
            if !counting.strays.contains(&carrier) {
                self.drawer()?.keep_scan(counting.matter, carrier, &at)?;
                counting.strays.push(carrier);
            }
            return Ok(Scanned::NotListed(Box::new(Holding { carrier: row, holder })));
        };
        let no = expected.no;
        if expected.seen_at.is_some() {
            return Ok(Scanned::Again(no));
        }
        self.drawer()?.keep_scan(counting.matter, carrier, &at)?;
        let wrong = is_elsewhere(expected, &at);
        expected.seen_at = Some(at);
        counting.seen += 1;
        Ok(if wrong { Scanned::WrongPlace(no, expected.holder.clone()) } else { Scanned::Here(no) })
    }

    /// How a list names a carrier: its document, and which copy it is.
    pub fn named_on_list(&self, carrier: CarrierId) -> Result<Option<(DocumentRow, u32)>, Error> {
        let read = self.store.read();
        let Some(row) = read.carrier(carrier)? else { return Ok(None) };
        Ok(read.find_document(row.document)?.map(|document| (document, row.copy())))
    }

    /// Lets go of what was scanned: the count was signed, or begins anew.
    pub fn forget_scans(&self, matter: MatterId) -> Result<(), Error> {
        Ok(self.drawer()?.forget_scans(matter)?)
    }

    /// How much of what the unit answers for was counted in a year: so many carriers, of how many.
    pub fn coverage(&self, year: i16) -> Result<(u32, u32), Error> {
        Ok(self.store.read().coverage(year)?)
    }

    /// A few carriers at random, to be found on paper and in the cabinet.
    pub fn spot_check(&self, n: u32) -> Result<Vec<(DocumentRow, Holding)>, Error> {
        let mut seed = [0_u8; 8];
        super::keys::fill(&mut seed)?;
        Ok(self.store.read().at_random(u64::from_le_bytes(seed), n)?)
    }
}

impl Tx<'_> {
    pub(super) fn draw_count(&mut self, asked: &DrawCount) -> Result<Done, Error> {
        let (carriers, scope) = match &asked.scope {
            Scope::Place(path) => {
                let place = self.find_place(path)?;
                (self.read().to_count_in(place)?, self.read().path_of(place)?)
            }
            Scope::Person(name) => {
                let name = needed("person", name)?;
                (self.read().to_count_with(&name)?, name)
            }
            Scope::Everything => (self.read().to_count_everywhere()?, String::new()),
        };
        if carriers.is_empty() {
            return Err(Refusal::NothingListed.into());
        }
        let item = |(no, carrier)| Item::new(no, Subject::Carrier(carrier));
        let items = (1..).zip(carriers).map(item).collect();
        let facts = Facts::of([(Fact::Scope, Some(scope)), (Fact::Remark, kept(asked.remark.as_deref()))]);
        self.draw_matter(MatterKind::Count, asked.date, facts, items)
    }

    pub(super) fn complete_count(&mut self, asked: &CompleteCount) -> Result<Done, Error> {
        let matter = self.find_matter(MatterName { kind: MatterKind::Count, ..asked.matter })?;
        self.may_step(&matter.head, Step::Complete)?;
        let (counter, custodian) = (needed("counter", &asked.counter)?, needed("custodian", &asked.custodian)?);
        self.two_people((&counter, Role::Counter), (&custodian, Role::Custodian))?;
        let mut confirmed = Vec::new();
        for (role, name) in [(Role::Counter, &counter), (Role::Custodian, &custodian)] {
            confirmed.extend(self.at_desk_or_stands_by(role, name)?);
        }
        let items = outcomes(&matter, asked)?;
        let mut added = self.strayed(&matter, &asked.strays)?;
        let from = matter.head.items + added.len() as u32 + 1;
        for (no, thing) in (from..).zip(&asked.things) {
            let thing = Thing { name: needed("name", &thing.name)?, ..thing.clone() };
            let outcome = Some(Outcome::NotOnBooks);
            added.push(Item { outcome, ..Item::new(no, Subject::Thing(thing)) });
        }
        let date = asked.date.unwrap_or_else(|| self.today());
        let is_missing = items.iter().any(|item| item.outcome == Some(Outcome::Missing));
        let due = match asked.due {
            _ if !is_missing => None,
            Some(due) => {
                crate::model::rules::not_before("due", due, date)?;
                Some(due)
            }
            None => {
                let days = settings::search_days(self.read().setting(settings::SEARCH_DAYS)?.as_deref());
                date.checked_add(i64::from(days).days()).ok()
            }
        };
        let facts = Facts::of([
            (Fact::Counter, Some(counter)),
            (Fact::Custodian, Some(custodian)),
            (Fact::DueOn, due.map(|due| due.to_string())),
            (Fact::Remark, kept(asked.remark.as_deref())),
        ]);
        let taken = Taken { facts, items, added, confirmed, ..Taken::default() };
        self.step_matter(&matter.head, Step::Complete, asked.date, taken)
    }
}

impl Tx<'_> {
    /// What was found and belongs elsewhere, wherever the books say that it is; each once, and none that is listed.
    fn strayed(&self, matter: &MatterRow, strays: &[Listed]) -> Result<Vec<Item>, Error> {
        let scope = matter.head.facts.get(Fact::Scope).map(str::to_owned);
        let mut seen: std::collections::HashSet<CarrierId> = matter.carriers().collect();
        let mut items = Vec::new();
        for name in strays {
            let document = self.find_document(&name.document)?;
            for carrier in self.find_copies(&document, name.copies.as_ref())? {
                if !seen.insert(carrier.id) {
                    return Err(Refusal::ListedTwice { title: document.title.clone(), copy: carrier.copy() }.into());
                }
                let no = matter.head.items + items.len() as u32 + 1;
                let (outcome, note) = (Some(Outcome::WrongPlace), scope.clone());
                items.push(Item { outcome, note, ..Item::new(no, Subject::Carrier(carrier.id)) });
            }
        }
        Ok(items)
    }
}

/// What became of every number of the list.
fn outcomes(matter: &MatterRow, asked: &CompleteCount) -> Result<Vec<ItemStep>, Error> {
    let known = |no: u32| matter.items.iter().any(|item| item.no == no);
    let missing: std::collections::HashSet<u32> = asked.missing.iter().flat_map(CopyNumbers::iter).collect();
    let elsewhere: HashMap<u32, &SeenElsewhere> = asked.elsewhere.iter().map(|it| (it.no, it)).collect();
    if let Some(no) = { missing.iter().chain(elsewhere.keys()) }.find(|no| !known(**no)) {
        return Err(Refusal::Unreadable { field: "numbers", value: no.to_string() }.into());
    }
    let mut items = Vec::with_capacity(matter.items.len());
    for item in &matter.items {
        let (outcome, note) = match (missing.contains(&item.no), elsewhere.get(&item.no)) {
            (true, _) => (Outcome::Missing, None),
            (false, Some(seen)) => (Outcome::WrongPlace, Some(needed("place", &seen.place)?)),
            (false, None) => (Outcome::Here, None),
        };
        items.push(ItemStep { no: item.no, outcome: Some(outcome), note, to: None });
    }
    Ok(items)
}
