//! What happened to places, keys and those in charge: one sentence an event.

use crate::explain;
use crate::model::date::screen;
use crate::model::event::{Assign, EndAssign, GiveKey, SetFacility};
use crate::tr;

/// What a place is made of from a day on.
pub(super) fn facility(it: &SetFacility, place: &str) -> String {
    tr!("story-set-facility", place, lock = explain::lock(it.lock), since = screen(it.since))
}

/// Who holds a part of a lock from a day on.
pub(super) fn key(it: &GiveKey, place: &str) -> String {
    let (part, since) = (explain::key_part(it.part), screen(it.since));
    tr!("story-give-key", place, part, holder = it.holder, since, reason = super::because(it.reason.as_deref()))
}

/// Who is in charge from a day on.
pub(super) fn assign(it: &Assign, place: &str) -> String {
    let (level, since) = (it.level, screen(it.since));
    let deputy = it.deputy.as_ref().map(|deputy| tr!("story-assign-deputy", deputy = deputy.as_str()));
    let deputy = deputy.unwrap_or_default();
    tr!("story-assign", place, level, person = it.person, since, deputy)
}

/// Who is no longer.
pub(super) fn end_assign(it: &EndAssign, place: &str) -> String {
    tr!("story-end-assign", place, level = it.level, person = it.person, until = screen(it.until), reason = it.reason)
}
