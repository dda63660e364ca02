//! The window, by what it says and what keys do: signing in, looking, searching, opening, locking, in both languages.
//! One sample vault for all of it, since founding one takes a key derivation.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on may stop")]

use std::path::PathBuf;
use std::sync::{Mutex, OnceLock, PoisonError};
use std::time::Duration;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use tiegui::i18n::{self, Lang};
use tiegui::ui::{App, prepare};

#[path = "support/sample.rs"]
mod sample;

use sample::{PASSWORD, TITLE, USER};

/// A vault takes one window at a time.
static SEAT: Mutex<()> = Mutex::new(());

fn vault() -> PathBuf {
    static VAULT: OnceLock<tempfile::TempDir> = OnceLock::new();
    VAULT.get_or_init(|| sample::vault().unwrap()).path().join("vault")
}

/// Starts a window on the sample vault and hands it to `look`.
fn check(lang: Lang, look: impl FnOnce(&mut Harness<'_, App>)) {
    let _seat = SEAT.lock().unwrap_or_else(PoisonError::into_inner);
    i18n::choose_on_this_thread(Some(lang));
    // Made by its own context, as in the program: faces first.
    let ctx = egui::Context::default();
    let app = App::new(&ctx, Some(vault()), None);
    let mut harness = Harness::builder().with_size([1366.0, 768.0]).with_context_setup(prepare).build_ui_state(
        |ui, app: &mut App| {
            app.think(ui);
            app.draw(ui);
        },
        app,
    );
    harness.run();
    look(&mut harness);
}

fn type_password(window: &mut Harness<'_, App>, word: &str) {
    window.get_by_role(Role::PasswordInput).type_text(word);
    window.run();
    window.key_press(Key::Enter);
    window.run();
}

/// Gives the vault the second it needs to open, or to refuse.
fn wait_for(window: &mut Harness<'_, App>, label: &str) {
    for _ in 0..400 {
        if window.query_all_by_label_contains(label).next().is_some() {
            return;
        }
        std::thread::sleep(Duration::from_millis(25));
        window.run();
    }
    window.get_by_label_contains(label);
}

fn sign_in(window: &mut Harness<'_, App>) {
    type_password(window, PASSWORD);
    wait_for_desk(window);
    window.key_press_modifiers(Modifiers::COMMAND, Key::Num2);
    window.run();
    wait_for(window, TITLE);
}

/// Today comes first.
fn wait_for_desk(window: &mut Harness<'_, App>) {
    let today = if i18n::lang() == Lang::Chinese { "直接打字" } else { "Just type" };
    wait_for(window, today);
}

fn shows(window: &Harness<'_, App>, label: &str) -> bool {
    window.query_all_by_label_contains(label).next().is_some()
}

#[test]
fn a_wrong_password_is_said_and_the_right_one_opens() {
    check(Lang::Chinese, |window| {
        assert!(shows(window, "铁柜") && !shows(window, TITLE));
        type_password(window, "wrong");
        wait_for(window, "口令不对");
        assert_eq!(window.get_by_role(Role::PasswordInput).value().unwrap_or_default(), "");
        sign_in(window);
        assert!(shows(window, "收文登记簿") && shows(window, "12 行") && shows(window, USER));
    });
}

#[test]
fn search_narrows_and_enter_opens() {
    check(Lang::Chinese, |window| {
        sign_in(window);
        window.key_press_modifiers(Modifiers::COMMAND, Key::F);
        window.run();
        let search = window.get_by_role(Role::TextInput);
        assert!(search.is_focused());
        search.type_text("myjc");
        window.run();
        assert!(shows(window, TITLE) && shows(window, "1 份文件"));
        window.key_press(Key::Enter);
        window.run();
        assert!(shows(window, "载体（2）") && shows(window, "收文登记：2026年收文第1号"));
        assert!(shows(window, "借出：李堃") && shows(window, "000101 借给李堃"));
        window.key_press(Key::Escape);
        window.run();
        assert!(shows(window, "1 份文件") && !shows(window, "经过"));
    });
}

#[test]
fn today_comes_first_and_typing_on_it_searches() {
    check(Lang::Chinese, |window| {
        type_password(window, PASSWORD);
        wait_for_desk(window);
        assert!(shows(window, "未入柜") && shows(window, "借阅到期"));
        window.key_press(Key::End);
        window.key_press(Key::Home);
        window.run();
        window.event(egui::Event::Text("my".to_owned()));
        window.run();
        let search = window.get_by_role(Role::TextInput);
        assert!(search.is_focused());
        search.type_text("jc");
        window.run();
        assert!(shows(window, TITLE) && shows(window, "1 份文件"));
    });
}

#[test]
fn keys_move_through_the_table() {
    check(Lang::Chinese, |window| {
        sign_in(window);
        window.key_press(Key::End);
        window.run();
        window.key_press(Key::Enter);
        window.run();
        assert!(shows(window, "载体（2）"), "the oldest line is the first one");
        window.key_press(Key::Backspace);
        window.run();
        window.key_press_modifiers(Modifiers::COMMAND, Key::Num4);
        window.run();
        assert!(shows(window, "李堃") && shows(window, "1 行"));
    });
}

#[test]
fn the_preview_shows_pages_and_records_nothing() {
    check(Lang::Chinese, |window| {
        sign_in(window);
        window.get_by_label("打印预览").click();
        window.run();
        wait_for(window, "第 1 页");
        assert!(shows(window, "流水第 17 笔"));
        window.key_press(Key::Escape);
        window.run();
        assert!(shows(window, TITLE));
    });
}

#[test]
fn locking_leaves_nothing_on_the_screen() {
    check(Lang::Chinese, |window| {
        sign_in(window);
        window.key_press_modifiers(Modifiers::COMMAND, Key::L);
        window.run();
        assert!(window.query_by_role(Role::PasswordInput).is_some() && !shows(window, TITLE));
        sign_in(window);
        // Nobody for nine and a half minutes: it says so; for ten: it locks.
        window.state_mut().wait(Duration::from_secs(570));
        window.step();
        assert!(shows(window, "秒后自动锁定"));
        window.state_mut().wait(Duration::from_secs(30));
        window.run_steps(2);
        assert!(window.query_by_role(Role::PasswordInput).is_some() && !shows(window, TITLE));
    });
}

#[test]
fn english_says_the_same() {
    check(Lang::English, |window| {
        type_password(window, "wrong");
        wait_for(window, "password is wrong");
        sign_in(window);
        assert!(shows(window, "Receiving register") && shows(window, "12 lines"));
        window.key_press(Key::End);
        window.key_press(Key::Enter);
        window.run();
        assert!(shows(window, "Carriers (2)") && shows(window, "lent to 李堃"));
    });
}
