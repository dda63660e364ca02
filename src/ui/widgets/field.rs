//! A field of one line that says when Enter goes on from it.

use egui::{Align2, Id, Key, Response, TextEdit, Ui, vec2};

use crate::ui::input_method::SteadyInputMethod;
use crate::ui::theme;

/// Draws a field, with the cursor in it if it goes there; whether Enter was pressed in it.
pub(crate) fn field(ui: &mut Ui, (id, goes_to): (Id, Option<Id>), text: &mut String, hidden: bool) -> bool {
    entry(ui, (id, goes_to), text, hidden).1
}

/// The same, with what egui says of it.
pub(super) fn entry(ui: &mut Ui, (id, goes_to): (Id, Option<Id>), text: &mut String, hidden: bool) -> (Response, bool) {
    let field = TextEdit::singleline(text)
        .id(id)
        .password(hidden)
        .desired_width(f32::INFINITY)
        .align(Align2::LEFT_CENTER)
        .min_size(vec2(0.0, theme::FIELD));
    let response = ui.add(field);
    if hidden && response.has_focus() {
        SteadyInputMethod::keep_off(ui.ctx());
    }
    if goes_to == Some(id) {
        response.request_focus();
        // With what it is called and how well it holds.
        ui.scroll_to_rect(response.rect.expand2(vec2(0.0, theme::FIELD)), None);
    }
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if entered {
        // The cursor goes on in the next frame.
        ui.request_repaint();
    }
    (response, entered)
}
