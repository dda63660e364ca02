//! From the books to paper and back to the books: what a page shows, which pages are marked, what the journal keeps.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a helper that fails is the test failing")]

use std::sync::Arc;

use jiff::Zoned;
use serde_json::{Value, json};
use tempfile::TempDir;
use tiegui::model::book::{Book, Volume};
use tiegui::model::event::{Printed, PrintedPage};
use tiegui::model::level::Level;
use tiegui::model::period::Period;
use tiegui::model::register::Register;
use tiegui::model::view::{DocumentRow, LineRow};
use tiegui::paper::{Job, LaidOut, gather};
use tiegui::print::Item;
use tiegui::registry::Registry;
use tiegui::registry::clock::SetClock;
use tiegui::registry::keys::Password;
use tiegui::registry::record::Act;

/// Books in a folder of their own, on an evening at the end of March.
struct Desk {
    books: Registry,
    _folder: TempDir,
}

impl Desk {
    fn new() -> Self {
        let now: Zoned = "2026-03-31T16:05:00+08:00[+08:00]".parse().unwrap();
        let clock = Box::new(Arc::new(SetClock::at(now)));
        let folder = tempfile::tempdir().unwrap();
        let password = Password::new("iron cabinet 2026".to_owned());
        let books = Registry::create(&folder.path().join("vault"), "农发行某县支行", "王喆", &password, clock).unwrap();
        Self { books, _folder: folder }
    }

    #[track_caller]
    fn does(&mut self, act: &Value) {
        let parsed = Act::parse(&act.to_string()).unwrap();
        self.books.perform(&parsed).unwrap_or_else(|error| panic!("{act}: {error:?}"));
    }

    fn receives(&mut self, n: u32) {
        self.does(&json!({
            "verb": "receive", "date": "2026-03-02", "issuer": "省分行办公室", "number": format!("农发银办〔2026〕{n}号"),
            "title": "关于开展保密宣传教育月活动的通知", "level": "秘密", "period": "5年", "copies": 1, "pages": 4,
            "listed": 1, "intact": true, "signed_by": "王喆"
        }));
    }

    fn corrects(&mut self, field: &str, value: &str) {
        self.does(&json!({
            "verb": "correct", "line": {"register": "receiving", "year": 2026, "number": 1}, "date": "2026-03-20",
            "field": field, "value": value, "reason": "登记有误", "approver": "张芳"
        }));
    }

    fn lines(&self, register: Register) -> Vec<LineRow> {
        self.books.lines_of_book(book(register)).unwrap()
    }

    /// Lays out the book, records it as printed, and answers the pages as they are recorded.
    fn prints(&mut self, what: Printed) -> (LaidOut, Vec<PrintedPage>) {
        let laid_out = gather(&self.books, &[Job::all(what)]).unwrap().lay_out().unwrap();
        self.books.record_printing(laid_out.printings.clone()).unwrap();
        let pages = laid_out.printings.iter().flat_map(|printing| printing.pages.clone()).collect::<Vec<_>>();
        assert!(self.books.printed_pages(what).unwrap().ends_with(&pages), "the journal keeps what is on paper");
        (laid_out, pages)
    }
}

fn book(register: Register) -> Book {
    Book { register, year: 2026, volume: Volume::Ordinary }
}

/// Which of the pages are marked 补打.
fn marked(laid_out: &LaidOut) -> Vec<bool> {
    let marks = |item: &Item| matches!(item, Item::Text { text, .. } if text == "补打");
    laid_out.pages.iter().map(|page| page.items.iter().any(marks)).collect()
}

fn facts(document: &DocumentRow) -> (&str, Option<&str>, Option<&str>, Level, Option<Period>) {
    let DocumentRow { issuer, number, title, level, period, .. } = document;
    (title, number.as_deref(), issuer.as_deref(), *level, period.clone())
}

