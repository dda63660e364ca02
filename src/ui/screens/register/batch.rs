//! What can be done with the marked lines together, and with the chosen line alone.

use egui::{Button, Frame, Id, Key, Margin, Popup, PopupKind, Pos2, Response, RichText, SetOpenCommand, Ui};

use crate::model::ids::{CardId, DocumentId, LineId};
use crate::model::line::LineKind;
use crate::model::possible::{Deed, LineDeed};
use crate::model::refusal::Refusal;
use crate::model::register::Register;
use crate::registry::possible::Subject;
use crate::registry::{Error, Registry};
use crate::tr;
use crate::ui::command::Command;
use crate::ui::deeds::{about_all, about_line, about_lines, about_receipt, because, line_verb_of, verb_of, why_none};
use crate::ui::forms::{Begin, Task, Verb};
use crate::ui::menus::offered_for_line;
use crate::ui::theme;
use crate::ui::widgets::{Picks, Tone};

/// More lines than this are not read for doing something with all of them; nobody signs for so many at once.
const MOST: usize = 500;

/// What is offered for marked lines.
const TOGETHER: [Deed; 4] = [Deed::Lend, Deed::GiveBack, Deed::Shelve, Deed::Move];

/// What lists the copies of marked lines.
const LISTING: [Task; 2] = [Task::DrawDestruction, Task::DrawCarryOut];

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
            ui.horizontal_wrapped(|ui| {
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
                    for task in LISTING {
                        if let Some(begin) = about_all(task, &self.subjects) {
                            let command = Command::Begin(begin);
                            let keys = command.shortcut().map(|shortcut| crate::ui::say::keys(ui, shortcut));
                            let button = Button::new(command.label()).shortcut_text(keys.unwrap_or_default());
                            if ui.add(button).clicked() {
                                commands.push(command);
                            }
                        }
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
        let task = verb.task().filter(|task| task.lists() && !task.needs_matter());
        let deed = TOGETHER.into_iter().find(|deed| verb_of(*deed) == verb);
        if marked.is_empty() || marked.len() > MOST {
            return None;
        }
        self.of = None;
        self.read(registry, chosen, &[]).ok()?;
        self.of = None;
        match (deed, task) {
            (Some(deed), _) => about_lines(deed, &self.subjects),
            (None, Some(task)) => about_all(task, &self.subjects),
            (None, None) => None,
        }
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
    if let Some(task) = verb.task().filter(|task| task.is_of_copies()) {
        return about_all(task, std::slice::from_ref(&subject));
    }
    let deed = ALONE.into_iter().find(|deed| verb_of(*deed) == verb)?;
    about_lines(deed, std::slice::from_ref(&subject))
}

/// The menu of the chosen line: what the table of commands offers for it, and why not.
pub(super) struct RowMenu {
    parts: Vec<Vec<(Command, Option<String>)>>,
    at: Pos2,
    new: bool,
}

impl RowMenu {
    /// Reads what can be done with a line.
    pub(super) fn new(registry: &Registry, line: LineId, at: Pos2) -> Result<Option<Self>, Error> {
        let Some(subject) = registry.subject(line)? else { return Ok(None) };
        let dossier = registry.dossier(subject.document())?;
        let refusal = |deed| dossier.as_ref().and_then(|all| all.line_refusal(deed, &subject.line));
        let is_card = (subject.line.slot.book.register, subject.line.kind) == (Register::Circulation, LineKind::Entry);
        let card = is_card.then_some(CardId(line.0));
        let why_not = |command: &Command| match command {
            Command::Begin(begin) => why_not(begin, &subject, refusal),
            _ => None,
        };
        let offered = offered_for_line(subject.document(), card, |verb| about_subject(&subject, verb));
        let with_reason = |part: Vec<Command>| part.into_iter().map(|it| (why_not(&it), it)).map(|(why, it)| (it, why));
        let parts = offered.into_iter().map(|part| with_reason(part).collect()).collect();
        Ok(Some(Self { parts, at, new: true }))
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
        let chosen = popup.show(|ui| self.items_ui(ui, first));
        if let Some((part, item)) = chosen.as_ref().and_then(|shown| shown.inner)
            && part < self.parts.len()
        {
            let (command, _) = self.parts.swap_remove(part).swap_remove(item);
            commands.push(command);
            return false;
        }
        chosen.is_some()
    }

    /// Draws the entries; which one was chosen.
    fn items_ui(&self, ui: &mut Ui, mut first: bool) -> Option<(usize, usize)> {
        ui.set_min_width(theme::DROPDOWN);
        let mut chosen = None;
        for (n, part) in self.parts.iter().enumerate().filter(|(_, part)| !part.is_empty()) {
            if n > 0 {
                ui.separator();
            }
            for (m, (command, why_not)) in part.iter().enumerate() {
                let shortcut = command.shortcut().map(|shortcut| crate::ui::say::keys(ui, shortcut));
                // What opens the line has the table's own key.
                let keys = shortcut.or_else(|| ((n, m) == (0, 0)).then(|| Key::Enter.name().to_owned()));
                let response = item_ui(ui, command, keys, why_not.as_deref());
                if std::mem::take(&mut first) {
                    response.request_focus();
                }
                if response.clicked() {
                    chosen = Some((n, m));
                    ui.close();
                }
            }
        }
        chosen
    }
}

/// What a form of the verb would be about that is begun over one line; none where it is not offered for it.
fn about_subject(subject: &Subject, verb: Verb) -> Option<Begin> {
    let line = &subject.line;
    if let Some(deed) = LineDeed::ALL.into_iter().find(|deed| line_verb_of(*deed) == verb) {
        let is_offered = line.kind == LineKind::Entry && deed.is_of(line.slot.book.register);
        return is_offered.then(|| about_line(deed, subject.document(), line.id));
    }
    if verb == Verb::Receipt {
        return about_receipt(line);
    }
    if let Some(task) = verb.task() {
        return Some(task)
            .filter(|task| task.is_of_copies())
            .and_then(|task| about_all(task, std::slice::from_ref(subject)));
    }
    let deed = ALONE.into_iter().find(|deed| verb_of(*deed) == verb)?;
    // What belongs to a card is offered where there is one; what cannot be put away is not offered either.
    let or_why = matches!(deed, Deed::Lend | Deed::GiveBack | Deed::Circulate).then(|| Begin::new(verb));
    about_lines(deed, std::slice::from_ref(subject)).or(or_why)
}

/// Why a form that is offered for one line would be refused.
fn why_not(begin: &Begin, subject: &Subject, refusal: impl Fn(LineDeed) -> Option<Refusal>) -> Option<String> {
    if let Some(deed) = LineDeed::ALL.into_iter().find(|deed| line_verb_of(*deed) == begin.verb) {
        return refusal(deed).as_ref().map(because);
    }
    let deed = ALONE.into_iter().find(|deed| verb_of(*deed) == begin.verb)?;
    begin.documents.is_empty().then(|| why_none(deed, std::slice::from_ref(subject)))
}

/// An entry of the menu, dimmed where a rule says no.
fn item_ui(ui: &mut Ui, command: &Command, keys: Option<String>, why_not: Option<&str>) -> Response {
    let mut button = Button::new(command.label());
    if let Some(keys) = keys {
        button = button.shortcut_text(keys);
    }
    let response = ui.add_enabled(why_not.is_none(), button);
    match why_not {
        Some(why) => response.on_disabled_hover_text(why),
        None => response,
    }
}
