//! What would be printed, page by page, drawn from the very items that the paper gets. Looking records nothing. The
//! books are read a slice a frame, and laid out on a thread: a hundred thousand lines hold nothing up.

mod matters;
mod papers;

use std::ops::RangeInclusive;
use std::sync::Arc;
use std::time::{Duration, Instant};

use egui::{
    Button, CentralPanel, Context, Key, Margin, Modifiers, Panel, ProgressBar, Rect, RichText, ScrollArea, Ui, Vec2,
    vec2,
};

use super::labels::LabelJob;
use super::print_panel::{PrintPanel, Shown};
use crate::model::book::{Book, Slot};
use crate::model::event::Printed;
use crate::model::ids::{MatterId, PlaceId};
use crate::paper::{self, Gathering, LaidOut, LedgerGathering, Paper};
use crate::post_papers::PostPaper;
use crate::print::{Choice, Page, PrintError, Watch};
use crate::registry::{Error, Registry};
use crate::ui::command::Command;
use crate::ui::jobs::{Job, Progress};
use crate::ui::printing::{Errand, Order};
use crate::ui::widgets::{TableKeys, Tone, notice, paint_page};
use crate::ui::{say, theme};
use crate::{explain, tr};

/// How much larger than the width of the window a page is shown.
const ZOOMS: RangeInclusive<f32> = 0.4..=4.0;
const ZOOM_STEP: f32 = 1.25;

/// How long a frame reads in the books, and how many lines it takes at a time.
const READING: Duration = Duration::from_millis(9);
const SLICE: u32 = 40;
/// How often the progress of the thread is shown.
const GLANCE: Duration = Duration::from_millis(100);

/// What is to be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Asked {
    /// A book or a card.
    One(Printed),
    /// Everything that is not on paper yet.
    NewPages,
    /// The slips of a journal entry.
    Slip(u64),
    /// What there is to do today.
    Worklist,
    /// A paper of 三专 or 三铁; of one place where one is named.
    Post(PostPaper, Option<PlaceId>),
    /// All that a matter has on paper.
    Matter(MatterId),
    /// A register of matters, or the ledger.
    Paper(Paper),
    /// Carriers picked at random, to be found on paper and in the cabinet.
    SpotCheck,
    /// Labels, or where they lie.
    Labels,
}

/// The screen.
pub(crate) struct Preview {
    asked: Asked,
    choice: Choice,
    /// The slot of the card that is shown.
    card: Option<Slot>,
    /// What the worklist or the matter that is shown is called.
    called: String,
    /// The labels that are shown.
    labels: Option<Arc<LabelJob>>,
    state: State,
    /// What the books were when it was read.
    revision: u64,
    panel: PrintPanel,
    /// 1 fits the width.
    zoom: f32,
    /// The page in view, from 0.
    page: usize,
    go_to: Option<usize>,
    said: Option<(Tone, String)>,
}

enum State {
    Reading(Box<Gathering>),
    Ledger(Box<LedgerGathering>),
    Working(Job<Result<LaidOut, PrintError>>, Arc<Watch>),
    Ready(Arc<LaidOut>),
    Failed,
}

impl Preview {
    /// Begins to read the books.
    pub(crate) fn new(registry: &Registry, asked: Asked, ctx: &Context) -> Self {
        let mut preview = Self::unread(registry, asked, ctx);
        preview.turn_to(registry, asked, ctx);
        preview
    }

    fn unread(registry: &Registry, asked: Asked, ctx: &Context) -> Self {
        Self {
            asked,
            choice: Choice::All,
            card: None,
            called: String::new(),
            labels: None,
            state: State::Failed,
            revision: 0,
            panel: PrintPanel::new(registry, ctx),
            zoom: 1.0,
            page: 0,
            go_to: None,
            said: None,
        }
    }

    /// Shows something else, first of all what is new of it.
    pub(crate) fn turn_to(&mut self, registry: &Registry, asked: Asked, ctx: &Context) {
        (self.asked, self.said) = (asked, None);
        match self.prepare(registry) {
            Ok(()) => self.begin(registry, ctx),
            Err(error) => self.fail(explain::error(&error)),
        }
    }

    fn prepare(&mut self, registry: &Registry) -> Result<(), Error> {
        (self.card, self.choice) = match self.asked {
            Asked::One(Printed::Card(card)) => (registry.card(card)?.map(|card| card.slot), Choice::All),
            Asked::One(Printed::Book(book)) => (None, if has_new(registry, book)? { Choice::New } else { Choice::All }),
            Asked::NewPages => (None, Choice::New),
            Asked::Slip(_)
            | Asked::Worklist
            | Asked::Post(..)
            | Asked::Matter(_)
            | Asked::Paper(_)
            | Asked::SpotCheck
            | Asked::Labels => (None, Choice::All),
        };
        self.panel.choose(self.choice);
        Ok(())
    }

