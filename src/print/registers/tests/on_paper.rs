//! Rows and cards.

use jiff::civil::date;

use super::sample::{self, UNIT, about, changed, some};
use crate::model::copyno::CopyNumbers;
use crate::model::event::PrintedPage;
use crate::model::line::{Field, LineKind};
use crate::model::register::Register;
use crate::model::view::{CardRow, LineRow};
use crate::print::book::{Cell, Row, Span};
use crate::print::registers::{book, card};
use crate::print::{Book, DocumentMeta, Face, Foot, Item, Page, PrintError, book_pages, card_pages, save, write};

fn bound(register: Register, lines: &[LineRow]) -> Book {
    book(sample::book(register), UNIT, Some(date(2026, 1, 4)), "30年", lines, &[]).unwrap()
}

fn only(line: LineRow) -> Row {
    bound(line.slot.book.register, &[line]).rows.remove(0)
}

fn texts(row: &Row) -> Vec<String> {
    row.cells.iter().map(|cell| cell.spans.iter().map(|span| span.text.as_str()).collect()).collect()
}

fn spans(pieces: &[(&str, bool)]) -> Cell {
    Cell { spans: pieces.iter().map(|&(text, struck)| Span { text: text.to_owned(), struck }).collect() }
}

#[test]
fn a_received_line_fills_its_columns_but_not_the_signature() {
    let row = only(sample::received(12));
    assert_eq!(row.number, 12);
    let expected = [
        "2026年3月5日",
        "省分行办公室",
        "农发银办〔2026〕12号",
        "关于开展保密宣传教育月活动的通知",
        "1",
        "机密",
        "10年",
        "3",
        "000001-000003",
        "急件",
        "机要交通 0123",
        "",
        "办公室",
        "请王䶮同志阅办",
        "2026年6月1日清退 退字3号",
        "原件存专柜",
    ];
    assert_eq!(texts(&row), expected);
    assert!(!row.struck && row.notes.is_empty());
}

#[test]
fn every_value_there_was_is_struck_in_order() {
    let mut line = sample::received(12);
    line.corrections = vec![
        changed(Field::Title, "甲", "乙", 13),
        changed(Field::Date, "2026-03-03", "2026-03-05", 14),
        changed(Field::Title, "乙", "现题", 15),
        changed(Field::Remark, "", "原件存专柜", 16),
        changed(Field::Seal, "0122", "0123", 17),
    ];
    line.document.title = "现题".to_owned();
    let row = only(line);
    assert_eq!(row.cells[0], spans(&[("2026年3月3日", true), ("2026年3月5日", false)]));
    assert_eq!(row.cells[3], spans(&[("甲", true), ("乙", true), ("现题", false)]));
    assert_eq!(row.cells[10], spans(&[("机要交通", false), (" ", false), ("0122", true), ("0123", false)]));
    assert_eq!(texts(&row)[15], "原件存专柜\n第13、14、15、17号更正\n第16号补登");
}

#[test]
fn a_void_line_is_struck_and_names_the_line_that_voids_it() {
    let row = only(LineRow { voided_by: Some(13), ..sample::received(12) });
    assert!(row.struck);
    assert_eq!(row.notes, ["本行作废，见第13号。"]);
}

#[test]
fn a_line_about_another_is_one_note() {
    let mut correction = about(Register::Receiving, 13, LineKind::Correction, 12);
    correction.corrections = vec![changed(Field::Number, "〔2026〕11号", "〔2026〕12号", 13)];
    let mut supplement = about(Register::Lending, 14, LineKind::Supplement, 12);
    supplement.corrections = vec![changed(Field::DueOn, "", "2026-03-12", 14)];
    supplement.detail.reason = some("漏登。");
    let voiding = about(Register::Issuing, 15, LineKind::Voiding, 12);
    let notes = [correction, supplement, voiding].map(|line| {
        let row = only(line);
        assert!(row.cells.is_empty() && !row.struck);
        row.notes
    });
    assert_eq!(
        notes.concat(),
        [
            "更正第12号“来文字号”：“〔2026〕11号”应为“〔2026〕12号”。原因：登记时看错。批准人：王䶮。2026年3月5日",
            "补登第12号“应还日期”：“2026年3月12日”。原因：漏登。批准人：王䶮。2026年3月5日",
            "第12号作废。原因：登记时看错。批准人：王䶮。2026年3月5日",
        ]
    );
}

