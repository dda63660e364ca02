//! The rows of a ledger, typed: what an import makes of the cells, and what an entry by hand must fill in.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::copyno::CopyNumbers;
use super::docno::DocNo;
use super::level::Level;
use super::period::Period;
use super::register::Register;

/// One line of the receiving register (收文登记簿).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReceivingRow {
    /// The number in the book (收文号).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<u32>,
    /// The day it was received.
    pub date: Date,
    /// Who wrote it (来文机关).
    pub issuer: String,
    /// Its number (来文字号).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub docno: Option<DocNo>,
    /// Its title.
    pub title: String,
    /// What came with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attachments: Option<String>,
    /// Its level.
    pub level: Level,
    /// Its period.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<Period>,
    /// How many copies came.
    pub copies: u32,
    /// Which copies came.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub copy_numbers: Option<CopyNumbers>,
    /// How urgent it is (缓急).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub urgency: Option<String>,
    /// How it came (传递方式).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<String>,
    /// Who signed for it (签收人).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed_by: Option<String>,
    /// Who deals with it (承办).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub handled_by: Option<String>,
    /// What came of it (办理结果).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub result: Option<String>,
    /// Where it went in the end (清退、归档、销毁).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub disposal: Option<String>,
    /// Whatever else was noted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remark: Option<String>,
}

/// One line of the issuing register (发文登记簿): `printed` is the sum of what was sent, filed and left over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssuingRow {
    /// The number in the book (发文号).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<u32>,
    /// The day it was issued.
    pub date: Date,
    /// Its number (发文字号).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub docno: Option<DocNo>,
    /// Its title.
    pub title: String,
    /// What goes with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attachments: Option<String>,
    /// Its level.
    pub level: Level,
    /// Its period.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<Period>,
    /// How many were printed (印数).
    pub printed: u32,
    /// Which copies they are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub copy_numbers: Option<CopyNumbers>,
    /// To whom, and how many each, in the order written; a unit may stand there twice.
    #[serde(default)]
    pub recipients: Vec<(String, u32)>,
    /// How many were put on file (存档).
    #[serde(default)]
    pub filed: u32,
    /// How many are left (余存).
    #[serde(default)]
    pub remaining: u32,
    /// Who signed it (签发人).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed_by: Option<String>,
    /// Who drafted or sent it (承办).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub handled_by: Option<String>,
    /// How it went (传递方式).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<String>,
    /// Whatever else was noted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remark: Option<String>,
}

impl IssuingRow {
    /// How many were sent to all recipients together.
    pub fn sent(&self) -> u32 {
        self.recipients.iter().fold(0, |sum, (_, copies)| sum.saturating_add(*copies))
    }
}

/// One line of the lending register (借阅登记簿).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LendingRow {
    /// The number in the book (序号).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<u32>,
    /// The day it was lent.
    pub date: Date,
    /// The document's number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub docno: Option<DocNo>,
    /// The document's title.
    pub title: String,
    /// The document's level, where the ledger has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<Level>,
    /// Which copy.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub copy_number: Option<u32>,
    /// Who borrowed it.
    pub borrower: String,
    /// The borrower's department.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub department: Option<String>,
    /// What for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub purpose: Option<String>,
    /// Who approved it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approver: Option<String>,
    /// The day it is due back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due_on: Option<Date>,
    /// The day it came back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub returned_on: Option<Date>,
    /// The state it came back in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub condition: Option<String>,
    /// Whatever else was noted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remark: Option<String>,
}

/// A line of any of the three books.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "register", rename_all = "kebab-case")]
pub enum LedgerRow {
    /// Of the receiving register.
    Receiving(ReceivingRow),
    /// Of the issuing register.
    Issuing(IssuingRow),
    /// Of the lending register.
    Lending(LendingRow),
}

impl LedgerRow {
    /// The register it belongs to.
    pub const fn register(&self) -> Register {
        match self {
            Self::Receiving(_) => Register::Receiving,
            Self::Issuing(_) => Register::Issuing,
            Self::Lending(_) => Register::Lending,
        }
    }

    /// Its number in the book.
    pub const fn number(&self) -> Option<u32> {
        match self {
            Self::Receiving(row) => row.number,
            Self::Issuing(row) => row.number,
            Self::Lending(row) => row.number,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_of_few_facts_is_short_in_json() -> Result<(), serde_json::Error> {
        let json = r#"{"register":"receiving","date":"2025-01-05","issuer":"县委办公室","title":"通知","level":"秘 密","copies":1}"#;
        let row: LedgerRow = serde_json::from_str(json)?;
        assert_eq!((row.register(), row.number()), (Register::Receiving, None));
        assert_eq!(serde_json::to_string(&row)?, json.replace("秘 密", "confidential"));
        Ok(())
    }
}
