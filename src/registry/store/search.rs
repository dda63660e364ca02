//! What the search is told: texts and copy numbers of documents that are new or corrected.

use rusqlite::{Row, params};

use super::{Reading, Result};
use crate::model::ids::DocumentId;
use crate::registry::search::Texts;

const TEXTS: &str =
    "select d.id, d.title, i.name, d.number from documents d left join units i on i.id = d.issuer_id where";

impl Reading<'_> {
    /// Hands what the documents after `document` are found by to `each`.
    pub(in crate::registry) fn texts_since(self, document: i64, each: impl FnMut(Texts<'_>)) -> Result<()> {
        self.texts(&format!("{TEXTS} d.id > ?1 order by d.id"), document, each)
    }

    /// Hands what one document is found by to `each`.
    pub(in crate::registry) fn texts_of(self, document: DocumentId, each: impl FnMut(Texts<'_>)) -> Result<()> {
        self.texts(&format!("{TEXTS} d.id = ?1"), document.0, each)
    }

    fn texts(self, sql: &str, document: i64, mut each: impl FnMut(Texts<'_>)) -> Result<()> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query([document])?;
        while let Some(row) = rows.next()? {
            let texts = [text(row, 1)?, text(row, 2)?, text(row, 3)?];
            each(Texts { document: DocumentId(row.get(0)?), texts });
        }
        Ok(())
    }

    /// The documents up to `document` of which a line was corrected after `correction`.
    pub(in crate::registry) fn corrected_since(self, correction: i64, document: i64) -> Result<Vec<DocumentId>> {
        self.connection
            .prepare_cached(
                "select distinct l.document_id from corrections x join lines l on l.id = x.line_id
                    where x.id > ?1 and l.document_id <= ?2",
            )?
            .query_map(params![correction, document], |row| row.get(0).map(DocumentId))?
            .map(|id| Ok(id?))
            .collect()
    }

    /// The last correction.
    pub(in crate::registry) fn last_correction(self) -> Result<i64> {
        Ok(self
            .connection
            .prepare_cached("select coalesce(max(id), 0) from corrections")?
            .query_row([], |row| row.get(0))?)
    }

    /// Adds the copy numbers of the carriers after `carrier`; answers the last of them.
    pub(in crate::registry) fn copies_since(self, carrier: i64, copies: &mut Vec<(u32, DocumentId)>) -> Result<i64> {
        let mut statement = self
            .connection
            .prepare_cached("select id, copy_no, document_id from carriers where id > ?1 order by id")?;
        let mut rows = statement.query([carrier])?;
        let mut last = carrier;
        while let Some(row) = rows.next()? {
            last = row.get(0)?;
            if let Some(copy) = row.get(1)? {
                copies.push((copy, DocumentId(row.get(2)?)));
            }
        }
        Ok(last)
    }
}

fn text<'a>(row: &'a Row<'_>, at: usize) -> rusqlite::Result<Option<&'a str>> {
    Ok(row.get_ref(at)?.as_str_or_null()?)
}
