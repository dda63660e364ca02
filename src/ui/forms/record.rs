//! From what is typed to the books: the JSON that a script would give, the verb, and what comes of it.

use serde_json::{Map, Value, json};

use super::about::Item;
use super::form::{At, Cell, Form};
use super::read::{Days, Reading, read};
use super::say;
use super::spec::{Kind, Spec};
use super::verb::Verb;
use super::{read as reading, tasks};
use crate::explain;
use crate::model::copyno::{CopyNumbers, parse_amount};
use crate::model::ids::DocumentId;
use crate::model::matter::{MatterSlot, Role};
use crate::model::matter_view::MatterRow;
use crate::model::person::Post;
use crate::model::refusal::Refusal;
use crate::registry::confirm::Present;
use crate::registry::record::Act;
use crate::registry::{Done, Error, Registry};
use crate::tr;

/// What was recorded.
pub(crate) struct Recorded {
    /// In words.
    pub(crate) said: String,
    /// The document it was about.
    pub(crate) document: Option<DocumentId>,
    /// The matter it drew up or took further.
    pub(crate) matter: Option<MatterSlot>,
}

/// What came of it.
pub(crate) enum Outcome {
    /// It was recorded.
    Recorded(Recorded),
    /// Something is in the way, which stands beside its field.
    Stopped,
    /// Nobody may do it alone: these have to stand by.
    Alone(Vec<Needed>),
}

/// Somebody who has to stand by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Needed {
    /// In which role.
    pub(crate) role: Role,
    /// Whose account it can be; the first is meant unless another one is chosen.
    pub(crate) accounts: Vec<String>,
}

impl Form {
    /// Records what the form says, while these people stand by.
    pub(crate) fn record(&mut self, registry: &mut Registry, present: Vec<Present>) -> Outcome {
        // While an input method is at work the keys are its own.
        if self.composing {
            return Outcome::Stopped;
        }
        self.popup = None;
        (self.trouble, self.news) = (None, None);
        for item in &mut self.about.items {
            item.trouble = None;
        }
        // The field that is being typed into counts as left: names are parted, a run is filled up.
        if let Some(at) = self.last {
            self.left(registry, at);
        }
        let Some(acts) = self.acts(registry) else { return Outcome::Stopped };
        let outcome = match acts.as_slice() {
            [act] if !self.about.is_batch() => {
                registry.perform_with(act, present).map(|done| vec![done]).map_err(|error| (0, error))
            }
            acts => registry.perform_batch(acts),
        };
        match outcome {
            Ok(done) => {
                if let Err(error) = self.let_go(registry) {
                    self.trouble = Some(explain::error(&error));
                }
                Outcome::Recorded(Recorded {
                    said: say::done(self.verb(), &done),
                    document: done.last().and_then(|done: &Done| done.document),
                    matter: done.last().and_then(|done| done.matter),
                })
            }
            Err((at_fault, error)) => {
                if let Error::Refused(refusal) = &error
                    && let Refusal::NotConfirmed { role } = **refusal
                {
                    return self.alone(registry, role, &error);
                }
                self.refused(registry, at_fault, &error);
                Outcome::Stopped
            }
        }
    }

    /// Nobody in this role stood by: who can, where anybody can.
    fn alone(&mut self, registry: &Registry, role: Role, error: &Error) -> Outcome {
        let needed = self.who_stands_by(registry, role);
        if needed.is_empty() || needed.iter().any(|needed| needed.accounts.is_empty()) {
            self.refused(registry, 0, error);
            self.trouble = Some(tr!("process-no-account", role = role.code()));
            return Outcome::Stopped;
        }
        Outcome::Alone(needed)
    }

    /// Who can stand by in a role: a leader to approve, the accounts that the form names for the rest.
    fn who_stands_by(&self, registry: &Registry, role: Role) -> Vec<Needed> {
        if role == Role::Approver {
            let requester = self.about.matter.as_ref().map(|matter| matter.head.requester.as_str());
            let meant = self.text("approver").to_owned();
            let accounts = registry.accounts().unwrap_or_default().into_iter();
            let leaders = accounts.filter(|it| it.post == Post::Leader && it.name != registry.user());
            let mut accounts: Vec<String> =
                leaders.map(|it| it.name).filter(|name| Some(name.as_str()) != requester).collect();
            accounts.sort_by_key(|name| *name != meant);
            return vec![Needed { role, accounts }];
        }
        let others = tasks::others(registry);
        let mut needed = Vec::new();
        for role in tasks::together(role) {
            let field = if *role == Role::Witness { "witnesses" } else { role.code() };
            let on_form = |matter: &MatterRow| matter.head.facts.get(tasks::fact_of(*role)).map(str::to_owned);
            let said = match self.find(field) {
                Some(_) => self.text(field).to_owned(),
                None => self.about.matter.as_ref().and_then(on_form).unwrap_or_default(),
            };
            for name in reading::names(&said).filter(|name| name != registry.user()) {
                let accounts = others.iter().filter(|other| **other == name).cloned().collect();
                needed.push(Needed { role: *role, accounts });
            }
        }
        needed
    }

