//! Copy numbers (份号): which of the numbered copies, as a set kept in ranges; and how many, as a plain count.

use std::fmt;
use std::ops::RangeInclusive;

use serde::de::{Error as _, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use thiserror::Error;

use super::text;
use super::words::{COUNT_PREFIX, COUNT_UNITS, LIST, LIST_SIGNS, NUMBER_NOISE, RANGE_SIGNS};

/// The most copies one entry may have.
pub const MOST: u32 = 100_000;

/// A copy number as it is printed: six digits.
pub fn copy_no(number: u32) -> String {
    format!("{number:06}")
}

/// A set of copy numbers, ascending.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct CopyNumbers {
    /// Ascending, neither touching nor empty; at least one.
    ranges: Vec<(u32, u32)>,
}

/// Why a text is no set of copy numbers.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum CopyNumbersError {
    /// There is nothing.
    #[error("no copy number")]
    Empty,
    /// A part is no number.
    #[error("not a copy number: {text}")]
    NotANumber {
        /// As written.
        text: String,
    },
    /// Copies are numbered from one.
    #[error("copy number zero")]
    Zero,
    /// A range ends before it begins.
    #[error("{first} is behind {last}")]
    Reversed {
        /// Where the range begins.
        first: u32,
        /// Where it ends.
        last: u32,
    },
    /// A number stands there twice.
    #[error("{number} twice")]
    Repeated {
        /// The first such number.
        number: u32,
    },
    /// There are more than [`MOST`].
    #[error("{count} copy numbers")]
    TooMany {
        /// How many there would be.
        count: u64,
    },
}

impl CopyNumbers {
    /// The numbers a text names: `000101-000103`, `460~464`, `No.000233至000237`, `1、3、5-7`.
    pub fn parse(text: &str) -> Result<Self, CopyNumbersError> {
        let written = text::normalise(text);
        if written.is_empty() {
            return Err(CopyNumbersError::Empty);
        }
        Self::from_ranges(read_ranges(&written).ok_or(CopyNumbersError::NotANumber { text: written })?)
    }

    /// The numbers of some ranges, in any order.
    pub fn from_ranges(mut ranges: Vec<(u32, u32)>) -> Result<Self, CopyNumbersError> {
        for &(first, last) in &ranges {
            if first == 0 || last == 0 {
                return Err(CopyNumbersError::Zero);
            }
            if first > last {
                return Err(CopyNumbersError::Reversed { first, last });
            }
        }
        ranges.sort_unstable();
        let mut joined: Vec<(u32, u32)> = Vec::with_capacity(ranges.len());
        for (first, last) in ranges {
            match joined.last_mut() {
                Some((_, end)) if first <= *end => return Err(CopyNumbersError::Repeated { number: first }),
                Some((_, end)) if first == end.saturating_add(1) => *end = last,
                _ => joined.push((first, last)),
            }
        }
        let count: u64 = joined.iter().map(|&(first, last)| u64::from(last - first) + 1).sum();
        match count {
            0 => Err(CopyNumbersError::Empty),
            count if count > u64::from(MOST) => Err(CopyNumbersError::TooMany { count }),
            _ => Ok(Self { ranges: joined }),
        }
    }

    /// The numbers of a list, in any order.
    pub fn from_numbers(numbers: impl IntoIterator<Item = u32>) -> Result<Self, CopyNumbersError> {
        Self::from_ranges(numbers.into_iter().map(|number| (number, number)).collect())
    }

    /// `count` numbers from `first` on.
    pub fn run(first: u32, count: u32) -> Result<Self, CopyNumbersError> {
        let last = count.checked_sub(1).ok_or(CopyNumbersError::Empty)?.checked_add(first);
        Self::from_ranges(vec![(first, last.ok_or(CopyNumbersError::TooMany { count: u64::from(count) })?)])
    }

    /// How many there are; never none.
    #[expect(clippy::len_without_is_empty, reason = "a set of copy numbers is never empty")]
    pub fn len(&self) -> u32 {
        self.ranges.iter().map(|&(first, last)| last - first + 1).sum()
    }

    /// Every number, ascending.
    pub fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        self.ranges().flatten()
    }

    /// The ranges, ascending.
    pub fn ranges(&self) -> impl Iterator<Item = RangeInclusive<u32>> + '_ {
        self.ranges.iter().map(|&(first, last)| first..=last)
    }

    /// The smallest.
    pub fn first(&self) -> u32 {
        self.ranges.first().map_or(0, |&(first, _)| first)
    }

    /// The greatest.
    pub fn last(&self) -> u32 {
        self.ranges.last().map_or(0, |&(_, last)| last)
    }

    /// Whether `number` is one of them.
    pub fn contains(&self, number: u32) -> bool {
        self.ranges().any(|range| range.contains(&number))
    }
}

