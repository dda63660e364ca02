//! One bit of the encrypted register flipped, in every page and at a thousand places: it never goes unnoticed.

use std::error::Error;
use std::fs::{self, File, OpenOptions};
use std::hash::{BuildHasher as _, RandomState};
use std::io;
use std::io::{Read as _, Seek as _, SeekFrom, Write as _};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use serde_json::json;
use tiegui::registry::clock::SystemClock;
use tiegui::registry::keys::Password;
use tiegui::registry::record::Act;
use tiegui::registry::{Registry, Unlocked};

type Outcome<T = ()> = Result<T, Box<dyn Error>>;

const PAGE: u64 = 4096;
const PLACES: usize = 1000;
const LINES: usize = 40;

/// Whether the vault opens and every check of `verify` holds.
fn holds(vault: &Path, unlocked: &Unlocked) -> bool {
    Registry::open_unlocked(vault, unlocked.clone(), Box::new(SystemClock))
        .is_ok_and(|books| books.verify(None).is_clean())
}

/// A small vault with enough lines for every kind of page, inner and free ones too; and what opens it without deriving
/// the key from the password each time.
fn vault(folder: &Path) -> Outcome<Unlocked> {
    let password = Password::new("iron cabinet 2026".to_owned());
    let mut books = Registry::create(folder, "农发行某县支行", "王喆", &password, Box::new(SystemClock))?;
    for line in 1..=LINES {
        let act = json!({
            "verb": "receive", "date": "2026-03-05", "issuer": "农发行市分行", "number": format!("农发银市〔2026〕{line}号"),
            "title": format!("关于第{line}件的通知"), "level": "秘密", "period": "10年", "copies": 2,
            "copy_numbers": "000101-000102", "pages": 12, "signed_by": "王喆", "channel": "机要交通",
        });
        books.perform(&Act::parse(&act.to_string())?)?;
    }
    drop(books);
    Ok(Registry::unlock(folder, None, &password)?)
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        fs::copy(entry.path(), to.join(entry.file_name()))?;
    }
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

/// Places in the file: one after another in every page by turns, anywhere in it.
fn places(size: u64, count: usize) -> Vec<(u64, u8)> {
    let pages = size / PAGE;
    let random = RandomState::new();
    (0..count as u64)
        .map(|n| {
            let value = random.hash_one(n);
            let within = match n % 4 {
                _ if n >= pages => value % PAGE,
                0 => 0,
                1 => PAGE - 1,
                2 => PAGE - 80,
                _ => 16,
            };
            ((n % pages) * PAGE + within, (value >> 32) as u8)
        })
        .collect()
}

#[test]
fn a_flipped_bit_is_always_noticed() -> Outcome {
    let folder = tempfile::tempdir()?;
    let whole = folder.path().join("whole");
    let key = vault(&whole)?;
    assert!(holds(&whole, &key), "the vault does not hold before anything was done to it");
    let size = fs::metadata(whole.join("register.db"))?.len();
    let places = places(size, PLACES);
    assert!((size / PAGE) as usize <= PLACES, "{} pages: not every one gets its place", size / PAGE);

    let next = AtomicUsize::new(0);
    let work = |worker: usize| -> Result<Vec<u64>, String> {
        let vault = folder.path().join(format!("worker {worker}"));
        let tell = |error: io::Error| error.to_string();
        copy(&whole, &vault).map_err(tell)?;
        let mut unnoticed = Vec::new();
        while let Some(&(at, bit)) = places.get(next.fetch_add(1, Ordering::Relaxed)) {
            let mut file = OpenOptions::new().read(true).write(true).open(vault.join("register.db")).map_err(tell)?;
            flip(&mut file, at, bit).map_err(tell)?;
            if holds(&vault, &key) {
                unnoticed.push(at);
            }
            drop(file);
            // A fresh copy: opening may have written to the damaged file.
            fs::copy(whole.join("register.db"), vault.join("register.db")).map_err(tell)?;
        }
        if holds(&vault, &key) { Ok(unnoticed) } else { Err("the copy does not hold when undamaged".to_owned()) }
    };
    let unnoticed = thread::scope(|scope| {
        let workers = [0, 1].map(|worker| scope.spawn(move || work(worker)));
        workers.map(|worker| worker.join().unwrap_or_else(|_| Err("a worker panicked".to_owned())))
    });
    for found in unnoticed {
        let found = found?;
        assert!(found.is_empty(), "flipped and not noticed, of {size} bytes: {found:?}");
    }
    Ok(())
}
