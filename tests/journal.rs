//! The vault from outside: anchors, older copies, cut files, keys, the seat, and the ways an opening can fail.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fs;

use tiegui::model::chain::Break;
use tiegui::registry::keys::{KeysError, Password};
use tiegui::registry::people::Set;
use tiegui::registry::verify::{Anchor, Finding};
use tiegui::registry::{OpenError, Registry, StoreOpenError};

#[path = "support/vault.rs"]
mod vault;

use vault::{Vault, clock, password, received};

fn anchor(books: &Registry) -> Anchor {
    let (seq, digest) = books.head().unwrap();
    format!("{seq}:{digest}").parse().unwrap()
}

/// Changes some bytes of a file.
fn spoil(file: &std::path::Path, change: impl FnOnce(&mut Vec<u8>)) {
    let mut bytes = fs::read(file).unwrap();
    change(&mut bytes);
    fs::write(file, bytes).unwrap();
}

#[test]
fn a_vault_is_founded_closed_and_opened_with_its_password() {
    let room = tempfile::tempdir().unwrap();
    let folder = room.path().join("库");
    let books = Registry::create(&folder, "农发行某县支行", "王喆", &password(), clock()).unwrap();
    assert_eq!((books.unit().unwrap().as_str(), books.user(), books.head().unwrap().0), ("农发行某县支行", "王喆", 2));
    assert!(books.verify(None).is_clean());
    drop(books);
    assert!(!folder.join("vault.seat").exists());
    assert!(matches!(
        Registry::create(&folder, "农发行某县支行", "王喆", &password(), clock()),
        Err(OpenError::Exists(_))
    ));

    let wrong = Password::new("iron cabinet 2025".to_owned());
    assert!(matches!(Registry::open(&folder, None, &wrong, clock()), Err(OpenError::Keys(KeysError::WrongPassword))));
    assert!(matches!(
        Registry::open(&folder, Some("孙强"), &password(), clock()),
        Err(OpenError::Keys(KeysError::NoAccount))
    ));
    let mut books = Registry::open(&folder, Some("王喆"), &password(), clock()).unwrap();
    let post = tiegui::model::person::Post::Leader;
    let second = Password::new("another cabinet".to_owned());
    books.open_account("赵行长", post, &second).unwrap();
    assert!(books.open_account("赵行长", post, &second).is_err());
    drop(books);
    let mut books = Registry::open(&folder, Some("赵行长"), &second, clock()).unwrap();
    books.perform(&received("关于保密检查的通知")).unwrap();
    let report = books.verify(None);
    assert!(report.is_clean() && report.entries == 4, "{report:?}");
}

/// Receives `n` documents, and closes the books again.
fn receives(vault: &Vault, n: u32) {
    let mut books = vault.open().unwrap();
    let before = books.head().unwrap().0;
    for n in 1..=n {
        books.perform(&received(&format!("关于第{before}之{n}件的通知"))).unwrap();
    }
}

#[test]
fn an_anchor_is_right_wrong_or_too_late() {
    let vault = Vault::new();
    receives(&vault, 3);
    let books = vault.open().unwrap();
    let right = anchor(&books);
    assert_eq!(right.seq, 5);
    assert!(books.verify(Some(right)).is_clean());
    let wrong = Anchor { digest: [7; 32], ..right };
    assert_eq!(books.verify(Some(wrong)).findings, [Finding::Chain(Break::Anchor { seq: 5 })]);
    let late = Anchor { seq: 6, ..right };
    assert_eq!(books.verify(Some(late)).findings, [Finding::Chain(Break::Short { last: 5, anchor: 6 })]);
    let none = Anchor { seq: 0, ..right };
    assert_eq!(books.verify(Some(none)).findings, [Finding::Chain(Break::Anchor { seq: 0 })]);
    for text in ["5", "5:", "x:00", "5:00", "-1:00"] {
        assert!(text.parse::<Anchor>().is_err(), "{text}");
    }
}

