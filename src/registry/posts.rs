//! 三铁 and 三专: what rooms and cabinets are made of, who holds which part of a lock, who is in charge of what lies in
//! a cabinet. The value of a combination is asked for nowhere.

use jiff::civil::Date;
use serde::Deserialize;

use super::names::{any_day, kept, needed};
use super::{Done, Error, Registry, Tx};
use crate::model::event;
use crate::model::facility::{
    AssignmentRow, FacilityRow, KeyPart, KeyRow, Lock, PlaceDossier, PlaceKind, PostHoldings, cabinet_of, room_of,
};
use crate::model::ids::PlaceId;
use crate::model::level::Level;
use crate::model::refusal::{PostRefusal, Refusal};
use crate::model::rules;
use crate::model::view::PlaceRow;

/// What a room or a cabinet is made of.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SetFacility {
    /// The room or the cabinet, by path.
    pub place: String,
    /// Whether the room has an iron door.
    #[serde(default)]
    pub iron_door: Option<bool>,
    /// Whether the room's windows are barred.
    #[serde(default)]
    pub iron_window: Option<bool>,
    /// Whether the cabinet is of iron.
    #[serde(default)]
    pub iron_cabinet: Option<bool>,
    /// What opens it.
    pub lock: Lock,
    /// The highest level it is fit for.
    #[serde(default)]
    pub top_level: Option<Level>,
    /// A remark.
    #[serde(default)]
    pub remark: Option<String>,
    /// Since when; today where it is not said.
    #[serde(default, deserialize_with = "any_day")]
    pub since: Option<Date>,
}

/// A key or a combination has a holder from a day on.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GiveKey {
    /// The room or the cabinet, by path.
    pub place: String,
    /// The part of its lock.
    pub part: KeyPart,
    /// Who holds it; of a spare, who answers for the envelope.
    pub holder: String,
    /// With whom a spare lies sealed.
    #[serde(default)]
    pub sealed_with: Option<String>,
    /// Since when; today where it is not said.
    #[serde(default, deserialize_with = "any_day")]
    pub since: Option<Date>,
    /// Why it changes hands or was changed; asked for where somebody holds it.
    #[serde(default)]
    pub reason: Option<String>,
}

/// A person is put in charge of a level in a cabinet.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Assign {
    /// Who.
    pub person: String,
    /// Who stands in.
    #[serde(default)]
    pub deputy: Option<String>,
    /// Whose documents; everybody's where it is not said.
    #[serde(default)]
    pub department: Option<String>,
    /// The level.
    pub level: Level,
    /// The room, by path; the cabinet's own where it is not said.
    #[serde(default)]
    pub room: Option<String>,
    /// The cabinet, by path.
    pub cabinet: String,
    /// Since when; today where it is not said.
    #[serde(default, deserialize_with = "any_day")]
    pub since: Option<Date>,
    /// Why nobody was in charge since the last one; asked for where that is so.
    #[serde(default)]
    pub reason: Option<String>,
}

/// They are no longer.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EndAssign {
    /// The cabinet, by path.
    pub cabinet: String,
    /// The level.
    pub level: Level,
    /// Until when; today where it is not said.
    #[serde(default, deserialize_with = "any_day")]
    pub until: Option<Date>,
    /// Why.
    pub reason: String,
}

impl From<PostRefusal> for Error {
    fn from(refusal: PostRefusal) -> Self {
        Refusal::Post(refusal).into()
    }
}

impl Registry {
    /// What rooms and cabinets are made of now, by path.
    pub fn facilities(&self) -> Result<Vec<FacilityRow>, Error> {
        let mut rows = self.store.read().facilities(None)?;
        rows.retain(|row| row.until.is_none());
        Ok(rows)
    }

    /// Who holds keys and combinations now, by path and part.
    pub fn keyholders(&self) -> Result<Vec<KeyRow>, Error> {
        let mut rows = self.store.read().keyholders(None)?;
        rows.retain(|row| row.until.is_none());
        Ok(rows)
    }

    /// Who is in charge and who was, by cabinet, the present first.
    pub fn assignments(&self) -> Result<Vec<AssignmentRow>, Error> {
        Ok(self.store.read().assignments(None)?)
    }

