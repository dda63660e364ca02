//! What a register of 100,000 lines is sorted by: the time from a click on a heading to the lines in their new order.

use std::time::Duration;

use tiegui::model::register::Register;
use tiegui::registry::Registry;
use tiegui::registry::books::{Order, Wanted};

use super::measure::{Figure, Outcome, median, timed};
use super::office;

const LINES: u32 = 100_000;
const TIMES: usize = 15;
/// What a click may take until the lines are there.
const CLICK: Duration = Duration::from_millis(50);

/// Every heading, both ways; and the first list after something new was written.
pub(crate) fn sorts() -> Outcome<Vec<Figure>> {
    let folder = office::folder()?;
    let path = folder.path().join("ledger.xlsx");
    office::write_ledger(&path, LINES)?;
    let mut books = office::vault(&folder.path().join("vault"))?;
    let rows = office::rows_of(&office::read(&path, LINES as usize)?);
    books.bring_in(Register::Receiving, "ledger.xlsx", rows, false)?;
    let (prepared, ()) = timed(|| Ok(books.prepare_search()?))?;
    let mut figures = vec![Figure::told("sort: prepare", "what is searched, narrowed and sorted, read once", prepared)];
    for (name, order) in [
        ("sort: number", Order::Number),
        ("sort: date", Order::Date),
        ("sort: issuer", Order::Issuer),
        ("sort: docno", Order::DocumentNumber),
        ("sort: title", Order::Title),
        ("sort: level", Order::Level),
    ] {
        for descending in [false, true] {
            let what = if descending { "descending" } else { "ascending" };
            let wanted = Wanted { order, descending, ..Wanted::latest(Register::Receiving) };
            let times: Outcome<Vec<Duration>> = (0..TIMES).map(|_| listed(&books, &wanted)).collect();
            let what = format!("100,000 lines, {what} / 50 ms");
            figures.push(Figure::ratio(name, &what, (median(times?), CLICK), 1.0));
        }
    }
    let wanted = Wanted { order: Order::Title, ..Wanted::latest(Register::Receiving) };
    let mut times = Vec::with_capacity(TIMES);
    for n in (1..).take(TIMES) {
        books.perform(&office::received(n)?)?;
        times.push(listed(&books, &wanted)?);
    }
    let what = "by title, after one more was written / 50 ms";
    figures.push(Figure::ratio("sort: one more", what, (median(times), CLICK), 1.0));
    Ok(figures)
}

fn listed(books: &Registry, wanted: &Wanted) -> Outcome<Duration> {
    Ok(timed(|| Ok(books.line_ids(wanted)?))?.0)
}
