//! The columns of the register tables: which there are, how wide, and what each says of a line.

use egui::Align;
use jiff::civil::Date;

use super::notice::Tone;
use super::row_text::{Cell, holding_tone};
use crate::model::copyno::copy_no;
use crate::model::custody::Custody;
use crate::model::date::screen;
use crate::model::line::LineKind;
use crate::model::period::mark;
use crate::model::register::Register;
use crate::model::view::{CardRow, Holding, LineRow};
use crate::registry::books::Order;
use crate::tr;
use crate::ui::{say, theme};

/// A column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Column {
    /// The line's number.
    Number,
    /// Its date.
    Date,
    /// The issuing body.
    Issuer,
    /// The document number.
    DocumentNumber,
    /// The title.
    Title,
    /// Level and period.
    Level,
    /// How many copies.
    Copies,
    /// Their numbers.
    CopyNumbers,
    /// Where they went.
    Recipients,
    /// Which receipts are back.
    Receipts,
    /// The one copy it is about.
    Copy,
    /// The borrower.
    Borrower,
    /// The day it is due.
    DueOn,
    /// Where it is now.
    State,
}

/// Everything a column can speak of.
pub(super) struct Facts<'a> {
    pub(super) line: &'a LineRow,
    pub(super) holdings: &'a [Holding],
    pub(super) card: Option<&'a CardRow>,
    pub(super) today: Date,
}

