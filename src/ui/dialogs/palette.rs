//! The palette: every command by what it is called, in hanzi, pinyin or initials, with its key, and why not.

use egui::{Id, Key, Label, Layout, Modifiers, RichText, ScrollArea, Sense, TextEdit, Ui, UiBuilder, vec2};

use crate::tr;
use crate::ui::command::Command;
use crate::ui::menus::{Group, offered};
use crate::ui::situation::Situation;
use crate::ui::widgets::Tone;
use crate::ui::{spelt, theme};

/// What is typed and which answer is chosen.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Palette {
    typed: String,
    chosen: usize,
}

/// A command that answers.
struct Answer {
    group: Group,
    command: Command,
    hindrance: Option<String>,
}

impl Palette {
    /// Draws it; whether it is done with.
    pub(super) fn ui(&mut self, ui: &mut Ui, at: &Situation, commands: &mut Vec<Command>) -> bool {
        let id = Id::unique("palette");
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let (down, up) = (pressed(Key::ArrowDown), pressed(Key::ArrowUp));
        let field =
            TextEdit::singleline(&mut self.typed).id(id).hint_text(tr!("palette-hint")).desired_width(f32::INFINITY);
        let response = ui.add(field);
        if response.changed() {
            self.chosen = 0;
        }
        let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        if !entered && !response.has_focus() {
            response.request_focus();
        }
        ui.add_space(theme::GAP);
        let mut answers = self.answers(at);
        let last = answers.len().saturating_sub(1);
        self.chosen = if down { self.chosen + 1 } else { self.chosen.saturating_sub(usize::from(up)) }.min(last);
        let clicked = self.answers_ui(ui, &answers, down || up || response.changed());
        if !entered && !clicked {
            return false;
        }
        if self.chosen >= answers.len() {
            response.request_focus();
            return false;
        }
        let answer = answers.swap_remove(self.chosen);
        if answer.hindrance.is_some() {
            // It says why beside it; another one can be chosen.
            response.request_focus();
            return false;
        }
        // The palette closes first: what it ran may open a dialog of its own.
        commands.push(Command::Close);
        commands.push(answer.command);
        false
    }

    /// What answers to what is typed, the best first; of equals, what is possible.
    fn answers(&self, at: &Situation) -> Vec<Answer> {
        let answers = offered(at).into_iter().filter(|(_, command)| !matches!(command, Command::Palette));
        let mut answers: Vec<(u8, Answer)> = answers
            .filter_map(|(group, command)| {
                let label = command.label();
                let rank = spelt::rank(&self.typed, &label)
                    .or_else(|| spelt::rank(&self.typed, &format!("{} {label}", group.label())).map(|rank| rank + 5))?;
                Some((rank, Answer { hindrance: command.hindrance(at), group, command }))
            })
            .collect();
        answers.sort_by_key(|(rank, answer)| (*rank, answer.hindrance.is_some()));
        answers.into_iter().map(|(_, answer)| answer).collect()
    }

    /// Draws the answers; whether one was clicked.
    fn answers_ui(&mut self, ui: &mut Ui, answers: &[Answer], reveal: bool) -> bool {
        let mut clicked = false;
        ui.spacing_mut().item_spacing.y = 0.0;
        // As high with few answers as with many, so that it stays where it is.
        ScrollArea::vertical().max_height(theme::PALETTE_HEIGHT).auto_shrink(false).show(ui, |ui| {
            if answers.is_empty() {
                ui.label(RichText::new(tr!("palette-nothing")).color(Tone::Faint.ink(ui)));
            }
            for (index, answer) in answers.iter().enumerate() {
                let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), theme::ROW), Sense::click());
                if response.clicked() {
                    self.chosen = index;
                    clicked = true;
                }
                if index == self.chosen {
                    ui.painter().rect_filled(rect, 4.0, theme::palette(ui).chosen);
                    if reveal {
                        ui.scroll_to_rect(rect, None);
                    }
                } else if response.hovered() {
                    ui.painter().rect_filled(rect, 4.0, theme::palette(ui).hovered);
                }
                let inner = rect.shrink2(vec2(theme::CELL_PAD, 0.0));
                let builder = UiBuilder::new().max_rect(inner).layout(Layout::left_to_right(egui::Align::Center));
                ui.scope_builder(builder, |ui| answer.ui(ui));
            }
        });
        clicked
    }
}

impl Answer {
    fn ui(&self, ui: &mut Ui) {
        let faint = Tone::Faint.ink(ui);
        let size = vec2(theme::PALETTE_GROUP, ui.available_height());
        ui.allocate_ui_with_layout(size, Layout::left_to_right(egui::Align::Center), |ui| {
            ui.set_min_width(theme::PALETTE_GROUP);
            ui.label(RichText::new(self.group.label()).small().color(faint));
        });
        let label = RichText::new(self.command.label());
        ui.label(if self.hindrance.is_some() { label.color(faint) } else { label });
        ui.with_layout(Layout::right_to_left(egui::Align::Center), |ui| {
            if let Some(shortcut) = self.command.shortcut() {
                ui.label(RichText::new(crate::ui::say::keys(ui, shortcut)).small().color(faint));
            }
            if let Some(why) = &self.hindrance {
                ui.add(Label::new(RichText::new(why).small().color(Tone::Caution.ink(ui))).truncate());
            }
        });
    }
}
