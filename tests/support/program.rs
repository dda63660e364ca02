//! The program as a user of its command line has it: the binary, a password, a folder.

use std::error::Error;
use std::ffi::OsStr;
use std::path::Path;
use std::process::Command;

/// What a test returns.
pub(crate) type Outcome<T = ()> = Result<T, Box<dyn Error>>;

/// The binary under test, with the password in its environment and nobody at the keyboard.
pub(crate) fn tiegui(verb: &str, folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tiegui"));
    command.arg(verb).arg(if verb == "demo" { "--dir" } else { "--vault" }).arg(folder);
    command.env("TIEGUI_PASSWORD", "iron cabinet 2026").env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY");
    command.stdin(std::process::Stdio::null());
    command
}

/// What a command that must succeed prints.
pub(crate) fn succeed(command: &mut Command) -> Outcome<String> {
    let output = command.output()?;
    let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    if !output.status.success() {
        let words: Vec<_> = command.get_args().map(OsStr::to_string_lossy).collect();
        return Err(format!("{} {}: {}\n{out}{err}", "tiegui", words.join(" "), output.status).into());
    }
    Ok(out.into_owned())
}
