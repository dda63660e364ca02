//! What the forms about matters ask for, and what is filled in of them.

use serde_json::{Map, Value, json};

use super::candidates::{Candidate, answers, named};
use super::fill::{copy_text, name_of};
use super::form::{Cell, Form, empty_row};
use super::spec::{APPROVER, COPY, DATE, INTACT, Kind, REASON, REMARK, Spec, Which, field};
use super::task::Task;
use crate::model::copyno::CopyNumbers;
use crate::model::matter::{Fact, Role};
use crate::model::view::{AccountRow, DocumentRow};
use crate::registry::Registry;
use crate::registry::complete::Learnt;
use crate::registry::count::{Counting, SeenElsewhere};
use crate::tr;

/// The kinds of things that are on no book.
const THINGS: &[&str] = &["waste-paper", "spoiled", "draft", "disc", "stick", "other"];
/// What a count finds on no book.
const FOUND_THINGS: &[&str] = &["found", "draft", "disc", "stick", "other"];
/// The levels there are.
const LEVELS: &[&str] = &["top-secret", "secret", "confidential", "work", "trade", "internal", "ordinary"];

const LISTED: &[Spec] =
    &[field("document", Kind::Document(Which::Here)).needed().wide(), field("copies", Kind::Copies)];

const THING: &[Spec] = &[
    field("kind", Kind::OneOf(THINGS)).needed(),
    field("name", Kind::Text).needed().wide(),
    field("level", Kind::OneOf(LEVELS)).needed(),
    field("count", Kind::Count).needed(),
    field("bag", Kind::Text),
    field("grams", Kind::Count),
];

const FOUND: &[Spec] = &[
    field("kind", Kind::OneOf(FOUND_THINGS)).needed(),
    field("name", Kind::Text).needed().wide(),
    field("number", Kind::Text),
    field("level", Kind::OneOf(LEVELS)).needed(),
    field("count", Kind::Count).needed(),
];

const CARRIERS: Spec = field("carriers", Kind::Rows(LISTED)).wide();
const THINGS_LISTED: Spec = field("things", Kind::Rows(THING)).wide();

const DRAW_DESTRUCTION: &[Spec] = &[CARRIERS, THINGS_LISTED, REASON, field("method", Kind::Text), DATE, REMARK];

const ADD_TO_DESTRUCTION: &[Spec] = &[CARRIERS, THINGS_LISTED, DATE];

const APPROVE_MATTER: &[Spec] = &[DATE, field("basis", Kind::Text).more_wide()];

const SEAL_DESTRUCTION: &[Spec] = &[field("seal", Kind::Text).needed(), DATE];

const ESCORT_DESTRUCTION: &[Spec] = &[
    field("unit", Kind::Learnt(Learnt::Unit)).needed().wide(),
    field("escorts", Kind::Names(Learnt::Person)).needed().wide(),
    DATE,
];

const DESTROYED: &[Spec] = &[
    field("witnesses", Kind::Accounts).needed().wide(),
    field("method", Kind::Text).needed(),
    field("site", Kind::Text).needed(),
    field("receipt", Kind::Text),
    field("equipment", Kind::Text),
    DATE,
];

const CANCEL_MATTER: &[Spec] = &[REASON, DATE];

const FREEZE: &[Spec] = &[
    field("document", Kind::Document(Which::Any)).needed().wide(),
    field("on_hold", Kind::Choice(INTACT)).needed().wide(),
    REASON,
    APPROVER,
    DATE,
];

const END_SEARCH: &[Spec] = &[
    field("document", Kind::Document(Which::Searched)).needed().wide(),
    COPY,
    DATE,
    field("found", Kind::Choice(INTACT)).needed().wide(),
    field("how", Kind::Text).needed().wide(),
];

const DRAW_COPYING: &[Spec] = &[
    field("document", Kind::Document(Which::Here)).needed().wide(),
    COPY,
    field("copies", Kind::Count).needed(),
    field("applicant", Kind::Learnt(Learnt::Person)).needed(),
    field("department", Kind::Learnt(Learnt::Department)),
    field("purpose", Kind::Learnt(Learnt::Purpose)).needed().wide(),
    DATE,
    field("extract", Kind::Text).more_wide(),
    field("unit", Kind::Text).more(),
    field("license", Kind::Text).more(),
    REMARK,
];

const MAKE_COPIES: &[Spec] = &[
    field("copy_numbers", Kind::Copies),
    field("pages", Kind::Count),
    field("made_by", Kind::Learnt(Learnt::Person)),
    DATE,
    field("supervision", Kind::Text).wide(),
];

