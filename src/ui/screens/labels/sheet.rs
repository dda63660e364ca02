//! The sheet of labels as it lies on the desk: what is used, what will be printed where, and what stays free.

use egui::accesskit::Role;
use egui::{Align2, FontFamily, FontId, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use crate::print::Page;
use crate::print::labels::{Label, SHEET, Stock};
use crate::tr;
use crate::ui::theme;
use crate::ui::widgets::paint_page;

/// The sheet that is begun.
pub(super) struct Sheet<'a> {
    pub(super) stock: &'a Stock,
    /// The first free label, from 0, and the one that the keys stand on.
    pub(super) first: usize,
    pub(super) cursor: usize,
    /// The labels to be printed, from the first free one on.
    pub(super) labels: &'a [Label],
    /// The page that they make.
    pub(super) page: Option<&'a Page>,
}

/// How large the number of a free label is, of the label's height.
const NUMBER: f32 = 0.32;

impl Sheet<'_> {
    /// Draws it in the room there is; answers which label was clicked.
    pub(super) fn ui(&self, ui: &mut Ui) -> Option<usize> {
        let room = ui.available_size();
        let scale = (room.x / SHEET.0).min(room.y / SHEET.1).max(0.1);
        let size = vec2(SHEET.0, SHEET.1) * scale;
        let (whole, _) = ui.allocate_exact_size(room, Sense::HOVER);
        let paper = Rect::from_min_size(pos2(whole.center().x - size.x / 2.0, whole.top()), size);
        match self.page {
            Some(page) => paint_page(ui.painter(), page, paper.min, scale),
            None => {
                ui.painter().rect_filled(paper, 0.0, theme::PAPER);
            }
        }
        ui.painter().rect_stroke(paper, 0.0, Stroke::new(1.0, theme::palette(ui).edge), StrokeKind::Outside);
        let mut clicked = None;
        for n in 0..self.stock.labels() {
            let area = self.stock.area(n);
            let corner = paper.min + vec2(area.x, area.y) * scale;
            let place = Rect::from_min_size(corner, vec2(area.width, area.height) * scale);
            if self.label_ui(ui, n, place) {
                clicked = Some(n);
            }
        }
        clicked
    }

    fn label_ui(&self, ui: &Ui, n: usize, place: Rect) -> bool {
        let response = ui.interact(place, ui.scope_id().with(("label", n)), Sense::CLICK);
        let label = n.checked_sub(self.first).and_then(|at| self.labels.get(at));
        let said = match label {
            Some(label) => tr!("labels-cell-printed", n = n + 1, head = label.head.as_str()),
            None if n < self.first => tr!("labels-cell-used", n = n + 1),
            None => tr!("labels-cell-free", n = n + 1),
        };
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, n == self.first, said.as_str()));
        let painter = ui.painter();
        let inner = place.shrink(1.0);
        if n < self.first {
            painter.rect_filled(inner, 2.0, theme::PAPER_USED);
        }
        if label.is_none() {
            let font = FontId::new(place.height() * NUMBER, FontFamily::Proportional);
            painter.text(place.center(), Align2::CENTER_CENTER, (n + 1).to_string(), font, theme::PAPER_FAINT);
        }
        let edge = if n == self.cursor {
            Stroke::new(2.5, theme::PAPER_ACCENT)
        } else if response.hovered() {
            Stroke::new(1.5, theme::PAPER_ACCENT)
        } else {
            Stroke::new(1.0, theme::PAPER_LINE)
        };
        painter.rect_stroke(inner, 2.0, edge, StrokeKind::Inside);
        let clicked = response.clicked();
        let told = label.map_or(said, |label| {
            let lines = [&label.head].into_iter().chain(&label.lines).chain([&label.payload]);
            lines.map(String::as_str).collect::<Vec<_>>().join("\n")
        });
        response.on_hover_text(told);
        clicked
    }
}
