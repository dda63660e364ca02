//! Registers, a document's page and the circulation card, by what they say and what keys do, in both languages. Each
//! story gets a copy of one founded vault, and leaves it clean.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on may stop")]

use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::time::Duration;
use std::{fs, thread};

use egui::accesskit::{Role, Toggled};
use egui::{Event, Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use tempfile::TempDir;
use tiegui::i18n::{self, Lang};
use tiegui::registry::clock::SystemClock;
use tiegui::registry::keys::Password;
use tiegui::registry::record::Act;
use tiegui::registry::{Registry, Unlocked};
use tiegui::ui::{App, prepare};

#[path = "support/sample.rs"]
mod sample;

use sample::{PASSWORD, TITLE, USER};

type Window<'a> = Harness<'a, App>;

/// What the stories need beside the sample: copies on a shelf, and a card for two readers.
const MORE: &[&str] = &[
    r#"{"verb":"shelve","date":"2026-03-01","document":"县委办发〔2026〕4号","place":"机要室/一号柜"}"#,
    r#"{"verb":"circulate","date":"2026-03-02","document":"县委办发〔2026〕3号","proposal":"请行领导阅示","readers":[{"name":"李堃","duty":"行长"},{"name":"赵龑","duty":"副行长"}]}"#,
];

static FOUNDED: LazyLock<(TempDir, Unlocked)> = LazyLock::new(|| {
    let folder = sample::vault().unwrap();
    let vault = folder.path().join("vault");
    let unlocked = Registry::unlock(&vault, None, &Password::new(PASSWORD.to_owned())).unwrap();
    let mut books = Registry::open_unlocked(&vault, unlocked.clone(), Box::new(SystemClock)).unwrap();
    for act in MORE {
        books.perform(&Act::parse(act).unwrap()).unwrap();
    }
    drop(books);
    (folder, unlocked)
});

/// A copy of the vault.
struct Room {
    folder: TempDir,
}

impl Room {
    fn new() -> Self {
        let room = Self { folder: tempfile::tempdir().unwrap() };
        fs::create_dir(room.vault()).unwrap();
        for entry in fs::read_dir(FOUNDED.0.path().join("vault")).unwrap() {
            let entry = entry.unwrap();
            fs::copy(entry.path(), room.vault().join(entry.file_name())).unwrap();
        }
        room
    }

    fn vault(&self) -> PathBuf {
        self.folder.path().join("vault")
    }
}

/// Opens a window on the vault and hands it to `look` when it shows the receiving register.
fn sit_down(vault: &Path, lang: Lang, look: impl FnOnce(&mut Window<'_>)) {
    i18n::choose_on_this_thread(Some(lang));
    let ctx = egui::Context::default();
    let app = App::new(&ctx, Some(vault.to_path_buf()), None);
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
    press(&mut window, Key::Enter);
    for _ in 0..400 {
        if shows(&window, TITLE) {
            break;
        }
        thread::sleep(Duration::from_millis(25));
        window.run();
    }
    // The day begins with what there is to do; the registers are a key away.
    press_with(&mut window, Modifiers::COMMAND, Key::Num2);
    look(&mut window);
}

/// A story at a vault of its own; afterwards everything on the books holds.
fn check(lang: Lang, look: impl FnOnce(&mut Window<'_>)) {
    let room = Room::new();
    sit_down(&room.vault(), lang, look);
    let books = Registry::open_unlocked(&room.vault(), FOUNDED.1.clone(), Box::new(SystemClock)).unwrap();
    let report = books.verify(None);
    assert!(report.is_clean(), "{report:?}");
    assert_eq!(books.user(), USER);
}

fn shows(window: &Window<'_>, label: &str) -> bool {
    window.query_all_by_label_contains(label).next().is_some()
}

#[track_caller]
fn says(window: &Window<'_>, labels: &[&str]) {
    for label in labels {
        assert!(shows(window, label), "it does not say {label}");
    }
}

fn press(window: &mut Window<'_>, key: Key) {
    window.key_press(key);
    window.run();
}

fn press_with(window: &mut Window<'_>, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    window.run();
}

/// Types over the table, where no field has the cursor.
fn strike(window: &mut Window<'_>, letters: &str) {
    for letter in letters.chars() {
        window.event(Event::Text(letter.to_string()));
        window.run();
    }
}

/// Clicks the first button that is called so.
#[track_caller]
fn click(window: &mut Window<'_>, label: &str) {
    let found = window.query_all_by_label(label).find(|node| node.accesskit_node().role() == Role::Button);
    found.unwrap_or_else(|| window.get_by_label(label)).click();
    window.run();
}

/// Clicks what is called so, whatever it is.
fn choose(window: &mut Window<'_>, label: &str) {
    window.query_all_by_label(label).last().unwrap().click();
    window.run();
}

fn marked_rows(window: &Window<'_>) -> usize {
    let rows = window.query_all_by_role(Role::Row);
    rows.filter(|row| row.accesskit_node().toggled() == Some(Toggled::True)).count()
}

#[test]
fn space_shift_and_ctrl_mark_lines() {
    check(Lang::Chinese, |window| {
        assert!(!shows(window, "已选"));
        press(window, Key::ArrowDown);
        press(window, Key::Space);
        says(window, &["已选 1 行"]);
        press(window, Key::ArrowDown);
        press_with(window, Modifiers::SHIFT, Key::ArrowDown);
        press_with(window, Modifiers::SHIFT, Key::ArrowDown);
        says(window, &["已选 4 行"]);
        assert!(marked_rows(window) >= 4);
        press_with(window, Modifiers::SHIFT, Key::ArrowUp);
        says(window, &["已选 3 行"]);
        press(window, Key::Home);
        press_with(window, Modifiers::SHIFT, Key::End);
        says(window, &["已选 12 行"]);
        press(window, Key::Escape);
        assert!(!shows(window, "已选") && marked_rows(window) == 0);
        press_with(window, Modifiers::COMMAND, Key::A);
        says(window, &["已选 12 行"]);
        press_with(window, Modifiers::COMMAND, Key::A);
        assert!(!shows(window, "已选"));
    });
}

#[test]
fn what_is_typed_over_the_table_is_searched() {
    check(Lang::Chinese, |window| {
        strike(window, "myjc");
        says(window, &[TITLE, "1 行"]);
        assert!(!shows(window, "例会"));
        // The arrows are the table's still, and so is the space bar: what was gathered outlives the search.
        press(window, Key::Space);
        says(window, &["已选 1 行"]);
        press(window, Key::Escape);
        says(window, &["例会", "12 行", "已选 1 行"]);
        strike(window, "zzzz");
        says(window, &["没有找到", "其中 1 行不在当前列表"]);
        for _ in 0..4 {
            press(window, Key::Backspace);
        }
        says(window, &["12 行"]);
        press(window, Key::End);
        press(window, Key::Enter);
        says(window, &["载体（2）"]);
    });
}

#[test]
fn filters_narrow_and_are_cleared_at_once() {
    check(Lang::Chinese, |window| {
        says(window, &["12 行 · 13 份", "借出 1", "逾期 1"]);
        click(window, "状态");
        choose(window, "逾期");
        says(window, &["状态：逾期", "筛出 1 行，共 12 行", TITLE]);
        click(window, "密级");
        choose(window, "内部");
        says(window, &["筛出 0 行", "没有符合筛选条件的登记"]);
        click(window, "清除筛选（2）");
        says(window, &["12 行"]);
        assert!(!shows(window, "筛出"));
        click(window, "来文机关");
        // The cursor is there already.
        let field = window.query_all_by_role(Role::TextInput).find(egui_kittest::Node::is_focused);
        field.unwrap().type_text("xwb");
        window.run();
        press(window, Key::Enter);
        says(window, &["来文机关：县委办公室", "筛出 11 行，共 12 行"]);
        press(window, Key::Escape);
        assert!(!shows(window, "筛出"), "Escape shows all again");
        click(window, "日期");
        for (name, day) in [("从", "20260105"), ("到", "2026.1.31")] {
            window.get_by_role_and_label(Role::TextInput, name).focus();
            window.run();
            window.get_by_role_and_label(Role::TextInput, name).type_text(day);
            window.run();
        }
        press(window, Key::Escape);
        says(window, &["日期：2026-01-05 至 2026-01-31", "筛出 1 行"]);
    });
}

#[test]
fn columns_are_kept_for_the_account() {
    let room = Room::new();
    let headings = |window: &Window<'_>, name: &str| window.query_all_by_label(name).count();
    sit_down(&room.vault(), Lang::English, |window| {
        assert_eq!((headings(window, "Copy no."), headings(window, "Remark")), (1, 0));
        click(window, "Columns");
        window.get_by_role_and_label(Role::CheckBox, "Copy no.").click();
        window.run();
        window.get_by_role_and_label(Role::CheckBox, "Remark").click();
        window.run();
        click(window, "Move Remark left");
        press(window, Key::Escape);
        assert_eq!((headings(window, "Copy no."), headings(window, "Remark")), (0, 1));
    });
    sit_down(&room.vault(), Lang::English, |window| {
        assert_eq!((headings(window, "Copy no."), headings(window, "Remark")), (0, 1));
        let left = |name: &str| window.get_by_label(name).rect().left();
        assert!(left("Remark") < left("Where it is"));
        click(window, "Columns");
        click(window, "As they were");
        press(window, Key::Escape);
        assert_eq!((headings(window, "Copy no."), headings(window, "Remark")), (1, 0));
    });
}

#[test]
fn the_menu_of_a_line_says_what_can_be_done() {
    check(Lang::Chinese, |window| {
        press(window, Key::End);
        press_with(window, Modifiers::SHIFT, Key::F10);
        says(window, &["打开文件", "归还", "更正", "补登", "作废"]);
        let void = window.get_by_label("作废 Ctrl+D");
        assert!(void.accesskit_node().is_disabled(), "it is lent");
        press(window, Key::Escape);
        assert!(!shows(window, "补登"));
    });
}

#[test]
fn what_is_done_to_a_line_has_a_key_in_the_table() {
    check(Lang::Chinese, |window| {
        // Nobody has chosen a line yet.
        press_with(window, Modifiers::COMMAND, Key::E);
        says(window, &["收文登记簿", "更正：请先在登记簿中选定一行"]);
        press(window, Key::End);
        for (key, verb) in [(Key::E, "更正"), (Key::B, "补登"), (Key::D, "作废")] {
            press_with(window, Modifiers::COMMAND, key);
            says(window, &["2026年收文第1号", verb]);
            press(window, Key::Escape);
            says(window, &["12 行"]);
        }
        // The menu of the line runs the same commands.
        press_with(window, Modifiers::SHIFT, Key::F10);
        click(window, "补登 Ctrl+B");
        says(window, &["2026年收文第1号", "补登"]);
        assert!(!shows(window, "打印预览"), "the register is covered");
        press(window, Key::Escape);
    });
}

#[test]
fn a_documents_page_acts_and_says_why_not() {
    check(Lang::Chinese, |window| {
        press(window, Key::End);
        press(window, Key::Enter);
        says(window, &["载体（2）", "000101 目前不能办", "借出、入柜、移位、传阅开卡：现在李堃处"]);
        press(window, Key::L);
        assert_eq!(window.query_all_by_label_contains("现在李堃处").count(), 2, "said again, where it was asked");
        press(window, Key::ArrowDown);
        says(window, &["000102 目前不能办", "归还：没有借出"]);
        press(window, Key::Num9);
        press(window, Key::ArrowDown);
        press(window, Key::V);
        says(window, &["2026年收文第1号"]);
        press(window, Key::Escape);
        says(window, &["收文登记簿", "12 行"]);
    });
}

/// A leg goes out and comes back with one key each; the next one does not go out before.
fn circulate(window: &mut Window<'_>, said: [&str; 9]) {
    let [none_read, one_read, out_to_first, out, no_passing_on, back, opinion, out_to_second, ended] = said;
    press_with(window, Modifiers::COMMAND, Key::Num5);
    says(window, &[none_read]);
    press(window, Key::Enter);
    says(window, &["请行领导阅示", "李堃", "行长", out_to_first]);
    press(window, Key::O);
    says(window, &[out]);
    assert!(!shows(window, no_passing_on));
    press(window, Key::O);
    says(window, &[no_passing_on]);
    press(window, Key::B);
    says(window, &[back]);
    let field = window.get_by_role_and_label(Role::TextInput, opinion);
    assert!(field.is_focused());
    field.type_text("同意，请办公室落实");
    window.run();
    // Enter goes on to what the leader instructs and to the button, and records nothing.
    press(window, Key::Enter);
    press(window, Key::Enter);
    says(window, &[out, back]);
    press_with(window, Modifiers::COMMAND, Key::Enter);
    says(window, &["同意，请办公室落实", out_to_second]);
    assert!(!shows(window, out));
    // In the register: who has read.
    press(window, Key::Escape);
    says(window, &[one_read]);
    press(window, Key::Enter);
    press(window, Key::E);
    window.get_by_role(Role::TextInput).type_text("文件已由上级收回");
    window.run();
    // To the button, and on it.
    press(window, Key::Enter);
    press(window, Key::Enter);
    says(window, &[ended]);
}

#[test]
fn a_card_goes_round_by_keys_in_chinese() {
    check(Lang::Chinese, |window| {
        let (none, one) = ("已阅 0 / 2", "已阅 1 / 2");
        circulate(
            window,
            [none, one, "送阅：李堃", "未收回", "不得横传", "从李堃处收回", "意见", "送阅：赵龑", "终止"],
        );
    });
}

#[test]
fn a_card_goes_round_by_keys_in_english() {
    check(Lang::English, |window| {
        let no = "never goes from reader to reader";
        let (none, one) = ("read by 0 of 2", "read by 1 of 2");
        circulate(
            window,
            [none, one, "Out to 李堃", "still out", no, "Back from 李堃", "Opinion", "Out to 赵龑", "ended"],
        );
    });
}

#[test]
fn what_waits_today_is_solved_on_its_card() {
    check(Lang::Chinese, |window| {
        press_with(window, Modifiers::COMMAND, Key::Num1);
        // A loan is overdue, and below it a card waits for its first reader.
        press(window, Key::ArrowDown);
        press(window, Key::Enter);
        says(window, &["文件传阅卡", "送阅：李堃"]);
        press(window, Key::O);
        says(window, &["未收回"]);
        press(window, Key::Escape);
        press(window, Key::Home);
        press(window, Key::Enter);
        says(window, &["文件传阅卡", "未收回"]);
    });
}

#[test]
fn english_says_the_same_of_lines_and_documents() {
    check(Lang::English, |window| {
        says(window, &["12 lines · 13 copies, of them 1 lent", "1 overdue"]);
        press(window, Key::Space);
        says(window, &["1 selected"]);
        press(window, Key::Escape);
        click(window, "State");
        choose(window, "Overdue");
        says(window, &["State: Overdue", "1 of 12 lines"]);
        press(window, Key::Enter);
        says(window, &["Not possible now with 000101", "with 李堃 now"]);
    });
}

#[test]
fn marked_lines_are_lent_together() {
    check(Lang::Chinese, |window| {
        // The first line of the list is nobody's choice; the one that was gone to is.
        press(window, Key::F4);
        assert!(!shows(window, "第12次例会") && !shows(window, "第11次例会"));
        press(window, Key::Escape);
        press(window, Key::ArrowDown);
        press(window, Key::F4);
        says(window, &["第11次例会"]);
        press(window, Key::Escape);
        press(window, Key::Space);
        press_with(window, Modifiers::SHIFT, Key::ArrowDown);
        press_with(window, Modifiers::SHIFT, Key::ArrowDown);
        says(window, &["已选 3 行", "借出（3 行）"]);
        press(window, Key::F4);
        says(window, &["第11次例会", "第10次例会", "第9次例会"]);
        assert!(!shows(window, "第12次例会") && !shows(window, "收文登记簿"));
        press(window, Key::Escape);
        says(window, &["已选 3 行"]);
        click_containing(window, "借出（3 行）");
        says(window, &["第11次例会", "第10次例会", "第9次例会"]);
    });
}

#[test]
fn a_form_from_the_card_comes_back_to_it() {
    check(Lang::English, |window| {
        press_with(window, Modifiers::COMMAND, Key::Num5);
        press(window, Key::Enter);
        click(window, "Out to somebody else…");
        assert!(!shows(window, "Circulation card"));
        press(window, Key::Escape);
        says(window, &["Circulation card"]);
        press(window, Key::D);
        says(window, &["Carriers (1)"]);
        press(window, Key::K);
        says(window, &["Circulation card"]);
        press(window, Key::Escape);
        says(window, &["Circulation cards", "Now with"]);
    });
}

/// Clicks the first button whose words contain these.
#[track_caller]
fn click_containing(window: &mut Window<'_>, label: &str) {
    window.query_all_by_label_contains(label).next().unwrap().click();
    window.run();
}
