//! How long a secret stays one (保密期限), and the mark that says both level and period (机密★10年).

use std::fmt;

use jiff::ToSpan as _;
use jiff::civil::Date;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use thiserror::Error;

use super::date::{DateError, paper, parse_date, screen};
use super::level::Level;
use super::text;
use super::words::{
    BEFORE, CONDITION_BEGINNINGS, CONDITION_ENDINGS, ENDLESS, MONTH, MONTHS, PERIOD_BRACKETS, STAR, STARS, UNTIL,
    UNTIL_ENDINGS, YEAR,
};

/// How long: a length, a day, or a condition.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Period {
    /// So many years from the base date.
    Years(u16),
    /// So many months from the base date.
    Months(u16),
    /// Until a day.
    Until(Date),
    /// Until a condition comes true, as written.
    When(String),
}

/// The longest number of years or months that is read.
pub const LONGEST: u16 = 999;

/// Why a text is no period.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PeriodError {
    /// There is nothing.
    #[error("no period")]
    Empty,
    /// A length of zero, or beyond [`LONGEST`].
    #[error("length {text}")]
    Length {
        /// As written.
        text: String,
    },
    /// It is written as a date, but is none.
    #[error(transparent)]
    Date(#[from] DateError),
    /// Neither a length nor a date nor a condition.
    #[error("not a period: {text}")]
    Unclear {
        /// As written.
        text: String,
    },
}

impl Period {
    /// The period a text names: 10年, 6个月, 至2030年1月1日, or a condition such as 待……之日. A bare number is years.
    pub fn parse(text: &str) -> Result<Self, PeriodError> {
        let written = text::squeeze(text);
        let folded = text::compact(&written);
        if folded.is_empty() {
            return Err(PeriodError::Empty);
        }
        let length = |digits: &str, make: fn(u16) -> Self| {
            let number = digits.parse::<u16>().ok().filter(|number| (1..=LONGEST).contains(number));
            number.map(make).ok_or_else(|| PeriodError::Length { text: written.clone() })
        };
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        if let Some(months) = folded.strip_suffix(MONTHS).or_else(|| folded.strip_suffix(MONTH)).filter(|t| digits(t)) {
            return length(months, Self::Months);
        }
        let years = folded.strip_suffix(YEAR).unwrap_or(&folded);
        if digits(years) && years.len() != 8 {
            return length(years, Self::Years);
        }
        let day = UNTIL.iter().find_map(|word| folded.strip_prefix(word)).unwrap_or(&folded);
        let day = UNTIL_ENDINGS.iter().find_map(|word| day.strip_suffix(word)).unwrap_or(day);
        match parse_date(day, None) {
            Ok(date) => return Ok(Self::Until(date)),
            Err(DateError::Unclear { .. } | DateError::Empty | DateError::YearMissing { .. }) => {}
            Err(error) => return Err(error.into()),
        }
        let begins = CONDITION_BEGINNINGS.iter().any(|word| written.starts_with(word));
        let ends = CONDITION_ENDINGS.iter().any(|word| written.ends_with(word));
        if begins || ends || ENDLESS.contains(&written.as_str()) {
            Ok(Self::When(written))
        } else {
            Err(PeriodError::Unclear { text: written })
        }
    }

    /// As it is printed, and as [`Period::parse`] reads it back.
    pub fn label(&self) -> String {
        match self {
            Self::Years(years) => format!("{years}{YEAR}"),
            Self::Months(months) => format!("{months}{MONTHS}"),
            Self::Until(date) => format!("{}{BEFORE}", paper(*date)),
            Self::When(condition) => condition.clone(),
        }
    }

    /// The day it ends on, counted from `base`; a condition has none.
    pub fn ends_on(&self, base: Date) -> Option<Date> {
        match self {
            Self::Years(years) => base.checked_add(i32::from(*years).years()).ok(),
            Self::Months(months) => base.checked_add(i32::from(*months).months()).ok(),
            Self::Until(date) => Some(*date),
            Self::When(_) => None,
        }
    }

