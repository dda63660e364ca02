//! Words of the forms: what fields are called, what is wrong with them, and what was done.

use super::spec::Kind;
use super::verb::Verb;
use crate::explain;
use crate::model::date::screen;
use crate::model::line::Field;
use crate::model::period::Period;
use crate::model::refusal::Refusal;
use crate::model::view::LineRow;
use crate::registry::Done;
use crate::tr;

/// What a field is called.
pub(super) fn label(verb: Verb, name: &str) -> String {
    match (verb, name) {
        (Verb::Receive, "date") => tr!("ui-column-date", register = "receiving"),
        (Verb::Issue, "date") => tr!("ui-column-date", register = "issuing"),
        (Verb::Lend, "date") => tr!("ui-column-date", register = "lending"),
        (Verb::Circulate, "date") => tr!("ui-column-date", register = "circulation"),
        (Verb::Issue | Verb::Shelve | Verb::Move, "copies") => tr!("form-field", field = "copy_numbers"),
        (Verb::Issue, "approver") => tr!("form-signed-off"),
        (Verb::Receipt, "signed_by") => tr!("form-signed-there"),
        (Verb::Supplement, "text") => tr!("form-supplemented"),
        (Verb::AddPerson, "name") => tr!("form-person"),
        (Verb::Supplement, "reason") => tr!("form-reason-left-out"),
        (Verb::SetFacility | Verb::GiveKey | Verb::Assign | Verb::EndAssign, _) => tr!("post-field", field = name),
        (
            Verb::Receive
            | Verb::Issue
            | Verb::Receipt
            | Verb::Lend
            | Verb::GiveBack
            | Verb::Circulate
            | Verb::CirculateOut
            | Verb::CirculateBack
            | Verb::CirculateEnd
            | Verb::Shelve
            | Verb::Move
            | Verb::Correct
            | Verb::Void
            | Verb::Supplement
            | Verb::AddPlace
            | Verb::AddPerson,
            _,
        ) => tr!("form-field", field = name),
        (Verb::Matter(task), _) => super::tasks::label(task, name),
    }
}

/// What is said in an empty field.
pub(super) fn hint(verb: Verb, name: &str, kind: Kind) -> String {
    let what = match kind {
        Kind::Date => "date",
        Kind::Due => "due",
        Kind::Moment => "moment",
        Kind::Number => "number",
        Kind::Copies if verb == Verb::Shelve || verb == Verb::Move => "copies-all",
        Kind::Copies => "copies",
        Kind::Numbers if name == "numbers" => return tr!("process-hint-numbers"),
        Kind::Numbers => return tr!("process-hint-missing"),
        Kind::Period => "period",
        Kind::Document(_) => "document",
        Kind::Names(_) | Kind::Accounts => "names",
        Kind::Learnt(_) if name == "path" => "path",
        Kind::Count if name == "listed" => "listed",
        Kind::Place if verb == Verb::GiveBack || verb == Verb::CirculateBack => "place-before",
        Kind::Place
        | Kind::Text
        | Kind::Learnt(_)
        | Kind::Copy
        | Kind::Count
        | Kind::Level
        | Kind::Choice(_)
        | Kind::Column
        | Kind::Recipient
        | Kind::Account
        | Kind::OneOf(_)
        | Kind::Rows(_) => return String::new(),
    };
    tr!("form-hint", what)
}

/// What an option of a choice is called.
pub(super) fn option(field: &str, code: &str) -> String {
    match field {
        "medium" => tr!("ui-medium", medium = code),
        "intact" => tr!("form-intact", intact = code),
        "on_hold" => tr!("process-on-hold", held = code),
        "found" => tr!("process-found", found = code),
        "kind" => tr!("matter-thing", kind = code),
        "outcome" => tr!("matter-outcome", outcome = code),
        "scope" => tr!("process-scope", scope = code),
        "lock" => tr!("post-lock", lock = code),
        "part" => tr!("post-part", part = code),
        "iron_door" | "iron_window" | "iron_cabinet" => tr!("post-iron", iron = code),
        _ => tr!("form-level", level = code),
    }
}

