//! Accounts in both languages: one is opened in the window by keys, and stands by with the password its owner typed; what
//! is refused; a person changes their password, in the window, by the verb and by the command line.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on may stop")]

use egui::accesskit::Role;
use egui::{Context, Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

use serde_json::json;
use tiegui::explain;
use tiegui::i18n::{self, Lang};
use tiegui::model::person::Post;
use tiegui::model::refusal::Refusal;
use tiegui::model::strength::SHORTEST;
use tiegui::registry::confirm::present;
use tiegui::registry::keys::{KeysError, Password};
use tiegui::registry::people::AddPerson;
use tiegui::registry::record::Act;
use tiegui::registry::{Error, OpenError, Registry};
use tiegui::ui::App;

#[path = "support/program.rs"]
mod program;
#[path = "support/vault.rs"]
mod vault;
#[expect(dead_code, reason = "shared with tests that do more")]
#[path = "support/window.rs"]
mod window;

use program::{Outcome, succeed, tiegui};
use vault::{PASSWORD, Vault, clock, password, received};
use window::{Window, say};

const NEW: &str = "leader stands by 26";

/// Goes through the same story in both languages; the books hold in the end.
fn check(story: impl Fn(&mut Window, &Vault)) {
    for lang in Lang::ALL {
        i18n::choose_on_this_thread(Some(lang));
        let vault = Vault::new();
        let mut books = vault.open().unwrap();
        books.add_person(&AddPerson { name: "郑翀".to_owned(), department: None, duty: None }).unwrap();
        let mut window = Window::on(App::seated(books).unwrap());
        story(&mut window, &vault);
        let report = window.books().verify(None);
        assert!(report.is_clean(), "{report:?}");
    }
}

/// Waits for a thread until this is said, or not any more.
#[track_caller]
fn waits(window: &mut Window, words: &str, is_there: bool) {
    for _ in 0..2000 {
        if window.shows(words) == is_there {
            window.runs();
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
        window.harness.step();
    }
    panic!("{words} is never {}", if is_there { "said" } else { "gone" });
}

fn word(text: &str) -> Password {
    Password::new(text.to_owned())
}

#[track_caller]
fn refuses(window: &Window, refusal: &Refusal) {
    let sentence = explain::error(&refusal.clone().into());
    assert!(window.shows(&sentence) && sentence.contains(&explain::article(refusal.article())), "not said: {sentence}");
}

/// What stands in the fields of passwords, as dots.
fn dots(window: &Window) -> String {
    let fields = window.harness.query_all_by_role(Role::PasswordInput);
    fields.filter_map(|field| field.value()).collect()
}

#[test]
fn an_account_is_opened_by_keys_and_stands_by() {
    check(|window, vault| {
        window.presses_with(Modifiers::COMMAND, Key::Num0);
        assert!(window.shows(&say("accounts-here", &[])));
        assert!(window.shows(&say("accounts-since", &[("at", "2026-03-05 09:00")])), "the founder's");
        window.clicks(&say("command-open-account", &[]));
        let title = say("accounts-open-title", &[]);
        assert!(window.shows(&title));
        assert_eq!(window.focused(), say("accounts-name", &[]));
        window.enters("赵行长");
        assert_eq!(window.focused(), say("ui-post", &[("post", "leader")]));
        window.presses(Key::ArrowDown);
        window.presses(Key::Enter);
        assert_eq!(window.focused(), say("account-password", &[]));
        window.enters(NEW);
        window.types(NEW);
        let before = window.books().head().unwrap().0;
        window.presses_with(Modifiers::COMMAND, Key::Enter);
        waits(window, &say("accounts-post-what", &[("post", "witness")]), false);
        assert_eq!(window.books().head().unwrap().0, before + 1);
        let accounts = window.books().accounts().unwrap();
        assert!(accounts.iter().any(|account| account.name == "赵行长" && account.post == Post::Witness));
        // What its owner typed lets them stand by.
        assert_eq!(present(&vault.folder, "赵行长", &word(NEW)).unwrap().name(), "赵行长");
        let opened = say("ui-account", &[("name", "赵行长"), ("post", &say("ui-post", &[("post", "witness")]))]);
        assert!(window.shows(&opened), "Settings shows it");
    });
}

#[test]
fn what_is_wrong_with_an_account_is_said_in_the_dialog() {
    check(|window, vault| {
        let before = window.books().head().unwrap().0;
        // The palette knows it too.
        window.presses_with(Modifiers::COMMAND, Key::K);
        window.enters(&say("command-open-account", &[]));
        window.records();
        assert!(window.shows(&say("accounts-no-name", &[])));
        // White space around a name is no other name.
        window.types(" 王喆\u{3000}");
        window.records();
        refuses(window, &Refusal::AccountExists { name: "王喆".to_owned() });
        window.presses_with(Modifiers::COMMAND, Key::A);
        window.enters("李敏");
        window.presses(Key::Enter);
        window.enters("1234");
        window.types("1234");
        window.records();
        refuses(window, &Refusal::PasswordTooShort { least: SHORTEST });
        assert_eq!(window.focused(), say("account-password", &[]));
        window.presses_with(Modifiers::COMMAND, Key::A);
        window.enters(NEW);
        window.records();
        assert!(window.shows(&say("account-differs", &[])));
        assert!(!dots(window).is_empty());
        // Left, nothing is kept of it.
        window.presses(Key::Escape);
        assert!(!window.shows(&say("accounts-own-password", &[])));
        window.presses_with(Modifiers::COMMAND, Key::K);
        window.enters(&say("command-open-account", &[]));
        assert_eq!(dots(window), "");
        window.harness.get_all_by_role(Role::PasswordInput).next().unwrap().focus();
        window.runs();
        window.presses_with(Modifiers::COMMAND, Key::Z);
        assert_eq!(dots(window), "", "nor what it undoes");
        assert_eq!(window.books().head().unwrap().0, before);
        assert_eq!(Registry::accounts_in(&vault.folder).unwrap().len(), 1);
    });
}

#[test]
fn a_vault_that_locks_meanwhile_opens_no_account() {
    check(|window, vault| {
        window.presses_with(Modifiers::COMMAND, Key::K);
        window.enters(&say("command-open-account", &[]));
        window.enters("李敏");
        window.presses(Key::Enter);
        window.enters(NEW);
        window.types(NEW);
        let before = window.books().head().unwrap();
        window.harness.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
        window.harness.step();
        assert!(window.shows(&say("accounts-opening", &[])), "the frame does not wait for the key");
        window.app().wait(std::time::Duration::from_mins(30));
        window.runs();
        assert!(window.shows(&say("ui-sign-in-account", &[])) && dots(window).is_empty());
        // Longer than a key takes.
        std::thread::sleep(std::time::Duration::from_secs(3));
        window.runs();
        assert_eq!(Registry::accounts_in(&vault.folder).unwrap().len(), 1);
        let books = vault.open().unwrap();
        assert_eq!(books.head().unwrap(), before);
        *window = Window::on(App::seated(books).unwrap());
    });
}

#[test]
fn the_dialog_fits_a_low_window() {
    for lang in Lang::ALL {
        i18n::choose_on_this_thread(Some(lang));
        // An office screen at 150 per cent.
        let size = [911.0, 512.0];
        let mut window = Window::of(App::seated(Vault::new().open().unwrap()).unwrap(), size);
        window.presses_with(Modifiers::COMMAND, Key::K);
        window.enters(&say("command-open-account", &[]));
        window.records();
        let leave = window.harness.get_by_label(&say("accounts-leave", &[])).rect();
        assert!(leave.bottom() < size[1], "{leave:?}");
    }
}

#[test]
fn the_name_is_completed_from_people() {
    check(|window, _vault| {
        window.presses_with(Modifiers::COMMAND, Key::K);
        window.enters(&say("command-open-account", &[]));
        window.types("zc");
        assert!(window.shows("郑翀"));
        window.presses(Key::Enter);
        assert_eq!(window.value(&say("accounts-name", &[])), "郑翀");
        assert_eq!(window.focused(), say("ui-post", &[("post", "leader")]));
        // Escape closes the list, and only then the dialog.
        window.empties(&say("accounts-name", &[]));
        window.types("zc");
        window.presses(Key::Escape);
        assert!(!window.shows("郑翀") && window.shows(&say("accounts-own-password", &[])));
        window.presses(Key::Escape);
        assert!(!window.shows(&say("accounts-own-password", &[])));
    });
}

#[test]
fn a_password_is_changed_in_the_window() {
    check(|window, vault| {
        window.presses_with(Modifiers::COMMAND, Key::Num0);
        window.clicks(&say("command-change-password", &[]));
        assert_eq!(window.focused(), say("accounts-old-password", &[]));
        window.enters("not this one");
        window.enters(NEW);
        window.enters(NEW);
        waits(window, &say("accounts-wrong-old", &[]), true);
        assert_eq!((window.focused(), dots(window)), (say("accounts-old-password", &[]), String::new()));
        window.enters(PASSWORD);
        window.enters(PASSWORD);
        window.enters(PASSWORD);
        assert!(window.shows(&say("accounts-same-password", &[])));
        window.presses_with(Modifiers::COMMAND, Key::A);
        window.enters("1234");
        window.records();
        refuses(window, &Refusal::PasswordTooShort { least: SHORTEST });
        window.presses_with(Modifiers::COMMAND, Key::A);
        window.enters(NEW);
        window.presses_with(Modifiers::COMMAND, Key::A);
        window.types(NEW);
        let before = window.books().head().unwrap();
        window.records();
        waits(window, &say("accounts-password-changed", &[]), true);
        assert_eq!(window.books().head().unwrap(), before, "it is no entry");
        assert!(matches!(present(&vault.folder, "王喆", &password()), Err(KeysError::WrongPassword)));
        assert!(present(&vault.folder, "王喆", &word(NEW)).is_ok());
    });
}

#[test]
fn the_old_password_opens_no_more_and_what_was_signed_holds() {
    let vault = Vault::new();
    let mut books = vault.open().unwrap();
    books.open_account("赵行长", Post::Leader, &word(NEW)).unwrap();
    books.perform(&received("甲")).unwrap();
    let wrong = books.change_password(&word("not this one"), &word("another word 2026"));
    assert!(matches!(wrong, Err(Error::Keys(KeysError::WrongPassword))));
    let short = books.change_password(&password(), &word("1234567"));
    assert!(matches!(short, Err(Error::Refused(refusal)) if refusal.rule() == "password-too-short"));
    books.change_password(&password(), &word("another word 2026")).unwrap();
    // Who is at the desk goes on signing with the same key.
    books.perform(&received("乙")).unwrap();
    drop(books);
    // Both copies of the file were written; either opens alone.
    for gone in ["vault.keys", "vault.keys.bak"] {
        let kept = std::fs::read(vault.file(gone)).unwrap();
        std::fs::remove_file(vault.file(gone)).unwrap();
        let old = Registry::open(&vault.folder, Some("王喆"), &password(), clock());
        assert!(matches!(old, Err(OpenError::Keys(KeysError::WrongPassword))));
        let mut books = Registry::open(&vault.folder, Some("王喆"), &word("another word 2026"), clock()).unwrap();
        books.perform(&received("丙")).unwrap();
        assert!(books.verify(None).is_clean());
        drop(books);
        std::fs::write(vault.file(gone), kept).unwrap();
    }
    assert!(Registry::open(&vault.folder, Some("赵行长"), &word(NEW), clock()).is_ok(), "the other's is as it was");
}

#[test]
fn who_was_given_an_account_stands_by_after_a_change_too() {
    let vault = Vault::new();
    let mut books = vault.open().unwrap();
    let made = books.keymaker().make(" 赵行长", Post::Leader, &word(NEW)).unwrap();
    books.open_account_with(made).unwrap();
    // Another key of the same name came too late.
    let again = books.keymaker().make("赵行长", Post::Leader, &word(NEW));
    assert!(matches!(again, Err(Error::Refused(refusal)) if refusal.rule() == "account-exists"));
    drop(books);
    Registry::open(&vault.folder, Some("赵行长"), &word(NEW), clock())
        .unwrap()
        .change_password(&word(NEW), &word("another word 2026"))
        .unwrap();
    let mut books = vault.open().unwrap();
    books.perform(&received("甲")).unwrap();
    let void = json!({"verb": "void", "line": {"register": "receiving", "year": 2026, "number": 1}, "reason": "误登",
        "approver": "赵行长"});
    let void = Act::parse(&void.to_string()).unwrap();
    assert!(books.perform(&void).is_err(), "nobody stands by");
    let leader = present(&vault.folder, "赵行长", &word("another word 2026")).unwrap();
    books.perform_with(&void, vec![leader]).unwrap();
    assert!(books.verify(None).is_clean());
}

#[test]
fn the_command_line_changes_a_password() -> Outcome {
    let vault = Vault::new();
    let room = tempfile::tempdir()?;
    let file = room.path().join("new");
    std::fs::write(&file, "another word 2026\n")?;
    let change = || {
        let mut command = tiegui("password", &vault.folder);
        command.args(["--new-password-file"]).arg(&file);
        command
    };
    let wrong = change().env("TIEGUI_PASSWORD", "not this one").output()?;
    assert_eq!(wrong.status.code(), Some(3));
    assert!(succeed(&mut change())?.contains("王喆"));
    assert_eq!(tiegui("verify", &vault.folder).output()?.status.code(), Some(3), "the old one");
    succeed(tiegui("verify", &vault.folder).env("TIEGUI_PASSWORD", "another word 2026"))?;
    std::fs::write(&file, "1234567")?;
    let short = change().env("TIEGUI_PASSWORD", "another word 2026").output()?;
    assert_eq!(short.status.code(), Some(1));
    Ok(())
}

#[test]
fn who_is_chosen_at_the_door_types_their_own_password() {
    for lang in Lang::ALL {
        i18n::choose_on_this_thread(Some(lang));
        let vault = Vault::new();
        vault.open().unwrap().open_account("李堃", Post::Leader, &word(NEW)).unwrap();
        let mut window = Window::on(App::at_the_door(&Context::default(), None, Some(vault.folder.clone()), None));
        let password = say("ui-sign-in-password", &[]);
        assert_eq!(window.focused(), password);
        window.types("of somebody else");
        window.harness.get_by_role(Role::ComboBox).click();
        window.runs();
        window.clicks(&say("ui-account", &[("name", "李堃"), ("post", &say("ui-post", &[("post", "leader")]))]));
        assert_eq!(
            (window.focused(), dots(&window)),
            (password.clone(), String::new()),
            "what the other began is gone"
        );
        window.types(NEW);
        window.presses(Key::Enter);
        waits(&mut window, &password, false);
        assert!(window.shows("李堃"));
    }
}

/// Without a terminal of its own a program cannot ask: it says from where it takes a password instead.
#[cfg(target_os = "linux")]
#[test]
fn who_cannot_be_asked_for_a_password_is_told_where_to_put_it() -> Outcome {
    let vault = Vault::new();
    for (verb, options, names) in [
        ("verify", [].as_slice(), ["--password-file", "TIEGUI_PASSWORD"]),
        ("account", ["--name", "李堃"].as_slice(), ["--new-password-file", "TIEGUI_NEW_PASSWORD"]),
    ] {
        let mut command = std::process::Command::new("setsid");
        command.args(["--wait", env!("CARGO_BIN_EXE_tiegui"), verb, "--vault"]).arg(&vault.folder).args(options);
        command.env_remove("TIEGUI_NEW_PASSWORD");
        if verb == "verify" {
            command.env_remove("TIEGUI_PASSWORD");
        } else {
            command.env("TIEGUI_PASSWORD", PASSWORD);
        }
        let output = command.stdin(std::process::Stdio::null()).output()?;
        let said = String::from_utf8(output.stderr)?;
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(names.iter().all(|name| said.contains(name)), "{said}");
    }
    Ok(())
}
