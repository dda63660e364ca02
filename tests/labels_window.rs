//! Labels at the desk: what is chosen is what is offered, a click or keys say where the sheet begins, and what was printed
//! is remembered as used.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on may stop")]

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use serde_json::{Value, json};
use tiegui::labels::{LabelsOf, labels};

#[expect(dead_code, reason = "shared with tests that do more")]
#[path = "support/window.rs"]
mod window;

use window::{Window, check, say, shelf};

/// Two documents, of two copies and of three.
fn two() -> Vec<Value> {
    let mut acts = shelf();
    acts.push(json!({"verb": "receive", "date": "2026-03-03", "issuer": "县委办公室", "title": "关于值班的通知",
        "level": "秘密", "period": "10年", "copies": 3, "copy_numbers": "7-9"}));
    acts
}

fn kind(of: LabelsOf) -> String {
    say("labels-of", &[("of", of.code())])
}

/// What a label of the sheet is called, from 1; `head` is what will be printed on it.
fn used(n: usize) -> String {
    say("labels-cell-used", &[("n", &n.to_string())])
}

fn free(n: usize) -> String {
    say("labels-cell-free", &[("n", &n.to_string())])
}

fn printed(n: usize, head: &str) -> String {
    say("labels-cell-printed", &[("n", &n.to_string()), ("head", head)])
}

/// How many labels it says there are.
fn sums(window: &Window, n: i64, sheets: i64) -> bool {
    let arguments = [("n", n.into()), ("sheets", sheets.into())];
    window.shows(&tiegui::i18n::format("labels-sum", &arguments))
}

/// Whether this is what was chosen of what can be labelled.
fn is_of(window: &Window, which: &str) -> bool {
    window.harness.get_by_role_and_label(Role::ComboBox, &say("labels-which", &[])).value().as_deref() == Some(which)
}

fn opens(window: &mut Window) {
    window.presses_with(Modifiers::COMMAND, Key::J);
    assert!(window.shows(&say("labels-keys", &[])));
}

/// Waits for pages, which are laid out on a thread.
fn lies_before(window: &mut Window, name: &str) {
    let one = say("ui-page-of", &[("page", "1"), ("pages", "1")]);
    for _ in 0..400 {
        if window.shows(name) && window.shows(&one) {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
        window.harness.step();
    }
    assert!(window.shows(name) && window.shows(&one), "no pages of {name}");
}

#[test]
fn a_click_says_where_the_sheet_begins_and_it_is_remembered() {
    check(&two(), |window| {
        let before = window.books().head().unwrap();
        opens(window);
        // Of the year, as nothing is chosen.
        assert!(sums(window, 5, 1));
        assert!(window.shows(&printed(1, "机密★20年　000101")) && window.shows(&printed(5, "秘密★10年　000009")));
        assert!(window.shows(&free(6)) && window.shows(&free(24)));
        window.clicks(&free(23));
        assert!(window.shows(&used(22)) && window.shows(&printed(23, "机密★20年　000101")));
        assert!(sums(window, 5, 2), "two on the first sheet, three on a second");
        // Left and come back to: this is where the sheet begins.
        window.presses(Key::Escape);
        opens(window);
        assert!(window.shows(&used(22)) && window.shows(&printed(24, "机密★20年　000102")));
        // Another sheet begins at its own first label, and this one is as it was.
        // A button says its key as well.
        window.clicks(&format!("{} 2", kind(LabelsOf::Places)));
        assert!(sums(window, 4, 2));
        window.presses(Key::N);
        assert!(sums(window, 4, 1) && window.shows(&printed(1, "机要室")));
        assert_eq!(window.books().head().unwrap(), before, "nothing is recorded");
    });
}

#[test]
fn keys_alone_go_all_the_way_to_the_preview() {
    check(&two(), |window| {
        opens(window);
        // To the second row, and one back and on again.
        for key in [Key::ArrowDown, Key::ArrowLeft, Key::ArrowRight, Key::ArrowRight] {
            window.presses(key);
        }
        assert!(window.shows(&printed(1, "机密★20年　000101")), "nothing is set yet");
        window.presses(Key::Enter);
        assert!(window.shows(&used(4)) && window.shows(&printed(5, "机密★20年　000101")));
        window.presses(Key::Enter);
        let name = say("labels-name", &[("of", &kind(LabelsOf::Copies))]);
        lies_before(window, &name);
        assert!(window.shows(&say("labels-unrecorded", &[])));
        // Only looked at: nothing more is used.
        window.presses(Key::Escape);
        assert!(window.shows(&used(4)) && window.shows(&printed(5, "机密★20年　000101")));
        window.presses(Key::G);
        lies_before(window, &say("labels-name-grid", &[]));
        window.presses(Key::Escape);
        window.presses(Key::Num3);
        // What was received is stamped.
        assert!(sums(window, 2, 1));
        // The key of every preview shows this one too.
        window.presses_with(Modifiers::COMMAND, Key::P);
        lies_before(window, &say("labels-name", &[("of", &kind(LabelsOf::Stamps))]));
    });
}

#[test]
fn it_is_about_what_is_chosen() {
    check(&two(), |window| {
        // The documents, the latest first.
        window.presses_with(Modifiers::COMMAND, Key::F);
        opens(window);
        assert!(sums(window, 3, 1) && is_of(window, "关于值班的通知"));
        window.presses(Key::Escape);
        window.presses(Key::ArrowDown);
        window.presses(Key::Enter);
        // The page of the other one, and back to what is a copy of it.
        opens(window);
        assert!(sums(window, 2, 1) && is_of(window, "农发银市〔2026〕12号"));
        window.presses(Key::Escape);
        assert!(window.shows(&say("table-document-keys", &[])));
        window.presses_with(Modifiers::COMMAND, Key::Num7);
        opens(window);
        let within = say("labels-within", &[("place", "机要室")]);
        assert!(sums(window, 4, 1) && is_of(window, &within));
    });
}

#[test]
fn a_destruction_has_the_labels_of_its_bags() {
    let mut acts = two();
    for bag in ["0007", "0008"] {
        acts.push(json!({"verb": "draw_destruction", "reason": "废纸", "things":
            [{"kind": "waste-paper", "name": "废纸", "level": "秘密", "count": 1, "bag": bag, "grams": 3200}]}));
    }
    check(&acts, |window| {
        window.presses_with(Modifiers::COMMAND, Key::M);
        opens(window);
        assert!(sums(window, 1, 1), "of the chosen one");
        window.presses(Key::Num1);
        assert!(sums(window, 5, 1));
        window.presses(Key::Num4);
        assert!(sums(window, 1, 1));
    });
}

#[test]
fn a_scanner_is_faster_than_frames() {
    let mut acts = two();
    acts.push(json!({"verb": "draw_count", "scope": "everything"}));
    check(&acts, |window| {
        window.presses_with(Modifiers::COMMAND, Key::M);
        window.presses(Key::Enter);
        window.presses(Key::C);
        let copies = labels(window.books(), LabelsOf::Copies, None, &[]).unwrap();
        // Three labels and half of a fourth in one frame, the rest and a fifth in the next.
        let keys: Vec<char> = copies.iter().flat_map(|copy| copy.payload.chars().chain(['\n'])).collect();
        let (first, second) = keys.split_at(3 * 13 + 6);
        for part in [first, second] {
            for key in part {
                match key {
                    '\n' => window.harness.key_press(Key::Enter),
                    digit => window.harness.event(Event::Text(digit.to_string())),
                }
            }
            window.runs();
        }
        assert!(window.shows(&say("process-scan-seen", &[("seen", "5"), ("all", "5")])));
    });
}
