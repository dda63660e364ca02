//! 传阅: a card for one copy, planned readers, legs out and back. The secretary carries it to each reader and fetches
//! it: it never goes from reader to reader (不得横传).

use jiff::civil::{Date, DateTime};
use serde::Deserialize;

use super::names::{DocumentName, any_day, any_moment, kept, needed};
use super::{Done, Error, Registry, Tx};
use crate::model::book::Book;
use crate::model::event::{self, Reader};
use crate::model::ids::CardId;
use crate::model::refusal::Refusal;
use crate::model::register::Register;
use crate::model::rules;
use crate::model::view::{CardRow, CarrierRow, DocumentRow, LineRow, OutRow};

/// What the secretary says when she opens a card.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Circulate {
    /// The day; today where it is not said.
    #[serde(default, deserialize_with = "any_day")]
    pub date: Option<Date>,
    /// The document.
    pub document: DocumentName,
    /// The copy.
    #[serde(default)]
    pub copy: Option<u32>,
    /// What the office proposes.
    #[serde(default)]
    pub proposal: Option<String>,
    /// Who is to read it, in order.
    pub readers: Vec<ReaderName>,
}

/// A reader: a name, or a name with a duty.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
pub enum ReaderName {
    /// The name alone.
    Name(String),
    /// The name and the duty.
    WithDuty {
        /// The name.
        name: String,
        /// The duty.
        #[serde(default)]
        duty: Option<String>,
    },
}

/// What the secretary says when she brings it to a reader.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CirculateOut {
    /// When; now where it is not said.
    #[serde(default, deserialize_with = "any_moment")]
    pub at: Option<DateTime>,
    /// The document.
    pub document: DocumentName,
    /// The copy; may be left out where only one has an open card.
    #[serde(default)]
    pub copy: Option<u32>,
    /// The reader.
    pub reader: String,
    /// Who let a reader in who is not on the card.
    #[serde(default)]
    pub approver: Option<String>,
}

/// What the secretary says when she fetches it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CirculateBack {
    /// When; now where it is not said.
    #[serde(default, deserialize_with = "any_moment")]
    pub at: Option<DateTime>,
    /// The document.
    pub document: DocumentName,
    /// The copy; may be left out where only one is with a reader.
    #[serde(default)]
    pub copy: Option<u32>,
    /// Who handed it back; checked where it is said.
    #[serde(default)]
    pub reader: Option<String>,
    /// The reader's opinion.
    #[serde(default)]
    pub opinion: Option<String>,
    /// A leader's instruction.
    #[serde(default)]
    pub instruction: Option<String>,
    /// Where it is put; where it came from where it is not said.
    #[serde(default)]
    pub place: Option<String>,
}

/// What the secretary says when a card ends early.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CirculateEnd {
    /// The day; today where it is not said.
    #[serde(default, deserialize_with = "any_day")]
    pub date: Option<Date>,
    /// The document.
    pub document: DocumentName,
    /// The copy.
    #[serde(default)]
    pub copy: Option<u32>,
    /// Why.
    pub reason: String,
}

impl Registry {
    /// Opens a card.
    pub fn circulate(&mut self, circulate: &Circulate) -> Result<Done, Error> {
        self.transact(|tx| tx.circulate(circulate))
    }

    /// Brings a copy to a reader.
    pub fn circulate_out(&mut self, out: &CirculateOut) -> Result<Done, Error> {
        self.transact(|tx| tx.circulate_out(out))
    }

    /// Fetches a copy from a reader.
    pub fn circulate_back(&mut self, back: &CirculateBack) -> Result<Done, Error> {
        self.transact(|tx| tx.circulate_back(back))
    }

    /// Ends a card before all have read.
    pub fn circulate_end(&mut self, end: &CirculateEnd) -> Result<Done, Error> {
        self.transact(|tx| tx.circulate_end(end))
    }

    /// What is out on that day's evening and should be back: with readers, and loans that are due.
    pub fn due(&self, date: Date) -> Result<Vec<OutRow>, Error> {
        Ok(self.store.read().due(date)?)
    }

    /// A card.
    pub fn card(&self, id: CardId) -> Result<Option<CardRow>, Error> {
        Ok(self.store.read().card(id)?)
    }

    /// The card whose line that is, where it is one's.
    pub fn card_of(&self, line: &LineRow) -> Result<Option<CardRow>, Error> {
        Ok(self.store.read().card_of(line)?)
    }

    /// The cards of a year, of one document where one is named.
    pub fn cards(
        &self,
        year: Option<i16>,
        document: Option<crate::model::ids::DocumentId>,
    ) -> Result<Vec<CardId>, Error> {
        Ok(self.store.read().cards(year, document)?)
    }
}

