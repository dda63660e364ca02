//! What can be done with the marked lines together, and with the chosen line alone.

use egui::{Button, Frame, Id, Key, Margin, Popup, PopupKind, Pos2, RichText, SetOpenCommand, Ui};

use crate::model::ids::{CardId, DocumentId, LineId};
use crate::model::line::LineKind;
use crate::model::possible::{Deed, LineDeed};
use crate::model::refusal::Refusal;
use crate::model::register::Register;
use crate::registry::possible::Subject;
use crate::registry::{Error, Registry};
use crate::tr;
use crate::ui::command::Command;
use crate::ui::deeds::{about_line, about_lines, about_receipt, because, line_verb_of, verb_of, why_none};
use crate::ui::forms::{Begin, Verb};
use crate::ui::theme;
use crate::ui::widgets::{Picks, Tone};

/// More lines than this are not read for doing something with all of them; nobody signs for so many at once.
const MOST: usize = 500;

/// What is offered for marked lines.
const TOGETHER: [Deed; 4] = [Deed::Lend, Deed::GiveBack, Deed::Shelve, Deed::Move];

/// What is offered for one line.
const ALONE: [Deed; 8] = Deed::ALL;

/// The marked lines and their copies, read again when either changes.
#[derive(Debug, Default)]
pub(super) struct Batch {
    of: Option<(u64, u64)>,
    subjects: Vec<Subject>,
    hidden: usize,
}

/// What the batch bar was asked for.
pub(super) enum Asked {
    /// Nothing.
    Nothing,
    /// To take all marks away.
    Unmark,
}

impl Batch {
    fn read(&mut self, registry: &Registry, chosen: &Picks, listed: &[LineId]) -> Result<(), Error> {
        let of = Some((registry.revision(), chosen.moves()));
        if self.of == of {
            return Ok(());
        }
        self.of = of;
        self.subjects.clear();
        let marked = chosen.marked();
        self.hidden = marked.len() - listed.iter().filter(|id| marked.contains(id)).count();
        if marked.len() <= MOST {
            for id in marked {
                self.subjects.extend(registry.subject(*id)?);
            }
        }
        Ok(())
    }

    /// The documents of the marked lines, where they have been read.
    pub(super) fn documents(&self, picks: &Picks) -> Vec<DocumentId> {
        if picks.marked().is_empty() {
            return Vec::new();
        }
        let mut documents: Vec<DocumentId> = self.subjects.iter().map(Subject::document).collect();
        documents.dedup();
        documents
    }

    /// The list has changed: how many of the marked lines it does not show is counted again.
    pub(super) fn relisted(&mut self) {
        self.of = None;
    }

    /// Draws the bar over the table.
    pub(super) fn ui(
        &mut self,
        ui: &mut Ui,
        registry: &Registry,
        chosen: &Picks,
        listed: &[LineId],
        commands: &mut Vec<Command>,
    ) -> Result<Asked, Error> {
        self.read(registry, chosen, listed)?;
        let palette = theme::palette(ui);
        let mut asked = Asked::Nothing;
        Frame::new().fill(palette.chosen).corner_radius(5).inner_margin(Margin::symmetric(10, 4)).show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal(|ui| {
                ui.label(RichText::new(tr!("table-marked", n = chosen.marked().len())).strong());
                if self.hidden > 0 {
                    ui.label(RichText::new(tr!("table-marked-hidden", n = self.hidden)).color(Tone::Faint.ink(ui)));
                }
                if chosen.marked().len() > MOST {
                    ui.label(RichText::new(tr!("table-marked-many", most = MOST)).color(Tone::Caution.ink(ui)));
                } else {
                    for deed in TOGETHER {
                        self.deed_ui(ui, deed, commands);
                    }
                }
                if ui.button(tr!("table-unmark")).on_hover_text(tr!("table-unmark-hint")).clicked() {
                    asked = Asked::Unmark;
                }
            });
        });
        Ok(asked)
    }

    fn deed_ui(&self, ui: &mut Ui, deed: Deed, commands: &mut Vec<Command>) {
        let begin = about_lines(deed, &self.subjects);
        let verb = verb_of(deed);
        let lines = self.subjects.iter().filter(|subject| subject.open_to(deed).next().is_some()).count();
        let label = if lines == 0 { verb.label() } else { tr!("table-batch", verb = verb.label(), n = lines) };
        let mut button = Button::new(label);
        if let Some(shortcut) = verb.shortcut() {
            button = button.shortcut_text(crate::ui::say::keys(ui, shortcut));
        }
        let response = ui.add_enabled(begin.is_some(), button);
        let response = match &begin {
            Some(_) => response,
            None => response.on_disabled_hover_text(why_none(deed, &self.subjects)),
        };
        if let Some(begin) = begin.filter(|_| response.clicked()) {
            commands.push(Command::Begin(begin));
        }
    }

    /// What a form is about that is asked for by its key while lines are marked.
    pub(super) fn about(&mut self, registry: &Registry, chosen: &Picks, verb: Verb) -> Option<Begin> {
        let marked = chosen.marked();
        let deed = TOGETHER.into_iter().find(|deed| verb_of(*deed) == verb)?;
        if marked.is_empty() || marked.len() > MOST {
            return None;
        }
        self.of = None;
        self.read(registry, chosen, &[]).ok()?;
        self.of = None;
        about_lines(deed, &self.subjects)
    }
}

