//! What stands in a field: typed text in, the JSON of a script out, and how the field shows it once it is left.

use jiff::ToSpan as _;
use jiff::civil::Date;
use serde_json::Value;

use super::spec::Kind;
use super::words::{BETWEEN_NAMES, DAYS, HYPHENS, PAGES, STOPS};
use crate::model::copyno::{CopyNumbers, copy_no, parse_amount, parse_count};
use crate::model::date::{parse_date, parse_moment, screen};
use crate::model::docno::DocNo;
use crate::model::level::Level;
use crate::model::period::Period;
use crate::model::text::tidy;

/// What a text means.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Reading {
    /// Nothing.
    Empty,
    /// Something, and how it is shown when the field is left.
    Value(Value, String),
    /// It cannot be read.
    Unclear,
}

/// The days a form knows: today, and its own.
#[derive(Debug, Clone, Copy)]
pub(super) struct Days {
    /// Today.
    pub(super) today: Date,
    /// The day of the form.
    pub(super) own: Date,
}

/// Reads what stands in a field.
pub(super) fn read(kind: Kind, text: &str, days: Days) -> Reading {
    let tidied = tidy(text);
    if tidied.is_empty() {
        return Reading::Empty;
    }
    let same = |value: Value| Reading::Value(value, tidied.clone());
    match kind {
        Kind::Date => day(&tidied, days, Lies::Behind).map_or(Reading::Unclear, shown_day),
        Kind::Due => day(&tidied, days, Lies::Ahead).map_or(Reading::Unclear, shown_day),
        Kind::Moment => {
            moment(&tidied, days).map_or(Reading::Unclear, |text| Reading::Value(text.clone().into(), text))
        }
        Kind::Number => match DocNo::parse_with_year(&tidied, days.own.year()) {
            Ok(number) => Reading::Value(number.to_string().into(), number.to_string()),
            Err(_unreadable) => Reading::Unclear,
        },
        Kind::Copies => match CopyNumbers::parse(&tidied) {
            Ok(numbers) => Reading::Value(numbers.to_string().into(), numbers.to_string()),
            Err(_unreadable) => Reading::Unclear,
        },
        Kind::Numbers => match CopyNumbers::parse(&tidied) {
            Ok(numbers) => {
                let text = plain_numbers(&numbers);
                Reading::Value(text.clone().into(), text)
            }
            Err(_unreadable) => Reading::Unclear,
        },
        Kind::Copy => match CopyNumbers::parse(&tidied) {
            Ok(numbers) if numbers.len() == 1 => same(numbers.first().into()),
            Ok(_) | Err(_) => Reading::Unclear,
        },
        Kind::Count => match parse_amount(PAGES.iter().find_map(|page| tidied.strip_suffix(page)).unwrap_or(&tidied)) {
            Ok(count) => Reading::Value(count.into(), count.to_string()),
            Err(_unreadable) => Reading::Unclear,
        },
        Kind::Period => match Period::parse(&tidied) {
            Ok(period) => Reading::Value(period.label().into(), period.label()),
            Err(_unreadable) => Reading::Unclear,
        },
        Kind::Level => match Level::parse(&tidied) {
            Some(level) => Reading::Value(level.code().into(), level.code().to_owned()),
            None => Reading::Unclear,
        },
        Kind::Choice(["true", "false"]) => same((tidied == "true").into()),
        Kind::Names(_) | Kind::Accounts => {
            let names: Vec<Value> = names(&tidied).map(Value::from).collect();
            Reading::Value(names.into(), tidied)
        }
        Kind::Text
        | Kind::Learnt(_)
        | Kind::Choice(_)
        | Kind::Place
        | Kind::Document(_)
        | Kind::Column
        | Kind::Recipient
        | Kind::Account
        | Kind::OneOf(_)
        | Kind::Rows(_) => same(tidied.clone().into()),
    }
}

/// Numbers of a list: no copy is meant, so nothing stands before their digits.
pub(super) fn plain_numbers(numbers: &CopyNumbers) -> String {
    let text = numbers.to_string();
    let mut plain = String::with_capacity(text.len());
    for sign in text.chars() {
        let begins = !plain.ends_with(|before: char| before.is_ascii_digit());
        if sign != '0' || !begins {
            plain.push(sign);
        }
    }
    plain
}

/// The names in a text.
pub(super) fn names(text: &str) -> impl Iterator<Item = String> {
    text.split(BETWEEN_NAMES).map(tidy).filter(|name| !name.is_empty())
}

/// On which side of today a day without a year lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lies {
    Behind,
    Ahead,
}

fn shown_day(date: Date) -> Reading {
    Reading::Value(screen(date).into(), screen(date))
}

