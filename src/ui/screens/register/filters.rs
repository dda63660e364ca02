//! What the list of lines is narrowed by: level, state, unit, days. One compact bar; what is chosen stands on its button.

use egui::{Align2, Button, Key, Margin, Modifiers, RichText, ScrollArea, TextEdit, Ui};
use jiff::ToSpan as _;
use jiff::civil::Date;

use crate::model::date::{parse_date, screen};
use crate::model::level::Level;
use crate::model::register::Register;
use crate::model::text::{Spelling, normalise};
use crate::registry::books::{Filter, State};
use crate::registry::{Error, Registry};
use crate::tr;
use crate::ui::theme;
use crate::ui::widgets::{Closing, Tone, chosen, dropdown};

/// The bar, and what is typed on its sheets.
#[derive(Debug, Default)]
pub(super) struct Filters {
    units: Units,
    from: String,
    to: String,
    wants_focus: bool,
}

/// The units of a register, each with how it is spelt, and what is typed to find one.
#[derive(Debug, Default)]
struct Units {
    of: Option<(u64, Register)>,
    all: Vec<(String, String)>,
    typed: String,
}

impl Units {
    fn read(&mut self, registry: &Registry, register: Register) -> Result<(), Error> {
        let of = Some((registry.revision(), register));
        if self.of != of {
            self.of = of;
            let spelt = |name: String| {
                let Spelling { syllables, initials } = Spelling::of(&name);
                let found_by = format!("{} {} {initials}", normalise(&name), syllables.concat());
                (name, found_by.to_lowercase(), syllables.join(" "))
            };
            let mut all: Vec<_> = registry.units_in(register)?.into_iter().map(spelt).collect();
            all.sort_by(|one, other| one.2.cmp(&other.2));
            self.all = all.into_iter().map(|(name, found_by, _)| (name, found_by)).collect();
        }
        Ok(())
    }
}

impl Filters {
    /// Puts the focus on the first button.
    pub(super) fn focus(&mut self) {
        self.wants_focus = true;
    }

    /// Draws the bar. `lines` is how many there are, and how many of them are listed.
    pub(super) fn ui(
        &mut self,
        ui: &mut Ui,
        registry: &Registry,
        register: Register,
        filter: &mut Filter,
        lines: (usize, usize),
    ) -> Result<(), Error> {
        let mut outcome = Ok(());
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            level_ui(ui, &mut filter.level, std::mem::take(&mut self.wants_focus));
            state_ui(ui, register, &mut filter.state);
            outcome = self.units_ui(ui, registry, register, &mut filter.unit);
            self.days_ui(ui, registry.clock().today(), filter);
            if !filter.is_open() {
                let (all, listed) = lines;
                let clear = Button::new(tr!("table-filter-clear", n = filter.asks())).frame(false);
                let clear = ui.add(clear).on_hover_text(tr!("table-filter-clear-hint"));
                ui.label(RichText::new(tr!("table-filter-found", listed, all)).color(Tone::Faint.ink(ui)));
                if clear.clicked() {
                    *filter = Filter::default();
                    self.from.clear();
                    self.to.clear();
                }
            }
        });
        outcome
    }

    /// Takes what was narrowed back.
    pub(super) fn clear(&mut self, filter: &mut Filter) {
        *filter = Filter::default();
        *self = Self { units: std::mem::take(&mut self.units), ..Self::default() };
    }

    fn units_ui(
        &mut self,
        ui: &mut Ui,
        registry: &Registry,
        register: Register,
        unit: &mut Option<String>,
    ) -> Result<(), Error> {
        let name = tr!("table-filter-unit", register = register.code());
        let mut outcome = Ok(());
        let units = &mut self.units;
        dropdown(ui, &labelled(&name, unit.as_deref()), unit.is_some(), Closing::Outside, |ui| {
            outcome = units.read(registry, register);
            // The hint is its name for a screen reader.
            let field = TextEdit::singleline(&mut units.typed)
                .hint_text(tr!("table-filter-unit-hint", name))
                .align(Align2::LEFT_CENTER)
                .margin(Margin::symmetric(8, 4))
                .desired_width(f32::INFINITY);
            let response = ui.add(field);
            let enter = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
            if !ui.memory(|memory| memory.focused().is_some()) {
                response.request_focus();
            }
            let typed = normalise(&units.typed).to_lowercase();
            let found: Vec<&String> =
                units.all.iter().filter(|(_, by)| by.contains(&typed)).map(|(name, _)| name).collect();
            if enter && let [only] | [only, ..] = found.as_slice() {
                *unit = Some((*only).clone());
                chosen(ui);
            }
            if ui.selectable_label(unit.is_none(), tr!("table-filter-all")).clicked() {
                *unit = None;
                chosen(ui);
            }
            let row = ui.spacing().interact_size.y;
            let most = 9.0 * (row + ui.spacing().item_spacing.y);
            ScrollArea::vertical().max_height(most).min_scrolled_height(most).show_rows(
                ui,
                row,
                found.len(),
                |ui, shown| {
                    for name in found.get(shown).unwrap_or_default() {
                        let here = unit.as_ref() == Some(*name);
                        if ui.add(Button::selectable(here, name.as_str()).truncate()).clicked() {
                            *unit = Some((*name).clone());
                            chosen(ui);
                        }
                    }
                },
            );
        });
        outcome
    }

    fn days_ui(&mut self, ui: &mut Ui, today: Date, filter: &mut Filter) {
        let said = days(filter.from, filter.to);
        let on = said.is_some();
        dropdown(ui, &labelled(&tr!("table-filter-days"), said.as_deref()), on, Closing::Outside, |ui| {
            for (name, from, to) in presets(today) {
                let here = (filter.from, filter.to) == (from, to);
                if ui.selectable_label(here, name).clicked() {
                    (filter.from, filter.to) = (from, to);
                    (self.from, self.to) = (from.map(screen).unwrap_or_default(), to.map(screen).unwrap_or_default());
                    chosen(ui);
                }
            }
            ui.separator();
            day_ui(ui, &tr!("table-filter-from"), &mut self.from, &mut filter.from, today);
            day_ui(ui, &tr!("table-filter-to"), &mut self.to, &mut filter.to, today);
        });
    }
}

