//! Events of matters, and of what keeps a carrier out of them.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

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
    /// Who stood by.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub confirmed: Vec<Confirmed>,
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
