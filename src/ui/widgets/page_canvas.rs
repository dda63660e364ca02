//! A printed page on the screen: the very items that the paper shows, scaled.

use egui::{FontId, Painter, Pos2, Rect, Stroke, pos2, vec2};

use crate::print::{Item, Page};
use crate::ui::{fonts, theme};

/// Millimetres in a typographic point.
const MM_PER_PT: f32 = 25.4 / 72.0;

/// Paints a page with its upper left corner at `corner`, `scale` screen points to the millimetre.
pub(crate) fn paint_page(painter: &Painter, page: &Page, corner: Pos2, scale: f32) {
    let paper = Rect::from_min_size(corner, vec2(page.width_mm, page.height_mm) * scale);
    painter.rect_filled(paper, 0.0, theme::PAPER);
    let at = |x: f32, y: f32| corner + vec2(x, y) * scale;
    for item in &page.items {
        match item {
            Item::Text { x_mm, baseline_mm, size_pt, face, text } => {
                let font = FontId::new(size_pt * MM_PER_PT * scale, fonts::family(*face));
                paint_run(painter, at(*x_mm, *baseline_mm), text, font);
            }
            Item::Rule { x1, y1, x2, y2, width_mm } => {
                let stroke = Stroke::new((width_mm * scale).max(0.6), theme::PAPER_INK);
                painter.line_segment([at(*x1, *y1), at(*x2, *y2)], stroke);
            }
            Item::Qr { x_mm, y_mm, size_mm, modules, n } => {
                let side = size_mm / *n as f32;
                for (index, _) in modules.iter().enumerate().filter(|(_, dark)| **dark) {
                    let (column, row) = ((index % n) as f32, (index / n) as f32);
                    let square = Rect::from_min_max(
                        at(x_mm + column * side, y_mm + row * side),
                        at(x_mm + (column + 1.0) * side, y_mm + (row + 1.0) * side),
                    );
                    painter.rect_filled(square, 0.0, theme::PAPER_INK);
                }
            }
        }
    }
}

/// Paints a run so that its characters stand on the baseline.
fn paint_run(painter: &Painter, baseline: Pos2, text: &str, font: FontId) {
    let galley = painter.layout_no_wrap(text.to_owned(), font, theme::PAPER_INK);
    let drop =
        galley.rows.first().map_or(0.0, |row| row.pos.y + row.row.glyphs.first().map_or(0.0, |glyph| glyph.pos.y));
    painter.galley(pos2(baseline.x, baseline.y - drop), galley, theme::PAPER_INK);
}
