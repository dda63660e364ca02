//! Slips out of the books: which entries give one, who gets one, and that everything on them can be found in the file.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a helper that fails is the test failing")]

use std::process::Command;

use serde_json::{Value, json};
use tiegui::paper::{LaidOut, gather_slips};
use tiegui::print::{DocumentMeta, Item, SlipMark, write};
use tiegui::registry::record::Act;

#[path = "support/desk.rs"]
mod desk;

use desk::Desk;

type Outcome = Result<(), Box<dyn std::error::Error>>;

/// Books with three received documents in a cabinet.
fn office() -> Desk {
    let mut desk = Desk::on("2026-03-02");
    desk.does(json!({"verb": "add_place", "path": "机要室/一号柜"}));
    for n in 1..=3 {
        desk.does(json!({
            "verb": "receive", "date": "2026-03-02", "issuer": "省分行", "number": format!("农发银办〔2026〕{n}号"),
            "title": format!("关于第{n}批重要空白凭证的通知"), "level": "机密", "period": "10年", "copies": 1,
            "copy_numbers": format!("{}", 100 + n), "pages": 8, "intact": true
        }));
    }
    desk
}

fn lend(n: u32, borrower: &str) -> Value {
    json!({
        "verb": "lend", "date": "2026-03-03", "document": format!("农发银办〔2026〕{n}号"), "copy": 100 + n,
        "borrower": borrower, "department": "信贷科", "purpose": "研究办理", "approver": "张芳", "due": "2026-03-10"
    })
}

fn laid_out(desk: &Desk, seq: u64) -> LaidOut {
    gather_slips(&desk.books, seq).unwrap().unwrap().lay_out().unwrap()
}

fn said(laid_out: &LaidOut) -> Vec<String> {
    let page = |items: &[Item]| {
        let texts = items.iter().filter_map(|item| match item {
            Item::Text { text, .. } => Some(text.as_str()),
            Item::Rule { .. } | Item::Qr { .. } => None,
        });
        texts.collect::<String>()
    };
    laid_out.pages.iter().map(|it| page(&it.items)).collect()
}

/// Every cell of a slip, as a reader of PDF finds it; nothing where there is no such reader.
fn extracted(laid_out: &LaidOut) -> Result<Option<String>, Box<dyn std::error::Error>> {
    let meta = DocumentMeta { title: laid_out.title.clone(), created: desk::moment("2026-03-03T09:00") };
    let file = tempfile::NamedTempFile::new()?;
    std::fs::write(file.path(), write(&laid_out.pages, &meta)?)?;
    match Command::new("pdftotext").arg("-raw").arg(file.path()).arg("-").output() {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error.into()),
        Ok(output) => {
            let text = String::from_utf8(output.stdout)?;
            Ok(Some(text.chars().filter(|c| !c.is_whitespace()).collect()))
        }
    }
}

#[test]
fn what_is_lent_and_given_back_has_a_slip_in_two_copies() -> Outcome {
    let mut desk = office();
    desk.at("2026-03-03T10:00");
    let lent = desk.does(lend(1, "李堃"));
    let slip = laid_out(&desk, lent.seq);
    assert!(slip.pages.len() == 1 && slip.printings.is_empty());
    let text = said(&slip).concat();
    for cell in ["借阅凭单", "借阅人联", "留存联", "李堃", "信贷科", "研究办理", "张芳", "2026年3月10日", "000101"]
    {
        assert!(text.contains(cell), "{cell}");
    }
    let entry = format!("流水第{}笔", lent.seq);
    if let Some(found) = extracted(&slip)? {
        for cell in ["借阅凭单", "关于第1批重要空白凭证的通知", "农发银办〔2026〕1号", "机密★10年", "000101", &entry]
        {
            assert_eq!(found.matches(cell).count(), 2, "{cell} on both copies");
        }
        assert!(found.contains("借阅2026年第1号"));
    }

    desk.at("2026-03-05T10:00");
    let back = desk.does(json!({
        "verb": "give_back", "document": "农发银办〔2026〕1号", "copy": 101, "date": "2026-03-05", "returned_by": "李堃",
        "pages": 8, "condition": "完好", "place": "机要室/一号柜"
    }));
    let text = said(&laid_out(&desk, back.seq)).concat();
    for cell in ["归还凭单", "归还人联", "借阅2026年第1号", "完好", "交回8页", "机要室/一号柜", "2026年3月5日"]
    {
        assert!(text.contains(cell), "{cell}");
    }
    desk.closes();
    Ok(())
}

#[test]
fn every_unit_signs_for_its_own() {
    let mut desk = office();
    let issued = desk.does(json!({
        "verb": "issue", "date": "2026-03-02", "number": "农发银清办〔2026〕1号", "title": "关于网点安全评估的通知",
        "level": "秘密", "period": "5年", "printed": 4, "pages": 3, "filed": 4, "remaining": 0, "approver": "李堃",
        "recipients": [
            {"unit": "农发行市分行", "copies": "1-2", "channel": "机要交通", "seal": "501"},
            {"unit": "县人民政府", "copies": "3", "channel": "机要交通", "seal": "502"}
        ]
    }));
    let pages = said(&laid_out(&desk, issued.seq));
    assert_eq!(pages.len(), 2);
    assert!(pages[0].contains("农发行市分行") && pages[0].contains("000001-000002") && pages[0].contains("501"));
    assert!(!pages[0].contains("县人民政府") && pages[1].contains("县人民政府") && pages[1].contains("000003"));
    assert!(pages.iter().all(|page| page.contains("发文回执") && page.contains("回执联")));
    desk.closes();
}

#[test]
fn a_batch_is_one_slip_for_each_person() {
    let mut desk = office();
    desk.at("2026-03-03T10:00");
    let acts = [lend(1, "李堃"), lend(2, "李堃"), lend(3, "郑翀")];
    let acts = acts.map(|act| Act::parse(&act.to_string()).unwrap());
    let done = desk.books.perform_batch(&acts).unwrap();
    let pages = said(&laid_out(&desk, done.last().unwrap().seq));
    assert_eq!(pages.len(), 2, "{pages:?}");
    assert!(pages[0].contains("李堃") && pages[0].contains("000101") && pages[0].contains("000102"));
    assert!(pages[1].contains("郑翀") && pages[1].contains("000103") && !pages[1].contains("000101"));
    // Where several lines are on one slip, each has its number beside it.
    assert!(pages[0].contains("第1号") && pages[0].contains("第2号"));
    desk.closes();
}

#[test]
fn other_entries_give_none() {
    let mut desk = office();
    for seq in 1..=3 {
        assert!(gather_slips(&desk.books, seq).unwrap().is_none());
    }
    // What was refused is no entry, and so has no slip.
    desk.refused(lend(9, "李堃"));
    assert!(gather_slips(&desk.books, desk.books.head().unwrap().0 + 1).unwrap().is_none());
}

#[test]
fn the_code_tells_the_entry() {
    let code = "612345678906".to_owned();
    let mark = SlipMark { kind: 91, seq: 970, code };
    let payload = mark.payload().unwrap();
    assert!(payload.len() == 25 && payload.bytes().all(|byte| byte.is_ascii_digit()));
    let wrong = payload.replacen("970", "971", 1);
    assert_eq!(SlipMark::parse(&wrong), None);
}
