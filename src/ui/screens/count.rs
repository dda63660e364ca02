//! Scanning for a count or a handover: one field that always has the cursor, digits and Enter. What a scan means stands
//! large and in colour; every scan is kept before it is answered, so that one may stop and go on at any time.

use egui::text::{CCursor, CCursorRange};
use egui::{
    Align2, Button, CentralPanel, Event, Frame, Id, Key, Label, Margin, Modifiers, Panel, RichText, ScrollArea,
    TextEdit,
};
use egui::{Ui, vec2};

use crate::i18n::{self, Lang};
use crate::model::ids::MatterId;
use crate::model::matter::MatterKind;
use crate::model::matter_view::{ItemRow, MatterRow, SubjectRow};
use crate::model::view::Holding;
use crate::registry::count::{Counting, Scanned};
use crate::registry::{Error, Registry};
use crate::ui::command::Command;
use crate::ui::forms::{Begin, Task, Verb};
use crate::ui::input_method::SteadyInputMethod;
use crate::ui::situation::Chosen;
use crate::ui::sound::Sound;
use crate::ui::widgets::{Tone, notice};
use crate::ui::{say, theme};
use crate::{explain, tr};

/// So many digits at most are a number of the list; a label has more.
const NUMBER: usize = 5;
/// Scans that stay in sight.
const LATEST: usize = 12;
/// Rows of what is still missing.
const MISSING: usize = 200;

/// The screen.
pub(crate) struct Count {
    id: MatterId,
    of: Option<(u64, Lang)>,
    matter: Option<MatterRow>,
    counting: Option<Counting>,
    typed: String,
    /// What the scans said, the latest first.
    said: Vec<(Tone, String)>,
    trouble: Option<String>,
}

impl Count {
    /// Goes on scanning for a matter.
    pub(crate) fn new(id: MatterId) -> Self {
        let said = Vec::new();
        Self { id, of: None, matter: None, counting: None, typed: String::new(), said, trouble: None }
    }

    /// The matter.
    pub(crate) fn id(&self) -> MatterId {
        self.id
    }

    /// The matter.
    pub(crate) fn chosen(&self) -> Chosen {
        let head = self.matter.as_ref().map(|matter| Box::new(matter.head.clone()));
        Chosen { matter: head, ..Chosen::default() }
    }

    /// Draws it; `in_front` says that nothing stands before it.
    pub(crate) fn ui(&mut self, ui: &mut Ui, registry: &Registry, in_front: bool, commands: &mut Vec<Command>) {
        if let Err(error) = self.read(registry) {
            self.trouble = Some(explain::error(&error));
        }
        if in_front {
            self.keys(ui, commands);
        }
        let ground = theme::ground(ui, Margin { left: 12, right: 12, top: 10, bottom: 10 });
        let width = (ui.available_width() * theme::STORY_SHARE).floor();
        Panel::right("missing").resizable(false).exact_size(width).frame(ground).show(ui, |ui| self.missing_ui(ui));
        CentralPanel::default().frame(ground).show(ui, |ui| {
            self.head_ui(ui, commands);
            if let Some(trouble) = &self.trouble {
                notice(ui, Tone::Danger, trouble);
            }
            self.field_ui(ui, registry, in_front);
            self.buckets_ui(ui);
            self.said_ui(ui);
        });
    }

    fn keys(&mut self, ui: &Ui, commands: &mut Vec<Command>) {
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if pressed(Key::Escape) {
            commands.push(Command::Back);
        } else if pressed(Key::F8) {
            commands.extend(self.sign());
        }
    }

    /// The form in which it is signed.
    fn sign(&self) -> Option<Command> {
        let task = match self.matter.as_ref()?.head.slot.kind {
            MatterKind::Count => Task::CompleteCount,
            MatterKind::Handover => Task::CompleteHandover,
            MatterKind::Copying | MatterKind::CarryOut | MatterKind::Recall | MatterKind::Destruction => return None,
        };
        Some(Command::Begin(Begin { matter: Some(self.id), ..Begin::new(Verb::Matter(task)) }))
    }

    fn head_ui(&self, ui: &mut Ui, commands: &mut Vec<Command>) {
        ui.horizontal(|ui| {
            let back = Command::Back;
            let keys = back.shortcut().map(|shortcut| say::keys(ui, shortcut)).unwrap_or_default();
            if ui.add(Button::new(back.label()).shortcut_text(keys)).clicked() {
                commands.push(back);
            }
            if let Some(matter) = &self.matter {
                ui.heading(tr!("process-scanning", slot = explain::matter(matter.head.slot)));
            }
            if let Some(sign) = self.sign()
                && ui.add(Button::new(sign.label()).shortcut_text("F8")).clicked()
            {
                commands.push(sign);
            }
        });
        ui.label(RichText::new(tr!("process-scan-how")).small().color(theme::palette(ui).faint));
        ui.add_space(theme::GAP);
    }

