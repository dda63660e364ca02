//! Documents are found the way people remember them.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use serde_json::json;
use tiegui::registry::books::Wanted;

#[path = "support/desk.rs"]
mod desk;

use desk::Desk;

/// Three documents that share words.
fn desk() -> Desk {
    let mut desk = Desk::on("2026-03-05");
    desk.at("2026-03-05T10:00");
    for (title, issuer, number, copies) in [
        ("关于开展保密工作检查的通知", "农发行西安市分行", "农发银市〔2026〕9号", "000213-000214"),
        ("保密委员会工作要点", "县委办公室", "县委办发〔2025〕12号", "000460-000461"),
        ("信贷工作保密规定（2026年修订）", "总行", "农发银发〔2026〕112号", "000009-000010"),
    ] {
        desk.does(json!({"verb": "receive", "issuer": issuer, "number": number, "title": title, "level": "机密",
            "copies": 2, "copy_numbers": copies}));
    }
    desk
}

/// Which of the three answer to the words, latest first.
fn found(desk: &Desk, words: &str) -> Vec<i64> {
    let found: Vec<i64> = desk.books.search(words, 9).unwrap().iter().map(|row| row.id.0).collect();
    let mut wanted = Wanted::latest(tiegui::model::register::Register::Receiving);
    wanted.words = Some(words.to_owned());
    let lines: Vec<i64> = desk.books.line_ids(&wanted).unwrap().iter().map(|id| id.0).collect();
    assert_eq!(lines, found, "{words}: the register lists what the search finds");
    found
}

#[test]
fn documents_are_found_by_what_is_remembered() {
    let desk = desk();
    let all: &[i64] = &[3, 2, 1];
    for (words, wanted) in [
        // Hanzi: any run of them, of title or issuer.
        ("保密", all),
        ("保密工作", &[1]),
        ("工作保密", &[3]),
        ("密工", &[1]),
        ("保密 检查", &[1]),
        ("检查 保密", &[1]),
        ("县委", &[2]),
        ("西安", &[1]),
        ("密", all),
        ("档案", &[]),
        // Full pinyin, whole or begun.
        ("baomi", all),
        ("baomigongzuo", &[1]),
        ("BaoMiGongZ", &[1]),
        ("xian", &[2, 1]),
        ("zonghang", &[3]),
        ("baomi jiancha", &[1]),
        ("dangan", &[]),
        // Initials.
        ("bmgz", &[1]),
        ("gzbm", &[3]),
        ("bm", all),
        ("bmwyh", &[2]),
        ("zz", &[]),
        // Document numbers in any spelling, and their digits.
        ("农发银市〔2026〕9号", &[1]),
        ("农发银市[2026]9号", &[1]),
        ("农发银市（2026）第09号", &[1]),
        ("农发银市【2026】9", &[1]),
        ("农发银发〔2026〕112号", &[3]),
        ("农发银发〔2026〕11号", &[]),
        ("112", &[3]),
        ("2025", &[2]),
        ("2026", &[3, 1]),
        ("２０２５", &[2]),
        // Copy numbers, with or without zeros.
        ("000213", &[1]),
        ("213", &[1]),
        ("000461", &[2]),
        ("10", &[3]),
        ("462", &[]),
        // Nothing is asked.
        ("", &[]),
        ("  ★《》\"*", &[]),
        ("保密 OR 档案", &[]),
        ("NOT 保密", &[]),
    ] {
        assert_eq!(found(&desk, words), wanted, "{words}");
    }
    assert_eq!(desk.books.search("保密", 2).unwrap().len(), 2);
    desk.closes();
}

#[test]
fn a_corrected_document_is_found_by_what_it_says_now() {
    let mut desk = desk();
    let correct = |field: &str, value: &str| {
        json!({"verb": "correct", "line": {"register": "receiving", "year": 2026, "number": 1}, "field": field,
            "value": value, "reason": "笔误", "approver": "赵行长"})
    };
    desk.does(correct("title", "关于开展档案管理检查的通知"));
    assert_eq!(desk.refused(correct("title", "关于开展档案管理检查的通知")), "same-value");
    desk.does(correct("number", "农发银市[2026]19号"));
    for (words, wanted) in [
        ("保密", &[3, 2][..]),
        ("档案", &[1]),
        ("dangan", &[1]),
        ("bmgz", &[]),
        ("农发银市〔2026〕9号", &[]),
        ("农发银市〔2026〕19号", &[1]),
        ("西安", &[1]),
    ] {
        let ids: Vec<i64> = desk.books.search(words, 9).unwrap().iter().map(|row| row.id.0).collect();
        assert_eq!(ids, wanted, "{words}");
    }
    desk.closes();
}
