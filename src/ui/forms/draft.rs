//! What is half typed survives the lock, a crash and a restart: it is kept in the vault a second after the last key, and
//! when the form is left.

use std::time::{Duration, Instant};

use egui::Context;

use super::form::Form;
use super::verb::Begin;
use crate::registry::{Error, Registry};

/// How long after a key it is kept.
const PAUSE: Duration = Duration::from_secs(1);

/// The draft of a form.
#[derive(Debug)]
pub(super) struct Draft {
    name: String,
    /// When something was typed that is not kept yet.
    changed: Option<Instant>,
    /// Whether what stands in the form was kept from another time.
    pub(super) restored: bool,
}

impl Draft {
    /// The draft of a form that begins so.
    pub(super) fn named(begin: &Begin) -> Self {
        Self { name: begin.name(), changed: None, restored: false }
    }

    /// Something was typed.
    pub(super) fn touch(&mut self) {
        self.changed.get_or_insert_with(Instant::now);
    }

    /// The form is about something else now.
    pub(super) fn rename(&mut self, begin: &Begin) {
        (self.name, self.restored) = (begin.name(), false);
    }
}

impl Form {
    /// Puts back what was typed before.
    pub(super) fn restore(&mut self, registry: &Registry) {
        let kept = registry.draft(&self.draft.name).ok().flatten();
        let Some(typed) = kept.and_then(|text| serde_json::from_str::<serde_json::Value>(&text).ok()) else { return };
        self.put_back(&typed);
        self.follow(registry);
        self.draft.restored = true;
    }

    /// Keeps what is typed, once there was a pause.
    pub(super) fn keep_in_time(&mut self, registry: &Registry, ctx: &Context) {
        let Some(since) = self.draft.changed else { return };
        let left = PAUSE.saturating_sub(since.elapsed());
        if left.is_zero() {
            self.keep(registry);
        } else {
            ctx.request_repaint_after(left);
        }
    }

    /// Keeps what is typed, now.
    pub(crate) fn keep(&mut self, registry: &Registry) {
        if self.draft.changed.take().is_none() {
            return;
        }
        let typed = self.typed().map(|typed| typed.to_string());
        if let Err(error) = registry.keep_draft(&self.draft.name, typed.as_deref()) {
            self.trouble = Some(crate::explain::error(&error));
        }
    }

    /// What was typed is recorded: nothing is left of the draft.
    pub(super) fn let_go(&mut self, registry: &Registry) -> Result<(), Error> {
        self.draft.changed = None;
        registry.keep_draft(&self.draft.name, None)
    }
}
