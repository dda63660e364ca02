//! What each form asks for: a table of fields a verb, under the names that a script gives them.

use super::verb::Verb;
use crate::registry::complete::Learnt;

/// What a field takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Any text.
    Text,
    /// A text that the books have learnt others like.
    Learnt(Learnt),
    /// Several of them, with commas between.
    Names(Learnt),
    /// A day that is not in the future.
    Date,
    /// A day that lies ahead; also so many days from the day of the form.
    Due,
    /// A day and a time of day.
    Moment,
    /// A document number.
    Number,
    /// A set of copy numbers.
    Copies,
    /// One copy of the document.
    Copy,
    /// A whole number.
    Count,
    /// A period.
    Period,
    /// A level.
    Level,
    /// One of a few codes.
    Choice(&'static [&'static str]),
    /// A place that is set up.
    Place,
    /// A document on the books.
    Document(Which),
    /// A field of the line.
    Column,
    /// A recipient of the line whose receipt is not back.
    Recipient,
    /// One of some codes, typed by its name.
    OneOf(&'static [&'static str]),
    /// Accounts of others, with commas between.
    Accounts,
    /// An account.
    Account,
    /// Numbers of a list.
    Numbers,
    /// Rows of fields.
    Rows(&'static [Spec]),
}

/// Which documents come into question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Which {
    /// A copy of it rests inside the unit.
    Here,
    /// A copy of it is lent; others are shown behind.
    Lent,
    /// A card of it is open.
    Carded,
    /// A copy of it is with a reader.
    Reading,
    /// Any.
    Any,
    /// A copy of it is searched for.
    Searched,
}

/// Where a field stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stand {
    /// Beside another where there is room.
    Half,
    /// On a line of its own.
    Wide,
    /// Half, folded away until it is wanted.
    More,
    /// On a line of its own, folded away.
    MoreWide,
}

impl Stand {
    /// Whether it is folded away until it is wanted.
    pub(super) fn is_folded(self) -> bool {
        matches!(self, Self::More | Self::MoreWide)
    }

    /// Whether it has a line of its own.
    pub(super) fn is_wide(self) -> bool {
        matches!(self, Self::Wide | Self::MoreWide)
    }
}

/// A field of a form.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Spec {
    /// Its name in a script.
    pub(super) name: &'static str,
    /// What it takes.
    pub(super) kind: Kind,
    /// Where it stands.
    pub(super) stand: Stand,
    /// Whether it has to be filled in.
    pub(super) needed: bool,
    /// Whether it stays when the next one of its kind is begun.
    pub(super) repeats: bool,
}

pub(super) const fn field(name: &'static str, kind: Kind) -> Spec {
    Spec { name, kind, stand: Stand::Half, needed: false, repeats: false }
}

impl Spec {
    pub(super) const fn needed(self) -> Self {
        Self { needed: true, ..self }
    }

    pub(super) const fn repeats(self) -> Self {
        Self { repeats: true, ..self }
    }

    pub(super) const fn wide(self) -> Self {
        Self { stand: Stand::Wide, ..self }
    }

    pub(super) const fn more(self) -> Self {
        Self { stand: Stand::More, ..self }
    }

    pub(super) const fn more_wide(self) -> Self {
        Self { stand: Stand::MoreWide, ..self }
    }
}

/// The pages counted of a copy in a batch.
pub(super) static COUNTED: Spec = field("pages", Kind::Count);

/// What a package looks like.
pub(super) const INTACT: &[&str] = &["true", "false"];
const MEDIA: &[&str] = &["paper", "disc", "usb", "film", "other"];

pub(super) const DATE: Spec = field("date", Kind::Date).repeats();
pub(super) const APPROVER: Spec = field("approver", Kind::Learnt(Learnt::Approver)).needed().repeats();
pub(super) const REASON: Spec = field("reason", Kind::Learnt(Learnt::Reason)).needed().wide();
pub(super) const REMARK: Spec = field("remark", Kind::Learnt(Learnt::Remark)).more_wide();

