//! One row of cells into one typed row, or into the reason why not.

use std::borrow::Cow;

use jiff::civil::Date;
use rayon::prelude::*;

use super::cell::{CellValue, Row, day_of_serial};
use super::ledger::RejectReason;
use super::mapping::{Field, Mapping};
use super::words::{
    COPIES, COUNT_NOISE, DASHES, DITTO, EACH, ENTRY_NOISE, FOOTER_SIGNS, FOOTERS, RECIPIENT_SIGNS, TOTALS,
};
use crate::model::copyno::{CopyNumbers, CountError, parse_amount, parse_count};
use crate::model::date::{DateError, FIRST_YEAR, LAST_YEAR, parse_date};
use crate::model::docno::DocNo;
use crate::model::ledger::{IssuingRow, LedgerRow, LendingRow, ReceivingRow};
use crate::model::level::Level;
use crate::model::period::{MarkError, Period, PeriodError, parse_mark};
use crate::model::register::Register;
use crate::model::text;

/// The longest text of one fact, in characters.
const LONGEST: usize = 2000;

/// What became of a row.
pub(super) enum Outcome {
    /// An entry.
    Row(Box<LedgerRow>),
    /// An entry with a fault.
    Fault { field: Field, column: Option<u32>, number: Option<String>, reason: RejectReason },
    /// No entry.
    Skip(Skip),
}

/// Why a row is no entry.
pub(super) enum Skip {
    Blank,
    Total,
    Header,
    Footer,
}

/// What became of every row of `body`; `head` is what stands above.
pub(super) fn read(register: Register, mapping: &Mapping, head: &[Row], body: &[Row]) -> Vec<Outcome> {
    let sheet = Columns::of(mapping, head);
    (body.par_iter().enumerate())
        .map(|(at, row)| {
            if let Some(skip) = sheet.skip(row) {
                return Outcome::Skip(skip);
            }
            let reader = Reader { sheet: &sheet, body, at, row };
            match reader.facts(register) {
                Ok(facts) => Outcome::Row(Box::new(facts)),
                Err((field, reason)) => {
                    let column = sheet.column(field);
                    let number = text::tidy(&reader.cell(Field::Number).text());
                    Outcome::Fault { field, column, number: Some(number).filter(|n| !n.is_empty()), reason }
                }
            }
        })
        .collect()
}

type Fault = (Field, RejectReason);

struct Columns {
    places: Vec<(Field, u32)>,
    headings: Vec<(u32, String)>,
    titles: Vec<String>,
    year: Option<i16>,
}

impl Columns {
    fn of(mapping: &Mapping, head: &[Row]) -> Self {
        Self {
            places: mapping.columns.iter().filter_map(|column| Some((column.field?, column.column))).collect(),
            headings: head
                .iter()
                .filter(|row| row.number >= mapping.first_row)
                .flat_map(Row::values)
                .map(|(column, cell)| (column, text::squeeze(&cell.text())))
                .collect(),
            titles: head
                .iter()
                .filter(|row| row.number < mapping.first_row)
                .flat_map(Row::values)
                .map(|(_, cell)| text::squeeze(&cell.text()))
                .collect(),
            year: mapping.year,
        }
    }

    fn column(&self, field: Field) -> Option<u32> {
        self.places.iter().find(|(own, _)| *own == field).map(|(_, column)| *column)
    }

    fn skip(&self, row: &Row) -> Option<Skip> {
        let mut values = row.values();
        let Some((first_column, first)) = values.next() else { return Some(Skip::Blank) };
        let others = values.count();
        let CellValue::Text(first_text) = first else {
            // A number printed ahead on an empty line.
            return (others == 0 && Some(first_column) == self.column(Field::Number)).then_some(Skip::Blank);
        };
        let title_column = self.column(Field::Title);
        let untitled = title_column.is_none_or(|column| column == first_column || row.cell(column).is_blank());
        let word = text::squeeze(first_text);
        if untitled && TOTALS.iter().any(|total| word.contains(total)) && word.chars().count() <= 12 {
            return Some(Skip::Total);
        }
        if self.is_heading(first_column, &word) {
            let same =
                row.values().filter(|(column, cell)| self.is_heading(*column, &text::squeeze(&cell.text()))).count();
            if same * 2 > others + 1 {
                return Some(Skip::Header);
            }
        }
        if untitled && FOOTERS.iter().any(|footer| is_footer(&word, footer)) {
            return Some(Skip::Footer);
        }
        if others == 0 {
            if Some(first_column) == self.column(Field::Number) && word.bytes().all(|byte| byte.is_ascii_digit()) {
                return Some(Skip::Blank);
            }
            if self.titles.contains(&word) {
                return Some(Skip::Header);
            }
        }
        let repeated = others > 0 && row.values().all(|(_, cell)| self.titles.contains(&text::squeeze(&cell.text())));
        repeated.then_some(Skip::Header)
    }

