//! What time it is: asked in one place, so that tests and the sample vault can say.

use std::sync::Mutex;

use jiff::Zoned;
use jiff::civil::Date;

/// Tells the time.
pub trait Clock: Send {
    /// Now, in the zone of the office.
    fn now(&self) -> Zoned;

    /// Today.
    fn today(&self) -> Date {
        self.now().date()
    }
}

/// The computer's clock.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Zoned {
        Zoned::now()
    }
}

/// A clock that stands still until it is set: for tests and the sample vault.
#[derive(Debug)]
pub struct SetClock(Mutex<Zoned>);

impl SetClock {
    /// A clock that stands at `now`.
    pub fn at(now: Zoned) -> Self {
        Self(Mutex::new(now))
    }

    /// Sets it.
    pub fn set(&self, now: Zoned) {
        *self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = now;
    }
}

impl Clock for std::sync::Arc<SetClock> {
    fn now(&self) -> Zoned {
        self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner).clone()
    }
}

/// How an entry's time is written: RFC 3339 with offset, to the second.
pub(super) fn stamp(now: &Zoned) -> String {
    now.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}
