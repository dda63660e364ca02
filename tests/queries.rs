//! Nothing is read twice: while the books stand still, no screen runs a statement that it, or another screen, has run.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on may stop")]

use std::collections::BTreeMap;
use std::sync::mpsc::{self, Receiver};

use egui::{Key, Modifiers};
use serde_json::{Value, json};
use tiegui::i18n::{self, Lang};
use tiegui::ui::App;

#[expect(clippy::unwrap_used, clippy::panic, dead_code, reason = "a desk that cannot be set up has failed")]
#[path = "support/window.rs"]
mod window;

use window::{Window, books, carded};

/// Half a second of frames.
const FRAMES: usize = 30;

/// A desk with something on every screen.
fn office() -> Vec<Value> {
    let mut acts = carded();
    acts.extend((1..=40).map(|n| {
        json!({"verb": "receive", "date": "2026-03-03", "issuer": "农发行市分行", "title": format!("关于第{n}项检查的通知"),
            "level": "秘密", "period": if n % 2 == 0 { "至2026年4月1日" } else { "10年" }, "copies": 2, "pages": 4})
    }));
    acts.push(json!({"verb": "issue", "date": "2026-03-03", "number": "农发银清办〔2026〕1号", "title": "关于安全评估的通知",
        "level": "秘密", "printed": 3, "recipients": [{"unit": "农发行市分行", "copies": 1, "channel": "机要交通"}],
        "filed": 2, "remaining": 1, "approver": "李堃"}));
    acts.push(json!({"verb": "circulate_out", "document": 1, "copy": 102, "reader": "李堃"}));
    acts
}

/// A window, and what the books and the drawer are asked.
struct Watched {
    window: Window,
    told: Receiver<String>,
}

impl Watched {
    fn new() -> Self {
        let (tell, told) = mpsc::channel();
        let mut books = books(&office());
        books.watch_statements(&tell).unwrap();
        Self { window: Window::on(App::seated(books).unwrap()), told }
    }

    /// What was asked since, and how often.
    fn asked(&self) -> BTreeMap<String, usize> {
        let mut asked = BTreeMap::new();
        for statement in self.told.try_iter() {
            *asked.entry(statement).or_default() += 1;
        }
        asked
    }

    /// Looks at a screen for a while; nothing is asked twice. Answers how much was asked.
    #[track_caller]
    fn looks_at(&mut self, what: &str) -> usize {
        for _ in 0..FRAMES {
            self.window.runs();
        }
        let asked = self.asked();
        let twice: Vec<_> = asked.iter().filter(|(_, n)| **n > 1).collect();
        println!("{what}: {} asked, {} more than once", asked.len(), twice.len());
        for (sql, n) in &twice { println!("   {n} × {}", sql.split_whitespace().collect::<Vec<_>>().join(" ")); }
        asked.len()
    }

    fn goes(&mut self, key: Key) {
        self.window.presses_with(Modifiers::COMMAND, key);
    }
}

#[test]
fn no_screen_asks_twice() {
    i18n::choose_on_this_thread(Some(Lang::Chinese));
    let mut desk = Watched::new();
    desk.looks_at("today");
    for (key, section) in [
        (Key::Num2, "receiving"), (Key::Num3, "issuing"), (Key::Num4, "lending"), (Key::Num5, "circulation"),
        (Key::Num6, "documents"), (Key::Num7, "places"), (Key::Num8, "people"), (Key::Num9, "journal"), (Key::Num0, "settings"),
        (Key::Num1, "again today"), (Key::Num2, "again receiving"), (Key::Num3, "again issuing"), (Key::Num4, "again lending"), (Key::Num5, "again circulation"),
        (Key::Num6, "again documents"), (Key::Num7, "again places"), (Key::Num8, "again people"), (Key::Num9, "again journal"), (Key::Num0, "again settings"),
    ] {
        desk.goes(key);
        desk.looks_at(section);
    }
    desk.goes(Key::Num2);
    desk.window.presses(Key::End);
    desk.looks_at("receiving, the first line");
    desk.window.presses(Key::Enter);
    desk.looks_at("document");
    desk.window.presses(Key::K);
    desk.looks_at("card");
    desk.window.presses(Key::Escape);
    desk.looks_at("back document");
    desk.window.presses(Key::Escape);
    desk.looks_at("back");
    desk.goes(Key::F);
    desk.window.types("jc");
    desk.looks_at("search");
    desk.window.presses(Key::Escape);
    desk.goes(Key::K);
    desk.window.types("shou");
    desk.looks_at("palette");
    desk.window.presses(Key::Escape);
    desk.looks_at("palette shut");
    for name in ["receive", "lend/d1", "issue", "circulate/d2", "shelve/d3", "correct/l1", "add_place", "add_person"] {
        desk.window.begins(name);
        desk.looks_at(name);
        desk.window.presses(Key::Escape);
        desk.looks_at("shut");
    }
    desk.goes(Key::Num2);
    desk.goes(Key::P);
    desk.looks_at("preview");
    panic!();
}