    /// What somebody has by their post; nothing where nobody of that name is known.
    pub fn holdings_of_person(&self, name: &str) -> Result<PostHoldings, Error> {
        let read = self.store.read();
        Ok(match read.find_person(name)? {
            Some(person) => read.post_holdings(person)?,
            None => PostHoldings::default(),
        })
    }

    /// The path of the place that is meant; a refusal where there is none.
    pub fn named_place(&self, path: &str) -> Result<String, Error> {
        let tidy = super::people::path_of(path).join("/");
        let known = self.store.read().find_place(&tidy)?;
        known.map(|_| tidy).ok_or_else(|| Refusal::NoPlace { asked: path.to_owned() }.into())
    }

    /// The path of a lock whose key and combination `to` would hold both, had they all that `from` holds.
    pub fn keys_would_collide(&self, from: &str, to: &str) -> Result<Option<String>, Error> {
        let read = self.store.read();
        match (read.find_person(from)?, read.find_person(to)?) {
            (Some(from), Some(to)) => Ok(read.keys_would_collide(from, to)?),
            _ => Ok(None),
        }
    }

    /// All that is known of a place: of a shelf, what is known of its cabinet; of a room, who is in charge in it.
    pub fn place_dossier(&self, place: PlaceId) -> Result<Option<PlaceDossier>, Error> {
        let row = self.places()?.into_iter().find(|row| row.id == place);
        row.map(|row| self.dossier_of_place(row)).transpose()
    }

    /// The same, where the place is at hand.
    pub fn dossier_of_place(&self, row: PlaceRow) -> Result<PlaceDossier, Error> {
        let read = self.store.read();
        let at = match PlaceKind::of(&row.path) {
            PlaceKind::Shelf => row.parent.unwrap_or(row.id),
            PlaceKind::Room | PlaceKind::Cabinet => row.id,
        };
        let assignments = match PlaceKind::of(&row.path) {
            PlaceKind::Room => {
                let mut all = read.assignments(None)?;
                all.retain(|assignment| assignment.room == row.path);
                all
            }
            PlaceKind::Cabinet | PlaceKind::Shelf => read.assignments(Some(at))?,
        };
        let (facilities, keys) = (read.facilities(Some(at))?, read.keyholders(Some(at))?);
        Ok(PlaceDossier { place: row, facilities, keys, assignments })
    }
}

/// Whether two spans of days have a day in common; one may begin on the day the other ends.
fn overlap(since: Date, other: (Date, Option<Date>)) -> bool {
    rules::overlap((since, None), other)
}

/// One custodian a cabinet and level at a time, 绝密 in its own cabinet, and no time without anybody unsaid.
fn in_charge_alone(
    others: &[AssignmentRow],
    path: &str,
    level: Level,
    since: Date,
    reason: Option<&str>,
) -> Result<(), Error> {
    let path = || path.to_owned();
    for other in others.iter().filter(|other| overlap(since, (other.since, other.until))) {
        if other.level == level {
            let (name, since) = (other.name.clone(), other.since);
            return Err(PostRefusal::Overlap { path: path(), level, name, since }.into());
        }
        if other.level == Level::TopSecret || level == Level::TopSecret {
            return Err(PostRefusal::Apart { path: path(), level: other.level }.into());
        }
    }
    let ended = others.iter().filter(|other| other.level == level).filter_map(|other| other.until).max();
    match ended {
        Some(from) if from < since && reason.is_none() => {
            Err(PostRefusal::Gap { path: path(), level, from, to: since }.into())
        }
        _ => Ok(()),
    }
}

