//! Events that bring documents on the books: receiving, issuing, ledgers brought in.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::model::book::Slot;
use crate::model::carrier::Run;
use crate::model::copyno::CopyNumbers;
use crate::model::docno::DocNo;
use crate::model::ids::{CarrierId, DocumentId, LineId};
use crate::model::ledger::{IssuingRow, LendingRow, ReceivingRow};
use crate::model::level::Level;
use crate::model::period::Period;
use crate::model::register::Register;

/// What a document says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    /// The issuing body (来文机关); the unit itself for what it issues.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issuer: Option<String>,
    /// The document number (文号).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<DocNo>,
    /// The title.
    pub title: String,
    /// The level (密级).
    pub level: Level,
    /// The period of secrecy (保密期限).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<Period>,
    /// What a period beyond the statutory maximum rests on (LAW24 art. 20).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis: Option<String>,
}

/// 收文: a document comes on the books, with N carriers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receive {
    /// The line's identity.
    pub line: LineId,
    /// Its slot in the book.
    pub slot: Slot,
    /// The day it came.
    pub date: Date,
    /// The document's identity.
    pub document: DocumentId,
    /// What it says of itself.
    #[serde(flatten)]
    pub content: Content,
    /// The copies.
    pub run: Run,
    /// Whether the package was intact.
    pub intact: bool,
    /// How many copies the list with the package names.
    pub listed: u32,
    /// What was found wrong with package or count, and who was told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub discrepancy: Option<String>,
    /// Attachments.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attachments: Option<String>,
    /// Urgency (缓急).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub urgency: Option<String>,
    /// How it came (传递方式).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<String>,
    /// The number on the envelope (封号).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seal: Option<String>,
    /// Who signed for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed_by: Option<String>,
    /// Who is to handle it (承办).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub handled_by: Option<String>,
    /// A remark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remark: Option<String>,
    /// Who keeps the copies until they are shelved.
    pub keeper: String,
}

/// Copies that went to one recipient.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sent {
    /// The recipient: a unit outside or a department inside.
    pub unit: String,
    /// The copy numbers that went there.
    pub numbers: CopyNumbers,
    /// How they went.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<String>,
    /// The number on the envelope (封号).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seal: Option<String>,
    /// Who carried them, where they were carried by hand.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub escorts: Vec<String>,
}

/// 发文: a document of the unit's own is printed and goes out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Issue {
    /// The line's identity.
    pub line: LineId,
    /// Its slot in the book.
    pub slot: Slot,
    /// The day.
    pub date: Date,
    /// The document's identity.
    pub document: DocumentId,
    /// What it says of itself.
    #[serde(flatten)]
    pub content: Content,
    /// The print run; every copy has a number.
    pub run: Run,
    /// What went to whom.
    pub sent: Vec<Sent>,
    /// The copies that were filed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub filed: Option<CopyNumbers>,
    /// Who drafted it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub drafted_by: Option<String>,
    /// Who signed it off (签发).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approver: Option<String>,
    /// A remark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remark: Option<String>,
    /// Who keeps what was filed and what remains.
    pub keeper: String,
}

/// A receipt (回执) came back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// The line of the issue.
    pub line: LineId,
    /// The recipient.
    pub unit: String,
    /// The day it came back.
    pub date: Date,
    /// Who signed it there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed_by: Option<String>,
}

/// Lines of an old ledger, brought in as they stand.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BringIn {
    /// The register.
    pub register: Register,
    /// The file they come from.
    pub source: String,
    /// Who keeps the copies until they are shelved.
    pub keeper: String,
    /// The lines.
    pub lines: Vec<Brought>,
}

/// One line that was brought in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Brought {
    /// The line's identity.
    pub line: LineId,
    /// Its slot, with its old number.
    pub slot: Slot,
    /// The document's identity.
    pub document: DocumentId,
    /// The first carrier of a received or issued document; the carrier that was lent.
    pub carrier: CarrierId,
    /// The line itself.
    pub row: BroughtRow,
    /// The digest of the line as read, 16 hex digits: the same line is not brought in twice.
    pub mark: String,
}

/// The columns of a line that was brought in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BroughtRow {
    /// Of the receiving register.
    Receiving(ReceivingRow),
    /// Of the issuing register.
    Issuing(IssuingRow),
    /// Of the lending register.
    Lending(LendingRow),
}
