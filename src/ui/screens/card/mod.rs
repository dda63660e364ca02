//! A circulation card, drawn like the one on paper: the document's facts, the readers in their order, and who had the
//! copy from when to when. A leg opens and closes with one key; a rule that says no is shown where it stands.

mod sheet;

use egui::scroll_area::ScrollBarVisibility;
use egui::{Align, Button, CentralPanel, Frame, Key, Margin, Modifiers, RichText, ScrollArea, TextEdit, Ui};
use jiff::civil::DateTime;

use self::sheet::{Paper, sheet_ui};
use crate::explain;
use crate::i18n::{self, Lang};
use crate::model::event::Printed;
use crate::model::ids::{CardId, LineId};
use crate::model::refusal::Refusal;
use crate::model::view::{CardRow, Holding, ReaderRow};
use crate::registry::circulate::{CirculateBack, CirculateEnd, CirculateOut};
use crate::registry::names::DocumentName;
use crate::registry::record::Act;
use crate::registry::{Done, Error, Registry};
use crate::tr;
use crate::ui::command::Command;
use crate::ui::deeds::{because, letter_pressed};
use crate::ui::forms::{Begin, Verb};
use crate::ui::situation::Chosen;
use crate::ui::theme;
use crate::ui::widgets::{TableKeys, Tone, notice};

use crate::model::possible::Deed;

/// Minutes are told again after this long.
const A_MINUTE: std::time::Duration = std::time::Duration::from_secs(61);

/// The screen.
pub(crate) struct Card {
    id: CardId,
    read: Option<Read>,
    /// The reader the keys stand on.
    row: usize,
    asking: Asking,
    /// What is typed for the leg that closes, or for the end.
    typed: Typed,
    /// The place the cursor is to go to.
    wants_focus: Option<Place>,
    said: Said,
}

/// Where the cursor can be while something is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// The opinion, or the reason.
    First,
    /// The instruction.
    Instruction,
    /// The button that records.
    Record,
}

/// The card as it was read.
struct Read {
    of: (u64, Lang),
    card: CardRow,
    holding: Option<Holding>,
}

/// What is being asked for in place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asking {
    Nothing,
    /// The opinion of the reader it comes back from.
    Opinion,
    /// Why the circulation ends.
    Reason,
}

/// What is typed in place.
#[derive(Debug, Default)]
struct Typed {
    opinion: String,
    instruction: String,
    reason: String,
}

/// What is to be told about the last thing that was done.
enum Said {
    Nothing,
    /// It is on the books.
    Recorded(u64),
    /// A rule said no.
    Refused(Refusal),
    /// Something went wrong.
    Trouble(String),
}

impl Card {
    /// The screen of a card.
    pub(crate) fn new(id: CardId) -> Self {
        Self {
            id,
            read: None,
            row: 0,
            asking: Asking::Nothing,
            typed: Typed::default(),
            wants_focus: None,
            said: Said::Nothing,
        }
    }

    /// Which card it is.
    pub(crate) fn id(&self) -> CardId {
        self.id
    }

    /// The document, the copy and the card's line.
    pub(crate) fn chosen(&self) -> Chosen {
        let Some(read) = &self.read else { return Chosen::default() };
        let carriers = vec![read.card.carrier.id];
        Chosen { carriers, line: Some(LineId(self.id.0)), ..Chosen::document(read.card.document.id) }
    }

    /// Whether something is asked for in place, which can be recorded.
    pub(crate) fn is_asking(&self) -> bool {
        self.asking != Asking::Nothing
    }

    /// Takes what became of an act that this screen asked for.
    pub(crate) fn done(&mut self, outcome: Result<Done, Error>) {
        self.said = match outcome {
            Ok(done) => {
                (self.asking, self.typed) = (Asking::Nothing, Typed::default());
                Said::Recorded(done.seq)
            }
            Err(Error::Refused(refusal)) => Said::Refused(*refusal),
            Err(error) => Said::Trouble(explain::error(&error)),
        };
    }

