//! The journal: every entry, the latest first, what it says and by what it is known; and whether all of it holds.

use std::collections::HashMap;
use std::time::Duration;

use egui::{Align, CentralPanel, Label, Layout, Margin, RichText, Ui};

use super::side::side_panel;
use crate::i18n::{self, Lang};
use crate::model::ids::{DocumentId, MatterId};
use crate::model::view::EntryRow;
use crate::registry::verify::Report;
use crate::registry::{Error, Registry};
use crate::ui::command::Command;
use crate::ui::situation::Chosen;
use crate::ui::story::{Names, sentence};
use crate::ui::widgets::{Cell, List, ListColumn, TableKeys, Tone, command_button, fact, notice};
use crate::ui::{say, theme};
use crate::{explain, tr};

/// More rows than this are not kept.
const MOST_KEPT: usize = 2_000;

/// The screen.
#[derive(Default)]
pub(crate) struct Journal {
    of: Option<(u64, Lang)>,
    n: u64,
    /// Of what cannot be read there is none.
    rows: HashMap<u64, Option<Row>>,
    row: usize,
    reveal: bool,
    checked: Option<Report>,
    checked_in: Duration,
    trouble: Option<String>,
}

/// An entry in words.
struct Row {
    at: String,
    actor: String,
    title: String,
    sentence: String,
    digest: String,
    document: Option<DocumentId>,
    matter: Option<MatterId>,
}

impl Journal {
    /// What came of a check of the whole vault.
    pub(crate) fn checked(&mut self, report: Report, took: Duration) {
        (self.checked, self.checked_in) = (Some(report), took);
    }

    /// The document of the chosen entry.
    pub(crate) fn chosen(&self) -> Chosen {
        let row = self.rows.get(&self.seq_of(self.row)).and_then(Option::as_ref);
        row.and_then(|row| row.document).map(Chosen::document).unwrap_or_default()
    }

    /// How many entries there are.
    pub(crate) fn status(&self) -> String {
        tr!("status-entries", n = self.n)
    }

    /// The latest entry is the first row.
    fn seq_of(&self, row: usize) -> u64 {
        self.n.saturating_sub(row as u64)
    }

    /// Draws it.
    pub(crate) fn ui(&mut self, ui: &mut Ui, registry: &Registry, keys: TableKeys, commands: &mut Vec<Command>) {
        if let Err(error) = self.read(registry) {
            self.trouble = Some(explain::error(&error));
        }
        let seq = self.seq_of(self.row);
        if let Some(row) = self.rows.get(&seq).and_then(Option::as_ref) {
            side_panel(ui, "entry", |ui| row.ui(ui, seq, commands));
        }
        CentralPanel::default().frame(theme::ground(ui, Margin::symmetric(12, 10))).show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.heading(tr!("section", section = "journal"));
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    command_button(ui, Command::Verify, None, commands);
                });
            });
            if let Some(report) = &self.checked {
                report_ui(ui, report, self.checked_in);
            }
            if let Some(trouble) = &self.trouble {
                notice(ui, Tone::Danger, trouble);
            }
            self.list_ui(ui, registry, keys, commands);
        });
    }

    fn read(&mut self, registry: &Registry) -> Result<(), Error> {
        let of = Some((registry.revision(), i18n::lang()));
        if self.rows.len() > MOST_KEPT {
            self.rows.clear();
        }
        if self.of == of {
            return Ok(());
        }
        self.of = of;
        self.rows.clear();
        self.trouble = None;
        let (n, _) = registry.head()?;
        // The chosen entry stays chosen while others come on top of it.
        if self.row > 0 {
            self.row += n.saturating_sub(self.n) as usize;
        }
        self.n = n;
        self.reveal = true;
        Ok(())
    }

    fn list_ui(&mut self, ui: &mut Ui, registry: &Registry, keys: TableKeys, commands: &mut Vec<Command>) {
        let columns = [
            ListColumn::new(tr!("journal-entry"), 66.0).right(),
            ListColumn::new(tr!("journal-at"), 136.0),
            ListColumn::new(tr!("journal-actor"), 84.0),
            ListColumn::rest(tr!("journal-what")),
            ListColumn::new(tr!("journal-document"), 220.0),
        ];
        let n = self.n;
        let Self { rows, row: chosen, reveal, trouble, .. } = self;
        let list = List { salt: "journal", columns: &columns, n: n as usize, chosen, keys, in_front: true };
        let acted = list.show(ui, std::mem::take(reveal), |row| {
            let seq = n.saturating_sub(row as u64);
            let read = || match registry.entry_row(seq) {
                Ok(entry) => entry.map(|entry| Row::new(&entry)),
                Err(error) => {
                    *trouble = Some(explain::error(&error));
                    None
                }
            };
            let row = rows.entry(seq).or_insert_with(read);
            row.as_ref().map(|row| row.cells(seq)).unwrap_or_default()
        });
        if acted.opened {
            let row = self.rows.get(&self.seq_of(self.row)).and_then(Option::as_ref);
            commands.extend(row.and_then(Row::opens));
        }
    }
}

