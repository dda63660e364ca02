//! The table of a register: any number of lines, of which only the visible ones are read and drawn. It can be worked
//! with the mouse and without one.

use egui::{Align, Align2, Button, Id, Key, Label, Layout, Modifiers, Rect, RichText, Sense, Stroke, Ui, pos2, vec2};
use egui_table::{CellInfo, HeaderCellInfo, HeaderRow, PrefetchInfo, Table, TableDelegate, TableState};

use super::columns::Column;
use super::notice::Tone;
use super::row_text::{RowCache, RowText, Source};
use crate::model::ids::{DocumentId, LineId};
use crate::registry::Error;
use crate::registry::books::Order;
use crate::tr;
use crate::ui::theme;

/// Whether keys are for the table, or for something else that is in front or has the cursor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TableKeys {
    /// The table moves and opens.
    Table,
    /// They are for somebody else.
    Elsewhere,
}

/// The table, for one frame.
pub(crate) struct RegisterTable<'a> {
    source: Source<'a>,
    ids: &'a [LineId],
    cache: &'a mut RowCache,
    sorted_by: (Order, bool),
    selected: &'a mut Option<usize>,
    columns: &'static [Column],
    row_hovered: Option<u64>,
    happened: Happened,
}

/// What the person did with it.
#[derive(Debug, Default)]
pub(crate) struct Happened {
    /// The document to open.
    pub(crate) opened: Option<DocumentId>,
    /// The order to sort by.
    pub(crate) sorted: Option<Order>,
    /// What could not be read.
    pub(crate) trouble: Option<Error>,
}

impl<'a> RegisterTable<'a> {
    /// A table of these lines.
    pub(crate) fn new(
        source: Source<'a>,
        ids: &'a [LineId],
        cache: &'a mut RowCache,
        sorted_by: (Order, bool),
        selected: &'a mut Option<usize>,
    ) -> Self {
        let columns = Column::of(source.register);
        Self { source, ids, cache, sorted_by, selected, columns, row_hovered: None, happened: Happened::default() }
    }

    /// Draws it in the room there is; `reveal` brings the chosen row into view.
    pub(crate) fn show(mut self, ui: &mut Ui, keys: TableKeys, mut reveal: bool) -> Happened {
        let visible = ((ui.available_height() - theme::HEADING_ROW) / theme::ROW).floor().max(1.0) as usize;
        if keys == TableKeys::Table {
            reveal |= self.move_by_keys(ui, visible);
        }
        let mut table = Table::new()
            .id_salt(("register", self.source.register.code()))
            .num_rows(self.ids.len() as u64)
            .columns(
                self.columns
                    .iter()
                    .map(|column| egui_table::Column::new(column.width()).range(40.0..=900.0))
                    .collect::<Vec<_>>(),
            )
            .num_sticky_cols(1)
            .headers([HeaderRow::new(theme::HEADING_ROW)]);
        if reveal && let Some(row) = *self.selected {
            table = table.scroll_to_row(row as u64, None);
        }
        self.fit_title(ui, table.get_id(ui));
        table.show(ui, &mut self);
        self.happened
    }

    /// Gives the title what the other columns leave, when the room changes.
    fn fit_title(&self, ui: &Ui, id: Id) {
        let room = ui.available_width();
        let mut state = TableState::load(ui, id).unwrap_or_default();
        if state.parent_width == Some(room) && !state.col_widths.is_empty() {
            return;
        }
        let id_of = |index: usize| egui_table::Column::new(0.0).id_for(index);
        let width_of = |index: usize, column: &Column| {
            state.col_widths.get(&id_of(index)).copied().unwrap_or_else(|| column.width())
        };
        let mut widths: Vec<f32> = self.columns.iter().enumerate().map(|(n, column)| width_of(n, column)).collect();
        let title = self.columns.iter().position(|column| *column == Column::Title);
        if let Some(width) = title.and_then(|title| widths.get_mut(title)) {
            *width = 0.0;
        }
        let others: f32 = widths.iter().sum();
        // The scroll bar stands beside the rows.
        let left = room - others - ui.spacing().scroll.allocated_width() - 1.0;
        if let Some(width) = title.and_then(|title| widths.get_mut(title)) {
            *width = left.max(theme::TITLE_MIN).floor();
        }
        state.col_widths = widths.into_iter().enumerate().map(|(index, width)| (id_of(index), width)).collect();
        state.parent_width = Some(room);
        state.store(ui, id);
    }

    /// Moves the choice, opens it; whether the choice moved.
    fn move_by_keys(&mut self, ui: &Ui, visible: usize) -> bool {
        let Some(last) = self.ids.len().checked_sub(1) else { return false };
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if pressed(Key::Enter) {
            self.open_chosen();
            return false;
        }
        let here = *self.selected;
        let down = |by: usize| here.map_or(0, |row| (row + by).min(last));
        let up = |by: usize| here.map_or(0, |row| row.saturating_sub(by));
        let page = visible.saturating_sub(1).max(1);
        let to = [
            (Key::ArrowDown, down(1)),
            (Key::ArrowUp, up(1)),
            (Key::PageDown, down(page)),
            (Key::PageUp, up(page)),
            (Key::Home, 0),
            (Key::End, last),
        ]
        .into_iter()
        .find_map(|(key, to)| pressed(key).then_some(to));
        if to.is_some() {
            *self.selected = to;
        }
        to.is_some()
    }

