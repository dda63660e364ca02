//! The program killed in the middle of its work, again and again: whatever it acknowledged is there afterwards, once,
//! and nothing is there by half. `TIEGUI_KILLS` sets how often, `TIEGUI_SEED` repeats a run.
#![expect(clippy::indexing_slicing, reason = "a missing key of a JSON value is null, and null fails the test")]

use std::collections::BTreeMap;
use std::hash::{BuildHasher as _, RandomState};
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};
use std::{env, fs};

use serde_json::{Value, json};

#[path = "support/chance.rs"]
mod chance;
#[path = "support/program.rs"]
mod program;

use chance::Chance;
use program::{Outcome, succeed, tiegui};

/// How many lines wait in the pipe each round: always more than are answered before the kill.
const OFFERED: usize = 40;

fn number(name: &str) -> Outcome<Option<u64>> {
    Ok(env::var(name).ok().map(|text| text.parse()).transpose()?)
}

fn title(round: u64, line: usize) -> String {
    format!("关于第{round}轮第{line}件的通知")
}

fn receive(round: u64, line: usize) -> Value {
    json!({
        "verb": "receive", "date": "2026-03-05", "issuer": "农发行市分行", "number": format!("农发银市〔2026〕{}号", round * 100 + line as u64),
        "title": title(round, line), "level": "秘密", "period": "10年", "copies": 2, "copy_numbers": "000101-000102",
        "pages": 12, "signed_by": "王喆", "channel": "机要交通", "intact": true, "listed": 2,
    })
}

/// `record` at work on a vault: its answers, line by line.
fn start(vault: &Path, round: u64) -> Outcome<(Child, Receiver<String>)> {
    let mut child =
        tiegui("record", vault).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
    let mut input = child.stdin.take().ok_or("no stdin")?;
    let output = BufReader::new(child.stdout.take().ok_or("no stdout")?);
    let (answers, received) = channel();
    thread::spawn(move || {
        // The pipe breaks when the program is killed: that is the end of the lines, not an error of the test.
        (1..=OFFERED).try_for_each(|line| writeln!(input, "{}", receive(round, line)))
    });
    thread::spawn(move || {
        for line in output.lines().map_while(Result::ok) {
            if answers.send(line).is_err() {
                break;
            }
        }
    });
    Ok((child, received))
}

/// One round: wait for a random number of answers and a random moment more, kill, and note all that was acknowledged.
fn round(vault: &Path, round: u64, chance: &mut Chance, acknowledged: &mut BTreeMap<u64, String>) -> Outcome {
    // One kill in eight falls into opening: key derivation, the check after the last kill, the replay.
    let (answers, moment) =
        if chance.below(8) == 0 { (0, chance.below(600_000)) } else { (1 + chance.below(8), chance.below(40_000)) };
    let (mut child, received) = start(vault, round)?;
    let mut lines = Vec::new();
    let patience = Instant::now() + Duration::from_mins(1);
    while (lines.len() as u64) < answers {
        match received.recv_timeout(patience.saturating_duration_since(Instant::now())) {
            Ok(line) => lines.push(line),
            Err(RecvTimeoutError::Timeout) => return Err(format!("round {round}: no answer within a minute").into()),
            Err(RecvTimeoutError::Disconnected) => {
                let output = child.wait_with_output()?;
                let said = String::from_utf8_lossy(&output.stderr);
                return Err(format!("round {round}: {} before it was killed\n{said}", output.status).into());
            }
        }
    }
    thread::sleep(Duration::from_micros(moment));
    child.kill()?;
    child.wait()?;
    lines.extend(received.iter());
    for line in lines {
        let answer: Value = serde_json::from_str(&line).map_err(|error| format!("half an answer, {line}: {error}"))?;
        let (Some(at), Some(seq)) = (answer["line"].as_u64(), answer["seq"].as_u64()) else {
            return Err(format!("round {round}: not an acknowledgement: {line}").into());
        };
        if let Some(before) = acknowledged.insert(seq, title(round, at as usize)) {
            return Err(format!("round {round}: seq {seq} was given before, to {before}").into());
        }
    }
    Ok(())
}

/// Every acknowledged title stands in the journal under its number and once in the register.
fn check_all(vault: &Path, folder: &Path, acknowledged: &BTreeMap<u64, String>) -> Outcome<usize> {
    let (journal, register) = (folder.join("journal.jsonl"), folder.join("register.csv"));
    succeed(&mut tiegui("verify", vault))?;
    succeed(tiegui("journal", vault).arg("--out").arg(&journal))?;
    succeed(tiegui("export", vault).args(["--register", "receiving", "--out"]).arg(&register))?;
    let register = fs::read_to_string(register)?;
    let mut received = BTreeMap::new();
    for line in fs::read_to_string(journal)?.lines() {
        let entry: Value = serde_json::from_str(line)?;
        if entry["verb"] == "receive" {
            let body = entry["body"].as_str().ok_or("no body")?.to_owned();
            received.insert(entry["seq"].as_u64().ok_or("no seq")?, body);
        }
    }
    for (seq, title) in acknowledged {
        let body = received.get(seq).ok_or(format!("acknowledged and gone: {seq} {title}"))?;
        assert!(body.contains(title.as_str()), "entry {seq} is not {title}: {body}");
        assert_eq!(register.matches(title.as_str()).count(), 1, "{title} in the register");
    }
    let lines = register.lines().filter(|line| line.contains("关于第")).count();
    assert_eq!(lines, received.len(), "lines in the register, entries in the journal");
    Ok(received.len())
}

#[test]
fn what_was_acknowledged_survives_being_killed() -> Outcome {
    let kills = number("TIEGUI_KILLS")?.unwrap_or(200);
    let seed = number("TIEGUI_SEED")?.unwrap_or_else(|| RandomState::new().hash_one(kills));
    println!("TIEGUI_SEED={seed}");
    let mut chance = Chance(seed);
    let folder = tempfile::tempdir()?;
    let vault = folder.path().join("vault");
    succeed(tiegui("init", &vault).args(["--unit", "农发行某县支行", "--user", "王秘书"]))?;
    let mut acknowledged = BTreeMap::new();
    for number in 1..=kills {
        // Opening after a kill checks the whole file and replays the journal, so each round also judges the last one.
        round(&vault, number, &mut chance, &mut acknowledged)?;
        if number % 25 == 0 {
            check_all(&vault, folder.path(), &acknowledged)?;
        }
    }
    let received = check_all(&vault, folder.path(), &acknowledged)?;
    println!("{kills} kills, {} acknowledged, {received} in the journal", acknowledged.len());
    assert!(acknowledged.len() as u64 >= kills, "too few lines were acknowledged to prove anything");
    // A kill between commit and answer leaves an entry nobody was told of: at most one a round.
    assert!(received <= acknowledged.len() + kills as usize, "more entries than could have been offered");
    Ok(())
}
