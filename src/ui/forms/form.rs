//! A form that is being filled in: what stands in its fields, and what the program may do to them.

use std::sync::atomic::{AtomicU64, Ordering};

use serde_json::{Map, Value};

use super::about::About;
use super::draft::Draft;
use super::known::Known;
use super::popup::Popup;
use super::read::{Days, Reading, read};
use super::spec::{COUNTED, Kind, Spec, fields};
use super::task::{Does, Task};
use super::verb::{Begin, Verb};
use crate::model::level::Level;
use crate::model::period::Period;
use crate::registry::Registry;
use crate::{explain, tr};

/// Where the focus can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum At {
    /// A field.
    Field(usize),
    /// A field of a row.
    Cell { field: usize, row: usize, column: usize },
    /// The pages counted of a copy in a batch.
    Item(usize),
    /// What unfolds the rest.
    More,
    /// The button that records.
    Record,
}

/// What stands in one input.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Cell {
    /// The text.
    pub(super) text: String,
    /// Whether the program put it there.
    pub(super) auto: bool,
    /// The document that was chosen by it.
    pub(super) id: Option<i64>,
    /// What is wrong with it; empty where the sentence stands elsewhere.
    pub(super) trouble: Option<String>,
}

impl Cell {
    /// What the program puts there.
    pub(super) fn filled(text: impl Into<String>) -> Self {
        Self { text: text.into(), auto: true, ..Self::default() }
    }

    /// Whether a person typed what stands there.
    pub(super) fn is_typed(&self) -> bool {
        !self.auto && !self.text.trim().is_empty()
    }
}

/// A field with what stands in it.
#[derive(Debug)]
pub(super) struct Entry {
    /// What it asks for.
    pub(super) spec: &'static Spec,
    /// What stands in it.
    pub(super) cell: Cell,
    /// What stands in its rows.
    pub(super) rows: Vec<Vec<Cell>>,
}

/// A form that is being filled in.
pub(crate) struct Form {
    pub(super) begin: Begin,
    /// Tells the inputs of this form from those of another.
    pub(super) serial: u64,
    pub(super) entries: Vec<Entry>,
    pub(super) about: About,
    /// Whether the rest is unfolded.
    pub(super) more: bool,
    /// Where the focus goes in the next frame.
    pub(super) focus: Option<At>,
    /// What went wrong that no field is to blame for.
    pub(super) trouble: Option<String>,
    /// What is to be known: what was recorded last.
    pub(super) news: Option<String>,
    pub(super) draft: Draft,
    /// What was cleared last, for whoever did not mean it.
    pub(super) cleared: Option<Value>,
    pub(super) popup: Option<Popup>,
    pub(super) known: Known,
    /// Whether an input method is at work: its keys are not ours.
    pub(super) composing: bool,
    /// Which input had the focus last.
    pub(super) last: Option<At>,
    /// Whether a dialog or a menu is before it, and has taken the focus.
    pub(super) covered: bool,
}

/// Under what name the pages of a batch are kept; no field has it.
const COUNTED_PAGES: &str = "counted";
/// And its ticks.
const TICKS: &str = "ticks";

/// An empty row.
pub(super) fn empty_row(columns: &[Spec]) -> Vec<Cell> {
    vec![Cell::default(); columns.len()]
}

/// A number that no other form has.
pub(super) fn next_serial() -> u64 {
    static SERIAL: AtomicU64 = AtomicU64::new(0);
    SERIAL.fetch_add(1, Ordering::Relaxed)
}

impl Form {
    /// A form with what is known filled in and what was typed before; none where what it has to speak of is missing.
    pub(crate) fn new(registry: &Registry, begin: Begin) -> Option<Self> {
        let mut begin = begin.fitted();
        let about = About::of(registry, &begin)?;
        if about.is_about_nothing() {
            begin = Begin { place: begin.place, ..Begin::new(begin.verb) };
        }
        let mut form = Self {
            draft: Draft::named(&begin),
            entries: Vec::new(),
            begin,
            serial: next_serial(),
            about,
            more: false,
            focus: None,
            trouble: None,
            news: None,
            cleared: None,
            popup: None,
            known: Known::default(),
            composing: false,
            last: None,
            covered: false,
        };
        form.clear();
        form.fill(registry);
        form.restore(registry);
        form.focus = Some(form.first_wanted());
        Some(form)
    }

