//! What a busy office writes: vaults, receiving rows, and a bare database with the same pragmas.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use jiff::Zoned;
use rusqlite::Connection;
use rust_xlsxwriter::{Format, Workbook};
use tempfile::TempDir;
use tiegui::exchange::ledger::{Ledger, read_ledger};
use tiegui::model::ledger::LedgerRow;
use tiegui::model::register::Register;
use tiegui::registry::Registry;
use tiegui::registry::clock::{Clock, SetClock};
use tiegui::registry::keys::Password;
use tiegui::registry::record::Act;

use super::measure::Outcome;

pub(crate) const UNIT: &str = "农发行某县支行";
pub(crate) const USER: &str = "王喆";

const HEADINGS: [&str; 17] = [
    "收文号",
    "收文日期",
    "来文机关",
    "来文字号",
    "标题",
    "附件",
    "密级",
    "保密期限",
    "份数",
    "份号",
    "缓急",
    "传递方式",
    "签收人",
    "承办",
    "办理结果",
    "清退",
    "备注",
];
const ISSUERS: [(&str, &str); 7] = [
    ("农发行市分行", "农发银市"),
    ("农发行市分行办公室", "农发银市办"),
    ("人民银行某县支行", "某银发"),
    ("中共某县委办公室", "某委办"),
    ("某县国家保密局", "某保"),
    ("某县公安局经济文化保卫大队", "某公经保"),
    ("农发行省分行信贷管理处", "农发银信"),
];
const SUBJECTS: [&str; 9] = [
    "重要空白凭证管理工作",
    "政策性粮食收购资金贷款发放与封闭运行管理",
    "网点安全评估和押运守护",
    "保密要害部门部位确定",
    "涉密计算机及移动存储介质专项检查",
    "机要文件清退销毁",
    "干部人事档案专项审核",
    "反洗钱客户风险等级划分",
    "突发事件应急预案修订和演练",
];
const KINDS: [&str; 5] = ["通知", "意见", "通报", "实施方案", "会议纪要"];
const PEOPLE: [&str; 5] = ["王喆", "李堃", "郑翀", "张芳", "欧阳昕"];

/// A cell of a ledger.
pub(crate) enum Value {
    Number(u32),
    Day(jiff::civil::Date),
    Text(String),
}

/// One of a list, chosen by a number.
fn pick<T: Copy>(list: &[T], n: u32) -> Outcome<T> {
    Ok(*list.get(n as usize % list.len()).ok_or("an empty list")?)
}

/// The cells of the receiving row with this number, by column.
pub(crate) fn cells(n: u32) -> Outcome<Vec<Value>> {
    let text = |text: &str| Value::Text(text.to_owned());
    let (issuer, number) = pick(&ISSUERS, n)?;
    let year = 2025;
    let (one, other, kind) = (pick(&SUBJECTS, n)?, pick(&SUBJECTS, n / 9 + 4)?, pick(&KINDS, n / 3)?);
    let title = match n % 3 {
        0 => format!("关于{one}的{kind}"),
        1 => format!("关于进一步加强{one}有关问题的{kind}"),
        _ => format!("转发《关于{one}及{other}的{kind}》的通知"),
    };
    let (level, period) = pick(&[("机密", "10年"), ("秘密", "5年"), ("内部", ""), ("秘密", "10年")], n / 2)?;
    let copies = 1 + n % 3;
    let numbers = if copies == 1 {
        format!("{:06}", n % 900_000)
    } else {
        format!("{:06}-{:06}", n % 900_000, n % 900_000 + copies - 1)
    };
    let day = jiff::civil::date(year, 1, 2) + jiff::Span::new().days(i64::from(n / 300) % 360);
    Ok(vec![
        Value::Number(n),
        Value::Day(day),
        text(issuer),
        Value::Text(format!("{number}〔{year}〕{}号", n % 2000 + 1)),
        Value::Text(title),
        text(pick(&["", "", "1", "2"], n)?),
        text(level),
        text(period),
        Value::Number(copies),
        Value::Text(numbers),
        text(pick(&["", "", "", "急件", "特急"], n)?),
        text(pick(&["机要交通", "机要通信", "专人递送"], n)?),
        text(pick(&PEOPLE, n)?),
        text(pick(&["办公室", "信贷部", "计划财务部", "会计出纳部"], n)?),
        text(pick(&["", "已阅", "请办公室牵头落实"], n)?),
        text(pick(&["", "", "", "2025年12月30日清退"], n)?),
        text(pick(&["", "", "", "", "原件存档"], n)?),
    ])
}

