//! Office days: each test is a story of one carrier or one book, with what the rules say no to on the way. Every
//! story ends with the books holding.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]
#![expect(clippy::indexing_slicing, reason = "as above")]

use serde_json::{Value, json};
use tiegui::model::custody::Custody;
use tiegui::model::ids::DocumentId;
use tiegui::model::view::{Holding, LineRow};
use tiegui::registry::Done;
use tiegui::registry::history::Dossier;

#[path = "support/desk.rs"]
mod desk;

use desk::Desk;

/// The act with some fields changed or added.
fn with(mut act: Value, changes: Value) -> Value {
    let Value::Object(changes) = changes else { panic!("not an object: {changes}") };
    for (key, value) in changes {
        act[key] = value;
    }
    act
}

/// 秘密, two copies of twelve pages.
fn notice() -> Value {
    json!({
        "verb": "receive", "issuer": "农发行市分行", "number": "农发银市〔2026〕3号", "title": "关于开展保密检查的通知",
        "level": "秘密", "period": "10年", "copies": 2, "copy_numbers": "000101-000102", "pages": 12,
        "channel": "机要交通", "signed_by": "王喆",
    })
}

fn lend(copy: u32) -> Value {
    json!({
        "verb": "lend", "document": "关于开展保密检查的通知", "copy": copy, "borrower": "李敏", "department": "信贷科",
        "purpose": "拟稿", "approver": "赵行长", "due": "2026-03-12",
    })
}

fn give_back(copy: u32) -> Value {
    json!({
        "verb": "give_back", "document": "关于开展保密检查的通知", "copy": copy, "returned_by": "李敏", "pages": 12,
        "condition": "完好",
    })
}

fn dossier(desk: &Desk, done: &Done) -> Dossier {
    desk.books.dossier(done.document.unwrap()).unwrap().unwrap()
}

fn holders(desk: &Desk, document: DocumentId) -> Vec<String> {
    let dossier = desk.books.dossier(document).unwrap().unwrap();
    dossier.holdings.into_iter().map(|Holding { holder, .. }| holder).collect()
}

fn line(desk: &Desk, done: &Done) -> LineRow {
    let slot = done.slot.unwrap();
    desk.books.lines_of_book(slot.book).unwrap().into_iter().find(|line| line.slot == slot).unwrap()
}

fn number(done: &Done) -> u32 {
    done.slot.unwrap().number
}

