//! A book whose serials have six digits: they are shown whole where there is room, and where there is none the rest is a
//! hover away.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on may stop")]

use egui::epaint::TextShape;
use egui::{Key, Modifiers, Rect, Shape};
use serde_json::json;
use tiegui::i18n::{self, Lang};
use tiegui::model::ledger::LedgerRow;
use tiegui::model::register::Register;
use tiegui::registry::Registry;
use tiegui::ui::App;

#[expect(dead_code, reason = "shared with tests that do more")]
#[path = "support/window.rs"]
mod window;

use window::{Window, books};

const LAST: u32 = 100_000;
/// So many that serials can be long.
const MANY: u32 = 10_000;
/// An office screen, and the same at 125 per cent.
const OFFICE: [f32; 2] = [1366.0, 768.0];
const AT_125: [f32; 2] = [1093.0, 614.0];
/// Longer than any column.
const LONG: &str = "中共清源县委全面深化改革委员会办公室便函〔2026〕100001号";

fn large() -> Registry {
    let mut books = books(&[]);
    let numbers = (LAST - MANY + 1..=LAST).map(|serial| format!("农发银办〔2026〕{serial}号"));
    let rows = (1..).zip(numbers.chain([LONG.to_owned()])).map(|(n, docno): (u32, String)| {
        let row = json!({"register": "receiving", "number": n, "date": "2026-03-02", "issuer": "农发行市分行办公室",
            "docno": docno, "title": "关于密押检查的通知", "level": "内部", "copies": 1});
        serde_json::from_value::<LedgerRow>(row).unwrap()
    });
    books.bring_in(Register::Receiving, "旧台账.xlsx", rows.collect(), false).unwrap();
    books
}

/// The texts in the window of which `words` are a part, and what of the window each is seen through.
fn texts(window: &Window, words: &str) -> Vec<(TextShape, Rect)> {
    fn gather(shape: &Shape, clip: Rect, words: &str, all: &mut Vec<(TextShape, Rect)>) {
        match shape {
            Shape::Vec(parts) => parts.iter().for_each(|part| gather(part, clip, words, all)),
            Shape::Text(text) if text.galley.text().contains(words) => all.push((text.clone(), clip)),
            _ => {}
        }
    }
    let mut all = Vec::new();
    for part in &window.harness.output().shapes {
        gather(&part.shape, part.clip_rect, words, &mut all);
    }
    all
}

#[test]
fn long_serials_are_shown_whole_and_longer_ones_on_demand() {
    for (lang, size) in Lang::ALL.into_iter().flat_map(|lang| [OFFICE, AT_125].map(|size| (lang, size))) {
        i18n::choose_on_this_thread(Some(lang));
        let mut window = Window::of(App::seated(large()).unwrap(), size);
        window.presses_with(Modifiers::COMMAND, Key::Num6);
        let shown = texts(&window, "〔2026〕100000号");
        assert!(!shown.is_empty(), "{size:?}: it is not there");
        for (text, clip) in &shown {
            let seen = clip.contains_rect(text.visual_bounding_rect());
            assert!(seen && !text.galley.elided, "{size:?}: {} is cut", text.galley.text());
        }
        if size == OFFICE {
            window.presses_with(Modifiers::COMMAND, Key::Num2);
            window.presses(Key::ArrowDown);
            let shown = texts(&window, "〔2026〕100000号");
            assert!(shown.iter().any(|(text, _)| !text.galley.elided), "the register cuts it");
            window.presses_with(Modifiers::COMMAND, Key::Num6);
        }
        // In the list it is cut with a sign that says so, and all of it is said where the mouse rests on it.
        let whole = |window: &Window| texts(window, LONG).iter().filter(|(text, _)| !text.galley.elided).count();
        let cut = texts(&window, LONG).into_iter().find(|(text, _)| text.galley.elided);
        let Some((cut, _)) = cut else { panic!("{size:?}: a column holds it") };
        let before = whole(&window);
        window.harness.hover_at(cut.visual_bounding_rect().center());
        window.harness.run_steps(8);
        assert_eq!(whole(&window), before + 1, "{size:?}: no hover says it");
    }
}
