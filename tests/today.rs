//! The worklist: what a day asks for is on it until it is done, and nothing else is.

use std::error::Error;

use serde_json::json;
use tiegui::registry::today::{LastImport, Worklist};

#[expect(clippy::unwrap_used, clippy::panic, dead_code, reason = "a desk that cannot be set up has failed")]
#[path = "support/desk.rs"]
mod desk;

use desk::Desk;

type Outcome = Result<(), Box<dyn Error>>;

fn receive(title: &str, period: Option<&str>) -> serde_json::Value {
    json!({"verb": "receive", "issuer": "市分行", "title": title, "level": "秘密", "period": period, "copies": 2,
        "copy_numbers": "1-2", "pages": 8})
}

fn today(desk: &Desk) -> Result<Worklist, tiegui::registry::Error> {
    desk.books.worklist(desk.books.clock().today())
}

/// How much there is to do: with readers, loans, cards, on no shelf, ending.
fn counts(desk: &Desk) -> Result<[usize; 5], tiegui::registry::Error> {
    let list = today(desk)?;
    Ok([list.reading.total, list.loans.total, list.cards.total, list.unplaced.total, list.ending.total])
}

#[test]
fn everything_is_on_the_list_until_it_is_done() -> Outcome {
    let mut desk = Desk::on("2026-03-05");
    assert_eq!(today(&desk)?.n(), 0, "nothing yet");
    desk.does(json!({"verb": "add_place", "path": "机要室/一号柜"}));
    desk.does(receive("甲", Some("10年")));
    assert_eq!(counts(&desk)?, [0, 0, 0, 1, 0]);
    let level = today(&desk)?.unplaced.rows.first().map(|row| row.document.level).ok_or("nothing unplaced")?;
    let unplaced = today(&desk)?.unplaced.rows;
    assert!(unplaced.iter().all(|row| row.carriers.len() == 2 && row.keeper == "王喆" && row.document.title == "甲"));
    desk.does(json!({"verb": "shelve", "document": 1, "place": "机要室/一号柜"}));
    assert_eq!(counts(&desk)?, [0; 5]);
    assert_eq!(today(&desk)?.lacking.total, 2, "nobody is in charge of the cabinet yet");
    desk.does(
        json!({"verb": "set_facility", "place": "机要室", "iron_door": true, "iron_window": true, "lock": "key"}),
    );
    desk.does(json!({"verb": "set_facility", "place": "机要室/一号柜", "iron_cabinet": true, "lock": "key"}));
    desk.does(json!({"verb": "give_key", "place": "机要室/一号柜", "part": "key", "holder": "王喆"}));
    desk.does(json!({"verb": "assign", "person": "王喆", "level": level.code(), "cabinet": "机要室/一号柜"}));
    let lacking = today(&desk)?.lacking;
    assert_eq!(today(&desk)?.n(), 0, "{:?}", lacking.rows);

    desk.does(json!({"verb": "lend", "document": 1, "copy": 1, "borrower": "李敏", "purpose": "拟稿",
        "approver": "赵行长", "due": "2026-03-10"}));
    assert_eq!(counts(&desk)?, [0; 5], "due in five days");
    desk.at("2026-03-07T09:00");
    assert_eq!(counts(&desk)?, [0, 1, 0, 0, 0], "due in three");
    desk.at("2026-03-20T09:00");
    assert_eq!(counts(&desk)?, [0, 1, 0, 0, 0], "overdue");

    desk.does(json!({"verb": "circulate", "document": 1, "copy": 2, "readers": ["李堃", "张芳"]}));
    let waiting = today(&desk)?.cards.rows;
    assert!(waiting.iter().all(|card| card.next == "李堃" && (card.has_read, card.readers) == (0, 2)));
    assert_eq!(waiting.len(), 1);
    desk.does(json!({"verb": "circulate_out", "document": 1, "copy": 2, "reader": "李堃"}));
    assert_eq!(counts(&desk)?, [1, 1, 0, 0, 0], "it is with a reader, and waits for nobody");
    desk.does(json!({"verb": "circulate_back", "document": 1, "copy": 2}));
    assert_eq!(today(&desk)?.cards.rows.first().map(|card| (card.next.as_str(), card.has_read)), Some(("张芳", 1)));
    desk.does(json!({"verb": "circulate_end", "document": 1, "copy": 2, "reason": "张芳出差"}));
    desk.does(json!({"verb": "give_back", "document": 1, "copy": 1, "returned_by": "李敏", "pages": 8,
        "condition": "完好"}));
    // All done; only nobody is in charge of the shelf it lies on.
    let left = today(&desk)?;
    assert_eq!(left.n(), left.lacking.total, "all done");
    desk.closes();
    Ok(())
}

#[test]
fn a_period_is_on_the_list_ninety_days_before_it_ends() -> Outcome {
    let mut desk = Desk::on("2026-03-05");
    for (title, period) in
        [("甲", "至2026年6月3日"), ("乙", "至2026年6月4日"), ("丙", "10年"), ("丁", "至2026年3月5日")]
    {
        desk.does(receive(title, Some(period)));
    }
    let titles = |desk: &Desk| -> Result<Vec<String>, tiegui::registry::Error> {
        Ok(today(desk)?.ending.rows.into_iter().map(|document| document.title).collect())
    };
    assert_eq!(titles(&desk)?, ["丁", "甲"]);
    desk.does(
        json!({"verb": "void", "line": {"register": "receiving", "year": 2026, "number": 1}, "reason": "重复登记",
        "approver": "赵行长"}),
    );
    assert_eq!(titles(&desk)?, ["丁"], "what was voided is off the books");
    desk.at("2026-03-06T09:00");
    assert_eq!(titles(&desk)?, ["乙"], "what has ended is no secret any more");
    desk.closes();
    Ok(())
}

#[test]
fn more_than_can_be_shown_is_counted() -> Outcome {
    let mut desk = Desk::on("2026-03-05");
    let acts =
        (0..230).map(|n| serde_json::from_value(receive(&format!("通知{n}"), None))).collect::<Result<Vec<_>, _>>()?;
    desk.books.perform_batch(&acts).map_err(|(at, error)| format!("{at}: {error}"))?;
    let list = today(&desk)?;
    assert_eq!((list.unplaced.rows.len(), list.unplaced.total, list.n()), (200, 230, 230));
    assert_eq!(list.unplaced.rows.first().map(|row| row.document.title.as_str()), Some("通知229"), "latest first");
    desk.closes();
    Ok(())
}

#[test]
fn what_an_import_left_over_stays_until_it_is_seen_to() -> Outcome {
    let desk = Desk::on("2026-03-05");
    let on = desk.books.clock().today();
    let left =
        LastImport { source: "收文.xls".to_owned(), rejected: 3, rejects: Some("收文-退回.xlsx".to_owned()), on };
    desk.books.keep_import(Some(&left))?;
    assert_eq!((today(&desk)?.rejects, today(&desk)?.n()), (Some(left), 3));
    desk.books.keep_import(None)?;
    assert_eq!(today(&desk)?.n(), 0);
    Ok(())
}