#[test]
fn received_shelved_lent_and_given_back() {
    let mut desk = Desk::on("2026-03-05");
    desk.does(json!({"verb": "add_place", "path": "机要室/一号柜/二层"}));
    assert_eq!(desk.refused(json!({"verb": "add_place", "path": "机要室 / 一号柜"})), "place-exists");
    assert_eq!(desk.refused(json!({"verb": "add_place", "path": " / "})), "field-missing");
    assert_eq!(desk.refused(json!({"verb": "add_place", "path": "甲/乙/丙/丁"})), "field-unreadable");

    let received = desk.does(notice());
    let document = received.document.unwrap();
    assert_eq!((number(&received), received.carriers.len()), (1, 2));
    assert_eq!(holders(&desk, document), ["王喆", "王喆"]);

    let shelve = json!({"verb": "shelve", "document": "农发银市[2026]3号", "place": "机要室/一号柜/二层"});
    assert_eq!(desk.refused(with(shelve.clone(), json!({"place": "二号柜"}))), "no-such-place");
    assert_eq!(desk.refused(with(shelve.clone(), json!({"copies": "000103"}))), "no-such-copy");
    assert_eq!(desk.refused(with(shelve.clone(), json!({"date": "2026-03-04"}))), "date-too-early");
    assert_eq!(desk.refused(with(shelve.clone(), json!({"date": "2026-03-06"}))), "date-in-future");
    desk.does(shelve.clone());
    assert_eq!(desk.refused(shelve), "same-place");
    assert_eq!(holders(&desk, document), ["机要室/一号柜/二层", "机要室/一号柜/二层"]);

    assert_eq!(desk.refused(with(lend(101), json!({"copy": null}))), "which-copy");
    assert_eq!(desk.refused(with(lend(101), json!({"document": "没有的文件"}))), "no-such-document");
    assert_eq!(desk.refused(with(lend(101), json!({"borrower": "\u{3000}"}))), "field-missing");
    assert_eq!(desk.refused(with(lend(101), json!({"due": null}))), "field-missing");
    assert_eq!(desk.refused(with(lend(101), json!({"due": "2026-03-04"}))), "date-too-early");
    assert_eq!(desk.refused(with(lend(101), json!({"approver": "李敏"}))), "self-approval");
    let lent = desk.does(lend(101));
    assert_eq!(holders(&desk, document), ["李敏", "机要室/一号柜/二层"]);
    assert_eq!(desk.refused(lend(101)), "carrier-not-here");
    let shelve = json!({"verb": "move", "document": "农发银市〔2026〕3号", "copies": "101", "place": "机要室/一号柜"});
    assert_eq!(desk.refused(shelve), "carrier-not-here");

    desk.at("2026-03-10T16:00");
    assert_eq!(desk.refused(give_back(102)), "not-lent");
    assert_eq!(desk.refused(with(give_back(101), json!({"returned_by": "孙强"}))), "return-for-another");
    assert_eq!(desk.refused(with(give_back(101), json!({"date": "2026-03-04"}))), "date-too-early");
    assert_eq!(desk.refused(with(give_back(101), json!({"pages": 11}))), "pages-differ");
    assert_eq!(desk.refused(with(give_back(101), json!({"pages": null}))), "field-missing");
    let back = desk.does(with(give_back(101), json!({"copy": null})));
    assert_eq!(back.slot, lent.slot);
    assert_eq!(holders(&desk, document), ["机要室/一号柜/二层", "机要室/一号柜/二层"]);
    assert_eq!(desk.refused(give_back(101)), "not-lent");

    let row = line(&desk, &lent);
    let loan = row.loan.unwrap();
    assert_eq!((loan.borrower.as_str(), loan.pages_back), ("李敏", Some(12)));
    assert_eq!(loan.returned_on, Some("2026-03-10".parse().unwrap()));
    // Nothing is lent on a day before it came back.
    assert_eq!(desk.refused(with(lend(101), json!({"date": "2026-03-09"}))), "date-too-early");
    desk.does(with(lend(101), json!({"date": "2026-03-10"})));
    desk.closes();
}

#[test]
fn missing_pages_are_written_down_or_refused() {
    let mut desk = Desk::on("2026-03-05");
    desk.does(notice());
    let lent = desk.does(lend(102));
    assert_eq!(desk.refused(with(give_back(102), json!({"pages": 13}))), "pages-differ");
    desk.does(with(give_back(102), json!({"pages": 11, "discrepancy": "缺第12页，已报赵行长"})));
    let row = line(&desk, &lent);
    assert_eq!(row.detail.discrepancy.as_deref(), Some("缺第12页，已报赵行长"));
    assert_eq!(row.loan.unwrap().pages_back, Some(11));

    // Where the unit lets others bring things back, they may.
    assert_eq!(desk.refused(json!({"verb": "set", "key": "return_in_person", "value": "maybe"})), "no-such-setting");
    assert_eq!(desk.refused(json!({"verb": "set", "key": "speed", "value": "on"})), "no-such-setting");
    desk.does(json!({"verb": "set", "key": "return_in_person", "value": "off"}));
    desk.does(lend(101));
    desk.does(with(give_back(101), json!({"returned_by": "孙强"})));
    desk.closes();
}

