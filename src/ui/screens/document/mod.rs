//! A document's page: what it says of itself, where each copy is, the lines that speak of it and the pages they are
//! printed on, who knows it, and its story; what can be done with the chosen copy and line, and why the rest cannot.
//! Read once, and again when the books or the language change.

mod matters;
mod parts;
mod story;

use egui::{CentralPanel, Key, Label, Margin, Modifiers, Panel, RichText, ScrollArea, Ui};

use self::matters::{MATTER, OfMatters, about_this, matters_ui};
use self::parts::{carriers_ui, knowers_ui, lines_ui, on_paper_ui, reasons_ui, section};
use self::story::{Step, steps, story_ui};
use crate::explain;
use crate::i18n::{self, Lang};
use crate::model::book::Slot;
use crate::model::custody::Custody;
use crate::model::date::screen;
use crate::model::event::Printed;
use crate::model::ids::{CardId, DocumentId};
use crate::model::line::LineKind;
use crate::model::period::mark;
use crate::model::possible::{Deed, LineDeed};
use crate::model::register::Register;
use crate::model::view::{Holding, LineRow};
use crate::registry::history::Dossier;
use crate::registry::{Error, Registry};
use crate::tr;
use crate::ui::command::Command;
use crate::ui::deeds::{
    about_copy, about_line, about_receipt, because, deed_of, letter_of, letter_pressed, line_letter_of, verb_of,
};
use crate::ui::forms::{Begin, Verb};
use crate::ui::situation::Chosen;
use crate::ui::story::Names;
use crate::ui::theme;
use crate::ui::widgets::{TableKeys, Tone, fact, notice};

/// The letter that opens the card of the chosen copy or line.
const CARD: Key = Key::K;
/// The letter that shows the chosen line as it is printed.
const PRINT: Key = Key::P;

/// The letter that begins a receipt for the chosen line.
const RECEIPT: Key = Key::T;

/// The screen.
pub(crate) struct Document {
    id: DocumentId,
    read: Option<Read>,
    /// The chosen copy and the chosen line, and which of them the arrows move.
    copy: usize,
    line: usize,
    among_lines: bool,
    reveal: bool,
    /// Why the last letter did nothing.
    refused: Option<String>,
    trouble: Option<String>,
}

/// The page as it was read.
struct Read {
    of: (u64, Lang),
    dossier: Dossier,
    steps: Vec<Step>,
    matters: OfMatters,
}

impl Document {
    /// The page of a document.
    pub(crate) fn new(id: DocumentId) -> Self {
        Self { id, read: None, copy: 0, line: 0, among_lines: false, reveal: true, refused: None, trouble: None }
    }

    /// The document.
    pub(crate) fn id(&self) -> DocumentId {
        self.id
    }

    /// The document and its chosen line; which copy depends on what is to be done with it.
    pub(crate) fn chosen(&self) -> Chosen {
        let line = self.read.as_ref().and_then(|read| read.dossier.lines.get(self.line)).map(|line| line.id);
        Chosen { line, ..Chosen::document(self.id) }
    }

    /// What a form is about that is asked for by its key over this page.
    pub(crate) fn about(&self, verb: Verb) -> Option<Begin> {
        let read = self.read.as_ref()?;
        let copy = read.dossier.holdings.get(self.copy);
        if let Some(task) = verb.task().filter(|task| task.is_of_copies()) {
            return copy.map(|copy| about_this(task, self.id, copy));
        }
        deed_of(verb).and_then(|deed| copy.map(|copy| about_copy(deed, self.id, copy.carrier.id)))
    }

    /// Draws it.
    pub(crate) fn ui(&mut self, ui: &mut Ui, registry: &Registry, keys: TableKeys, commands: &mut Vec<Command>) {
        if let Err(error) = self.read(registry) {
            self.trouble = Some(explain::error(&error));
        }
        if keys == TableKeys::Table {
            self.keys(ui, commands);
        }
        let ground = theme::ground(ui, Margin { left: 12, right: 12, top: 10, bottom: 10 });
        if let Some(read) = &self.read {
            Panel::right("story")
                .default_size(theme::STORY_WIDTH.min(ui.available_width() * theme::STORY_SHARE).floor())
                .size_range(280.0..=640.0)
                .frame(ground)
                .show(ui, |ui| story_ui(ui, &read.steps, commands));
        }
        CentralPanel::default().frame(ground).show(ui, |ui| {
            head_ui(ui, commands);
            ui.add_space(2.0);
            if let Some(trouble) = &self.trouble {
                notice(ui, Tone::Danger, trouble);
            }
            ScrollArea::vertical().auto_shrink(false).show(ui, |ui| self.page_ui(ui, commands));
        });
    }

