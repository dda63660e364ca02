//! What the unit decides for itself, each with what it rests on, and how the person at the desk wants it to look. The
//! unit's decisions are entries of the journal; a person's are nobody else's business.

use egui::{Button, CentralPanel, ComboBox, Label, Margin, RichText, ScrollArea, TextEdit, Ui};

use crate::i18n::{self, Lang};
use crate::model::holidays::{Calendar, Unclear};
use crate::model::level::Level;
use crate::model::settings::{HOLIDAYS, LEVELS_FROM, RETENTION, Switch, level_or};
use crate::registry::browse::Founding;
use crate::registry::{Error, Registry};
use crate::ui::command::Command;
use crate::ui::dialogs::Dialog;
use crate::ui::idle::Idle;
use crate::ui::say;
use crate::ui::theme::{self, Look, TextSize};
use crate::ui::widgets::{Tone, choice, code_fact, command_button, fact, notice};
use crate::{explain, tr};

/// Years that are offered for keeping registers, and what stands where nobody said.
const YEARS: [u16; 6] = [5, 10, 15, 30, 50, 100];
const DEFAULT_YEARS: u16 = 30;

/// The screen.
#[derive(Default)]
pub(crate) struct Settings {
    of: Option<u64>,
    read: Option<Read>,
    /// The days off as they are typed.
    holidays: String,
    trouble: Option<String>,
}

struct Read {
    founding: Founding,
    switches: Vec<(Switch, bool)>,
    /// From which level on person, cabinet and room, and iron, are asked for.
    levels: Vec<(&'static str, Level)>,
    years: u16,
    calendar: Calendar,
}

impl Settings {
    /// Draws it.
    pub(crate) fn ui(&mut self, ui: &mut Ui, registry: &Registry, idle: &Idle, commands: &mut Vec<Command>) {
        if self.of != Some(registry.revision()) {
            self.of = Some(registry.revision());
            (self.read, self.trouble) = match read(registry) {
                Ok(read) => (Some(read), None),
                Err(error) => (None, Some(explain::error(&error))),
            };
            let lines = self.read.iter().flat_map(|read| read.calendar.lines());
            self.holidays = lines.collect::<Vec<_>>().join("\n");
        }
        CentralPanel::default().frame(theme::ground(ui, Margin::symmetric(12, 10))).show(ui, |ui| {
            ui.heading(tr!("section", section = "settings"));
            ui.add_space(2.0);
            if let Some(trouble) = &self.trouble {
                notice(ui, Tone::Danger, trouble);
            }
            ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                ui.set_max_width(theme::SETTINGS_WIDTH.min(ui.available_width()));
                group(ui, &tr!("settings-desk"), |ui| desk_ui(ui, idle, commands));
                if let Some(read) = &self.read {
                    group(ui, &tr!("settings-accounts"), |ui| read.accounts_ui(ui, registry.user(), commands));
                    group(ui, &tr!("settings-rules"), |ui| read.rules_ui(ui, commands));
                    group(ui, &tr!("settings-holidays"), |ui| {
                        holidays_ui(ui, &read.calendar, &mut self.holidays, commands);
                    });
                    group(ui, &tr!("settings-unit"), |ui| read.unit_ui(ui, registry));
                }
            });
        });
    }
}

fn read(registry: &Registry) -> Result<Read, Error> {
    let mut switches = Vec::with_capacity(Switch::ALL.len());
    for switch in Switch::ALL {
        switches.push((switch, switch.is_on(registry.setting(switch.key())?.as_deref())));
    }
    let years = registry.setting(RETENTION)?.and_then(|years| years.parse().ok()).unwrap_or(DEFAULT_YEARS);
    let mut levels = Vec::with_capacity(LEVELS_FROM.len());
    for (key, default) in LEVELS_FROM {
        levels.push((key, level_or(registry.setting(key)?.as_deref(), default)));
    }
    Ok(Read { founding: registry.founding()?, switches, levels, years, calendar: registry.calendar()? })
}

