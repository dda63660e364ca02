//! What was read at a revision, kept for whoever asks again: while the books stand still, no statement need run twice.

use std::cell::RefMut;

use super::Registry;
use super::store::Named;
use crate::model::event::{Printed, PrintedPage};
use crate::model::facility::Completeness;
use crate::model::holidays::Calendar;
use crate::model::matter_view::MatterHead;
use crate::model::view::PlaceRow;

/// What is kept until the books change.
#[derive(Debug, Default)]
pub(super) struct Kept {
    revision: u64,
    /// The names that journal entries speak of.
    pub(super) named: Named,
    /// The pages that are on paper, of what was asked for.
    pub(super) on_paper: Vec<(Printed, Vec<PrintedPage>)>,
    /// The days off.
    pub(super) calendar: Option<Calendar>,
    /// Every matter without its list, the newest first.
    pub(super) matters: Option<Vec<MatterHead>>,
    /// Every place, by path.
    pub(super) places: Option<Vec<PlaceRow>>,
    /// Person, cabinet and room of every carrier at rest.
    pub(super) completeness: Option<Completeness>,
}

impl Registry {
    /// What is kept of this revision.
    pub(super) fn kept(&self) -> RefMut<'_, Kept> {
        let mut kept = self.kept.borrow_mut();
        if kept.revision != self.revision {
            *kept = Kept { revision: self.revision, ..Kept::default() };
        }
        kept
    }
}
