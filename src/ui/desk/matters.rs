//! What the desk does with matters: their pages, and forms that nobody may record alone.

use super::{Desk, Over};
use crate::explain;
use crate::model::ids::MatterId;
use crate::model::matter::MatterSlot;
use crate::registry::confirm::Present;
use crate::ui::dialogs::{Confirm, Dialog};
use crate::ui::forms::{News, Outcome};
use crate::ui::screens::{Count, Matter};
use crate::ui::widgets::Tone;

impl Desk {
    /// Opens a matter over what is there; where it is what lies under it, goes back to it.
    pub(crate) fn open_matter(&mut self, matter: MatterId) {
        if matches!(self.under.last(), Some(Over::Matter(under)) if under.id() == matter) {
            return self.uncover();
        }
        self.cover(Over::Matter(Box::new(Matter::new(matter))));
    }

    /// Goes on scanning for a count or a handover.
    pub(crate) fn scan(&mut self, matter: MatterId) {
        self.cover(Over::Count(Box::new(Count::new(matter))));
    }

    /// Records what the form or the card says, and goes back to what it covers, or begins the next; where nobody may do
    /// it alone, a dialog asks those who have to stand by.
    pub(crate) fn record(&mut self, next: bool) -> Option<Dialog> {
        if let Over::Card(card) = &self.over {
            if let Some(act) = card.asked() {
                self.perform(&act);
            }
            return None;
        }
        self.record_with(Vec::new(), next)
    }

    /// Records what the form says, while these people stand by.
    pub(crate) fn record_with(&mut self, present: Vec<Present>, next: bool) -> Option<Dialog> {
        let Over::Form(form) = &mut self.over else { return None };
        let recorded = match form.record(&mut self.registry, present.clone()) {
            Outcome::Recorded(recorded) => recorded,
            Outcome::Stopped => return None,
            Outcome::Alone(needed) => {
                let folder = self.registry.folder().to_path_buf();
                return Some(Dialog::Confirm(Confirm::new(form.what(), folder, needed, present, next)));
            }
        };
        if next && form.has_next() {
            form.begin_next(&self.registry, recorded.said);
            return None;
        }
        let (drawn, taken) = (recorded.matter.filter(|_| form.draws()), recorded.matter);
        self.news = Some(News::Recorded(recorded));
        self.uncover();
        if let Over::Nothing = self.over {
            // What was marked for it is done.
            self.screens.register.unmark();
        }
        self.end_scanning(taken);
        // What was drawn up is looked at before the next step.
        if let Some(id) = drawn.and_then(|slot| self.registry.matter_in(slot).ok()?) {
            self.open_matter(id);
        }
        None
    }

    /// What was scanned for a matter that is over now is signed: nothing is kept of it, and its screen is left.
    fn end_scanning(&mut self, taken: Option<MatterSlot>) {
        let Some(id) = taken.and_then(|slot| self.registry.matter_in(slot).ok()?) else { return };
        let is_over = self.registry.matter(id).ok().flatten().is_some_and(|matter| !matter.head.is_open);
        if !is_over {
            return;
        }
        if let Err(error) = self.registry.forget_scans(id) {
            self.say(Tone::Caution, explain::error(&error));
        }
        if matches!(&self.over, Over::Count(count) if count.id() == id) {
            self.uncover();
        }
    }
}
