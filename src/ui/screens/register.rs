//! A register: its years at the left, its lines in a table, and a box to search them.

use egui::{Align, Align2, CentralPanel, Id, Key, Layout, Margin, Modifiers, RichText, TextEdit, Ui, vec2};

use crate::explain;
use crate::model::book::Book;
use crate::model::event::Printed;
use crate::model::ids::{CardId, LineId};
use crate::model::register::Register;
use crate::registry::books::{Order, Wanted};
use crate::registry::{Error, Registry};
use crate::tr;
use crate::ui::bars::entry;
use crate::ui::command::Command;
use crate::ui::widgets::{RegisterTable, RowCache, Source, TableKeys, Tone, notice};
use crate::ui::{say, theme};

/// The screen.
pub(crate) struct RegisterScreen {
    wanted: Wanted,
    /// What is typed in the search box.
    words: String,
    listing: Option<Listing>,
    rows: RowCache,
    selected: Option<usize>,
    reveal: bool,
    trouble: Option<String>,
}

/// The lines that are wanted, as they were at a revision.
struct Listing {
    wanted: Wanted,
    revision: u64,
    ids: Vec<LineId>,
}

impl RegisterScreen {
    /// All lines of a register, the latest first.
    pub(crate) fn new(register: Register) -> Self {
        Self {
            wanted: Wanted::latest(register),
            words: String::new(),
            listing: None,
            rows: RowCache::default(),
            selected: Some(0),
            reveal: true,
            trouble: None,
        }
    }

    /// Shows another register.
    pub(crate) fn show(&mut self, register: Register) {
        if self.wanted.register != register {
            *self = Self::new(register);
        }
    }

    /// What would be printed: the chosen card, or the book of the chosen line.
    pub(crate) fn to_print(&self, books: &[(Book, u32)]) -> Option<Printed> {
        let chosen = self.selected.and_then(|row| self.listing.as_ref()?.ids.get(row).copied());
        if self.wanted.register == Register::Circulation {
            return chosen.map(|line| Printed::Card(CardId(line.0)));
        }
        let mine = books.iter().map(|(book, _)| *book).filter(|book| book.register == self.wanted.register);
        let mine = mine.filter(|book| self.wanted.year.is_none_or(|year| book.year == year));
        mine.max_by_key(|book| (book.year, std::cmp::Reverse(book.volume))).map(Printed::Book)
    }

    /// How many lines there are.
    pub(crate) fn status(&self) -> String {
        tr!("ui-status-lines", n = self.listing.as_ref().map_or(0, |listing| listing.ids.len()))
    }

    /// Draws the years of the register that is shown.
    pub(crate) fn years_ui(&mut self, ui: &mut Ui, books: &[(Book, u32)], commands: &mut Vec<Command>) {
        ui.label(RichText::new(tr!("ui-years")).small().color(theme::palette(ui).faint));
        let mut years: Vec<(i16, u32)> = Vec::new();
        for (book, lines) in books.iter().filter(|(book, _)| book.register == self.wanted.register) {
            match years.iter_mut().find(|(year, _)| *year == book.year) {
                Some((_, sum)) => *sum += lines,
                None => years.push((book.year, *lines)),
            }
        }
        years.sort_unstable_by(|one, other| other.cmp(one));
        let all = years.iter().map(|(_, lines)| lines).sum();
        let offered = std::iter::once((None, all)).chain(years.into_iter().map(|(year, n)| (Some(year), n)));
        egui::ScrollArea::vertical().show(ui, |ui| {
            for (year, lines) in offered {
                let name = year.map_or_else(|| tr!("ui-all-years"), |year| tr!("ui-year", year = year.to_string()));
                if entry(ui, self.wanted.year == year, &name, Some(u64::from(lines))).clicked() {
                    self.wanted.year = year;
                    (self.selected, self.reveal) = (Some(0), true);
                    commands.push(Command::Back);
                }
            }
        });
    }

    /// Draws the search box and the table.
    pub(crate) fn ui(&mut self, ui: &mut Ui, registry: &Registry, keys: TableKeys, commands: &mut Vec<Command>) {
        CentralPanel::default().frame(theme::ground(ui, Margin { left: 12, right: 12, top: 10, bottom: 10 })).show(
            ui,
            |ui| {
                let keys = if ui.text_edit_focused() { TableKeys::Elsewhere } else { keys };
                self.head_ui(ui, commands);
                if let Err(error) = self.list(registry) {
                    self.trouble = Some(explain::error(&error));
                }
                if let Some(trouble) = &self.trouble {
                    notice(ui, Tone::Danger, trouble);
                }
                ui.add_space(2.0);
                self.table_ui(ui, registry, keys, commands);
            },
        );
    }

