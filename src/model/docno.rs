//! Document numbers (文号). Every way an office types one is read and one form is printed: 农发银办〔2026〕12号. What does
//! not follow the pattern is kept as it is written.

use std::fmt;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use thiserror::Error;

use super::date::{FIRST_YEAR, LAST_YEAR};
use super::text;
use super::words::{CLOSE, CLOSINGS, NUMBER, OPEN, OPENINGS, ORDINAL, WIDE_CLOSE, WIDE_OPEN, YEAR};

/// A document number.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocNo(Form);

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Form {
    Numbered { code: String, year: i16, serial: u32 },
    Free(String),
}

/// The longest document number that is kept, in characters.
pub const LONGEST: usize = 200;

/// Why a text is no document number.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum DocNoError {
    /// There is nothing.
    #[error("no document number")]
    Empty,
    /// It is longer than [`LONGEST`].
    #[error("document number of {length} characters")]
    TooLong {
        /// How long it is.
        length: usize,
    },
}

impl DocNo {
    /// The number a text spells, or the text itself where it follows no pattern.
    pub fn parse(text: &str) -> Result<Self, DocNoError> {
        Self::parse_with(text, None, None)
    }

    /// As [`DocNo::parse`]; a code and a serial without a year are completed with `year`.
    pub fn parse_with_year(text: &str, year: i16) -> Result<Self, DocNoError> {
        Self::parse_with(text, None, Some(year))
    }

    /// As [`DocNo::parse`]; what is missing of code and year is completed with what is given.
    pub fn parse_with(text: &str, code: Option<&str>, year: Option<i16>) -> Result<Self, DocNoError> {
        let written = text::tidy(text);
        let length = written.chars().count();
        match length {
            0 => return Err(DocNoError::Empty),
            length if length > LONGEST => return Err(DocNoError::TooLong { length }),
            _ => {}
        }
        let packed = text::compact(&written);
        let found = numbered(&packed).or_else(|| completed(&packed, code, year?));
        Ok(Self(found.unwrap_or(Form::Free(written))))
    }

    /// The number made of its three parts; nothing where they make none.
    pub fn of(code: &str, year: i16, serial: u32) -> Option<Self> {
        form(&text::compact(code), year, serial).map(Self)
    }

    /// The code of the issuing office (机关代字).
    pub fn code(&self) -> Option<&str> {
        match &self.0 {
            Form::Numbered { code, .. } => Some(code),
            Form::Free(_) => None,
        }
    }

    /// The year.
    pub const fn year(&self) -> Option<i16> {
        match &self.0 {
            Form::Numbered { year, .. } => Some(*year),
            Form::Free(_) => None,
        }
    }

    /// The number within the year.
    pub const fn serial(&self) -> Option<u32> {
        match &self.0 {
            Form::Numbered { serial, .. } => Some(*serial),
            Form::Free(_) => None,
        }
    }

    /// What two spellings of the same number have in common, for comparing and searching.
    pub fn key(&self) -> String {
        text::compact(&self.to_string()).to_lowercase()
    }
}

/// Code, year in brackets, serial.
fn numbered(packed: &str) -> Option<Form> {
    let close = packed.rfind(CLOSINGS)?;
    let (head, tail) = packed.split_at_checked(close)?;
    let open = head.rfind(OPENINGS)?;
    let (code, year) = head.split_at_checked(open)?;
    let year = digits(year.trim_start_matches(OPENINGS).trim_end_matches(YEAR)).filter(|year| year.len() == 4)?;
    let serial = tail.strip_prefix(CLOSINGS)?;
    form(code, year.parse().ok()?, read_serial(serial)?)
}

/// Code and serial, or a serial alone, where the rest is known.
fn completed(packed: &str, code: Option<&str>, year: i16) -> Option<Form> {
    let body = packed.strip_suffix(NUMBER).unwrap_or(packed);
    let own = body.trim_end_matches(|digit: char| digit.is_ascii_digit());
    let serial = read_serial(body.get(own.len()..)?)?;
    let own = own.strip_suffix(ORDINAL).unwrap_or(own);
    if own.is_empty() {
        return form(&text::compact(code?), year, serial);
    }
    own.chars().all(char::is_alphabetic).then(|| form(own, year, serial)).flatten()
}

fn read_serial(text: &str) -> Option<u32> {
    let text = text.strip_prefix(ORDINAL).unwrap_or(text);
    digits(text.strip_suffix(NUMBER).unwrap_or(text)).filter(|text| text.len() <= 9)?.parse().ok()
}

fn digits(text: &str) -> Option<&str> {
    (!text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())).then_some(text)
}

fn form(code: &str, year: i16, serial: u32) -> Option<Form> {
    if serial == 0 || !(FIRST_YEAR..=LAST_YEAR).contains(&year) || !code.chars().any(char::is_alphabetic) {
        return None;
    }
    let code = code.chars().map(|character| match character {
        '(' => WIDE_OPEN,
        ')' => WIDE_CLOSE,
        other => other,
    });
    Some(Form::Numbered { code: code.collect(), year, serial })
}

