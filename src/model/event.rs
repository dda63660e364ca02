//! Every change there can be. An event's JSON is what the journal keeps, for ever: a field may be added as optional,
//! never renamed or removed; a change of meaning is a new version beside the old one.

use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

use super::book::Slot;
use super::carrier::Run;
use super::copyno::CopyNumbers;
use super::custody::Home;
use super::docno::DocNo;
use super::ids::{CardId, CarrierId, DocumentId, LegId, LineId, PlaceId};
use super::ledger::{IssuingRow, LendingRow, ReceivingRow};
use super::level::Level;
use super::line::Field;
use super::period::Period;
use super::person::Post;
use super::register::Register;

macro_rules! events {
    ($($(#[$doc:meta])* $name:ident = $verb:literal),* $(,)?) => {
        /// One change, as the journal keeps it.
        #[derive(Debug, Clone, PartialEq)]
        pub enum Event {
            $($(#[$doc])* $name($name),)*
        }

        $(impl From<$name> for Event {
            fn from(event: $name) -> Self {
                Self::$name(event)
            }
        })*

        impl Event {
            /// Every verb that a journal can hold.
            pub const VERBS: &'static [&'static str] = &[$($verb),*];

            /// The verb, as the body and the exported journal name it.
            pub fn verb(&self) -> &'static str {
                match self { $(Self::$name(_) => $verb,)* }
            }

            /// The bytes that go into the journal.
            pub fn to_body(&self) -> Result<Vec<u8>, serde_json::Error> {
                match self { $(Self::$name(fields) => serde_json::to_vec(&Body { verb: $verb, v: 1, fields }),)* }
            }

            /// The event that `body` holds.
            pub fn from_body(body: &[u8]) -> Result<Self, BodyError> {
                let head: Head<'_> = serde_json::from_slice(body)?;
                match (head.verb.as_ref(), head.v) {
                    $(($verb, 1) => Ok(Self::$name(serde_json::from_slice(body)?)),)*
                    (verb, v) => Err(BodyError::Unknown { verb: verb.to_owned(), v }),
                }
            }
        }
    };
}

events! {
    /// The vault is founded; always the first.
    Found = "found",
    /// An account is opened.
    OpenAccount = "open_account",
    /// A place is set up.
    AddPlace = "add_place",
    /// A person is entered, or their department and duty change.
    AddPerson = "add_person",
    /// A setting is changed.
    Set = "set",
    /// 收文.
    Receive = "receive",
    /// 发文.
    Issue = "issue",
    /// A receipt came back for issued copies.
    Receipt = "receipt",
    /// 借出.
    Lend = "lend",
    /// 归还.
    GiveBack = "give_back",
    /// A circulation card is opened.
    Circulate = "circulate",
    /// A carrier goes out to a reader.
    CirculateOut = "circulate_out",
    /// It comes back from the reader.
    CirculateBack = "circulate_back",
    /// A card is ended before all planned readers have read.
    CirculateEnd = "circulate_end",
    /// Carriers are put on a shelf for the first time, or back.
    Shelve = "shelve",
    /// Carriers go from one place to another.
    Move = "move",
    /// 更正.
    Correct = "correct",
    /// 作废.
    Void = "void",
    /// 补登.
    Supplement = "supplement",
    /// Lines of an old ledger are brought in.
    BringIn = "bring_in",
    /// Pages were printed.
    Print = "print",
}

#[derive(Serialize)]
struct Body<'a, T> {
    verb: &'static str,
    v: u16,
    #[serde(flatten)]
    fields: &'a T,
}

#[derive(Deserialize)]
struct Head<'a> {
    #[serde(borrow)]
    verb: std::borrow::Cow<'a, str>,
    v: u16,
}

/// The verb of a journal body, without reading the rest of it.
pub fn verb_of(body: &[u8]) -> Option<String> {
    serde_json::from_slice::<Head<'_>>(body).ok().map(|head| head.verb.into_owned())
}

/// A journal body that this program cannot read.
#[derive(Debug, thiserror::Error)]
pub enum BodyError {
    /// It is not the JSON of an event.
    #[error("the body is not the JSON of an event")]
    Malformed(#[from] serde_json::Error),
    /// A newer program wrote it.
    #[error("the verb {verb} of version {v} is not known")]
    Unknown {
        /// The verb.
        verb: String,
        /// The event's version.
        v: u16,
    },
}

/// What a document says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    /// The issuing body (来文机关); the unit itself for what it issues.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issuer: Option<String>,
    /// The document number (文号).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<DocNo>,
    /// The title.
    pub title: String,
    /// The level (密级).
    pub level: Level,
    /// The period of secrecy (保密期限).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<Period>,
    /// What a period beyond the statutory maximum rests on (LAW24 art. 20).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis: Option<String>,
}

/// The vault is founded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// The vault's random identity, 32 hex digits.
    pub vault: String,
    /// The unit whose books these are.
    pub unit: String,
    /// The digest of the chain: `SM3`.
    pub algorithm: String,
}

