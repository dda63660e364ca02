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

        // What is on paper of it: the approval and the list.
        window.presses(Key::P);
        let row = latest(window);
        let sheets = tiegui::paper::Sheet::of(&row).into_iter();
        let sheets = sheets.map(|it| tiegui::paper::matter_sheet(window.books(), row.head.id, it).unwrap().unwrap());
        let pages: usize = sheets.map(|it| it.lay_out().unwrap().pages.len()).sum();
        waits(window, &say("ui-page-of", &[("page", "1"), ("pages", &pages.to_string())]), true);
        window.presses(Key::Escape);
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
        assert!(window.shows(&say("process-facts", &[])));
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
        // The journal calls it by its number, and leads back to it.
        window.presses_with(Modifiers::COMMAND, Key::Num9);
        let slot = explain::matter(slot());
        let cancelled = if i18n::lang() == Lang::Chinese { "已撤销" } else { "Given up" };
        let step = [("slot", slot.as_str()), ("step", cancelled), ("date", "2026-03-05")];
        assert!(window.shows(&say("process-story-step", &step)));
        window.presses(Key::ArrowDown);
        window.presses(Key::Enter);
        assert!(window.shows(&say("process-cancelled", &[])), "not the matter");
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

/// What the books say of the last matter that was drawn up.
fn latest(window: &Window) -> tiegui::model::matter_view::MatterRow {
    let head = window.books().matters(None).unwrap().into_iter().max_by_key(|head| head.id.0).unwrap();
    window.books().matter(head.id).unwrap().unwrap()
}

#[test]
fn a_count_is_scanned_interrupted_and_signed_by_two() {
    check(|window| {
        window.begins("draw_count");
        window.puts(&field("place"), "机要室/一号柜");
        window.has_recorded();
        let matter = latest(window);
        assert_eq!(matter.items.len(), 2);
        window.presses(Key::C);
        let scan = say("process-scan-field", &[]);
        assert_eq!(window.focused(), scan);
        let tag = window.books().tag().unwrap();
        let label = |id| tiegui::model::label::Labelled::Carrier(tiegui::model::ids::CarrierId(id)).payload(tag);
        window.enters("12345");
        assert!(window.shows(&say("process-scan-no-number", &[("no", "12345")])));
        window.enters("999999999999");
        assert!(window.shows(&say("process-scan-unknown", &[("digits", "999999999999")])));
        assert_eq!(window.focused(), scan, "the cursor stays");
        window.enters(&label(1));
        let seen = say("process-scan-seen", &[("seen", "1"), ("all", "2")]);
        assert!(window.shows(&seen));
        window.enters(&label(1));
        assert!(window.shows(&say("process-scan-again", &[("what", "1.")])) || window.shows(&seen));
        // Interrupted, it goes on where it was.
        window.presses(Key::Escape);
        assert!(window.shows(&say("process-facts", &[])));
        window.presses(Key::C);
        assert!(window.shows(&seen));
        window.presses(Key::F8);
        assert_eq!((window.value(&asked("missing")), window.value(&asked("custodian"))), ("2".into(), "王喆".into()));
        window.puts(&asked("counter"), "王喆");
        window.is_refused(&explain::refusal(&Refusal::OnePersonTwoRoles {
            name: "王喆".to_owned(),
            one: tiegui::model::matter::Role::Counter,
            other: tiegui::model::matter::Role::Custodian,
        }));
        window.puts(&asked("counter"), "李敏");
        let before = window.books().head().unwrap().0;
        window.records();
        let counter = password_of("counter", "李敏");
        assert_eq!(window.focused(), counter);
        window.enters(OTHERS[1].2);
        waits(window, &counter, false);
        assert_eq!(window.books().head().unwrap().0, before + 1);
        // The matter's page stands there again, and nothing is kept of what was scanned.
        assert!(window.shows(&say("process-facts", &[])) && window.shows(&say("process-over", &[])));
        assert_eq!(window.books().counting(matter.head.id).unwrap().unwrap().seen().0, 0);
        let search = window.books().searches().unwrap();
        assert_eq!(search.len(), 1);
        // Today tells of it, and Enter ends the search.
        window.presses_with(Modifiers::COMMAND, Key::Num1);
        let until = search[0].deadline.to_string();
        assert!(window.shows(&say("process-search-until", &[("day", &until)])));
        window.begins("end_search");
        window.puts(&field("document"), "12");
        window.puts(&asked("how"), "夹在另一份文件中");
        window.has_recorded();
        assert!(window.books().searches().unwrap().is_empty());
    });
}