    fn is_heading(&self, column: u32, word: &str) -> bool {
        self.headings.iter().any(|(own, heading)| *own == column && heading == word)
    }
}

/// A footer's word stands alone, before a colon or a blank to be filled, or around page numbers.
fn is_footer(word: &str, footer: &str) -> bool {
    let stands = word
        .strip_prefix(footer)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(FOOTER_SIGNS) || footer.chars().count() >= 4);
    stands
        || (word.contains(|c: char| c.is_ascii_digit())
            && word.chars().filter(|c| c.is_alphabetic()).eq(footer.chars()))
}

struct Reader<'a> {
    sheet: &'a Columns,
    body: &'a [Row],
    at: usize,
    row: &'a Row,
}

impl<'a> Reader<'a> {
    fn facts(&self, register: Register) -> Result<LedgerRow, Fault> {
        match register {
            Register::Receiving => self.receiving().map(LedgerRow::Receiving),
            Register::Issuing => self.issuing().map(LedgerRow::Issuing),
            Register::Lending | Register::Circulation => self.lending().map(LedgerRow::Lending),
        }
    }

    fn receiving(&self) -> Result<ReceivingRow, Fault> {
        let number = self.number()?;
        let date = self.day(Field::Date)?.ok_or((Field::Date, RejectReason::Missing))?;
        let issuer = self.required(Field::Issuer)?;
        let docno = self.docno()?;
        let title = self.required(Field::Title)?;
        let (level, period) = self.mark()?;
        let copies = self.count(Field::Copies)?;
        Ok(ReceivingRow {
            number,
            date,
            issuer,
            docno,
            title,
            attachments: self.optional(Field::Attachments)?,
            level,
            period,
            copies,
            copy_numbers: self.copy_numbers(copies)?,
            urgency: self.optional(Field::Urgency)?,
            channel: self.optional(Field::Channel)?,
            signed_by: self.optional(Field::SignedBy)?,
            handled_by: self.optional(Field::HandledBy)?,
            result: self.optional(Field::Result)?,
            disposal: self.optional(Field::Disposal)?,
            remark: self.optional(Field::Remark)?,
        })
    }

    fn issuing(&self) -> Result<IssuingRow, Fault> {
        let number = self.number()?;
        let date = self.day(Field::Date)?.ok_or((Field::Date, RejectReason::Missing))?;
        let docno = self.docno()?;
        let title = self.required(Field::Title)?;
        let (level, period) = self.mark()?;
        let printed = self.count(Field::Printed)?;
        let recipients = self.recipients()?;
        let sent = recipients.iter().fold(0_u32, |sum, (_, copies)| sum.saturating_add(*copies));
        let filed = self.amount(Field::Filed)?;
        // A book without a column for what is left has it as the difference.
        let remaining = match self.sheet.column(Field::Remaining) {
            Some(_) => self.amount(Field::Remaining)?,
            None => printed.saturating_sub(sent.saturating_add(filed)),
        };
        if sent.checked_add(filed).and_then(|sum| sum.checked_add(remaining)) != Some(printed) {
            return Err((Field::Printed, RejectReason::Sum { printed, sent, filed, remaining }));
        }
        Ok(IssuingRow {
            number,
            date,
            docno,
            title,
            attachments: self.optional(Field::Attachments)?,
            level,
            period,
            printed,
            copy_numbers: self.copy_numbers(printed)?,
            recipients,
            filed,
            remaining,
            signed_by: self.optional(Field::SignedBy)?,
            handled_by: self.optional(Field::HandledBy)?,
            channel: self.optional(Field::Channel)?,
            remark: self.optional(Field::Remark)?,
        })
    }

    fn lending(&self) -> Result<LendingRow, Fault> {
        let number = self.number()?;
        let date = self.day(Field::Date)?.ok_or((Field::Date, RejectReason::Missing))?;
        let docno = self.docno()?;
        let title = self.required(Field::Title)?;
        let level = match self.optional(Field::Level)? {
            Some(_) => Some(self.mark()?.0),
            None => None,
        };
        let borrower = self.required(Field::Borrower)?;
        let copy_number = match self.copies(Field::CopyNumber)? {
            Some(numbers) if numbers.len() > 1 => {
                return Err((Field::CopyNumber, RejectReason::OneCopy { count: numbers.len() }));
            }
            numbers => numbers.map(|numbers| numbers.first()),
        };
        Ok(LendingRow {
            number,
            date,
            docno,
            title,
            level,
            copy_number,
            borrower,
            department: self.optional(Field::Department)?,
            purpose: self.optional(Field::Purpose)?,
            approver: self.optional(Field::Approver)?,
            due_on: self.day_after(Field::DueOn, date)?,
            returned_on: self.day_after(Field::ReturnedOn, date)?,
            condition: self.optional(Field::Condition)?,
            remark: self.optional(Field::Remark)?,
        })
    }

