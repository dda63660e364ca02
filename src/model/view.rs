//! What the books say, as rows: for the window, for print, for export. Facts only; words are found elsewhere.

use jiff::civil::{Date, DateTime};

use super::book::Slot;
use super::carrier::Medium;
use super::copyno::CopyNumbers;
use super::custody::{Custody, Home};
use super::event::Event;
use super::ids::{CardId, CarrierId, DocumentId, LegId, LineId, MatterId, PersonId, PlaceId};
use super::level::Level;
use super::line::{Detail, Field, LineKind};
use super::matter::MatterSlot;
use super::period::Period;
use super::person::Post;

/// A document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentRow {
    /// Its identity.
    pub id: DocumentId,
    /// The issuing body; none for what the unit issued itself.
    pub issuer: Option<String>,
    /// Its number, in the one printed form.
    pub number: Option<String>,
    /// Its title.
    pub title: String,
    /// Its level.
    pub level: Level,
    /// Its period.
    pub period: Option<Period>,
    /// What a period beyond the maximum rests on.
    pub basis: Option<String>,
    /// The day it came on the books.
    pub since: Date,
    /// The day its period ends, where it has one that can be computed.
    pub ends_on: Option<Date>,
}

/// A carrier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CarrierRow {
    /// Its identity.
    pub id: CarrierId,
    /// Its document.
    pub document: DocumentId,
    /// Which copy of the run it is, from 1.
    pub ordinal: u32,
    /// Its copy number.
    pub copy_no: Option<u32>,
    /// Its pages.
    pub pages: Option<u32>,
    /// What it is made of.
    pub medium: Medium,
    /// Where it is.
    pub custody: Custody,
}

impl CarrierRow {
    /// What tells it from the others: the copy number, or the ordinal where there is none.
    pub fn copy(&self) -> u32 {
        self.copy_no.unwrap_or(self.ordinal)
    }
}

/// Who or what has a carrier, by name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holding {
    /// The carrier.
    pub carrier: CarrierRow,
    /// The path of the place, the name of the person or of the unit; empty for a struck carrier.
    pub holder: String,
}

/// A line of a register with everything its columns show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineRow {
    /// Its identity.
    pub id: LineId,
    /// Its slot.
    pub slot: Slot,
    /// What kind of line it is.
    pub kind: LineKind,
    /// Its date.
    pub date: Date,
    /// Its document; of a lending line, and of a card's, as it was when the line was written.
    pub document: DocumentRow,
    /// How many copies the document came in.
    pub copies: u32,
    /// Their copy numbers.
    pub numbers: Option<CopyNumbers>,
    /// The copy a lending line or a card speaks of: number or ordinal, and its pages.
    pub carrier: Option<(u32, Option<u32>)>,
    /// The loan of a lending line.
    pub loan: Option<LoanRow>,
    /// What went to whom, of an issuing line.
    pub sendings: Vec<SendingRow>,
    /// The cards the document went round on, of a receiving line.
    pub circulated: Vec<CirculatedRow>,
    /// The number of the line that this one corrects, voids or supplements.
    pub refers_to: Option<u32>,
    /// The number of the line that voids this one.
    pub voided_by: Option<u32>,
    /// What was corrected or supplemented in this line, in order.
    pub corrections: Vec<CorrectionRow>,
    /// Whether it came from an old ledger.
    pub brought_in: bool,
    /// The other columns.
    pub detail: Detail,
    /// The journal entry that wrote it.
    pub seq: u64,
}

/// The loan of a lending line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoanRow {
    /// The borrower.
    pub borrower: String,
    /// The day it is due.
    pub due_on: Option<Date>,
    /// The day it came back.
    pub returned_on: Option<Date>,
    /// The pages counted when it came back.
    pub pages_back: Option<u32>,
}

/// Copies that went to one recipient.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SendingRow {
    /// The recipient.
    pub unit: String,
    /// How many copies.
    pub copies: u32,
    /// Which ones, where it is known.
    pub numbers: Option<String>,
    /// How they went.
    pub channel: Option<String>,
    /// The number on the envelope.
    pub seal: Option<String>,
    /// When the receipt came back.
    pub receipt_on: Option<Date>,
}

/// A card, as the line that brought its document on the books speaks of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CirculatedRow {
    /// The card's slot.
    pub slot: Slot,
    /// Whether the card is void.
    pub void: bool,
    /// What leaders instructed, in order: the name and the text.
    pub instructions: Vec<(String, String)>,
}

/// A corrected or supplemented field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CorrectionRow {
    /// The field.
    pub field: Field,
    /// What stood there; empty for a supplement.
    pub old: String,
    /// What stands there since.
    pub new: String,
    /// The number of the line that says so.
    pub by: u32,
}

/// A circulation card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardRow {
    /// Its identity.
    pub id: CardId,
    /// Its slot.
    pub slot: Slot,
    /// The day it was opened.
    pub date: Date,
    /// The document, as it was when the card was opened.
    pub document: DocumentRow,
    /// The line that brought the document on the books.
    pub registered: Option<Slot>,
    /// The carrier.
    pub carrier: CarrierRow,
    /// How many copies the document came in.
    pub copies: u32,
    /// What the office proposes.
    pub proposal: Option<String>,
    /// The day it was ended before all had read.
    pub ended_on: Option<Date>,
    /// Whether its line is void.
    pub void: bool,
    /// The readers, planned ones first.
    pub readers: Vec<ReaderRow>,
}

impl CardRow {
    /// Whether somebody has still to read.
    pub fn is_open(&self) -> bool {
        !self.void && self.ended_on.is_none() && self.readers.iter().any(|reader| !reader.has_read())
    }

