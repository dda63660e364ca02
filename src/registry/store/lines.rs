//! Queries for the lines of the books.

use std::cmp::Reverse;

use jiff::civil::Date;
use rusqlite::{OptionalExtension as _, Row, params};

use super::narrow;
use super::rows::{DOCUMENT, day, parsed, parsed_or_none, row_to_document, row_to_slot};
use super::{Reading, Result, StoreError};
use crate::model::book::{Book, Slot, Volume};
use crate::model::copyno::CopyNumbers;
use crate::model::event::PrintedPage;
use crate::model::ids::{CardId, DocumentId, LineId};
use crate::model::level::Level;
use crate::model::line::{Detail, Field, LineKind};
use crate::model::register::Register;
use crate::model::view::{CorrectionRow, LineRow, LoanRow, SendingRow};
use crate::registry::books::Wanted;

/// A line with all that its columns show, but its sendings and corrections.
const LINE: &str = "l.id, l.register, l.year, l.volume, l.number, l.kind, l.date,
    (select count(*) from carriers where document_id = d.id and parent_id is null),
    (select group_concat(copy_no, '\u{3001}') from
        (select copy_no from carriers where document_id = d.id and parent_id is null order by ordinal)),
    coalesce(c.copy_no, c.ordinal), c.pages, b.name, lo.due_on, lo.returned_on, lo.pages_back,
    (select number from lines where id = l.refers_to), (select number from lines where id = l.voided_by),
    l.corrected, l.brought_in, l.detail, l.seq";

const FROM: &str = "from lines l join documents d on d.id = l.document_id
    left join units i on i.id = d.issuer_id
    left join carriers c on c.id = l.carrier_id
    left join loans lo on lo.line_id = l.id
    left join people b on b.id = lo.borrower_id";

/// The number of columns of [`LINE`]; the document's follow.
const WIDTH: usize = 21;

