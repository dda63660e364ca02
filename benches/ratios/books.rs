//! The books: a durable verb, an import, and what a large vault costs.

use std::fs::File;
use std::io::BufReader;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use calamine::{Data, Reader as _, Xlsx};
use rusqlite::Connection;
use rusqlite::types::Value;
use tiegui::model::ids::LineId;
use tiegui::model::register::Register;
use tiegui::registry::Registry;
use tiegui::registry::books::Wanted;
use tiegui::registry::bring_in::Outcome as Became;
use tiegui::registry::record::Act;

use super::measure::{Figure, Outcome, in_turns, median, timed};
use super::office;

const RECEIVED: u32 = 200;
const IMPORTED: u32 = 100_000;
/// What a typed letter may take until the lines that answer are there.
const KEYSTROKE: Duration = Duration::from_millis(50);

/// A document comes in, durably, over a row that is inserted, durably.
pub(crate) fn receive() -> Outcome<Vec<Figure>> {
    let folder = office::folder()?;
    let mut books = office::vault(&folder.path().join("vault"))?;
    let bare = office::bare(&folder.path().join("bare.db"))?;
    let mut insert = bare.prepare("insert into bare (c1) values (?1)")?;
    let mut n = 0;
    let times = in_turns(
        RECEIVED as usize,
        || {
            n += 1;
            let Act::Receive(act) = office::received(n)? else { return Err("no receiving".into()) };
            Ok(timed(|| Ok(books.receive(&act)?))?.0)
        },
        || Ok(timed(|| Ok(insert.execute(["关于重要空白凭证管理工作的通知"])?))?.0),
    )?;
    Ok(vec![Figure::ratio("receive", "a durable receipt of two copies / a bare durable insert of one row", times, 2.0)])
}

/// A ledger is read and brought in, over its sheet parsed and its rows inserted into one table.
pub(crate) fn import() -> Outcome<Vec<Figure>> {
    let folder = office::folder()?;
    let path = folder.path().join("ledger.xlsx");
    office::write_ledger(&path, IMPORTED)?;
    let (mut reading, mut bringing, mut parsing, mut inserting) = (vec![], vec![], vec![], vec![]);
    let mut n = 0;
    let times = in_turns(
        3,
        || {
            n += 1;
            let mut books = office::vault(&folder.path().join(format!("vault-{n}")))?;
            let (read, ledger) = timed(|| office::read(&path, IMPORTED as usize))?;
            let rows = office::rows_of(&ledger);
            let (brought, outcomes) =
                timed(|| Ok(books.bring_in(Register::Receiving, &ledger.source, rows, false)?))?;
            if !outcomes.iter().all(|became| matches!(became, Became::Imported(_))) {
                return Err("rows were rejected".into());
            }
            reading.push(read);
            bringing.push(brought);
            Ok(read + brought)
        },
        || {
            let bare = office::bare(&folder.path().join("bare.db"))?;
            let (parsed, cells) = timed(|| parse(&path))?;
            let (inserted, ()) = timed(|| insert(bare, &cells))?;
            std::fs::remove_file(folder.path().join("bare.db"))?;
            parsing.push(parsed);
            inserting.push(inserted);
            Ok(parsed + inserted)
        },
    )?;
    Ok(vec![
        Figure::ratio(
            "import",
            "100,000 rows of .xlsx brought in / parsed and inserted bare into one table",
            times,
            3.0,
        ),
        Figure::told("import: read", "of that, reading and typing the rows", median(reading)),
        Figure::told("import: bring in", "of that, journal and state tables", median(bringing)),
        Figure::told("import: parse", "of the floor, parsing", median(parsing)),
        Figure::told("import: insert", "of the floor, inserting", median(inserting)),
    ])
}

/// Every cell of the first sheet, as the parser gives it.
fn parse(path: &Path) -> Outcome<Vec<Vec<Value>>> {
    let mut book = Xlsx::new(BufReader::new(File::open(path)?))?;
    let name = book.sheet_names().first().cloned().ok_or("no sheet")?;
    let range = book.worksheet_range(&name)?;
    let value = |cell: &Data| match cell {
        Data::Empty => Value::Null,
        Data::Float(number) => Value::Real(*number),
        Data::Int(number) => Value::Integer(*number),
        Data::DateTime(moment) => Value::Real(moment.as_f64()),
        other => Value::Text(other.to_string()),
    };
    Ok(range.rows().skip(1).map(|row| row.iter().map(value).collect()).collect())
}

