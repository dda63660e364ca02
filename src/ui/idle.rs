//! When somebody last did something here. A vault that is left open locks itself.

use std::time::{Duration, Instant};

use egui::{Context, Event, Ui};

/// From when on the seconds are counted on the screen.
const WARNING: Duration = Duration::from_mins(1);

/// The last sign of somebody.
#[derive(Debug)]
pub(crate) struct Idle {
    since: Instant,
    minutes: u16,
    /// For tests: as if nobody had been here for so long already.
    aged: Duration,
}

impl Idle {
    /// The minutes without anybody that can be chosen, until a vault locks.
    pub(crate) const OFFERED: [u16; 4] = [3, 5, 10, 15];
    /// Where nobody chose.
    pub(crate) const MINUTES: u16 = 10;

    /// Somebody is here now; who leaves for `minutes` finds the vault locked.
    pub(crate) fn new(minutes: u16) -> Self {
        Self { since: Instant::now(), minutes, aged: Duration::ZERO }
    }

    /// How long a vault stays open without anybody at it.
    pub(crate) fn minutes(&self) -> u16 {
        self.minutes
    }

    /// Takes note of what was pressed, typed or moved. Only in a frame that is shown: a hidden window sees the events of
    /// its last one again and again.
    pub(crate) fn watch(&mut self, ui: &Ui) {
        let somebody = ui.input(|input| {
            input.events.iter().any(|event| {
                matches!(
                    event,
                    Event::Key { .. }
                        | Event::Text(_)
                        | Event::Ime(_)
                        | Event::Paste(_)
                        | Event::PointerMoved(_)
                        | Event::PointerButton { .. }
                        | Event::MouseWheel { .. }
                        | Event::Touch { .. }
                )
            })
        });
        if somebody {
            self.since = Instant::now();
            self.aged = Duration::ZERO;
        }
    }

    /// Whether it is time to lock; asks for the frame in which it will be, and in the last minute for one a second.
    pub(crate) fn is_over(&self, ctx: &Context) -> bool {
        let left = self.left();
        if left.is_zero() {
            return true;
        }
        ctx.request_repaint_after(if left > WARNING { left.saturating_sub(WARNING) } else { Duration::from_secs(1) });
        false
    }

    /// The seconds to show, in the last minute.
    pub(crate) fn countdown(&self) -> Option<u64> {
        let left = self.left();
        (left <= WARNING).then_some(left.as_secs())
    }

    fn left(&self) -> Duration {
        let patience = Duration::from_mins(u64::from(self.minutes));
        patience.saturating_sub(self.aged).saturating_sub(self.since.elapsed())
    }

    /// For tests: as if nobody had been here for so long.
    #[doc(hidden)]
    pub(crate) fn age(&mut self, by: Duration) {
        self.aged += by;
    }
}
