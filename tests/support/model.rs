//! Where each carrier is, as simply as it can be said: what the books say must be this.

use tiegui::model::custody::Custody;
use tiegui::model::view::Holding;

/// Where a carrier is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Where {
    /// On a shelf or in the keeper's hands: at rest.
    Home(String),
    Lent(String),
    Reading(String),
    Issued(String),
    Struck,
}

/// A document and its copies, by ordinal.
#[derive(Debug, Clone)]
pub(crate) struct Paper {
    pub(crate) id: i64,
    pub(crate) top_secret: bool,
    pub(crate) numbered: bool,
    pub(crate) copies: Vec<(i64, Where)>,
    /// Where a copy that is out goes back to.
    homes: Vec<String>,
}

impl Paper {
    pub(crate) fn new(id: i64, top_secret: bool, numbered: bool, copies: Vec<(i64, Where)>) -> Self {
        let homes = vec![String::new(); copies.len()];
        Self { id, top_secret, numbered, copies, homes }
    }

    /// The copy with this carrier.
    fn at(&self, carrier: i64) -> usize {
        self.copies.iter().position(|(id, _)| *id == carrier).unwrap()
    }

    pub(crate) fn place(&self, carrier: i64) -> &Where {
        &self.copies[self.at(carrier)].1
    }

    /// Whether all carriers that are asked for are at rest.
    pub(crate) fn rests(&self, carrier: i64) -> bool {
        matches!(self.place(carrier), Where::Home(_))
    }

    /// Puts a carrier that is at rest somewhere.
    pub(crate) fn leaves(&mut self, carrier: i64, to: Where) {
        let at = self.at(carrier);
        let Where::Home(home) = &self.copies[at].1 else { panic!("{carrier} left and was not at rest: {self:?}") };
        self.homes[at].clone_from(home);
        self.copies[at].1 = to;
    }

    /// Puts a carrier that is out back where it was.
    pub(crate) fn returns(&mut self, carrier: i64) {
        let at = self.at(carrier);
        assert!(matches!(self.copies[at].1, Where::Lent(_) | Where::Reading(_)), "{carrier} came back: {self:?}");
        self.copies[at].1 = Where::Home(self.homes[at].clone());
    }

    pub(crate) fn strike(&mut self) {
        for (carrier, place) in &mut self.copies {
            assert!(!matches!(place, Where::Lent(_) | Where::Reading(_)), "{carrier} is out and was struck");
            *place = Where::Struck;
        }
    }

    /// Whether the books say of every copy what is said here.
    pub(crate) fn agrees(&self, holdings: &[Holding]) -> bool {
        let said = |holding: &Holding| {
            let holder = holding.holder.clone();
            let place = match holding.carrier.custody {
                Custody::Placed { .. } | Custody::Kept { .. } => Where::Home(holder),
                Custody::Lent { .. } => Where::Lent(holder),
                Custody::Reading { .. } => Where::Reading(holder),
                Custody::Issued { .. } => Where::Issued(holder),
                Custody::Carried { .. }
                | Custody::Sealed { .. }
                | Custody::Returned { .. }
                | Custody::Destroyed { .. } => panic!("no matter is drawn up in these stories"),
                Custody::Struck => {
                    assert!(holder.is_empty(), "{holder} has what is struck out");
                    Where::Struck
                }
            };
            (holding.carrier.id.0, place)
        };
        holdings.iter().map(said).eq(self.copies.iter().cloned())
    }
}
