//! One screen a file. A screen sees the books and pushes commands; it never changes anything.

mod choose;
mod document;
mod preview;
mod print_panel;
mod register;
mod sign_in;

pub(crate) use choose::Choose;
pub(crate) use document::Document;
pub(crate) use preview::{Asked, Preview};
pub(crate) use register::RegisterScreen;
pub(crate) use sign_in::SignIn;

use egui::{Align, CentralPanel, Layout, Margin, RichText, Ui, vec2};

use super::bars::languages_ui;
use super::command::Command;
use super::theme;
use super::widgets::choice;
use crate::tr;

/// The screens before a vault is open: the name of the program, a card, and above it language and colours.
fn door_ui(ui: &mut Ui, commands: &mut Vec<Command>, card: impl FnOnce(&mut Ui, &mut Vec<Command>)) {
    CentralPanel::default().frame(theme::ground(ui, Margin::same(14))).show(ui, |ui| {
        let bar = vec2(ui.available_width(), ui.spacing().interact_size.y);
        ui.allocate_ui_with_layout(bar, Layout::right_to_left(Align::Center), |ui| {
            let dark = ui.visuals().dark_mode;
            let colours = [(Command::Wear(egui::Theme::Dark), dark), (Command::Wear(egui::Theme::Light), !dark)];
            choice(ui, colours, commands);
            ui.separator();
            languages_ui(ui, commands);
        });
        ui.add_space(((ui.available_height() - 520.0) / 2.5).max(8.0));
        ui.vertical_centered(|ui| {
            ui.label(RichText::new(tr!("ui-name")).font(theme::title_font()).color(theme::palette(ui).accent));
            ui.label(RichText::new(tr!("ui-subtitle")).weak());
            ui.add_space(theme::GROUP_GAP);
            ui.set_max_width(theme::FORM_WIDTH + 48.0);
            theme::card(ui).inner_margin(Margin::same(24)).show(ui, |ui| {
                ui.set_width(theme::FORM_WIDTH);
                ui.with_layout(Layout::top_down(Align::Min), |ui| card(ui, commands));
            });
        });
    });
}