const DRAW_CARRY_OUT: &[Spec] = &[
    CARRIERS,
    field("bearer", Kind::Learnt(Learnt::Person)).needed(),
    field("companions", Kind::Names(Learnt::Person)),
    field("department", Kind::Learnt(Learnt::Department)),
    field("due", Kind::Due).needed(),
    field("purpose", Kind::Learnt(Learnt::Purpose)).needed(),
    field("destination", Kind::Text).needed(),
    field("container", Kind::Text).needed().wide(),
    field("route", Kind::Text),
    field("transport", Kind::Text),
    DATE,
    REMARK,
];

const SET_OUT: &[Spec] = &[DATE];

const BRING_BACK: &[Spec] = &[field("check", Kind::Text).needed().wide(), DATE, field("place", Kind::Place).more()];

const DRAW_RECALL: &[Spec] = &[
    field("issuer", Kind::Learnt(Learnt::Issuer)).needed(),
    field("of_year", Kind::Count).needed(),
    field("notice", Kind::Text).wide(),
    field("due", Kind::Due),
    DATE,
    field("unit", Kind::Learnt(Learnt::Unit)).more(),
    field("time_slot", Kind::Text).more(),
    field("things", Kind::Rows(FOUND)).more_wide(),
];

const DRAW_COLLECTION: &[Spec] = &[
    field("from", Kind::Learnt(Learnt::Unit)).needed(),
    field("of_year", Kind::Count).needed().repeats(),
    field("notice", Kind::Text).wide().repeats(),
    field("due", Kind::Due).repeats(),
    field("time_slot", Kind::Text),
    DATE,
];

/// What can become of what is recalled.
const RECALLED: &[&str] = &["collected", "kept-back", "explained"];

const NOTE_RECALL: &[Spec] = &[
    field("outcome", Kind::Choice(RECALLED)).needed().wide(),
    field("numbers", Kind::Numbers).wide(),
    field("note", Kind::Text).wide(),
    DATE,
];

const HAND_IN: &[Spec] = &[
    field("giver", Kind::Learnt(Learnt::Person)).needed(),
    field("receiver", Kind::Text).needed(),
    field("receipt", Kind::Text),
    DATE,
];

/// What can be counted.
const SCOPES: &[&str] = &["place", "person", "everything"];

const DRAW_COUNT: &[Spec] = &[
    field("scope", Kind::Choice(SCOPES)).needed().wide(),
    field("place", Kind::Place),
    field("person", Kind::Learnt(Learnt::Person)),
    DATE,
    REMARK,
];

const ELSEWHERE: &[Spec] = &[field("no", Kind::Count).needed(), field("place", Kind::Place).needed().wide()];

const COMPLETE_COUNT: &[Spec] = &[
    field("counter", Kind::Account).needed(),
    field("custodian", Kind::Account).needed(),
    field("missing", Kind::Numbers).wide(),
    field("elsewhere", Kind::Rows(ELSEWHERE)).wide(),
    field("strays", Kind::Rows(LISTED)).wide(),
    field("things", Kind::Rows(FOUND)).wide(),
    field("due", Kind::Due),
    DATE,
    REMARK,
];

const DRAW_HANDOVER: &[Spec] = &[
    field("giver", Kind::Account).needed(),
    field("receiver", Kind::Account).needed(),
    field("supervisor", Kind::Account).needed(),
    field("post", Kind::Text),
    DATE,
];

const COMPLETE_HANDOVER: &[Spec] =
    &[field("missing", Kind::Numbers).wide(), field("differences", Kind::Text).wide(), DATE];

const LEAVE: &[Spec] = &[field("person", Kind::Learnt(Learnt::Person)).needed(), DATE];

