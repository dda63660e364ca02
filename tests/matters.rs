//! Matters worked by keys in both languages: a destruction from the list to the ashes, with those who stand by and their
//! passwords; what is refused, and what a correction asks once there is a leader.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on may stop")]

use std::sync::LazyLock;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

use tiegui::explain;
use tiegui::i18n::{self, Lang};
use tiegui::model::ids::{DocumentId, MatterId};
use tiegui::model::matter::{MatterKind, MatterSlot, Step};
use tiegui::model::person::Post;
use tiegui::model::refusal::Refusal;
use tiegui::model::register::Register;
use tiegui::registry::books::Wanted;
use tiegui::registry::keys::Password;
use tiegui::registry::record::Act;
use tiegui::ui::App;

#[expect(dead_code, reason = "what other tests need of it")]
#[path = "support/vault.rs"]
mod vault;
#[expect(dead_code, reason = "shared with tests that do more")]
#[path = "support/window.rs"]
mod window;

use vault::Vault;
use window::{Window, field, in_row, say, shelf};

/// The passwords of the others, each with the account and its post.
const OTHERS: [(&str, Post, &str); 3] = [
    ("赵行长", Post::Leader, "leader stands by 26"),
    ("李敏", Post::Witness, "witness one looks 26"),
    ("孙强", Post::Witness, "witness two looks 26"),
];

/// A vault with a leader and two witnesses, and a document of two copies on a shelf; written once.
static OFFICE: LazyLock<Vault> = LazyLock::new(|| {
    let vault = Vault::new();
    let mut books = vault.open().unwrap();
    for (name, post, password) in OTHERS {
        books.open_account(name, post, &Password::new(password.to_owned())).unwrap();
    }
    for act in shelf() {
        books.perform(&Act::parse(&act.to_string()).unwrap()).unwrap();
    }
    vault
});

/// Goes through the same story in both languages; the books hold in the end.
fn check(story: impl Fn(&mut Window)) {
    for lang in Lang::ALL {
        i18n::choose_on_this_thread(Some(lang));
        let vault = Vault::new();
        vault::copy(&OFFICE.folder, &vault.folder).unwrap();
        let mut window = Window::on(App::seated(vault.open().unwrap()).unwrap());
        story(&mut window);
        let report = window.books().verify(None);
        assert!(report.is_clean(), "{report:?}");
    }
}

fn task(name: &str) -> String {
    say("process-task", &[("task", name)])
}

fn asked(name: &str) -> String {
    say("process-field", &[("field", name)])
}

fn asked_in(name: &str, row: u32) -> String {
    let (field, row) = (asked(name).into(), row.into());
    i18n::format("form-cell", &[("field", field), ("row", row)])
}

fn role(code: &str) -> String {
    say("matter-role", &[("role", code)])
}

/// The field of somebody's password.
fn password_of(role_code: &str, name: &str) -> String {
    say("process-password", &[("role", &role(role_code)), ("name", name)])
}

