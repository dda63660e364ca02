//! What the rules of 三专 and 三铁 say no to.

use jiff::civil::Date;

use super::Article;
use crate::model::facility::{KeyPart, Lock, PlaceKind};
use crate::model::level::Level;

/// A rule about places, keys and those in charge said no.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PostRefusal {
    /// Another kind of place is asked for.
    WrongPlace {
        /// The field, as the verb names it.
        field: &'static str,
        /// The place.
        path: String,
        /// What is asked for.
        wanted: PlaceKind,
    },
    /// The cabinet stands in another room.
    OtherRoom {
        /// The cabinet.
        path: String,
        /// The room that was named.
        room: String,
    },
    /// Nobody has said what lock the place has.
    NoFacility {
        /// The place.
        path: String,
    },
    /// The lock has no such part.
    NoSuchPart {
        /// The place.
        path: String,
        /// Its lock.
        lock: Lock,
        /// The part.
        part: KeyPart,
    },
    /// Only a spare lies sealed.
    NotSealed {
        /// The part.
        part: KeyPart,
    },
    /// Key and combination of one lock in one hand.
    OneHand {
        /// Who.
        name: String,
        /// The place.
        path: String,
        /// The part they hold.
        holds: KeyPart,
        /// The part they would hold too.
        part: KeyPart,
    },
    /// Somebody is in charge at that time.
    Overlap {
        /// The cabinet.
        path: String,
        /// The level.
        level: Level,
        /// Who.
        name: String,
        /// Since when.
        since: Date,
    },
    /// Nobody would have been in charge for a time, and no reason is given.
    Gap {
        /// The cabinet.
        path: String,
        /// The level.
        level: Level,
        /// The day the last one ended.
        from: Date,
        /// The day the next one begins.
        to: Date,
    },
    /// 绝密 lies in a cabinet of its own.
    Apart {
        /// The cabinet.
        path: String,
        /// The level it is there for.
        level: Level,
    },
    /// The place is not fit for the level.
    Unfit {
        /// The place.
        path: String,
        /// The level.
        level: Level,
        /// The highest it is fit for.
        top_level: Level,
    },
    /// Nobody stands in for themselves.
    OwnDeputy {
        /// Who.
        name: String,
    },
    /// Nobody is in charge there at that level.
    NotAssigned {
        /// What was asked for.
        asked: String,
    },
}

impl PostRefusal {
    /// The rule's name for programs, never translated.
    pub fn rule(&self) -> &'static str {
        match self {
            Self::WrongPlace { .. } => "wrong-place",
            Self::OtherRoom { .. } => "other-room",
            Self::NoFacility { .. } => "no-facility",
            Self::NoSuchPart { .. } => "no-such-part",
            Self::NotSealed { .. } => "not-sealed",
            Self::OneHand { .. } => "key-and-combination",
            Self::Overlap { .. } => "two-in-charge",
            Self::Gap { .. } => "nobody-in-charge",
            Self::Apart { .. } => "top-secret-apart",
            Self::Unfit { .. } => "place-unfit",
            Self::OwnDeputy { .. } => "own-deputy",
            Self::NotAssigned { .. } => "not-in-charge",
        }
    }

    /// The article the rule rests on.
    pub fn article(&self) -> Article {
        match self {
            Self::Apart { .. } => Article::Reg24(29),
            Self::OneHand { .. }
            | Self::Overlap { .. }
            | Self::Gap { .. }
            | Self::Unfit { .. }
            | Self::OwnDeputy { .. } => Article::R58,
            Self::WrongPlace { .. }
            | Self::OtherRoom { .. }
            | Self::NoFacility { .. }
            | Self::NoSuchPart { .. }
            | Self::NotSealed { .. }
            | Self::NotAssigned { .. } => Article::Bookkeeping,
        }
    }

    /// The fields it speaks of.
    pub fn fields(&self) -> &'static [&'static str] {
        match self {
            Self::WrongPlace { field: "room", .. } | Self::OtherRoom { .. } => &["room", "cabinet"],
            Self::WrongPlace { field: "iron_door", .. } => &["iron_door", "place"],
            Self::WrongPlace { field: "iron_window", .. } => &["iron_window", "place"],
            Self::WrongPlace { field: "iron_cabinet", .. } => &["iron_cabinet", "place"],
            Self::WrongPlace { .. } | Self::NoFacility { .. } => &["place", "cabinet"],
            Self::NoSuchPart { .. } => &["part"],
            Self::NotSealed { .. } => &["sealed_with"],
            Self::OneHand { .. } => &["holder"],
            Self::Overlap { .. } => &["since", "cabinet"],
            Self::Gap { .. } => &["reason", "since"],
            Self::Apart { .. } | Self::NotAssigned { .. } => &["cabinet", "level"],
            Self::Unfit { .. } => &["level", "cabinet"],
            Self::OwnDeputy { .. } => &["deputy"],
        }
    }
}
