//! 携带外出: asked for, approved, carried out, brought back and checked. REG24 art. 27 and 29.

use jiff::civil::Date;
use serde::Deserialize;

use super::destroy::{distinct, join};
use super::matter::{Listed, MatterName, Taken};
use super::names::{any_day, kept, needed};
use super::{Done, Error, Tx};
use crate::model::custody::Home;
use crate::model::level::Level;
use crate::model::matter::{Fact, Facts, ItemStep, MatterKind, Step};
use crate::model::matter_view::SubjectRow;
use crate::model::refusal::Refusal;
use crate::model::rules;

/// What is said when somebody wants to carry copies out.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DrawCarryOut {
    /// The day; today where it is not said.
    #[serde(default, deserialize_with = "any_day")]
    pub date: Option<Date>,
    /// What is carried.
    pub carriers: Vec<Listed>,
    /// Who carries it.
    pub bearer: String,
    /// Who goes along.
    #[serde(default)]
    pub companions: Vec<String>,
    /// Their department.
    #[serde(default)]
    pub department: Option<String>,
    /// What for.
    pub purpose: String,
    /// Where to.
    pub destination: String,
    /// Which way.
    #[serde(default)]
    pub route: Option<String>,
    /// By what.
    #[serde(default)]
    pub transport: Option<String>,
    /// In what, and how it is kept safe.
    pub container: String,
    /// The day it is due back.
    #[serde(deserialize_with = "any_day")]
    pub due: Option<Date>,
    /// A remark.
    #[serde(default)]
    pub remark: Option<String>,
}

/// What is said when it leaves.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SetOut {
    /// The matter.
    pub matter: MatterName,
    /// The day; today where it is not said.
    #[serde(default, deserialize_with = "any_day")]
    pub date: Option<Date>,
}

/// What is said when it is back.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BringBack {
    /// The matter.
    pub matter: MatterName,
    /// The day; today where it is not said.
    #[serde(default, deserialize_with = "any_day")]
    pub date: Option<Date>,
    /// What was seen when it was checked.
    pub check: String,
    /// Where it is put; where it came from where it is not said.
    #[serde(default)]
    pub place: Option<String>,
}

impl Tx<'_> {
    pub(super) fn draw_carry_out(&mut self, asked: &DrawCarryOut) -> Result<Done, Error> {
        let date = asked.date.unwrap_or_else(|| self.today());
        let due = asked.due.ok_or(Refusal::Missing { field: "due" })?;
        rules::not_before("due", due, date)?;
        let bearer = needed("bearer", &asked.bearer)?;
        let companions: Vec<String> = { distinct(&asked.companions).into_iter() }.filter(|it| *it != bearer).collect();
        let mut is_top_secret = false;
        let items = self.listed(MatterKind::CarryOut, &asked.carriers, 1, |document, _| {
            is_top_secret |= document.level == Level::TopSecret;
            self.not_frozen(document)
        })?;
        if items.is_empty() {
            return Err(Refusal::NothingListed.into());
        }
        if is_top_secret && companions.is_empty() {
            return Err(Refusal::CompanionsTooFew { named: 1 }.into());
        }
        self.has_not_left(&bearer)?;
        let facts = Facts::of([
            (Fact::Bearer, Some(bearer)),
            (Fact::Companions, Some(join(&companions))),
            (Fact::Department, kept(asked.department.as_deref())),
            (Fact::Purpose, Some(needed("purpose", &asked.purpose)?)),
            (Fact::Destination, Some(needed("destination", &asked.destination)?)),
            (Fact::Route, kept(asked.route.as_deref())),
            (Fact::Transport, kept(asked.transport.as_deref())),
            (Fact::Container, Some(needed("container", &asked.container)?)),
            (Fact::DueOn, Some(due.to_string())),
            (Fact::Remark, kept(asked.remark.as_deref())),
        ]);
        self.draw_matter(MatterKind::CarryOut, asked.date, facts, items)
    }

    pub(super) fn set_out(&mut self, asked: &SetOut) -> Result<Done, Error> {
        let matter = self.find_matter(MatterName { kind: MatterKind::CarryOut, ..asked.matter })?;
        self.may_step(&matter.head, Step::SetOut)?;
        for item in &matter.items {
            if let SubjectRow::Carrier { carrier, document, .. } = &item.subject {
                self.at_rest(document, carrier)?;
                self.not_frozen(document)?;
            }
        }
        self.step_matter(&matter.head, Step::SetOut, asked.date, Taken::default())
    }

    pub(super) fn bring_back(&mut self, asked: &BringBack) -> Result<Done, Error> {
        let matter = self.find_matter(MatterName { kind: MatterKind::CarryOut, ..asked.matter })?;
        let facts = Facts::of([(Fact::ReturnCheck, Some(needed("check", &asked.check)?))]);
        self.may_step(&matter.head, Step::Complete)?;
        let items = match kept(asked.place.as_deref()) {
            None => Vec::new(),
            Some(path) => {
                let to = Some(Home::Place(self.find_place(&path)?));
                let back =
                    |item: &crate::model::matter_view::ItemRow| ItemStep { no: item.no, outcome: None, note: None, to };
                matter.items.iter().map(back).collect()
            }
        };
        self.step_matter(&matter.head, Step::Complete, asked.date, Taken { facts, items, ..Taken::default() })
    }
}
