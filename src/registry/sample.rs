//! The sample vault: a year of an invented county branch, told after the fact by the same verbs as everything else.

use std::path::Path;
use std::sync::Arc;

use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use serde::Deserialize;

use super::clock::SetClock;
use super::keys::Password;
use super::record::Act;
use super::{Error, OpenError, Registry};
use crate::model::person::Post;

/// The sample year: one verb a line, as `record` takes them.
const YEAR: &str = include_str!("../../assets/demo/2025.jsonl");
/// Who has an account beside the secretary: post and name, one a line.
const PEOPLE: &str = include_str!("../../assets/demo/accounts.txt");
const UNIT: &str = include_str!("../../assets/demo/unit.txt");
const USER: &str = include_str!("../../assets/demo/user.txt");

/// Acts that share a transaction, so that the year is made in seconds.
const ACTS_AT_ONCE: usize = 100;

/// Why there is no sample.
#[derive(Debug, thiserror::Error)]
pub enum SampleError {
    /// The vault could not be founded.
    #[error(transparent)]
    Founding(#[from] OpenError),
    /// A line of the sample cannot be read.
    #[error("line {0} of the sample cannot be read")]
    Unreadable(usize),
    /// A line of the sample was not done.
    #[error("line {line} of the sample was not done: {cause}")]
    NotDone {
        /// The line.
        line: usize,
        /// Why.
        cause: Error,
    },
}

/// When something of the sample happened.
#[derive(Deserialize)]
struct When {
    date: Option<Date>,
    at: Option<DateTime>,
}

/// The sample's secretary.
pub fn user() -> &'static str {
    USER.trim()
}

/// Who has an account beside the secretary; in the sample all have the same password.
fn accounts() -> impl Iterator<Item = (Post, &'static str)> {
    PEOPLE.lines().filter_map(|line| {
        let (post, name) = line.split_once(' ')?;
        Some((Post::from_code(post)?, name.trim()))
    })
}

/// Founds the sample in `vault` and tells its year, each act at its own time; closed again, it opens as any vault.
pub fn make(vault: &Path, password: &Password) -> Result<(), SampleError> {
    let zone = TimeZone::system();
    let zoned = |moment: DateTime| moment.to_zoned(zone.clone());
    let opening = jiff::civil::date(2025, 1, 2).at(8, 0, 0, 0);
    let clock = Arc::new(SetClock::at(zoned(opening).map_err(|_no_such_time| SampleError::Unreadable(0))?));
    let mut registry = Registry::create(vault, UNIT.trim(), user(), password, Box::new(clock))?;
    let mut standing_by = Vec::new();
    for (post, name) in accounts() {
        let opened = registry.open_account_for(name, post, password);
        standing_by.push(opened.map_err(OpenError::from)?.1);
    }
    registry.stand_by(standing_by);
    let mut now = opening;
    let mut acts = Vec::new();
    for (number, line) in (1..).zip(YEAR.lines()) {
        let act = Act::parse(line).map_err(|_unreadable| SampleError::Unreadable(number))?;
        let when: When = serde_json::from_str(line).map_err(|_unreadable| SampleError::Unreadable(number))?;
        // A day without a time goes on where the day was.
        let later = now.saturating_add(jiff::Span::new().minutes(1));
        now = match (when.at, when.date) {
            (Some(at), _) => at.max(later),
            (None, Some(date)) if date > now.date() => date.at(8, 30, 0, 0),
            (None, _) => later,
        };
        acts.push((zoned(now).map_err(|_no_such_time| SampleError::Unreadable(number))?, act));
    }
    for (chunk, acts) in acts.chunks(ACTS_AT_ONCE).enumerate() {
        registry
            .perform_all(acts)
            .map_err(|(at, cause)| SampleError::NotDone { line: chunk * ACTS_AT_ONCE + at + 1, cause })?;
    }
    Ok(())
}