    fn open_chosen(&mut self) {
        let Some(&id) = self.selected.and_then(|row| self.ids.get(row)) else { return };
        if let Err(error) = self.cache.read(self.source, &[id]) {
            self.happened.trouble = Some(error);
        }
        self.happened.opened = self.cache.get(id).map(|row| row.document);
    }

    fn row(&self, row: u64) -> Option<&RowText> {
        self.cache.get(*self.ids.get(usize::try_from(row).ok()?)?)
    }
}

impl TableDelegate for RegisterTable<'_> {
    fn prepare(&mut self, info: &PrefetchInfo) {
        let rows = info.visible_rows.start as usize..(info.visible_rows.end as usize).min(self.ids.len());
        let ids = self.ids.get(rows).unwrap_or_default();
        if let Err(error) = self.cache.read(self.source, ids) {
            self.happened.trouble = Some(error);
        }
    }

    fn default_row_height(&self) -> f32 {
        theme::ROW
    }

    fn header_cell_ui(&mut self, ui: &mut Ui, cell: &HeaderCellInfo) {
        let Some(&column) = self.columns.get(cell.group_index) else { return };
        let palette = theme::palette(ui);
        let rect = ui.max_rect();
        ui.painter().rect_filled(rect, 0.0, palette.bar);
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, palette.edge));
        let heading = RichText::new(column.heading(self.source.register)).strong();
        let Some(order) = column.order() else {
            padded(ui, column.align(), |ui| ui.add(Label::new(heading).truncate()));
            return;
        };
        let (by, descending) = self.sorted_by;
        let sorted = by == order;
        let response = padded(ui, column.align(), |ui| {
            ui.spacing_mut().button_padding.x = 0.0;
            ui.add(Button::new(heading).frame(false).truncate())
        });
        if sorted {
            let x = match column.align() {
                Align::Max => response.rect.left() - theme::CELL_PAD,
                Align::Min | Align::Center => response.rect.right() + theme::CELL_PAD,
            };
            arrow(ui, pos2(x, rect.center().y), descending);
        }
        if response.on_hover_text(tr!("ui-sort")).clicked() {
            self.happened.sorted = Some(order);
        }
    }

    fn row_ui(&mut self, ui: &mut Ui, row_nr: u64) {
        let palette = theme::palette(ui);
        let rect = ui.max_rect();
        let index = usize::try_from(row_nr).unwrap_or(usize::MAX);
        let response = ui.interact(rect, ui.scope_id().with("row"), Sense::click());
        if response.hovered() {
            self.row_hovered = Some(row_nr);
        }
        if response.clicked() {
            *self.selected = Some(index);
        }
        if response.double_clicked() {
            self.open_chosen();
        }
        let fill = if *self.selected == Some(index) {
            palette.chosen
        } else if self.row_hovered == Some(row_nr) {
            palette.hovered
        } else if row_nr % 2 == 1 {
            palette.zebra
        } else {
            palette.sheet
        };
        ui.painter().rect_filled(rect, 0.0, fill);
    }

    fn cell_ui(&mut self, ui: &mut Ui, cell: &CellInfo) {
        let Some(&column) = self.columns.get(cell.col_nr) else { return };
        let Some(row) = self.row(cell.row_nr) else { return };
        let Some(content) = row.cells.get(cell.col_nr) else { return };
        let mut text = RichText::new(&content.text);
        if row.is_void {
            text = text.strikethrough().color(Tone::Faint.ink(ui));
        } else if content.tone != Tone::Plain {
            text = text.color(content.tone.ink(ui));
        }
        padded(ui, column.align(), |ui| {
            let response = ui.add(Label::new(text).truncate());
            if column == Column::Number {
                for mark in &row.marks {
                    ui.add(Label::new(RichText::new(mark).small().color(Tone::Faint.ink(ui))));
                }
            }
            response
        });
    }
}

/// Draws in the cell, off its edges.
fn padded<R>(ui: &mut Ui, align: Align, add: impl FnOnce(&mut Ui) -> R) -> R {
    let inner = ui.max_rect().shrink2(vec2(theme::CELL_PAD, 0.0));
    let layout = match align {
        Align::Max => Layout::right_to_left(Align::Center),
        Align::Min | Align::Center => Layout::left_to_right(Align::Center),
    };
    ui.scope_builder(egui::UiBuilder::new().max_rect(inner).layout(layout), |ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        add(ui)
    })
    .inner
}

/// A small triangle that points the way the values fall or rise.
fn arrow(ui: &Ui, centre: egui::Pos2, down: bool) {
    let rect = Rect::from_center_size(centre, vec2(2.0 * theme::ARROW, theme::ARROW));
    let (base, tip) =
        if down { (Align2::LEFT_TOP, Align2::CENTER_BOTTOM) } else { (Align2::LEFT_BOTTOM, Align2::CENTER_TOP) };
    let left = base.pos_in_rect(&rect);
    let points = vec![left, pos2(rect.right(), left.y), tip.pos_in_rect(&rect)];
    ui.painter().add(egui::Shape::convex_polygon(points, theme::palette(ui).accent, Stroke::NONE));
}
