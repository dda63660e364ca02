//! Carriers that somebody or something has, as a list.

use std::collections::HashMap;

use egui::{RichText, Ui};
use jiff::civil::Date;

use crate::explain;
use crate::i18n::{self, Lang};
use crate::model::custody::Custody;
use crate::model::date::screen;
use crate::model::ids::{CarrierId, DocumentId};
use crate::model::period::short_mark;
use crate::model::view::HeldRow;
use crate::registry::browse::Holds;
use crate::registry::{Error, Registry};
use crate::tr;
use crate::ui::command::Command;
use crate::ui::situation::Chosen;
use crate::ui::widgets::{Cell, List, ListColumn, TableKeys, Tone, notice};
use crate::ui::{say, theme};

/// More rows than this are not kept.
const MOST_KEPT: usize = 2_000;

/// The list.
#[derive(Default)]
pub(super) struct Held {
    of: Option<(Holds, u64, Lang)>,
    ids: Vec<CarrierId>,
    rows: HashMap<CarrierId, Option<Row>>,
    pub(super) row: usize,
    reveal: bool,
    trouble: Option<String>,
}

struct Row {
    document: DocumentId,
    cells: Vec<Cell>,
}

impl Held {
    /// How many there are.
    pub(super) fn n(&self) -> usize {
        self.ids.len()
    }

    /// What is chosen.
    pub(super) fn chosen(&self) -> Chosen {
        let Some(id) = self.ids.get(self.row) else { return Chosen::default() };
        let row = self.rows.get(id).and_then(Option::as_ref);
        row.map(|row| Chosen { documents: vec![row.document], carriers: vec![*id], ..Chosen::default() })
            .unwrap_or_default()
    }

    /// Draws what `by` has; the keys are given where the list is the one in front. `inside` is the
    /// path of the place, which is not repeated.
    pub(super) fn ui(
        &mut self,
        ui: &mut Ui,
        registry: &Registry,
        (by, inside): (Holds, &str),
        keys: Option<TableKeys>,
        commands: &mut Vec<Command>,
    ) {
        self.look(registry, by);
        if let Some(trouble) = &self.trouble {
            notice(ui, Tone::Danger, trouble);
        }
        let Self { ids, rows, row: chosen, reveal, trouble, .. } = self;
        if ids.is_empty() {
            ui.add_space(theme::GROUP_GAP);
            ui.vertical_centered(|ui| ui.label(RichText::new(tr!("held-nothing")).color(theme::palette(ui).faint)));
            return;
        }
        let wide = ui.available_width() > theme::HELD_WIDE;
        let tight = ui.available_width() < theme::HELD_TIGHT;
        let columns = [
            ListColumn::new(tr!("ui-column-copy-numbers"), 76.0),
            ListColumn::new(tr!("ui-column-document-number"), if tight { 150.0 } else { 176.0 }),
            ListColumn::rest(tr!("ui-column-title")),
            ListColumn::new(tr!("ui-column-level"), if tight { 104.0 } else { 132.0 }),
            ListColumn::new(tr!("held-how"), if wide { 150.0 } else { 100.0 }),
        ];
        let today = registry.clock().today();
        let list = List {
            salt: "held",
            columns: &columns,
            n: ids.len(),
            chosen,
            keys: keys.unwrap_or(TableKeys::Elsewhere),
            in_front: keys.is_some(),
        };
        let acted = list.show(ui, std::mem::take(reveal), |row| {
            let Some(id) = ids.get(row) else { return Vec::new() };
            let row = rows.entry(*id).or_insert_with(|| match registry.held_row(*id) {
                Ok(row) => row.map(|row| Row { document: row.document.id, cells: cells(row, by, inside, today) }),
                Err(error) => {
                    *trouble = Some(explain::error(&error));
                    None
                }
            });
            row.as_ref().map(|row| row.cells.clone()).unwrap_or_default()
        });
        if acted.opened {
            commands.extend(self.chosen().documents.first().map(|document| Command::Open(*document)));
        }
    }

    /// Reads what `by` has, where it is not read already.
    pub(super) fn look(&mut self, registry: &Registry, by: Holds) {
        if let Err(error) = self.read(registry, by) {
            self.trouble = Some(explain::error(&error));
        }
    }

    fn read(&mut self, registry: &Registry, by: Holds) -> Result<(), Error> {
        let of = Some((by, registry.revision(), i18n::lang()));
        if self.rows.len() > MOST_KEPT {
            self.rows.clear();
        }
        if self.of == of {
            return Ok(());
        }
        if self.of.is_none_or(|(before, ..)| before != by) {
            (self.row, self.reveal) = (0, true);
        }
        self.of = of;
        (self.ids, self.trouble) = (Vec::new(), None);
        self.rows.clear();
        self.ids = registry.held(by)?;
        Ok(())
    }
}

/// Where a carrier lies, as told in the place called `inside`.
fn within<'a>(holder: &'a str, inside: &str) -> &'a str {
    holder.strip_prefix(inside).map_or(holder, |rest| rest.trim_start_matches('/'))
}

fn cells(row: HeldRow, by: Holds, inside: &str, today: Date) -> Vec<Cell> {
    let document = row.document;
    let overdue = row.due_on.is_some_and(|due| due < today);
    let how = match (by, row.carrier.custody, row.due_on, row.out_since) {
        (Holds::Person(_), Custody::Carried { .. }, Some(due), _) => tr!("process-carried-until", due = screen(due)),
        (Holds::Person(_), Custody::Lent { .. }, Some(due), _) => tr!("held-lent-until", due = screen(due)),
        (Holds::Person(_), Custody::Lent { .. } | Custody::Reading { .. }, None, Some(since))
        | (Holds::Person(_), Custody::Reading { .. }, _, Some(since)) => tr!("held-since", since = screen(since)),
        (Holds::Person(_), Custody::Lent { .. } | Custody::Reading { .. }, None, None) => tr!("ui-state-lent"),
        (Holds::Person(_), Custody::Kept { .. }, ..) => tr!("held-kept"),
        (Holds::Place(_) | Holds::Person(_), ..) => within(&row.holder, inside).to_owned(),
    };
    let tone = match row.carrier.custody {
        _ if overdue => Tone::Danger,
        Custody::Lent { .. } | Custody::Reading { .. } | Custody::Carried { .. } | Custody::Sealed { .. } => {
            Tone::Caution
        }
        Custody::Placed { .. } | Custody::Kept { .. } => Tone::Plain,
        Custody::Issued { .. } | Custody::Returned { .. } | Custody::Destroyed { .. } | Custody::Struck => Tone::Faint,
    };
    vec![
        say::copy(&row.carrier).into(),
        document.number.unwrap_or_default().into(),
        document.title.into(),
        short_mark(document.level, document.period.as_ref()).into(),
        Cell { text: how, tone },
    ]
}
