//! The entry forms, worked by keys in both languages: what goes through, and what stands beside the field when it does
//! not.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on may stop")]

use egui::{Event, ImeEvent, Key, Modifiers};
use serde_json::json;
use tiegui::model::ids::DocumentId;
use tiegui::model::register::Register;
use tiegui::registry::books::Wanted;

#[path = "support/window.rs"]
mod window;

use window::{Window, carded, check, field, in_row, issued, lent, say, shelf};

fn lines(window: &Window, register: Register) -> usize {
    window.books().line_ids(&Wanted::latest(register)).unwrap().len()
}

#[test]
fn a_document_is_received_with_the_enter_key_alone() {
    check(&shelf(), |window| {
        window.presses(Key::F2);
        assert_eq!(window.focused(), field("issuer"));
        // By initials; Enter takes it and goes on.
        window.enters("nfh");
        assert_eq!(window.value(&field("issuer")), "农发行市分行");
        window.enters("关于重要空白凭证管理的通知");
        window.enters("农发银市[2026]13号");
        assert_eq!(window.value(&field("number")), "农发银市〔2026〕13号");
        window.enters("12页");
        assert_eq!(window.focused(), field("level"));
        window.presses(Key::Num2);
        window.presses(Key::Enter);
        assert_eq!(window.value(&field("period")), "20年");
        window.enters("");
        window.enters("3");
        window.enters("000201");
        assert_eq!(window.value(&field("copy_numbers")), "000201-000203");
        assert!(window.shows("000201、000202、000203") || window.shows("000201, 000202, 000203"));
        window.presses_with(Modifiers::SHIFT, Key::Enter);
        assert_eq!(window.focused(), field("copy_numbers"));
        window.has_recorded();
        assert!(window.shows("2") && lines(window, Register::Receiving) == 2);
        let row = window.books().search("重要空白凭证", 4).unwrap().pop().unwrap();
        assert_eq!(row.number.as_deref(), Some("农发银市〔2026〕13号"));
        assert_eq!(window.books().holdings(row.id).unwrap().len(), 3);
    });
}

#[test]
fn a_number_on_the_books_is_noticed_and_shown() {
    check(&shelf(), |window| {
        window.presses(Key::F2);
        window.puts(&field("number"), "农发银市(2026)12");
        assert!(window.shows(&say("form-number-known", &[("title", "关于密押检查的通知")])));
        window.presses(Key::F8);
        assert!(!window.shows(&field("issuer")) || window.shows("机要室/一号柜/一层"));
        window.presses(Key::Escape);
        assert_eq!(window.value(&field("number")), "农发银市〔2026〕12号");
    });
}

#[test]
fn what_repeats_stays_for_the_next() {
    check(&shelf(), |window| {
        window.presses(Key::F2);
        window.puts(&field("issuer"), "县委办公室");
        window.puts(&field("title"), "关于第一次例会的函");
        window.puts(&field("channel"), "文件交换");
        window.clicks(&format!("6 {}", say("form-level", &[("level", "internal")])));
        window.presses_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::Enter);
        assert_eq!(lines(window, Register::Receiving), 2);
        assert_eq!(
            (window.value(&field("issuer")), window.value(&field("channel"))),
            ("县委办公室".into(), "文件交换".into())
        );
        assert_eq!((window.value(&field("title")), window.focused()), (String::new(), field("title")));
        window.enters("关于第二次例会的函");
        window.has_recorded();
        assert_eq!(lines(window, Register::Receiving), 3);
    });
}

#[test]
fn a_refusal_stands_beside_its_field() {
    check(&shelf(), |window| {
        window.presses(Key::F2);
        window.is_refused(&say("form-missing", &[("field", &field("issuer"))]));
        assert_eq!(window.focused(), field("issuer"));
        window.puts(&field("issuer"), "县委办公室");
        window.puts(&field("title"), "关于例会的函");
        window.clicks(&format!("2 {}", say("form-level", &[("level", "secret")])));
        window.puts(&field("period"), "25年");
        window.is_refused(&say("article-law", &[("n", "20")]));
        assert_eq!(window.focused(), field("basis"), "what would make it possible is unfolded");
        window.puts(&field("period"), "20年");
        window.is_refused(&say("article-carriers", &[]));
        assert_eq!(window.focused(), field("copy_numbers"));
        window.puts(&field("copy_numbers"), "x");
        assert!(window.shows(&say("form-unclear", &[("what", "copies")])));
        window.puts(&field("copy_numbers"), "7");
        window.puts(&field("listed"), "2");
        window.is_refused(&say("article-regulation", &[("n", "27")]));
        assert_eq!(window.focused(), field("discrepancy"));
        window.puts(&field("discrepancy"), "少一份，已告知发件单位");
        window.puts(&field("channel"), "顺丰快递");
        window.is_refused("顺丰快递");
        window.puts(&field("channel"), "机要交通");
        window.puts(&say("ui-column-date", &[("register", "receiving")]), "明天");
        window.is_refused("2026-03-06");
        window.puts(&say("ui-column-date", &[("register", "receiving")]), "3.4");
        assert_eq!(window.value(&say("ui-column-date", &[("register", "receiving")])), "2026-03-04");
        window.has_recorded();
    });
}

