//! 换人交接: all that one keeps goes to the other in one entry, or nothing does. What was not sighted is written down; the
//! one who hands over, the one who takes over and the one who supervises are three people, each with their own password.
//! And who has nothing any more may leave (LAW24 art. 46, REG24 art. 53).

use jiff::civil::Date;
use serde::Deserialize;

use super::matter::{MatterName, Taken};
use super::names::{any_day, kept, needed};
use super::{Done, Error, Registry, Tx};
use crate::model::copyno::CopyNumbers;
use crate::model::event;
use crate::model::facility::KeyPart;
use crate::model::matter::{Confirmed, Fact, Facts, Item, ItemStep, MatterKind, Outcome, Role, Step, Subject};
use crate::model::refusal::{PostRefusal, Refusal};
use crate::model::rules;

/// What is said when a handover is prepared.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DrawHandover {
    /// The day; today where it is not said.
    #[serde(default, deserialize_with = "any_day")]
    pub date: Option<Date>,
    /// Who hands over.
    pub giver: String,
    /// Who takes over.
    pub receiver: String,
    /// Who supervises.
    pub supervisor: String,
    /// Which post.
    #[serde(default)]
    pub post: Option<String>,
}

/// What is said when everything was sighted.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CompleteHandover {
    /// The matter.
    pub matter: MatterName,
    /// The day; today where it is not said.
    #[serde(default, deserialize_with = "any_day")]
    pub date: Option<Date>,
    /// The numbers of the list that were not there.
    #[serde(default)]
    pub missing: Option<CopyNumbers>,
    /// What is to be said of the differences.
    #[serde(default)]
    pub differences: Option<String>,
}

/// What is said when somebody leaves the unit.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Leave {
    /// Who.
    pub person: String,
    /// The day; today where it is not said.
    #[serde(default, deserialize_with = "any_day")]
    pub date: Option<Date>,
}

/// What a person answers for, in numbers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Burden {
    /// Carriers in their hands: kept, borrowed, being read, carried out.
    pub carriers: u32,
    /// Keys and combinations.
    pub keys: u32,
    /// Cabinets that they are the special person of.
    pub cabinets: u32,
}

impl Burden {
    /// Whether there is nothing.
    pub fn is_nothing(self) -> bool {
        self == Self::default()
    }
}

impl Registry {
    /// What a person answers for.
    pub fn burden(&self, name: &str) -> Result<Burden, Error> {
        Ok(self.store.read().burden(name)?)
    }
}