    fn field_ui(&mut self, ui: &mut Ui, registry: &Registry, in_front: bool) {
        let id = Id::unique("scan");
        if in_front {
            // A pinyin method would swallow what the scanner types, also while the cursor comes back into the field.
            SteadyInputMethod::keep_off(ui.ctx());
            self.take_typed(ui, registry, id);
        }
        let place = self.counting.as_ref().and_then(Counting::place).map(str::to_owned);
        let label = place.map_or_else(|| tr!("process-scan-field"), |place| tr!("process-scan-in", place));
        let label = ui.label(RichText::new(label).weak());
        let field = TextEdit::singleline(&mut self.typed)
            .id(id)
            .font(egui::TextStyle::Heading)
            .align(Align2::LEFT_CENTER)
            .min_size(vec2(0.0, theme::FIELD))
            .desired_width(f32::INFINITY);
        let response = ui.add(field).labelled_by(label.id);
        if in_front && !response.has_focus() {
            response.request_focus();
        }
        ui.add_space(theme::GAP);
    }

    /// A scanner types faster than frames are drawn: what comes in one frame around an Enter, or before the field has the
    /// cursor, is taken here, in its order. The field itself would drop what follows the Enter.
    fn take_typed(&mut self, ui: &Ui, registry: &Registry, field: Id) {
        let focused = ui.memory(egui::Memory::focused);
        if focused.is_some_and(|id| id != field) {
            return;
        }
        let is_enter = |event: &Event| matches!(event, Event::Key { key: Key::Enter, pressed: true, .. });
        let ours = ui.input_mut(|input| {
            if focused.is_some() && !input.events.iter().any(is_enter) {
                return Vec::new();
            }
            let events = std::mem::take(&mut input.events);
            let (ours, others): (Vec<_>, _) =
                events.into_iter().partition(|event| is_enter(event) || matches!(event, Event::Text(_)));
            input.events = others;
            ours
        });
        if ours.is_empty() {
            return;
        }
        for event in ours {
            if let Event::Text(text) = event {
                self.typed.push_str(&text);
            } else {
                let typed = std::mem::take(&mut self.typed);
                self.scan(registry, typed.trim());
            }
        }
        // What comes next goes on behind it.
        let mut state = TextEdit::load_state(ui, field).unwrap_or_default();
        state.cursor.set_char_range(Some(CCursorRange::one(CCursor::new(self.typed.chars().count()))));
        state.store(ui, field);
    }

    /// Takes a scan, or a number of the list that a hand typed.
    fn scan(&mut self, registry: &Registry, typed: &str) {
        if typed.is_empty() {
            return;
        }
        let (Some(counting), Some(matter)) = (&mut self.counting, &self.matter) else { return };
        let by_number = typed.parse().ok().filter(|_| typed.len() <= NUMBER).and_then(|no| carrier_at(matter, no));
        let scanned = match by_number {
            Some(carrier) => registry.saw(counting, carrier),
            None => registry.scan(counting, typed),
        };
        match &scanned {
            Ok(Scanned::Here(_) | Scanned::Place(..)) => Sound::Well,
            Ok(Scanned::Again(_) | Scanned::WrongPlace(..)) => Sound::Look,
            Ok(Scanned::NotListed(_) | Scanned::Unknown) | Err(_) => Sound::Wrong,
        }
        .play();
        let said = match scanned {
            Ok(Scanned::Here(no)) => (Tone::Well, tr!("process-scan-here", what = named(matter, no))),
            Ok(Scanned::WrongPlace(no, should)) => {
                (Tone::Danger, tr!("process-scan-wrong", what = named(matter, no), place = should))
            }
            Ok(Scanned::Again(no)) => (Tone::Caution, tr!("process-scan-again", what = named(matter, no))),
            Ok(Scanned::NotListed(holding)) => (Tone::Danger, not_listed(registry, &holding)),
            Ok(Scanned::Place(_, path)) => (Tone::Plain, tr!("process-scan-place", place = path)),
            Ok(Scanned::Unknown) if typed.len() <= NUMBER => (Tone::Danger, tr!("process-scan-no-number", no = typed)),
            Ok(Scanned::Unknown) => (Tone::Danger, tr!("process-scan-unknown", digits = typed)),
            Err(error) => (Tone::Danger, explain::error(&error)),
        };
        self.said.insert(0, said);
        self.said.truncate(LATEST);
    }

