//! The parts of a matter's page: what can be done now and what cannot, what its form says, who took which step, and what
//! is on its list.

use egui::{Button, Label, RichText, Ui};

use super::{begins, tasks};
use crate::model::date::screen;
use crate::model::matter::{Fact, MatterKind, Step, Thing};
use crate::model::matter_view::{ItemRow, MatterHead, MatterRow, SubjectRow};
use crate::model::period::short_mark;
use crate::model::view::Holding;
use crate::tr;
use crate::ui::command::Command;
use crate::ui::forms::{Does, Task, Verb};
use crate::ui::widgets::{Cell, List, ListColumn, TableKeys, Tone, fact, holding_tone};
use crate::ui::{say, theme};

/// Draws what can be done now, with what each needs; and why the rest cannot.
pub(super) fn tasks_ui(
    ui: &mut Ui,
    matter: &MatterRow,
    (leaders, others): (&[String], &[String]),
    commands: &mut Vec<Command>,
) {
    let head = &matter.head;
    let (possible, not): (Vec<Task>, Vec<Task>) = tasks(head).partition(|task| task.why_not(head).is_none());
    if possible.is_empty() {
        ui.label(RichText::new(over(head)).color(theme::palette(ui).faint));
        return;
    }
    ui.horizontal_wrapped(|ui| {
        for task in &possible {
            let letter = RichText::new(task.letter().symbol_or_name()).small().weak();
            let mut button = Button::new(Verb::Matter(*task).label()).right_text(letter);
            if is_next(*task, head) {
                button = button.stroke(egui::Stroke::new(1.5, theme::palette(ui).accent));
            }
            if ui.add(button).clicked() {
                commands.push(begins(*task, head));
            }
        }
    });
    let small = |ui: &mut Ui, text: String, tone: Tone| {
        ui.add(Label::new(RichText::new(text).small().color(tone.ink(ui))).wrap());
    };
    for task in possible.iter().filter(|task| is_next(**task, head)) {
        let (text, tone) = needs(*task, head, leaders, others);
        if !text.is_empty() {
            small(ui, text, tone);
        }
    }
    let mut reasons: Vec<(String, Vec<String>)> = Vec::new();
    for task in not.into_iter().filter(|task| !task.was_taken(head)) {
        let (reason, label) = (task.why_not(head).unwrap_or_default(), Verb::Matter(task).label());
        match reasons.iter_mut().find(|(known, _)| *known == reason) {
            Some((_, tasks)) => tasks.push(label),
            None => reasons.push((reason, vec![label])),
        }
    }
    for (reason, tasks) in reasons {
        small(ui, tr!("table-not-now-because", deeds = say::list(tasks), reason), Tone::Faint);
    }
}

fn over(head: &MatterHead) -> String {
    if head.step == Step::Cancel { tr!("process-cancelled") } else { tr!("process-over") }
}

/// Whether a task takes the step that comes now, or one that may come instead.
fn is_next(task: Task, head: &MatterHead) -> bool {
    !matches!(task.does(), Does::Takes(_, Step::Note | Step::Cancel)) && task.why_not(head).is_none()
}

/// What a step needs, and whether it can be had.
fn needs(task: Task, head: &MatterHead, leaders: &[String], others: &[String]) -> (String, Tone) {
    let Does::Takes(_, step) = task.does() else { return (String::new(), Tone::Faint) };
    let names = |names: &[String]| say::list(names.iter().cloned());
    match step {
        Step::Approve if leaders.is_empty() => (tr!("process-no-leader"), Tone::Danger),
        Step::Approve => (tr!("process-needs-leader", names = names(leaders)), Tone::Faint),
        Step::Complete if head.slot.kind == MatterKind::Destruction => {
            let was_escorted = head.step == Step::SetOut;
            let needs = if was_escorted { tr!("process-needs-receipt") } else { tr!("process-needs-equipment") };
            if others.len() < 2 {
                (tr!("process-no-witnesses", needs), Tone::Danger)
            } else {
                (tr!("process-needs-witnesses", needs, names = names(others)), Tone::Faint)
            }
        }
        _ => (tr!("process-needs", task = task.code()), Tone::Faint),
    }
}

