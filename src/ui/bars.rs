//! What frames the desk: the menus above, the navigation at the left, the status line below.

use egui::{Align, Button, Context, Label, Layout, MenuBar, RichText, ScrollArea, Ui, vec2};

use super::command::Command;
use super::facts::Facts;
use super::idle::Idle;
use super::menus::Group;
use super::section::Section;
use super::situation::Situation;
use super::theme::TextSize;
use super::widgets::{Tone, choice};
use super::{say, theme};
use crate::i18n::{self, Lang};
use crate::registry::Registry;
use crate::tr;

/// Draws the menus, the unit, and who is at the desk.
pub(super) fn top_ui(ui: &mut Ui, facts: &Facts, user: &str, at: &Situation, commands: &mut Vec<Command>) {
    MenuBar::new().ui(ui, |ui| {
        for group in Group::ALL {
            ui.menu_button(group.label(), |ui| {
                ui.set_min_width(theme::MENU_WIDTH);
                for (n, part) in group.offered(at).into_iter().filter(|part| !part.is_empty()).enumerate() {
                    if n > 0 {
                        ui.separator();
                    }
                    items(ui, part, at, commands);
                }
            });
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let lock = Command::Lock;
            if ui.button(lock.label()).on_hover_text(tr!("ui-lock-hint")).clicked() {
                commands.push(lock);
            }
            languages_ui(ui, commands);
            ui.separator();
            ui.label(RichText::new(user).color(theme::palette(ui).faint));
            ui.add(Label::new(RichText::new(&facts.unit).strong()).truncate());
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

/// Commands as the items of a menu: of each its key, and where it is not possible, why.
pub(crate) fn items(
    ui: &mut Ui,
    offered: impl IntoIterator<Item = Command>,
    at: &Situation,
    commands: &mut Vec<Command>,
) {
    for command in offered {
        let hindrance = command.hindrance(at);
        let mut button = Button::new(command.label()).selected(is_in_force(&command, ui));
        if let Some(shortcut) = command.shortcut() {
            button = button.shortcut_text(crate::ui::say::keys(ui, shortcut));
        }
        let response = ui.add_enabled(hindrance.is_none(), button);
        let clicked = match hindrance {
            Some(why) => response.on_disabled_hover_text(why).clicked(),
            None => response.clicked(),
        };
        if clicked {
            commands.push(command);
            ui.close();
        }
    }
}

/// Whether it is already as the command would have it.
fn is_in_force(command: &Command, ctx: &Context) -> bool {
    matches!(command, Command::Speak(lang) if *lang == i18n::lang())
        || matches!(command, Command::Wear(look) if *look == theme::worn(ctx))
        || matches!(command, Command::Size(size) if *size == TextSize::of(ctx))
}

/// Draws the sections, the one that is shown highlighted.
pub(super) fn navigation_ui(ui: &mut Ui, here: Option<Section>, facts: &Facts, commands: &mut Vec<Command>) {
    ui.spacing_mut().item_spacing.y = 2.0;
    for section in Section::OFFERED {
        let response = entry(ui, here == Some(section), &section.label(), facts.count(section));
        if response.on_hover_text(crate::ui::say::keys(ui, section.shortcut())).clicked() {
            commands.push(Command::Go(section));
        }
    }
}

/// A line of a list at the left, with how much there is.
pub(super) fn entry(ui: &mut Ui, chosen: bool, name: &str, count: Option<u64>) -> egui::Response {
    let count = count.map(|count| count.to_string()).unwrap_or_default();
    let count = RichText::new(count).small().color(theme::palette(ui).faint);
    let width = ui.available_width();
    ui.add(Button::selectable(chosen, name).right_text(count).min_size(vec2(width, theme::NAVIGATION_ROW)))
}

/// Something that was said last: what was recorded, or why something is not possible.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Said {
    /// How it is meant.
    pub(crate) tone: Tone,
    /// The words.
    pub(crate) text: String,
    /// The entry it is about, where that gives a slip.
    pub(crate) slip: Option<u64>,
}

/// Draws what was said last, what is on the screen, who is at the books, what they hold, and when they lock.
pub(super) fn status_ui(
    ui: &mut Ui,
    facts: &Facts,
    registry: &Registry,
    (said, lines): (Option<&Said>, &str),
    idle: &Idle,
    commands: &mut Vec<Command>,
) {
    let faint = Tone::Faint.ink(ui);
    let small = |text: String| Label::new(RichText::new(text).small().color(faint));
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        let (seq, digest) = &facts.head;
        let head = RichText::new(tr!("ui-status-head", seq = *seq, digest = say::digest(digest)));
        // Every letter as wide, so that nothing beside it moves with each entry.
        ui.add(Label::new(head.monospace().color(faint)));
        ui.separator();
        ui.add(small(tr!("ui-status-account", name = registry.user())));
        ui.separator();
        let folder = registry.folder();
        let name = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let vault = ui.add(small(tr!("status-vault", name)));
        vault.on_hover_text(folder.display().to_string());
        ui.separator();
        if !lines.is_empty() {
            ui.add(small(lines.to_owned()));
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            if let Some(seconds) = idle.countdown() {
                ui.label(RichText::new(tr!("ui-status-locks", seconds)).small().color(Tone::Danger.ink(ui)));
            }
            if let Some(said) = said {
                if let Some(command) = said.slip.map(Command::Slip) {
                    let key = command.shortcut().map(|key| crate::ui::say::keys(ui, key)).unwrap_or_default();
                    if ui.small_button(command.label()).on_hover_text(key).clicked() {
                        commands.push(command);
                    }
                }
                let text = RichText::new(&said.text).small().color(said.tone.ink(ui));
                ui.add(Label::new(text).truncate()).on_hover_text(&said.text);
            }
        });
    });
}

/// The list at the left scrolls where a window is low.
pub(super) fn scrolling(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    ScrollArea::vertical().id_salt("navigation").auto_shrink(false).show(ui, add);
}
