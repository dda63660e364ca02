//! How far a matter is: its steps side by side, what is done with its day and who stood by, what comes now, what is to come.

use egui::{Align2, FontId, Label, Pos2, Rect, RichText, Sense, Stroke, TextStyle, Ui, UiBuilder, pos2, vec2};
use jiff::civil::Date;

use super::super::matters::waits;
use crate::model::date::screen;
use crate::model::matter::{MatterKind, Step};
use crate::model::matter_view::{MatterHead, MatterRow};
use crate::ui::widgets::Tone;
use crate::ui::{say, theme};
use crate::{explain, tr};

/// The radius of a step's dot.
const DOT: f32 = 11.0;
/// How high the steps are.
const HEIGHT: f32 = 84.0;

/// How far a step is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Far {
    Done,
    Now,
    Ahead,
    /// It was left out: what is destroyed in the house is not escorted; what was given up comes no further.
    Left,
}

/// Draws the matter's number and its steps.
pub(super) fn steps_ui(ui: &mut Ui, matter: &MatterRow, today: Date) {
    let head = &matter.head;
    ui.horizontal(|ui| {
        ui.heading(say::capital(&explain::matter(head.slot)));
        let waits = waits(head, today);
        ui.label(RichText::new(waits.text).color(waits.tone.ink(ui)));
    });
    let path = shown(head);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::hover());
    let width = rect.width() / path.len().max(1) as f32;
    for (at, step) in path.iter().enumerate() {
        let place = Rect::from_min_size(pos2(rect.left() + at as f32 * width, rect.top()), vec2(width, HEIGHT));
        let far = far(matter, *step);
        if at + 1 < path.len() {
            let line = if far == Far::Done { theme::palette(ui).accent } else { theme::palette(ui).line };
            let y = place.top() + DOT + 2.0;
            let x = place.center().x + DOT + 4.0..=place.center().x + width - DOT - 4.0;
            ui.painter().hline(x, y, Stroke::new(2.0, line));
        }
        dot_ui(ui, pos2(place.center().x, place.top() + DOT + 2.0), at + 1, far);
        let words = Rect::from_min_max(pos2(place.left() + 4.0, place.top() + 2.0 * DOT + 8.0), place.max);
        let layout = egui::Layout::top_down(egui::Align::Center);
        ui.scope_builder(UiBuilder::new().max_rect(words).layout(layout), |ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            words_ui(ui, matter, *step, far);
        });
    }
}

/// The steps of its path; what was given up ends where it was given up.
fn shown(head: &MatterHead) -> Vec<Step> {
    let mut path = MatterKind::path(head.slot.kind).to_vec();
    if head.step == Step::Cancel {
        path.push(Step::Cancel);
    }
    path
}

fn far(matter: &MatterRow, step: Step) -> Far {
    let head = &matter.head;
    if matter.taken(step).is_some() {
        return Far::Done;
    }
    if !head.is_open {
        return Far::Left;
    }
    let path = MatterKind::path(head.slot.kind);
    let next = path.iter().skip_while(|other| **other != head.step).nth(1);
    if next == Some(&step) { Far::Now } else { Far::Ahead }
}

fn dot_ui(ui: &Ui, at: Pos2, number: usize, far: Far) {
    let palette = theme::palette(ui);
    let (fill, edge, ink) = match far {
        Far::Done => (palette.accent, palette.accent, palette.on_accent),
        Far::Now => (palette.sheet, palette.accent, palette.accent),
        Far::Ahead => (palette.sheet, palette.edge, palette.faint),
        Far::Left => (palette.sheet, palette.line, palette.faint),
    };
    ui.painter().circle(at, DOT, fill, Stroke::new(if far == Far::Now { 2.0 } else { 1.0 }, edge));
    let font = FontId { size: 12.5, ..TextStyle::Small.resolve(ui.style()) };
    ui.painter().text(at, Align2::CENTER_CENTER, number.to_string(), font, ink);
}

fn words_ui(ui: &mut Ui, matter: &MatterRow, step: Step, far: Far) {
    let name = RichText::new(tr!("process-step", kind = matter.head.slot.kind.code(), step = step.code()));
    let name = match far {
        Far::Done => name.strong(),
        Far::Now => name.strong().color(theme::palette(ui).accent),
        Far::Ahead => name.color(theme::palette(ui).faint),
        Far::Left => name.color(theme::palette(ui).faint).strikethrough(),
    };
    ui.add(Label::new(name).truncate());
    let small = |ui: &mut Ui, text: String, tone: Tone| {
        ui.add(Label::new(RichText::new(text).small().color(tone.ink(ui))).truncate());
    };
    match (far, matter.taken(step)) {
        (_, Some(taken)) => {
            small(ui, screen(taken.date), Tone::Faint);
            let by = taken.confirmed.iter().map(|by| by.account.clone());
            let by = if taken.confirmed.is_empty() { taken.actor.clone() } else { say::list(by) };
            small(ui, by, Tone::Faint);
        }
        (Far::Now, None) => small(ui, tr!("process-now"), Tone::Caution),
        (Far::Ahead | Far::Left | Far::Done, None) => {}
    }
}
