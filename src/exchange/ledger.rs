//! A ledger out of a file: every row is accepted with its typed facts, rejected with the cell and the reason, or a row
//! that is no entry (blank, sum, header again, footer) and counted. Nothing is guessed and nothing is lost.

use std::path::Path;

use jiff::civil::Date;
use serde::Serialize;

use super::cell::{CellValue, Row, Sheet, Workbook};
use super::mapping::{Field, Mapping};
use super::read::{ReadError, read_sheets};
use super::rows::{self, Outcome, Skip};
use crate::model::copyno::{CopyNumbersError, CountError};
use crate::model::date::DateError;
use crate::model::docno::DocNoError;
use crate::model::ledger::LedgerRow;
use crate::model::period::PeriodError;
use crate::model::refusal::Refusal;
use crate::model::register::Register;

/// Where a row stands in its file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RowRef {
    /// The sheet.
    pub sheet: String,
    /// The row, from one.
    pub row: u32,
}

/// A row that can be entered.
#[derive(Debug, Clone, PartialEq)]
pub struct Accepted {
    /// Its facts.
    pub row: LedgerRow,
    /// Where it stands.
    pub at: RowRef,
    /// Its cells, as found.
    pub raw: Vec<CellValue>,
}

/// A row that cannot, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Rejected {
    /// Where it stands.
    pub at: RowRef,
    /// The cell at fault, such as B22; nothing where its column is missing.
    pub cell: Option<String>,
    /// Its number in the book, as written.
    pub number: Option<String>,
    /// Its cells, as found.
    pub raw: Vec<CellValue>,
    /// The fact at fault.
    pub field: Field,
    /// What is wrong with it.
    pub reason: RejectReason,
}

/// What is wrong with a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RejectReason {
    /// It must be there and is not.
    Missing,
    /// It is longer than is kept, in characters.
    TooLong {
        /// How long it is.
        length: usize,
    },
    /// Its number in the book is none.
    Number {
        /// As written.
        text: String,
    },
    /// It is no day.
    Date(DateError),
    /// A number such as 1.1 in a cell may be 1.1 or 1.10: the sheet has lost which.
    DateAmbiguous {
        /// As written.
        text: String,
    },
    /// It is before the day it must follow.
    DateOrder {
        /// The day.
        day: Date,
        /// The day it must follow.
        after: Date,
    },
    /// It is no level.
    Level {
        /// As written.
        text: String,
    },
    /// It is no period.
    Period(PeriodError),
    /// The mark and the column of periods say two things.
    PeriodConflict {
        /// What the mark says.
        mark: String,
        /// What the column says.
        column: String,
    },
    /// It is no document number.
    DocNo(DocNoError),
    /// It is no count.
    Count(CountError),
    /// They are no copy numbers.
    CopyNumbers(CopyNumbersError),
    /// There are not as many copy numbers as copies.
    CopyNumbersCount {
        /// How many numbers there are.
        numbers: u32,
        /// How many copies there are.
        copies: u32,
    },
    /// One copy is lent at a time.
    OneCopy {
        /// How many there are.
        count: u32,
    },
    /// A recipient is not named, or not with a count.
    Recipients {
        /// As written.
        text: String,
    },
    /// What was printed is not what was sent, filed and left over.
    Sum {
        /// How many were printed.
        printed: u32,
        /// How many were sent.
        sent: u32,
        /// How many were filed.
        filed: u32,
        /// How many are left.
        remaining: u32,
    },
    /// It does not fit what is on the books already.
    Books(Box<Refusal>),
}

/// How many rows were no entries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Skipped {
    /// Blank rows, rows with nothing but a number included; rows the file does not hold at all are not counted.
    pub blank: usize,
    /// Sums.
    pub totals: usize,
    /// Headers and titles again.
    pub headers: usize,
    /// What stands below.
    pub footers: usize,
    /// Sheets without a header.
    pub sheets: usize,
}

/// The sheet an accepted or rejected row came from, as far as it is needed to write rows back.
#[derive(Debug, Clone, PartialEq)]
pub struct LedgerSheet {
    /// What was found out about it.
    pub mapping: Mapping,
    /// Its rows above the header, and the header.
    pub head: Vec<Row>,
}

