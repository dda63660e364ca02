//! Many pages at once: the work goes to as many threads as the computer has cores, its outcomes are taken in order, and
//! a [`Watch`] tells whoever waits how far it is and lets them stop it. What comes out does not depend on the threads.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::thread;

use super::PrintError;

/// How far a long piece of printing is, for another thread to look at, and the means to stop it.
#[derive(Debug, Default)]
pub struct Watch {
    done: AtomicUsize,
    all: AtomicUsize,
    stop: AtomicBool,
}

impl Watch {
    /// How much of the current step is done, from 0 to 1.
    pub fn share(&self) -> f32 {
        let all = self.all.load(Ordering::Relaxed).max(1);
        (self.done.load(Ordering::Relaxed) as f32 / all as f32).min(1.0)
    }

    /// Asks the work to end with [`PrintError::Stopped`].
    pub fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }

    /// Says how far it is; an error once it was asked to end.
    pub(crate) fn at(&self, done: usize, all: usize) -> Result<(), PrintError> {
        self.all.store(all, Ordering::Relaxed);
        self.done.store(done, Ordering::Relaxed);
        if self.is_stopped() { Err(PrintError::Stopped) } else { Ok(()) }
    }

    fn is_stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }
}

/// How many things a thread takes at a time.
const BATCH: usize = 16;
/// More threads than this wait for memory, not for work.
const MOST_THREADS: usize = 8;

/// Does `work` on every item and hands the outcomes to `take`, in the order of the items. Each thread has a state of its
/// own that `make` makes. The first error ends it.
pub(super) fn in_order<'a, T: Sync, S, R: Send>(
    watch: &Watch,
    items: &'a [T],
    make: impl Fn() -> S + Sync,
    work: impl Fn(&mut S, &'a T) -> Result<R, PrintError> + Sync,
    mut take: impl FnMut(R) -> Result<(), PrintError>,
) -> Result<(), PrintError> {
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let threads = cores.min(MOST_THREADS).min(items.len() / (2 * BATCH));
    let next = AtomicUsize::new(0);
    let batches = |outcomes: &Sender<(usize, Vec<Result<R, PrintError>>)>| {
        let mut state = make();
        loop {
            let from = next.fetch_add(BATCH, Ordering::Relaxed);
            let batch = items.get(from..items.len().min(from + BATCH)).unwrap_or_default();
            if batch.is_empty() || watch.is_stopped() {
                return;
            }
            let done = batch.iter().map(|item| work(&mut state, item)).collect();
            // Whoever takes the outcomes has met an error.
            if outcomes.send((from, done)).is_err() {
                return;
            }
        }
    };
    thread::scope(|scope| {
        let (sender, receiver) = channel();
        let mut started = 0;
        for _ in 1..=threads.max(1) {
            let (sender, batches) = (sender.clone(), &batches);
            if threads > 1
                && thread::Builder::new().name("pages".to_owned()).spawn_scoped(scope, move || batches(&sender)).is_ok()
            {
                started += 1;
            }
        }
        if started == 0 {
            return here(watch, items, &make, &work, &mut take);
        }
        drop(sender);
        let (mut waiting, mut taken) = (BTreeMap::new(), 0);
        for (from, outcomes) in receiver {
            waiting.insert(from, outcomes);
            while let Some(outcomes) = waiting.remove(&taken) {
                taken += outcomes.len();
                outcomes.into_iter().try_for_each(|outcome| take(outcome?))?;
                watch.at(taken, items.len())?;
            }
        }
        watch.at(taken, items.len())
    })
}

/// As [`in_order`], on this thread alone.
fn here<'a, T, S, R>(
    watch: &Watch,
    items: &'a [T],
    make: &impl Fn() -> S,
    work: &impl Fn(&mut S, &'a T) -> Result<R, PrintError>,
    take: &mut impl FnMut(R) -> Result<(), PrintError>,
) -> Result<(), PrintError> {
    let mut state = make();
    for (n, item) in items.iter().enumerate() {
        watch.at(n, items.len())?;
        take(work(&mut state, item)?)?;
    }
    watch.at(items.len(), items.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn squares(n: usize, watch: &Watch) -> Result<Vec<usize>, PrintError> {
        let items: Vec<usize> = (0..n).collect();
        let mut squares = Vec::new();
        let take = |square| {
            squares.push(square);
            Ok(())
        };
        in_order(watch, &items, || (), |(), item| Ok(item * item), take)?;
        Ok(squares)
    }

    #[test]
    fn outcomes_come_in_order_whatever_the_threads_do() -> Result<(), PrintError> {
        for n in [0, 1, 31, 32, 33, 1000] {
            assert_eq!(squares(n, &Watch::default())?, (0..n).map(|n| n * n).collect::<Vec<_>>());
        }
        Ok(())
    }

    #[test]
    fn the_first_error_is_the_one_that_is_told() {
        let items: Vec<u32> = (0..500).collect();
        let fails = |(): &mut (), item: &u32| match item {
            100.. => Err(PrintError::Mark { register: 1, year: 2026, page: *item }),
            _ => Ok(()),
        };
        let outcome = in_order(&Watch::default(), &items, || (), fails, Ok);
        assert!(matches!(outcome, Err(PrintError::Mark { page: 100, .. })));
    }

    #[test]
    fn it_can_be_stopped() {
        let watch = Watch::default();
        watch.stop();
        assert!(matches!(squares(10, &watch), Err(PrintError::Stopped)));
        assert!(matches!(squares(500, &watch), Err(PrintError::Stopped)));
    }
}
