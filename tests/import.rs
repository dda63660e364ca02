//! Real ledgers, read whole and compared field by field with what a person reads in them.

use std::path::{Path, PathBuf};

use jiff::civil::{Date, date};
use serde::Deserialize;
use tiegui::exchange::cell::CellValue;
use tiegui::exchange::ledger::{Ledger, RejectReason, Skipped, read_ledger};
use tiegui::exchange::mapping::Field;
use tiegui::exchange::read::read_sheets;
use tiegui::exchange::rejects::write_rejects;
use tiegui::exchange::write::{Table, TableColumn, write_csv, write_xlsx};
use tiegui::exchange::{explain, ledger};
use tiegui::i18n::{Lang, choose_on_this_thread};
use tiegui::model::copyno::CopyNumbers;
use tiegui::model::ledger::{IssuingRow, LedgerRow, LendingRow, ReceivingRow};
use tiegui::model::level::Level;
use tiegui::model::period::Period;
use tiegui::model::register::Register;

type Outcome = Result<(), Box<dyn std::error::Error>>;

fn sample(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/samples").join(name)
}

fn truth<T: for<'de> Deserialize<'de>>(name: &str) -> Result<T, Box<dyn std::error::Error>> {
    Ok(serde_json::from_str(&std::fs::read_to_string(sample(name))?)?)
}

#[derive(Deserialize)]
struct ReceivingTruth {
    unit: String,
    year: i16,
    importable: usize,
    rejected: Vec<RejectedTruth>,
    truth: Vec<Received>,
}

#[derive(Deserialize)]
struct RejectedTruth {
    line: u32,
    why: String,
}

#[derive(Deserialize, PartialEq, Debug)]
struct Received {
    line: u32,
    date: Date,
    issuer: String,
    number: String,
    title: String,
    level: Level,
    period_years: Option<u16>,
    copies: u32,
    first_copy_number: Option<u32>,
}

fn receiving(ledger: &Ledger) -> Vec<&ReceivingRow> {
    ledger
        .rows
        .iter()
        .filter_map(|accepted| match &accepted.row {
            LedgerRow::Receiving(row) => Some(row),
            LedgerRow::Issuing(_) | LedgerRow::Lending(_) => None,
        })
        .collect()
}

fn as_truth(row: &ReceivingRow) -> Received {
    Received {
        line: row.number.unwrap_or_default(),
        date: row.date,
        issuer: row.issuer.clone(),
        number: row.docno.as_ref().map(ToString::to_string).unwrap_or_default(),
        title: row.title.clone(),
        level: row.level,
        period_years: match row.period {
            Some(Period::Years(years)) => Some(years),
            _ => None,
        },
        copies: row.copies,
        first_copy_number: row.copy_numbers.as_ref().map(CopyNumbers::first),
    }
}

fn field_of(why: &str) -> Field {
    match why {
        "level" => Field::Level,
        "title" => Field::Title,
        "copies" => Field::Copies,
        "copy numbers" => Field::CopyNumbers,
        _ => Field::Date,
    }
}

#[test]
fn the_receiving_ledger_is_read_whole() -> Outcome {
    let truth: ReceivingTruth = truth("收文登记簿2025.truth.json")?;
    let ledger = read_ledger(&sample("收文登记簿2025.xlsx"), Register::Receiving, None)?;
    assert_eq!((ledger.unit(), ledger.year()), (Some(truth.unit.as_str()), Some(truth.year)));
    assert_eq!(ledger.rows.len(), truth.importable);
    let found: Vec<Received> = receiving(&ledger).into_iter().map(as_truth).collect();
    assert_eq!(found, truth.truth);
    let rejected: Vec<_> = ledger.rejected.iter().map(|row| (row.number.clone(), row.field)).collect();
    let expected: Vec<_> = truth.rejected.iter().map(|row| (Some(row.line.to_string()), field_of(&row.why))).collect();
    assert_eq!(rejected, expected);
    let cells: Vec<_> = ledger.rejected.iter().filter_map(|row| row.cell.as_deref()).collect();
    let mapping = ledger.mapping().ok_or("no mapping")?;
    assert_eq!((mapping.first_row, mapping.last_row, mapping.columns[0].heading.as_str()), (3, 3, "收文号"));
    assert_eq!(cells, ["B22", "F32", "E41", "G61", "B88", "H176"]);
    assert_eq!(ledger.skipped, Skipped { blank: 0, totals: 8, headers: 6, footers: 1, sheets: 0 });
    Ok(())
}