    /// Makes the form ready for the next one of its kind.
    pub(crate) fn begin_next(&mut self, registry: &Registry, said: String) {
        self.again(registry);
        self.news = Some(said);
    }

    /// The acts it comes to; none where a field is in the way.
    fn acts(&mut self, registry: &Registry) -> Option<Vec<Act>> {
        let common = self.common(registry)?;
        if !self.about.is_batch() {
            return self.parsed([common]);
        }
        let counted = |item: &Item| read(Kind::Count, &item.pages.text, self.days(registry)) != Reading::Unclear;
        if let Some(item) = self.about.items.iter().position(|item| item.ticked && !counted(item)) {
            self.blame_all(vec![(At::Item(item), say::unclear(Kind::Count))]);
            return None;
        }
        let ticked: Vec<&Item> = self.about.ticked().collect();
        if ticked.is_empty() {
            self.trouble = Some(tr!("form-none-ticked"));
            return None;
        }
        let acts: Vec<Map<String, Value>> = match self.verb() {
            Verb::Shelve | Verb::Move => placings(&common, &ticked),
            _ => ticked.iter().map(|item| one_of(&common, item, self.verb())).collect(),
        };
        self.parsed(acts)
    }

    fn parsed(&mut self, acts: impl IntoIterator<Item = Map<String, Value>>) -> Option<Vec<Act>> {
        let parsed: Result<Vec<Act>, _> =
            acts.into_iter().map(|act| Act::parse(&Value::from(act).to_string())).collect();
        match parsed {
            Ok(acts) => Some(acts),
            Err(error) => {
                self.trouble = Some(tr!("form-not-parsed", cause = error.to_string()));
                None
            }
        }
    }

    /// What all its acts have in common.
    fn common(&mut self, registry: &Registry) -> Option<Map<String, Value>> {
        let days = self.days(registry);
        let mut act = Map::new();
        let mut blamed = Vec::new();
        act.insert("verb".to_owned(), self.verb().code().into());
        if let Some(line) = &self.about.line {
            act.insert("line".to_owned(), serde_json::to_value(line.slot).ok()?);
        }
        if let Some(matter) = &self.about.matter {
            act.insert("matter".to_owned(), serde_json::to_value(matter.head.slot).ok()?);
        }
        for (field, entry) in self.entries.iter().enumerate() {
            let spec = entry.spec;
            if !self.is_shown(spec) {
                continue;
            }
            if let Kind::Rows(columns) = spec.kind {
                let rows = self.rows(field, columns, days, &mut blamed);
                if rows.is_empty() && self.is_needed(spec) {
                    blamed.push((
                        At::Cell { field, row: 0, column: 0 },
                        say::missing(&say::label(self.verb(), spec.name)),
                    ));
                } else if !rows.is_empty() {
                    act.insert(spec.name.to_owned(), rows.into());
                }
                continue;
            }
            match value(spec, &entry.cell, days) {
                Ok(Some(value)) => {
                    act.insert(spec.name.to_owned(), value);
                }
                Ok(None) if self.is_needed(spec) => {
                    blamed.push((At::Field(field), say::missing(&say::label(self.verb(), spec.name))));
                }
                Ok(None) => {}
                Err(trouble) => blamed.push((At::Field(field), trouble)),
            }
        }
        if let Some(task) = self.verb().task() {
            tasks::shape(task, &mut act);
        }
        if blamed.is_empty() {
            return Some(act);
        }
        self.blame_all(blamed);
        None
    }

