//! The verbs. A verb looks at the books, asks the rules, and either refuses or records one event; nothing else
//! writes. `store` is a private child: outside this room nobody can reach the tables.

pub mod accounts;
pub mod books;
pub mod bring_in;
pub mod browse;
pub mod carry_out;
pub mod circulate;
pub mod clock;
pub mod complete;
pub mod confirm;
pub mod copying;
pub mod correct;
pub mod count;
pub mod desk;
pub mod destroy;
mod fitness;
pub mod handover;
pub mod history;
pub mod hold;
pub mod issue;
mod kept;
pub mod keys;
mod ledger;
pub mod lend;
pub mod matter;
pub mod names;
mod narrow;
mod order;
pub mod people;
pub mod possible;
pub mod posts;
pub mod printing;
pub mod recall;
pub mod receive;
pub mod record;
pub mod sample;
mod search;
mod seat;
pub mod shelve;
mod store;
pub mod today;
pub mod verify;
mod words;

use std::cell::{OnceCell, RefCell};
use std::fs;
use std::path::{Path, PathBuf};

pub use seat::Holder;
pub use store::{Damage, OpenError as StoreOpenError, StoreError};

use accounts::long_enough;
use clock::Clock;
use complete::Learnings;
use confirm::Present;
use kept::Kept;
use keys::{Account, Keys, KeysError, Password};
use narrow::Sieve;
use search::Finder;
use seat::{Seat, Taken};
use store::{Drawer, Key, Ready, Signer as _, Store, Writing};

use crate::model::book::Slot;
use crate::model::chain::hex;
use crate::model::event::{Batch, Event, Found, OpenAccount};
use crate::model::ids::{CarrierId, DocumentId};
use crate::model::matter::MatterSlot;
use crate::model::person::Post;
use crate::model::refusal::Refusal;
use crate::model::settings::Switch;

/// The register database's name in the vault's folder.
pub const DATABASE: &str = "register.db";

/// Why a verb did not happen.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A rule said no; nothing was written.
    #[error("refused: {}", .0.rule())]
    Refused(Box<Refusal>),
    /// The database failed; nothing was written.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The keys failed.
    #[error(transparent)]
    Keys(#[from] KeysError),
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(Box::new(refusal))
    }
}

/// Why a vault does not open.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// There is no vault in the folder.
    #[error("there is no vault in {0}")]
    NoVault(PathBuf),
    /// A part of the vault is missing.
    #[error("a file of the vault is missing: {0}")]
    Missing(PathBuf),
    /// Another process has it open.
    #[error("another process has the vault open")]
    InUse(Option<Holder>),
    /// The account or its password is wrong.
    #[error(transparent)]
    Keys(#[from] KeysError),
    /// The database does not open.
    #[error(transparent)]
    Store(#[from] StoreOpenError),
    /// After an unclean end, the whole check found something.
    #[error("the vault did not pass the check after an unclean end")]
    Check(Box<verify::Report>),
    /// A vault is there already.
    #[error("there is a vault already in {0}")]
    Exists(PathBuf),
    /// The folder cannot be used.
    #[error("the folder cannot be used: {0}")]
    Io(#[from] std::io::Error),
    /// Founding the vault failed.
    #[error(transparent)]
    Verb(#[from] Error),
}

/// An open vault: its books, and who is at the desk.
pub struct Registry {
    // Before the seat: the databases are closed when the seat is left.
    store: Store,
    drawer: OnceCell<Drawer>,
    account: Account,
    key: Key,
    folder: PathBuf,
    clock: Box<dyn Clock>,
    revision: u64,
    finder: RefCell<Finder>,
    learnings: RefCell<Option<Learnings>>,
    sieve: RefCell<Sieve>,
    kept: RefCell<Kept>,
    /// Who stands by the act that is being done.
    present: Vec<Present>,
    /// None for books in memory, where nobody else can sit.
    seat: Option<Seat>,
}

/// What a password opens: the database's key and the account that signs. Whoever has it opens the vault again without
/// another derivation; it does not print and is wiped.
#[derive(Clone)]
pub struct Unlocked {
    key: Key,
    account: Account,
}

impl std::fmt::Debug for Unlocked {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Unlocked").field("account", &self.account).finish_non_exhaustive()
    }
}

impl std::fmt::Debug for Registry {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Registry").field("folder", &self.folder).field("account", &self.account).finish_non_exhaustive()
    }
}

/// What a verb did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    /// The last journal entry it made.
    pub seq: u64,
    /// The line it wrote.
    pub slot: Option<Slot>,
    /// The document it was about.
    pub document: Option<DocumentId>,
    /// The carriers it moved or made.
    pub carriers: Vec<CarrierId>,
    /// The matter it drew up or took further.
    pub matter: Option<MatterSlot>,
}