/// The facts the truth does not list are compared with the cells of the sheet.
#[test]
fn the_other_facts_of_the_receiving_ledger_are_the_cells() -> Outcome {
    let ledger = read_ledger(&sample("收文登记簿2025.xlsx"), Register::Receiving, None)?;
    for (accepted, row) in ledger.rows.iter().zip(receiving(&ledger)) {
        let cell =
            |at: usize| accepted.raw.get(at).map(|cell| cell.text().into_owned()).filter(|text| !text.is_empty());
        assert_eq!(row.signed_by, cell(8));
        assert_eq!(row.remark, cell(9));
        assert_eq!(row.copy_numbers.is_some(), cell(7).is_some());
        let none = [&row.attachments, &row.urgency, &row.channel, &row.handled_by, &row.result, &row.disposal];
        assert!(none.into_iter().all(Option::is_none));
    }
    Ok(())
}

#[derive(Deserialize, PartialEq, Debug)]
struct Issued {
    line: u32,
    date: Date,
    number: String,
    title: String,
    level: Level,
    printed: u32,
    sent: u32,
    filed: u32,
    left: u32,
}

fn issuing(row: &LedgerRow) -> Option<&IssuingRow> {
    match row {
        LedgerRow::Issuing(row) => Some(row),
        LedgerRow::Receiving(_) | LedgerRow::Lending(_) => None,
    }
}

#[test]
fn the_issuing_ledger_is_read_whole() -> Outcome {
    let truth: Vec<Issued> = truth("发文登记簿2025.truth.json")?;
    let ledger = read_ledger(&sample("发文登记簿2025.xls"), Register::Issuing, None)?;
    assert_eq!((ledger.rows.len(), ledger.rejected.len(), ledger.year()), (40, 0, Some(2025)));
    let rows: Vec<&IssuingRow> = ledger.rows.iter().filter_map(|row| issuing(&row.row)).collect();
    let found: Vec<Issued> = rows
        .iter()
        .map(|row| Issued {
            line: row.number.unwrap_or_default(),
            date: row.date,
            number: row.docno.as_ref().map(ToString::to_string).unwrap_or_default(),
            title: row.title.clone(),
            level: row.level,
            printed: row.printed,
            sent: row.sent(),
            filed: row.filed,
            left: row.remaining,
        })
        .collect();
    assert_eq!(found, truth);
    let second = rows[6];
    assert_eq!(second.recipients, [("资金计划部".to_owned(), 1), ("财务会计部".to_owned(), 1)]);
    assert_eq!((rows[0].period.clone(), rows[12].period.clone()), (Some(Period::Years(10)), None));
    Ok(())
}

fn lending(row: &LedgerRow) -> Option<&LendingRow> {
    match row {
        LedgerRow::Lending(row) => Some(row),
        LedgerRow::Receiving(_) | LedgerRow::Issuing(_) => None,
    }
}

#[test]
fn the_lending_ledger_is_read_whole() -> Outcome {
    let path = sample("借阅登记2025.csv");
    let ledger = read_ledger(&path, Register::Lending, None)?;
    assert_eq!((ledger.rows.len(), ledger.rejected.len(), ledger.year()), (30, 0, Some(2025)));
    let text = encoding_rs::GB18030.decode(&std::fs::read(&path)?).0.into_owned();
    for (line, accepted) in text.lines().skip(1).zip(&ledger.rows) {
        let cells: Vec<&str> = line.split(',').collect();
        let row = lending(&accepted.row).ok_or("not lending")?;
        let dotted = |day: Date| format!("{}.{}.{}", day.year(), day.month(), day.day());
        let packed = |day: Date| format!("{:04}{:02}{:02}", day.year(), day.month(), day.day());
        let own = [
            row.number.map(|n| n.to_string()).unwrap_or_default(),
            dotted(row.date),
            row.docno.as_ref().map(ToString::to_string).unwrap_or_default(),
            row.title.clone(),
            row.copy_number.map(|n| format!("{n:06}")).unwrap_or_default(),
            row.borrower.clone(),
            row.department.clone().unwrap_or_default(),
            row.purpose.clone().unwrap_or_default(),
            row.approver.clone().unwrap_or_default(),
            row.due_on.map(dotted).unwrap_or_default(),
            row.returned_on.map(packed).unwrap_or_default(),
        ];
        assert_eq!(own.as_slice(), cells.as_slice());
    }
    Ok(())
}