impl Column {
    /// The columns of a register.
    pub(crate) fn of(register: Register) -> &'static [Self] {
        match register {
            Register::Receiving => &[
                Self::Number,
                Self::Date,
                Self::Issuer,
                Self::DocumentNumber,
                Self::Title,
                Self::Level,
                Self::Copies,
                Self::CopyNumbers,
                Self::State,
            ],
            Register::Issuing => &[
                Self::Number,
                Self::Date,
                Self::DocumentNumber,
                Self::Title,
                Self::Level,
                Self::Copies,
                Self::CopyNumbers,
                Self::Recipients,
                Self::Receipts,
            ],
            Register::Lending => &[
                Self::Number,
                Self::Date,
                Self::DocumentNumber,
                Self::Title,
                Self::Level,
                Self::Copy,
                Self::Borrower,
                Self::DueOn,
                Self::State,
            ],
            Register::Circulation => &[
                Self::Number,
                Self::Date,
                Self::Issuer,
                Self::DocumentNumber,
                Self::Title,
                Self::Level,
                Self::Copy,
                Self::State,
            ],
        }
    }

    /// Its heading in a register.
    pub(crate) fn heading(self, register: Register) -> String {
        match self {
            Self::Number => tr!("ui-column-number"),
            Self::Date => tr!("ui-column-date", register = register.code()),
            Self::Issuer => tr!("ui-column-issuer"),
            Self::DocumentNumber => tr!("ui-column-document-number"),
            Self::Title => tr!("ui-column-title"),
            Self::Level => tr!("ui-column-level"),
            Self::Copies => tr!("ui-column-copies", register = register.code()),
            Self::CopyNumbers | Self::Copy => tr!("ui-column-copy-numbers"),
            Self::Recipients => tr!("ui-column-recipients"),
            Self::Receipts => tr!("ui-column-receipts"),
            Self::Borrower => tr!("ui-column-borrower"),
            Self::DueOn => tr!("ui-column-due"),
            Self::State => tr!("ui-column-state", register = register.code()),
        }
    }

    /// How wide it is to begin with; the title takes what is left.
    pub(crate) fn width(self) -> f32 {
        match self {
            Self::Number => 62.0,
            Self::Date | Self::DueOn => 94.0,
            Self::Issuer => 110.0,
            Self::DocumentNumber => 184.0,
            Self::Title => theme::TITLE_MIN,
            Self::Level => 96.0,
            Self::Copies => 58.0,
            Self::CopyNumbers => 118.0,
            Self::Recipients => 170.0,
            Self::Receipts => 64.0,
            Self::Copy => 76.0,
            Self::Borrower => 90.0,
            Self::State => 122.0,
        }
    }

    /// Where its text stands.
    pub(crate) fn align(self) -> Align {
        match self {
            Self::Number | Self::Copies => Align::Max,
            _ => Align::Min,
        }
    }

    /// The order that a click on its heading gives.
    pub(crate) fn order(self) -> Option<Order> {
        match self {
            Self::Number => Some(Order::Number),
            Self::Date => Some(Order::Date),
            Self::Issuer => Some(Order::Issuer),
            Self::DocumentNumber => Some(Order::DocumentNumber),
            Self::Title => Some(Order::Title),
            Self::Level => Some(Order::Level),
            Self::Copies
            | Self::CopyNumbers
            | Self::Recipients
            | Self::Receipts
            | Self::Copy
            | Self::Borrower
            | Self::DueOn
            | Self::State => None,
        }
    }

    /// What it says of a line.
    pub(super) fn cell(self, facts: &Facts<'_>) -> Cell {
        let line = facts.line;
        if line.kind != LineKind::Entry {
            return match self {
                Self::Number => Cell::plain(line.slot.number.to_string()),
                Self::Date => Cell::plain(screen(line.date)),
                Self::Title => Cell::faint(what_it_changes(line)),
                _ => Cell::plain(String::new()),
            };
        }
        let document = &line.document;
        match self {
            Self::Number => Cell::plain(line.slot.number.to_string()),
            Self::Date => Cell::plain(screen(line.date)),
            Self::Issuer => Cell::plain(document.issuer.clone().unwrap_or_default()),
            Self::DocumentNumber => Cell::plain(document.number.clone().unwrap_or_default()),
            Self::Title => Cell::plain(document.title.clone()),
            Self::Level => Cell::plain(mark(document.level, document.period.as_ref())),
            Self::Copies => Cell::plain(line.copies.to_string()),
            Self::CopyNumbers => Cell::plain(line.numbers.as_ref().map(ToString::to_string).unwrap_or_default()),
            Self::Recipients => Cell::plain(say::list(
                line.sendings
                    .iter()
                    .map(|sending| tr!("ui-sent", unit = sending.unit.as_str(), copies = sending.copies.to_string())),
            )),
            Self::Receipts => receipts(line),
            Self::Copy => Cell::plain(line.carrier.map(|(copy, _)| which_copy(line, copy)).unwrap_or_default()),
            Self::Borrower => Cell::plain(line.loan.as_ref().map(|loan| loan.borrower.clone()).unwrap_or_default()),
            Self::DueOn => Cell::plain(line.loan.as_ref().and_then(|loan| loan.due_on).map(screen).unwrap_or_default()),
            Self::State if line.voided_by.is_some() => Cell::faint(tr!("ui-state-void")),
            Self::State => match line.slot.book.register {
                Register::Receiving | Register::Issuing => whereabouts(facts.holdings),
                Register::Lending => loan(line, facts.today),
                Register::Circulation => facts.card.map(circulation).unwrap_or_default(),
            },
        }
    }
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
            let days = today.since(due).map_or(0, |span| span.get_days());
            Cell { text: tr!("ui-loan-overdue", days = days.to_string()), tone: Tone::Danger }
        }
        (None, _) => Cell { text: tr!("ui-loan-out"), tone: Tone::Caution },
    }
}

fn circulation(card: &CardRow) -> Cell {
    if let Some((reader, _)) = card.open_leg() {
        return Cell { text: tr!("ui-custody-reading", holder = reader.name.as_str()), tone: Tone::Caution };
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
    let count = |wanted: fn(Custody) -> bool| holdings.iter().filter(|holding| wanted(holding.carrier.custody)).count();
    let counted = [
        (count(|custody| custody.home().is_some()), tr!("ui-state-here")),
        (count(|custody| matches!(custody, Custody::Lent { .. })), tr!("ui-state-lent")),
        (count(|custody| matches!(custody, Custody::Reading { .. })), tr!("ui-state-reading")),
        (count(|custody| matches!(custody, Custody::Issued { .. })), tr!("ui-state-issued")),
        (count(|custody| matches!(custody, Custody::Struck)), tr!("ui-state-struck")),
    ];
    let parts = counted.into_iter().filter(|(n, _)| *n > 0).map(|(n, state)| format!("{state} {n}"));
    let tone =
        if holdings.iter().any(|holding| holding_tone(holding) == Tone::Caution) { Tone::Caution } else { Tone::Plain };
    Cell { text: parts.collect::<Vec<_>>().join(" · "), tone }
}
