//! What the unit prints itself: every copy of the run is with somebody, and the sums hold.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use serde_json::{Value, json};

#[path = "support/desk.rs"]
mod desk;

use desk::Desk;

fn issue() -> Value {
    json!({
        "verb": "issue", "number": "农发银办〔2026〕12号", "title": "关于报送情况的报告", "level": "机密", "period": "20年",
        "printed": 10, "pages": 6, "filed": "9", "remaining": 1, "drafted_by": "李敏", "approver": "赵行长",
        "recipients": [
            {"unit": "农发行市分行", "copies": "1-5", "channel": "机要交通", "seal": "J2026-118"},
            {"unit": "信贷科", "copies": "6-8", "channel": "专人送达", "escorts": ["王喆"]},
        ],
    })
}

fn recipients(act: &mut Value) -> &mut Vec<Value> {
    act.get_mut("recipients").and_then(Value::as_array_mut).unwrap()
}

fn set(mut act: Value, key: &str, value: Value) -> Value {
    act.as_object_mut().unwrap().insert(key.to_owned(), value);
    act
}

#[test]
fn every_copy_goes_somewhere_once() {
    let mut desk = Desk::on("2026-03-05");
    assert_eq!(desk.refused(set(issue(), "remaining", json!(2))), "copies-do-not-add-up");
    assert_eq!(desk.refused(set(issue(), "filed", json!("8"))), "copy-number-foreign", "it was sent");
    assert_eq!(desk.refused(set(issue(), "filed", json!("11"))), "copy-number-foreign", "it was not printed");
    assert_eq!(desk.refused(set(issue(), "copy_numbers", json!("1-9"))), "copy-numbers-count");
    assert_eq!(desk.refused(set(issue(), "printed", json!(0))), "field-unreadable");
    assert_eq!(desk.refused(set(issue(), "printed", json!(4_000_000_000_u32))), "field-unreadable");
    assert_eq!(desk.refused(set(issue(), "date", json!("2026-03-06"))), "date-in-future");
    assert_eq!(desk.refused(set(issue(), "period", json!("21年"))), "period-too-long");
    let mut post = issue();
    recipients(&mut post)[0]["channel"] = json!("挂号信");
    assert_eq!(desk.refused(post), "ordinary-post");
    let mut twice = issue();
    recipients(&mut twice)[1]["copies"] = json!("5-8");
    assert_eq!(desk.refused(twice), "copy-number-foreign");
    let mut alone = set(issue(), "level", json!("绝密"));
    assert_eq!(desk.refused(alone.clone()), "two-escorts");
    recipients(&mut alone)[1]["escorts"] = json!(["王喆", "李敏"]);
    assert_eq!(desk.does(alone).slot.unwrap().number, 1);

    let issued = desk.does(issue());
    assert_eq!(issued.slot.unwrap().number, 1);
    let dossier = desk.books.dossier(issued.document.unwrap()).unwrap().unwrap();
    let holders: Vec<_> = dossier.holdings.iter().map(|holding| holding.holder.as_str()).collect();
    assert_eq!(holders, [["农发行市分行"; 5].as_slice(), &["信贷科"; 3], &["王喆"; 2]].concat());
    let [line] = dossier.lines.as_slice() else { panic!("one line") };
    let sent: u32 = line.sendings.iter().map(|sending| sending.copies).sum();
    assert_eq!((line.copies, sent, line.detail.filed), (10, 8, Some(1)));

    // What is out cannot be lent; what remains can.
    let lend = json!({"verb": "lend", "document": "农发银办〔2026〕12号", "copy": 3, "borrower": "李敏", "purpose": "核对",
        "approver": "赵行长", "due": "2026-03-06"});
    assert_eq!(desk.refused(set(lend.clone(), "document", json!(issued.document.unwrap().0))), "carrier-not-here");
    desk.does(set(set(lend, "document", json!(issued.document.unwrap().0)), "copy", json!(10)));
    desk.closes();
}

#[test]
fn receipts_come_back_once_a_recipient() {
    let mut desk = Desk::on("2026-03-05");
    let issued = desk.does(issue());
    desk.at("2026-03-09T10:00");
    let receipt = json!({"verb": "receipt", "line": {"register": "issuing", "year": 2026, "number": 1},
        "unit": "农发行市分行", "date": "2026-03-08", "signed_by": "周某"});
    assert_eq!(desk.refused(set(receipt.clone(), "unit", json!("县委办公室"))), "not-a-recipient");
    assert_eq!(desk.refused(set(receipt.clone(), "date", json!("2026-03-04"))), "date-too-early");
    assert_eq!(desk.refused(set(receipt.clone(), "date", json!("2026-03-10"))), "date-in-future");
    desk.does(receipt.clone());
    assert_eq!(desk.refused(receipt.clone()), "receipt-back");
    let dossier = desk.books.dossier(issued.document.unwrap()).unwrap().unwrap();
    let back: Vec<_> = dossier.lines[0].sendings.iter().map(|sending| sending.receipt_on.is_some()).collect();
    assert_eq!(back, [true, false]);

    let void = json!({"verb": "void", "line": {"register": "issuing", "year": 2026, "number": 1}, "reason": "误登",
        "approver": "赵行长"});
    assert_eq!(desk.refused(void.clone()), "line-has-history", "somebody signed for it");
    desk.does(issue());
    let second = set(void, "line", json!({"register": "issuing", "year": 2026, "number": 2}));
    assert_eq!(desk.does(second).carriers.len(), 10);
    desk.closes();
}
