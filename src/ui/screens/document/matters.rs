//! What a document has to do with matters: those that list a copy of it, whether it is on hold, and what can be begun with
//! the chosen copy.

use egui::{Button, Key, Label, RichText, Ui};

use super::super::matters::waits;
use crate::explain;
use crate::model::date::screen;
use crate::model::ids::DocumentId;
use crate::model::matter_view::MatterHead;
use crate::model::possible::Deed;
use crate::model::view::Holding;
use crate::registry::history::Dossier;
use crate::registry::{Error, Registry};
use crate::tr;
use crate::ui::command::Command;
use crate::ui::forms::{Begin, Does, Task, Verb};
use crate::ui::widgets::Tone;
use crate::ui::{say, theme};

/// The letter that opens the latest matter.
pub(super) const MATTER: Key = Key::J;

/// What it has to do with matters.
pub(super) struct OfMatters {
    heads: Vec<MatterHead>,
    hold: Option<String>,
    searched: bool,
    today: jiff::civil::Date,
}

impl OfMatters {
    /// Reads it.
    pub(super) fn read(registry: &Registry, document: DocumentId) -> Result<Self, Error> {
        let hold = registry.hold_of(document)?;
        Ok(Self {
            heads: registry.matters_about(document)?,
            hold: hold.map(|(since, reason)| tr!("process-held", since = screen(since), reason)),
            searched: registry.searches()?.iter().any(|search| search.document.id == document),
            today: registry.clock().today(),
        })
    }

    /// The matters themselves.
    pub(super) fn heads(&self) -> &[MatterHead] {
        &self.heads
    }

    /// The latest of them, open ones before others.
    pub(super) fn latest(&self) -> Option<Command> {
        let latest = self.heads.iter().max_by_key(|head| (head.is_open, head.id.0));
        latest.map(|head| Command::OpenMatter(head.id))
    }

    /// What can be begun with a copy.
    pub(super) fn tasks(&self) -> impl Iterator<Item = Task> {
        let searched = self.searched;
        let of_copies = Task::ALL.into_iter().filter(|task| task.is_of_copies());
        of_copies.filter(move |task| *task != Task::EndSearch || searched)
    }
}

/// Why a task is not possible with a copy now.
pub(super) fn why_not(task: Task, dossier: &Dossier, copy: &Holding) -> Option<String> {
    let draws = matches!(task.does(), Does::Draws(_));
    // What is drawn up lists copies at rest, as a loan takes them.
    let why = dossier.why_not(Deed::Lend, copy).filter(|_| draws)?;
    let label = Verb::Matter(task).label();
    Some(tr!("table-not-now-because", deeds = label, reason = explain::why_not(&why)))
}

/// A form about a copy.
pub(super) fn about_this(task: Task, document: DocumentId, copy: &Holding) -> Begin {
    Begin { documents: vec![document], carriers: vec![copy.carrier.id], ..Begin::new(Verb::Matter(task)) }
}

/// Draws it.
pub(super) fn matters_ui(
    ui: &mut Ui,
    of: &OfMatters,
    (dossier, copy): (&Dossier, Option<&Holding>),
    commands: &mut Vec<Command>,
) {
    if let Some(hold) = &of.hold {
        ui.add(Label::new(RichText::new(hold).color(Tone::Danger.ink(ui))).wrap());
    }
    for head in &of.heads {
        ui.horizontal(|ui| {
            let is_latest = matches!(of.latest(), Some(Command::OpenMatter(id)) if id == head.id);
            let mut button = Button::new(explain::matter(head.slot));
            if is_latest {
                button = button.right_text(RichText::new(MATTER.symbol_or_name()).small().weak());
            }
            if ui.add(button).clicked() {
                commands.push(Command::OpenMatter(head.id));
            }
            ui.label(RichText::new(screen(head.date)).weak());
            let waits = waits(head, of.today);
            ui.add(Label::new(RichText::new(waits.text).color(waits.tone.ink(ui))).truncate());
        });
    }
    let Some(copy) = copy else { return };
    ui.horizontal_wrapped(|ui| {
        let name = tr!("process-with-copy", copy = say::copy(&copy.carrier));
        ui.label(RichText::new(name).small().color(theme::palette(ui).faint));
        for task in of.tasks() {
            let letter = RichText::new(task.letter().symbol_or_name()).small().weak();
            let command = Command::Begin(about_this(task, copy.carrier.document, copy));
            let why_not = why_not(task, dossier, copy);
            let response = ui.add_enabled(why_not.is_none(), Button::new(command.label()).right_text(letter));
            let response = match why_not {
                Some(why) => response.on_disabled_hover_text(why),
                None => response,
            };
            if response.clicked() {
                commands.push(command);
            }
        }
    });
}
