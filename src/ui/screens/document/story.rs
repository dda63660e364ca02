//! A document's life as a timeline: every journal entry that speaks of it, with its digest.

use egui::{Label, RichText, ScrollArea, Ui, pos2};

use crate::print::registers::has_slip;
use crate::registry::history::Dossier;
use crate::tr;
use crate::ui::command::Command;
use crate::ui::story::{Names, sentence};
use crate::ui::{say, theme};

/// A step of the story, in words.
pub(super) struct Step {
    /// The entry, where it gives a slip.
    slip: Option<u64>,
    heading: String,
    sentence: String,
    digest: String,
}

/// The steps of a document's story.
pub(super) fn steps(dossier: &Dossier, names: &Names) -> Vec<Step> {
    let step = |row: &crate::model::view::StoryRow| Step {
        slip: has_slip(&row.event).then_some(row.seq),
        heading: tr!("ui-story-step", seq = row.seq, at = say::moment(&row.at), actor = row.actor),
        sentence: sentence(&row.event, names),
        digest: row.digest.clone(),
    };
    dossier.story.iter().map(step).collect()
}

/// Draws the timeline, the latest step last.
pub(super) fn story_ui(ui: &mut Ui, steps: &[Step], commands: &mut Vec<Command>) {
    let palette = theme::palette(ui);
    ui.label(RichText::new(tr!("ui-document-story")).strong().color(palette.accent));
    ui.add_space(2.0);
    ScrollArea::vertical().id_salt("story").auto_shrink(false).show(ui, |ui| {
        for (index, step) in steps.iter().enumerate() {
            let response = ui
                .horizontal_top(|ui| {
                    ui.add_space(theme::DOT_INDENT);
                    ui.vertical(|ui| {
                        ui.label(RichText::new(&step.heading).small().color(palette.faint));
                        ui.add(Label::new(&step.sentence).wrap().selectable(true));
                        let digest = RichText::new(say::digest(&step.digest)).monospace().color(palette.faint);
                        ui.horizontal(|ui| {
                            ui.label(digest).on_hover_text(tr!("table-digest", digest = step.digest));
                            if let Some(command) = step.slip.map(Command::Slip)
                                && ui.small_button(command.label()).clicked()
                            {
                                commands.push(command);
                            }
                        });
                        ui.add_space(theme::GAP);
                    });
                })
                .response;
            dot(ui, response.rect, index + 1 < steps.len());
        }
    });
}

/// The dot of a step, and the line down to the next one.
fn dot(ui: &Ui, step: egui::Rect, more: bool) {
    let palette = theme::palette(ui);
    let centre = pos2(step.left() + theme::DOT_INDENT / 2.0, step.top() + 10.0);
    if more {
        let down = centre.y + theme::DOT..=step.bottom() + ui.spacing().item_spacing.y + 10.0 - theme::DOT;
        ui.painter().vline(centre.x, down, egui::Stroke::new(1.5, palette.line));
    }
    ui.painter().circle_filled(centre, theme::DOT, palette.accent);
}
