//! The papers of matters in the preview: all that one has, the registers of a kind, and the ledger of every carrier.

use std::time::Instant;

use egui::Context;

use super::{Preview, READING, SLICE, State};
use crate::model::ids::MatterId;
use crate::paper::{
    GatheredSheets, LaidOut, LedgerGathering, Paper, Sheet, gather_papers, matter_sheet, spot_check_sheet,
};
use crate::registry::{Error, Registry};
use crate::{explain, tr};

/// Carriers of a spot check.
const PICKED: u32 = 10;

impl Preview {
    /// Begins to lay out all that a matter has on paper.
    pub(super) fn begin_matter(&mut self, registry: &Registry, matter: MatterId, ctx: &Context) {
        match self.sheets_of(registry, matter) {
            Ok(sheets) if sheets.is_empty() => self.fail(tr!("process-no-paper")),
            Ok(sheets) => self.work(ctx, move |watch| {
                let mut all = LaidOut::default();
                for sheet in sheets {
                    let laid_out = sheet.spelled_out().lay_out_watched(watch)?;
                    if all.title.is_empty() {
                        all.title = laid_out.title;
                    }
                    all.pages.extend(laid_out.pages);
                }
                Ok(all)
            }),
            Err(error) => self.fail(explain::error(&error)),
        }
    }

    fn sheets_of(&mut self, registry: &Registry, matter: MatterId) -> Result<Vec<GatheredSheets>, Error> {
        let Some(row) = registry.matter(matter)? else { return Ok(Vec::new()) };
        self.called = explain::matter(row.head.slot);
        let mut sheets = Vec::new();
        for sheet in Sheet::of(&row) {
            sheets.extend(matter_sheet(registry, matter, sheet)?);
        }
        Ok(sheets)
    }

    /// Begins to lay out a register of matters, or to read the ledger.
    pub(super) fn begin_paper(&mut self, registry: &Registry, paper: Paper, ctx: &Context) {
        if paper == Paper::Ledger {
            match LedgerGathering::begin(registry) {
                Ok(ledger) => self.state = State::Ledger(Box::new(ledger)),
                Err(error) => self.fail(explain::error(&error)),
            }
            return;
        }
        match gather_papers(registry, paper, None, None) {
            Ok(Some(sheets)) => self.work(ctx, move |watch| sheets.spelled_out().lay_out_watched(watch)),
            Ok(None) => self.fail(tr!("process-no-paper")),
            Err(error) => self.fail(explain::error(&error)),
        }
    }

    /// Begins to lay out a sheet with carriers picked at random.
    pub(super) fn begin_spot_check(&mut self, registry: &Registry, ctx: &Context) {
        let picked = registry.spot_check(PICKED);
        match picked.and_then(|picked| spot_check_sheet(registry, &picked)) {
            Ok(sheet) => self.work(ctx, move |watch| sheet.spelled_out().lay_out_watched(watch)),
            Err(error) => self.fail(explain::error(&error)),
        }
    }

    /// Reads on in the ledger, as long as a frame may.
    pub(super) fn read_ledger(&mut self, registry: &Registry, ctx: &Context) {
        let State::Ledger(ledger) = &mut self.state else { return };
        let until = Instant::now() + READING;
        let mut read = Ok(false);
        while matches!(read, Ok(false)) && Instant::now() < until {
            read = ledger.read_on(registry, SLICE);
        }
        match read {
            Ok(false) => ctx.request_repaint(),
            Ok(true) => {
                let State::Ledger(ledger) = std::mem::replace(&mut self.state, State::Failed) else { return };
                self.work(ctx, move |watch| ledger.finish().spelled_out().lay_out_watched(watch));
            }
            Err(error) => self.fail(explain::error(&error)),
        }
    }
}
