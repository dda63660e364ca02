//! What every matter has in common: it is found by its number, drawn up with a list, goes a step further, is given up.

use jiff::civil::Date;
use serde::Deserialize;

use super::names::{DocumentName, any_day, needed};
use super::{Done, Error, Registry, Tx};
use crate::model::copyno::CopyNumbers;
use crate::model::event::{Made, OpenMatter, StepMatter};
use crate::model::ids::{CarrierId, DocumentId, MatterId};
use crate::model::matter::{
    Confirmed, Fact, Facts, Item, ItemStep, MatterKind, MatterSlot, OutOfOrder, Role, Step, Subject,
};
use crate::model::matter_view::{MatterHead, MatterRow, SearchRow};
use crate::model::refusal::Refusal;
use crate::model::rules;
use crate::model::view::{CarrierRow, DocumentRow};

/// A matter, as a verb names it: by kind, year and number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MatterName {
    /// The kind.
    pub kind: MatterKind,
    /// The year.
    pub year: i16,
    /// The number.
    pub number: u32,
}

impl From<MatterSlot> for MatterName {
    fn from(MatterSlot { kind, year, number }: MatterSlot) -> Self {
        Self { kind, year, number }
    }
}

/// Copies of a document, as a list names them.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Listed {
    /// The document.
    pub document: DocumentName,
    /// The copies; all that are at rest where it is not said.
    #[serde(default)]
    pub copies: Option<CopyNumbers>,
}

/// What is said when a matter is given up.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CancelMatter {
    /// The matter.
    pub matter: MatterName,
    /// The day; today where it is not said.
    #[serde(default, deserialize_with = "any_day")]
    pub date: Option<Date>,
    /// Why.
    pub reason: String,
}

/// What is said when a leader approves a matter, standing by with a password.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ApproveMatter {
    /// The matter.
    pub matter: MatterName,
    /// The day; today where it is not said.
    #[serde(default, deserialize_with = "any_day")]
    pub date: Option<Date>,
    /// The consent of the issuing unit, with its number, where 绝密 is copied.
    #[serde(default)]
    pub basis: Option<String>,
}

impl Registry {
    /// The matters of a kind, or all, the newest first. Kept until the books change.
    pub fn matters(&self, kind: Option<MatterKind>) -> Result<Vec<MatterHead>, Error> {
        if self.kept().matters.is_none() {
            let all = self.store.read().matters()?;
            self.kept().matters = Some(all);
        }
        let kept = self.kept();
        let all = kept.matters.iter().flatten();
        Ok(all.filter(|head| kind.is_none_or(|kind| head.slot.kind == kind)).cloned().collect())
    }

    /// A matter with everything.
    pub fn matter(&self, id: MatterId) -> Result<Option<MatterRow>, Error> {
        Ok(self.store.read().matter(id)?)
    }

    /// The matter with this number.
    pub fn matter_in(&self, slot: MatterSlot) -> Result<Option<MatterId>, Error> {
        Ok(self.store.read().matter_in(slot)?)
    }

    /// The matters that a carrier was part of, in order.
    pub fn matters_of(&self, carrier: CarrierId) -> Result<Vec<MatterHead>, Error> {
        Ok(self.store.read().matters_of(carrier)?)
    }

    /// The matters that list a copy of a document, in order.
    pub fn matters_about(&self, document: DocumentId) -> Result<Vec<MatterHead>, Error> {
        Ok(self.store.read().matters_about(document)?)
    }

    /// What a count did not find and nobody found since, the oldest deadline first.
    pub fn searches(&self) -> Result<Vec<SearchRow>, Error> {
        Ok(self.store.read().searches()?)
    }
}