    /// Draws it.
    pub(crate) fn ui(&mut self, ui: &mut Ui, registry: &Registry, keys: TableKeys, commands: &mut Vec<Command>) {
        if let Err(error) = self.read(registry) {
            self.said = Said::Trouble(explain::error(&error));
        }
        if keys == TableKeys::Table && !ui.text_edit_focused() {
            self.keys(ui, commands);
        }
        let ground = theme::ground(ui, Margin { left: 12, right: 12, top: 10, bottom: 10 });
        CentralPanel::default().frame(ground).show(ui, |ui| {
            self.acts_ui(ui, commands);
            ui.add_space(2.0);
            match &self.said {
                Said::Nothing | Said::Refused(_) => {}
                Said::Recorded(seq) => notice(ui, Tone::Well, &tr!("card-recorded", seq = *seq)),
                Said::Trouble(text) => notice(ui, Tone::Danger, text),
            }
            let now = registry.clock().now().datetime();
            // The bar has its room always, so that nothing moves when something is asked for in place.
            let area = ScrollArea::vertical().auto_shrink(false);
            area.scroll_bar_visibility(ScrollBarVisibility::AlwaysVisible)
                .show(ui, |ui| self.card_ui(ui, now, commands));
        });
        if self.read.as_ref().is_some_and(|read| read.card.open_leg().is_some()) {
            ui.request_repaint_after(A_MINUTE);
        }
    }

    fn card_ui(&mut self, ui: &mut Ui, now: DateTime, commands: &mut Vec<Command>) {
        let Some(read) = &self.read else { return };
        let open = read.card.open_leg().map(|(reader, _)| reader.name.clone());
        let paper = Paper { card: &read.card, now, row: self.row };
        let refused = match &self.said {
            Said::Refused(refusal) => Some(because(refusal)),
            Said::Nothing | Said::Recorded(_) | Said::Trouble(_) => None,
        };
        let asking = self.asking;
        let mut recorded = false;
        let clicked = sheet_ui(ui, &paper, |ui| {
            if let Some(refused) = &refused {
                notice(ui, Tone::Danger, refused);
            }
            match asking {
                Asking::Nothing => {}
                Asking::Opinion => recorded |= opinion_ui(ui, open.as_deref(), &mut self.typed, &mut self.wants_focus),
                Asking::Reason => recorded |= reason_ui(ui, &mut self.typed.reason, &mut self.wants_focus),
            }
        });
        if let Some(row) = clicked {
            self.row = row;
        }
        if recorded {
            commands.push(Command::Record);
        }
        if asking != Asking::Nothing && ui.input(|input| input.key_pressed(Key::Escape)) {
            (self.asking, self.said) = (Asking::Nothing, Said::Nothing);
        }
    }

    fn acts_ui(&mut self, ui: &mut Ui, commands: &mut Vec<Command>) {
        ui.horizontal_wrapped(|ui| {
            let back = Command::Back;
            let keys = back.shortcut().map(|shortcut| crate::ui::say::keys(ui, shortcut)).unwrap_or_default();
            if ui.add(Button::new(back.label()).shortcut_text(keys)).clicked() {
                commands.push(Command::Back);
            }
            ui.separator();
            let next = self.next().map(|reader| reader.name.clone());
            let out = next.map_or_else(|| Verb::CirculateOut.label(), |name| tr!("card-out-to", name));
            for (deed, label, key) in [
                (Deed::CirculateOut, out, Key::O),
                (Deed::CirculateBack, Verb::CirculateBack.label(), Key::B),
                (Deed::CirculateEnd, Verb::CirculateEnd.label(), Key::E),
            ] {
                let refusal = self.refusal(deed);
                let idle = deed == Deed::CirculateOut && self.next().is_none();
                let button = Button::new(label).right_text(RichText::new(key.symbol_or_name()).small().weak());
                let response = ui.add_enabled(refusal.is_none() && !idle, button);
                let response = match refusal {
                    Some(refusal) => response.on_disabled_hover_text(because(&refusal)),
                    None => response.on_disabled_hover_text(tr!("card-all-have-read")),
                };
                if response.clicked() {
                    self.begin(deed, commands);
                }
            }
            self.others_ui(ui, commands);
        });
    }

