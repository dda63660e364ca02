//! The place map: rooms, in them cabinets, in them shelves, drawn as boxes with how much lies in each and the severest
//! level; red where person, cabinet or room is missing.

use std::collections::HashMap;

use egui::{Align2, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, TextStyle, Ui, WidgetInfo, pos2, vec2};

use super::places::Node;
use crate::model::facility::{Completeness, PlaceKind};
use crate::model::ids::PlaceId;
use crate::model::level::Level;
use crate::tr;
use crate::ui::theme;

/// A cabinet is at least this wide.
const CABINET_MIN: f32 = 170.0;
/// Between boxes, and around them.
const GAP: f32 = 6.0;
/// A line with a name.
const HEAD: f32 = 26.0;
/// A shelf.
const SHELF: f32 = 23.0;
/// The stripe that tells the level.
const STRIPE: f32 = 4.0;

/// What lies in a place and all within it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Fill {
    /// The severest level.
    pub(super) level: Option<Level>,
    /// How many carriers lack something.
    pub(super) lacking: u32,
}

/// What lies in every place and all within it.
pub(super) fn fills(nodes: &[Node], all: &Completeness) -> HashMap<PlaceId, Fill> {
    let parents: HashMap<PlaceId, Option<PlaceId>> =
        nodes.iter().map(|node| (node.place.id, node.place.parent)).collect();
    let mut fills: HashMap<PlaceId, Fill> = HashMap::new();
    for stock in &all.stock {
        let mut at = stock.place;
        while let Some(place) = at {
            let fill = fills.entry(place).or_default();
            fill.level = fill.level.max(Some(stock.level));
            if !stock.lacks.is_empty() {
                fill.lacking += stock.carriers;
            }
            at = parents.get(&place).copied().flatten();
        }
    }
    fills
}

/// A box of the map: which node, and where, from the upper left corner of the map.
struct Spot {
    node: usize,
    rect: Rect,
}

/// Draws the map; answers whether a place was clicked.
pub(super) fn map_ui(
    ui: &mut Ui,
    nodes: &[Node],
    fills: &HashMap<PlaceId, Fill>,
    (chosen, reveal, in_front): (&mut usize, bool, bool),
) -> bool {
    let mut clicked = false;
    ScrollArea::vertical().id_salt("map").auto_shrink(false).show(ui, |ui| {
        let width = ui.available_width() - ui.spacing().scroll.allocated_width();
        let (spots, height) = spots(nodes, width);
        let (all, _) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
        for spot in spots {
            let Some(node) = nodes.get(spot.node) else { continue };
            let rect = spot.rect.translate(all.min.to_vec2());
            let is_chosen = spot.node == *chosen;
            if is_chosen && reveal {
                ui.scroll_to_rect(rect, None);
            }
            if !ui.is_rect_visible(rect) {
                continue;
            }
            let fill = fills.get(&node.place.id).copied().unwrap_or_default();
            let response = ui.interact(rect, ui.scope_id().with(("place", node.place.id.0)), Sense::CLICK);
            response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_chosen, said(node, fill)));
            if response.clicked() {
                *chosen = spot.node;
                clicked = true;
            }
            box_ui(ui, rect, node, fill, (is_chosen, in_front, response.hovered()));
        }
    });
    clicked
}

/// What is read out of a box.
fn said(node: &Node, fill: Fill) -> String {
    let level = fill.level.map(|level| tr!("place-map-level", level)).unwrap_or_default();
    let lacking = if fill.lacking > 0 { tr!("place-map-lacking", n = fill.lacking) } else { String::new() };
    tr!("place-map-box", name = node.name.as_str(), n = node.carriers) + &level + &lacking
}