#[test]
fn the_remark_says_what_has_no_column() {
    let mut line = LineRow { brought_in: true, ..sample::received(12) };
    line.detail.discrepancy = some("少一份，已告来文机关");
    assert_eq!(texts(&only(line))[15], "原件存专柜\n少一份，已告来文机关\n旧册转入");
}

#[test]
fn what_was_issued_adds_up_and_receipts_name_their_recipients() {
    let row = texts(&only(sample::issued(7)));
    assert_eq!(
        row[7],
        "①省分行办公室 2份（000001-000002）\n②市分行办公室 1份（000003）\n③驻村工作队2 3份（000004-000006）"
    );
    assert_eq!(row[8], "机要交通\n①031\n②032\n③033");
    assert_eq!(row[10], "①3月9日\n②3月12日");
    assert_eq!((row[11].as_str(), row[12].as_str()), ("2", "4"));
    assert_eq!(row[13], "签发：王䶮\n拟稿：李某某");

    let mut line = sample::issued(7);
    line.sendings.truncate(1);
    line.sendings[0].receipt_on = Some(date(2027, 1, 3));
    let row = texts(&only(line));
    assert_eq!((row[7].as_str(), row[10].as_str()), ("省分行办公室 2份（000001-000002）", "2027年1月3日"));
}

#[test]
fn a_loan_names_its_copy_and_what_came_back() {
    let row = texts(&only(sample::lent(3)));
    assert_eq!((row[3].as_str(), row[4].as_str(), row[5].as_str()), ("机密★10年", "000002", "24"));
    assert_eq!((row[6].as_str(), row[9].as_str(), row[10].as_str()), ("欧阳𬭎", "王䶮", ""));
    assert_eq!((row[11].as_str(), row[12].as_str()), ("2026年3月12日", "2026年3月10日"));
    assert_eq!(row[13], "缺页\n交回23页");
    assert_eq!(row[16], "阅于保密室\n缺第7页，已报告王䶮");

    // Voiding closes an open loan on the books; nobody brought anything back.
    let mut line = LineRow { numbers: None, voided_by: Some(4), ..sample::lent(3) };
    line.detail.condition = None;
    let row = texts(&only(line));
    assert_eq!((row[4].as_str(), row[12].as_str()), ("第2份", ""));
}

#[test]
fn numbers_in_many_pieces_are_shortened() {
    let mut line = sample::received(1);
    line.numbers = CopyNumbers::from_numbers([1, 3, 4, 9]).ok();
    assert_eq!(texts(&only(line.clone()))[8], "000001、000003-000004、000009");
    line.numbers = CopyNumbers::from_numbers([1, 3, 5, 7, 9]).ok();
    assert_eq!(texts(&only(line))[8], "000001-000009（不连号）");
}

#[test]
fn a_text_too_long_for_its_column_goes_below() {
    let mut line = sample::received(1);
    line.detail.remark = Some("长".repeat(300));
    line.corrections = vec![changed(Field::Remark, "短", "长", 2)];
    let row = only(line);
    assert_eq!(texts(&row)[15], "见本行下");
    assert!(row.notes[0].starts_with("备注：（原记“短”，已更正）长长"));
    assert!(row.notes[0].ends_with("长；第2号更正"));
    let mut line = sample::issued(2);
    line.sendings = vec![line.sendings[0].clone(); 60];
    let row = only(line);
    assert!(row.notes.iter().any(|note| note.starts_with("发往机关及份数（份号）：①省分行")));
}

