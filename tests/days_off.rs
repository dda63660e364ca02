//! Days off: the unit types in what the yearly notice says, and whoever lends is told that a copy would be due on one.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

#[path = "support/window.rs"]
#[expect(clippy::unwrap_used, clippy::panic, dead_code, reason = "a window that cannot be worked has failed")]
mod window;

use window::{Window, check, field, say, shelf};

fn goes_to_settings(window: &mut Window) {
    window.presses_with(Modifiers::COMMAND, Key::Num0);
}

#[test]
fn a_copy_due_on_a_day_off_is_noticed_while_it_is_lent() {
    // The desk stands on a Thursday.
    check(&shelf(), |window| {
        let due = field("due");
        window.begins("lend/d1/c1");
        window.puts(&due, "+1");
        assert!(!window.shows("2026-03-09"), "a Friday is worked");
        window.puts(&due, "+3");
        assert!(window.shows("2026-03-09"), "a Sunday is told, and when it is worked again");
        window.presses(Key::Escape);

        // What names no days cannot be kept, and is said.
        goes_to_settings(window);
        let name = say("settings-holidays", &[]);
        window.harness.get_by_role_and_label(Role::MultilineTextInput, &name).focus();
        window.runs();
        window.types("2026-03-09~2026-03-11");
        window.presses(Key::Enter);
        window.types("?");
        assert!(window.shows(&say("settings-holidays-unclear", &[("text", "?")])));
        window.presses(Key::Backspace);
        window.types("+2026-03-08");
        let before = window.books().head().unwrap_or_default().0;
        window.presses(Key::Tab);
        assert_eq!(window.focused(), say("settings-holidays-keep", &[]));
        window.presses(Key::Enter);
        assert_eq!(window.books().head().unwrap_or_default().0, before, "only after a second word");
        window.clicks(&say("command-set", &[]));
        assert_eq!(window.books().head().unwrap_or_default().0, before + 1);
        assert_eq!(
            window.books().setting("holidays").unwrap_or_default().as_deref(),
            Some("+2026-03-08,2026-03-09~2026-03-11")
        );

        window.begins("lend/d1/c1");
        window.puts(&due, "2026-03-08");
        assert!(!window.shows("2026-03-12"), "this Sunday is worked");
        window.puts(&due, "2026-03-09");
        assert!(window.shows("2026-03-12"), "this Monday is not");
    });
}
