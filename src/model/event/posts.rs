//! Events of 三专 and 三铁: what a place is made of, who holds its keys, who is in charge of it.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::model::facility::{KeyPart, Lock};
use crate::model::ids::{AssignmentId, PlaceId};
use crate::model::level::Level;

/// What a room or a cabinet is made of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetFacility {
    /// The place.
    pub place: PlaceId,
    /// Whether the room has an iron door.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub iron_door: Option<bool>,
    /// Whether the room's windows are barred.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub iron_window: Option<bool>,
    /// Whether the cabinet is of iron.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub iron_cabinet: Option<bool>,
    /// What opens it.
    pub lock: Lock,
    /// The highest level it is fit for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub top_level: Option<Level>,
    /// A remark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remark: Option<String>,
    /// Since when.
    pub since: Date,
}

/// A key or a combination has a holder from a day on; the one before holds it no longer. A changed combination is the
/// same, with its reason; what it is stands nowhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GiveKey {
    /// The place.
    pub place: PlaceId,
    /// The part.
    pub part: KeyPart,
    /// Who holds it.
    pub holder: String,
    /// With whom a spare lies sealed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sealed_with: Option<String>,
    /// Since when.
    pub since: Date,
    /// Why it changes hands, or is changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// A person is in charge of a level in a cabinet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assign {
    /// Its identity.
    pub assignment: AssignmentId,
    /// Who.
    pub person: String,
    /// Who stands in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deputy: Option<String>,
    /// Whose documents; none for everybody's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub department: Option<String>,
    /// The level.
    pub level: Level,
    /// The room.
    pub room: PlaceId,
    /// The cabinet.
    pub cabinet: PlaceId,
    /// Since when.
    pub since: Date,
    /// Why nobody was in charge since the last one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// They are no longer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EndAssign {
    /// The assignment.
    pub assignment: AssignmentId,
    /// Who.
    pub person: String,
    /// The level.
    pub level: Level,
    /// The cabinet.
    pub cabinet: PlaceId,
    /// Until when.
    pub until: Date,
    /// Why.
    pub reason: String,
}
