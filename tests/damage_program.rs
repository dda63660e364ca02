//! A damaged register: the program says so by its exit code.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::io::{Read as _, Seek as _, SeekFrom, Write as _};
use std::path::Path;
use std::process::Stdio;

use serde_json::json;

#[path = "support/program.rs"]
mod program;

use program::{Outcome, succeed, tiegui};

const PAGE: u64 = 4096;
const THROUGH_THE_PROGRAM: usize = 20;

/// A small vault with enough lines for every kind of page, inner ones too.
fn vault(folder: &Path) -> Outcome {
    succeed(tiegui("init", folder).args(["--unit", "农发行某县支行", "--user", "王秘书"]))?;
    let mut child = tiegui("record", folder).stdin(Stdio::piped()).stdout(Stdio::null()).spawn()?;
    let mut input = child.stdin.take().ok_or("no stdin")?;
    for line in 1..=150 {
        let event = json!({
            "verb": "receive", "date": "2026-03-05", "issuer": "农发行市分行", "number": format!("农发银市〔2026〕{line}号"),
            "title": format!("关于第{line}件的通知"), "level": "秘密", "period": "10年", "copies": 2,
            "copy_numbers": "000101-000102", "pages": 12, "signed_by": "王喆", "channel": "机要交通", "intact": true,
            "listed": 2,
        });
        writeln!(input, "{event}")?;
    }
    drop(input);
    assert!(child.wait()?.success());
    Ok(())
}

/// Flips one bit; doing it again undoes it.
fn flip(file: &mut File, at: u64, bit: u8) -> io::Result<()> {
    let mut byte = [0];
    file.seek(SeekFrom::Start(at))?;
    file.read_exact(&mut byte)?;
    file.seek(SeekFrom::Start(at))?;
    file.write_all(&[byte[0] ^ (1 << (bit % 8))])?;
    file.sync_data()
}

#[test]
fn the_program_says_so_by_its_exit_code() -> Outcome {
    let folder = tempfile::tempdir()?;
    let whole = folder.path().join("whole");
    vault(&whole)?;
    let database = whole.join("register.db");
    let undamaged = fs::read(&database)?;
    let step = undamaged.len() / THROUGH_THE_PROGRAM;
    for n in 0..THROUGH_THE_PROGRAM {
        let mut file = OpenOptions::new().read(true).write(true).open(&database)?;
        let at = (n * step + (n * 997) % step) as u64;
        flip(&mut file, at, n as u8)?;
        drop(file);
        let output = tiegui("verify", &whole).output()?;
        assert_eq!(output.status.code(), Some(4), "byte {at} flipped: {}", String::from_utf8_lossy(&output.stderr));
        assert!(!output.stderr.is_empty(), "byte {at} flipped and nothing said");
        fs::write(&database, &undamaged)?;
    }
    fs::write(&database, undamaged.get(..undamaged.len() - PAGE as usize).ok_or("one page only")?)?;
    assert_eq!(tiegui("verify", &whole).output()?.status.code(), Some(4), "the last page cut off");
    fs::write(&database, &undamaged)?;
    succeed(&mut tiegui("verify", &whole))?;
    Ok(())
}
