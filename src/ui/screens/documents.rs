//! Every document: the latest ones, and while one types those that answer to the words, the number, the copy number, or
//! the digits that a scanner read off a printed page.

use std::collections::HashMap;

use egui::{CentralPanel, Id, Margin, RichText, Ui};

use super::side::side_panel;
use super::summary::{self, summary_ui};
use crate::explain;
use crate::i18n::{self, Lang};
use crate::model::date::screen;
use crate::model::ids::DocumentId;
use crate::model::period::short_mark;
use crate::model::view::{DocumentRow, Holding};
use crate::print::PageMark;
use crate::registry::{Error, Registry};
use crate::tr;
use crate::ui::command::Command;
use crate::ui::facts::Facts;
use crate::ui::situation::Chosen;
use crate::ui::widgets::{Cell, List, ListColumn, SearchBox, TableKeys, Tone, notice};
use crate::ui::{say, theme};

/// The digits of a page's code, as it is typed from the foot of a page.
const CODE_DIGITS: usize = 12;
/// How wide the column of document numbers is, and how wide where serials have six digits.
const NUMBER_WIDTHS: [f32; 2] = [176.0, 208.0];
/// Of so many documents the serials grow long.
const MANY: u32 = 10_000;
/// More rows than this are not kept.
const MOST_KEPT: usize = 2_000;

/// The screen.
#[derive(Default)]
pub(crate) struct Documents {
    search: SearchBox,
    found: Option<Found>,
    of: Option<(u64, Lang)>,
    rows: HashMap<DocumentId, Option<Row>>,
    chosen: usize,
    reveal: bool,
    trouble: Option<String>,
}

/// A document that was read, and its cells.
struct Row {
    read: (DocumentRow, Vec<Holding>),
    cells: Vec<Cell>,
}

/// What answers.
enum Found {
    /// All there are: identities from 1 without a gap, the latest first.
    All(u32),
    /// These.
    These(Vec<DocumentId>),
}

impl Found {
    fn n(&self) -> usize {
        match self {
            Self::All(n) => *n as usize,
            Self::These(ids) => ids.len(),
        }
    }

    fn get(&self, row: usize) -> Option<DocumentId> {
        match self {
            Self::All(n) => (row < *n as usize).then(|| DocumentId(i64::from(*n) - row as i64)),
            Self::These(ids) => ids.get(row).copied(),
        }
    }
}

impl Documents {
    /// Puts the cursor into the search box.
    pub(crate) fn focus(&mut self) {
        self.search.focus();
    }

    /// Begins to search for these words; the cursor stands behind them.
    pub(crate) fn search_for(&mut self, words: String) {
        self.search.begin(words);
        (self.found, self.chosen) = (None, 0);
    }

    /// The chosen document.
    pub(crate) fn chosen(&self) -> Chosen {
        let chosen = self.found.as_ref().and_then(|found| found.get(self.chosen));
        chosen.map(Chosen::document).unwrap_or_default()
    }

    /// How many answer.
    pub(crate) fn status(&self) -> String {
        tr!("status-documents", n = self.found.as_ref().map_or(0, Found::n))
    }

    /// Draws it.
    pub(crate) fn ui(
        &mut self,
        ui: &mut Ui,
        registry: &Registry,
        (keys, facts): (TableKeys, &Facts),
        commands: &mut Vec<Command>,
    ) {
        if let Err(error) = self.find(registry, facts) {
            self.trouble = Some(explain::error(&error));
        }
        if let Some(document) = self.found.as_ref().and_then(|found| found.get(self.chosen)) {
            let Self { rows, trouble, .. } = self;
            side_panel(ui, "document", |ui| {
                if let Some(row) = row_of(rows, registry, document, trouble) {
                    summary_ui(ui, &row.read, "Enter", commands);
                }
            });
        }
        CentralPanel::default().frame(theme::ground(ui, Margin::symmetric(12, 10))).show(ui, |ui| {
            self.search_ui(ui, commands);
            if let Some(trouble) = &self.trouble {
                notice(ui, Tone::Danger, trouble);
            }
            ui.add_space(2.0);
            self.list_ui(ui, registry, (keys, facts), commands);
        });
    }