#[test]
fn a_package_is_checked_before_it_is_registered() {
    let mut desk = Desk::on("2026-03-05");
    assert_eq!(desk.refused(with(notice(), json!({"intact": false}))), "package-broken");
    assert_eq!(desk.refused(with(notice(), json!({"listed": 3}))), "count-differs");
    assert_eq!(desk.refused(with(notice(), json!({"copies": 3}))), "copy-numbers-count");
    assert_eq!(desk.refused(with(notice(), json!({"copies": 0, "copy_numbers": null}))), "field-unreadable");
    assert_eq!(desk.refused(with(notice(), json!({"title": "  "}))), "field-missing");
    assert_eq!(desk.refused(with(notice(), json!({"issuer": ""}))), "field-missing");
    assert_eq!(desk.refused(with(notice(), json!({"date": "2026-03-06"}))), "date-in-future");
    assert_eq!(desk.refused(with(notice(), json!({"channel": "普通快递"}))), "ordinary-post");
    assert_eq!(desk.refused(with(notice(), json!({"level": "机密", "copy_numbers": null}))), "copy-numbers-missing");
    let broken =
        with(notice(), json!({"intact": false, "listed": 3, "discrepancy": "封口开裂，少一份，已电告发文机关"}));
    assert_eq!(number(&desk.does(broken)), 1);
    desk.closes();
}

#[test]
fn periods_are_the_laws() {
    let mut desk = Desk::on("2026-03-05");
    for (level, longest, beyond) in
        [("绝密", "30年", "31年"), ("机密", "20年", "241个月"), ("秘密", "10年", "2036-03-06")]
    {
        let act = with(notice(), json!({"level": level, "period": beyond}));
        assert_eq!(desk.refused(act.clone()), "period-too-long", "{level}");
        desk.does(with(act.clone(), json!({"basis": "中央有关规定"})));
        desk.does(with(act, json!({"period": longest})));
    }
    for level in ["内部", "商业秘密", "工作秘密", "普通"] {
        assert_eq!(desk.refused(with(notice(), json!({"level": level}))), "period-without-state-secret", "{level}");
        desk.does(with(notice(), json!({"level": level, "period": null})));
    }
    desk.does(with(notice(), json!({"period": "待公布之日"})));
    desk.closes();
}

#[test]
fn top_secret_has_its_own_book_and_its_own_care() {
    let mut desk = Desk::on("2026-03-05");
    let secret = with(notice(), json!({"level": "绝密", "title": "绝密件", "number": null}));
    assert_eq!(number(&desk.does(notice())), 1);
    let received = desk.does(secret.clone());
    assert_eq!(number(&received), 1, "the book of 绝密 counts for itself");
    assert_ne!(received.slot.unwrap().book, desk.does(notice()).slot.unwrap().book);
    assert_eq!(number(&desk.does(secret)), 2);

    let document = received.document.unwrap().0;
    let asked = with(lend(101), json!({"document": document}));
    assert_eq!(desk.refused(with(asked.clone(), json!({"document": "绝密件"}))), "many-documents");
    assert_eq!(desk.refused(asked.clone()), "reading-place");
    let lent = desk.does(with(asked, json!({"reading_place": "机要室阅文处"})));
    assert_eq!(line(&desk, &lent).detail.reading_place.as_deref(), Some("机要室阅文处"));
    desk.closes();
}

#[test]
fn years_have_their_own_books_and_numbers_are_given_once() {
    let mut desk = Desk::on("2026-01-05");
    assert_eq!(number(&desk.does(notice())), 1);
    let late = desk.does(with(notice(), json!({"date": "2025-12-31"})));
    assert_eq!((number(&late), late.slot.unwrap().book.year), (1, 2025));
    let wrong = desk.does(notice());
    assert_eq!(number(&wrong), 2);
    let void = json!({"verb": "void", "line": {"register": "receiving", "year": 2026, "number": 2}, "reason": "重复登记",
        "approver": "赵行长"});
    assert_eq!(number(&desk.does(void.clone())), 3);
    assert_eq!(number(&desk.does(notice())), 4);
    assert_eq!(desk.refused(void.clone()), "line-void");
    assert_eq!(
        desk.refused(with(void.clone(), json!({"line": {"register": "receiving", "year": 2026, "number": 3}}))),
        "not-an-entry"
    );
    assert_eq!(
        desk.refused(with(void, json!({"line": {"register": "receiving", "year": 2026, "number": 9}}))),
        "no-such-line"
    );
    let struck = dossier(&desk, &wrong);
    assert!(
        struck.holdings.iter().all(|holding| holding.carrier.custody == Custody::Struck && holding.holder.is_empty())
    );
    assert_eq!(line(&desk, &wrong).voided_by, Some(3));
    desk.closes();
}
