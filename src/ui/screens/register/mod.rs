//! A register: its lines in a table, a box to search them, a bar to narrow them, and what can be done with the chosen and
//! the marked ones.

mod batch;
mod columns;
mod filters;

use std::collections::HashMap;
use std::time::{Duration, Instant};

use egui::{Align, Align2, CentralPanel, Id, Key, Layout, Margin, Modifiers, RichText, TextEdit, Ui, vec2};
use jiff::civil::Date;

use self::batch::{Asked, Batch, RowMenu, about_one};
use self::columns::columns_ui;
use self::filters::Filters;
use crate::explain;
use crate::model::book::Book;
use crate::model::event::Printed;
use crate::model::ids::{CardId, LineId};
use crate::model::register::Register;
use crate::registry::books::{Filter, Order, Tally, Wanted};
use crate::registry::{Error, Registry};
use crate::tr;
use crate::ui::bars::entry;
use crate::ui::command::Command;
use crate::ui::forms::{Begin, Verb};
use crate::ui::situation::Chosen;
use crate::ui::widgets::{
    Arrangement, Picks, RegisterTable, RowCache, Source, TableKeys, Tone, command_button, notice, room_of,
};
use crate::ui::{say, theme};

/// Lines that are added up at once, and how long a frame may spend on it.
const ADDED_AT_ONCE: usize = 200;
/// How long a frame may add up lines.
const ADDING: Duration = Duration::from_micros(700);

/// The screen.
pub(crate) struct RegisterScreen {
    wanted: Wanted,
    /// What is typed in the search box.
    words: String,
    filters: Filters,
    listing: Option<Listing>,
    rows: RowCache,
    picks: Picks,
    batch: Batch,
    menu: Option<RowMenu>,
    /// How the account likes this register; read when it is first shown.
    arrangement: Option<Arrangement>,
    reveal: bool,
    wants_search: bool,
    trouble: Option<String>,
    /// What was read of the other registers.
    left: HashMap<Register, Left>,
}

/// What was read of a register that was left: whoever comes back at the same revision asks for nothing again.
struct Left {
    listing: Option<Listing>,
    rows: RowCache,
    filters: Filters,
    arrangement: Option<Arrangement>,
}

/// The lines that are wanted, as they were at a revision, and what they add up to so far.
struct Listing {
    wanted: Wanted,
    revision: u64,
    today: Date,
    ids: Vec<LineId>,
    /// How many there would be without a filter.
    unnarrowed: usize,
    tally: Tally,
    added: usize,
}

impl Listing {
    /// Adds up some more lines; whether there are more.
    fn add_up(&mut self, registry: &Registry) -> Result<bool, Error> {
        let started = Instant::now();
        while self.added < self.ids.len() && started.elapsed() < ADDING {
            let next = (self.added + ADDED_AT_ONCE).min(self.ids.len());
            let lines = self.ids.get(self.added..next).unwrap_or_default();
            // Whatever comes of it, it is not asked for again.
            self.added = next;
            self.tally += registry.tally(self.wanted.register, lines)?;
        }
        Ok(self.added < self.ids.len())
    }
}

impl RegisterScreen {
    /// All lines of a register, the latest first.
    pub(crate) fn new(register: Register) -> Self {
        Self {
            wanted: Wanted::latest(register),
            words: String::new(),
            filters: Filters::default(),
            listing: None,
            rows: RowCache::default(),
            picks: Picks::first(),
            batch: Batch::default(),
            menu: None,
            arrangement: None,
            reveal: true,
            wants_search: false,
            trouble: None,
            left: HashMap::new(),
        }
    }

    /// Shows another register, from its top.
    pub(crate) fn show(&mut self, register: Register) {
        if self.wanted.register == register {
            return;
        }
        let mut before = std::mem::replace(self, Self::new(register));
        before.filters.clear(&mut before.wanted.filter);
        let all = Wanted::latest(before.wanted.register);
        let listing = before.listing.filter(|listing| listing.wanted == all);
        let Self { rows, filters, arrangement, left, .. } = before;
        self.left = left;
        self.left.insert(all.register, Left { listing, rows, filters, arrangement });
        if let Some(Left { listing, rows, filters, arrangement }) = self.left.remove(&register) {
            let is_empty = listing.as_ref().is_some_and(|listing| listing.ids.is_empty());
            self.picks.relisted(Some(0).filter(|_| !is_empty), false);
            (self.listing, self.rows, self.filters, self.arrangement) = (listing, rows, filters, arrangement);
        }
    }

