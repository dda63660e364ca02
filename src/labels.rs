//! From the books to labels: which copies, places and receipts get one, and the sheets they are printed on. Nothing is
//! recorded: a label that came off is printed again.

use crate::model::custody::Custody;
use crate::model::ids::DocumentId;
use crate::model::line::LineKind;
use crate::model::matter::{MatterKind, Step};
use crate::model::register::Register;
use crate::model::view::LineRow;
use crate::print::labels::Label;
use crate::print::registers::labels::{copy, place, stamp};
use crate::print::registers::matters::bags;
use crate::registry::{Error, Registry};

/// What is to be labelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LabelsOf {
    /// The copies and media that are in the house.
    Copies,
    /// Rooms, cabinets and shelves.
    Places,
    /// Documents received: the receipt stamp.
    Stamps,
    /// The bags of destructions.
    Bags,
}

impl LabelsOf {
    /// Everything that can be labelled.
    pub const ALL: [Self; 4] = [Self::Copies, Self::Places, Self::Stamps, Self::Bags];

    /// Its name on the command line.
    pub fn code(self) -> &'static str {
        match self {
            Self::Copies => "copies",
            Self::Places => "places",
            Self::Stamps => "stamps",
            Self::Bags => "bags",
        }
    }

    /// The one with this name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|of| of.code() == code)
    }
}

/// The labels, in the order of the books: of the documents named, or else of one year, or else of all.
pub fn labels(
    registry: &Registry,
    of: LabelsOf,
    year: Option<i16>,
    documents: &[DocumentId],
) -> Result<Vec<Label>, Error> {
    let (tag, unit) = (registry.tag()?, registry.unit()?);
    let wanted = |id: DocumentId| documents.is_empty() || documents.contains(&id);
    let mut labels = Vec::new();
    match of {
        LabelsOf::Places => {
            labels.extend(registry.places()?.iter().map(|row| place(row, &unit, tag)));
        }
        LabelsOf::Copies => {
            for register in [Register::Receiving, Register::Issuing] {
                for line in entries(registry, register, year)?.iter().filter(|line| wanted(line.document.id)) {
                    let holdings = registry.holdings(line.document.id)?;
                    let here = holdings.iter().filter(|holding| is_here(holding.carrier.custody));
                    labels.extend(here.map(|holding| copy(&line.document, &holding.carrier, tag)));
                }
            }
        }
        LabelsOf::Stamps => {
            let lines = entries(registry, Register::Receiving, year)?;
            labels.extend(lines.iter().filter(|line| wanted(line.document.id)).map(|line| stamp(line, &unit, tag)));
        }
        LabelsOf::Bags => labels.extend(bag_labels(registry, year, None)?),
    }
    Ok(labels)
}

/// The labels of the bags of one destruction, named by year and number, or of all of a year, or of all. What was given
/// up has none.
pub fn bag_labels(
    registry: &Registry,
    year: Option<i16>,
    destruction: Option<(i16, u32)>,
) -> Result<Vec<Label>, Error> {
    let (tag, unit) = (registry.tag()?, registry.unit()?);
    let mut heads = registry.matters(Some(MatterKind::Destruction))?;
    heads.reverse();
    heads.retain(|head| {
        head.step != Step::Cancel
            && year.is_none_or(|year| year == head.slot.year)
            && destruction.is_none_or(|named| named == (head.slot.year, head.slot.number))
    });
    let mut labels = Vec::new();
    for head in heads {
        labels.extend(registry.matter(head.id)?.iter().flat_map(|matter| bags(&unit, matter, tag)));
    }
    Ok(labels)
}

/// The ordinary lines of a register that stand, of one year or of all, in the order of the books.
fn entries(registry: &Registry, register: Register, year: Option<i16>) -> Result<Vec<LineRow>, Error> {
    let mut entries = Vec::new();
    for (book, _) in registry.books()? {
        if book.register == register && year.is_none_or(|year| year == book.year) {
            let lines = registry.lines_of_book(book)?;
            entries.extend(lines.into_iter().filter(|line| line.kind == LineKind::Entry && line.voided_by.is_none()));
        }
    }
    Ok(entries)
}

/// Whether a carrier is in the house, or will come back to it.
fn is_here(custody: Custody) -> bool {
    match custody {
        Custody::Placed { .. }
        | Custody::Kept { .. }
        | Custody::Lent { .. }
        | Custody::Reading { .. }
        | Custody::Carried { .. } => true,
        Custody::Issued { .. }
        | Custody::Sealed { .. }
        | Custody::Returned { .. }
        | Custody::Destroyed { .. }
        | Custody::Struck => false,
    }
}