/// Inserts the rows in one transaction.
fn insert(mut bare: Connection, rows: &[Vec<Value>]) -> Outcome<()> {
    let transaction = bare.transaction()?;
    let columns: Vec<String> = (1..=17).map(|n| format!("c{n}")).collect();
    let holes: Vec<String> = (1..=17).map(|n| format!("?{n}")).collect();
    let mut insert =
        transaction.prepare(&format!("insert into bare ({}) values ({})", columns.join(","), holes.join(",")))?;
    for row in rows {
        insert.execute(rusqlite::params_from_iter(row))?;
    }
    drop(insert);
    Ok(transaction.commit()?)
}

/// A vault of 100,000 lines: opened, verified, searched, listed.
pub(crate) fn large() -> Outcome<Vec<Figure>> {
    let folder = office::folder()?;
    let path = folder.path().join("ledger.xlsx");
    office::write_ledger(&path, IMPORTED)?;
    let vault = folder.path().join("vault");
    let mut books = office::vault(&vault)?;
    let rows = office::rows_of(&office::read(&path, IMPORTED as usize)?);
    books.bring_in(Register::Receiving, "ledger.xlsx", rows, false)?;
    drop(books);
    let unlocked = Registry::unlock(&vault, None, &office::password())?;
    let mut opening = Vec::new();
    for _ in 0..3 {
        opening.push(timed(|| Ok(Registry::open_unlocked(&vault, unlocked.clone(), office::clock()?)?))?.0);
    }
    let books = Registry::open_unlocked(&vault, unlocked, office::clock()?)?;
    let (prepared, ()) = timed(|| Ok(books.prepare_search()?))?;
    let mut figures = vec![
        Figure::told("open", "a vault of 100,000 lines, the password aside", median(opening)),
        Figure::told("search: prepare", "what 100,000 documents are found by, read once", prepared),
    ];
    for (name, words) in [
        ("search: hanzi", "保密"),
        ("search: initials", "jyxz"),
        ("search: pinyin", "fangan"),
        ("search: number", "农发银市〔2025〕15号"),
    ] {
        let mut wanted = Wanted::latest(Register::Receiving);
        wanted.words = Some(words.to_owned());
        let found = books.line_ids(&wanted)?.len();
        let times: Outcome<Vec<Duration>> =
            (0..15).map(|_| Ok(timed(|| Ok((books.line_ids(&wanted)?, books.search(words, 100)?)))?.0)).collect();
        let what = format!("{words}: its {found} lines listed, the first 100 documents read / 50 ms");
        figures.push(Figure::ratio(name, &what, (median(times?), KEYSTROKE), 1.0));
    }
    figures.extend(listing(&books)?);
    let (time, report) = timed(|| Ok(books.verify(None)))?;
    if !report.is_clean() {
        return Err("the vault does not verify".into());
    }
    figures.push(Figure::told("verify", "100,000 lines: chain, signatures, replay, tables, pages", time));
    Ok(figures)
}

/// The lines of a register listed, and one of them read.
fn listing(books: &Registry) -> Outcome<Vec<Figure>> {
    let wanted = Wanted::latest(Register::Receiving);
    let listed: Outcome<Vec<Duration>> = (0..9).map(|_| Ok(timed(|| Ok(books.line_ids(&wanted)?))?.0)).collect();
    let lines: Outcome<Vec<Duration>> = (1..200).map(|n| Ok(timed(|| Ok(books.line(LineId(n * 500))?))?.0)).collect();
    Ok(vec![
        Figure::told("list", "the identities of 100,000 lines, in order", median(listed?)),
        Figure::told("line", "one line read", median(lines?)),
    ])
}

/// The sample year: made, printed, exported, verified.
pub(crate) fn demo() -> Outcome<Vec<Figure>> {
    let folder = office::folder()?;
    let program = env!("CARGO_BIN_EXE_tiegui");
    let mut times = Vec::new();
    for n in 0..3 {
        let dir = folder.path().join(n.to_string());
        let (time, status) = timed(|| {
            let mut command = Command::new(program);
            command.args(["demo", "--no-window", "--dir"]).arg(&dir).stdout(Stdio::null());
            Ok(command.status()?)
        })?;
        if !status.success() {
            return Err("no demo".into());
        }
        times.push(time);
    }
    Ok(vec![Figure::told("demo", "the sample year made, printed, exported and verified", median(times))])
}
