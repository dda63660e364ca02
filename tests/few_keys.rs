//! Few keys in the entry forms: what the form makes of them, in both languages.

use egui::{Event, Key, Modifiers};

#[path = "support/window.rs"]
#[expect(clippy::unwrap_used, clippy::panic, dead_code, reason = "a window that cannot be worked has failed")]
mod window;

use window::{Window, check, field, lent, shelf};

#[test]
fn shift_is_let_go_of_before_the_frame_is_over() {
    check(&shelf(), |window| {
        window.presses(Key::F2);
        window.enters("nfh");
        window.types("关于重要空白凭证管理的通知");
        // The key says that Shift was held; the keyboard no longer does.
        let (key, modifiers) = (Key::Enter, Modifiers::SHIFT);
        window.meets(Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers });
        assert_eq!(window.focused(), field("issuer"));
    });
}

#[test]
fn a_serial_alone_becomes_the_number_of_its_issuer() {
    check(&shelf(), |window| {
        window.presses(Key::F2);
        window.enters("nfh");
        window.enters("关于重要空白凭证管理的通知");
        window.enters("13");
        assert_eq!(window.value(&field("number")), "农发银市〔2026〕13号");
        assert_eq!(window.focused(), field("pages"));
        // Dismissed, it stays what it is; and of an issuer that never wrote nothing is known.
        window.empties(&field("number"));
        window.types("14");
        window.presses(Key::Escape);
        window.presses(Key::Enter);
        assert_eq!(window.value(&field("number")), "14");
        window.puts(&field("issuer"), "县档案局");
        window.puts(&field("number"), "15");
        assert_eq!(window.value(&field("number")), "15");
    });
}

#[test]
fn a_borrower_who_is_known_brings_the_department() {
    check(&lent(), |window: &mut Window| {
        window.presses(Key::F4);
        window.enters("12");
        window.puts(&field("borrower"), "郑翀");
        assert_eq!(window.value(&field("department")), "信贷部");
        // What somebody typed stays.
        window.puts(&field("department"), "会计部");
        window.puts(&field("borrower"), "郑翀");
        assert_eq!(window.value(&field("department")), "会计部");
    });
}
