//! How far something is: a bar whose full part and whose empty part are seen on any ground.

use egui::{ProgressBar, Ui};

use crate::ui::theme;

/// A bar that is full to this share.
pub(crate) fn progress(ui: &mut Ui, share: f32) {
    show(ui, ProgressBar::new(share));
}

/// A bar that moves, where nobody can say how far it is.
pub(crate) fn under_way(ui: &mut Ui) {
    show(ui, ProgressBar::new(0.5).animate(true));
}

fn show(ui: &mut Ui, bar: ProgressBar) {
    ui.scope(|ui| {
        let palette = theme::palette(ui);
        let visuals = ui.visuals_mut();
        visuals.extreme_bg_color = palette.bar;
        visuals.override_text_color = Some(palette.on_accent);
        ui.add(bar.fill(palette.accent).desired_width(theme::FORM_WIDTH));
    });
}
