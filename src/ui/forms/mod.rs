//! The entry forms: one engine, one table of fields a verb. What is typed becomes the JSON that a script would give.

mod verb;

pub(crate) use verb::{Begin, Verb};

use egui::Ui;

use super::command::Command;

/// A form that is being filled in.
pub(crate) struct Form {
    begin: Begin,
}

impl Form {
    /// An empty form; none where what it has to speak of was not chosen.
    pub(crate) fn new(begin: Begin) -> Option<Self> {
        let ready = begin.verb.is_built() && (!begin.verb.needs_line() || begin.line.is_some());
        ready.then_some(Self { begin })
    }

    /// Draws it.
    pub(crate) fn ui(&self, ui: &mut Ui, commands: &mut Vec<Command>) {
        ui.heading(self.begin.verb.label());
        ui.label(format!("{} {}", self.begin.documents.len(), self.begin.carriers.len()));
        let back = Command::Back;
        if ui.button(back.label()).clicked() {
            commands.push(back);
        }
    }
}
