//! Rooms, cabinets, shelves: how much lies in each, and what lies in the chosen one.

use egui::{CentralPanel, Key, Margin, Modifiers, Panel, RichText, Ui};

use super::held::Held;
use crate::explain;
use crate::model::ids::PlaceId;
use crate::model::view::PlaceRow;
use crate::registry::Registry;
use crate::registry::browse::Holds;
use crate::tr;
use crate::ui::command::Command;
use crate::ui::forms::{Begin, Task, Verb};
use crate::ui::situation::Chosen;
use crate::ui::theme;
use crate::ui::widgets::{Cell, List, ListColumn, TableKeys, Tone, command_button, notice};

/// Before the name of a place that lies in another one, once for each.
const INDENT: &str = "\u{3000}";

/// The screen.
#[derive(Default)]
pub(crate) struct Places {
    of: Option<u64>,
    nodes: Vec<Node>,
    row: usize,
    reveal: bool,
    /// Whether the keys are for what lies in the place, not for the places.
    inside: bool,
    held: Held,
    trouble: Option<String>,
}

/// A place in the tree.
struct Node {
    place: PlaceRow,
    depth: usize,
    name: String,
    /// What lies there and in everything within it.
    carriers: u32,
}

impl Places {
    /// What is chosen of what lies there.
    pub(crate) fn chosen(&self) -> Chosen {
        let place = self.nodes.get(self.row).map(|node| node.place.id);
        let chosen = if self.inside { self.held.chosen() } else { Chosen::default() };
        Chosen { place, ..chosen }
    }

    /// How many places there are.
    pub(crate) fn status(&self) -> String {
        tr!("status-places", n = self.nodes.len())
    }

    /// Draws it.
    pub(crate) fn ui(&mut self, ui: &mut Ui, registry: &Registry, keys: TableKeys, commands: &mut Vec<Command>) {
        if self.of != Some(registry.revision()) {
            self.of = Some(registry.revision());
            (self.nodes, self.trouble) = match registry.places() {
                Ok(places) => (tree(places), None),
                Err(error) => (Vec::new(), Some(explain::error(&error))),
            };
        }
        self.turn(ui, keys);
        let ground = theme::ground(ui, Margin::symmetric(12, 10));
        Panel::left("places").resizable(false).exact_size(theme::pane_width(ui)).frame(ground).show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.heading(tr!("section", section = "places"));
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    command_button(ui, Command::from(Verb::AddPlace), None, commands);
                });
            });
            self.tree_ui(ui, if self.inside { TableKeys::Elsewhere } else { keys });
        });
        CentralPanel::default().frame(ground).show(ui, |ui| {
            if let Some(trouble) = &self.trouble {
                notice(ui, Tone::Danger, trouble);
            }
            let Some(node) = self.nodes.get(self.row) else { return };
            ui.horizontal(|ui| {
                ui.heading(&node.place.path);
                let n = tr!("held-copies", n = node.carriers);
                ui.label(RichText::new(n).color(theme::palette(ui).faint));
                let begin = Begin { place: Some(node.place.id), ..Begin::new(Verb::Matter(Task::DrawCount)) };
                command_button(ui, Command::Begin(begin), None, commands);
            });
            let by = (Holds::Place(node.place.id), node.place.path.as_str());
            self.held.ui(ui, registry, by, self.inside.then_some(keys), commands);
        });
    }

    /// Right and Enter go into the place, Left and Backspace out of it.
    fn turn(&mut self, ui: &Ui, keys: TableKeys) {
        if keys == TableKeys::Elsewhere {
            return;
        }
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if self.inside {
            self.inside = !(pressed(Key::ArrowLeft) || pressed(Key::Backspace) || pressed(Key::Escape));
        } else if pressed(Key::ArrowRight) || pressed(Key::Enter) {
            self.inside = self.held.n() > 0;
        }
    }

    fn tree_ui(&mut self, ui: &mut Ui, keys: TableKeys) {
        let Self { nodes, row, reveal, inside, .. } = self;
        if nodes.is_empty() {
            ui.add_space(theme::GROUP_GAP);
            ui.label(RichText::new(tr!("places-none")).color(theme::palette(ui).faint));
            return;
        }
        let columns = [ListColumn::rest(tr!("places-place")), ListColumn::new(tr!("places-carriers"), 80.0).right()];
        let list = List { salt: "places", columns: &columns, n: nodes.len(), chosen: row, keys, in_front: !*inside };
        let acted = list.show(ui, std::mem::take(reveal), |row| {
            let Some(node) = nodes.get(row) else { return Vec::new() };
            let tone = if node.carriers == 0 { Tone::Faint } else { Tone::Plain };
            let name = format!("{}{}", INDENT.repeat(node.depth), node.name);
            vec![Cell::plain(name), Cell { text: node.carriers.to_string(), tone }]
        });
        if acted.clicked {
            *inside = false;
        }
    }
}

/// The places as a tree: what lies in a place follows it.
fn tree(mut places: Vec<PlaceRow>) -> Vec<Node> {
    places.sort_by(|one, other| one.path.cmp(&other.path));
    let mut nodes = Vec::with_capacity(places.len());
    grow(&places, None, 0, &mut nodes);
    nodes
}

/// Adds what lies in `parent`; how much lies there in all.
fn grow(places: &[PlaceRow], parent: Option<PlaceId>, depth: usize, nodes: &mut Vec<Node>) -> u32 {
    let mut all = 0;
    for place in places.iter().filter(|place| place.parent == parent) {
        let at = nodes.len();
        let name = place.path.rsplit('/').next().unwrap_or_default().to_owned();
        nodes.push(Node { place: place.clone(), depth, name, carriers: 0 });
        let carriers = place.carriers + grow(places, Some(place.id), depth + 1, nodes);
        if let Some(node) = nodes.get_mut(at) {
            node.carriers = carriers;
        }
        all += carriers;
    }
    all
}
