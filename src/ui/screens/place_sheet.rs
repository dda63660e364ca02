//! What is known of the chosen place: what it is made of, who holds its keys, who is in charge, what its carriers lack,
//! how it was before; and what can be recorded and printed of it.

use egui::{CollapsingHeader, RichText, ScrollArea, Ui};

use crate::explain;
use crate::i18n::{self, Lang};
use crate::model::date::screen;
use crate::model::facility::{AssignmentRow, Completeness, FacilityRow, KeyRow, Lack, PlaceDossier, PlaceKind, Stock};
use crate::model::ids::PlaceId;
use crate::model::view::PlaceRow;
use crate::post_papers::PostPaper;
use crate::registry::Registry;
use crate::tr;
use crate::ui::command::Command;
use crate::ui::forms::{Begin, Verb};
use crate::ui::widgets::{Tone, command_button, fact, notice};
use crate::ui::{say, theme};

/// How tall the history gets.
const HISTORY: f32 = 130.0;

/// The sheet.
#[derive(Default)]
pub(super) struct Sheet {
    of: Option<(u64, PlaceId, Lang)>,
    kind: Option<PlaceKind>,
    facts: Vec<(String, String)>,
    lacks: Vec<String>,
    history: Vec<String>,
    trouble: Option<String>,
}

impl Sheet {
    /// Draws it.
    pub(super) fn ui(
        &mut self,
        ui: &mut Ui,
        registry: &Registry,
        (place, all): (&PlaceRow, &Completeness),
        commands: &mut Vec<Command>,
    ) {
        let of = Some((registry.revision(), place.id, i18n::lang()));
        if self.of != of {
            *self = match registry.dossier_of_place(place.clone()) {
                Ok(dossier) => Self { of, ..Self::read(&dossier, all) },
                Err(error) => Self { of, trouble: Some(explain::error(&error)), ..Self::default() },
            };
        }
        if let Some(trouble) = &self.trouble {
            notice(ui, Tone::Danger, trouble);
        }
        for (label, value) in &self.facts {
            fact(ui, label, value);
        }
        for lack in &self.lacks {
            ui.label(RichText::new(lack).color(Tone::Danger.ink(ui)));
        }
        self.buttons_ui(ui, place.id, commands);
        if !self.history.is_empty() {
            let title = tr!("place-history", n = self.history.len());
            CollapsingHeader::new(title).id_salt("place-history").show(ui, |ui| {
                ScrollArea::vertical().id_salt("place-history-rows").max_height(HISTORY).show(ui, |ui| {
                    for row in &self.history {
                        ui.label(RichText::new(row).small().color(theme::palette(ui).faint));
                    }
                });
            });
        }
        ui.add_space(4.0);
    }

    fn buttons_ui(&self, ui: &mut Ui, place: PlaceId, commands: &mut Vec<Command>) {
        let Some(kind) = self.kind else { return };
        ui.add_space(4.0);
        ui.horizontal_wrapped(|ui| {
            let verbs: &[Verb] = match kind {
                PlaceKind::Room => &[Verb::SetFacility, Verb::GiveKey],
                PlaceKind::Cabinet | PlaceKind::Shelf => {
                    &[Verb::SetFacility, Verb::GiveKey, Verb::Assign, Verb::EndAssign]
                }
            };
            for verb in verbs {
                command_button(ui, Command::Begin(Begin { place: Some(place), ..Begin::new(*verb) }), None, commands);
            }
            let papers: &[PostPaper] = match kind {
                PlaceKind::Room => &[PostPaper::Facilities, PostPaper::Specialties, PostPaper::ClosingCheck],
                PlaceKind::Cabinet => &[PostPaper::CabinetSheet, PostPaper::Specialties],
                PlaceKind::Shelf => &[],
            };
            command_button(ui, Command::Labels, None, commands);
            ui.menu_button(tr!("place-print"), |ui| {
                for paper in papers {
                    let command = Command::PostPaper(*paper, Some(place));
                    if ui.button(command.label()).clicked() {
                        commands.push(command);
                        ui.close();
                    }
                }
                for paper in PostPaper::ALL {
                    let command = Command::PostPaper(paper, None);
                    if ui.button(tr!("place-print-all", paper = command.label())).clicked() {
                        commands.push(command);
                        ui.close();
                    }
                }
            });
        });
    }

