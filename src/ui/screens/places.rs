//! Rooms, cabinets, shelves, as a map or as a list: how much lies in each, and of the chosen one what is known of it and
//! what lies there.

use std::collections::HashMap;

use egui::{CentralPanel, Key, Margin, Modifiers, Panel, RichText, Ui};

use super::held::Held;
use super::place_map::{Fill, fills, map_ui};
use super::place_sheet::Sheet;
use crate::explain;
use crate::model::facility::Completeness;
use crate::model::ids::PlaceId;
use crate::model::view::PlaceRow;
use crate::registry::Registry;
use crate::registry::browse::Holds;
use crate::tr;
use crate::ui::command::Command;
use crate::ui::forms::{Begin, Task, Verb};
use crate::ui::situation::Chosen;
use crate::ui::theme;
use crate::ui::widgets::{Cell, List, ListColumn, TableKeys, Tone, command_button, move_by_keys, notice};

/// Before the name of a place that lies in another one, once for each.
const INDENT: &str = "\u{3000}";

/// The screen.
#[derive(Default)]
pub(crate) struct Places {
    of: Option<u64>,
    nodes: Vec<Node>,
    row: usize,
    reveal: bool,
    /// A place that is to be shown.
    wanted: Option<PlaceId>,
    /// Whether the places are a list, not a map.
    as_list: bool,
    completeness: Completeness,
    fills: HashMap<PlaceId, Fill>,
    sheet: Sheet,
    /// Whether the keys are for what lies in the place, not for the places.
    inside: bool,
    held: Held,
    trouble: Option<String>,
}

/// A place in the tree.
pub(super) struct Node {
    pub(super) place: PlaceRow,
    pub(super) depth: usize,
    pub(super) name: String,
    /// What lies there and in everything within it.
    pub(super) carriers: u32,
}

impl Places {
    /// What is chosen of what lies there.
    pub(crate) fn chosen(&self) -> Chosen {
        let place = self.nodes.get(self.row).map(|node| node.place.id);
        let held = if self.inside { self.held.chosen() } else { Chosen::default() };
        Chosen { place, ..held }
    }

    /// Shows a place.
    pub(crate) fn choose(&mut self, place: PlaceId) {
        (self.wanted, self.inside) = (Some(place), false);
    }

    /// How many places there are.
    pub(crate) fn status(&self) -> String {
        tr!("status-places", n = self.nodes.len())
    }

    /// Draws it.
    pub(crate) fn ui(&mut self, ui: &mut Ui, registry: &Registry, keys: TableKeys, commands: &mut Vec<Command>) {
        self.read(registry);
        if let Some(row) = self.wanted.take().and_then(|id| self.nodes.iter().position(|node| node.place.id == id)) {
            (self.row, self.reveal) = (row, true);
        }
        self.turn(ui, keys);
        let ground = theme::ground(ui, Margin::symmetric(12, 10));
        let width = if self.as_list { theme::pane_width(ui) } else { theme::map_width(ui) };
        Panel::left("places").resizable(false).exact_size(width).frame(ground).show(ui, |ui| {
            self.pane_ui(ui, if self.inside { TableKeys::Elsewhere } else { keys }, commands);
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
            self.sheet.ui(ui, registry, (&node.place, &self.completeness), commands);
            let by = (Holds::Place(node.place.id), node.place.path.as_str());
            self.held.ui(ui, registry, by, self.inside.then_some(keys), commands);
        });
    }

    fn read(&mut self, registry: &Registry) {
        if self.of == Some(registry.revision()) {
            return;
        }
        self.of = Some(registry.revision());
        let read = registry.places().and_then(|places| Ok((tree(places), registry.completeness()?)));
        (self.nodes, self.completeness, self.trouble) = match read {
            Ok((nodes, completeness)) => (nodes, completeness, None),
            Err(error) => (Vec::new(), Completeness::default(), Some(explain::error(&error))),
        };
        self.fills = fills(&self.nodes, &self.completeness);
        self.row = self.row.min(self.nodes.len().saturating_sub(1));
    }

    /// The places, and above them what can be done with all of them.
    fn pane_ui(&mut self, ui: &mut Ui, keys: TableKeys, commands: &mut Vec<Command>) {
        ui.horizontal(|ui| {
            ui.heading(tr!("section", section = "places"));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                command_button(ui, Command::from(Verb::AddPlace), None, commands);
                let other = tr!("places-view", view = if self.as_list { "map" } else { "list" });
                if ui.button(other).on_hover_text("F8").clicked() {
                    self.turn_view();
                }
            });
        });
        let lacking: u32 = self.completeness.red().map(|stock| stock.carriers).sum();
        if lacking > 0 {
            ui.label(RichText::new(tr!("places-lacking", n = lacking)).color(Tone::Danger.ink(ui)));
        }
        if self.as_list || self.nodes.is_empty() {
            return self.tree_ui(ui, keys);
        }
        let visible = (ui.available_height() / theme::ROW) as usize;
        if keys == TableKeys::Table {
            self.reveal |= move_by_keys(ui, &mut self.row, self.nodes.len(), visible);
        }
        let reveal = std::mem::take(&mut self.reveal);
        if map_ui(ui, &self.nodes, &self.fills, (&mut self.row, reveal, !self.inside)) {
            self.inside = false;
        }
    }

    fn turn_view(&mut self) {
        (self.as_list, self.reveal) = (!self.as_list, true);
    }

    /// Right and Enter go into the place, Left and Backspace out of it.
    fn turn(&mut self, ui: &Ui, keys: TableKeys) {
        if keys == TableKeys::Elsewhere {
            return;
        }
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if pressed(Key::F8) {
            self.turn_view();
        }
        if self.inside {
            self.inside = !(pressed(Key::ArrowLeft) || pressed(Key::Backspace) || pressed(Key::Escape));
        } else if pressed(Key::ArrowRight) || pressed(Key::Enter) {
            self.inside = self.held.n() > 0;
        }
    }

    fn tree_ui(&mut self, ui: &mut Ui, keys: TableKeys) {
        let Self { nodes, row, reveal, inside, fills, .. } = self;
        if nodes.is_empty() {
            ui.add_space(theme::GROUP_GAP);
            ui.label(RichText::new(tr!("places-none")).color(theme::palette(ui).faint));
            return;
        }
        let columns = [ListColumn::rest(tr!("places-place")), ListColumn::new(tr!("places-carriers"), 80.0).right()];
        let list = List { salt: "places", columns: &columns, n: nodes.len(), chosen: row, keys, in_front: !*inside };
        let acted = list.show(ui, std::mem::take(reveal), |row| {
            let Some(node) = nodes.get(row) else { return Vec::new() };
            let lacks = fills.get(&node.place.id).is_some_and(|fill| fill.lacking > 0);
            let tone = match (node.carriers, lacks) {
                (_, true) => Tone::Danger,
                (0, false) => Tone::Faint,
                (_, false) => Tone::Plain,
            };
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