#[test]
fn a_copy_is_lent_and_given_back() {
    check(&shelf(), |window| {
        window.presses(Key::F4);
        assert_eq!(window.focused(), field("document"));
        window.enters("myjc");
        assert_eq!(
            (window.value(&field("document")), window.focused()),
            ("农发银市〔2026〕12号".into(), field("copy"))
        );
        window.enters("101");
        assert_eq!(window.value(&field("copy")), "000101");
        window.puts(&field("borrower"), "郑翀");
        window.puts(&field("purpose"), "起草方案");
        window.puts(&field("approver"), "郑翀");
        window.puts(&field("due"), "+3");
        assert_eq!(window.value(&field("due")), "2026-03-08");
        window.is_refused("郑翀");
        assert_eq!(window.focused(), field("approver"));
        window.puts(&field("approver"), "李堃");
        window.has_recorded();
        window.presses(Key::F5);
        // By who has it.
        window.enters("zc");
        assert_eq!(window.value(&field("returned_by")), "郑翀");
        assert_eq!((window.value(&field("copy")), window.focused()), ("000101".into(), field("pages")));
        window.puts(&field("pages"), "7");
        window.puts(&field("returned_by"), "张芳");
        window.is_refused("张芳");
        window.puts(&field("returned_by"), "郑翀");
        window.is_refused(&say("article-regulation", &[("n", "61")]));
        window.puts(&field("pages"), "8");
        window.has_recorded();
        assert!(window.books().holdings(DocumentId(1)).unwrap().iter().all(|it| it.carrier.custody.home().is_some()));
    });
}

#[test]
fn a_card_goes_round() {
    check(&lent(), |window| {
        window.begins("circulate/d1");
        assert_eq!(window.value(&field("copy")), "000102");
        window.puts(&in_row("name", 1), "李堃、张芳");
        assert_eq!(
            (window.value(&in_row("name", 1)), window.value(&in_row("name", 2))),
            ("李堃".into(), "张芳".into())
        );
        window.has_recorded();
        window.begins("circulate_out/d1");
        assert_eq!(window.value(&field("reader")), "李堃");
        window.puts(&field("reader"), "王五");
        window.is_refused(&say("article-law", &[("n", "21")]));
        window.puts(&field("reader"), "李堃");
        window.puts(&field("at"), "9:10");
        window.has_recorded();
        window.begins("circulate_back/d1");
        assert_eq!(window.value(&field("reader")), "李堃");
        window.puts(&field("reader"), "张芳");
        window.is_refused("张芳");
        window.puts(&field("reader"), "李堃");
        window.puts(&field("opinion"), "同意。");
        window.has_recorded();
        window.begins("circulate_end/d1");
        window.puts(&field("reason"), "会议已开");
        window.has_recorded();
    });
}

#[test]
fn what_is_typed_last_counts_as_left_when_it_is_recorded() {
    check(&shelf(), |window| {
        window.begins("circulate/d1/c1");
        window.empties(&in_row("name", 1));
        window.types("李堃、张芳");
        window.presses_with(Modifiers::COMMAND, Key::Enter);
        window.begins("circulate_out/d1");
        assert_eq!(window.value(&field("reader")), "李堃", "two readers, not one of a long name");
        window.has_recorded();
    });
}

#[test]
fn nothing_is_passed_on_from_reader_to_reader() {
    let mut acts = carded();
    acts.push(json!({"verb": "circulate_out", "document": 1, "at": "2026-03-05T09:00", "reader": "李堃"}));
    check(&acts, |window| {
        window.begins("circulate_out/d1/c2");
        window.puts(&field("document"), "农发银市〔2026〕12号");
        window.puts(&field("reader"), "张芳");
        window.is_refused("李堃");
        window.presses(Key::Escape);
    });
}