    /// Makes every field empty.
    pub(super) fn clear(&mut self) {
        let entry = |spec: &'static Spec| {
            let rows = match spec.kind {
                Kind::Rows(columns) => vec![empty_row(columns)],
                _ => Vec::new(),
            };
            Entry { spec, cell: Cell::default(), rows }
        };
        self.entries = fields(self.begin.verb).iter().map(entry).collect();
    }

    /// Whether another of its kind can follow; a line is voided once, and a step is taken once.
    pub(crate) fn has_next(&self) -> bool {
        self.verb() != Verb::Void && !self.verb().task().is_some_and(Task::needs_matter)
    }

    /// What is about to be recorded, in short.
    pub(crate) fn what(&self) -> String {
        let verb = self.verb().label();
        match (&self.about.matter, &self.about.line) {
            (Some(matter), _) => tr!("process-what", verb, slot = explain::matter(matter.head.slot)),
            (None, Some(line)) => tr!("process-what", verb, slot = explain::slot(line.slot)),
            (None, None) => verb,
        }
    }

    /// Whether it draws a matter up.
    pub(crate) fn draws(&self) -> bool {
        self.verb().task().is_some_and(|task| matches!(task.does(), Does::Draws(_)))
    }

    /// What is done in it.
    pub(crate) fn verb(&self) -> Verb {
        self.begin.verb
    }

    /// It is uncovered again: the focus goes where it is wanted.
    pub(crate) fn resume(&mut self) {
        self.focus = Some(self.first_wanted());
    }

    /// Whether it is about the same.
    pub(crate) fn is_about(&self, begin: &Begin) -> bool {
        self.begin == begin.clone().fitted()
    }

    /// What stands at `at`.
    pub(super) fn cell(&self, at: At) -> Option<&Cell> {
        match at {
            At::Field(field) => self.entries.get(field).map(|entry| &entry.cell),
            At::Cell { field, row, column } => self.entries.get(field)?.rows.get(row)?.get(column),
            At::Item(item) => self.about.items.get(item).map(|item| &item.pages),
            At::More | At::Record => None,
        }
    }

    /// As [`Form::cell`], to be changed.
    pub(super) fn cell_mut(&mut self, at: At) -> Option<&mut Cell> {
        match at {
            At::Field(field) => self.entries.get_mut(field).map(|entry| &mut entry.cell),
            At::Cell { field, row, column } => self.entries.get_mut(field)?.rows.get_mut(row)?.get_mut(column),
            At::Item(item) => self.about.items.get_mut(item).map(|item| &mut item.pages),
            At::More | At::Record => None,
        }
    }

    /// What is asked for at `at`.
    pub(super) fn spec(&self, at: At) -> Option<&'static Spec> {
        match at {
            At::Field(field) => self.entries.get(field).map(|entry| entry.spec),
            At::Cell { field, column, .. } => match self.entries.get(field)?.spec.kind {
                Kind::Rows(columns) => columns.get(column),
                _ => None,
            },
            At::Item(_) => Some(&COUNTED),
            At::More | At::Record => None,
        }
    }

    /// Where the field of that name is.
    pub(super) fn find(&self, name: &str) -> Option<At> {
        self.entries.iter().position(|entry| entry.spec.name == name).map(At::Field)
    }

    /// What stands in the field of that name.
    pub(super) fn text(&self, name: &str) -> &str {
        self.find(name).and_then(|at| self.cell(at)).map_or("", |cell| cell.text.trim())
    }

    /// The days it knows.
    pub(super) fn days(&self, registry: &Registry) -> Days {
        let today = registry.clock().today();
        let known = Days { today, own: today };
        match read(Kind::Date, self.text("date"), known) {
            Reading::Value(Value::String(day), _) => {
                Days { own: crate::model::date::parse_date(&day, None).unwrap_or(today), ..known }
            }
            Reading::Value(..) | Reading::Empty | Reading::Unclear => known,
        }
    }

    /// Whether a field is shown: what a batch says of each carrier by itself is not asked for.
    pub(super) fn is_shown(&self, spec: &Spec) -> bool {
        match spec.name {
            "document" | "copy" | "copies" | "pages" => !self.about.is_batch(),
            // A room has doors and windows, a cabinet is of iron or not; a spare lies sealed.
            "iron_door" | "iron_window" => !self.text("place").contains('/'),
            "iron_cabinet" => self.text("place").contains('/'),
            "sealed_with" => self.text("part").starts_with("spare"),
            _ => true,
        }
    }

    /// Whether a field has to be filled in.
    pub(super) fn is_needed(&self, spec: &Spec) -> bool {
        match spec.name {
            // Several borrowers may bring their copies back, each their own.
            "returned_by" if self.about.is_batch() => false,
            "copy" => self.about.has_to_say_which(self.verb()),
            _ => spec.needed,
        }
    }

    /// Something else stands at `at` now.
    pub(super) fn changed(&mut self, at: At) {
        if let Some(cell) = self.cell_mut(at) {
            cell.auto = false;
            cell.id = None;
            cell.trouble = None;
        }
        self.trouble = None;
        self.draft.touch();
    }

    /// The field at `at` was left: it is put in order, and what follows from it is filled in.
    pub(super) fn left(&mut self, registry: &Registry, at: At) {
        let Some(spec) = self.spec(at) else { return };
        let days = self.days(registry);
        let Some(cell) = self.cell_mut(at) else { return };
        match read(spec.kind, &cell.text, days) {
            Reading::Empty => {}
            Reading::Value(_, shown) => {
                if !matches!(spec.kind, Kind::Copy) {
                    cell.text = shown;
                }
            }
            Reading::Unclear => cell.trouble = Some(super::say::unclear(spec.kind)),
        }
        self.part_names(at);
        match spec.name {
            "copy_numbers" => self.count_copies(),
            "document" => self.choose_only(registry, at),
            _ if spec.kind.is_strict() => self.settle(registry, at),
            _ => {}
        }
        self.follow(registry);
    }

    /// Where only what is listed can stand: if one answers to what was typed, it is that one.
    fn settle(&mut self, registry: &Registry, at: At) {
        let typed = self.cell(at).map(|cell| cell.text.trim().to_owned()).unwrap_or_default();
        if typed.is_empty() {
            return;
        }
        let mut found = self.candidates(registry, at, &typed);
        if found.iter().any(|candidate| candidate.insert == typed) {
            return;
        }
        if self.spec(at).is_some_and(|spec| spec.kind == Kind::Copy) {
            // Of a copy that is not to be had, the rule says more.
            let number = |text: &str| text.trim_start_matches('0').to_owned();
            let same = found.into_iter().find(|candidate| number(&candidate.insert) == number(&typed));
            if let (Some(same), Some(cell)) = (same, self.cell_mut(at)) {
                cell.text = same.insert;
            }
            return;
        }
        match (found.pop(), found.is_empty(), self.cell_mut(at)) {
            (Some(only), true, Some(cell)) => cell.text = only.insert,
            (_, _, Some(cell)) if cell.trouble.is_none() => cell.trouble = Some(super::say::not_listed()),
            _ => {}
        }
    }

    /// One copy number for several copies begins a run; several for a count that nobody typed are the count.
    fn count_copies(&mut self) {
        let count_name = if self.verb() == Verb::Issue { "printed" } else { "copies" };
        let (Some(numbers_at), Some(count_at)) = (self.find("copy_numbers"), self.find(count_name)) else { return };
        let Ok(numbers) = crate::model::copyno::CopyNumbers::parse(self.text("copy_numbers")) else { return };
        let count = crate::model::copyno::parse_count(self.text(count_name)).ok();
        let typed = self.cell(count_at).is_some_and(Cell::is_typed);
        match count {
            Some(count) if typed && count > 1 && numbers.len() == 1 => {
                if let (Ok(run), Some(cell)) =
                    (crate::model::copyno::CopyNumbers::run(numbers.first(), count), self.cell_mut(numbers_at))
                {
                    cell.text = run.to_string();
                }
            }
            Some(_) if typed => {}
            Some(_) | None => {
                if let Some(cell) = self.cell_mut(count_at) {
                    *cell = Cell::filled(numbers.len().to_string());
                }
            }
        }
    }

    /// A level was chosen: its statutory period stands there unless somebody typed another.
    pub(super) fn set_level(&mut self, level: Level) {
        let Some(at) = self.find("period") else { return };
        let Some(cell) = self.cell_mut(at) else { return };
        if !cell.is_typed() {
            let years = level.statutory_years();
            *cell = Cell::filled(years.map(|years| Period::Years(years).label()).unwrap_or_default());
        } else if !level.is_state_secret() {
            *cell = Cell::default();
        }
    }

    /// The level that is chosen.
    pub(super) fn level(&self) -> Option<Level> {
        Level::parse(self.text("level"))
    }

    /// Empties the form; what repeats stays.
    pub(super) fn again(&mut self, registry: &Registry) {
        let kept: Vec<(&'static Spec, Cell, Vec<Vec<Cell>>)> = std::mem::take(&mut self.entries)
            .into_iter()
            .filter(|entry| entry.spec.repeats)
            .map(|entry| (entry.spec, entry.cell, entry.rows))
            .collect();
        // Another correction is one of the same line, another key one of the same place.
        let Begin { verb, line, matter, place, .. } = self.begin;
        self.begin = Begin { line, matter, place, ..Begin::new(verb) };
        self.begin_anew(registry);
        for (spec, cell, rows) in kept {
            let Some(At::Field(field)) = self.find(spec.name) else { continue };
            let Some(entry) = self.entries.get_mut(field) else { continue };
            entry.cell = Cell::filled(cell.text);
            if !rows.is_empty() {
                let row = |cells: Vec<Cell>| cells.into_iter().map(|cell| Cell::filled(cell.text)).collect();
                entry.rows = rows.into_iter().map(row).collect();
            }
        }
        self.focus = Some(self.first_wanted());
    }

    /// Takes away what was typed, which can be taken back.
    pub(super) fn discard(&mut self, registry: &Registry) {
        let cleared = self.typed();
        self.begin_anew(registry);
        self.cleared = cleared;
        self.draft.touch();
        self.focus = Some(self.first_wanted());
    }

    /// Whether something was cleared and nothing was typed since.
    pub(super) fn can_undo(&self) -> bool {
        self.cleared.is_some() && self.typed().is_none()
    }

    /// Puts back what was cleared.
    pub(super) fn undo_discard(&mut self, registry: &Registry) {
        let Some(typed) = self.cleared.take() else { return };
        self.serial = next_serial();
        self.put_back(&typed);
        self.follow(registry);
        self.draft.touch();
        self.focus = Some(self.first_wanted());
    }

    fn begin_anew(&mut self, registry: &Registry) {
        self.serial = next_serial();
        self.last = None;
        self.clear();
        (self.more, self.trouble, self.popup, self.known) = (false, None, None, Known::default());
        self.cleared = None;
        self.about = About::of(registry, &self.begin).unwrap_or_default();
        self.draft.rename(&self.begin);
        self.fill(registry);
    }

    /// What a person typed, under the names of the fields; nothing where nothing was typed.
    pub(super) fn typed(&self) -> Option<Value> {
        let cell = |cell: &Cell| match cell.id {
            Some(id) => serde_json::json!({ "text": cell.text, "id": id }),
            None => Value::from(cell.text.clone()),
        };
        let mut all = Map::new();
        for entry in &self.entries {
            if entry.cell.is_typed() {
                all.insert(entry.spec.name.to_owned(), cell(&entry.cell));
            }
            if entry.rows.iter().flatten().any(Cell::is_typed) {
                let rows = entry.rows.iter().map(|row| row.iter().map(cell).collect::<Vec<_>>()).map(Value::from);
                all.insert(entry.spec.name.to_owned(), rows.collect::<Vec<_>>().into());
            }
        }
        let counted = self.about.items.iter().filter(|item| item.pages.is_typed());
        let counted: Map<String, Value> =
            counted.map(|item| (item.holding.carrier.id.0.to_string(), cell(&item.pages))).collect();
        if !counted.is_empty() {
            all.insert(COUNTED_PAGES.to_owned(), counted.into());
        }
        let ticks = self.about.items.iter().filter(|item| item.ticked != item.ticked_first);
        let ticks: Map<String, Value> =
            ticks.map(|item| (item.holding.carrier.id.0.to_string(), item.ticked.into())).collect();
        if !ticks.is_empty() {
            all.insert(TICKS.to_owned(), ticks.into());
        }
        (!all.is_empty()).then(|| all.into())
    }

    /// Puts back what a person typed before.
    pub(super) fn put_back(&mut self, typed: &Value) {
        let cell = |value: &Value| {
            let (text, id) = match value {
                Value::Object(both) => {
                    (both.get("text").and_then(Value::as_str), both.get("id").and_then(Value::as_i64))
                }
                other => (other.as_str(), None),
            };
            Cell { text: text.unwrap_or_default().to_owned(), id, ..Cell::default() }
        };
        for item in &mut self.about.items {
            let of_item = |all| typed.get(all).and_then(|all: &Value| all.get(item.holding.carrier.id.0.to_string()));
            if let Some(ticked) = of_item(TICKS).and_then(Value::as_bool) {
                // What has gone elsewhere meanwhile takes no part.
                item.ticked = ticked && item.fits;
            }
            if let Some(counted) = of_item(COUNTED_PAGES) {
                item.pages = cell(counted);
            }
        }
        for entry in &mut self.entries {
            let Some(value) = typed.get(entry.spec.name) else { continue };
            match (entry.spec.kind, value) {
                (Kind::Rows(columns), Value::Array(rows)) => {
                    entry.rows = rows
                        .iter()
                        .filter_map(Value::as_array)
                        .map(|cells| cells.iter().map(cell).chain(empty_row(columns)).take(columns.len()).collect())
                        .collect();
                }
                _ => entry.cell = cell(value),
            }
            self.more |= entry.spec.stand.is_folded();
        }
    }
}
