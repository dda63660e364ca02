//! What can be done now with a document's copies and lines, and with a selection of lines: the rules of
//! [`crate::model::possible`], asked of the books.

use super::history::Dossier;
use super::{Error, Registry};
use crate::model::custody::Custody;
use crate::model::ids::{CardId, CarrierId, DocumentId, LineId};
use crate::model::line::LineKind;
use crate::model::possible::{Deed, LineDeed, WhyNot};
use crate::model::refusal::Refusal;
use crate::model::register::Register;
use crate::model::view::{CardRow, CarrierRow, Holding, LineRow};

impl Dossier {
    /// The open card of a copy.
    pub fn open_card(&self, carrier: CarrierId) -> Option<&CardRow> {
        self.cards.iter().rev().find(|card| card.carrier.id == carrier && card.is_open())
    }

    /// Why a deed is not possible with one of its copies.
    pub fn why_not(&self, deed: Deed, holding: &Holding) -> Option<WhyNot> {
        deed.why_not(holding, self.open_card(holding.carrier.id))
    }

    /// The rule that says no to a deed with one of its lines.
    pub fn line_refusal(&self, deed: LineDeed, line: &LineRow) -> Option<Refusal> {
        let carriers: Vec<CarrierRow> = self.holdings.iter().map(|holding| holding.carrier).collect();
        deed.refusal(line, &self.lines, &carriers, &self.cards)
    }
}

/// The copies that a line speaks of.
#[derive(Debug, Clone, PartialEq)]
pub struct Subject {
    /// The line.
    pub line: LineRow,
    /// Of a receiving or issuing line every copy of its document, of a loan or a card the one copy; none of a void
    /// line and of one that changes another.
    pub copies: Vec<Subjected>,
}

/// A copy that a line speaks of.
#[derive(Debug, Clone, PartialEq)]
pub struct Subjected {
    /// The copy and who has it.
    pub holding: Holding,
    /// Its open card.
    pub card: Option<CardRow>,
}

impl Subject {
    /// The document.
    pub fn document(&self) -> DocumentId {
        self.line.document.id
    }

    /// The copies with which the deed is possible and what one would do.
    pub fn open_to(&self, deed: Deed) -> impl Iterator<Item = &Subjected> {
        self.copies
            .iter()
            .filter(move |copy| deed.is_natural(copy.holding.carrier.custody) && copy.why_not(deed).is_none())
    }
}

impl Subjected {
    /// Why a deed is not possible with it.
    pub fn why_not(&self, deed: Deed) -> Option<WhyNot> {
        deed.why_not(&self.holding, self.card.as_ref())
    }
}

impl Registry {
    /// A line and the copies it speaks of.
    pub fn subject(&self, id: LineId) -> Result<Option<Subject>, Error> {
        let read = self.store.read();
        let Some(line) = read.line(id)? else { return Ok(None) };
        if line.kind != LineKind::Entry || line.voided_by.is_some() {
            return Ok(Some(Subject { line, copies: Vec::new() }));
        }
        let mut holdings = read.holdings_of(line.document.id)?;
        match line.slot.book.register {
            Register::Receiving | Register::Issuing => {}
            // A loan that is back, or a card that is done, speaks of a copy that may be anywhere by now.
            Register::Lending => holdings
                .retain(|holding| matches!(holding.carrier.custody, Custody::Lent { loan, .. } if loan == line.id)),
            Register::Circulation => {
                let card = read.card(CardId(line.id.0))?.filter(CardRow::is_open);
                holdings.retain(|holding| card.as_ref().is_some_and(|card| card.carrier.id == holding.carrier.id));
            }
        }
        let mut copies = Vec::new();
        for holding in holdings {
            let card = self.open_card_of(holding.carrier.id)?;
            copies.push(Subjected { holding, card });
        }
        Ok(Some(Subject { line, copies }))
    }

    /// The open card of a copy.
    pub fn open_card_of(&self, carrier: CarrierId) -> Result<Option<CardRow>, Error> {
        let read = self.store.read();
        for id in read.cards_of(carrier)? {
            if let Some(card) = read.card(id)?.filter(CardRow::is_open) {
                return Ok(Some(card));
            }
        }
        Ok(None)
    }
}
