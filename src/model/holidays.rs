//! Days off: Saturdays and Sundays, unless the yearly notice (放假调休安排) says otherwise. What it says is typed in by the
//! unit; the program knows no calendar of its own.

use std::fmt;

use jiff::ToSpan as _;
use jiff::civil::{Date, Weekday};
use thiserror::Error;

use super::date::{parse_date, screen};
use super::text::tidy;
use super::words::{BETWEEN_SPANS, DAYS_OFF, FROM_TO, WORKS};

/// The longest run of days that one line may speak of: nobody is away for longer, a mistyped year is.
const LONGEST: i32 = 31;

/// The days that are not what their weekday says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Calendar(Vec<Span>);

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Span {
    from: Date,
    to: Date,
    works: bool,
}

/// A part of a text that names no days.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("no days: {0}")]
pub struct Unclear(pub String);

impl Calendar {
    /// Reads runs of days, a line each: days off, and days that are worked although they are Saturdays or Sundays.
    pub fn parse(text: &str) -> Result<Self, Unclear> {
        let parts = text.split(BETWEEN_SPANS).map(tidy).filter(|part| !part.is_empty());
        let read = |part: String| Span::parse(&part).ok_or(Unclear(part));
        let mut spans = parts.map(read).collect::<Result<Vec<Span>, Unclear>>()?;
        spans.sort_unstable();
        spans.dedup();
        Ok(Self(spans))
    }

    /// Whether nobody is there on `day`.
    pub fn is_day_off(&self, day: Date) -> bool {
        let Self(spans) = self;
        let mut said = spans.iter().filter(|span| (span.from..=span.to).contains(&day)).peekable();
        if said.peek().is_some() {
            // A day that is named to be worked is, also within a run of days off.
            return !said.any(|span| span.works);
        }
        matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
    }

    /// The first day from `day` on that is worked.
    pub fn working_day(&self, day: Date) -> Date {
        day.series(1.day()).take(2 * LONGEST as usize).find(|day| !self.is_day_off(*day)).unwrap_or(day)
    }

    /// Its runs of days, as they are read again.
    pub fn lines(&self) -> impl Iterator<Item = String> {
        let Self(spans) = self;
        spans.iter().map(Span::to_string)
    }
}

impl Span {
    fn parse(text: &str) -> Option<Self> {
        let bare = text.trim_start_matches('+').trim_end_matches(WORKS).trim_end();
        let works = bare.len() < text.len();
        let bare = bare.trim_end_matches(DAYS_OFF).trim_end();
        let (from, to) = bare.split_once(FROM_TO).unwrap_or((bare, bare));
        let from = parse_date(from.trim(), None).ok()?;
        let to = parse_date(to.trim_start_matches(FROM_TO).trim(), Some(from.year())).ok()?;
        let last = from.checked_add(LONGEST.days()).ok()?;
        (from..=last).contains(&to).then_some(Self { from, to, works })
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { from, to, works } = self;
        let sign = if *works { "+" } else { "" };
        if from == to {
            write!(f, "{sign}{}", screen(*from))
        } else {
            write!(f, "{sign}{}~{}", screen(*from), screen(*to))
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_year_as_the_notice_has_it() -> Result<(), Unclear> {
        let typed = "2026-10-01~2026-10-07 休\n20261010班\n2027年1月1日至1月3日";
        let calendar = Calendar::parse(typed)?;
        let lines: Vec<String> = calendar.lines().collect();
        assert_eq!(lines, ["2026-10-01~2026-10-07", "+2026-10-10", "2027-01-01~2027-01-03"]);
        assert_eq!(Calendar::parse(&lines.join(","))?, calendar, "what is written is read as the same again");
        for (day, off) in [
            (date(2026, 9, 30), false),
            (date(2026, 10, 1), true),
            (date(2026, 10, 7), true),
            (date(2026, 10, 8), false),
            (date(2026, 10, 10), false),
            (date(2026, 10, 11), true),
            (date(2027, 1, 3), true),
        ] {
            assert_eq!(calendar.is_day_off(day), off, "{day}");
        }
        assert_eq!(calendar.working_day(date(2026, 10, 1)), date(2026, 10, 8));
        assert_eq!(calendar.working_day(date(2026, 10, 9)), date(2026, 10, 9));
        Ok(())
    }

    #[test]
    fn without_a_notice_weeks_are_weeks() {
        let calendar = Calendar::default();
        assert!(calendar.is_day_off(date(2026, 3, 7)) && !calendar.is_day_off(date(2026, 3, 6)));
        assert_eq!(calendar.working_day(date(2026, 3, 7)), date(2026, 3, 9));
        assert_eq!(Calendar::parse(" \n "), Ok(calendar));
    }

    #[test]
    fn what_names_no_days_is_told() {
        for text in ["国庆", "2026-10-08~2026-10-01", "2026-10-01~2027-10-07", "10-01"] {
            assert_eq!(Calendar::parse(&format!("2026-01-01\n{text}")), Err(Unclear(text.to_owned())));
        }
    }
}
