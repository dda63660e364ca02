//! A handover killed with -9 in the middle of its commit, again and again: everything has moved, or nothing has.
//! `TIEGUI_KILLS` sets how often, `TIEGUI_SEED` repeats a run.
#![expect(clippy::indexing_slicing, reason = "one of two")]

use std::hash::{BuildHasher as _, RandomState};
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;
use std::{env, fs, thread};

use serde_json::json;
use tiegui::registry::clock::{Clock as _, SystemClock};
use tiegui::registry::keys::Password;
use tiegui::registry::{Registry, Unlocked};

#[path = "support/chance.rs"]
mod chance;
#[path = "support/program.rs"]
mod program;

use chance::Chance;
use program::{Outcome, succeed, tiegui};

const GIVERS: [&str; 2] = ["王喆", "李敏"];
const SUPERVISOR: &str = "赵行长";
/// So many carriers change hands, so that a commit takes its time.
const CARRIERS: u32 = 60;

fn open(vault: &Path, unlocked: &Unlocked) -> Result<Registry, Box<dyn std::error::Error>> {
    Ok(Registry::open_unlocked(vault, unlocked.clone(), Box::new(SystemClock))?)
}

/// Begins the `number`th handover and kills it a random moment after its list was drawn up; whether it was acknowledged.
fn hand_over(vault: &Path, password: &Path, number: u64, from: usize, chance: &mut Chance) -> Outcome<bool> {
    let (giver, receiver) = (GIVERS[from], GIVERS[1 - from]);
    let mut child = tiegui("record", vault)
        .args(["--user", giver])
        .args(
            [receiver, SUPERVISOR]
                .iter()
                .flat_map(|name| ["--present".to_owned(), format!("{name}={}", password.display())]),
        )
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    let mut input = child.stdin.take().ok_or("no stdin")?;
    let mut output = BufReader::new(child.stdout.take().ok_or("no stdout")?);
    let year = SystemClock.today().year();
    writeln!(
        input,
        "{}",
        json!({"verb": "draw_handover", "giver": giver, "receiver": receiver, "supervisor": SUPERVISOR})
    )?;
    let mut drawn = String::new();
    output.read_line(&mut drawn)?;
    assert!(drawn.contains("seq"), "the list was not drawn up: {drawn}");
    writeln!(
        input,
        "{}",
        json!({"verb": "complete_handover", "matter": {"kind": "handover", "year": year, "number": number}})
    )?;
    thread::sleep(Duration::from_micros(chance.below(25_000)));
    child.kill()?;
    child.wait()?;
    let rest: Vec<String> = output.lines().map_while(Result::ok).collect();
    assert!(rest.iter().all(|line| line.contains("seq")), "refused: {rest:?}");
    Ok(!rest.is_empty())
}

#[test]
fn a_handover_that_is_killed_moves_all_or_nothing() -> Outcome {
    let kills: u64 = env::var("TIEGUI_KILLS").ok().map(|text| text.parse()).transpose()?.unwrap_or(100);
    let seed = env::var("TIEGUI_SEED").ok().map(|text| text.parse()).transpose()?;
    let seed = seed.unwrap_or_else(|| RandomState::new().hash_one(kills));
    println!("TIEGUI_SEED={seed}");
    let mut chance = Chance(seed);
    let folder = tempfile::tempdir()?;
    let (vault, password) = (folder.path().join("vault"), folder.path().join("password"));
    fs::write(&password, "iron cabinet 2026")?;
    succeed(tiegui("init", &vault).args(["--unit", "农发行某县支行", "--user", GIVERS[0]]))?;
    for (name, post) in [(GIVERS[1], "secretary"), (SUPERVISOR, "leader")] {
        let mut account = tiegui("account", &vault);
        succeed(account.args(["--name", name, "--post", post, "--new-password-file"]).arg(&password))?;
    }
    let unlocked = Registry::unlock(&vault, None, &Password::new("iron cabinet 2026".to_owned()))?;
    {
        let mut books = open(&vault, &unlocked)?;
        let receive = json!({"verb": "receive", "issuer": "市分行", "title": "关于交接的通知", "level": "秘密",
            "copies": CARRIERS, "copy_numbers": format!("1-{CARRIERS}")});
        books.perform(&serde_json::from_value(receive)?)?;
    }
    let (mut keeper, mut moved, mut told) = (0, 0, 0);
    for number in 1..=kills {
        let acknowledged = hand_over(&vault, &password, number, keeper, &mut chance)?;
        // Opening checks the whole file and replays the journal: the last one left in haste.
        let books = open(&vault, &unlocked)?;
        let held = GIVERS.map(|name| books.burden(name).map(|burden| burden.carriers));
        let [one, other] = held;
        let held = [one?, other?];
        let (before, after) = (held[keeper], held[1 - keeper]);
        assert!((before, after) == (CARRIERS, 0) || (before, after) == (0, CARRIERS), "{number}: half: {held:?}");
        let has_moved = before == 0;
        assert!(has_moved || !acknowledged, "{number}: acknowledged, and nothing has moved");
        moved += u64::from(has_moved);
        told += u64::from(acknowledged);
        if has_moved {
            keeper = 1 - keeper;
        }
    }
    println!("{kills} kills: {moved} handed over, {told} of them acknowledged");
    assert!(moved > 0 && moved < kills, "every kill came too early, or too late: {moved} of {kills}");
    let report = open(&vault, &unlocked)?.verify(None);
    assert!(report.is_clean(), "{report:?}");
    Ok(())
}
