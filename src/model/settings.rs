//! What a unit decides for itself: rules whose source is a single page or custom are settings, not law.

use super::holidays::Calendar;
use super::level::Level;

/// A switch that a unit can turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Switch {
    /// Nobody gives back for another (不得托人归还).
    ReturnInPerson,
    /// Nobody approves their own loan.
    SelfApprovalRefused,
    /// 绝密 and 机密 copies must carry copy numbers.
    CopyNumbersRequired,
}

impl Switch {
    /// Every switch.
    pub const ALL: [Self; 3] = [Self::ReturnInPerson, Self::SelfApprovalRefused, Self::CopyNumbersRequired];

    /// Its name in the journal and the store.
    pub fn key(self) -> &'static str {
        match self {
            Self::ReturnInPerson => "return_in_person",
            Self::SelfApprovalRefused => "self_approval_refused",
            Self::CopyNumbersRequired => "copy_numbers_required",
        }
    }

    /// Whether it is on where nobody turned it.
    pub fn default_on(self) -> bool {
        match self {
            Self::ReturnInPerson | Self::SelfApprovalRefused | Self::CopyNumbersRequired => true,
        }
    }

    /// Reads a stored value.
    pub fn is_on(self, stored: Option<&str>) -> bool {
        stored.map_or_else(|| self.default_on(), |value| value == "on")
    }
}

/// The setting that says how long a register is kept; printed on its cover.
pub const RETENTION: &str = "retention_years";

/// The setting that says which days are off, and which Saturdays and Sundays are not.
pub const HOLIDAYS: &str = "holidays";

/// The setting that says within how many days what a count missed has to be found.
pub const SEARCH_DAYS: &str = "search_days";

/// Days of search where nobody set them: what is lost is reported within a day of being known for lost (REG24 art. 61), so
/// the search itself is short.
const DEFAULT_SEARCH_DAYS: u16 = 3;

/// The days of search.
pub fn search_days(stored: Option<&str>) -> u16 {
    stored.and_then(|days| days.parse().ok()).unwrap_or(DEFAULT_SEARCH_DAYS)
}

/// The setting that says from which level on a carrier must have its person, cabinet and room (三专).
pub const SPECIALTIES_FROM: &str = "specialties_from";

/// The setting that says from which level on door, window and cabinet must be of iron (三铁).
pub const IRONS_FROM: &str = "irons_from";

/// Both, and what holds where nobody set them: the source of 三专 and 三铁 is custom.
pub const LEVELS_FROM: [(&str, Level); 2] = [(SPECIALTIES_FROM, Level::Internal), (IRONS_FROM, Level::Confidential)];

/// A stored level, or what holds where none is stored.
pub fn level_or(stored: Option<&str>, default: Level) -> Level {
    stored.and_then(Level::parse).unwrap_or(default)
}

/// Whether `key` is a setting and `value` one it takes.
pub fn takes(key: &str, value: &str) -> bool {
    if key == RETENTION {
        return value.parse::<u16>().is_ok_and(|years| (1..=100).contains(&years));
    }
    if key == SEARCH_DAYS {
        return value.parse::<u16>().is_ok_and(|days| (1..=60).contains(&days));
    }
    if key == HOLIDAYS {
        return Calendar::parse(value).is_ok();
    }
    if LEVELS_FROM.iter().any(|(known, _)| *known == key) {
        return Level::ALL.iter().any(|level| level.code() == value);
    }
    Switch::ALL.iter().any(|switch| switch.key() == key) && matches!(value, "on" | "off")
}
