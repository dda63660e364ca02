//! A document as it was when a line was written.
//!
//! Loans and cards show a document that another line brought on the books. What is corrected there later is written
//! down there; the line of a loan stays what the borrower signed.

use rusqlite::params;

use super::{Reading, Result, StoreError};
use crate::model::ids::LineId;
use crate::model::level::Level;
use crate::model::line::Field;
use crate::model::period::Period;
use crate::model::view::DocumentRow;

impl Reading<'_> {
    /// Takes back what was corrected or supplemented in the document after `line` was written: of each field the value
    /// stands that the first later correction found there. Lines have their identities in the order they were written.
    pub(super) fn as_written(self, document: &mut DocumentRow, line: LineId) -> Result<()> {
        let mut statement = self.connection.prepare_cached(
            "select x.field, x.old from lines l join corrections x on x.line_id = l.id
                where l.document_id = ?1 and l.corrected = 1 and x.by_line_id > ?2 order by x.id desc",
        )?;
        let mut later = statement.query(params![document.id.0, line.0])?;
        while let Some(row) = later.next()? {
            let field = Field::from_code(row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?);
            let unknown = StoreError::Value { column: "corrections.field" };
            take_back(document, field.ok_or(unknown)?, row.get(1)?)?;
        }
        Ok(())
    }
}

/// Puts an old value of a document back; the fields of other lines are none of its.
fn take_back(document: &mut DocumentRow, field: Field, old: String) -> Result<()> {
    let unreadable = || StoreError::Value { column: "corrections.old" };
    let some = |text: String| Some(text).filter(|text| !text.is_empty());
    match field {
        Field::Issuer => document.issuer = some(old),
        Field::Number => document.number = some(old),
        Field::Title => document.title = old,
        Field::Level => document.level = Level::parse(&old).ok_or_else(unreadable)?,
        Field::Period => {
            let read = |text: String| Period::parse(&text).map_err(|_unreadable| unreadable());
            document.period = some(old).map(read).transpose()?;
            document.ends_on = document.period.as_ref().and_then(|period| period.ends_on(document.since));
        }
        Field::Date
        | Field::Attachments
        | Field::Urgency
        | Field::Channel
        | Field::Seal
        | Field::SignedBy
        | Field::HandledBy
        | Field::Result
        | Field::Disposal
        | Field::DraftedBy
        | Field::Approver
        | Field::Department
        | Field::Purpose
        | Field::DueOn
        | Field::Remark => {}
    }
    Ok(())
}
