//! The system's printers: which there are, and handing a PDF to one. On Linux that is CUPS, asked through its own
//! programs, which reach it by its local socket; the PDF goes to it through a pipe, so that no file is left lying about.
//! On Windows the shell is asked to print; its viewers want a file, which is private and deleted once they had it.

use std::io::{self, Write as _};
use std::process::{Command, Output, Stdio};

/// The printers of this computer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Printers {
    /// Their names; the system's own choice first.
    pub(crate) names: Vec<String>,
}

/// Why nothing was printed.
#[derive(Debug)]
pub(crate) enum SpoolError {
    /// There is nothing on this computer that prints.
    NoSpooler,
    /// It was not taken; what the system said.
    Refused(String),
}

/// What the jobs are called in the system's list, which everybody can read: no title of a document.
const JOB_NAME: &str = "tiegui";

/// Where CUPS listens on its own computer.
const CUPS_SOCKET: &str = "/run/cups/cups.sock";

/// Looks which printers there are.
#[cfg(not(windows))]
pub(crate) fn list() -> Result<Printers, SpoolError> {
    let mut names = lines(&run("lpstat", &["-e"], b"")?);
    if names.is_empty() {
        names = lines(&run("lpstat", &["-p"], b"")?).iter().filter_map(|line| name_in(line)).collect();
    }
    let default = lines(&run("lpstat", &["-d"], b"")?).iter().find_map(|line| default_in(line));
    names.sort_by_key(|name| Some(name) != default.as_ref());
    Ok(Printers { names })
}

/// Hands a PDF to a printer, in its own size.
#[cfg(not(windows))]
pub(crate) fn send(pdf: &[u8], printer: &str, copies: u32) -> Result<(), SpoolError> {
    let copies = copies.to_string();
    let size = ["-o", "media=A4", "-o", "print-scaling=none", "-o", "sides=one-sided"];
    let arguments = [["-d", printer, "-n", &copies, "-t", JOB_NAME].as_slice(), &size].concat();
    run("lp", &arguments, pdf).map(|_said| ())
}

#[cfg(not(windows))]
fn lines(output: &Output) -> Vec<String> {
    let said = String::from_utf8_lossy(&output.stdout);
    said.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

/// `printer NAME is idle.  enabled since …`
#[cfg(any(test, not(windows)))]
fn name_in(line: &str) -> Option<String> {
    line.strip_prefix("printer ")?.split_whitespace().next().map(str::to_owned)
}

/// `system default destination: NAME`
#[cfg(any(test, not(windows)))]
fn default_in(line: &str) -> Option<String> {
    line.strip_prefix("system default destination:").map(|name| name.trim().to_owned())
}

/// The one printer the shell prints on. Not tried on a real Windows yet.
#[cfg(windows)]
pub(crate) fn list() -> Result<Printers, SpoolError> {
    let ask = "(Get-CimInstance Win32_Printer -Filter 'Default=TRUE').Name";
    let said = run("powershell", &["-NoProfile", "-NonInteractive", "-Command", ask], b"")?;
    let name = String::from_utf8_lossy(&said.stdout).trim().to_owned();
    Ok(Printers { names: if name.is_empty() { Vec::new() } else { vec![name] } })
}

/// Has the shell print a PDF with whatever shows PDFs here. Not tried on a real Windows yet.
#[cfg(windows)]
pub(crate) fn send(pdf: &[u8], _printer: &str, copies: u32) -> Result<(), SpoolError> {
    let refused = |error: io::Error| SpoolError::Refused(error.to_string());
    let mut file = tempfile::Builder::new().prefix(JOB_NAME).suffix(".pdf").tempfile().map_err(refused)?;
    file.write_all(pdf).and_then(|()| file.flush()).map_err(refused)?;
    let path = file.into_temp_path();
    let start = format!(
        "Start-Process -WindowStyle Hidden -Verb Print -FilePath '{}'",
        path.display().to_string().replace('\'', "''")
    );
    for _ in 0..copies.max(1) {
        run("powershell", &["-NoProfile", "-NonInteractive", "-Command", &start], b"")?;
    }
    // The viewer reads in its own time; the file goes when it had that.
    let wait = move || {
        std::thread::sleep(std::time::Duration::from_secs(60));
        drop(path);
    };
    std::thread::Builder::new().name("spooled".to_owned()).spawn(wait).map(|_handle| ()).map_err(refused)
}

/// Runs one of the system's programs to its end.
fn run(program: &str, arguments: &[&str], input: &[u8]) -> Result<Output, SpoolError> {
    let failed = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound => SpoolError::NoSpooler,
        _ => SpoolError::Refused(error.to_string()),
    };
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    // It asks the spooler of this computer by its local socket, and tries no other way. What it says is read here, so it
    // says it in one language.
    command.env("CUPS_SERVER", CUPS_SOCKET).env("LC_ALL", "C");
    let mut child = command.spawn().map_err(failed)?;
    let fed = child.stdin.take().map_or(Ok(()), |mut stdin| stdin.write_all(input));
    let output = child.wait_with_output().map_err(failed)?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        return Err(SpoolError::Refused(said.lines().next().unwrap_or_default().trim().to_owned()));
    }
    // A program that ended well without reading all of it has not printed all of it.
    fed.map_err(failed)?;
    Ok(output)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_cups_are_understood() {
        assert_eq!(name_in("printer HP-1020 is idle.  enabled since Mon"), Some("HP-1020".to_owned()));
        assert_eq!(name_in("\tReady to print."), None);
        assert_eq!(default_in("system default destination: HP-1020"), Some("HP-1020".to_owned()));
        assert_eq!(default_in("no system default destination"), None);
    }

    #[test]
    fn a_computer_without_a_program_that_prints_says_so() {
        assert!(matches!(run("no-such-program-here", &[], b""), Err(SpoolError::NoSpooler)));
    }

    #[cfg(unix)]
    #[test]
    fn what_a_program_says_is_handed_on() {
        let refused = run("sh", &["-c", "echo 'lp: no such printer' >&2; exit 1"], b"");
        assert!(matches!(refused, Err(SpoolError::Refused(said)) if said == "lp: no such printer"));
        let output = run("cat", &[], "凭单".as_bytes());
        assert_eq!(output.map(|output| output.stdout).ok(), Some("凭单".as_bytes().to_vec()));
    }
}