    fn search_ui(&mut self, ui: &mut Ui, commands: &mut Vec<Command>) {
        let n = self.found.as_ref().map_or(0, Found::n);
        let visible = (ui.available_height() / theme::ROW) as usize;
        let list = (&mut self.chosen, n, visible);
        let searched = self.search.ui(ui, Id::unique("documents"), tr!("documents-hint"), list);
        if searched.changed {
            self.found = None;
            self.chosen = 0;
        }
        self.reveal |= searched.moved || searched.changed;
        if searched.entered {
            self.search.focus();
            self.open(commands);
        }
    }

    fn open(&self, commands: &mut Vec<Command>) {
        commands.extend(self.found.as_ref().and_then(|found| found.get(self.chosen)).map(Command::Open));
    }

    /// Searches again when the words or the books are others.
    fn find(&mut self, registry: &Registry, facts: &Facts) -> Result<(), Error> {
        let of = Some((registry.revision(), i18n::lang()));
        if self.of != of || self.rows.len() > MOST_KEPT {
            self.of = of;
            self.rows.clear();
            self.found = None;
        }
        if self.found.is_some() {
            return Ok(());
        }
        self.trouble = None;
        // Whatever comes of it, it is not asked for again in every frame.
        self.found = Some(Found::These(Vec::new()));
        self.found = Some(search(registry, facts, self.search.words.trim())?);
        Ok(())
    }

    fn list_ui(
        &mut self,
        ui: &mut Ui,
        registry: &Registry,
        (keys, facts): (TableKeys, &Facts),
        commands: &mut Vec<Command>,
    ) {
        let Self { found: Some(found), rows, chosen, reveal, trouble, search, .. } = self else { return };
        if found.n() == 0 {
            ui.add_space(theme::GROUP_GAP);
            let nothing = if search.words.trim().is_empty() { tr!("documents-none") } else { tr!("ui-nothing-found") };
            ui.vertical_centered(|ui| ui.label(RichText::new(nothing).color(theme::palette(ui).faint)));
            return;
        }
        let [short, long] = NUMBER_WIDTHS;
        let columns = [
            ListColumn::new(tr!("ui-column-document-number"), if facts.documents() < MANY { short } else { long }),
            ListColumn::rest(tr!("ui-column-title")),
            ListColumn::new(tr!("ui-column-level"), 132.0),
            ListColumn::new(tr!("ui-fact-since"), 94.0),
            ListColumn::new(tr!("documents-now"), 132.0),
        ];
        let list = List { salt: "documents", columns: &columns, n: found.n(), chosen, keys, in_front: true };
        let acted = list.show(ui, std::mem::take(reveal), |row| {
            let row = found.get(row).and_then(|id| row_of(rows, registry, id, trouble));
            row.map(|row| row.cells.clone()).unwrap_or_default()
        });
        if acted.opened {
            self.open(commands);
        }
    }
}

fn search(registry: &Registry, facts: &Facts, words: &str) -> Result<Found, Error> {
    if words.is_empty() {
        return Ok(Found::All(facts.documents()));
    }
    if words.bytes().all(|byte| byte.is_ascii_digit()) {
        let scanned = PageMark::parse(words).map(|mark| mark.code);
        let code = scanned.or_else(|| (words.len() == CODE_DIGITS).then(|| words.to_owned()));
        let on_page = code.map(|code| registry.documents_on_page(&code)).transpose()?.unwrap_or_default();
        if !on_page.is_empty() {
            return Ok(Found::These(on_page));
        }
    }
    Ok(Found::These(registry.documents_answering(words)?))
}

/// A row, read when it is first asked for; what cannot be read is not tried again.
fn row_of<'a>(
    rows: &'a mut HashMap<DocumentId, Option<Row>>,
    registry: &Registry,
    id: DocumentId,
    trouble: &mut Option<String>,
) -> Option<&'a Row> {
    let row = rows.entry(id).or_insert_with(|| {
        let read = summary::read(registry, id).unwrap_or_else(|error| {
            *trouble = Some(explain::error(&error));
            None
        });
        read.map(|read| Row { cells: cells_of(&read), read })
    });
    row.as_ref()
}

fn cells_of((document, holdings): &(DocumentRow, Vec<Holding>)) -> Vec<Cell> {
    vec![
        document.number.clone().unwrap_or_default().into(),
        document.title.clone().into(),
        short_mark(document.level, document.period.as_ref()).into(),
        screen(document.since).into(),
        say::whereabouts(holdings),
    ]
}
