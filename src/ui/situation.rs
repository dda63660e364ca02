//! What is true now, as far as it decides which commands are possible.

use super::section::Section;
use crate::model::ids::{CarrierId, DocumentId, LineId, PersonId, PlaceId};
use crate::model::matter_view::MatterHead;

/// What is true now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Situation {
    /// Where the person is.
    pub(crate) place: Place,
    /// What covers the section's screen.
    pub(crate) cover: Cover,
    /// What is chosen on the screen.
    pub(crate) chosen: Chosen,
    /// Whether there is something to print of what is on the screen.
    pub(crate) printable: bool,
    /// Whether pages are laid out and can be saved.
    pub(crate) savable: bool,
    /// Whether a card asks for something in place, which can be recorded.
    pub(crate) asking: bool,
    /// The last entry of this sitting that gives a slip.
    pub(crate) slip: Option<u64>,
}

/// Where a person is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// Before a vault, or choosing one.
    Door,
    /// At the desk, in this section.
    Desk(Section),
    /// Waiting for a check of the whole vault.
    Check,
}

/// What covers the section's screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cover {
    /// Nothing does.
    Nothing,
    /// A document's page.
    Document,
    /// Pages as they would be printed.
    Preview,
    /// A form.
    Form,
    /// A circulation card.
    Card,
    /// A ledger on its way in.
    Ledger,
    /// The manual.
    Help,
    /// A matter's page.
    Matter,
    /// Scanning for a count or a handover.
    Count,
    /// Labels and the sheet they go on.
    Labels,
}

/// What is chosen on a screen.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Chosen {
    /// Documents.
    pub(crate) documents: Vec<DocumentId>,
    /// Carriers.
    pub(crate) carriers: Vec<CarrierId>,
    /// A line of a register.
    pub(crate) line: Option<LineId>,
    /// A matter.
    pub(crate) matter: Option<Box<MatterHead>>,
    /// A place.
    pub(crate) place: Option<PlaceId>,
    /// A person.
    pub(crate) person: Option<PersonId>,
}

impl Chosen {
    /// One document.
    pub(crate) fn document(document: DocumentId) -> Self {
        Self { documents: vec![document], ..Self::default() }
    }
}

impl Situation {
    /// Before a vault is open.
    pub(crate) fn at_the_door() -> Self {
        Self::nothing_at(Place::Door)
    }

    /// While the vault is checked.
    pub(crate) fn at_the_check() -> Self {
        Self::nothing_at(Place::Check)
    }

    fn nothing_at(place: Place) -> Self {
        let (cover, chosen) = (Cover::Nothing, Chosen::default());
        Self { place, cover, chosen, printable: false, savable: false, asking: false, slip: None }
    }
}
