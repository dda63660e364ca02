//! Today: what must come back, what is due, what waits, what lies nowhere, what ends. Every row opens where it is solved;
//! whoever types searches.

use egui::{
    Align, CentralPanel, Event, Id, Key, Margin, Modifiers, Rect, RichText, ScrollArea, Sense, TextStyle, Ui, pos2,
    vec2,
};
use jiff::civil::Date;

use super::side::side_panel;
use super::summary::Summary;
use super::todo::{Item, Row, items};
use crate::explain;
use crate::i18n::{self, Lang};
use crate::registry::Registry;
use crate::registry::today::Worklist;
use crate::tr;
use crate::ui::command::Command;
use crate::ui::facts::Facts;
use crate::ui::forms::{Begin, Verb};
use crate::ui::situation::Chosen;
use crate::ui::theme;
use crate::ui::widgets::{TableKeys, Tone, command_button, move_by_keys, notice, put};

/// What the columns take, but the first, which takes the rest.
const COLUMNS: [f32; 4] = [72.0, 84.0, 116.0, 72.0];
/// The widest any of them gets.
const WIDEST: f32 = 196.0;

/// The screen.
#[derive(Default)]
pub(crate) struct Today {
    of: Option<(u64, Date, Lang)>,
    worklist: Option<Worklist>,
    rows: Vec<Row>,
    items: Vec<Item>,
    /// How wide the columns beside the title are; none where they are not measured yet.
    widths: Option<[f32; 4]>,
    chosen: usize,
    /// Whether somebody moved to the row: the one that stands first by itself is nobody's choice, and a form asked for by
    /// its key is not about it.
    is_picked: bool,
    reveal: bool,
    is_new: bool,
    summary: Summary,
    trouble: Option<String>,
}

impl Today {
    /// What somebody chose.
    pub(crate) fn chosen(&self) -> Chosen {
        self.rows.get(self.chosen).filter(|_| self.is_picked).map(Row::chosen).unwrap_or_default()
    }

    /// How much there is to do.
    pub(crate) fn status(&self) -> String {
        self.worklist.as_ref().map(|worklist| tr!("today-n", n = worklist.n())).unwrap_or_default()
    }

    /// Draws it. What was typed on it is to be searched for.
    pub(crate) fn ui(
        &mut self,
        ui: &mut Ui,
        registry: &Registry,
        (keys, facts): (TableKeys, &Facts),
        commands: &mut Vec<Command>,
    ) -> Option<String> {
        self.is_new = facts.documents() == 0;
        self.read(registry);
        if keys == TableKeys::Table {
            self.keys(ui, commands);
        }
        if let Some(document) = self.rows.get(self.chosen).and_then(|row| row.document) {
            side_panel(ui, "today", |ui| self.summary.ui(ui, registry, (document, "→"), commands));
        }
        CentralPanel::default().frame(theme::ground(ui, Margin::symmetric(12, 10))).show(ui, |ui| {
            heading_ui(ui, registry.clock().today(), !self.rows.is_empty(), commands);
            if let Some(trouble) = &self.trouble {
                notice(ui, Tone::Danger, trouble);
            }
            if self.rows.is_empty() && self.trouble.is_none() {
                self.nothing_ui(ui, commands);
            } else {
                self.list_ui(ui, commands);
            }
        });
        (keys == TableKeys::Table).then(|| typed(ui)).flatten()
    }

    fn nothing_ui(&self, ui: &mut Ui, commands: &mut Vec<Command>) {
        ui.add_space(ui.available_height() / 3.0);
        ui.vertical_centered(|ui| {
            if self.is_new {
                ui.label(RichText::new(tr!("today-new")).heading());
                ui.add_space(theme::GAP);
                ui.label(RichText::new(tr!("today-new-how")).color(theme::palette(ui).faint));
                ui.add_space(theme::GAP);
                command_button(ui, Command::Begin(Begin::new(Verb::Receive)), None, commands);
                command_button(ui, Command::BringIn, None, commands);
            } else {
                ui.label(RichText::new(tr!("today-nothing")).heading().color(theme::palette(ui).well.0));
            }
        });
    }

    fn read(&mut self, registry: &Registry) {
        let today = registry.clock().today();
        let of = Some((registry.revision(), today, i18n::lang()));
        if self.of == of {
            return;
        }
        self.of = of;
        self.trouble = None;
        match registry.worklist(today) {
            Ok(worklist) => {
                (self.items, self.rows) = items(&worklist);
                self.widths = None;
                self.worklist = Some(worklist);
            }
            Err(error) => self.trouble = Some(explain::error(&error)),
        }
        self.chosen = self.chosen.min(self.rows.len().saturating_sub(1));
        (self.reveal, self.is_picked) = (true, false);
    }

    fn keys(&mut self, ui: &Ui, commands: &mut Vec<Command>) {
        let visible = (ui.available_height() / theme::ROW) as usize;
        let moved = move_by_keys(ui, &mut self.chosen, self.rows.len(), visible);
        self.reveal |= moved;
        self.is_picked |= moved;
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let Some(row) = self.rows.get(self.chosen) else { return };
        if pressed(Key::Enter) {
            commands.extend(row.solve());
        } else if pressed(Key::ArrowRight) {
            commands.extend(row.document.map(Command::Open));
        }
    }