enum Token {
    Number(u32),
    Range,
    Next,
}

/// The ranges as written; nothing where a part is neither a number nor a sign.
fn read_ranges(text: &str) -> Option<Vec<(u32, u32)>> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(sign) = rest.chars().next() {
        let digits = rest.len() - rest.trim_start_matches(|digit: char| digit.is_ascii_digit()).len();
        if digits > 0 {
            if digits > 9 {
                return None;
            }
            tokens.push(Token::Number(rest.get(..digits)?.parse().ok()?));
            rest = rest.get(digits..)?;
            continue;
        }
        rest = rest.get(sign.len_utf8()..)?;
        if RANGE_SIGNS.contains(&sign) {
            if !matches!(tokens.last(), Some(Token::Range)) {
                tokens.push(Token::Range);
            }
        } else if LIST_SIGNS.contains(&sign) {
            tokens.push(Token::Next);
        } else if !sign.is_whitespace() && !NUMBER_NOISE.contains(&sign) {
            return None;
        }
    }
    let mut ranges: Vec<(u32, u32)> = Vec::new();
    let mut place = Place::Between;
    for token in tokens {
        place = match (place, token) {
            (Place::Open, Token::Number(number)) => {
                ranges.last_mut()?.1 = number;
                Place::Closed
            }
            (_, Token::Number(number)) => {
                ranges.push((number, number));
                Place::Single
            }
            (Place::Single, Token::Range) => Place::Open,
            (Place::Single | Place::Closed, Token::Next) => Place::Between,
            (Place::Between, Token::Next) if !ranges.is_empty() => Place::Between,
            (Place::Between | Place::Open | Place::Closed, Token::Range | Token::Next) => return None,
        };
    }
    (place != Place::Open && !ranges.is_empty()).then_some(ranges)
}

/// Where the reading of ranges stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// A number must follow.
    Between,
    /// Behind one number.
    Single,
    /// Behind a sign of range.
    Open,
    /// Behind both ends of a range.
    Closed,
}

impl fmt::Display for CopyNumbers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, &(first, last)) in self.ranges.iter().enumerate() {
            if index > 0 {
                f.write_str(LIST)?;
            }
            f.write_str(&copy_no(first))?;
            if last > first {
                write!(f, "-{}", copy_no(last))?;
            }
        }
        Ok(())
    }
}

impl Serialize for CopyNumbers {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for CopyNumbers {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TextOrNumber;
        impl Visitor<'_> for TextOrNumber {
            type Value = CopyNumbers;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("copy numbers")
            }

            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<CopyNumbers, E> {
                CopyNumbers::parse(text).map_err(E::custom)
            }

            fn visit_u64<E: serde::de::Error>(self, number: u64) -> Result<CopyNumbers, E> {
                let number = u32::try_from(number).map_err(E::custom)?;
                CopyNumbers::from_numbers([number]).map_err(E::custom)
            }

            fn visit_i64<E: serde::de::Error>(self, number: i64) -> Result<CopyNumbers, E> {
                self.visit_u64(u64::try_from(number).map_err(E::custom)?)
            }
        }
        deserializer.deserialize_any(TextOrNumber).map_err(D::Error::custom)
    }
}

/// Why a text is no count of copies.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum CountError {
    /// There is nothing.
    #[error("no count")]
    Empty,
    /// It is no whole number.
    #[error("not a count: {text}")]
    NotANumber {
        /// As written.
        text: String,
    },
    /// None.
    #[error("count of zero")]
    Zero,
    /// More than [`MOST`].
    #[error("count of {text}")]
    TooMany {
        /// As written.
        text: String,
    },
}

/// How many copies a text says: `5`, `5份`, `共５ 份`. None at all is an error.
pub fn parse_count(text: &str) -> Result<u32, CountError> {
    match parse_amount(text)? {
        0 => Err(CountError::Zero),
        count => Ok(count),
    }
}

