//! `demo`: a sample vault with a year of a county branch, its registers printed and exported, everything verified; then
//! the window.

use std::fs;
use std::io::Write;
use std::path::PathBuf;

use jiff::civil::date;

use super::arguments::{Demo, Export, Open, Print, PrintWhat};
use super::{Exit, Failure, Next, ledgers, paper};
use crate::model::register::Register;
use crate::paper::Paper;
use crate::post_papers::{PaperJob, PostPaper};
use crate::registry::clock::SystemClock;
use crate::registry::keys::{KeysError, Password};
use crate::registry::sample::{self, SampleError};
use crate::registry::{OpenError, Registry};
use crate::{explain, tr};

/// The sample's year.
const YEAR: i16 = 2025;

/// The vault's folder within the one that `--dir` names.
pub(super) const VAULT: &str = "vault";

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
    sample::make(&vault, &password)?;

    let mut registry = Registry::open(&vault, None, &password, Box::new(SystemClock))?;
    let folder = dir.join("print");
    fs::create_dir_all(&folder).map_err(|error| Failure::File(folder.clone(), error))?;
    writeln!(out, "{}", tr!("demo-printed"))?;
    let registers = Register::ALL.map(|register| (register.code(), PrintWhat::Register(register, None, None)));
    let papers = Paper::ALL.map(|paper| (paper.code(), PrintWhat::Matters(paper, Some(YEAR), None)));
    let posts = PostPaper::ALL.map(|what| {
        let (place, on) = (None, Some(date(YEAR, 12, 1)));
        (what.code(), PrintWhat::Post(PaperJob { what, place, on }))
    });
    for (name, what) in registers.into_iter().chain(papers).chain(posts) {
        let file = folder.join(format!("{name}-{YEAR}.pdf"));
        let print = Print { open: Open::default(), what, spell_out: false, out: file };
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
    writeln!(out, "{}", tr!("demo-user", user = sample::user()))?;
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

/// A folder that holds no sample yet.
fn free_folder() -> PathBuf {
    let folder = |n: u32| PathBuf::from(if n == 1 { "tiegui-demo".to_owned() } else { format!("tiegui-demo-{n}") });
    (1..1000).map(folder).find(|folder| !folder.exists()).unwrap_or_else(|| folder(1000))
}

impl From<SampleError> for Failure {
    fn from(error: SampleError) -> Self {
        match error {
            SampleError::Founding(error) => error.into(),
            error @ (SampleError::Unreadable(_) | SampleError::NotDone { .. }) => {
                Self::Nothing(explain::sample_error(&error))
            }
        }
    }
}
