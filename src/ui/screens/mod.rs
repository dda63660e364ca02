//! One screen a file. A screen sees the books and pushes commands; it never changes anything.

mod away;
mod bring_in;
mod card;
mod check;
mod choose;
mod count;
mod document;
mod documents;
mod first_start;
mod held;
mod help;
mod journal;
mod labels;
mod matter;
mod matters;
mod people;
mod place_map;
mod place_sheet;
mod places;
mod preview;
mod print_panel;
mod register;
mod settings;
mod side;
mod sign_in;
mod summary;
mod today;
mod todo;
mod worksheet;

pub(crate) use away::Away;
pub(crate) use bring_in::BringIn;
pub(crate) use card::Card;
pub(crate) use check::Check;
pub(crate) use choose::Choose;
pub(crate) use count::Count;
pub(crate) use document::Document;
use documents::Documents;
pub(crate) use first_start::FirstStart;
pub(crate) use help::Help;
use journal::Journal;
pub(crate) use labels::Labels;
pub(crate) use matter::Matter;
use matters::Matters;
use people::People;
use places::Places;
pub(crate) use preview::{Asked, Preview};
use register::RegisterScreen;
use settings::Settings;
pub(crate) use sign_in::SignIn;
use today::Today;
pub use worksheet::worksheet;

use egui::{Align, CentralPanel, Layout, Margin, RichText, Ui, vec2};

use super::bars::languages_ui;
use super::command::Command;
use super::facts::Facts;
use super::idle::Idle;
use super::section::Section;
use super::situation::Chosen;
use super::theme::{self, Look};
use super::widgets::{TableKeys, choice};
use crate::model::register::Register;
use crate::registry::Registry;
use crate::tr;

/// The screens of the sections, as they were left.
pub(crate) struct Screens {
    today: Today,
    pub(crate) register: RegisterScreen,
    matters: Matters,
    documents: Documents,
    pub(crate) places: Places,
    people: People,
    pub(crate) journal: Journal,
    settings: Settings,
}

impl Default for Screens {
    fn default() -> Self {
        Self {
            today: Today::default(),
            register: RegisterScreen::new(Register::Receiving),
            matters: Matters::default(),
            documents: Documents::default(),
            places: Places::default(),
            people: People::default(),
            journal: Journal::default(),
            settings: Settings::default(),
        }
    }
}

impl Screens {
    /// Somebody comes to a section.
    pub(crate) fn enter(&mut self, section: Section) {
        match section {
            Section::Register(register) => self.register.show(register),
            Section::Documents => self.documents.focus(),
            Section::People => self.people.focus(),
            Section::Today | Section::Matters | Section::Places | Section::Journal | Section::Settings => {}
        }
    }

    /// What lay over a section is gone.
    pub(crate) fn return_to(&mut self, section: Section) {
        match section {
            Section::Documents => self.documents.focus(),
            Section::Register(_)
            | Section::Today
            | Section::Matters
            | Section::Places
            | Section::People
            | Section::Journal
            | Section::Settings => {}
        }
    }

    /// What is chosen in a section.
    pub(crate) fn chosen(&self, section: Section) -> Chosen {
        match section {
            Section::Matters => self.matters.chosen(),
            Section::Documents => self.documents.chosen(),
            Section::Places => self.places.chosen(),
            Section::People => self.people.chosen(),
            Section::Journal => self.journal.chosen(),
            Section::Register(_) => self.register.chosen(),
            Section::Today => self.today.chosen(),
            Section::Settings => Chosen::default(),
        }
    }

    /// How much there is in a section, for the status line.
    pub(crate) fn status(&self, section: Section) -> String {
        match section {
            Section::Register(_) => self.register.status(),
            Section::Matters => self.matters.status(),
            Section::Documents => self.documents.status(),
            Section::Places => self.places.status(),
            Section::People => self.people.status(),
            Section::Journal => self.journal.status(),
            Section::Today => self.today.status(),
            Section::Settings => String::new(),
        }
    }

    /// Draws a section. The keys are the screen's, or somebody else's.
    pub(crate) fn ui(
        &mut self,
        ui: &mut Ui,
        section: Section,
        registry: &Registry,
        (keys, idle, facts): (TableKeys, &Idle, &Facts),
        commands: &mut Vec<Command>,
    ) {
        match section {
            Section::Today => {
                if let Some(words) = self.today.ui(ui, registry, (keys, facts), commands) {
                    self.documents.search_for(words);
                    commands.push(Command::Find);
                }
            }
            Section::Register(_) => self.register.ui(ui, registry, keys, commands),
            Section::Matters => self.matters.ui(ui, registry, keys, commands),
            Section::Documents => self.documents.ui(ui, registry, (keys, facts), commands),
            Section::Places => self.places.ui(ui, registry, keys, commands),
            Section::People => self.people.ui(ui, registry, keys, commands),
            Section::Journal => self.journal.ui(ui, registry, keys, commands),
            Section::Settings => self.settings.ui(ui, registry, idle, commands),
        }
    }
}

/// The screens before a vault is open: the name of the program, a card, and above it language and colours.
fn door_ui(ui: &mut Ui, commands: &mut Vec<Command>, card: impl FnOnce(&mut Ui, &mut Vec<Command>)) {
    CentralPanel::default().frame(theme::ground(ui, Margin::same(14))).show(ui, |ui| {
        let bar = vec2(ui.available_width(), ui.spacing().interact_size.y);
        ui.allocate_ui_with_layout(bar, Layout::right_to_left(Align::Center), |ui| {
            let here = theme::worn(ui);
            let mut looks = Look::ALL.map(|look| (Command::Wear(look), look == here));
            // Laid out from the right.
            looks.reverse();
            choice(ui, looks, commands);
            ui.separator();
            languages_ui(ui, commands);
        });
        ui.add_space(((ui.available_height() - 520.0) / 2.5).max(8.0));
        ui.vertical_centered(|ui| {
            ui.label(RichText::new(tr!("ui-name")).font(theme::title_font()).color(theme::palette(ui).accent));
            ui.label(RichText::new(tr!("ui-subtitle")).weak());
            ui.add_space(theme::GROUP_GAP);
            ui.set_max_width(theme::FORM_WIDTH + 48.0);
            theme::card(ui).inner_margin(Margin::same(24)).show(ui, |ui| {
                ui.set_width(theme::FORM_WIDTH);
                ui.with_layout(Layout::top_down(Align::Min), |ui| card(ui, commands));
            });
        });
    });
}