fn day(text: &str, days: Days, lies: Lies) -> Option<Date> {
    let plain = |sign: char| match sign {
        stop if STOPS.contains(&stop) => '.',
        hyphen if HYPHENS.contains(&hyphen) => '-',
        other => other,
    };
    let signs = text.chars().filter(|sign| !sign.is_whitespace());
    let packed = signs.map(plain).collect::<String>().to_lowercase();
    if let Some((_, from_today)) = DAYS.iter().find(|(word, _)| *word == packed) {
        return days.today.checked_add(from_today.days()).ok();
    }
    if let Some(ahead) = packed.strip_prefix(['+', '\u{FF0B}']) {
        let ahead: i64 = parse_count(ahead).ok()?.into();
        return (lies == Lies::Ahead).then(|| days.own.checked_add(ahead.days()).ok()).flatten();
    }
    // Only the day of the month: of this month, or of the one beside it.
    let beside = |date: Date| match lies {
        Lies::Behind if date > days.today => -1,
        Lies::Ahead if date < days.own => 1,
        Lies::Behind | Lies::Ahead => 0,
    };
    if packed.len() <= 2 && packed.bytes().all(|byte| byte.is_ascii_digit()) {
        let date = days.today.with().day(packed.parse().ok()?).build().ok()?;
        return date.checked_add(i64::from(beside(date)).months()).ok();
    }
    match parse_date(&packed, None) {
        Ok(date) => Some(date),
        Err(_no_year) => {
            let date = parse_date(&packed, Some(days.today.year())).ok()?;
            date.checked_add(i64::from(beside(date)).years()).ok()
        }
    }
}

fn moment(text: &str, days: Days) -> Option<String> {
    let written = |moment: jiff::civil::DateTime| moment.strftime("%Y-%m-%dT%H:%M").to_string();
    if let Ok(moment) = parse_moment(text, Some(days.today.year())) {
        return Some(written(moment).replace('T', " "));
    }
    // Only the time: today.
    let today = parse_moment(&format!("{} {text}", screen(days.today)), None).ok()?;
    Some(written(today).replace('T', " "))
}

/// The first and the last of a set of copy numbers, or all where there are few.
pub(super) fn listed(numbers: &CopyNumbers) -> Vec<String> {
    const FEW: u32 = 6;
    if numbers.len() <= FEW {
        return numbers.iter().map(copy_no).collect();
    }
    let first = numbers.iter().take(3).map(copy_no);
    first.chain(["…".to_owned(), copy_no(numbers.last())]).collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::registry::complete::Learnt;

    fn check(kind: Kind, text: &str, shown: &str) {
        let days = Days { today: date(2026, 3, 5), own: date(2026, 3, 5) };
        let reading = read(kind, text, days);
        let found = match &reading {
            Reading::Empty => "",
            Reading::Value(_, shown) => shown,
            Reading::Unclear => "?",
        };
        assert_eq!(found, shown, "{kind:?} {text:?}");
        // What a field shows is read as the same again.
        if let Reading::Value(_, shown) = &reading {
            assert_eq!(read(kind, shown, days), reading);
        }
    }

    #[test]
    fn days_are_read_in_any_spelling() {
        for text in ["20260305", "2026.3.5", "3.5", "3-5", "0305", "今天", "5", "2026年3月5日", "Today", "3。5", "3—5"]
        {
            check(Kind::Date, text, "2026-03-05");
        }
        check(Kind::Date, "昨天", "2026-03-04");
        check(Kind::Date, "12.30", "2025-12-30");
        check(Kind::Date, "28", "2026-02-28");
        check(Kind::Date, "+3", "?");
        check(Kind::Date, "13.45", "?");
        check(Kind::Date, " ", "");
        check(Kind::Due, "+3", "2026-03-08");
        check(Kind::Due, "＋10", "2026-03-15");
        check(Kind::Due, "1.5", "2027-01-05");
        check(Kind::Due, "3", "2026-04-03");
        check(Kind::Due, "明天", "2026-03-06");
        check(Kind::Moment, "9:30", "2026-03-05 09:30");
        check(Kind::Moment, "3.4 14:00", "2026-03-04 14:00");
    }

    #[test]
    fn numbers_copies_and_periods_are_put_in_order() {
        check(Kind::Number, "农发银市[2026]12号", "农发银市〔2026〕12号");
        check(Kind::Copies, "1、3、5-7", "000001、000003、000005-000007");
        check(Kind::Copies, "101~102", "000101-000102");
        check(Kind::Copies, "x", "?");
        check(Kind::Copy, "000101", "000101");
        check(Kind::Copy, "1-2", "?");
        check(Kind::Count, "12页", "12");
        check(Kind::Count, "many", "?");
        check(Kind::Period, "10", "10年");
        check(Kind::Period, "6月", "6个月");
        check(Kind::Level, "机 密", "secret");
        check(Kind::Text, " 关于  密押 ", "关于 密押");
    }

    #[test]
    fn names_are_told_apart() {
        let Reading::Value(value, _) = read(
            Kind::Names(Learnt::Person),
            "李堃、 王喆，张芳",
            Days { today: date(2026, 3, 5), own: date(2026, 3, 5) },
        ) else {
            panic!("no names");
        };
        assert_eq!(value, serde_json::json!(["李堃", "王喆", "张芳"]));
    }

    #[test]
    fn many_copies_are_listed_shortly() -> Result<(), crate::model::copyno::CopyNumbersError> {
        assert_eq!(listed(&CopyNumbers::run(101, 2)?), ["000101", "000102"]);
        assert_eq!(listed(&CopyNumbers::run(1, 20)?), ["000001", "000002", "000003", "…", "000020"]);
        Ok(())
    }
}
