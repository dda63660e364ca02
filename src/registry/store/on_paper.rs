//! Which printed pages carry the lines of a document.

use super::rows::{parsed, row_to_slot};
use super::{Reading, Result};
use crate::model::ids::DocumentId;
use crate::model::line::LineKind;
use crate::model::view::OnPaperRow;

impl Reading<'_> {
    /// The printed pages that carry lines of a document, in the order they were printed.
    pub(in crate::registry) fn on_paper(self, document: DocumentId) -> Result<Vec<OnPaperRow>> {
        self.connection
            .prepare_cached(
                "select l.register, l.year, l.volume, l.number, l.kind, p.page, p.is_full, p.reprint, p.code, p.seq, j.at
                    from lines l join printings p on p.register = l.register and p.year = l.year
                        and p.volume = l.volume
                        and case when p.card_id is null then l.number between p.from_number and p.to_number
                            else p.card_id = l.id end
                    join journal j on j.seq = p.seq
                    where l.document_id = ?1 order by p.id, l.id",
            )?
            .query_map([document.0], |row| {
                Ok(OnPaperRow {
                    line: row_to_slot(row, 0)?,
                    kind: parsed(row, 4, LineKind::from_code)?,
                    page: row.get(5)?,
                    full: row.get(6)?,
                    reprint: row.get(7)?,
                    code: row.get(8)?,
                    seq: row.get::<_, i64>(9)? as u64,
                    at: row.get(10)?,
                })
            })?
            .map(|row| Ok(row?))
            .collect()
    }
}