/// What stands on a button: what it is, and what is chosen.
fn labelled(name: &str, value: Option<&str>) -> String {
    value.map_or_else(|| name.to_owned(), |value| tr!("table-filter-is", name, value))
}

fn level_ui(ui: &mut Ui, level: &mut Option<Level>, focus: bool) {
    let label = labelled(&tr!("ui-column-level"), level.map(Level::label));
    let response = dropdown(ui, &label, level.is_some(), Closing::AtOnce, |ui| {
        let options = std::iter::once(None).chain(Level::ALL.map(Some));
        for option in options {
            let name = option.map_or_else(|| tr!("table-filter-all"), |level| level.label().to_owned());
            if ui.selectable_label(*level == option, name).clicked() {
                *level = option;
                chosen(ui);
            }
        }
    });
    if focus {
        response.request_focus();
    }
}

fn state_ui(ui: &mut Ui, register: Register, state: &mut Option<State>) {
    let said = |state: State| tr!("table-state", state = state.code());
    let label = labelled(&tr!("table-filter-state"), state.map(said).as_deref());
    dropdown(ui, &label, state.is_some(), Closing::AtOnce, |ui| {
        let offered = State::ALL.into_iter().filter(|state| state.is_of(register)).map(Some);
        for option in std::iter::once(None).chain(offered) {
            let name = option.map_or_else(|| tr!("table-filter-all"), said);
            if ui.selectable_label(*state == option, name).clicked() {
                *state = option;
                chosen(ui);
            }
        }
    });
}

/// A range of days in words.
fn days(from: Option<Date>, to: Option<Date>) -> Option<String> {
    match (from, to) {
        (None, None) => None,
        (Some(from), Some(to)) if from == to => Some(screen(from)),
        (Some(from), Some(to)) => Some(tr!("table-days-between", from = screen(from), to = screen(to))),
        (Some(from), None) => Some(tr!("table-days-since", from = screen(from))),
        (None, Some(to)) => Some(tr!("table-days-until", to = screen(to))),
    }
}

/// The ranges one asks for again and again.
fn presets(today: Date) -> [(String, Option<Date>, Option<Date>); 6] {
    let back = |days: i32| today.checked_sub(days.days()).ok();
    let month = today.first_of_month();
    let last_month = month.checked_sub(1.month()).ok();
    let year = today.first_of_year();
    [
        (tr!("table-filter-all"), None, None),
        (tr!("table-days-today"), Some(today), Some(today)),
        (tr!("table-days-week"), back(6), Some(today)),
        (tr!("table-days-month"), Some(month), Some(month.last_of_month())),
        (tr!("table-days-last-month"), last_month, last_month.map(Date::last_of_month)),
        (tr!("table-days-year"), Some(year), Some(year.last_of_year())),
    ]
}

/// A day typed any way; one that cannot be read narrows nothing and says so.
fn day_ui(ui: &mut Ui, name: &str, typed: &mut String, day: &mut Option<Date>, today: Date) {
    ui.horizontal(|ui| {
        let label = ui.label(name);
        let response = ui.add(TextEdit::singleline(typed).desired_width(theme::DAY_FIELD)).labelled_by(label.id);
        let read = parse_date(typed, Some(today.year())).ok();
        if response.changed() {
            *day = read;
        }
        if !typed.trim().is_empty() && read.is_none() {
            ui.label(RichText::new(tr!("table-day-unread")).small().color(Tone::Danger.ink(ui)));
        }
        let enter = response.lost_focus() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
        if enter && read.is_some() {
            *typed = read.map(screen).unwrap_or_default();
            chosen(ui);
        }
    });
}
