//! What can be done now, and which rule says no where it cannot: asked before anything is typed, and by the verbs
//! themselves where they need nothing more.

use jiff::civil::DateTime;

use super::book::Slot;
use super::custody::Custody;
use super::line::LineKind;
use super::refusal::Refusal;
use super::register::Register;
use super::view::{CardRow, CarrierRow, Holding, LineRow};

/// What can be done with one copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Deed {
    /// 借出.
    Lend,
    /// 归还.
    GiveBack,
    /// 入柜: out of the keeper's hands.
    Shelve,
    /// 移位: from one place to another.
    Move,
    /// 传阅: a card is opened.
    Circulate,
    /// 送阅.
    CirculateOut,
    /// 收回.
    CirculateBack,
    /// 传阅终止.
    CirculateEnd,
}

impl Deed {
    /// Every deed, in the order they are offered.
    pub const ALL: [Self; 8] = [
        Self::Lend,
        Self::GiveBack,
        Self::Shelve,
        Self::Move,
        Self::Circulate,
        Self::CirculateOut,
        Self::CirculateBack,
        Self::CirculateEnd,
    ];

    /// Why it is not possible now, whatever else is said with it; `card` is the copy's open card.
    pub fn why_not(self, holding: &Holding, card: Option<&CardRow>) -> Option<WhyNot> {
        let custody = holding.carrier.custody;
        match self {
            Self::Lend | Self::Shelve | Self::Move => at_rest(holding, card).err(),
            Self::GiveBack => (!matches!(custody, Custody::Lent { .. })).then_some(WhyNot::NotLent),
            Self::Circulate => {
                at_rest(holding, card).err().or_else(|| card.map(|card| WhyNot::CardOpen { slot: card.slot }))
            }
            Self::CirculateOut | Self::CirculateEnd => match card {
                None => Some(WhyNot::NoCard),
                Some(_) => at_rest(holding, card).err(),
            },
            Self::CirculateBack => match card.map(CardRow::open_leg) {
                None => Some(WhyNot::NoCard),
                Some(None) => Some(WhyNot::NoLegOpen),
                Some(Some(_)) => None,
            },
        }
    }

    /// The rule that says no to it now, as the verb would.
    pub fn refusal(self, title: &str, holding: &Holding, card: Option<&CardRow>) -> Option<Refusal> {
        self.why_not(holding, card).map(|why| why.refusal(title, &holding.carrier))
    }

    /// Whether it is what one would do with a copy that is there: what lies nowhere yet is put on a shelf, what lies
    /// somewhere is moved, what is out is fetched.
    pub const fn is_natural(self, custody: Custody) -> bool {
        match (self, custody) {
            (Self::Shelve, Custody::Placed { .. }) | (Self::Move, Custody::Kept { .. }) => false,
            (Self::Lend | Self::Circulate | Self::Shelve | Self::Move | Self::CirculateEnd | Self::CirculateOut, _) => {
                matches!(custody, Custody::Placed { .. } | Custody::Kept { .. })
            }
            (Self::GiveBack, _) => matches!(custody, Custody::Lent { .. }),
            (Self::CirculateBack, _) => matches!(custody, Custody::Reading { .. }),
        }
    }
}

/// Why a deed is not possible with a copy now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WhyNot {
    /// It is not at rest inside the unit.
    Away {
        /// Who has it; nobody, if it was struck out.
        holder: String,
    },
    /// It is with a reader.
    WithReader {
        /// Who.
        reader: String,
        /// Since when.
        since: DateTime,
    },
    /// It is not lent.
    NotLent,
    /// It goes round on a card already.
    CardOpen {
        /// The card's slot.
        slot: Slot,
    },
    /// It has no open card.
    NoCard,
    /// It has a card, and is with nobody.
    NoLegOpen,
}

impl WhyNot {
    /// What the verb says.
    pub fn refusal(self, title: &str, carrier: &CarrierRow) -> Refusal {
        let (title, copy) = (title.to_owned(), carrier.copy());
        match self {
            Self::Away { holder } => Refusal::NotHere { title, copy, holder },
            Self::WithReader { reader, since } => Refusal::LegOpen { reader, since },
            Self::NotLent => Refusal::NotLent { title, copy },
            Self::CardOpen { slot } => Refusal::CardOpen { slot },
            Self::NoCard => Refusal::NoCard { title },
            Self::NoLegOpen => Refusal::NoLegOpen { title },
        }
    }
}

/// That a copy is at rest inside the unit; else who has it.
fn at_rest(holding: &Holding, card: Option<&CardRow>) -> Result<(), WhyNot> {
    let custody = holding.carrier.custody;
    if custody.home().is_some() {
        return Ok(());
    }
    if matches!(custody, Custody::Reading { .. })
        && let Some((reader, leg)) = card.and_then(CardRow::open_leg)
    {
        return Err(WhyNot::WithReader { reader: reader.name.clone(), since: leg.out_at });
    }
    Err(WhyNot::Away { holder: holding.holder.clone() })
}

/// What can be done with one line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LineDeed {
    /// 更正.
    Correct,
    /// 补登.
    Supplement,
    /// 作废.
    Void,
}

impl LineDeed {
    /// Every deed, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::Correct, Self::Supplement, Self::Void];

    /// Whether lines of this register know it: a card has no field to correct, it is voided or ended.
    pub const fn is_of(self, register: Register) -> bool {
        matches!((self, register), (Self::Void, _))
            || matches!(register, Register::Receiving | Register::Issuing | Register::Lending)
    }

    /// The rule that says no to it now; `lines`, `carriers` and `cards` are all there are of the line's document.
    pub fn refusal(
        self,
        line: &LineRow,
        lines: &[LineRow],
        carriers: &[CarrierRow],
        cards: &[CardRow],
    ) -> Option<Refusal> {
        if line.kind != LineKind::Entry {
            return Some(Refusal::NotAnEntry { slot: line.slot });
        }
        if line.voided_by.is_some() {
            return Some(Refusal::LineVoid { slot: line.slot });
        }
        match self {
            Self::Correct | Self::Supplement => None,
            Self::Void => void(line, lines, carriers, cards),
        }
    }
}

/// Whether something has happened since that a voided line would make untrue.
pub fn void(line: &LineRow, lines: &[LineRow], carriers: &[CarrierRow], cards: &[CardRow]) -> Option<Refusal> {
    let has_history = match line.slot.book.register {
        Register::Receiving | Register::Issuing => {
            // A loan or a card that is not void speaks of a real carrier.
            let used = lines.iter().any(|other| {
                other.voided_by.is_none()
                    && other.kind == LineKind::Entry
                    && matches!(other.slot.book.register, Register::Lending | Register::Circulation)
            });
            let receipts = line.sendings.iter().any(|sending| sending.receipt_on.is_some());
            let out = carriers.iter().any(|carrier| match carrier.custody {
                Custody::Placed { .. } | Custody::Kept { .. } | Custody::Issued { .. } | Custody::Struck => false,
                Custody::Lent { .. }
                | Custody::Reading { .. }
                | Custody::Carried { .. }
                | Custody::Sealed { .. }
                | Custody::Returned { .. }
                | Custody::Destroyed { .. } => true,
            });
            used || receipts || out
        }
        // A loan that came back never went, on the books; one that is open is given back with it.
        Register::Lending => false,
        Register::Circulation => {
            let card = cards.iter().find(|card| card.id.0 == line.id.0);
            card.is_none_or(|card| card.readers.iter().any(|reader| !reader.legs.is_empty()))
        }
    };
    has_history.then_some(Refusal::HasHistory { slot: line.slot })
}
