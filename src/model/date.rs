//! Days and moments as people write them, and the two forms they are shown in. No clock: a missing year comes from the
//! caller or is an error.

use jiff::civil::{Date, DateTime, Time};
use thiserror::Error;

use super::text;
use super::words::{DAY, HOUR, HOUR_SPOKEN, MINUTE, MONTH, NUMBER, YEAR};

/// The first year a date may have.
pub const FIRST_YEAR: i16 = 1949;
/// The last year a date may have.
pub const LAST_YEAR: i16 = 2100;

/// Why a text is no date.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum DateError {
    /// There is nothing.
    #[error("no date")]
    Empty,
    /// It is not written as any date is.
    #[error("not a date: {text}")]
    Unclear {
        /// As written.
        text: String,
    },
    /// It has no year, and none is known.
    #[error("no year: {text}")]
    YearMissing {
        /// As written.
        text: String,
    },
    /// Its year is out of reach.
    #[error("year {year}")]
    Year {
        /// The year.
        year: i64,
    },
    /// There is no such month.
    #[error("month {month}")]
    Month {
        /// The month.
        month: i64,
    },
    /// The month has no such day.
    #[error("day {day} of {year}-{month}")]
    Day {
        /// The year.
        year: i64,
        /// The month.
        month: i64,
        /// The day.
        day: i64,
    },
    /// The time of day is missing or none.
    #[error("not a time: {text}")]
    Time {
        /// As written.
        text: String,
    },
}

/// The day `text` names; `year` is used where it names none. A time behind it is not read.
pub fn parse_date(text: &str, year: Option<i16>) -> Result<Date, DateError> {
    let normal = text::normalise(text);
    let day_text =
        if normal.contains(':') { split_time(&normal).map_or(normal.as_str(), |(day, _)| day) } else { &normal };
    parse_day(day_text, year)
}

/// The moment `text` names: a day as [`parse_date`] reads it, and a time of day.
pub fn parse_moment(text: &str, year: Option<i16>) -> Result<DateTime, DateError> {
    let normal = text::normalise(text);
    if normal.is_empty() {
        return Err(DateError::Empty);
    }
    let (day, time) = split_time(&normal).ok_or_else(|| DateError::Time { text: normal.clone() })?;
    let day = parse_day(day, year)?;
    let time = parse_time(time).ok_or_else(|| DateError::Time { text: normal.clone() })?;
    Ok(day.to_datetime(time))
}

/// As it stands on paper.
pub fn paper(date: Date) -> String {
    format!("{}{YEAR}{}{MONTH}{}{DAY}", date.year(), date.month(), date.day())
}

/// As it stands on screen and in files.
pub fn screen(date: Date) -> String {
    format!("{:04}-{:02}-{:02}", date.year(), date.month(), date.day())
}

fn parse_day(text: &str, year: Option<i16>) -> Result<Date, DateError> {
    let packed = text::compact(text);
    let unclear = || DateError::Unclear { text: packed.clone() };
    if packed.is_empty() {
        return Err(DateError::Empty);
    }
    let body = packed.strip_suffix([DAY, NUMBER]).unwrap_or(&packed);
    let mut parts = Vec::with_capacity(3);
    for part in body.split([YEAR, MONTH, '.', '-', '/']) {
        if part.is_empty() || part.len() > 8 || !part.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(unclear());
        }
        parts.push((part.len(), part.parse::<i64>().map_err(|_source| unclear())?));
    }
    let hint = || year.map(i64::from).ok_or_else(|| DateError::YearMissing { text: packed.clone() });
    match *parts.as_slice() {
        [(8, all)] => checked(all / 10_000, all / 100 % 100, all % 100),
        [(4, all)] => checked(hint()?, all / 100, all % 100),
        [(1 | 2, month), (1 | 2, day)] => checked(hint()?, month, day),
        [(4, year), (1 | 2, month), (1 | 2, day)] => checked(year, month, day),
        // Two digits are a year only beside a year that is known.
        [(2, short), (1 | 2, month), (1 | 2, day)] => {
            let known = hint()?;
            let year = known - known.rem_euclid(100) + short;
            if (year - known).abs() <= 1 { checked(year, month, day) } else { Err(unclear()) }
        }
        _ => Err(unclear()),
    }
}

fn checked(year: i64, month: i64, day: i64) -> Result<Date, DateError> {
    let short_year = i16::try_from(year)
        .ok()
        .filter(|year| (FIRST_YEAR..=LAST_YEAR).contains(year))
        .ok_or(DateError::Year { year })?;
    let short_month =
        i8::try_from(month).ok().filter(|month| (1..=12).contains(month)).ok_or(DateError::Month { month })?;
    i8::try_from(day).ok().and_then(|day| Date::new(short_year, short_month, day).ok()).ok_or(DateError::Day {
        year,
        month,
        day,
    })
}

