//! What the desk does with a ledger on its way in.

use std::sync::Arc;
use std::sync::atomic::AtomicUsize;

use egui::Context;

use super::{Desk, Over};
use crate::ui::screens::BringIn;

impl Desk {
    /// Asks for a ledger and shows what is in it.
    pub(crate) fn pick_ledger(&mut self, ctx: &Context) {
        self.cover(Over::Ledger(Box::new(BringIn::new(ctx))));
    }

    /// Shows what is in this ledger.
    pub(crate) fn open_ledger(&mut self, path: std::path::PathBuf, ctx: &Context) {
        self.cover(Over::Ledger(Box::new(BringIn::of(path, ctx))));
    }

    /// Goes on with what is under way; answers whether the rows are to be tried.
    pub(crate) fn think_of_ledger(&mut self, ctx: &Context) -> bool {
        if let Over::Ledger(ledger) = &mut self.over { ledger.think(ctx) } else { false }
    }

    /// Whether there are rows to bring in.
    pub(crate) fn has_ledger(&self) -> bool {
        matches!(&self.over, Over::Ledger(ledger) if ledger.is_ready())
    }

    /// Brings the rows in, or tries to; takes as long as it takes.
    pub(crate) fn bring_in(&mut self, rehearsal: bool, seen: &Arc<AtomicUsize>) {
        if let Over::Ledger(ledger) = &mut self.over {
            ledger.bring_in(&mut self.registry, rehearsal, seen);
            if !rehearsal {
                // What came in is looked through here, where nobody waits for a frame.
                self.registry.prepare_search().ok();
            }
        }
    }

    /// Saves the rows that do not fit.
    pub(crate) fn save_rejects(&mut self) {
        if let Over::Ledger(ledger) = &mut self.over {
            ledger.save_rejects(&self.registry);
        }
    }
}
