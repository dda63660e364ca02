//! A sentence on a tinted ground: something went wrong, needs an eye, or is done.

use egui::{CornerRadius, Frame, Label, Margin, RichText, Ui};

use crate::ui::theme::palette;

/// What a notice is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tone {
    /// Nothing special.
    Plain,
    /// There if one looks for it.
    Faint,
    /// It is well.
    Well,
    /// It needs an eye.
    Caution,
    /// It went wrong.
    Danger,
}

impl Tone {
    /// The colour of its text.
    pub(crate) fn ink(self, ui: &Ui) -> egui::Color32 {
        let palette = palette(ui);
        match self {
            Self::Plain => palette.ink,
            Self::Faint => palette.faint,
            Self::Well => palette.well.0,
            Self::Caution => palette.caution.0,
            Self::Danger => palette.danger.0,
        }
    }
}

/// Draws a notice as wide as there is room.
pub(crate) fn notice(ui: &mut Ui, tone: Tone, text: &str) {
    let palette = palette(ui);
    let fill = match tone {
        Tone::Plain | Tone::Faint => palette.bar,
        Tone::Well => palette.well.1,
        Tone::Caution => palette.caution.1,
        Tone::Danger => palette.danger.1,
    };
    Frame::new().fill(fill).corner_radius(CornerRadius::same(5)).inner_margin(Margin::symmetric(12, 8)).show(
        ui,
        |ui| {
            ui.set_width(ui.available_width());
            ui.add(Label::new(RichText::new(text).color(tone.ink(ui))).wrap().selectable(true));
        },
    );
}
