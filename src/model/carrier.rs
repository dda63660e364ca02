//! What a carrier is made of, and the run of copies a document comes in.

use serde::{Deserialize, Serialize};

use super::copyno::CopyNumbers;
use super::ids::CarrierId;

/// What a carrier is made of (载体形式).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Medium {
    /// Paper.
    #[default]
    Paper,
    /// An optical disc.
    Disc,
    /// A USB stick or a removable disk.
    Usb,
    /// Film, audio or video tape.
    Film,
    /// Anything else.
    Other,
}

impl Medium {
    /// Every medium.
    pub const ALL: [Self; 5] = [Self::Paper, Self::Disc, Self::Usb, Self::Film, Self::Other];

    /// Its name in the journal and the store.
    pub fn code(self) -> &'static str {
        match self {
            Self::Paper => "paper",
            Self::Disc => "disc",
            Self::Usb => "usb",
            Self::Film => "film",
            Self::Other => "other",
        }
    }

    /// The medium with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|medium| medium.code() == code)
    }
}

/// The copies that come on the books together: N copies make N carriers, with consecutive ids.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Run {
    /// The id of the first carrier.
    pub first: CarrierId,
    /// How many there are, at least one.
    pub copies: u32,
    /// Their copy numbers, as many as there are copies; copies without numbers are told apart by their ordinal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub numbers: Option<CopyNumbers>,
    /// Pages of one copy.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pages: Option<u32>,
    /// What they are made of.
    #[serde(default)]
    pub medium: Medium,
}

impl Run {
    /// Each carrier of the run: id, ordinal from 1, copy number.
    pub fn carriers(&self) -> impl Iterator<Item = (CarrierId, u32, Option<u32>)> {
        let mut numbers = self.numbers.iter().flat_map(CopyNumbers::iter);
        let first = self.first.0;
        (0..self.copies).map(move |n| (CarrierId(first + i64::from(n)), n + 1, numbers.next()))
    }
}
