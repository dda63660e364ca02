//! Characters that no face has: they are typed, recorded, shown and searched like every other.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on may stop")]

use egui::{Event, ImeEvent, Key, Modifiers};

#[expect(dead_code, reason = "shared with tests that do more")]
#[path = "support/window.rs"]
mod window;

use window::{check, field, say, shelf};

/// Of the second plane, of a plane that came later, and one that is in no plane of hanzi.
const RARE: &str = "关于𠮷𰻝同志任职的通知\u{1F9C7}";

#[test]
fn what_no_face_has_is_shown_by_its_code_point() {
    check(&shelf(), |window| {
        window.begins("receive");
        window.puts(&field("issuer"), "县委办公室");
        window.empties(&field("title"));
        window.meets(Event::Ime(ImeEvent::Preedit { text: "𠮷".into(), active_range_chars: None }));
        window.meets(Event::Ime(ImeEvent::Commit(RARE.into())));
        // The cursor goes over it and behind it, and takes it away whole.
        window.presses_with(Modifiers::SHIFT, Key::Home);
        window.presses(Key::End);
        window.presses(Key::Backspace);
        window.types("\u{1F9C7}");
        assert_eq!(window.value(&field("title")), RARE);
        window.clicks(&format!("6 {}", say("form-level", &[("level", "internal")])));
        window.has_recorded();
        window.presses(Key::Escape);
        for key in [Key::Num1, Key::Num2, Key::Num6, Key::Num9] {
            window.presses_with(Modifiers::COMMAND, key);
        }
        window.presses_with(Modifiers::COMMAND, Key::F);
        window.types("𠮷");
        assert!(window.shows(RARE), "it is not found");
        window.presses(Key::Enter);
        assert!(window.shows(RARE), "its page does not show it");
    });
}
