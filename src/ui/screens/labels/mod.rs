//! Labels: which, on what sheet, and from which of its labels on. What is printed goes through the preview; nothing is
//! recorded, only how far the sheet is used is remembered.

mod kept;
mod sheet;
mod side;

pub(crate) use kept::LabelJob;

use std::sync::Arc;
use std::time::{Duration, Instant};

use egui::{Button, CentralPanel, Frame, Key, Margin, Modifiers, Panel, RichText, ScrollArea, Ui};

use self::kept::Kept;
use self::sheet::Sheet;
use crate::explain;
use crate::i18n::{self, Lang};
use crate::labels::{Gathering, LabelsOf, Which};
use crate::model::matter::MatterKind;
use crate::model::register::Register;
use crate::print::Page;
use crate::print::labels::{Label, Stock, label_pages};
use crate::registry::{Error, Registry};
use crate::tr;
use crate::ui::command::Command;
use crate::ui::deeds::letter_pressed;
use crate::ui::printing::Order;
use crate::ui::situation::Chosen;
use crate::ui::widgets::{TableKeys, Tone, notice};
use crate::ui::{say, theme};

/// The letter that takes a new sheet, and the one that prints where the labels lie.
const NEW_SHEET: Key = Key::N;
const GRID: Key = Key::G;
/// How long a frame reads in the books, and how many lines it takes at a time.
const READING: Duration = Duration::from_millis(9);
const SLICE: u32 = 20;

/// The screen.
pub(crate) struct Labels {
    /// What was chosen where it was opened.
    about: Chosen,
    /// What was offered, and of which books, language and kind.
    read: Option<(u64, Lang, LabelsOf)>,
    offered: Vec<(Which, String)>,
    of: LabelsOf,
    which: Which,
    stock: Stock,
    /// Whether the sheet is measured and not one that is sold.
    measured: bool,
    /// The first free label, from 0, and the one that the keys stand on.
    first: usize,
    cursor: usize,
    kept: Kept,
    /// The printer used last, as it was set up.
    order: Option<Order>,
    state: State,
    /// The first sheet, and of which stock and first label it is.
    page: Option<(Stock, usize, Page)>,
    trouble: Option<String>,
}

enum State {
    Unread,
    Reading(Box<Gathering>),
    Ready(Arc<Vec<Label>>),
}

impl Labels {
    /// Labels of what is chosen, or else of the latest year.
    pub(crate) fn new(registry: &Registry, about: Chosen) -> Self {
        let of = if is_destruction(&about) {
            LabelsOf::Bags
        } else if !about.documents.is_empty() {
            LabelsOf::Copies
        } else if about.place.is_some() {
            LabelsOf::Places
        } else {
            LabelsOf::Copies
        };
        let mut labels = Self {
            about,
            read: None,
            offered: Vec::new(),
            of,
            which: Which::All,
            stock: Stock::usual(),
            measured: false,
            first: 0,
            cursor: 0,
            kept: Kept::default(),
            order: None,
            state: State::Unread,
            page: None,
            trouble: None,
        };
        labels.resume(registry);
        labels
    }

    /// Comes back: what was printed meanwhile is used.
    pub(crate) fn resume(&mut self, registry: &Registry) {
        self.kept = Kept::read(registry);
        self.order = Order::last(registry).ok().filter(|order| !order.printer.is_empty());
        self.take(self.kept.stock(self.of));
    }

    /// Takes such a sheet, as far as it is used.
    fn take(&mut self, stock: Stock) {
        self.stock = stock;
        self.measured = Stock::sold().all(|(_, sold)| sold != stock);
        self.first = self.kept.free(&stock);
        self.cursor = self.first;
    }

    /// Labels of this kind.
    fn turn_to(&mut self, of: LabelsOf) {
        if self.of != of {
            self.of = of;
            self.take(self.kept.stock(of));
        }
    }

    /// The first label goes here.
    fn begin_at(&mut self, first: usize, registry: &Registry) {
        (self.first, self.cursor) = (first, first);
        self.kept.begin(self.of, &self.stock, first);
        self.kept.keep(registry);
    }

    /// What was chosen where it was opened.
    pub(crate) fn chosen(&self) -> Chosen {
        self.about.clone()
    }

    /// Whether there is something to print.
    pub(crate) fn is_ready(&self) -> bool {
        self.stock.flaw().is_none() && matches!(&self.state, State::Ready(labels) if !labels.is_empty())
    }