/// An account is opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenAccount {
    /// The account's name; a person of that name keeps what it receives.
    pub name: String,
    /// What the account is there for.
    pub post: Post,
    /// The Ed25519 key that checks its signatures, 64 hex digits.
    pub public_key: String,
}

/// A place is set up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AddPlace {
    /// Its identity.
    pub id: PlaceId,
    /// The room of a cabinet, the cabinet of a shelf; none for a room.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<PlaceId>,
    /// Its name within the parent.
    pub name: String,
}

/// A person is entered, or their department and duty change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AddPerson {
    /// The name; two people of one name are told apart by an addition.
    pub name: String,
    /// The department.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub department: Option<String>,
    /// The duty (职务).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duty: Option<String>,
}

/// A setting is changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Set {
    /// Which.
    pub key: String,
    /// To what.
    pub value: String,
}

/// 收文: a document comes on the books, with N carriers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receive {
    /// The line's identity.
    pub line: LineId,
    /// Its slot in the book.
    pub slot: Slot,
    /// The day it came.
    pub date: Date,
    /// The document's identity.
    pub document: DocumentId,
    /// What it says of itself.
    #[serde(flatten)]
    pub content: Content,
    /// The copies.
    pub run: Run,
    /// Whether the package was intact.
    pub intact: bool,
    /// How many copies the list with the package names.
    pub listed: u32,
    /// What was found wrong with package or count, and who was told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub discrepancy: Option<String>,
    /// Attachments.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attachments: Option<String>,
    /// Urgency (缓急).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub urgency: Option<String>,
    /// How it came (传递方式).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<String>,
    /// The number on the envelope (封号).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seal: Option<String>,
    /// Who signed for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed_by: Option<String>,
    /// Who is to handle it (承办).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub handled_by: Option<String>,
    /// A remark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remark: Option<String>,
    /// Who keeps the copies until they are shelved.
    pub keeper: String,
}

/// Copies that went to one recipient.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sent {
    /// The recipient: a unit outside or a department inside.
    pub unit: String,
    /// The copy numbers that went there.
    pub numbers: CopyNumbers,
    /// How they went.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<String>,
    /// The number on the envelope (封号).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seal: Option<String>,
    /// Who carried them, where they were carried by hand.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub escorts: Vec<String>,
}

/// 发文: a document of the unit's own is printed and goes out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Issue {
    /// The line's identity.
    pub line: LineId,
    /// Its slot in the book.
    pub slot: Slot,
    /// The day.
    pub date: Date,
    /// The document's identity.
    pub document: DocumentId,
    /// What it says of itself.
    #[serde(flatten)]
    pub content: Content,
    /// The print run; every copy has a number.
    pub run: Run,
    /// What went to whom.
    pub sent: Vec<Sent>,
    /// The copies that were filed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub filed: Option<CopyNumbers>,
    /// Who drafted it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub drafted_by: Option<String>,
    /// Who signed it off (签发).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approver: Option<String>,
    /// A remark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remark: Option<String>,
    /// Who keeps what was filed and what remains.
    pub keeper: String,
}

/// A receipt (回执) came back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// The line of the issue.
    pub line: LineId,
    /// The recipient.
    pub unit: String,
    /// The day it came back.
    pub date: Date,
    /// Who signed it there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed_by: Option<String>,
}

/// 借出: one carrier goes to one borrower.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lend {
    /// The line's identity; the loan is known by it.
    pub line: LineId,
    /// Its slot in the book.
    pub slot: Slot,
    /// The day.
    pub date: Date,
    /// The document.
    pub document: DocumentId,
    /// The carrier.
    pub carrier: CarrierId,
    /// The borrower.
    pub borrower: String,
    /// The borrower's department.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub department: Option<String>,
    /// What for.
    pub purpose: String,
    /// Who approved.
    pub approver: String,
    /// The day it is due back.
    pub due_on: Date,
    /// Where a 绝密 carrier is to be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reading_place: Option<String>,
    /// A remark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remark: Option<String>,
}

/// 归还: the borrower brings it back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GiveBack {
    /// The loan.
    pub loan: LineId,
    /// The document.
    pub document: DocumentId,
    /// The carrier.
    pub carrier: CarrierId,
    /// The day.
    pub date: Date,
    /// Who brought it.
    pub returned_by: String,
    /// The pages counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pages: Option<u32>,
    /// Its condition.
    pub condition: String,
    /// What was found wrong, and who was told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub discrepancy: Option<String>,
    /// Where it goes.
    pub to: Home,
}

/// A planned reader of a card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reader {
    /// The name.
    pub name: String,
    /// The duty (职务).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duty: Option<String>,
}

/// A circulation card is opened for one carrier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Circulate {
    /// The card's identity.
    pub card: CardId,
    /// Its slot among the year's cards.
    pub slot: Slot,
    /// The day.
    pub date: Date,
    /// The document.
    pub document: DocumentId,
    /// The carrier.
    pub carrier: CarrierId,
    /// What the office proposes (拟办意见).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proposal: Option<String>,
    /// The planned readers, in order.
    pub readers: Vec<Reader>,
}