impl Reading<'_> {
    /// The number that the next line of a book gets.
    pub(in crate::registry) fn next_number(self, book: Book) -> Result<u32> {
        Ok(self
            .connection
            .prepare_cached(
                "select coalesce(max(number), 0) + 1 from lines where register = ?1 and year = ?2 and volume = ?3",
            )?
            .query_row(params![book.register.code(), book.year, book.volume.code()], |row| row.get(0))?)
    }

    /// The line in a slot.
    pub(in crate::registry) fn line_in(self, slot: Slot) -> Result<Option<LineId>> {
        let book = slot.book;
        Ok(self
            .connection
            .prepare_cached("select id from lines where register = ?1 and year = ?2 and volume = ?3 and number = ?4")?
            .query_row(params![book.register.code(), book.year, book.volume.code(), slot.number], |row| {
                row.get(0).map(LineId)
            })
            .optional()?)
    }

    /// The numbers that a book has given.
    pub(in crate::registry) fn numbers_of_book(self, book: Book) -> Result<Vec<u32>> {
        self.connection
            .prepare_cached("select number from lines where register = ?1 and year = ?2 and volume = ?3")?
            .query_map(params![book.register.code(), book.year, book.volume.code()], |row| row.get(0))?
            .map(|number| Ok(number?))
            .collect()
    }

    /// The lines that were brought in from old ledgers, by the marks of their rows.
    pub(in crate::registry) fn marks(self) -> Result<Vec<(String, LineId)>> {
        self.connection
            .prepare_cached("select mark, id from lines where mark is not null")?
            .query_map([], |row| Ok((row.get(0)?, LineId(row.get(1)?))))?
            .map(|mark| Ok(mark?))
            .collect()
    }

    /// The slot of a line.
    pub(in crate::registry) fn slot_of_line(self, line: LineId) -> Result<Slot> {
        Ok(self
            .connection
            .prepare_cached("select register, year, volume, number from lines where id = ?1")?
            .query_row([line.0], |row| row_to_slot(row, 0))?)
    }

    /// The details of a line.
    pub(in crate::registry) fn detail_of_line(self, line: LineId) -> Result<Detail> {
        let text: String = self
            .connection
            .prepare_cached("select detail from lines where id = ?1")?
            .query_row([line.0], |row| row.get(0))?;
        Ok(serde_json::from_str(&text)?)
    }

    /// The books there are, in the order they stand on the shelf, with how many lines each has.
    pub(in crate::registry) fn books(self) -> Result<Vec<(Book, u32)>> {
        self.connection
            .prepare_cached(
                "select register, year, volume, count(*) from lines group by register, year, volume
                    order by case register when 'receiving' then 1 when 'issuing' then 2 when 'lending' then 3 else 4 end,
                        year, volume",
            )?
            .query_map([], |row| {
                let book = Book {
                    register: parsed(row, 0, Register::parse)?,
                    year: row.get(1)?,
                    volume: parsed(row, 2, Volume::from_code)?,
                };
                Ok((book, row.get(3)?))
            })?
            .map(|book| Ok(book?))
            .collect()
    }

    /// One line.
    pub(in crate::registry) fn line(self, id: LineId) -> Result<Option<LineRow>> {
        let found = self
            .connection
            .prepare_cached(&format!("select {LINE}, {DOCUMENT} {FROM} where l.id = ?1"))?
            .query_row([id.0], row_to_line)
            .optional()?;
        match found {
            Some((mut line, corrected)) => {
                self.complete(&mut line, corrected)?;
                Ok(Some(line))
            }
            None => Ok(None),
        }
    }

    /// The lines of a document, in the order they were written.
    pub(in crate::registry) fn lines_of(self, document: crate::model::ids::DocumentId) -> Result<Vec<LineRow>> {
        self.query_lines(
            &format!("select {LINE}, {DOCUMENT} {FROM} where l.document_id = ?1 order by l.id"),
            [document.0],
        )
    }

    /// All lines of a book, by number.
    pub(in crate::registry) fn lines_of_book(self, book: Book) -> Result<Vec<LineRow>> {
        self.query_lines(
            &format!(
                "select {LINE}, {DOCUMENT} {FROM} where l.register = ?1 and l.year = ?2 and l.volume = ?3 order by l.number"
            ),
            params![book.register.code(), book.year, book.volume.code()],
        )
    }

    /// Up to `most` lines of a book, those behind a number.
    pub(in crate::registry) fn lines_of_book_after(self, book: Book, after: u32, most: u32) -> Result<Vec<LineRow>> {
        self.query_lines(
            &format!(
                "select {LINE}, {DOCUMENT} {FROM} where l.register = ?1 and l.year = ?2 and l.volume = ?3
                    and l.number > ?4 order by l.number limit ?5"
            ),
            params![book.register.code(), book.year, book.volume.code(), after, most],
        )
    }

    fn query_lines(self, sql: &str, parameters: impl rusqlite::Params) -> Result<Vec<LineRow>> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let found: Vec<(LineRow, bool)> =
            statement.query_map(parameters, row_to_line)?.collect::<rusqlite::Result<_>>()?;
        found
            .into_iter()
            .map(|(mut line, corrected)| {
                self.complete(&mut line, corrected)?;
                Ok(line)
            })
            .collect()
    }

    /// The identities of the lines that are wanted, in the order of their numbers or backwards, whatever other order is
    /// wanted; with `documents`, only of those.
    pub(in crate::registry) fn line_ids(
        self,
        wanted: &Wanted,
        documents: Option<&[DocumentId]>,
        today: Date,
    ) -> Result<Vec<LineId>> {
        // Backwards as the index has them; the volumes of a year are turned round below, which is quicker than a sort.
        let order =
            if wanted.descending { "l.year desc, l.volume desc, l.number desc" } else { "l.year, l.volume, l.number" };
        // Joins and conditions only where they are looked at: a hundred thousand lines are listed in a blink.
        let filter = &wanted.filter;
        let from = if filter.level.is_none() && filter.unit.is_none() {
            "from lines l"
        } else {
            "from lines l join documents d on d.id = l.document_id left join units i on i.id = d.issuer_id"
        };
        let documents = documents.map(serde_json::to_string).transpose()?;
        let narrowed = narrow::conditions(wanted.register, filter);
        let mut statement = self.connection.prepare_cached(&format!(
            "select l.id, l.year, l.volume <> ?4 {from} where l.register = ?1 and (?2 is null or l.year = ?2)
                and (?3 is null or l.document_id in (select value from json_each(?3)))
                {narrowed} order by {order}"
        ))?;
        let [first, last] = [filter.from, filter.to].map(|day| day.map(|day| day.to_string()));
        let all = params![
            wanted.register.code(),
            wanted.year,
            documents,
            Volume::Ordinary.code(),
            filter.level.map(Level::code),
            filter.level.map(Level::label),
            filter.unit,
            first,
            last,
            today.to_string(),
        ];
        // Only the conditions that are there have parameters.
        let asked = all.get(..statement.parameter_count()).unwrap_or(all);
        let mut found = statement
            .query_map(asked, |row| Ok((LineId(row.get(0)?), row.get::<_, i16>(1)?, row.get::<_, bool>(2)?)))?
            .collect::<rusqlite::Result<Vec<_>>>()?;
        if wanted.descending {
            // The ordinary volume of a year before the top secret one; a few runs, each in order already.
            found.sort_by_key(|(_, year, secret)| (Reverse(*year), *secret));
        }
        Ok(found.into_iter().map(|(id, ..)| id).collect())
    }

    /// Adds what stands in other tables: sendings, cards, corrections, and what the document was.
    fn complete(self, line: &mut LineRow, corrected: bool) -> Result<()> {
        match line.slot.book.register {
            Register::Issuing if line.kind == LineKind::Entry => line.sendings = self.sendings_of(line.id)?,
            Register::Receiving if line.kind == LineKind::Entry => {
                line.circulated = self.circulated(line.document.id)?;
            }
            Register::Lending | Register::Circulation => self.as_written(&mut line.document, line.id)?,
            Register::Receiving | Register::Issuing => {}
        }
        if corrected || line.kind != LineKind::Entry {
            line.corrections = self.corrections_of(line.id)?;
        }
        Ok(())
    }

    /// What went to whom.
    pub(in crate::registry) fn sendings_of(self, line: LineId) -> Result<Vec<SendingRow>> {
        self.connection
            .prepare_cached(
                "select u.name, s.copies, s.numbers, s.channel, s.seal, s.receipt_on from sendings s
                    join units u on u.id = s.unit_id where s.line_id = ?1 order by s.id",
            )?
            .query_map([line.0], |row| {
                Ok(SendingRow {
                    unit: row.get(0)?,
                    copies: row.get(1)?,
                    numbers: row.get(2)?,
                    channel: row.get(3)?,
                    seal: row.get(4)?,
                    receipt_on: parsed_or_none(row, 5, day)?,
                })
            })?
            .map(|sending| Ok(sending?))
            .collect()
    }

    /// What was corrected in a line; of a correcting line, what it corrects.
    fn corrections_of(self, line: LineId) -> Result<Vec<CorrectionRow>> {
        self.connection
            .prepare_cached(
                "select x.field, x.old, x.new, l.number from corrections x join lines l on l.id = x.by_line_id
                    where x.line_id = ?1 or x.by_line_id = ?1 order by x.id",
            )?
            .query_map([line.0], |row| {
                Ok(CorrectionRow {
                    field: parsed(row, 0, Field::from_code)?,
                    old: row.get(1)?,
                    new: row.get(2)?,
                    by: row.get(3)?,
                })
            })?
            .map(|correction| Ok(correction?))
            .collect()
    }

    /// The pages of a book, or of a card, that are on paper, in the order they were printed.
    pub(in crate::registry) fn printed_pages(self, book: Book, card: Option<CardId>) -> Result<Vec<PrintedPage>> {
        self.connection
            .prepare_cached(
                "select page, from_number, to_number, is_full, reprint, digest, code from printings
                    where register = ?1 and year = ?2 and volume = ?3 and card_id is ?4 order by id",
            )?
            .query_map(params![book.register.code(), book.year, book.volume.code(), card.map(|card| card.0)], |row| {
                Ok(PrintedPage {
                    page: row.get(0)?,
                    from: row.get(1)?,
                    to: row.get(2)?,
                    full: row.get(3)?,
                    reprint: row.get(4)?,
                    digest: row.get(5)?,
                    code: row.get(6)?,
                })
            })?
            .map(|page| Ok(page?))
            .collect()
    }
}