impl Tx<'_> {
    pub(super) fn circulate(&mut self, asked: &Circulate) -> Result<Done, Error> {
        let date = asked.date.unwrap_or_else(|| self.today());
        rules::not_in_future(date, self.today())?;
        let mut readers: Vec<Reader> = Vec::new();
        for asked in &asked.readers {
            let (name, duty) = match asked {
                ReaderName::Name(name) => (name, None),
                ReaderName::WithDuty { name, duty } => (name, duty.as_deref()),
            };
            let name = needed("readers", name)?;
            if !readers.iter().any(|reader| reader.name == name) {
                readers.push(Reader { name, duty: kept(duty) });
            }
        }
        if readers.is_empty() {
            return Err(Refusal::Missing { field: "readers" }.into());
        }
        let document = self.find_document(&asked.document)?;
        let carrier = self.find_copy(&document, asked.copy)?;
        self.at_rest(&document, &carrier)?;
        self.unclaimed(&document, &carrier)?;
        rules::not_before("date", date, document.since)?;
        if let Some(card) = self.open_card(&carrier)? {
            return Err(Refusal::CardOpen { slot: card.slot }.into());
        }
        let (line, slot) = self.next_line(Book::of(Register::Circulation, date, document.level))?;
        let seq = self.record(event::Circulate {
            card: CardId(line.0),
            slot,
            date,
            document: document.id,
            carrier: carrier.id,
            proposal: kept(asked.proposal.as_deref()),
            readers,
        })?;
        Ok(Done { seq, slot: Some(slot), document: Some(document.id), carriers: vec![carrier.id], matter: None })
    }

    pub(super) fn circulate_out(&mut self, asked: &CirculateOut) -> Result<Done, Error> {
        let at = self.moment(asked.at)?;
        let reader = needed("reader", &asked.reader)?;
        let document = self.find_document(&asked.document)?;
        self.has_not_left(&reader)?;
        let (carrier, card) = self.carded(&document, asked.copy)?;
        self.at_rest(&document, &carrier)?;
        self.unclaimed(&document, &carrier)?;
        self.follows(at.date(), carrier.id, card.date)?;
        let approver = kept(asked.approver.as_deref());
        if approver.is_none() && !card.readers.iter().any(|planned| planned.name == reader) {
            return Err(Refusal::NotOnCard { reader }.into());
        }
        let last_back = card.readers.iter().flat_map(|reader| &reader.legs).filter_map(|leg| leg.back_at).max();
        if last_back.is_some_and(|back_at| at < back_at) {
            return Err(Refusal::Unreadable { field: "at", value: at.to_string() }.into());
        }
        let leg = self.read().next_leg()?;
        let seq = self.record(event::CirculateOut {
            card: card.id,
            leg,
            document: document.id,
            carrier: carrier.id,
            reader,
            at,
            approver,
        })?;
        Ok(Done { seq, slot: Some(card.slot), document: Some(document.id), carriers: vec![carrier.id], matter: None })
    }

    pub(super) fn circulate_back(&mut self, asked: &CirculateBack) -> Result<Done, Error> {
        let at = self.moment(asked.at)?;
        let document = self.find_document(&asked.document)?;
        let (carrier, card) = self.carded(&document, asked.copy)?;
        let Some((reader, leg)) = card.open_leg() else {
            return Err(Refusal::NoLegOpen { title: document.title }.into());
        };
        if let Some(named) = kept(asked.reader.as_deref()).filter(|named| *named != reader.name) {
            return Err(Refusal::OtherReader { reader: reader.name.clone(), named }.into());
        }
        rules::not_before("at", at.date(), leg.out_at.date())?;
        if at < leg.out_at {
            return Err(Refusal::Unreadable { field: "at", value: at.to_string() }.into());
        }
        let to = self.home_for(asked.place.as_deref(), leg.home)?;
        let seq = self.record(event::CirculateBack {
            card: card.id,
            leg: leg.id,
            document: document.id,
            carrier: carrier.id,
            at,
            opinion: kept(asked.opinion.as_deref()),
            instruction: kept(asked.instruction.as_deref()),
            to,
        })?;
        Ok(Done { seq, slot: Some(card.slot), document: Some(document.id), carriers: vec![carrier.id], matter: None })
    }

    pub(super) fn circulate_end(&mut self, asked: &CirculateEnd) -> Result<Done, Error> {
        let date = asked.date.unwrap_or_else(|| self.today());
        rules::not_in_future(date, self.today())?;
        let reason = needed("reason", &asked.reason)?;
        let document = self.find_document(&asked.document)?;
        let (carrier, card) = self.carded(&document, asked.copy)?;
        self.at_rest(&document, &carrier)?;
        rules::not_before("date", date, card.date)?;
        let seq = self.record(event::CirculateEnd { card: card.id, document: document.id, date, reason })?;
        Ok(Done { seq, slot: Some(card.slot), document: Some(document.id), carriers: vec![carrier.id], matter: None })
    }

    /// The open card of a carrier.
    fn open_card(&self, carrier: &CarrierRow) -> Result<Option<CardRow>, Error> {
        for id in self.read().cards_of(carrier.id)? {
            if let Some(card) = self.read().card(id)?.filter(CardRow::is_open) {
                return Ok(Some(card));
            }
        }
        Ok(None)
    }

    /// The copy that is meant, with its open card: the copy named, or the only one that has one.
    fn carded(&self, document: &DocumentRow, copy: Option<u32>) -> Result<(CarrierRow, CardRow), Error> {
        let no_card = || Refusal::NoCard { title: document.title.clone() };
        if copy.is_some() {
            let carrier = self.find_copy(document, copy)?;
            return Ok((carrier, self.open_card(&carrier)?.ok_or_else(no_card)?));
        }
        let mut found = Vec::new();
        for carrier in self.read().carriers_of(document.id)? {
            found.extend(self.open_card(&carrier)?.map(|card| (carrier, card)));
        }
        if found.len() > 1 {
            return Err(Refusal::WhichCopy { title: document.title.clone(), n: found.len() }.into());
        }
        found.pop().ok_or_else(|| no_card().into())
    }

    /// A moment that is not in the future.
    fn moment(&self, asked: Option<DateTime>) -> Result<DateTime, Error> {
        let now = self.now.datetime();
        let at = asked.unwrap_or_else(|| now.date().at(now.hour(), now.minute(), 0, 0));
        rules::not_in_future(at.date(), self.today())?;
        Ok(at)
    }
}