    /// The cell of a field; where it says "the same as above", the cell it means.
    fn cell(&self, field: Field) -> &'a CellValue {
        static EMPTY: CellValue = CellValue::Empty;
        let Some(column) = self.sheet.column(field) else { return &EMPTY };
        let cell = self.row.cell(column);
        if !is_ditto(cell) {
            return cell;
        }
        let above = self.body.get(..self.at).unwrap_or_default().iter().rev().take(1000);
        let mut above = above.filter(|row| self.sheet.skip(row).is_none()).map(|row| row.cell(column));
        above.find(|cell| !is_ditto(cell)).unwrap_or(cell)
    }

    fn text(&self, field: Field) -> Cow<'a, str> {
        self.cell(field).text()
    }

    /// The text of a field that may be missing; a dash says that it is.
    fn optional(&self, field: Field) -> Result<Option<String>, Fault> {
        let tidied = text::tidy(&self.text(field));
        if tidied.is_empty() || DASHES.contains(&tidied.as_str()) {
            return Ok(None);
        }
        match tidied.chars().count() {
            length if length > LONGEST => Err((field, RejectReason::TooLong { length })),
            _ => Ok(Some(tidied)),
        }
    }

    fn required(&self, field: Field) -> Result<String, Fault> {
        self.optional(field)?.ok_or((field, RejectReason::Missing))
    }

    fn number(&self) -> Result<Option<u32>, Fault> {
        let Some(text) = self.optional(Field::Number)? else { return Ok(None) };
        let fault = || (Field::Number, RejectReason::Number { text: text.clone() });
        let packed = text::compact(&text);
        let mut runs = packed.split(ENTRY_NOISE).filter(|run| !run.is_empty());
        let mut last = runs.next().ok_or_else(fault)?;
        // A year may stand before the number.
        if let Some(next) = runs.next() {
            let year = last.parse::<i16>().ok().filter(|year| (FIRST_YEAR..=LAST_YEAR).contains(year));
            year.ok_or_else(fault)?;
            last = next;
        }
        let number = last.parse::<u32>().ok().filter(|number| *number > 0 && last.bytes().all(|b| b.is_ascii_digit()));
        if runs.next().is_some() { Err(fault()) } else { number.map(Some).ok_or_else(fault) }
    }

    fn day(&self, field: Field) -> Result<Option<Date>, Fault> {
        let checked = |day: Date| match day.year() {
            FIRST_YEAR..=LAST_YEAR => Ok(Some(day)),
            year => Err((field, RejectReason::Date(DateError::Year { year: i64::from(year) }))),
        };
        let cell = self.cell(field);
        match cell {
            CellValue::Empty => Ok(None),
            CellValue::Date(day) => checked(*day),
            CellValue::Number(number) => {
                if let Some(day) = serial_day(*number) {
                    return checked(day);
                }
                let text = cell.text().into_owned();
                if matches!(text.split_once('.'), Some((_, "1" | "2" | "3"))) {
                    return Err((field, RejectReason::DateAmbiguous { text }));
                }
                self.day_of(field, &text)
            }
            CellValue::Bool(_) => self.day_of(field, &cell.text()),
            CellValue::Text(text) => {
                let packed = text::compact(text);
                if packed.is_empty() || DASHES.contains(&packed.as_str()) {
                    return Ok(None);
                }
                let serial = if packed.len() == 5 { packed.parse().ok().and_then(serial_day) } else { None };
                serial.map_or_else(|| self.day_of(field, text), checked)
            }
        }
    }

    fn day_of(&self, field: Field, text: &str) -> Result<Option<Date>, Fault> {
        parse_date(text, self.sheet.year).map(Some).map_err(|error| (field, RejectReason::Date(error)))
    }

    fn day_after(&self, field: Field, after: Date) -> Result<Option<Date>, Fault> {
        match self.day(field)? {
            Some(day) if day < after => Err((field, RejectReason::DateOrder { day, after })),
            day => Ok(day),
        }
    }

    fn docno(&self) -> Result<Option<DocNo>, Fault> {
        let Some(text) = self.optional(Field::DocNo)? else { return Ok(None) };
        DocNo::parse(&text).map(Some).map_err(|error| (Field::DocNo, RejectReason::DocNo(error)))
    }

    /// Level and period, out of one column or two.
    fn mark(&self) -> Result<(Level, Option<Period>), Fault> {
        let (level, marked) = parse_mark(&self.text(Field::Level)).map_err(|error| {
            let reason = match error {
                MarkError::Empty => RejectReason::Missing,
                MarkError::Level { text } => RejectReason::Level { text },
                MarkError::Period(error) => RejectReason::Period(error),
            };
            (Field::Level, reason)
        })?;
        let column = match self.cell(Field::Period) {
            CellValue::Date(day) => Some(Period::Until(*day)),
            _ => match self.optional(Field::Period)? {
                Some(text) => match Period::parse(&text) {
                    Ok(period) => Some(period),
                    Err(PeriodError::Empty) => None,
                    Err(error) => return Err((Field::Period, RejectReason::Period(error))),
                },
                None => None,
            },
        };
        match (marked, column) {
            (Some(mark), Some(column)) if mark != column => {
                let reason = RejectReason::PeriodConflict { mark: mark.label(), column: column.label() };
                Err((Field::Period, reason))
            }
            (mark, column) => Ok((level, mark.or(column))),
        }
    }

    fn count(&self, field: Field) -> Result<u32, Fault> {
        parse_count(&self.text(field)).map_err(|error| match error {
            CountError::Empty => (field, RejectReason::Missing),
            error => (field, RejectReason::Count(error)),
        })
    }

    /// A count that may be none.
    fn amount(&self, field: Field) -> Result<u32, Fault> {
        let Some(text) = self.optional(field)? else { return Ok(0) };
        parse_amount(&text).map_err(|error| (field, RejectReason::Count(error)))
    }

    fn copies(&self, field: Field) -> Result<Option<CopyNumbers>, Fault> {
        let Some(text) = self.optional(field)? else { return Ok(None) };
        CopyNumbers::parse(&text).map(Some).map_err(|error| (field, RejectReason::CopyNumbers(error)))
    }

    fn copy_numbers(&self, copies: u32) -> Result<Option<CopyNumbers>, Fault> {
        match self.copies(Field::CopyNumbers)? {
            Some(numbers) if numbers.len() != copies => {
                let reason = RejectReason::CopyNumbersCount { numbers: numbers.len(), copies };
                Err((Field::CopyNumbers, reason))
            }
            numbers => Ok(numbers),
        }
    }

    /// Unit and count, unit and count; one without a count has one copy, or as many as each of the group it is in.
    fn recipients(&self) -> Result<Vec<(String, u32)>, Fault> {
        let Some(written) = self.optional(Field::Recipients)? else { return Ok(Vec::new()) };
        let fault = || (Field::Recipients, RejectReason::Recipients { text: written.clone() });
        let mut recipients: Vec<(String, u32)> = Vec::new();
        let mut group = 0;
        for part in written.split(RECIPIENT_SIGNS) {
            let part = part.trim();
            if part.is_empty() {
                continue;
            }
            let digit = |c: char| if text::fold(c).is_ascii_digit() { text::fold(c) } else { c };
            let folded: String = part.chars().map(digit).collect();
            let (name, count) = split_count(&folded);
            let (name, each) = name.strip_suffix(EACH).map_or((name, false), |name| (name.trim(), true));
            let copies = count.map_or(Ok(1), |count| parse_count(count).map_err(|_error| fault()))?;
            if name.is_empty() || (each && count.is_none()) {
                return Err(fault());
            }
            if each {
                recipients.iter_mut().skip(group).for_each(|(_, own)| *own = copies);
            }
            recipients.push((name.to_owned(), copies));
            if count.is_some() {
                group = recipients.len();
            }
        }
        Ok(recipients)
    }
}

/// The name and the digits behind it.
fn split_count(part: &str) -> (&str, Option<&str>) {
    let body = part.trim_end_matches(COUNT_NOISE).trim_end_matches(COPIES).trim_end_matches(COUNT_NOISE);
    let name = body.trim_end_matches(|digit: char| digit.is_ascii_digit());
    let digits = body.get(name.len()..).filter(|digits| !digits.is_empty());
    match digits {
        Some(_) => (name.trim_end_matches(COUNT_NOISE).trim(), digits),
        None => (part, None),
    }
}

fn is_ditto(cell: &CellValue) -> bool {
    match cell {
        CellValue::Text(text) if text.len() <= 12 => DITTO.contains(&text.trim()),
        _ => false,
    }
}

/// The day of a serial number that is plainly one.
fn serial_day(number: f64) -> Option<Date> {
    if (20_000.0..74_000.0).contains(&number) { day_of_serial(number, false) } else { None }
}
