//! What a form is about: a document with its copies, the line that is amended, or, in a batch, several copies with a
//! tick each.

use super::form::Cell;
use super::spec::Which;
use super::task::Task;
use super::verb::{Begin, Verb};
use crate::model::custody::Custody;
use crate::model::ids::DocumentId;
use crate::model::line::Field;
use crate::model::matter_view::MatterRow;
use crate::model::register::Register;
use crate::model::view::{CardRow, CarrierRow, DocumentRow, Holding, LineRow, PersonRow, PlaceRow};
use crate::registry::names::DocumentName;
use crate::registry::{Error, Registry};

/// What a form is about.
#[derive(Debug, Default)]
pub(super) struct About {
    /// The one document.
    pub(super) document: Option<DocumentRow>,
    /// Its copies and who has each.
    pub(super) holdings: Vec<Holding>,
    /// Its open cards.
    pub(super) cards: Vec<CardRow>,
    /// The line that is amended.
    pub(super) line: Option<LineRow>,
    /// The copies of a batch.
    pub(super) items: Vec<Item>,
    /// The matter that is taken further.
    pub(super) matter: Option<MatterRow>,
    /// The place that is counted.
    pub(super) place: Option<PlaceRow>,
    /// The person it is about.
    pub(super) person: Option<PersonRow>,
    /// The documents that are to be listed, each with the numbers of its copies.
    pub(super) listed: Vec<(DocumentRow, Vec<u32>)>,
}

/// A copy in a batch.
#[derive(Debug)]
pub(super) struct Item {
    /// Its document.
    pub(super) document: DocumentRow,
    /// The copy and who has it.
    pub(super) holding: Holding,
    /// Whether it takes part.
    pub(super) ticked: bool,
    /// Whether it did before anybody said otherwise.
    pub(super) ticked_first: bool,
    /// The pages that were counted when it came back.
    pub(super) pages: Cell,
    /// Whether it can.
    pub(super) fits: bool,
    /// Why it could not.
    pub(super) trouble: Option<String>,
}

impl Which {
    /// Whether a carrier in this custody comes into question.
    pub(super) fn takes(self, custody: Custody) -> bool {
        match self {
            Self::Here | Self::Carded => custody.home().is_some(),
            Self::Lent => matches!(custody, Custody::Lent { .. }),
            Self::Reading => matches!(custody, Custody::Reading { .. }),
            Self::Any | Self::Searched => !custody.is_final(),
        }
    }
}

/// Whether a verb can be said of a line: receipts come back for issues, and a card has no field that could be amended.
fn speaks_of(verb: Verb, line: &LineRow) -> bool {
    let register = line.slot.book.register;
    match verb {
        Verb::Receipt => register == Register::Issuing,
        Verb::Correct | Verb::Supplement => Field::ALL.into_iter().any(|field| field.is_in(register)),
        _ => true,
    }
}

/// Which carriers a verb takes.
pub(super) fn which(verb: Verb) -> Which {
    match verb {
        Verb::GiveBack => Which::Lent,
        Verb::CirculateBack => Which::Reading,
        Verb::CirculateOut | Verb::CirculateEnd => Which::Carded,
        Verb::Matter(Task::Freeze) => Which::Any,
        Verb::Matter(Task::EndSearch) => Which::Searched,
        Verb::Receive
        | Verb::Issue
        | Verb::Receipt
        | Verb::Lend
        | Verb::Circulate
        | Verb::Shelve
        | Verb::Move
        | Verb::Correct
        | Verb::Void
        | Verb::Supplement
        | Verb::AddPlace
        | Verb::AddPerson
        | Verb::SetFacility
        | Verb::GiveKey
        | Verb::Assign
        | Verb::EndAssign
        | Verb::Matter(_) => Which::Here,
    }
}

/// Whether a verb can be done to several carriers at once.
fn takes_many(verb: Verb) -> bool {
    matches!(verb, Verb::Lend | Verb::GiveBack | Verb::Shelve | Verb::Move)
}

/// The document with that identity.
pub(super) fn document(registry: &Registry, id: DocumentId) -> Option<DocumentRow> {
    registry.named(&DocumentName::Id(id.0)).ok()
}

impl About {
    /// What a form that begins so is about; none where it has to speak of something that is not there.
    pub(super) fn of(registry: &Registry, begin: &Begin) -> Option<Self> {
        let mut about = Self::default();
        if begin.verb.needs_line() {
            let line = registry.line(begin.line?).ok()??;
            if !speaks_of(begin.verb, &line) {
                return None;
            }
            about.holdings = registry.holdings(line.document.id).ok()?;
            about.document = Some(line.document.clone());
            about.line = Some(line);
            return Some(about);
        }
        if let Some(task) = begin.verb.task().filter(|task| task.needs_matter() || task.lists()) {
            if task.needs_matter() {
                about.matter = Some(registry.matter(begin.matter?).ok()??);
            }
            if task.lists() {
                about.listed = listed(registry, begin).ok()?;
            }
            return Some(about);
        }
        if takes_many(begin.verb) && begin.documents.len().max(begin.carriers.len()) > 1 {
            about.items = items(registry, begin).ok()?;
            return Some(about);
        }
        if begin.place.is_some() || begin.person.is_some() {
            about.place = begin.place.and_then(|id| registry.places().ok()?.into_iter().find(|place| place.id == id));
            about.person = begin.person.and_then(|id| registry.people().ok()?.into_iter().find(|it| it.id == id));
            return Some(about);
        }
        let carrier = begin.carriers.first().and_then(|id| registry.carrier(*id).ok()?);
        // A copy that happens to be chosen and cannot be meant is none.
        if carrier.is_some_and(|carrier| !which(begin.verb).takes(carrier.custody)) {
            return Some(about);
        }
        if let Some(id) = carrier.map(|carrier| carrier.document).or(begin.documents.first().copied()) {
            about.choose(registry, Some(id));
            // A document that happens to be chosen and cannot be meant is none.
            if carrier.is_none() && about.fitting(begin.verb).next().is_none() {
                about = Self::default();
            }
        }
        Some(about)
    }

