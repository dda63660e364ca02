//! What a register of 100,000 lines is narrowed by: the time from a choice in the bar to the lines that pass.

use std::time::Duration;

use jiff::civil::date;
use tiegui::model::level::Level;
use tiegui::model::register::Register;
use tiegui::registry::books::{Filter, State, Wanted};

use super::measure::{Figure, Outcome, median, timed};
use super::office;

const LINES: u32 = 100_000;
const TIMES: usize = 15;
/// What a choice may take until the lines that pass are there.
const CHOICE: Duration = Duration::from_millis(50);

/// Every part of the bar alone, and all of them together.
pub(crate) fn filters() -> Outcome<Vec<Figure>> {
    let folder = office::folder()?;
    let path = folder.path().join("ledger.xlsx");
    office::write_ledger(&path, LINES)?;
    let mut books = office::vault(&folder.path().join("vault"))?;
    let rows = office::rows_of(&office::read(&path, LINES as usize)?);
    books.bring_in(Register::Receiving, "ledger.xlsx", rows, false)?;
    let (prepared, ()) = timed(|| Ok(books.prepare_search()?))?;
    let mut figures =
        vec![Figure::told("filter: prepare", "what lines and documents are found by, read once", prepared)];
    let (looked, _) = timed(|| Ok(books.completeness()?))?;
    let what = "person, cabinet and room of 100,000 carriers / 50 ms";
    figures.push(Figure::ratio("completeness", what, (looked, CHOICE), 1.0));
    let unit = Some("农发行市分行".to_owned());
    let of_state = |state| Filter { state: Some(state), ..Filter::default() };
    let all = Filter {
        level: Some(Level::Confidential),
        state: Some(State::Unplaced),
        unit: unit.clone(),
        from: Some(date(2025, 3, 1)),
        to: Some(date(2025, 9, 30)),
    };
    for (name, filter) in [
        ("filter: unplaced", of_state(State::Unplaced)),
        ("filter: cabinet", of_state(State::InCabinet)),
        ("filter: lent", of_state(State::Lent)),
        ("filter: overdue", of_state(State::Overdue)),
        ("filter: void", of_state(State::Void)),
        ("filter: level", Filter { level: Some(Level::Confidential), ..Filter::default() }),
        ("filter: unit", Filter { unit, ..Filter::default() }),
        ("filter: days", Filter { from: Some(date(2025, 3, 1)), to: Some(date(2025, 3, 31)), ..Filter::default() }),
        ("filter: together", all),
    ] {
        let wanted = Wanted { filter, ..Wanted::latest(Register::Receiving) };
        let found = books.line_ids(&wanted)?.len();
        let times: Outcome<Vec<Duration>> = (0..TIMES).map(|_| Ok(timed(|| Ok(books.line_ids(&wanted)?))?.0)).collect();
        let what = format!("the {found} of 100,000 lines that pass / 50 ms");
        figures.push(Figure::ratio(name, &what, (median(times?), CHOICE), 1.0));
    }
    Ok(figures)
}