/// What came of a check.
fn report_ui(ui: &mut Ui, report: &Report, took: Duration) {
    if report.is_clean() {
        let seconds = format!("{:.1}", took.as_secs_f32());
        notice(ui, Tone::Well, &tr!("journal-clean", n = report.entries, seconds));
        return;
    }
    let findings = explain::report(report);
    let mut text = tr!("verify-failed", n = findings.len());
    for finding in findings.iter().take(8) {
        text.push('\n');
        text.push_str(finding);
    }
    notice(ui, Tone::Danger, &text);
}

impl Row {
    fn new(entry: &EntryRow) -> Self {
        let story = &entry.story;
        let title = match (entry.documents.as_slice(), entry.n_documents) {
            ([], _) => String::new(),
            ([document], 1) => document.title.clone(),
            (_, n) => tr!("journal-documents", n),
        };
        Self {
            at: say::moment(&story.at),
            actor: story.actor.clone(),
            title,
            sentence: sentence(&story.event, &Names::of_entry(entry)),
            digest: story.digest.clone(),
            document: entry.documents.first().map(|document| document.id),
            matter: entry.matters.first().map(|(matter, _)| *matter),
        }
    }

    /// What Enter opens: the document, else the matter.
    fn opens(&self) -> Option<Command> {
        self.document.map(Command::Open).or_else(|| self.matter.map(Command::OpenMatter))
    }

    fn cells(&self, seq: u64) -> Vec<Cell> {
        vec![
            seq.to_string().into(),
            self.at.clone().into(),
            self.actor.clone().into(),
            self.sentence.clone().into(),
            Cell::faint(self.title.clone()),
        ]
    }

    /// Draws all of it.
    fn ui(&self, ui: &mut Ui, seq: u64, commands: &mut Vec<Command>) {
        ui.label(RichText::new(tr!("journal-nth", seq)).strong());
        ui.add_space(theme::GAP);
        ui.add(Label::new(&self.sentence).wrap().selectable(true));
        ui.add_space(theme::GAP);
        fact(ui, &tr!("journal-at"), &self.at);
        fact(ui, &tr!("journal-actor"), &self.actor);
        fact(ui, &tr!("journal-document"), &self.title);
        ui.add_space(theme::GAP);
        ui.label(RichText::new(tr!("journal-digest")).weak());
        // In groups, as it is read out and compared.
        for line in self.digest.as_bytes().chunks(16) {
            let groups: Vec<&str> = line.chunks(4).filter_map(|group| std::str::from_utf8(group).ok()).collect();
            ui.add(Label::new(RichText::new(groups.join(" ")).monospace()).selectable(true));
        }
        ui.add_space(theme::GAP);
        ui.label(RichText::new(tr!("journal-anchor-what")).small().color(Tone::Faint.ink(ui)));
        if ui.button(tr!("journal-copy-anchor")).clicked() {
            ui.copy_text(format!("{seq}:{}", self.digest));
        }
        if let Some(command) = self.opens() {
            ui.add_space(theme::GAP);
            command_button(ui, command, Some("Enter"), commands);
        }
    }
}
