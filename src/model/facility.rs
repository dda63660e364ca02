//! 三铁 and 三专: what a room and a cabinet are made of, who holds which part of a lock, and who is in charge of what
//! lies there.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::ids::{AssignmentId, PersonId, PlaceId};
use super::level::Level;
use super::view::PlaceRow;

/// What kind of place it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlaceKind {
    /// 专室.
    Room,
    /// 专柜.
    Cabinet,
    /// 层.
    Shelf,
}

impl PlaceKind {
    /// Room, cabinet, shelf: as deep as the path goes.
    pub fn of(path: &str) -> Self {
        match path.matches('/').count() {
            0 => Self::Room,
            1 => Self::Cabinet,
            _ => Self::Shelf,
        }
    }

    /// Its name for programs.
    pub fn code(self) -> &'static str {
        match self {
            Self::Room => "room",
            Self::Cabinet => "cabinet",
            Self::Shelf => "shelf",
        }
    }
}

/// The cabinet a path lies in, or the cabinet itself; none for a room.
pub fn cabinet_of(path: &str) -> Option<&str> {
    match path.match_indices('/').map(|(at, _)| at).nth(1) {
        Some(end) => path.get(..end),
        None => path.contains('/').then_some(path),
    }
}

/// The room a path lies in, or the room itself.
pub fn room_of(path: &str) -> &str {
    path.split('/').next().unwrap_or(path)
}

/// What opens a lock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Lock {
    /// A key.
    Key,
    /// A combination.
    Combination,
    /// Both, and never in one hand.
    Both,
}

impl Lock {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Key, Self::Combination, Self::Both];

    /// Its name in the journal and the store.
    pub fn code(self) -> &'static str {
        match self {
            Self::Key => "key",
            Self::Combination => "combination",
            Self::Both => "both",
        }
    }

    /// The kind with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lock| lock.code() == code)
    }

    /// Whether the lock has this part.
    pub fn has(self, part: KeyPart) -> bool {
        match self {
            Self::Key => !part.is_combination(),
            Self::Combination => part.is_combination(),
            Self::Both => true,
        }
    }
}

/// A part of what opens a lock. The value of a combination is kept nowhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum KeyPart {
    /// The key in use.
    Key,
    /// The combination: who knows it.
    Combination,
    /// The spare key, sealed.
    SpareKey,
    /// The combination written down, sealed.
    SpareCombination,
}

impl KeyPart {
    /// Every part.
    pub const ALL: [Self; 4] = [Self::Key, Self::Combination, Self::SpareKey, Self::SpareCombination];

    /// Its name in the journal and the store.
    pub fn code(self) -> &'static str {
        match self {
            Self::Key => "key",
            Self::Combination => "combination",
            Self::SpareKey => "spare-key",
            Self::SpareCombination => "spare-combination",
        }
    }

    /// The part with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.code() == code)
    }

    /// Whether it lies sealed.
    pub fn is_spare(self) -> bool {
        matches!(self, Self::SpareKey | Self::SpareCombination)
    }

    /// Whether it opens the combination, else the key lock.
    pub fn is_combination(self) -> bool {
        matches!(self, Self::Combination | Self::SpareCombination)
    }

    /// Whether one hand may not hold both.
    pub fn excludes(self, other: Self) -> bool {
        self.is_combination() != other.is_combination()
    }
}

/// What a room or a cabinet is made of, from a day on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FacilityRow {
    /// The place.
    pub place: PlaceId,
    /// Its path.
    pub path: String,
    /// Whether the room has an iron door.
    pub iron_door: Option<bool>,
    /// Whether the room's windows are barred.
    pub iron_window: Option<bool>,
    /// Whether the cabinet is of iron.
    pub iron_cabinet: Option<bool>,
    /// What opens it.
    pub lock: Lock,
    /// The highest level it is fit for; none where there is no limit.
    pub top_level: Option<Level>,
    /// A remark.
    pub remark: Option<String>,
    /// Since when.
    pub since: Date,
    /// Until when; none while it holds.
    pub until: Option<Date>,
}

/// Who holds a part of a lock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyRow {
    /// The place.
    pub place: PlaceId,
    /// Its path.
    pub path: String,
    /// The part.
    pub part: KeyPart,
    /// Who holds it.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// With whom a spare lies sealed.
    pub sealed_with: Option<String>,
    /// Since when.
    pub since: Date,
    /// Until when; none while they hold it.
    pub until: Option<Date>,
    /// Why it changed hands, or was changed.
    pub reason: Option<String>,
}

/// Who is in charge of a cabinet and a level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AssignmentRow {
    /// Its identity.
    pub id: AssignmentId,
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// Who stands in for them.
    pub deputy: Option<String>,
    /// Whose documents; none for everybody's.
    pub department: Option<String>,
    /// The level.
    pub level: Level,
    /// The room.
    pub room: String,
    /// The cabinet.
    pub cabinet: PlaceId,
    /// Its path.
    pub path: String,
    /// Since when.
    pub since: Date,
    /// Until when; none while they are.
    pub until: Option<Date>,
    /// Why it ended, or why nobody was in charge before.
    pub reason: Option<String>,
}

impl AssignmentRow {
    /// Whether a document of this level in the cabinet is in their charge: 绝密 only where it is named, the others
    /// with what is above them.
    pub fn covers(&self, level: Level) -> bool {
        if self.level == Level::TopSecret || level == Level::TopSecret {
            self.level == level
        } else {
            self.level >= level
        }
    }
}

