//! Slips, the worklist, the papers of 三专 and 三铁, labels: what is read at once and laid out on a thread.

use std::sync::Arc;

use egui::Context;

use super::{Asked, Preview, ZOOMS};
use crate::model::ids::PlaceId;
use crate::paper;
use crate::post_papers::{self, PaperJob, PostPaper};
use crate::registry::Registry;
use crate::ui::screens::labels::LabelJob;
use crate::ui::screens::worksheet;
use crate::{explain, tr};

impl Preview {
    /// Begins to lay labels out.
    pub(crate) fn of_labels(registry: &Registry, job: LabelJob, ctx: &Context) -> Self {
        let (labels, zoom) = (Some(Arc::new(job)), *ZOOMS.start());
        // A whole sheet is in view: of one that is begun, the top is empty.
        let mut preview = Self { labels, zoom, ..Self::unread(registry, Asked::Labels, ctx) };
        preview.turn_to(registry, Asked::Labels, ctx);
        preview
    }

    /// What the account prefers once it is on paper, and under which name.
    pub(crate) fn keeps(&self) -> Option<(&'static str, String)> {
        self.labels.as_ref().filter(|_| self.asked == Asked::Labels).and_then(|job| job.after())
    }

    pub(super) fn begin_slip(&mut self, registry: &Registry, seq: u64, ctx: &Context) {
        match paper::gather_slips(registry, seq) {
            Ok(Some(slips)) => self.work(ctx, move |_| slips.lay_out()),
            Ok(None) => self.fail(tr!("printing-no-slip", seq)),
            Err(error) => self.fail(explain::error(&error)),
        }
    }

    pub(super) fn begin_worklist(&mut self, registry: &Registry, ctx: &Context) {
        self.called = worksheet::name(registry);
        match worksheet::worksheet(registry) {
            Ok(sheet) => self.work(ctx, move |_| worksheet::lay_out(&sheet)),
            Err(error) => self.fail(explain::error(&error)),
        }
    }

    pub(super) fn begin_post(
        &mut self,
        registry: &Registry,
        (what, place): (PostPaper, Option<PlaceId>),
        ctx: &Context,
    ) {
        let path = |place| registry.places().map(|all| all.into_iter().find(|row| row.id == place).map(|row| row.path));
        let job = place.map_or(Ok(None), path).map(|place| PaperJob { what, place, on: None });
        match job.and_then(|job| post_papers::gather(registry, &job)) {
            Ok(mut rolls) => {
                rolls.iter_mut().for_each(crate::print::roll::Roll::spell_out);
                self.work(ctx, move |_| post_papers::lay_out(&rolls));
            }
            Err(error) => self.fail(explain::error(&error)),
        }
    }

    pub(super) fn begin_labels(&mut self, ctx: &Context) {
        if let Some(job) = self.labels.clone() {
            self.work(ctx, move |_| job.lay_out());
        }
    }
}
