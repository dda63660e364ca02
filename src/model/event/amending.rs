//! Events about lines and pages: corrections, voidings, supplements, printings.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::model::book::Slot;
use crate::model::custody::Home;
use crate::model::ids::{CardId, CarrierId, LineId};
use crate::model::line::Field;
use crate::model::matter::Confirmed;

/// 更正: a line's field was wrong. The old value stays readable.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correct {
    /// The correcting line's identity.
    pub line: LineId,
    /// Its slot in the book.
    pub slot: Slot,
    /// The line that was wrong.
    pub refers_to: LineId,
    /// The day.
    pub date: Date,
    /// The field.
    pub field: Field,
    /// What stood there, as printed.
    pub old: String,
    /// What should stand there, as printed.
    pub new: String,
    /// What a corrected period beyond the statutory maximum rests on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis: Option<String>,
    /// Why.
    pub reason: String,
    /// Who approved.
    pub approver: String,
    /// The leader who stood by.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub confirmed: Vec<Confirmed>,
}

/// 作废: a line should not have been written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Void {
    /// The voiding line's identity.
    pub line: LineId,
    /// Its slot in the book.
    pub slot: Slot,
    /// The line that is void.
    pub refers_to: LineId,
    /// The day.
    pub date: Date,
    /// Why.
    pub reason: String,
    /// Who approved.
    pub approver: String,
    /// The carriers that come off the books with a line of receiving or issuing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub struck: Vec<CarrierId>,
    /// The carrier that a void loan gives back, and where to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub released: Option<(CarrierId, Home)>,
    /// The leader who stood by.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub confirmed: Vec<Confirmed>,
}

/// 补登: something was left out of a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Supplement {
    /// The supplementing line's identity.
    pub line: LineId,
    /// Its slot in the book.
    pub slot: Slot,
    /// The line it adds to.
    pub refers_to: LineId,
    /// The day.
    pub date: Date,
    /// The field that was empty.
    pub field: Field,
    /// What belongs there, as printed.
    pub text: String,
    /// Why it was left out.
    pub reason: String,
    /// Who approved.
    pub approver: String,
}

/// Pages were printed: what is on paper from now on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Print {
    /// What was printed.
    pub what: Printed,
    /// The pages with register lines on them.
    pub pages: Vec<PrintedPage>,
}

/// What a printing holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Printed {
    /// A book.
    Book(crate::model::book::Book),
    /// A circulation card.
    Card(CardId),
}

/// A printed page, so that paper and database can be compared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PrintedPage {
    /// Its number in the book, or on the card.
    pub page: u32,
    /// The number of the first row on it; 0 where it has none.
    pub from: u32,
    /// The number of the last row on it.
    pub to: u32,
    /// Whether it is full, and so sealed from now on; the page of a card never is.
    pub full: bool,
    /// Whether it is marked 补打: a sealed page, or the page of a card, that was on paper before.
    #[serde(default)]
    pub reprint: bool,
    /// The digest of what it says, hex.
    pub digest: String,
    /// The short code at its foot.
    pub code: String,
}
