//! Events of standing data: the vault, accounts, places, people, settings.

use serde::{Deserialize, Serialize};

use crate::model::ids::PlaceId;
use crate::model::person::Post;

/// The vault is founded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// The vault's random identity, 32 hex digits.
    pub vault: String,
    /// The unit whose books these are.
    pub unit: String,
    /// The digest of the chain: `SM3`.
    pub algorithm: String,
}

/// An account is opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenAccount {
    /// The account's name; a person of that name keeps what it receives.
    pub name: String,
    /// What the account is there for.
    pub post: Post,
    /// The Ed25519 key that checks its signatures, 64 hex digits.
    pub public_key: String,
}

/// A place is set up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AddPlace {
    /// Its identity.
    pub id: PlaceId,
    /// The room of a cabinet, the cabinet of a shelf; none for a room.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<PlaceId>,
    /// Its name within the parent.
    pub name: String,
}

/// A person is entered, or their department and duty change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AddPerson {
    /// The name; two people of one name are told apart by an addition.
    pub name: String,
    /// The department.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub department: Option<String>,
    /// The duty (职务).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duty: Option<String>,
}

/// A setting is changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Set {
    /// Which.
    pub key: String,
    /// To what.
    pub value: String,
}
