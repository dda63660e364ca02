//! Between columns and nouns: one place for each, so that a value read is the value that was written.

use jiff::civil::{Date, DateTime};
use rusqlite::Row;
use rusqlite::types::Type;

use crate::model::book::{Book, Slot, Volume};
use crate::model::carrier::Medium;
use crate::model::custody::{Custody, Home};
use crate::model::ids::{CardId, CarrierId, DocumentId, LegId, LineId, MatterId, PersonId, PlaceId, UnitId};
use crate::model::level::Level;
use crate::model::period::Period;
use crate::model::register::Register;
use crate::model::view::{CarrierRow, DocumentRow};

/// A column whose text is none this program knows.
#[derive(Debug, thiserror::Error)]
#[error("the value is not one this program knows")]
struct Unknown;

/// Reads a column through `parse`.
pub(super) fn parsed<T>(row: &Row<'_>, at: usize, parse: impl FnOnce(&str) -> Option<T>) -> rusqlite::Result<T> {
    let text = row.get_ref(at)?.as_str()?;
    parse(text).ok_or_else(|| rusqlite::Error::FromSqlConversionFailure(at, Type::Text, Box::new(Unknown)))
}

/// Reads a column through `parse`, where there is something in it.
pub(super) fn parsed_or_none<T>(
    row: &Row<'_>,
    at: usize,
    parse: impl FnOnce(&str) -> Option<T>,
) -> rusqlite::Result<Option<T>> {
    if row.get_ref(at)? == rusqlite::types::ValueRef::Null { Ok(None) } else { parsed(row, at, parse).map(Some) }
}

/// A day as stored.
pub(super) fn day(text: &str) -> Option<Date> {
    text.parse().ok()
}

/// A moment as stored.
pub(super) fn moment(text: &str) -> Option<DateTime> {
    text.parse().ok()
}

/// How a moment is stored: to the minute.
pub(super) fn moment_text(moment: DateTime) -> String {
    moment.strftime("%Y-%m-%dT%H:%M").to_string()
}

/// How a home is stored.
pub(super) fn home_text(home: Home) -> String {
    match home {
        Home::Place(place) => format!("place:{place}"),
        Home::Keeper(person) => format!("keeper:{person}"),
    }
}

/// A home as stored.
pub(super) fn home(text: &str) -> Option<Home> {
    let (kind, id) = text.split_once(':')?;
    let id = id.parse().ok()?;
    match kind {
        "place" => Some(Home::Place(PlaceId(id))),
        "keeper" => Some(Home::Keeper(PersonId(id))),
        _ => None,
    }
}

/// The columns of a custody: kind, place, person, unit, loan or leg or matter, card.
pub(super) type CustodyColumns = (&'static str, Option<i64>, Option<i64>, Option<i64>, Option<i64>, Option<i64>);

/// How a custody is stored.
pub(super) fn custody_columns(custody: Custody) -> CustodyColumns {
    match custody {
        Custody::Placed { place } => ("placed", Some(place.0), None, None, None, None),
        Custody::Kept { person } => ("kept", None, Some(person.0), None, None, None),
        Custody::Lent { person, loan } => ("lent", None, Some(person.0), None, Some(loan.0), None),
        Custody::Reading { person, card, leg } => ("reading", None, Some(person.0), None, Some(leg.0), Some(card.0)),
        Custody::Issued { unit } => ("issued", None, None, Some(unit.0), None, None),
        Custody::Carried { person, matter } => ("carried", None, Some(person.0), None, Some(matter.0), None),
        Custody::Sealed { matter } => ("sealed", None, None, None, Some(matter.0), None),
        Custody::Returned { unit, matter } => ("returned", None, None, Some(unit.0), Some(matter.0), None),
        Custody::Destroyed { matter } => ("destroyed", None, None, None, Some(matter.0), None),
        Custody::Struck => ("struck", None, None, None, None, None),
    }
}

/// A custody from its six columns, the first at `at`.
pub(super) fn row_to_custody(row: &Row<'_>, at: usize) -> rusqlite::Result<Custody> {
    let (place, person) = (row.get::<_, Option<i64>>(at + 1)?, row.get::<_, Option<i64>>(at + 2)?.map(PersonId));
    let (unit, hold) = (row.get::<_, Option<i64>>(at + 3)?, row.get::<_, Option<i64>>(at + 4)?);
    let card = row.get::<_, Option<i64>>(at + 5)?.map(CardId);
    parsed(row, at, |kind| match kind {
        "placed" => Some(Custody::Placed { place: PlaceId(place?) }),
        "kept" => Some(Custody::Kept { person: person? }),
        "lent" => Some(Custody::Lent { person: person?, loan: LineId(hold?) }),
        "reading" => Some(Custody::Reading { person: person?, card: card?, leg: LegId(hold?) }),
        "issued" => Some(Custody::Issued { unit: UnitId(unit?) }),
        "carried" => Some(Custody::Carried { person: person?, matter: MatterId(hold?) }),
        "sealed" => Some(Custody::Sealed { matter: MatterId(hold?) }),
        "returned" => Some(Custody::Returned { unit: UnitId(unit?), matter: MatterId(hold?) }),
        "destroyed" => Some(Custody::Destroyed { matter: MatterId(hold?) }),
        "struck" => Some(Custody::Struck),
        _ => None,
    })
}

/// The columns of a carrier, in the order [`row_to_carrier`] reads them.
pub(super) const CARRIER: &str = "c.id, c.document_id, c.ordinal, c.copy_no, c.pages, c.medium, c.custody, c.place_id,
    c.person_id, c.unit_id, c.hold_id, c.card_id";

/// A carrier from the columns of [`CARRIER`], the first at `at`.
pub(super) fn row_to_carrier(row: &Row<'_>, at: usize) -> rusqlite::Result<CarrierRow> {
    Ok(CarrierRow {
        id: CarrierId(row.get(at)?),
        document: DocumentId(row.get(at + 1)?),
        ordinal: row.get(at + 2)?,
        copy_no: row.get(at + 3)?,
        pages: row.get(at + 4)?,
        medium: parsed(row, at + 5, Medium::from_code)?,
        custody: row_to_custody(row, at + 6)?,
    })
}

/// The columns of a document, in the order [`row_to_document`] reads them; `d` is the document, `i` its issuer.
pub(super) const DOCUMENT: &str = "d.id, i.name, d.number, d.title, d.level, d.period, d.basis, d.since, d.ends_on";

/// A document from the columns of [`DOCUMENT`], the first at `at`.
pub(super) fn row_to_document(row: &Row<'_>, at: usize) -> rusqlite::Result<DocumentRow> {
    Ok(DocumentRow {
        id: DocumentId(row.get(at)?),
        issuer: row.get(at + 1)?,
        number: row.get(at + 2)?,
        title: row.get(at + 3)?,
        level: parsed(row, at + 4, Level::parse)?,
        period: parsed_or_none(row, at + 5, |text| Period::parse(text).ok())?,
        basis: row.get(at + 6)?,
        since: parsed(row, at + 7, day)?,
        ends_on: parsed_or_none(row, at + 8, day)?,
    })
}

/// A slot from register, year, volume and number, the first at `at`.
pub(super) fn row_to_slot(row: &Row<'_>, at: usize) -> rusqlite::Result<Slot> {
    let book = Book {
        register: parsed(row, at, Register::parse)?,
        year: row.get(at + 1)?,
        volume: parsed(row, at + 2, Volume::from_code)?,
    };
    Ok(book.slot(row.get(at + 3)?))
}
