//! What the program fills in before a person types: today, what the form is about, and what follows from it.

use super::about::About;
use super::form::{At, Cell, Form};
use super::say;
use super::spec::Kind;
use super::verb::Verb;
use crate::model::copyno::copy_no;
use crate::model::custody::Custody;
use crate::model::date::screen;
use crate::model::facility::{PlaceDossier, PlaceKind, cabinet_of};
use crate::model::ids::DocumentId;
use crate::model::level::Level;
use crate::model::line::Field;
use crate::model::view::{CarrierRow, DocumentRow};
use crate::registry::Registry;
use crate::tr;
use crate::ui;

impl Form {
    /// Fills an empty form in.
    pub(super) fn fill(&mut self, registry: &Registry) {
        self.put("date", screen(registry.clock().today()));
        self.put("intact", "true");
        self.put("medium", "paper");
        match self.verb() {
            Verb::Receive => self.put("copies", "1"),
            Verb::GiveBack => self.put("condition", tr!("form-condition-good")),
            Verb::Supplement => self.put("field", ui::say::field(Field::Remark)),
            Verb::Issue
            | Verb::Receipt
            | Verb::Lend
            | Verb::Circulate
            | Verb::CirculateOut
            | Verb::CirculateBack
            | Verb::CirculateEnd
            | Verb::Shelve
            | Verb::Move
            | Verb::Correct
            | Verb::Void
            | Verb::AddPlace
            | Verb::AddPerson => {}
            Verb::Matter(task) => self.fill_task(registry, task),
            Verb::SetFacility | Verb::GiveKey | Verb::Assign | Verb::EndAssign => self.fill_post(registry),
        }
        if let (Some(document), Some(at)) = (self.about.document.clone(), self.find("document"))
            && let Some(cell) = self.cell_mut(at)
        {
            *cell = Cell { id: Some(document.id.0), ..Cell::filled(name_of(&document)) };
        }
        let copy =
            self.begin.carriers.first().and_then(|id| self.about.holdings.iter().find(|it| it.carrier.id == *id));
        if let Some(copy) = copy.map(|it| copy_text(&it.carrier))
            && !self.about.is_batch()
        {
            self.put("copy", copy);
        }
        self.follow(registry);
    }

    /// What is said of rooms, cabinets and keys: since today, of the place that is chosen; and of a place that has been
    /// described, what was said before.
    fn fill_post(&mut self, registry: &Registry) {
        let today = screen(registry.clock().today());
        self.put("since", today.clone());
        self.put("until", today);
        let dossier = self.begin.place.and_then(|place| registry.place_dossier(place).ok()?);
        let Some(PlaceDossier { place, facilities, assignments, .. }) = dossier else { return };
        // A shelf has the lock and the keeper of its cabinet.
        let cabinet = cabinet_of(&place.path).unwrap_or(&place.path).to_owned();
        self.put("place", cabinet.clone());
        if PlaceKind::of(&cabinet) == PlaceKind::Cabinet {
            self.put("cabinet", cabinet);
        }
        let mut now = assignments.iter().filter(|row| row.until.is_none());
        if self.verb() == Verb::EndAssign
            && let (Some(only), None) = (now.next(), now.next())
        {
            self.put("level", only.level.code());
        }
        if let (Verb::SetFacility, Some(row)) = (self.verb(), facilities.iter().find(|row| row.until.is_none())) {
            let said = |value: Option<bool>| value.map(|value| value.to_string()).unwrap_or_default();
            self.put("iron_door", said(row.iron_door));
            self.put("iron_window", said(row.iron_window));
            self.put("iron_cabinet", said(row.iron_cabinet));
            self.put("lock", row.lock.code());
            self.put("top_level", row.top_level.map(Level::code).unwrap_or_default());
            self.put("remark", row.remark.clone().unwrap_or_default());
        }
    }

    /// Puts a text into a field that nobody typed into.
    pub(super) fn put(&mut self, name: &str, text: impl Into<String>) {
        if let Some(at) = self.find(name)
            && let Some(cell) = self.cell_mut(at)
            && !cell.is_typed()
        {
            *cell = Cell::filled(text);
        }
    }

