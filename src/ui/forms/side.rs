//! Beside a form: what it is about, and where the copies are. In a batch the copies stand in the form, with a tick each.

use egui::{Checkbox, Label, RichText, ScrollArea, Ui, vec2};

use super::form::{At, Form};
use super::input::{Around, Name};
use super::say;
use super::spec::Kind;
use super::verb::Verb;
use crate::explain;
use crate::model::line::Field;
use crate::model::matter_view::{MatterRow, SubjectRow};
use crate::model::period::mark;
use crate::model::view::{CardRow, LineRow, ReaderRow};
use crate::tr;
use crate::ui::widgets::{Tone, fact, holding_tone};
use crate::ui::{self, theme};

/// Copies that are listed; of more, only how many.
const COPIES_SHOWN: usize = 16;

impl Form {
    /// Whether there is something to show beside it.
    pub(super) fn speaks_of_something(&self) -> bool {
        let by_document = self.entries.iter().any(|entry| matches!(entry.spec.kind, Kind::Document(_)));
        (by_document || self.about.line.is_some() || self.about.matter.is_some()) && !self.about.is_batch()
    }

    /// Draws what it is about.
    pub(super) fn about_ui(&self, ui: &mut Ui) {
        if let Some(matter) = &self.about.matter {
            matter_ui(ui, matter);
            return;
        }
        let Some(document) = &self.about.document else {
            ui.label(RichText::new(tr!("form-about-nothing")).color(theme::palette(ui).faint));
            return;
        };
        ScrollArea::vertical().id_salt("about").auto_shrink(false).show(ui, |ui| {
            ui.add(Label::new(RichText::new(&document.title).strong()).wrap());
            ui.label(document.number.as_deref().unwrap_or_default());
            let issuer = document.issuer.as_deref().unwrap_or_default();
            let mark = mark(document.level, document.period.as_ref());
            ui.label(RichText::new(format!("{mark}  {issuer}")).color(theme::palette(ui).faint));
            ui.add_space(theme::GAP);
            if let Some(line) = &self.about.line {
                line_ui(ui, line);
            }
            self.copies_ui(ui);
            let card = self.about.copy(self.verb(), self.text("copy")).and_then(|it| self.about.card(&it.carrier));
            if let (Some(card), Verb::CirculateOut | Verb::CirculateBack | Verb::CirculateEnd) = (card, self.verb()) {
                card_ui(ui, card);
            }
        });
    }

    fn copies_ui(&self, ui: &mut Ui) {
        let holdings = &self.about.holdings;
        if holdings.is_empty() {
            return;
        }
        section(ui, tr!("ui-document-carriers", n = holdings.len()));
        ui.spacing_mut().interact_size.y = theme::SUMMARY_ROW;
        let chosen = self.about.copy(self.verb(), self.text("copy")).map(|it| it.carrier.id);
        for holding in holdings.iter().take(COPIES_SHOWN) {
            ui.horizontal_wrapped(|ui| {
                let copy = RichText::new(ui::say::copy(&holding.carrier));
                ui.label(if chosen == Some(holding.carrier.id) { copy.strong() } else { copy.weak() });
                if let Some(pages) = holding.carrier.pages {
                    ui.label(RichText::new(tr!("ui-pages", pages)).small().color(theme::palette(ui).faint));
                }
                ui.label(RichText::new(ui::say::holding(holding)).color(holding_tone(holding).ink(ui)));
            });
        }
        if holdings.len() > COPIES_SHOWN {
            let more = tr!("form-copies-more", n = holdings.len() - COPIES_SHOWN);
            ui.label(RichText::new(more).small().color(theme::palette(ui).faint));
        }
    }

    /// Draws the copies of a batch.
    pub(super) fn batch_ui(&mut self, ui: &mut Ui, around: &Around<'_>) {
        let rows =
            ScrollArea::vertical().id_salt("batch").max_height(theme::batch_height(ui)).auto_shrink([false, true]);
        rows.show(ui, |ui| {
            for index in 0..self.about.items.len() {
                self.item_ui(ui, around, index);
            }
        });
        ui.add_space(theme::GAP);
        ui.separator();
    }

