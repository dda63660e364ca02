//! A register's line: what kind it is and which of its fields can be corrected.

use serde::{Deserialize, Serialize};

use super::register::Register;

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LineKind {
    /// An ordinary line.
    Entry,
    /// It corrects another (更正).
    Correction,
    /// It voids another (作废).
    Voiding,
    /// It adds to another (补登).
    Supplement,
}

impl LineKind {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::Entry, Self::Correction, Self::Voiding, Self::Supplement];

    /// Its name in the store.
    pub fn code(self) -> &'static str {
        match self {
            Self::Entry => "entry",
            Self::Correction => "correction",
            Self::Voiding => "voiding",
            Self::Supplement => "supplement",
        }
    }

    /// The kind with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// A field of a line that can be corrected or supplemented.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// The line's date.
    Date,
    /// The issuing body.
    Issuer,
    /// The document number.
    Number,
    /// The title.
    Title,
    /// The level.
    Level,
    /// The period.
    Period,
    /// Attachments.
    Attachments,
    /// Urgency.
    Urgency,
    /// How it came or went.
    Channel,
    /// The number on the envelope.
    Seal,
    /// Who signed for it.
    SignedBy,
    /// Who is to handle it.
    HandledBy,
    /// What came of it.
    Result,
    /// When it was recalled, filed or destroyed, and under what number.
    Disposal,
    /// Who drafted it.
    DraftedBy,
    /// Who approved or signed it off.
    Approver,
    /// The borrower's department.
    Department,
    /// The purpose of a loan.
    Purpose,
    /// The day a loan is due.
    DueOn,
    /// The remark.
    Remark,
}

impl Field {
    /// Every field.
    pub const ALL: [Self; 20] = [
        Self::Date,
        Self::Issuer,
        Self::Number,
        Self::Title,
        Self::Level,
        Self::Period,
        Self::Attachments,
        Self::Urgency,
        Self::Channel,
        Self::Seal,
        Self::SignedBy,
        Self::HandledBy,
        Self::Result,
        Self::Disposal,
        Self::DraftedBy,
        Self::Approver,
        Self::Department,
        Self::Purpose,
        Self::DueOn,
        Self::Remark,
    ];

    /// Its name in the journal, the store and on the command line.
    pub fn code(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::Issuer => "issuer",
            Self::Number => "number",
            Self::Title => "title",
            Self::Level => "level",
            Self::Period => "period",
            Self::Attachments => "attachments",
            Self::Urgency => "urgency",
            Self::Channel => "channel",
            Self::Seal => "seal",
            Self::SignedBy => "signed_by",
            Self::HandledBy => "handled_by",
            Self::Result => "result",
            Self::Disposal => "disposal",
            Self::DraftedBy => "drafted_by",
            Self::Approver => "approver",
            Self::Department => "department",
            Self::Purpose => "purpose",
            Self::DueOn => "due_on",
            Self::Remark => "remark",
        }
    }

    /// The field with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.code() == code)
    }

    /// Whether a line of this register has the field.
    pub fn is_in(self, register: Register) -> bool {
        match self {
            Self::Date | Self::Remark => register != Register::Circulation,
            Self::Number | Self::Title | Self::Level | Self::Period => {
                matches!(register, Register::Receiving | Register::Issuing)
            }
            Self::Issuer
            | Self::Attachments
            | Self::Urgency
            | Self::Channel
            | Self::Seal
            | Self::SignedBy
            | Self::HandledBy
            | Self::Result
            | Self::Disposal => register == Register::Receiving,
            Self::DraftedBy => register == Register::Issuing,
            Self::Approver => matches!(register, Register::Issuing | Register::Lending),
            Self::Department | Self::Purpose | Self::DueOn => register == Register::Lending,
        }
    }
}

/// What a line says beside its document: the columns that are printed and exported but never searched by.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Detail {
    /// Attachments.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attachments: Option<String>,
    /// Urgency.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub urgency: Option<String>,
    /// How it came or went.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub channel: Option<String>,
    /// The number on the envelope.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seal: Option<String>,
    /// Who signed for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signed_by: Option<String>,
    /// Who is to handle it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub handled_by: Option<String>,
    /// What came of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub result: Option<String>,
    /// When it was recalled, filed or destroyed, and under what number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub disposal: Option<String>,
    /// Who drafted it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub drafted_by: Option<String>,
    /// Who approved or signed it off.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub approver: Option<String>,
    /// The borrower's department.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub department: Option<String>,
    /// The purpose of a loan.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub purpose: Option<String>,
    /// Where a 绝密 carrier is to be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reading_place: Option<String>,
    /// The condition in which it came back.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub condition: Option<String>,
    /// What was found wrong, and who was told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub discrepancy: Option<String>,
    /// The remark.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remark: Option<String>,
    /// Copies filed, of an issue.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filed: Option<u32>,
    /// Why a correcting, voiding or supplementing line was written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

impl Detail {
    /// The text of `field`, where the field is one of the details.
    pub fn field_mut(&mut self, field: Field) -> Option<&mut Option<String>> {
        match field {
            Field::Attachments => Some(&mut self.attachments),
            Field::Urgency => Some(&mut self.urgency),
            Field::Channel => Some(&mut self.channel),
            Field::Seal => Some(&mut self.seal),
            Field::SignedBy => Some(&mut self.signed_by),
            Field::HandledBy => Some(&mut self.handled_by),
            Field::Result => Some(&mut self.result),
            Field::Disposal => Some(&mut self.disposal),
            Field::DraftedBy => Some(&mut self.drafted_by),
            Field::Approver => Some(&mut self.approver),
            Field::Department => Some(&mut self.department),
            Field::Purpose => Some(&mut self.purpose),
            Field::Remark => Some(&mut self.remark),
            Field::Date
            | Field::Issuer
            | Field::Number
            | Field::Title
            | Field::Level
            | Field::Period
            | Field::DueOn => None,
        }
    }
}
