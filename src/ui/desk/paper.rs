//! What the desk does with paper: previews, printings on their way, and what is recorded of them.

use std::sync::Arc;

use egui::Context;

use super::{Desk, Over};
use crate::model::event::Printed;
use crate::model::ids::{MatterId, PlaceId};
use crate::paper::LaidOut;
use crate::paper::Paper;
use crate::post_papers::PostPaper;
use crate::ui::printing::{Errand, Order, Step, Target};
use crate::ui::screens::{Asked, Labels, Preview};
use crate::ui::section::Section;
use crate::ui::widgets::Tone;
use crate::{explain, print};

impl Desk {
    /// Shows what would be printed: of what is on the screen where nothing else is named.
    pub(crate) fn preview(&mut self, what: Option<Printed>, ctx: &Context) {
        if what.is_none() && matches!(self.over, Over::Labels(_)) {
            return self.preview_labels(false, ctx);
        }
        if let Some(what) = what.or_else(|| self.to_print()) {
            self.show_preview(Asked::One(what), ctx);
        }
    }

    /// Shows all that is not on paper yet.
    pub(crate) fn preview_new(&mut self, ctx: &Context) {
        self.show_preview(Asked::NewPages, ctx);
    }

    /// Shows the slips of an entry.
    pub(crate) fn preview_slip(&mut self, seq: u64, ctx: &Context) {
        self.show_preview(Asked::Slip(seq), ctx);
    }

    /// Shows what there is to do today as it would be printed.
    pub(crate) fn preview_worklist(&mut self, ctx: &Context) {
        self.show_preview(Asked::Worklist, ctx);
    }

    /// Shows a paper of 三专 or 三铁 as it would be printed.
    pub(crate) fn preview_post(&mut self, paper: PostPaper, place: Option<PlaceId>, ctx: &Context) {
        self.show_preview(Asked::Post(paper, place), ctx);
    }

    /// Labels of what is chosen on the screen.
    pub(crate) fn labels(&mut self) {
        if !matches!(self.over, Over::Labels(_)) {
            let about = self.situation().chosen;
            self.cover(Over::Labels(Box::new(Labels::new(&self.registry, about))));
        }
    }

    /// Shows the labels as they would be printed, or where they lie.
    pub(crate) fn preview_labels(&mut self, grid: bool, ctx: &Context) {
        let Over::Labels(labels) = &self.over else { return };
        if let Some(job) = labels.job(grid) {
            self.cover(Over::Preview(Box::new(Preview::of_labels(&self.registry, job, ctx))));
        }
    }

    /// Shows all that a matter has on paper.
    pub(crate) fn print_matter(&mut self, matter: MatterId, ctx: &Context) {
        self.show_preview(Asked::Matter(matter), ctx);
    }

    /// Shows a register of matters, or the ledger, as it would be printed.
    pub(crate) fn preview_paper(&mut self, paper: Paper, ctx: &Context) {
        self.show_preview(Asked::Paper(paper), ctx);
    }

    /// Shows a sheet with carriers picked at random.
    pub(crate) fn preview_spot_check(&mut self, ctx: &Context) {
        self.show_preview(Asked::SpotCheck, ctx);
    }

    /// Shows a place.
    pub(crate) fn show_place(&mut self, place: PlaceId) {
        self.go(Section::Places);
        self.screens.places.choose(place);
    }

    fn show_preview(&mut self, asked: Asked, ctx: &Context) {
        self.help = None;
        if let Over::Preview(preview) = &mut self.over {
            preview.turn_to(&self.registry, asked, ctx);
        } else {
            self.cover(Over::Preview(Box::new(Preview::new(&self.registry, asked, ctx))));
        }
    }

    /// Prints the previewed pages on the printer that is chosen; one printing at a time.
    pub(crate) fn print(&mut self, ctx: &Context) {
        let Over::Preview(preview) = &mut self.over else { return };
        let Some(order) = preview.order() else { return };
        if let Err(error) = order.keep(&self.registry) {
            // It prints all the same; it is only not remembered.
            preview.say(Some((Tone::Caution, explain::error(&error))));
        }
        self.hand_over(Target::Printer(order), ctx);
    }

    /// Saves the previewed pages as a PDF; one printing at a time.
    pub(crate) fn save_pdf(&mut self, ctx: &Context) {
        self.hand_over(Target::File, ctx);
    }

    fn hand_over(&mut self, target: Target, ctx: &Context) {
        let Over::Preview(preview) = &self.over else { return };
        if let (None, Some((laid_out, name))) = (&self.errand, preview.to_print()) {
            let step = Errand::start(laid_out, name, target, &self.registry, ctx).keeping(preview.keeps());
            self.step(step);
        }
    }

    /// Prints a page to lay a ruler on.
    pub(crate) fn print_test(&mut self, order: Order, (width_mm, height_mm): (f32, f32), ctx: &Context) {
        if self.errand.is_some() {
            return;
        }
        let step = match print::test_page(width_mm, height_mm, order.setup.of(width_mm, height_mm)) {
            Ok(page) => {
                let laid_out = LaidOut { pages: vec![page], ..LaidOut::default() };
                let order = Order { copies: 1, ..order };
                Errand::start(Arc::new(laid_out), String::new(), Target::Printer(order), &self.registry, ctx)
            }
            Err(error) => Step::Over(Some((Tone::Danger, explain::print_error(&error)))),
        };
        self.step(step);
    }

    /// Ends the printing that is under way.
    pub(crate) fn stop_printing(&mut self) {
        if let Over::Preview(preview) = &mut self.over {
            preview.stop();
        }
        if let Some(errand) = &self.errand {
            errand.stop();
        }
    }

    /// Goes on with what is under way, also while nothing is drawn.
    pub(crate) fn think_of_paper(&mut self, ctx: &Context) {
        if let Some(errand) = self.errand.take() {
            let step = errand.poll(&mut self.registry, ctx);
            self.step(step);
        }
        if let Over::Preview(preview) = &mut self.over {
            preview.think(&self.registry, ctx);
        }
    }

    fn step(&mut self, step: Step) {
        match (step, &mut self.over) {
            (Step::Going(errand), _) => self.errand = Some(errand),
            (Step::Over(said), Over::Preview(preview)) => preview.say(said),
            (Step::Over(said), over) => {
                if let Over::Labels(labels) = over {
                    labels.resume(&self.registry);
                }
                if let Some((tone, text)) = said {
                    self.say(tone, text);
                }
            }
        }
    }
}
