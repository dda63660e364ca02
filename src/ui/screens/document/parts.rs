//! The parts of a document's page: copies and what can be done with each, lines, printed pages, knowers.

use egui::{Align, Key, Label, Layout, Rect, RichText, Role, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::{CARD, PRINT, RECEIPT, card_of, card_of_copy, printed};
use crate::explain;
use crate::model::date::screen;
use crate::model::line::LineKind;
use crate::model::possible::{Deed, LineDeed};
use crate::model::view::{Holding, KnowerRow, LineRow, OnPaperRow};
use crate::registry::history::Dossier;
use crate::tr;
use crate::ui::command::Command;
use crate::ui::deeds::{
    about_copy, about_line, about_receipt, because, deed_button, letter_of, line_letter_of, verb_of,
};
use crate::ui::widgets::{fact, holding_tone};
use crate::ui::{say, theme};

/// Copies that are shown at once; of more, a window with a scroll bar.
pub(super) const COPIES_SHOWN: usize = 10;

/// Draws a part with its title.
pub(super) fn section(ui: &mut Ui, title: &str, add: impl FnOnce(&mut Ui)) {
    ui.add_space(theme::GAP);
    theme::card(ui).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.label(RichText::new(title).strong().color(theme::palette(ui).accent));
        ui.add_space(2.0);
        add(ui);
    });
}

/// Draws the copies; the one that was clicked.
pub(super) fn carriers_ui(
    ui: &mut Ui,
    dossier: &Dossier,
    chosen: usize,
    here: bool,
    reveal: bool,
    commands: &mut Vec<Command>,
) -> Option<usize> {
    let holdings = &dossier.holdings;
    let mut clicked = None;
    let mut row = |ui: &mut Ui, index: usize, holding: &Holding| {
        let is_chosen = index == chosen;
        let name = say::copy(&holding.carrier);
        if row_ui(ui, &name, is_chosen, here, |ui| carrier_ui(ui, dossier, holding, is_chosen, commands)) {
            clicked = Some(index);
        }
    };
    if holdings.len() <= COPIES_SHOWN {
        for (index, holding) in holdings.iter().enumerate() {
            row(ui, index, holding);
        }
        return clicked;
    }
    let height = theme::ACT_ROW;
    let pitch = height + ui.spacing().item_spacing.y;
    let mut area =
        ScrollArea::vertical().id_salt("carriers").max_height(pitch * COPIES_SHOWN as f32).auto_shrink(false);
    if reveal {
        let before = chosen.saturating_sub(COPIES_SHOWN / 2) as f32;
        area = area.vertical_scroll_offset(before * pitch);
    }
    area.show_rows(ui, height, holdings.len(), |ui, shown| {
        for index in shown {
            if let Some(holding) = holdings.get(index) {
                row(ui, index, holding);
            }
        }
    });
    clicked
}

/// A row that can be chosen: what it says at the left, what can be done at the right; whether it was clicked.
fn row_ui(ui: &mut Ui, name: &str, chosen: bool, here: bool, add: impl FnOnce(&mut Ui)) -> bool {
    let palette = theme::palette(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), theme::ACT_ROW), Sense::hover());
    let response = ui.interact(rect, ui.scope_id().with((name, rect.top() as i32)), Sense::CLICK);
    response.widget_info(|| WidgetInfo::selected(Role::Row, true, chosen, name));
    if chosen {
        ui.painter().rect_filled(rect, 4.0, if here { palette.chosen } else { palette.hovered });
        let bar = Rect::from_min_max(rect.left_top(), pos2(rect.left() + theme::MARK, rect.bottom()));
        ui.painter().rect_filled(bar, 0.0, palette.accent);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, 4.0, palette.hovered);
    }
    let inner = rect.shrink2(vec2(theme::GAP, 2.0));
    ui.scope_builder(UiBuilder::new().max_rect(inner).layout(Layout::left_to_right(Align::Center)), |ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        ui.spacing_mut().button_padding = vec2(theme::GAP, 2.0);
        ui.spacing_mut().interact_size.y = theme::ACT_ROW - 6.0;
        add(ui);
    });
    response.clicked()
}

fn carrier_ui(ui: &mut Ui, dossier: &Dossier, holding: &Holding, chosen: bool, commands: &mut Vec<Command>) {
    let carrier = &holding.carrier;
    let key = |key: Key| chosen.then_some(key);
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        // From the right, so that the words take what is left.
        let offered = Deed::ALL.into_iter().filter(|deed| deed.is_natural(carrier.custody));
        let possible: Vec<Deed> = offered.filter(|deed| dossier.why_not(*deed, holding).is_none()).collect();
        if let Some(card) = card_of_copy(dossier, holding) {
            link_ui(ui, &tr!("table-card"), key(CARD), Command::OpenCard(card), commands);
        }
        for deed in possible.into_iter().rev() {
            if let (Deed::CirculateOut | Deed::CirculateBack | Deed::CirculateEnd, Some(card)) =
                (deed, dossier.open_card(carrier.id))
            {
                link_ui(ui, &verb_of(deed).label(), key(letter_of(deed)), Command::OpenCard(card.id), commands);
                continue;
            }
            let begin = about_copy(deed, dossier.document.id, carrier.id);
            deed_button(ui, begin, key(letter_of(deed)), None, commands);
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            column(ui, 72.0, RichText::new(say::copy(carrier)).strong());
            column(ui, 40.0, RichText::new(say::medium(carrier.medium)).weak());
            let pages = carrier.pages.map(|pages| tr!("ui-pages", pages)).unwrap_or_default();
            column(ui, 44.0, RichText::new(pages).weak());
            let now = RichText::new(say::holding(holding)).color(holding_tone(holding).ink(ui));
            ui.add(Label::new(now).truncate());
        });
    });
}

