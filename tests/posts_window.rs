//! The place map and the forms of 三专 and 三铁, worked by keys in both languages.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on may stop")]

use egui::{Key, Modifiers};
use serde_json::{Value, json};
use tiegui::explain;
use tiegui::model::facility::{KeyPart, Lack, PostHoldings};
use tiegui::model::level::Level;
use tiegui::model::refusal::{PostRefusal, Refusal};

#[expect(dead_code, reason = "shared with tests that do more")]
#[path = "support/window.rs"]
mod window;

use window::{Window, check, say, shelf};

const CABINET: &str = "机要室/一号柜";

fn field(name: &str) -> String {
    say("post-field", &[("field", name)])
}

fn level(nth: u8, code: &str) -> String {
    format!("{nth} {}", say("form-level", &[("level", code)]))
}

fn part(nth: u8, code: &str) -> String {
    format!("{nth} {}", say("post-part", &[("part", code)]))
}

#[track_caller]
fn refuses(window: &mut Window, refusal: PostRefusal) {
    let refusal = Refusal::Post(refusal);
    window.is_refused(&explain::refusal(&refusal));
    assert!(window.shows(&explain::article(refusal.article())), "no article: {}", refusal.rule());
}

/// Goes to the places; the first room is chosen.
fn to_places(window: &mut Window) {
    window.presses_with(Modifiers::COMMAND, Key::Num7);
}

fn with_facility() -> Vec<Value> {
    let mut acts = shelf();
    acts.push(json!({"verb": "set_facility", "place": CABINET, "iron_cabinet": true, "lock": "both",
        "since": "2026-03-02"}));
    acts
}

#[test]
fn the_map_shows_what_is_red_and_why() {
    check(&shelf(), |window| {
        to_places(window);
        let lacking = say("places-lacking", &[("n", "2")]);
        assert!(window.shows(&lacking), "what lacks something is counted");
        assert!(window.shows(&explain::lack(Lack::NoPerson)));
        // Down to the cabinet, and the same as a list.
        window.presses(Key::ArrowDown);
        assert!(window.shows(CABINET));
        window.presses(Key::F8);
        assert!(window.shows(&say("places-place", &[])) && window.shows(CABINET));
        window.presses(Key::F8);
        // Into what lies there, and out again.
        window.presses(Key::ArrowRight);
        window.presses(Key::ArrowLeft);
        window.presses(Key::ArrowDown);
        assert!(window.shows("机要室/一号柜/一层"));
    });
}

#[test]
fn a_facility_is_recorded_of_the_chosen_place() {
    check(&shelf(), |window| {
        to_places(window);
        window.presses(Key::ArrowDown);
        window.clicks(&say("post-verb", &[("verb", "set_facility")]));
        assert_eq!(window.value(&field("place")), CABINET, "it is about the chosen place");
        window.clicks(&format!("3 {}", say("post-lock", &[("lock", "both")])));
        window.clicks(&format!("1 {}", say("post-iron", &[("iron", "true")])));
        window.has_recorded();
        let row = window.books().facilities().unwrap().into_iter().next().unwrap();
        assert_eq!((row.path.as_str(), row.iron_cabinet, row.iron_door), (CABINET, Some(true), None));
        // What was recorded stands on the sheet of the place.
        assert!(window.shows(&say("post-lock", &[("lock", "both")])));
    });
}

#[test]
fn no_hand_holds_key_and_combination() {
    check(&with_facility(), |window| {
        to_places(window);
        window.presses(Key::ArrowDown);
        let verb = say("post-verb", &[("verb", "give_key")]);
        window.clicks(&verb);
        window.clicks(&part(1, "key"));
        window.puts(&field("holder"), "王喆");
        window.has_recorded();
        window.clicks(&verb);
        window.clicks(&part(2, "combination"));
        window.puts(&field("holder"), "王喆");
        let (name, path) = ("王喆".to_owned(), CABINET.to_owned());
        refuses(window, PostRefusal::OneHand { name, path, holds: KeyPart::Key, part: KeyPart::Combination });
        assert_eq!(window.focused(), field("holder"));
        window.puts(&field("holder"), "李敏");
        window.has_recorded();
        // A spare lies sealed with somebody.
        window.clicks(&verb);
        window.clicks(&part(3, "spare-key"));
        window.puts(&field("holder"), "王喆");
        window.is_refused(&explain::refusal(&Refusal::Missing { field: "sealed_with" }));
        window.puts(&field("sealed_with"), "赵行长");
        window.has_recorded();
        assert_eq!(window.books().holdings_of_person("王喆").unwrap(), PostHoldings { assignments: 0, keys: 2 });
    });
}

#[test]
fn one_is_in_charge_and_then_another() {
    check(&with_facility(), |window| {
        to_places(window);
        window.presses(Key::ArrowDown);
        let (assign, end) = (say("post-verb", &[("verb", "assign")]), say("post-verb", &[("verb", "end_assign")]));
        window.clicks(&assign);
        assert_eq!(window.value(&field("cabinet")), CABINET);
        window.clicks(&level(2, "secret"));
        window.puts(&field("person"), "王喆");
        window.puts(&field("deputy"), "王喆");
        refuses(window, PostRefusal::OwnDeputy { name: "王喆".to_owned() });
        window.puts(&field("deputy"), "李敏");
        window.has_recorded();
        window.clicks(&assign);
        window.clicks(&level(2, "secret"));
        window.puts(&field("person"), "孙强");
        let since = window.books().clock().today();
        let (path, name) = (CABINET.to_owned(), "王喆".to_owned());
        refuses(window, PostRefusal::Overlap { path: path.clone(), level: Level::Secret, name, since });
        window.clicks(&level(1, "top-secret"));
        refuses(window, PostRefusal::Apart { path, level: Level::Secret });
        window.presses(Key::Escape);
        window.clicks(&end);
        window.puts(&field("reason"), "轮岗");
        window.has_recorded();
        window.clicks(&assign);
        window.clicks(&level(2, "secret"));
        window.puts(&field("person"), "孙强");
        window.has_recorded();
        let all = window.books().assignments().unwrap();
        assert_eq!(all.iter().map(|row| row.name.as_str()).collect::<Vec<_>>(), ["孙强", "王喆"]);
        assert!(window.shows(&say("place-history", &[("n", "1")])));
    });
}

#[test]
fn today_points_to_the_place_and_paper_is_shown() {
    check(&shelf(), |window| {
        window.presses_with(Modifiers::COMMAND, Key::Num1);
        assert!(window.shows(&say("today-group", &[("group", "lacking"), ("n", "2"), ("days", "0")])));
        window.presses(Key::ArrowDown);
        window.presses(Key::Home);
        window.presses(Key::Enter);
        assert!(window.shows("机要室/一号柜/一层"), "Enter goes to the place");
        window.presses_with(Modifiers::NONE, Key::ArrowUp);
        window.clicks(&say("place-print", &[]));
        window.clicks(&say("post-paper", &[("paper", "cabinet-sheet")]));
        assert!(window.shows(&say("post-unrecorded", &[])));
    });
}
