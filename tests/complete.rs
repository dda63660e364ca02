//! Completion: what was written once is offered again, however it is typed, the most used first, and soon enough for
//! whoever types.

use std::error::Error;
use std::time::Instant;

use serde_json::{Value, json};
use tiegui::registry::complete::Learnt;

#[expect(clippy::unwrap_used, clippy::panic, dead_code, reason = "a desk that cannot be set up has failed")]
#[path = "support/desk.rs"]
mod desk;

use desk::Desk;

type Outcome = Result<(), Box<dyn Error>>;

fn receive(issuer: &str, title: &str) -> Value {
    json!({"verb": "receive", "issuer": issuer, "title": title, "level": "秘密", "channel": "机要交通",
        "signed_by": "王喆", "handled_by": "信贷部", "urgency": "特急"})
}

fn lend(document: i64, borrower: &str, purpose: &str) -> Value {
    json!({"verb": "lend", "document": document, "copy": 1, "borrower": borrower, "department": "信贷部",
        "purpose": purpose, "approver": "李堃", "due": "2026-03-09"})
}

fn office() -> Desk {
    let mut desk = Desk::on("2026-03-05");
    desk.does(json!({"verb": "add_place", "path": "一号保密室/1号铁柜"}));
    for (issuer, title) in [("农发行市分行", "甲"), ("县委办", "乙"), ("农发行市分行", "丙"), ("农发行省分行", "丁")]
    {
        desk.does(receive(issuer, title));
    }
    desk.does(lend(1, "郑翀", "起草方案"));
    desk
}

#[test]
fn what_was_written_is_found_by_hanzi_pinyin_and_initials() -> Outcome {
    let desk = office();
    let complete = |what, typed| desk.books.complete(what, typed, 5);
    let both = ["农发行市分行", "农发行省分行"];
    for typed in ["农发", "nongfa", "nfh", "NongFH", "nong fa"] {
        assert_eq!(complete(Learnt::Issuer, typed)?, both, "{typed}: the most used first");
    }
    assert_eq!(complete(Learnt::Issuer, "省分")?, ["农发行省分行"]);
    assert_eq!(complete(Learnt::Issuer, "sfh")?.len(), 2, "in the middle, by initials that both have");
    assert_eq!(complete(Learnt::Issuer, "xwb")?, ["县委办"]);
    assert_eq!(complete(Learnt::Issuer, "")?, ["农发行市分行", "农发行省分行", "县委办"], "then the latest");
    assert_eq!(desk.books.complete(Learnt::Issuer, "", 1)?.len(), 1);
    assert!(complete(Learnt::Issuer, "没有")?.is_empty());
    assert_eq!(complete(Learnt::Person, "zhengc")?, ["郑翀"]);
    assert_eq!(complete(Learnt::Approver, "lk")?, ["李堃"]);
    assert_eq!(complete(Learnt::Department, "")?, ["信贷部"]);
    assert_eq!(complete(Learnt::Place, "tiegui")?, ["一号保密室/1号铁柜"]);
    assert_eq!(complete(Learnt::Channel, "")?.first().map(String::as_str), Some("机要交通"));
    assert_eq!(complete(Learnt::Condition, "wh")?, ["完好"], "nobody wrote it yet, but everybody does");
    Ok(())
}

#[test]
fn what_comes_later_is_learnt_as_it_comes() -> Outcome {
    let mut desk = office();
    assert_eq!(desk.books.complete(Learnt::Purpose, "", 1)?, ["起草方案"]);
    let acts = [lend(2, "马晓燕", "核对贷款"), lend(3, "马晓燕", "核对贷款")];
    let acts = acts.into_iter().map(serde_json::from_value).collect::<Result<Vec<_>, _>>()?;
    desk.books.perform_batch(&acts).map_err(|(at, error)| format!("{at}: {error}"))?;
    assert_eq!(desk.books.complete(Learnt::Purpose, "", 2)?, ["核对贷款", "起草方案"]);
    assert_eq!(desk.books.complete(Learnt::Person, "mxy", 2)?, ["马晓燕"]);
    desk.does(json!({"verb": "add_place", "path": "二号保密室"}));
    desk.does(json!({"verb": "shelve", "document": 4, "place": "二号保密室"}));
    assert_eq!(desk.books.complete(Learnt::Place, "", 1)?, ["二号保密室"]);
    desk.does(
        json!({"verb": "correct", "line": {"register": "receiving", "year": 2026, "number": 2}, "field": "issuer",
        "value": "县委办公室", "reason": "简称", "approver": "李堃"}),
    );
    assert_eq!(desk.books.complete(Learnt::Issuer, "xwb", 2)?, ["县委办公室", "县委办"]);
    desk.closes();
    Ok(())
}