#[test]
fn only_lines_of_the_book_are_in_it_and_circulation_is_none() {
    let lines = [sample::received(1), sample::lent(1)];
    assert_eq!(bound(Register::Receiving, &lines).rows.len(), 1);
    assert!(book(sample::book(Register::Circulation), UNIT, None, "30年", &lines, &[]).is_none());
    let printed = book(sample::book(Register::Lending), UNIT, None, "永久", &lines, &[]).unwrap();
    assert_eq!((printed.opened_on.as_str(), printed.retention.as_str(), printed.printed), ("", "永久", false));
}

fn on_paper(page: u32, from: u32, to: u32, full: bool) -> PrintedPage {
    PrintedPage { page, from, to, full, reprint: false, digest: String::new(), code: String::new() }
}

#[test]
fn pages_on_paper_seal_the_book() {
    // Printed; printed again, page 1 with a continuation and page 3 still open; then page 3 is full.
    let printings = [
        on_paper(1, 1, 12, true),
        on_paper(2, 13, 20, false),
        on_paper(1, 1, 9, true),
        on_paper(1, 10, 12, true),
        on_paper(2, 13, 25, true),
        on_paper(3, 26, 27, false),
        on_paper(3, 26, 38, true),
    ];
    let sealed = |pages: &[PrintedPage]| {
        let book = book(sample::book(Register::Lending), UNIT, None, "永久", &[], pages).unwrap();
        (book.printed, book.sealed)
    };
    assert_eq!(sealed(&[]), (false, vec![]));
    assert_eq!(sealed(&printings[..2]), (true, vec![12]));
    assert_eq!(sealed(&printings[..6]), (true, vec![12, 25]));
    assert_eq!(sealed(&printings), (true, vec![12, 25, 38]));
    assert_eq!(sealed(&[on_paper(2, 13, 25, true)]), (true, vec![]), "the first page decides what the second has");

    let printed = card(&sample::card(), UNIT, &[on_paper(1, 1, 3, false), on_paper(2, 4, 5, false)]);
    assert_eq!((printed.register, printed.number, printed.printed), (4, 5, 2));
}

#[test]
fn a_card_grows_only_at_its_end() {
    let printed = card(&sample::card(), UNIT, &[]);
    let rows: Vec<_> =
        printed.readers.iter().map(|r| (r.name.as_str(), r.sent_at.as_str(), r.opinion.as_str())).collect();
    assert_eq!(
        rows,
        [
            ("王䶮", "2026年3月6日 09:10", "已阅"),
            ("欧阳𬭎", "", ""),
            ("李某某", "2026年3月10日 09:10", ""),
            ("王䶮", "2026年3月11日 09:10", "再阅"),
        ]
    );
    assert_eq!(printed.instruction, "王䶮：请信贷部门落实\n王䶮：按期报结果");
    assert_eq!((printed.receipt_number.as_str(), printed.copy_number.as_str()), ("2026年第37号", "000003"));
    assert_eq!((printed.level.as_str(), printed.state.as_str()), ("机密★10年", "传阅2026年第5号"));

    let mut own = sample::card();
    (own.void, own.document.issuer, own.carrier.copy_no) = (true, None, None);
    own.registered = Some(sample::book(Register::Issuing).slot(9));
    let printed = card(&own, UNIT, &[]);
    assert_eq!((printed.issuer.as_str(), printed.receipt_number.as_str()), (UNIT, "发文2026年第9号"));
    assert_eq!((printed.state.as_str(), printed.copy_number.as_str()), ("传阅2026年第5号（作废）", "第1份"));
}