/// What a form is about that is asked for by its key over one line.
pub(super) fn about_one(registry: &Registry, line: LineId, verb: Verb) -> Option<Begin> {
    let subject = registry.subject(line).ok()??;
    let document = subject.document();
    if let Some(deed) = LineDeed::ALL.into_iter().find(|deed| line_verb_of(*deed) == verb) {
        return (subject.line.kind == LineKind::Entry).then(|| about_line(deed, document, line));
    }
    if verb == Verb::Receipt {
        return about_receipt(&subject.line);
    }
    let deed = ALONE.into_iter().find(|deed| verb_of(*deed) == verb)?;
    about_lines(deed, std::slice::from_ref(&subject))
}

/// The menu of the chosen line.
pub(super) struct RowMenu {
    subject: Subject,
    lines: Vec<(LineDeed, Option<Refusal>)>,
    at: Pos2,
    new: bool,
}

impl RowMenu {
    /// Reads what can be done with a line.
    pub(super) fn new(registry: &Registry, line: LineId, at: Pos2) -> Result<Option<Self>, Error> {
        let Some(subject) = registry.subject(line)? else { return Ok(None) };
        let register = subject.line.slot.book.register;
        let dossier = registry.dossier(subject.document())?;
        let refusal = |deed: LineDeed| dossier.as_ref().and_then(|all| all.line_refusal(deed, &subject.line));
        let offered = LineDeed::ALL.into_iter().filter(|deed| deed.is_of(register));
        let lines = offered.map(|deed| (deed, refusal(deed))).collect();
        Ok(Some(Self { subject, lines, at, new: true }))
    }

    /// Draws it; whether it is still open.
    pub(super) fn ui(&mut self, ui: &Ui, commands: &mut Vec<Command>) -> bool {
        let id = Id::unique("row menu");
        let open = std::mem::take(&mut self.new).then_some(SetOpenCommand::Bool(true));
        let first = open.is_some();
        let popup = Popup::new(id, (**ui).clone(), self.at, ui.layer_id())
            .kind(PopupKind::Menu)
            .layout(egui::Layout::top_down_justified(egui::Align::Min))
            .style(egui::containers::menu::menu_style)
            .accessible_name(tr!("table-row-menu"))
            .open_memory(open);
        popup.show(|ui| self.items_ui(ui, first, commands)).is_some()
    }

    fn items_ui(&self, ui: &mut Ui, first: bool, commands: &mut Vec<Command>) {
        ui.set_min_width(theme::DROPDOWN);
        let line = &self.subject.line;
        let document = self.subject.document();
        let circulation = line.slot.book.register == Register::Circulation && line.kind == LineKind::Entry;
        let card = circulation.then_some(CardId(line.id.0));
        let open = Button::new(tr!("table-open-document"));
        let open = ui.add(if card.is_none() { open.shortcut_text(Key::Enter.name()) } else { open });
        if first {
            open.request_focus();
        }
        if open.clicked() {
            commands.push(Command::Open(document));
            ui.close();
        }
        if let Some(card) = card {
            item(ui, Command::OpenCard(card), Some(Key::Enter.name().to_owned()), None, commands);
            item(ui, Command::PreviewOf(crate::model::event::Printed::Card(card)), None, None, commands);
        }
        ui.separator();
        for deed in ALONE {
            self.deed_ui(ui, deed, commands);
        }
        if line.kind == LineKind::Entry {
            ui.separator();
            for (deed, refusal) in &self.lines {
                let begin = Command::Begin(about_line(*deed, document, line.id));
                item(ui, begin, None, refusal.as_ref().map(because), commands);
            }
            if let Some(begin) = about_receipt(line) {
                item(ui, Command::Begin(begin), None, None, commands);
            }
        }
    }

    fn deed_ui(&self, ui: &mut Ui, deed: Deed, commands: &mut Vec<Command>) {
        let verb = verb_of(deed);
        let subjects = std::slice::from_ref(&self.subject);
        let begin = about_lines(deed, subjects);
        // What belongs to a card is offered where there is one.
        let of_card = matches!(deed, Deed::CirculateOut | Deed::CirculateBack | Deed::CirculateEnd);
        if begin.is_none() && (of_card || matches!(deed, Deed::Shelve | Deed::Move)) {
            return;
        }
        let refusal = match &begin {
            Some(_) => None,
            None => Some(why_none(deed, subjects)),
        };
        let keys = verb.shortcut().map(|shortcut| crate::ui::say::keys(ui, shortcut));
        let command = Command::Begin(begin.unwrap_or_else(|| Begin::new(verb)));
        item(ui, command, keys, refusal, commands);
    }
}

/// An entry of the menu, dimmed where a rule says no.
fn item(ui: &mut Ui, command: Command, keys: Option<String>, refusal: Option<String>, commands: &mut Vec<Command>) {
    let mut button = Button::new(command.label());
    if let Some(keys) = keys {
        button = button.shortcut_text(keys);
    }
    let response = ui.add_enabled(refusal.is_none(), button);
    let response = match refusal {
        Some(refusal) => response.on_disabled_hover_text(refusal),
        None => response,
    };
    if response.clicked() {
        commands.push(command);
        ui.close();
    }
}
