//! People: who they are, and what each has now, as keeper, borrower or reader.

use egui::{CentralPanel, Id, Key, Margin, Modifiers, Panel, RichText, Ui};

use super::held::Held;
use crate::model::text::syllables;
use crate::model::view::PersonRow;
use crate::registry::Registry;
use crate::registry::browse::Holds;
use crate::ui::command::Command;
use crate::ui::forms::{Begin, Task, Verb};
use crate::ui::situation::Chosen;
use crate::ui::widgets::{Cell, List, ListColumn, SearchBox, TableKeys, Tone, command_button, fact, notice};
use crate::ui::{say, spelt, theme};
use crate::{explain, tr};

/// The screen.
#[derive(Default)]
pub(crate) struct People {
    of: Option<u64>,
    all: Vec<PersonRow>,
    /// Those who answer to what is typed, by where they stand in `all`.
    found: Option<Vec<usize>>,
    search: SearchBox,
    row: usize,
    reveal: bool,
    /// Whether the keys are for what the person has, not for the people.
    inside: bool,
    held: Held,
    trouble: Option<String>,
}

impl People {
    /// Puts the cursor into the search box.
    pub(crate) fn focus(&mut self) {
        self.inside = false;
        self.search.focus();
    }

    /// What is chosen of what the person has.
    pub(crate) fn chosen(&self) -> Chosen {
        let chosen = if self.inside { self.held.chosen() } else { Chosen::default() };
        Chosen { person: self.person().map(|person| person.id), ..chosen }
    }

    /// How many people there are.
    pub(crate) fn status(&self) -> String {
        tr!("status-people", n = self.found.as_ref().map_or(self.all.len(), Vec::len))
    }

    fn person(&self) -> Option<&PersonRow> {
        self.all.get(*self.found.as_ref()?.get(self.row)?)
    }

    /// Draws it.
    pub(crate) fn ui(&mut self, ui: &mut Ui, registry: &Registry, keys: TableKeys, commands: &mut Vec<Command>) {
        self.read(registry);
        self.turn(ui, keys);
        let ground = theme::ground(ui, Margin::symmetric(12, 10));
        let width = (ui.available_width() * 0.45).min(theme::PEOPLE_WIDTH);
        Panel::left("people").resizable(false).exact_size(width).frame(ground).show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.heading(tr!("section", section = "people"));
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    command_button(ui, Command::from(Verb::AddPerson), None, commands);
                });
            });
            self.search_ui(ui);
            self.people_ui(ui, if self.inside { TableKeys::Elsewhere } else { keys });
        });
        CentralPanel::default().frame(ground).show(ui, |ui| {
            if let Some(trouble) = &self.trouble {
                notice(ui, Tone::Danger, trouble);
            }
            let Some(person) = self.person().cloned() else { return };
            let by = Holds::Person(person.id);
            self.held.look(registry, by);
            ui.horizontal(|ui| {
                ui.heading(&person.name);
                for task in [Task::DrawCount, Task::Leave] {
                    let begin = Begin { person: Some(person.id), ..Begin::new(Verb::Matter(task)) };
                    command_button(ui, Command::Begin(begin), None, commands);
                }
            });
            ui.horizontal_wrapped(|ui| {
                let said = [person.department.clone(), person.duty.clone(), person.post.map(say::post)];
                let said: Vec<String> = said.into_iter().flatten().collect();
                ui.label(RichText::new(say::list(said)).color(theme::palette(ui).faint));
            });
            fact(ui, &tr!("people-borrowed"), &number(person.has_borrowed));
            fact(ui, &tr!("people-reads"), &number(person.is_reading));
            fact(ui, &tr!("process-people-carries"), &number(person.has_carried));
            let keeps = self.held.n() as u32;
            fact(ui, &tr!("people-keeps"), &number(keeps.saturating_sub(out(&person))));
            ui.add_space(2.0);
            self.held.ui(ui, registry, (by, ""), self.inside.then_some(keys), commands);
        });
    }

    fn read(&mut self, registry: &Registry) {
        if self.of != Some(registry.revision()) {
            self.of = Some(registry.revision());
            (self.all, self.trouble) = match registry.people() {
                Ok(mut all) => {
                    all.sort_by_cached_key(|person| syllables(&person.name));
                    (all, None)
                }
                Err(error) => (Vec::new(), Some(explain::error(&error))),
            };
            self.found = None;
        }
        if self.found.is_none() {
            let typed = self.search.words.trim();
            let mut found: Vec<(u8, usize)> = Vec::new();
            for (index, person) in self.all.iter().enumerate() {
                let said = [Some(&person.name), person.department.as_ref(), person.duty.as_ref()];
                let rank = said.into_iter().flatten().filter_map(|text| spelt::rank(typed, text)).min();
                found.extend(rank.map(|rank| (rank, index)));
            }
            found.sort_unstable();
            self.found = Some(found.into_iter().map(|(_, index)| index).collect());
        }
    }

    /// Right and Enter go to what the person has, Left and Backspace back to the people.
    fn turn(&mut self, ui: &Ui, keys: TableKeys) {
        if keys == TableKeys::Elsewhere {
            return;
        }
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if self.inside {
            if pressed(Key::ArrowLeft) || pressed(Key::Backspace) || pressed(Key::Escape) {
                self.focus();
            }
        } else if pressed(Key::ArrowRight) || pressed(Key::Enter) {
            self.inside = self.held.n() > 0;
        }
    }

    fn search_ui(&mut self, ui: &mut Ui) {
        let n = self.found.as_ref().map_or(0, Vec::len);
        let visible = (ui.available_height() / theme::ROW) as usize;
        let searched = self.search.ui(ui, Id::unique("people"), tr!("people-hint"), (&mut self.row, n, visible));
        if searched.changed {
            (self.found, self.row) = (None, 0);
        }
        self.reveal |= searched.moved || searched.changed;
        if searched.entered {
            self.inside = self.held.n() > 0;
            if !self.inside {
                self.search.focus();
            }
        }
    }

    fn people_ui(&mut self, ui: &mut Ui, keys: TableKeys) {
        let Self { all, found, row, reveal, inside, .. } = self;
        let found = found.as_deref().unwrap_or_default();
        if found.is_empty() {
            ui.add_space(theme::GROUP_GAP);
            ui.label(RichText::new(tr!("people-none")).color(theme::palette(ui).faint));
            return;
        }
        let columns = [
            ListColumn::new(tr!("people-name"), 112.0),
            ListColumn::rest(tr!("people-department")),
            ListColumn::new(tr!("people-duty"), 84.0),
            ListColumn::new(tr!("people-has"), 60.0).right(),
        ];
        let list = List { salt: "people", columns: &columns, n: found.len(), chosen: row, keys, in_front: !*inside };
        let acted = list.show(ui, std::mem::take(reveal), |row| {
            let Some(person) = found.get(row).and_then(|index| all.get(*index)) else { return Vec::new() };
            let tone = if out(person) > 0 { Tone::Caution } else { Tone::Plain };
            vec![
                Cell::plain(person.name.clone()),
                Cell::plain(person.department.clone().unwrap_or_default()),
                Cell::plain(person.duty.clone().unwrap_or_default()),
                Cell { text: number(out(person)), tone },
            ]
        });
        if acted.clicked {
            *inside = false;
        }
    }
}

/// How much they have of what belongs elsewhere.
fn out(person: &PersonRow) -> u32 {
    person.has_borrowed + person.is_reading + person.has_carried
}

/// A number that is worth saying.
fn number(n: u32) -> String {
    if n == 0 { String::new() } else { n.to_string() }
}
