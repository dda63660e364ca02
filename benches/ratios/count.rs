//! Counting: what a scan of one of 10,000 carriers takes beyond the durable commit that nobody can leave out.

use std::time::Duration;

use serde_json::json;
use tiegui::model::ids::CarrierId;
use tiegui::model::label::Labelled;
use tiegui::registry::count::Scanned;
use tiegui::registry::record::Act;

use super::measure::{Figure, Outcome, median, timed};
use super::office;

const DOCUMENTS: u32 = 100;
const COPIES: u32 = 100;
/// What a scan may take of our own time: a frame.
const FRAME: Duration = Duration::from_millis(16);

/// Every carrier of a count of 10,000 is scanned once, in turns with a bare durable insert.
pub(crate) fn count() -> Outcome<Vec<Figure>> {
    let folder = office::folder()?;
    let mut books = office::vault(&folder.path().join("vault"))?;
    let bare = office::bare(&folder.path().join("bare.db"))?;
    let mut insert = bare.prepare("insert into bare (c1) values (?1)")?;
    let mut act = |act: serde_json::Value| -> Outcome<tiegui::registry::Done> {
        let act: Act = serde_json::from_value(act)?;
        Ok(books.perform(&act)?)
    };
    let mut carriers: Vec<CarrierId> = Vec::new();
    for n in 1..=DOCUMENTS {
        let done = act(json!({"verb": "receive", "issuer": "市分行", "title": format!("关于第{n}件的通知"),
            "level": "秘密", "copies": COPIES, "copy_numbers": format!("1-{COPIES}")}))?;
        carriers.extend(done.carriers);
    }
    let (drawn, _) = timed(|| act(json!({"verb": "draw_count", "scope": "everything"})))?;
    let matter = books.matters(None)?.first().ok_or("no count")?.id;
    let (opened, counting) = timed(|| Ok(books.counting(matter)?))?;
    let (mut counting, tag) = (counting.ok_or("no count")?, books.tag()?);
    let (mut scans, mut inserts) = (Vec::with_capacity(carriers.len()), Vec::with_capacity(carriers.len()));
    for carrier in carriers {
        let digits = Labelled::Carrier(carrier).payload(tag);
        let (took, scanned) = timed(|| Ok(books.scan(&mut counting, &digits)?))?;
        if !matches!(scanned, Scanned::Here(_)) {
            return Err(format!("not found: {scanned:?}").into());
        }
        scans.push(took);
        inserts.push(timed(|| Ok(insert.execute([digits.as_str()])?))?.0);
    }
    let own = p99(&mut scans).saturating_sub(p99(&mut inserts));
    let what = "a scan's own time, p99 of 10,000 less p99 of a bare durable insert / a frame of 16 ms";
    Ok(vec![
        Figure::ratio("count: scan", what, (own, FRAME), 1.0),
        Figure::told("count: scan, whole", "the median scan, its durable commit included", median(scans)),
        Figure::told("count: bare", "the median bare durable insert", median(inserts)),
        Figure::told("count: draw up", "a list of 10,000 carriers drawn up", drawn),
        Figure::told("count: open", "the same count opened to go on", opened),
    ])
}

/// What all but one in a hundred stay below.
fn p99(times: &mut [Duration]) -> Duration {
    times.sort_unstable();
    times.get(times.len() * 99 / 100).copied().unwrap_or_default()
}