    fn rows(&self, field: usize, columns: &'static [Spec], days: Days, blamed: &mut Vec<(At, String)>) -> Vec<Value> {
        let Some(entry) = self.entries.get(field) else { return Vec::new() };
        let mut rows = Vec::new();
        for (row, cells) in entry.rows.iter().enumerate() {
            // What was only taken over from the row above says nothing by itself.
            if !cells
                .iter()
                .zip(columns)
                .any(|(cell, spec)| !cell.text.trim().is_empty() && (!cell.auto || !spec.repeats))
            {
                continue;
            }
            let mut one = Map::new();
            for (column, (cell, spec)) in cells.iter().zip(columns).enumerate() {
                let at = At::Cell { field, row, column };
                match value(spec, cell, days) {
                    Ok(Some(value)) => {
                        one.insert(spec.name.to_owned(), value);
                    }
                    Ok(None) if spec.needed => blamed.push((at, say::missing(&say::label(self.verb(), spec.name)))),
                    Ok(None) => {}
                    Err(trouble) => blamed.push((at, trouble)),
                }
            }
            rows.push(one.into());
        }
        rows
    }

    /// Puts what is wrong beside its fields; the first of them gets the focus.
    fn blame_all(&mut self, blamed: Vec<(At, String)>) {
        let first = blamed.first().map(|(at, _)| *at);
        for (at, sentence) in blamed {
            self.unfold(at);
            self.blame(at, sentence);
        }
        self.focus = first;
    }

    fn unfold(&mut self, at: At) {
        if let At::Field(field) = at {
            self.more |= self.entries.get(field).is_some_and(|entry| entry.spec.stand.is_folded());
        }
    }

    /// A rule said no, or the books failed.
    fn refused(&mut self, registry: &Registry, at_fault: usize, error: &Error) {
        let Error::Refused(refusal) = error else {
            self.trouble = Some(explain::error(error));
            return;
        };
        let sentence = say::refusal(refusal);
        if self.about.is_batch() {
            self.refused_in_batch(at_fault, refusal, &sentence);
        }
        let mut places: Vec<At> = refusal.fields().iter().flat_map(|name| self.places_of(name, refusal)).collect();
        places.dedup();
        let Some(first) = places.first().copied() else {
            if self.trouble.is_none() {
                self.trouble = Some(sentence);
            }
            return;
        };
        for at in places.iter().copied() {
            // The sentence stands beside the first; the others are only marked.
            self.blame(at, if at == first { sentence.clone() } else { String::new() });
        }
        self.unfold(first);
        self.focus = Some(first);
        if matches!(**refusal, Refusal::NoDocument { .. }) {
            self.follow(registry);
        }
    }

    /// In a batch the copy at fault is named, whatever else is said.
    fn refused_in_batch(&mut self, at_fault: usize, refusal: &Refusal, sentence: &str) {
        let placing = matches!(self.verb(), Verb::Shelve | Verb::Move);
        let mut seen = Vec::new();
        let mut at = 0;
        for (index, item) in self.about.items.iter_mut().enumerate().filter(|(_, item)| item.ticked) {
            if placing {
                at = seen.iter().position(|id| *id == item.document.id).unwrap_or_else(|| {
                    seen.push(item.document.id);
                    seen.len() - 1
                });
            }
            if at == at_fault {
                item.trouble = Some(sentence.to_owned());
                self.trouble = Some(tr!("form-batch-refused", title = item.document.title, message = sentence));
                if refusal.fields().contains(&"pages") {
                    self.focus = Some(At::Item(index));
                }
                return;
            }
            at += 1;
        }
    }

    /// The row of the document that a refusal speaks of; else the first.
    fn row_of(&self, field: usize, refusal: &Refusal) -> usize {
        let (Refusal::Claimed { title, .. }
        | Refusal::ListedTwice { title, .. }
        | Refusal::Frozen { title, .. }
        | Refusal::PagesMissing { title, .. }
        | Refusal::Searched { title, .. }
        | Refusal::NotHere { title, .. }
        | Refusal::RecallDue { title, .. }) = refusal
        else {
            return 0;
        };
        let of_row = |cells: &Vec<Cell>| {
            self.about.listed.iter().any(|(document, _)| {
                document.title == *title && cells.first().is_some_and(|cell| cell.id == Some(document.id.0))
            })
        };
        let rows = self.entries.get(field).map(|entry| entry.rows.as_slice()).unwrap_or_default();
        rows.iter().position(of_row).unwrap_or_default()
    }

