//! Files nobody should send: random, cut, flipped, swollen. Each is refused or read; none panics outwards or hangs.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

use std::io::{Cursor, Write as _};
use std::path::Path;
use std::time::{Duration, Instant};

use proptest::prelude::*;
use tiegui::exchange::cell::{CellValue, Row, Sheet, Workbook};
use tiegui::exchange::ledger::ledger_of;
use tiegui::exchange::read::{ReadError, read_bytes};
use tiegui::model::register::Register;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const SAMPLES: [&str; 3] = ["收文登记簿2025.xlsx", "发文登记簿2025.xls", "借阅登记2025.csv"];
const IMPORTED: [Register; 3] = [Register::Receiving, Register::Issuing, Register::Lending];

fn sample(name: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/samples").join(name)).unwrap()
}

/// Reads as every register; the time is the only thing asked for.
fn check(name: &str, content: &[u8]) {
    let started = Instant::now();
    if let Ok(book) = read_bytes(name, content) {
        for register in IMPORTED {
            let _ledger = ledger_of(book.clone(), register, None);
        }
    }
    assert!(started.elapsed() < Duration::from_secs(30), "{name} took {:?}", started.elapsed());
}

fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A workbook with one sheet of this content.
fn workbook(sheet: &[u8]) -> Vec<u8> {
    packed(&[
        (
            "[Content_Types].xml",
            b"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>",
        ),
        (
            "_rels/.rels",
            b"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
        ),
        (
            "xl/workbook.xml",
            b"<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"s\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>",
        ),
        (
            "xl/_rels/workbook.xml.rels",
            b"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>",
        ),
        ("xl/worksheets/sheet1.xml", sheet),
    ])
}

fn sheet(rows: &str) -> Vec<u8> {
    format!(
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><dimension ref=\"A1:XFD1048576\"/><sheetData>{rows}</sheetData></worksheet>"
    )
    .into_bytes()
}

#[test]
fn a_claimed_rectangle_costs_nothing() {
    let started = Instant::now();
    let corners = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\"><c r=\"B1048576\"><v>2</v></c></row>";
    let book = read_bytes("b.xlsx", &workbook(&sheet(corners))).unwrap();
    assert_eq!(book.sheets[0].rows.len(), 2);
    let far = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\"><c r=\"XFD1048576\"><v>2</v></c></row>";
    assert!(matches!(read_bytes("b.xlsx", &workbook(&sheet(far))), Err(ReadError::TooWide { .. })));
    assert!(started.elapsed() < Duration::from_secs(2));
}

#[test]
fn a_small_file_that_swells_to_a_gigabyte_is_refused() {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file("xl/workbook.xml", SimpleFileOptions::default()).unwrap();
    writer.start_file("xl/worksheets/sheet1.xml", SimpleFileOptions::default()).unwrap();
    let blank = vec![b' '; 1 << 20];
    for _ in 0..400 {
        writer.write_all(&blank).unwrap();
    }
    let bomb = writer.finish().unwrap().into_inner();
    let started = Instant::now();
    assert!(matches!(read_bytes("b.xlsx", &bomb), Err(ReadError::Swells { .. })));
    assert!(started.elapsed() < Duration::from_secs(20));
}

#[test]
fn rows_of_far_cells_are_bounded() {
    let row = |row: u32| format!("<row r=\"{row}\"><c r=\"IV{row}\"><v>1</v></c></row>");
    let rows = (1..=60_000).map(row).collect::<Vec<_>>().concat();
    assert!(matches!(read_bytes("b.xlsx", &workbook(&sheet(&rows))), Err(ReadError::TooManyCells { .. })));
}

fn any_name() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["a.xlsx", "a.xls", "a.ods", "a.csv", "a", "2025.bin"])
}

fn any_head() -> impl Strategy<Value = Vec<u8>> {
    prop::sample::select(vec![
        Vec::new(),
        b"PK\x03\x04".to_vec(),
        b"PK\x05\x06".to_vec(),
        vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1],
        b"\xFF\xFE".to_vec(),
        b"\xFE\xFF".to_vec(),
        b"\xEF\xBB\xBF".to_vec(),
        b"<?xml ".to_vec(),
    ])
}