fn group(ui: &mut Ui, title: &str, add: impl FnOnce(&mut Ui)) {
    ui.add_space(theme::GAP);
    ui.label(RichText::new(title).strong().color(theme::palette(ui).accent));
    theme::card(ui).show(ui, |ui| {
        ui.set_width(ui.available_width());
        add(ui);
    });
    ui.add_space(theme::GAP);
}

/// What it is called, and beside it what can be chosen.
fn row(ui: &mut Ui, label: &str, add: impl FnOnce(&mut Ui)) {
    ui.horizontal(|ui| {
        ui.allocate_ui_with_layout(
            egui::vec2(theme::SETTING_LABEL, ui.spacing().interact_size.y),
            egui::Layout::left_to_right(egui::Align::Center),
            |ui| {
                ui.set_min_width(theme::SETTING_LABEL);
                ui.label(label);
            },
        );
        add(ui);
    });
}

/// How it looks, and when it locks.
fn desk_ui(ui: &mut Ui, idle: &Idle, commands: &mut Vec<Command>) {
    row(ui, &tr!("settings-language"), |ui| {
        choice(ui, Lang::ALL.map(|lang| (Command::Speak(lang), lang == i18n::lang())), commands);
    });
    row(ui, &tr!("settings-look"), |ui| {
        let here = theme::worn(ui);
        choice(ui, Look::ALL.map(|look| (Command::Wear(look), look == here)), commands);
    });
    row(ui, &tr!("settings-size"), |ui| {
        let here = TextSize::of(ui);
        choice(ui, TextSize::ALL.map(|size| (Command::Size(size), size == here)), commands);
    });
    row(ui, &tr!("settings-lock"), |ui| {
        let here = idle.minutes();
        choice(ui, Idle::OFFERED.map(|minutes| (Command::LockAfter(minutes), minutes == here)), commands);
    });
    ui.add(Label::new(RichText::new(tr!("settings-lock-why")).small().color(Tone::Faint.ink(ui))).wrap());
}

/// The days off, a run of them a line; what is typed becomes an entry after a second word.
fn holidays_ui(ui: &mut Ui, set: &Calendar, typed: &mut String, commands: &mut Vec<Command>) {
    let small = |text: String, tone: Tone, ui: &Ui| Label::new(RichText::new(text).small().color(tone.ink(ui))).wrap();
    let what = small(tr!("settings-holidays-what"), Tone::Faint, ui);
    ui.add(what);
    ui.add_space(theme::GAP);
    let name = tr!("settings-holidays");
    let field = TextEdit::multiline(typed)
        .hint_text(tr!("settings-holidays-hint"))
        .desired_rows(3)
        .desired_width(f32::INFINITY);
    let response = ui.add(field);
    // A field of several lines is not named by what stands before it.
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(name.as_str()));
    let wanted = match Calendar::parse(typed) {
        Ok(wanted) => Some(wanted).filter(|wanted| wanted != set),
        Err(Unclear(text)) => {
            let unclear = small(tr!("settings-holidays-unclear", text), Tone::Danger, ui);
            ui.add(unclear);
            None
        }
    };
    let keep = ui.add_enabled(wanted.is_some(), Button::new(tr!("settings-holidays-keep")));
    if keep.gained_focus() {
        keep.scroll_to_me(None);
    }
    if let Some(wanted) = wanted.filter(|_| keep.clicked()) {
        let value = wanted.lines().collect::<Vec<_>>().join(",");
        let text = tr!("settings-holidays-change", days = say::setting_value(HOLIDAYS, &value));
        commands.push(Command::Ask(Dialog::Settle { title: name, text, key: HOLIDAYS, value }));
    }
}

