//! Figures and how they are taken.

use std::fmt;
use std::time::{Duration, Instant};

/// What measuring answers.
pub(crate) type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

/// Above the figures.
pub(crate) const HEADING: &str =
    "figure              here        floor       ratio   target          what over which floor";

/// A ratio and what it must not exceed.
pub(crate) struct Figure {
    name: &'static str,
    what: String,
    here: String,
    floor: Option<String>,
    ratio: Option<f64>,
    most: Option<f64>,
}

impl Figure {
    /// A time over the time of its floor.
    pub(crate) fn ratio(name: &'static str, what: &str, (here, floor): (Duration, Duration), most: f64) -> Self {
        let ratio = here.as_secs_f64() / floor.as_secs_f64();
        let floor = Some(shown(floor));
        Self { name, what: what.to_owned(), here: shown(here), floor, ratio: Some(ratio), most: Some(most) }
    }

    /// A size over the size of its floor.
    pub(crate) fn size(name: &'static str, what: &str, (here, floor): (usize, usize), most: f64) -> Self {
        let mib = |bytes: usize| format!("{:.2} MiB", bytes as f64 / 1_048_576.0);
        let ratio = Some(here as f64 / floor as f64);
        Self { name, what: what.to_owned(), here: mib(here), floor: Some(mib(floor)), ratio, most: Some(most) }
    }

    /// A time, only told.
    pub(crate) fn told(name: &'static str, what: &str, here: Duration) -> Self {
        Self { name, what: what.to_owned(), here: shown(here), floor: None, ratio: None, most: None }
    }

    /// Whether it is not above its target.
    pub(crate) fn holds(&self) -> bool {
        match (self.ratio, self.most) {
            (Some(ratio), Some(most)) => ratio <= most,
            _ => true,
        }
    }
}

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name, what, here, floor, ratio, most } = self;
        let ratio = ratio.map(|ratio| format!("{ratio:.2}")).unwrap_or_default();
        let verdict = most.map(|most| format!("≤ {most:.2}  {}", if self.holds() { "OK  " } else { "MISS" }));
        let (floor, verdict) = (floor.as_deref().unwrap_or_default(), verdict.unwrap_or_default());
        write!(f, "{name:<18}  {here:>10}  {floor:>10}  {ratio:>7}   {verdict:<14}  {what}")
    }
}

fn shown(time: Duration) -> String {
    let seconds = time.as_secs_f64();
    match seconds {
        1.0.. => format!("{seconds:.2} s"),
        0.001.. => format!("{:.2} ms", seconds * 1e3),
        _ => format!("{:.1} µs", seconds * 1e6),
    }
}

/// How long something took, and what it answered.
pub(crate) fn timed<T>(work: impl FnOnce() -> Outcome<T>) -> Outcome<(Duration, T)> {
    let started = Instant::now();
    let answer = work()?;
    Ok((started.elapsed(), answer))
}

/// The one in the middle.
pub(crate) fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

/// The medians of both, taken in turns: whatever slows the computer down slows down both.
pub(crate) fn in_turns(
    times: usize,
    mut here: impl FnMut() -> Outcome<Duration>,
    mut floor: impl FnMut() -> Outcome<Duration>,
) -> Outcome<(Duration, Duration)> {
    let (mut ours, mut theirs) = (Vec::with_capacity(times), Vec::with_capacity(times));
    for _ in 0..times {
        ours.push(here()?);
        theirs.push(floor()?);
    }
    Ok((median(ours), median(theirs)))
}