    fn begin(&mut self, registry: &Registry, ctx: &Context) {
        if let State::Working(_, watch) = &self.state {
            watch.stop();
        }
        (self.revision, self.page, self.go_to) = (registry.revision(), 0, Some(0));
        let jobs = match self.asked {
            Asked::One(what) => Ok(vec![paper::Job { what, choice: self.choice }]),
            Asked::NewPages => paper::new_pages(registry),
            Asked::Slip(seq) => {
                self.begin_slip(registry, seq, ctx);
                return;
            }
            Asked::Worklist => {
                self.begin_worklist(registry, ctx);
                return;
            }
            Asked::Post(paper, place) => {
                self.begin_post(registry, (paper, place), ctx);
                return;
            }
            Asked::Labels => {
                self.begin_labels(ctx);
                return;
            }
            Asked::Matter(matter) => {
                self.begin_matter(registry, matter, ctx);
                return;
            }
            Asked::SpotCheck => {
                self.begin_spot_check(registry, ctx);
                return;
            }
            Asked::Paper(paper) => {
                self.begin_paper(registry, paper, ctx);
                return;
            }
        };
        match jobs.and_then(|jobs| Gathering::begin(registry, &jobs)) {
            Ok(gathering) => self.state = State::Reading(Box::new(gathering)),
            Err(error) => self.fail(explain::error(&error)),
        }
    }

    fn fail(&mut self, trouble: String) {
        self.state = State::Failed;
        self.said = Some((Tone::Danger, trouble));
    }

    /// Asks what is under way to end.
    pub(crate) fn stop(&mut self) {
        match &self.state {
            State::Reading(_) | State::Ledger(_) => self.fail(tr!("printing-stopped")),
            State::Working(_, watch) => watch.stop(),
            State::Ready(_) | State::Failed => {}
        }
    }

    /// What would be printed, and under what name; nothing while it is being laid out.
    pub(crate) fn to_print(&self) -> Option<(Arc<LaidOut>, String)> {
        match &self.state {
            State::Ready(laid_out) if !laid_out.pages.is_empty() => Some((Arc::clone(laid_out), self.name())),
            State::Ready(_) | State::Reading(_) | State::Ledger(_) | State::Working(..) | State::Failed => None,
        }
    }

    /// Says what became of a printing.
    pub(crate) fn say(&mut self, said: Option<(Tone, String)>) {
        self.said = said;
    }

    fn name(&self) -> String {
        match self.asked {
            Asked::One(Printed::Book(book)) => {
                tr!("ui-story-book", register = say::register(book.register), book = say::book(book))
            }
            Asked::One(Printed::Card(_)) => self.card.map(explain::slot).unwrap_or_default(),
            Asked::NewPages => tr!("printing-new-pages"),
            Asked::Slip(seq) => tr!("printing-slip-of", seq),
            Asked::Worklist | Asked::Matter(_) => self.called.clone(),
            Asked::SpotCheck => tr!("process-spot-check"),
            Asked::Paper(paper) => tr!("process-paper", paper = paper.code()),
            Asked::Post(paper, _) => tr!("post-paper", paper = paper.code()),
            Asked::Labels => self.labels.as_ref().map(|job| job.name.clone()).unwrap_or_default(),
        }
    }

    /// Goes on with what is under way.
    pub(crate) fn think(&mut self, registry: &Registry, ctx: &Context) {
        self.panel.think();
        if self.revision != registry.revision() {
            // What was printed a moment ago is on paper now.
            self.begin(registry, ctx);
        }
        match &mut self.state {
            State::Reading(gathering) => {
                let until = Instant::now() + READING;
                let mut read = Ok(false);
                while matches!(read, Ok(false)) && Instant::now() < until {
                    read = gathering.read_on(registry, SLICE);
                }
                match read {
                    Ok(false) => ctx.request_repaint_after(Duration::from_millis(1)),
                    Ok(true) => self.lay_out(ctx),
                    Err(error) => self.fail(explain::error(&error)),
                }
            }
            State::Ledger(_) => self.read_ledger(registry, ctx),
            State::Working(job, _) => match job.poll() {
                Progress::Working => ctx.request_repaint_after(GLANCE),
                Progress::Done(Ok(laid_out)) => self.state = State::Ready(Arc::new(laid_out)),
                Progress::Done(Err(error)) => self.fail(explain::print_error(&error)),
                Progress::Lost => self.fail(tr!("ui-job-lost")),
            },
            State::Ready(_) | State::Failed => {}
        }
    }

