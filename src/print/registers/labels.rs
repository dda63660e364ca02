//! What labels say: copies, places, and the receipt stamp.

use super::circulation;
use super::texts;
use crate::model::copyno::copy_no;
use crate::model::label::{Labelled, VaultTag};
use crate::model::period;
use crate::model::view::{CarrierRow, DocumentRow, LineRow, PlaceRow};
use crate::print::labels::Label;

/// The label of a copy or a medium: which copy, of which document. The title stands last, where there is room for it.
pub fn copy(document: &DocumentRow, carrier: &CarrierRow, tag: VaultTag) -> Label {
    let copy = carrier.copy_no.map_or_else(|| texts::ordinal(carrier.ordinal), copy_no);
    let mark = period::short_mark(document.level, document.period.as_ref());
    let lines = document.number.iter().chain([&document.title]).cloned().collect();
    Label { head: format!("{mark}　{copy}"), lines, payload: Labelled::Carrier(carrier.id).payload(tag) }
}

/// The label of a room, a cabinet or a shelf: its own name large, what it is part of below.
pub fn place(place: &PlaceRow, unit: &str, tag: VaultTag) -> Label {
    let (within, name) = place.path.rsplit_once('/').unwrap_or(("", &place.path));
    let lines = [within, unit].into_iter().filter(|line| !line.is_empty()).map(str::to_owned).collect();
    Label { head: name.to_owned(), lines, payload: Labelled::Place(place.id).payload(tag) }
}

/// The receipt stamp (收文章) of a line of the receiving register: whose, which number, which day, how many copies.
pub fn stamp(line: &LineRow, unit: &str, tag: VaultTag) -> Label {
    let mark = period::short_mark(line.document.level, line.document.period.as_ref());
    Label {
        head: format!("{unit}收文"),
        lines: vec![format!("{}　{mark}", circulation::slot(line.slot)), format!("收文日期 {}", line.date)],
        payload: Labelled::Document(line.document.id).payload(tag),
    }
}
