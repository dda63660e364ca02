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
//! | `receive` | 2.0 to 2.3 where the floor's insert takes 0.7 to 0.9 ms; 1.14 where it takes 13 ms | 2.0 |
//! | `print`, `print: size` | 1.37 to 1.83 while others kept both cores busy (1.5 by instructions), 1.13 | 2.0, 1.2 |
//! | `import` | 8.3 and 8.4 | 3.0 |
//! | `first-frame` | 0.98 to 1.06 | 1.25 |
//! | `frame`, `frame: paging` | 0.64 ms, 1.9 ms | 2 ms |
//!
//! `import` misses: nearly half of bringing in is the search index of words, pinyin and initials, and the rest is five
//! tables with their indices and the journal, where the floor has one table. `receive` misses where syncing costs next to
//! nothing: it writes pages of every table and index that a receipt touches, where the floor writes those of one table.

#[path = "ratios/books.rs"]
mod books;
#[path = "ratios/measure.rs"]
mod measure;
#[path = "ratios/office.rs"]
mod office;
#[path = "ratios/paper.rs"]
mod paper;
#[path = "ratios/window.rs"]
mod window;

use std::io::{Write as _, stderr, stdout};
use std::process::ExitCode;
use std::time::Instant;

use measure::{Figure, Outcome};

type Measure = fn() -> Outcome<Vec<Figure>>;

/// What is measured, by name.
const FIGURES: [(&str, Measure); 7] = [
    ("receive", books::receive),
    ("print", paper::print),
    ("import", books::import),
    ("first-frame", window::first_frame),
    ("frame", window::frame),
    ("large", books::large),
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