    fn lay_out(&mut self, ctx: &Context) {
        let State::Reading(gathering) = std::mem::replace(&mut self.state, State::Failed) else { return };
        self.work(ctx, move |watch| gathering.finish().lay_out_watched(watch));
    }

    /// Lays out on a thread.
    fn work(&mut self, ctx: &Context, work: impl FnOnce(&Watch) -> Result<LaidOut, PrintError> + Send + 'static) {
        let watch = Arc::new(Watch::default());
        let seen = Arc::clone(&watch);
        match Job::start("layout", ctx, move || work(&seen)) {
            Ok(job) => self.state = State::Working(job, watch),
            Err(error) => self.fail(tr!("ui-job-failed", reason = error.to_string())),
        }
    }

    /// Draws it.
    pub(crate) fn ui(
        &mut self,
        ui: &mut Ui,
        registry: &Registry,
        (books, errand): (&[(Book, u32)], Option<&Errand>),
        keys: TableKeys,
        commands: &mut Vec<Command>,
    ) {
        if keys == TableKeys::Table {
            self.keys(ui, commands);
        }
        let shown = Shown {
            asked: self.asked,
            name: self.name(),
            books,
            page_mm: self.pages().get(self.page).map(|page| (page.width_mm, page.height_mm)),
            can_print: self.to_print().is_some() && errand.is_none(),
        };
        let panel = &mut self.panel;
        let change = Panel::right("print")
            .resizable(false)
            .exact_size(theme::PRINT_WIDTH)
            .frame(theme::ground(ui, Margin::symmetric(12, 10)))
            .show(ui, |ui| ScrollArea::vertical().show(ui, |ui| panel.ui(ui, registry, &shown, commands)).inner)
            .inner;
        if let Some(choice) = change {
            (self.choice, self.said) = (choice, None);
            self.begin(registry, ui);
        }
        Panel::top("preview").frame(theme::ground(ui, Margin::symmetric(12, 8))).show(ui, |ui| {
            self.bar_ui(ui, commands);
            self.progress_ui(ui, errand, commands);
            if let Some((tone, text)) = &self.said {
                notice(ui, *tone, text);
            }
        });
        CentralPanel::default().frame(theme::bar(ui, Margin::ZERO)).show(ui, |ui| match &self.state {
            State::Ready(laid_out) if laid_out.pages.is_empty() => {
                let nothing = match self.choice {
                    Choice::New => tr!("printing-nothing-new"),
                    Choice::All | Choice::Pages(..) => tr!("ui-preview-empty"),
                };
                ui.centered_and_justified(|ui| ui.label(nothing));
            }
            State::Ready(laid_out) => {
                let laid_out = Arc::clone(laid_out);
                self.pages_ui(ui, &laid_out.pages);
            }
            // The bar above says how far it is.
            State::Reading(_) | State::Ledger(_) | State::Failed => {}
            State::Working(..) => {
                ui.centered_and_justified(|ui| ui.label(tr!("ui-preview-working")));
            }
        });
    }

    fn keys(&mut self, ui: &Ui, commands: &mut Vec<Command>) {
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if pressed(Key::Escape) || pressed(Key::Backspace) {
            commands.push(Command::Back);
        }
        if pressed(Key::Enter) {
            self.panel.focus_print();
        }
        let last = self.pages().len().saturating_sub(1);
        let to = [
            (Key::PageDown, (self.page + 1).min(last)),
            (Key::PageUp, self.page.saturating_sub(1)),
            (Key::Home, 0),
            (Key::End, last),
        ];
        if let Some((_, to)) = to.into_iter().find(|(key, _)| pressed(*key)) {
            self.go_to = Some(to);
        }
        if pressed(Key::Plus) || pressed(Key::Equals) {
            self.zoom_by(ZOOM_STEP);
        }
        if pressed(Key::Minus) {
            self.zoom_by(1.0 / ZOOM_STEP);
        }
        if pressed(Key::Num0) {
            self.zoom_by(1.0 / self.zoom);
        }
    }

    fn zoom_by(&mut self, factor: f32) {
        self.zoom = (self.zoom * factor).clamp(*ZOOMS.start(), *ZOOMS.end());
        self.go_to = Some(self.page);
    }

    fn pages(&self) -> &[Page] {
        match &self.state {
            State::Ready(laid_out) => &laid_out.pages,
            State::Reading(_) | State::Ledger(_) | State::Working(..) | State::Failed => &[],
        }
    }

