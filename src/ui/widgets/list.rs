//! A list of any length with headings, of which only the visible rows are asked for; worked with the mouse and without.

use egui::{
    Align, Key, Label, Layout, Modifiers, Rect, RichText, ScrollArea, Sense, Stroke, Ui, UiBuilder, pos2, vec2,
};

use super::notice::Tone;
use super::register_table::TableKeys;
use super::row_text::Cell;
use crate::ui::theme;

/// A column of a list.
pub(crate) struct ListColumn {
    heading: String,
    /// Its width; none takes what the others leave.
    width: Option<f32>,
    align: Align,
}

impl ListColumn {
    /// A column of this width.
    pub(crate) fn new(heading: String, width: f32) -> Self {
        Self { heading, width: Some(width), align: Align::Min }
    }

    /// The column that takes what the others leave.
    pub(crate) fn rest(heading: String) -> Self {
        Self { heading, width: None, align: Align::Min }
    }

    /// Its text stands at its right edge, as numbers do.
    pub(crate) fn right(self) -> Self {
        Self { align: Align::Max, ..self }
    }
}

/// What somebody did with a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Acted {
    /// The chosen row was opened.
    pub(crate) opened: bool,
    /// A row was clicked.
    pub(crate) clicked: bool,
}

/// A list, for one frame.
pub(crate) struct List<'a> {
    /// What tells it from the others on the screen.
    pub(crate) salt: &'static str,
    /// Its columns.
    pub(crate) columns: &'a [ListColumn],
    /// How many rows there are.
    pub(crate) n: usize,
    /// The chosen row.
    pub(crate) chosen: &'a mut usize,
    /// Whether the keys are the list's.
    pub(crate) keys: TableKeys,
    /// Whether its choice is the one that Enter acts on: of two lists side by side, one is.
    pub(crate) in_front: bool,
}

impl List<'_> {
    /// Draws it in the room there is; `reveal` brings the chosen row into view, `row` gives a row's cells.
    pub(crate) fn show(self, ui: &mut Ui, mut reveal: bool, mut row: impl FnMut(usize) -> Vec<Cell>) -> Acted {
        let mut acted = Acted::default();
        *self.chosen = (*self.chosen).min(self.n.saturating_sub(1));
        let visible = ((ui.available_height() - theme::HEADING_ROW) / theme::ROW).floor().max(1.0) as usize;
        if self.keys == TableKeys::Table && self.n > 0 {
            reveal |= move_by_keys(ui, self.chosen, self.n, visible);
            acted.opened = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
        }
        let widths = self.widths(ui.available_width() - ui.spacing().scroll.allocated_width());
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            self.headings_ui(ui, &widths);
            let area = ScrollArea::vertical().id_salt(self.salt).auto_shrink(false);
            area.show_viewport(ui, |ui, view| {
                ui.set_height(self.n as f32 * theme::ROW);
                let origin = ui.min_rect().min;
                let width = ui.available_width();
                let place = |index: usize| {
                    Rect::from_min_size(pos2(origin.x, origin.y + index as f32 * theme::ROW), vec2(width, theme::ROW))
                };
                if reveal && self.n > 0 {
                    ui.scroll_to_rect(place(*self.chosen), None);
                }
                let first = (view.min.y / theme::ROW).floor().max(0.0) as usize;
                let last = ((view.max.y / theme::ROW).ceil().max(0.0) as usize).min(self.n);
                for index in first..last {
                    let rect = place(index);
                    let response = ui.interact(rect, ui.scope_id().with(index), Sense::click());
                    if response.clicked() || response.double_clicked() {
                        *self.chosen = index;
                        acted.clicked = true;
                        acted.opened |= response.double_clicked();
                    }
                    ui.painter().rect_filled(rect, 0.0, self.ground(ui, index, response.hovered()));
                    self.cells_ui(ui, rect, &widths, row(index));
                }
            });
        });
        acted
    }

    fn ground(&self, ui: &Ui, index: usize, hovered: bool) -> egui::Color32 {
        let palette = theme::palette(ui);
        if index == *self.chosen {
            if self.in_front { palette.chosen } else { palette.button[2] }
        } else if hovered {
            palette.hovered
        } else if index % 2 == 1 {
            palette.zebra
        } else {
            palette.sheet
        }
    }

    /// What every column gets of the width there is.
    fn widths(&self, room: f32) -> Vec<f32> {
        let taken: f32 = self.columns.iter().filter_map(|column| column.width).sum();
        let rests = self.columns.iter().filter(|column| column.width.is_none()).count().max(1);
        let rest = ((room - taken) / rests as f32).max(theme::REST_MIN);
        self.columns.iter().map(|column| column.width.unwrap_or(rest)).collect()
    }

    fn headings_ui(&self, ui: &mut Ui, widths: &[f32]) {
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), theme::HEADING_ROW), Sense::hover());
        let palette = theme::palette(ui);
        ui.painter().rect_filled(rect, 0.0, palette.bar);
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, palette.edge));
        let mut left = rect.left();
        for (column, width) in self.columns.iter().zip(widths) {
            let place = Rect::from_min_size(pos2(left, rect.top()), vec2(*width, rect.height()));
            put(ui, place, column.align, Label::new(RichText::new(&column.heading).strong()).truncate());
            left += width;
        }
    }

    fn cells_ui(&self, ui: &mut Ui, rect: Rect, widths: &[f32], cells: Vec<Cell>) {
        let mut left = rect.left();
        for ((column, width), cell) in self.columns.iter().zip(widths).zip(cells) {
            let place = Rect::from_min_size(pos2(left, rect.top()), vec2(*width, rect.height()));
            let mut text = RichText::new(cell.text);
            if cell.tone != Tone::Plain {
                text = text.color(cell.tone.ink(ui));
            }
            put(ui, place, column.align, Label::new(text).truncate());
            left += width;
        }
    }
}

/// Draws a text in its place.
pub(crate) fn put(ui: &mut Ui, place: Rect, align: Align, label: Label) {
    let layout = match align {
        Align::Max => Layout::right_to_left(Align::Center),
        Align::Min | Align::Center => Layout::left_to_right(Align::Center),
    };
    let builder = UiBuilder::new().max_rect(place.shrink2(vec2(theme::CELL_PAD, 0.0))).layout(layout);
    ui.scope_builder(builder, |ui| ui.add(label));
}

/// Moves the choice by the keys that were pressed; whether it moved.
pub(crate) fn move_by_keys(ui: &Ui, chosen: &mut usize, n: usize, visible: usize) -> bool {
    let Some(last) = n.checked_sub(1) else { return false };
    let here = *chosen;
    let page = visible.saturating_sub(1).max(1);
    let to = [
        (Key::ArrowDown, here + 1),
        (Key::ArrowUp, here.saturating_sub(1)),
        (Key::PageDown, here + page),
        (Key::PageUp, here.saturating_sub(page)),
        (Key::Home, 0),
        (Key::End, last),
    ];
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let to = to.into_iter().find_map(|(key, to)| pressed(key).then_some(to.min(last)));
    if let Some(to) = to {
        *chosen = to;
    }
    to.is_some()
}
