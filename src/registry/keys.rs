//! `vault.keys`: accounts and the keys wrapped for each. A password opens a wrap through Argon2id; the wrap holds the
//! database key and the account's signing seed. Written atomically, in two copies; each carries a digest, so that a
//! damaged file is told from a wrong password.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::aead::{Aead as _, KeyInit as _, Payload};
use chacha20poly1305::{Key as AeadKey, XChaCha20Poly1305, XNonce};
use ed25519_dalek::{Signer as _, SigningKey};
use serde::{Deserialize, Serialize};
use zeroize::{Zeroize as _, Zeroizing};

use super::store::{Key, Signer};
use crate::model::chain::{Digest, hex, sm3, unhex};
use crate::model::person::Post;

/// The file, and its second copy.
const NAMES: [&str; 2] = ["vault.keys", "vault.keys.bak"];

/// The form of the file this program writes.
const FORM: u32 = 1;

/// Memory that one derivation takes, in KiB; 64 MiB.
const MEMORY_KIB: u32 = 64 * 1024;

/// Passes over it.
const PASSES: u32 = 3;

/// Why keys cannot be had.
#[derive(Debug, thiserror::Error)]
pub enum KeysError {
    /// Neither copy is there.
    #[error("there is no key file")]
    Missing,
    /// Neither copy can be used.
    #[error("the key file is damaged")]
    Damaged,
    /// It is a file of something else.
    #[error("the key file is not one of ours")]
    Foreign,
    /// A newer program wrote it.
    #[error("the key file has form {found}")]
    Newer {
        /// The form found.
        found: u32,
    },
    /// There is no such account.
    #[error("there is no such account")]
    NoAccount,
    /// The password does not open the account.
    #[error("the password is wrong")]
    WrongPassword,
    /// The derivation or the cipher failed, or there was no randomness.
    #[error("the keys could not be computed")]
    Crypto,
    /// A file could not be read or written.
    #[error("the key file could not be read or written: {0}")]
    Io(#[from] std::io::Error),
}

/// A password. It does not print, and it is wiped.
#[derive(Clone)]
pub struct Password(Zeroizing<String>);

impl Password {
    /// Takes a typed password.
    pub fn new(text: String) -> Self {
        Self(Zeroizing::new(text))
    }

    /// Whether it is the same word.
    pub fn is(&self, other: &Self) -> bool {
        *self.0 == *other.0
    }

    /// How many characters it has; the measure of §2.3: eight for 秘密, ten for 机密.
    pub fn length(&self) -> usize {
        self.0.chars().count()
    }
}

impl std::fmt::Debug for Password {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Password(…)")
    }
}

/// An unlocked account: who records, and the key they sign with.
#[derive(Clone)]
pub struct Account {
    name: String,
    signing: SigningKey,
}

impl std::fmt::Debug for Account {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Account").field("name", &self.name).finish_non_exhaustive()
    }
}

impl Account {
    /// An account with a key of its own that no file keeps.
    pub(super) fn fresh(name: &str) -> Result<Self, KeysError> {
        let mut seed = Zeroizing::new([0_u8; 32]);
        fill(seed.as_mut_slice())?;
        Ok(Self { name: name.to_owned(), signing: SigningKey::from_bytes(&seed) })
    }

    /// The key that checks this account's signatures.
    pub(super) fn public_key(&self) -> [u8; 32] {
        self.signing.verifying_key().to_bytes()
    }
}

impl Signer for Account {
    fn name(&self) -> &str {
        &self.name
    }

    fn sign(&self, digest: &Digest) -> [u8; 64] {
        self.signing.sign(digest).to_bytes()
    }
}

/// The key file as it is written.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Keys {
    format: String,
    version: u32,
    vault: String,
    accounts: Vec<Sealed>,
    /// SM3 of the file with this field empty, hex.
    digest: String,
}

/// What an account's password opens, and with what parameters.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Sealed {
    name: String,
    post: Post,
    kdf: String,
    memory_kib: u32,
    passes: u32,
    lanes: u32,
    salt: String,
    cipher: String,
    nonce: String,
    wrapped: String,
}

const FORMAT: &str = "tiegui-keys";
const KDF: &str = "argon2id";
const CIPHER: &str = "xchacha20-poly1305";

