//! The first start: from nothing to an open vault by keyboard, what is wrong said where it is; the sample; and the door
//! that remembers which vaults were opened, and nothing of what is in them.

use std::error::Error;
use std::fs;
use std::path::Path;
use std::time::Duration;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use tiegui::i18n::{self, Lang};
use tiegui::registry::Registry;
use tiegui::ui::{App, prepare};

type Outcome = Result<(), Box<dyn Error>>;

type Window<'a> = Harness<'a, App>;

const PASSWORD: &str = "iron Cabinet-2026";

/// A window of somebody whose own folder is `config`.
fn window(config: &Path, lang: Lang) -> Window<'static> {
    i18n::choose_on_this_thread(Some(lang));
    let ctx = egui::Context::default();
    let app = App::at_the_door(&ctx, Some(config.to_path_buf()), None, None);
    let mut harness = Harness::builder().with_size([1093.0, 614.0]).with_context_setup(prepare).build_ui_state(
        |ui, app: &mut App| {
            app.think(ui);
            app.draw(ui);
        },
        app,
    );
    harness.run();
    harness
}

fn shows(window: &Window<'_>, label: &str) -> bool {
    window.query_all_by_label_contains(label).next().is_some()
}

/// Gives a key the seconds it needs.
#[track_caller]
fn wait_for(window: &mut Window<'_>, label: &str) {
    for _ in 0..1200 {
        if shows(window, label) {
            return;
        }
        std::thread::sleep(Duration::from_millis(25));
        window.run();
    }
    window.get_by_label_contains(label);
}

fn click(window: &mut Window<'_>, label: &str) {
    window.get_by_label(label).click();
    window.run();
}

/// Types into the field that has the focus.
fn types(window: &mut Window<'_>, text: &str) {
    window.event(egui::Event::Text(text.to_owned()));
    window.run();
}

fn press(window: &mut Window<'_>, key: Key) {
    window.key_press(key);
    window.run();
}

#[test]
fn a_vault_is_set_up_by_keyboard_and_found_again() -> Outcome {
    let config = tempfile::tempdir()?;
    let mut window = window(config.path(), Lang::Chinese);
    assert!(shows(&window, "还没有打开过库"));
    click(&mut window, "新建库…");
    assert!(shows(&window, "新建库 1/3"));
    press(&mut window, Key::Enter);
    press(&mut window, Key::Enter);
    assert!(shows(&window, "请填写单位名称"), "said before anything else is asked");
    let unit = window.get_by_label("单位名称");
    unit.focus();
    window.run();
    types(&mut window, "清源县支行");
    press(&mut window, Key::Enter);
    press(&mut window, Key::Enter);
    assert!(shows(&window, "新建库 2/3"));

    types(&mut window, "王喆");
    press(&mut window, Key::Enter);
    types(&mut window, "12345678");
    assert!(shows(&window, "弱：有规律"));
    press(&mut window, Key::Enter);
    types(&mut window, "87654321");
    press(&mut window, Key::Enter);
    assert!(shows(&window, "两遍口令不一样") && shows(&window, "新建库 2/3"));
    for label in ["口令", "再输一遍"] {
        let field = window.get_by_label(label);
        field.focus();
        window.run();
        window.key_press_modifiers(Modifiers::COMMAND, Key::A);
        types(&mut window, PASSWORD);
    }
    assert!(shows(&window, "强"));
    click(&mut window, "下一步");
    assert!(shows(&window, "新建库 3/3"));
    types(&mut window, "一号保密室/1号铁柜/1层\n一号保密室\n\n二号保密室");
    assert!(shows(&window, "3 处"));
    window.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    window.run();
    wait_for(&mut window, "库里还没有文件");
    let vault = config.path().join("铁柜");
    assert_eq!(window.state().vault(), Some(vault.as_path()));
    drop(window);

    assert_eq!(Registry::accounts_in(&vault)?.len(), 1);
    for file in fs::read_dir(config.path())? {
        let path = file?.path();
        if path.is_file() {
            let text = fs::read_to_string(&path)?;
            assert!(!text.contains("清源县") && !text.contains("王喆") && !text.contains(PASSWORD), "{text}");
        }
    }
    let mut again = self::window(config.path(), Lang::Chinese);
    assert!(again.query_by_role(Role::PasswordInput).is_some(), "at the door of the vault that was open last");
    types(&mut again, PASSWORD);
    press(&mut again, Key::Enter);
    wait_for(&mut again, "库里还没有文件");
    again.key_press_modifiers(Modifiers::COMMAND, Key::Num7);
    again.run();
    assert!(shows(&again, "一号保密室") && shows(&again, "二号保密室"));
    Ok(())
}

#[test]
fn a_leader_may_have_an_account_from_the_start() -> Outcome {
    let config = tempfile::tempdir()?;
    let mut window = window(config.path(), Lang::English);
    press(&mut window, Key::Enter);
    assert!(shows(&window, "New vault 1/3"), "Enter is for the first way in");
    types(&mut window, "Branch");
    press(&mut window, Key::Enter);
    press(&mut window, Key::Enter);
    click(&mut window, "An account for the leader in charge as well (to look and review)");
    let names = ["Name of the secretary", "Name of the leader"];
    for (label, name) in names.into_iter().zip(["Wang", "Wang"]) {
        window.get_by_label(label).focus();
        window.run();
        types(&mut window, name);
        for _ in 0..2 {
            press(&mut window, Key::Enter);
            types(&mut window, PASSWORD);
        }
    }
    click(&mut window, "Next");
    assert!(shows(&window, "There is an account of this name already. Choose another: Wang (Rules of the registers)"));
    window.get_by_label("Name of the leader").focus();
    window.run();
    types(&mut window, " Li");
    click(&mut window, "Next");
    window.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    window.run();
    wait_for(&mut window, "No documents yet");
    let vault = config.path().join("tiegui");
    let names: Vec<String> = Registry::accounts_in(&vault)?.into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["Wang", "Wang Li"]);
    Ok(())
}

#[test]
fn the_sample_can_be_looked_at() -> Outcome {
    let config = tempfile::tempdir()?;
    let mut window = window(config.path(), Lang::Chinese);
    click(&mut window, "看看样例");
    wait_for(&mut window, "这是样例库");
    press(&mut window, Key::Escape);
    wait_for(&mut window, "未入柜");
    window.key_press_modifiers(Modifiers::COMMAND, Key::L);
    window.run();
    assert!(shows(&window, "样例库的口令"));
    click(&mut window, "其他库…");
    assert!(shows(&window, "最近打开的库") && shows(&window, "tiegui-sample"));
    click(&mut window, "移除");
    assert!(shows(&window, "还没有打开过库") && Registry::is_vault(&config.path().join("tiegui-sample")));
    Ok(())
}
