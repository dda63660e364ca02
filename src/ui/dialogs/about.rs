//! What this program is.

use egui::{RichText, Ui};

use crate::tr;

/// Draws it.
pub(super) fn about_ui(ui: &mut Ui) {
    ui.heading(tr!("ui-window-title"));
    ui.label(RichText::new(tr!("ui-about-version", version = env!("CARGO_PKG_VERSION"))).weak());
    ui.add_space(super::theme::GAP);
    ui.label(tr!("ui-about-what"));
}