/// What somebody has by their post.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PostHoldings {
    /// Cabinets they are in charge of, or stand in for.
    pub assignments: u32,
    /// Parts of locks they hold.
    pub keys: u32,
}

impl PostHoldings {
    /// Whether there is nothing.
    pub fn is_empty(self) -> bool {
        self == Self::default()
    }
}

/// What a carrier lacks of person, cabinet and room.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lack {
    /// Somebody keeps it and it lies in no cabinet.
    Unplaced,
    /// It lies in a room, not in a cabinet.
    NoCabinet,
    /// Nobody is in charge of the cabinet at this level.
    NoPerson,
    /// 绝密 lies in a cabinet that is not its own, or other levels lie in one of 绝密.
    NotApart,
    /// The cabinet is not fit for the level.
    CabinetUnfit,
    /// The cabinet is not of iron, or nobody has said so.
    NoIronCabinet,
    /// The room is not fit for the level.
    RoomUnfit,
    /// The room has no iron door, or nobody has said so.
    NoIronDoor,
    /// The room's windows are not barred, or nobody has said so.
    NoIronWindow,
    /// Nobody is said to hold a part of the cabinet's lock.
    NoKeyholder,
}

impl Lack {
    /// Every lack.
    pub const ALL: [Self; 10] = [
        Self::Unplaced,
        Self::NoCabinet,
        Self::NoPerson,
        Self::NotApart,
        Self::CabinetUnfit,
        Self::NoIronCabinet,
        Self::RoomUnfit,
        Self::NoIronDoor,
        Self::NoIronWindow,
        Self::NoKeyholder,
    ];

    /// Its name for programs.
    pub fn code(self) -> &'static str {
        match self {
            Self::Unplaced => "unplaced",
            Self::NoCabinet => "no-cabinet",
            Self::NoPerson => "no-person",
            Self::NotApart => "not-apart",
            Self::CabinetUnfit => "cabinet-unfit",
            Self::NoIronCabinet => "no-iron-cabinet",
            Self::RoomUnfit => "room-unfit",
            Self::NoIronDoor => "no-iron-door",
            Self::NoIronWindow => "no-iron-window",
            Self::NoKeyholder => "no-keyholder",
        }
    }
}

/// Carriers of one level in one place, or with one keeper, and what they lack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stock {
    /// Where they lie; none where somebody keeps them.
    pub place: Option<PlaceId>,
    /// The path of the place, or the keeper's name.
    pub holder: String,
    /// Their level.
    pub level: Level,
    /// How many.
    pub carriers: u32,
    /// Who is in charge.
    pub person: Option<String>,
    /// What they lack; empty where person, cabinet and room are there.
    pub lacks: Vec<Lack>,
}

/// Person, cabinet and room of every carrier at rest.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Completeness {
    /// By place and level, places by path; then by keeper.
    pub stock: Vec<Stock>,
}

impl Completeness {
    /// How many carriers are at rest.
    pub fn carriers(&self) -> u32 {
        self.stock.iter().map(|stock| stock.carriers).sum()
    }

    /// How many of them lack something.
    pub fn lacking(&self) -> u32 {
        self.stock.iter().filter(|stock| !stock.lacks.is_empty()).map(|stock| stock.carriers).sum()
    }

    /// Those that lack something and lie somewhere: what no shelf holds is a list of its own.
    pub fn red(&self) -> impl Iterator<Item = &Stock> {
        self.stock.iter().filter(|stock| stock.place.is_some() && !stock.lacks.is_empty())
    }

    /// How many carriers lack a thing, by thing.
    pub fn by_lack(&self) -> Vec<(Lack, u32)> {
        let count = |lack| {
            self.stock.iter().filter(|stock| stock.lacks.contains(&lack)).map(|stock| stock.carriers).sum::<u32>()
        };
        Lack::ALL.into_iter().map(|lack| (lack, count(lack))).filter(|(_, n)| *n > 0).collect()
    }
}

/// A place with all that is known of it now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlaceDossier {
    /// The place.
    pub place: PlaceRow,
    /// What it is made of, the present first.
    pub facilities: Vec<FacilityRow>,
    /// Who holds its keys and combination, and who did, the present first.
    pub keys: Vec<KeyRow>,
    /// Who is in charge, and who was, the present first.
    pub assignments: Vec<AssignmentRow>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_names_room_and_cabinet() {
        assert_eq!(cabinet_of("机要室/1号柜/2层"), Some("机要室/1号柜"));
        assert_eq!(cabinet_of("机要室/1号柜"), Some("机要室/1号柜"));
        assert_eq!(cabinet_of("机要室"), None);
        assert_eq!(room_of("机要室/1号柜/2层"), "机要室");
        assert_eq!(PlaceKind::of("机要室/1号柜/2层"), PlaceKind::Shelf);
    }

    #[test]
    fn codes_come_back() {
        for part in KeyPart::ALL {
            assert_eq!(KeyPart::from_code(part.code()), Some(part));
        }
        for lock in Lock::ALL {
            assert_eq!(Lock::from_code(lock.code()), Some(lock));
        }
        assert!(KeyPart::Key.excludes(KeyPart::SpareCombination));
        assert!(!KeyPart::Key.excludes(KeyPart::SpareKey));
    }
}