    /// Fills in what follows from the document, the copy and the line.
    pub(super) fn follow(&mut self, registry: &Registry) {
        let chosen = self.find("document").and_then(|at| self.cell(at)).map(|cell| cell.id);
        if let Some(chosen) = chosen
            && !self.about.is_batch()
            && chosen.map(DocumentId) != self.about.document.as_ref().map(|row| row.id)
        {
            self.about.choose(registry, chosen.map(DocumentId));
            self.put("copy", "");
        }
        let verb = self.verb();
        if let Some(holding) = self.about.copy(verb, self.text("copy")).cloned() {
            let carrier = holding.carrier;
            if self.text("copy").is_empty() && self.about.holdings.len() > 1 {
                self.put("copy", copy_text(&carrier));
            }
            if let Custody::Lent { .. } = carrier.custody {
                self.put("returned_by", holding.holder.clone());
            }
            if verb == Verb::CirculateOut
                && let Some(reader) = next_reader(&self.about, &carrier)
            {
                self.put("reader", reader);
            }
            if verb == Verb::CirculateBack
                && let Some((reader, _)) = self.about.card(&carrier).and_then(|card| card.open_leg())
            {
                let reader = reader.name.clone();
                self.put("reader", reader);
            }
        }
        if verb == Verb::Lend
            && let Some(department) = department_of(registry, self.text("borrower"))
        {
            self.put("department", department);
        }
        if let Some(line) = &self.about.line {
            let waiting: Vec<_> = line.sendings.iter().filter(|sending| sending.receipt_on.is_none()).collect();
            if let [only] = waiting.as_slice() {
                let unit = only.unit.clone();
                self.put("unit", unit);
            }
        }
        if let Some(level) = self.level()
            && self.find("period").and_then(|at| self.cell(at)).is_some_and(|cell| cell.text.is_empty())
            && !level.is_state_secret()
        {
            self.set_level(level);
        }
    }

    /// A document was typed, not chosen: if only one answers, it is that one.
    pub(super) fn choose_only(&mut self, registry: &Registry, at: At) {
        let Some(Kind::Document(which)) = self.spec(at).map(|spec| spec.kind) else { return };
        let Some(cell) = self.cell(at) else { return };
        if cell.id.is_some() || cell.text.trim().is_empty() {
            return;
        }
        let typed = cell.text.trim().to_owned();
        let found = super::candidates::documents(registry, which, &typed);
        let named = registry.named(&crate::registry::names::DocumentName::Words(typed)).ok();
        match (named, found.as_slice()) {
            (Some(document), _) => self.choose_document(registry, at, &document, None),
            (None, [only]) => {
                if let Some(document) = only.id.and_then(|id| super::about::document(registry, DocumentId(id))) {
                    let copy = only.copy.clone();
                    self.choose_document(registry, at, &document, copy);
                }
            }
            (None, []) => self.blame(at, say::no_document()),
            (None, _) => self.blame(at, say::many_documents()),
        }
    }

    /// The form is about this document, and this copy where one is named.
    pub(super) fn choose_document(
        &mut self,
        registry: &Registry,
        at: At,
        document: &DocumentRow,
        copy: Option<String>,
    ) {
        if let Some(cell) = self.cell_mut(at) {
            *cell = Cell { text: name_of(document), id: Some(document.id.0), ..Cell::default() };
        }
        self.draft.touch();
        self.follow(registry);
        if let Some(copy) = copy {
            self.put("copy", copy);
            self.follow(registry);
        }
    }

    /// Says what is wrong with a field.
    pub(super) fn blame(&mut self, at: At, sentence: String) {
        if let Some(cell) = self.cell_mut(at) {
            cell.trouble = Some(sentence);
        }
    }
}

/// What a document's field shows: its number, or the title of one without.
pub(super) fn name_of(document: &DocumentRow) -> String {
    document.number.clone().unwrap_or_else(|| document.title.clone())
}

/// The first reader on the card who has not read.
fn next_reader(about: &About, carrier: &CarrierRow) -> Option<String> {
    about.card(carrier)?.readers.iter().find(|reader| !reader.has_read()).map(|reader| reader.name.clone())
}

/// The department that the books know a person in.
fn department_of(registry: &Registry, name: &str) -> Option<String> {
    if name.is_empty() {
        return None;
    }
    registry.people().ok()?.into_iter().find(|person| person.name == name)?.department
}

/// How a copy's field names it: its number, or its ordinal where there is none.
pub(super) fn copy_text(carrier: &CarrierRow) -> String {
    carrier.copy_no.map_or_else(|| carrier.ordinal.to_string(), copy_no)
}