#[test]
fn later_books_and_the_same_books_read_anew_say_the_same() -> Outcome {
    let mut grown = office();
    grown.books.learn()?;
    let acts = [
        lend(2, "马晓燕", "核对贷款"),
        json!({"verb": "give_back", "document": 1, "copy": 1, "returned_by": "郑翀", "condition": "完好，无批注"}),
        json!({"verb": "issue", "title": "戊", "level": "绝密", "printed": 2, "filed": 2, "approver": "李堃",
            "drafted_by": "马晓燕", "recipients": [{"unit": "县公安局", "copies": 1, "channel": "专人递送",
                "escorts": ["甲某", "乙某"]}]}),
        json!({"verb": "circulate", "document": 3, "copy": 1, "proposal": "请李行长阅", "readers": [
            {"name": "李堃", "duty": "行长"}]}),
        json!({"verb": "circulate_out", "document": 3, "copy": 1, "reader": "李堃"}),
        json!({"verb": "circulate_back", "document": 3, "copy": 1, "opinion": "同意，照办。"}),
        json!({"verb": "add_person", "name": "钱多多", "department": "会计部", "duty": "主任"}),
    ];
    let mut fresh = office();
    for act in acts {
        grown.does(act.clone());
        fresh.does(act);
    }
    for what in [
        Learnt::Issuer,
        Learnt::Unit,
        Learnt::Person,
        Learnt::Department,
        Learnt::Purpose,
        Learnt::Approver,
        Learnt::Channel,
        Learnt::Place,
        Learnt::Duty,
        Learnt::HandledBy,
        Learnt::SignedBy,
        Learnt::DraftedBy,
        Learnt::Condition,
        Learnt::Reason,
        Learnt::Urgency,
        Learnt::ReadingPlace,
        Learnt::Escort,
        Learnt::Proposal,
        Learnt::Opinion,
        Learnt::Remark,
    ] {
        let sorted = |desk: &Desk| -> Result<Vec<String>, tiegui::registry::Error> {
            let mut all = desk.books.complete(what, "", 99)?;
            all.sort();
            Ok(all)
        };
        assert_eq!(sorted(&grown)?, sorted(&fresh)?, "{what:?}");
    }
    assert_eq!(grown.books.complete(Learnt::Escort, "", 9)?.len(), 2);
    grown.closes();
    Ok(())
}

#[test]
fn a_number_that_is_known_is_told() -> Outcome {
    let mut desk = Desk::on("2026-03-05");
    desk.does(json!({"verb": "receive", "issuer": "市分行", "number": "农发银市〔2026〕12号", "title": "甲", "level": "秘密"}));
    for typed in ["农发银市[2026]12号", "农发银市(2026)012", "农发银市〔2026〕12号"] {
        let titles: Vec<String> = desk.books.known_number(typed)?.into_iter().map(|row| row.title).collect();
        assert_eq!(titles, ["甲"], "{typed}");
    }
    for typed in ["", "农发银市", "农发银市〔2026〕1", "农发银市〔2026〕13号"] {
        assert!(desk.books.known_number(typed)?.is_empty(), "{typed}");
    }
    Ok(())
}

#[test]
#[ignore = "a measurement"]
fn among_ten_thousand_lines() -> Outcome {
    let mut desk = Desk::on("2026-03-05");
    let hanzi =
        |n: u32| (0..4).filter_map(|step| char::from_u32(0x4E00 + (n * 811 + step * 977) % 20_000)).collect::<String>();
    let acts = (0..10_000)
        .map(|n| serde_json::from_value(receive(&hanzi(n % 3000), &format!("通知{n}"))))
        .collect::<Result<Vec<_>, _>>()?;
    for acts in acts.chunks(5000) {
        desk.books.perform_batch(acts).map_err(|(at, error)| format!("{at}: {error}"))?;
    }
    let timed = |what: &str| -> Outcome {
        let start = Instant::now();
        for typed in ["", "z", "zh", "农", "zhong"] {
            let asked = Instant::now();
            let found = desk.books.complete(Learnt::Issuer, typed, 8)?;
            println!("{what} {typed}: {} in {:?}", found.len(), asked.elapsed());
        }
        println!("{what}: {:?}", start.elapsed());
        Ok(())
    };
    timed("first")?;
    timed("again")?;
    Ok(())
}