#[test]
fn rejected_rows_are_written_mended_and_read_again() -> Outcome {
    choose_on_this_thread(Some(Lang::Chinese));
    let folder = tempfile::tempdir()?;
    let source = folder.path().join("收文登记簿2025.xlsx");
    std::fs::copy(sample("收文登记簿2025.xlsx"), &source)?;
    let ledger = read_ledger(&source, Register::Receiving, None)?;
    let path = write_rejects(&ledger, &source)?.ok_or("nothing rejected")?;
    assert_eq!(path.file_name().and_then(|name| name.to_str()), Some("收文登记簿2025-退回.xlsx"));
    let again = read_ledger(&path, Register::Receiving, None)?;
    assert_eq!((again.rows.len(), again.rejected.len(), again.year()), (0, 6, Some(2025)));
    let raw = |ledger: &Ledger| ledger.rejected.iter().map(|row| row.raw[..9].to_vec()).collect::<Vec<_>>();
    assert_eq!(raw(&again), raw(&ledger), "the cells are the original ones");
    assert_eq!(again.rejected[0].raw[10], CellValue::Number(22.0));
    assert_eq!(again.rejected[5].raw[11], CellValue::Text("H176".to_owned()));
    assert!(again.rejected[4].raw[12].text().contains("13"), "{}", again.rejected[4].raw[12]);

    let mut book = read_sheets(&path)?;
    let mended =
        [(1, "1月28日"), (5, "机密"), (4, "关于保密工作的通知"), (6, "1"), (1, "2025-4-20"), (7, "000003-000004")];
    let (rows, numbers) = (&mut book.sheets[0].rows, [19, 27, 36, 54, 79, 160]);
    let from = rows.len() - 6;
    for (row, (column, text)) in rows[from..].iter_mut().zip(mended) {
        row.cells[column] = CellValue::Text(text.to_owned());
    }
    let again = ledger::ledger_of(book, Register::Receiving, None)?;
    assert_eq!(again.rejected, []);
    assert_eq!(again.rows.iter().map(|row| row.row.number()).collect::<Vec<_>>(), numbers.map(Some));
    assert_eq!(receiving(&again)[0].date, date(2025, 1, 28));

    let second = write_rejects(&ledger, &source)?.ok_or("nothing rejected")?;
    assert_eq!(second.file_name().and_then(|name| name.to_str()), Some("收文登记簿2025-退回2.xlsx"));
    choose_on_this_thread(None);
    Ok(())
}

#[test]
fn what_is_exported_is_imported_the_same() -> Outcome {
    let ledger = read_ledger(&sample("收文登记簿2025.xlsx"), Register::Receiving, None)?;
    let mapping = ledger.mapping().ok_or("no mapping")?;
    let columns = mapping.columns.iter().map(|column| TableColumn { heading: column.heading.clone(), width: 12.0 });
    let table = Table {
        title: "农发行清河县支行2025年度收文登记簿".to_owned(),
        columns: columns.collect(),
        rows: ledger.rows.iter().map(|row| row.raw.clone()).collect(),
    };
    let folder = tempfile::tempdir()?;
    for (name, write) in [("a.xlsx", write_xlsx as fn(&Table, &Path) -> _), ("a.csv", write_csv)] {
        let path = folder.path().join(name);
        write(&table, &path)?;
        let again = read_ledger(&path, Register::Receiving, None)?;
        assert_eq!(receiving(&again), receiving(&ledger), "{name}");
        assert_eq!(again.unit(), ledger.unit());
    }
    Ok(())
}

fn rows_of(register: Register, text: &str) -> Result<Ledger, Box<dyn std::error::Error>> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("登记2025.csv");
    std::fs::write(&path, text)?;
    Ok(read_ledger(&path, register, None)?)
}