const RECEIVE: &[Spec] = &[
    DATE,
    field("issuer", Kind::Learnt(Learnt::Issuer)).needed().repeats(),
    field("title", Kind::Text).needed().wide(),
    field("number", Kind::Number),
    field("pages", Kind::Count),
    field("level", Kind::Level).needed().repeats().wide(),
    field("period", Kind::Period).repeats(),
    field("copies", Kind::Count),
    field("copy_numbers", Kind::Copies).wide(),
    field("channel", Kind::Learnt(Learnt::Channel)).repeats(),
    field("seal", Kind::Text),
    field("signed_by", Kind::Learnt(Learnt::SignedBy)).repeats(),
    field("handled_by", Kind::Learnt(Learnt::HandledBy)).repeats(),
    field("intact", Kind::Choice(INTACT)).more(),
    field("listed", Kind::Count).more(),
    field("discrepancy", Kind::Text).more_wide(),
    field("attachments", Kind::Text).more(),
    field("urgency", Kind::Learnt(Learnt::Urgency)).more(),
    field("medium", Kind::Choice(MEDIA)).more_wide(),
    field("basis", Kind::Text).more_wide(),
    REMARK,
];

const RECIPIENTS: &[Spec] = &[
    field("unit", Kind::Learnt(Learnt::Unit)).needed().wide(),
    field("copies", Kind::Copies).needed(),
    field("channel", Kind::Learnt(Learnt::Channel)).repeats(),
    field("seal", Kind::Text),
    field("escorts", Kind::Names(Learnt::Escort)),
];

const ISSUE: &[Spec] = &[
    field("title", Kind::Text).needed().wide(),
    field("number", Kind::Number),
    DATE,
    field("level", Kind::Level).needed().repeats().wide(),
    field("period", Kind::Period).repeats(),
    field("pages", Kind::Count),
    field("printed", Kind::Count).needed(),
    field("copy_numbers", Kind::Copies),
    field("recipients", Kind::Rows(RECIPIENTS)).wide(),
    field("filed", Kind::Copies),
    field("remaining", Kind::Count),
    field("approver", Kind::Learnt(Learnt::Approver)).repeats(),
    field("drafted_by", Kind::Learnt(Learnt::DraftedBy)).repeats(),
    field("medium", Kind::Choice(MEDIA)).more_wide(),
    field("basis", Kind::Text).more_wide(),
    REMARK,
];

const RECEIPT: &[Spec] =
    &[field("unit", Kind::Recipient).needed().wide(), DATE, field("signed_by", Kind::Learnt(Learnt::Person))];

pub(super) const COPY: Spec = field("copy", Kind::Copy);

const LEND: &[Spec] = &[
    field("document", Kind::Document(Which::Here)).needed().wide(),
    COPY,
    field("borrower", Kind::Learnt(Learnt::Person)).needed().repeats(),
    field("department", Kind::Learnt(Learnt::Department)).repeats(),
    field("purpose", Kind::Learnt(Learnt::Purpose)).needed().repeats(),
    APPROVER,
    field("due", Kind::Due).needed().repeats(),
    DATE,
    field("reading_place", Kind::Learnt(Learnt::ReadingPlace)).more().repeats(),
    REMARK,
];

const GIVE_BACK: &[Spec] = &[
    field("document", Kind::Document(Which::Lent)).needed().wide(),
    COPY,
    field("returned_by", Kind::Learnt(Learnt::Person)).needed(),
    field("pages", Kind::Count),
    field("condition", Kind::Learnt(Learnt::Condition)).needed().repeats(),
    DATE,
    field("place", Kind::Place).more(),
    field("discrepancy", Kind::Text).more_wide(),
];

const READERS: &[Spec] =
    &[field("name", Kind::Learnt(Learnt::Person)).needed(), field("duty", Kind::Learnt(Learnt::Duty))];

const CIRCULATE: &[Spec] = &[
    field("document", Kind::Document(Which::Here)).needed().wide(),
    COPY,
    DATE,
    field("readers", Kind::Rows(READERS)).needed().wide().repeats(),
    field("proposal", Kind::Learnt(Learnt::Proposal)).wide(),
];

const CIRCULATE_OUT: &[Spec] = &[
    field("document", Kind::Document(Which::Carded)).needed().wide(),
    COPY,
    field("reader", Kind::Learnt(Learnt::Person)).needed(),
    field("at", Kind::Moment),
    field("approver", Kind::Learnt(Learnt::Approver)).more(),
];

const CIRCULATE_BACK: &[Spec] = &[
    field("document", Kind::Document(Which::Reading)).needed().wide(),
    COPY,
    field("reader", Kind::Learnt(Learnt::Person)),
    field("opinion", Kind::Learnt(Learnt::Opinion)).wide(),
    field("instruction", Kind::Text).wide(),
    field("at", Kind::Moment),
    field("place", Kind::Place).more(),
];