/// A button that only leads somewhere.
fn link_ui(ui: &mut Ui, label: &str, key: Option<Key>, command: Command, commands: &mut Vec<Command>) {
    let mut button = egui::Button::new(label);
    if let Some(key) = key {
        button = button.right_text(RichText::new(key.symbol_or_name()).small().weak());
    }
    if ui.add(button).clicked() {
        commands.push(command);
    }
}

/// Draws why the other deeds are not possible with the chosen copy, deeds with the same reason together.
pub(super) fn reasons_ui(ui: &mut Ui, dossier: &Dossier, holding: &Holding) {
    let mut reasons: Vec<(String, Vec<String>)> = Vec::new();
    for deed in Deed::ALL {
        let Some(why) = dossier.why_not(deed, holding) else { continue };
        let (reason, label) = (explain::why_not(&why), verb_of(deed).label());
        match reasons.iter_mut().find(|(known, _)| *known == reason) {
            Some((_, deeds)) => deeds.push(label),
            None => reasons.push((reason, vec![label])),
        }
    }
    if reasons.is_empty() {
        return;
    }
    ui.add_space(theme::GAP / 2.0);
    let faint = theme::palette(ui).faint;
    ui.label(RichText::new(tr!("table-not-now", copy = say::copy(&holding.carrier))).small().color(faint));
    for (reason, deeds) in reasons {
        let text = tr!("table-not-now-because", deeds = say::list(deeds), reason);
        ui.add(Label::new(RichText::new(text).small().color(faint)).wrap());
    }
}

/// Draws the lines that speak of the document; the one that was clicked.
pub(super) fn lines_ui(
    ui: &mut Ui,
    dossier: &Dossier,
    chosen: usize,
    here: bool,
    commands: &mut Vec<Command>,
) -> Option<usize> {
    let mut clicked = None;
    for (index, line) in dossier.lines.iter().enumerate() {
        let name = explain::slot(line.slot);
        let is_chosen = index == chosen;
        if row_ui(ui, &name, is_chosen, here, |ui| line_ui(ui, dossier, line, is_chosen, commands)) {
            clicked = Some(index);
        }
    }
    clicked
}

fn line_ui(ui: &mut Ui, dossier: &Dossier, line: &LineRow, chosen: bool, commands: &mut Vec<Command>) {
    let key = |key: Key| chosen.then_some(key);
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        if chosen {
            link_ui(ui, &tr!("table-print-line"), key(PRINT), Command::PreviewOf(printed(line)), commands);
        }
        if let Some(begin) = about_receipt(line) {
            deed_button(ui, begin, key(RECEIPT), None, commands);
        }
        if let Some(card) = card_of(line) {
            link_ui(ui, &tr!("table-card"), key(CARD), Command::OpenCard(card), commands);
        }
        if chosen && line.kind == LineKind::Entry {
            let offered = LineDeed::ALL.into_iter().filter(|deed| deed.is_of(line.slot.book.register));
            for deed in offered.rev() {
                let refusal = dossier.line_refusal(deed, line).map(|refusal| because(&refusal));
                let begin = about_line(deed, dossier.document.id, line.id);
                deed_button(ui, begin, key(line_letter_of(deed)), refusal.as_deref(), commands);
            }
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            let slot = RichText::new(explain::slot(line.slot));
            let void = line.voided_by.is_some();
            ui.add(Label::new(if void { slot.strikethrough().weak() } else { slot }).truncate());
            if ui.available_width() >= theme::DAY_FIELD {
                ui.add(Label::new(RichText::new(screen(line.date)).weak()));
            }
            if void {
                ui.add(Label::new(RichText::new(tr!("ui-state-void")).weak()));
            }
        });
    });
}

/// Draws which printed pages carry the lines.
pub(super) fn on_paper_ui(ui: &mut Ui, rows: &[OnPaperRow]) {
    for row in rows {
        let (page, at, code) = (row.page.to_string(), say::moment(&row.at), row.code.as_str());
        let what = if row.reprint {
            tr!("table-reprinted", page, at, code, seq = row.seq)
        } else if row.full {
            tr!("table-printed-full", page, at, code, seq = row.seq)
        } else {
            tr!("table-printed", page, at, code, seq = row.seq)
        };
        ui.horizontal(|ui| {
            column(ui, theme::SLOT_COLUMN, RichText::new(explain::slot(row.line)));
            ui.add(Label::new(RichText::new(what).weak()).truncate());
        });
    }
}

/// Draws who knows the document.
pub(super) fn knowers_ui(ui: &mut Ui, knowers: &[KnowerRow]) {
    for knower in knowers {
        let how = if knower.by_circulation { tr!("ui-knows-by-card") } else { tr!("ui-knows-by-loan") };
        fact(ui, &knower.name, &tr!("ui-knows", since = screen(knower.since), how));
    }
}

fn column(ui: &mut Ui, width: f32, text: RichText) {
    ui.allocate_ui_with_layout(vec2(width, ui.spacing().interact_size.y), Layout::left_to_right(Align::Center), |ui| {
        ui.set_min_width(width);
        ui.add(Label::new(text).truncate());
    });
}
