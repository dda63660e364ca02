//! Matters: what takes several steps and several people, open ones first, with what each waits for.

use egui::{Button, CentralPanel, Key, Margin, Modifiers, RichText, Ui};
use jiff::civil::Date;

use super::matter::{due, reason};
use crate::i18n::{self, Lang};
use crate::model::date::screen;
use crate::model::matter::{MatterKind, Step};
use crate::model::matter_view::MatterHead;
use crate::registry::Registry;
use crate::ui::command::Command;
use crate::ui::forms::{Does, Task, Verb};
use crate::ui::situation::Chosen;
use crate::ui::theme;
use crate::ui::widgets::{Cell, List, ListColumn, TableKeys, Tone, command_button, notice};
use crate::{explain, tr};

/// The screen.
#[derive(Default)]
pub(crate) struct Matters {
    of: Option<(u64, Lang, Date)>,
    all: Vec<MatterHead>,
    shown: Option<Vec<usize>>,
    kind: Option<MatterKind>,
    /// Whether what is over is shown as well.
    with_over: bool,
    row: usize,
    reveal: bool,
    /// How many carriers were counted this year, of how many.
    coverage: Option<(u32, u32)>,
    trouble: Option<String>,
}

impl Matters {
    /// The chosen matter.
    pub(crate) fn chosen(&self) -> Chosen {
        let head = self.head(self.row).cloned().map(Box::new);
        Chosen { matter: head, ..Chosen::default() }
    }

    /// How many there are, and how many of them are open.
    pub(crate) fn status(&self) -> String {
        let open = self.all.iter().filter(|head| head.is_open).count();
        let all = tr!("process-status", open, n = self.all.len());
        match self.coverage.filter(|_| self.kind == Some(MatterKind::Count)) {
            Some((counted, of)) => tr!("process-coverage", all, counted, of),
            None => all,
        }
    }

    fn head(&self, row: usize) -> Option<&MatterHead> {
        self.all.get(*self.shown.as_ref()?.get(row)?)
    }

    /// Draws it.
    pub(crate) fn ui(&mut self, ui: &mut Ui, registry: &Registry, keys: TableKeys, commands: &mut Vec<Command>) {
        let today = registry.clock().today();
        self.read(registry, today);
        if keys == TableKeys::Table {
            self.keys(ui);
        }
        CentralPanel::default().frame(theme::ground(ui, Margin::symmetric(12, 10))).show(ui, |ui| {
            ui.horizontal_wrapped(|ui| {
                ui.heading(tr!("process-heading"));
                ui.add_space(theme::GAP);
                for task in Task::ALL.into_iter().filter(|task| matches!(task.does(), Does::Draws(_))) {
                    command_button(ui, Command::from(Verb::Matter(task)), None, commands);
                }
            });
            self.filters_ui(ui);
            if let Some(trouble) = &self.trouble {
                notice(ui, Tone::Danger, trouble);
            }
            ui.add_space(2.0);
            self.list_ui(ui, today, keys, commands);
        });
    }

    fn read(&mut self, registry: &Registry, today: Date) {
        let of = Some((registry.revision(), i18n::lang(), today));
        if self.of != of {
            self.of = of;
            self.coverage = registry.coverage(today.year()).ok();
            (self.all, self.trouble) = match registry.matters(None) {
                Ok(mut all) => {
                    // Open ones first, what is due first among them; the rest as they come, the newest first.
                    all.sort_by_key(|head| (!head.is_open, due(head).filter(|_| head.is_open).unwrap_or(Date::MAX)));
                    (all, None)
                }
                Err(error) => (Vec::new(), Some(explain::error(&error))),
            };
            self.shown = None;
        }
        if self.shown.is_none() {
            let (kind, with_over) = (self.kind, self.with_over);
            let is_shown =
                |head: &MatterHead| (head.is_open || with_over) && kind.is_none_or(|kind| head.slot.kind == kind);
            let shown = self.all.iter().enumerate().filter(|(_, head)| is_shown(head)).map(|(at, _)| at);
            self.shown = Some(shown.collect());
            self.reveal = true;
        }
    }

    /// Left and right go through the kinds; F8 shows what is over as well.
    fn keys(&mut self, ui: &Ui) {
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let kinds: Vec<Option<MatterKind>> = kinds().collect();
        let here = kinds.iter().position(|kind| *kind == self.kind).unwrap_or_default();
        let to = if pressed(Key::ArrowRight) {
            Some((here + 1) % kinds.len())
        } else if pressed(Key::ArrowLeft) {
            Some((here + kinds.len() - 1) % kinds.len())
        } else {
            None
        };
        if let Some(kind) = to.and_then(|to| kinds.get(to)) {
            self.show(*kind, self.with_over);
        }
        if pressed(Key::F8) {
            self.show(self.kind, !self.with_over);
        }
    }

