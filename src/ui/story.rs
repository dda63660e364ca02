//! A document's story: one sentence an event. The match is exhaustive, so a new event asks for its sentence.

mod posts;

use std::collections::HashMap;

use crate::explain;
use crate::model::book::Slot;
use crate::model::custody::Home;
use crate::model::date::screen;
use crate::model::event::{self, Event, Printed};
use crate::model::ids::{CarrierId, LineId, MatterId, PlaceId};
use crate::model::matter::{Item, MatterSlot, Step, Subject};
use crate::model::matter_view::MatterHead;
use crate::model::view::{EntryRow, PlaceRow};
use crate::registry::history::Dossier;
use crate::tr;
use crate::ui::say;

/// What the ids in a story stand for.
#[derive(Debug, Default)]
pub(crate) struct Names {
    copies: HashMap<CarrierId, String>,
    places: HashMap<PlaceId, String>,
    lines: HashMap<LineId, Slot>,
    matters: HashMap<MatterId, MatterSlot>,
    /// Whether it is the story of one document, to which others do not matter.
    of_one: bool,
}

impl Names {
    /// The names that a document's page needs.
    pub(crate) fn of(dossier: &Dossier, places: Vec<PlaceRow>, matters: &[MatterHead]) -> Self {
        Self {
            copies: dossier.holdings.iter().map(|it| (it.carrier.id, say::copy(&it.carrier))).collect(),
            places: places.into_iter().map(|place| (place.id, place.path)).collect(),
            lines: dossier.lines.iter().map(|line| (line.id, line.slot)).collect(),
            matters: matters.iter().map(|head| (head.id, head.slot)).collect(),
            of_one: true,
        }
    }

    /// The names that a journal entry needs.
    pub(crate) fn of_entry(entry: &EntryRow) -> Self {
        Self {
            copies: entry.carriers.iter().map(|carrier| (carrier.id, say::copy(carrier))).collect(),
            places: entry.places.iter().cloned().collect(),
            lines: entry.lines.iter().copied().collect(),
            matters: entry.matters.iter().copied().collect(),
            of_one: false,
        }
    }

    fn copy(&self, id: CarrierId) -> String {
        self.copies.get(&id).cloned().unwrap_or_default()
    }

    fn copies(&self, ids: &[CarrierId]) -> String {
        match ids {
            [first, .., last] if ids.len() > 6 => {
                tr!("ui-copies-from-to", n = ids.len(), first = self.copy(*first), last = self.copy(*last))
            }
            _ => say::list(ids.iter().map(|id| self.copy(*id))),
        }
    }

    fn place(&self, id: PlaceId) -> String {
        self.places.get(&id).cloned().unwrap_or_default()
    }

    fn home(&self, home: Home) -> String {
        match home {
            Home::Place(place) => self.place(place),
            Home::Keeper(_) => tr!("ui-story-keeper"),
        }
    }

    fn line(&self, id: LineId) -> String {
        self.lines.get(&id).map(|slot| explain::slot(*slot)).unwrap_or_default()
    }
}

/// What happened.
pub(crate) fn sentence(event: &Event, names: &Names) -> String {
    match event {
        Event::Found(it) => tr!("ui-story-found", unit = it.unit),
        Event::OpenAccount(it) => tr!("ui-story-open-account", name = it.name, post = say::post(it.post)),
        Event::AddPlace(it) => tr!("ui-story-add-place", name = it.name),
        Event::AddPerson(it) => tr!("ui-story-add-person", name = it.name),
        Event::Set(it) => {
            tr!("ui-story-set", key = say::setting(&it.key), value = say::setting_value(&it.key, &it.value))
        }
        Event::Receive(it) => receive(it),
        Event::Issue(it) => issue(it),
        Event::Receipt(it) => tr!("ui-story-receipt", unit = it.unit, date = screen(it.date)),
        Event::Lend(it) => lend(it, names),
        Event::GiveBack(it) => give_back(it, names),
        Event::Circulate(it) => circulate(it, names),
        Event::CirculateOut(it) => circulate_out(it, names),
        Event::CirculateBack(it) => circulate_back(it, names),
        Event::CirculateEnd(it) => tr!("ui-story-circulate-end", date = screen(it.date), reason = it.reason),
        Event::Shelve(it) => {
            tr!("ui-story-shelve", copies = names.copies(&it.carriers), place = names.place(it.place))
        }
        Event::Move(it) => tr!(
            "ui-story-move",
            copies = names.copies(&it.carriers),
            place = names.place(it.place),
            reason = because(it.reason.as_deref())
        ),
        Event::Correct(it) => correct(it, names),
        Event::Void(it) => {
            tr!("ui-story-void", line = names.line(it.refers_to), reason = it.reason, approver = it.approver)
        }
        Event::Supplement(it) => tr!(
            "ui-story-supplement",
            line = names.line(it.refers_to),
            field = say::field(it.field),
            text = it.text,
            reason = it.reason,
            approver = it.approver
        ),
        Event::OpenMatter(it) => open_matter(it, names),
        Event::StepMatter(it) => step_matter(it, names),
        Event::Freeze(it) if it.on_hold => {
            tr!("story-freeze", date = screen(it.date), reason = it.reason, approver = it.approver)
        }
        Event::Freeze(it) => tr!("story-thaw", date = screen(it.date), reason = it.reason, approver = it.approver),
        Event::EndSearch(it) if it.found => {
            tr!("story-found", copy = names.copy(it.carrier), date = screen(it.date), how = it.how)
        }
        Event::EndSearch(it) => {
            tr!("story-reported", copy = names.copy(it.carrier), date = screen(it.date), how = it.how)
        }
        Event::Leave(it) => tr!("story-leave", name = it.person, date = screen(it.date)),
        Event::SetFacility(it) => posts::facility(it, &names.place(it.place)),
        Event::GiveKey(it) => posts::key(it, &names.place(it.place)),
        Event::Assign(it) => posts::assign(it, &names.place(it.cabinet)),
        Event::EndAssign(it) => posts::end_assign(it, &names.place(it.cabinet)),
        Event::BringIn(it) => tr!("ui-story-bring-in", register = say::register(it.register), source = it.source),
        Event::Print(it) => print(it, names),
        Event::Batch(it) => {
            let steps = it.events.iter().map(|event| sentence(event, names));
            let steps = steps.reduce(|before, after| tr!("ui-story-then", before, after));
            tr!("ui-story-batch", steps = steps.unwrap_or_default())
        }
    }
}

