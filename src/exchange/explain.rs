//! Words for what went wrong between a file and the register: facts in, one sentence out. Every match is exhaustive.

use std::io::ErrorKind;

use super::cell::MOST_CELLS;
use super::ledger::{RejectReason, Rejected};
use super::mapping::Field;
use super::read::ReadError;
use super::write::WriteError;
use crate::model::copyno::{CopyNumbersError, CountError, MOST, copy_no};
use crate::model::date::{DateError, FIRST_YEAR, LAST_YEAR, screen};
use crate::model::docno::DocNoError;
use crate::model::period::PeriodError;
use crate::tr;

/// The name of a fact.
pub fn field(field: Field) -> String {
    match field {
        Field::Number => tr!("field-number"),
        Field::Date => tr!("field-date"),
        Field::Issuer => tr!("field-issuer"),
        Field::DocNo => tr!("field-docno"),
        Field::Title => tr!("field-title"),
        Field::Attachments => tr!("field-attachments"),
        Field::Level => tr!("field-level"),
        Field::Period => tr!("field-period"),
        Field::Copies => tr!("field-copies"),
        Field::CopyNumbers => tr!("field-copy-numbers"),
        Field::Urgency => tr!("field-urgency"),
        Field::Channel => tr!("field-channel"),
        Field::SignedBy => tr!("field-signed-by"),
        Field::HandledBy => tr!("field-handled-by"),
        Field::Result => tr!("field-result"),
        Field::Disposal => tr!("field-disposal"),
        Field::Remark => tr!("field-remark"),
        Field::Printed => tr!("field-printed"),
        Field::Recipients => tr!("field-recipients"),
        Field::Filed => tr!("field-filed"),
        Field::Remaining => tr!("field-remaining"),
        Field::CopyNumber => tr!("field-copy-number"),
        Field::Borrower => tr!("field-borrower"),
        Field::Department => tr!("field-department"),
        Field::Purpose => tr!("field-purpose"),
        Field::Approver => tr!("field-approver"),
        Field::DueOn => tr!("field-due-on"),
        Field::ReturnedOn => tr!("field-returned-on"),
        Field::Condition => tr!("field-condition"),
    }
}

/// Why a row was rejected.
pub fn rejected(row: &Rejected) -> String {
    let field = field(row.field);
    match &row.reason {
        RejectReason::Missing => tr!("reject-missing", field = field),
        RejectReason::TooLong { length } => tr!("reject-too-long", field = field, length = *length),
        RejectReason::Number { text } => tr!("reject-number", text = text.as_str()),
        RejectReason::Date(error) => date_error(error),
        RejectReason::DateAmbiguous { text } => tr!("reject-date-ambiguous", text = text.as_str()),
        RejectReason::DateOrder { day, after } => {
            tr!("reject-date-order", field = field, day = screen(*day), after = screen(*after))
        }
        RejectReason::Level { text } => tr!("reject-level", text = text.as_str()),
        RejectReason::Period(error) => period_error(error),
        RejectReason::PeriodConflict { mark, column } => {
            tr!("reject-period-conflict", mark = mark.as_str(), column = column.as_str())
        }
        RejectReason::DocNo(error) => docno_error(error),
        RejectReason::Count(error) => count_error(error),
        RejectReason::CopyNumbers(error) => copy_numbers_error(error),
        RejectReason::CopyNumbersCount { numbers, copies } => {
            tr!("reject-copy-numbers-count", numbers = *numbers, copies = *copies)
        }
        RejectReason::OneCopy { count } => tr!("reject-one-copy", count = *count),
        RejectReason::Recipients { text } => tr!("reject-recipients", text = text.as_str()),
        RejectReason::Sum { printed, sent, filed, remaining } => {
            tr!("reject-sum", printed = *printed, sent = *sent, filed = *filed, remaining = *remaining)
        }
        RejectReason::Books(refusal) => {
            let article = crate::explain::article(refusal.article());
            tr!("refused", message = crate::explain::refusal(refusal), article)
        }
    }
}

/// Why a text is no day.
pub fn date_error(error: &DateError) -> String {
    match error {
        DateError::Empty => tr!("date-empty"),
        DateError::Unclear { text } => tr!("date-unclear", text = text.as_str()),
        DateError::YearMissing { text } => tr!("date-year-missing", text = text.as_str()),
        DateError::Year { year } => tr!("date-year", year = *year, first = FIRST_YEAR, last = LAST_YEAR),
        DateError::Month { month } => tr!("date-month", month = *month),
        DateError::Day { year, month, day } => tr!("date-day", year = *year, month = *month, day = *day),
        DateError::Time { text } => tr!("date-time", text = text.as_str()),
    }
}