/// That a field cannot be read, and how it could.
pub(super) fn unclear(kind: Kind) -> String {
    let what = match kind {
        Kind::Date => "date",
        Kind::Due => "due",
        Kind::Moment => "moment",
        Kind::Copies | Kind::Numbers => "copies",
        Kind::Copy => "copy",
        Kind::Count => "count",
        Kind::Period => "period",
        Kind::Level => "level",
        Kind::Number
        | Kind::Text
        | Kind::Learnt(_)
        | Kind::Names(_)
        | Kind::Account
        | Kind::Accounts
        | Kind::OneOf(_)
        | Kind::Choice(_)
        | Kind::Place
        | Kind::Document(_)
        | Kind::Column
        | Kind::Recipient
        | Kind::Rows(_) => "other",
    };
    tr!("form-unclear", what)
}

/// That nothing answers to the document's field.
pub(super) fn no_document() -> String {
    tr!("form-no-document")
}

/// That only what is listed can stand in the field.
pub(super) fn not_listed() -> String {
    tr!("form-not-listed")
}

/// That several documents answer to it.
pub(super) fn many_documents() -> String {
    tr!("form-many-documents")
}

/// That a field is empty and must not be.
pub(super) fn missing(label: &str) -> String {
    tr!("form-missing", field = label)
}

/// Why a rule said no, what would make it possible, and what it rests on.
pub(super) fn refusal(refusal: &Refusal) -> String {
    let (message, remedy) = (explain::refusal(refusal), explain::remedy(refusal));
    let message = if remedy.is_empty() { message } else { format!("{message}{remedy}") };
    tr!("form-refused", message, article = explain::article(refusal.article()))
}

/// What was done.
pub(super) fn done(verb: Verb, done: &[Done]) -> String {
    match done {
        [Done { matter: Some(slot), .. }] => {
            tr!("process-done", what = verb.label(), slot = explain::matter(*slot))
        }
        [Done { seq, .. }] if verb.task().is_some() => tr!("process-done-entry", what = verb.label(), seq),
        [Done { slot: Some(slot), .. }] => tr!("form-done-line", verb = verb.code(), slot),
        [Done { seq, .. }] => tr!("form-done", verb = verb.code(), seq),
        many => {
            let seq = many.last().map_or(0, |done| done.seq);
            tr!("form-done-many", verb = verb.code(), n = many.len(), seq)
        }
    }
}

/// What stands in a field of a line now.
pub(super) fn value_of(line: &LineRow, field: Field) -> String {
    let document = &line.document;
    let mut detail = line.detail.clone();
    match field {
        Field::Date => screen(line.date),
        Field::Issuer => document.issuer.clone().unwrap_or_default(),
        Field::Number => document.number.clone().unwrap_or_default(),
        Field::Title => document.title.clone(),
        Field::Level => document.level.label().to_owned(),
        Field::Period => document.period.as_ref().map(Period::label).unwrap_or_default(),
        Field::DueOn => line.loan.as_ref().and_then(|loan| loan.due_on).map(screen).unwrap_or_default(),
        Field::Attachments
        | Field::Urgency
        | Field::Channel
        | Field::Seal
        | Field::SignedBy
        | Field::HandledBy
        | Field::Result
        | Field::Disposal
        | Field::DraftedBy
        | Field::Approver
        | Field::Department
        | Field::Purpose
        | Field::Remark => detail.field_mut(field).and_then(Option::take).unwrap_or_default(),
    }
}

/// The field of a line that is called so.
pub(super) fn column(label: &str) -> Option<Field> {
    Field::ALL.into_iter().find(|field| crate::ui::say::field(*field) == label || field.code() == label)
}