    /// Whether it is longer than the law's longest for `level` (LAW24 art. 20), counted from `base`. A condition is
    /// not: the law sets it beside the lengths.
    pub fn exceeds_statutory(&self, level: Level, base: Date) -> bool {
        let Some(years) = level.statutory_years() else { return false };
        match self {
            Self::Years(own) => *own > years,
            Self::Months(own) => *own > years * 12,
            Self::Until(date) => Self::Years(years).ends_on(base).is_some_and(|longest| *date > longest),
            Self::When(_) => false,
        }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.label())
    }
}

impl Serialize for Period {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.label())
    }
}

impl<'de> Deserialize<'de> for Period {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::parse(&String::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}

/// Why a text is no mark.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum MarkError {
    /// There is nothing.
    #[error("no mark")]
    Empty,
    /// It does not begin with a level.
    #[error("not a level: {text}")]
    Level {
        /// As written.
        text: String,
    },
    /// What stands behind the level is no period.
    #[error(transparent)]
    Period(#[from] PeriodError),
}

/// The level and the period of a mark such as 秘密★10年, 机密☆20年, 绝 密 30年, 内部.
pub fn parse_mark(text: &str) -> Result<(Level, Option<Period>), MarkError> {
    let written = text::squeeze(text);
    if written.is_empty() {
        return Err(MarkError::Empty);
    }
    let (level, rest) = Level::split(&written).ok_or_else(|| MarkError::Level { text: written.clone() })?;
    // Letters behind a level make another word of it, not a mark: only a sign, a digit or a condition may follow.
    let rest = rest.trim_start_matches(|sign: char| STARS.contains(&text::fold(sign)) || STARS.contains(&sign));
    let rest = rest.strip_prefix(PERIOD_BRACKETS).and_then(|rest| rest.strip_suffix(PERIOD_BRACKETS)).unwrap_or(rest);
    if rest.is_empty() {
        return Ok((level, None));
    }
    match Period::parse(rest) {
        Ok(period) => Ok((level, Some(period))),
        Err(PeriodError::Unclear { .. }) => Err(MarkError::Level { text: written.clone() }),
        Err(error) => Err(error.into()),
    }
}

/// The mark as it is printed: the star stands on state secrets alone.
pub fn mark(level: Level, period: Option<&Period>) -> String {
    match period {
        None => level.label().to_owned(),
        Some(period) if level.is_state_secret() => format!("{level}{STAR}{period}"),
        Some(period) => format!("{level} {period}"),
    }
}

/// The same where there is little room: a day on which a period ends in figures.
pub fn short_mark(level: Level, period: Option<&Period>) -> String {
    match period {
        Some(Period::Until(day)) if level.is_state_secret() => format!("{level}{STAR}{}", screen(*day)),
        Some(Period::Until(day)) => format!("{level} {}", screen(*day)),
        other => mark(level, other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    #[test]
    fn periods_are_read() {
        for (text, period) in [
            ("10年", Ok(Period::Years(10))),
            (" １０ 年 ", Ok(Period::Years(10))),
            ("10", Ok(Period::Years(10))),
            ("6个月", Ok(Period::Months(6))),
            ("6月", Ok(Period::Months(6))),
            ("至2030年1月1日", Ok(Period::Until(date(2030, 1, 1)))),
            ("2030年1月1日前", Ok(Period::Until(date(2030, 1, 1)))),
            ("2030-01-01", Ok(Period::Until(date(2030, 1, 1)))),
            ("20300101", Ok(Period::Until(date(2030, 1, 1)))),
            ("待文件公开之日", Ok(Period::When("待文件公开之日".to_owned()))),
            ("公开前", Ok(Period::When("公开前".to_owned()))),
            ("长期", Ok(Period::When("长期".to_owned()))),
            ("0年", Err(PeriodError::Length { text: "0年".to_owned() })),
            ("70000年", Err(PeriodError::Length { text: "70000年".to_owned() })),
            ("至2030年13月1日", Err(PeriodError::Date(DateError::Month { month: 13 }))),
            ("随便", Err(PeriodError::Unclear { text: "随便".to_owned() })),
            ("", Err(PeriodError::Empty)),
        ] {
            assert_eq!(Period::parse(text), period, "{text}");
        }
    }

    #[test]
    fn marks_are_read_and_printed() {
        for (text, level, period, printed) in [
            ("秘密★10年", Level::Confidential, Some(Period::Years(10)), "秘密★10年"),
            ("机密☆20年", Level::Secret, Some(Period::Years(20)), "机密★20年"),
            ("机 密 20年", Level::Secret, Some(Period::Years(20)), "机密★20年"),
            ("绝密 30年", Level::TopSecret, Some(Period::Years(30)), "绝密★30年"),
            ("秘 密★3年", Level::Confidential, Some(Period::Years(3)), "秘密★3年"),
            ("机密*6个月", Level::Secret, Some(Period::Months(6)), "机密★6个月"),
            ("机密（5年）", Level::Secret, Some(Period::Years(5)), "机密★5年"),
            ("内 部", Level::Internal, None, "内部"),
            ("普通", Level::Ordinary, None, "普通"),
            ("机密", Level::Secret, None, "机密"),
            ("秘密★", Level::Confidential, None, "秘密"),
            ("工作秘密 2年", Level::WorkSecret, Some(Period::Years(2)), "工作秘密 2年"),
        ] {
            assert_eq!(parse_mark(text), Ok((level, period.clone())), "{text}");
            assert_eq!(mark(level, period.as_ref()), printed);
        }
        assert_eq!(parse_mark("机要"), Err(MarkError::Level { text: "机要".to_owned() }));
        assert_eq!(parse_mark("秘密通信"), Err(MarkError::Level { text: "秘密通信".to_owned() }));
        assert_eq!(parse_mark(" "), Err(MarkError::Empty));
        assert!(matches!(parse_mark("秘密★0年"), Err(MarkError::Period(_))));
    }

    #[test]
    fn the_end_and_the_longest_are_counted_from_the_base() {
        let base = date(2024, 2, 29);
        assert_eq!(Period::Years(1).ends_on(base), Some(date(2025, 2, 28)));
        assert_eq!(Period::Months(6).ends_on(base), Some(date(2024, 8, 29)));
        assert_eq!(Period::When("公开前".to_owned()).ends_on(base), None);
        for (period, exceeds) in [
            (Period::Years(10), false),
            (Period::Years(11), true),
            (Period::Months(120), false),
            (Period::Months(121), true),
            (Period::Until(date(2034, 2, 28)), false),
            (Period::Until(date(2034, 3, 1)), true),
        ] {
            assert_eq!(period.exceeds_statutory(Level::Confidential, base), exceeds, "{period}");
            assert!(!period.exceeds_statutory(Level::Internal, base));
        }
    }

    fn any_period() -> impl Strategy<Value = Period> {
        prop_oneof![
            (1..=LONGEST).prop_map(Period::Years),
            (1..=LONGEST).prop_map(Period::Months),
            (0..55_000_i32).prop_map(|days| Period::Until(date(1949, 1, 1) + jiff::Span::new().days(days))),
            "待[一-龥]{1,8}之日".prop_map(Period::When),
        ]
    }

    proptest! {
        #[test]
        fn labels_and_marks_come_back(period in any_period(), at in 0..7_usize) {
            prop_assert_eq!(Period::parse(&period.label()), Ok(period.clone()));
            let level = Level::ALL[at];
            prop_assert_eq!(parse_mark(&mark(level, Some(&period))), Ok((level, Some(period.clone()))));
            let json = serde_json::to_string(&period)?;
            prop_assert_eq!(serde_json::from_str::<Period>(&json)?, period);
        }

        #[test]
        fn any_text_is_read_without_panic(text in any::<String>(), mixed in "(秘密|绝密|内部)?[★0-9年月日个至待前 ]{0,9}") {
            for text in [text, mixed] {
                if let Ok(period) = Period::parse(&text) {
                    prop_assert_eq!(Period::parse(&period.label()), Ok(period));
                }
                let _mark = parse_mark(&text);
            }
        }
    }
}