impl Keys {
    /// A file without accounts, for a new vault.
    pub(super) fn new(vault: String) -> Self {
        Self { format: FORMAT.to_owned(), version: FORM, vault, accounts: Vec::new(), digest: String::new() }
    }

    /// The accounts there are, in the order they were opened.
    pub(super) fn names(&self) -> impl Iterator<Item = (&str, Post)> {
        self.accounts.iter().map(|account| (account.name.as_str(), account.post))
    }

    /// Reads the first copy that is whole.
    pub(super) fn read(folder: &Path) -> Result<Self, KeysError> {
        let mut worst = KeysError::Missing;
        for name in NAMES {
            let bytes = match fs::read(folder.join(name)) {
                Ok(bytes) => bytes,
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => continue,
                // A file that cannot be read is no better than a damaged one: the other copy may be whole.
                Err(error) => {
                    worst = error.into();
                    continue;
                }
            };
            match Self::parse(&bytes) {
                Ok(keys) => return Ok(keys),
                Err(error) => worst = error,
            }
        }
        Err(worst)
    }

    fn parse(bytes: &[u8]) -> Result<Self, KeysError> {
        let head: serde_json::Value = serde_json::from_slice(bytes).map_err(|_not_json| {
            // Something of ours that is bent looks like ours at the start; a foreign file does not.
            if bytes.windows(FORMAT.len()).any(|window| window == FORMAT.as_bytes()) {
                KeysError::Damaged
            } else {
                KeysError::Foreign
            }
        })?;
        if head.get("format").and_then(serde_json::Value::as_str) != Some(FORMAT) {
            return Err(KeysError::Foreign);
        }
        let version = head.get("version").and_then(serde_json::Value::as_u64).unwrap_or(0) as u32;
        if version > FORM {
            return Err(KeysError::Newer { found: version });
        }
        let keys: Self = serde_json::from_value(head).map_err(|_bent| KeysError::Damaged)?;
        if keys.computed_digest()? == keys.digest { Ok(keys) } else { Err(KeysError::Damaged) }
    }

    fn computed_digest(&self) -> Result<String, KeysError> {
        let blank = Self { digest: String::new(), ..self.clone() };
        Ok(hex(&sm3(&serde_json::to_vec(&blank).map_err(|_never| KeysError::Crypto)?)))
    }

    /// Writes both copies, one after the other, each whole or not at all.
    pub(super) fn write(&mut self, folder: &Path) -> Result<(), KeysError> {
        self.digest = self.computed_digest()?;
        let text = serde_json::to_vec_pretty(self).map_err(|_never| KeysError::Crypto)?;
        for name in NAMES {
            write_whole(&folder.join(name), &text)?;
        }
        Ok(())
    }

    /// Wraps the database key and a fresh signing seed for a new account.
    pub(super) fn open_account(
        &mut self,
        name: &str,
        post: Post,
        password: &Password,
        key: &Key,
    ) -> Result<Account, KeysError> {
        let account = Account::fresh(name)?;
        let sealed = self.wrap(&account, post, password, key)?;
        self.put(sealed);
        Ok(account)
    }

    /// Wraps the database key and an account's signing seed; the wrap is in no file yet.
    pub(super) fn wrap(
        &self,
        account: &Account,
        post: Post,
        password: &Password,
        key: &Key,
    ) -> Result<Sealed, KeysError> {
        let (mut salt, mut nonce) = ([0_u8; 16], [0_u8; 24]);
        fill(&mut salt)?;
        fill(&mut nonce)?;
        let mut wrapped = Sealed {
            name: account.name.clone(),
            post,
            kdf: KDF.to_owned(),
            memory_kib: MEMORY_KIB,
            passes: PASSES,
            lanes: 1,
            salt: hex(&salt),
            cipher: CIPHER.to_owned(),
            nonce: hex(&nonce),
            wrapped: String::new(),
        };
        let mut secret = Zeroizing::new(Vec::with_capacity(64));
        secret.extend_from_slice(key.expose());
        secret.extend_from_slice(Zeroizing::new(account.signing.to_bytes()).as_slice());
        let cipher = self.cipher(&wrapped, password)?;
        let bound = self.bound_to(&wrapped);
        let sealed = cipher
            .encrypt(&XNonce::from(nonce), Payload { msg: &secret, aad: &bound })
            .map_err(|_failed| KeysError::Crypto)?;
        wrapped.wrapped = hex(&sealed);
        Ok(wrapped)
    }

