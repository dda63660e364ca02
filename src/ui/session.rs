//! Where a person is: choosing a vault, signing in, or at the desk of an open one.

use std::path::{Path, PathBuf};

use egui::{Align, Button, Context, Layout, Margin, MenuBar, Panel, RichText, Ui};

use super::command::Command;
use super::dialogs::Dialog;
use super::forms::{Begin, Form, Recorded, Verb};
use super::idle::Idle;
use super::saving::{Saved, Saving};
use super::screens::{Choose, Document, Preview, RegisterScreen, SignIn};
use super::widgets::{TableKeys, Tone, choice};
use super::{say, theme};
use crate::i18n::{self, Lang};
use crate::model::book::Book;
use crate::model::event::Printed;
use crate::model::ids::DocumentId;
use crate::model::register::Register;
use crate::registry::{Error, Registry};
use crate::tr;

/// Where a person is.
pub(crate) enum Session {
    /// No vault is known yet.
    Choose(Choose),
    /// At the door of a vault.
    SignIn(SignIn),
    /// In it.
    Open(Box<Desk>),
}

/// An open vault and what is shown of it.
pub(crate) struct Desk {
    registry: Registry,
    facts: Facts,
    table: RegisterScreen,
    over: Over,
    /// What `over` covers: a form that was interrupted by another, or by a look at a document.
    under: Vec<Over>,
    /// What was recorded last.
    recorded: Option<Recorded>,
    /// What was left half typed.
    unfinished: Vec<Begin>,
    saving: Option<Saving>,
}

/// What covers the table.
enum Over {
    Nothing,
    Document(Box<Document>),
    Preview(Box<Preview>),
    Form(Box<Form>),
}

/// What the bars say, read again when the books change.
struct Facts {
    revision: u64,
    unit: String,
    head: (u64, String),
    books: Vec<(Book, u32)>,
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
}

