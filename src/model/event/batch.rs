//! Several events under one entry: what was asked for at once is signed at once.

use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

use super::{BodyError, Event};

/// Several events, in order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Batch {
    /// The events; each is written as its own body would be.
    #[serde(deserialize_with = "parts")]
    pub events: Vec<Event>,
}

/// Reads the events of a batch. A batch holds none, and nothing that says who may sign: an entry is checked against
/// the accounts that were open before it.
fn parts<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Event>, D::Error> {
    let parts = Vec::<Value>::deserialize(deserializer)?;
    parts.iter().map(part).collect::<Result<_, _>>().map_err(serde::de::Error::custom)
}

fn part(part: &Value) -> Result<Event, BodyError> {
    let event = Event::from_part(part)?;
    if event.may_be_in_a_batch() { Ok(event) } else { Err(BodyError::NotInBatch { verb: event.verb() }) }
}

impl Event {
    /// Whether it can be one of several under one entry.
    pub fn may_be_in_a_batch(&self) -> bool {
        match self {
            Self::Batch(_) | Self::Found(_) | Self::OpenAccount(_) | Self::OpenMatter(_) | Self::StepMatter(_) => false,
            Self::AddPlace(_)
            | Self::AddPerson(_)
            | Self::Set(_)
            | Self::Receive(_)
            | Self::Issue(_)
            | Self::Receipt(_)
            | Self::Lend(_)
            | Self::GiveBack(_)
            | Self::Circulate(_)
            | Self::CirculateOut(_)
            | Self::CirculateBack(_)
            | Self::CirculateEnd(_)
            | Self::Shelve(_)
            | Self::Move(_)
            | Self::Correct(_)
            | Self::Void(_)
            | Self::Supplement(_)
            | Self::Freeze(_)
            | Self::EndSearch(_)
            | Self::Leave(_)
            | Self::SetFacility(_)
            | Self::GiveKey(_)
            | Self::Assign(_)
            | Self::EndAssign(_)
            | Self::BringIn(_)
            | Self::Print(_) => true,
        }
    }
}