#[test]
fn lines_show_the_document_as_it_was_when_they_were_written() {
    let mut desk = Desk::new();
    desk.receives(1);
    let lend = |day: &str| {
        json!({
            "verb": "lend", "date": day, "document": 1,
            "borrower": "孙煊", "purpose": "起草方案", "due": "2026-03-31", "approver": "张芳"
        })
    };
    let back = |day: &str| {
        json!({
            "verb": "give_back", "date": day,
            "document": 1, "returned_by": "孙煊", "pages": 4, "condition": "完好"
        })
    };
    desk.does(&lend("2026-03-03"));
    desk.does(&back("2026-03-04"));
    let circulate = json!({
        "verb": "circulate", "date": "2026-03-05",
        "document": 1, "readers": ["李堃"]
    });
    desk.does(&circulate);
    let before = facts(&desk.lines(Register::Lending)[0].document).0.to_owned();
    let (_, first) = desk.prints(Printed::Book(book(Register::Lending)));
    let card = desk.books.cards(None, None).unwrap()[0];
    let (_, of_card) = desk.prints(Printed::Card(card));

    desk.corrects("title", "关于开展保密教育月活动的通知");
    desk.corrects("title", "关于开展保密教育活动的通知");
    desk.corrects("number", "农发银办〔2026〕18号");
    desk.corrects("issuer", "省分行");
    desk.corrects("period", "10年");
    desk.corrects("level", "机密");
    desk.does(&json!({
        "verb": "circulate_end", "date": "2026-03-21",
        "document": 1, "reason": "改借阅"
    }));
    desk.does(&lend("2026-03-22"));

    let old = (
        before.as_str(),
        Some("农发银办〔2026〕1号"),
        Some("省分行办公室"),
        Level::Confidential,
        Some(Period::Years(5)),
    );
    let new = (
        "关于开展保密教育活动的通知",
        Some("农发银办〔2026〕18号"),
        Some("省分行"),
        Level::Secret,
        Some(Period::Years(10)),
    );
    let lendings = desk.lines(Register::Lending);
    assert_eq!(facts(&lendings[0].document), old);
    assert_eq!(
        lendings[0].document.ends_on,
        lendings[0].document.period.as_ref().unwrap().ends_on(lendings[0].document.since)
    );
    assert_eq!(facts(&lendings[1].document), new);
    assert_eq!(facts(&desk.lines(Register::Receiving)[0].document), new);
    assert_eq!(facts(&desk.books.card(card).unwrap().unwrap().document), old);
    assert_eq!(facts(&desk.books.line(lendings[0].id).unwrap().unwrap().document), old);

    let (_, grown) = desk.prints(Printed::Book(book(Register::Lending)));
    assert_eq!((first[0].full, first[0].to, grown[0].to), (false, 1, 2));
    let (_, again) = desk.prints(Printed::Card(card));
    assert_eq!((of_card[0].from, of_card[0].to, of_card[0].full), (1, 1, false));
    assert!(of_card[0].code.len() == 12 && of_card[0].digest.len() == 64);
    assert_ne!(again[0].code, of_card[0].code, "it was ended since, and the card says so");
    assert!(desk.books.verify(None).is_clean());
}

#[test]
fn each_page_knows_whether_it_is_printed_again() {
    let mut desk = Desk::new();
    (1..=20).for_each(|n| desk.receives(n));
    let job = Printed::Book(book(Register::Receiving));
    let (laid_out, first) = desk.prints(job);
    assert!(!marked(&laid_out).contains(&true));
    assert_eq!(first.iter().map(|page| (page.full, page.reprint)).collect::<Vec<_>>(), [(true, false), (false, false)]);

    (21..=45).for_each(|n| desk.receives(n));
    let (laid_out, second) = desk.prints(job);
    let (marks, sealed) = (marked(&laid_out), 1);
    assert!(marks.iter().take(2 + sealed).all(|&marked| marked), "cover, opening page, the full page");
    assert!(!marks.iter().skip(2 + sealed).any(|&marked| marked), "the successor of the incomplete one, and new ones");
    assert_eq!(second[0], PrintedPage { reprint: true, ..first[0].clone() });
    assert_eq!((second[1].from, second[1].reprint), (first[1].from, false));

    // Later facts come to a sealed page: the rows stay, the digest tells that it shows more.
    desk.corrects("title", "关于开展保密教育月活动的通知");
    let (laid_out, third) = desk.prints(job);
    let rows = |pages: &[PrintedPage]| pages.iter().filter(|page| page.page == 1).map(|page| page.to).max();
    assert_eq!(rows(&third), rows(&first));
    assert_ne!(third[0].digest, first[0].digest);
    let full_before = second.iter().filter(|page| page.full).map(|page| page.page).max().unwrap();
    assert!(third.iter().all(|page| page.reprint == (page.page <= full_before)));
    assert_eq!(marked(&laid_out)[2..], third.iter().map(|page| page.reprint).collect::<Vec<_>>());
    assert!(desk.books.verify(None).is_clean());
}

#[test]
fn a_card_is_marked_when_it_is_printed_again() {
    let mut desk = Desk::new();
    desk.receives(1);
    let document = 1;
    desk.does(&json!({"verb": "circulate", "date": "2026-03-05", "document": document, "readers": ["李堃", "张芳"]}));
    let card = Printed::Card(desk.books.cards(None, None).unwrap()[0]);
    let (laid_out, first) = desk.prints(card);
    assert_eq!((marked(&laid_out), first[0].reprint), (vec![false], false));
    desk.does(&json!({"verb": "circulate_out", "at": "2026-03-05T09:10", "document": document, "reader": "李堃"}));
    desk.does(&json!({
        "verb": "circulate_back", "at": "2026-03-05T11:00", "document": document, "reader": "李堃",
        "instruction": "请信贷部牵头落实，按时报结果，并于月底前向行务会通报。"
    }));
    let (laid_out, again) = desk.prints(card);
    assert_eq!((marked(&laid_out), again[0].reprint), (vec![true], true));

    // The register says so too, in short.
    let line = desk.lines(Register::Receiving).remove(0);
    let [went] = line.circulated.as_slice() else { panic!("{:?}", line.circulated) };
    assert_eq!((went.slot.number, went.void, went.instructions.len()), (1, false, 1));
    let (laid_out, _) = desk.prints(Printed::Book(book(Register::Receiving)));
    let shown: String = laid_out.pages[2]
        .items
        .iter()
        .filter_map(|item| match item {
            Item::Text { text, .. } => Some(text.as_str()),
            Item::Rule { .. } | Item::Qr { .. } => None,
        })
        .collect();
    assert!(
        shown.contains("传阅第1号") && shown.contains("李堃：请信贷部牵头落实，按时报结果，并于月底前…"),
        "{shown}"
    );
}
