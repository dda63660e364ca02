//! Matters as rows: for the window and for print.

use jiff::civil::Date;

use super::ids::{CarrierId, MatterId};
use super::matter::{Confirmed, Facts, MatterSlot, OutOfOrder, Outcome, Step, Thing};
use super::view::{CarrierRow, DocumentRow};

/// A matter, without what is on its list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MatterHead {
    /// Its identity.
    pub id: MatterId,
    /// Its number.
    pub slot: MatterSlot,
    /// The day it was drawn up.
    pub date: Date,
    /// The step it is at.
    pub step: Step,
    /// Whether something has still to be done.
    pub is_open: bool,
    /// The account that drew it up.
    pub requester: String,
    /// What its form says.
    pub facts: Facts,
    /// How much is on its list.
    pub items: u32,
}

impl MatterHead {
    /// Whether `step` can be taken now; else what comes first.
    pub fn may(&self, step: Step) -> Result<(), OutOfOrder> {
        self.slot.kind.after(self.step, step).map(|_| ())
    }
}

/// A matter with everything.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MatterRow {
    /// The matter.
    pub head: MatterHead,
    /// What is on its list, by number.
    pub items: Vec<ItemRow>,
    /// The steps it has gone through, in order.
    pub steps: Vec<StepRow>,
}

impl MatterRow {
    /// The carriers on its list.
    pub fn carriers(&self) -> impl Iterator<Item = CarrierId> {
        self.items.iter().filter_map(|item| match &item.subject {
            SubjectRow::Carrier { carrier, .. } => Some(carrier.id),
            SubjectRow::Thing(_) => None,
        })
    }

    /// The step of this kind, where it was taken.
    pub fn taken(&self, step: Step) -> Option<&StepRow> {
        self.steps.iter().find(|taken| taken.step == step)
    }
}

/// One number of a matter's list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemRow {
    /// Its number.
    pub no: u32,
    /// What it is.
    pub subject: SubjectRow,
    /// What became of it.
    pub outcome: Option<Outcome>,
    /// What is to be known of it.
    pub note: Option<String>,
    /// Where a carrier was when it was listed.
    pub at: Option<String>,
}

/// What one number of a list is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SubjectRow {
    /// A carrier.
    Carrier {
        /// The carrier.
        carrier: CarrierRow,
        /// Its document.
        document: Box<DocumentRow>,
        /// Who or what has it; empty where nobody does.
        holder: String,
    },
    /// Something that is on no book.
    Thing(Thing),
}

/// A step that was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepRow {
    /// The step.
    pub step: Step,
    /// The day.
    pub date: Date,
    /// The account that recorded it.
    pub actor: String,
    /// Who stood by.
    pub confirmed: Vec<Confirmed>,
    /// Its entry in the journal.
    pub seq: u64,
}

/// A search for a carrier that a count missed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchRow {
    /// The carrier.
    pub carrier: CarrierRow,
    /// Its document.
    pub document: DocumentRow,
    /// Who or what should have it.
    pub holder: String,
    /// The count.
    pub matter: MatterId,
    /// Since when.
    pub since: Date,
    /// Until when it has to be found; then it is an incident.
    pub deadline: Date,
    /// When it was found.
    pub found_on: Option<Date>,
    /// When its loss was reported.
    pub reported_on: Option<Date>,
}
