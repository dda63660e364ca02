//! Standing data: people, places, settings.

use serde::Deserialize;

use super::names::{kept, needed};
use super::{Done, Error, Registry, Tx};
use crate::model::event;
use crate::model::holidays::Calendar;
use crate::model::refusal::Refusal;
use crate::model::settings::{self, HOLIDAYS};
use crate::model::text::tidy;
use crate::model::view::{AccountRow, PlaceRow};

/// A person is entered, or their department and duty change.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AddPerson {
    /// The name.
    pub name: String,
    /// The department.
    #[serde(default)]
    pub department: Option<String>,
    /// The duty.
    #[serde(default)]
    pub duty: Option<String>,
}

/// A place is set up: a room, a cabinet in a room, a shelf in a cabinet. The rooms and cabinets on the way are set up
/// with it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AddPlace {
    /// Room, cabinet, shelf, with slashes between.
    pub path: String,
}

/// A setting is changed.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Set {
    /// Which.
    pub key: String,
    /// To what.
    pub value: String,
}

/// Room, cabinet, shelf: no place lies deeper.
const DEEPEST: usize = 3;

/// The parts of a place's path, tidied.
pub(super) fn path_of(text: &str) -> Vec<String> {
    text.split(['/', '\\', '\u{FF0F}']).map(tidy).filter(|part| !part.is_empty()).collect()
}

impl Registry {
    /// Enters a person.
    pub fn add_person(&mut self, person: &AddPerson) -> Result<Done, Error> {
        self.transact(|tx| tx.add_person(person))
    }

    /// Sets up a place.
    pub fn add_place(&mut self, place: &AddPlace) -> Result<Done, Error> {
        self.transact(|tx| tx.add_place(place))
    }

    /// Changes a setting.
    pub fn set(&mut self, set: &Set) -> Result<Done, Error> {
        self.transact(|tx| tx.set(set))
    }

    /// A setting, where somebody set it.
    pub fn setting(&self, key: &str) -> Result<Option<String>, Error> {
        Ok(self.store.read().setting(key)?)
    }

    /// The days off; where none were set, only Saturdays and Sundays are. Kept until the books change.
    pub fn calendar(&self) -> Result<Calendar, Error> {
        if let Some(calendar) = &self.kept().calendar {
            return Ok(calendar.clone());
        }
        let set = self.setting(HOLIDAYS)?.unwrap_or_default();
        // What was taken once is read for ever; a later program may write more than this one knows.
        let calendar = Calendar::parse(&set).unwrap_or_default();
        self.kept().calendar = Some(calendar.clone());
        Ok(calendar)
    }

    /// Every place, by path. Kept until the books change.
    pub fn places(&self) -> Result<Vec<PlaceRow>, Error> {
        if let Some(places) = &self.kept().places {
            return Ok(places.clone());
        }
        let places = self.store.read().places()?;
        self.kept().places = Some(places.clone());
        Ok(places)
    }

    /// Every account, by name.
    pub fn accounts(&self) -> Result<Vec<AccountRow>, Error> {
        Ok(self.store.read().accounts()?)
    }
}

impl Tx<'_> {
    pub(super) fn add_person(&mut self, asked: &AddPerson) -> Result<Done, Error> {
        let (department, duty) = (kept(asked.department.as_deref()), kept(asked.duty.as_deref()));
        let name = needed("name", &asked.name)?;
        self.record(event::AddPerson { name, department, duty }).map(Done::only)
    }

    pub(super) fn add_place(&mut self, asked: &AddPlace) -> Result<Done, Error> {
        let parts = path_of(&asked.path);
        if parts.is_empty() {
            return Err(Refusal::Missing { field: "path" }.into());
        }
        if parts.len() > DEEPEST {
            return Err(Refusal::Unreadable { field: "path", value: asked.path.clone() }.into());
        }
        let (mut parent, mut path, mut seq) = (None, String::new(), None);
        for name in parts {
            if !path.is_empty() {
                path.push('/');
            }
            path.push_str(&name);
            let known = self.read().find_place(&path)?;
            parent = if known.is_some() {
                known
            } else {
                let id = self.read().next_place()?;
                seq = Some(self.record(event::AddPlace { id, parent, name })?);
                Some(id)
            };
        }
        seq.map(Done::only).ok_or_else(|| Refusal::PlaceExists { path }.into())
    }

    pub(super) fn set(&mut self, asked: &Set) -> Result<Done, Error> {
        let (key, value) = (asked.key.trim().to_owned(), asked.value.trim().to_owned());
        if !settings::takes(&key, &value) {
            return Err(Refusal::NoSetting { asked: format!("{key}={value}") }.into());
        }
        self.record(event::Set { key, value }).map(Done::only)
    }
}
