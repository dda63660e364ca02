//! Accounts: further ones are opened, and a person changes their password. What takes time is deriving a key from a
//! password; that needs no books and is done on any thread. The books only take the outcome.

use std::path::{Path, PathBuf};

use super::confirm::Present;
use super::keys::{Account, Keys, KeysError, Password, Sealed};
use super::store::{Key, Signer as _};
use super::{Done, Error, Registry, names};
use crate::model::chain::hex;
use crate::model::event::OpenAccount;
use crate::model::person::Post;
use crate::model::refusal::Refusal;
use crate::model::strength::SHORTEST;

/// Makes the keys of further accounts, on any thread. It holds the database's key: it does not print, and it is wiped.
#[derive(Clone)]
pub struct Keymaker {
    folder: PathBuf,
    key: Key,
}

impl std::fmt::Debug for Keymaker {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Keymaker").field("folder", &self.folder).finish_non_exhaustive()
    }
}

/// The key of an account that is about to be opened; it stands in no file and in no journal yet.
#[derive(Debug)]
pub struct NewKey {
    post: Post,
    sealed: Sealed,
    account: Account,
}

impl NewKey {
    /// Whose it is going to be.
    pub fn name(&self) -> &str {
        self.account.name()
    }
}

/// An account's keys, wrapped under another password; in no file yet.
#[derive(Debug)]
pub struct Rewrapped {
    name: String,
    sealed: Sealed,
}

impl Keymaker {
    /// Makes the key of a further account; takes up to a second.
    pub fn make(&self, name: &str, post: Post, password: &Password) -> Result<NewKey, Error> {
        let name = names::needed("name", name)?;
        long_enough(password)?;
        let keys = Keys::read(&self.folder)?;
        is_new(&keys, &name)?;
        let account = Account::fresh(&name)?;
        let sealed = keys.wrap(&account, post, password, &self.key)?;
        Ok(NewKey { post, sealed, account })
    }
}

/// Wraps an account's keys under another password, if the old one opens them; on any thread, for up to two seconds.
pub fn rewrap(folder: &Path, name: &str, old: &Password, new: &Password) -> Result<Rewrapped, Error> {
    long_enough(new)?;
    let sealed = Keys::read(folder)?.rewrap(name, old, new)?;
    Ok(Rewrapped { name: name.to_owned(), sealed })
}

impl Registry {
    /// What makes the keys of further accounts of this vault.
    pub fn keymaker(&self) -> Keymaker {
        Keymaker { folder: self.folder.clone(), key: self.key.clone() }
    }

    /// Opens a further account in this vault.
    pub fn open_account(&mut self, name: &str, post: Post, password: &Password) -> Result<Done, Error> {
        self.open_account_for(name, post, password).map(|(done, _)| done)
    }

    /// The same, with whom the account is for: they are at the desk.
    pub(super) fn open_account_for(
        &mut self,
        name: &str,
        post: Post,
        password: &Password,
    ) -> Result<(Done, Present), Error> {
        let made = self.keymaker().make(name, post, password)?;
        let account = made.account.clone();
        Ok((self.open_account_with(made)?, Present::of(account)))
    }

    /// The same, with the key that was made for it.
    pub fn open_account_with(&mut self, made: NewKey) -> Result<Done, Error> {
        let NewKey { post, sealed, account } = made;
        let mut keys = Keys::read(&self.folder)?;
        is_new(&keys, account.name())?;
        let (name, public_key) = (account.name().to_owned(), hex(&account.public_key()));
        let folder = self.folder.clone();
        // The entry first: an account without a key file is no harm, a key without an entry could sign unknown.
        let done = self.transact(|tx| {
            if tx.post_of(&name)?.is_some() {
                // The journal has it, though its key was lost before it was written.
                return Err(Refusal::AccountExists { name }.into());
            }
            tx.record(OpenAccount { name, post, public_key }).map(Done::only)
        })?;
        keys.put(sealed);
        keys.write(&folder)?;
        Ok(done)
    }

    /// Changes the password of whoever is at the desk. The same keys are wrapped anew: what was signed stays signed.
    /// It is no entry: the journal keeps the public keys that check signatures, and these stay; a password and when it
    /// was changed concern nobody who reads it.
    pub fn change_password(&mut self, old: &Password, new: &Password) -> Result<(), Error> {
        let rewrapped = rewrap(&self.folder, self.account.name(), old, new)?;
        self.keep_password(rewrapped)
    }

    /// The same, with what was wrapped for it. Both copies of the key file are written, each whole or not at all; from
    /// the first on the new password is the one that opens.
    pub fn keep_password(&mut self, rewrapped: Rewrapped) -> Result<(), Error> {
        let Rewrapped { name, sealed } = rewrapped;
        let mut keys = Keys::read(&self.folder)?;
        if name != self.account.name() || !keys.names().any(|(known, _)| known == name) {
            return Err(KeysError::NoAccount.into());
        }
        keys.put(sealed);
        Ok(keys.write(&self.folder)?)
    }
}

/// That the vault has no account of this name.
fn is_new(keys: &Keys, name: &str) -> Result<(), Refusal> {
    let known = keys.names().any(|(known, _)| known == name);
    if known { Err(Refusal::AccountExists { name: name.to_owned() }) } else { Ok(()) }
}

/// The one rule for a new password, wherever it is chosen.
pub(super) fn long_enough(password: &Password) -> Result<(), Refusal> {
    match password.length() {
        0 => Err(Refusal::Missing { field: "password" }),
        length if length < SHORTEST => Err(Refusal::PasswordTooShort { least: SHORTEST }),
        _ => Ok(()),
    }
}
