//! What is half typed in a batch: which copies take part is part of it, and is there again.

use egui::Key;
use tiegui::i18n;

#[expect(clippy::unwrap_used, clippy::panic, dead_code, reason = "a desk that cannot be set up has failed")]
#[path = "support/window.rs"]
mod window;

use window::{Window, check, field, say, shelf};

/// What the batch says that it will do with so many copies.
fn will_move(copies: u32) -> String {
    let arguments = [
        ("verb", "move".into()),
        ("copies", copies.into()),
        ("documents", 1.into()),
        ("borrower", "…".into()),
        ("due", "…".into()),
        ("place", "…".into()),
    ];
    i18n::format("form-preview", &arguments)
}

fn unticks(window: &mut Window, copy: &str) {
    let (number, title) = ("农发银市〔2026〕12号", "关于密押检查的通知");
    window.clicks(&say("form-item", &[("copy", copy), ("number", number), ("title", title)]));
}

#[test]
fn the_ticks_of_a_batch_are_there_again() {
    check(&shelf(), |window| {
        window.begins("move/c1/c2");
        assert!(window.shows(&will_move(2)));
        unticks(window, "000101");
        assert!(window.shows(&will_move(1)));
        // Interrupted, and gone back to.
        window.presses(Key::Escape);
        window.begins("move/c1/c2");
        assert!(window.shows(&will_move(1)) && window.shows(&say("form-restored", &[])));
        // Cleared, both take part; and the clearing can be undone.
        window.clicks(&say("form-discard", &[]));
        assert!(window.shows(&will_move(2)));
        window.clicks(&format!("{} Ctrl+Z", say("form-undo-discard", &[])));
        assert!(window.shows(&will_move(1)));
        window.puts(&field("place"), "机要室/二号柜");
        window.has_recorded();
        let moved = window.books().holdings(tiegui::model::ids::DocumentId(1)).map(|holdings| {
            holdings.iter().filter(|holding| holding.holder == "机要室/二号柜").map(|it| it.carrier.copy()).collect()
        });
        assert_eq!(moved.ok(), Some(vec![102]));
        assert_eq!(window.books().drafts().ok(), Some(Vec::new()));
    });
}