    fn buckets_ui(&self, ui: &mut Ui) {
        let Some(counting) = &self.counting else { return };
        let (seen, all) = counting.seen();
        let elsewhere = counting.elsewhere().len();
        let buckets = [
            (tr!("process-bucket", bucket = "here"), seen - elsewhere.min(seen), Tone::Well),
            (tr!("process-bucket", bucket = "elsewhere"), elsewhere, Tone::Caution),
            (tr!("process-bucket", bucket = "missing"), counting.missing().len(), Tone::Danger),
            (tr!("process-bucket", bucket = "foreign"), counting.strays().len(), Tone::Danger),
        ];
        ui.columns(buckets.len(), |columns| {
            for (ui, (name, n, tone)) in columns.iter_mut().zip(buckets) {
                theme::card(ui).show(ui, |ui| {
                    ui.set_width(ui.available_width());
                    let tone = if n == 0 { Tone::Faint } else { tone };
                    ui.label(RichText::new(n.to_string()).font(theme::title_font()).color(tone.ink(ui)));
                    ui.label(RichText::new(name).color(theme::palette(ui).faint));
                });
            }
        });
        ui.label(RichText::new(tr!("process-scan-seen", seen, all)).small().color(theme::palette(ui).faint));
        ui.add_space(theme::GAP);
    }

    fn said_ui(&self, ui: &mut Ui) {
        let Some(((tone, text), before)) = self.said.split_first() else { return };
        let palette = theme::palette(ui);
        let fill = match tone {
            Tone::Plain | Tone::Faint => palette.bar,
            Tone::Well => palette.well.1,
            Tone::Caution => palette.caution.1,
            Tone::Danger => palette.danger.1,
        };
        Frame::new().fill(fill).corner_radius(8).inner_margin(Margin::symmetric(16, 14)).show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.add(Label::new(RichText::new(text).heading().color(tone.ink(ui))).wrap());
        });
        ui.add_space(theme::GAP);
        for (tone, text) in before {
            ui.add(Label::new(RichText::new(text).small().color(tone.ink(ui))).truncate());
        }
    }

    /// What has not been seen yet.
    fn missing_ui(&self, ui: &mut Ui) {
        let (Some(counting), Some(matter)) = (&self.counting, &self.matter) else { return };
        let missing = counting.missing();
        ui.label(
            RichText::new(tr!("process-scan-missing", n = missing.len())).strong().color(theme::palette(ui).accent),
        );
        ScrollArea::vertical().id_salt("missing").auto_shrink(false).show(ui, |ui| {
            for no in missing.iter().take(MISSING) {
                let Some(item) = item_at(matter, *no) else { continue };
                ui.horizontal(|ui| {
                    ui.label(named(matter, *no));
                    if let SubjectRow::Carrier { holder, .. } = &item.subject {
                        ui.add(Label::new(RichText::new(holder).small().color(theme::palette(ui).faint)).truncate());
                    }
                });
            }
            if missing.len() > MISSING {
                ui.label(RichText::new(tr!("process-more-rows", n = missing.len() - MISSING)).weak());
            }
        });
    }

    fn read(&mut self, registry: &Registry) -> Result<(), Error> {
        let of = Some((registry.revision(), i18n::lang()));
        if self.of == of || self.trouble.is_some() {
            return Ok(());
        }
        self.of = of;
        self.matter = registry.matter(self.id)?;
        self.counting = registry.counting(self.id)?;
        Ok(())
    }
}

fn item_at(matter: &MatterRow, no: u32) -> Option<&ItemRow> {
    matter.items.iter().find(|item| item.no == no)
}

fn carrier_at(matter: &MatterRow, no: u32) -> Option<crate::model::ids::CarrierId> {
    match &item_at(matter, no)?.subject {
        SubjectRow::Carrier { carrier, .. } => Some(carrier.id),
        SubjectRow::Thing(_) => None,
    }
}

/// What a number of the list is.
fn named(matter: &MatterRow, no: u32) -> String {
    match item_at(matter, no).map(|item| &item.subject) {
        Some(SubjectRow::Carrier { carrier, document, .. }) => {
            let name = document.number.as_deref().unwrap_or(&document.title);
            tr!("process-scan-item", no, name, copy = say::copy(carrier))
        }
        Some(SubjectRow::Thing(thing)) => tr!("process-scan-item", no, name = thing.name.as_str(), copy = ""),
        None => no.to_string(),
    }
}

fn not_listed(registry: &Registry, holding: &Holding) -> String {
    let document = registry.document(holding.carrier.document).ok().flatten();
    let name = document.map(|it| it.number.unwrap_or(it.title)).unwrap_or_default();
    tr!("process-scan-foreign", name, copy = say::copy(&holding.carrier), now = say::holding(holding))
}