    fn item_ui(&mut self, ui: &mut Ui, around: &Around<'_>, index: usize) {
        let counts = self.counts_pages();
        let Some(item) = self.about.items.get(index) else { return };
        let number = item.document.number.as_deref().unwrap_or_default();
        let name = tr!("form-item", copy = ui::say::copy(&item.holding.carrier), number, title = item.document.title);
        let now = RichText::new(ui::say::holding(&item.holding)).small().color(holding_tone(&item.holding).ink(ui));
        let (fits, mut ticked) = (item.fits, item.ticked);
        ui.horizontal(|ui| {
            if ui.add_enabled(fits, Checkbox::new(&mut ticked, name.as_str())).changed() {
                self.trouble = None;
                self.draft.touch();
            }
            ui.label(now);
            if counts && ticked {
                let label = tr!("form-item-pages", item = name);
                ui.allocate_ui(vec2(theme::COUNTED_WIDTH, ui.spacing().interact_size.y), |ui| {
                    self.input_ui(ui, around, At::Item(index), Name::Is(&label));
                });
            }
        });
        let Some(item) = self.about.items.get_mut(index) else { return };
        item.ticked = ticked;
        for trouble in [&item.trouble, &item.pages.trouble].into_iter().flatten() {
            ui.add(Label::new(RichText::new(trouble).small().color(Tone::Danger.ink(ui))).wrap());
        }
    }
}

fn section(ui: &mut Ui, title: String) {
    ui.add_space(theme::GAP);
    ui.label(RichText::new(title).strong().color(theme::palette(ui).accent));
}

/// What a matter's form says, and what is on its list.
fn matter_ui(ui: &mut Ui, matter: &MatterRow) {
    ScrollArea::vertical().id_salt("about").auto_shrink(false).show(ui, |ui| {
        let name = ui::say::capital(&explain::matter(matter.head.slot));
        ui.add(Label::new(RichText::new(name).strong()).wrap());
        ui.add_space(theme::GAP);
        let requester = ui::say::capital(&tr!("matter-role", role = "requester"));
        fact(ui, &requester, &matter.head.requester);
        for (name, value) in matter.head.facts.iter() {
            fact(ui, &tr!("matter-fact", fact = name.code()), value);
        }
        section(ui, tr!("process-listed", n = matter.items.len()));
        for item in matter.items.iter().take(COPIES_SHOWN) {
            let name = match &item.subject {
                SubjectRow::Carrier { carrier, document, .. } => {
                    let number = document.number.as_deref().unwrap_or(&document.title);
                    format!("{}. {number}  {}", item.no, ui::say::copy(carrier))
                }
                SubjectRow::Thing(thing) => format!("{}. {}", item.no, thing.name),
            };
            ui.add(Label::new(RichText::new(name).small()).truncate());
        }
        if matter.items.len() > COPIES_SHOWN {
            let more = tr!("process-more-rows", n = matter.items.len() - COPIES_SHOWN);
            ui.label(RichText::new(more).small().color(theme::palette(ui).faint));
        }
    });
}

/// What stands in the line now.
fn line_ui(ui: &mut Ui, line: &LineRow) {
    section(ui, explain::slot(line.slot));
    for field in Field::ALL.into_iter().filter(|field| field.is_in(line.slot.book.register)) {
        if !matches!(field, Field::Title | Field::Number | Field::Issuer) {
            fact(ui, &ui::say::capital(&ui::say::field(field)), &say::value_of(line, field));
        }
    }
    for sending in &line.sendings {
        let back = sending.receipt_on.map(|day| tr!("form-receipt-back", date = day));
        let receipt = back.unwrap_or_else(|| tr!("form-receipt-out"));
        // A unit's name is as long as it likes.
        ui.add(Label::new(RichText::new(tr!("ui-sent", unit = sending.unit, copies = sending.copies)).weak()).wrap());
        ui.indent("receipt", |ui| ui.label(receipt));
    }
}

/// The readers of a card, and how far each is.
fn card_ui(ui: &mut Ui, card: &CardRow) {
    section(ui, explain::slot(card.slot));
    for (index, reader) in card.readers.iter().enumerate() {
        ui.horizontal_wrapped(|ui| {
            ui.label(RichText::new((index + 1).to_string()).small().color(theme::palette(ui).faint));
            ui.label(&reader.name);
            let (state, tone) = state(reader);
            ui.label(RichText::new(state).small().color(tone.ink(ui)));
        });
    }
}

fn state(reader: &ReaderRow) -> (String, Tone) {
    match reader.legs.last() {
        None => (tr!("form-reader-waits"), Tone::Faint),
        Some(leg) => match leg.back_at {
            Some(_) => (tr!("form-reader-read"), Tone::Well),
            None => (tr!("form-reader-reads", since = leg.out_at), Tone::Caution),
        },
    }
}