impl Tx<'_> {
    pub(super) fn set_facility(&mut self, asked: &SetFacility) -> Result<Done, Error> {
        let (place, path) = self.lockable("place", &asked.place)?;
        let since = self.since(asked.since)?;
        let kind = PlaceKind::of(&path);
        for (field, value, wanted) in [
            ("iron_door", asked.iron_door, PlaceKind::Room),
            ("iron_window", asked.iron_window, PlaceKind::Room),
            ("iron_cabinet", asked.iron_cabinet, PlaceKind::Cabinet),
        ] {
            if value.is_some() && kind != wanted {
                return Err(PostRefusal::WrongPlace { field, path, wanted }.into());
            }
        }
        if let Some(before) = self.read().facility_of(place)? {
            rules::not_before("since", since, before.since)?;
        }
        let remark = kept(asked.remark.as_deref());
        let SetFacility { iron_door, iron_window, iron_cabinet, lock, top_level, .. } = *asked;
        self.record(event::SetFacility { place, iron_door, iron_window, iron_cabinet, lock, top_level, remark, since })
            .map(Done::only)
    }

    pub(super) fn give_key(&mut self, asked: &GiveKey) -> Result<Done, Error> {
        let (place, path) = self.lockable("place", &asked.place)?;
        let (part, since) = (asked.part, self.since(asked.since)?);
        let holder = needed("holder", &asked.holder)?;
        let (sealed_with, reason) = (kept(asked.sealed_with.as_deref()), kept(asked.reason.as_deref()));
        let facility = self.read().facility_of(place)?;
        let lock = facility.ok_or_else(|| PostRefusal::NoFacility { path: path.clone() })?.lock;
        if !lock.has(part) {
            return Err(PostRefusal::NoSuchPart { path, lock, part }.into());
        }
        match (&sealed_with, part.is_spare()) {
            (None, true) => return Err(Refusal::Missing { field: "sealed_with" }.into()),
            (Some(_), false) => return Err(PostRefusal::NotSealed { part }.into()),
            (Some(_), true) | (None, false) => {}
        }
        let holdings = self.read().keyholders(Some(place))?;
        let of_part = |row: &&KeyRow| row.part == part;
        if let Some(last) = holdings.iter().filter(of_part).map(|row| row.until.unwrap_or(row.since)).max() {
            rules::not_before("since", since, last)?;
        }
        if holdings.iter().filter(of_part).any(|row| row.until.is_none()) && reason.is_none() {
            return Err(Refusal::Missing { field: "reason" }.into());
        }
        if let Some(other) = holdings
            .iter()
            .find(|row| row.part.excludes(part) && row.name == holder && overlap(since, (row.since, row.until)))
        {
            return Err(PostRefusal::OneHand { name: holder, path, holds: other.part, part }.into());
        }
        self.record(event::GiveKey { place, part, holder, sealed_with, since, reason }).map(Done::only)
    }

    pub(super) fn assign(&mut self, asked: &Assign) -> Result<Done, Error> {
        let person = needed("person", &asked.person)?;
        let (deputy, department) = (kept(asked.deputy.as_deref()), kept(asked.department.as_deref()));
        let (level, since, reason) = (asked.level, self.since(asked.since)?, kept(asked.reason.as_deref()));
        let (cabinet, path) = self.cabinet(&asked.cabinet)?;
        let room = self.room_of(&path, asked.room.as_deref())?;
        if deputy.as_ref() == Some(&person) {
            return Err(PostRefusal::OwnDeputy { name: person }.into());
        }
        for place in [room, cabinet] {
            if let Some(FacilityRow { top_level: Some(top_level), path, .. }) = self.read().facility_of(place)?
                && top_level < level
            {
                return Err(PostRefusal::Unfit { path, level, top_level }.into());
            }
        }
        let others = self.read().assignments(Some(cabinet))?;
        in_charge_alone(&others, &path, level, since, reason.as_deref())?;
        let assignment = self.read().next_assignment()?;
        self.record(event::Assign { assignment, person, deputy, department, level, room, cabinet, since, reason })
            .map(Done::only)
    }

    pub(super) fn end_assign(&mut self, asked: &EndAssign) -> Result<Done, Error> {
        let (cabinet, path) = self.cabinet(&asked.cabinet)?;
        let (level, until, reason) = (asked.level, self.since(asked.until)?, needed("reason", &asked.reason)?);
        let now = self.read().assignments(Some(cabinet))?;
        let now = now.into_iter().find(|row| row.until.is_none() && row.level == level);
        let now = now.ok_or_else(|| PostRefusal::NotAssigned { asked: format!("{path} {level}") })?;
        rules::not_before("until", until, now.since)?;
        let (assignment, person) = (now.id, now.name);
        self.record(event::EndAssign { assignment, person, level, cabinet, until, reason }).map(Done::only)
    }

    /// A day that is not in the future; today where none is said.
    fn since(&self, asked: Option<Date>) -> Result<Date, Refusal> {
        let since = asked.unwrap_or_else(|| self.today());
        rules::not_in_future(since, self.today()).map(|()| since)
    }

    /// A room or a cabinet: what has a lock.
    fn lockable(&self, field: &'static str, asked: &str) -> Result<(PlaceId, String), Error> {
        needed(field, asked)?;
        let place = self.find_place(asked)?;
        let path = self.read().path_of(place)?;
        match PlaceKind::of(&path) {
            PlaceKind::Room | PlaceKind::Cabinet => Ok((place, path)),
            PlaceKind::Shelf => Err(PostRefusal::WrongPlace { field, path, wanted: PlaceKind::Cabinet }.into()),
        }
    }

    fn cabinet(&self, asked: &str) -> Result<(PlaceId, String), Error> {
        needed("cabinet", asked)?;
        let place = self.find_place(asked)?;
        let path = self.read().path_of(place)?;
        if cabinet_of(&path) == Some(path.as_str()) {
            return Ok((place, path));
        }
        Err(PostRefusal::WrongPlace { field: "cabinet", path, wanted: PlaceKind::Cabinet }.into())
    }

    /// The room of a cabinet, which has to be the one that is named.
    fn room_of(&self, cabinet: &str, asked: Option<&str>) -> Result<PlaceId, Error> {
        let room = self.find_place(room_of(cabinet))?;
        let Some(asked) = kept(asked) else { return Ok(room) };
        let named = self.find_place(&asked)?;
        if named == room {
            return Ok(room);
        }
        let path = self.read().path_of(named)?;
        Err(match PlaceKind::of(&path) {
            PlaceKind::Room => PostRefusal::OtherRoom { path: cabinet.to_owned(), room: path },
            PlaceKind::Cabinet | PlaceKind::Shelf => {
                PostRefusal::WrongPlace { field: "room", path, wanted: PlaceKind::Room }
            }
        }
        .into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registry::clock::SetClock;
    use crate::registry::record::Act;

    type Outcome = Result<(), Box<dyn std::error::Error>>;

    #[test]
    fn a_handover_moves_keys_and_posts_at_once() -> Outcome {
        let clock = std::sync::Arc::new(SetClock::at("2026-03-20T09:00:00+08:00[+08:00]".parse()?));
        let mut books = Registry::in_memory("农发行某县支行", "王喆", Box::new(clock))?;
        for line in [
            r#"{"verb": "add_place", "path": "机要室/1号柜"}"#,
            r#"{"verb": "add_person", "name": "孙强"}"#,
            r#"{"verb": "set_facility", "place": "机要室/1号柜", "lock": "both", "since": "2026-01-05"}"#,
            r#"{"verb": "give_key", "place": "机要室/1号柜", "part": "key", "holder": "王喆", "since": "2026-01-05"}"#,
            r#"{"verb": "give_key", "place": "机要室/1号柜", "part": "combination", "holder": "李敏"}"#,
            r#"{"verb": "assign", "person": "王喆", "deputy": "孙强", "level": "机密", "cabinet": "机要室/1号柜"}"#,
            r#"{"verb": "assign", "person": "李敏", "deputy": "王喆", "level": "秘密", "cabinet": "机要室/1号柜"}"#,
        ] {
            books.perform(&Act::parse(line)?)?;
        }
        let read = books.store.read();
        let named = |name| read.find_person(name)?.ok_or(crate::registry::StoreError::Unfit("nobody"));
        let (from, to, other) = (named("王喆")?, named("孙强")?, named("李敏")?);
        assert_eq!(read.keys_would_collide(from, other)?.as_deref(), Some("机要室/1号柜"));
        assert_eq!(read.keys_would_collide(from, to)?, None);
        let (seq, _) = read.head()?;
        books.transact(|tx| Ok(tx.writing.hand_over_posts(from, to, tx.today(), seq)?))?;
        assert!(books.holdings_of_person("王喆")?.is_empty());
        assert_eq!(books.holdings_of_person("孙强")?, PostHoldings { assignments: 2, keys: 1 });
        let now: Vec<_> = books.assignments()?.into_iter().filter(|row| row.until.is_none()).collect();
        let posts: Vec<_> = now.iter().map(|row| (row.name.as_str(), row.deputy.as_deref())).collect();
        assert_eq!(posts, [("孙强", None), ("李敏", Some("孙强"))], "nobody stands in for themselves");
        Ok(())
    }
}