impl Registry {
    /// Founds a vault in `folder`, which must not hold one, and opens it for its first account, the secretary's.
    pub fn create(
        folder: &Path,
        unit: &str,
        user: &str,
        password: &Password,
        clock: Box<dyn Clock>,
    ) -> Result<Self, OpenError> {
        // A database without keys may be all that is left of a vault: it is never written over.
        if Self::is_vault(folder) || folder.join(DATABASE).exists() {
            return Err(OpenError::Exists(folder.to_path_buf()));
        }
        let unit = names::needed("unit", unit).map_err(Error::from)?;
        let user = names::needed("user", user).map_err(Error::from)?;
        long_enough(password).map_err(Error::from)?;
        make_folder(folder)?;
        let seat = take_seat(folder, &*clock)?;
        let (mut raw, mut id) = ([0; 32], [0; 16]);
        keys::fill(&mut raw)?;
        keys::fill(&mut id)?;
        let (key, vault) = (Key::new(raw), hex(&id));
        let mut keys = Keys::new(vault.clone());
        let account = keys.open_account(&user, Post::Secretary, password, &key)?;
        let store = Store::create(&folder.join(DATABASE), &key)?;
        let mut registry = Self::at(store, Unlocked { key, account }, folder, clock, Some(seat));
        registry.found(vault, unit)?;
        // The keys come last: a folder without them is no vault yet.
        keys.write(&registry.folder)?;
        Ok(registry)
    }

    /// Books in memory: the same schema, verbs and journal as a vault, without a file, a password or a seat. For
    /// trials that need thousands of them; what they hold is gone when they are dropped.
    #[doc(hidden)]
    pub fn in_memory(unit: &str, user: &str, clock: Box<dyn Clock>) -> Result<Self, OpenError> {
        let (mut raw, mut id) = ([0; 32], [0; 16]);
        keys::fill(&mut raw)?;
        keys::fill(&mut id)?;
        let (key, account, store) = (Key::new(raw), Account::fresh(user)?, Store::in_memory()?);
        let mut registry = Self::at(store, Unlocked { key, account }, Path::new(""), clock, None);
        registry.found(hex(&id), unit.to_owned())?;
        Ok(registry)
    }

    /// The first two entries of every journal.
    fn found(&mut self, vault: String, unit: String) -> Result<(), Error> {
        let (name, public_key) = (self.account.name().to_owned(), hex(&self.account.public_key()));
        self.transact(|tx| {
            tx.record(Found { vault, unit, algorithm: "SM3".to_owned() })?;
            tx.record(OpenAccount { name, post: Post::Secretary, public_key })?;
            Ok(())
        })
    }

    /// Opens the vault in `folder` for `user` (without a name: the only account, or the first secretary's).
    pub fn open(
        folder: &Path,
        user: Option<&str>,
        password: &Password,
        clock: Box<dyn Clock>,
    ) -> Result<Self, OpenError> {
        let keys = Self::look_for(folder)?;
        let seat = take_seat(folder, &*clock)?;
        let (key, account) = keys.unlock(user, password)?;
        Self::sit_down(folder, Unlocked { key, account }, clock, seat)
    }

    /// Only asks the password: what it opens, opens the vault with [`Registry::open_unlocked`] any number of times.
    #[doc(hidden)]
    pub fn unlock(folder: &Path, user: Option<&str>, password: &Password) -> Result<Unlocked, OpenError> {
        let (key, account) = Self::look_for(folder)?.unlock(user, password)?;
        Ok(Unlocked { key, account })
    }

    /// Opens the vault in `folder` without a password: for trials that open it a thousand times.
    #[doc(hidden)]
    pub fn open_unlocked(folder: &Path, unlocked: Unlocked, clock: Box<dyn Clock>) -> Result<Self, OpenError> {
        Self::look_for(folder)?;
        let seat = take_seat(folder, &*clock)?;
        Self::sit_down(folder, unlocked, clock, seat)
    }

    /// The key file, if everything that makes a vault is in the folder.
    fn look_for(folder: &Path) -> Result<Keys, OpenError> {
        let database = folder.join(DATABASE);
        match Keys::read(folder) {
            Ok(_) if !database.exists() => Err(OpenError::Missing(database)),
            Ok(keys) => Ok(keys),
            Err(KeysError::Missing) if database.exists() => Err(OpenError::Missing(folder.join("vault.keys"))),
            Err(KeysError::Missing) => Err(OpenError::NoVault(folder.to_path_buf())),
            Err(error) => Err(error.into()),
        }
    }

    /// Opens the database for whoever has the seat, and checks everything if the last one left in haste.
    fn sit_down(folder: &Path, unlocked: Unlocked, clock: Box<dyn Clock>, mut seat: Seat) -> Result<Self, OpenError> {
        let Unlocked { key, account } = unlocked;
        let store = Store::open(&folder.join(DATABASE), &key)?;
        if seat.left_in_haste {
            let report = verify::verify(&store, None);
            if !report.is_clean() {
                return Err(OpenError::Check(Box::new(report)));
            }
            seat.left_in_haste = false;
        }
        Ok(Self::at(store, Unlocked { key, account }, folder, clock, Some(seat)))
    }

