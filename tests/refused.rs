//! Every refusal that a window can meet, met by keys in both languages: its sentence and its article stand where it was
//! met, and nothing is recorded.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on may stop")]

use egui::{Context, Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use serde_json::{Value, json};
use tiegui::explain;
use tiegui::i18n::{self, Lang};
use tiegui::model::book::Book;
use tiegui::model::ids::LineId;
use tiegui::model::level::Level;
use tiegui::model::line::Field;
use tiegui::model::refusal::Refusal;
use tiegui::model::register::Register;
use tiegui::model::strength::SHORTEST;
use tiegui::registry::books::Wanted;
use tiegui::ui::App;

#[expect(dead_code, reason = "shared with tests that do more")]
#[path = "support/window.rs"]
mod window;

use window::{Window, carded, check, field, in_row, issued, lent, say, shelf};

const TITLE: &str = "关于密押检查的通知";

/// The label of a form's date.
fn date(register: &str) -> String {
    say("ui-column-date", &[("register", register)])
}

/// The form is refused with this very sentence, and its article beside it.
#[track_caller]
fn refuses(window: &mut Window, refusal: &Refusal) {
    window.is_refused(&explain::refusal(refusal));
    assert!(window.shows(&explain::article(refusal.article())), "no article: {}", refusal.rule());
}

/// The form does not let it come to a refusal: it says itself what is missing.
#[track_caller]
fn asks_for(window: &mut Window, name: &str) {
    window.is_refused(&say("form-missing", &[("field", &field(name))]));
    assert_eq!(window.focused(), field(name));
}

/// The latest line of a register.
fn latest(window: &Window, register: Register) -> LineId {
    *window.books().line_ids(&Wanted::latest(register)).unwrap().first().unwrap()
}

fn with(mut acts: Vec<Value>, more: Value) -> Vec<Value> {
    acts.push(more);
    acts
}

fn letter(title: &str) -> Value {
    json!({"verb": "receive", "date": "2026-03-02", "issuer": "县委办公室", "title": title, "level": "内部"})
}

#[test]
fn of_receiving() {
    check(&shelf(), |window| {
        window.begins("receive");
        window.puts(&field("issuer"), "县委办公室");
        window.puts(&field("title"), "关于例会的函");
        window.clicks(&format!("6 {}", say("form-level", &[("level", "internal")])));
        window.puts(&field("period"), "10年");
        refuses(window, &Refusal::PeriodWithoutSecret { level: Level::Internal });
        window.puts(&field("period"), "");
        window.puts(&field("copies"), "2");
        window.puts(&field("copy_numbers"), "7、9、11");
        refuses(window, &Refusal::CopyNumbersCount { numbers: 3, copies: 2 });
        window.puts(&field("copy_numbers"), "7-8");
        window.clicks(&say("form-more", &[]));
        window.clicks(&format!("2 {}", say("form-intact", &[("intact", "false")])));
        refuses(window, &Refusal::PackageBroken);
        assert_eq!(window.focused(), field("discrepancy"));
        window.puts(&field("discrepancy"), "封口破损，已告知发件单位");
        window.has_recorded();
    });
}

#[test]
fn of_lending() {
    let acts = [letter("关于例会的函"), letter("关于例会的函")].into_iter().fold(lent(), with);
    check(&acts, |window| {
        window.begins("lend");
        window.puts(&field("document"), "没有这份");
        for (name, text) in [("borrower", "张芳"), ("purpose", "核对"), ("approver", "李堃"), ("due", "+3")] {
            window.puts(&field(name), text);
        }
        refuses(window, &Refusal::NoDocument { asked: "没有这份".to_owned() });
        // The list is not asked: the words are left as they are.
        window.empties(&field("document"));
        window.types("关于例会的函");
        window.presses(Key::Escape);
        window.presses(Key::Tab);
        refuses(window, &Refusal::ManyDocuments { asked: "关于例会的函".to_owned(), n: 2 });
        window.puts(&field("document"), "农发银市〔2026〕12号");
        window.puts(&field("copy"), "999");
        refuses(window, &Refusal::NoCopy { title: TITLE.to_owned(), copy: 999 });
        window.puts(&field("copy"), "101");
        refuses(window, &Refusal::NotHere { title: TITLE.to_owned(), copy: 101, holder: "郑翀".to_owned() });
        window.puts(&field("copy"), "102");
        window.puts(&date("lending"), "3.1");
        refuses(
            window,
            &Refusal::Before {
                field: "date",
                date: "2026-03-01".parse().unwrap(),
                earliest: "2026-03-02".parse().unwrap(),
            },
        );
    });
}

#[test]
fn of_lending_what_is_top_secret_or_all_gone() {
    let secret = json!({"verb": "receive", "date": "2026-03-02", "issuer": "农发行市分行", "title": "关于密押编制的通知",
        "level": "绝密", "period": "30年", "copies": 2, "copy_numbers": "201-202", "channel": "机要交通"});
    let again = json!({"verb": "lend", "date": "2026-03-03", "document": 1, "copy": 102, "borrower": "张芳",
        "department": "信贷部", "purpose": "核对", "approver": "李堃", "due": "2026-03-09"});
    check(&with(with(lent(), secret), again), |window| {
        window.begins("lend/d2");
        for (name, text) in [("borrower", "张芳"), ("purpose", "核对"), ("approver", "李堃"), ("due", "+3")] {
            window.puts(&field(name), text);
        }
        window.puts(&field("copy"), "");
        asks_for(window, "copy");
        window.puts(&field("copy"), "201");
        refuses(window, &Refusal::ReadingPlaceMissing);
        // A document of which no copy is here is none to lend.
        window.begins("lend/d1");
        asks_for(window, "document");
        // What is not lent does not come back.
        window.begins("give_back/d2");
        asks_for(window, "document");
    });
}

#[test]
fn of_circulating() {
    check(&carded(), |window| {
        window.begins("circulate_back/d1");
        asks_for(window, "document");
        window.begins("circulate/d1/c2");
        window.puts(&field("copy"), "102");
        window.puts(&in_row("name", 1), "张芳");
        let card = window.books().line(latest(window, Register::Circulation)).unwrap().unwrap().slot;
        refuses(window, &Refusal::CardOpen { slot: card });
        window.begins("circulate_out/d1");
        window.puts(&field("reader"), "李堃");
        window.puts(&field("at"), "9:10");
        window.has_recorded();
        // Nothing is passed on: the form does not offer a copy that is with a reader.
        window.begins("circulate_out/d1");
        asks_for(window, "document");
    });
    check(&shelf(), |window| {
        window.begins("circulate_out/d1");
        asks_for(window, "document");
    });
}

#[test]
fn of_issuing_and_its_receipts() {
    check(&issued(), |window| {
        let line = latest(window, Register::Issuing);
        window.begins(&format!("receipt/l{}", line.0));
        window.puts(&field("unit"), "县政府");
        refuses(window, &Refusal::NotARecipient { unit: "县政府".to_owned() });
        window.begins("issue");
        window.puts(&field("title"), "关于网点安全评估的通知");
        window.clicks(&format!("3 {}", say("form-level", &[("level", "confidential")])));
        window.puts(&field("printed"), "4");
        window.puts(&in_row("unit", 1), "农发行市分行");
        window.puts(&in_row("copy_numbers", 1), "1-2");
        window.puts(&in_row("channel", 1), "机要交通");
        window.puts(&field("filed"), "7");
        refuses(window, &Refusal::CopyNumberForeign { copy: 7 });
    });
}

#[test]
fn of_correcting() {
    check(&lent(), |window| {
        let line = latest(window, Register::Receiving).0;
        let column = |name: &str| say("ui-field", &[("field", name)]);
        window.begins(&format!("supplement/l{line}"));
        window.puts(&field("field"), &column("handled_by"));
        window.puts(&say("form-supplemented", &[]), "信贷部");
        window.puts(&say("form-reason-left-out", &[]), "漏填");
        window.puts(&field("approver"), "李堃");
        refuses(window, &Refusal::FieldFilled { field: Field::HandledBy, value: "办公室".to_owned() });
        window.begins(&format!("correct/l{line}"));
        window.puts(&field("field"), &column("level"));
        window.puts(&field("value"), "绝密");
        window.puts(&field("reason"), "登记时笔误");
        window.puts(&field("approver"), "李堃");
        refuses(window, &Refusal::OtherBook { field: Field::Level });
        window.puts(&field("field"), &column("title"));
        window.puts(&field("value"), "关于密押检查情况的通知");
        window.has_recorded();
        let correction = latest(window, Register::Receiving);
        window.begins(&format!("correct/l{}", correction.0));
        window.puts(&field("field"), &column("title"));
        window.puts(&field("value"), "关于密押检查的情况");
        window.puts(&field("reason"), "登记时笔误");
        window.puts(&field("approver"), "李堃");
        let slot = window.books().line(correction).unwrap().unwrap().slot;
        refuses(window, &Refusal::NotAnEntry { slot });
        window.begins(&format!("void/l{line}"));
        window.puts(&field("reason"), "重复登记");
        window.puts(&field("approver"), "李堃");
        let slot = window.books().line(LineId(line)).unwrap().unwrap().slot;
        refuses(window, &Refusal::HasHistory { slot });
    });
}

#[test]
fn of_opening_accounts() {
    for lang in Lang::ALL {
        i18n::choose_on_this_thread(Some(lang));
        let config = tempfile::tempdir().unwrap();
        let folder = Some(config.path().to_path_buf());
        let mut window = Window::on(App::at_the_door(&Context::default(), folder, None, None));
        window.presses(Key::Enter);
        window.enters("清源县支行");
        window.presses(Key::Enter);
        window.enters("王喆");
        for _ in 0..2 {
            window.enters("1234");
        }
        says(&window, &Refusal::PasswordTooShort { least: SHORTEST });
        let word = "iron Cabinet-2026";
        for label in [say("account-password", &[]), say("account-again", &[])] {
            window.harness.get_by_label(&label).focus();
            window.runs();
            window.presses_with(Modifiers::COMMAND, Key::A);
            window.types(word);
        }
        window.clicks(&say("first-with-leader", &[]));
        // White space around a name and within it is no other name.
        window.enters(" 王喆\u{3000}");
        for _ in 0..2 {
            window.enters("1234");
        }
        says(&window, &Refusal::PasswordTooShort { least: SHORTEST });
        window.clicks(&say("first-back", &[]));
        window.presses(Key::Enter);
        window.presses(Key::Enter);
        for label in [say("account-password", &[]), say("account-again", &[])] {
            window.harness.get_all_by_label(&label).last().unwrap().focus();
            window.runs();
            window.presses_with(Modifiers::COMMAND, Key::A);
            window.types(word);
        }
        window.clicks(&say("first-on", &[]));
        says(&window, &Refusal::AccountExists { name: "王喆".to_owned() });
        let founded = config.path().read_dir().unwrap().next();
        assert!(founded.is_none(), "nothing is founded: {founded:?}");
    }
}

/// It says this very sentence, and its article behind it.
#[track_caller]
fn says(window: &Window, refusal: &Refusal) {
    let sentence = explain::error(&refusal.clone().into());
    let said = window.shows(&sentence) && sentence.contains(&explain::article(refusal.article()));
    assert!(said, "it does not say {sentence}");
}

/// Shows a ledger of these lines and waits until they are tried.
fn tries(window: &mut Window, name: &str, lines: &[&str]) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, lines.join("\n")).unwrap();
    let ctx = window.harness.ctx.clone();
    window.app().read_ledger(path, &ctx);
    has_tried(window, "1", "1");
}