fn any_cell() -> impl Strategy<Value = CellValue> {
    let words = vec![
        "序号",
        "日期",
        "标题",
        "密级",
        "份数",
        "来文机关",
        "文号",
        "份号",
        "主送",
        "存档",
        "余存",
        "印数",
        "借阅人",
        "小计",
        "同上",
        "制表人：",
        "秘密★10年",
        "1.1",
        "2025-1-1",
        "农发〔2025〕1号",
        "办公室1份、各2份",
        "1-3",
        "/",
        "=1",
        "2025年",
    ];
    prop_oneof![
        2 => Just(CellValue::Empty),
        6 => prop::sample::select(words).prop_map(|word| CellValue::Text(word.to_owned())),
        1 => any::<String>().prop_map(CellValue::Text),
        1 => any::<f64>().prop_map(CellValue::Number),
        1 => any::<bool>().prop_map(CellValue::Bool),
        1 => (0..55_000_i32).prop_map(|n| CellValue::Date(jiff::civil::date(1900, 1, 1) + jiff::Span::new().days(n))),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn random_bytes_are_refused_or_read(name in any_name(), head in any_head(), tail in prop::collection::vec(any::<u8>(), 0..2048)) {
        check(name, &[head, tail].concat());
    }

    #[test]
    fn random_parts_are_refused_or_read(
        ods in any::<bool>(),
        markup in "(<(/?(row|c|v|table:table|table:table-row|table:table-cell|text:p|sst|si|t|office:annotation)( (r|t|s|table:name|table:number-rows-repeated|table:number-columns-repeated|office:value-type|office:value)=\"[A-Z0-9a-z]{0,12}\"){0,2}/?)>|x|&amp;|&#65;|&bad;){0,40}",
    ) {
        let content = if ods {
            packed(&[("mimetype", b"x"), ("content.xml", format!("<a>{markup}</a>").as_bytes())])
        } else {
            workbook(&sheet(&markup))
        };
        check("a", &content);
    }

    #[test]
    fn spoiled_samples_are_refused_or_read(
        which in 0..SAMPLES.len(),
        flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..24),
        low in any::<bool>(),
        cut in prop::option::of(any::<prop::sample::Index>()),
    ) {
        let mut content = sample(SAMPLES[which]);
        for (at, byte) in flips {
            // The first sectors hold the headers: half the cases spoil only them.
            let reach = if low { content.len().min(2048) } else { content.len() };
            let at = at.index(reach);
            content[at] = byte;
        }
        if let Some(cut) = cut {
            content.truncate(cut.index(content.len()));
        }
        check(SAMPLES[which], &content);
    }

    #[test]
    fn spoiled_sheets_inside_whole_archives_are_refused_or_read(
        part in any::<prop::sample::Index>(),
        flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
    ) {
        let mut archive = zip::ZipArchive::new(Cursor::new(sample(SAMPLES[0])))?;
        let mut parts = Vec::new();
        for index in 0..archive.len() {
            let mut file = archive.by_index(index)?;
            let mut content = Vec::new();
            std::io::Read::read_to_end(&mut file, &mut content)?;
            parts.push((file.name()?.into_owned(), content));
        }
        let at = part.index(parts.len());
        for (place, byte) in flips {
            let content = &mut parts[at].1;
            if !content.is_empty() {
                let place = place.index(content.len());
                content[place] = byte;
            }
        }
        let borrowed: Vec<(&str, &[u8])> = parts.iter().map(|(name, content)| (name.as_str(), content.as_slice())).collect();
        check(SAMPLES[0], &packed(&borrowed));
    }

    #[test]
    fn random_grids_are_refused_or_read(rows in prop::collection::vec(prop::collection::vec(any_cell(), 0..12), 0..20)) {
        let rows = (1..).zip(rows).map(|(number, cells)| Row { number, cells }).collect();
        let book = Workbook { name: "2025.xlsx".to_owned(), sheets: vec![Sheet { name: "s".to_owned(), rows }] };
        for register in IMPORTED {
            if let Ok(ledger) = ledger_of(book.clone(), register, None) {
                let entries = ledger.rows.len() + ledger.rejected.len();
                let skipped = ledger.skipped.blank + ledger.skipped.totals + ledger.skipped.headers + ledger.skipped.footers;
                let head = ledger.sheets[0].head.len();
                prop_assert_eq!(entries + skipped + head, book.sheets[0].rows.len(), "no row is lost");
                for row in &ledger.rejected {
                    prop_assert!(!tiegui::exchange::explain::rejected(row).is_empty());
                }
            }
        }
    }
}