    /// What would be printed: the chosen card, or the book of the chosen line.
    pub(crate) fn to_print(&self, books: &[(Book, u32)]) -> Option<Printed> {
        let chosen = self.line();
        if self.wanted.register == Register::Circulation {
            return chosen.map(|line| Printed::Card(CardId(line.0)));
        }
        let mine = books.iter().map(|(book, _)| *book).filter(|book| book.register == self.wanted.register);
        let mine = mine.filter(|book| self.wanted.year.is_none_or(|year| book.year == year));
        mine.max_by_key(|book| (book.year, std::cmp::Reverse(book.volume))).map(Printed::Book)
    }

    /// The line the keys stand on.
    fn line(&self) -> Option<LineId> {
        self.picks.row.and_then(|row| self.listing.as_ref()?.ids.get(row).copied())
    }

    /// The documents of the marked lines, else the chosen line and its document; nothing where nobody has chosen: the
    /// first line of a register is the first by chance, that of a search is what was searched for.
    pub(crate) fn chosen(&self) -> Chosen {
        let marked = self.batch.documents(&self.picks);
        if !marked.is_empty() {
            return Chosen { documents: marked, ..Chosen::default() };
        }
        let Some(line) = self.line().filter(|_| self.picks.is_meant() || self.wanted.words.is_some()) else {
            return Chosen::default();
        };
        let document = self.rows.get(line).map(|row| row.document);
        Chosen { documents: document.into_iter().collect(), line: Some(line), ..Chosen::default() }
    }

    /// What a form is about that is asked for by its key: the marked lines, else the chosen one.
    pub(crate) fn about(&mut self, registry: &Registry, verb: Verb) -> Option<Begin> {
        self.batch
            .about(registry, &self.picks, verb)
            .or_else(|| self.line().and_then(|line| about_one(registry, line, verb)))
    }

    /// Takes all marks away.
    pub(crate) fn unmark(&mut self) {
        if !self.picks.marked().is_empty() {
            self.picks.unmark();
        }
    }

