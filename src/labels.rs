//! From the books to labels: which copies, places and receipts get one, and the sheets they are printed on. Nothing is
//! recorded: a label that came off is printed again.

use std::collections::VecDeque;

use crate::model::book::Book;
use crate::model::custody::Custody;
use crate::model::ids::{CarrierId, DocumentId, PlaceId};
use crate::model::label::VaultTag;
use crate::model::line::LineKind;
use crate::model::matter::{MatterKind, MatterSlot, Step};
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

    /// Whether it is read off the lines of this register.
    fn is_in(self, register: Register) -> bool {
        match register {
            Register::Receiving => matches!(self, Self::Copies | Self::Stamps),
            Register::Issuing => self == Self::Copies,
            Register::Lending | Register::Circulation => false,
        }
    }

    /// The one with this name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|of| of.code() == code)
    }
}

/// Which of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Which {
    /// All there are.
    All,
    /// Those of a year.
    Year(i16),
    /// Those of these documents; of these copies and no others where some are named.
    Documents(Vec<DocumentId>, Vec<CarrierId>),
    /// A place and all that is in it.
    Within(PlaceId),
    /// Those of a destruction.
    Matter(MatterSlot),
}

/// The labels, in the order of the books: of the documents named, or else of one year, or else of all.
pub fn labels(
    registry: &Registry,
    of: LabelsOf,
    year: Option<i16>,
    documents: &[DocumentId],
) -> Result<Vec<Label>, Error> {
    let which = match year {
        _ if !documents.is_empty() => Which::Documents(documents.to_vec(), Vec::new()),
        Some(year) => Which::Year(year),
        None => Which::All,
    };
    let mut gathering = Gathering::begin(registry, of, which)?;
    while !gathering.read_on(registry, u32::MAX)? {}
    Ok(gathering.finish())
}

/// Reading what is to be labelled, a slice at a time, for whoever has other things to do in between.
#[derive(Debug)]
pub struct Gathering {
    of: LabelsOf,
    /// These copies and no others; all where none is named.
    carriers: Vec<CarrierId>,
    unit: String,
    tag: VaultTag,
    /// Books whose lines are still to be read, and behind which number.
    books: VecDeque<(Book, u32)>,
    /// Lines that were read.
    lines: VecDeque<LineRow>,
    labels: Vec<Label>,
}

impl Gathering {
    /// Begins to read; what is no line of a book is read at once.
    pub fn begin(registry: &Registry, of: LabelsOf, which: Which) -> Result<Self, Error> {
        let (unit, tag) = (registry.unit()?, registry.tag()?);
        let (carriers, books, lines) = (Vec::new(), VecDeque::new(), VecDeque::new());
        let mut gathering = Self { of, carriers, unit, tag, books, lines, labels: Vec::new() };
        match (of, which) {
            (LabelsOf::Places, which) => gathering.places(registry, &which)?,
            (LabelsOf::Bags, Which::Year(year)) => gathering.labels = bag_labels(registry, Some(year), None)?,
            (LabelsOf::Bags, Which::Matter(slot)) => {
                gathering.labels = bag_labels(registry, None, Some((slot.year, slot.number)))?;
            }
            (LabelsOf::Bags, _) => gathering.labels = bag_labels(registry, None, None)?,
            (LabelsOf::Copies | LabelsOf::Stamps, Which::Documents(documents, carriers)) => {
                gathering.carriers = carriers;
                for document in documents {
                    gathering.lines.extend(registry.dossier(document)?.into_iter().flat_map(|it| it.lines));
                }
                gathering.lines.make_contiguous().sort_by_key(|line| line.slot);
            }
            (LabelsOf::Copies | LabelsOf::Stamps, which) => {
                let year = if let Which::Year(year) = which { Some(year) } else { None };
                let books = registry.books()?.into_iter().map(|(book, _)| book);
                let mut books: Vec<Book> = books.filter(|book| year.is_none_or(|year| year == book.year)).collect();
                books.retain(|book| of.is_in(book.register));
                books.sort_by_key(|book| book.register);
                gathering.books.extend(books.into_iter().map(|book| (book, 0)));
            }
        }
        Ok(gathering)
    }

    fn places(&mut self, registry: &Registry, which: &Which) -> Result<(), Error> {
        let places = registry.places()?;
        let whole = match which {
            Which::Within(id) => places.iter().find(|row| row.id == *id).map(|row| row.path.clone()),
            Which::All | Which::Year(_) | Which::Documents(..) | Which::Matter(_) => None,
        };
        let is_within =
            |path: &str, whole: &str| path.strip_prefix(whole).is_some_and(|it| it.is_empty() || it.starts_with('/'));
        let wanted = places.iter().filter(|row| whole.as_deref().is_none_or(|whole| is_within(&row.path, whole)));
        self.labels.extend(wanted.map(|row| place(row, &self.unit, self.tag)));
        Ok(())
    }

    /// Reads up to so many lines more; answers whether that was all.
    pub fn read_on(&mut self, registry: &Registry, most: u32) -> Result<bool, Error> {
        if self.lines.is_empty()
            && let Some((book, after)) = self.books.pop_front()
        {
            let lines = registry.lines_of_book_after(book, after, most)?;
            if let Some(last) = lines.last().filter(|_| lines.len() as u64 >= u64::from(most)) {
                self.books.push_front((book, last.slot.number));
            }
            self.lines.extend(lines);
        }
        for line in self.lines.drain(..) {
            let stands = line.kind == LineKind::Entry && line.voided_by.is_none();
            if !stands || !self.of.is_in(line.slot.book.register) {
                continue;
            }
            if self.of == LabelsOf::Stamps {
                self.labels.push(stamp(&line, &self.unit, self.tag));
                continue;
            }
            for holding in registry.holdings(line.document.id)? {
                let is_wanted = self.carriers.is_empty() || self.carriers.contains(&holding.carrier.id);
                if is_wanted && is_here(holding.carrier.custody) {
                    self.labels.push(copy(&line.document, &holding.carrier, self.tag));
                }
            }
        }
        Ok(self.books.is_empty())
    }

    /// How many labels were read so far.
    pub fn so_far(&self) -> usize {
        self.labels.len()
    }

    /// What was read.
    pub fn finish(self) -> Vec<Label> {
        self.labels
    }
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