    fn read(dossier: &PlaceDossier, all: &Completeness) -> Self {
        let label = |what: &str| tr!("place-fact", what);
        let none = || tr!("place-none-recorded");
        let kind = PlaceKind::of(&dossier.place.path);
        let mut facts = Vec::new();
        let now = dossier.facilities.iter().find(|row| row.until.is_none());
        facts.push((label("facility"), now.map_or_else(none, facility)));
        // What is in use on one line, what lies sealed below it.
        let held = |is_spare: bool| {
            let now = dossier.keys.iter().filter(|row| row.until.is_none() && row.part.is_spare() == is_spare);
            now.map(key).collect::<Vec<_>>().join("\u{3000}")
        };
        let keys: Vec<String> = [held(false), held(true)].into_iter().filter(|line| !line.is_empty()).collect();
        facts.push((label("keys"), if keys.is_empty() { none() } else { keys.join("\n") }));
        let charges = charges(dossier.assignments.iter().filter(|row| row.until.is_none()), kind);
        facts.push((label("charge"), if charges.is_empty() { none() } else { charges.join("\n") }));
        let within = |stock: &&Stock| {
            stock.place.is_some()
                && stock
                    .holder
                    .strip_prefix(&dossier.place.path)
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        let red: Vec<&Stock> = all.stock.iter().filter(within).filter(|stock| !stock.lacks.is_empty()).collect();
        let lacks = Lack::ALL.into_iter().filter_map(|lack| {
            let n: u32 = red.iter().filter(|stock| stock.lacks.contains(&lack)).map(|stock| stock.carriers).sum();
            (n > 0).then(|| tr!("place-lack", n, lack = explain::lack(lack)))
        });
        let lacks: Vec<String> = lacks.collect();
        let lacks = if lacks.is_empty() { Vec::new() } else { vec![say::list(lacks)] };
        Self { of: None, kind: Some(kind), facts, lacks, history: history(dossier, kind), trouble: None }
    }
}

fn facility(row: &FacilityRow) -> String {
    let irons = [("iron_door", row.iron_door), ("iron_window", row.iron_window), ("iron_cabinet", row.iron_cabinet)];
    let irons = irons.into_iter().filter_map(|(field, value)| {
        let value = value?;
        let (what, is) = (tr!("post-field", field), tr!("post-iron", iron = value.to_string()));
        Some(tr!("place-iron", what, is))
    });
    let top = row.top_level.map(|level| tr!("place-top", level));
    let what = say::list(irons.chain([explain::lock(row.lock)]).chain(top));
    let since = tr!("place-since", what, since = screen(row.since));
    match &row.remark {
        Some(remark) => format!("{since}\u{3000}{remark}"),
        None => since,
    }
}

fn key(row: &KeyRow) -> String {
    let part = explain::key_part(row.part);
    let name = row.name.as_str();
    let what = if let Some(with) = &row.sealed_with {
        tr!("place-key-sealed", part, name, with = with.as_str())
    } else {
        tr!("place-key", part, name)
    };
    tr!("place-since", what, since = screen(row.since))
}

/// A line for each who is in charge of a cabinet, with the levels that they are in charge of alike.
fn charges<'a>(rows: impl Iterator<Item = &'a AssignmentRow>, kind: PlaceKind) -> Vec<String> {
    let alike = |row: &'a AssignmentRow| (row.cabinet, row.person, &row.deputy, &row.department, row.since);
    let mut lines: Vec<Vec<&AssignmentRow>> = Vec::new();
    for row in rows {
        match lines.iter_mut().find(|line| line.first().is_some_and(|first| alike(first) == alike(row))) {
            Some(line) => line.push(row),
            None => lines.push(vec![row]),
        }
    }
    lines
        .into_iter()
        .filter_map(|line| {
            let level = say::list(line.iter().map(|row| row.level.label().to_owned()));
            line.first().map(|row| charge(row, &level, kind))
        })
        .collect()
}

fn charge(row: &AssignmentRow, level: &str, kind: PlaceKind) -> String {
    let cabinet = row.path.rsplit('/').next().filter(|_| kind == PlaceKind::Room).unwrap_or_default();
    let deputy = row.deputy.as_deref().map(|deputy| tr!("place-charge-deputy", deputy)).unwrap_or_default();
    let mut what = tr!("place-charge", level, name = row.name.as_str()) + &deputy;
    if let Some(department) = &row.department {
        what = say::list([what, department.clone()]);
    }
    if !cabinet.is_empty() {
        what = tr!("place-charge-in", cabinet, charge = what);
    }
    tr!("place-since", what, since = screen(row.since))
}

/// What is over, the latest first.
fn history(dossier: &PlaceDossier, kind: PlaceKind) -> Vec<String> {
    let mut rows = Vec::new();
    let mut add = |until: Option<jiff::civil::Date>, what: String, reason: Option<&str>| {
        if let Some(until) = until {
            let reason = reason.map(|reason| tr!("ui-story-because", reason)).unwrap_or_default();
            rows.push((until, tr!("place-was", until = screen(until), what, reason)));
        }
    };
    for row in &dossier.facilities {
        add(row.until, facility(row), None);
    }
    for row in &dossier.keys {
        add(row.until, key(row), row.reason.as_deref());
    }
    for row in &dossier.assignments {
        add(row.until, charge(row, row.level.label(), kind), row.reason.as_deref());
    }
    rows.sort_by_key(|(until, _)| std::cmp::Reverse(*until));
    rows.into_iter().map(|(_, text)| text).collect()
}