impl Read {
    /// Who may sit at the desk or stand by.
    fn accounts_ui(&self, ui: &mut Ui, user: &str, commands: &mut Vec<Command>) {
        for account in &self.founding.accounts {
            let name = account.name.as_str();
            row(ui, &tr!("ui-account", name, post = say::post(account.post)), |ui| {
                let since = tr!("accounts-since", at = say::moment(&account.since));
                ui.label(RichText::new(since).color(Tone::Faint.ink(ui)));
                if name == user {
                    ui.label(RichText::new(tr!("accounts-here")).color(Tone::Well.ink(ui)));
                }
            });
        }
        ui.add_space(theme::GAP);
        ui.horizontal(|ui| {
            command_button(ui, Command::OpenAccount, None, commands);
            command_button(ui, Command::ChangePassword, None, commands);
        });
        ui.add(Label::new(RichText::new(tr!("accounts-what")).small().color(Tone::Faint.ink(ui))).wrap());
    }

    fn rules_ui(&self, ui: &mut Ui, commands: &mut Vec<Command>) {
        ui.add(Label::new(RichText::new(tr!("settings-rules-what")).small().color(Tone::Faint.ink(ui))).wrap());
        ui.add_space(theme::GAP);
        for (switch, on) in &self.switches {
            let label = tr!("switch", switch = switch.key());
            let mut wanted = *on;
            if ui.checkbox(&mut wanted, &label).changed() {
                let value = if wanted { "on" } else { "off" }.to_owned();
                let text = tr!("switch-turn", rule = label.as_str(), state = value.as_str());
                commands.push(Command::Ask(Dialog::Settle { title: label, text, key: switch.key(), value }));
            }
            let source = tr!("switch-source", switch = switch.key());
            ui.indent(switch.key(), |ui| {
                ui.add(Label::new(RichText::new(source).small().color(Tone::Faint.ink(ui))).wrap());
            });
            ui.add_space(4.0);
        }
        self.levels_ui(ui, commands);
        let name = tr!("settings-retention");
        row(ui, &name, |ui| {
            let said = |years: u16| tr!("settings-years", n = years);
            ui.name_inputs(name.clone(), |ui| {
                ComboBox::from_id_salt("retention").selected_text(said(self.years)).show_ui(ui, |ui| {
                    for years in YEARS {
                        if ui.selectable_label(years == self.years, said(years)).clicked() && years != self.years {
                            let text = tr!("settings-retention-change", from = self.years, to = years);
                            let (title, value) = (name.clone(), years.to_string());
                            commands.push(Command::Ask(Dialog::Settle { title, text, key: RETENTION, value }));
                        }
                    }
                });
            });
        });
        ui.add(Label::new(RichText::new(tr!("settings-retention-source")).small().color(Tone::Faint.ink(ui))).wrap());
    }

    fn levels_ui(&self, ui: &mut Ui, commands: &mut Vec<Command>) {
        for (key, from) in &self.levels {
            let name = tr!("settings-level-from", key = *key);
            row(ui, &name, |ui| {
                ui.name_inputs(name.clone(), |ui| {
                    ComboBox::from_id_salt(*key).selected_text(from.label()).show_ui(ui, |ui| {
                        for level in Level::ALL {
                            if ui.selectable_label(level == *from, level.label()).clicked() && level != *from {
                                let text = tr!("settings-level-change", from = *from, to = level);
                                let (title, value) = (name.clone(), level.code().to_owned());
                                commands.push(Command::Ask(Dialog::Settle { title, text, key, value }));
                            }
                        }
                    });
                });
            });
            let source = tr!("settings-level-source", key = *key);
            ui.add(Label::new(RichText::new(source).small().color(Tone::Faint.ink(ui))).wrap());
            ui.add_space(4.0);
        }
    }

    fn unit_ui(&self, ui: &mut Ui, registry: &Registry) {
        let it = &self.founding;
        fact(ui, &tr!("settings-unit-name"), &it.unit);
        fact(ui, &tr!("settings-founded"), &say::moment(&it.at));
        fact(ui, &tr!("settings-folder"), &registry.folder().display().to_string());
        code_fact(ui, &tr!("settings-vault"), &it.vault);
        fact(ui, &tr!("settings-chain"), &it.algorithm);
    }
}
