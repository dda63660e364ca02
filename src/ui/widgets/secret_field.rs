//! The field of a password: dots, no memory of what was typed once it is taken, and no input method. With a pinyin one
//! on, letters would end as hanzi behind the dots, and the password would be wrong for no reason one can see.

use egui::text_edit::TextEditState;
use egui::{Align2, Id, Response, TextEdit, Ui, vec2};
use zeroize::Zeroize as _;

use crate::ui::input_method::SteadyInputMethod;
use crate::ui::theme;

/// Draws the field.
pub(crate) fn secret_field(ui: &mut Ui, id: Id, typed: &mut String) -> Response {
    let field = TextEdit::singleline(typed)
        .id(id)
        .password(true)
        .desired_width(f32::INFINITY)
        .align(Align2::LEFT_CENTER)
        .min_size(vec2(theme::FORM_WIDTH, theme::FIELD));
    let response = ui.add(field);
    if response.has_focus() {
        SteadyInputMethod::keep_off(ui.ctx());
    }
    response
}

/// Wipes what was typed, and the field's memory of it.
pub(crate) fn wipe(ui: &Ui, id: Id, typed: &mut String) {
    typed.zeroize();
    if let Some(mut state) = TextEditState::load(ui, id) {
        state.clear_undoer();
        state.store(ui, id);
    }
}
