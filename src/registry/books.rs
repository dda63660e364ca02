//! Reading the books: which there are, which lines are wanted in which order, and the lines themselves. A window
//! lists identities once and reads only the rows it shows.

use jiff::civil::Date;

use super::{Error, Registry};
use crate::model::book::Book;
use crate::model::ids::LineId;
use crate::model::level::Level;
use crate::model::register::Register;
use crate::model::view::LineRow;

/// What the lines of a register are ordered by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// Year, volume, number.
    #[default]
    Number,
    /// The line's date.
    Date,
    /// The issuing body.
    Issuer,
    /// The document number.
    DocumentNumber,
    /// The title.
    Title,
    /// The level.
    Level,
}

/// What has become of a line's copies: of a receiving or issuing line any copy of its document, of a lending line its
/// loan, of a card's line the card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// A copy lies in a cabinet.
    InCabinet,
    /// A copy is kept by a person and lies nowhere yet.
    Unplaced,
    /// A copy is lent; the loan is open.
    Lent,
    /// A copy is with a reader; the card is open.
    Circulating,
    /// A copy went out to a unit.
    Issued,
    /// A loan is open after the day it was due; a reader has kept a copy overnight.
    Overdue,
    /// The line is void.
    Void,
}

impl State {
    /// Every state.
    pub const ALL: [Self; 7] =
        [Self::InCabinet, Self::Unplaced, Self::Lent, Self::Circulating, Self::Issued, Self::Overdue, Self::Void];

    /// Its name in a sentence.
    pub const fn code(self) -> &'static str {
        match self {
            Self::InCabinet => "in-cabinet",
            Self::Unplaced => "unplaced",
            Self::Lent => "lent",
            Self::Circulating => "circulating",
            Self::Issued => "issued",
            Self::Overdue => "overdue",
            Self::Void => "void",
        }
    }

    /// Whether lines of this register can be in it.
    pub const fn is_of(self, register: Register) -> bool {
        match register {
            Register::Receiving => !matches!(self, Self::Issued),
            Register::Issuing => true,
            Register::Lending => matches!(self, Self::Lent | Self::Overdue | Self::Void),
            Register::Circulation => matches!(self, Self::Circulating | Self::Overdue | Self::Void),
        }
    }
}

/// What a list of lines is narrowed by; what is not said lets every line through.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// The level the line shows.
    pub level: Option<Level>,
    /// What has become of its copies.
    pub state: Option<State>,
    /// Whose it is: the issuing body; of an issuing line a recipient, of a lending line the borrower's department.
    pub unit: Option<String>,
    /// The first day of the lines.
    pub from: Option<Date>,
    /// The last day of the lines.
    pub to: Option<Date>,
}

impl Filter {
    /// Whether it lets every line through.
    pub fn is_open(&self) -> bool {
        *self == Self::default()
    }

    /// How many things it asks for; a range of days is one.
    pub fn asks(&self) -> usize {
        let Self { level, state, unit, from, to } = self;
        let days = from.is_some() || to.is_some();
        [level.is_some(), state.is_some(), unit.is_some(), days].into_iter().filter(|asked| *asked).count()
    }
}

/// What lines add up to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Copies on the books; of lending lines and cards, the copies they speak of.
    pub copies: u64,
    /// Copies that are lent.
    pub lent: u64,
    /// Copies that are with readers.
    pub reading: u64,
    /// Copies that should be back.
    pub overdue: u64,
}

impl std::ops::AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.copies += other.copies;
        self.lent += other.lent;
        self.reading += other.reading;
        self.overdue += other.overdue;
    }
}

/// Which lines of a register are wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// The register.
    pub register: Register,
    /// One year of it; all where it is not said.
    pub year: Option<i16>,
    /// What the document is searched by.
    pub words: Option<String>,
    /// What they are narrowed by.
    pub filter: Filter,
    /// In which order.
    pub order: Order,
    /// Whether backwards.
    pub descending: bool,
}

impl Wanted {
    /// All lines of a register, latest first.
    pub fn latest(register: Register) -> Self {
        let filter = Filter::default();
        Self { register, year: None, words: None, filter, order: Order::Number, descending: true }
    }
}

impl Registry {
    /// The books there are, with how many lines each has.
    pub fn books(&self) -> Result<Vec<(Book, u32)>, Error> {
        Ok(self.store.read().books()?)
    }

    /// The identities of the lines that are wanted, in order.
    pub fn line_ids(&self, wanted: &Wanted) -> Result<Vec<LineId>, Error> {
        let documents = wanted.words.as_deref().map(|words| self.answering(words)).transpose()?;
        let today = self.clock.today();
        let list = |wanted: &Wanted, among: Option<&[_]>| self.store.read().line_ids(wanted, among, today);
        let Wanted { register, filter, order, descending, .. } = wanted;
        let is_whole = filter.is_open() && documents.is_none();
        let ids = match register {
            Register::Receiving | Register::Issuing if !is_whole => {
                let all = list(&Wanted { filter: Filter::default(), ..wanted.clone() }, None)?;
                self.narrowed(*register, filter, documents.as_deref(), all)?
            }
            // Loans and cards show what a document was.
            Register::Receiving | Register::Issuing | Register::Lending | Register::Circulation => {
                list(wanted, documents.as_deref())?
            }
        };
        Ok(if *order == Order::Number { ids } else { self.sorted(*order, *descending, &ids)? })
    }

    /// What these lines of a register add up to; void lines and lines that change others count for nothing. A document
    /// with several lines among them counts with each.
    pub fn tally(&self, register: Register, lines: &[LineId]) -> Result<Tally, Error> {
        Ok(self.store.read().tally(register, lines, self.clock.today())?)
    }

    /// The units that lines of a register can be narrowed to.
    pub fn units_in(&self, register: Register) -> Result<Vec<String>, Error> {
        Ok(self.store.read().units_in(register)?)
    }

    /// One line.
    pub fn line(&self, id: LineId) -> Result<Option<LineRow>, Error> {
        Ok(self.store.read().line(id)?)
    }

    /// All lines of a book, by number.
    pub fn lines_of_book(&self, book: Book) -> Result<Vec<LineRow>, Error> {
        Ok(self.store.read().lines_of_book(book)?)
    }

    /// Up to `most` lines of a book, those behind the number `after`, by number.
    pub fn lines_of_book_after(&self, book: Book, after: u32, most: u32) -> Result<Vec<LineRow>, Error> {
        Ok(self.store.read().lines_of_book_after(book, after, most)?)
    }
}