    fn show(&mut self, kind: Option<MatterKind>, with_over: bool) {
        (self.kind, self.with_over, self.shown, self.row) = (kind, with_over, None, 0);
    }

    fn filters_ui(&mut self, ui: &mut Ui) {
        let (mut kind, mut with_over) = (self.kind, self.with_over);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            for one in kinds() {
                let fits = |head: &&MatterHead| one.is_none_or(|kind| head.slot.kind == kind);
                let open = self.all.iter().filter(|head| head.is_open).filter(fits).count();
                let name = one.map_or_else(|| tr!("process-all-kinds"), explain::matter_kind);
                let mut button = Button::selectable(kind == one, name).frame_when_inactive(true);
                if open > 0 {
                    button = button.right_text(RichText::new(open.to_string()).small().color(theme::palette(ui).faint));
                }
                if ui.add(button).clicked() {
                    kind = one;
                }
            }
            ui.separator();
            let over = RichText::new("F8").small().color(theme::palette(ui).faint);
            let button = Button::selectable(with_over, tr!("process-with-over")).right_text(over);
            if ui.add(button.frame_when_inactive(true)).clicked() {
                with_over = !with_over;
            }
            ui.label(RichText::new(tr!("process-list-keys")).small().color(theme::palette(ui).faint));
        });
        if (kind, with_over) != (self.kind, self.with_over) {
            self.show(kind, with_over);
        }
    }

    fn list_ui(&mut self, ui: &mut Ui, today: Date, keys: TableKeys, commands: &mut Vec<Command>) {
        let Self { all, shown, row, reveal, .. } = self;
        let shown = shown.as_deref().unwrap_or_default();
        if shown.is_empty() {
            ui.add_space(theme::GROUP_GAP);
            let nothing = if all.is_empty() { tr!("process-none-yet") } else { tr!("process-none-open") };
            ui.vertical_centered(|ui| ui.label(RichText::new(nothing).color(theme::palette(ui).faint)));
            return;
        }
        let columns = [
            ListColumn::new(tr!("process-column-number"), 150.0),
            ListColumn::new(tr!("form-field", field = "date"), 100.0),
            ListColumn::rest(tr!("process-column-about")),
            ListColumn::new(tr!("process-column-items"), 64.0).right(),
            ListColumn::new(tr!("process-column-step"), 130.0),
            ListColumn::new(tr!("process-column-waits"), 260.0),
        ];
        let list = List { salt: "matters", columns: &columns, n: shown.len(), chosen: row, keys, in_front: true };
        let acted = list.show(ui, std::mem::take(reveal), |row| {
            shown.get(row).and_then(|at| all.get(*at)).map(|head| cells(head, today)).unwrap_or_default()
        });
        if acted.opened {
            commands.extend(self.head(self.row).map(|head| Command::OpenMatter(head.id)));
        }
    }
}

fn kinds() -> impl Iterator<Item = Option<MatterKind>> {
    std::iter::once(None).chain(MatterKind::ALL.iter().copied().map(Some))
}

fn cells(head: &MatterHead, today: Date) -> Vec<Cell> {
    let tone = if head.is_open { Tone::Plain } else { Tone::Faint };
    let cell = |text: String| Cell { text, tone };
    vec![
        cell(explain::matter(head.slot)),
        cell(screen(head.date)),
        cell(reason(head)),
        cell(head.items.to_string()),
        cell(tr!("process-step-done", kind = head.slot.kind.code(), step = head.step.code())),
        waits(head, today),
    ]
}

/// What an open matter waits for, and until when.
pub(super) fn waits(head: &MatterHead, today: Date) -> Cell {
    let next = MatterKind::path(head.slot.kind).iter().skip_while(|step| **step != head.step).nth(1);
    let Some(next) = next.filter(|_| head.is_open) else {
        let word = if head.step == Step::Cancel { tr!("process-cancelled") } else { tr!("process-over") };
        return Cell::faint(word);
    };
    let step = tr!("process-step", kind = head.slot.kind.code(), step = next.code());
    match due(head) {
        Some(day) if day < today => Cell { text: tr!("process-overdue", step, day = screen(day)), tone: Tone::Danger },
        Some(day) => Cell { text: tr!("process-due", step, day = screen(day)), tone: Tone::Caution },
        None => Cell { text: tr!("process-waits", step), tone: Tone::Caution },
    }
}