    fn bar_ui(&mut self, ui: &mut Ui, commands: &mut Vec<Command>) {
        ui.horizontal(|ui| {
            let back = Command::Back;
            if ui.button(back.label()).clicked() {
                commands.push(back);
            }
            ui.label(RichText::new(self.name()).strong());
            ui.separator();
            let n = self.pages().len();
            let page = self.page.min(n.saturating_sub(1));
            if ui.add_enabled(page > 0, Button::new(tr!("ui-page-before"))).clicked() {
                self.go_to = Some(page.saturating_sub(1));
            }
            ui.label(if n == 0 { String::new() } else { tr!("ui-page-of", page = page + 1, pages = n) });
            if ui.add_enabled(page + 1 < n, Button::new(tr!("ui-page-after"))).clicked() {
                self.go_to = Some(page + 1);
            }
            ui.separator();
            if ui.button(tr!("ui-zoom-out")).clicked() {
                self.zoom_by(1.0 / ZOOM_STEP);
            }
            if ui.button(tr!("ui-zoom-fit")).clicked() {
                self.zoom_by(1.0 / self.zoom);
            }
            if ui.button(tr!("ui-zoom-in")).clicked() {
                self.zoom_by(ZOOM_STEP);
            }
        });
    }

    /// How far it is, and the button that ends it.
    fn progress_ui(&self, ui: &mut Ui, errand: Option<&Errand>, commands: &mut Vec<Command>) {
        let under_way = match &self.state {
            State::Reading(gathering) => Some((tr!("printing-reading"), gathering.share())),
            State::Ledger(ledger) => Some((tr!("printing-reading"), ledger.share())),
            State::Working(_, watch) => Some((tr!("printing-laying-out"), watch.share())),
            State::Ready(_) | State::Failed => {
                errand.and_then(Errand::share).map(|done| (tr!("printing-handing"), done))
            }
        };
        let Some((what, share)) = under_way else { return };
        if errand.is_some() {
            ui.request_repaint_after(GLANCE);
        }
        ui.horizontal(|ui| {
            let stop = Command::StopPrinting;
            let room = ui.available_width() - theme::STOP_WIDTH;
            ui.add(ProgressBar::new(share).text(what).desired_width(room));
            if ui.button(stop.label()).clicked() {
                commands.push(stop);
            }
        });
    }

    fn pages_ui(&mut self, ui: &mut Ui, pages: &[Page]) {
        let room = ui.available_width() - ui.spacing().scroll.allocated_width() - 2.0 * theme::PAGE_GAP;
        let widest = pages.iter().map(|page| page.width_mm).fold(1.0, f32::max);
        let scale = room / widest * self.zoom;
        let height = |page: &Page| page.height_mm * scale + theme::PAGE_GAP;
        let total =
            Vec2::new(widest * scale + 2.0 * theme::PAGE_GAP, pages.iter().map(height).sum::<f32>() + theme::PAGE_GAP);
        let mut area = ScrollArea::both().auto_shrink(false);
        if let Some(to) = self.go_to.take() {
            area = area.vertical_scroll_offset(pages.iter().take(to).map(height).sum());
        }
        let mut in_view = 0;
        area.show_viewport(ui, |ui, view| {
            ui.set_min_size(total.max(view.size()));
            let origin = ui.min_rect().min;
            let mut top = theme::PAGE_GAP;
            for (index, page) in pages.iter().enumerate() {
                let size = vec2(page.width_mm, page.height_mm) * scale;
                let left = ((total.x.max(view.width()) - size.x) / 2.0).max(theme::PAGE_GAP);
                let here = Rect::from_min_size(origin + vec2(left, top), size);
                if top < view.min.y + view.height() / 2.0 {
                    in_view = index;
                }
                if top < view.max.y && top + size.y > view.min.y {
                    paint_page(ui.painter(), page, here.min, scale);
                }
                top += height(page);
            }
        });
        if in_view != self.page {
            self.page = in_view;
            // The bar above was drawn before.
            ui.request_repaint();
        }
    }

    /// The printer that is chosen, as it is set up.
    pub(crate) fn order(&self) -> Option<Order> {
        self.panel.order()
    }
}

/// Whether a book has lines that are not on paper.
fn has_new(registry: &Registry, book: Book) -> Result<bool, Error> {
    let on_paper = registry.printed_pages(Printed::Book(book))?;
    let last = on_paper.iter().map(|page| page.to).max();
    Ok(match last {
        None => false,
        Some(last) => !registry.lines_of_book_after(book, last, 1)?.is_empty(),
    })
}