#[test]
fn an_older_copy_is_found_with_the_anchor() {
    let vault = Vault::new();
    receives(&vault, 2);
    let older = fs::read(vault.file("register.db")).unwrap();
    receives(&vault, 2);
    let later = anchor(&vault.open().unwrap());
    fs::write(vault.file("register.db"), older).unwrap();
    let books = vault.open().unwrap();
    assert!(books.verify(None).is_clean(), "alone, an older copy is as whole as any");
    assert_eq!(books.verify(Some(later)).findings, [Finding::Chain(Break::Short { last: 4, anchor: 6 })]);
}

#[test]
fn a_body_is_stored_as_it_was_written() {
    let vault = Vault::new();
    receives(&vault, 1);
    let books = vault.open().unwrap();
    let mut bodies = Vec::new();
    books
        .journal::<tiegui::registry::StoreError>(|entry| {
            assert_eq!(tiegui::model::chain::leaf(&entry.salt, &entry.body), entry.leaf);
            let event = tiegui::model::event::Event::from_body(&entry.body).unwrap();
            assert_eq!(event.to_body().unwrap(), entry.body, "read and written again");
            bodies.push(String::from_utf8(entry.body).unwrap());
            Ok(())
        })
        .unwrap();
    let starts: Vec<_> = bodies.iter().map(|body| body.split(',').next().unwrap()).collect();
    assert_eq!(starts, [r#"{"verb":"found""#, r#"{"verb":"open_account""#, r#"{"verb":"receive""#]);
}

#[test]
fn a_cut_file_is_found() {
    let vault = Vault::new();
    receives(&vault, 30);
    let whole = fs::read(vault.file("register.db")).unwrap();
    for cut in [1, 80, 4096, 3 * 4096, whole.len() / 2, whole.len() - 4096, whole.len() - 100] {
        fs::write(vault.file("register.db"), &whole[..whole.len() - cut]).unwrap();
        let found = vault.open().map(|books| books.verify(None));
        assert!(!matches!(&found, Ok(report) if report.is_clean()), "cut by {cut}: {found:?}");
    }
    fs::write(vault.file("register.db"), b"").unwrap();
    assert!(matches!(vault.open(), Err(OpenError::Store(_))), "an empty file is no database");
    fs::write(vault.file("register.db"), &whole).unwrap();
    assert!(vault.open().unwrap().verify(None).is_clean());
}

#[test]
fn openings_fail_in_different_ways() {
    let vault = Vault::new();
    receives(&vault, 30);
    let nowhere = vault.folder.join("nowhere");
    assert!(matches!(Registry::open(&nowhere, None, &password(), clock()), Err(OpenError::NoVault(_))));

    let database = vault.file("register.db");
    let whole = fs::read(&database).unwrap();
    fs::remove_file(&database).unwrap();
    assert!(matches!(vault.open(), Err(OpenError::Missing(file)) if file == database));
    fs::write(&database, "this is a letter, not a database\n".repeat(500)).unwrap();
    assert!(matches!(vault.open(), Err(OpenError::Store(StoreOpenError::Locked))));
    // Another vault's database under these keys.
    let other = Vault::new();
    let mut bytes = fs::read(other.file("register.db")).unwrap();
    bytes.rotate_left(16);
    fs::write(&database, bytes).unwrap();
    assert!(matches!(vault.open(), Err(OpenError::Store(StoreOpenError::Locked))));
    // A page in the middle: the first one opens, quick_check finds the rest.
    fs::write(&database, &whole).unwrap();
    spoil(&database, |bytes| bytes[10 * 4096 + 100] ^= 1);
    let opened = vault.open();
    assert!(matches!(opened, Err(OpenError::Store(StoreOpenError::Damaged(_)))), "{opened:?}");

    fs::write(&database, &whole).unwrap();
    for name in ["vault.keys", "vault.keys.bak"] {
        fs::remove_file(vault.file(name)).unwrap();
    }
    assert!(matches!(vault.open(), Err(OpenError::Missing(file)) if file.ends_with("vault.keys")));
}

#[test]
fn either_copy_of_the_keys_is_enough_and_none_is_damage() {
    let vault = Vault::new();
    let (first, second) = (vault.file("vault.keys"), vault.file("vault.keys.bak"));
    let whole = fs::read(&first).unwrap();
    assert_eq!(whole, fs::read(&second).unwrap());
    let middle = whole.len() / 2;
    for file in [&first, &second] {
        spoil(file, |bytes| bytes[middle] ^= 1);
        drop(Registry::open(&vault.folder, None, &password(), clock()).unwrap());
        fs::write(file, &whole).unwrap();
        spoil(file, |bytes| bytes.truncate(middle));
        drop(vault.open().unwrap());
        fs::remove_file(file).unwrap();
        drop(vault.open().unwrap());
        // Not even a file that can be read.
        fs::create_dir(file).unwrap();
        drop(vault.open().unwrap());
        fs::remove_dir(file).unwrap();
        fs::write(file, &whole).unwrap();
    }
    // A flipped bit anywhere is damage, never a wrong password.
    for at in (0..whole.len()).step_by(7) {
        for file in [&first, &second] {
            fs::write(file, &whole).unwrap();
            spoil(file, |bytes| bytes[at] ^= 4);
        }
        let opened = vault.open();
        let damaged = matches!(opened, Err(OpenError::Keys(KeysError::Damaged | KeysError::Foreign)));
        let newer = matches!(opened, Err(OpenError::Keys(KeysError::Newer { .. })));
        assert!(damaged || newer, "byte {at}: {opened:?}");
    }
    for file in [&first, &second] {
        fs::write(file, &whole).unwrap();
        spoil(file, |bytes| bytes[middle] ^= 1);
    }
    assert!(matches!(vault.open(), Err(OpenError::Keys(KeysError::Damaged))));
    for file in [&first, &second] {
        fs::write(file, "a shopping list").unwrap();
    }
    assert!(matches!(vault.open(), Err(OpenError::Keys(KeysError::Foreign))));
}

#[test]
fn one_process_sits_at_a_vault_and_the_next_is_told_who() {
    let vault = Vault::new();
    let first = vault.open().unwrap();
    match vault.open() {
        Err(OpenError::InUse(Some(holder))) => {
            assert_eq!(holder.process, std::process::id());
            assert_eq!(holder.since, "2026-03-05T09:00:00+08:00");
        }
        other => panic!("{other:?}"),
    }
    drop(first);
    vault.open().unwrap();
}

#[test]
fn after_an_unclean_end_everything_is_checked() {
    let vault = Vault::new();
    receives(&vault, 1);
    // A long setting that is cut short leaves pages free.
    let months = (2026..2090).flat_map(|year| (1..=12).map(move |month| (year, month)));
    let weeks: Vec<String> =
        months.flat_map(|(year, month)| [1, 8, 15, 22].map(|day| format!("{year}-{month:02}-{day:02}"))).collect();
    for value in [weeks.join("\n"), String::new()] {
        vault.open().unwrap().set(&Set { key: "holidays".to_owned(), value }).unwrap();
    }
    let seat = vault.file("vault.seat");
    fs::write(&seat, "{}").unwrap();
    drop(vault.open().unwrap());
    assert!(!seat.exists(), "checked and left in order");

    // A page nobody reads on opening, as free ones are: only the whole check sees it. Whoever mistypes the password does not do away
    // with the check.
    let database = vault.file("register.db");
    let whole = fs::read(&database).unwrap();
    let unread = (1..whole.len() / 4096).rev().find(|page| {
        spoil(&database, |bytes| bytes[page * 4096 + 7] ^= 1);
        let opens = vault.open().is_ok();
        fs::write(&database, &whole).unwrap();
        opens
    });
    let unread = unread.unwrap();
    spoil(&database, |bytes| bytes[unread * 4096 + 7] ^= 1);
    drop(vault.open().unwrap());
    fs::write(&seat, "{}").unwrap();
    let wrong = Password::new("wrong".to_owned());
    assert!(Registry::open(&vault.folder, None, &wrong, clock()).is_err());
    assert!(seat.exists(), "the check is still due");
    for _ in 0..2 {
        assert!(matches!(vault.open(), Err(OpenError::Check(report)) if !report.is_clean()));
        assert!(seat.exists(), "and is due until it is passed");
    }
    fs::write(&database, &whole).unwrap();
    drop(vault.open().unwrap());
    assert!(!seat.exists());
}