#[test]
fn an_issue_adds_up() {
    check(&shelf(), |window| {
        window.presses(Key::F3);
        window.enters("关于网点安全评估的通知");
        window.puts(&field("number"), "农发银清办〔2026〕2号");
        window.clicks(&format!("3 {}", say("form-level", &[("level", "confidential")])));
        window.puts(&field("printed"), "4");
        window.puts(&in_row("unit", 1), "农发行市分行");
        window.puts(&format_copies(1), "1-2");
        window.puts(&in_row("channel", 1), "EMS");
        window.puts(&field("filed"), "3");
        window.puts(&field("remaining"), "2");
        window.is_refused(&say("article-law", &[("n", "28")]));
        assert_eq!(window.focused(), in_row("channel", 1));
        window.puts(&in_row("channel", 1), "机要交通");
        window.is_refused("4");
        assert_eq!(window.focused(), field("remaining"));
        window.puts(&field("remaining"), "1");
        window.has_recorded();
        let line = window.books().line_ids(&Wanted::latest(Register::Issuing)).unwrap()[0];
        window.begins(&format!("receipt/l{}", line.0));
        assert_eq!(window.value(&field("unit")), "农发行市分行");
        window.has_recorded();
        window.begins(&format!("receipt/l{}", line.0));
        window.puts(&field("unit"), "农发行市分行");
        window.is_refused("2026-03-05");
    });
}

/// The copies that go to a recipient are numbers, not an amount.
fn format_copies(row: u32) -> String {
    let row = fluent_bundle::FluentValue::from(row);
    tiegui::i18n::format("form-cell", &[("field", field("copy_numbers").into()), ("row", row)])
}

#[test]
fn copies_are_shelved_and_moved() {
    check(&shelf(), |window| {
        window.presses(Key::F7);
        window.enters("myjc");
        window.puts(&field("place"), "机要室/三号柜");
        window.is_refused("机要室/三号柜");
        assert_eq!(window.focused(), field("place"));
        window.puts(&field("place"), "机要室/一号柜/一层");
        window.is_refused(&say("refusal-remedy-same-place", &[]));
        window.empties(&field("place"));
        window.enters("ehg");
        assert_eq!(window.value(&field("place")), "机要室/二号柜");
        window.has_recorded();
        window.begins("move/d1");
        window.puts(&field("place"), "机要室/一号柜/一层");
        window.puts(&field("copy_numbers"), "102");
        window.has_recorded();
        let at = |copy: usize| window.books().holdings(DocumentId(1)).unwrap()[copy].holder.clone();
        assert_eq!((at(0), at(1)), ("机要室/二号柜".into(), "机要室/一号柜/一层".into()));
    });
}

#[test]
fn a_line_is_corrected_supplemented_and_voided() {
    check(&issued(), |window| {
        let line = window.books().line_ids(&Wanted::latest(Register::Issuing)).unwrap()[0].0;
        window.begins(&format!("correct/l{line}"));
        assert_eq!(window.focused(), field("field"));
        window.puts(&field("field"), "zzz");
        assert!(window.shows(&say("form-not-listed", &[])));
        window.puts(&field("field"), &say("ui-field", &[("field", "title")]));
        assert!(window.shows(&say("form-stands-there", &[("value", "关于安全评估的通知")])));
        window.puts(&field("value"), "关于安全评估的通知");
        window.puts(&field("reason"), "登记时笔误");
        window.puts(&field("approver"), "李堃");
        window.is_refused(&say("refusal-remedy-same-value", &[]));
        window.puts(&field("value"), "关于网点安全评估的通知");
        // The next correction is one of the same line.
        window.presses_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::Enter);
        window.puts(&field("field"), &say("ui-field", &[("field", "approver")]));
        window.puts(&field("value"), "张芳");
        window.has_recorded();
        window.begins(&format!("supplement/l{line}"));
        window.puts(&say("form-supplemented", &[]), "附件另行补送");
        window.puts(&say("form-reason-left-out", &[]), "附件未到");
        window.puts(&field("approver"), "李堃");
        window.has_recorded();
        window.begins(&format!("void/l{line}"));
        window.is_refused(&say("form-missing", &[("field", &field("reason"))]));
        window.puts(&field("reason"), "重复登记");
        window.puts(&field("approver"), "李堃");
        window.has_recorded();
        window.begins(&format!("void/l{line}"));
        window.puts(&field("reason"), "重复登记");
        window.puts(&field("approver"), "李堃");
        window.is_refused(&say("refusal-remedy-line-void", &[]));
    });
}

#[test]
fn places_and_people_are_entered() {
    check(&shelf(), |window| {
        window.begins("add_place");
        window.puts(&field("path"), "机要室/二号柜");
        window.is_refused(&say("refusal-remedy-place-exists", &[]));
        window.puts(&field("path"), "机要室/三号柜/二层");
        window.records();
        assert!(window.books().places().unwrap().iter().any(|place| place.path == "机要室/三号柜/二层"));
        window.begins("add_person");
        window.puts(&say("form-person", &[]), "赵龑");
        window.puts(&field("department"), "办公室");
        window.has_recorded();
    });
}

