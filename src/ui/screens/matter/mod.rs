//! A matter's page: how far it is, what is still missing and why what is not possible is not, what its form says, and what
//! is on its list. Read once, and again when the books or the language change.

mod parts;
mod steps;

use egui::{Button, CentralPanel, Key, Margin, Modifiers, Panel, RichText, ScrollArea, Ui};
use jiff::civil::Date;

use self::parts::{facts_ui, items_ui, taken_ui, tasks_ui};
use self::steps::steps_ui;
use crate::i18n::{self, Lang};
use crate::model::ids::MatterId;
use crate::model::matter::{Fact, MatterKind};
use crate::model::matter_view::{MatterHead, MatterRow, SubjectRow};
use crate::model::person::Post;
use crate::registry::{Error, Registry};
use crate::ui::command::Command;
use crate::ui::deeds::letter_pressed;
use crate::ui::forms::{Begin, Task, Verb};
use crate::ui::situation::Chosen;
use crate::ui::theme;
use crate::ui::widgets::{TableKeys, Tone, notice};
use crate::{explain, tr};

/// The letter that goes on scanning.
const SCAN: Key = Key::C;
/// The letter that shows what is printed of it.
const PRINT: Key = Key::P;

/// The screen.
pub(crate) struct Matter {
    id: MatterId,
    read: Option<Read>,
    row: usize,
    reveal: bool,
    /// Why the last letter did nothing.
    refused: Option<String>,
    trouble: Option<String>,
}

/// The page as it was read.
struct Read {
    of: (u64, Lang),
    row: MatterRow,
    /// Others who have an account, and who of them are leaders.
    others: Vec<String>,
    leaders: Vec<String>,
}

impl Matter {
    /// The page of a matter.
    pub(crate) fn new(id: MatterId) -> Self {
        Self { id, read: None, row: 0, reveal: true, refused: None, trouble: None }
    }

    /// The matter.
    pub(crate) fn id(&self) -> MatterId {
        self.id
    }

    /// The matter, and what is chosen on its list.
    pub(crate) fn chosen(&self) -> Chosen {
        let Some(read) = &self.read else { return Chosen::default() };
        let mut chosen = Chosen { matter: Some(Box::new(read.row.head.clone())), ..Chosen::default() };
        if let Some(SubjectRow::Carrier { carrier, .. }) = read.row.items.get(self.row).map(|item| &item.subject) {
            chosen.documents.push(carrier.document);
            chosen.carriers.push(carrier.id);
        }
        chosen
    }

    /// Draws it.
    pub(crate) fn ui(&mut self, ui: &mut Ui, registry: &Registry, keys: TableKeys, commands: &mut Vec<Command>) {
        if let Err(error) = self.read(registry) {
            self.trouble = Some(explain::error(&error));
        }
        if keys == TableKeys::Table {
            self.keys(ui, commands);
        }
        let ground = theme::ground(ui, Margin { left: 12, right: 12, top: 10, bottom: 10 });
        if let Some(read) = &self.read {
            let width = theme::STORY_WIDTH.min(ui.available_width() * theme::STORY_SHARE).floor();
            Panel::right("matter").resizable(false).exact_size(width).frame(ground).show(ui, |ui| {
                ScrollArea::vertical().id_salt("matter").auto_shrink(false).show(ui, |ui| {
                    facts_ui(ui, &read.row);
                    taken_ui(ui, &read.row);
                });
            });
        }
        CentralPanel::default().frame(ground).show(ui, |ui| {
            self.head_ui(ui, commands);
            ui.add_space(2.0);
            if let Some(trouble) = &self.trouble {
                notice(ui, Tone::Danger, trouble);
            }
            self.page_ui(ui, registry.clock().today(), keys, commands);
        });
    }

    fn head_ui(&self, ui: &mut Ui, commands: &mut Vec<Command>) {
        ui.horizontal(|ui| {
            let back = Command::Back;
            let keys = back.shortcut().map(|shortcut| crate::ui::say::keys(ui, shortcut)).unwrap_or_default();
            if ui.add(Button::new(back.label()).shortcut_text(keys)).clicked() {
                commands.push(back);
            }
            let print = Command::PrintMatter(self.id);
            let letter = RichText::new(PRINT.symbol_or_name()).small().weak();
            if ui.add(Button::new(print.label()).right_text(letter)).clicked() {
                commands.push(print);
            }
            if self.is_scanned() {
                let scan = Command::Scan(self.id);
                let letter = RichText::new(SCAN.symbol_or_name()).small().weak();
                if ui.add(Button::new(scan.label()).right_text(letter)).clicked() {
                    commands.push(scan);
                }
            }
            ui.label(RichText::new(tr!("process-page-keys")).small().color(theme::palette(ui).faint));
        });
    }

