//! Old ledgers come in as they stand, once, and what does not fit is handed back.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use serde_json::{Value, json};
use tiegui::model::ids::DocumentId;
use tiegui::model::ledger::LedgerRow;
use tiegui::model::register::Register;
use tiegui::registry::bring_in::Outcome;

#[path = "support/desk.rs"]
mod desk;

use desk::Desk;

fn received(number: Option<u32>, title: &str) -> Value {
    json!({"register": "receiving", "number": number, "date": "2025-03-05", "issuer": "市分行", "docno": "农发银市〔2025〕3号",
        "title": title, "level": "秘密", "period": "10年", "copies": 2, "copy_numbers": "000101-000102"})
}

fn issued() -> Value {
    json!({"register": "issuing", "number": 4, "date": "2025-04-01", "title": "报告", "level": "机密", "printed": 6,
        "recipients": [["市分行", 3], ["县政府", 1]], "filed": 1, "remaining": 1})
}

fn lent(number: u32, from: &str, to: Option<&str>) -> Value {
    json!({"register": "lending", "number": number, "date": from, "returned_on": to, "docno": "农发银市[2025]03号",
        "title": "通知", "borrower": "李敏", "due_on": "2025-06-30"})
}

fn with(mut row: Value, key: &str, value: Value) -> Value {
    row.as_object_mut().unwrap().insert(key.to_owned(), value);
    row
}

/// What becomes of each row: a number, `=` a number where it is in already, or the rule that says no.
fn brings(desk: &mut Desk, register: Register, rows: &[Value], rehearsal: bool) -> Vec<String> {
    let rows: Vec<LedgerRow> = rows.iter().map(|row| serde_json::from_value(row.clone()).unwrap()).collect();
    let before = desk.books.fingerprint().unwrap();
    let outcomes = desk.books.bring_in(register, "旧台账.xlsx", rows, rehearsal).unwrap();
    let added = outcomes.iter().any(|outcome| matches!(outcome, Outcome::Imported(_)));
    assert_eq!(desk.books.fingerprint().unwrap() == before, rehearsal || !added);
    outcomes
        .into_iter()
        .map(|outcome| match outcome {
            Outcome::Imported(slot) => slot.number.to_string(),
            Outcome::Already(slot) => format!("={}", slot.number),
            Outcome::Rejected(refusal) => refusal.rule().to_owned(),
        })
        .collect()
}

#[test]
fn numbers_are_kept_and_nothing_comes_in_twice() {
    let mut desk = Desk::on("2026-03-05");
    let rows = [received(Some(7), "七"), received(None, "无号"), received(Some(3), "三"), received(Some(7), "又七")];
    let wanted = ["7", "8", "3", "number-taken"];
    assert_eq!(brings(&mut desk, Register::Receiving, &rows, true), wanted);
    assert_eq!(brings(&mut desk, Register::Receiving, &rows, false), wanted);
    assert_eq!(brings(&mut desk, Register::Receiving, &rows, false), ["=7", "=8", "=3", "number-taken"]);
    assert_eq!(brings(&mut desk, Register::Receiving, &[received(Some(8), "八")], false), ["number-taken"]);
    // Lines written now go on behind the old ones.
    let next = json!({"verb": "receive", "date": "2025-12-31", "issuer": "市分行", "title": "今", "level": "秘密"});
    assert_eq!(desk.does(next).slot.unwrap().number, 9);
    let lines = desk.books.lines_of_book(desk.books.books().unwrap()[0].0).unwrap();
    assert_eq!(
        lines.iter().map(|line| (line.slot.number, line.brought_in)).collect::<Vec<_>>(),
        [(3, true), (7, true), (8, true), (9, false)]
    );
    desk.closes();
}

#[test]
fn rows_that_cannot_be_are_handed_back_one_by_one() {
    let mut desk = Desk::on("2026-03-05");
    let good = || received(Some(1), "好");
    let rows = [
        with(good(), "copies", json!(0)),
        with(good(), "copies", json!(3)),
        with(with(good(), "copies", json!(4_000_000_000_u32)), "copy_numbers", Value::Null),
        with(good(), "date", json!("2026-03-06")),
        with(good(), "number", json!(0)),
        with(good(), "number", json!(u32::MAX)),
        with(good(), "title", json!("")),
        good(),
        received(Some(2), "二"),
    ];
    let wanted = [
        "field-unreadable",
        "copy-numbers-count",
        "field-unreadable",
        "date-in-future",
        "field-unreadable",
        "field-unreadable",
        "field-missing",
        "1",
        "2",
    ];
    assert_eq!(brings(&mut desk, Register::Receiving, &rows, false), wanted);
    let rows = [
        with(issued(), "printed", json!(7)),
        with(issued(), "recipients", json!([["市分行", u32::MAX], ["县政府", u32::MAX]])),
        with(with(with(issued(), "printed", json!(0)), "recipients", json!([])), "filed", json!(0)),
        issued(),
    ];
    let wanted = ["copies-do-not-add-up", "copies-do-not-add-up", "copies-do-not-add-up", "4"];
    assert_eq!(brings(&mut desk, Register::Issuing, &rows, false), wanted);
    let nothing = json!({"register": "issuing", "date": "2025-04-01", "title": "空", "level": "机密", "printed": 0});
    assert_eq!(brings(&mut desk, Register::Issuing, &[nothing], false), ["field-unreadable"]);
    desk.closes();
}

