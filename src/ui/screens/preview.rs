//! What would be printed, page by page, drawn from the very items that the paper gets. Looking records nothing.

use std::ops::RangeInclusive;
use std::sync::Arc;

use egui::{
    Align, Button, CentralPanel, ComboBox, Context, Key, Layout, Margin, Modifiers, Panel, Rect, RichText, ScrollArea,
    Ui, Vec2, vec2,
};

use crate::model::book::{Book, Slot};
use crate::model::event::Printed;
use crate::paper::{self, LaidOut};
use crate::print::{Page, PrintError};
use crate::registry::Registry;
use crate::ui::command::Command;
use crate::ui::jobs::{Job, Progress};
use crate::ui::widgets::{TableKeys, Tone, notice, paint_page};
use crate::ui::{say, theme};
use crate::{explain, tr};

/// How much larger than the width of the window a page is shown.
const ZOOMS: RangeInclusive<f32> = 0.4..=4.0;
const ZOOM_STEP: f32 = 1.25;

/// The screen.
pub(crate) struct Preview {
    what: Printed,
    /// The slot of the card that is shown.
    card: Option<Slot>,
    state: State,
    /// 1 fits the width.
    zoom: f32,
    /// The page in view, from 0.
    page: usize,
    go_to: Option<usize>,
    said: Option<(Tone, String)>,
}

enum State {
    Working(Job<Result<LaidOut, PrintError>>),
    Ready(Arc<LaidOut>),
    Failed,
}

impl Preview {
    /// Reads the books and starts to lay out.
    pub(crate) fn new(registry: &Registry, what: Printed, ctx: &Context) -> Self {
        let mut preview = Self { what, card: None, state: State::Failed, zoom: 1.0, page: 0, go_to: None, said: None };
        if let Printed::Card(card) = what {
            // A card that cannot be read is told of below.
            preview.card = registry.card(card).ok().flatten().map(|card| card.slot);
        }
        let job = match paper::gather(registry, &[what]) {
            Ok(gathered) => Job::start("layout", ctx, move || gathered.lay_out()),
            Err(error) => {
                preview.fail(explain::error(&error));
                return preview;
            }
        };
        match job {
            Ok(job) => preview.state = State::Working(job),
            Err(error) => preview.fail(tr!("ui-job-failed", reason = error.to_string())),
        }
        preview
    }

    fn fail(&mut self, trouble: String) {
        self.state = State::Failed;
        self.said = Some((Tone::Danger, trouble));
    }

    /// What would be saved, and under what name; nothing while it is being laid out.
    pub(crate) fn to_save(&self) -> Option<(Arc<LaidOut>, String)> {
        match &self.state {
            State::Ready(laid_out) => Some((Arc::clone(laid_out), self.name())),
            State::Working(_) | State::Failed => None,
        }
    }

    /// Says what became of a save.
    pub(crate) fn say(&mut self, said: Option<(Tone, String)>) {
        self.said = said;
    }

    fn name(&self) -> String {
        match self.what {
            Printed::Book(book) => {
                tr!("ui-story-book", register = say::register(book.register), book = say::book(book))
            }
            Printed::Card(_) => self.card.map(explain::slot).unwrap_or_default(),
        }
    }

    /// Draws it.
    pub(crate) fn ui(&mut self, ui: &mut Ui, books: &[(Book, u32)], keys: TableKeys, commands: &mut Vec<Command>) {
        self.poll();
        if keys == TableKeys::Table {
            self.keys(ui, commands);
        }
        Panel::top("preview").frame(theme::ground(ui, Margin::symmetric(12, 8))).show(ui, |ui| {
            self.bar_ui(ui, books, commands);
            if let Some((tone, text)) = &self.said {
                notice(ui, *tone, text);
            }
        });
        CentralPanel::default().frame(theme::bar(ui, Margin::ZERO)).show(ui, |ui| match &self.state {
            State::Working(_) => {
                ui.centered_and_justified(|ui| ui.label(tr!("ui-preview-working")));
            }
            State::Ready(laid_out) if laid_out.pages.is_empty() => {
                ui.centered_and_justified(|ui| ui.label(tr!("ui-preview-empty")));
            }
            State::Ready(laid_out) => {
                let laid_out = Arc::clone(laid_out);
                self.pages_ui(ui, &laid_out.pages);
            }
            State::Failed => {}
        });
    }

    fn poll(&mut self) {
        if let State::Working(job) = &self.state {
            match job.poll() {
                Progress::Working => {}
                Progress::Done(Ok(laid_out)) => self.state = State::Ready(Arc::new(laid_out)),
                Progress::Done(Err(error)) => self.fail(explain::print_error(&error)),
                Progress::Lost => self.fail(tr!("ui-job-lost")),
            }
        }
    }

    fn keys(&mut self, ui: &Ui, commands: &mut Vec<Command>) {
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if pressed(Key::Escape) || pressed(Key::Backspace) {
            commands.push(Command::Back);
        }
        let last = self.n_pages().saturating_sub(1);
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

    fn n_pages(&self) -> usize {
        match &self.state {
            State::Ready(laid_out) => laid_out.pages.len(),
            State::Working(_) | State::Failed => 0,
        }
    }

    fn bar_ui(&mut self, ui: &mut Ui, books: &[(Book, u32)], commands: &mut Vec<Command>) {
        ui.horizontal(|ui| {
            let back = Command::Back;
            if ui.button(back.label()).clicked() {
                commands.push(back);
            }
            self.what_ui(ui, books, commands);
            ui.separator();
            let n = self.n_pages();
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
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let save = Command::SavePdf;
                if ui.add_enabled(n > 0, Button::new(save.label())).clicked() {
                    commands.push(save);
                }
                ui.label(RichText::new(tr!("ui-preview-records-nothing")).small().color(theme::palette(ui).faint));
            });
        });
    }

    /// Which book it is; another can be chosen.
    fn what_ui(&self, ui: &mut Ui, books: &[(Book, u32)], commands: &mut Vec<Command>) {
        let Printed::Book(shown) = self.what else {
            ui.label(RichText::new(self.name()).strong());
            return;
        };
        ui.name_inputs(tr!("ui-preview-book"), |ui| {
            ComboBox::from_id_salt("book").width(220.0).selected_text(self.name()).show_ui(ui, |ui| {
                for (book, _) in books.iter().filter(|(book, _)| book.register == shown.register).rev() {
                    let what = Printed::Book(*book);
                    if ui.selectable_label(what == self.what, say::book(*book)).clicked() && what != self.what {
                        commands.push(Command::PreviewOf(what));
                    }
                }
            });
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
}
