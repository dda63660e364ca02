//! Speed as ratios. Every figure is measured against a floor that does only what nobody can leave out (a bare insert, a
//! bare parser, a bare window), in the same run on the same disk, both in turns; what is compared are the medians. So the
//! figures hold on a slow computer as on a fast one, and one that stops holding is seen.
//!
//! `cargo bench` measures everything; `cargo bench -- print` what has `print` in its name; with `--check` a figure that
//! misses its target ends the run with 1.
//!
//! Measured on two shared x86-64 cores under Linux, in several runs:
//!
//! | figure | measured | target |
//! |---|---|---|
//! | `receive` | 1.66 to 1.75 where the floor's insert takes 0.5 to 0.8 ms, 1.9 where others kept both cores busy | 2.0 |
//! | `print`, `print: size` | 1.09 to 1.4 with both cores free, up to 1.8 while others used them; 1.13 | 2.0, 1.2 |
//! | `import` | 2.56 to 2.86 with both cores free, now and then up to 3.07; 21 while an index had a condition that lists three values (schema 6) | 3.0 |
//! | `first-frame` | 1.00 to 1.06 | 1.25 |
//! | `frame`, `frame: paging` | 1.2 to 1.3 ms, 1.1 to 1.2 ms | 2 ms |
//! | `search` | 16 to 26 ms a letter | 50 ms |
//! | `filter` | 9 to 28 ms | 50 ms |
//! | `sort` | 9 to 15 ms, 24 ms after one more line; 148 to 192 ms while the database sorted | 50 ms |
//! | `count: scan` | nothing that can be told from the bare insert: 0.45 to 0.57 ms a scan, as much the insert | 16 ms |
//!
//! `import` uses both cores, its floor one: cells are gathered on one while the other parses; what an entry says, its
//! digest and the texts of its rows are made on one while the other writes. Of what is left, SQLite's own work is nearly
//! all: five rows a line with their indices and foreign keys, and SQLCipher, which locks and wipes every block of memory.
//! Indices that are built after the rows were tried and are slower, because SQLite sorts them in blocks that are locked
//! and wiped one by one.

#[path = "ratios/books.rs"]
mod books;
#[path = "ratios/count.rs"]
mod count;
#[path = "ratios/filters.rs"]
mod filters;
#[path = "ratios/measure.rs"]
mod measure;
#[path = "ratios/office.rs"]
mod office;
#[path = "ratios/paper.rs"]
mod paper;
#[path = "ratios/sorts.rs"]
mod sorts;
#[path = "ratios/window.rs"]
mod window;

use std::io::{Write as _, stderr, stdout};
use std::process::ExitCode;
use std::time::Instant;

use measure::{Figure, Outcome};

type Measure = fn() -> Outcome<Vec<Figure>>;

/// What is measured, by name.
const FIGURES: [(&str, Measure); 10] = [
    ("receive", books::receive),
    ("print", paper::print),
    ("import", books::import),
    ("first-frame", window::first_frame),
    ("frame", window::frame),
    ("large", books::large),
    ("filters", filters::filters),
    ("count", count::count),
    ("sorts", sorts::sorts),
    ("demo", books::demo),
];

fn main() -> ExitCode {
    let started = Instant::now();
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let outcome = match window::is_child(started) {
        Ok(true) => Ok(true),
        Ok(false) => run(&arguments),
        Err(error) => Err(error),
    };
    match outcome {
        Ok(all_hold) if all_hold || !arguments.iter().any(|it| it == "--check") => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(error) => {
            writeln!(stderr(), "not measured: {error}").ok();
            ExitCode::FAILURE
        }
    }
}

/// Measures what is asked for; whether all targets hold.
fn run(arguments: &[String]) -> Outcome<bool> {
    let mut out = stdout().lock();
    if cfg!(debug_assertions) {
        writeln!(out, "a debug build is not measured")?;
        return Ok(true);
    }
    let wanted: Vec<&String> = arguments.iter().filter(|it| !it.starts_with('-')).collect();
    writeln!(out, "{}", measure::HEADING)?;
    let mut all_hold = true;
    for (name, measure) in FIGURES {
        if !wanted.is_empty() && !wanted.iter().any(|it| name.contains(it.as_str())) {
            continue;
        }
        for figure in measure()? {
            writeln!(out, "{figure}")?;
            out.flush()?;
            all_hold &= figure.holds();
        }
    }
    Ok(all_hold)
}