fn row_to_line(row: &Row<'_>) -> rusqlite::Result<(LineRow, bool)> {
    let copy: Option<u32> = row.get(9)?;
    let pages: Option<u32> = row.get(10)?;
    let borrower: Option<String> = row.get(11)?;
    let loan = match borrower {
        Some(borrower) => Some(LoanRow {
            borrower,
            due_on: parsed_or_none(row, 12, day)?,
            returned_on: parsed_or_none(row, 13, day)?,
            pages_back: row.get(14)?,
        }),
        None => None,
    };
    let line = LineRow {
        id: LineId(row.get(0)?),
        slot: row_to_slot(row, 1)?,
        kind: parsed(row, 5, LineKind::from_code)?,
        date: parsed(row, 6, day)?,
        document: row_to_document(row, WIDTH)?,
        copies: row.get(7)?,
        numbers: parsed_or_none(row, 8, |text| CopyNumbers::parse(text).ok())?,
        carrier: copy.map(|copy| (copy, pages)),
        loan,
        sendings: Vec::new(),
        circulated: Vec::new(),
        refers_to: row.get(15)?,
        voided_by: row.get(16)?,
        corrections: Vec::new(),
        brought_in: row.get(18)?,
        detail: parsed(row, 19, |text| serde_json::from_str(text).ok())?,
        seq: row.get::<_, i64>(20)? as u64,
    };
    Ok((line, row.get(17)?))
}

impl Reading<'_> {
    /// A line that must be there.
    pub(in crate::registry) fn known_line(self, id: LineId) -> Result<LineRow> {
        self.line(id)?.ok_or(StoreError::Unfit("there is no such line"))
    }
}