#[test]
fn rows_that_need_thought_are_read() -> Outcome {
    let ledger = rows_of(
        Register::Receiving,
        "单位：某支行,,,,,,,\n序号,日期,来文单位,文号,标题,密级,保密期限,份数\n\
         1,45662,县委,无号,甲,秘密,10年,2\n2,同上,〃,县〔2025〕2,乙,机密,/,1\n3,,,,,,,\n\
         2025-004,1.5,县委,,丙,秘密★5年,10年,1\n承前页,,,,,,,3\n注：以上,,,,,,,\n,,,第1页 共2页,,,,\n5,1.9,,,丁,秘密,,1\n",
    )?;
    let rows = receiving(&ledger);
    assert_eq!((rows[0].date, rows[0].period.clone()), (date(2025, 1, 5), Some(Period::Years(10))));
    assert_eq!((rows[1].date, rows[1].issuer.as_str(), rows[1].period.clone()), (date(2025, 1, 5), "县委", None));
    assert_eq!(rows[1].docno.as_ref().map(ToString::to_string), Some("县〔2025〕2号".to_owned()));
    assert_eq!(rows[0].docno.as_ref().map(ToString::to_string), Some("无号".to_owned()));
    let faults: Vec<_> = ledger.rejected.iter().map(|row| (row.cell.as_deref(), row.field)).collect();
    assert_eq!(faults, [(Some("G6"), Field::Period), (Some("C10"), Field::Issuer)]);
    assert_eq!(ledger.skipped, Skipped { blank: 1, totals: 1, headers: 0, footers: 2, sheets: 0 });

    let ledger = rows_of(
        Register::Issuing,
        "发文号,日期,文号,标题,密级,印数,主送,存档,余存\n1,1.5,银〔2025〕1号,甲,内部,6,\"办公室、信贷部各2份,会计部(1份)\",1,\n\
         2,1.5,银〔2025〕2号,乙,内部,6,办公室,1,1\n3,1.5,,丙,内部,3,各部门各,1,1\n",
    )?;
    let first = issuing(&ledger.rows[0].row).ok_or("not issuing")?;
    let named = |name: &str, copies| (name.to_owned(), copies);
    assert_eq!(first.recipients, [named("办公室", 2), named("信贷部", 2), named("会计部", 1)]);
    assert_eq!(ledger.rejected[0].reason, RejectReason::Sum { printed: 6, sent: 1, filed: 1, remaining: 1 });
    assert!(matches!(ledger.rejected[1].reason, RejectReason::Recipients { .. }));

    let ledger = rows_of(
        Register::Lending,
        "序号,借阅日期,文号,文件名称,份号,借阅人,归还日期\n1,2.3,,甲,1-2,张芳,\n2,2.3,,甲,1,张芳,2.1\n",
    )?;
    assert_eq!(ledger.rejected[0].reason, RejectReason::OneCopy { count: 2 });
    assert_eq!(ledger.rejected[1].reason, RejectReason::DateOrder { day: date(2025, 2, 1), after: date(2025, 2, 3) });
    Ok(())
}

#[test]
fn a_number_that_lost_its_zero_is_no_date() -> Outcome {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("a2025.xlsx");
    let headings = ["日期", "来文单位", "标题", "密级", "份数"];
    let row = |day: f64| {
        let mut row = vec![CellValue::Number(day)];
        row.extend(["县委", "甲", "秘密", "1"].map(|text| CellValue::Text(text.to_owned())));
        row
    };
    let columns = headings.map(|heading| TableColumn { heading: heading.to_owned(), width: 9.0 }).to_vec();
    let rows = vec![row(1.1), row(1.4), row(45662.0), row(20_250_105.0)];
    write_xlsx(&Table { title: "某支行2025年".to_owned(), columns, rows }, &path)?;
    let ledger = read_ledger(&path, Register::Receiving, None)?;
    assert_eq!(ledger.rejected[0].reason, RejectReason::DateAmbiguous { text: "1.1".to_owned() });
    let days: Vec<Date> = receiving(&ledger).iter().map(|row| row.date).collect();
    assert_eq!(days, [date(2025, 1, 4), date(2025, 1, 5), date(2025, 1, 5)]);
    Ok(())
}

#[test]
fn what_is_no_ledger_is_said() {
    let message = |path: &Path, register| match read_ledger(path, register, None) {
        Ok(_) => String::new(),
        Err(error) => explain::read_error(&error),
    };
    choose_on_this_thread(Some(Lang::Chinese));
    assert!(message(&sample("借阅登记2025.csv"), Register::Receiving).contains("来文机关"));
    assert!(message(&sample("发文登记簿2025.truth.json"), Register::Receiving).contains("表头"));
    assert!(message(&sample("none.xlsx"), Register::Receiving).contains("找不到"));
    assert!(message(&sample("发文登记簿2025.xls"), Register::Circulation).contains("不从文件导入"));
    choose_on_this_thread(None);
}
