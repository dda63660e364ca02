//! The drawer of the desk: what an account prefers and had half typed is there again, for nobody else, and never in
//! the way of the books.

use std::error::Error;
use std::fs;

use tiegui::model::person::Post;
use tiegui::registry::Registry;
use tiegui::registry::desk::DRAWER;
use tiegui::registry::keys::Password;

#[expect(clippy::unwrap_used, reason = "a vault that cannot be founded has failed")]
#[path = "support/vault.rs"]
mod vault;

use vault::{Vault, clock, received};

type Outcome = Result<(), Box<dyn Error>>;

const DRAFT: &str = "{\"title\":\"关于网点安全评估的通知 HALFTYPED\"}";

#[test]
fn what_was_half_typed_is_there_again() -> Outcome {
    let vault = Vault::new();
    let books = vault.open()?;
    assert!(!vault.file(DRAWER).exists(), "made when it is first asked for");
    assert_eq!((books.draft("receive")?, books.preference("theme")?), (None, None));
    books.keep_draft("receive", Some("first"))?;
    books.keep_draft("receive", Some(DRAFT))?;
    books.keep_draft("lend", Some("{}"))?;
    books.prefer("theme", Some("dark"))?;
    drop(books);
    let books = vault.open()?;
    assert_eq!(books.draft("receive")?.as_deref(), Some(DRAFT));
    assert_eq!(books.preference("theme")?.as_deref(), Some("dark"));
    let names: Vec<String> = books.drafts()?.into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["lend", "receive"]);
    books.keep_draft("receive", None)?;
    books.prefer("theme", None)?;
    assert_eq!((books.draft("receive")?, books.preference("theme")?, books.drafts()?.len()), (None, None, 1));
    assert!(books.verify(None).is_clean());
    Ok(())
}

#[test]
fn an_account_sees_only_its_own() -> Outcome {
    let vault = Vault::new();
    let mut books = vault.open()?;
    books.keep_draft("receive", Some(DRAFT))?;
    books.prefer("theme", Some("dark"))?;
    let password = Password::new("another cabinet".to_owned());
    books.open_account("赵行长", Post::Leader, &password)?;
    drop(books);
    let books = Registry::open(&vault.folder, Some("赵行长"), &password, clock())?;
    assert_eq!((books.draft("receive")?, books.preference("theme")?, books.drafts()?.len()), (None, None, 0));
    books.prefer("theme", Some("light"))?;
    drop(books);
    assert_eq!(vault.open()?.preference("theme")?.as_deref(), Some("dark"));
    Ok(())
}

#[test]
fn nothing_of_it_is_written_in_clear() -> Outcome {
    let vault = Vault::new();
    let books = vault.open()?;
    books.prefer("columns", Some("HALFTYPED"))?;
    books.keep_draft("receive", Some(DRAFT))?;
    drop(books);
    for file in fs::read_dir(&vault.folder)? {
        let path = file?.path();
        let bytes = fs::read(&path)?;
        for clear in ["HALFTYPED".as_bytes(), "网点安全".as_bytes(), "drafts".as_bytes()] {
            assert!(!bytes.windows(clear.len()).any(|window| window == clear), "{}", path.display());
        }
    }
    Ok(())
}

#[test]
fn a_drawer_that_cannot_be_read_is_set_aside() -> Outcome {
    let other = Vault::new();
    let strange = {
        let folder = tempfile::tempdir()?;
        let vault = folder.path().join("vault");
        let password = Password::new("a third cabinet".to_owned());
        let books = Registry::create(&vault, "某县财政局", "孙强", &password, clock())?;
        books.keep_draft("receive", Some("theirs"))?;
        drop(books);
        fs::read(vault.join(DRAWER))?
    };
    other.open()?.keep_draft("receive", Some(DRAFT))?;
    let mut torn = fs::read(other.file(DRAWER))?;
    torn.iter_mut().skip(4500).step_by(7).for_each(|byte| *byte ^= 0x55);
    let register = fs::read(other.file("register.db"))?;
    for (what, bytes) in [
        ("another vault's", strange),
        ("torn", torn),
        ("no database", vec![b'x'; 9000]),
        ("a stub", vec![7; 100]),
        ("the register itself", register),
    ] {
        let vault = Vault::new();
        fs::write(vault.file(DRAWER), &bytes)?;
        let mut books = vault.open()?;
        assert_eq!(books.draft("receive")?, None, "{what}");
        books.keep_draft("receive", Some(DRAFT))?;
        books.perform(&received("关于保密检查的通知"))?;
        assert!(books.verify(None).is_clean());
        drop(books);
        assert_eq!(fs::read(vault.file("desk.db.damaged"))?, bytes, "{what} is kept beside");
        assert_eq!(vault.open()?.draft("receive")?.as_deref(), Some(DRAFT), "{what}");
    }
    Ok(())
}

#[test]
fn an_empty_file_becomes_a_drawer() -> Outcome {
    let vault = Vault::new();
    fs::write(vault.file(DRAWER), [])?;
    vault.open()?.prefer("theme", Some("dark"))?;
    assert_eq!(vault.open()?.preference("theme")?.as_deref(), Some("dark"));
    assert!(!vault.file("desk.db.damaged").exists());
    Ok(())
}
