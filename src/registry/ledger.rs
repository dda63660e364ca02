//! Reading for the ledger of carriers (涉密载体台账): all that the unit has, a slice at a time.

use super::{Error, Registry};
use crate::model::ids::CarrierId;
use crate::model::view::HeldRow;

impl Registry {
    /// Up to so many of the carriers in the unit behind this one, in the order in which they came on the books: all
    /// that are neither with another unit nor gone.
    pub fn carriers_after(&self, after: CarrierId, most: u32) -> Result<Vec<HeldRow>, Error> {
        Ok(self.store.read().carriers_after(after, most)?)
    }

    /// How many carriers there are in the unit.
    pub fn n_carriers(&self) -> Result<u32, Error> {
        Ok(self.store.read().n_carriers()?)
    }
}
