//! Nothing is read twice: while the books stand still, a screen runs no statement that it has run before, and one that
//! was left and is come back to runs none at all.

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
const FRAMES: usize = 32;

/// A desk with something on every screen.
fn office() -> Vec<Value> {
    let mut acts = carded();
    acts.extend((1..=40).map(|n| {
        json!({"verb": "receive", "date": "2026-03-03", "issuer": "农发行市分行", "title": format!("关于第{n}项检查的通知"),
            "level": "秘密", "period": if n % 2 == 0 { "至2026年4月1日" } else { "10年" }, "copies": 2, "pages": 4})
    }));
    acts.push(
        json!({"verb": "issue", "date": "2026-03-03", "number": "农发银清办〔2026〕1号", "title": "关于安全评估的通知",
        "level": "秘密", "printed": 3, "recipients": [{"unit": "农发行市分行", "copies": 1, "channel": "机要交通"}],
        "filed": 2, "remaining": 1, "approver": "李堃"}),
    );
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

    /// What was asked since, at the revision that is now, and how often.
    fn asked(&self) -> BTreeMap<String, usize> {
        let mut asked = BTreeMap::new();
        for statement in self.told.try_iter() {
            if statement.eq_ignore_ascii_case("commit") {
                // A new revision: what was asked before is another matter.
                asked.clear();
            } else {
                *asked.entry(statement).or_default() += 1;
            }
        }
        asked
    }

    /// Looks at a screen for half a second: nothing is asked twice. Answers how much was asked.
    #[track_caller]
    fn looks_at(&mut self, what: &str) -> usize {
        for _ in 0..FRAMES / 4 {
            self.window.runs();
        }
        let asked = self.asked();
        let twice: Vec<_> = asked.iter().filter(|(_, n)| **n > 1).collect();
        assert!(twice.is_empty(), "{what}: {twice:#?}");
        asked.len()
    }

    /// Looks on: all that the screen needs is there.
    #[track_caller]
    fn has_all_of(&mut self, what: &str) {
        let asked = self.looks_at(what);
        assert_eq!(asked, 0, "{what}: {asked} statements for what was there before");
    }

    fn goes(&mut self, key: Key) {
        self.window.presses_with(Modifiers::COMMAND, key);
    }

    /// Goes somewhere with a key and looks around.
    #[track_caller]
    fn presses(&mut self, key: Key, what: &str) {
        self.window.presses(key);
        self.looks_at(what);
    }
}

/// Tells the story in both languages; the books hold in the end.
fn check(story: impl Fn(&mut Watched)) {
    for lang in Lang::ALL {
        i18n::choose_on_this_thread(Some(lang));
        let mut desk = Watched::new();
        assert!(desk.looks_at("the desk, first of all") > 0, "nothing is watched");
        story(&mut desk);
        let report = desk.window.books().verify(None);
        assert!(report.is_clean(), "{report:?}");
    }
}

const SECTIONS: [Key; 10] =
    [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8, Key::Num9, Key::Num0];

#[test]
fn a_section_asks_once_and_whoever_comes_back_asks_nothing() {
    check(|desk| {
        for key in SECTIONS {
            desk.goes(key);
            desk.looks_at(key.name());
        }
        for key in SECTIONS {
            desk.goes(key);
            desk.has_all_of(key.name());
        }
    });
}

#[test]
fn moving_through_a_list_reads_only_what_was_not_there() {
    check(|desk| {
        for key in SECTIONS {
            desk.goes(key);
            // What is in the search box of two of them is left alone.
            desk.presses(Key::PageDown, key.name());
            desk.presses(Key::End, key.name());
            desk.window.presses(Key::PageUp);
            desk.window.presses(Key::Home);
            desk.looks_at(key.name());
        }
    });
}

#[test]
fn a_page_that_is_uncovered_again_asks_nothing() {
    check(|desk| {
        desk.goes(Key::Num2);
        desk.window.presses(Key::End);
        desk.looks_at("the register");
        desk.presses(Key::Enter, "a document");
        desk.presses(Key::K, "a card");
        desk.window.presses(Key::Escape);
        desk.has_all_of("the document again");
        desk.window.presses(Key::F1);
        desk.has_all_of("the manual");
        desk.window.presses(Key::Escape);
        desk.window.presses(Key::Escape);
        desk.has_all_of("the register again");
        desk.goes(Key::P);
        desk.looks_at("the pages of the register");
        desk.window.presses(Key::Escape);
        desk.has_all_of("the register after all that");
    });
}

#[test]
fn typing_asks_once_for_what_answers() {
    check(|desk| {
        desk.goes(Key::F);
        desk.looks_at("the search");
        for letter in ["j", "c"] {
            desk.window.types(letter);
            desk.looks_at(letter);
        }
        desk.window.presses(Key::Escape);
        desk.looks_at("all of them");
        desk.goes(Key::K);
        for letter in ["s", "h"] {
            desk.window.types(letter);
            desk.has_all_of("the palette");
        }
        desk.window.presses(Key::Escape);
        desk.has_all_of("the palette is gone");
    });
}

#[test]
fn a_form_asks_once_and_so_does_what_it_records() {
    check(|desk| {
        for name in
            ["receive", "lend/d2", "issue", "circulate/d3", "shelve/d4", "correct/l1", "add_place", "add_person"]
        {
            desk.window.begins(name);
            desk.looks_at(name);
            desk.window.presses(Key::Escape);
            desk.looks_at("no form");
        }
        desk.window.begins("shelve/d4");
        desk.window.puts(&window::field("place"), "机要室/二号柜");
        desk.window.records();
        assert!(desk.looks_at("what was recorded is shown") > 0, "nothing was read again");
        desk.has_all_of("what was recorded is shown");
    });
}