    /// Wraps what the old password opens under the new one: the same database key, the same signing seed.
    pub(super) fn rewrap(&self, name: &str, old: &Password, new: &Password) -> Result<Sealed, KeysError> {
        let post = self.accounts.iter().find(|account| account.name == name).ok_or(KeysError::NoAccount)?.post;
        let (key, account) = self.unlock(Some(name), old)?;
        self.wrap(&account, post, new, &key)
    }

    /// Puts a wrap in the place of the account's old one; a new account's comes last.
    pub(super) fn put(&mut self, sealed: Sealed) {
        match self.accounts.iter_mut().find(|account| account.name == sealed.name) {
            Some(account) => *account = sealed,
            None => self.accounts.push(sealed),
        }
    }

    /// Opens an account: the database key, and who signs. Without a name, the only account or the first secretary's.
    pub(super) fn unlock(&self, name: Option<&str>, password: &Password) -> Result<(Key, Account), KeysError> {
        let account = match name {
            Some(name) => self.accounts.iter().find(|account| account.name == name),
            None => {
                self.accounts.iter().find(|account| account.post == Post::Secretary).or_else(|| self.accounts.first())
            }
        };
        let account = account.ok_or(KeysError::NoAccount)?;
        let nonce: [u8; 24] =
            unhex(&account.nonce).and_then(|bytes| bytes.try_into().ok()).ok_or(KeysError::Damaged)?;
        let sealed = unhex(&account.wrapped).ok_or(KeysError::Damaged)?;
        let cipher = self.cipher(account, password)?;
        let bound = self.bound_to(account);
        let secret = cipher
            .decrypt(&XNonce::from(nonce), Payload { msg: &sealed, aad: &bound })
            .map(Zeroizing::new)
            .map_err(|_rejected| KeysError::WrongPassword)?;
        let (key, seed) = secret.split_at_checked(32).ok_or(KeysError::Damaged)?;
        let key = <[u8; 32]>::try_from(key).map_err(|_short| KeysError::Damaged)?;
        let mut seed = <[u8; 32]>::try_from(seed).map_err(|_short| KeysError::Damaged)?;
        let signing = SigningKey::from_bytes(&seed);
        seed.zeroize();
        Ok((Key::new(key), Account { name: account.name.clone(), signing }))
    }

    /// Password → key-encryption key → cipher.
    #[expect(clippy::unused_self, reason = "the cipher is this file's")]
    fn cipher(&self, account: &Sealed, password: &Password) -> Result<XChaCha20Poly1305, KeysError> {
        if account.kdf != KDF || account.cipher != CIPHER {
            return Err(KeysError::Damaged);
        }
        let salt = unhex(&account.salt).ok_or(KeysError::Damaged)?;
        let params = Params::new(account.memory_kib, account.passes, account.lanes, Some(32))
            .map_err(|_out_of_range| KeysError::Damaged)?;
        let mut derived = Zeroizing::new([0_u8; 32]);
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(password.0.as_bytes(), &salt, derived.as_mut_slice())
            .map_err(|_failed| KeysError::Crypto)?;
        Ok(XChaCha20Poly1305::new(&AeadKey::from(*derived)))
    }

    /// A wrap opens only in its vault, for its account, with its parameters.
    fn bound_to(&self, account: &Sealed) -> Vec<u8> {
        let parts = [
            self.vault.as_str(),
            &account.name,
            account.post.code(),
            &account.kdf,
            &account.memory_kib.to_string(),
            &account.passes.to_string(),
            &account.lanes.to_string(),
            &account.salt,
        ];
        parts.join("\n").into_bytes()
    }
}

/// Random bytes.
pub(super) fn fill(bytes: &mut [u8]) -> Result<(), KeysError> {
    getrandom::fill(bytes).map_err(|_unavailable| KeysError::Crypto)
}

/// Writes a file whole or not at all: beside it, synced, then in its place.
fn write_whole(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let folder = path.parent().map_or_else(|| PathBuf::from("."), Path::to_path_buf);
    let mut file = tempfile::NamedTempFile::new_in(&folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(path)?;
    // On Linux the folder's entry is durable only when the folder is synced; Windows offers no such thing.
    #[cfg(unix)]
    fs::File::open(&folder)?.sync_all()?;
    Ok(())
}
