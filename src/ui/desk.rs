//! The desk of an open vault: its books, the screen of the section one is in, and what lies over it.

use std::path::{Path, PathBuf};

use egui::{Context, Margin, Panel, Ui};

use super::bars::{navigation_ui, status_ui, top_ui};
use super::command::Command;
use super::forms::{Begin, Form};
use super::idle::Idle;
use super::saving::{Saved, Saving};
use super::screens::{Document, Preview, RegisterScreen};
use super::section::Section;
use super::theme;
use super::widgets::TableKeys;
use crate::model::book::Book;
use crate::model::event::Printed;
use crate::model::ids::DocumentId;
use crate::model::register::Register;
use crate::registry::{Error, Registry};

/// An open vault and what is shown of it.
pub(crate) struct Desk {
    registry: Registry,
    facts: Facts,
    section: Section,
    table: RegisterScreen,
    over: Over,
    saving: Option<Saving>,
}

/// What covers the section's screen.
enum Over {
    Nothing,
    Document(Box<Document>),
    Preview(Box<Preview>),
    Form(Box<Form>),
}

/// What the bars say, read again when the books change.
pub(crate) struct Facts {
    /// What they were read at.
    revision: u64,
    /// Whose books these are.
    pub(crate) unit: String,
    /// The journal's last entry and its digest.
    pub(crate) head: (u64, String),
    /// The books, with how many lines each has.
    pub(crate) books: Vec<(Book, u32)>,
}

impl Facts {
    fn read(registry: &Registry) -> Result<Self, Error> {
        Ok(Self {
            revision: registry.revision(),
            unit: registry.unit()?,
            head: registry.head()?,
            books: registry.books()?,
        })
    }

    /// How much there is in a section, where that is worth knowing.
    pub(crate) fn count(&self, section: Section) -> Option<u64> {
        match section {
            Section::Register(register) => {
                let mine = self.books.iter().filter(|(book, _)| book.register == register);
                Some(mine.map(|(_, lines)| u64::from(*lines)).sum())
            }
            Section::Journal => Some(self.head.0),
            Section::Today | Section::Documents | Section::Places | Section::People | Section::Settings => None,
        }
    }
}

impl Desk {
    /// Sits down at an open vault.
    pub(crate) fn new(registry: Registry) -> Result<Self, Error> {
        let facts = Facts::read(&registry)?;
        Ok(Self {
            registry,
            facts,
            section: Section::Register(Register::Receiving),
            table: RegisterScreen::new(Register::Receiving),
            over: Over::Nothing,
            saving: None,
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

    /// Goes to a section.
    pub(crate) fn go(&mut self, section: Section) {
        if !Section::OFFERED.contains(&section) {
            return;
        }
        self.over = Over::Nothing;
        self.section = section;
        match section {
            Section::Register(register) => self.table.show(register),
            Section::Today
            | Section::Documents
            | Section::Places
            | Section::People
            | Section::Journal
            | Section::Settings => {}
        }
    }

    /// Puts the cursor into the search box.
    pub(crate) fn find(&mut self) {
        self.over = Over::Nothing;
        self.table.focus_search();
    }

    /// Opens a document over the section's screen.
    pub(crate) fn open(&mut self, document: DocumentId) {
        self.over = Over::Document(Box::new(Document::new(document)));
    }

    /// Opens a form over the section's screen.
    pub(crate) fn begin(&mut self, begin: Begin) {
        if let Some(form) = Form::new(begin) {
            self.over = Over::Form(Box::new(form));
        }
    }

    /// Uncovers the section's screen.
    pub(crate) fn back(&mut self) {
        self.over = Over::Nothing;
    }

    /// Shows what would be printed: of the register on the screen where nothing else is named.
    pub(crate) fn preview(&mut self, what: Option<Printed>, ctx: &Context) {
        let what = what.or_else(|| self.table.to_print(&self.facts.books));
        if let (Some(what), Over::Nothing | Over::Document(_) | Over::Preview(_) | Over::Form(_)) = (what, &self.over) {
            self.over = Over::Preview(Box::new(Preview::new(&self.registry, what, ctx)));
        }
    }

    /// Saves the previewed pages; one save at a time.
    pub(crate) fn save_pdf(&mut self, ctx: &Context) {
        let Over::Preview(preview) = &self.over else { return };
        if let (None, Some((laid_out, name))) = (&self.saving, preview.to_save()) {
            let saved = Saving::start(laid_out, name, &self.registry, ctx);
            self.saved(saved);
        }
    }

    /// Takes a save on its way a step further.
    fn poll(&mut self, ctx: &Context) {
        if let Some(saving) = self.saving.take() {
            let saved = saving.poll(&mut self.registry, ctx);
            self.saved(saved);
        }
    }

    fn saved(&mut self, saved: Saved) {
        match saved {
            Saved::Going(saving) => self.saving = Some(saving),
            Saved::Over(said) => {
                if let Over::Preview(preview) = &mut self.over {
                    preview.say(said);
                }
            }
        }
    }

    /// Draws the desk. `keys` says whether the keys are the screen's.
    pub(crate) fn ui(&mut self, ui: &mut Ui, keys: TableKeys, idle: &Idle, commands: &mut Vec<Command>) {
        self.poll(ui);
        if self.facts.revision != self.registry.revision()
            && let Ok(facts) = Facts::read(&self.registry)
        {
            self.facts = facts;
        }
        let Self { registry, facts, section, table, over, saving: _ } = self;
        let registry = &*registry;
        Panel::top("top").frame(theme::bar(ui, Margin::symmetric(10, 5))).show(ui, |ui| {
            top_ui(ui, facts, registry, matches!(over, Over::Preview(_)), commands);
        });
        Panel::bottom("status").frame(theme::bar(ui, Margin::symmetric(12, 4))).show(ui, |ui| {
            status_ui(ui, facts, registry, &table.status(), idle);
        });
        if let Over::Preview(preview) = over {
            preview.ui(ui, &facts.books, keys, commands);
            return;
        }
        Panel::left("navigation")
            .resizable(false)
            .exact_size(theme::NAVIGATION_WIDTH)
            .frame(theme::ground(ui, Margin::symmetric(10, 12)))
            .show(ui, |ui| {
                navigation_ui(ui, *section, facts, commands);
                if matches!(section, Section::Register(_)) {
                    table.years_ui(ui, &facts.books, commands);
                }
            });
        match over {
            Over::Document(document) => document.ui(ui, registry, keys, commands),
            Over::Form(form) => form.ui(ui, commands),
            Over::Nothing | Over::Preview(_) => match section {
                Section::Register(_) => table.ui(ui, registry, keys, commands),
                Section::Today
                | Section::Documents
                | Section::Places
                | Section::People
                | Section::Journal
                | Section::Settings => {}
            },
        }
    }
}