/// A file, read as a register.
#[derive(Debug, Clone, PartialEq)]
pub struct Ledger {
    /// The file's name.
    pub source: String,
    /// The register.
    pub register: Register,
    /// Its sheets that have a header.
    pub sheets: Vec<LedgerSheet>,
    /// The rows that can be entered, in order.
    pub rows: Vec<Accepted>,
    /// The rows that cannot, in order.
    pub rejected: Vec<Rejected>,
    /// What was neither.
    pub skipped: Skipped,
}

impl Ledger {
    /// The mapping of the first sheet.
    pub fn mapping(&self) -> Option<&Mapping> {
        self.sheets.first().map(|sheet| &sheet.mapping)
    }

    /// The year the ledger names.
    pub fn year(&self) -> Option<i16> {
        self.sheets.iter().find_map(|sheet| sheet.mapping.year)
    }

    /// The unit the ledger names.
    pub fn unit(&self) -> Option<&str> {
        self.sheets.iter().find_map(|sheet| sheet.mapping.unit.as_deref())
    }
}

/// Reads a file as a ledger of `register`. A mapping given is used for the sheet it names, in place of what is found.
pub fn read_ledger(path: &Path, register: Register, mapping: Option<&Mapping>) -> Result<Ledger, ReadError> {
    ledger_of(read_sheets(path)?, register, mapping)
}

/// As [`read_ledger`], of sheets that are read already.
pub fn ledger_of(workbook: Workbook, register: Register, mapping: Option<&Mapping>) -> Result<Ledger, ReadError> {
    ledger_with(workbook, register, mapping.map(std::slice::from_ref).unwrap_or_default())
}

/// As [`ledger_of`], with a mapping for each of several sheets.
pub fn ledger_with(workbook: Workbook, register: Register, mappings: &[Mapping]) -> Result<Ledger, ReadError> {
    if Field::required(register).is_empty() {
        return Err(ReadError::NotImported(register));
    }
    let mut ledger = Ledger {
        source: workbook.name,
        register,
        sheets: Vec::new(),
        rows: Vec::new(),
        rejected: Vec::new(),
        skipped: Skipped::default(),
    };
    let mut incomplete = None;
    for sheet in workbook.sheets {
        let given = mappings.iter().find(|mapping| mapping.sheet == sheet.name).cloned();
        let Some(found) = given.or_else(|| Mapping::find(&sheet, register, &ledger.source)) else {
            ledger.skipped.sheets += 1;
            continue;
        };
        let missing = found.missing(register);
        if missing.is_empty() {
            read_sheet(&mut ledger, sheet, found);
        } else {
            ledger.skipped.sheets += 1;
            incomplete = incomplete.or(Some(ReadError::MissingColumns { sheet: sheet.name, fields: missing }));
        }
    }
    if ledger.sheets.is_empty() { Err(incomplete.unwrap_or(ReadError::NoHeader)) } else { Ok(ledger) }
}

fn read_sheet(ledger: &mut Ledger, sheet: Sheet, mapping: Mapping) {
    let Sheet { name, mut rows } = sheet;
    let from = rows.partition_point(|row| row.number <= mapping.last_row);
    let body = rows.split_off(from);
    let outcomes = rows::read(ledger.register, &mapping, &rows, &body);
    ledger.sheets.push(LedgerSheet { mapping, head: rows });
    for (row, outcome) in body.into_iter().zip(outcomes) {
        let at = RowRef { sheet: name.clone(), row: row.number };
        let raw = row.cells;
        match outcome {
            Outcome::Row(facts) => ledger.rows.push(Accepted { row: *facts, at, raw }),
            Outcome::Fault { field, column, number, reason } => {
                let cell = column.map(|column| super::cell::a1(at.row, column));
                ledger.rejected.push(Rejected { at, cell, number, raw, field, reason });
            }
            Outcome::Skip(Skip::Blank) => ledger.skipped.blank += 1,
            Outcome::Skip(Skip::Total) => ledger.skipped.totals += 1,
            Outcome::Skip(Skip::Header) => ledger.skipped.headers += 1,
            Outcome::Skip(Skip::Footer) => ledger.skipped.footers += 1,
        }
    }
}
