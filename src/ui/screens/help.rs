//! The manual, open at the page about the screen one came from.

use egui::text::{LayoutJob, TextFormat};
use egui::{CentralPanel, Grid, Id, Key, Label, Margin, Modifiers, Panel, RichText, ScrollArea, TextStyle, Ui};

use crate::print::Prose;
use crate::tr;
use crate::ui::command::Command;
use crate::ui::manual::{Page, pages};
use crate::ui::menus::offered;
use crate::ui::situation::Situation;
use crate::ui::theme;
use crate::ui::widgets::{Cell, List, ListColumn, SearchBox, TableKeys, command_button};

/// The page that lists the keys as they are, below what the text says.
const KEYS: &str = "keys";

/// The screen.
pub(crate) struct Help {
    search: SearchBox,
    /// The pages that answer, by where they stand.
    found: Vec<usize>,
    row: usize,
    reveal: bool,
    wants_top: bool,
}

impl Help {
    /// Opens at the page called `id`; at the first where there is none.
    pub(crate) fn at(id: &str) -> Self {
        let row = pages().iter().position(|page| page.id == id).unwrap_or(0);
        let mut search = SearchBox::default();
        search.focus();
        Self { search, found: (0..pages().len()).collect(), row, reveal: true, wants_top: true }
    }

    /// Draws it.
    pub(crate) fn ui(&mut self, ui: &mut Ui, at: &Situation, keys: TableKeys, commands: &mut Vec<Command>) {
        if keys == TableKeys::Table && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
            commands.push(Command::Back);
        }
        let ground = theme::ground(ui, Margin::symmetric(12, 10));
        Panel::left("contents").resizable(false).exact_size(theme::pane_width(ui)).frame(ground).show(ui, |ui| {
            ui.horizontal_wrapped(|ui| {
                command_button(ui, Command::Back, None, commands);
                command_button(ui, Command::SaveManual, None, commands);
            });
            self.contents_ui(ui, keys);
        });
        CentralPanel::default().frame(ground).show(ui, |ui| {
            let Some(page) = self.found.get(self.row).and_then(|index| pages().get(*index)) else {
                ui.label(RichText::new(tr!("help-nothing")).color(theme::palette(ui).faint));
                return;
            };
            theme::card(ui).show(ui, |ui| {
                ui.set_min_size(ui.available_size());
                let mut area = ScrollArea::vertical().id_salt("page").auto_shrink(false);
                if std::mem::take(&mut self.wants_top) {
                    area = area.vertical_scroll_offset(0.0);
                }
                area.show(ui, |ui| {
                    ui.set_max_width(theme::READING_WIDTH.min(ui.available_width()));
                    page_ui(ui, page, at);
                });
            });
        });
    }

    fn contents_ui(&mut self, ui: &mut Ui, keys: TableKeys) {
        let before = self.row;
        let visible = (ui.available_height() / theme::ROW) as usize;
        let (n, row) = (self.found.len(), &mut self.row);
        let searched = self.search.ui(ui, Id::unique("manual"), tr!("help-hint"), (row, n, visible));
        if searched.changed {
            let typed = self.search.words.trim();
            let all = pages().iter().enumerate();
            self.found = all.filter(|(_, page)| page.answers(typed)).map(|(index, _)| index).collect();
            self.row = 0;
        }
        if searched.entered {
            self.search.focus();
        }
        self.reveal |= searched.moved || searched.changed;
        let Self { found, row, reveal, .. } = self;
        let columns = [ListColumn::rest(tr!("help-pages"))];
        let list = List { salt: "contents", columns: &columns, n: found.len(), chosen: row, keys, in_front: true };
        list.show(ui, std::mem::take(reveal), |row| {
            let page = found.get(row).and_then(|index| pages().get(*index));
            page.map(|page| Cell::plain(page.title.clone())).into_iter().collect()
        });
        self.wants_top |= self.row != before || searched.changed;
    }
}

fn page_ui(ui: &mut Ui, page: &Page, at: &Situation) {
    ui.heading(&page.title);
    ui.add_space(theme::GAP);
    for block in &page.blocks {
        match block {
            Prose::Title(text) | Prose::Heading(text) => {
                ui.add_space(theme::GAP);
                ui.label(RichText::new(text).strong().color(theme::palette(ui).accent));
            }
            Prose::Text(text) => {
                ui.add(Label::new(marked(ui, text)).wrap().selectable(true));
                ui.add_space(4.0);
            }
            Prose::Item(text) => {
                ui.horizontal_top(|ui| {
                    ui.label("\u{2022}");
                    ui.add(Label::new(marked(ui, text)).wrap().selectable(true));
                });
            }
        }
    }
    if page.id == KEYS {
        ui.add_space(theme::GAP);
        keys_ui(ui, at);
    }
}

/// Every command that has a key.
fn keys_ui(ui: &mut Ui, at: &Situation) {
    Grid::new("manual-keys").num_columns(3).spacing([28.0, 2.0]).min_row_height(theme::GRID_ROW).show(ui, |ui| {
        for (group, command) in offered(at) {
            let Some(shortcut) = command.shortcut() else { continue };
            ui.label(RichText::new(crate::ui::say::keys(ui, shortcut)).monospace());
            ui.label(command.label());
            ui.label(RichText::new(group.label()).color(theme::palette(ui).faint));
            ui.end_row();
        }
    });
}

/// The text with its keys on a ground of their own and its strong words in the accent.
fn marked(ui: &Ui, text: &str) -> LayoutJob {
    let palette = theme::palette(ui);
    let font = TextStyle::Body.resolve(ui.style());
    let plain = TextFormat { color: palette.ink, font_id: font.clone(), ..TextFormat::default() };
    let strong = TextFormat { color: palette.accent, ..plain.clone() };
    let key =
        TextFormat { background: palette.bar, font_id: TextStyle::Monospace.resolve(ui.style()), ..plain.clone() };
    let mut job = LayoutJob::default();
    for (n, part) in text.split("**").enumerate() {
        for (m, piece) in part.split('`').enumerate() {
            let format = if m % 2 == 1 {
                &key
            } else if n % 2 == 1 {
                &strong
            } else {
                &plain
            };
            job.append(piece, 0.0, format.clone());
        }
    }
    job
}
