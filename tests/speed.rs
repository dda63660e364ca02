//! Where the time of an import goes. Measured, not asserted: `cargo test --release --test speed -- --ignored --nocapture`.

use std::io::Cursor;
use std::time::Instant;

use calamine::{Reader as _, Xlsx};
use tiegui::exchange::cell::CellValue;
use tiegui::exchange::ledger::read_ledger;
use tiegui::exchange::read::read_sheets;
use tiegui::exchange::write::{Table, TableColumn, write_xlsx};
use tiegui::model::register::Register;

const ROWS: u32 = 100_000;

#[test]
#[ignore = "measures only"]
fn a_hundred_thousand_receiving_rows() -> Result<(), Box<dyn std::error::Error>> {
    let headings = ["收文号", "收文日期", "来文机关", "来文字号", "文件标题", "密级", "份数", "份号", "签收人", "备注"];
    let columns = headings.map(|heading| TableColumn { heading: heading.to_owned(), width: 12.0 }).to_vec();
    let row = |number: u32| {
        vec![
            CellValue::Number(f64::from(number)),
            CellValue::Date(jiff::civil::date(2025, 1, 1) + jiff::Span::new().days(i64::from(number / 300))),
            CellValue::Text("农发行市分行办公室".to_owned()),
            CellValue::Text(format!("农发银市办（2025）第{number}号")),
            CellValue::Text(format!("关于保密要害部门部位确定的第{number}号意见")),
            CellValue::Text("机 密★10年".to_owned()),
            CellValue::Text("2份".to_owned()),
            CellValue::Text(format!("No.{:06}至{:06}", number * 2 + 1, number * 2 + 2)),
            CellValue::Text("欧阳昕".to_owned()),
            CellValue::Empty,
        ]
    };
    let table =
        Table { title: "某支行2025年收文登记簿".to_owned(), columns, rows: (1..=ROWS).map(row).collect() };
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("large.xlsx");
    let started = Instant::now();
    write_xlsx(&table, &path)?;
    println!("write_xlsx   {:?}, {} bytes", started.elapsed(), std::fs::metadata(&path)?.len());
    for _ in 0..3 {
        let started = Instant::now();
        let mut book = Xlsx::new(Cursor::new(std::fs::read(&path)?))?;
        let name = book.sheet_names().remove(0);
        let mut cells = book.worksheet_cells_reader(&name)?;
        let mut count = 0_u32;
        while cells.next_cell()?.is_some() {
            count += 1;
        }
        println!("bare cells   {:?}, {count} cells", started.elapsed());
        let started = Instant::now();
        let sheets = read_sheets(&path)?;
        println!("read_sheets  {:?}, {} rows", started.elapsed(), sheets.sheets[0].rows.len());
        let started = Instant::now();
        let ledger = read_ledger(&path, Register::Receiving, None)?;
        println!("read_ledger  {:?}, {} rows", started.elapsed(), ledger.rows.len());
        assert_eq!(ledger.rows.len(), ROWS as usize);
    }
    Ok(())
}
