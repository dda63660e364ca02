//! The table of a register: any number of lines, of which only the visible ones are read and drawn. It can be worked
//! with the mouse and without one.

use egui::{
    Align, Align2, Button, Event, Id, Key, Label, Layout, Modifiers, Pos2, Rect, RichText, Role, Sense, Stroke, Ui,
    WidgetInfo, pos2, vec2,
};
use egui_table::{CellInfo, HeaderCellInfo, HeaderRow, PrefetchInfo, Table, TableDelegate, TableState};

use super::arrangement::{Arrangement, WIDTHS};
use super::columns::Column;
use super::notice::Tone;
use super::picks::Picks;
use super::row_text::{RowCache, RowText, Source};
use crate::model::ids::LineId;
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
    chosen: &'a mut Picks,
    row_hovered: Option<u64>,
    happened: Happened,
}

/// What the person did with it.
#[derive(Debug, Default)]
pub(crate) struct Happened {
    /// The line to open.
    pub(crate) opened: Option<LineId>,
    /// The order to sort by.
    pub(crate) sorted: Option<Order>,
    /// What was typed, to be searched for.
    pub(crate) typed: String,
    /// Whether the last typed letter was taken back.
    pub(crate) erased: bool,
    /// Whether the person wants to get out of something.
    pub(crate) escaped: bool,
    /// Where the menu of the chosen line is wanted.
    pub(crate) menu: Option<Pos2>,
    /// A column that was put where another stands.
    pub(crate) moved: Option<(Column, Column)>,
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
        chosen: &'a mut Picks,
    ) -> Self {
        Self { source, ids, cache, sorted_by, chosen, row_hovered: None, happened: Happened::default() }
    }

    /// Draws it in the room there is; `reveal` brings the chosen row into view.
    pub(crate) fn show(
        mut self,
        ui: &mut Ui,
        keys: TableKeys,
        mut reveal: bool,
        arrangement: &mut Arrangement,
    ) -> Happened {
        let visible = ((ui.available_height() - theme::HEADING_ROW) / theme::ROW).floor().max(1.0) as usize;
        if keys == TableKeys::Table {
            reveal |= self.move_by_keys(ui, visible);
            self.listen(ui);
        }
        let share = Share::in_room(room_of(ui), arrangement);
        let columns: Vec<egui_table::Column> = (arrangement.widths())
            .map(|(column, width)| egui_table::Column::new(width * share.of(column)).range(WIDTHS).id(id_of(column)))
            .collect();
        let mut table = Table::new()
            .id_salt(("register", self.source.register.code()))
            .num_rows(self.ids.len() as u64)
            .columns(columns)
            .num_sticky_cols(1)
            .headers([HeaderRow::new(theme::HEADING_ROW)]);
        if reveal && let Some(row) = self.chosen.row {
            table = table.scroll_to_row(row as u64, None);
        }
        let id = table.get_id(ui);
        fit_title(ui, id, arrangement, share);
        let top = ui.cursor().top() + theme::HEADING_ROW;
        table.show(ui, &mut self);
        if let Some(state) = TableState::load(ui, id) {
            for column in arrangement.columns().to_vec() {
                if let Some(width) = state.col_widths.get(&id_of(column)).filter(|_| column != Column::Title) {
                    arrangement.widen(column, *width / share.of(column));
                }
            }
        }
        arrangement.settle(self.source.registry, ui.input(|input| input.pointer.any_down()));
        if self.happened.menu.is_none() && keys == TableKeys::Table && self.menu_key(ui) {
            let row = self.chosen.row.unwrap_or_default().min(visible / 2) as f32;
            self.happened.menu = Some(pos2(ui.max_rect().left() + 80.0, top + row * theme::ROW));
        }
        self.happened
    }

    /// Only takes what is typed: there are no lines.
    pub(crate) fn listen_only(mut self, ui: &Ui, keys: TableKeys) -> Happened {
        if keys == TableKeys::Table {
            self.listen(ui);
        }
        self.happened
    }

    fn menu_key(&self, ui: &Ui) -> bool {
        let shift_f10 = ui.input_mut(|input| input.consume_key(Modifiers::SHIFT, Key::F10));
        self.chosen.row.is_some() && (shift_f10 || ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Menu)))
    }

    /// Moves the choice, marks, opens; whether the choice moved.
    fn move_by_keys(&mut self, ui: &Ui, visible: usize) -> bool {
        let Some(last) = self.ids.len().checked_sub(1) else { return false };
        let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        if pressed(Modifiers::COMMAND, Key::A) {
            self.chosen.mark_all(self.ids);
        }
        let bare = ui.input(|input| !input.modifiers.command && !input.modifiers.alt);
        if bare && pressed(Modifiers::NONE, Key::Enter) {
            self.happened.opened = self.chosen.row.and_then(|row| self.ids.get(row).copied());
            return false;
        }
        if bare && pressed(Modifiers::NONE, Key::Space) {
            self.chosen.toggle(self.ids);
            return false;
        }
        let here = self.chosen.row;
        let down = |by: usize| here.map_or(0, |row| (row + by).min(last));
        let up = |by: usize| here.map_or(0, |row| row.saturating_sub(by));
        let page = visible.saturating_sub(1).max(1);
        let ways = [
            (Key::ArrowDown, down(1)),
            (Key::ArrowUp, up(1)),
            (Key::PageDown, down(page)),
            (Key::PageUp, up(page)),
            (Key::Home, 0),
            (Key::End, last),
        ];
        // Shift first: a key without it answers to the key with it as well.
        if let Some(to) = ways.into_iter().find_map(|(key, to)| pressed(Modifiers::SHIFT, key).then_some(to)) {
            self.chosen.extend(self.ids, to);
            return true;
        }
        let to = ways.into_iter().find_map(|(key, to)| pressed(Modifiers::NONE, key).then_some(to));
        if let Some(to) = to {
            self.chosen.stand(to);
        }
        to.is_some()
    }

    /// Takes what is typed for the search box, and Escape.
    fn listen(&mut self, ui: &Ui) {
        self.happened.escaped = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
        self.happened.erased = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Backspace));
        ui.input_mut(|input| {
            input.events.retain(|event| match event {
                Event::Text(text) if !text.trim().is_empty() => {
                    self.happened.typed.push_str(text);
                    false
                }
                _ => true,
            });
        });
    }

    fn row(&self, row: u64) -> Option<&RowText> {
        self.cache.get(*self.ids.get(usize::try_from(row).ok()?)?)
    }

    /// What a click on a row does; with Ctrl it marks, with Shift it marks up to there.
    fn click(&mut self, ui: &Ui, response: &egui::Response, index: usize) {
        let held = ui.input(|input| input.modifiers);
        if response.clicked() && held.shift {
            self.chosen.extend(self.ids, index);
        } else if response.clicked() {
            self.chosen.stand(index);
            if held.command {
                self.chosen.toggle(self.ids);
            }
        }
        if response.double_clicked() {
            self.happened.opened = self.ids.get(index).copied();
        }
        if response.secondary_clicked() {
            self.chosen.stand(index);
            self.happened.menu = response.interact_pointer_pos().or_else(|| ui.pointer_latest_pos());
        }
    }
}

