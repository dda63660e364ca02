//! What the columns of the register tables say of a line.

use jiff::civil::Date;

use super::columns::Column;
use super::notice::Tone;
use super::row_text::{Cell, holding_tone};
use crate::model::copyno::copy_no;
use crate::model::custody::Custody;
use crate::model::date::screen;
use crate::model::line::{Field, LineKind};
use crate::model::period::short_mark;
use crate::model::register::Register;
use crate::model::view::{CardRow, Holding, LineRow};
use crate::tr;
use crate::ui::say;

/// Everything a column can speak of.
pub(super) struct Facts<'a> {
    pub(super) line: &'a LineRow,
    pub(super) holdings: &'a [Holding],
    pub(super) card: Option<&'a CardRow>,
    pub(super) today: Date,
}

/// What a column says of a line.
pub(super) fn cell(column: Column, facts: &Facts<'_>) -> Cell {
    let line = facts.line;
    if line.kind != LineKind::Entry {
        return match column {
            Column::Number => Cell::plain(line.slot.number.to_string()),
            Column::Date => Cell::plain(screen(line.date)),
            Column::Title => Cell::faint(what_it_changes(line)),
            _ => Cell::plain(String::new()),
        };
    }
    let document = &line.document;
    match column {
        Column::Number => Cell::plain(line.slot.number.to_string()),
        Column::Date => Cell::plain(screen(line.date)),
        Column::Issuer => Cell::plain(document.issuer.clone().unwrap_or_default()),
        Column::DocumentNumber => Cell::plain(document.number.clone().unwrap_or_default()),
        Column::Title => Cell::plain(document.title.clone()),
        Column::Level => Cell::plain(short_mark(document.level, document.period.as_ref())),
        Column::EndsOn => ends(document.ends_on, facts.today),
        Column::Copies => Cell::plain(line.copies.to_string()),
        Column::CopyNumbers => Cell::plain(line.numbers.as_ref().map(ToString::to_string).unwrap_or_default()),
        Column::Recipients => Cell::plain(say::list(
            line.sendings
                .iter()
                .map(|sending| tr!("ui-sent", unit = sending.unit.as_str(), copies = sending.copies.to_string())),
        )),
        Column::Receipts => receipts(line),
        Column::Copy => Cell::plain(line.carrier.map(|(copy, _)| which_copy(line, copy)).unwrap_or_default()),
        Column::Borrower => Cell::plain(line.loan.as_ref().map(|loan| loan.borrower.clone()).unwrap_or_default()),
        Column::DueOn => Cell::plain(line.loan.as_ref().and_then(|loan| loan.due_on).map(screen).unwrap_or_default()),
        Column::ReturnedOn => {
            Cell::plain(line.loan.as_ref().and_then(|loan| loan.returned_on).map(screen).unwrap_or_default())
        }
        Column::Readers => facts.card.map(readers).unwrap_or_default(),
        Column::Reader => facts.card.map(|card| reader(card, facts.today)).unwrap_or_default(),
        Column::Since => facts.card.map(|card| since(card, facts.today)).unwrap_or_default(),
        Column::State if line.voided_by.is_some() => Cell::faint(tr!("ui-state-void")),
        Column::State => match line.slot.book.register {
            Register::Receiving | Register::Issuing => whereabouts(facts.holdings),
            Register::Lending => loan(line, facts.today),
            Register::Circulation => facts.card.map(|card| circulation(card, facts.today)).unwrap_or_default(),
        },
        Column::Detail(field) => Cell::plain(detail(line, field)),
    }
}

fn detail(line: &LineRow, field: Field) -> String {
    let mut detail = line.detail.clone();
    detail.field_mut(field).and_then(Option::take).unwrap_or_default()
}

fn ends(day: Option<Date>, today: Date) -> Cell {
    let text = day.map(screen).unwrap_or_default();
    if day.is_some_and(|day| day < today) { Cell { text, tone: Tone::Caution } } else { Cell::plain(text) }
}

/// How many have read, of those who are on the card.
fn readers(card: &CardRow) -> Cell {
    let (read, all) = (card.readers.iter().filter(|reader| reader.has_read()).count(), card.readers.len());
    let text = format!("{read} / {all}");
    if read == all { Cell::faint(text) } else { Cell::plain(text) }
}