    /// Whether nothing is known yet of what it is about.
    pub(super) fn is_about_nothing(&self) -> bool {
        self.document.is_none()
            && self.line.is_none()
            && self.items.is_empty()
            && self.matter.is_none()
            && self.place.is_none()
            && self.person.is_none()
            && self.listed.is_empty()
    }

    /// Whether it is about several copies.
    pub(super) fn is_batch(&self) -> bool {
        !self.items.is_empty()
    }

    /// The copies that take part in a batch.
    pub(super) fn ticked(&self) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(|item| item.ticked)
    }

    /// It is about this document now.
    pub(super) fn choose(&mut self, registry: &Registry, id: Option<DocumentId>) {
        self.document = id.and_then(|id| document(registry, id));
        let document = self.document.as_ref().map(|row| row.id);
        self.holdings = document.and_then(|id| registry.holdings(id).ok()).unwrap_or_default();
        self.cards = document.map(|id| open_cards(registry, id)).unwrap_or_default();
    }

    /// The copies of the document that the verb takes.
    pub(super) fn fitting(&self, verb: Verb) -> impl Iterator<Item = &Holding> {
        let which = which(verb);
        self.holdings.iter().filter(move |it| which.takes(it.carrier.custody) && self.has_card(which, &it.carrier))
    }

    /// Whether it has to be said which copy is meant: there are several, each with a number of its own.
    pub(super) fn has_to_say_which(&self, verb: Verb) -> bool {
        let mut numbered = self.fitting(verb).filter(|it| it.carrier.copy_no.is_some() || which(verb) != Which::Here);
        numbered.next().is_some() && numbered.next().is_some()
    }

    fn has_card(&self, which: Which, carrier: &CarrierRow) -> bool {
        which != Which::Carded || self.cards.iter().any(|card| card.carrier.id == carrier.id)
    }

    /// The copy that is meant: the one named, or the only one in question.
    pub(super) fn copy(&self, verb: Verb, text: &str) -> Option<&Holding> {
        let named = crate::model::copyno::CopyNumbers::parse(text).ok().map(|numbers| numbers.first());
        if let Some(copy) = named {
            return self.holdings.iter().find(|it| it.carrier.copy() == copy);
        }
        let mut fitting = self.fitting(verb);
        fitting.next().filter(|_| fitting.next().is_none())
    }

    /// The open card of a copy.
    pub(super) fn card(&self, carrier: &CarrierRow) -> Option<&CardRow> {
        self.cards.iter().find(|card| card.carrier.id == carrier.id)
    }
}

/// The open cards of a document.
pub(super) fn open_cards(registry: &Registry, id: DocumentId) -> Vec<CardRow> {
    let cards = registry.cards(None, Some(id)).unwrap_or_default();
    cards.into_iter().filter_map(|card| registry.card(card).ok()?).filter(CardRow::is_open).collect()
}

/// The documents that are to be listed: of each the copies that were chosen, else those that are at rest.
fn listed(registry: &Registry, begin: &Begin) -> Result<Vec<(DocumentRow, Vec<u32>)>, Error> {
    let mut documents = begin.documents.clone();
    for id in &begin.carriers {
        if let Some(carrier) = registry.carrier(*id)?
            && !documents.contains(&carrier.document)
        {
            documents.push(carrier.document);
        }
    }
    let mut listed = Vec::new();
    for row in documents.into_iter().filter_map(|id| document(registry, id)) {
        let holdings = registry.holdings(row.id)?;
        let named = holdings.iter().any(|holding| begin.carriers.contains(&holding.carrier.id));
        let is_meant = |it: &&Holding| {
            if named { begin.carriers.contains(&it.carrier.id) } else { Which::Here.takes(it.carrier.custody) }
        };
        let copies = holdings.iter().filter(is_meant).map(|it| it.carrier.copy()).collect();
        listed.push((row, copies));
    }
    Ok(listed)
}

fn items(registry: &Registry, begin: &Begin) -> Result<Vec<Item>, Error> {
    let which = which(begin.verb);
    let mut documents = begin.documents.clone();
    for id in &begin.carriers {
        if let Some(carrier) = registry.carrier(*id)?
            && !documents.contains(&carrier.document)
        {
            documents.push(carrier.document);
        }
    }
    let mut items = Vec::new();
    for id in documents {
        let Some(row) = document(registry, id) else { continue };
        let holdings = registry.holdings(id)?;
        let named = holdings.iter().any(|holding| begin.carriers.contains(&holding.carrier.id));
        let mut one_taken = false;
        for holding in holdings {
            if named && !begin.carriers.contains(&holding.carrier.id) {
                continue;
            }
            let fits = which.takes(holding.carrier.custody);
            if !named && !fits {
                continue;
            }
            // Of a document as a whole one copy is lent; all of it is shelved, moved and given back.
            let ticked = fits && (named || begin.verb != Verb::Lend || !one_taken);
            one_taken |= ticked;
            let (document, pages) = (row.clone(), Cell::default());
            items.push(Item { document, holding, ticked, ticked_first: ticked, pages, fits, trouble: None });
        }
    }
    Ok(items)
}