/// Why a text is no period.
pub fn period_error(error: &PeriodError) -> String {
    match error {
        PeriodError::Empty => tr!("period-empty"),
        PeriodError::Length { text } => tr!("period-length", text = text.as_str()),
        PeriodError::Date(error) => date_error(error),
        PeriodError::Unclear { text } => tr!("period-unclear", text = text.as_str()),
    }
}

/// Why a text is no document number.
pub fn docno_error(error: &DocNoError) -> String {
    match error {
        DocNoError::Empty => tr!("docno-empty"),
        DocNoError::TooLong { length } => tr!("docno-too-long", length = *length),
    }
}

/// Why a text is no count.
pub fn count_error(error: &CountError) -> String {
    match error {
        CountError::Empty => tr!("count-empty"),
        CountError::NotANumber { text } => tr!("count-not-a-number", text = text.as_str()),
        CountError::Zero => tr!("count-zero"),
        CountError::TooMany { text } => tr!("count-too-many", text = text.as_str(), most = MOST),
    }
}

/// Why a text is no set of copy numbers.
pub fn copy_numbers_error(error: &CopyNumbersError) -> String {
    match error {
        CopyNumbersError::Empty => tr!("copy-numbers-empty"),
        CopyNumbersError::NotANumber { text } => tr!("copy-numbers-not-a-number", text = text.as_str()),
        CopyNumbersError::Zero => tr!("copy-numbers-zero"),
        CopyNumbersError::Reversed { first, last } => {
            tr!("copy-numbers-reversed", first = copy_no(*first), last = copy_no(*last))
        }
        CopyNumbersError::Repeated { number } => tr!("copy-numbers-repeated", number = copy_no(*number)),
        CopyNumbersError::TooMany { count } => tr!("copy-numbers-too-many", count = *count, most = MOST),
    }
}

/// Why a file was not read.
pub fn read_error(error: &ReadError) -> String {
    const MEGABYTE: u64 = 1 << 20;
    match error {
        ReadError::Io(error) => io_error(error),
        ReadError::TooLarge { bytes, limit } => {
            tr!("read-too-large", megabytes = bytes.div_ceil(MEGABYTE), limit = limit / MEGABYTE)
        }
        ReadError::Swells { part, limit } => tr!("read-swells", limit = limit / MEGABYTE, part = part.as_str()),
        ReadError::TooManyCells { sheet, limit: _ } => {
            tr!("read-too-many-cells", limit = MOST_CELLS, sheet = sheet.as_str())
        }
        ReadError::TooWide { sheet, cell } => tr!("read-too-wide", cell = cell.as_str(), sheet = sheet.as_str()),
        ReadError::Malformed { format, detail } => {
            tr!("read-malformed", format = format.extension(), detail = detail.as_str())
        }
        ReadError::Encrypted => tr!("read-encrypted"),
        ReadError::TooOld => tr!("read-too-old"),
        ReadError::Unknown => tr!("read-unknown"),
        ReadError::Encoding => tr!("read-encoding"),
        ReadError::NoHeader => tr!("read-no-header"),
        ReadError::MissingColumns { sheet, fields } => {
            let names: Vec<String> = fields.iter().map(|one| field(*one)).collect();
            tr!("read-missing-columns", columns = names.join(&tr!("list-comma")), sheet = sheet.as_str())
        }
        ReadError::NotImported(register) => tr!("read-not-imported", register = register.code()),
    }
}

/// Why a file was not written.
pub fn write_error(error: &WriteError) -> String {
    match error {
        WriteError::Io(error) => io_error(error),
        WriteError::Sheet(error) => tr!("write-sheet", detail = error.to_string()),
    }
}

fn io_error(error: &std::io::Error) -> String {
    // The list of causes is open by its nature; the four that people meet have their own words.
    match error.kind() {
        ErrorKind::NotFound => tr!("file-not-found"),
        ErrorKind::PermissionDenied => tr!("file-denied"),
        ErrorKind::StorageFull => tr!("file-disk-full"),
        _ => tr!("exchange-file-failed", detail = error.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Lang, choose_on_this_thread};

    #[test]
    fn every_fact_has_a_name_in_both_languages() {
        use crate::model::register::Register;
        for lang in Lang::ALL {
            choose_on_this_thread(Some(lang));
            for register in Register::ALL {
                for one in Field::of(register) {
                    let name = field(one);
                    assert!(!name.is_empty() && !name.starts_with("field-"), "{name}");
                }
            }
        }
        choose_on_this_thread(None);
    }

    #[test]
    fn a_sentence_states_the_fact() {
        choose_on_this_thread(Some(Lang::Chinese));
        let missing = ReadError::MissingColumns { sheet: "收文".to_owned(), fields: vec![Field::Date, Field::Title] };
        let sentence = read_error(&missing);
        assert!(sentence.contains("日期、标题") && sentence.contains("收文"), "{sentence}");
        choose_on_this_thread(None);
    }
}