    fn page_ui(&mut self, ui: &mut Ui, commands: &mut Vec<Command>) {
        let Self { read: Some(read), copy, line, among_lines, reveal, refused, .. } = self else { return };
        let dossier = &read.dossier;
        theme::card(ui).show(ui, |ui| {
            ui.set_width(ui.available_width());
            facts_ui(ui, dossier);
        });
        section(ui, &tr!("ui-document-carriers", n = dossier.holdings.len()), |ui| {
            let reveal = std::mem::take(reveal);
            if let Some(clicked) = carriers_ui(ui, dossier, *copy, !*among_lines, reveal, commands) {
                (*copy, *among_lines, *refused) = (clicked, false, None);
            }
            if let Some(refused) = refused {
                notice(ui, Tone::Danger, refused);
            }
            if let Some(holding) = dossier.holdings.get(*copy) {
                reasons_ui(ui, dossier, holding);
            }
        });
        section(ui, &tr!("process-heading"), |ui| {
            matters_ui(ui, &read.matters, (dossier, dossier.holdings.get(*copy)), commands);
        });
        section(ui, &tr!("ui-document-lines"), |ui| {
            if let Some(clicked) = lines_ui(ui, dossier, *line, *among_lines, commands) {
                (*line, *among_lines, *refused) = (clicked, true, None);
            }
        });
        if !dossier.on_paper.is_empty() {
            section(ui, &tr!("table-on-paper"), |ui| on_paper_ui(ui, &dossier.on_paper));
        }
        if !dossier.knowers.is_empty() {
            section(ui, &tr!("ui-document-knowers", n = dossier.knowers.len()), |ui| knowers_ui(ui, &dossier.knowers));
        }
    }

    fn keys(&mut self, ui: &Ui, commands: &mut Vec<Command>) {
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if pressed(Key::Escape) || pressed(Key::Backspace) {
            commands.push(Command::Back);
            return;
        }
        self.move_by_keys(ui);
        let Some(read) = &self.read else { return };
        let dossier = &read.dossier;
        let (copy, line) = (dossier.holdings.get(self.copy), dossier.lines.get(self.line));
        let mut refused = None;
        if let Some(copy) = copy {
            for deed in Deed::ALL.into_iter().filter(|deed| letter_pressed(ui, letter_of(*deed))) {
                refused = act(dossier, deed, copy, commands);
            }
            for task in read.matters.tasks().filter(|task| letter_pressed(ui, task.letter())) {
                refused = matters::why_not(task, dossier, copy);
                if refused.is_none() {
                    commands.push(Command::Begin(about_this(task, self.id, copy)));
                }
            }
        }
        if letter_pressed(ui, MATTER) {
            commands.extend(read.matters.latest());
        }
        if let Some(line) = line {
            for deed in LineDeed::ALL.into_iter().filter(|deed| letter_pressed(ui, line_letter_of(*deed))) {
                refused = dossier.line_refusal(deed, line).map(|refusal| because(&refusal));
                if refused.is_none() && deed.is_of(line.slot.book.register) {
                    commands.push(Command::Begin(about_line(deed, dossier.document.id, line.id)));
                }
            }
            if letter_pressed(ui, RECEIPT) {
                commands.extend(about_receipt(line).map(Command::Begin));
            }
            if letter_pressed(ui, PRINT) {
                commands.push(Command::PreviewOf(printed(line)));
            }
        }
        let enter = pressed(Key::Enter);
        if enter && self.among_lines {
            commands.extend(line.and_then(card_of).map(Command::OpenCard));
        } else if enter && let Some(copy) = copy {
            match first_deed(dossier, copy) {
                Some(deed) => refused = act(dossier, deed, copy, commands),
                None => commands.extend(card_of_copy(dossier, copy).map(Command::OpenCard)),
            }
        }
        if letter_pressed(ui, CARD) {
            let card = copy.and_then(|copy| card_of_copy(dossier, copy));
            commands.extend(line.filter(|_| self.among_lines).and_then(card_of).or(card).map(Command::OpenCard));
        }
        if refused.is_some() {
            self.refused = refused;
        }
    }

    /// Up and down go through the copies and on through the lines.
    fn move_by_keys(&mut self, ui: &Ui) {
        let Some(read) = &self.read else { return };
        let (copies, lines) = (read.dossier.holdings.len(), read.dossier.lines.len());
        let last = (copies + lines).saturating_sub(1);
        let here = if self.among_lines { copies + self.line } else { self.copy };
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let page = parts::COPIES_SHOWN;
        let ways = [
            (Key::ArrowDown, (here + 1).min(last)),
            (Key::ArrowUp, here.saturating_sub(1)),
            (Key::PageDown, (here + page).min(last)),
            (Key::PageUp, here.saturating_sub(page)),
            (Key::Home, 0),
            (Key::End, last),
        ];
        let Some(to) = ways.into_iter().find_map(|(key, to)| pressed(key).then_some(to)) else { return };
        if let Some(line) = to.checked_sub(copies) {
            (self.line, self.among_lines) = (line, true);
        } else {
            (self.copy, self.among_lines, self.reveal) = (to, false, true);
        }
        self.refused = None;
    }