/// What is with a reader since another day should have been fetched that evening.
fn out_tone(card: &CardRow, today: Date) -> Tone {
    let overnight = card.open_leg().is_some_and(|(_, leg)| leg.out_at.date() < today);
    if overnight { Tone::Danger } else { Tone::Caution }
}

fn reader(card: &CardRow, today: Date) -> Cell {
    let Some((reader, _)) = card.open_leg() else { return Cell::default() };
    Cell { text: reader.name.clone(), tone: out_tone(card, today) }
}

fn since(card: &CardRow, today: Date) -> Cell {
    let Some((_, leg)) = card.open_leg() else { return Cell::default() };
    Cell { text: say::moment(&leg.out_at.to_string()), tone: out_tone(card, today) }
}

/// What a line says that changes another.
fn what_it_changes(line: &LineRow) -> String {
    let number = line.refers_to.unwrap_or_default().to_string();
    let change = line.corrections.first();
    match (line.kind, change) {
        (LineKind::Correction, Some(change)) => tr!(
            "ui-line-corrects",
            number = number,
            field = say::field(change.field),
            old = change.old.as_str(),
            new = change.new.as_str()
        ),
        (LineKind::Supplement, Some(change)) => {
            tr!("ui-line-supplements", number = number, field = say::field(change.field), new = change.new.as_str())
        }
        (LineKind::Voiding, _) => tr!("ui-line-voids", number = number),
        (LineKind::Entry | LineKind::Correction | LineKind::Supplement, _) => number,
    }
}

/// The copy's number; its ordinal where the copies came without numbers.
fn which_copy(line: &LineRow, copy: u32) -> String {
    if line.numbers.is_some() { copy_no(copy) } else { tr!("ui-copy-ordinal", n = copy) }
}

fn receipts(line: &LineRow) -> Cell {
    let (back, all) =
        (line.sendings.iter().filter(|sending| sending.receipt_on.is_some()).count(), line.sendings.len());
    if all == 0 {
        return Cell::default();
    }
    let text = format!("{back} / {all}");
    if back == all { Cell::faint(text) } else { Cell { text, tone: Tone::Caution } }
}

fn loan(line: &LineRow, today: Date) -> Cell {
    let Some(loan) = &line.loan else { return Cell::default() };
    match (loan.returned_on, loan.due_on) {
        (Some(day), _) => Cell::faint(tr!("ui-loan-returned", date = screen(day))),
        (None, Some(due)) if due < today => {
            let days = today.since(due).map_or(0, |span| i64::from(span.get_days()));
            Cell { text: tr!("ui-loan-overdue", days), tone: Tone::Danger }
        }
        (None, _) => Cell { text: tr!("ui-loan-out"), tone: Tone::Caution },
    }
}

fn circulation(card: &CardRow, today: Date) -> Cell {
    if card.open_leg().is_some() {
        let tone = out_tone(card, today);
        let text = if tone == Tone::Danger { tr!("table-card-overnight") } else { tr!("table-card-out") };
        return Cell { text, tone };
    }
    let (read, all) = (card.readers.iter().filter(|reader| reader.has_read()).count(), card.readers.len());
    match card.ended_on {
        Some(day) => Cell::faint(tr!("ui-card-ended", date = screen(day))),
        None if read == all => Cell::faint(tr!("ui-card-done", n = all.to_string())),
        None => Cell::plain(tr!("ui-card-read", read = read.to_string(), all = all.to_string())),
    }
}

/// Where the copies of a document are, in as few words as will do.
fn whereabouts(holdings: &[Holding]) -> Cell {
    let Some((first, rest)) = holdings.split_first() else { return Cell::default() };
    let same = |other: &Holding| {
        other.holder == first.holder
            && std::mem::discriminant(&other.carrier.custody) == std::mem::discriminant(&first.carrier.custody)
    };
    if rest.iter().all(same) {
        let text = match first.carrier.custody {
            // The column is narrow, and there are few rooms: the cabinet says more.
            Custody::Placed { .. } => first.holder.split_once('/').map_or(&*first.holder, |(_, rest)| rest).to_owned(),
            _ => say::holding(first),
        };
        return Cell { text, tone: holding_tone(first) };
    }
    say::whereabouts(holdings)
}
