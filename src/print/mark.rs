//! What ties a printed page to the database: the page's digest, its short code for typing, and the digits in its QR
//! code.
//!
//! Digits only, because a Chinese input method swallows the letters a scanner types. The check digits are those of
//! GB/T 17710 (ISO 7064 MOD 11,10): one wrong digit never passes.

use sm3::{Digest as _, Sm3};

use super::PrintError;
use super::book::{Book, Cell, Column, ColumnKind, Row};
use super::card::Card;
use super::form::{Form, FormTable};
use super::slips::Slip;
use crate::model::check_digit::{check_digit, passes};

/// What a page's QR code says. Of a card, `page` is the page on the card; which card it is the code tells, because the
/// card's number is in the digest that the code is taken from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageMark {
    /// The register's code.
    pub register: u8,
    /// The book's year.
    pub year: i16,
    /// The volume's code.
    pub volume: u8,
    /// The page's number in the book, or on the card.
    pub page: u32,
    /// The page's code: twelve digits.
    pub code: String,
}

impl PageMark {
    /// The digits of the QR code: register 2, year 4, volume 2, page 4, code 12, check digit 1.
    pub fn payload(&self) -> Result<String, PrintError> {
        let Self { register, year, volume, page, code } = self;
        let digits = format!("{register:02}{year:04}{volume:02}{page:04}{code}");
        match check_digit(&digits) {
            Some(check) if digits.len() == PAYLOAD_DIGITS - 1 => Ok(format!("{digits}{check}")),
            _ => Err(PrintError::Mark { register: *register, year: *year, page: *page }),
        }
    }

    /// Reads the digits of a QR code; none if a digit is wrong.
    pub fn parse(payload: &str) -> Option<Self> {
        if payload.len() != PAYLOAD_DIGITS || !passes(payload) {
            return None;
        }
        let code = payload.get(12..24)?;
        Some(Self {
            register: payload.get(..2)?.parse().ok()?,
            year: payload.get(2..6)?.parse().ok()?,
            volume: payload.get(6..8)?.parse().ok()?,
            page: payload.get(8..12)?.parse().ok()?,
            code: passes(code).then(|| code.to_owned())?,
        })
    }
}

const PAYLOAD_DIGITS: usize = 25;

/// What the QR code of a slip says. The kinds of slips begin where registers do not reach, so that the one is never
/// taken for the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SlipMark {
    /// Which kind of slip.
    pub kind: u8,
    /// The journal entry that it speaks of.
    pub seq: u64,
    /// The code of the page: twelve digits.
    pub code: String,
}

/// The first kind of slip.
pub const FIRST_SLIP: u8 = 91;

impl SlipMark {
    /// The digits of the QR code: kind 2, entry 10, code 12, check digit 1. None where the entry's number is too long.
    pub fn payload(&self) -> Option<String> {
        let Self { kind, seq, code } = self;
        let digits = format!("{kind:02}{seq:010}{code}");
        let check = check_digit(&digits).filter(|_| digits.len() == PAYLOAD_DIGITS - 1)?;
        Some(format!("{digits}{check}"))
    }

    /// Reads the digits of a QR code; none if a digit is wrong, or where it is no slip's.
    pub fn parse(payload: &str) -> Option<Self> {
        if payload.len() != PAYLOAD_DIGITS || !passes(payload) {
            return None;
        }
        let code = payload.get(12..24)?;
        Some(Self {
            kind: payload.get(..2)?.parse().ok().filter(|kind| *kind >= FIRST_SLIP)?,
            seq: payload.get(2..12)?.parse().ok()?,
            code: passes(code).then(|| code.to_owned())?,
        })
    }
}

/// The digest of what a page of a slip says: its entry, its facts and the rows on the page. Both copies have the same.
pub fn slip_digest(slip: &Slip, page: u32, rows: &[Row]) -> [u8; 32] {
    let mut digest = Sm3::new();
    digest.update(b"tiegui slip 1");
    digest.update([slip.kind]);
    digest.update(slip.seq.to_be_bytes());
    digest.update(page.to_be_bytes());
    let mut said = Vec::new();
    for fact in [&slip.unit, &slip.number, &slip.recorded_at, &slip.recorded_by] {
        text(&mut said, fact);
    }
    count(&mut said, slip.facts.len());
    for (label, value) in &slip.facts {
        text(&mut said, label);
        text(&mut said, value);
    }
    digest.update(said);
    lines(&mut digest, &slip.columns, rows);
    digest.finalize().into()
}

/// The digest of what a page of a matter's paper says: which paper, its facts, and the rows on the page.
pub(crate) fn form_digest(form: &Form, page: u32, listed: &[(&FormTable, &[Row])]) -> [u8; 32] {
    let mut digest = Sm3::new();
    digest.update(b"tiegui form 1");
    digest.update([form.kind]);
    digest.update(form.year.to_be_bytes());
    digest.update(page.to_be_bytes());
    let mut said = Vec::new();
    for fact in [&form.title, &form.unit, &form.number] {
        text(&mut said, fact);
    }
    for row in &form.facts {
        count(&mut said, row.len());
        for (label, value) in row {
            text(&mut said, label);
            text(&mut said, value);
        }
    }
    digest.update(said);
    for (table, rows) in listed {
        lines(&mut digest, &table.columns, rows);
    }
    digest.finalize().into()
}

