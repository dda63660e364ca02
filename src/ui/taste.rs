//! How a person wants the desk: kept for their account in the vault, and found again when they sit down.

use egui::Context;

use super::idle::Idle;
use super::theme::{self, Look, TextSize};
use crate::i18n::{self, Lang};
use crate::registry::Registry;

/// The names of what is kept.
pub(crate) struct Taste;

impl Taste {
    /// The language, by its tag.
    pub(crate) const LANGUAGE: &'static str = "language";
    /// The look.
    pub(crate) const LOOK: &'static str = "look";
    /// The size of the text.
    pub(crate) const SIZE: &'static str = "text-size";
    /// The minutes until a vault locks.
    pub(crate) const MINUTES: &'static str = "lock-minutes";

    /// Gives a window what the person prefers who sits down; the minutes until it locks. What was never chosen, or
    /// cannot be read, stays as it is: nobody is kept from the books by a colour.
    pub(crate) fn recall(registry: &Registry, ctx: &Context) -> u16 {
        let kept = |key| registry.preference(key).ok().flatten();
        if let Some(lang) = kept(Self::LANGUAGE).and_then(|tag| Lang::from_tag(&tag)) {
            i18n::choose(lang);
        }
        if let Some(look) = kept(Self::LOOK).and_then(|code| Look::from_code(&code)) {
            theme::wear(ctx, look);
        }
        if let Some(size) = kept(Self::SIZE).and_then(|code| TextSize::from_code(&code)) {
            ctx.set_zoom_factor(size.zoom());
        }
        let minutes = kept(Self::MINUTES).and_then(|minutes| minutes.parse().ok());
        minutes.filter(|minutes| Idle::OFFERED.contains(minutes)).unwrap_or(Idle::MINUTES)
    }
}
