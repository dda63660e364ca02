//! Books: one a year, a register and a volume; a line's slot in its book.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::level::Level;
use super::register::Register;

/// Which volume of a year's register: 绝密 lines stand in a book of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Volume {
    /// Every level below 绝密.
    Ordinary,
    /// 绝密 alone.
    TopSecret,
}

impl Volume {
    /// Both volumes, in the order they stand on the shelf.
    pub const ALL: [Self; 2] = [Self::Ordinary, Self::TopSecret];

    /// The volume in which a document of this level is registered.
    pub fn of(level: Level) -> Self {
        if level == Level::TopSecret { Self::TopSecret } else { Self::Ordinary }
    }

    /// Its name in the journal and on the command line.
    pub fn code(self) -> &'static str {
        match self {
            Self::Ordinary => "ordinary",
            Self::TopSecret => "top-secret",
        }
    }

    /// The volume with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|volume| volume.code() == code)
    }
}

/// A book: one year's volume of a register.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Book {
    /// The register.
    pub register: Register,
    /// The calendar year.
    pub year: i16,
    /// The volume.
    pub volume: Volume,
}

impl Book {
    /// The book that a line of this register, date and level belongs to.
    pub fn of(register: Register, date: Date, level: Level) -> Self {
        Self { register, year: date.year(), volume: Volume::of(level) }
    }

    /// The slot with this number in it.
    pub fn slot(self, number: u32) -> Slot {
        Slot { book: self, number }
    }
}

/// A numbered line's place in its book. A number is given once and never again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Slot {
    /// The book.
    #[serde(flatten)]
    pub book: Book,
    /// The number, from 1.
    pub number: u32,
}
