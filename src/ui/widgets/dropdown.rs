//! A button that opens a small sheet below it: what is chosen there stands on the button.

use egui::{Align, Atom, Button, IdSalt, Layout, Popup, PopupCloseBehavior, RichText, Stroke, Ui, pos2, vec2};

use crate::ui::theme;

/// When the sheet closes by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Closing {
    /// With the first choice.
    AtOnce,
    /// With a click beside it, or Escape.
    Outside,
}

/// Draws the button, highlighted where something is `chosen`, and what `add` draws on the open sheet.
pub(crate) fn dropdown(
    ui: &mut Ui,
    label: &str,
    chosen: bool,
    closing: Closing,
    add: impl FnOnce(&mut Ui),
) -> egui::Response {
    let palette = theme::palette(ui);
    let text = if chosen { RichText::new(label).strong().color(palette.accent) } else { RichText::new(label) };
    let response = ui
        .scope(|ui| {
            ui.spacing_mut().button_padding = vec2(theme::GAP, 3.0);
            // Room for the arrow.
            let room = Atom::custom(IdSalt::new("arrow"), vec2(2.0 * theme::ARROW, theme::ARROW));
            let button = Button::new((text, room));
            ui.add(if chosen { button.fill(palette.chosen) } else { button })
        })
        .inner;
    let tip = pos2(response.rect.right() - theme::GAP - theme::ARROW, response.rect.center().y);
    let points = [(-1.0, -0.5), (1.0, -0.5), (0.0, 0.7)].map(|(x, y)| tip + vec2(x, y) * theme::ARROW).to_vec();
    ui.painter().add(egui::Shape::convex_polygon(points, palette.faint, Stroke::NONE));
    let popup = match closing {
        Closing::AtOnce => Popup::menu(&response),
        // What can be typed into or ticked looks as it does elsewhere, not as in a menu.
        Closing::Outside => Popup::from_toggle_button_response(&response)
            .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
            .layout(Layout::top_down_justified(Align::Min)),
    };
    popup.show(|ui| {
        match closing {
            Closing::AtOnce => ui.set_min_width(theme::DROPDOWN),
            Closing::Outside => ui.set_width(theme::SHEET),
        }
        ui.spacing_mut().interact_size.y = theme::SHEET_ROW;
        ui.spacing_mut().item_spacing.y = 2.0;
        add(ui);
    });
    response
}

/// Closes the sheet: something was chosen, and the keys go back to the screen.
pub(crate) fn chosen(ui: &Ui) {
    ui.close();
    ui.memory_mut(|memory| {
        if let Some(focused) = memory.focused() {
            memory.surrender_focus(focused);
        }
    });
}