impl Desk {
    /// Sits down at an open vault.
    pub(crate) fn new(registry: Registry) -> Result<Self, Error> {
        let facts = Facts::read(&registry)?;
        let unfinished = registry.drafts()?.iter().filter_map(|(name, _)| Begin::from_name(name)).collect();
        Ok(Self {
            registry,
            facts,
            table: RegisterScreen::new(Register::Receiving),
            over: Over::Nothing,
            under: Vec::new(),
            recorded: None,
            unfinished,
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

    /// Shows a register.
    pub(crate) fn show(&mut self, register: Register) {
        self.uncover();
        self.table.show(register);
    }

    /// Puts the cursor into the search box.
    pub(crate) fn find(&mut self) {
        self.uncover();
        self.table.focus_search();
    }

    /// Opens a document over the table, or over a form.
    pub(crate) fn open(&mut self, document: DocumentId) {
        self.cover(Over::Document(Box::new(Document::new(document))));
    }

    /// Opens a form over what is there.
    pub(crate) fn begin(&mut self, begin: Begin) {
        if let Over::Form(form) = &self.over
            && form.is_about(&begin)
        {
            return;
        }
        self.keep();
        self.recorded = None;
        self.unfinished.clear();
        if let Some(form) = Form::new(&self.registry, begin) {
            self.cover(Over::Form(Box::new(form)));
        }
    }

    /// Records what the form says, and goes back to what it covered, or begins the next.
    pub(crate) fn record(&mut self, next: bool) {
        let Over::Form(form) = &mut self.over else { return };
        let Some(recorded) = form.record(&mut self.registry) else { return };
        if next {
            form.begin_next(&self.registry, recorded.said);
        } else {
            self.over = self.under.pop().unwrap_or(Over::Nothing);
            self.recorded = Some(recorded);
        }
    }

    /// Goes back to what is covered.
    pub(crate) fn back(&mut self) {
        self.keep();
        self.over = self.under.pop().unwrap_or(Over::Nothing);
    }

    /// Keeps what is half typed.
    pub(crate) fn keep(&mut self) {
        if let Over::Form(form) = &mut self.over {
            form.keep(&self.registry);
        }
    }

    /// Covers what is there; only a form is gone back to.
    fn cover(&mut self, over: Over) {
        self.keep();
        let before = std::mem::replace(&mut self.over, over);
        match before {
            Over::Form(_) => self.under.push(before),
            Over::Document(_) if matches!(self.over, Over::Form(_)) => self.under.push(before),
            Over::Nothing | Over::Document(_) | Over::Preview(_) => {}
        }
    }

    fn uncover(&mut self) {
        self.keep();
        self.under.clear();
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

    /// Draws the desk. `keys` says whether the keys are the screen's, `in_front` that no dialog and no menu is open.
    pub(crate) fn ui(
        &mut self,
        ui: &mut Ui,
        keys: TableKeys,
        in_front: bool,
        idle: &Idle,
        commands: &mut Vec<Command>,
    ) {
        self.poll(ui);
        if self.facts.revision != self.registry.revision()
            && let Ok(facts) = Facts::read(&self.registry)
        {
            self.facts = facts;
        }
        let Self { registry, facts, table, over, recorded, unfinished, under: _, saving: _ } = self;
        let registry = &*registry;
        Panel::top("top").frame(theme::bar(ui, Margin::symmetric(10, 5))).show(ui, |ui| {
            top_ui(ui, facts, registry, matches!(over, Over::Preview(_)), commands);
        });
        Panel::bottom("status").frame(theme::bar(ui, Margin::symmetric(12, 4))).show(ui, |ui| {
            status_ui(ui, facts, registry, &table.status(), idle);
        });
        if !matches!(over, Over::Form(_)) {
            news_ui(ui, recorded, unfinished, commands);
        }
        if let Over::Preview(preview) = over {
            preview.ui(ui, &facts.books, keys, commands);
            return;
        }
        Panel::left("books")
            .resizable(false)
            .exact_size(theme::BOOKS_WIDTH)
            .frame(theme::ground(ui, Margin::symmetric(10, 12)))
            .show(ui, |ui| table.books_ui(ui, &facts.books, matches!(over, Over::Nothing), commands));
        match over {
            Over::Document(document) => document.ui(ui, registry, keys, commands),
            Over::Form(form) => form.ui(ui, registry, in_front, commands),
            Over::Nothing | Over::Preview(_) => table.ui(ui, registry, keys, commands),
        }
    }
}

impl Drop for Desk {
    /// However it is left, by the lock, by closing the window: what is half typed is kept.
    fn drop(&mut self) {
        self.keep();
    }
}

fn top_ui(ui: &mut Ui, facts: &Facts, registry: &Registry, previewing: bool, commands: &mut Vec<Command>) {
    MenuBar::new().ui(ui, |ui| {
        ui.menu_button(tr!("ui-menu-vault"), |ui| {
            items(ui, [Command::Lock, Command::PickVault], commands);
            ui.separator();
            items(ui, [Command::Quit], commands);
        });
        ui.menu_button(tr!("form-menu"), |ui| {
            items(ui, Verb::ALL.into_iter().filter(|verb| !verb.needs_line()).map(Command::from), commands);
        });
        ui.menu_button(tr!("ui-menu-books"), |ui| {
            items(ui, Register::ALL.map(Command::Show), commands);
            ui.separator();
            items(ui, [Command::Find], commands);
        });
        ui.menu_button(tr!("ui-menu-print"), |ui| {
            items(ui, [Command::Preview], commands);
            if previewing {
                items(ui, [Command::SavePdf], commands);
            }
        });
        ui.menu_button(tr!("ui-menu-view"), |ui| {
            items(ui, [Command::Wear(egui::Theme::Light), Command::Wear(egui::Theme::Dark)], commands);
            ui.separator();
            items(ui, Lang::ALL.map(Command::Speak), commands);
        });
        ui.menu_button(tr!("ui-menu-help"), |ui| {
            items(ui, [Command::Ask(Dialog::Keys), Command::Ask(Dialog::About)], commands);
        });
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let lock = Command::Lock;
            if ui.button(lock.label()).on_hover_text(tr!("ui-lock-hint")).clicked() {
                commands.push(lock);
            }
            languages_ui(ui, commands);
            ui.separator();
            ui.label(RichText::new(registry.user()).color(theme::palette(ui).faint));
            ui.add(egui::Label::new(RichText::new(&facts.unit).strong()).truncate());
        });
    });
}

/// The languages side by side; laid out from the right.
pub(super) fn languages_ui(ui: &mut Ui, commands: &mut Vec<Command>) {
    let from_right = ui.layout().prefer_right_to_left();
    let mut options = Lang::ALL.map(|lang| (Command::Speak(lang), lang == i18n::lang()));
    if from_right {
        options.reverse();
    }
    choice(ui, options, commands);
}

/// What was recorded last, and what was left half typed, above the status line until it is put away.
fn news_ui(ui: &mut Ui, recorded: &mut Option<Recorded>, unfinished: &mut Vec<Begin>, commands: &mut Vec<Command>) {
    if recorded.is_none() && unfinished.is_empty() {
        return;
    }
    Panel::bottom("news").frame(theme::ground(ui, Margin::symmetric(12, 6))).show(ui, |ui| {
        ui.horizontal(|ui| {
            if let Some(news) = &recorded {
                ui.label(RichText::new(&news.said).strong().color(Tone::Well.ink(ui)));
                if let Some(document) = news.document
                    && ui.button(tr!("ui-command-open")).clicked()
                {
                    commands.push(Command::Open(document));
                }
            } else {
                ui.label(RichText::new(tr!("form-unfinished")).color(Tone::Caution.ink(ui)));
                for begin in unfinished.iter().take(4) {
                    if ui.button(begin.verb.label()).clicked() {
                        commands.push(Command::Begin(begin.clone()));
                    }
                }
            }
            if ui.button(tr!("form-put-away")).clicked() {
                (*recorded, *unfinished) = (None, Vec::new());
            }
        });
    });
}

fn items(ui: &mut Ui, offered: impl IntoIterator<Item = Command>, commands: &mut Vec<Command>) {
    for command in offered {
        let mut button = Button::new(command.label());
        if let Some(shortcut) = command.shortcut() {
            button = button.shortcut_text(ui.format_shortcut(&shortcut));
        }
        if ui.add(button).clicked() {
            commands.push(command);
            ui.close();
        }
    }
}

fn status_ui(ui: &mut Ui, facts: &Facts, registry: &Registry, lines: &str, idle: &Idle) {
    let faint = Tone::Faint.ink(ui);
    ui.horizontal(|ui| {
        ui.label(RichText::new(lines).small());
        if let Some(seconds) = idle.countdown() {
            ui.label(RichText::new(tr!("ui-status-locks", seconds)).small().color(Tone::Danger.ink(ui)));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let (seq, digest) = &facts.head;
            let head = tr!("ui-status-head", seq = *seq, digest = say::digest(digest));
            ui.label(RichText::new(head).small().color(faint));
            ui.separator();
            ui.label(RichText::new(tr!("ui-status-account", name = registry.user())).small().color(faint));
        });
    });
}