#[test]
fn a_copy_is_carried_out_and_comes_back() {
    check(|window| {
        window.begins("draw_carry_out/d1/c1");
        for (name, text) in [("bearer", "钱立"), ("due", "+2"), ("destination", "市分行"), ("container", "密码箱")]
        {
            window.puts(&asked(name), text);
        }
        window.puts(&field("purpose"), "汇报");
        window.has_recorded();
        window.presses(Key::O);
        let slot = latest(window).head.slot;
        assert!(window.shows(&explain::refusal(&Refusal::StepFirst { slot, step: Step::Approve })));
        window.presses(Key::Y);
        window.records();
        window.enters(OTHERS[0].2);
        waits(window, &password_of("approver", "赵行长"), false);
        window.presses(Key::O);
        window.has_recorded();
        assert!(window.shows(&say("ui-custody-carried", &[("holder", "钱立")])));
        // Today, and with the people.
        window.presses_with(Modifiers::COMMAND, Key::Num1);
        assert!(window.shows(&say("today-group", &[("group", "carried"), ("n", "1"), ("days", "0")])));
        window.presses_with(Modifiers::COMMAND, Key::Num8);
        window.types("钱立");
        assert!(window.shows(&say("process-people-carries", &[])));
        window.presses_with(Modifiers::COMMAND, Key::M);
        window.presses(Key::Enter);
        window.presses(Key::D);
        window.is_refused(&say("form-missing", &[("field", &asked("check"))]));
        window.puts(&asked("check"), "完好，无缺页");
        window.has_recorded();
        assert!(!latest(window).head.is_open);
    });
}

#[test]
fn copies_are_made_and_what_is_recalled_is_given_back() {
    check(|window| {
        window.begins("draw_copying/d1/c1");
        window.puts(&say("matter-fact", &[("fact", "copies")]), "2");
        window.puts(&asked("applicant"), "钱立");
        window.puts(&field("purpose"), "传达");
        window.has_recorded();
        window.presses(Key::Y);
        window.records();
        window.enters(OTHERS[0].2);
        waits(window, &password_of("approver", "赵行长"), false);
        window.presses(Key::D);
        window.has_recorded();
        assert_eq!(window.books().holdings(DocumentId(1)).unwrap().len(), 4);

        window.begins("draw_recall");
        window.puts(&field("issuer"), "农发行市分行");
        window.puts(&asked("of_year"), "2026");
        window.has_recorded();
        assert_eq!(latest(window).items.len(), 4);
        window.presses(Key::D);
        window.puts(&asked("giver"), "王喆");
        window.puts(&asked("receiver"), "收件人");
        window.is_refused(&explain::refusal(&Refusal::Undecided { n: 4 }));
        window.presses(Key::Escape);
        window.presses(Key::N);
        window.puts(&asked("numbers"), "1");
        window.clicks(&format!("2 {}", say("matter-outcome", &[("outcome", "kept-back")])));
        window.puts(&asked("note"), "工作需要");
        window.has_recorded();
        window.presses(Key::N);
        window.has_recorded();
        window.presses(Key::D);
        // What was typed before is still there.
        assert_eq!(window.value(&asked("receiver")), "收件人");
        window.has_recorded();
        let given: Vec<bool> = (window.books().holdings(DocumentId(1)).unwrap().iter())
            .map(|it| matches!(it.carrier.custody, tiegui::model::custody::Custody::Returned { .. }))
            .collect();
        assert_eq!(given, [false, true, true, true]);
    });
}

#[test]
fn a_handover_asks_three_and_then_who_has_nothing_may_leave() {
    check(|window| {
        window.begins("draw_handover");
        for (name, text) in [("receiver", "李敏"), ("supervisor", "赵行长")] {
            window.puts(&asked(name), text);
        }
        window.has_recorded();
        window.presses(Key::D);
        let before = window.books().head().unwrap().0;
        window.records();
        // The one at the desk hands over, and has signed in already.
        let (receiver, supervisor) = (password_of("receiver", "李敏"), password_of("supervisor", "赵行长"));
        assert_eq!(window.focused(), receiver);
        window.enters(OTHERS[1].2);
        assert_eq!(window.focused(), supervisor);
        window.enters(OTHERS[0].2);
        waits(window, &supervisor, false);
        assert_eq!(window.books().head().unwrap().0, before + 1);
        window.begins("leave");
        window.puts(&asked("person"), "没有此人");
        window.is_refused(&explain::refusal(&Refusal::NoPerson { asked: "没有此人".to_owned() }));
        window.presses(Key::Escape);
        window.presses_with(Modifiers::COMMAND, Key::Num8);
        window.types("孙强");
        window.clicks(&task("leave"));
        assert_eq!(window.value(&asked("person")), "孙强");
        window.has_recorded();
    });
}
