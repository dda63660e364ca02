//! The rows of a table as they are shown. A row is read and worded once; scrolling back shows what is there already.

use std::collections::HashMap;

use jiff::civil::Date;

use super::cells::{Facts, cell};
use super::columns::Column;
use super::notice::Tone;
use crate::i18n::{self, Lang};
use crate::model::book::Volume;
use crate::model::custody::Custody;
use crate::model::ids::{CardId, DocumentId, LineId};
use crate::model::line::LineKind;
use crate::model::register::Register;
use crate::model::view::Holding;
use crate::registry::{Error, Registry};
use crate::tr;

/// More rows than this are not kept; a screen shows some thirty.
const MOST: usize = 2_000;

/// What stands in a cell.
#[derive(Debug, Clone)]
pub(crate) struct Cell {
    /// The text.
    pub(crate) text: String,
    /// How it is meant.
    pub(crate) tone: Tone,
}

impl Cell {
    /// An ordinary text.
    pub(crate) fn plain(text: String) -> Self {
        Self { text, tone: Tone::Plain }
    }

    /// A text that need not be noticed.
    pub(crate) fn faint(text: String) -> Self {
        Self { text, tone: Tone::Faint }
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::plain(text)
    }
}

impl Default for Cell {
    fn default() -> Self {
        Self::plain(String::new())
    }
}

/// How it is meant that a carrier is where it is.
pub(crate) fn holding_tone(holding: &Holding) -> Tone {
    match holding.carrier.custody {
        Custody::Placed { .. } | Custody::Kept { .. } => Tone::Plain,
        Custody::Lent { .. } | Custody::Reading { .. } | Custody::Carried { .. } | Custody::Sealed { .. } => {
            Tone::Caution
        }
        Custody::Issued { .. } | Custody::Returned { .. } | Custody::Destroyed { .. } | Custody::Struck => Tone::Faint,
    }
}

/// A row as it is shown.
#[derive(Debug)]
pub(crate) struct RowText {
    /// Its cells, one a column.
    pub(crate) cells: Vec<Cell>,
    /// Whether the line is void.
    pub(crate) is_void: bool,
    /// What is said of the line behind its number.
    pub(crate) marks: Vec<String>,
    /// Its number.
    pub(crate) number: u32,
    /// Its document.
    pub(crate) document: DocumentId,
    /// Its card, where it is the line of one.
    pub(crate) card: Option<CardId>,
}

/// Where rows come from.
#[derive(Clone, Copy)]
pub(crate) struct Source<'a> {
    /// The books.
    pub(crate) registry: &'a Registry,
    /// Which of them.
    pub(crate) register: Register,
    /// What is shown of each line, in order.
    pub(crate) columns: &'a [Column],
    /// Today.
    pub(crate) today: Date,
}

/// The rows that have been read.
#[derive(Debug, Default)]
pub(crate) struct RowCache {
    /// What they were read at, and worded in.
    of: Option<(u64, Lang, Register, Date)>,
    columns: Vec<Column>,
    rows: HashMap<LineId, RowText>,
}

impl RowCache {
    /// A row that was read before.
    pub(crate) fn get(&self, id: LineId) -> Option<&RowText> {
        self.rows.get(&id)
    }

    /// Reads the rows that are missing; forgets all of them when the books or the language have changed.
    pub(crate) fn read(&mut self, source: Source<'_>, ids: &[LineId]) -> Result<(), Error> {
        let of = Some((source.registry.revision(), i18n::lang(), source.register, source.today));
        if self.of != of || self.columns != source.columns || self.rows.len() > MOST {
            self.rows.clear();
            self.of = of;
            source.columns.clone_into(&mut self.columns);
        }
        for &id in ids {
            if !self.rows.contains_key(&id)
                && let Some(row) = read_row(source, id)?
            {
                self.rows.insert(id, row);
            }
        }
        Ok(())
    }
}

fn read_row(source: Source<'_>, id: LineId) -> Result<Option<RowText>, Error> {
    let Source { registry, register, columns, today } = source;
    let Some(line) = registry.line(id)? else { return Ok(None) };
    let is_entry = line.kind == LineKind::Entry;
    let holdings = match register {
        Register::Receiving | Register::Issuing if is_entry && columns.contains(&Column::State) => {
            registry.holdings(line.document.id)?
        }
        _ => Vec::new(),
    };
    let card = registry.card_of(&line)?;
    let facts = Facts { line: &line, holdings: &holdings, card: card.as_ref(), today };
    let cells = columns.iter().map(|column| cell(*column, &facts)).collect();
    let card = card.as_ref().map(|card| card.id);
    let mut marks = Vec::new();
    if line.slot.book.volume == Volume::TopSecret {
        marks.push(tr!("ui-mark-top-secret"));
    }
    if line.brought_in {
        marks.push(tr!("ui-mark-brought-in"));
    }
    if is_entry && !line.corrections.is_empty() {
        marks.push(tr!("ui-mark-corrected"));
    }
    let (number, document) = (line.slot.number, line.document.id);
    Ok(Some(RowText { cells, is_void: line.voided_by.is_some(), marks, number, document, card }))
}