    fn at(store: Store, unlocked: Unlocked, folder: &Path, clock: Box<dyn Clock>, seat: Option<Seat>) -> Self {
        let Unlocked { key, account } = unlocked;
        let (folder, drawer) = (folder.to_path_buf(), OnceCell::new());
        let (finder, sieve, learnings, kept) = Default::default();
        let present = Vec::new();
        Self { store, drawer, account, key, folder, clock, revision: 0, finder, sieve, learnings, kept, present, seat }
    }

    /// Whether `folder` looks like a vault.
    pub fn is_vault(folder: &Path) -> bool {
        folder.join("vault.keys").exists() || folder.join("vault.keys.bak").exists()
    }

    /// The accounts of the vault in `folder`, readable without a password.
    pub fn accounts_in(folder: &Path) -> Result<Vec<(String, Post)>, KeysError> {
        Ok(Keys::read(folder)?.names().map(|(name, post)| (name.to_owned(), post)).collect())
    }

    /// The folder of the vault.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The account at the desk.
    pub fn user(&self) -> &str {
        self.account.name()
    }

    /// What time it is here.
    pub fn clock(&self) -> &dyn Clock {
        &*self.clock
    }

    /// Moves with every change: what was read before is old.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Does `work` in one transaction: all of it is durable when this returns `Ok`, none of it otherwise.
    fn transact<T>(&mut self, work: impl FnOnce(&mut Tx<'_>) -> Result<T, Error>) -> Result<T, Error> {
        let Self { store, account, clock, revision, present, .. } = self;
        let now = clock.now();
        let mut tx = Tx { writing: store.begin()?, account, present, at: clock::stamp(&now), now, gathered: None };
        let outcome = work(&mut tx)?;
        tx.writing.commit()?;
        *revision += 1;
        Ok(outcome)
    }
}

/// Makes the folder of a vault, for its owner alone where the system knows owners.
fn make_folder(folder: &Path) -> std::io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.recursive(true).create(folder)
}

fn take_seat(folder: &Path, clock: &dyn Clock) -> Result<Seat, OpenError> {
    Seat::take(folder, clock::stamp(&clock.now())).map_err(|taken| match taken {
        Taken::By(holder) => OpenError::InUse(holder),
        Taken::Io(error) => OpenError::Io(error),
    })
}

impl Done {
    /// An entry without a line.
    fn only(seq: u64) -> Self {
        Self { seq, slot: None, document: None, carriers: Vec::new(), matter: None }
    }
}

/// A transaction at work: the only one who writes, and only by recording events.
struct Tx<'a> {
    writing: Writing<'a>,
    account: &'a Account,
    present: &'a [Present],
    at: String,
    now: jiff::Zoned,
    /// The events of a batch, until their entry is appended.
    gathered: Option<Vec<Event>>,
}

impl Tx<'_> {
    /// Appends an event to the journal and applies it; in a batch, applies it as part of the next entry.
    fn record(&mut self, event: impl Into<Event>) -> Result<u64, Error> {
        let mut event = event.into();
        self.sign_for_present(&mut event)?;
        let Some(gathered) = &mut self.gathered else {
            return Ok(self.writing.record(&event, &self.at, self.account)?);
        };
        if let Some(confirmed) = event.confirmed().first() {
            // What somebody stood by is an entry of its own: their word is bound to its place in the journal.
            return Err(Refusal::NotConfirmed { role: confirmed.role }.into());
        }
        let seq = self.writing.read().head()?.0 + 1;
        self.writing.apply(seq, &event)?;
        gathered.push(event);
        Ok(seq)
    }

    /// Records an event that was made ready before; answers with it.
    fn record_ready(&mut self, ready: Ready) -> Result<Event, Error> {
        Ok(self.writing.record_ready(ready, &self.at, self.account)?)
    }

    /// From here on, what is recorded is gathered for one entry.
    fn gather(&mut self) -> Result<(), Error> {
        self.gathered = Some(Vec::new());
        Ok(self.writing.entry_comes_last()?)
    }

    /// Appends the entry of all that was gathered; one event alone needs no batch around it.
    fn append_gathered(&mut self) -> Result<(), Error> {
        let mut events = self.gathered.take().unwrap_or_default();
        let event = match (events.pop(), events.is_empty()) {
            (Some(only), true) => only,
            (Some(last), false) => {
                events.push(last);
                Batch { events }.into()
            }
            (None, _) => return Ok(()),
        };
        self.writing.append_applied(&event, &self.at, self.account)?;
        Ok(())
    }

    /// What the books say, this transaction included.
    fn read(&self) -> store::Reading<'_> {
        self.writing.read()
    }

    /// Today.
    fn today(&self) -> jiff::civil::Date {
        self.now.date()
    }

    /// Who is at the desk.
    fn keeper(&self) -> String {
        self.account.name().to_owned()
    }

    /// Whether a switch is on.
    fn is_on(&self, switch: Switch) -> Result<bool, Error> {
        Ok(switch.is_on(self.read().setting(switch.key())?.as_deref()))
    }
}