    fn read(&mut self, registry: &Registry) -> Result<(), Error> {
        let of = (registry.revision(), i18n::lang());
        if self.trouble.is_some() || self.read.as_ref().is_some_and(|read| read.of == of) {
            return Ok(());
        }
        let Some(dossier) = registry.dossier(self.id)? else {
            self.trouble = Some(tr!("ui-document-gone"));
            return Ok(());
        };
        let matters = OfMatters::read(registry, self.id)?;
        let names = Names::of(&dossier, registry.places()?, matters.heads());
        let steps = steps(&dossier, &names);
        self.copy = self.copy.min(dossier.holdings.len().saturating_sub(1));
        self.line = self.line.min(dossier.lines.len().saturating_sub(1));
        self.refused = None;
        self.read = Some(Read { of, dossier, steps, matters });
        Ok(())
    }
}

fn head_ui(ui: &mut Ui, commands: &mut Vec<Command>) {
    ui.horizontal(|ui| {
        let back = Command::Back;
        let keys = back.shortcut().map(|shortcut| crate::ui::say::keys(ui, shortcut)).unwrap_or_default();
        if ui.add(egui::Button::new(back.label()).shortcut_text(keys)).clicked() {
            commands.push(back);
        }
        ui.label(RichText::new(tr!("table-document-keys")).small().color(theme::palette(ui).faint));
    });
}

/// Begins a deed with a copy, or says which rule is against it.
fn act(dossier: &Dossier, deed: Deed, copy: &Holding, commands: &mut Vec<Command>) -> Option<String> {
    let why_not = dossier.why_not(deed, copy);
    if why_not.is_none() {
        match (deed, dossier.open_card(copy.carrier.id)) {
            // Legs are opened and closed on the card itself.
            (Deed::CirculateOut | Deed::CirculateBack | Deed::CirculateEnd, Some(card)) => {
                commands.push(Command::OpenCard(card.id));
            }
            _ => commands.push(Command::Begin(about_copy(deed, dossier.document.id, copy.carrier.id))),
        }
    }
    why_not.map(|why| tr!("table-not-now-because", deeds = verb_of(deed).label(), reason = explain::why_not(&why)))
}

/// What one would do first with a copy: fetch what is out, put away what lies nowhere, lend what is there.
fn first_deed(dossier: &Dossier, copy: &Holding) -> Option<Deed> {
    let has_card = dossier.open_card(copy.carrier.id).is_some();
    match copy.carrier.custody {
        Custody::Placed { .. } | Custody::Kept { .. } if has_card => None,
        Custody::Placed { .. } => Some(Deed::Lend),
        Custody::Kept { .. } => Some(Deed::Shelve),
        Custody::Lent { .. } => Some(Deed::GiveBack),
        Custody::Reading { .. }
        | Custody::Issued { .. }
        | Custody::Carried { .. }
        | Custody::Sealed { .. }
        | Custody::Returned { .. }
        | Custody::Destroyed { .. }
        | Custody::Struck => None,
    }
}

/// The card that a copy goes round on, or went round on last.
fn card_of_copy(dossier: &Dossier, copy: &Holding) -> Option<CardId> {
    dossier.cards.iter().rev().find(|card| card.carrier.id == copy.carrier.id).map(|card| card.id)
}

/// The card that a line is the line of.
fn card_of(line: &LineRow) -> Option<CardId> {
    let is_card = line.slot.book.register == Register::Circulation && line.kind == LineKind::Entry;
    is_card.then_some(CardId(line.id.0))
}

/// What is printed for a line.
fn printed(line: &LineRow) -> Printed {
    let Slot { book, .. } = line.slot;
    card_of(line).map_or(Printed::Book(book), Printed::Card)
}

fn facts_ui(ui: &mut Ui, dossier: &Dossier) {
    let document = &dossier.document;
    ui.add(Label::new(RichText::new(&document.title).heading()).wrap().selectable(true));
    ui.add_space(2.0);
    ui.columns(2, |columns| {
        let [left, right] = columns else { return };
        fact(left, &tr!("ui-column-document-number"), document.number.as_deref().unwrap_or_default());
        fact(left, &tr!("ui-column-issuer"), document.issuer.as_deref().unwrap_or_default());
        fact(left, &tr!("ui-fact-basis"), document.basis.as_deref().unwrap_or_default());
        fact(right, &tr!("ui-column-level"), &mark(document.level, document.period.as_ref()));
        fact(right, &tr!("ui-fact-since"), &screen(document.since));
        fact(right, &tr!("ui-fact-ends"), &document.ends_on.map(screen).unwrap_or_default());
    });
}
