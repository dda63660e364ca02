//! What could stand in a field, as far as the books know: by hanzi, pinyin, initials or digits.

use jiff::ToSpan as _;

use super::about::open_cards;
use super::fill::{copy_text, name_of};
use super::form::{At, Form};
use super::spec::{Kind, Which};
use super::verb::Verb;
use super::words::BETWEEN_NAMES;
use crate::model::facility::PlaceKind;
use crate::model::line::Field;
use crate::model::period::mark;
use crate::model::register::Register;
use crate::model::text::{compact, initials, syllables};
use crate::model::view::{DocumentRow, OutRow};
use crate::registry::Registry;
use crate::registry::books::Wanted;
use crate::registry::complete::Learnt;
use crate::tr;
use crate::ui;

/// So many are shown.
const MOST: usize = 8;

/// Something that could stand in a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Candidate {
    /// What is put there.
    pub(super) insert: String,
    /// What is said of it.
    pub(super) note: String,
    /// The document it stands for.
    pub(super) id: Option<i64>,
    /// The copy of it that is meant.
    pub(super) copy: Option<String>,
}

impl Candidate {
    fn plain(insert: impl Into<String>) -> Self {
        Self { insert: insert.into(), note: String::new(), id: None, copy: None }
    }
}

impl Kind {
    /// Whether a list of candidates belongs to the field.
    pub(super) fn completes(self) -> bool {
        match self {
            Self::Learnt(_)
            | Self::Names(_)
            | Self::Number
            | Self::Copy
            | Self::Place
            | Self::Document(_)
            | Self::Column
            | Self::Recipient
            | Self::OneOf(_)
            | Self::Account
            | Self::Accounts => true,
            Self::Text
            | Self::Date
            | Self::Due
            | Self::Moment
            | Self::Copies
            | Self::Count
            | Self::Period
            | Self::Level
            | Self::Choice(_)
            | Self::Numbers
            | Self::Rows(_) => false,
        }
    }

    /// Whether only a candidate can stand in it: then the first one is chosen at once.
    pub(super) fn is_strict(self) -> bool {
        matches!(self, Self::Copy | Self::Place | Self::Document(_) | Self::Column | Self::Recipient | Self::OneOf(_))
    }
}

/// What the books have learnt like `typed`; nothing where they cannot be read: a form can be filled in without it.
fn complete(registry: &Registry, what: Learnt, typed: &str, limit: usize) -> Vec<String> {
    registry.complete(what, typed, limit).unwrap_or_default()
}

/// Whether `text` answers to what was typed.
pub(super) fn answers(text: &str, typed: &str) -> bool {
    let typed = compact(typed).to_lowercase();
    typed.is_empty()
        || compact(text).to_lowercase().contains(&typed)
        || (typed.is_ascii() && (initials(text).contains(&typed) || syllables(text).replace(' ', "").contains(&typed)))
}

impl Form {
    /// What could stand at `at`.
    pub(super) fn candidates(&self, registry: &Registry, at: At, typed: &str) -> Vec<Candidate> {
        let Some(spec) = self.spec(at) else { return Vec::new() };
        let mut found = match spec.kind {
            Kind::Learnt(what) => self.learnt(registry, spec.name, what, typed),
            Kind::Names(what) => one_more(typed, |last| complete(registry, what, last, MOST)),
            Kind::Accounts => one_more(typed, |last| {
                let names = super::tasks::others(registry).into_iter();
                names.filter(|name| answers(name, last) && !names_in(typed, name)).collect()
            }),
            Kind::Account => {
                let names = registry.accounts().unwrap_or_default().into_iter().map(|account| account.name);
                names.filter(|name| answers(name, typed)).map(Candidate::plain).collect()
            }
            Kind::OneOf(codes) => codes
                .iter()
                .map(|code| super::say::option(spec.name, code))
                .filter(|label| answers(label, typed))
                .map(Candidate::plain)
                .collect(),
            Kind::Number => self.numbers(registry, typed).into_iter().map(Candidate::plain).collect(),
            Kind::Place => places(registry, spec.name, self.verb(), typed),
            Kind::Copy => self.copies(typed),
            Kind::Column => self.columns(typed),
            Kind::Recipient => self.recipients(typed),
            Kind::Document(which) => documents(registry, which, typed),
            Kind::Text
            | Kind::Date
            | Kind::Due
            | Kind::Moment
            | Kind::Copies
            | Kind::Count
            | Kind::Period
            | Kind::Level
            | Kind::Choice(_)
            | Kind::Numbers
            | Kind::Rows(_) => Vec::new(),
        };
        found.truncate(MOST);
        found
    }

    fn learnt(&self, registry: &Registry, field: &'static str, what: Learnt, typed: &str) -> Vec<Candidate> {
        let mut names: Vec<String> = Vec::new();
        if self.verb() == Verb::CirculateOut && field == "reader" {
            let unread = self.about.cards.iter().flat_map(|card| &card.readers).filter(|reader| !reader.has_read());
            names.extend(unread.map(|reader| reader.name.clone()).filter(|name| answers(name, typed)));
        }
        names.extend(complete(registry, what, typed, MOST));
        let mut seen = std::collections::HashSet::new();
        names.retain(|name| !name.is_empty() && seen.insert(name.clone()));
        names.into_iter().map(Candidate::plain).collect()
    }

    fn copies(&self, typed: &str) -> Vec<Candidate> {
        let digits = typed.trim().trim_start_matches('0');
        self.about
            .fitting(self.verb())
            .map(|holding| Candidate {
                note: ui::say::holding(holding),
                ..Candidate::plain(copy_text(&holding.carrier))
            })
            .filter(|candidate| candidate.insert.contains(digits))
            .collect()
    }