    fn head_ui(&mut self, ui: &mut Ui, commands: &mut Vec<Command>) {
        ui.horizontal(|ui| {
            ui.heading(say::register(self.wanted.register));
            if let Some(year) = self.wanted.year {
                ui.label(RichText::new(tr!("ui-year", year = year.to_string())).color(theme::palette(ui).faint));
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let preview = Command::Preview;
                if ui.button(preview.label()).clicked() {
                    commands.push(preview);
                }
                self.search_ui(ui);
            });
        });
    }

    fn search_ui(&mut self, ui: &mut Ui) {
        let id = Id::unique("search");
        let field = TextEdit::singleline(&mut self.words)
            .id(id)
            .hint_text(tr!("ui-search-hint"))
            .align(Align2::LEFT_CENTER)
            .min_size(vec2(0.0, ui.spacing().interact_size.y))
            .desired_width(theme::SEARCH_WIDTH);
        // The hint is its name for a screen reader.
        let response = ui.add(field);
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Escape)) {
            pressed(Key::Escape);
            self.words.clear();
        } else if response.has_focus() && (pressed(Key::ArrowDown) || pressed(Key::PageDown)) {
            response.surrender_focus();
            self.reveal = true;
        }
        let words = Some(self.words.trim()).filter(|words| !words.is_empty());
        if self.wanted.words.as_deref() != words {
            self.wanted.words = words.map(str::to_owned);
            (self.selected, self.reveal) = (Some(0), true);
        }
    }

    /// Lists the lines again when something else is wanted or the books have changed.
    fn list(&mut self, registry: &Registry) -> Result<(), Error> {
        let current = |listing: &Listing| listing.wanted == self.wanted && listing.revision == registry.revision();
        if self.listing.as_ref().is_some_and(current) {
            return Ok(());
        }
        let before = self.listing.take();
        // Whatever comes of it, it is not asked for again in every frame.
        let listing = self.listing.insert(Listing {
            wanted: self.wanted.clone(),
            revision: registry.revision(),
            ids: Vec::new(),
        });
        listing.ids = registry.line_ids(&self.wanted)?;
        self.trouble = None;
        // When the books grow or the order turns, the chosen line stays chosen.
        let same =
            before.filter(|before| before.wanted.words == self.wanted.words && before.wanted.year == self.wanted.year);
        let chosen = same.and_then(|before| before.ids.get(self.selected?).copied());
        let row = chosen.and_then(|id| listing.ids.iter().position(|other| *other == id));
        self.selected = row.or(Some(0)).filter(|row| *row < listing.ids.len());
        self.reveal = true;
        Ok(())
    }

    fn table_ui(&mut self, ui: &mut Ui, registry: &Registry, keys: TableKeys, commands: &mut Vec<Command>) {
        let Self { wanted, listing, rows, selected, reveal, .. } = self;
        let Some(listing) = listing else { return };
        if listing.ids.is_empty() {
            ui.add_space(theme::GROUP_GAP);
            let nothing = if wanted.words.is_some() { tr!("ui-nothing-found") } else { tr!("ui-no-lines") };
            ui.vertical_centered(|ui| ui.label(RichText::new(nothing).color(theme::palette(ui).faint)));
            return;
        }
        let source = Source { registry, register: wanted.register, today: registry.clock().today() };
        let table = RegisterTable::new(source, &listing.ids, rows, (wanted.order, wanted.descending), selected);
        let happened = table.show(ui, keys, std::mem::take(reveal));
        if let Some(document) = happened.opened {
            commands.push(Command::Open(document));
        }
        if let Some(order) = happened.sorted {
            self.sort(order);
        }
        if let Some(error) = happened.trouble {
            self.trouble = Some(explain::error(&error));
        }
    }

    fn sort(&mut self, order: Order) {
        let wanted = &mut self.wanted;
        wanted.descending = if wanted.order == order { !wanted.descending } else { false };
        wanted.order = order;
    }
}
