//! From the books to the papers of 三专 and 三铁. They are filled and signed by hand, or show how things stand today;
//! nothing is recorded of them.

use jiff::civil::Date;

use crate::model::facility::{AssignmentRow, FacilityRow, KeyRow, PlaceKind, room_of};
use crate::paper::LaidOut;
use crate::print::registers::posts::{Door, cabinet_sheet, closing_check, facilities, specialties};
use crate::print::roll::{Roll, roll_pages};
use crate::print::{Foot, PrintError};
use crate::registry::{Error, Registry};

pub use crate::print::registers::posts::PostPaper;

/// Which paper, of what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperJob {
    /// Which.
    pub what: PostPaper,
    /// Of which room or cabinet, by path; of all where none is named.
    pub place: Option<String>,
    /// A day of the month it is for; today where none is named.
    pub on: Option<Date>,
}

/// Reads what is to be printed; nothing where the books have no place that answers.
pub fn gather(registry: &Registry, job: &PaperJob) -> Result<Vec<Roll>, Error> {
    let (unit, today, foot) = (registry.unit()?, registry.clock().today(), foot(registry)?);
    let place = job.place.as_deref().map(|path| registry.named_place(path)).transpose()?;
    let within = |path: &str| {
        place
            .as_deref()
            .is_none_or(|place| path == place || path.strip_prefix(place).is_some_and(|rest| rest.starts_with('/')))
    };
    let paths = || -> Result<Vec<String>, Error> {
        let all = registry.places()?.into_iter().map(|row| row.path);
        Ok(all.filter(|path| PlaceKind::of(path) != PlaceKind::Shelf && within(path)).collect())
    };
    Ok(match job.what {
        PostPaper::Specialties => {
            let mut rows = registry.assignments()?;
            rows.retain(|row| within(&row.path));
            vec![specialties(&unit, today, &rows, &foot)]
        }
        PostPaper::Facilities => {
            let (rows, keys) = (registry.facilities()?, registry.keyholders()?);
            vec![facilities(&unit, today, &paths()?, &rows, &keys, &foot)]
        }
        PostPaper::CabinetSheet => {
            let cabinets = paths()?.into_iter().filter(|path| PlaceKind::of(path) == PlaceKind::Cabinet);
            let all = (registry.facilities()?, registry.keyholders()?, registry.assignments()?);
            cabinets.map(|path| door(&unit, &path, &all, &foot)).collect()
        }
        PostPaper::ClosingCheck => {
            let (calendar, first) = (registry.calendar()?, job.on.unwrap_or(today));
            let off = |day| calendar.is_day_off(day);
            vec![closing_check(&unit, first, place.as_deref().map(room_of), off, &foot)]
        }
    })
}

fn door(unit: &str, path: &str, all: &(Vec<FacilityRow>, Vec<KeyRow>, Vec<AssignmentRow>), foot: &Foot) -> Roll {
    let (facilities, keys, assignments) = all;
    let keys: Vec<KeyRow> = keys.iter().filter(|row| row.path == path).cloned().collect();
    let now = |row: &&AssignmentRow| row.path == path && row.until.is_none();
    let assignments: Vec<AssignmentRow> = assignments.iter().filter(now).cloned().collect();
    let facility = facilities.iter().find(|row| row.path == path);
    cabinet_sheet(unit, Door { path, facility, keys: &keys, assignments: &assignments }, foot)
}

fn foot(registry: &Registry) -> Result<Foot, Error> {
    let (head_seq, head_digest_hex) = registry.head()?;
    Ok(Foot {
        head_seq,
        head_digest_hex,
        printed_at: registry.clock().now().strftime("%Y-%m-%d %H:%M").to_string(),
        printed_by: registry.user().to_owned(),
    })
}

/// Lays papers out, one after the other.
pub fn lay_out(rolls: &[Roll]) -> Result<LaidOut, PrintError> {
    let title = rolls.first().map(|roll| roll.title.clone()).unwrap_or_default();
    let mut pages = Vec::new();
    for roll in rolls {
        pages.extend(roll_pages(roll)?);
    }
    Ok(LaidOut { title, pages, printings: Vec::new() })
}
