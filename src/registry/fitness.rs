//! 三专: whether every carrier at rest resolves to a person, a cabinet and a room that fit its level.

use std::collections::{HashMap, HashSet};

use super::{Error, Registry};
use crate::model::facility::{AssignmentRow, Completeness, FacilityRow, KeyPart, Lack, Stock, cabinet_of, room_of};
use crate::model::ids::PlaceId;
use crate::model::level::Level;
use crate::model::settings::{LEVELS_FROM, level_or};

/// What is asked of places from which level on, and what is known of them.
struct Known {
    specialties_from: Level,
    irons_from: Level,
    paths: HashMap<PlaceId, String>,
    facilities: HashMap<String, FacilityRow>,
    /// The parts somebody holds, by path.
    held: HashSet<(String, KeyPart)>,
    /// Who is in charge now, by cabinet.
    assignments: HashMap<String, Vec<AssignmentRow>>,
}

impl Registry {
    /// Person, cabinet and room of every carrier at rest; read once a revision.
    pub fn completeness(&self) -> Result<Completeness, Error> {
        if let Some(known) = &self.kept().completeness {
            return Ok(known.clone());
        }
        let fresh = self.look_through()?;
        self.kept().completeness = Some(fresh.clone());
        Ok(fresh)
    }

    fn look_through(&self) -> Result<Completeness, Error> {
        let known = self.known_of_places()?;
        let heaps = self.store.read().heaps()?;
        let mut levels: HashMap<&str, HashSet<Level>> = HashMap::new();
        for (place, _, level, _) in &heaps {
            if let Some(cabinet) = place.and_then(|place| known.paths.get(&place)).and_then(|path| cabinet_of(path)) {
                levels.entry(cabinet).or_default().insert(*level);
            }
        }
        let mut stock: Vec<Stock> = heaps
            .iter()
            .map(|(place, keeper, level, carriers)| {
                let path = place.and_then(|place| known.paths.get(&place));
                let (person, lacks) = match path {
                    Some(path) => {
                        let beside = cabinet_of(path).and_then(|cabinet| levels.get(cabinet));
                        (known.in_charge(path, *level), known.lacks(path, *level, beside.map_or(1, HashSet::len)))
                    }
                    None if *level >= known.specialties_from => (keeper.clone(), vec![Lack::Unplaced]),
                    None => (keeper.clone(), Vec::new()),
                };
                let holder = path.or(keeper.as_ref()).cloned().unwrap_or_default();
                Stock { place: *place, holder, level: *level, carriers: *carriers, person, lacks }
            })
            .collect();
        stock.sort_by(|one, other| {
            let key = |stock: &Stock| (stock.place.is_none(), std::cmp::Reverse(stock.level));
            (key(one).0, &one.holder, key(one).1).cmp(&(key(other).0, &other.holder, key(other).1))
        });
        Ok(Completeness { stock })
    }

    fn known_of_places(&self) -> Result<Known, Error> {
        let read = self.store.read();
        let mut assignments: HashMap<String, Vec<AssignmentRow>> = HashMap::new();
        for row in read.assignments(None)?.into_iter().filter(|row| row.until.is_none()) {
            assignments.entry(row.path.clone()).or_default().push(row);
        }
        let [specialties, irons] = LEVELS_FROM;
        let from = |(key, default)| Ok::<_, Error>(level_or(read.setting(key)?.as_deref(), default));
        Ok(Known {
            specialties_from: from(specialties)?,
            irons_from: from(irons)?,
            paths: read.paths()?.into_iter().collect(),
            facilities: self.facilities()?.into_iter().map(|row| (row.path.clone(), row)).collect(),
            held: self.keyholders()?.into_iter().map(|row| (row.path, row.part)).collect(),
            assignments,
        })
    }
}

impl Known {
    /// Who answers for a level in a place: the one of that very level, else of the next above.
    fn in_charge(&self, path: &str, level: Level) -> Option<String> {
        let all = self.assignments.get(cabinet_of(path)?)?;
        all.iter().filter(|row| row.covers(level)).min_by_key(|row| row.level).map(|row| row.name.clone())
    }

    /// What a level lacks in a place where so many levels lie.
    fn lacks(&self, path: &str, level: Level, levels: usize) -> Vec<Lack> {
        let mut lacks = Vec::new();
        if level < self.specialties_from {
            return lacks;
        }
        let facility = |path: &str| self.facilities.get(path);
        let unfit = |row: Option<&FacilityRow>| row.and_then(|row| row.top_level).is_some_and(|top| top < level);
        let has_irons = level >= self.irons_from;
        match cabinet_of(path) {
            None => lacks.push(Lack::NoCabinet),
            Some(cabinet) => {
                if self.in_charge(path, level).is_none() {
                    lacks.push(Lack::NoPerson);
                }
                if self.is_not_apart(cabinet, level, levels) {
                    lacks.push(Lack::NotApart);
                }
                let row = facility(cabinet);
                if unfit(row) {
                    lacks.push(Lack::CabinetUnfit);
                }
                if has_irons && row.and_then(|row| row.iron_cabinet) != Some(true) {
                    lacks.push(Lack::NoIronCabinet);
                }
                let is_held = |part| self.held.contains(&(cabinet.to_owned(), part));
                let parts = [KeyPart::Key, KeyPart::Combination];
                if has_irons && row.is_some_and(|row| parts.into_iter().any(|it| row.lock.has(it) && !is_held(it))) {
                    lacks.push(Lack::NoKeyholder);
                }
            }
        }
        let row = facility(room_of(path));
        if unfit(row) {
            lacks.push(Lack::RoomUnfit);
        }
        if has_irons && row.and_then(|row| row.iron_door) != Some(true) {
            lacks.push(Lack::NoIronDoor);
        }
        if has_irons && row.and_then(|row| row.iron_window) != Some(true) {
            lacks.push(Lack::NoIronWindow);
        }
        lacks
    }

    fn is_not_apart(&self, cabinet: &str, level: Level, levels: usize) -> bool {
        let assigned = self.assignments.get(cabinet).map(Vec::as_slice).unwrap_or_default();
        if level == Level::TopSecret {
            levels > 1 || assigned.iter().any(|row| row.level != Level::TopSecret)
        } else {
            assigned.iter().any(|row| row.level == Level::TopSecret)
        }
    }
}