/// Writes a ledger of receiving rows.
pub(crate) fn write_ledger(path: &Path, rows: u32) -> Outcome<()> {
    let mut book = Workbook::new();
    let days = Format::new().set_num_format("yyyy-mm-dd");
    let sheet = book.add_worksheet();
    sheet.set_name("收文登记簿")?;
    for (column, heading) in (0_u16..).zip(HEADINGS) {
        sheet.write_string(0, column, heading)?;
    }
    for n in 1..=rows {
        for (column, cell) in (0_u16..).zip(cells(n)?) {
            match cell {
                Value::Number(number) => sheet.write_number(n, column, number)?,
                Value::Day(day) => {
                    let serial = tiegui::exchange::cell::serial_of_day(day).ok_or("no serial number")?;
                    sheet.write_number_with_format(n, column, serial, &days)?
                }
                Value::Text(text) if text.is_empty() => sheet,
                Value::Text(text) => sheet.write_string(n, column, text)?,
            };
        }
    }
    Ok(book.save(path)?)
}

/// A ledger, read; every row must be good.
pub(crate) fn read(path: &Path, rows: usize) -> Outcome<Ledger> {
    let ledger = read_ledger(path, Register::Receiving, None)?;
    if ledger.rows.len() == rows { Ok(ledger) } else { Err("rows were lost".into()) }
}

/// The rows of a ledger.
pub(crate) fn rows_of(ledger: &Ledger) -> Vec<LedgerRow> {
    ledger.rows.iter().map(|accepted| accepted.row.clone()).collect()
}

/// A folder on the disk that is built on; gone when it is dropped.
pub(crate) fn folder() -> Outcome<TempDir> {
    Ok(tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR"))?)
}

pub(crate) fn password() -> Password {
    Password::new("iron cabinet 2026".to_owned())
}

pub(crate) fn clock() -> Outcome<Box<dyn Clock>> {
    let now: Zoned = "2026-03-05T09:00:00+08:00[+08:00]".parse()?;
    Ok(Box::new(Arc::new(SetClock::at(now))))
}

/// A fresh vault.
pub(crate) fn vault(folder: &Path) -> Outcome<Registry> {
    Ok(Registry::create(folder, UNIT, USER, &password(), clock()?)?)
}

/// The act of receiving a document of two copies.
pub(crate) fn received(n: u32) -> Outcome<Act> {
    let (issuer, number) = pick(&ISSUERS, n)?;
    let (subject, kind) = (pick(&SUBJECTS, n)?, pick(&KINDS, n)?);
    let act = format!(
        r#"{{"verb":"receive","date":"2026-03-05","issuer":"{issuer}","number":"{number}〔2026〕{n}号",
            "title":"关于{subject}的{kind}","level":"机密","period":"10年","copies":2,"copy_numbers":"000101-000102",
            "pages":12,"channel":"机要通信","seal":"1021","signed_by":"王喆","handled_by":"办公室"}}"#
    );
    Ok(Act::parse(&act)?)
}

/// A bare database on disk with the pragmas of a register.
pub(crate) fn bare(path: &Path) -> Outcome<Connection> {
    let connection = Connection::open(path)?;
    connection.busy_timeout(Duration::from_millis(500))?;
    connection.pragma_update(None, "key", format!("x'{}'", "a7".repeat(32)))?;
    connection.pragma_update(None, "cipher_memory_security", true)?;
    connection.pragma_update(None, "locking_mode", "exclusive")?;
    connection.pragma_update(None, "journal_mode", "truncate")?;
    connection.pragma_update(None, "synchronous", "extra")?;
    connection.pragma_update(None, "secure_delete", true)?;
    connection.pragma_update(None, "mmap_size", 0)?;
    connection.pragma_update(None, "temp_store", "memory")?;
    connection.pragma_update(None, "cache_size", -32_768)?;
    connection.execute_batch(
        "create table bare (id integer primary key, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13, c14, c15, c16, c17)",
    )?;
    Ok(connection)
}
