//! Founding and opening a vault from the command line.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use super::arguments::{Init, NewAccount, NewPassword, Open};
use super::{Exit, Failure};
use crate::model::strength::LENGTH_FOR_SECRET;
use crate::registry::Registry;
use crate::registry::clock::SystemClock;
use crate::registry::keys::Password;
use crate::tr;

/// The vault that a folder means: itself, or the one that `demo` made in it.
pub(super) fn folder(dir: &Path) -> PathBuf {
    let inner = dir.join(super::demo::VAULT);
    if !Registry::is_vault(dir) && Registry::is_vault(&inner) { inner } else { dir.to_path_buf() }
}

/// Opens the vault that the arguments name.
pub(super) fn open(open: &Open) -> Result<Registry, Failure> {
    let password = password(open.password_file.as_deref(), OWN, &tr!("ask-password"))?;
    let folder = folder(&open.vault);
    Ok(Registry::open(&folder, open.user.as_deref(), &password, Box::new(SystemClock))?)
}

/// The option and the variable that a password comes from where nobody types it.
type Source = (&'static str, &'static str);

/// Of whoever is at the keyboard.
const OWN: Source = ("--password-file", "TIEGUI_PASSWORD");

/// A new one.
const NEW: Source = ("--new-password-file", "TIEGUI_NEW_PASSWORD");

/// The password: from the file named, from the environment, or typed.
fn password(file: Option<&Path>, source: Source, question: &str) -> Result<Password, Failure> {
    match (file, std::env::var(source.1)) {
        (Some(path), _) => password_in(path),
        (None, Ok(text)) => Ok(Password::new(text)),
        (None, Err(_unset)) => typed(question, source),
    }
}

/// The password that a file has in its first and only line.
pub(super) fn password_in(path: &Path) -> Result<Password, Failure> {
    let text = fs::read_to_string(path).map_err(|error| Failure::File(path.to_path_buf(), error))?;
    Ok(Password::new(text.trim_end_matches(['\r', '\n']).to_owned()))
}

/// The password as it is typed; a script has nobody who types.
fn typed(question: &str, (option, variable): Source) -> Result<Password, Failure> {
    let nobody = |_no_terminal| Failure::Usage(tr!("usage-no-terminal", option, variable));
    rpassword::prompt_password(question).map(Password::new).map_err(nobody)
}

/// A new password; where it is typed, it is typed twice.
fn new_password(file: Option<&Path>, question: &str) -> Result<Password, Failure> {
    let is_typed = file.is_none() && std::env::var_os(NEW.1).is_none();
    let new = password(file, NEW, question)?;
    if is_typed && !new.is(&typed(&tr!("ask-password-again"), NEW)?) {
        return Err(Failure::Nothing(tr!("account-differs")));
    }
    Ok(new)
}

/// `init`
pub(super) fn init(init: &Init, out: &mut dyn Write, err: &mut dyn Write) -> Result<Exit, Failure> {
    let Some(user) = init.open.user.as_deref() else {
        return Err(Failure::Usage(tr!("usage-missing", argument = "--user")));
    };
    let question = tr!("ask-new-password");
    let password = password(init.open.password_file.as_deref(), OWN, &question)?;
    let registry = Registry::create(&init.open.vault, &init.unit, user, &password, Box::new(SystemClock))?;
    if password.length() < LENGTH_FOR_SECRET {
        writeln!(err, "{}", tr!("password-weak", n = LENGTH_FOR_SECRET))?;
    }
    let (seq, digest) = registry.head()?;
    if init.open.json {
        let vault = init.open.vault.display().to_string();
        writeln!(out, "{}", serde_json::json!({ "vault": vault, "user": user, "seq": seq, "digest": digest }))?;
    } else {
        writeln!(out, "{}", tr!("init-done", unit = init.unit, user, path = init.open.vault.display()))?;
    }
    Ok(Exit::Done)
}

/// `account`
pub(super) fn account(account: &NewAccount, out: &mut dyn Write) -> Result<Exit, Failure> {
    let mut registry = open(&account.open)?;
    let question = tr!("ask-password-for", name = account.name);
    let password = new_password(account.new_password_file.as_deref(), &question)?;
    let done = registry.open_account(&account.name, account.post, &password)?;
    if account.open.json {
        writeln!(out, "{}", serde_json::json!({ "account": account.name, "seq": done.seq }))?;
    } else {
        writeln!(out, "{}", tr!("account-done", name = account.name))?;
    }
    Ok(Exit::Done)
}

/// `password`
pub(super) fn change_password(asked: &NewPassword, out: &mut dyn Write, err: &mut dyn Write) -> Result<Exit, Failure> {
    let old = password(asked.open.password_file.as_deref(), OWN, &tr!("ask-password"))?;
    let vault = folder(&asked.open.vault);
    let mut registry = Registry::open(&vault, asked.open.user.as_deref(), &old, Box::new(SystemClock))?;
    let new = new_password(asked.new_password_file.as_deref(), &tr!("ask-new-password"))?;
    registry.change_password(&old, &new)?;
    if new.length() < LENGTH_FOR_SECRET {
        writeln!(err, "{}", tr!("password-weak", n = LENGTH_FOR_SECRET))?;
    }
    let name = registry.user();
    if asked.open.json {
        writeln!(out, "{}", serde_json::json!({ "account": name, "password": "changed" }))?;
    } else {
        writeln!(out, "{}", tr!("password-done", name))?;
    }
    Ok(Exit::Done)
}
