//! Queries over all that the unit has.

use rusqlite::params;

use super::rows::{CARRIER, DOCUMENT, day, parsed_or_none, row_to_carrier, row_to_document};
use super::{Reading, Result};
use crate::model::ids::CarrierId;
use crate::model::view::HeldRow;

/// What is in the unit: neither with another one nor gone.
const IN_THE_UNIT: &str = "c.custody in ('placed', 'kept', 'lent', 'reading', 'carried', 'sealed')";

impl Reading<'_> {
    /// Carriers in the unit behind this one.
    pub(in crate::registry) fn carriers_after(self, after: CarrierId, most: u32) -> Result<Vec<HeldRow>> {
        self.connection
            .prepare_cached(&format!(
                "select {CARRIER}, {DOCUMENT}, coalesce(pl.path, pe.name, ''), lo.due_on
                    from carriers c join documents d on d.id = c.document_id left join units i on i.id = d.issuer_id
                    left join places pl on pl.id = c.place_id left join people pe on pe.id = c.person_id
                    left join loans lo on c.custody = 'lent' and lo.line_id = c.hold_id
                    where c.id > ?1 and {IN_THE_UNIT} order by c.id limit ?2"
            ))?
            .query_map(params![after.0, most], |row| {
                Ok(HeldRow {
                    carrier: row_to_carrier(row, 0)?,
                    document: row_to_document(row, 12)?,
                    holder: row.get(21)?,
                    out_since: None,
                    due_on: parsed_or_none(row, 22, day)?,
                })
            })?
            .map(|held| Ok(held?))
            .collect()
    }

    /// How many carriers are in the unit.
    pub(in crate::registry) fn n_carriers(self) -> Result<u32> {
        Ok(self
            .connection
            .prepare_cached(&format!("select count(*) from carriers c where {IN_THE_UNIT}"))?
            .query_row([], |row| row.get(0))?)
    }
}
