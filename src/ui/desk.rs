//! The desk of an open vault: its books, the screen of the section one is in, and what lies over it.

mod accounts;
mod ledger;
mod matters;
mod paper;

use std::path::{Path, PathBuf};
use std::time::Duration;

use egui::{Context, Margin, Panel, Ui};

use super::bars::{Said, navigation_ui, scrolling, status_ui, top_ui};
use super::command::Command;
use super::dialogs::Dialog;
use super::facts::Facts;
use super::forms::{Begin, Form, News};
use super::idle::Idle;
use super::printing::Errand;
use super::screens::{BringIn, Card, Count, Document, Help, Labels, Matter, Preview, Screens};
use super::section::Section;
use super::situation::{Chosen, Cover, Place, Situation};
use super::theme;
use super::widgets::{TableKeys, Tone};
use super::writing::{Writing, Written};
use crate::model::event::Printed;
use crate::model::ids::{CardId, DocumentId};
use crate::model::register::Register;
use crate::registry::people::Set;
use crate::registry::record::Act;
use crate::registry::verify::{Report, Watch};
use crate::registry::{Error, Registry};
use crate::{explain, tr};

/// An open vault and what is shown of it.
pub(crate) struct Desk {
    registry: Registry,
    facts: Facts,
    section: Section,
    screens: Screens,
    over: Over,
    /// What `over` covers: a form that another one or a document interrupted, or the document a form was begun from.
    under: Vec<Over>,
    /// What was recorded last, or left half typed.
    news: Option<News>,
    /// The manual covers everything, and leaves what is under it as it is.
    help: Option<Help>,
    said: Option<Said>,
    errand: Option<Errand>,
    /// The last entry of this sitting that gives a slip.
    slip: Option<u64>,
    writing: Option<Writing>,
}

/// What covers the section's screen.
enum Over {
    Nothing,
    Document(Box<Document>),
    Preview(Box<Preview>),
    Form(Box<Form>),
    Card(Box<Card>),
    Ledger(Box<BringIn>),
    Matter(Box<Matter>),
    Count(Box<Count>),
    Labels(Box<Labels>),
}

impl Desk {
    /// Sits down at an open vault.
    pub(crate) fn new(registry: Registry) -> Result<Self, Error> {
        let facts = Facts::read(&registry, None)?;
        let news = News::of_drafts(&registry)?;
        Ok(Self {
            registry,
            news,
            under: Vec::new(),
            facts,
            section: Section::Today,
            screens: Screens::default(),
            over: Over::Nothing,
            help: None,
            said: None,
            errand: None,
            slip: None,
            writing: None,
        })
    }

    /// Whose vault it is and who sits at it.
    pub(crate) fn door(&self) -> (PathBuf, String) {
        (self.registry.folder().to_path_buf(), self.registry.user().to_owned())
    }

    /// The folder of the vault.
    pub(crate) fn folder(&self) -> &Path {
        self.registry.folder()
    }

    /// The books.
    pub(crate) fn books(&self) -> &Registry {
        &self.registry
    }

    /// What is true now.
    pub(crate) fn situation(&self) -> Situation {
        let cover = match (&self.help, &self.over) {
            (Some(_), _) => Cover::Help,
            (None, Over::Nothing) => Cover::Nothing,
            (None, Over::Document(_)) => Cover::Document,
            (None, Over::Preview(_)) => Cover::Preview,
            (None, Over::Form(_)) => Cover::Form,
            (None, Over::Card(_)) => Cover::Card,
            (None, Over::Ledger(_)) => Cover::Ledger,
            (None, Over::Matter(_)) => Cover::Matter,
            (None, Over::Count(_)) => Cover::Count,
            (None, Over::Labels(_)) => Cover::Labels,
        };
        let chosen = match &self.over {
            Over::Nothing => self.screens.chosen(self.section),
            Over::Document(document) => document.chosen(),
            Over::Card(card) => card.chosen(),
            Over::Matter(matter) => matter.chosen(),
            Over::Count(count) => count.chosen(),
            Over::Labels(labels) => labels.chosen(),
            Over::Preview(_) | Over::Form(_) | Over::Ledger(_) => Chosen::default(),
        };
        let printable = match &self.over {
            Over::Labels(labels) => labels.is_ready(),
            _ => matches!(self.section, Section::Register(_)) && self.to_print().is_some(),
        };
        let savable = matches!(&self.over, Over::Preview(preview) if preview.to_print().is_some());
        let asking = cover == Cover::Card && matches!(&self.over, Over::Card(card) if card.is_asking());
        Situation { place: Place::Desk(self.section), cover, chosen, printable, savable, asking, slip: self.slip }
    }

    /// Goes to a section.
    pub(crate) fn go(&mut self, section: Section) {
        self.keep();
        self.under.clear();
        self.over = Over::Nothing;
        if matches!(self.news, Some(News::Recorded(_))) {
            self.news = None;
        }
        self.help = None;
        self.section = section;
        self.screens.enter(section);
    }

    /// Puts the cursor into the search box over all documents.
    pub(crate) fn find(&mut self) {
        self.go(Section::Documents);
    }

