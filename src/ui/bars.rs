//! What frames the desk: the menus above, the navigation at the left, the status line below.

use egui::{Align, Button, Layout, MenuBar, RichText, Ui, vec2};

use super::command::Command;
use super::desk::Facts;
use super::dialogs::Dialog;
use super::idle::Idle;
use super::section::Section;
use super::widgets::{Tone, choice};
use super::{say, theme};
use crate::i18n::{self, Lang};
use crate::registry::Registry;
use crate::tr;

/// Draws the menus, the unit, and who is at the desk.
pub(super) fn top_ui(ui: &mut Ui, facts: &Facts, registry: &Registry, previewing: bool, commands: &mut Vec<Command>) {
    MenuBar::new().ui(ui, |ui| {
        ui.menu_button(tr!("ui-menu-vault"), |ui| {
            items(ui, [Command::Lock, Command::PickVault], commands);
            ui.separator();
            items(ui, [Command::Quit], commands);
        });
        ui.menu_button(tr!("menu-go"), |ui| {
            items(ui, Section::OFFERED.map(Command::Go), commands);
            ui.separator();
            items(ui, [Command::Find], commands);
        });
        ui.menu_button(tr!("ui-menu-print"), |ui| {
            items(ui, [Command::Preview, Command::PrintNew], commands);
            if previewing {
                items(ui, [Command::SavePdf], commands);
            }
        });
        ui.menu_button(tr!("ui-menu-view"), |ui| {
            items(ui, [Command::Wear(egui::Theme::Light), Command::Wear(egui::Theme::Dark)], commands);
            ui.separator();
            items(ui, Lang::ALL.map(Command::Speak), commands);
        });
        ui.menu_button(tr!("ui-menu-help"), |ui| {
            items(ui, [Command::Ask(Dialog::Keys), Command::Ask(Dialog::About)], commands);
        });
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let lock = Command::Lock;
            if ui.button(lock.label()).on_hover_text(tr!("ui-lock-hint")).clicked() {
                commands.push(lock);
            }
            languages_ui(ui, commands);
            ui.separator();
            ui.label(RichText::new(registry.user()).color(theme::palette(ui).faint));
            ui.add(egui::Label::new(RichText::new(&facts.unit).strong()).truncate());
        });
    });
}

/// The languages side by side; laid out from the right.
pub(super) fn languages_ui(ui: &mut Ui, commands: &mut Vec<Command>) {
    let from_right = ui.layout().prefer_right_to_left();
    let mut options = Lang::ALL.map(|lang| (Command::Speak(lang), lang == i18n::lang()));
    if from_right {
        options.reverse();
    }
    choice(ui, options, commands);
}

fn items(ui: &mut Ui, offered: impl IntoIterator<Item = Command>, commands: &mut Vec<Command>) {
    for command in offered {
        let mut button = Button::new(command.label());
        if let Some(shortcut) = command.shortcut() {
            button = button.shortcut_text(ui.format_shortcut(&shortcut));
        }
        if ui.add(button).clicked() {
            commands.push(command);
            ui.close();
        }
    }
}

/// Draws the sections, the one that is shown highlighted.
pub(super) fn navigation_ui(ui: &mut Ui, here: Section, facts: &Facts, commands: &mut Vec<Command>) {
    for section in Section::OFFERED {
        let response = entry(ui, section == here, &section.label(), facts.count(section));
        if response.on_hover_text(ui.format_shortcut(&section.shortcut())).clicked() {
            commands.push(Command::Go(section));
        }
    }
    ui.add_space(theme::GROUP_GAP);
}

/// A line of a list at the left, with how much there is.
pub(super) fn entry(ui: &mut Ui, chosen: bool, name: &str, count: Option<u64>) -> egui::Response {
    let count = count.map(|count| count.to_string()).unwrap_or_default();
    let count = RichText::new(count).small().color(theme::palette(ui).faint);
    let width = ui.available_width();
    ui.add(Button::selectable(chosen, name).right_text(count).min_size(vec2(width, theme::HEADING_ROW)))
}

/// Draws what the books hold, who is at them, and when they lock.
pub(super) fn status_ui(ui: &mut Ui, facts: &Facts, registry: &Registry, lines: &str, idle: &Idle) {
    let faint = Tone::Faint.ink(ui);
    ui.horizontal(|ui| {
        ui.label(RichText::new(lines).small());
        if let Some(seconds) = idle.countdown() {
            ui.label(RichText::new(tr!("ui-status-locks", seconds)).small().color(Tone::Danger.ink(ui)));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let (seq, digest) = &facts.head;
            let head = tr!("ui-status-head", seq = *seq, digest = say::digest(digest));
            ui.label(RichText::new(head).small().color(faint));
            ui.separator();
            ui.label(RichText::new(tr!("ui-status-account", name = registry.user())).small().color(faint));
        });
    });
}
