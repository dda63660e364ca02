//! The card as it lies on the desk: the head with its ruled facts, and a row a leg.

use std::sync::Arc;

use egui::{
    Align, Color32, FontId, Frame, Galley, Label, Layout, Margin, Rect, RichText, Role, Sense, Stroke, TextStyle,
};
use egui::{Ui, UiBuilder, WidgetInfo, pos2, vec2};
use jiff::civil::DateTime;

use crate::explain;
use crate::model::date::screen;
use crate::model::period::mark;
use crate::model::view::{CardRow, LegRow, ReaderRow};
use crate::tr;
use crate::ui::widgets::Tone;
use crate::ui::{say, theme};

/// What is drawn.
pub(super) struct Paper<'a> {
    pub(super) card: &'a CardRow,
    pub(super) now: DateTime,
    /// The reader the keys stand on.
    pub(super) row: usize,
}

/// How wide a row of cells is cut: the share of each, whether it is a label, and what it says.
type Cell = (f32, bool, String);

/// The readers' columns: number, reader, duty, out, back, opinion.
const SHARES: [f32; 6] = [0.05, 0.11, 0.14, 0.16, 0.18, 0.36];

/// Draws the card, and what `add` draws below the row of the reader who is next or has the copy; the reader clicked.
pub(super) fn sheet_ui(ui: &mut Ui, paper: &Paper<'_>, add: impl FnOnce(&mut Ui)) -> Option<usize> {
    let width = (ui.available_width() - 2.0 * theme::SHEET_PAD).min(theme::SHEET_WIDTH);
    let mut clicked = None;
    ui.vertical_centered(|ui| {
        ui.set_max_width(width + 2.0 * theme::SHEET_PAD);
        let palette = theme::palette(ui);
        Frame::new()
            .fill(palette.sheet)
            .stroke(Stroke::new(1.0, palette.line))
            .inner_margin(Margin::same(theme::SHEET_PAD as i8))
            .show(ui, |ui| {
                ui.set_width(width);
                ui.spacing_mut().item_spacing.y = 0.0;
                head_ui(ui, paper.card);
                clicked = readers_ui(ui, paper, add);
            });
    });
    clicked
}

fn head_ui(ui: &mut Ui, card: &CardRow) {
    let palette = theme::palette(ui);
    ui.vertical_centered(|ui| {
        ui.label(RichText::new(tr!("card-title")).font(theme::title_font()).color(palette.ink));
    });
    ui.horizontal(|ui| {
        ui.label(explain::slot(card.slot));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let (text, tone) = state(card);
            ui.label(RichText::new(text).color(tone.ink(ui)).strong());
        });
    });
    ui.add_space(4.0);
    let document = &card.document;
    let registered = card.registered.map(explain::slot).unwrap_or_default();
    cells_ui(
        ui,
        &[
            (0.11, true, tr!("card-registered")),
            (0.29, false, registered),
            (0.09, true, tr!("ui-column-level")),
            (0.21, false, mark(document.level, document.period.as_ref())),
            (0.09, true, tr!("ui-column-copy-numbers")),
            (0.21, false, say::copy(&card.carrier)),
        ],
    );
    cells_ui(
        ui,
        &[
            (0.11, true, tr!("ui-column-issuer")),
            (0.37, false, document.issuer.clone().unwrap_or_default()),
            (0.13, true, tr!("ui-column-document-number")),
            (0.39, false, document.number.clone().unwrap_or_default()),
        ],
    );
    cells_ui(
        ui,
        &[
            (0.11, true, tr!("ui-column-title")),
            (0.68, false, document.title.clone()),
            (0.11, true, tr!("card-copies")),
            (0.10, false, card.copies.to_string()),
        ],
    );
    cells_ui(ui, &[(0.11, true, tr!("card-proposal")), (0.89, false, card.proposal.clone().unwrap_or_default())]);
    let instructions = card.readers.iter().flat_map(|reader| {
        let said = reader.legs.iter().filter_map(|leg| leg.instruction.as_deref());
        said.map(|text| tr!("card-instructed", name = reader.name.as_str(), text))
    });
    let instructions: Vec<String> = instructions.collect();
    cells_ui(ui, &[(0.11, true, tr!("card-instruction")), (0.89, false, instructions.join("\n"))]);
    ui.add_space(theme::GAP);
}

/// How the circulation stands.
fn state(card: &CardRow) -> (String, Tone) {
    let read = card.readers.iter().filter(|reader| reader.has_read()).count();
    if card.void {
        (tr!("ui-state-void"), Tone::Faint)
    } else if let Some(day) = card.ended_on {
        (tr!("ui-card-ended", date = screen(day)), Tone::Faint)
    } else if card.open_leg().is_some() {
        (tr!("table-card-out"), Tone::Danger)
    } else if read == card.readers.len() {
        (tr!("ui-card-done", n = read.to_string()), Tone::Well)
    } else {
        (tr!("ui-card-read", read = read.to_string(), all = card.readers.len().to_string()), Tone::Plain)
    }
}

