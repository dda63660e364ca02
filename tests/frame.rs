//! The frame of the desk: its sections by keys alone, the palette, the manual, the looks and sizes, settings, the check
//! of the whole vault, and a window that rests when nobody does anything. One sample vault for all of it.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on may stop")]

use std::path::PathBuf;
use std::sync::{Mutex, OnceLock, PoisonError};
use std::time::Duration;

use egui::accesskit::Role;
use egui::{Key, Modifiers, ViewportId};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use tiegui::i18n::{self, Lang};
use tiegui::registry::Registry;
use tiegui::registry::clock::SystemClock;
use tiegui::registry::keys::Password;
use tiegui::ui::{App, prepare};

#[path = "support/sample.rs"]
mod sample;

use sample::{PASSWORD, TITLE};

/// A vault takes one window at a time.
static SEAT: Mutex<()> = Mutex::new(());

fn vault() -> PathBuf {
    static VAULT: OnceLock<tempfile::TempDir> = OnceLock::new();
    VAULT.get_or_init(|| sample::vault().unwrap()).path().join("vault")
}

/// Opens the sample vault in a window of an office screen's size and hands it to `look`; all of it holds afterwards.
fn check(lang: Lang, look: impl FnOnce(&mut Harness<'_, App>)) {
    let _seat = SEAT.lock().unwrap_or_else(PoisonError::into_inner);
    i18n::choose_on_this_thread(Some(lang));
    let ctx = egui::Context::default();
    let app = App::new(&ctx, Some(vault()), None);
    let mut window = Harness::builder().with_size([1366.0, 768.0]).with_context_setup(prepare).build_ui_state(
        |ui, app: &mut App| {
            app.think(ui);
            app.draw(ui);
        },
        app,
    );
    window.run();
    window.get_by_role(Role::PasswordInput).type_text(PASSWORD);
    window.run();
    window.key_press(Key::Enter);
    wait_for(&mut window, TITLE);
    look(&mut window);
    drop(window);
    let books = Registry::open(&vault(), None, &Password::new(PASSWORD.to_owned()), Box::new(SystemClock)).unwrap();
    let report = books.verify(None);
    assert!(report.is_clean(), "{report:?}");
}

fn wait_for(window: &mut Harness<'_, App>, label: &str) {
    for _ in 0..400 {
        window.run_steps(2);
        if shows(window, label) {
            return;
        }
        std::thread::sleep(Duration::from_millis(25));
    }
    window.get_by_label_contains(label);
}

fn shows(window: &Harness<'_, App>, label: &str) -> bool {
    window.query_all_by_label_contains(label).next().is_some()
}

fn ctrl(window: &mut Harness<'_, App>, key: Key) {
    window.key_press_modifiers(Modifiers::COMMAND, key);
    window.run();
}

fn press(window: &mut Harness<'_, App>, key: Key) {
    window.key_press(key);
    window.run();
}

/// Types into the field that has the cursor.
fn type_text(window: &mut Harness<'_, App>, text: &str) {
    window.event(egui::Event::Text(text.to_owned()));
    window.run();
}

/// Runs the command that answers to what is typed.
fn palette(window: &mut Harness<'_, App>, typed: &str) {
    ctrl(window, Key::K);
    type_text(window, typed);
    press(window, Key::Enter);
}

/// Every widget that somebody can act on has a name.
fn every_widget_is_named(window: &Harness<'_, App>) {
    let acts = [Role::Button, Role::TextInput, Role::PasswordInput, Role::CheckBox, Role::ComboBox, Role::Link];
    for role in acts {
        for node in window.query_all_by_role(role) {
            let node = node.accesskit_node();
            let named = node.label().is_some_and(|name| !name.trim().is_empty())
                || node.placeholder().is_some_and(|name| !name.trim().is_empty())
                || node.value().is_some_and(|value| !value.trim().is_empty());
            assert!(named, "{role:?} without a name at {:?}", node.bounding_box());
        }
    }
}

/// Each section with a word that only its screen says.
fn walk(lang: Lang, words: &[(Key, &str)]) {
    check(lang, |window| {
        for (key, word) in words {
            ctrl(window, *key);
            assert!(shows(window, word), "{key:?} does not show {word}");
            every_widget_is_named(window);
            press(window, Key::F1);
            every_widget_is_named(window);
            press(window, Key::Escape);
            assert!(shows(window, word), "{key:?}: no way back from the manual to {word}");
        }
    });
}

#[test]
fn every_section_is_reached_and_left_by_keys() {
    walk(
        Lang::Chinese,
        &[
            (Key::Num1, "今日"),
            (Key::Num2, "收文登记簿"),
            (Key::Num3, "发文登记簿"),
            (Key::Num4, "借阅登记簿"),
            (Key::Num5, "文件传阅卡"),
            (Key::Num6, "12 份文件"),
            (Key::Num7, "2 处地点"),
            (Key::Num8, "2 人"),
            (Key::Num9, "核对全库"),
            (Key::Num0, "本单位规则"),
        ],
    );
}

#[test]
fn every_section_speaks_english_too() {
    walk(
        Lang::English,
        &[
            (Key::Num2, "Receiving register"),
            (Key::Num6, "12 documents"),
            (Key::Num7, "2 places"),
            (Key::Num8, "2 people"),
            (Key::Num9, "Check the whole vault"),
            (Key::Num0, "Rules of this unit"),
        ],
    );
}

#[test]
fn a_document_is_found_by_all_it_is_known_by() {
    check(Lang::Chinese, |window| {
        for typed in ["密押", "miya", "myjc", "农发银办 1", "农发银办〔2026〕1号", "000101", "101", "关于 密押"]
        {
            ctrl(window, Key::F);
            type_text(window, typed);
            assert!(shows(window, TITLE) && shows(window, "1 份文件"), "{typed}");
            press(window, Key::Enter);
            assert!(shows(window, "经过"), "{typed}: Enter does not open");
            press(window, Key::Escape);
            press(window, Key::Escape);
            assert!(shows(window, "12 份文件"), "{typed}: Esc does not clear");
        }
        type_text(window, "没有这样的");
        assert!(shows(window, "没有找到"));
        // Whoever asks again does not first take away what was asked before.
        ctrl(window, Key::F);
        type_text(window, "密押");
        assert!(shows(window, TITLE) && shows(window, "1 份文件"), "typed behind what stood there");
    });
}

#[test]
fn what_somebody_has_and_what_lies_where_is_seen_by_keys() {
    check(Lang::Chinese, |window| {
        ctrl(window, Key::Num8);
        type_text(window, "lk");
        assert!(shows(window, "1 人") && shows(window, "2026-01-20 应还"));
        press(window, Key::Enter);
        press(window, Key::Enter);
        assert!(shows(window, "载体（2）"), "Enter goes to what the person has, and opens it");
        press(window, Key::Escape);
        assert!(shows(window, "2026-01-20 应还"));
        ctrl(window, Key::Num7);
        press(window, Key::ArrowDown);
        assert!(shows(window, "机要室/一号柜") && shows(window, "现在没有载体"));
    });
}

#[test]
fn the_journal_tells_every_entry_and_checks_them_all() {
    check(Lang::Chinese, |window| {
        ctrl(window, Key::Num9);
        press(window, Key::End);
        assert!(shows(window, "流水第 1 笔") && shows(window, "建库：清源县支行"));
        press(window, Key::Home);
        assert!(shows(window, "收文登记：2026年收文第12号"));
        palette(window, "hdqk");
        wait_for(window, "笔相符");
        assert!(!shows(window, "停止核对"));
    });
}

#[test]
fn the_palette_finds_runs_and_says_why_not() {
    check(Lang::Chinese, |window| {
        palette(window, "设置");
        assert!(shows(window, "本单位规则"));
        palette(window, "ls");
        assert!(shows(window, "核对全库"));
        ctrl(window, Key::K);
        assert!(shows(window, "Ctrl+L") && shows(window, "Ctrl+F"), "keys are shown");
        type_text(window, "lingcun");
        assert!(shows(window, "请先打印预览"), "why not is shown");
        press(window, Key::Enter);
        assert!(window.query_by_role(Role::TextInput).is_some(), "what is not possible does not run");
        press(window, Key::Escape);
        assert!(!shows(window, "请先打印预览"));
        ctrl(window, Key::S);
        assert!(shows(window, "请先打印预览"), "a key for what is not possible says why");
        ctrl(window, Key::K);
        type_text(window, "zzzz");
        assert!(shows(window, "没有这样的命令"));
    });
}

#[test]
fn looks_and_sizes_are_chosen_and_kept() {
    check(Lang::Chinese, |window| {
        for (typed, word) in [("深色高对比", "0"), ("130", "1"), ("115", "2"), ("浅色高对比", "3")] {
            palette(window, typed);
            ctrl(window, Key::Num0);
            every_widget_is_named(window);
            assert!(shows(window, "本单位规则"), "{typed} {word}");
        }
        assert!((window.ctx.zoom_factor() - 1.15).abs() < 0.01);
        ctrl(window, Key::L);
        window.get_by_role(Role::PasswordInput).type_text(PASSWORD);
        window.run();
        window.ctx.set_zoom_factor(1.0);
        window.key_press(Key::Enter);
        wait_for(window, TITLE);
        window.run();
        assert!((window.ctx.zoom_factor() - 1.15).abs() < 0.01, "the size comes back with the account");
        palette(window, "100");
        palette(window, "浅色");
    });
}

#[test]
fn a_rule_is_turned_only_after_a_second_word() {
    check(Lang::Chinese, |window| {
        ctrl(window, Key::Num0);
        let rule = "归还须本人，不得托人";
        window.get_by_role_and_label(Role::CheckBox, rule).click();
        window.run();
        assert!(shows(window, "停用"));
        press(window, Key::Escape);
        assert!(!shows(window, "停用"));
        for state in ["停用", "启用"] {
            window.get_by_role_and_label(Role::CheckBox, rule).click();
            window.run();
            assert!(shows(window, state));
            window.get_by_label("记入流水").click();
            window.run();
            assert!(
                shows(window, &format!("归还须本人，不得托人”：{state}")),
                "the status line says what was recorded"
            );
        }
    });
}

#[test]
fn the_manual_is_searched_and_speaks_of_the_screen() {
    check(Lang::Chinese, |window| {
        ctrl(window, Key::Num7);
        press(window, Key::F1);
        assert!(shows(window, "房间、铁柜、层"));
        type_text(window, "maodian");
        assert!(shows(window, "在库外留"));
        press(window, Key::Escape);
        press(window, Key::Escape);
        assert!(shows(window, "机要室"));
        window.key_press_modifiers(Modifiers::COMMAND, Key::F1);
        window.run();
        assert!(shows(window, "快捷键") && shows(window, "Ctrl+K"));
        press(window, Key::Escape);
        assert!(!shows(window, "PgUp PgDn"));
    });
}

#[test]
fn a_window_that_nobody_touches_draws_nothing_for_a_minute() {
    check(Lang::Chinese, |window| {
        let keys = [Key::Num2, Key::Num6, Key::Num7, Key::Num8, Key::Num9, Key::Num0];
        for key in keys {
            ctrl(window, key);
            window.run_steps(4);
            let next = window.output().viewport_output[&ViewportId::ROOT].repaint_delay;
            assert!(next >= Duration::from_mins(1), "{key:?}: the next frame comes after {next:?}");
        }
        window.state_mut().wait(Duration::from_secs(570));
        window.run_steps(2);
        let next = window.output().viewport_output[&ViewportId::ROOT].repaint_delay;
        assert!(next <= Duration::from_secs(1), "in the last minute a frame a second");
    });
}
