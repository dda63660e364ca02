//! 清退: what the issuer calls back is collected from wherever it is, listed in duplicate and given back; what is kept for
//! work is annotated, what is not to be had is explained. R58 art. 29, as far as it is public: in full, never destroyed
//! in the house.

use jiff::civil::Date;
use serde::Deserialize;

use super::matter::{MatterName, Taken};
use super::names::{any_day, kept, needed};
use super::{Done, Error, Tx};
use crate::model::custody::{Custody, Home};
use crate::model::matter::{Fact, Facts, Item, ItemStep, MatterKind, Outcome, Step, Subject, Thing};
use crate::model::matter_view::{ItemRow, SubjectRow};
use crate::model::refusal::Refusal;
use crate::model::rules;

/// What is said when a recall comes: everything of an issuer and a year that is still here stands on its list, wherever
/// it is.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DrawRecall {
    /// The day; today where it is not said.
    #[serde(default, deserialize_with = "any_day")]
    pub date: Option<Date>,
    /// Whose documents.
    pub issuer: String,
    /// Of which year: that of the number, or of the receipt where there is no number.
    pub of_year: i16,
    /// The notice, with its number.
    #[serde(default)]
    pub notice: Option<String>,
    /// Who takes it; the issuer where it is not said.
    #[serde(default)]
    pub unit: Option<String>,
    /// By when.
    #[serde(default, deserialize_with = "any_day")]
    pub due: Option<Date>,
    /// When our turn is (时段).
    #[serde(default)]
    pub time_slot: Option<String>,
    /// What the notice asks for and the books do not have.
    #[serde(default)]
    pub things: Vec<Thing>,
}

/// What is said when the unit calls back what it issued itself: one list for each unit below, with its own time.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DrawCollection {
    /// The day; today where it is not said.
    #[serde(default, deserialize_with = "any_day")]
    pub date: Option<Date>,
    /// The unit that brings it back.
    pub from: String,
    /// Of which year: that in which it was issued.
    pub of_year: i16,
    /// The notice, with its number.
    #[serde(default)]
    pub notice: Option<String>,
    /// By when.
    #[serde(default, deserialize_with = "any_day")]
    pub due: Option<Date>,
    /// When it is that unit's turn (时段).
    #[serde(default)]
    pub time_slot: Option<String>,
}

/// What is said of numbers of the list.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoteRecall {
    /// The matter.
    pub matter: MatterName,
    /// The day; today where it is not said.
    #[serde(default, deserialize_with = "any_day")]
    pub date: Option<Date>,
    /// The numbers of the list; all that are at rest and undecided where it is not said.
    #[serde(default)]
    pub numbers: Vec<u32>,
    /// What became of them.
    pub outcome: Outcome,
    /// Why it is kept, or where it is.
    #[serde(default)]
    pub note: Option<String>,
}

/// What is said when it was given back.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HandIn {
    /// The matter.
    pub matter: MatterName,
    /// The day; today where it is not said.
    #[serde(default, deserialize_with = "any_day")]
    pub date: Option<Date>,
    /// Who brought it.
    pub giver: String,
    /// Who took it and signed.
    pub receiver: String,
    /// The number of their receipt.
    #[serde(default)]
    pub receipt: Option<String>,
}