/// In a document's story only its own copies are named.
fn open_matter(it: &event::OpenMatter, names: &Names) -> String {
    let slot = explain::matter(it.slot);
    let of_it = |item: &Item| match &item.subject {
        Subject::Carrier(carrier) => Some(*carrier).filter(|carrier| names.copies.contains_key(carrier)),
        Subject::Thing(_) => None,
    };
    let copies: Vec<CarrierId> = it.items.iter().filter_map(of_it).collect();
    if copies.is_empty() || !names.of_one {
        let step = tr!("process-step", kind = it.slot.kind.code(), step = Step::Draw.code());
        return tr!("story-open-matter", slot, step, n = it.items.len());
    }
    tr!("process-story-listed", slot, n = it.items.len(), copies = names.copies(&copies))
}

fn step_matter(it: &event::StepMatter, names: &Names) -> String {
    let slot =
        names.matters.get(&it.matter).map_or_else(|| explain::matter_kind(it.kind), |slot| explain::matter(*slot));
    let step = say::capital(&tr!("process-step-done", kind = it.kind.code(), step = it.step.code()));
    let date = screen(it.date);
    if it.confirmed.is_empty() {
        return tr!("process-story-step", slot, step, date);
    }
    let by = it.confirmed.iter().map(|by| tr!("matter-confirmed", role = by.role.code(), name = by.account));
    tr!("process-story-step-confirmed", slot, step, date, by = say::list(by))
}

fn because(reason: Option<&str>) -> String {
    reason.map(|reason| tr!("ui-story-because", reason)).unwrap_or_default()
}

fn receive(it: &event::Receive) -> String {
    let what = match &it.discrepancy {
        Some(discrepancy) => tr!("ui-story-discrepancy", discrepancy),
        None => String::new(),
    };
    let numbers = it.run.numbers.as_ref().map(|numbers| tr!("ui-story-numbers", numbers = numbers.to_string()));
    tr!(
        "ui-story-receive",
        slot = explain::slot(it.slot),
        issuer = it.content.issuer.as_deref().unwrap_or_default(),
        copies = it.run.copies,
        numbers = numbers.unwrap_or_default(),
        discrepancy = what
    )
}

fn issue(it: &event::Issue) -> String {
    let to = it.sent.iter().map(|sent| tr!("ui-sent", unit = sent.unit, copies = sent.numbers.len()));
    tr!("ui-story-issue", slot = explain::slot(it.slot), copies = it.run.copies, to = say::list(to))
}

fn lend(it: &event::Lend, names: &Names) -> String {
    tr!(
        "ui-story-lend",
        copy = names.copy(it.carrier),
        borrower = it.borrower,
        purpose = it.purpose,
        approver = it.approver,
        due = screen(it.due_on)
    )
}

fn give_back(it: &event::GiveBack, names: &Names) -> String {
    tr!(
        "ui-story-give-back",
        copy = names.copy(it.carrier),
        person = it.returned_by,
        condition = it.condition,
        home = names.home(it.to)
    )
}

fn circulate(it: &event::Circulate, names: &Names) -> String {
    let readers = say::list(it.readers.iter().map(|reader| reader.name.clone()));
    tr!("ui-story-circulate", slot = explain::slot(it.slot), copy = names.copy(it.carrier), readers)
}

fn circulate_out(it: &event::CirculateOut, names: &Names) -> String {
    let (copy, at) = (names.copy(it.carrier), say::moment(&it.at.to_string()));
    if let Some(approver) = &it.approver {
        tr!("ui-story-circulate-out-approved", copy, reader = it.reader, at, approver)
    } else {
        tr!("ui-story-circulate-out", copy, reader = it.reader, at)
    }
}

fn circulate_back(it: &event::CirculateBack, names: &Names) -> String {
    let opinion = it.opinion.as_ref().map(|words| tr!("ui-story-said", words));
    let instruction = it.instruction.as_ref().map(|words| tr!("story-instructed", words));
    let said: String = opinion.into_iter().chain(instruction).collect();
    tr!(
        "ui-story-circulate-back",
        copy = names.copy(it.carrier),
        at = say::moment(&it.at.to_string()),
        home = names.home(it.to),
        said
    )
}

fn correct(it: &event::Correct, names: &Names) -> String {
    tr!(
        "ui-story-correct",
        line = names.line(it.refers_to),
        field = say::field(it.field),
        old = it.old,
        new = it.new,
        reason = it.reason,
        approver = it.approver
    )
}

fn print(it: &event::Print, names: &Names) -> String {
    let what = match it.what {
        Printed::Book(book) => {
            let (register, book) = (say::register(book.register), say::book(book));
            tr!("ui-story-book", register, book)
        }
        Printed::Card(card) => names.line(LineId(card.0)),
    };
    if it.pages.iter().any(|page| page.reprint) {
        tr!("ui-story-reprint", what, pages = it.pages.len())
    } else {
        tr!("ui-story-print", what, pages = it.pages.len())
    }
}
