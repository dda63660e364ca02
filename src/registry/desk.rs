//! What belongs to whoever sits at the desk and to no register: what they prefer, and what they had half typed. It is
//! kept encrypted in a file of its own; its loss harms nothing, so nothing here stands in the way of the books.

use std::sync::mpsc::Sender;

use super::store::Drawer;
use super::{Error, Registry, clock};

/// The drawer's name in the vault's folder.
pub const DRAWER: &str = "desk.db";

impl Registry {
    /// What the account at the desk prefers.
    pub fn preference(&self, key: &str) -> Result<Option<String>, Error> {
        Ok(self.drawer()?.preference(self.user(), key)?)
    }

    /// Keeps what the account at the desk prefers; without a value, forgets it.
    pub fn prefer(&self, key: &str, value: Option<&str>) -> Result<(), Error> {
        Ok(self.drawer()?.prefer(self.user(), key, value)?)
    }

    /// What the account at the desk had half typed under that name.
    pub fn draft(&self, name: &str) -> Result<Option<String>, Error> {
        Ok(self.drawer()?.draft(self.user(), name)?)
    }

    /// The names of all that the account at the desk had half typed, latest first, each with when it was kept.
    pub fn drafts(&self) -> Result<Vec<(String, String)>, Error> {
        Ok(self.drawer()?.drafts(self.user())?)
    }

    /// Keeps what is half typed; without a text, lets it go.
    pub fn keep_draft(&self, name: &str, text: Option<&str>) -> Result<(), Error> {
        let at = clock::stamp(&self.clock.now());
        Ok(self.drawer()?.keep_draft(self.user(), name, text, &at)?)
    }

    /// Tells of every statement that the books and the drawer run from here on, with its parameters in their places: for
    /// trials that look for one that runs twice.
    #[doc(hidden)]
    pub fn watch_statements(&mut self, told: &Sender<String>) -> Result<(), Error> {
        self.drawer()?;
        if let Some(drawer) = self.drawer.get_mut() {
            drawer.watch(told.clone())?;
        }
        Ok(self.store.watch(told.clone())?)
    }

    /// The drawer, opened when it is first asked for.
    pub(super) fn drawer(&self) -> Result<&Drawer, Error> {
        if let Some(drawer) = self.drawer.get() {
            return Ok(drawer);
        }
        let drawer = match &self.seat {
            Some(_) => Drawer::open(&self.folder.join(DRAWER), &self.key)?,
            None => Drawer::in_memory()?,
        };
        Ok(self.drawer.get_or_init(|| drawer))
    }
}
