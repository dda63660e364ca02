//! Which columns of a register are shown, and in which order.

use egui::{Align, Button, Checkbox, Layout, Role, ScrollArea, Ui, WidgetInfo};

use crate::model::register::Register;
use crate::registry::Registry;
use crate::tr;
use crate::ui::theme;
use crate::ui::widgets::{Arrangement, Closing, Column, dropdown};

/// Draws the button and its sheet: a tick a column, and arrows for those that are shown.
pub(super) fn columns_ui(ui: &mut Ui, registry: &Registry, register: Register, arrangement: &mut Arrangement) {
    dropdown(ui, &tr!("table-columns"), false, Closing::Outside, |ui| {
        let most = theme::SHEET_MOST.min(ui.content_rect().height() - 200.0);
        let all = arrangement.all();
        let needed = (all.len() as f32 * (theme::SHEET_ROW + ui.spacing().item_spacing.y)).min(most);
        // The sheet is as high as it needs to be from its first frame on.
        ScrollArea::vertical().max_height(needed).min_scrolled_height(needed).show(ui, |ui| {
            for (column, shown) in all {
                ui.horizontal(|ui| column_ui(ui, registry, register, arrangement, (column, shown)));
            }
        });
        ui.separator();
        if ui.button(tr!("table-columns-reset")).clicked() {
            *arrangement = arrangement.reset();
            arrangement.keep(registry);
        }
    });
}

fn column_ui(
    ui: &mut Ui,
    registry: &Registry,
    register: Register,
    arrangement: &mut Arrangement,
    (column, shown): (Column, bool),
) {
    let mut on = shown;
    let name = column.heading(register);
    if ui.add_enabled(!column.is_fixed(), Checkbox::new(&mut on, &name)).changed() {
        arrangement.show(column, on);
        arrangement.keep(registry);
    }
    if !shown || column == Column::Number {
        return;
    }
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        let ways = [
            (true, "\u{2192}", tr!("table-column-right", name = name.as_str())),
            (false, "\u{2190}", tr!("table-column-left", name = name.as_str())),
        ];
        for (right, sign, hint) in ways {
            let button = ui.add(Button::new(sign).small());
            button.widget_info(|| WidgetInfo::labeled(Role::Button, true, hint.as_str()));
            if button.on_hover_text(&hint).clicked() {
                arrangement.shift(column, right);
                arrangement.keep(registry);
            }
        }
    });
}