/// The name a column's width goes by.
fn id_of(column: Column) -> Id {
    Id::unique(("column", column.code()))
}

/// What columns that give way keep of their width, where there is little room.
#[derive(Debug, Clone, Copy)]
struct Share(f32);

impl Share {
    fn in_room(room: f32, arrangement: &Arrangement) -> Self {
        let sum = |gives_way: bool| -> f32 {
            let others = arrangement.widths().filter(|(column, _)| *column != Column::Title);
            others.filter(|(column, _)| column.gives_way() == gives_way).map(|(_, width)| width).sum()
        };
        let left = room - theme::TITLE_MIN - sum(false);
        Self((left / sum(true).max(1.0)).clamp(theme::LEAST_SHARE, 1.0))
    }

    fn of(self, column: Column) -> f32 {
        if column.gives_way() { self.0 } else { 1.0 }
    }
}

/// The room for columns: the scroll bar stands beside the rows.
pub(crate) fn room_of(ui: &Ui) -> f32 {
    ui.available_width() - ui.spacing().scroll.allocated_width() - 1.0
}

/// Gives the title what the other columns leave, when the room or the columns change.
fn fit_title(ui: &Ui, id: Id, arrangement: &Arrangement, share: Share) {
    let room = room_of(ui);
    let fitted: Option<(f32, u64)> = ui.data(|data| data.get_temp(id));
    let mut state = TableState::load(ui, id).unwrap_or_default();
    if fitted == Some((room, arrangement.version())) && !state.col_widths.is_empty() {
        return;
    }
    let shown = |(column, width): (Column, f32)| (column, width * share.of(column));
    let others: f32 =
        arrangement.widths().map(shown).filter(|(column, _)| *column != Column::Title).map(|(_, width)| width).sum();
    let left = (room - others).max(theme::TITLE_MIN).floor();
    let width_of = |(column, width)| (id_of(column), if column == Column::Title { left } else { width });
    state.col_widths = arrangement.widths().map(shown).map(width_of).collect();
    state.parent_width = Some(ui.available_width());
    state.store(ui, id);
    ui.data_mut(|data| data.insert_temp(id, (room, arrangement.version())));
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
        let Some(&column) = self.source.columns.get(cell.group_index) else { return };
        let palette = theme::palette(ui);
        let rect = ui.max_rect();
        ui.painter().rect_filled(rect, 0.0, palette.bar);
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, palette.edge));
        if !column.is_fixed() {
            self.carry(ui, column);
        }
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
        let marked = self.ids.get(index).is_some_and(|id| self.chosen.marked().contains(id));
        let response = ui.interact(rect, ui.scope_id().with("row"), Sense::CLICK);
        if let Some(row) = self.row(row_nr) {
            let name = || tr!("table-row", number = row.number.to_string());
            response.widget_info(|| WidgetInfo::selected(Role::Row, true, marked, name()));
        }
        if response.hovered() {
            self.row_hovered = Some(row_nr);
        }
        self.click(ui, &response, index);
        let here = self.chosen.row == Some(index);
        // Where lines are marked, the one the keys are at is only framed: what is acted on is seen at a glance.
        let fill = if marked || (here && self.chosen.marked().is_empty()) {
            palette.chosen
        } else if self.row_hovered == Some(row_nr) {
            palette.hovered
        } else if row_nr % 2 == 1 {
            palette.zebra
        } else {
            palette.sheet
        };
        ui.painter().rect_filled(rect, 0.0, fill);
        if marked {
            let bar = Rect::from_min_max(rect.left_top(), pos2(rect.left() + theme::MARK, rect.bottom()));
            ui.painter().rect_filled(bar, 0.0, palette.accent);
        }
        if here {
            let edge = Stroke::new(1.0, palette.accent);
            ui.painter().hline(rect.x_range(), rect.top() + 0.5, edge);
            ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, edge);
        }
    }

    fn cell_ui(&mut self, ui: &mut Ui, cell: &CellInfo) {
        let Some(&column) = self.source.columns.get(cell.col_nr) else { return };
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

impl RegisterTable<'_> {
    /// Lets a heading be carried to where another one stands.
    fn carry(&mut self, ui: &mut Ui, column: Column) {
        let rect = ui.max_rect();
        let grip = ui.interact(rect, ui.scope_id().with("carry"), Sense::DRAG);
        grip.dnd_set_drag_payload(column);
        if grip.dnd_hover_payload::<Column>().is_some_and(|carried| *carried != column) {
            let edge = Stroke::new(theme::MARK, theme::palette(ui).accent);
            ui.painter().vline(rect.left() + theme::MARK / 2.0, rect.y_range(), edge);
        }
        if let Some(carried) = grip.dnd_release_payload::<Column>() {
            self.happened.moved = Some((*carried, column));
        }
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
