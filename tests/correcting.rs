//! 更正, 作废, 补登: a line is never changed, and what a correction says must be as true as what a line says.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use serde_json::{Value, json};
use tiegui::model::ids::DocumentId;
use tiegui::model::view::DocumentRow;

#[path = "support/desk.rs"]
mod desk;

use desk::Desk;

fn receive(title: &str, date: &str) -> Value {
    json!({"verb": "receive", "issuer": "农发行市分行", "number": "农发银市〔2026〕3号", "title": title, "level": "秘密",
        "period": "10年", "copies": 1, "pages": 12, "date": date})
}

fn lend(date: &str) -> Value {
    json!({"verb": "lend", "document": 1, "borrower": "李敏", "purpose": "拟稿", "approver": "赵行长", "date": date,
        "due": "2026-03-20"})
}

fn correct(register: &str, number: u32, field: &str, value: &str) -> Value {
    json!({"verb": "correct", "line": {"register": register, "year": 2026, "number": number}, "field": field,
        "value": value, "reason": "笔误", "approver": "赵行长"})
}

fn void(register: &str, number: u32) -> Value {
    json!({"verb": "void", "line": {"register": register, "year": 2026, "number": number}, "reason": "误登",
        "approver": "赵行长"})
}

fn supplement(number: u32, field: &str, text: &str) -> Value {
    json!({"verb": "supplement", "line": {"register": "receiving", "year": 2026, "number": number}, "field": field,
        "text": text, "reason": "漏登", "approver": "赵行长"})
}

fn document(desk: &Desk) -> DocumentRow {
    desk.books.dossier(DocumentId(1)).unwrap().unwrap().document
}

#[test]
fn fields_are_corrected_by_a_new_line() {
    let mut desk = Desk::on("2026-03-05");
    let received = desk.does(receive("关与保密检查的通知", "2026-03-05"));
    assert_eq!(desk.refused(correct("receiving", 1, "title", "关与保密检查的通知")), "same-value");
    assert_eq!(desk.refused(correct("receiving", 1, "purpose", "拟稿")), "no-such-field");
    assert_eq!(desk.refused(correct("receiving", 1, "level", "绝密")), "other-book");
    assert_eq!(desk.refused(correct("receiving", 1, "level", "内部")), "period-without-state-secret");
    assert_eq!(desk.refused(correct("receiving", 1, "level", "很秘密")), "field-unreadable");
    assert_eq!(desk.refused(correct("receiving", 1, "date", "2025-03-05")), "other-book");
    assert_eq!(desk.refused(correct("receiving", 1, "date", "二月三十")), "field-unreadable");
    assert_eq!(desk.refused(correct("receiving", 1, "period", "11年")), "period-too-long");
    assert_eq!(desk.refused(correct("receiving", 2, "title", "通知")), "no-such-line");
    let mut unfounded = correct("receiving", 1, "title", "通知");
    unfounded.as_object_mut().unwrap().insert("reason".to_owned(), json!(" "));
    assert_eq!(desk.refused(unfounded), "field-missing");

    let done = desk.does(correct("receiving", 1, "title", "关于保密检查的通知"));
    assert_eq!(done.slot.unwrap().number, 2);
    assert_eq!(document(&desk).title, "关于保密检查的通知");
    let lines = desk.books.lines_of_book(received.slot.unwrap().book).unwrap();
    let shown: Vec<_> = lines.iter().map(|line| (line.slot.number, line.refers_to, line.corrections.len())).collect();
    assert_eq!(shown, [(1, None, 1), (2, Some(1), 1)]);
    let correction = &lines.first().unwrap().corrections.first().unwrap();
    assert_eq!(
        (correction.old.as_str(), correction.new.as_str(), correction.by),
        ("关与保密检查的通知", "关于保密检查的通知", 2)
    );
    assert_eq!(desk.refused(correct("receiving", 2, "title", "通知")), "not-an-entry");

    // Found by what it says now, not by what it said.
    assert_eq!(desk.books.search("关于", 9).unwrap().len(), 1);
    assert_eq!(desk.books.search("关与", 9).unwrap().len(), 0);
    desk.does(correct("receiving", 1, "number", "农发银市[2026]第03号".replace("03", "4").as_str()));
    assert_eq!(document(&desk).number.as_deref(), Some("农发银市〔2026〕4号"));
    assert_eq!(desk.books.search("农发银市〔2026〕3号", 9).unwrap().len(), 0);
    desk.does(correct("receiving", 1, "issuer", "农发行省分行"));
    assert_eq!(desk.books.search("省分行", 9).unwrap().len(), 1);
    desk.closes();
}

#[test]
fn a_longer_period_keeps_its_basis() {
    let mut desk = Desk::on("2026-03-05");
    desk.does(receive("通知", "2026-03-05"));
    let mut longer = correct("receiving", 1, "period", "15年");
    longer.as_object_mut().unwrap().insert("basis".to_owned(), json!("国家保密局批复"));
    desk.does(longer);
    let row = document(&desk);
    assert_eq!(row.basis.as_deref(), Some("国家保密局批复"), "what it rests on is kept with it");
    assert_eq!(row.ends_on, Some("2041-03-05".parse().unwrap()));
    desk.closes();
}