/// The digest of what a page says: the book, the page's number and the rows as they are printed. Not of the foot, so
/// that the same rows printed on another day by another person have the same digest, and not of signature cells.
///
/// It is of the paper, not of the slots: a sealed page keeps its rows, and what they said when they were written does
/// not change, but printed again it also shows the facts that came since in their reserved columns (a return, a receipt,
/// a correction), and so has another digest and another code. Both sheets are true. The journal has an entry for each
/// printing with the digest of each page, and the foot of a sheet names the head of the journal it was printed from:
/// what the books said up to that entry gives that digest again.
pub fn page_digest(book: &Book, page: u32, rows: &[Row]) -> [u8; 32] {
    let mut digest = Sm3::new();
    digest.update(b"tiegui page 1");
    digest.update([book.register, book.volume.code]);
    digest.update(book.year.to_be_bytes());
    digest.update(page.to_be_bytes());
    lines(&mut digest, &book.columns, rows);
    digest.finalize().into()
}

/// As [`page_digest`], of a page of a card: the card with its number and the facts at the head of that page, and the
/// rows. What is written at the head of the first page only is of the first page only.
pub fn card_digest(card: &Card, columns: &[Column], page: u32, rows: &[Row]) -> [u8; 32] {
    let mut digest = Sm3::new();
    digest.update(b"tiegui card 1");
    digest.update([card.register, card.volume.code]);
    digest.update(card.year.to_be_bytes());
    digest.update(card.number.to_be_bytes());
    digest.update(page.to_be_bytes());
    let every = [
        &card.unit,
        &card.state,
        &card.receipt_number,
        &card.issuer,
        &card.document_number,
        &card.title,
        &card.level,
        &card.copy_number,
        &card.copies,
    ];
    let first = [&card.proposal, &card.instruction];
    let mut said = Vec::new();
    for fact in every.into_iter().chain(first.into_iter().filter(|_| page == 1)) {
        text(&mut said, fact);
    }
    digest.update(said);
    lines(&mut digest, columns, rows);
    digest.finalize().into()
}

/// The rows as they are printed: written down first, because a digest takes one long text quicker than many short ones.
fn lines(digest: &mut Sm3, columns: &[Column], rows: &[Row]) {
    let mut said = Vec::with_capacity(rows.len() * 512);
    count(&mut said, rows.len());
    for row in rows {
        said.extend_from_slice(&row.number.to_be_bytes());
        said.push(u8::from(row.struck));
        for (n, column) in columns.iter().skip(1).enumerate() {
            let cell = row.cells.get(n).filter(|_| column.kind == ColumnKind::Plain);
            let spans = cell.map_or(&[][..], |Cell { spans }| spans);
            count(&mut said, spans.len());
            for span in spans {
                said.push(u8::from(span.struck));
                text(&mut said, &span.text);
            }
        }
        count(&mut said, row.notes.len());
        for note in &row.notes {
            text(&mut said, note);
        }
    }
    digest.update(said);
}

fn count(said: &mut Vec<u8>, n: usize) {
    said.extend_from_slice(&(n as u32).to_be_bytes());
}

fn text(said: &mut Vec<u8>, text: &str) {
    count(said, text.len());
    said.extend_from_slice(text.as_bytes());
}

/// The short code of a digest: eleven digits of it and a check digit.
pub fn code(digest: &[u8; 32]) -> String {
    let first = digest.iter().take(8).fold(0_u64, |number, &byte| number << 8 | u64::from(byte));
    let digits = format!("{:011}", first % 100_000_000_000);
    let check = check_digit(&digits).unwrap_or(0);
    format!("{digits}{check}")
}

/// A code in groups of four, as people read and type it.
pub(crate) fn grouped(code: &str) -> String {
    let mut grouped = String::with_capacity(code.len() + code.len() / 4);
    for (n, digit) in code.chars().enumerate() {
        if n > 0 && n % 4 == 0 {
            grouped.push(' ');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_check_digit_is_that_of_the_standard() {
        // The worked example of ISO 7064: 0794 with check digit 5.
        assert_eq!(check_digit("0794"), Some(5));
        assert!(passes("07945"));
        assert!(!passes("07955"));
        assert!(!passes("5"));
        assert_eq!(check_digit("07a4"), None);
    }

    #[test]
    fn a_mark_reads_back() -> Result<(), PrintError> {
        let mark = PageMark { register: 1, year: 2026, volume: 2, page: 37, code: code(&[7; 32]) };
        let payload = mark.payload()?;
        assert_eq!(payload.len(), PAYLOAD_DIGITS);
        assert!(payload.bytes().all(|b| b.is_ascii_digit()));
        assert_eq!(PageMark::parse(&payload), Some(mark.clone()));
        assert!(PageMark { page: 12_345, ..mark }.payload().is_err());
        Ok(())
    }

    #[test]
    fn a_slip_is_told_from_a_page() -> Result<(), PrintError> {
        let code = code(&[7; 32]);
        let slip = SlipMark { kind: FIRST_SLIP, seq: 12_345, code: code.clone() };
        let payload = slip.payload().unwrap_or_default();
        assert_eq!(payload.len(), PAYLOAD_DIGITS);
        assert_eq!(SlipMark::parse(&payload), Some(slip.clone()));
        assert_eq!(SlipMark { seq: 10_000_000_000, ..slip }.payload(), None);
        assert_eq!(SlipMark::parse(&PageMark { register: 1, year: 2026, volume: 1, page: 3, code }.payload()?), None);
        Ok(())
    }

    proptest! {
        #[test]
        fn one_wrong_digit_never_passes(seed in any::<[u8; 32]>(), at in 0_usize..12, by in 1_u8..10) {
            let code = code(&seed);
            prop_assert_eq!(code.len(), 12);
            prop_assert!(passes(&code));
            let wrong: String = code.bytes().enumerate()
                .map(|(n, b)| char::from(if n == at { (b - b'0' + by) % 10 + b'0' } else { b })).collect();
            prop_assert!(!passes(&wrong));
        }
    }
}