/// As [`parse_count`], but none at all is an amount too.
pub fn parse_amount(text: &str) -> Result<u32, CountError> {
    let written = text::compact(text);
    if written.is_empty() {
        return Err(CountError::Empty);
    }
    let digits = written.strip_prefix(COUNT_PREFIX).unwrap_or(&written);
    let digits = COUNT_UNITS.iter().find_map(|unit| digits.strip_suffix(unit)).unwrap_or(digits);
    let digits = digits.split_once('.').filter(|(_, part)| part.bytes().all(|b| b == b'0')).map_or(digits, |(n, _)| n);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(CountError::NotANumber { text: written });
    }
    match digits.parse::<u32>() {
        Ok(count) if count <= MOST => Ok(count),
        _ => Err(CountError::TooMany { text: written }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(text: &str, expected: &str) {
        assert_eq!(CopyNumbers::parse(text).map(|numbers| numbers.to_string()), Ok(expected.to_owned()), "{text:?}");
    }

    #[test]
    fn every_spelling_is_read() {
        check("000101-000103", "000101-000103");
        check("460~464", "000460-000464");
        check("No.000233至000237", "000233-000237");
        check("1、3、5-7", "000001、000003、000005-000007");
        check("000005", "000005");
        check("５７６～５８７", "000576-000587");
        check("1,2,3", "000001-000003");
        check("000101 000103", "000101、000103");
        check("第1—3号、9号", "000001-000003、000009");
        check("5 - 7；1", "000001、000005-000007");
        check("1234567", "1234567");
    }

    #[test]
    fn what_is_wrong_is_said() {
        let not = |text: &str| CopyNumbersError::NotANumber { text: text.to_owned() };
        for (text, error) in [
            ("", CopyNumbersError::Empty),
            ("若干", not("若干")),
            ("5-", not("5-")),
            ("-5", not("-5")),
            ("1-3-5", not("1-3-5")),
            ("、", not("、")),
            ("No.", not("No.")),
            ("0", CopyNumbersError::Zero),
            ("0-3", CopyNumbersError::Zero),
            ("000010-000003", CopyNumbersError::Reversed { first: 10, last: 3 }),
            ("1-3、3", CopyNumbersError::Repeated { number: 3 }),
            ("1-100001", CopyNumbersError::TooMany { count: 100_001 }),
            ("12345678901", not("12345678901")),
        ] {
            assert_eq!(CopyNumbers::parse(text), Err(error), "{text:?}");
        }
    }

    #[test]
    fn a_set_answers() -> Result<(), serde_json::Error> {
        let numbers: CopyNumbers = serde_json::from_str("\"3、5-7\"")?;
        assert_eq!((numbers.len(), numbers.first(), numbers.last()), (4, 3, 7));
        assert_eq!(numbers.iter().collect::<Vec<_>>(), [3, 5, 6, 7]);
        assert!(numbers.contains(6) && !numbers.contains(4));
        assert_eq!(serde_json::from_str::<CopyNumbers>("12")?.to_string(), "000012");
        assert!(serde_json::from_str::<CopyNumbers>("-1").is_err());
        assert_eq!(CopyNumbers::run(101, 3).map(|run| run.to_string()), Ok("000101-000103".to_owned()));
        Ok(())
    }

    #[test]
    fn counts_are_read() {
        for (text, count) in [
            ("5", Ok(5)),
            ("5份", Ok(5)),
            ("５ 份", Ok(5)),
            ("共5份", Ok(5)),
            ("1.0", Ok(1)),
            ("0", Err(CountError::Zero)),
            ("", Err(CountError::Empty)),
            ("若干", Err(CountError::NotANumber { text: "若干".to_owned() })),
            ("1.5", Err(CountError::NotANumber { text: "1.5".to_owned() })),
            ("-1", Err(CountError::NotANumber { text: "-1".to_owned() })),
            ("100001", Err(CountError::TooMany { text: "100001".to_owned() })),
        ] {
            assert_eq!(parse_count(text), count, "{text:?}");
        }
        assert_eq!(parse_amount("0份"), Ok(0));
    }

    proptest! {
        #[test]
        fn what_is_printed_is_read_back(numbers in prop::collection::btree_set(1..2_000_000_u32, 1..40)) {
            let set = CopyNumbers::from_numbers(numbers.iter().copied()).map_err(|e| TestCaseError::fail(e.to_string()))?;
            prop_assert_eq!(CopyNumbers::parse(&set.to_string()), Ok(set.clone()));
            prop_assert_eq!(set.iter().collect::<Vec<_>>(), numbers.into_iter().collect::<Vec<_>>());
            let json = serde_json::to_string(&set)?;
            prop_assert_eq!(serde_json::from_str::<CopyNumbers>(&json)?, set);
        }

        #[test]
        fn any_text_is_read_without_panic(text in any::<String>(), mixed in "[0-9No.至、,~ -]{0,16}") {
            for text in [text, mixed] {
                let _numbers = CopyNumbers::parse(&text);
                let _count = parse_count(&text);
            }
        }
    }
}