/// Waits for a trial, which is made on a thread, to come to this.
#[track_caller]
fn has_tried(window: &mut Window, imported: &'static str, rejected: &'static str) {
    let tried = say("intake-tried", &[("imported", imported), ("already", "0"), ("rejected", rejected)]);
    for _ in 0..800 {
        if window.shows(&tried) {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
        window.harness.step();
    }
    panic!("it never says {tried}");
}

#[test]
fn of_bringing_in_what_is_numbered() {
    check(&shelf(), |window| {
        let lines = [
            "序号,收文日期,来文机关,文号,标题,密级,份数",
            "1,2026-03-02,县委办公室,清办发〔2026〕7号,关于例会的通知,内部,1",
            "2,2026-03-03,县委办公室,清办发〔2026〕8号,关于值班的通知,内部,1",
        ];
        tries(window, "收文登记簿2026.csv", &lines);
        let book = Book::of(Register::Receiving, "2026-03-02".parse().unwrap(), Level::Internal);
        says(window, &Refusal::NumberTaken { slot: book.slot(1) });
        // The cell that it is about is the one to be mended.
        assert!(window.harness.query_by_label("A2").is_some(), "no cell");
        window.presses(Key::Enter);
        window.presses_with(Modifiers::COMMAND, Key::A);
        window.enters("3");
        has_tried(window, "2", "0");
    });
}

#[test]
fn of_bringing_in_what_was_lent() {
    check(&lent(), |window| {
        let lines = [
            "序号,借阅日期,文号,文件名称,份号,借阅人,应还日期,归还日期",
            "8,2026-03-04,农发银市〔2026〕12号,关于密押检查的通知,101,张芳,2026-03-05,2026-03-05",
            "9,2026-03-04,农发银市〔2026〕12号,关于密押检查的通知,102,张芳,2026-03-05,2026-03-05",
        ];
        tries(window, "借阅登记2026.csv", &lines);
        says(window, &Refusal::NoCarrierThen { asked: "农发银市〔2026〕12号".to_owned() });
        assert!(window.harness.query_by_label("E2").is_some(), "no cell");
    });
}
