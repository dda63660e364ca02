//! `record`, `journal`, `verify`: verbs in, entries out, and whether everything holds.

use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Write};

use serde::Serialize;

use super::arguments::{Journal, Record, Verify};
use super::{Exit, Failure, vault};
use crate::model::chain::hex;
use crate::model::event::verb_of;
use crate::registry::confirm;
use crate::registry::record::Asked;
use crate::registry::{Error, StoreError};
use crate::{explain, tr};

#[derive(Serialize)]
struct Recorded {
    line: u64,
    seq: u64,
}

#[derive(Serialize)]
struct No {
    line: u64,
    /// Which act of a batch, counted from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    act: Option<usize>,
    refused: Reason,
}

#[derive(Serialize)]
struct Reason {
    rule: &'static str,
    article: String,
    message: String,
}

/// `record`: one line in, one verb; one line out after each durable commit, flushed.
pub(super) fn record(record: &Record, out: &mut dyn Write) -> Result<Exit, Failure> {
    let mut registry = vault::open(&record.open)?;
    let mut present = Vec::with_capacity(record.present.len());
    for (name, file) in &record.present {
        let password = vault::password_in(file)?;
        let folder = registry.folder().to_path_buf();
        present.push(confirm::present(&folder, name, &password).map_err(crate::registry::OpenError::from)?);
    }
    registry.stand_by(present);
    let input: Box<dyn BufRead> = match &record.file {
        Some(path) => Box::new(BufReader::new(File::open(path).map_err(|error| Failure::File(path.clone(), error))?)),
        None => Box::new(std::io::stdin().lock()),
    };
    let mut exit = Exit::Done;
    for (number, line) in (1..).zip(input.split(b'\n')) {
        let line = line?;
        let text = String::from_utf8_lossy(&line);
        let text = text.trim().trim_start_matches('\u{FEFF}');
        if text.is_empty() {
            continue;
        }
        let outcome = match Asked::parse(text) {
            Ok(Asked::One(act)) => registry.perform(&act).map(|done| Some(done.seq)).map_err(|error| (None, error)),
            Ok(Asked::Batch(acts)) => registry
                .perform_batch(&acts)
                .map(|done| done.last().map(|done| done.seq))
                .map_err(|(at, error)| (Some(at + 1), error)),
            Err(error) => {
                exit = Exit::Refused;
                answer(out, &No { line: number, act: None, refused: unreadable(&error) })?;
                continue;
            }
        };
        match outcome {
            Ok(seq) => answer(out, &Recorded { line: number, seq: seq.unwrap_or_default() })?,
            Err((act, Error::Refused(refusal))) => {
                exit = Exit::Refused;
                let refused = Reason {
                    rule: refusal.rule(),
                    article: explain::article(refusal.article()),
                    message: explain::refusal(&refusal),
                };
                answer(out, &No { line: number, act, refused })?;
            }
            Err((_, error)) => return Err(error.into()),
        }
    }
    Ok(exit)
}

fn unreadable(error: &serde_json::Error) -> Reason {
    Reason {
        rule: "line-unreadable",
        article: explain::article(crate::model::refusal::Article::Bookkeeping),
        message: tr!("record-unreadable", column = error.column(), cause = error.to_string()),
    }
}

fn answer(out: &mut dyn Write, answer: &impl Serialize) -> Result<(), Failure> {
    serde_json::to_writer(&mut *out, answer)?;
    out.write_all(b"\n")?;
    Ok(out.flush()?)
}

#[derive(Serialize)]
struct Line<'a> {
    seq: u64,
    at: &'a str,
    actor: &'a str,
    verb: &'a str,
    salt: String,
    body: &'a str,
    leaf: String,
    digest: String,
    signature: String,
}

/// `journal`: every entry as a line of JSON, the body verbatim.
pub(super) fn export(journal: &Journal, out: &mut dyn Write) -> Result<Exit, Failure> {
    let registry = vault::open(&journal.open)?;
    let failed = |error| Failure::File(journal.out.clone(), error);
    let mut file = BufWriter::new(File::create(&journal.out).map_err(failed)?);
    let mut entries = 0_u64;
    registry.journal::<Failure>(|entry| {
        let verb = verb_of(&entry.body).unwrap_or_default();
        let body = std::str::from_utf8(&entry.body).map_err(|error| failed(std::io::Error::other(error)))?;
        let line = Line {
            seq: entry.seq,
            at: &entry.at,
            actor: &entry.actor,
            verb: &verb,
            salt: hex(&entry.salt),
            body,
            leaf: hex(&entry.leaf),
            digest: hex(&entry.digest),
            signature: hex(&entry.signature),
        };
        serde_json::to_writer(&mut file, &line)?;
        file.write_all(b"\n").map_err(failed)?;
        entries += 1;
        Ok(())
    })?;
    file.flush().map_err(failed)?;
    file.get_ref().sync_all().map_err(failed)?;
    let (seq, digest) = registry.head()?;
    if journal.open.json {
        let path = journal.out.display().to_string();
        writeln!(out, "{}", serde_json::json!({ "out": path, "entries": entries, "seq": seq, "digest": digest }))?;
    } else {
        writeln!(out, "{}", tr!("journal-done", n = entries, path = journal.out.display()))?;
        writeln!(out, "{}", tr!("anchor", seq = seq.to_string(), digest))?;
    }
    Ok(Exit::Done)
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Error::from(error).into()
    }
}

/// `verify`: chain, replay, SQLCipher and SQLite checks.
pub(super) fn verify(verify: &Verify, out: &mut dyn Write) -> Result<Exit, Failure> {
    let registry = vault::open(&verify.open)?;
    let report = registry.verify(verify.anchor);
    if verify.open.json {
        let findings = explain::report(&report);
        let answer = serde_json::json!({
            "ok": report.is_clean(), "entries": report.entries, "digest": report.head, "findings": findings,
        });
        writeln!(out, "{answer}")?;
    } else if report.is_clean() {
        writeln!(out, "{}", tr!("verify-clean", n = report.entries))?;
        writeln!(out, "{}", tr!("anchor", seq = report.entries.to_string(), digest = report.head))?;
    } else {
        writeln!(out, "{}", tr!("verify-failed", n = report.findings.len()))?;
        for finding in explain::report(&report) {
            writeln!(out, "  {finding}")?;
        }
    }
    Ok(if report.is_clean() {
        Exit::Done
    } else if report.findings.iter().any(crate::registry::verify::Finding::is_damage) {
        Exit::Damaged
    } else {
        Exit::Refused
    })
}
