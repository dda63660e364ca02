//! 销毁: drawn up, approved by a leader, sealed, escorted by two, destroyed under the eyes of two witnesses who say so
//! with their own passwords. REG24 art. 28; R58 art. 33 as far as it is public.

use jiff::civil::Date;
use serde::Deserialize;

use super::matter::{Listed, MatterName, Taken};
use super::names::{any_day, kept, needed};
use super::{Done, Error, Tx};
use crate::model::matter::{Fact, Facts, Item, MatterKind, Role, Step, Subject, Thing};
use crate::model::matter_view::{MatterRow, SubjectRow};
use crate::model::refusal::Refusal;
use crate::model::view::{CarrierRow, DocumentRow};

/// What is said when a destruction is drawn up.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DrawDestruction {
    /// The day; today where it is not said.
    #[serde(default, deserialize_with = "any_day")]
    pub date: Option<Date>,
    /// The carriers.
    #[serde(default)]
    pub carriers: Vec<Listed>,
    /// Waste paper by the bag, spoiled copies, drafts, discs.
    #[serde(default)]
    pub things: Vec<Thing>,
    /// Why.
    pub reason: String,
    /// How it is to be destroyed.
    #[serde(default)]
    pub method: Option<String>,
    /// A remark.
    #[serde(default)]
    pub remark: Option<String>,
}

/// What is said when something is added to a destruction that was drawn up.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AddToDestruction {
    /// The destruction.
    pub matter: MatterName,
    /// The day; today where it is not said.
    #[serde(default, deserialize_with = "any_day")]
    pub date: Option<Date>,
    /// The carriers.
    #[serde(default)]
    pub carriers: Vec<Listed>,
    /// Everything else.
    #[serde(default)]
    pub things: Vec<Thing>,
}

/// What is said when it is sealed.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SealDestruction {
    /// The destruction.
    pub matter: MatterName,
    /// The day; today where it is not said.
    #[serde(default, deserialize_with = "any_day")]
    pub date: Option<Date>,
    /// The numbers of the seals.
    pub seal: String,
}

/// What is said when it leaves for the unit that destroys it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EscortDestruction {
    /// The destruction.
    pub matter: MatterName,
    /// The day; today where it is not said.
    #[serde(default, deserialize_with = "any_day")]
    pub date: Option<Date>,
    /// Who escorts it, at least two.
    pub escorts: Vec<String>,
    /// The designated unit.
    pub unit: String,
}

/// What is said when it was destroyed, the witnesses standing by.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Destroyed {
    /// The destruction.
    pub matter: MatterName,
    /// The day; today where it is not said.
    #[serde(default, deserialize_with = "any_day")]
    pub date: Option<Date>,
    /// The accounts of the two who saw it (监销人).
    pub witnesses: Vec<String>,
    /// How.
    pub method: String,
    /// Where.
    pub site: String,
    /// The number of the receipt of the designated unit.
    #[serde(default)]
    pub receipt: Option<String>,
    /// The equipment, where it was destroyed in the house.
    #[serde(default)]
    pub equipment: Option<String>,
}

/// A destruction has as many witnesses, and as many escorts.
const TWO: usize = 2;

