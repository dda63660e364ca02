//! `demo`: a sample vault with a year of a county branch, its registers printed and exported, everything verified; then
//! the window.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use serde::Deserialize;

use super::arguments::{Demo, Export, Open, Print, PrintWhat};
use super::{Exit, Failure, Next, ledgers, paper};
use crate::model::register::Register;
use crate::registry::clock::{SetClock, SystemClock};
use crate::registry::keys::{KeysError, Password};
use crate::registry::record::Act;
use crate::registry::{OpenError, Registry};
use crate::{explain, tr};

/// The vault's folder within the one that `--dir` names.
pub(super) const VAULT: &str = "vault";

/// The sample year: one verb a line, as `record` takes them.
const YEAR: &str = include_str!("../../assets/demo/2025.jsonl");
const UNIT: &str = include_str!("../../assets/demo/unit.txt");
const USER: &str = include_str!("../../assets/demo/user.txt");

/// Acts that share a transaction; the sample's year is told after the fact, so that it is made in seconds.
const ACTS_AT_ONCE: usize = 100;

/// When something of the sample happened.
#[derive(Deserialize)]
struct When {
    date: Option<Date>,
    at: Option<DateTime>,
}

/// `demo`
pub(super) fn run(demo: &Demo, out: &mut dyn Write) -> Result<Next, Failure> {
    let dir = match &demo.dir {
        Some(dir) => dir.clone(),
        None => free_folder(),
    };
    let vault = dir.join(VAULT);
    let (password, told) = password()?;
    writeln!(out, "{}", tr!("demo-making", path = vault.display()))?;
    out.flush()?;
    make(&vault, &password)?;

    let mut registry = Registry::open(&vault, None, &password, Box::new(SystemClock))?;
    let folder = dir.join("print");
    fs::create_dir_all(&folder).map_err(|error| Failure::File(folder.clone(), error))?;
    writeln!(out, "{}", tr!("demo-printed"))?;
    for register in Register::ALL {
        let file = folder.join(format!("{}-2025.pdf", register.code()));
        let print = Print {
            open: Open::default(),
            what: PrintWhat::Register(register, None, None),
            spell_out: false,
            out: file,
        };
        let pages = paper::to_file(&mut registry, &print)?;
        writeln!(out, "  {}", tr!("print-done", n = pages, path = print.out.display()))?;
    }
    for register in Register::ALL {
        let file = folder.join(format!("{}-2025.xlsx", register.code()));
        let export = Export { open: Open::default(), register, year: None, out: file };
        let rows = ledgers::to_file(&registry, &export)?;
        writeln!(out, "  {}", tr!("export-done", n = rows, path = export.out.display()))?;
    }
    let report = registry.verify(None);
    if !report.is_clean() {
        for finding in explain::report(&report) {
            writeln!(out, "  {finding}")?;
        }
        return Ok(Next::Exit(Exit::Refused));
    }
    writeln!(out, "{}", tr!("verify-clean", n = report.entries))?;
    writeln!(out, "{}", tr!("anchor", seq = report.entries.to_string(), digest = report.head))?;
    drop(registry);
    writeln!(out, "{}", tr!("demo-vault", path = vault.display()))?;
    writeln!(out, "{}", tr!("demo-user", user = USER.trim()))?;
    match told {
        Some(text) => writeln!(out, "{}", tr!("demo-password", password = text))?,
        None => writeln!(out, "{}", tr!("demo-password-environment"))?,
    }
    out.flush()?;
    if demo.window && crate::ui::has_display() {
        return Ok(Next::Window(Some(vault), Some(password)));
    }
    Ok(Next::Exit(Exit::Done))
}

/// The password: from the environment, or a fresh one that is told.
fn password() -> Result<(Password, Option<String>), Failure> {
    if let Ok(text) = std::env::var("TIEGUI_PASSWORD") {
        return Ok((Password::new(text), None));
    }
    let mut bytes = [0_u8; 12];
    getrandom::fill(&mut bytes).map_err(|_unavailable| OpenError::from(KeysError::Crypto))?;
    let digits: Vec<String> = bytes.iter().map(|byte| (byte % 10).to_string()).collect();
    let text = digits.chunks(4).map(<[String]>::concat).collect::<Vec<_>>().join("-");
    Ok((Password::new(text.clone()), Some(text)))
}

/// Founds the vault and tells its year, each act at its own time.
fn make(vault: &Path, password: &Password) -> Result<(), Failure> {
    let zone = TimeZone::system();
    let zoned = |moment: DateTime| moment.to_zoned(zone.clone());
    let unreadable = |number: usize| Failure::Nothing(tr!("demo-line", line = number));
    let opening = jiff::civil::date(2025, 1, 2).at(8, 0, 0, 0);
    let clock = Arc::new(SetClock::at(zoned(opening).map_err(|_no_such_time| unreadable(0))?));
    let mut registry = Registry::create(vault, UNIT.trim(), USER.trim(), password, Box::new(clock))?;
    let mut now = opening;
    let mut acts = Vec::new();
    for (number, line) in (1..).zip(YEAR.lines()) {
        let act = Act::parse(line).map_err(|_unreadable| unreadable(number))?;
        let when: When = serde_json::from_str(line).map_err(|_unreadable| unreadable(number))?;
        // A day without a time goes on where the day was.
        let later = now.saturating_add(jiff::Span::new().minutes(1));
        now = match (when.at, when.date) {
            (Some(at), _) => at.max(later),
            (None, Some(date)) if date > now.date() => date.at(8, 30, 0, 0),
            (None, _) => later,
        };
        acts.push((zoned(now).map_err(|_no_such_time| unreadable(number))?, act));
    }
    for (chunk, acts) in acts.chunks(ACTS_AT_ONCE).enumerate() {
        registry.perform_all(acts).map_err(|(at, error)| {
            let line = chunk * ACTS_AT_ONCE + at + 1;
            Failure::Nothing(format!("{}\n{}", tr!("demo-line", line), explain::error(&error)))
        })?;
    }
    Ok(())
}

/// A folder that holds no sample yet.
fn free_folder() -> PathBuf {
    let folder = |n: u32| PathBuf::from(if n == 1 { "tiegui-demo".to_owned() } else { format!("tiegui-demo-{n}") });
    (1..1000).map(folder).find(|folder| !folder.exists()).unwrap_or_else(|| folder(1000))
}
