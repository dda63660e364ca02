//! What is half typed is there again, whatever came between; of a batch, which copies take part is part of it.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on may stop")]

use std::sync::Arc;
use std::time::Duration;

use egui::Key;
use tiegui::i18n;
use tiegui::registry::Registry;
use tiegui::registry::clock::SetClock;
use tiegui::registry::keys::Password;
use tiegui::ui::App;

#[expect(clippy::panic, dead_code, reason = "a desk that cannot be set up has failed")]
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

#[test]
fn what_is_half_typed_survives_the_lock() {
    let vault = tempfile::tempdir().unwrap();
    let (folder, password) = (vault.path().join("vault"), || Password::new("iron cabinet 2026".to_owned()));
    let now: jiff::Zoned = "2026-03-05T09:30:00+08:00[+08:00]".parse().unwrap();
    let clock = || Box::new(Arc::new(SetClock::at(now.clone())));
    drop(Registry::create(&folder, "清源县支行", "王喆", &password(), clock()).unwrap());
    let unlocked = Registry::unlock(&folder, None, &password()).unwrap();
    let sits_down = || App::seated(Registry::open_unlocked(&folder, unlocked.clone(), clock()).unwrap()).unwrap();
    tiegui::i18n::choose_on_this_thread(Some(tiegui::i18n::Lang::Chinese));

    let mut window = Window::on(sits_down());
    window.presses(Key::F2);
    window.puts(&field("title"), "关于例会的函");
    // In the middle of a word, nobody is there for so long that it locks by itself.
    window.empties(&field("seal"));
    window.types("10");
    window.app().wait(Duration::from_mins(20));
    window.runs();
    assert!(!window.shows("关于例会的函") && window.shows("口令"));
    drop(window);

    let mut window = Window::on(sits_down());
    assert!(window.shows("有没登记完的") && !window.shows("关于例会的函"));
    window.presses(Key::F2);
    assert_eq!((window.value("标题"), window.value("封号")), ("关于例会的函".into(), "10".into()));
    // A second after the last key it is kept, whatever happens to the program then.
    window.puts("封号", "1021");
    std::thread::sleep(Duration::from_millis(1100));
    window.runs();
    assert!(window.books().draft("receive").unwrap().is_some_and(|kept| kept.contains("1021")));
    window.puts("来文机关", "县委办公室");
    window.clicks("7 普通");
    window.has_recorded();
    assert_eq!(window.books().drafts().unwrap(), []);
    assert!(window.books().verify(None).is_clean());
}
