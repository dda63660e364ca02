//! Events of matters, and of what keeps a carrier out of them.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::model::carrier::Medium;
use crate::model::ids::{CarrierId, DocumentId, MatterId};
use crate::model::matter::{Confirmed, Facts, Item, ItemStep, MatterKind, MatterSlot, Step};

/// A matter is drawn up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenMatter {
    /// Its identity.
    pub matter: MatterId,
    /// Its number.
    pub slot: MatterSlot,
    /// The day.
    pub date: Date,
    /// What its form says.
    pub facts: Facts,
    /// What it is about.
    pub items: Vec<Item>,
}

/// A matter goes a step further.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepMatter {
    /// The matter.
    pub matter: MatterId,
    /// What kind it is.
    pub kind: MatterKind,
    /// The step.
    pub step: Step,
    /// The day.
    pub date: Date,
    /// What its form says from now on.
    #[serde(default, skip_serializing_if = "Facts::is_empty")]
    pub facts: Facts,
    /// What became of what is on its list.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<ItemStep>,
    /// What its list has in addition.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub added: Vec<Item>,
    /// The copies that were made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub made: Option<Made>,
    /// Who stood by.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub confirmed: Vec<Confirmed>,
}

/// Copies that were made of a carrier (复制件): carriers of the same document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Made {
    /// The carrier they were made from.
    pub parent: CarrierId,
    /// The document.
    pub document: DocumentId,
    /// Who keeps them until they are given out.
    pub keeper: String,
    /// What they are made of.
    pub medium: Medium,
    /// The copies.
    pub copies: Vec<MadeCopy>,
}

/// A copy that was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MadeCopy {
    /// Its identity.
    pub id: CarrierId,
    /// Which copy of the document it is, behind those there were.
    pub ordinal: u32,
    /// Its number.
    pub number: u32,
    /// Its pages.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pages: Option<u32>,
}

/// Somebody leaves the unit; they hold nothing any more (LAW24 art. 46).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Leave {
    /// Who.
    pub person: String,
    /// The day.
    pub date: Date,
}

/// A document is put on hold (冻结), or let go.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Freeze {
    /// The document.
    pub document: DocumentId,
    /// Whether it is on hold from now on.
    pub on_hold: bool,
    /// The day.
    pub date: Date,
    /// Why.
    pub reason: String,
    /// Who said so.
    pub approver: String,
}

/// A carrier that a count missed was found, or its loss was reported (REG24 art. 61).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EndSearch {
    /// The carrier.
    pub carrier: CarrierId,
    /// Its document.
    pub document: DocumentId,
    /// The day.
    pub date: Date,
    /// Whether it was found.
    pub found: bool,
    /// How and where; or to whom it was reported.
    pub how: String,
}