    /// What would be printed: the labels, or where they lie.
    pub(crate) fn job(&self, grid: bool) -> Option<LabelJob> {
        if self.stock.flaw().is_some() {
            return None;
        }
        let (name, labels) = match &self.state {
            _ if grid => (tr!("labels-name-grid"), None),
            State::Ready(labels) if !labels.is_empty() => {
                (tr!("labels-name", of = tr!("labels-of", of = self.of.code())), Some(Arc::clone(labels)))
            }
            State::Ready(_) | State::Reading(_) | State::Unread => return None,
        };
        let mut kept = self.kept.clone();
        kept.begin(self.of, &self.stock, self.first);
        Some(LabelJob { name, stock: self.stock, first: self.first, labels, kept })
    }

    /// Draws it.
    pub(crate) fn ui(&mut self, ui: &mut Ui, registry: &Registry, keys: TableKeys, commands: &mut Vec<Command>) {
        if let Err(error) = self.read(registry).and_then(|()| self.read_on(ui, registry)) {
            self.trouble = Some(explain::error(&error));
        }
        if keys == TableKeys::Table {
            self.keys(ui, registry, commands);
        }
        let ground = theme::ground(ui, Margin { left: 12, right: 12, top: 10, bottom: 10 });
        Panel::right("labels").resizable(false).exact_size(theme::SIDE_WIDTH).frame(ground).show(ui, |ui| {
            // The way to paper is always in sight.
            Panel::bottom("to-paper").resizable(false).show_separator_line(false).frame(Frame::NONE).show(ui, |ui| {
                self.buttons_ui(ui, commands);
            });
            ScrollArea::vertical().id_salt("labels").auto_shrink(false).show(ui, |ui| self.side_ui(ui, registry));
        });
        CentralPanel::default().frame(ground).show(ui, |ui| {
            head_ui(ui, commands);
            if let Some(trouble) = &self.trouble {
                notice(ui, Tone::Danger, trouble);
            }
            if let Some(flaw) = self.stock.flaw() {
                notice(ui, Tone::Caution, &side::flaw(flaw));
                return;
            }
            ui.add_space(2.0);
            self.lay_out();
            let labels: &[Label] = if let State::Ready(labels) = &self.state { labels } else { &[] };
            let page = self.page.as_ref().map(|(_, _, page)| page);
            let (stock, first, cursor) = (&self.stock, self.first, self.cursor);
            if let Some(clicked) = (Sheet { stock, first, cursor, labels, page }).ui(ui) {
                self.begin_at(clicked, registry);
            }
        });
    }

    /// Arrows go through the labels of the sheet; Enter begins there, and a second one goes to the preview.
    fn keys(&mut self, ui: &Ui, registry: &Registry, commands: &mut Vec<Command>) {
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if pressed(Key::Escape) || pressed(Key::Backspace) {
            commands.push(Command::Back);
            return;
        }
        let last = self.stock.labels().saturating_sub(1);
        let (here, columns) = (self.cursor.min(last), usize::from(self.stock.columns));
        let ways = [
            (Key::ArrowRight, here + 1),
            (Key::ArrowLeft, here.saturating_sub(1)),
            (Key::ArrowDown, if here + columns > last { here } else { here + columns }),
            (Key::ArrowUp, here.checked_sub(columns).unwrap_or(here)),
            (Key::Home, 0),
            (Key::End, last),
        ];
        if let Some((_, to)) = ways.into_iter().find(|(key, _)| pressed(*key)) {
            self.cursor = to.min(last);
        }
        if pressed(Key::Enter) {
            if self.cursor == self.first {
                if self.is_ready() {
                    commands.push(Command::PreviewLabels { grid: false });
                }
            } else {
                self.begin_at(self.cursor, registry);
            }
        }
        for (key, of) in [Key::Num1, Key::Num2, Key::Num3, Key::Num4].into_iter().zip(LabelsOf::ALL) {
            if letter_pressed(ui, key) {
                self.turn_to(of);
            }
        }
        if letter_pressed(ui, NEW_SHEET) {
            self.begin_at(0, registry);
        }
        if letter_pressed(ui, GRID) && self.stock.flaw().is_none() {
            commands.push(Command::PreviewLabels { grid: true });
        }
    }

    /// Lays out the sheet that is begun.
    fn lay_out(&mut self) {
        let State::Ready(labels) = &self.state else {
            self.page = None;
            return;
        };
        let (stock, first) = (self.stock, self.first);
        if self.page.as_ref().is_some_and(|page| (page.0, page.1) == (stock, first)) {
            return;
        }
        let here: Vec<Label> = labels.iter().take(stock.labels().saturating_sub(first)).cloned().collect();
        match label_pages(&stock, first + 1, &here) {
            Ok(pages) => self.page = pages.into_iter().next().map(|page| (stock, first, page)),
            Err(error) => (self.page, self.trouble) = (None, Some(explain::print_error(&error))),
        }
    }