/// The secretary brings the carrier to a reader.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CirculateOut {
    /// The card.
    pub card: CardId,
    /// The leg's identity.
    pub leg: LegId,
    /// The document.
    pub document: DocumentId,
    /// The carrier.
    pub carrier: CarrierId,
    /// The reader.
    pub reader: String,
    /// When, by the clock on the wall.
    pub at: DateTime,
    /// Who let a reader in who is not on the card (LAW24 art. 21).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approver: Option<String>,
}

/// The secretary fetches the carrier from the reader.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CirculateBack {
    /// The card.
    pub card: CardId,
    /// The leg that ends.
    pub leg: LegId,
    /// The document.
    pub document: DocumentId,
    /// The carrier.
    pub carrier: CarrierId,
    /// When, by the clock on the wall.
    pub at: DateTime,
    /// The reader's opinion.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opinion: Option<String>,
    /// A leader's instruction (批示).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instruction: Option<String>,
    /// Where it goes.
    pub to: Home,
}

/// A card is ended before all planned readers have read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CirculateEnd {
    /// The card.
    pub card: CardId,
    /// The document.
    pub document: DocumentId,
    /// The day.
    pub date: Date,
    /// Why.
    pub reason: String,
}

/// Carriers of one document are put on a shelf.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shelve {
    /// The document.
    pub document: DocumentId,
    /// The carriers.
    pub carriers: Vec<CarrierId>,
    /// The place.
    pub place: PlaceId,
    /// The day.
    pub date: Date,
}

/// Carriers of one document go from one place to another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Move {
    /// The document.
    pub document: DocumentId,
    /// The carriers.
    pub carriers: Vec<CarrierId>,
    /// The place.
    pub place: PlaceId,
    /// The day.
    pub date: Date,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// 更正: a line's field was wrong. The old value stays readable.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correct {
    /// The correcting line's identity.
    pub line: LineId,
    /// Its slot in the book.
    pub slot: Slot,
    /// The line that was wrong.
    pub refers_to: LineId,
    /// The day.
    pub date: Date,
    /// The field.
    pub field: Field,
    /// What stood there, as printed.
    pub old: String,
    /// What should stand there, as printed.
    pub new: String,
    /// What a corrected period beyond the statutory maximum rests on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis: Option<String>,
    /// Why.
    pub reason: String,
    /// Who approved.
    pub approver: String,
}

/// 作废: a line should not have been written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Void {
    /// The voiding line's identity.
    pub line: LineId,
    /// Its slot in the book.
    pub slot: Slot,
    /// The line that is void.
    pub refers_to: LineId,
    /// The day.
    pub date: Date,
    /// Why.
    pub reason: String,
    /// Who approved.
    pub approver: String,
    /// The carriers that come off the books with a line of receiving or issuing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub struck: Vec<CarrierId>,
    /// The carrier that a void loan gives back, and where to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub released: Option<(CarrierId, Home)>,
}

/// 补登: something was left out of a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Supplement {
    /// The supplementing line's identity.
    pub line: LineId,
    /// Its slot in the book.
    pub slot: Slot,
    /// The line it adds to.
    pub refers_to: LineId,
    /// The day.
    pub date: Date,
    /// The field that was empty.
    pub field: Field,
    /// What belongs there, as printed.
    pub text: String,
    /// Why it was left out.
    pub reason: String,
    /// Who approved.
    pub approver: String,
}

/// Lines of an old ledger, brought in as they stand.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BringIn {
    /// The register.
    pub register: Register,
    /// The file they come from.
    pub source: String,
    /// Who keeps the copies until they are shelved.
    pub keeper: String,
    /// The lines.
    pub lines: Vec<Brought>,
}

/// One line that was brought in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Brought {
    /// The line's identity.
    pub line: LineId,
    /// Its slot, with its old number.
    pub slot: Slot,
    /// The document's identity.
    pub document: DocumentId,
    /// The first carrier of a received or issued document; the carrier that was lent.
    pub carrier: CarrierId,
    /// The line itself.
    pub row: BroughtRow,
    /// The digest of the line as read, 16 hex digits: the same line is not brought in twice.
    pub mark: String,
}

/// The columns of a line that was brought in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BroughtRow {
    /// Of the receiving register.
    Receiving(ReceivingRow),
    /// Of the issuing register.
    Issuing(IssuingRow),
    /// Of the lending register.
    Lending(LendingRow),
}

/// Pages were printed: what is on paper from now on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Print {
    /// What was printed.
    pub what: Printed,
    /// Whether it had been printed before (补打).
    pub reprint: bool,
    /// The pages with register lines on them.
    pub pages: Vec<PrintedPage>,
}

/// What a printing holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Printed {
    /// A book.
    Book(super::book::Book),
    /// A circulation card.
    Card(CardId),
}

/// A printed page, so that paper and database can be compared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PrintedPage {
    /// Its number in the book.
    pub page: u32,
    /// The first number on it.
    pub from: u32,
    /// The last number on it.
    pub to: u32,
    /// Whether it is full, and so sealed from now on.
    pub full: bool,
    /// The digest of its rows, hex.
    pub digest: String,
    /// The short code at its foot.
    pub code: String,
}