    /// Whether its list is looked at piece by piece, now.
    fn is_scanned(&self) -> bool {
        let head = self.read.as_ref().map(|read| &read.row.head);
        head.is_some_and(|head| head.is_open && matches!(head.slot.kind, MatterKind::Count | MatterKind::Handover))
    }

    fn page_ui(&mut self, ui: &mut Ui, today: Date, keys: TableKeys, commands: &mut Vec<Command>) {
        let Self { read: Some(read), row, reveal, refused, .. } = self else { return };
        theme::card(ui).show(ui, |ui| {
            ui.set_width(ui.available_width());
            steps_ui(ui, &read.row, today);
        });
        ui.add_space(theme::GAP);
        theme::card(ui).show(ui, |ui| {
            ui.set_width(ui.available_width());
            tasks_ui(ui, &read.row, (&read.leaders, &read.others), commands);
            if let Some(refused) = refused {
                notice(ui, Tone::Danger, refused);
            }
        });
        ui.add_space(theme::GAP);
        if items_ui(ui, &read.row, (row, std::mem::take(reveal)), keys) {
            commands.extend(document_of(&read.row, *row).map(Command::Open));
        }
    }

    fn keys(&mut self, ui: &Ui, commands: &mut Vec<Command>) {
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if pressed(Key::Escape) || pressed(Key::Backspace) {
            commands.push(Command::Back);
            return;
        }
        let Some(read) = &self.read else { return };
        let head = &read.row.head;
        for task in tasks(head).filter(|task| letter_pressed(ui, task.letter())) {
            self.refused = task.why_not(head);
            if self.refused.is_none() {
                commands.push(begins(task, head));
            }
        }
        if self.is_scanned() && letter_pressed(ui, SCAN) {
            commands.push(Command::Scan(self.id));
        }
        if letter_pressed(ui, PRINT) {
            commands.push(Command::PrintMatter(self.id));
        }
    }

    fn read(&mut self, registry: &Registry) -> Result<(), Error> {
        let of = (registry.revision(), i18n::lang());
        if self.trouble.is_some() || self.read.as_ref().is_some_and(|read| read.of == of) {
            return Ok(());
        }
        let Some(row) = registry.matter(self.id)? else {
            self.trouble = Some(tr!("process-gone"));
            return Ok(());
        };
        let accounts = registry.accounts()?;
        let others = accounts.into_iter().filter(|account| account.name != registry.user());
        let (leaders, others): (Vec<_>, Vec<_>) = others.partition(|account| account.post == Post::Leader);
        let names = |accounts: Vec<crate::model::view::AccountRow>| accounts.into_iter().map(|it| it.name).collect();
        self.row = self.row.min(row.items.len().saturating_sub(1));
        self.refused = None;
        self.read = Some(Read { of, row, others: names(others), leaders: names(leaders) });
        Ok(())
    }
}

/// The steps that this matter has.
fn tasks(head: &MatterHead) -> impl Iterator<Item = Task> {
    let kind = head.slot.kind;
    Task::ALL.into_iter().filter(move |task| task.is_step_of(kind))
}

/// A form about this matter.
fn begins(task: Task, head: &MatterHead) -> Command {
    Command::Begin(Begin { matter: Some(head.id), ..Begin::new(Verb::Matter(task)) })
}

fn document_of(matter: &MatterRow, row: usize) -> Option<crate::model::ids::DocumentId> {
    match &matter.items.get(row)?.subject {
        SubjectRow::Carrier { document, .. } => Some(document.id),
        SubjectRow::Thing(_) => None,
    }
}

/// Until when it has to be done.
pub(super) fn due(head: &MatterHead) -> Option<Date> {
    head.facts.day(Fact::DueOn)
}

/// What it is about, in a word.
pub(super) fn reason(head: &MatterHead) -> String {
    let facts = [Fact::Purpose, Fact::Reason, Fact::Scope, Fact::Destination, Fact::Remark];
    let fact = |fact| head.facts.get(fact).unwrap_or_default();
    match head.slot.kind {
        MatterKind::Handover => tr!("process-from-to", giver = fact(Fact::Giver), receiver = fact(Fact::Receiver)),
        MatterKind::Recall => tr!("process-recalled", issuer = fact(Fact::Issuer), year = fact(Fact::OfYear)),
        MatterKind::Count if head.facts.get(Fact::Scope).is_none() => tr!("process-scope", scope = "everything"),
        MatterKind::Copying | MatterKind::CarryOut | MatterKind::Destruction | MatterKind::Count => {
            facts.into_iter().find_map(|fact| head.facts.get(fact)).unwrap_or_default().to_owned()
        }
    }
}
