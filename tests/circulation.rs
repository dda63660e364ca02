//! A card goes round as a star: out from the secretary, back to the secretary, never from reader to reader.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use serde_json::{Value, json};
use tiegui::model::ids::CardId;

#[path = "support/desk.rs"]
mod desk;

use desk::Desk;

fn receive(level: &str, title: &str) -> Value {
    json!({
        "verb": "receive", "issuer": "县委办公室", "title": title, "level": level, "copies": 1, "copy_numbers": "000007",
        "pages": 4,
    })
}

fn card(title: &str) -> Value {
    json!({"verb": "circulate", "document": title, "proposal": "请班子成员阅", "readers": ["赵行长", {"name": "钱副行长", "duty": "副行长"}]})
}

fn out(title: &str, reader: &str, at: &str) -> Value {
    json!({"verb": "circulate_out", "document": title, "reader": reader, "at": at})
}

fn back(title: &str, at: &str) -> Value {
    json!({"verb": "circulate_back", "document": title, "at": at, "opinion": "已阅"})
}

#[test]
fn a_star_of_three_readers() {
    let mut desk = Desk::on("2026-03-05");
    desk.at("2026-03-05T17:30");
    let received = desk.does(receive("机密", "县委通报"));
    let document = received.document.unwrap();
    assert_eq!(desk.refused(out("县委通报", "赵行长", "2026-03-05 09:00")), "no-open-card");
    assert_eq!(desk.refused(json!({"verb": "circulate", "document": "县委通报", "readers": []})), "field-missing");
    let opened = desk.does(card("县委通报"));
    assert_eq!(desk.refused(card("县委通报")), "card-open");
    assert_eq!(desk.refused(back("县委通报", "2026-03-05 09:00")), "no-leg-open");

    desk.does(out("县委通报", "赵行长", "2026-03-05 09:00"));
    // 不得横传.
    assert_eq!(desk.refused(out("县委通报", "钱副行长", "2026-03-05 09:30")), "no-passing-on");
    let lend = json!({"verb": "lend", "document": "县委通报", "borrower": "李敏", "purpose": "拟稿", "approver": "赵行长", "due": "2026-03-06"});
    assert_eq!(desk.refused(lend), "no-passing-on");
    let due = desk.books.due("2026-03-05".parse().unwrap()).unwrap();
    assert_eq!(due.iter().map(|row| (row.person.as_str(), row.on_card)).collect::<Vec<_>>(), [("赵行长", true)]);
    assert!(desk.books.due("2026-03-04".parse().unwrap()).unwrap().is_empty());

    let mut other = back("县委通报", "2026-03-05 10:00");
    other["reader"] = json!("钱副行长");
    assert_eq!(desk.refused(other), "other-reader");
    assert_eq!(desk.refused(back("县委通报", "2026-03-05 08:59")), "field-unreadable");
    assert_eq!(desk.refused(back("县委通报", "2026-03-04 10:00")), "date-too-early");
    desk.does(back("县委通报", "2026-03-05 10:00"));
    assert_eq!(desk.refused(out("县委通报", "钱副行长", "2026-03-05 09:59")), "field-unreadable", "before it was back");
    assert_eq!(desk.refused(out("县委通报", "孙强", "2026-03-05 10:05")), "reader-not-on-card");
    let mut approved = out("县委通报", "孙强", "2026-03-05 10:05");
    approved["approver"] = json!("赵行长");
    desk.does(approved);
    desk.does(back("县委通报", "2026-03-05 10:30"));
    desk.does(out("县委通报", "钱副行长", "2026-03-05 11:00"));
    desk.at("2026-03-06T09:00");
    desk.does(back("县委通报", "2026-03-06 08:30"));

    // All have read: the card is closed.
    assert_eq!(desk.refused(out("县委通报", "赵行长", "2026-03-06 08:40")), "no-open-card");
    let row = desk.books.card(CardId(desk.books.cards(None, Some(document)).unwrap()[0].0)).unwrap().unwrap();
    assert_eq!(row.slot, opened.slot.unwrap());
    let readers: Vec<_> =
        row.readers.iter().map(|reader| (reader.name.as_str(), reader.planned, reader.has_read())).collect();
    assert_eq!(readers, [("赵行长", true, true), ("钱副行长", true, true), ("孙强", false, true)]);
    let knowers = desk.books.dossier(document).unwrap().unwrap().knowers;
    assert_eq!(knowers.iter().map(|knower| knower.name.as_str()).collect::<Vec<_>>(), ["赵行长", "孙强", "钱副行长"]);
    assert!(knowers.iter().all(|knower| knower.by_circulation));
    desk.closes();
}

#[test]
fn a_card_ends_early_or_is_void() {
    let mut desk = Desk::on("2026-03-05");
    let document = desk.does(receive("秘密", "通知")).document.unwrap();
    desk.does(card("通知"));
    let end = json!({"verb": "circulate_end", "document": "通知", "reason": "退休"});
    desk.does(out("通知", "赵行长", "2026-03-05 08:00"));
    assert_eq!(desk.refused(end.clone()), "no-passing-on");
    desk.does(back("通知", "2026-03-05 08:30"));
    desk.does(end.clone());
    assert_eq!(desk.refused(end), "no-open-card");

    let second = desk.does(card("通知"));
    let void = json!({"verb": "void", "line": {"register": "circulation", "year": 2026, "number": second.slot.unwrap().number}, "reason": "误开", "approver": "赵行长"});
    desk.does(void);
    assert_eq!(desk.refused(out("通知", "赵行长", "2026-03-05 08:40")), "no-open-card");
    let void = json!({"verb": "void", "line": {"register": "circulation", "year": 2026, "number": 1}, "reason": "误开", "approver": "赵行长"});
    assert_eq!(desk.refused(void), "line-has-history");
    // 秘密 has no list of knowers.
    assert!(desk.books.dossier(document).unwrap().unwrap().knowers.is_empty());
    desk.closes();
}

#[test]
fn who_knows_is_noted_of_secret_and_above_whatever_the_way() {
    let mut desk = Desk::on("2026-03-05");
    let lend = |document: i64| json!({"verb": "lend", "document": document, "borrower": "李敏", "purpose": "拟稿", "approver": "赵行长", "due": "2026-03-06", "reading_place": "机要室"});
    let names = |desk: &Desk, document| -> Vec<(String, bool)> {
        let knowers = desk.books.dossier(document).unwrap().unwrap().knowers;
        knowers.into_iter().map(|knower| (knower.name, knower.by_circulation)).collect()
    };
    for (level, known) in [("绝密", true), ("机密", true), ("秘密", false), ("内部", false)] {
        let document = desk.does(receive(level, level)).document.unwrap();
        desk.does(lend(document.0));
        assert_eq!(!names(&desk, document).is_empty(), known, "{level}");
        desk.does(json!({"verb": "give_back", "document": document.0, "returned_by": "李敏", "pages": 4, "condition": "完好"}));
    }
    // Raised to 机密 by a correction, everybody who had it is a knower.
    let document = desk.books.search("秘密", 9).unwrap().iter().find(|row| row.title == "秘密").unwrap().id;
    desk.does(json!({"verb": "correct", "line": {"register": "receiving", "year": 2026, "number": 2}, "field": "level", "value": "机密", "reason": "看错", "approver": "赵行长"}));
    assert_eq!(names(&desk, document), [("李敏".to_owned(), false)]);
    desk.closes();
}
