//! Events of carriers going and coming: loans, circulation, places.

use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

use crate::model::book::Slot;
use crate::model::custody::Home;
use crate::model::ids::{CardId, CarrierId, DocumentId, LegId, LineId, PlaceId};

/// 借出: one carrier goes to one borrower.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lend {
    /// The line's identity; the loan is known by it.
    pub line: LineId,
    /// Its slot in the book.
    pub slot: Slot,
    /// The day.
    pub date: Date,
    /// The document.
    pub document: DocumentId,
    /// The carrier.
    pub carrier: CarrierId,
    /// The borrower.
    pub borrower: String,
    /// The borrower's department.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub department: Option<String>,
    /// What for.
    pub purpose: String,
    /// Who approved.
    pub approver: String,
    /// The day it is due back.
    pub due_on: Date,
    /// Where a 绝密 carrier is to be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reading_place: Option<String>,
    /// A remark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remark: Option<String>,
}

/// 归还: the borrower brings it back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GiveBack {
    /// The loan.
    pub loan: LineId,
    /// The document.
    pub document: DocumentId,
    /// The carrier.
    pub carrier: CarrierId,
    /// The day.
    pub date: Date,
    /// Who brought it.
    pub returned_by: String,
    /// The pages counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pages: Option<u32>,
    /// Its condition.
    pub condition: String,
    /// What was found wrong, and who was told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub discrepancy: Option<String>,
    /// Where it goes.
    pub to: Home,
}

/// A planned reader of a card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reader {
    /// The name.
    pub name: String,
    /// The duty (职务).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duty: Option<String>,
}

/// A circulation card is opened for one carrier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Circulate {
    /// The card's identity.
    pub card: CardId,
    /// Its slot among the year's cards.
    pub slot: Slot,
    /// The day.
    pub date: Date,
    /// The document.
    pub document: DocumentId,
    /// The carrier.
    pub carrier: CarrierId,
    /// What the office proposes (拟办意见).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proposal: Option<String>,
    /// The planned readers, in order.
    pub readers: Vec<Reader>,
}

/// The secretary brings the carrier to a reader.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CirculateOut {
    /// The card.
    pub card: CardId,
    /// The leg's identity.
    pub leg: LegId,
    /// The document.
    pub document: DocumentId,
    /// The carrier.
    pub carrier: CarrierId,
    /// The reader.
    pub reader: String,
    /// When, by the clock on the wall.
    pub at: DateTime,
    /// Who let a reader in who is not on the card (LAW24 art. 21).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approver: Option<String>,
}

/// The secretary fetches the carrier from the reader.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CirculateBack {
    /// The card.
    pub card: CardId,
    /// The leg that ends.
    pub leg: LegId,
    /// The document.
    pub document: DocumentId,
    /// The carrier.
    pub carrier: CarrierId,
    /// When, by the clock on the wall.
    pub at: DateTime,
    /// The reader's opinion.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opinion: Option<String>,
    /// A leader's instruction (批示).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instruction: Option<String>,
    /// Where it goes.
    pub to: Home,
}

/// A card is ended before all planned readers have read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CirculateEnd {
    /// The card.
    pub card: CardId,
    /// The document.
    pub document: DocumentId,
    /// The day.
    pub date: Date,
    /// Why.
    pub reason: String,
}

/// Carriers of one document are put on a shelf.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shelve {
    /// The document.
    pub document: DocumentId,
    /// The carriers.
    pub carriers: Vec<CarrierId>,
    /// The place.
    pub place: PlaceId,
    /// The day.
    pub date: Date,
}

/// Carriers of one document go from one place to another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Move {
    /// The document.
    pub document: DocumentId,
    /// The carriers.
    pub carriers: Vec<CarrierId>,
    /// The place.
    pub place: PlaceId,
    /// The day.
    pub date: Date,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}
