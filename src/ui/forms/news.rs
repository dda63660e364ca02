//! The line that says what was recorded last, or, after signing in, what was left half typed.

use egui::{Margin, Panel, RichText, Ui};

use super::record::Recorded;
use super::verb::Begin;
use crate::registry::{Error, Registry};
use crate::tr;
use crate::ui::command::Command;
use crate::ui::theme;
use crate::ui::widgets::Tone;

/// So many drafts are offered.
const MOST: usize = 4;

/// What is to be known.
pub(crate) enum News {
    /// It was recorded.
    Recorded(Recorded),
    /// It was left half typed, the latest first.
    Unfinished(Vec<Begin>),
}

impl News {
    /// What was left half typed.
    pub(crate) fn of_drafts(registry: &Registry) -> Result<Option<Self>, Error> {
        let mut begun: Vec<Begin> = registry.drafts()?.iter().filter_map(|(name, _)| Begin::from_name(name)).collect();
        begun.truncate(MOST);
        Ok((!begun.is_empty()).then_some(Self::Unfinished(begun)))
    }

    /// Draws it above the status line; whether it was put away.
    pub(crate) fn ui(&self, ui: &mut Ui, commands: &mut Vec<Command>) -> bool {
        let shown = Panel::bottom("news").frame(theme::ground(ui, Margin::symmetric(12, 6))).show(ui, |ui| {
            ui.horizontal(|ui| {
                match self {
                    Self::Recorded(recorded) => {
                        ui.label(RichText::new(&recorded.said).strong().color(Tone::Well.ink(ui)));
                        if let Some(document) = recorded.document {
                            let open = Command::Open(document);
                            if ui.button(open.label()).clicked() {
                                commands.push(open);
                            }
                        }
                    }
                    Self::Unfinished(begun) => {
                        ui.label(RichText::new(tr!("form-unfinished")).color(Tone::Caution.ink(ui)));
                        for begin in begun {
                            if ui.button(begin.verb.label()).clicked() {
                                commands.push(Command::Begin(begin.clone()));
                            }
                        }
                    }
                }
                ui.button(tr!("form-put-away")).clicked()
            })
            .inner
        });
        shown.inner
    }
}