    /// What leads elsewhere: a reader who is not on the card, the document, the print.
    fn others_ui(&self, ui: &mut Ui, commands: &mut Vec<Command>) {
        let Some(read) = &self.read else { return };
        let (document, carrier) = (read.card.document.id, read.card.carrier.id);
        let letter = |key: Key| RichText::new(key.symbol_or_name()).small().weak();
        if read.card.is_open() {
            let other =
                ui.add_enabled(self.refusal(Deed::CirculateOut).is_none(), Button::new(tr!("card-out-to-other")));
            if other.clicked() {
                let verb = Begin::new(Verb::CirculateOut);
                commands.push(Command::Begin(Begin { documents: vec![document], carriers: vec![carrier], ..verb }));
            }
        }
        ui.separator();
        if ui.add(Button::new(tr!("table-open-document")).right_text(letter(Key::D))).clicked() {
            commands.push(Command::Open(document));
        }
        if ui.add(Button::new(tr!("ui-command-preview")).right_text(letter(Key::P))).clicked() {
            commands.push(Command::PreviewOf(Printed::Card(self.id)));
        }
    }

    fn keys(&mut self, ui: &Ui, commands: &mut Vec<Command>) {
        let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        if pressed(Modifiers::NONE, Key::Escape) || pressed(Modifiers::NONE, Key::Backspace) {
            if self.asking == Asking::Nothing {
                commands.push(Command::Back);
            } else {
                self.asking = Asking::Nothing;
            }
            return;
        }
        for (key, deed) in [(Key::O, Deed::CirculateOut), (Key::B, Deed::CirculateBack), (Key::E, Deed::CirculateEnd)] {
            if letter_pressed(ui, key) {
                self.begin(deed, commands);
            }
        }
        let Some(read) = &self.read else { return };
        let last = read.card.readers.len().saturating_sub(1);
        if letter_pressed(ui, Key::D) {
            commands.push(Command::Open(read.card.document.id));
        }
        if letter_pressed(ui, Key::P) {
            commands.push(Command::PreviewOf(Printed::Card(self.id)));
        }
        if pressed(Modifiers::NONE, Key::ArrowDown) {
            self.row = (self.row + 1).min(last);
        }
        if pressed(Modifiers::NONE, Key::ArrowUp) {
            self.row = self.row.saturating_sub(1);
        }
        if pressed(Modifiers::NONE, Key::Enter) {
            let deed = if read.card.open_leg().is_some() { Deed::CirculateBack } else { Deed::CirculateOut };
            self.begin(deed, commands);
        }
    }

    /// Begins a deed: a leg goes out at once, what has something to say asks for it in place.
    fn begin(&mut self, deed: Deed, commands: &mut Vec<Command>) {
        self.said = Said::Nothing;
        if let Some(refusal) = self.refusal(deed) {
            self.said = Said::Refused(refusal);
            return;
        }
        match deed {
            Deed::CirculateOut => commands.extend(self.out()),
            Deed::CirculateBack => (self.asking, self.wants_focus) = (Asking::Opinion, Some(Place::First)),
            Deed::CirculateEnd => (self.asking, self.wants_focus) = (Asking::Reason, Some(Place::First)),
            Deed::Lend | Deed::GiveBack | Deed::Shelve | Deed::Move | Deed::Circulate => {}
        }
    }

    /// The rule that says no to a deed with the card's copy.
    fn refusal(&self, deed: Deed) -> Option<Refusal> {
        let read = self.read.as_ref()?;
        let open = Some(&read.card).filter(|card| card.is_open());
        deed.refusal(&read.card.document.title, read.holding.as_ref()?, open)
    }

    /// The reader who is next: the one the keys stand on, else the first on the card who has not read.
    fn next(&self) -> Option<&ReaderRow> {
        let readers = &self.read.as_ref()?.card.readers;
        let waits = |reader: &&ReaderRow| reader.legs.is_empty();
        readers.get(self.row).filter(waits).or_else(|| readers.iter().find(waits))
    }

    fn out(&self) -> Option<Command> {
        let (document, copy) = self.subject()?;
        let reader = self.next()?.name.clone();
        let out = CirculateOut { at: None, document, copy, reader, approver: None };
        Some(Command::Perform(Box::new(Act::CirculateOut(out))))
    }

