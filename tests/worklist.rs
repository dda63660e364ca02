//! The worklist on paper: everything that Today lists is on it, in the language in force; looking at it records nothing.

use std::error::Error;
use std::time::Duration;

use egui::{Key, Modifiers};
use serde_json::{Value, json};
use tiegui::i18n::{self, Lang};
use tiegui::print::{Item, Page, worksheet_pages};
use tiegui::registry::Registry;
use tiegui::registry::today::LastImport;
use tiegui::ui::worksheet;

#[expect(clippy::unwrap_used, clippy::panic, dead_code, reason = "a desk that cannot be set up has failed")]
#[path = "support/window.rs"]
mod window;

use window::{Window, carded, say};

type Outcome = Result<(), Box<dyn Error>>;

/// Something of every kind, and more of one than fits on a page.
fn acts() -> Vec<Value> {
    let mut acts = carded();
    acts.push(json!({"verb": "circulate_out", "document": 1, "copy": 102, "reader": "李堃"}));
    acts.extend((1..=60).map(|n| {
        json!({"verb": "receive", "date": "2026-03-03", "issuer": "农发行市分行", "number": format!("农发银市〔2026〕{}号", n + 20),
            "title": format!("关于第{n}批重要空白凭证管理工作专项检查发现问题整改情况的通报"), "level": "秘密",
            "period": if n == 7 { "至2026年4月1日" } else { "10年" }, "copies": 2, "pages": 4})
    }));
    acts.push(json!({"verb": "shelve", "date": "2026-03-04", "document": 3, "place": "机要室/二号柜"}));
    acts.push(json!({"verb": "circulate", "date": "2026-03-04", "document": 3, "copy": 1, "readers": ["张芳"]}));
    acts
}

fn office() -> Result<Registry, tiegui::registry::Error> {
    let mut acts = acts();
    // A name with a character that no face has is spelled out.
    acts.push(json!({"verb": "receive", "date": "2026-03-03", "issuer": "农发行市分行", "title": "关于𠮷某的通知",
        "level": "秘密", "period": "10年", "copies": 1, "pages": 4}));
    let books = window::books(&acts);
    let on = books.clock().today();
    let left = LastImport { source: "收文2025.xls".to_owned(), rejected: 3, rejects: None, on };
    books.keep_import(Some(&left))?;
    Ok(books)
}

fn texts(page: &Page) -> String {
    let texts = page.items.iter().filter_map(|item| match item {
        Item::Text { text, .. } => Some(text.as_str()),
        Item::Rule { .. } | Item::Qr { .. } => None,
    });
    texts.collect()
}

#[test]
fn all_that_today_lists_is_on_it() -> Outcome {
    let books = office()?;
    let before = books.head()?;
    let list = books.worklist(books.clock().today())?;
    for (lang, words) in [
        (
            Lang::Chinese,
            [
                "待办清单",
                "未入柜（",
                "借阅到期",
                "逾期1天",
                "传阅未完",
                "下一位：张芳",
                "内届满",
                "清源县支行",
                "用后销毁",
                "王喆打印",
            ],
        ),
        (
            Lang::English,
            [
                "Worklist",
                "On no shelf",
                "Loans overdue",
                "1dayoverdue",
                "Circulations waiting",
                "Next:张芳",
                "Secrecy ends",
                "清源县支行",
                "destroy it after use",
                "by王喆",
            ],
        ),
    ] {
        i18n::choose_on_this_thread(Some(lang));
        let sheet = worksheet(&books)?;
        let pages = worksheet_pages(&sheet)?;
        assert!(pages.len() > 1 && pages.iter().all(|page| page.height_mm > page.width_mm), "upright");
        let said: String = pages.iter().map(texts).collect();
        let plain: String = said.chars().filter(|letter| !letter.is_whitespace()).collect();
        for word in words {
            let word: String = word.chars().filter(|letter| !letter.is_whitespace()).collect();
            assert!(plain.contains(&word), "{word}: {plain}");
        }
        let numbered = sheet.rows.iter().filter(|row| row.number > 0).count();
        // The rows of an import are one row of the list, and the copies of a level in a place.
        let many = list.lacking.total - list.lacking.rows.len();
        assert_eq!(numbered, list.n() - 2 - many);
        // A page begins with what it goes on with, or with a heading; none ends in one.
        let groups: Vec<&String> = sheet.rows.iter().filter(|row| row.number == 0).flat_map(|row| &row.notes).collect();
        assert_eq!(groups.len(), 7, "{groups:?}");
    }
    assert_eq!(books.head()?, before);
    assert!(books.verify(None).is_clean());
    Ok(())
}

#[test]
fn a_key_shows_it_as_it_will_be_printed() {
    window::check(&acts(), |window| {
        let before = window.books().head().ok();
        assert!(window.shows(&say("worklist-command", &[])), "Today offers it");
        window.presses_with(Modifiers::COMMAND, Key::T);
        let page = i18n::format("ui-page-of", &[("page", 1.into()), ("pages", 3.into())]);
        for _ in 0..200 {
            if window.shows(&page) {
                break;
            }
            std::thread::sleep(Duration::from_millis(10));
            window.runs();
        }
        assert!(window.shows(&page) && window.shows(&say("worklist-of", &[("day", "2026-03-05")])), "{page}");
        assert!(window.shows(&say("worklist-unrecorded", &[])));
        window.presses(Key::Escape);
        assert!(window.shows(&say("today-just-type", &[])));
        assert_eq!(window.books().head().ok(), before, "looking records nothing");
    });
}

#[test]
fn where_there_is_nothing_to_do_no_page_is_printed() -> Outcome {
    let books = window::books(&[]);
    i18n::choose_on_this_thread(Some(Lang::Chinese));
    assert!(worksheet_pages(&worksheet(&books)?)?.is_empty());
    assert!(!Window::on(tiegui::ui::App::seated(books)?).shows(&say("worklist-command", &[])));
    Ok(())
}