    /// Reads what can be labelled, and begins to read what is wanted of it.
    fn read(&mut self, registry: &Registry) -> Result<(), Error> {
        let now = (registry.revision(), i18n::lang(), self.of);
        if self.read == Some(now) {
            return Ok(());
        }
        let same = self.read.is_some_and(|(_, _, of)| of == self.of);
        self.read = Some(now);
        self.offered = self.offers(registry)?;
        if !same || !self.offered.iter().any(|(which, _)| *which == self.which) {
            self.which = self.offered.first().map_or(Which::All, |(which, _)| which.clone());
        }
        self.state = State::Unread;
        Ok(())
    }

    /// What is offered of this kind, what was chosen first.
    fn offers(&self, registry: &Registry) -> Result<Vec<(Which, String)>, Error> {
        let mut offers = Vec::new();
        let mut years = Vec::new();
        match self.of {
            LabelsOf::Places => {
                let places = registry.places()?;
                if let Some(place) = places.into_iter().find(|row| Some(row.id) == self.about.place) {
                    offers.push((Which::Within(place.id), tr!("labels-within", place = place.path)));
                }
                offers.push((Which::All, tr!("labels-all")));
                return Ok(offers);
            }
            LabelsOf::Bags => {
                if let Some(matter) = self.about.matter.as_ref().filter(|_| is_destruction(&self.about)) {
                    let slot = explain::matter(matter.slot);
                    offers.push((Which::Matter(matter.slot), tr!("labels-matter", slot)));
                }
                let heads = registry.matters(Some(MatterKind::Destruction))?;
                years.extend(heads.iter().map(|head| head.slot.year));
            }
            LabelsOf::Copies | LabelsOf::Stamps => {
                let Chosen { documents, carriers, .. } = &self.about;
                let carriers = if self.of == LabelsOf::Copies { carriers.clone() } else { Vec::new() };
                if let [one] = documents.as_slice() {
                    let name = registry.document(*one)?.map(|row| row.number.unwrap_or(row.title)).unwrap_or_default();
                    if !carriers.is_empty() {
                        let copy = tr!("labels-chosen-copy", name = name.as_str());
                        offers.push((Which::Documents(vec![*one], carriers), copy));
                    }
                    offers.push((Which::Documents(vec![*one], Vec::new()), tr!("labels-chosen-document", name)));
                } else if !documents.is_empty() {
                    let chosen = tr!("labels-chosen-documents", n = documents.len());
                    offers.push((Which::Documents(documents.clone(), carriers), chosen));
                }
                let is_of = |register| match register {
                    Register::Receiving => true,
                    Register::Issuing => self.of == LabelsOf::Copies,
                    Register::Lending | Register::Circulation => false,
                };
                years.extend(
                    registry.books()?.iter().filter(|(book, _)| is_of(book.register)).map(|(book, _)| book.year),
                );
            }
        }
        if years.is_empty() {
            years.push(registry.clock().today().year());
        }
        years.sort_unstable_by(|one, other| other.cmp(one));
        years.dedup();
        offers.extend(years.into_iter().map(|year| (Which::Year(year), tr!("labels-year", year = year.to_string()))));
        Ok(offers)
    }

    /// Reads a slice of the books.
    fn read_on(&mut self, ui: &Ui, registry: &Registry) -> Result<(), Error> {
        if let State::Unread = self.state {
            (self.page, self.trouble, self.state) = (None, None, State::Ready(Arc::default()));
            self.state = State::Reading(Box::new(Gathering::begin(registry, self.of, self.which.clone())?));
        }
        let State::Reading(gathering) = &mut self.state else { return Ok(()) };
        let until = Instant::now() + READING;
        let mut done = gathering.read_on(registry, SLICE);
        while matches!(done, Ok(false)) && Instant::now() < until {
            done = gathering.read_on(registry, SLICE);
        }
        if let Ok(false) = done {
            ui.request_repaint_after(Duration::from_millis(1));
            return Ok(());
        }
        if let State::Reading(gathering) = std::mem::replace(&mut self.state, State::Ready(Arc::default())) {
            self.state = State::Ready(Arc::new(gathering.finish()));
        }
        done.map(|_| ())
    }
}

fn is_destruction(about: &Chosen) -> bool {
    about.matter.as_ref().is_some_and(|matter| matter.slot.kind == MatterKind::Destruction)
}

fn head_ui(ui: &mut Ui, commands: &mut Vec<Command>) {
    ui.horizontal(|ui| {
        let back = Command::Back;
        let keys = back.shortcut().map(|shortcut| say::keys(ui, shortcut)).unwrap_or_default();
        if ui.add(Button::new(back.label()).shortcut_text(keys)).clicked() {
            commands.push(back);
        }
        ui.heading(tr!("labels-title"));
    });
    ui.label(RichText::new(tr!("labels-keys")).small().color(theme::palette(ui).faint));
}