    /// Opens a document over what is there; where it is what lies under it, goes back to it.
    pub(crate) fn open(&mut self, document: DocumentId) {
        if matches!(self.under.last(), Some(Over::Document(under)) if under.id() == document) {
            return self.uncover();
        }
        self.cover(Over::Document(Box::new(Document::new(document))));
    }

    /// Opens a card over what is there; where it is what lies under it, goes back to it.
    pub(crate) fn open_card(&mut self, card: CardId) {
        if matches!(self.under.last(), Some(Over::Card(under)) if under.id() == card) {
            return self.uncover();
        }
        self.cover(Over::Card(Box::new(Card::new(card))));
    }

    /// Does what a screen has asked everything for, and tells it what became of it.
    pub(crate) fn perform(&mut self, act: &Act) {
        let outcome = self.registry.perform(act);
        match &mut self.over {
            Over::Card(card) => card.done(outcome),
            Over::Nothing
            | Over::Document(_)
            | Over::Preview(_)
            | Over::Form(_)
            | Over::Ledger(_)
            | Over::Matter(_)
            | Over::Count(_)
            | Over::Labels(_) => {}
        }
    }

    /// A form that is about what is chosen on the screen is about the copies of it that it can be about.
    fn about(&mut self, begin: Begin) -> Begin {
        let chosen = self.situation().chosen.documents;
        if begin.documents != chosen || chosen.is_empty() || !begin.carriers.is_empty() || begin.verb.needs_line() {
            return begin;
        }
        let about = match (&self.over, self.section) {
            (Over::Document(document), _) => document.about(begin.verb),
            (Over::Nothing, Section::Register(_)) => self.screens.register.about(&self.registry, begin.verb),
            (
                Over::Nothing
                | Over::Preview(_)
                | Over::Form(_)
                | Over::Card(_)
                | Over::Ledger(_)
                | Over::Matter(_)
                | Over::Count(_)
                | Over::Labels(_),
                _,
            ) => None,
        };
        about.unwrap_or(begin)
    }

    /// Opens a form over what is there.
    pub(crate) fn begin(&mut self, begin: Begin) {
        let begin = self.about(begin);
        if matches!(&self.over, Over::Form(form) if form.is_about(&begin)) {
            return;
        }
        self.keep();
        self.news = None;
        let verb = begin.verb;
        match Form::new(&self.registry, begin) {
            Some(form) => self.cover(Over::Form(Box::new(form))),
            None => self.say(Tone::Caution, tr!("form-not-here", verb = verb.label())),
        }
    }

    /// Keeps what is half typed.
    fn keep(&mut self) {
        if let Over::Form(form) = &mut self.over {
            form.keep(&self.registry);
        }
    }

    /// Lays something over what is there; forms are gone back to, and so are the document and the card from which
    /// something else was opened.
    fn cover(&mut self, over: Over) {
        self.keep();
        self.help = None;
        let same = matches!(
            (&self.over, &over),
            (Over::Document(_), Over::Document(_))
                | (Over::Card(_), Over::Card(_))
                | (Over::Matter(_), Over::Matter(_))
        );
        let before = std::mem::replace(&mut self.over, over);
        let stays = match before {
            Over::Form(_) | Over::Document(_) | Over::Card(_) | Over::Matter(_) | Over::Count(_) | Over::Labels(_) => {
                true
            }
            Over::Nothing | Over::Preview(_) | Over::Ledger(_) => false,
        };
        if stays && !same {
            self.under.push(before);
        }
    }

    fn uncover(&mut self) {
        self.over = self.under.pop().unwrap_or(Over::Nothing);
        match &mut self.over {
            Over::Form(form) => form.resume(),
            Over::Labels(labels) => labels.resume(&self.registry),
            _ => {}
        }
    }

    /// Opens the manual at the page about what is on the screen.
    pub(crate) fn help(&mut self) {
        let id = match &self.over {
            Over::Nothing => self.section.code(),
            Over::Document(_) => "document",
            Over::Preview(_) => "preview",
            Over::Form(_) => "form",
            Over::Card(_) => Section::Register(Register::Circulation).code(),
            Over::Ledger(_) => "ledgers",
            Over::Matter(_) | Over::Count(_) => Section::Matters.code(),
            Over::Labels(_) => "labels",
        };
        self.help = Some(Help::at(id));
    }

    /// Uncovers what is under the screen.
    pub(crate) fn back(&mut self) {
        if self.help.take().is_some() {
            return;
        }
        self.keep();
        self.uncover();
        if let Over::Nothing = self.over {
            self.screens.return_to(self.section);
        }
    }

    fn to_print(&self) -> Option<Printed> {
        self.screens.register.to_print(&self.facts.books)
    }

    /// Saves the manual; one at a time.
    pub(crate) fn save_manual(&mut self, ctx: &Context) {
        if self.writing.is_none() {
            match Writing::manual(self.registry.clock().now(), ctx) {
                Ok(writing) => self.writing = Some(writing),
                Err(error) => self.say(Tone::Danger, tr!("ui-job-failed", reason = error.to_string())),
            }
        }
    }