/// The text cut between day and time: at a `T`, at the last blank before the hour, or behind the character for day.
fn split_time(text: &str) -> Option<(&str, &str)> {
    let mark = text.find([':', HOUR, HOUR_SPOKEN])?;
    let before = text.get(..mark)?;
    let hour_start = before.trim_end_matches(|character: char| character.is_ascii_digit()).len();
    let (day, time) = (text.get(..hour_start)?, text.get(hour_start..)?);
    let day = day.strip_suffix(['T', 't', ' ']).or_else(|| day.ends_with([DAY, NUMBER]).then_some(day))?;
    Some((day, time))
}

fn parse_time(text: &str) -> Option<Time> {
    let packed = text::compact(text);
    let body = packed.strip_suffix([MINUTE, HOUR, HOUR_SPOKEN]).unwrap_or(&packed);
    let parts = body
        .split([':', HOUR, HOUR_SPOKEN])
        .map(|part| if part.bytes().all(|byte| byte.is_ascii_digit()) { part.parse::<i8>().ok() } else { None })
        .collect::<Option<Vec<_>>>()?;
    match *parts.as_slice() {
        [hour] if body != packed => Time::new(hour, 0, 0, 0).ok(),
        [hour, minute] => Time::new(hour, minute, 0, 0).ok(),
        [hour, minute, second] => Time::new(hour, minute, second, 0).ok(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn check(text: &str, year: Option<i16>, expected: &Result<Date, DateError>) {
        assert_eq!(&parse_date(text, year), expected, "{text:?}");
    }

    #[test]
    fn every_way_to_write_a_day_is_read() {
        for text in [
            "2025年1月7日",
            "2025.1.7",
            "20250107",
            "2025-01-07",
            "2025/1/7",
            "２０２５年 １月７日",
            "2025年1月7号",
            "2025-01-07 00:00:00",
            "2025/1/7 9:05",
            "2025-01-07T09:30",
        ] {
            check(text, None, &Ok(date(2025, 1, 7)));
        }
        for text in ["1月7日", "1.7", "1-7", "0107", "1/7", "25.1.7", "１．７"] {
            check(text, Some(2025), &Ok(date(2025, 1, 7)));
        }
    }

    #[test]
    fn what_is_wrong_is_said() {
        let unclear = |text: &str| Err(DateError::Unclear { text: text.to_owned() });
        check("2025-13-40", None, &Err(DateError::Month { month: 13 }));
        check("2025-2-29", None, &Err(DateError::Day { year: 2025, month: 2, day: 29 }));
        check("1948-1-1", None, &Err(DateError::Year { year: 1948 }));
        check("21010101", None, &Err(DateError::Year { year: 2101 }));
        check("3.5", None, &Err(DateError::YearMissing { text: "3.5".to_owned() }));
        check("  ", None, &Err(DateError::Empty));
        check("近日", None, &unclear("近日"));
        check("1.7.", Some(2025), &unclear("1.7."));
        check("99.1.7", Some(2025), &unclear("99.1.7"));
        check("2025", None, &Err(DateError::YearMissing { text: "2025".to_owned() }));
    }

    #[test]
    fn moments_are_read() {
        let half_past_nine = date(2026, 3, 5).at(9, 30, 0, 0);
        for text in
            ["2026-03-05T09:30", "2026-03-05 09:30", "3.5 9:30", "3月5日9时30分", "2026年3月5日 9:30:00", "3-5 9点30"]
        {
            assert_eq!(parse_moment(text, Some(2026)), Ok(half_past_nine), "{text}");
        }
        assert!(matches!(parse_moment("2026-03-05", None), Err(DateError::Time { .. })));
        assert!(matches!(parse_moment("2026-03-05 25:00", None), Err(DateError::Time { .. })));
    }

    proptest! {
        #[test]
        fn what_is_shown_is_read_back(days in 0..55_000_i32) {
            let day = date(1949, 1, 1) + jiff::Span::new().days(days);
            prop_assert_eq!(parse_date(&paper(day), None), Ok(day));
            prop_assert_eq!(parse_date(&screen(day), None), Ok(day));
            let dotted = format!("{}.{}", day.month(), day.day());
            prop_assert_eq!(parse_date(&dotted, Some(day.year())), Ok(day));
        }

        #[test]
        fn any_text_is_read_without_panic(text in any::<String>(), mixed in "[0-9年月日号时:T ./-]{0,14}") {
            for text in [text, mixed] {
                let _day = parse_date(&text, Some(2025));
                let _moment = parse_moment(&text, Some(2025));
            }
        }
    }
}