/// The fields of a task's form.
pub(super) fn fields(task: Task) -> &'static [Spec] {
    match task {
        Task::DrawDestruction => DRAW_DESTRUCTION,
        Task::AddToDestruction => ADD_TO_DESTRUCTION,
        Task::ApproveMatter => APPROVE_MATTER,
        Task::SealDestruction => SEAL_DESTRUCTION,
        Task::EscortDestruction => ESCORT_DESTRUCTION,
        Task::Destroyed => DESTROYED,
        Task::CancelMatter => CANCEL_MATTER,
        Task::Freeze => FREEZE,
        Task::EndSearch => END_SEARCH,
        Task::DrawCopying => DRAW_COPYING,
        Task::MakeCopies => MAKE_COPIES,
        Task::DrawCarryOut => DRAW_CARRY_OUT,
        Task::SetOut => SET_OUT,
        Task::BringBack => BRING_BACK,
        Task::DrawRecall => DRAW_RECALL,
        Task::DrawCollection => DRAW_COLLECTION,
        Task::NoteRecall => NOTE_RECALL,
        Task::HandIn => HAND_IN,
        Task::DrawCount => DRAW_COUNT,
        Task::CompleteCount => COMPLETE_COUNT,
        Task::DrawHandover => DRAW_HANDOVER,
        Task::CompleteHandover => COMPLETE_HANDOVER,
        Task::Leave => LEAVE,
    }
}

/// What a field is called.
pub(super) fn label(task: Task, name: &str) -> String {
    match name {
        "copies" if task == Task::DrawCopying => tr!("matter-fact", fact = name),
        "things" if matches!(task, Task::CompleteCount | Task::DrawRecall) => {
            tr!("matter-outcome", outcome = "not-on-books")
        }
        "date" | "document" | "copy" | "remark" | "approver" | "reason" | "level" | "department" | "purpose"
        | "issuer" | "copy_numbers" | "pages" | "place" | "number" => tr!("form-field", field = name),
        _ => tr!("process-field", field = name),
    }
}

/// The fact that names whoever has this role.
pub(super) const fn fact_of(role: Role) -> Fact {
    match role {
        Role::Requester => Fact::Applicant,
        Role::Approver => Fact::Approver,
        Role::Witness => Fact::Witnesses,
        Role::Counter => Fact::Counter,
        Role::Custodian => Fact::Custodian,
        Role::Giver => Fact::Giver,
        Role::Receiver => Fact::Receiver,
        Role::Supervisor => Fact::Supervisor,
    }
}

/// Those who stand by a step together, of which one is in this role.
pub(super) const fn together(role: Role) -> &'static [Role] {
    match role {
        Role::Requester => &[Role::Requester],
        Role::Approver => &[Role::Approver],
        Role::Witness => &[Role::Witness],
        Role::Counter | Role::Custodian => &[Role::Counter, Role::Custodian],
        Role::Giver | Role::Receiver | Role::Supervisor => &[Role::Giver, Role::Receiver, Role::Supervisor],
    }
}

/// What a form says, in the shape in which a script says it.
pub(super) fn shape(task: Task, act: &mut Map<String, Value>) {
    match task {
        Task::DrawCount => {
            let place = act.remove("place").unwrap_or_default();
            let person = act.remove("person").unwrap_or_default();
            let scope = match act.get("scope").and_then(Value::as_str) {
                Some("place") => json!({ "place": place.as_str().unwrap_or_default() }),
                Some("person") => json!({ "person": person.as_str().unwrap_or_default() }),
                _ => json!("everything"),
            };
            act.insert("scope".to_owned(), scope);
        }
        Task::NoteRecall => {
            let numbers = act.get("numbers").and_then(Value::as_str).and_then(|text| CopyNumbers::parse(text).ok());
            if let Some(numbers) = numbers {
                act.insert("numbers".to_owned(), numbers.iter().collect::<Vec<u32>>().into());
            }
        }
        _ => {}
    }
}

/// Who else has an account.
pub(super) fn others(registry: &Registry) -> Vec<String> {
    let is_other = |account: &AccountRow| account.name != registry.user();
    registry.accounts().unwrap_or_default().into_iter().filter(is_other).map(|account| account.name).collect()
}

/// The documents of which a copy is searched for.
pub(super) fn searched(registry: &Registry, typed: &str) -> Vec<Candidate> {
    let answers_to = |document: &DocumentRow| {
        answers(&document.title, typed) || document.number.as_deref().is_some_and(|number| answers(number, typed))
    };
    let searches = registry.searches().unwrap_or_default().into_iter();
    searches
        .filter(|search| answers_to(&search.document))
        .map(|search| Candidate {
            note: search.document.title.clone(),
            copy: Some(copy_text(&search.carrier)),
            ..named(&search.document)
        })
        .collect()
}

