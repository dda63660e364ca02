//! The rules: facts in, yes or a refusal out. Each names where it is written.

use jiff::civil::Date;

use super::copyno::CopyNumbers;
use super::event::Sent;
use super::level::Level;
use super::period::Period;
use super::refusal::Refusal;
use super::words;

/// Nothing is registered for a day that has not come.
pub fn not_in_future(date: Date, today: Date) -> Result<(), Refusal> {
    if date > today { Err(Refusal::Future { date, today }) } else { Ok(()) }
}

/// A day that cannot lie before another.
pub fn not_before(field: &'static str, date: Date, earliest: Date) -> Result<(), Refusal> {
    if date < earliest { Err(Refusal::Before { field, date, earliest }) } else { Ok(()) }
}

/// LAW24 art. 20 and 22: only state secrets have a period; beyond 30, 20, 10 years it needs a basis.
pub fn period(level: Level, period: Option<&Period>, basis: Option<&str>, date: Date) -> Result<(), Refusal> {
    let Some(period) = period else { return Ok(()) };
    let Some(years) = level.statutory_years() else { return Err(Refusal::PeriodWithoutSecret { level }) };
    if period.exceeds_statutory(level, date) && basis.is_none() {
        return Err(Refusal::PeriodTooLong { level, years });
    }
    Ok(())
}

/// REG24 art. 27: package and count are checked before anything is registered; what is wrong is written down.
pub fn package(intact: bool, listed: u32, found: u32, discrepancy: Option<&str>) -> Result<(), Refusal> {
    if discrepancy.is_some() {
        Ok(())
    } else if !intact {
        Err(Refusal::PackageBroken)
    } else if listed != found {
        Err(Refusal::CountDiffers { listed, found })
    } else {
        Ok(())
    }
}

/// R58: 绝密 and 机密 copies are numbered; and there are as many numbers as copies.
pub fn copy_numbers(level: Level, numbers: Option<&CopyNumbers>, copies: u32, required: bool) -> Result<(), Refusal> {
    match numbers {
        Some(numbers) if numbers.len() != copies => Err(Refusal::CopyNumbersCount { numbers: numbers.len(), copies }),
        None if required && matches!(level, Level::TopSecret | Level::Secret) => {
            Err(Refusal::CopyNumbersMissing { level })
        }
        Some(_) | None => Ok(()),
    }
}

/// LAW24 art. 28: nothing confidential goes by ordinary post or express.
pub fn no_ordinary_post(level: Level, channel: Option<&str>) -> Result<(), Refusal> {
    match channel {
        Some(channel) if level != Level::Ordinary && words::is_ordinary_post(channel) => {
            Err(Refusal::OrdinaryPost { channel: channel.to_owned() })
        }
        Some(_) | None => Ok(()),
    }
}

/// REG24 art. 29: 绝密 by hand takes at least two.
pub fn escorts(level: Level, channel: Option<&str>, escorts: &[String]) -> Result<(), Refusal> {
    let by_hand = channel.is_some_and(words::is_by_hand);
    if level == Level::TopSecret && by_hand && escorts.len() < 2 {
        return Err(Refusal::EscortsTooFew { named: escorts.len() });
    }
    Ok(())
}

/// printed = Σ sent + filed + remaining; every copy number is of the run and goes to one place only.
/// Answers how many remain.
pub fn print_run(
    run: &CopyNumbers,
    sent: &[Sent],
    filed: Option<&CopyNumbers>,
    remaining: Option<u32>,
) -> Result<u32, Refusal> {
    let mut used = std::collections::BTreeSet::new();
    for copy in sent.iter().flat_map(|sent| sent.numbers.iter()).chain(filed.into_iter().flat_map(CopyNumbers::iter)) {
        if !run.contains(copy) || !used.insert(copy) {
            return Err(Refusal::CopyNumberForeign { copy });
        }
    }
    let printed = run.len();
    let rest = printed - used.len() as u32;
    match remaining {
        Some(remaining) if remaining != rest => Err(Refusal::SumDiffers {
            printed,
            sent: sent.iter().map(|sent| sent.numbers.len()).sum(),
            filed: filed.map_or(0, CopyNumbers::len),
            remaining,
        }),
        Some(_) | None => Ok(rest),
    }
}

/// Who borrows does not approve, and 绝密 is read in a designated place (REG24 art. 29).
pub fn loan(
    level: Level,
    borrower: &str,
    approver: &str,
    reading_place: Option<&str>,
    self_approval_refused: bool,
) -> Result<(), Refusal> {
    if self_approval_refused && borrower == approver {
        return Err(Refusal::SelfApproval { name: borrower.to_owned() });
    }
    if level == Level::TopSecret && reading_place.is_none() {
        return Err(Refusal::ReadingPlaceMissing);
    }
    Ok(())
}

/// Nobody gives back for another; the pages are counted, and what is missing is written down (REG24 art. 61).
pub fn give_back(
    borrower: &str,
    returned_by: &str,
    in_person: bool,
    pages: (Option<u32>, Option<u32>),
    discrepancy: Option<&str>,
) -> Result<(), Refusal> {
    if in_person && borrower != returned_by {
        return Err(Refusal::ReturnForAnother { borrower: borrower.to_owned(), returned_by: returned_by.to_owned() });
    }
    match pages {
        (Some(expected), Some(found)) if expected != found && discrepancy.is_none() => {
            Err(Refusal::PagesDiffer { expected, found })
        }
        (Some(_), None) if discrepancy.is_none() => Err(Refusal::Missing { field: "pages" }),
        _ => Ok(()),
    }
}

/// Whether two loans of one carrier cannot both have been; one may begin on the day the other ends.
pub fn overlap(one: (Date, Option<Date>), other: (Date, Option<Date>)) -> bool {
    let ends_after = |end: Option<Date>, start: Date| end.is_none_or(|end| end > start);
    ends_after(one.1, other.0) && ends_after(other.1, one.0)
}
