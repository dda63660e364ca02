//! Queries for accounts, people, units, places and settings.

use rusqlite::{OptionalExtension as _, params};

use super::rows::parsed;
use super::{Reading, Result};
use crate::model::ids::{PersonId, PlaceId};
use crate::model::person::Post;
use crate::model::view::{AccountRow, PlaceRow};

impl Reading<'_> {
    /// The person of that name.
    pub(in crate::registry) fn find_person(self, name: &str) -> Result<Option<PersonId>> {
        Ok(self
            .connection
            .prepare_cached("select id from people where name = ?1")?
            .query_row([name], |row| row.get(0).map(PersonId))
            .optional()?)
    }

    /// Every account, by name.
    pub(in crate::registry) fn accounts(self) -> Result<Vec<AccountRow>> {
        self.connection
            .prepare_cached(
                "select name, post, public_key, at from accounts join journal on seq = opened_by_entry order by name",
            )?
            .query_map([], |row| {
                let post = parsed(row, 1, Post::from_code)?;
                Ok(AccountRow { name: row.get(0)?, post, public_key: row.get(2)?, since: row.get(3)? })
            })?
            .map(|account| Ok(account?))
            .collect()
    }

    /// The place of that path.
    pub(in crate::registry) fn find_place(self, path: &str) -> Result<Option<PlaceId>> {
        Ok(self
            .connection
            .prepare_cached("select id from places where path = ?1")?
            .query_row([path], |row| row.get(0).map(PlaceId))
            .optional()?)
    }

    /// The path of a place.
    pub(in crate::registry) fn path_of(self, place: PlaceId) -> Result<String> {
        Ok(self
            .connection
            .prepare_cached("select path from places where id = ?1")?
            .query_row([place.0], |row| row.get(0))?)
    }

    /// Every place with how many carriers lie there, by path.
    pub(in crate::registry) fn places(self) -> Result<Vec<PlaceRow>> {
        self.connection
            .prepare_cached(
                "select p.id, p.parent_id, p.path, (select count(*) from carriers where place_id = p.id)
                    from places p order by p.path",
            )?
            .query_map([], |row| {
                Ok(PlaceRow {
                    id: PlaceId(row.get(0)?),
                    parent: row.get::<_, Option<i64>>(1)?.map(PlaceId),
                    path: row.get(2)?,
                    carriers: row.get(3)?,
                })
            })?
            .map(|place| Ok(place?))
            .collect()
    }

    /// The next free identity of a place.
    pub(in crate::registry) fn next_place(self) -> Result<PlaceId> {
        Ok(self
            .connection
            .prepare_cached("select coalesce(max(id), 0) + 1 from places")?
            .query_row([], |row| row.get(0).map(PlaceId))?)
    }

    /// A setting, where somebody set it.
    pub(in crate::registry) fn setting(self, key: &str) -> Result<Option<String>> {
        Ok(self
            .connection
            .prepare_cached("select value from settings where key = ?1")?
            .query_row(params![key], |row| row.get(0))
            .optional()?)
    }
}