impl Form {
    /// Fills in what a task's form is about.
    pub(super) fn fill_task(&mut self, registry: &Registry, task: Task) {
        if task.lists() {
            self.fill_listed();
        }
        match task {
            Task::Freeze => {
                let document = self.about.document.as_ref().map(|row| row.id);
                let held = document.and_then(|id| registry.is_on_hold(id).ok()).unwrap_or_default();
                self.put("on_hold", if held { "false" } else { "true" });
            }
            Task::EndSearch => self.put("found", "true"),
            Task::Destroyed => {
                let said = |fact| self.about.matter.as_ref().and_then(|matter| matter.head.facts.get(fact));
                let (method, unit) = (said(Fact::Method), said(Fact::Unit));
                let (method, unit) = (method.map(str::to_owned), unit.map(str::to_owned));
                self.put("method", method.unwrap_or_default());
                self.put("site", unit.unwrap_or_default());
            }
            Task::DrawCopying => self.put("copies", "1"),
            Task::NoteRecall => self.put("outcome", "collected"),
            Task::DrawRecall | Task::DrawCollection => {
                self.put("of_year", (registry.clock().today().year() - 1).to_string());
            }
            Task::DrawCount => {
                let place = self.about.place.as_ref().map(|place| place.path.clone());
                let person = self.person_meant();
                self.put("scope", if person.is_some() { "person" } else { "place" });
                self.put("place", place.unwrap_or_default());
                self.put("person", person.unwrap_or_default());
            }
            Task::DrawHandover => {
                let giver = self.person_meant().unwrap_or_else(|| registry.user().to_owned());
                self.put("giver", giver);
            }
            Task::Leave => {
                let person = self.person_meant().unwrap_or_default();
                self.put("person", person);
            }
            Task::CompleteCount => {
                self.put("custodian", registry.user());
                self.fill_counted(registry);
            }
            Task::CompleteHandover => self.fill_counted(registry),
            Task::DrawDestruction
            | Task::AddToDestruction
            | Task::ApproveMatter
            | Task::SealDestruction
            | Task::EscortDestruction
            | Task::CancelMatter
            | Task::MakeCopies
            | Task::DrawCarryOut
            | Task::SetOut
            | Task::BringBack
            | Task::HandIn => {}
        }
    }

    fn person_meant(&self) -> Option<String> {
        self.about.person.as_ref().map(|person| person.name.clone())
    }

    /// What was scanned, where something was.
    fn fill_counted(&mut self, registry: &Registry) {
        let Some(matter) = self.about.matter.as_ref().map(|matter| matter.head.id) else { return };
        let Ok(Some(counting)) = registry.counting(matter) else { return };
        if counting.seen().0 == 0 {
            return;
        }
        if let Ok(numbers) = CopyNumbers::from_numbers(counting.missing()) {
            self.put("missing", super::read::plain_numbers(&numbers));
        }
        self.fill_strays(registry, &counting);
        let elsewhere = counting.elsewhere();
        if let Some(entry) = self.entries.iter_mut().find(|entry| entry.spec.name == "elsewhere") {
            let row = |seen: &SeenElsewhere| vec![Cell::filled(seen.no.to_string()), Cell::filled(seen.place.clone())];
            entry.rows = elsewhere.iter().map(row).chain([empty_row(ELSEWHERE)]).collect();
        }
    }

    /// A row for every copy that was seen and belongs elsewhere.
    fn fill_strays(&mut self, registry: &Registry, counting: &Counting) {
        let Some(entry) = self.entries.iter_mut().find(|entry| entry.spec.name == "strays") else { return };
        let named = counting.strays().iter().filter_map(|carrier| registry.named_on_list(*carrier).ok().flatten());
        let row = |(document, copy): (DocumentRow, u32)| {
            let name = Cell { id: Some(document.id.0), ..Cell::filled(name_of(&document)) };
            vec![name, Cell::filled(copy.to_string())]
        };
        entry.rows = named.map(row).chain([empty_row(LISTED)]).collect();
    }

    /// A row for every document that is to be listed.
    fn fill_listed(&mut self) {
        let listed = std::mem::take(&mut self.about.listed);
        let Some(entry) = self.entries.iter_mut().find(|entry| entry.spec.name == "carriers") else { return };
        let rows = listed.iter().map(|(document, copies)| {
            let copies = CopyNumbers::from_numbers(copies.clone()).map(|numbers| numbers.to_string());
            let name = Cell { id: Some(document.id.0), ..Cell::filled(name_of(document)) };
            vec![name, Cell::filled(copies.unwrap_or_default())]
        });
        let rows: Vec<Vec<Cell>> = rows.chain([empty_row(LISTED)]).collect();
        entry.rows = rows;
        self.about.listed = listed;
    }
}