    fn columns(&self, typed: &str) -> Vec<Candidate> {
        let Some(line) = &self.about.line else { return Vec::new() };
        let supplements = self.verb() == Verb::Supplement;
        let mut found: Vec<Candidate> = Field::ALL
            .into_iter()
            .filter(|field| field.is_in(line.slot.book.register))
            .map(|field| Candidate {
                note: super::say::value_of(line, field),
                ..Candidate::plain(ui::say::field(field))
            })
            .filter(|candidate| answers(&candidate.insert, typed) && (!supplements || candidate.note.is_empty()))
            .collect();
        found.sort_by_key(|candidate| candidate.note.is_empty());
        found
    }

    fn recipients(&self, typed: &str) -> Vec<Candidate> {
        let sendings = self.about.line.iter().flat_map(|line| &line.sendings);
        sendings
            .filter(|sending| sending.receipt_on.is_none() && answers(&sending.unit, typed))
            .map(|sending| Candidate {
                note: tr!("ui-sent", unit = "", copies = sending.copies).trim().to_owned(),
                ..Candidate::plain(sending.unit.clone())
            })
            .collect()
    }
}

/// Several names with one more, of those that answer to the last of them.
fn one_more(typed: &str, answering: impl FnOnce(&str) -> Vec<String>) -> Vec<Candidate> {
    let cut = typed
        .rfind(BETWEEN_NAMES)
        .map_or(0, |sign| sign + typed.get(sign..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8));
    let (before, last) = typed.split_at_checked(cut).unwrap_or(("", typed));
    answering(last.trim()).into_iter().map(|name| Candidate::plain(format!("{before}{name}"))).collect()
}

/// Whether a name stands among several already.
fn names_in(typed: &str, name: &str) -> bool {
    super::read::names(typed).any(|other| other == name)
}

fn places(registry: &Registry, field: &str, verb: Verb, typed: &str) -> Vec<Candidate> {
    let mut places = registry.places().unwrap_or_default();
    // A cabinet is put in somebody's charge, a room or a cabinet has a lock; documents lie anywhere.
    places.retain(|place| match (field, verb) {
        ("cabinet", _) => PlaceKind::of(&place.path) == PlaceKind::Cabinet,
        (_, Verb::SetFacility | Verb::GiveKey) => PlaceKind::of(&place.path) != PlaceKind::Shelf,
        _ => true,
    });
    // A shelf is meant before its cabinet and its room.
    places.sort_by_key(|place| std::cmp::Reverse(place.path.matches('/').count()));
    let answering = places.into_iter().filter(|place| answers(&place.path, typed));
    answering.map(|place| Candidate::plain(place.path)).take(MOST).collect()
}

/// The documents that answer to what was typed and come into question.
pub(super) fn documents(registry: &Registry, which: Which, typed: &str) -> Vec<Candidate> {
    match which {
        Which::Lent | Which::Reading => out(registry, which, typed),
        Which::Searched => super::tasks::searched(registry, typed),
        Which::Here | Which::Carded | Which::Any => {
            let found = if typed.trim().is_empty() {
                latest(registry)
            } else {
                registry.search(typed, 4 * MOST as u32).unwrap_or_default()
            };
            let comes_into_question = |row: &DocumentRow| match which {
                Which::Carded => !open_cards(registry, row.id).is_empty(),
                Which::Here | Which::Lent | Which::Reading | Which::Any | Which::Searched => {
                    let holdings = registry.holdings(row.id).unwrap_or_default();
                    holdings.iter().any(|it| which.takes(it.carrier.custody))
                }
            };
            let fitting = found.into_iter().filter(comes_into_question).take(MOST);
            fitting.map(|row| Candidate { note: note_of(&row), ..named(&row) }).collect()
        }
    }
}

/// The copies that are out: by document, number, copy, or who has them.
fn out(registry: &Registry, which: Which, typed: &str) -> Vec<Candidate> {
    let today = registry.clock().today();
    let far = today.checked_add(100.years()).unwrap_or(today);
    let on_card = which == Which::Reading;
    let rows = registry.due(far).unwrap_or_default().into_iter().filter(|row| row.on_card == on_card);
    let digits = typed.trim();
    let answers_to = |row: &OutRow| {
        let document = &row.document;
        answers(&document.title, typed)
            || answers(&row.person, typed)
            || document.number.as_deref().is_some_and(|number| answers(number, typed))
            || (!digits.is_empty() && copy_text(&row.carrier).ends_with(digits))
    };
    let candidate = |row: OutRow| Candidate {
        note: tr!(
            "form-candidate-out",
            title = row.document.title,
            copy = copy_text(&row.carrier),
            person = row.person
        ),
        copy: Some(copy_text(&row.carrier)),
        ..named(&row.document)
    };
    rows.filter(answers_to).take(MOST).map(candidate).collect()
}

/// The documents that came on the books last.
fn latest(registry: &Registry) -> Vec<DocumentRow> {
    let ids = registry.line_ids(&Wanted::latest(Register::Receiving)).unwrap_or_default();
    let lines = ids.into_iter().take(3 * MOST).filter_map(|id| registry.line(id).ok()?);
    let mut seen = std::collections::HashSet::new();
    lines.map(|line| line.document).filter(|document| seen.insert(document.id)).collect()
}

pub(super) fn named(document: &DocumentRow) -> Candidate {
    Candidate { id: Some(document.id.0), ..Candidate::plain(name_of(document)) }
}

fn note_of(document: &DocumentRow) -> String {
    let mark = mark(document.level, document.period.as_ref());
    if document.number.is_some() { format!("{}  {mark}", document.title) } else { mark }
}