    fn list_ui(&mut self, ui: &mut Ui, commands: &mut Vec<Command>) {
        let Self { items, rows, widths, chosen, is_picked, reveal, .. } = self;
        let widths = *widths.get_or_insert_with(|| measured(ui, rows));
        ui.spacing_mut().item_spacing.y = 0.0;
        ScrollArea::vertical().id_salt("today").auto_shrink(false).show_viewport(ui, |ui, view| {
            ui.set_height(items.len() as f32 * theme::ROW);
            let origin = ui.min_rect().min;
            let width = ui.available_width();
            let place = |at: usize| {
                Rect::from_min_size(pos2(origin.x, origin.y + at as f32 * theme::ROW), vec2(width, theme::ROW))
            };
            if std::mem::take(reveal)
                && let Some(at) = items.iter().position(|item| matches!(item, Item::Row(row) if row == chosen))
            {
                // The first row of a group comes with its heading.
                let heading = at.checked_sub(1).filter(|above| matches!(items.get(*above), Some(Item::Heading { .. })));
                let above = heading.unwrap_or(at);
                ui.scroll_to_rect(place(at).union(place(above)), None);
            }
            let first = (view.min.y / theme::ROW).floor().max(0.0) as usize;
            let last = (view.max.y / theme::ROW).ceil().max(0.0) as usize;
            for (at, item) in items.iter().enumerate().take(last).skip(first) {
                let rect = place(at);
                match item {
                    Item::Gap => {}
                    Item::Heading { text, hint } => heading_row_ui(ui, rect, text, hint),
                    Item::More(text) => put(ui, rect, Align::Min, faint(ui, text)),
                    Item::Row(index) => {
                        let Some(row) = rows.get(*index) else { continue };
                        let response = ui.interact(rect, Id::unique("today").with(at), Sense::click());
                        if response.clicked() {
                            (*chosen, *is_picked) = (*index, true);
                        }
                        if response.double_clicked() {
                            commands.extend(row.solve());
                        }
                        row_ui(ui, rect, (row, widths), *index == *chosen, response.hovered());
                    }
                }
            }
        });
    }
}

/// A day with its weekday.
pub(super) fn day(day: Date) -> String {
    tr!("today-date", day = crate::model::date::screen(day), weekday = i64::from(day.weekday().to_monday_one_offset()))
}

fn heading_ui(ui: &mut Ui, today: Date, is_printable: bool, commands: &mut Vec<Command>) {
    let faint = theme::palette(ui).faint;
    ui.horizontal(|ui| {
        ui.heading(tr!("section", section = "today"));
        ui.label(RichText::new(day(today)).color(faint));
        ui.with_layout(egui::Layout::right_to_left(Align::Center), |ui| {
            let print = Command::Worklist;
            let keys = print.shortcut().map(|shortcut| crate::ui::say::keys(ui, shortcut)).unwrap_or_default();
            if is_printable && ui.add(egui::Button::new(print.label()).shortcut_text(keys)).clicked() {
                commands.push(print);
            }
            ui.label(RichText::new(tr!("today-just-type")).small().color(faint));
        });
    });
    ui.add_space(theme::GAP);
}

fn faint(ui: &Ui, text: &str) -> egui::Label {
    egui::Label::new(RichText::new(text).color(theme::palette(ui).faint)).truncate()
}

fn heading_row_ui(ui: &mut Ui, rect: Rect, text: &str, hint: &str) {
    let palette = theme::palette(ui);
    ui.painter().rect_filled(rect, 0.0, palette.bar);
    put(ui, rect, Align::Min, egui::Label::new(RichText::new(text).strong()).truncate());
    let right = Rect::from_min_max(pos2(rect.center().x, rect.top()), rect.max);
    let hint = egui::Label::new(RichText::new(hint).small().color(palette.faint)).truncate();
    put(ui, right, Align::Max, hint);
}

/// The columns beside the title, as wide as what stands in them.
fn measured(ui: &Ui, rows: &[Row]) -> [f32; 4] {
    let font = TextStyle::Body.resolve(ui.style());
    let mut widths = COLUMNS;
    for row in rows {
        let [_, cells @ ..] = &row.cells;
        for (width, cell) in widths.iter_mut().zip(cells) {
            let text = ui.painter().layout_no_wrap(cell.text.clone(), font.clone(), egui::Color32::PLACEHOLDER);
            *width = width.max(text.rect.width().ceil() + 2.0 * theme::CELL_PAD).min(WIDEST);
        }
    }
    widths
}

fn row_ui(ui: &mut Ui, rect: Rect, (row, columns): (&Row, [f32; 4]), chosen: bool, hovered: bool) {
    let palette = theme::palette(ui);
    let ground = match (chosen, hovered) {
        (true, _) => palette.chosen,
        (false, true) => palette.hovered,
        (false, false) => palette.sheet,
    };
    ui.painter().rect_filled(rect, 0.0, ground);
    let title = (rect.width() - columns.iter().sum::<f32>()).max(theme::REST_MIN);
    let mut left = rect.left();
    for (width, cell) in std::iter::once(title).chain(columns).zip(&row.cells) {
        let place = Rect::from_min_size(pos2(left, rect.top()), vec2(width, rect.height()));
        let mut text = RichText::new(&cell.text);
        if cell.tone != Tone::Plain {
            text = text.color(cell.tone.ink(ui));
        }
        put(ui, place, Align::Min, egui::Label::new(text).truncate());
        left += width;
    }
}

/// What was typed in this frame with nothing in focus.
fn typed(ui: &Ui) -> Option<String> {
    let text: String = ui.input(|input| {
        let texts = input.events.iter().filter_map(|event| match event {
            Event::Text(text) => Some(text.as_str()),
            _ => None,
        });
        texts.collect()
    });
    Some(text).filter(|text| !text.trim().is_empty())
}
