//! The desk of an open vault: its books, the screen of the section one is in, and what lies over it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::{Context, Margin, Panel, Ui};

use super::bars::{navigation_ui, status_ui, top_ui};
use super::command::Command;
use super::forms::{Begin, Form};
use super::idle::Idle;
use super::printing::{Errand, Order, Step, Target};
use super::screens::{Asked, Document, Preview, RegisterScreen};
use super::section::Section;
use super::theme;
use super::widgets::{TableKeys, Tone};
use crate::model::book::Book;
use crate::model::event::Printed;
use crate::model::ids::DocumentId;
use crate::model::register::Register;
use crate::paper::LaidOut;
use crate::registry::{Error, Registry};
use crate::{explain, print};

/// An open vault and what is shown of it.
pub(crate) struct Desk {
    registry: Registry,
    facts: Facts,
    section: Section,
    table: RegisterScreen,
    over: Over,
    errand: Option<Errand>,
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
            errand: None,
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
        if let Some(what) = what {
            self.show_preview(Asked::One(what), ctx);
        }
    }

    /// Shows all that is not on paper yet.
    pub(crate) fn preview_new(&mut self, ctx: &Context) {
        self.show_preview(Asked::NewPages, ctx);
    }

    fn show_preview(&mut self, asked: Asked, ctx: &Context) {
        if let Over::Preview(preview) = &mut self.over {
            preview.turn_to(&self.registry, asked);
        } else {
            self.over = Over::Preview(Box::new(Preview::new(&self.registry, asked, ctx)));
        }
    }

    /// Prints the previewed pages on the printer that is chosen; one printing at a time.
    pub(crate) fn print(&mut self, ctx: &Context) {
        let Over::Preview(preview) = &mut self.over else { return };
        let Some(order) = preview.order() else { return };
        if let Err(error) = order.keep(&self.registry) {
            // It prints all the same; it is only not remembered.
            preview.say(Some((Tone::Caution, explain::error(&error))));
        }
        self.hand_over(Target::Printer(order), ctx);
    }

    /// Saves the previewed pages as a PDF; one printing at a time.
    pub(crate) fn save_pdf(&mut self, ctx: &Context) {
        self.hand_over(Target::File, ctx);
    }

    fn hand_over(&mut self, target: Target, ctx: &Context) {
        let Over::Preview(preview) = &self.over else { return };
        if let (None, Some((laid_out, name))) = (&self.errand, preview.to_print()) {
            let step = Errand::start(laid_out, name, target, &self.registry, ctx);
            self.step(step);
        }
    }

    /// Prints a page to lay a ruler on.
    pub(crate) fn print_test(&mut self, order: Order, (width_mm, height_mm): (f32, f32), ctx: &Context) {
        if self.errand.is_some() {
            return;
        }
        let step = match print::test_page(width_mm, height_mm, order.setup.of(width_mm, height_mm)) {
            Ok(page) => {
                let laid_out = LaidOut { pages: vec![page], ..LaidOut::default() };
                let order = Order { copies: 1, ..order };
                Errand::start(Arc::new(laid_out), String::new(), Target::Printer(order), &self.registry, ctx)
            }
            Err(error) => Step::Over(Some((Tone::Danger, explain::print_error(&error)))),
        };
        self.step(step);
    }

    /// Ends the printing that is under way.
    pub(crate) fn stop_printing(&mut self) {
        if let Over::Preview(preview) = &mut self.over {
            preview.stop();
        }
        if let Some(errand) = &self.errand {
            errand.stop();
        }
    }

    /// Goes on with what is under way, also while nothing is drawn.
    pub(crate) fn think(&mut self, ctx: &Context) {
        if let Some(errand) = self.errand.take() {
            let step = errand.poll(&mut self.registry, ctx);
            self.step(step);
        }
        if let Over::Preview(preview) = &mut self.over {
            preview.think(&self.registry, ctx);
        }
    }

    fn step(&mut self, step: Step) {
        match step {
            Step::Going(errand) => self.errand = Some(errand),
            Step::Over(said) => {
                if let Over::Preview(preview) = &mut self.over {
                    preview.say(said);
                }
            }
        }
    }

    /// Draws the desk. `keys` says whether the keys are the screen's.
    pub(crate) fn ui(&mut self, ui: &mut Ui, keys: TableKeys, idle: &Idle, commands: &mut Vec<Command>) {
        if self.facts.revision != self.registry.revision()
            && let Ok(facts) = Facts::read(&self.registry)
        {
            self.facts = facts;
        }
        let Self { registry, facts, section, table, over, errand } = self;
        let registry = &*registry;
        Panel::top("top").frame(theme::bar(ui, Margin::symmetric(10, 5))).show(ui, |ui| {
            top_ui(ui, facts, registry, matches!(over, Over::Preview(_)), commands);
        });
        Panel::bottom("status").frame(theme::bar(ui, Margin::symmetric(12, 4))).show(ui, |ui| {
            status_ui(ui, facts, registry, &table.status(), idle);
        });
        if let Over::Preview(preview) = over {
            preview.ui(ui, registry, (&facts.books, errand.as_ref()), keys, commands);
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

/// A printing that is being handed over is recorded before the vault closes.
impl Drop for Desk {
    fn drop(&mut self) {
        if let Some(errand) = self.errand.take() {
            errand.finish(&mut self.registry);
        }
    }
}