    /// Where a field of that name stands that a refusal may speak of.
    fn places_of(&self, name: &str, refusal: &Refusal) -> Vec<At> {
        let shown = |at: &At| self.spec(*at).is_some_and(|spec| self.is_shown(spec));
        if let Some(At::Field(field)) = self.find(name) {
            return match self.entries.get(field).map(|entry| entry.spec.kind) {
                Some(Kind::Rows(_)) => vec![At::Cell { field, row: self.row_of(field, refusal), column: 0 }],
                _ => vec![At::Field(field)].into_iter().filter(shown).collect(),
            };
        }
        for (field, entry) in self.entries.iter().enumerate() {
            let Kind::Rows(columns) = entry.spec.kind else { continue };
            let Some(column) = columns.iter().position(|spec| spec.name == name) else { continue };
            let said = match refusal {
                Refusal::OrdinaryPost { channel } => Some(channel.as_str()),
                _ => None,
            };
            let speaks_of = |cells: &&Vec<Cell>| {
                cells.get(column).is_some_and(|cell| said.is_none_or(|said| cell.text.trim() == said))
            };
            let row = entry.rows.iter().position(|cells| speaks_of(&cells)).unwrap_or_default();
            return vec![At::Cell { field, row, column }];
        }
        Vec::new()
    }
}

/// What stands in a field, as a script gives it.
fn value(spec: &Spec, cell: &Cell, days: Days) -> Result<Option<Value>, String> {
    match (spec.kind, read(spec.kind, &cell.text, days)) {
        (_, Reading::Empty) => Ok(None),
        (kind, Reading::Unclear) => Err(say::unclear(kind)),
        (Kind::Document(_), Reading::Value(words, _)) => Ok(Some(cell.id.map_or(words, Value::from))),
        (Kind::Column, Reading::Value(..)) => match say::column(cell.text.trim()) {
            Some(field) => Ok(Some(field.code().into())),
            None => Err(say::unclear(spec.kind)),
        },
        (Kind::OneOf(codes), Reading::Value(..)) => {
            let typed = cell.text.trim();
            let code = codes.iter().find(|code| **code == typed || say::option(spec.name, code) == typed);
            code.map(|code| Some((*code).into())).ok_or_else(say::not_listed)
        }
        (_, Reading::Value(value, _)) => Ok(Some(value)),
    }
}

/// The act for one copy of a batch.
fn one_of(common: &Map<String, Value>, item: &Item, verb: Verb) -> Map<String, Value> {
    let mut act = common.clone();
    act.insert("document".to_owned(), item.document.id.0.into());
    act.insert("copy".to_owned(), item.holding.carrier.copy().into());
    if verb == Verb::GiveBack {
        // Who brings back several people's copies brings each as the borrower, whom the slip names.
        act.entry("returned_by").or_insert_with(|| item.holding.holder.clone().into());
        if let Ok(pages) = parse_amount(&item.pages.text) {
            act.insert("pages".to_owned(), pages.into());
        }
    }
    act
}

/// The acts that put the copies of a batch to their place, one a document.
fn placings(common: &Map<String, Value>, ticked: &[&Item]) -> Vec<Map<String, Value>> {
    let mut acts: Vec<(DocumentId, Vec<u32>)> = Vec::new();
    for item in ticked {
        let copy = item.holding.carrier.copy();
        match acts.iter_mut().find(|(id, _)| *id == item.document.id) {
            Some((_, copies)) => copies.push(copy),
            None => acts.push((item.document.id, vec![copy])),
        }
    }
    acts.into_iter()
        .map(|(id, copies)| {
            let mut act = common.clone();
            act.insert("document".to_owned(), id.0.into());
            if let Ok(numbers) = CopyNumbers::from_numbers(copies) {
                act.insert("copies".to_owned(), json!(numbers.to_string()));
            }
            act
        })
        .collect()
}

/// What a batch is going to do, before it does it.
pub(super) fn preview(form: &Form) -> String {
    let (mut documents, mut copies) = (Vec::new(), 0_usize);
    for item in form.about.ticked() {
        copies += 1;
        if !documents.contains(&item.document.id) {
            documents.push(item.document.id);
        }
    }
    let (borrower, due, place) = (form.text("borrower"), form.text("due"), form.text("place"));
    let blank = |text: &str| if text.is_empty() { "…".to_owned() } else { text.to_owned() };
    tr!(
        "form-preview",
        verb = form.verb().code(),
        copies,
        documents = documents.len(),
        borrower = blank(borrower),
        due = blank(due),
        place = blank(place)
    )
}
