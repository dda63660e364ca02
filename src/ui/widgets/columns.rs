//! The columns of the register tables: which there are, how wide they are to begin with, and what they are called.

use egui::Align;

use crate::model::line::Field;
use crate::model::register::Register;
use crate::registry::books::Order;
use crate::tr;
use crate::ui::{say, theme};

/// From so many lines on their numbers have six digits; those of documents, which others count as well, before.
const LINES_OF_SIX_DIGITS: usize = 100_000;

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
    /// The day the period ends.
    EndsOn,
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
    /// The day it came back.
    ReturnedOn,
    /// How many of the planned readers have read.
    Readers,
    /// The reader who has it now.
    Reader,
    /// Since when.
    Since,
    /// Where it is now.
    State,
    /// One of the columns that are printed and nothing else.
    Detail(Field),
}

impl Column {
    /// The columns of a register, in the order they begin with: those that are shown, and those that can be.
    pub(crate) fn of(register: Register) -> (&'static [Self], &'static [Self]) {
        match register {
            Register::Receiving => (
                &[
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
                &[
                    Self::EndsOn,
                    Self::Detail(Field::Attachments),
                    Self::Detail(Field::Urgency),
                    Self::Detail(Field::Channel),
                    Self::Detail(Field::Seal),
                    Self::Detail(Field::SignedBy),
                    Self::Detail(Field::HandledBy),
                    Self::Detail(Field::Result),
                    Self::Detail(Field::Disposal),
                    Self::Detail(Field::Remark),
                ],
            ),
            Register::Issuing => (
                &[
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
                &[
                    Self::State,
                    Self::EndsOn,
                    Self::Detail(Field::DraftedBy),
                    Self::Detail(Field::Approver),
                    Self::Detail(Field::Remark),
                ],
            ),
            Register::Lending => (
                &[
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
                &[
                    Self::Detail(Field::Department),
                    Self::Detail(Field::Purpose),
                    Self::Detail(Field::Approver),
                    Self::ReturnedOn,
                    Self::Detail(Field::Remark),
                ],
            ),
            Register::Circulation => (
                &[
                    Self::Number,
                    Self::Date,
                    Self::DocumentNumber,
                    Self::Title,
                    Self::Level,
                    Self::Copy,
                    Self::Readers,
                    Self::Reader,
                    Self::Since,
                    Self::State,
                ],
                &[Self::Issuer, Self::EndsOn],
            ),
        }
    }

    /// The columns that a register can do without where there is little room, the first to go first.
    pub(crate) fn leaving(register: Register) -> &'static [Self] {
        match register {
            Register::Receiving => &[Self::Copies, Self::Issuer],
            Register::Issuing => &[Self::CopyNumbers, Self::Copies],
            Register::Lending => &[Self::Level, Self::Date],
            Register::Circulation => &[Self::Readers, Self::Level, Self::Date],
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
            Self::EndsOn => tr!("ui-fact-ends"),
            Self::Copies => tr!("ui-column-copies", register = register.code()),
            Self::CopyNumbers | Self::Copy => tr!("ui-column-copy-numbers"),
            Self::Recipients => tr!("ui-column-recipients"),
            Self::Receipts => tr!("ui-column-receipts"),
            Self::Borrower => tr!("ui-column-borrower"),
            Self::DueOn => tr!("ui-column-due"),
            Self::ReturnedOn => tr!("table-column-returned"),
            Self::Readers => tr!("table-column-readers"),
            Self::Reader => tr!("table-column-reader"),
            Self::Since => tr!("table-column-since"),
            Self::State => tr!("ui-column-state", register = register.code()),
            Self::Detail(field) => say::capital(&say::field(field)),
        }
    }

    /// Its name in a preference.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Number => "no",
            Self::Date => "day",
            Self::Issuer => "from",
            Self::DocumentNumber => "document",
            Self::Title => "words",
            Self::Level => "secrecy",
            Self::EndsOn => "ends",
            Self::Copies => "copies",
            Self::CopyNumbers => "copy_numbers",
            Self::Recipients => "recipients",
            Self::Receipts => "receipts",
            Self::Copy => "copy",
            Self::Borrower => "borrower",
            Self::DueOn => "due",
            Self::ReturnedOn => "returned",
            Self::Readers => "readers",
            Self::Reader => "reader",
            Self::Since => "since",
            Self::State => "state",
            Self::Detail(field) => field.code(),
        }
    }

    /// How wide it is to begin with in a book of so many lines; the title takes what is left.
    pub(crate) fn width(self, lines: usize) -> f32 {
        match self {
            Self::Number if lines >= LINES_OF_SIX_DIGITS => 88.0,
            Self::DocumentNumber if lines >= LINES_OF_SIX_DIGITS / 10 => 208.0,
            Self::Number | Self::Receipts | Self::Copy => 76.0,
            Self::Date | Self::DueOn | Self::EndsOn | Self::ReturnedOn => 94.0,
            Self::Issuer => 110.0,
            Self::DocumentNumber => 184.0,
            Self::Title => theme::TITLE_MIN,
            Self::Level => 132.0,
            Self::Copies => 58.0,
            Self::CopyNumbers => 118.0,
            Self::Recipients => 170.0,
            Self::Borrower | Self::Reader => 90.0,
            Self::Readers => 74.0,
            Self::Since => 126.0,
            Self::State => 128.0,
            Self::Detail(_) => 100.0,
        }
    }

    /// Where its text stands.
    pub(crate) fn align(self) -> Align {
        if matches!(self, Self::Number | Self::Copies) { Align::Max } else { Align::Min }
    }

    /// Whether its texts can be cut where there is little room; days, numbers and levels cannot.
    pub(crate) fn gives_way(self) -> bool {
        matches!(
            self,
            Self::Issuer | Self::DocumentNumber | Self::CopyNumbers | Self::Recipients | Self::State | Self::Detail(_)
        )
    }

    /// Whether it can be hidden or put elsewhere; the number stays first, and a line without a title says nothing.
    pub(crate) fn is_fixed(self) -> bool {
        matches!(self, Self::Number | Self::Title)
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
            Self::EndsOn
            | Self::Copies
            | Self::CopyNumbers
            | Self::Recipients
            | Self::Receipts
            | Self::Copy
            | Self::Borrower
            | Self::DueOn
            | Self::ReturnedOn
            | Self::Readers
            | Self::Reader
            | Self::Since
            | Self::State
            | Self::Detail(_) => None,
        }
    }
}