#[test]
fn a_corrected_day_is_as_true_as_a_written_one() {
    let mut desk = Desk::on("2026-03-10");
    desk.does(receive("通知", "2026-03-09"));
    assert_eq!(desk.refused(correct("receiving", 1, "date", "2026-03-11")), "date-in-future");
    // It came on the fifth: from then on it could be lent, and from then on its period counts.
    assert_eq!(desk.refused(lend("2026-03-06")), "date-too-early");
    desk.does(correct("receiving", 1, "date", "2026-03-05"));
    assert_eq!(document(&desk).since, "2026-03-05".parse().unwrap());
    assert_eq!(document(&desk).ends_on, Some("2036-03-05".parse().unwrap()));
    desk.does(lend("2026-03-06"));
    // It cannot have come after it was lent, nor been lent before it came, nor be due before.
    assert_eq!(desk.refused(correct("receiving", 1, "date", "2026-03-07")), "date-too-early");
    assert_eq!(desk.refused(correct("lending", 1, "date", "2026-03-04")), "date-too-early");
    assert_eq!(desk.refused(correct("lending", 1, "date", "2026-03-11")), "date-in-future");
    assert_eq!(desk.refused(correct("lending", 1, "due_on", "2026-03-05")), "date-too-early");
    desk.does(json!({"verb": "give_back", "document": 1, "returned_by": "李敏", "pages": 12, "condition": "完好",
        "date": "2026-03-08"}));
    assert_eq!(desk.refused(correct("lending", 1, "date", "2026-03-09")), "date-too-early", "after it came back");
    desk.does(correct("lending", 1, "date", "2026-03-07"));
    // One copy is never with two borrowers: a second loan cannot have begun before the first one ended.
    desk.does(lend("2026-03-09"));
    assert_eq!(desk.refused(correct("lending", 3, "date", "2026-03-07")), "date-too-early");
    desk.does(correct("lending", 3, "date", "2026-03-08"));
    desk.closes();
}

#[test]
fn what_was_left_out_is_added_once() {
    let mut desk = Desk::on("2026-03-05");
    let received = desk.does(receive("通知", "2026-03-05"));
    assert_eq!(desk.refused(supplement(1, "title", "通知")), "field-filled");
    desk.does(supplement(1, "remark", "附件一份"));
    assert_eq!(desk.refused(supplement(1, "remark", "附件两份")), "field-filled");
    desk.does(supplement(1, "handled_by", "信贷科"));
    let lines = desk.books.lines_of_book(received.slot.unwrap().book).unwrap();
    let detail = &lines.first().unwrap().detail;
    assert_eq!((detail.remark.as_deref(), detail.handled_by.as_deref()), (Some("附件一份"), Some("信贷科")));
    desk.closes();
}

#[test]
fn a_void_line_takes_its_carriers_along_only_if_nothing_happened() {
    let mut desk = Desk::on("2026-03-05");
    desk.does(receive("通知", "2026-03-05"));
    desk.does(lend("2026-03-05"));
    assert_eq!(desk.refused(void("receiving", 1)), "line-has-history");
    assert_eq!(desk.does(void("lending", 1)).slot.unwrap().number, 2);
    let dossier = desk.books.dossier(DocumentId(1)).unwrap().unwrap();
    assert_eq!(dossier.holdings.first().unwrap().holder, "王喆", "a void loan is given back");
    assert!(desk.books.due("2026-12-31".parse().unwrap()).unwrap().is_empty());
    desk.at("2026-03-06T09:00");
    desk.does(lend("2026-03-05"));
    desk.does(json!({"verb": "give_back", "document": 1, "returned_by": "李敏", "pages": 12, "condition": "完好"}));
    desk.does(void("lending", 3));
    desk.does(void("receiving", 1));
    assert_eq!(desk.refused(lend("2026-03-05")), "carrier-not-here");
    let by_number = json!({"verb": "lend", "document": "农发银市〔2026〕3号", "borrower": "李敏", "purpose": "拟稿",
        "approver": "赵行长", "due": "2026-03-20"});
    assert_eq!(desk.refused(by_number), "no-such-document");
    assert_eq!(desk.refused(correct("receiving", 1, "title", "通报")), "line-void");
    desk.closes();
}

#[test]
fn what_is_corrected_in_one_go_is_found_by_what_it_says_now() {
    let mut desk = Desk::on("2026-03-05");
    let acts = [
        receive("关与保密检查的通知", "2026-03-05"),
        correct("receiving", 1, "title", "关于押运守护的通知"),
        correct("receiving", 1, "title", "关于金库守护的通知"),
    ];
    let acts: Vec<_> = acts
        .iter()
        .map(|act| (desk::moment("2026-03-05T09:00"), tiegui::registry::record::Act::parse(&act.to_string()).unwrap()))
        .collect();
    desk.books.perform_all(&acts).unwrap();
    let found = |words| desk.books.search(words, 9).unwrap().len();
    assert_eq!((found("保密"), found("押运"), found("金库"), found("jkshd")), (0, 0, 1, 1));
    desk.closes();
}

#[test]
fn the_latest_lines_come_first_and_the_ordinary_volume_before_the_top_secret_one() {
    use tiegui::model::register::Register;
    use tiegui::registry::books::Wanted;

    let mut desk = Desk::on("2026-03-05");
    for (title, level, date) in [
        ("甲", "秘密", "2025-12-30"),
        ("乙", "绝密", "2025-12-31"),
        ("丙", "绝密", "2026-01-04"),
        ("丁", "秘密", "2026-01-05"),
        ("戊", "秘密", "2026-01-06"),
    ] {
        desk.does(json!({"verb": "receive", "issuer": "农发行市分行", "title": title, "level": level, "date": date,
            "copy_numbers": "1"}));
    }
    let ids = desk.books.line_ids(&Wanted::latest(Register::Receiving)).unwrap();
    let titles: String = ids.iter().map(|id| desk.books.line(*id).unwrap().unwrap().document.title).collect();
    assert_eq!(titles, "戊丁丙甲乙");
}