impl Tx<'_> {
    pub(super) fn draw_recall(&mut self, asked: &DrawRecall) -> Result<Done, Error> {
        let issuer = needed("issuer", &asked.issuer)?;
        if let Some(due) = asked.due {
            rules::not_before("due", due, asked.date.unwrap_or_else(|| self.today()))?;
        }
        let mut items = Vec::new();
        for carrier in self.read().recallable(&issuer, asked.of_year)? {
            if let Some(slot) = self.read().claim_on(carrier.id)? {
                let document = self.find_document(&super::names::DocumentName::Id(carrier.document.0))?;
                return Err(Refusal::Claimed { title: document.title, copy: carrier.copy(), slot }.into());
            }
            let no = items.len() as u32 + 1;
            items.push(Item::new(no, Subject::Carrier(carrier.id)));
        }
        for thing in &asked.things {
            let no = items.len() as u32 + 1;
            let thing = Thing { name: needed("name", &thing.name)?, ..thing.clone() };
            items.push(Item::new(no, Subject::Thing(thing)));
        }
        if items.is_empty() {
            return Err(Refusal::NothingListed.into());
        }
        let unit = kept(asked.unit.as_deref()).unwrap_or_else(|| issuer.clone());
        let facts = Facts::of([
            (Fact::Issuer, Some(issuer)),
            (Fact::OfYear, Some(asked.of_year.to_string())),
            (Fact::Basis, kept(asked.notice.as_deref())),
            (Fact::Unit, Some(unit)),
            (Fact::DueOn, asked.due.map(|due| due.to_string())),
            (Fact::TimeSlot, kept(asked.time_slot.as_deref())),
        ]);
        self.draw_matter(MatterKind::Recall, asked.date, facts, items)
    }

    pub(super) fn draw_collection(&mut self, asked: &DrawCollection) -> Result<Done, Error> {
        let from = needed("from", &asked.from)?;
        if let Some(due) = asked.due {
            rules::not_before("due", due, asked.date.unwrap_or_else(|| self.today()))?;
        }
        let carriers = self.read().issued_to(&from, asked.of_year)?;
        if carriers.is_empty() {
            return Err(Refusal::NothingListed.into());
        }
        let item = |(no, carrier)| Item::new(no, Subject::Carrier(carrier));
        let items = (1..).zip(carriers).map(item).collect();
        let facts = Facts::of([
            (Fact::Scope, Some(from)),
            (Fact::OfYear, Some(asked.of_year.to_string())),
            (Fact::Basis, kept(asked.notice.as_deref())),
            (Fact::DueOn, asked.due.map(|due| due.to_string())),
            (Fact::TimeSlot, kept(asked.time_slot.as_deref())),
        ]);
        self.draw_matter(MatterKind::Recall, asked.date, facts, items)
    }

    pub(super) fn note_recall(&mut self, asked: &NoteRecall) -> Result<Done, Error> {
        let matter = self.find_matter(MatterName { kind: MatterKind::Recall, ..asked.matter })?;
        self.may_step(&matter.head, Step::Note)?;
        let note = kept(asked.note.as_deref());
        let outcome = match asked.outcome {
            Outcome::Collected => Outcome::Collected,
            // What is kept, and what is not to be had, is not without a word.
            Outcome::KeptBack | Outcome::Explained if note.is_some() => asked.outcome,
            Outcome::KeptBack | Outcome::Explained => return Err(Refusal::Missing { field: "note" }.into()),
            Outcome::Here | Outcome::WrongPlace | Outcome::Missing | Outcome::NotOnBooks => {
                let value = asked.outcome.code().to_owned();
                return Err(Refusal::Unreadable { field: "outcome", value }.into());
            }
        };
        let is_collection = matter.head.facts.get(Fact::Unit).is_none();
        let keeper = self.read().find_person(&self.keeper())?;
        let mut items = Vec::new();
        for item in self.meant(&matter.items, &asked.numbers, is_collection)? {
            let comes_in = is_collection && outcome == Outcome::Collected && is_issued(item);
            if !comes_in {
                self.may_become(item, outcome)?;
            }
            let to = keeper.filter(|_| comes_in).map(Home::Keeper);
            items.push(ItemStep { no: item.no, outcome: Some(outcome), note: note.clone(), to });
        }
        if items.is_empty() {
            return Err(Refusal::NothingListed.into());
        }
        self.step_matter(&matter.head, Step::Note, asked.date, Taken { items, ..Taken::default() })
    }

    pub(super) fn hand_in(&mut self, asked: &HandIn) -> Result<Done, Error> {
        let matter = self.find_matter(MatterName { kind: MatterKind::Recall, ..asked.matter })?;
        self.may_step(&matter.head, Step::Complete)?;
        let open = matter.items.iter().filter(|item| item.outcome.is_none()).count();
        if open > 0 {
            return Err(Refusal::Undecided { n: open }.into());
        }
        for item in &matter.items {
            if let (Some(Outcome::Collected), SubjectRow::Carrier { carrier, document, .. }) =
                (item.outcome, &item.subject)
            {
                self.at_rest(document, carrier)?;
                self.not_frozen(document)?;
            }
        }
        let facts = Facts::of([
            (Fact::Giver, Some(needed("giver", &asked.giver)?)),
            (Fact::Receiver, Some(needed("receiver", &asked.receiver)?)),
            (Fact::Receipt, kept(asked.receipt.as_deref())),
        ]);
        self.step_matter(&matter.head, Step::Complete, asked.date, Taken { facts, ..Taken::default() })
    }

    /// The numbers of a list that are meant: those named, or all that nothing was said of and that are at rest.
    fn meant<'a>(&self, items: &'a [ItemRow], numbers: &[u32], collecting: bool) -> Result<Vec<&'a ItemRow>, Error> {
        if numbers.is_empty() {
            let at_rest = |item: &&ItemRow| match &item.subject {
                SubjectRow::Carrier { carrier, .. } => {
                    item.outcome.is_none() && (carrier.custody.home().is_some() || collecting && is_issued(item))
                }
                SubjectRow::Thing(_) => false,
            };
            let mut found: Vec<_> = items.iter().filter(at_rest).collect();
            // What a count misses is not at hand, whatever the books say.
            found.retain(|item| match &item.subject {
                SubjectRow::Carrier { carrier, .. } => matches!(self.read().searched_since(carrier.id), Ok(None)),
                SubjectRow::Thing(_) => true,
            });
            return Ok(found);
        }
        let find = |no: &u32| {
            let found = items.iter().find(|item| item.no == *no);
            found.ok_or_else(|| Refusal::Unreadable { field: "numbers", value: no.to_string() }.into())
        };
        numbers.iter().map(find).collect()
    }

    /// Collected is what is here; explained is what is not.
    fn may_become(&self, item: &ItemRow, outcome: Outcome) -> Result<(), Error> {
        match (&item.subject, outcome) {
            (SubjectRow::Carrier { carrier, document, .. }, Outcome::Collected) => {
                self.at_rest(document, carrier)?;
                self.not_frozen(document)?;
                match self.read().searched_since(carrier.id)? {
                    Some(since) => {
                        Err(Refusal::Searched { title: document.title.clone(), copy: carrier.copy(), since })?
                    }
                    None => Ok(()),
                }
            }
            (SubjectRow::Carrier { carrier, .. }, Outcome::Explained) => {
                // A copy that is here is collected or kept, not explained away.
                match self.read().searched_since(carrier.id)? {
                    None if carrier.custody.home().is_some() => {
                        Err(Refusal::Unreadable { field: "outcome", value: outcome.code().to_owned() }.into())
                    }
                    _ => Ok(()),
                }
            }
            (SubjectRow::Thing(_), Outcome::Collected | Outcome::KeptBack) => {
                Err(Refusal::Unreadable { field: "outcome", value: outcome.code().to_owned() }.into())
            }
            _ => Ok(()),
        }
    }
}

/// Whether a unit below has it.
fn is_issued(item: &ItemRow) -> bool {
    matches!(&item.subject, SubjectRow::Carrier { carrier, .. } if matches!(carrier.custody, Custody::Issued { .. }))
}
