//! A desk with its books: verbs given as the JSON that scripts give, a clock that stands where it is put, and no
//! password to derive a key from.

use std::sync::Arc;

use jiff::Zoned;
use serde_json::Value;
use tiegui::registry::clock::SetClock;
use tiegui::registry::record::Act;
use tiegui::registry::{Done, Error, Registry};

/// Books in memory and the clock on the wall.
pub(crate) struct Desk {
    pub(crate) books: Registry,
    clock: Arc<SetClock>,
}

/// `2026-03-05T09:30` on the wall of the office.
pub(crate) fn moment(text: &str) -> Zoned {
    format!("{text}:00+08:00[+08:00]").parse().unwrap()
}

impl Desk {
    /// New books on the morning of `day`.
    pub(crate) fn on(day: &str) -> Self {
        let clock = Arc::new(SetClock::at(moment(&format!("{day}T09:00"))));
        let books = Registry::in_memory("农发行某县支行", "王喆", Box::new(Arc::clone(&clock))).unwrap();
        Self { books, clock }
    }

    /// Sets the clock.
    pub(crate) fn at(&self, when: &str) {
        self.clock.set(moment(when));
    }

    /// Does what the JSON says, whatever becomes of it. A refusal leaves journal and tables as they were.
    pub(crate) fn tries(&mut self, act: &Value) -> Result<Done, Error> {
        let act = Act::parse(&act.to_string()).unwrap();
        let before = self.books.fingerprint().unwrap();
        let outcome = self.books.perform(&act);
        let after = self.books.fingerprint().unwrap();
        assert_eq!(before == after, outcome.is_err(), "{act:?}: {outcome:?}");
        outcome
    }

    /// Does what must go through.
    #[track_caller]
    #[expect(clippy::needless_pass_by_value, reason = "acts are written on the spot")]
    pub(crate) fn does(&mut self, act: Value) -> Done {
        match self.tries(&act) {
            Ok(done) => done,
            Err(Error::Refused(refusal)) => panic!("{act}: refused, {refusal:?}"),
            Err(error) => panic!("{act}: {error}"),
        }
    }

    /// The rule that says no.
    #[track_caller]
    #[expect(clippy::needless_pass_by_value, reason = "as above")]
    pub(crate) fn refused(&mut self, act: Value) -> &'static str {
        match self.tries(&act) {
            Err(Error::Refused(refusal)) => refusal.rule(),
            other => panic!("{act}: not refused, {other:?}"),
        }
    }

    /// The day ends: everything holds.
    #[track_caller]
    pub(crate) fn closes(&self) {
        let report = self.books.verify(None);
        assert!(report.is_clean(), "{report:?}");
    }
}
