//! Every field that a rule names can be shown beside its refusal; what is refused before there are books.

use std::error::Error;
use std::fs;
use std::path::Path;

use tiegui::model::refusal::Refusal;
use tiegui::registry::clock::SystemClock;
use tiegui::registry::keys::Password;
use tiegui::registry::{Error as Verb, OpenError, Registry};

/// What comes before the name of a field where a rule is broken.
const BEFORE: [&str; 3] = ["field: \"", "needed(\"", "not_before(\""];

fn fields_in(folder: &Path, found: &mut Vec<String>) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            fields_in(&path, found)?;
            continue;
        }
        let text = fs::read_to_string(&path)?;
        for before in BEFORE {
            let named = text.split(before).skip(1).filter_map(|rest| rest.split('"').next());
            found.extend(named.map(str::to_owned));
        }
    }
    Ok(())
}

#[test]
fn every_field_that_a_rule_names_is_known() -> Result<(), Box<dyn Error>> {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    for room in ["registry", "model"] {
        fields_in(&source.join(room), &mut found)?;
    }
    assert!(found.len() > 30, "the source was not read: {found:?}");
    for field in found {
        let refusal = Refusal::Missing { field: Box::leak(field.into_boxed_str()) };
        assert!(!refusal.fields().is_empty(), "{refusal:?} would stand beside nothing");
    }
    Ok(())
}

#[test]
fn a_vault_is_not_founded_on_a_password_of_seven_characters() -> Result<(), Box<dyn Error>> {
    let room = tempfile::tempdir()?;
    let folder = room.path().join("vault");
    let founded = |password: &str| {
        let password = Password::new(password.to_owned());
        Registry::create(&folder, "清源县支行", "王喆", &password, Box::new(SystemClock))
    };
    for short in ["", "1234567", "密码密码密码密"] {
        match founded(short) {
            Err(OpenError::Verb(Verb::Refused(refusal))) => {
                assert!(matches!(*refusal, Refusal::PasswordTooShort { least: 8 } | Refusal::Missing { .. }));
            }
            other => return Err(format!("{short}: {other:?}").into()),
        }
        assert!(!Registry::is_vault(&folder), "nothing is left of it");
    }
    let books = founded("12345678")?;
    assert!(books.verify(None).is_clean());
    Ok(())
}
