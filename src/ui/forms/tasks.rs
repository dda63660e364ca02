//! What the forms about matters ask for, and what is filled in of them.

use super::candidates::{Candidate, answers, named};
use super::fill::{copy_text, name_of};
use super::form::{Cell, Form, empty_row};
use super::spec::{APPROVER, COPY, DATE, INTACT, Kind, REASON, REMARK, Spec, Which, field};
use super::task::Task;
use crate::model::copyno::CopyNumbers;
use crate::model::matter::Fact;
use crate::model::view::{AccountRow, DocumentRow};
use crate::registry::Registry;
use crate::registry::complete::Learnt;
use crate::tr;

/// The kinds of things that are on no book.
const THINGS: &[&str] = &["waste-paper", "spoiled", "draft", "disc", "stick", "other"];
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

const CARRIERS: Spec = field("carriers", Kind::Rows(LISTED)).wide();
const THINGS_LISTED: Spec = field("things", Kind::Rows(THING)).wide();

const DRAW_DESTRUCTION: &[Spec] = &[
    CARRIERS,
    THINGS_LISTED,
    REASON,
    field("method", Kind::Text),
    DATE,
    REMARK,
];

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
    }
}

/// What a field is called.
pub(super) fn label(name: &str) -> String {
    match name {
        "date" | "document" | "copy" | "remark" | "approver" | "reason" | "level" => tr!("form-field", field = name),
        _ => tr!("process-field", field = name),
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
            Task::DrawDestruction
            | Task::AddToDestruction
            | Task::ApproveMatter
            | Task::SealDestruction
            | Task::EscortDestruction
            | Task::CancelMatter => {}
        }
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