impl Tx<'_> {
    pub(super) fn cancel_matter(&mut self, asked: &CancelMatter) -> Result<Done, Error> {
        let reason = needed("reason", &asked.reason)?;
        let matter = self.find_matter(asked.matter)?;
        let facts = Facts::of([(Fact::Reason, Some(reason))]);
        self.step_matter(&matter.head, Step::Cancel, asked.date, Taken { facts, ..Taken::default() })
    }

    pub(super) fn approve_matter(&mut self, asked: &ApproveMatter) -> Result<Done, Error> {
        let matter = self.find_matter(asked.matter)?;
        let approver = self.approved(None)?;
        let requester = matter.head.requester.as_str();
        self.two_people((requester, Role::Requester), (&approver.account, approver.role))?;
        let basis = super::names::kept(asked.basis.as_deref());
        if matter.head.slot.kind == MatterKind::Copying {
            super::copying::may_be_copied(&matter, basis.as_deref())?;
        }
        let facts = Facts::of([(Fact::Approver, Some(approver.account.clone())), (Fact::Basis, basis)]);
        let taken = Taken { facts, confirmed: vec![approver], ..Taken::default() };
        self.step_matter(&matter.head, Step::Approve, asked.date, taken)
    }

    /// The matter that is meant.
    pub(super) fn find_matter(&self, name: MatterName) -> Result<MatterRow, Error> {
        let MatterName { kind, year, number } = name;
        let slot = MatterSlot { kind, year, number };
        let id = self.read().matter_in(slot)?;
        let asked = || format!("{} {year}-{number}", kind.code());
        let id = id.ok_or_else(|| Refusal::NoMatter { asked: asked() })?;
        Ok(self.read().known_matter(id)?)
    }

    /// Draws a matter up.
    pub(super) fn draw_matter(
        &mut self,
        kind: MatterKind,
        date: Option<Date>,
        facts: Facts,
        items: Vec<Item>,
    ) -> Result<Done, Error> {
        let date = date.unwrap_or_else(|| self.today());
        rules::not_in_future(date, self.today())?;
        let carriers = carriers(&items);
        let items = self.located(items)?;
        let matter = self.read().next_matter()?;
        let number = self.read().next_matter_number(kind, date.year())?;
        let slot = MatterSlot { kind, year: date.year(), number };
        let seq = self.record(OpenMatter { matter, slot, date, facts, items })?;
        Ok(Done { carriers, matter: Some(slot), ..Done::only(seq) })
    }

    /// Takes a matter a step further.
    pub(super) fn step_matter(
        &mut self,
        head: &MatterHead,
        step: Step,
        date: Option<Date>,
        taken: Taken,
    ) -> Result<Done, Error> {
        let date = date.unwrap_or_else(|| self.today());
        rules::not_in_future(date, self.today())?;
        self.may_step(head, step)?;
        let latest = self.read().known_matter(head.id)?.steps.last().map_or(head.date, |last| last.date);
        rules::not_before("date", date, latest)?;
        let Taken { facts, items, added, made, confirmed } = taken;
        let carriers = carriers(&added);
        let added = self.located(added)?;
        let (matter, kind) = (head.id, head.slot.kind);
        let seq = self.record(StepMatter { matter, kind, step, date, facts, items, added, made, confirmed })?;
        Ok(Done { carriers, matter: Some(head.slot), ..Done::only(seq) })
    }

    /// A list that says where everything on it is.
    fn located(&self, mut items: Vec<Item>) -> Result<Vec<Item>, Error> {
        for item in &mut items {
            if let Subject::Carrier(carrier) = item.subject {
                item.at = Some(self.read().holder_of(carrier)?).filter(|at| !at.is_empty());
            }
        }
        Ok(items)
    }

    /// That the step is the matter's next.
    #[expect(clippy::unused_self, reason = "beside the other rules of a transaction")]
    pub(super) fn may_step(&self, head: &MatterHead, step: Step) -> Result<(), Refusal> {
        let slot = head.slot;
        head.may(step).map_err(|order| match order {
            OutOfOrder::Needs(step) => Refusal::StepFirst { slot, step },
            OutOfOrder::Over => Refusal::MatterOver { slot },
        })
    }

    /// The carriers that a list names, each at rest, each once, none claimed by another matter where this one claims.
    pub(super) fn listed(
        &self,
        kind: MatterKind,
        listed: &[Listed],
        from: u32,
        mut rule: impl FnMut(&DocumentRow, &CarrierRow) -> Result<(), Error>,
    ) -> Result<Vec<Item>, Error> {
        let (mut items, mut seen) = (Vec::new(), std::collections::HashSet::new());
        for name in listed {
            let document = self.find_document(&name.document)?;
            for carrier in self.find_copies(&document, name.copies.as_ref())? {
                if !seen.insert(carrier.id) {
                    return Err(Refusal::ListedTwice { title: document.title.clone(), copy: carrier.copy() }.into());
                }
                self.at_rest(&document, &carrier)?;
                if kind.claims() {
                    self.unclaimed(&document, &carrier)?;
                }
                rule(&document, &carrier)?;
                let no = from + items.len() as u32;
                items.push(Item::new(no, Subject::Carrier(carrier.id)));
            }
        }
        Ok(items)
    }

    /// That no open matter claims the carrier, and no count misses it.
    pub(super) fn unclaimed(&self, document: &DocumentRow, carrier: &CarrierRow) -> Result<(), Error> {
        let (title, copy) = (document.title.clone(), carrier.copy());
        if let Some(slot) = self.read().claim_on(carrier.id)? {
            return Err(Refusal::Claimed { title, copy, slot }.into());
        }
        if let Some(since) = self.read().searched_since(carrier.id)? {
            return Err(Refusal::Searched { title, copy, since }.into());
        }
        Ok(())
    }

    /// That two roles are two people.
    #[expect(clippy::unused_self, reason = "beside the other rules of a transaction")]
    pub(super) fn two_people(
        &self,
        (one, one_role): (&str, Role),
        (other, other_role): (&str, Role),
    ) -> Result<(), Refusal> {
        if one == other {
            return Err(Refusal::OnePersonTwoRoles { name: one.to_owned(), one: one_role, other: other_role });
        }
        Ok(())
    }
}

/// What a step says.
#[derive(Default)]
pub(super) struct Taken {
    pub(super) facts: Facts,
    pub(super) items: Vec<ItemStep>,
    pub(super) added: Vec<Item>,
    pub(super) made: Option<Made>,
    pub(super) confirmed: Vec<Confirmed>,
}

fn carriers(items: &[Item]) -> Vec<CarrierId> {
    let of = |item: &Item| match &item.subject {
        Subject::Carrier(carrier) => Some(*carrier),
        Subject::Thing(_) => None,
    };
    items.iter().filter_map(of).collect()
}
