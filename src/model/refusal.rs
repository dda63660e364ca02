//! What a rule says no to (不予办理): the facts, the rule's name and the article it rests on. The words are in the
//! locales; `explain` finds them.

use jiff::civil::{Date, DateTime};
use serde::Serialize;

use super::book::Slot;
use super::level::Level;
use super::line::Field;
use super::matter::{MatterSlot, Role, Step};

mod fields;
mod named;
mod posts;

pub use posts::PostRefusal;

/// Where a rule is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Article {
    /// 保守国家秘密法 (2024).
    Law24(u16),
    /// 保守国家秘密法实施条例 (2024).
    Reg24(u16),
    /// 关于国家秘密载体保密管理的规定 (2000); its articles are not all public, so none is named.
    R58,
    /// How registers are kept: numbers are given once, lines are never changed.
    Bookkeeping,
    /// A setting of this unit.
    Setting(&'static str),
}

/// A rule said no. Nothing was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// A field that has to be filled in is empty.
    Missing {
        /// The field, as the verb names it.
        field: &'static str,
    },
    /// A field cannot be read.
    Unreadable {
        /// The field, as the verb names it.
        field: &'static str,
        /// What stands there.
        value: String,
    },
    /// A day lies in the future.
    Future {
        /// The day.
        date: Date,
        /// Today.
        today: Date,
    },
    /// A day lies before the one it must follow.
    Before {
        /// The field, as the verb names it.
        field: &'static str,
        /// The day.
        date: Date,
        /// The earliest it can be.
        earliest: Date,
    },
    /// No such document is on the books.
    NoDocument {
        /// How it was asked for.
        asked: String,
    },
    /// Several documents answer to this.
    ManyDocuments {
        /// How it was asked for.
        asked: String,
        /// How many answer.
        n: usize,
    },
    /// The document has no such copy.
    NoCopy {
        /// The document's title.
        title: String,
        /// The copy asked for.
        copy: u32,
    },
    /// The document has several copies and it was not said which.
    WhichCopy {
        /// The document's title.
        title: String,
        /// How many there are.
        n: usize,
    },
    /// No such place is set up.
    NoPlace {
        /// How it was asked for.
        asked: String,
    },
    /// The place is there already.
    PlaceExists {
        /// Its path.
        path: String,
    },
    /// No such line is in the book.
    NoLine {
        /// The slot asked for.
        slot: Slot,
    },
    /// There is no setting of that name, or it takes no such value.
    NoSetting {
        /// The name or the value.
        asked: String,
    },
    /// An account of that name is open already.
    AccountExists {
        /// The name.
        name: String,
    },
    /// A new password is shorter than any may be.
    PasswordTooShort {
        /// How many characters it has to have.
        least: usize,
    },
    /// The package was broken and nothing is said of it.
    PackageBroken,
    /// The list names another number of copies than were counted, and nothing is said of it.
    CountDiffers {
        /// The list.
        listed: u32,
        /// The count.
        found: u32,
    },
    /// Only state secrets have a statutory period and its mark.
    PeriodWithoutSecret {
        /// The level.
        level: Level,
    },
    /// The period is longer than the law lets it be without a basis.
    PeriodTooLong {
        /// The level.
        level: Level,
        /// The maximum, in years.
        years: u16,
    },
    /// 绝密 and 机密 copies must be numbered.
    CopyNumbersMissing {
        /// The level.
        level: Level,
    },
    /// The copy numbers are not as many as the copies.
    CopyNumbersCount {
        /// How many numbers.
        numbers: u32,
        /// How many copies.
        copies: u32,
    },
    /// A copy number is not of this print run, or was used already.
    CopyNumberForeign {
        /// The number.
        copy: u32,
    },
    /// Confidential carriers do not go by ordinary post.
    OrdinaryPost {
        /// The channel asked for.
        channel: String,
    },
    /// 绝密 is carried by at least two persons.
    EscortsTooFew {
        /// How many were named.
        named: usize,
    },
    /// Printed, sent, filed and remaining copies do not add up.
    SumDiffers {
        /// The print run.
        printed: u32,
        /// Sent.
        sent: u32,
        /// Filed.
        filed: u32,
        /// Remaining.
        remaining: u32,
    },
    /// The carrier is not at rest inside the unit.
    NotHere {
        /// The document's title.
        title: String,
        /// Its copy number or ordinal.
        copy: u32,
        /// Who or where it is.
        holder: String,
    },
    /// No copy of the document is at rest inside the unit.
    NoneHere {
        /// The document's title.
        title: String,
    },
    /// The carrier lies there already.
    SamePlace {
        /// The place.
        path: String,
    },
    /// The borrower approved their own loan.
    SelfApproval {
        /// The name.
        name: String,
    },
    /// 绝密 is read in a designated place.
    ReadingPlaceMissing,
    /// The carrier is not lent.
    NotLent {
        /// The document's title.
        title: String,
        /// Its copy number or ordinal.
        copy: u32,
    },
    /// Nobody gives back for another.
    ReturnForAnother {
        /// Who borrowed it.
        borrower: String,
        /// Who brought it.
        returned_by: String,
    },
    /// Pages are missing or too many, and nothing is said of it.
    PagesDiffer {
        /// The pages it has.
        expected: u32,
        /// The pages counted.
        found: u32,
    },
    /// The carrier is with a reader: it comes back to the secretary before it goes to the next (不得横传).
    LegOpen {
        /// Who has it.
        reader: String,
        /// Since when.
        since: DateTime,
    },
    /// No leg is open on the card.
    NoLegOpen {
        /// The document's title.
        title: String,
    },
    /// The one who is to hand it back is not the one who has it.
    OtherReader {
        /// Who has it.
        reader: String,
        /// Who was named.
        named: String,
    },
    /// The reader is not on the card, and nobody approved it.
    NotOnCard {
        /// The reader.
        reader: String,
    },
    /// The carrier has a card that is still open.
    CardOpen {
        /// The card's slot.
        slot: Slot,
    },
    /// The carrier has no open card.
    NoCard {
        /// The document's title.
        title: String,
    },
    /// The line is void already.
    LineVoid {
        /// Its slot.
        slot: Slot,
    },
    /// The line only corrects, voids or supplements another.
    NotAnEntry {
        /// Its slot.
        slot: Slot,
    },
    /// The field is not one that this register's lines have.
    FieldNotHere {
        /// The field.
        field: Field,
    },
    /// The corrected value is what stands there already.
    SameValue {
        /// The value.
        value: String,
    },
    /// The field to be supplemented is not empty.
    FieldFilled {
        /// The field.
        field: Field,
        /// What stands there.
        value: String,
    },
    /// The corrected value belongs into another book: void the line and register it there.
    OtherBook {
        /// The field.
        field: Field,
    },
    /// Carriers of the line are out, or went on since: the line can be corrected, not voided.
    HasHistory {
        /// Its slot.
        slot: Slot,
    },
    /// The recipient has no copies of this line.
    NotARecipient {
        /// The recipient.
        unit: String,
    },
    /// The receipt is back already.
    ReceiptBack {
        /// The recipient.
        unit: String,
        /// Since when.
        date: Date,
    },
    /// The number is on the books already.
    NumberTaken {
        /// The slot.
        slot: Slot,
    },
    /// There is no such matter.
    NoMatter {
        /// How it was asked for.
        asked: String,
    },
    /// The matter is over, or given up.
    MatterOver {
        /// The matter.
        slot: MatterSlot,
    },
    /// Another step of the matter comes first.
    StepFirst {
        /// The matter.
        slot: MatterSlot,
        /// What has to be done first.
        step: Step,
    },
    /// There is nothing on the matter's list.
    NothingListed,
    /// The carrier is claimed by a matter that is open.
    Claimed {
        /// The document's title.
        title: String,
        /// Its copy number or ordinal.
        copy: u32,
        /// The matter.
        slot: MatterSlot,
    },
    /// The carrier stands on this list already.
    ListedTwice {
        /// The document's title.
        title: String,
        /// Its copy number or ordinal.
        copy: u32,
    },
    /// The document is on hold (冻结).
    Frozen {
        /// The document's title.
        title: String,
        /// Since when.
        since: Date,
        /// Why.
        reason: String,
    },
    /// Pages of the carrier are missing.
    PagesMissing {
        /// The document's title.
        title: String,
        /// Its copy number or ordinal.
        copy: u32,
    },
    /// A count did not find the carrier.
    Searched {
        /// The document's title.
        title: String,
        /// Its copy number or ordinal.
        copy: u32,
        /// Since when it is searched for.
        since: Date,
    },
    /// Copies are made outside only by a designated unit.
    NotDesignated {
        /// The unit.
        unit: String,
    },
    /// 绝密 is copied, extracted or compiled only with the consent of the issuing unit or its superior.
    ConsentMissing,
    /// Where copies were made outside, somebody stood by and wrote down what was seen.
    SupervisionMissing,
    /// 绝密 is carried by two at least.
    CompanionsTooFew {
        /// How many were named, the bearer included.
        named: usize,
    },
    /// Something was not said of every number of a recall's list.
    Undecided {
        /// Of how many.
        n: usize,
    },
    /// What somebody answers for has changed since the list of the handover was made.
    ListIsOld {
        /// The handover.
        slot: MatterSlot,
    },
    /// There is no such person.
    NoPerson {
        /// The name.
        asked: String,
    },
    /// Who leaves holds nothing any more.
    StillHolds {
        /// Who.
        name: String,
        /// Carriers in their hands.
        carriers: u32,
        /// Keys and combinations.
        keys: u32,
        /// Cabinets they are the special person of.
        cabinets: u32,
    },
    /// Who has left is given nothing.
    HasLeft {
        /// Who.
        name: String,
        /// When.
        date: Date,
    },
    /// Nobody searches for the carrier.
    NotSearched {
        /// The document's title.
        title: String,
        /// Its copy number or ordinal.
        copy: u32,
    },
    /// Somebody has to stand by with a password of their own.
    NotConfirmed {
        /// In which role.
        role: Role,
    },
    /// One person in two roles that have to be two people.
    OnePersonTwoRoles {
        /// The name.
        name: String,
        /// The one role.
        one: Role,
        /// The other.
        other: Role,
    },
    /// Only a leader approves.
    NotALeader {
        /// The account.
        name: String,
    },
    /// A destruction is witnessed by two (监销).
    WitnessesTooFew {
        /// How many stood by.
        named: usize,
    },
    /// What is to be destroyed is escorted by two.
    DestructionEscorts {
        /// How many were named.
        named: usize,
    },
    /// It is destroyed at a designated unit, against a receipt, or in the house with equipment that is named.
    NoDesignatedUnit,
    /// What is recalled is given back, never destroyed in the house.
    RecallDue {
        /// The document's title.
        title: String,
        /// The recall.
        slot: MatterSlot,
    },
    /// A rule about places, keys and those in charge.
    Post(PostRefusal),
    /// No carrier that was free on that day answers to a lending line.
    NoCarrierThen {
        /// The document number or title.
        asked: String,
    },
}
