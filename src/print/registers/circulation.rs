//! 文件传阅卡.

use jiff::civil::DateTime;

use super::{CARDS, texts};
use crate::model::book::{Slot, Volume};
use crate::model::copyno::copy_no;
use crate::model::date::paper;
use crate::model::event::PrintedPage;
use crate::model::period::mark;
use crate::model::register::Register;
use crate::model::view::{CardRow, LegRow, ReaderRow};
use crate::print::card::{Card, Reader};

/// A card ready to be laid out.
///
/// Rows are only ever added at the end, because people have signed in those above: the readers the card planned come
/// first, each with the first time the document was with them; who came later, and who had it again, follows in the
/// order in which it went to them. The pages that are `on_paper` already are marked 补打.
pub fn card(card: &CardRow, unit: &str, on_paper: &[PrintedPage]) -> Card {
    let document = &card.document;
    Card {
        register: CARDS,
        year: card.slot.book.year,
        volume: card.slot.book.volume.into(),
        number: card.slot.number,
        printed: on_paper.iter().map(|page| page.page).max().unwrap_or_default(),
        unit: unit.to_owned(),
        state: state(card),
        receipt_number: card.registered.map(slot).unwrap_or_default(),
        issuer: document.issuer.clone().unwrap_or_else(|| unit.to_owned()),
        document_number: document.number.clone().unwrap_or_default(),
        title: document.title.clone(),
        level: mark(document.level, document.period.as_ref()),
        copy_number: copy(card),
        copies: card.copies.to_string(),
        proposal: card.proposal.clone().unwrap_or_default(),
        instruction: instructions(card),
        readers: legs(card).into_iter().map(|(reader, leg)| row(reader, leg)).collect(),
    }
}

/// Readers and legs as they stand on the card; a planned reader who has still to read has no leg.
pub(super) fn legs(card: &CardRow) -> Vec<(&ReaderRow, Option<&LegRow>)> {
    let (planned, added): (Vec<_>, Vec<_>) = card.readers.iter().partition(|reader| reader.planned);
    let first = planned.iter().map(|&reader| (reader, reader.legs.first()));
    let again = planned.iter().flat_map(|&reader| reader.legs.iter().skip(1).map(move |leg| (reader, leg)));
    let others = added.iter().flat_map(|&reader| reader.legs.iter().map(move |leg| (reader, leg)));
    let mut later: Vec<(&ReaderRow, &LegRow)> = again.chain(others).collect();
    later.sort_by_key(|(_, leg)| (leg.out_at, leg.id));
    first.chain(later.into_iter().map(|(reader, leg)| (reader, Some(leg)))).collect()
}

/// Where a document is on the books.
pub(super) fn slot(slot: Slot) -> String {
    let register = match slot.book.register {
        Register::Receiving => "",
        Register::Issuing => "发文",
        Register::Lending => "借阅",
        Register::Circulation => "传阅",
    };
    let volume = match slot.book.volume {
        Volume::Ordinary => "",
        Volume::TopSecret => "绝密册",
    };
    format!("{register}{volume}{}年第{}号", slot.book.year, slot.number)
}

/// Whether the card is void or was ended before all had read.
pub(super) fn ending(card: &CardRow) -> Option<String> {
    let ended = card.ended_on.map(|day| format!("{}提前结束传阅", paper(day)));
    if card.void { Some(texts::VOID.to_owned()) } else { ended }
}

fn state(card: &CardRow) -> String {
    let ending = ending(card).map(|ending| format!("（{ending}）")).unwrap_or_default();
    format!("{}{ending}", slot(card.slot))
}

/// The copy in circulation.
pub(super) fn copy(card: &CardRow) -> String {
    card.carrier.copy_no.map_or_else(|| texts::ordinal(card.carrier.ordinal), copy_no)
}

fn instructions(card: &CardRow) -> String {
    let one = |(reader, leg): (&ReaderRow, Option<&LegRow>)| {
        let text = leg?.instruction.as_deref()?;
        Some(format!("{}：{text}", reader.name))
    };
    legs(card).into_iter().filter_map(one).collect::<Vec<_>>().join("\n")
}

/// Day and time of day.
pub(super) fn moment(at: DateTime) -> String {
    format!("{} {:02}:{:02}", paper(at.date()), at.hour(), at.minute())
}

fn row(reader: &ReaderRow, leg: Option<&LegRow>) -> Reader {
    Reader {
        name: reader.name.clone(),
        post: reader.duty.clone().unwrap_or_default(),
        sent_at: leg.map(|leg| moment(leg.out_at)).unwrap_or_default(),
        returned_at: leg.and_then(|leg| leg.back_at).map(moment).unwrap_or_default(),
        opinion: leg.and_then(|leg| leg.opinion.clone()).unwrap_or_default(),
    }
}
