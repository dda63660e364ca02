//! Which columns each register prints, the fixed words on its pages, and how what the books say becomes rows on paper
//! ([`book`], [`card`]) and rows of a table to be exported ([`plain`], [`plain_cards`]). Pure: rows in, rows out.

mod cells;
mod circulation;
mod export;
mod issuing;
pub mod labels;
mod lending;
pub mod matters;
pub mod posts;
mod receiving;
mod rows;
mod slips;
mod texts;

#[cfg(test)]
mod tests;

pub use circulation::card;
pub use export::{Plain, PlainCell, plain, plain_cards};
pub use rows::{behind, book};
pub use slips::{Spoken, has_slip, loans, slips};

use super::book::{Book, Cell, Column, Orientation, Row, Volume};
use crate::model::book as shelf;
use crate::model::register::Register as Kept;
use crate::model::view::LineRow;

/// A register that is kept as a book.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Register {
    /// 收文登记簿.
    Receiving,
    /// 发文登记簿.
    Issuing,
    /// 借阅登记簿.
    Lending,
}

/// The code of the circulation cards in a page's mark.
pub const CARDS: u8 = 4;

/// How long a register is kept unless the settings say otherwise.
pub const DEFAULT_RETENTION: &str = "30年";

/// The year's volume of the ordinary levels.
pub const ORDINARY: &str = "普通";
/// The year's volume of top secret, which is kept apart.
pub const TOP_SECRET: &str = "绝密";

/// What the opening page says about filling in a book.
pub const FILLING_RULES: [&str; 7] = [
    "本簿每年一册，普通与绝密分册登记；编号年内连续，不得跳号、重号。",
    "签名栏由本人用蓝黑或黑色墨水钢笔、签字笔填写，字迹工整，不得代签。",
    "不得涂改、刮擦、撕页、粘贴。更正用划线更正：原记载划线注销后在旁另写，并注明更正号。",
    "作废的登记整行划线，编号保留，不得再用。",
    "每页满后打印、签名、归入本簿；页脚校验码与系统流水相符方为有效，补打页标明“补打”。",
    "本簿锁入铁柜，由专人保管；保管人变动时在交接记录栏办理移交，由监交人签名。",
    "本簿是涉密载体收发、使用、清退、销毁的原始凭证，按保管期限归档，不随文件销毁。",
];

impl Register {
    /// All registers, in the order of their codes.
    pub const ALL: [Self; 3] = [Self::Receiving, Self::Issuing, Self::Lending];

    /// The book that a register of the model is printed as; circulation is printed as cards.
    pub const fn of(register: Kept) -> Option<Self> {
        match register {
            Kept::Receiving => Some(Self::Receiving),
            Kept::Issuing => Some(Self::Issuing),
            Kept::Lending => Some(Self::Lending),
            Kept::Circulation => None,
        }
    }

    /// The code in a page's mark; [`CARDS`] is that of the cards.
    pub const fn code(self) -> u8 {
        match self {
            Self::Receiving => 1,
            Self::Issuing => 2,
            Self::Lending => 3,
        }
    }

    /// The title of the book.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Receiving => "收文登记簿",
            Self::Issuing => "发文登记簿",
            Self::Lending => "借阅登记簿",
        }
    }

    /// The columns, the number's first. They fill A4 landscape between its margins.
    pub fn columns(self) -> &'static [Column] {
        match self {
            Self::Receiving => &receiving::COLUMNS,
            Self::Issuing => &issuing::COLUMNS,
            Self::Lending => &lending::COLUMNS,
        }
    }

    /// What stands in the columns after the number.
    fn cells(self, line: &LineRow) -> Vec<Cell> {
        match self {
            Self::Receiving => receiving::cells(line),
            Self::Issuing => issuing::cells(line),
            Self::Lending => lending::cells(line),
        }
    }

    /// A book of this register with its fixed words, to be filled with rows.
    pub fn book(self, unit: &str, year: i16, volume: Volume, opened_on: &str, retention: &str, rows: Vec<Row>) -> Book {
        Book {
            register: self.code(),
            title: self.title().to_owned(),
            unit: unit.to_owned(),
            year,
            volume,
            retention: retention.to_owned(),
            opened_on: opened_on.to_owned(),
            filling_rules: FILLING_RULES.map(str::to_owned).to_vec(),
            orientation: Orientation::Landscape,
            columns: self.columns().to_vec(),
            pages_before: 0,
            rows,
            sealed: Vec::new(),
            begun: None,
            printed: false,
        }
    }
}

/// How long a register is kept, as its cover says: so many years where the unit set them, else the default.
pub fn retention_of(years: Option<&str>) -> String {
    years.map_or_else(|| DEFAULT_RETENTION.to_owned(), |years| format!("{years}年"))
}

impl Volume {
    /// The year's volume of the ordinary levels.
    pub fn ordinary() -> Self {
        Self { code: 1, name: ORDINARY.to_owned() }
    }

    /// The year's volume of top secret.
    pub fn top_secret() -> Self {
        Self { code: 2, name: TOP_SECRET.to_owned() }
    }
}

impl From<shelf::Volume> for Volume {
    fn from(volume: shelf::Volume) -> Self {
        match volume {
            shelf::Volume::Ordinary => Self::ordinary(),
            shelf::Volume::TopSecret => Self::top_secret(),
        }
    }
}