#[test]
fn issued_copies_are_with_their_recipients() {
    let mut desk = Desk::on("2026-03-05");
    brings(&mut desk, Register::Issuing, &[issued()], false);
    let dossier = desk.books.dossier(DocumentId(1)).unwrap().unwrap();
    let holders: Vec<_> = dossier.holdings.iter().map(|holding| holding.holder.as_str()).collect();
    assert_eq!(holders, ["市分行", "市分行", "市分行", "县政府", "王喆", "王喆"]);
    // What was lent and came back was a copy that stayed.
    let row = with(with(lent(1, "2025-05-01", Some("2025-05-03")), "docno", Value::Null), "title", json!("报告"));
    assert_eq!(brings(&mut desk, Register::Lending, std::slice::from_ref(&row), false), ["1"]);
    let dossier = desk.books.dossier(DocumentId(1)).unwrap().unwrap();
    assert_eq!(dossier.lines[1].carrier, Some((5, None)));
    let named = with(with(row, "copy_number", json!(2)), "number", json!(2));
    assert_eq!(brings(&mut desk, Register::Lending, &[named], false), ["no-carrier-then"]);
    desk.closes();
}

#[test]
fn a_ledger_of_many_entries_comes_in_whole_and_only_once() {
    let mut desk = Desk::on("2026-03-05");
    let unlike =
        |n: u32| with(received(Some(n), &format!("第{n}件通知")), "docno", json!(format!("农发银市[2025]{n}号")));
    let mut rows: Vec<Value> = (1..=1200).map(unlike).collect();
    rows.push(with(unlike(700), "title", json!("同号的另一件")));
    rows.push(with(unlike(1201), "number", Value::Null));
    let mut wanted: Vec<String> = (1..=1200).map(|n| n.to_string()).collect();
    wanted.extend(["number-taken".to_owned(), "1201".to_owned()]);
    assert_eq!(brings(&mut desk, Register::Receiving, &rows, true), wanted);
    assert_eq!(brings(&mut desk, Register::Receiving, &rows, false), wanted);
    let again: Vec<String> = wanted
        .iter()
        .map(|became| if became == "number-taken" { became.clone() } else { format!("={became}") })
        .collect();
    assert_eq!(brings(&mut desk, Register::Receiving, &rows, false), again);
    // What is found by number is found as before.
    let lent = with(lent(1, "2025-04-01", Some("2025-04-10")), "docno", json!("农发银市〔2025〕777号"));
    assert_eq!(brings(&mut desk, Register::Lending, &[lent], false), ["1"]);
    assert_eq!(desk.books.dossier(DocumentId(777)).unwrap().unwrap().lines.len(), 2);
    desk.closes();
}

#[test]
fn lending_lines_find_a_copy_that_was_free() {
    let mut desk = Desk::on("2026-03-05");
    brings(&mut desk, Register::Receiving, &[received(Some(1), "通知")], false);
    let rows = [
        lent(1, "2025-04-01", Some("2025-04-10")),
        lent(2, "2025-04-05", Some("2025-04-07")),
        lent(3, "2025-04-06", Some("2025-04-08")),
        lent(4, "2025-04-10", None),
        lent(5, "2025-04-20", Some("2025-04-22")),
        lent(6, "2025-04-21", None),
        lent(7, "2025-05-01", None),
        lent(8, "2025-03-04", Some("2025-03-05")),
        lent(9, "2025-03-08", Some("2025-03-07")),
        with(lent(10, "2025-03-08", Some("2025-03-09")), "docno", json!("农发银市〔2025〕9号")),
        with(with(lent(11, "2025-03-06", Some("2025-03-07")), "copy_number", json!(102)), "due_on", Value::Null),
        with(lent(12, "2025-03-06", Some("2025-03-07")), "copy_number", json!(103)),
        lent(13, "2025-03-20", Some("2027-01-01")),
    ];
    let wanted = [
        "1",
        "2",
        "no-carrier-then",
        "4",
        "5",
        "no-carrier-then",
        "7",
        "date-too-early",
        "date-too-early",
        "10",
        "11",
        "no-carrier-then",
        "date-in-future",
    ];
    let rehearsed = brings(&mut desk, Register::Lending, &rows, true);
    assert_eq!(brings(&mut desk, Register::Lending, &rows, false), rehearsed);
    // Line 10 names no number that is known, and is found by its title.
    assert_eq!(rehearsed, wanted);
    let dossier = desk.books.dossier(DocumentId(1)).unwrap().unwrap();
    let taken: Vec<_> = dossier.lines[1..].iter().map(|line| (line.slot.number, line.carrier.unwrap().0)).collect();
    assert_eq!(taken, [(1, 101), (2, 102), (4, 101), (5, 102), (7, 102), (10, 101), (11, 102)]);
    assert_eq!(dossier.holdings[0].holder, "李敏", "a loan that is open takes the copy along");
    let due = desk.books.due("2025-07-01".parse().unwrap()).unwrap();
    assert_eq!(due.len(), 2);

    desk.at("2026-03-06T09:00");
    // It comes back today; from then on nothing is lent before today.
    desk.does(json!({"verb": "give_back", "document": 1, "copy": 101, "returned_by": "李敏", "condition": "完好"}));
    let early = json!({"verb": "lend", "document": 1, "copy": 101, "borrower": "孙强", "purpose": "核对", "approver": "赵行长",
        "due": "2026-03-20", "date": "2026-03-01"});
    assert_eq!(desk.refused(early), "date-too-early");
    desk.closes();
}
