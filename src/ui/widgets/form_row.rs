//! A labelled field: the label above, the field as wide as the form, and the two tied together for screen readers.

use egui::{RichText, Ui};

/// Draws a label and, below it, what `add` draws, named by the label.
pub(crate) fn form_row<R>(ui: &mut Ui, label: &str, add: impl FnOnce(&mut Ui) -> R) -> R {
    let label = ui.label(RichText::new(label).weak());
    let inner = ui.label_inputs_by(label.id, add);
    ui.add_space(crate::ui::theme::GAP);
    inner
}
