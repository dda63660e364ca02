//! What an event speaks of by identity, for whoever has to put names to it.

use super::{Event, Printed};
use crate::model::custody::Home;
use crate::model::ids::{CarrierId, DocumentId, LineId, MatterId, PlaceId};
use crate::model::matter::{Item, Subject};

/// The identities that an event speaks of.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct About {
    /// The documents it says itself that it is about.
    pub documents: Vec<DocumentId>,
    /// The carriers.
    pub carriers: Vec<CarrierId>,
    /// The lines it refers to; of a receipt or a correction, the line it completes.
    pub lines: Vec<LineId>,
    /// The places.
    pub places: Vec<PlaceId>,
    /// The matters.
    pub matters: Vec<MatterId>,
}

impl About {
    fn of(document: DocumentId, carriers: &[CarrierId]) -> Self {
        Self { documents: vec![document], carriers: carriers.to_vec(), ..Self::default() }
    }

    fn and(mut self, other: Self) -> Self {
        self.documents.extend(other.documents);
        self.carriers.extend(other.carriers);
        self.lines.extend(other.lines);
        self.places.extend(other.places);
        self.matters.extend(other.matters);
        self
    }

    fn line(line: LineId) -> Self {
        Self { lines: vec![line], ..Self::default() }
    }

    fn matter(matter: MatterId) -> Self {
        Self { matters: vec![matter], ..Self::default() }
    }

    fn listed(mut self, items: &[Item]) -> Self {
        self.carriers.extend(items.iter().filter_map(|item| match &item.subject {
            Subject::Carrier(carrier) => Some(*carrier),
            Subject::Thing(_) => None,
        }));
        self
    }

    fn at(self, place: PlaceId) -> Self {
        Self { places: vec![place], ..self }
    }

    fn home(self, home: Home) -> Self {
        match home {
            Home::Place(place) => self.at(place),
            Home::Keeper(_) => self,
        }
    }
}

impl Event {
    /// What it speaks of.
    pub fn about(&self) -> About {
        match self {
            Self::Found(_)
            | Self::OpenAccount(_)
            | Self::AddPlace(_)
            | Self::AddPerson(_)
            | Self::Set(_)
            | Self::Leave(_) => About::default(),
            Self::Receive(it) => About::of(it.document, &[]),
            Self::Issue(it) => About::of(it.document, &[]),
            Self::Receipt(it) => About::line(it.line),
            Self::Lend(it) => About::of(it.document, &[it.carrier]),
            Self::GiveBack(it) => About::of(it.document, &[it.carrier]).home(it.to),
            Self::Circulate(it) => About::of(it.document, &[it.carrier]),
            Self::CirculateOut(it) => About::of(it.document, &[it.carrier]),
            Self::CirculateBack(it) => About::of(it.document, &[it.carrier]).home(it.to),
            Self::CirculateEnd(it) => About::of(it.document, &[]),
            Self::Shelve(it) => About::of(it.document, &it.carriers).at(it.place),
            Self::Move(it) => About::of(it.document, &it.carriers).at(it.place),
            Self::Correct(it) => About::line(it.refers_to),
            Self::Void(it) => About::line(it.refers_to),
            Self::Supplement(it) => About::line(it.refers_to),
            Self::OpenMatter(it) => About::matter(it.matter).listed(&it.items),
            Self::StepMatter(it) => About::matter(it.matter).listed(&it.added),
            Self::Freeze(it) => About::of(it.document, &[]),
            Self::EndSearch(it) => About::of(it.document, &[it.carrier]),
            Self::SetFacility(it) => About::default().at(it.place),
            Self::GiveKey(it) => About::default().at(it.place),
            Self::Assign(it) => About::default().at(it.cabinet),
            Self::EndAssign(it) => About::default().at(it.cabinet),
            Self::BringIn(it) => {
                About { documents: it.lines.iter().map(|line| line.document).collect(), ..About::default() }
            }
            Self::Batch(it) => it.events.iter().map(Self::about).fold(About::default(), About::and),
            Self::Print(it) => match it.what {
                Printed::Book(_) => About::default(),
                Printed::Card(card) => About::line(LineId(card.0)),
            },
        }
    }
}