/// Every case there is, in every register.
fn everything(register: Register) -> Book {
    let plain = |number| match register {
        Register::Receiving | Register::Circulation => sample::received(number),
        Register::Issuing => sample::issued(number),
        Register::Lending => sample::lent(number),
    };
    let mut lines: Vec<LineRow> = (1..=14).map(plain).collect();
    lines[1].corrections = vec![
        changed(Field::Title, "关于开展保密教育月活动的通知", "", 4),
        changed(Field::Title, "关于开展保密宣传月活动的通知", "", 5),
        changed(Field::Date, "2026-03-03", "", 6),
        changed(Field::Remark, "", "", 7),
    ];
    lines[2].voided_by = Some(8);
    for (at, kind) in [(3, LineKind::Correction), (4, LineKind::Correction), (6, LineKind::Supplement)] {
        lines[at] = about(register, at as u32 + 1, kind, 2);
        lines[at].corrections =
            vec![changed(Field::Title, "关于开展保密教育月活动的通知", "关于开展保密宣传月活动的通知", 4)];
    }
    lines[7] = about(register, 8, LineKind::Voiding, 3);
    lines[8].brought_in = true;
    lines[9].detail.remark = Some("原件破损，".repeat(80));
    lines[10].sendings = vec![lines[10].sendings.first().cloned(); 40].into_iter().flatten().collect();
    bound(register, &lines)
}

fn foot() -> Foot {
    Foot {
        head_seq: 1,
        head_digest_hex: "9f3c0a7715be42d8c6a1".to_owned(),
        printed_at: "2026年3月31日 16:05".to_owned(),
        printed_by: "周喆".to_owned(),
    }
}

fn stays_on_paper(page: &Page) -> Result<(), PrintError> {
    for item in &page.items {
        if let Item::Text { x_mm, baseline_mm, size_pt, face, text } = item {
            let width = crate::print::face::width_mm(*face, *size_pt, text)?;
            assert!(*x_mm >= 19.9 && x_mm + width <= page.width_mm - 7.9, "{text} at {x_mm}, {width} wide");
            assert!(*baseline_mm > 5.0 && *baseline_mm < page.height_mm - 5.0, "{text} at {baseline_mm}");
            assert!(!text.contains("不该印出"));
            assert!(matches!(face, Face::Sans | Face::Serif));
        }
    }
    Ok(())
}

fn all_pages() -> Result<Vec<(&'static str, Vec<Page>)>, PrintError> {
    let books = [("receiving", Register::Receiving), ("issuing", Register::Issuing), ("lending", Register::Lending)];
    let mut all = Vec::new();
    for (name, register) in books {
        all.push((name, book_pages(&everything(register), &foot())?.pages));
    }
    let mut long = sample::card();
    long.readers[0].legs[0].opinion = Some("请信贷部门按期落实。".repeat(60));
    let mut cards = card_pages(&card(&long, UNIT, &[]), &foot())?.pages;
    cards.extend(card_pages(&card(&CardRow { void: true, ..sample::card() }, UNIT, &[]), &foot())?.pages);
    all.push(("card", cards));
    Ok(all)
}

#[test]
fn nothing_overflows() -> Result<(), PrintError> {
    for (_, pages) in all_pages()? {
        assert!(!pages.is_empty());
        pages.iter().try_for_each(stays_on_paper)?;
    }
    Ok(())
}

#[test]
fn full_pages_stay_while_notes_are_added() -> Result<(), PrintError> {
    let book = everything(Register::Receiving);
    let whole = book_pages(&book, &foot())?.sheets;
    for rows in 1..book.rows.len() {
        let mut shorter = book.clone();
        shorter.rows.truncate(rows);
        for sheet in book_pages(&shorter, &foot())?.sheets.iter().filter(|sheet| sheet.full) {
            assert!(whole.contains(sheet), "page {} of {rows} rows", sheet.page_no);
        }
    }
    Ok(())
}

/// Writes the books to look at: `cargo test --lib print::registers -- --ignored look`.
#[test]
#[ignore = "for people who want to see the pages"]
fn look() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::env::temp_dir().join("tiegui-look");
    std::fs::create_dir_all(&folder)?;
    let created: jiff::Zoned = "2026-03-31T16:05:00+08:00[+08:00]".parse()?;
    for (name, pages) in all_pages()? {
        let meta = DocumentMeta { title: name.to_owned(), created: created.clone() };
        save(&write(&pages, &meta)?, &folder.join(format!("rows-{name}.pdf")))?;
    }
    Ok(())
}