impl Tx<'_> {
    pub(super) fn draw_destruction(&mut self, asked: &DrawDestruction) -> Result<Done, Error> {
        let items = self.to_be_destroyed(&asked.carriers, &asked.things, 1)?;
        let facts = Facts::of([
            (Fact::Purpose, Some(needed("reason", &asked.reason)?)),
            (Fact::Method, kept(asked.method.as_deref())),
            (Fact::Remark, kept(asked.remark.as_deref())),
            (Fact::Applicant, Some(self.keeper())),
        ]);
        self.draw_matter(MatterKind::Destruction, asked.date, facts, items)
    }

    pub(super) fn add_to_destruction(&mut self, asked: &AddToDestruction) -> Result<Done, Error> {
        let matter = self.find_destruction(asked.matter)?;
        self.may_step(&matter.head, Step::Note)?;
        let added = self.to_be_destroyed(&asked.carriers, &asked.things, matter.head.items + 1)?;
        if added.is_empty() {
            return Err(Refusal::NothingListed.into());
        }
        self.step_matter(&matter.head, Step::Note, asked.date, Taken { added, ..Taken::default() })
    }

    pub(super) fn seal_destruction(&mut self, asked: &SealDestruction) -> Result<Done, Error> {
        let matter = self.find_destruction(asked.matter)?;
        let seal = needed("seal", &asked.seal)?;
        self.may_step(&matter.head, Step::Seal)?;
        // What happened since it was listed is looked at again: nothing goes into a bag that may not.
        for item in &matter.items {
            if let SubjectRow::Carrier { carrier, document, .. } = &item.subject {
                self.at_rest(document, carrier)?;
                self.may_be_destroyed(document, carrier)?;
            }
        }
        let facts = Facts::of([(Fact::SealNo, Some(seal))]);
        self.step_matter(&matter.head, Step::Seal, asked.date, Taken { facts, ..Taken::default() })
    }

    pub(super) fn escort_destruction(&mut self, asked: &EscortDestruction) -> Result<Done, Error> {
        let matter = self.find_destruction(asked.matter)?;
        let unit = needed("unit", &asked.unit)?;
        let escorts = distinct(&asked.escorts);
        if escorts.len() < TWO {
            return Err(Refusal::DestructionEscorts { named: escorts.len() }.into());
        }
        let facts = Facts::of([(Fact::Escorts, Some(join(&escorts))), (Fact::Unit, Some(unit))]);
        self.step_matter(&matter.head, Step::SetOut, asked.date, Taken { facts, ..Taken::default() })
    }

    pub(super) fn destroyed(&mut self, asked: &Destroyed) -> Result<Done, Error> {
        let matter = self.find_destruction(asked.matter)?;
        self.may_step(&matter.head, Step::Complete)?;
        let (method, site) = (needed("method", &asked.method)?, needed("site", &asked.site)?);
        let (receipt, equipment) = (kept(asked.receipt.as_deref()), kept(asked.equipment.as_deref()));
        let was_escorted = matter.head.step == Step::SetOut;
        if (was_escorted && receipt.is_none()) || (!was_escorted && equipment.is_none()) {
            return Err(Refusal::NoDesignatedUnit.into());
        }
        let witnesses = distinct(&asked.witnesses);
        if witnesses.len() < TWO {
            return Err(Refusal::WitnessesTooFew { named: witnesses.len() }.into());
        }
        let approver = matter.head.facts.get(Fact::Approver).unwrap_or_default().to_owned();
        let mut confirmed = Vec::with_capacity(witnesses.len());
        for witness in &witnesses {
            self.two_people((witness, Role::Witness), (&matter.head.requester, Role::Requester))?;
            self.two_people((witness, Role::Witness), (&approver, Role::Approver))?;
            confirmed.push(self.stands_by(Role::Witness, witness)?);
        }
        let facts = Facts::of([
            (Fact::Method, Some(method)),
            (Fact::Site, Some(site)),
            (Fact::Receipt, receipt),
            (Fact::Equipment, equipment),
            (Fact::Witnesses, Some(join(&witnesses))),
        ]);
        self.step_matter(&matter.head, Step::Complete, asked.date, Taken { facts, confirmed, ..Taken::default() })
    }

    fn find_destruction(&self, name: MatterName) -> Result<MatterRow, Error> {
        self.find_matter(MatterName { kind: MatterKind::Destruction, ..name })
    }

    fn to_be_destroyed(&self, carriers: &[Listed], things: &[Thing], from: u32) -> Result<Vec<Item>, Error> {
        let mut items = self.listed(MatterKind::Destruction, carriers, from, |document, carrier| {
            self.may_be_destroyed(document, carrier)
        })?;
        for thing in things {
            let name = needed("name", &thing.name)?;
            if thing.count == 0 {
                return Err(Refusal::Missing { field: "copies" }.into());
            }
            let no = from + items.len() as u32;
            let thing = Thing { name, ..thing.clone() };
            items.push(Item::new(no, Subject::Thing(thing)));
        }
        Ok(items)
    }

    /// Not on hold, no pages missing, not searched for, and not due to be given back.
    fn may_be_destroyed(&self, document: &DocumentRow, carrier: &CarrierRow) -> Result<(), Error> {
        self.not_frozen(document)?;
        if let Some(slot) = self.read().kept_back_in(carrier.id)? {
            return Err(Refusal::RecallDue { title: document.title.clone(), slot }.into());
        }
        if self.read().misses_pages(carrier.id)? {
            return Err(Refusal::PagesMissing { title: document.title.clone(), copy: carrier.copy() }.into());
        }
        if let Some(since) = self.read().searched_since(carrier.id)? {
            return Err(Refusal::Searched { title: document.title.clone(), copy: carrier.copy(), since }.into());
        }
        Ok(())
    }
}

/// The names, tidied, each once.
pub(super) fn distinct(names: &[String]) -> Vec<String> {
    let mut all: Vec<String> = Vec::with_capacity(names.len());
    for name in names.iter().filter_map(|name| kept(Some(name))) {
        if !all.contains(&name) {
            all.push(name);
        }
    }
    all
}

/// Several names in one fact.
pub(super) fn join(names: &[String]) -> String {
    names.join(BETWEEN)
}

/// Stands between names.
pub(super) const BETWEEN: &str = "\u{3001}";