    /// What was asked for in place, as it is recorded.
    pub(crate) fn asked(&self) -> Option<Act> {
        let (document, copy) = self.subject()?;
        let said = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        match self.asking {
            Asking::Nothing => None,
            Asking::Opinion => Some(Act::CirculateBack(CirculateBack {
                at: None,
                document,
                copy,
                reader: None,
                opinion: said(&self.typed.opinion),
                instruction: said(&self.typed.instruction),
                place: None,
            })),
            Asking::Reason => {
                let reason = self.typed.reason.clone();
                Some(Act::CirculateEnd(CirculateEnd { date: None, document, copy, reason }))
            }
        }
    }

    /// The document and the copy, as a verb names them.
    fn subject(&self) -> Option<(DocumentName, Option<u32>)> {
        let card = &self.read.as_ref()?.card;
        Some((DocumentName::Id(card.document.id.0), Some(card.carrier.copy())))
    }

    fn read(&mut self, registry: &Registry) -> Result<(), Error> {
        let of = (registry.revision(), i18n::lang());
        if self.read.as_ref().is_some_and(|read| read.of == of) {
            return Ok(());
        }
        let Some(card) = registry.card(self.id)? else {
            self.said = Said::Trouble(tr!("ui-document-gone"));
            return Ok(());
        };
        let holdings = registry.holdings(card.document.id)?;
        let holding = holdings.into_iter().find(|holding| holding.carrier.id == card.carrier.id);
        // The keys stand on whoever has it, else on whoever is next.
        let open = card.readers.iter().position(|reader| reader.legs.iter().any(|leg| leg.back_at.is_none()));
        let next = card.readers.iter().position(|reader| reader.legs.is_empty());
        self.row = open.or(next).unwrap_or_default();
        self.read = Some(Read { of, card, holding });
        Ok(())
    }
}

/// Asks in place for what the reader says; whether it is to be recorded. Enter goes on, as in a form.
fn opinion_ui(ui: &mut Ui, reader: Option<&str>, typed: &mut Typed, to: &mut Option<Place>) -> bool {
    let title = tr!("card-back-from", name = reader.unwrap_or_default());
    asked_ui(ui, &title, to, |ui, to| {
        line_ui(ui, &tr!("card-opinion"), &mut typed.opinion, (Place::First, Place::Instruction), to);
        line_ui(ui, &tr!("card-instruction"), &mut typed.instruction, (Place::Instruction, Place::Record), to);
    })
}

/// Asks in place why the circulation ends; whether it is to be recorded.
fn reason_ui(ui: &mut Ui, reason: &mut String, to: &mut Option<Place>) -> bool {
    asked_ui(ui, &tr!("card-end-why"), to, |ui, to| {
        line_ui(ui, &tr!("card-reason"), reason, (Place::First, Place::Record), to);
    })
}

fn asked_ui(ui: &mut Ui, title: &str, to: &mut Option<Place>, add: impl FnOnce(&mut Ui, &mut Option<Place>)) -> bool {
    let palette = theme::palette(ui);
    Frame::new()
        .fill(palette.chosen)
        .inner_margin(Margin::symmetric(12, 8))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.label(RichText::new(title).strong());
            add(ui, to);
            ui.horizontal(|ui| {
                let record = Command::Record;
                let keys = record.shortcut().map(|shortcut| crate::ui::say::keys(ui, shortcut)).unwrap_or_default();
                let button = ui.add(Button::new(record.label()).shortcut_text(keys));
                take_focus(&button, Place::Record, to);
                ui.label(RichText::new(tr!("card-asked-hint")).small().color(palette.faint));
                button.clicked()
            })
            .inner
        })
        .inner
}

/// A field in place; Enter in it goes on.
fn line_ui(ui: &mut Ui, name: &str, text: &mut String, (here, next): (Place, Place), to: &mut Option<Place>) {
    ui.horizontal(|ui| {
        let label = ui.label(name);
        let field = ui.add(TextEdit::singleline(text).desired_width(f32::INFINITY)).labelled_by(label.id);
        take_focus(&field, here, to);
        if field.lost_focus() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter)) {
            *to = Some(next);
        }
    });
}

fn take_focus(response: &egui::Response, here: Place, to: &mut Option<Place>) {
    if *to == Some(here) {
        response.request_focus();
        response.scroll_to_me(Some(Align::Center));
        *to = None;
    }
}
