//! Arguments → a command or the window.

use std::io::{Write as _, stderr, stdout};
use std::process::ExitCode;

use tiegui::cli::{self, Next};
use tiegui::{guard, tr, ui};

fn main() -> ExitCode {
    // Before anything else: from here on the process has no network.
    if let Err(error) = guard::forbid_network() {
        let _said = writeln!(stderr(), "{}", tr!("guard-failed", cause = error.to_string()));
    }
    guard::speak_on_panic();
    match cli::run(std::env::args_os(), &mut stdout().lock(), &mut stderr()) {
        Next::Exit(exit) => ExitCode::from(exit.code()),
        Next::Window(vault, password) => match ui::run(vault, password) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => {
                let sentence = match error {
                    ui::UiError::NoDisplay => tr!("window-no-display"),
                    ui::UiError::NoWindow(error) => tr!("window-failed", cause = error.to_string()),
                };
                let _said = writeln!(stderr(), "{sentence}");
                ExitCode::FAILURE
            }
        },
    }
}