impl Tx<'_> {
    pub(super) fn draw_handover(&mut self, asked: &DrawHandover) -> Result<Done, Error> {
        let (giver, receiver) = (needed("giver", &asked.giver)?, needed("receiver", &asked.receiver)?);
        let supervisor = needed("supervisor", &asked.supervisor)?;
        self.three_people(&giver, &receiver, &supervisor)?;
        self.has_not_left(&receiver)?;
        self.keys_stay_apart(&giver, &receiver)?;
        let item = |(no, carrier)| Item::new(no, Subject::Carrier(carrier));
        let items = (1..).zip(self.read().carriers_answered_for(&giver)?).map(item).collect();
        let facts = Facts::of([
            (Fact::Giver, Some(giver)),
            (Fact::Receiver, Some(receiver)),
            (Fact::Supervisor, Some(supervisor)),
            (Fact::Post, kept(asked.post.as_deref())),
        ]);
        self.draw_matter(MatterKind::Handover, asked.date, facts, items)
    }

    pub(super) fn complete_handover(&mut self, asked: &CompleteHandover) -> Result<Done, Error> {
        let matter = self.find_matter(MatterName { kind: MatterKind::Handover, ..asked.matter })?;
        self.may_step(&matter.head, Step::Complete)?;
        let fact = |fact| matter.head.facts.get(fact).unwrap_or_default().to_owned();
        let (giver, receiver, supervisor) = (fact(Fact::Giver), fact(Fact::Receiver), fact(Fact::Supervisor));
        // What came or went since the list was made has to be on it: the list is made anew.
        let now = self.read().carriers_answered_for(&giver)?;
        if matter.carriers().ne(now.iter().copied()) {
            return Err(Refusal::ListIsOld { slot: matter.head.slot }.into());
        }
        self.keys_stay_apart(&giver, &receiver)?;
        let mut confirmed: Vec<Confirmed> = Vec::with_capacity(3);
        let roles = [(Role::Giver, &giver), (Role::Receiver, &receiver), (Role::Supervisor, &supervisor)];
        for (role, name) in roles {
            confirmed.extend(self.at_desk_or_stands_by(role, name)?);
        }
        let differences = kept(asked.differences.as_deref());
        let mut items = Vec::with_capacity(matter.items.len());
        for item in &matter.items {
            let is_missing = asked.missing.as_ref().is_some_and(|numbers| numbers.iter().any(|no| no == item.no));
            let outcome = if is_missing { Outcome::Missing } else { Outcome::Here };
            items.push(ItemStep { no: item.no, outcome: Some(outcome), note: None, to: None });
        }
        if differences.is_none() && items.iter().any(|item| item.outcome == Some(Outcome::Missing)) {
            return Err(Refusal::Missing { field: "differences" }.into());
        }
        let facts = Facts::of([(Fact::Differences, differences)]);
        let taken = Taken { facts, items, confirmed, ..Taken::default() };
        self.step_matter(&matter.head, Step::Complete, asked.date, taken)
    }

    pub(super) fn leave(&mut self, asked: &Leave) -> Result<Done, Error> {
        let date = asked.date.unwrap_or_else(|| self.today());
        rules::not_in_future(date, self.today())?;
        let person = needed("person", &asked.person)?;
        if self.read().find_person(&person)?.is_none() {
            return Err(Refusal::NoPerson { asked: person }.into());
        }
        self.has_not_left(&person)?;
        let Burden { carriers, keys, cabinets } = self.read().burden(&person)?;
        if carriers + keys + cabinets > 0 {
            return Err(Refusal::StillHolds { name: person, carriers, keys, cabinets }.into());
        }
        self.record(event::Leave { person, date }).map(Done::only)
    }

    /// That somebody has not left the unit.
    pub(super) fn has_not_left(&self, name: &str) -> Result<(), Error> {
        match self.read().left_on(name)? {
            Some(date) => Err(Refusal::HasLeft { name: name.to_owned(), date }.into()),
            None => Ok(()),
        }
    }

    /// That this account is at the desk, or stands by; in the latter case their word is put down.
    pub(super) fn at_desk_or_stands_by(&self, role: Role, name: &str) -> Result<Option<Confirmed>, Error> {
        if self.keeper() == name { Ok(None) } else { self.stands_by(role, name).map(Some) }
    }

    /// That whoever takes over does not end with key and combination of one lock.
    fn keys_stay_apart(&self, giver: &str, receiver: &str) -> Result<(), Error> {
        let read = self.read();
        let (Some(from), Some(to)) = (read.find_person(giver)?, read.find_person(receiver)?) else { return Ok(()) };
        match read.keys_would_collide(from, to)? {
            Some(path) => {
                let (holds, part) = (KeyPart::Key, KeyPart::Combination);
                Err(PostRefusal::OneHand { name: receiver.to_owned(), path, holds, part }.into())
            }
            None => Ok(()),
        }
    }

    fn three_people(&self, giver: &str, receiver: &str, supervisor: &str) -> Result<(), Refusal> {
        self.two_people((giver, Role::Giver), (receiver, Role::Receiver))?;
        self.two_people((supervisor, Role::Supervisor), (giver, Role::Giver))?;
        self.two_people((supervisor, Role::Supervisor), (receiver, Role::Receiver))
    }
}