#[test]
fn several_copies_are_lent_under_one_entry() {
    let mut acts = shelf();
    for n in 1..=2 {
        acts.push(
            json!({"verb": "receive", "date": "2026-03-02", "issuer": "县委办公室", "title": format!("第{n}号函"),
            "level": "内部"}),
        );
    }
    check(&acts, |window| {
        window.begins("lend/d1/d2/d3");
        assert!(window.shows("第1号函") && window.shows("第2号函") && window.shows("000102"));
        window.puts(&field("borrower"), "郑翀");
        window.puts(&field("purpose"), "迎接检查");
        window.puts(&field("approver"), "李堃");
        window.puts(&field("due"), "3.9");
        assert!(window.shows("郑翀") && window.shows("2026-03-09"));
        window.has_recorded();
        assert_eq!(lines(window, Register::Lending), 3);
        window.begins("give_back/d1/d2/d3");
        window.is_refused(&say("refusal-missing", &[("field", &say("field", &[("field", "pages")]))]));
        // One of them has a number of pages, and the focus is where they are counted.
        window.types("8");
        window.has_recorded();
        window.begins("move/d1/d2/d3");
        window.puts(&field("place"), "机要室/二号柜");
        window.has_recorded();
        let placed = [1, 2, 3].map(|id| window.books().holdings(DocumentId(id)).unwrap());
        assert!(placed.iter().flatten().all(|holding| holding.holder == "机要室/二号柜"));
    });
}

#[test]
fn an_input_method_keeps_its_keys() {
    check(&shelf(), |window| {
        window.presses(Key::F2);
        window.presses(Key::Enter);
        assert_eq!(window.focused(), field("title"));
        let preedit = |text: &str| Event::Ime(ImeEvent::Preedit { text: text.into(), active_range_chars: None });
        window.meets(preedit("guan yu"));
        window.presses(Key::Enter);
        window.records();
        assert_eq!(window.focused(), field("title"), "Enter is the input method's");
        window.meets(Event::Ime(ImeEvent::Commit("关于".into())));
        assert_eq!(window.value(&field("title")), "关于");
        window.presses(Key::Enter);
        assert_eq!(window.focused(), field("number"));
        assert_eq!(lines(window, Register::Receiving), 1);
    });
}

#[test]
fn one_form_interrupts_another() {
    check(&shelf(), |window| {
        window.presses(Key::F2);
        window.puts(&field("title"), "关于例会的函");
        window.presses(Key::F4);
        assert!(!window.shows("关于例会的函"));
        window.presses(Key::Escape);
        assert_eq!(window.value(&field("title")), "关于例会的函");
        // A dialog before it gives the focus back.
        window.puts(&field("title"), "关于例会的函");
        let before = window.focused();
        window.presses_with(Modifiers::COMMAND, Key::K);
        assert_ne!(window.focused(), before);
        window.presses(Key::Escape);
        assert_eq!(window.focused(), before);
        // Left and begun again, it is still there; cleared, it is not.
        window.presses(Key::Escape);
        window.presses(Key::F2);
        assert_eq!(window.value(&field("title")), "关于例会的函");
        assert!(window.shows(&say("form-restored", &[])));
        window.clicks(&say("form-discard", &[]));
        assert_eq!(window.value(&field("title")), "");
        // Whoever did not mean it takes it back, as long as nothing else was typed.
        window.presses_with(Modifiers::COMMAND, Key::Z);
        assert_eq!(window.value(&field("title")), "关于例会的函");
        assert!(!window.shows(&say("form-undo-discard", &[])));
        window.clicks(&say("form-discard", &[]));
        window.clicks(&format!("{} Ctrl+Z", say("form-undo-discard", &[])));
        assert_eq!(window.value(&field("title")), "关于例会的函");
        window.clicks(&say("form-discard", &[]));
        window.presses(Key::Escape);
        assert_eq!(window.books().drafts().unwrap(), []);
    });
}

#[test]
fn every_form_opens_with_all_its_fields_named() {
    let mut acts = carded();
    acts.extend(issued());
    check(&acts, |window| {
        let line = window.books().line_ids(&Wanted::latest(Register::Issuing)).unwrap()[0].0;
        for verb in [
            "receive",
            "issue",
            "lend",
            "give_back",
            "circulate",
            "circulate_out",
            "circulate_back",
            "circulate_end",
            "shelve",
            "move",
            "add_place",
            "add_person",
        ] {
            window.begins(verb);
            assert!(window.shows(&say("form-verb", &[("verb", verb)])), "{verb}");
            if window.shows(&say("form-more", &[])) {
                window.clicks(&say("form-more", &[]));
            }
        }
        for verb in ["receipt", "correct", "void", "supplement"] {
            window.begins(&format!("{verb}/l{line}"));
            assert!(window.shows(&say("form-verb", &[("verb", verb)])), "{verb}");
        }
    });
}
