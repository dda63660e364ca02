//! Paper at the desk: which pages are previewed, that looking records nothing, slips, and ledgers brought in.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on may stop")]

use std::path::{Path, PathBuf};
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

/// Signs in to the sample vault, which stays as it is, and hands the window to `look`.
fn check(lang: Lang, look: impl FnOnce(&mut Harness<'_, App>)) {
    check_in(vault(), lang, look);
}

/// Signs in to a vault and hands the window to `look`.
fn check_in(vault: PathBuf, lang: Lang, look: impl FnOnce(&mut Harness<'_, App>)) {
    let _seat = SEAT.lock().unwrap_or_else(PoisonError::into_inner);
    i18n::choose_on_this_thread(Some(lang));
    let ctx = egui::Context::default();
    let app = App::new(&ctx, Some(vault), None);
    let mut harness = Harness::builder().with_size([1366.0, 768.0]).with_context_setup(prepare).build_ui_state(
        |ui, app: &mut App| {
            app.think(ui);
            app.draw(ui);
        },
        app,
    );
    harness.run();
    harness.get_by_role(Role::PasswordInput).type_text(PASSWORD);
    harness.run();
    harness.key_press(Key::Enter);
    harness.run_steps(2);
    wait_for(&mut harness, TITLE);
    // The day begins elsewhere.
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num2);
    harness.run_steps(2);
    look(&mut harness);
}

fn wait_for(window: &mut Harness<'_, App>, label: &str) {
    for _ in 0..400 {
        if shows(window, label) {
            return;
        }
        std::thread::sleep(Duration::from_millis(25));
        window.run_steps(2);
    }
    window.get_by_label_contains(label);
}

fn shows(window: &Harness<'_, App>, label: &str) -> bool {
    window.query_all_by_label_contains(label).next().is_some()
}

fn sample_ledger(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/samples").join(name)
}

fn brings_in(window: &mut Harness<'_, App>, name: &str) {
    let ctx = window.ctx.clone();
    window.state_mut().read_ledger(sample_ledger(name), &ctx);
    window.run_steps(2);
}

#[test]
fn a_range_of_pages_and_what_is_new_can_be_chosen() {
    check(Lang::Chinese, |window| {
        window.key_press_modifiers(Modifiers::COMMAND, Key::P);
        window.run_steps(2);
        wait_for(window, "第 1 页 / 共 3 页");
        window.get_by_label("只打新页").click();
        window.run_steps(2);
        // Nothing was printed yet: cover, opening page and all rows are new.
        wait_for(window, "第 1 页 / 共 3 页");
        window.get_by_label("起始页").focus();
        window.run_steps(2);
        window.get_by_label("起始页").type_text("1");
        window.run_steps(2);
        // Of a range neither cover nor opening page.
        wait_for(window, "第 1 页 / 共 1 页");
        assert!(shows(window, "预览不记流水") && shows(window, USER));
    });
}

#[test]
fn the_new_pages_of_all_books_are_two_keys_away() {
    check(Lang::English, |window| {
        window.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
        window.run_steps(2);
        wait_for(window, "New pages of all books");
        // Two books of this year, each with cover, opening page and one page.
        wait_for(window, "Page 1 of 6");
        window.key_press(Key::Escape);
        window.run_steps(2);
        assert!(shows(window, TITLE));
    });
}

#[test]
fn a_slip_of_an_earlier_loan_is_found_in_the_story() {
    check(Lang::Chinese, |window| {
        window.key_press(Key::End);
        window.run_steps(2);
        window.key_press(Key::Enter);
        window.run_steps(2);
        window.get_by_label("打印凭单").click();
        window.run_steps(2);
        wait_for(window, "第 1 页 / 共 1 页");
        assert!(shows(window, "凭单（流水第 6 笔）") && shows(window, "一式两联"));
    });
}

#[test]
fn a_ledger_is_tried_mended_and_brought_in() {
    let own = sample::vault().unwrap();
    check_in(own.path().join("vault"), Lang::Chinese, |window| {
        brings_in(window, "收文登记簿2025.xlsx");
        wait_for(window, "可导入 162 行");
        assert!(shows(window, "不能导入 6 行") && shows(window, "尚未写入"));
        // Row by row down to the first day that is none; Enter goes to its cell, Enter tries again.
        for _ in 0..6 {
            if shows(window, "“日期”，改为") {
                break;
            }
            window.key_press(Key::ArrowDown);
            window.run_steps(2);
        }
        window.key_press(Key::Enter);
        window.run_steps(3);
        let field = window.get_by_role(Role::TextInput);
        assert!(field.is_focused());
        window.key_press_modifiers(Modifiers::COMMAND, Key::A);
        window.get_by_role(Role::TextInput).type_text("2025-06-30");
        window.run_steps(2);
        window.key_press(Key::Enter);
        window.run_steps(2);
        wait_for(window, "可导入 163 行");
        window.key_press_modifiers(Modifiers::COMMAND, Key::I);
        window.run_steps(2);
        wait_for(window, "已导入 163 行");
        window.key_press(Key::Escape);
        window.run_steps(2);
        wait_for(window, "175 行");
    });
}

#[test]
fn a_file_that_is_no_ledger_is_refused_in_a_sentence() {
    check(Lang::English, |window| {
        brings_in(window, "收文登记簿2025.truth.json");
        wait_for(window, "No header was found on this sheet");
    });
}