    /// Says something in the status line, until something else is said.
    pub(crate) fn say(&mut self, tone: Tone, text: String) {
        self.said = Some(Said { tone, text, slip: None });
    }

    /// Keeps what the person prefers; a preference that is lost is no harm.
    pub(crate) fn prefer(&mut self, key: &str, value: &str) {
        if let Err(error) = self.registry.prefer(key, Some(value)) {
            self.say(Tone::Caution, explain::error(&error));
        }
    }

    /// Changes a setting of the unit; what went wrong, to be told.
    pub(crate) fn set(&mut self, key: &str, value: String) -> Option<Dialog> {
        let set = Set { key: key.to_owned(), value };
        let error = self.registry.set(&set).err()?;
        Some(Dialog::Tell { title: tr!("command-set"), text: explain::error(&error) })
    }

    /// How many entries the journal has.
    pub(crate) fn entries(&self) -> u64 {
        self.facts.head.0
    }

    /// Checks the whole vault; takes as long as it takes.
    pub(crate) fn verify(&self, watch: &Watch) -> Option<Report> {
        self.registry.verify_watched(None, watch)
    }

    /// Shows what came of a check.
    pub(crate) fn checked(&mut self, report: Option<Report>, took: Duration) {
        match report {
            Some(report) => {
                self.go(Section::Journal);
                self.screens.journal.checked(report, took);
            }
            None => self.say(Tone::Caution, tr!("check-stopped")),
        }
    }

    /// Takes what is on its way a step further.
    fn poll(&mut self) {
        if let Some(Written::Over(said)) = self.writing.as_ref().map(Writing::poll) {
            self.writing = None;
            self.said = said.or(self.said.take());
        }
        if self.facts.is_old(&self.registry)
            && let Ok(facts) = Facts::read(&self.registry, Some(self.facts.head.0))
        {
            self.slip = facts.slip.or(self.slip);
            if let Some(text) = &facts.recorded {
                self.said = Some(Said { tone: Tone::Well, text: text.clone(), slip: facts.slip });
            }
            self.facts = facts;
        }
    }

    /// Draws the desk. `keys` says whether the keys are the screen's, `in_front` that no dialog and no menu is before it.
    pub(crate) fn ui(
        &mut self,
        ui: &mut Ui,
        (keys, in_front): (TableKeys, bool),
        idle: &Idle,
        commands: &mut Vec<Command>,
    ) {
        self.poll();
        let at = self.situation();
        let Self { registry, facts, section, screens, over, help, said, news, errand, .. } = self;
        let registry = &*registry;
        Panel::top("top").frame(theme::bar(ui, Margin::symmetric(10, 5))).show(ui, |ui| {
            top_ui(ui, facts, registry.user(), &at, commands);
        });
        Panel::bottom("status").frame(theme::bar(ui, Margin::symmetric(12, 4))).show(ui, |ui| {
            let lines = screens.status(*section);
            status_ui(ui, facts, registry, (said.as_ref(), &lines), idle, commands);
        });
        if let (Some(told), false) = (&news, matches!(over, Over::Form(_)))
            && told.ui(ui, commands)
        {
            *news = None;
        }
        if let (None, Over::Preview(preview)) = (&help, &mut *over) {
            preview.ui(ui, registry, (&facts.books, errand.as_ref()), keys, commands);
            return;
        }
        let uncovered = help.is_none().then_some(*section);
        Panel::left("navigation")
            .resizable(false)
            .exact_size(theme::navigation_width(ui))
            .frame(theme::ground(ui, Margin { left: 8, right: 8, top: 10, bottom: 4 }))
            .show(ui, |ui| {
                scrolling(ui, |ui| {
                    navigation_ui(ui, uncovered, facts, commands);
                    if matches!(section, Section::Register(_)) && help.is_none() {
                        ui.add_space(theme::GAP);
                        screens.register.years_ui(ui, &facts.books, commands);
                    }
                });
            });
        if let Some(help) = help {
            help.ui(ui, &at, keys, commands);
            return;
        }
        match over {
            Over::Document(document) => document.ui(ui, registry, keys, commands),
            Over::Form(form) => form.ui(ui, registry, in_front, commands),
            Over::Card(card) => card.ui(ui, registry, keys, commands),
            Over::Ledger(ledger) => ledger.ui(ui, keys, commands),
            Over::Matter(matter) => matter.ui(ui, registry, keys, commands),
            Over::Count(count) => count.ui(ui, registry, in_front, commands),
            Over::Labels(labels) => labels.ui(ui, registry, keys, commands),
            Over::Nothing | Over::Preview(_) => {
                screens.ui(ui, *section, registry, (keys, idle, facts), commands);
            }
        }
    }
}

impl Drop for Desk {
    /// However it is left, by the lock or by closing the window: what is half typed is kept, and a printing that is
    /// being handed over is recorded.
    fn drop(&mut self) {
        self.keep();
        if let Some(errand) = self.errand.take() {
            errand.finish(&mut self.registry);
        }
    }
}