fn readers_ui(ui: &mut Ui, paper: &Paper<'_>, add: impl FnOnce(&mut Ui)) -> Option<usize> {
    let [number, name, duty, out, back, opinion] = SHARES;
    cells_ui(
        ui,
        &[
            (number, true, tr!("card-no")),
            (name, true, tr!("card-reader")),
            (duty, true, tr!("card-duty")),
            (out, true, tr!("card-out-at")),
            (back, true, tr!("card-back-at")),
            (opinion, true, tr!("card-opinion")),
        ],
    );
    let readers = &paper.card.readers;
    let open = readers.iter().position(|reader| reader.legs.iter().any(|leg| leg.back_at.is_none()));
    let below = open.unwrap_or(paper.row);
    let mut add = Some(add);
    let mut clicked = None;
    let mut n = 0;
    for (index, reader) in readers.iter().enumerate() {
        let legs: Vec<Option<&LegRow>> = match reader.legs.as_slice() {
            [] => vec![None],
            legs => legs.iter().map(Some).collect(),
        };
        for leg in legs {
            n += 1;
            if leg_ui(ui, paper, n, reader, leg, index == paper.row && paper.card.is_open()) {
                clicked = Some(index);
            }
        }
        if index == below
            && let Some(add) = add.take()
        {
            ui.with_layout(Layout::top_down(Align::Min), |ui| {
                ui.spacing_mut().item_spacing.y = theme::GAP / 2.0;
                add(ui);
            });
        }
    }
    clicked
}

/// Draws one leg, or a reader who waits for one; whether it was clicked.
fn leg_ui(ui: &mut Ui, paper: &Paper<'_>, n: usize, reader: &ReaderRow, leg: Option<&LegRow>, here: bool) -> bool {
    let at = |at: DateTime| say::moment(&at.to_string());
    let open = leg.is_some_and(|leg| leg.back_at.is_none());
    let back = match leg {
        Some(LegRow { back_at: Some(back), .. }) => at(*back),
        Some(LegRow { back_at: None, out_at, .. }) => tr!("card-minutes", time = since(*out_at, paper.now)),
        None => String::new(),
    };
    let name = if reader.planned { reader.name.clone() } else { tr!("card-unplanned", name = reader.name.as_str()) };
    let [number, reader_share, duty, out, back_share, opinion] = SHARES;
    let texts = [
        (number, false, n.to_string()),
        (reader_share, false, name),
        (duty, false, reader.duty.clone().unwrap_or_default()),
        (out, false, leg.map(|leg| at(leg.out_at)).unwrap_or_default()),
        (back_share, false, back),
        (opinion, false, leg.and_then(|leg| leg.opinion.clone()).unwrap_or_default()),
    ];
    let palette = theme::palette(ui);
    let waits_in_vain = leg.is_none() && !paper.card.is_open();
    let ink = if open {
        palette.danger.0
    } else if waits_in_vain {
        palette.faint
    } else {
        palette.ink
    };
    let fill = match (open, here) {
        (true, _) => Some(palette.danger.1),
        (false, true) => Some(palette.chosen),
        (false, false) => None,
    };
    let response = row_ui(ui, &texts, theme::LEG_ROW, ink, fill);
    response
        .widget_info(|| WidgetInfo::selected(Role::Row, true, here, tr!("card-leg", n, name = reader.name.as_str())));
    response.clicked()
}

/// How long it has been: minutes, then hours, then days.
fn since(out: DateTime, now: DateTime) -> String {
    let minutes = out.until(now).ok().and_then(|span| span.total((jiff::Unit::Minute, out)).ok()).unwrap_or(0.0);
    let minutes = minutes.max(0.0) as u64;
    match (minutes / 1440, minutes / 60) {
        (0, 0) => tr!("card-span-minutes", minutes),
        (0, hours) => tr!("card-span-hours", hours, minutes = minutes % 60),
        (days, hours) => tr!("card-span-days", days, hours = hours % 24),
    }
}

/// Draws a row of ruled facts.
fn cells_ui(ui: &mut Ui, cells: &[Cell]) {
    let ink = theme::palette(ui).ink;
    row_ui(ui, cells, theme::FACT_ROW, ink, None);
}

/// Draws a row of ruled cells as high as its longest text needs.
fn row_ui(ui: &mut Ui, cells: &[Cell], least: f32, ink: Color32, fill: Option<Color32>) -> egui::Response {
    let palette = theme::palette(ui);
    let width = ui.available_width();
    let font = TextStyle::Body.resolve(ui.style());
    let room = |share: f32| (width * share - 2.0 * theme::CELL_PAD).max(8.0);
    let height = |(share, _, text): &Cell| galley(ui, text, &font, room(*share)).size().y + 10.0;
    let tall = cells.iter().map(height).fold(least, f32::max).ceil();
    let (rect, response) = ui.allocate_exact_size(vec2(width, tall), Sense::CLICK);
    if let Some(fill) = fill {
        ui.painter().rect_filled(rect, 0.0, fill);
    }
    let rule = Stroke::new(1.0, palette.edge);
    let mut left = rect.left();
    for (share, is_label, text) in cells {
        let cell = Rect::from_min_size(pos2(left, rect.top()), vec2(width * share, tall));
        if *is_label {
            ui.painter().rect_filled(cell, 0.0, palette.bar);
        }
        ui.painter().rect_stroke(cell, 0.0, rule, egui::StrokeKind::Middle);
        let inner = cell.shrink2(vec2(theme::CELL_PAD, 2.0));
        let layout = if *is_label {
            Layout::top_down(Align::Center).with_main_align(Align::Center).with_main_justify(true)
        } else {
            Layout::left_to_right(Align::Center)
        };
        let colour = if *is_label { palette.faint } else { ink };
        // A child that takes no room of its own: the row has taken it.
        ui.new_child(UiBuilder::new().max_rect(inner).layout(layout))
            .add(Label::new(RichText::new(text).color(colour)).wrap());
        left = cell.right();
    }
    response
}

fn galley(ui: &Ui, text: &str, font: &FontId, room: f32) -> Arc<Galley> {
    ui.painter().layout(text.to_owned(), font.clone(), Color32::PLACEHOLDER, room)
}