/// Draws what its form says.
pub(super) fn facts_ui(ui: &mut Ui, matter: &MatterRow) {
    let head = &matter.head;
    theme::card(ui).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.label(RichText::new(tr!("process-facts")).strong().color(theme::palette(ui).accent));
        ui.add_space(2.0);
        fact(ui, &tr!("form-field", field = "date"), &screen(head.date));
        if head.facts.get(Fact::Applicant) != Some(head.requester.as_str()) {
            fact(ui, &say::capital(&tr!("matter-role", role = "requester")), &head.requester);
        }
        for (name, value) in head.facts.iter() {
            fact(ui, &tr!("matter-fact", fact = name.code()), value);
        }
    });
}

/// Draws who took which step, and who stood by.
pub(super) fn taken_ui(ui: &mut Ui, matter: &MatterRow) {
    ui.add_space(theme::GAP);
    theme::card(ui).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.label(RichText::new(tr!("process-taken")).strong().color(theme::palette(ui).accent));
        ui.add_space(2.0);
        for taken in &matter.steps {
            let step = tr!("process-step", kind = matter.head.slot.kind.code(), step = taken.step.code());
            let by = taken.confirmed.iter();
            let by = by.map(|by| tr!("matter-confirmed", role = by.role.code(), name = by.account.as_str()));
            let by = say::list(by);
            let (date, actor, seq) = (screen(taken.date), taken.actor.as_str(), taken.seq);
            ui.add(Label::new(tr!("process-taken-step", step, date, actor, seq)).wrap());
            if !by.is_empty() {
                let text = tr!("process-stood-by", by);
                ui.add(Label::new(RichText::new(text).small().color(Tone::Well.ink(ui))).wrap());
            }
        }
    });
}

/// Draws its list; whether a row was opened.
pub(super) fn items_ui(ui: &mut Ui, matter: &MatterRow, (row, reveal): (&mut usize, bool), keys: TableKeys) -> bool {
    let items = &matter.items;
    let wide = ui.available_width() > theme::HELD_WIDE;
    let columns = [
        ListColumn::new(tr!("process-column-no"), 44.0).right(),
        ListColumn::new(tr!("ui-column-copy-numbers"), 80.0),
        ListColumn::new(tr!("ui-column-document-number"), if wide { 160.0 } else { 116.0 }),
        ListColumn::rest(tr!("process-column-what")),
        ListColumn::new(tr!("ui-column-level"), if wide { 104.0 } else { 98.0 }),
        ListColumn::new(tr!("process-column-now"), if wide { 190.0 } else { 150.0 }),
    ];
    let list = List { salt: "items", columns: &columns, n: items.len(), chosen: row, keys, in_front: true };
    let acted = list.show(ui, reveal, |at| items.get(at).map(|item| cells(item, &matter.head)).unwrap_or_default());
    acted.opened
}

fn cells(item: &ItemRow, head: &MatterHead) -> Vec<Cell> {
    let outcome = item.outcome.map(|outcome| tr!("matter-outcome", outcome = outcome.code()));
    let said = outcome.into_iter().chain(item.note.clone());
    let no = Cell::faint(item.no.to_string());
    match &item.subject {
        SubjectRow::Carrier { carrier, document, holder } => {
            let holding = Holding { carrier: *carrier, holder: holder.clone() };
            let is_away = carrier.custody.home().is_none() && matches!(head.step, Step::Draw | Step::Approve);
            let tone = if head.is_open && is_away { Tone::Danger } else { holding_tone(&holding) };
            let now = say::list(said.chain([say::holding(&holding)]));
            vec![
                no,
                say::copy(carrier).into(),
                document.number.clone().unwrap_or_default().into(),
                document.title.clone().into(),
                short_mark(document.level, document.period.as_ref()).into(),
                Cell { text: now, tone },
            ]
        }
        SubjectRow::Thing(thing) => vec![
            no,
            Cell::plain(tr!("process-count", n = thing.count)),
            thing.number.clone().unwrap_or_default().into(),
            Cell::plain(thing_name(thing)),
            Cell::plain(tr!("form-level", level = thing.level.code())),
            Cell::plain(say::list(said.chain(weighed(thing)))),
        ],
    }
}

fn thing_name(thing: &Thing) -> String {
    tr!("process-thing", kind = tr!("matter-thing", kind = thing.kind.code()), name = thing.name.as_str())
}

/// Its bag, its weight, and who handed it in.
fn weighed(thing: &Thing) -> impl Iterator<Item = String> {
    let bag = thing.bag.as_ref().map(|bag| tr!("process-bag", bag = bag.as_str()));
    let grams = thing.grams.map(|grams| tr!("process-grams", kilos = (f64::from(grams) / 1000.0).to_string()));
    [bag, grams, thing.from.clone()].into_iter().flatten()
}