const CIRCULATE_END: &[Spec] = &[field("document", Kind::Document(Which::Carded)).needed().wide(), COPY, DATE, REASON];

const SHELVE: &[Spec] = &[
    field("document", Kind::Document(Which::Here)).needed().wide(),
    field("place", Kind::Place).needed().repeats(),
    field("copies", Kind::Copies),
    DATE,
];

const MOVE: &[Spec] = &[
    field("document", Kind::Document(Which::Here)).needed().wide(),
    field("place", Kind::Place).needed().repeats(),
    field("copies", Kind::Copies),
    field("reason", Kind::Learnt(Learnt::Reason)).repeats(),
    DATE,
];

const CORRECT: &[Spec] = &[
    field("field", Kind::Column).needed(),
    field("value", Kind::Text).needed().wide(),
    REASON.repeats(),
    APPROVER,
    DATE,
    field("basis", Kind::Text).more_wide(),
];

const VOID: &[Spec] = &[REASON, APPROVER, DATE];

const SUPPLEMENT: &[Spec] =
    &[field("field", Kind::Column).needed(), field("text", Kind::Text).needed().wide(), REASON, APPROVER, DATE];

const ADD_PLACE: &[Spec] = &[field("path", Kind::Learnt(Learnt::Place)).needed().wide()];

const ADD_PERSON: &[Spec] = &[
    field("name", Kind::Text).needed(),
    field("department", Kind::Learnt(Learnt::Department)).repeats(),
    field("duty", Kind::Learnt(Learnt::Duty)),
];

const SINCE: Spec = field("since", Kind::Date).repeats();
const LOCKS: &[&str] = &["key", "combination", "both"];
const PARTS: &[&str] = &["key", "combination", "spare-key", "spare-combination"];

const SET_FACILITY: &[Spec] = &[
    field("place", Kind::Place).needed(),
    SINCE,
    field("iron_door", Kind::Choice(INTACT)),
    field("iron_window", Kind::Choice(INTACT)),
    field("iron_cabinet", Kind::Choice(INTACT)),
    field("lock", Kind::Choice(LOCKS)).needed().wide(),
    field("top_level", Kind::Level).wide(),
    field("remark", Kind::Learnt(Learnt::Remark)).wide(),
];

const GIVE_KEY: &[Spec] = &[
    field("place", Kind::Place).needed().repeats(),
    SINCE,
    field("part", Kind::Choice(PARTS)).needed().wide(),
    field("holder", Kind::Learnt(Learnt::Person)).needed(),
    field("sealed_with", Kind::Learnt(Learnt::Person)),
    field("reason", Kind::Learnt(Learnt::Reason)).wide(),
];

const ASSIGN: &[Spec] = &[
    field("cabinet", Kind::Place).needed().repeats(),
    SINCE,
    field("level", Kind::Level).needed().wide(),
    field("person", Kind::Learnt(Learnt::Person)).needed().repeats(),
    field("deputy", Kind::Learnt(Learnt::Person)).repeats(),
    field("department", Kind::Learnt(Learnt::Department)).repeats(),
    field("reason", Kind::Learnt(Learnt::Reason)),
];

const END_ASSIGN: &[Spec] = &[
    field("cabinet", Kind::Place).needed().repeats(),
    field("until", Kind::Date).repeats(),
    field("level", Kind::Level).needed().wide(),
    REASON,
];

/// The fields of a verb's form, in the order in which Enter goes through them.
pub(super) fn fields(verb: Verb) -> &'static [Spec] {
    match verb {
        Verb::Receive => RECEIVE,
        Verb::Issue => ISSUE,
        Verb::Receipt => RECEIPT,
        Verb::Lend => LEND,
        Verb::GiveBack => GIVE_BACK,
        Verb::Circulate => CIRCULATE,
        Verb::CirculateOut => CIRCULATE_OUT,
        Verb::CirculateBack => CIRCULATE_BACK,
        Verb::CirculateEnd => CIRCULATE_END,
        Verb::Shelve => SHELVE,
        Verb::Move => MOVE,
        Verb::Correct => CORRECT,
        Verb::Void => VOID,
        Verb::Supplement => SUPPLEMENT,
        Verb::AddPlace => ADD_PLACE,
        Verb::AddPerson => ADD_PERSON,
        Verb::Matter(task) => super::tasks::fields(task),
        Verb::SetFacility => SET_FACILITY,
        Verb::GiveKey => GIVE_KEY,
        Verb::Assign => ASSIGN,
        Verb::EndAssign => END_ASSIGN,
    }
}