/// Where the boxes stand: rooms below one another, their cabinets side by side, shelves below one another.
fn spots(nodes: &[Node], width: f32) -> (Vec<Spot>, f32) {
    let mut spots = Vec::with_capacity(nodes.len());
    let inner = width - 2.0 * GAP;
    let columns = ((inner + GAP) / (CABINET_MIN + GAP)).floor().max(1.0);
    let cabinet_width = (inner - (columns - 1.0) * GAP) / columns;
    let mut y = 0.0;
    let mut at = 0;
    while at < nodes.len() {
        let room = at;
        at += 1;
        let slot = spots.len();
        spots.push(Spot { node: room, rect: Rect::NOTHING });
        let top = y;
        y += HEAD;
        let (mut column, mut tallest) = (0.0, 0.0_f32);
        while nodes.get(at).is_some_and(|node| node.depth > 0) {
            let cabinet = at;
            at += 1;
            let mut shelves = 0;
            while nodes.get(at + shelves).is_some_and(|node| node.depth > 1) {
                shelves += 1;
            }
            if column >= columns {
                y += tallest + GAP;
                (column, tallest) = (0.0, 0.0);
            }
            let left = GAP + column * (cabinet_width + GAP);
            let height = HEAD + shelves as f32 * SHELF;
            spots.push(Spot { node: cabinet, rect: Rect::from_min_size(pos2(left, y), vec2(cabinet_width, height)) });
            for shelf in 0..shelves {
                let min = pos2(left + GAP, y + HEAD + shelf as f32 * SHELF - 2.0);
                let size = vec2(cabinet_width - 2.0 * GAP, SHELF - 2.0);
                spots.push(Spot { node: at + shelf, rect: Rect::from_min_size(min, size) });
            }
            at += shelves;
            tallest = tallest.max(height);
            column += 1.0;
        }
        y += tallest + if tallest > 0.0 { GAP } else { 0.0 };
        if let Some(spot) = spots.get_mut(slot) {
            spot.rect = Rect::from_min_max(pos2(0.0, top), pos2(width, y));
        }
        y += GAP;
    }
    (spots, y)
}

fn box_ui(ui: &Ui, rect: Rect, node: &Node, fill: Fill, (chosen, in_front, hovered): (bool, bool, bool)) {
    let palette = theme::palette(ui);
    let kind = PlaceKind::of(&node.place.path);
    let is_red = fill.lacking > 0;
    let ground = match (chosen, hovered, is_red, kind) {
        (true, ..) if in_front => palette.chosen,
        (true, ..) => palette.button[2],
        (false, true, ..) => palette.hovered,
        (false, false, true, PlaceKind::Cabinet | PlaceKind::Shelf) => palette.danger.1,
        (false, false, _, PlaceKind::Room) => palette.zebra,
        (false, false, false, PlaceKind::Cabinet | PlaceKind::Shelf) => palette.sheet,
    };
    let edge = match (chosen, is_red) {
        (true, _) => Stroke::new(2.0, palette.accent),
        (false, true) => Stroke::new(1.0, palette.danger.0),
        (false, false) => Stroke::new(1.0, palette.edge),
    };
    let painter = ui.painter();
    painter.rect(rect, theme::RADIUS, ground, edge, StrokeKind::Inside);
    let head = Rect::from_min_size(rect.min, vec2(rect.width(), rect.height().min(HEAD)));
    if let (PlaceKind::Cabinet, Some(level)) = (kind, fill.level) {
        let stripe = Rect::from_min_size(rect.min + vec2(0.0, 5.0), vec2(STRIPE, rect.height() - 10.0));
        painter.rect_filled(stripe, 2.0, of_level(ui, level));
    }
    let style = if kind == PlaceKind::Shelf { TextStyle::Small } else { TextStyle::Body };
    let small = TextStyle::Small.resolve(ui.style());
    let ink = if is_red && !chosen { palette.danger.0 } else { palette.ink };
    let faint = if is_red && !chosen { palette.danger.0 } else { palette.faint };
    let level = fill.level.map(|level| format!("{level}  ")).unwrap_or_default();
    let much = format!("{level}{}", node.carriers);
    let count = painter.layout_no_wrap(much, small, faint);
    let right = pos2(head.right() - theme::CELL_PAD, head.center().y);
    let taken = count.rect.width();
    let place = Align2::RIGHT_CENTER.anchor_size(right, count.rect.size());
    painter.galley(place.min, count, faint);
    let room = (head.width() - taken - 3.0 * theme::CELL_PAD).max(1.0);
    let mut job = egui::text::LayoutJob::simple_singleline(node.name.clone(), style.resolve(ui.style()), ink);
    job.wrap = egui::text::TextWrapping::truncate_at_width(room);
    let name = painter.layout_job(job);
    let left = pos2(head.left() + theme::CELL_PAD, head.center().y);
    let place = Align2::LEFT_CENTER.anchor_size(left, name.rect.size());
    painter.galley(place.min, name, ink);
}

/// The stripe of a level; the level stands beside it in words.
fn of_level(ui: &Ui, level: Level) -> egui::Color32 {
    let palette = theme::palette(ui);
    match level {
        Level::TopSecret => palette.caution.0,
        Level::Secret => palette.accent,
        Level::Confidential => palette.well.0,
        Level::WorkSecret | Level::TradeSecret | Level::Internal | Level::Ordinary => palette.edge,
    }
}