fn slot() -> MatterSlot {
    MatterSlot { kind: MatterKind::Destruction, year: 2026, number: 1 }
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

/// Draws up a destruction of both copies and a bag of waste paper, from the document's page.
fn drawn(window: &mut Window) {
    window.presses_with(Modifiers::COMMAND, Key::M);
    assert!(window.shows(&say("process-none-yet", &[])));
    window.begins("draw_destruction/d1");
    assert_eq!(window.value(&in_row("document", 1)), "农发银市〔2026〕12号");
    assert_eq!(window.value(&asked_in("copies", 1)), "000101-000102");
    window.is_refused(&say("form-missing", &[("field", &field("reason"))]));
    assert_eq!(window.focused(), field("reason"));
    window.puts(&field("reason"), "保密期限届满");
    window.puts(&asked_in("kind", 1), &say("matter-thing", &[("kind", "waste-paper")]));
    window.puts(&asked_in("name", 1), "废纸");
    window.is_refused(&say("form-missing", &[("field", &field("level"))]));
    window.puts(&in_row("level", 1), &say("form-level", &[("level", "confidential")]));
    window.puts(&asked_in("count", 1), "1");
    window.puts(&asked_in("bag", 1), "0007");
    window.puts(&asked_in("grams", 1), "3200");
    window.has_recorded();
    // Its page stands there.
    assert!(window.shows(&explain::matter(slot())));
    assert!(window.shows(&say("process-needs-leader", &[("names", "赵行长")])));
}

#[test]
fn a_destruction_goes_from_the_list_to_the_ashes_by_keys() {
    check(|window| {
        drawn(window);
        // What is not possible yet says why.
        window.presses(Key::S);
        assert!(window.shows(&explain::refusal(&Refusal::StepFirst { slot: slot(), step: Step::Approve })));
        window.presses(Key::Y);
        let before = window.books().head().unwrap().0;
        window.records();
        let leader = password_of("approver", "赵行长");
        assert_eq!(window.focused(), leader);
        window.enters("not this one at all");
        waits(window, &say("process-confirming", &[]), false);
        assert!(window.shows(&say("error-wrong-password", &[])) || window.shows("赵行长"));
        assert_eq!(window.books().head().unwrap().0, before, "a wrong password approved");
        assert_eq!(window.focused(), leader);
        window.enters(OTHERS[0].2);
        waits(window, &leader, false);
        assert_eq!(window.books().head().unwrap().0, before + 1);

        window.presses(Key::A);
        assert!(window.shows(&say("process-list-is-fixed", &[])));
        window.presses(Key::S);
        assert_eq!(window.focused(), asked("seal"));
        window.enters("001—003");
        window.has_recorded();
        assert!(window.shows(&say("ui-custody-sealed", &[])));
        window.presses(Key::X);
        assert!(window.shows(&say("process-no-way-back", &[])));
        window.presses(Key::O);
        window.puts(&asked("unit"), "市保密局销毁中心");
        window.puts(&asked("escorts"), "钱立");
        window.is_refused(&explain::refusal(&Refusal::DestructionEscorts { named: 1 }));
        window.puts(&asked("escorts"), "钱立、吴迪");
        window.has_recorded();

        window.presses(Key::D);
        assert_eq!(window.value(&asked("site")), "市保密局销毁中心");
        window.puts(&asked("method"), "化浆");
        window.puts(&asked("witnesses"), "李敏、孙强");
        window.is_refused(&explain::refusal(&Refusal::NoDesignatedUnit));
        window.puts(&asked("receipt"), "销字0456");
        window.puts(&asked("witnesses"), "李敏、无账户");
        window.is_refused(&say("process-no-account", &[("role", "witness")]));
        window.puts(&asked("witnesses"), "李敏、孙强");
        let before = window.books().head().unwrap().0;
        window.records();
        let (one, two) = (password_of("witness", "李敏"), password_of("witness", "孙强"));
        assert_eq!(window.focused(), one);
        // Left, nothing is recorded and what was typed stays.
        window.presses(Key::Escape);
        assert!(!window.shows(&two));
        assert_eq!(window.value(&asked("receipt")), "销字0456");
        window.records();
        window.enters(OTHERS[1].2);
        assert_eq!(window.focused(), two);
        window.enters(OTHERS[1].2);
        waits(window, &say("process-confirmed", &[("role", &role("witness")), ("name", "李敏")]), true);
        assert_eq!(window.focused(), two, "only the wrong one is asked again");
        assert_eq!(window.books().head().unwrap().0, before);
        window.enters(OTHERS[2].2);
        waits(window, &two, false);
        assert_eq!(window.books().head().unwrap().0, before + 1);
        assert!(window.shows(&say("ui-custody-destroyed", &[])));
        assert!(window.shows(&say("process-over", &[])));
        let matter = window.books().matter(MatterId(1)).unwrap().unwrap();
        assert_eq!((matter.head.step, matter.head.is_open, matter.steps.len()), (Step::Complete, false, 5));
        let names: Vec<&str> = matter.steps.iter().flat_map(|it| &it.confirmed).map(|it| it.account.as_str()).collect();
        assert_eq!(names, ["赵行长", "李敏", "孙强"]);
        // The list says that nothing is open, and shows it where it is asked for.
        window.presses_with(Modifiers::COMMAND, Key::M);
        assert!(window.shows(&say("process-none-open", &[])));
        window.presses(Key::F8);
        assert!(!window.shows(&say("process-none-open", &[])));
        window.presses(Key::Enter);
        assert!(window.shows(&explain::matter(slot())));
        window.presses(Key::Enter);
        assert!(window.shows(&say("ui-document-carriers", &[("n", "2")])));
        window.presses(Key::Escape);
        assert!(window.shows(&say("process-facts", &[])));
    });
}

#[test]
fn a_matter_is_given_up_and_its_copies_are_free() {
    check(|window| {
        drawn(window);
        window.begins("lend/d1/c1");
        for (name, text) in [("borrower", "钱立"), ("purpose", "拟稿"), ("approver", "赵行长"), ("due", "+3")] {
            window.puts(&field(name), text);
        }
        let title = "关于密押检查的通知".to_owned();
        window.is_refused(&explain::refusal(&Refusal::Claimed { title, copy: 101, slot: slot() }));
        window.presses(Key::Escape);
        window.presses(Key::X);
        window.puts(&field("reason"), "改由上级统一销毁");
        window.has_recorded();
        assert!(window.shows(&say("process-cancelled", &[])));
        window.begins("lend/d1/c1");
        window.has_recorded();
    });
}

#[test]
fn a_hold_keeps_a_document_out_of_a_destruction() {
    check(|window| {
        window.begins("freeze/d1");
        window.puts(&field("reason"), "诉讼取证");
        window.puts(&field("approver"), "赵行长");
        window.has_recorded();
        assert!(window.books().is_on_hold(DocumentId(1)).unwrap());
        window.begins("draw_destruction/d1");
        window.puts(&field("reason"), "保密期限届满");
        let frozen = Refusal::Frozen {
            title: "关于密押检查的通知".to_owned(),
            since: "2026-03-05".parse().unwrap(),
            reason: "诉讼取证".to_owned(),
        };
        window.is_refused(&explain::refusal(&frozen));
        window.begins("freeze/d1");
        assert!(window.harness.query_by_role(Role::RadioGroup).is_some());
        window.puts(&field("reason"), "诉讼终结");
        window.puts(&field("approver"), "赵行长");
        window.has_recorded();
        assert!(!window.books().is_on_hold(DocumentId(1)).unwrap());
    });
}

#[test]
fn a_correction_asks_the_leader() {
    check(|window| {
        let line = window.books().line_ids(&Wanted::latest(Register::Receiving)).unwrap()[0];
        window.begins(&format!("correct/l{}", line.0));
        window.puts(&field("field"), &say("ui-field", &[("field", "title")]));
        window.puts(&field("value"), "关于密押检查情况的通知");
        window.puts(&field("reason"), "登记时笔误");
        window.puts(&field("approver"), "赵行长");
        let before = window.books().head().unwrap().0;
        window.records();
        assert_eq!(window.books().head().unwrap().0, before, "nobody corrects alone");
        let leader = password_of("approver", "赵行长");
        assert_eq!(window.focused(), leader);
        window.enters(OTHERS[0].2);
        waits(window, &leader, false);
        assert_eq!(window.books().head().unwrap().0, before + 1);
        let document = window.books().document(DocumentId(1)).unwrap().unwrap();
        assert_eq!(document.title, "关于密押检查情况的通知");
    });
}

#[test]
fn steps_are_offered_with_their_matter_alone() {
    check(|window| {
        // In the palette a step says that a matter has to be opened first.
        window.presses_with(Modifiers::COMMAND, Key::K);
        window.types(&task("approve_matter"));
        assert!(window.shows(&say("process-why-no-matter", &[])));
        window.presses(Key::Escape);
        drawn(window);
        window.presses_with(Modifiers::COMMAND, Key::K);
        window.types(&task("seal_destruction"));
        assert!(window.shows(&explain::refusal(&Refusal::StepFirst { slot: slot(), step: Step::Approve })));
    });
}