    /// The leg that is open: reader and leg.
    pub fn open_leg(&self) -> Option<(&ReaderRow, &LegRow)> {
        self.readers
            .iter()
            .find_map(|reader| reader.legs.iter().find(|leg| leg.back_at.is_none()).map(|leg| (reader, leg)))
    }
}

/// A reader of a card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReaderRow {
    /// The name.
    pub name: String,
    /// The duty.
    pub duty: Option<String>,
    /// Whether the card planned them.
    pub planned: bool,
    /// The times the carrier was with them.
    pub legs: Vec<LegRow>,
}

impl ReaderRow {
    /// Whether the carrier was with them and came back.
    pub fn has_read(&self) -> bool {
        !self.legs.is_empty() && self.legs.iter().all(|leg| leg.back_at.is_some())
    }
}

/// A leg of a circulation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LegRow {
    /// Its identity.
    pub id: LegId,
    /// Out.
    pub out_at: DateTime,
    /// Where the carrier rested before.
    pub home: Option<Home>,
    /// Back.
    pub back_at: Option<DateTime>,
    /// The reader's opinion.
    pub opinion: Option<String>,
    /// A leader's instruction.
    pub instruction: Option<String>,
}

/// A place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlaceRow {
    /// Its identity.
    pub id: PlaceId,
    /// The place it is in.
    pub parent: Option<PlaceId>,
    /// Room, cabinet and shelf.
    pub path: String,
    /// How many carriers lie there.
    pub carriers: u32,
}

/// An account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountRow {
    /// The name.
    pub name: String,
    /// What it is there for.
    pub post: Post,
    /// The key that checks its signatures.
    pub public_key: [u8; 32],
    /// When it was opened, RFC 3339.
    pub since: String,
}

/// Somebody who knows a document of 机密 and above.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnowerRow {
    /// The name.
    pub name: String,
    /// Since when.
    pub since: Date,
    /// Whether by reading on a card; else by a loan.
    pub by_circulation: bool,
}

/// How much there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Documents, void ones included.
    pub documents: u32,
    /// Rooms, cabinets and shelves.
    pub places: u32,
    /// People.
    pub people: u32,
}

/// A person, and how much they have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonRow {
    /// Their identity.
    pub id: PersonId,
    /// The name.
    pub name: String,
    /// The department.
    pub department: Option<String>,
    /// The duty.
    pub duty: Option<String>,
    /// What their account is there for, if they have one.
    pub post: Option<Post>,
    /// Carriers lent to them.
    pub has_borrowed: u32,
    /// Carriers they are reading on a card.
    pub is_reading: u32,
    /// Carriers they carry outside.
    pub has_carried: u32,
}

/// A carrier that somebody or something has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldRow {
    /// The carrier.
    pub carrier: CarrierRow,
    /// Its document.
    pub document: DocumentRow,
    /// The path of the place, the name of the person or of the unit; empty for a struck carrier.
    pub holder: String,
    /// The day it was lent or went out to a reader.
    pub out_since: Option<Date>,
    /// The day a loan is due.
    pub due_on: Option<Date>,
}

/// A journal entry, with what it speaks of.
#[derive(Debug, Clone, PartialEq)]
pub struct EntryRow {
    /// The entry.
    pub story: StoryRow,
    /// The documents, the first few of many.
    pub documents: Vec<DocumentRow>,
    /// How many documents there are in all.
    pub n_documents: usize,
    /// The carriers.
    pub carriers: Vec<CarrierRow>,
    /// The lines it refers to.
    pub lines: Vec<(LineId, Slot)>,
    /// The places, by path.
    pub places: Vec<(PlaceId, String)>,
    /// The matters, by number.
    pub matters: Vec<(MatterId, MatterSlot)>,
}

/// One step of a document's story.
#[derive(Debug, Clone, PartialEq)]
pub struct StoryRow {
    /// The entry.
    pub seq: u64,
    /// When it was recorded, RFC 3339.
    pub at: String,
    /// Who recorded it.
    pub actor: String,
    /// Its digest, hex.
    pub digest: String,
    /// What happened.
    pub event: Event,
}

/// Something that is out and should be back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutRow {
    /// The document.
    pub document: DocumentRow,
    /// The carrier.
    pub carrier: CarrierRow,
    /// Who has it.
    pub person: String,
    /// Since when; of a loan, the day.
    pub since: DateTime,
    /// When it was due; none for an old loan without a day.
    pub due_on: Option<Date>,
    /// Whether it is with a reader on a card; else it is lent.
    pub on_card: bool,
}

/// A printed page that carries a line of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OnPaperRow {
    /// The line.
    pub line: Slot,
    /// What kind of line it is.
    pub kind: LineKind,
    /// The page of its book, or of the card.
    pub page: u32,
    /// Whether the page is full, and sealed.
    pub full: bool,
    /// Whether it is marked 补打.
    pub reprint: bool,
    /// The short code at its foot.
    pub code: String,
    /// The entry that recorded the printing.
    pub seq: u64,
    /// When that was, RFC 3339.
    pub at: String,
}

/// A card that waits for its next reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutstandingCard {
    /// The card.
    pub card: CardId,
    /// Its slot.
    pub slot: Slot,
    /// The document, as it was when the card was opened.
    pub document: DocumentRow,
    /// The carrier.
    pub carrier: CarrierRow,
    /// Who is to read it next.
    pub next: String,
    /// How many have read it.
    pub has_read: usize,
    /// How many readers are on the card.
    pub readers: usize,
    /// Since when it waits: the day it came back last, or the card was opened.
    pub since: Date,
}

/// A document with copies that are on no shelf.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnplacedRow {
    /// The document.
    pub document: DocumentRow,
    /// Who keeps the copies.
    pub keeper: String,
    /// The copies.
    pub carriers: Vec<CarrierId>,
}