impl fmt::Display for DocNo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Form::Numbered { code, year, serial } => write!(f, "{code}{OPEN}{year}{CLOSE}{serial}{NUMBER}"),
            Form::Free(text) => f.write_str(text),
        }
    }
}

impl Serialize for DocNo {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for DocNo {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::parse(&String::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(text: &str, printed: &str) {
        assert_eq!(DocNo::parse(text).map(|number| number.to_string()), Ok(printed.to_owned()), "{text}");
    }

    #[test]
    fn every_spelling_is_printed_in_one_form() {
        for text in [
            "农发银办〔2026〕12号",
            "农发银办[2026]12号",
            "农发银办【2026】12号",
            "农发银办「2026」12号",
            "农发银办(2026)12号",
            "农发银办（2026）第12号",
            "农发银办〔２０２６〕０１２号",
            "农发银办 〔 2026 〕 12 号",
            "农发银办［2026］12",
            "农发银办〔2026年〕12号",
        ] {
            check(text, "农发银办〔2026〕12号");
        }
        check("银办(内)[2025]03号", "银办（内）〔2025〕3号");
    }

    #[test]
    fn other_numbers_are_kept() {
        for text in [
            "无号",
            "便函",
            "农发银办〔2026〕12号附件",
            "农发银办12号",
            "〔2026〕12号",
            "银发〔26〕1号",
            "银发〔2026〕0号",
            "A-12",
        ] {
            check(text, text);
            assert_eq!(DocNo::parse(text).ok().and_then(|number| number.serial()), None);
        }
        assert_eq!(DocNo::parse(" \u{3000}"), Err(DocNoError::Empty));
        assert_eq!(DocNo::parse(&"号".repeat(201)), Err(DocNoError::TooLong { length: 201 }));
    }

    #[test]
    fn what_is_missing_is_completed_only_from_what_is_given() {
        let show = |number: Result<DocNo, DocNoError>| number.map(|number| number.to_string());
        let full = Ok("农发银办〔2026〕12号".to_owned());
        assert_eq!(show(DocNo::parse_with_year("农发银办12号", 2026)), full);
        assert_eq!(show(DocNo::parse_with_year("农发银办第012", 2026)), full);
        assert_eq!(show(DocNo::parse_with("12", Some("农发银办"), Some(2026))), full);
        assert_eq!(show(DocNo::parse_with_year("12", 2026)), Ok("12".to_owned()));
        assert_eq!(show(DocNo::parse_with_year("农发银办〔2025〕12号", 2026)), Ok("农发银办〔2025〕12号".to_owned()));
    }

    #[test]
    fn parts_and_key() -> Result<(), DocNoError> {
        let number = DocNo::parse("银发【2025】008")?;
        assert_eq!((number.code(), number.year(), number.serial()), (Some("银发"), Some(2025), Some(8)));
        assert_eq!(number.key(), "银发〔2025〕8号");
        assert_eq!(DocNo::parse("Ab　１")?.key(), DocNo::parse("aB 1")?.key());
        assert_eq!(DocNo::of("银发", 2025, 8), Some(number));
        assert_eq!(DocNo::of("", 2025, 8), None);
        Ok(())
    }

    proptest! {
        #[test]
        fn any_spelling_is_the_same_number(
            code in "[一-龥]{1,6}", year in 1949..=2100_i16, serial in 1..=99_999_u32, bracket in 0..6_usize,
            zeros in 0..3_usize, ordinal in any::<bool>(), number in any::<bool>(), blank in any::<bool>(),
            wide in any::<bool>(),
        ) {
            let (open, close) = [("〔", "〕"), ("[", "]"), ("【", "】"), ("(", ")"), ("（", "）"), ("［", "］")][bracket];
            let blank = if blank { " " } else { "" };
            let mut text = format!(
                "{code}{open}{year}{blank}{close}{}{}{serial}{}",
                if ordinal { "第" } else { "" }, "0".repeat(zeros), if number { "号" } else { "" },
            );
            if wide {
                text = text.chars().map(|c| if c.is_ascii_digit() { char::from_u32(c as u32 + 0xFEE0).unwrap_or(c) } else { c }).collect();
            }
            let parsed = DocNo::parse(&text).map_err(|e| TestCaseError::fail(e.to_string()))?;
            prop_assert_eq!(&parsed, &DocNo(Form::Numbered { code, year, serial }));
            prop_assert_eq!(DocNo::parse(&parsed.to_string()), Ok(parsed));
        }

        #[test]
        fn printing_and_reading_settles(text in any::<String>(), mixed in "[a一号第（）()\\[\\]〔〕0-9 ]{0,24}") {
            for text in [text, mixed] {
                let Ok(number) = DocNo::parse(&text) else { continue };
                prop_assert_eq!(DocNo::parse(&number.to_string()), Ok(number.clone()));
                let _completed = DocNo::parse_with(&text, Some("一"), Some(2025));
                prop_assert_eq!(number.key(), DocNo::parse(&number.to_string()).map(|again| again.key()).unwrap_or_default());
            }
        }
    }
}
