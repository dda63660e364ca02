//! The journal of the sample vault, checked by a program that shares no line with tiegui: it accepts the journal as
//! exported and refuses every journal that was tampered with.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};

#[path = "support/program.rs"]
mod program;

use program::{Outcome, succeed, tiegui};

/// What the verifier says about these lines.
fn verdict(folder: &Path, lines: &[String], anchor: Option<&str>) -> Outcome<Result<String, String>> {
    let file = folder.join("journal.jsonl");
    fs::write(&file, lines.concat())?;
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/verify_journal.py");
    let output =
        Command::new("python3").arg(script).arg(file).args(anchor.iter().flat_map(|a| ["--anchor", a])).output()?;
    let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    match output.status.code() {
        Some(0) => Ok(Ok(said)),
        Some(1) => Ok(Err(said)),
        _ => Err(format!("the verifier itself failed: {said}").into()),
    }
}

/// The lines with one field of one entry rewritten.
fn rewritten(lines: &[String], at: usize, field: &str, new: impl FnOnce(&Value) -> Value) -> Outcome<Vec<String>> {
    let mut lines = lines.to_vec();
    let line = lines.get_mut(at).ok_or("the journal is too short")?;
    let mut entry: Value = serde_json::from_str(line)?;
    let value = entry.get_mut(field).ok_or("no such field")?;
    *value = new(value);
    *line = format!("{entry}\n");
    Ok(lines)
}

/// A body in which one byte is another: the last digit in it.
fn one_byte_changed(body: &Value) -> Value {
    let mut text = body.as_str().unwrap_or_default().to_owned();
    if let Some(at) = text.rfind(|c: char| c.is_ascii_digit()) {
        let other = if text.get(at..).is_some_and(|rest| rest.starts_with('7')) { "8" } else { "7" };
        text.replace_range(at..=at, other);
    }
    text.into()
}

#[test]
fn the_journal_holds_as_exported_and_in_no_other_way() -> Outcome {
    if Command::new("python3").arg("--version").output().is_err() {
        println!("skipped: there is no python3 here");
        return Ok(());
    }
    let folder = tempfile::tempdir()?;
    let vault = folder.path().join("demo");
    let exported = folder.path().join("exported.jsonl");
    succeed(tiegui("demo", &vault).arg("--no-window"))?;
    let script = folder.path().join("batch.jsonl");
    let acts: Vec<Value> =
        ["一号室", "二号室", "三号室"].iter().map(|path| json!({"verb": "add_place", "path": path})).collect();
    fs::write(&script, json!({"verb": "batch", "acts": acts}).to_string())?;
    succeed(tiegui("record", &vault).arg(&script))?;
    succeed(tiegui("journal", &vault).arg("--out").arg(&exported))?;

    let lines: Vec<String> = fs::read_to_string(exported)?.split_inclusive('\n').map(str::to_owned).collect();
    let last: Value = serde_json::from_str(lines.last().ok_or("the journal is empty")?)?;
    assert_eq!(last["verb"], "batch");
    let anchor = format!("{}:{}", last["seq"], last["digest"].as_str().ok_or("no digest")?);
    let judge = |lines: &[String], anchor: Option<&str>| verdict(folder.path(), lines, anchor);
    assert!(lines.len() > 20, "a year of a branch has more than {} entries", lines.len());

    let accepted = judge(&lines, Some(&anchor))?.map_err(|why| format!("refused as exported: {why}"))?;
    assert!(accepted.contains(&format!("{} entries", lines.len())) && accepted.contains(&anchor), "{accepted}");

    let middle = lines.len() / 2;
    let (one, two) = (lines[middle].clone(), lines[middle + 1].clone());
    let mut deleted = lines.clone();
    deleted.remove(middle);
    let mut swapped = lines.clone();
    swapped.swap(middle, middle + 1);
    let mut repeated = lines.clone();
    repeated.insert(middle, one);
    let mut replaced = lines.clone();
    replaced[middle] = two;
    let truncated = lines[..lines.len() - 1].to_vec();
    let half = [&lines[..lines.len() - 1], &[last.to_string().split_at(40).0.to_owned()]].concat();
    let tampered = [
        ("a byte of a body", rewritten(&lines, middle, "body", one_byte_changed)?),
        ("the time", rewritten(&lines, middle, "at", |_| "2020-01-01T00:00:00+08:00".into())?),
        ("the actor", rewritten(&lines, middle, "actor", |_| "某人".into())?),
        ("the verb beside the body", rewritten(&lines, middle, "verb", |_| "nothing".into())?),
        ("a body without its salt", rewritten(&lines, middle, "salt", |_| Value::Null)?),
        ("an entry deleted", deleted),
        ("two entries swapped", swapped),
        ("an entry repeated", repeated),
        ("an entry replaced by its neighbour", replaced),
        ("the first entry deleted", lines[1..].to_vec()),
        ("the last entry deleted", truncated.clone()),
        ("half a last entry", half),
    ];
    for (what, lines) in tampered {
        let said = judge(&lines, Some(&anchor))?;
        let why = said.err().ok_or(format!("{what}: accepted"))?;
        assert!(why.contains("entry "), "{what}: the verifier does not say where: {why}");
    }
    assert!(judge(&truncated, None)?.is_ok(), "without an anchor a shorter journal is a whole journal");
    Ok(())
}