    /// How many lines there are, and what they add up to.
    pub(crate) fn status(&self) -> String {
        let Some(listing) = &self.listing else { return tr!("ui-status-lines", n = 0_usize) };
        let Tally { copies, lent, reading, overdue } = listing.tally;
        let lines = tr!("ui-status-lines", n = listing.ids.len());
        if listing.added < listing.ids.len() {
            return lines;
        }
        let out = [
            (lent, tr!("table-total-lent", n = lent)),
            (reading, tr!("table-total-reading", n = reading)),
            (overdue, tr!("table-total-overdue", n = overdue)),
        ];
        let out: Vec<String> = out.into_iter().filter(|(n, _)| *n > 0).map(|(_, text)| text).collect();
        if out.is_empty() {
            tr!("table-totals", lines, copies)
        } else {
            tr!("table-totals-out", lines, copies, out = say::list(out))
        }
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
                    self.go_to_top();
                    commands.push(Command::Back);
                }
            }
        });
    }

    fn go_to_top(&mut self) {
        self.picks.relisted(Some(0), false);
        self.reveal = true;
    }

    /// Draws the search box, the bars and the table.
    pub(crate) fn ui(&mut self, ui: &mut Ui, registry: &Registry, keys: TableKeys, commands: &mut Vec<Command>) {
        CentralPanel::default().frame(theme::ground(ui, Margin { left: 12, right: 12, top: 10, bottom: 10 })).show(
            ui,
            |ui| {
                let keys = if ui.text_edit_focused() { TableKeys::Elsewhere } else { keys };
                let outcome = self.screen_ui(ui, registry, keys, commands);
                if let Err(error) = outcome {
                    self.trouble = Some(explain::error(&error));
                }
            },
        );
    }

    fn screen_ui(
        &mut self,
        ui: &mut Ui,
        registry: &Registry,
        keys: TableKeys,
        commands: &mut Vec<Command>,
    ) -> Result<(), Error> {
        let register = self.wanted.register;
        let mut arrangement = self.arrangement.take().unwrap_or_else(|| Arrangement::kept(registry, register));
        if keys == TableKeys::Table {
            let pressed = |modifiers| ui.input_mut(|input| input.consume_key(modifiers, Key::F8));
            if pressed(Modifiers::SHIFT) {
                self.filters.focus();
            }
            self.wants_search |= pressed(Modifiers::NONE);
        }
        self.head_ui(ui, registry, &mut arrangement, commands);
        let lines = self.listing.as_ref().map_or((0, 0), |listing| (listing.unnarrowed, listing.ids.len()));
        let before = self.wanted.filter.clone();
        self.filters.ui(ui, registry, register, &mut self.wanted.filter, lines)?;
        if self.wanted.filter != before {
            self.go_to_top();
        }
        self.list(registry)?;
        arrangement.fit(room_of(ui), self.listing.as_ref().map_or(0, |listing| listing.unnarrowed));
        if let Some(trouble) = &self.trouble {
            notice(ui, Tone::Danger, trouble);
        }
        if let Some(listing) = &mut self.listing {
            if listing.add_up(registry)? {
                ui.request_repaint();
            }
            if !self.picks.marked().is_empty() {
                // Below, so that the lines stay where they are.
                let frame = egui::Frame::new().inner_margin(Margin { top: 6, ..Margin::ZERO });
                let bar = egui::Panel::bottom("batch").resizable(false).show_separator_line(false).frame(frame);
                let (batch, picks) = (&mut self.batch, &self.picks);
                match bar.show(ui, |ui| batch.ui(ui, registry, picks, &listing.ids, commands)).inner? {
                    Asked::Nothing => {}
                    Asked::Unmark => self.picks.unmark(),
                }
            }
        }
        let outcome = self.table_ui(ui, registry, keys, &mut arrangement, commands);
        self.arrangement = Some(arrangement);
        if let Some(menu) = &mut self.menu
            && !menu.ui(ui, commands)
        {
            self.menu = None;
        }
        outcome
    }

    fn head_ui(
        &mut self,
        ui: &mut Ui,
        registry: &Registry,
        arrangement: &mut Arrangement,
        commands: &mut Vec<Command>,
    ) {
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
                columns_ui(ui, registry, self.wanted.register, arrangement);
                self.search_ui(ui);
            });
        });
    }

    fn search_ui(&mut self, ui: &mut Ui) {
        let id = Id::unique("search");
        let field = TextEdit::singleline(&mut self.words)
            .id(id)
            .hint_text(tr!("ui-search-hint"))
            .suffix(RichText::new(Key::F8.name()).small().weak())
            .align(Align2::LEFT_CENTER)
            .min_size(vec2(0.0, ui.spacing().interact_size.y))
            .desired_width(theme::SEARCH_WIDTH);
        // The hint is its name for a screen reader.
        let response = ui.add(field);
        if std::mem::take(&mut self.wants_search) {
            response.request_focus();
        }
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Escape)) {
            pressed(Key::Escape);
            self.words.clear();
        } else if response.has_focus() && (pressed(Key::ArrowDown) || pressed(Key::PageDown)) {
            response.surrender_focus();
            self.reveal = true;
        }
        if !self.words.is_empty() {
            // What was typed over the table stands out: it is what the list is.
            let edge = egui::Stroke::new(1.5, theme::palette(ui).accent);
            ui.painter().rect_stroke(response.rect, 5.0, edge, egui::StrokeKind::Inside);
        }
        self.search();
    }

    /// Wants what stands in the search box.
    fn search(&mut self) {
        let words = Some(self.words.trim()).filter(|words| !words.is_empty());
        if self.wanted.words.as_deref() != words {
            self.wanted.words = words.map(str::to_owned);
            self.go_to_top();
        }
    }

    /// Lists the lines again when something else is wanted or the books have changed.
    fn list(&mut self, registry: &Registry) -> Result<(), Error> {
        let today = registry.clock().today();
        let as_of = (registry.revision(), today);
        let current = |listing: &Listing| listing.wanted == self.wanted && (listing.revision, listing.today) == as_of;
        if self.listing.as_ref().is_some_and(current) {
            return Ok(());
        }
        let before = self.listing.take();
        let (wanted, tally) = (self.wanted.clone(), Tally::default());
        // Whatever comes of it, it is not asked for again in every frame.
        let (revision, ids) = (as_of.0, Vec::new());
        let listing = self.listing.insert(Listing { wanted, revision, today, ids, unnarrowed: 0, tally, added: 0 });
        listing.ids = registry.line_ids(&self.wanted)?;
        listing.unnarrowed = match &before {
            _ if self.wanted.filter.is_open() => listing.ids.len(),
            Some(before) if same_lines(&before.wanted, &self.wanted) && before.revision == revision => {
                before.unnarrowed
            }
            _ => registry.line_ids(&Wanted { filter: Filter::default(), ..self.wanted.clone() })?.len(),
        };
        self.trouble = None;
        self.batch.relisted();
        // When the books grow or the order turns, the chosen line stays chosen.
        let same = before
            .filter(|before| same_lines(&before.wanted, &self.wanted) && before.wanted.filter == self.wanted.filter);
        let line = same.and_then(|before| before.ids.get(self.picks.row?).copied());
        let row = line.and_then(|id| listing.ids.iter().position(|other| *other == id));
        self.picks.relisted(row.or(Some(0)).filter(|row| *row < listing.ids.len()), row.is_some());
        self.reveal = true;
        Ok(())
    }

    fn table_ui(
        &mut self,
        ui: &mut Ui,
        registry: &Registry,
        keys: TableKeys,
        arrangement: &mut Arrangement,
        commands: &mut Vec<Command>,
    ) -> Result<(), Error> {
        let Self { wanted, listing, rows, picks, reveal, .. } = self;
        let Some(listing) = listing else { return Ok(()) };
        if listing.ids.is_empty() {
            ui.add_space(theme::GROUP_GAP);
            let nothing = match (&wanted.words, wanted.filter.is_open()) {
                (_, false) => tr!("table-nothing-passes"),
                (Some(_), true) => tr!("ui-nothing-found"),
                (None, true) => tr!("ui-no-lines"),
            };
            ui.vertical_centered(|ui| {
                ui.label(RichText::new(nothing).color(theme::palette(ui).faint));
                if wanted.words.is_none() && wanted.filter.is_open() {
                    ui.add_space(theme::GAP);
                    command_button(ui, Command::from(first_verb(wanted.register)), None, commands);
                }
            });
        }
        let (register, columns) = (wanted.register, arrangement.columns().to_vec());
        let source = Source { registry, register, columns: &columns, today: listing.today };
        let table = RegisterTable::new(source, &listing.ids, rows, (wanted.order, wanted.descending), picks);
        let happened = if listing.ids.is_empty() {
            table.listen_only(ui, keys)
        } else {
            table.show(ui, keys, std::mem::take(reveal), arrangement)
        };
        if let Some(line) = happened.opened {
            rows.read(source, &[line])?;
            commands.extend(rows.get(line).map(|row| match row.card {
                Some(card) => Command::OpenCard(card),
                None => Command::Open(row.document),
            }));
        }
        if let Some(order) = happened.sorted {
            self.sort(order);
        }
        if let Some((column, at)) = happened.moved {
            arrangement.put(column, at);
            arrangement.keep(registry);
        }
        if let (Some(at), Some(line)) = (happened.menu, self.line()) {
            self.menu = RowMenu::new(registry, line, at)?;
        }
        if happened.escaped {
            self.step_out();
        }
        if happened.erased {
            self.words.pop();
        }
        if happened.erased || !happened.typed.is_empty() {
            self.words.push_str(&happened.typed);
            self.search();
            ui.request_repaint();
        }
        happened.trouble.map_or(Ok(()), Err)
    }

    /// Escape takes back what was last narrowed: the words, the marks, the filter.
    fn step_out(&mut self) {
        if !self.words.is_empty() {
            self.words.clear();
        } else if !self.picks.marked().is_empty() {
            self.picks.unmark();
        } else if !self.wanted.filter.is_open() {
            self.filters.clear(&mut self.wanted.filter);
            self.go_to_top();
        }
    }

    fn sort(&mut self, order: Order) {
        let wanted = &mut self.wanted;
        wanted.descending = if wanted.order == order { !wanted.descending } else { false };
        wanted.order = order;
    }
}

/// Whether two lists are of the same lines, whatever their order and filter.
fn same_lines(one: &Wanted, other: &Wanted) -> bool {
    (one.register, one.year, &one.words) == (other.register, other.year, &other.words)
}

/// What fills a register.
fn first_verb(register: Register) -> Verb {
    match register {
        Register::Receiving => Verb::Receive,
        Register::Issuing => Verb::Issue,
        Register::Lending => Verb::Lend,
        Register::Circulation => Verb::Circulate,
    }
}
