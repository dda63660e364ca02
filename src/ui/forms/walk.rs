//! The order in which Enter goes through a form.

use super::form::{At, Cell, Form, empty_row};
use super::spec::Kind;
use super::verb::Verb;

impl Form {
    /// Whether the pages of every copy in a batch are counted.
    pub(super) fn counts_pages(&self) -> bool {
        self.verb() == Verb::GiveBack
    }

    /// Every input in the order in which Enter goes through them.
    pub(super) fn order(&self) -> Vec<At> {
        let counted = self.about.items.iter().enumerate().filter(|(_, item)| item.ticked && self.counts_pages());
        let mut order: Vec<At> = counted.map(|(item, _)| At::Item(item)).collect();
        let mut folded = false;
        for (field, entry) in self.entries.iter().enumerate() {
            if !self.is_shown(entry.spec) {
                continue;
            }
            if entry.spec.stand.is_folded() && !folded {
                folded = true;
                order.push(At::More);
            }
            if entry.spec.stand.is_folded() && !self.more {
                continue;
            }
            if let Kind::Rows(columns) = entry.spec.kind {
                for row in 0..entry.rows.len() {
                    order.extend((0..columns.len()).map(|column| At::Cell { field, row, column }));
                }
            } else {
                order.push(At::Field(field));
            }
        }
        order.push(At::Record);
        order
    }

    /// The first input that has to be filled in and is not; else the button.
    pub(super) fn first_wanted(&self) -> At {
        let wanted = |at: &At| {
            let entry = match *at {
                At::Field(field) | At::Cell { field, .. } => self.entries.get(field),
                At::Item(item) => {
                    let item = self.about.items.get(item);
                    return item.is_some_and(|it| it.holding.carrier.pages.is_some() && it.pages.text.is_empty());
                }
                At::More | At::Record => None,
            };
            let needed = entry.is_some_and(|entry| self.is_needed(entry.spec))
                && self.spec(*at).is_some_and(|spec| spec.needed || matches!(at, At::Field(_)));
            let needed = needed && !matches!(at, At::Cell { row: 1.., .. });
            needed && self.cell(*at).is_some_and(|cell| cell.text.trim().is_empty())
        };
        let order = self.order();
        let first = order.first().copied().unwrap_or(At::Record);
        let begun = order.iter().any(|at| self.cell(*at).is_some_and(|cell| !cell.text.is_empty()));
        order.into_iter().find(wanted).unwrap_or(if begun { At::Record } else { first })
    }

    /// Goes on from `at`, or back; a last row that says something is followed by an empty one.
    pub(super) fn go(&mut self, at: At, back: bool) {
        if let (At::Cell { field, row, column }, false) = (at, back) {
            self.go_in_rows(field, row, column);
            return;
        }
        let order = self.order();
        let Some(here) = order.iter().position(|other| *other == at) else { return };
        let next = if back { here.checked_sub(1) } else { here.checked_add(1) };
        self.focus = next.and_then(|next| order.get(next).copied()).or(Some(at));
    }

    /// Goes on from `at` to the next input that says nothing yet.
    pub(super) fn go_to_empty(&mut self, at: At) {
        let order = self.order();
        let here = order.iter().position(|other| *other == at).unwrap_or_default();
        let is_empty = |at: &&At| self.cell(**at).is_none_or(|cell| cell.text.trim().is_empty());
        self.focus = order.get(here + 1..).into_iter().flatten().find(is_empty).copied();
    }

    fn go_in_rows(&mut self, field: usize, row: usize, column: usize) {
        let Some(entry) = self.entries.get_mut(field) else { return };
        let Kind::Rows(columns) = entry.spec.kind else { return };
        let is_last_row = row + 1 == entry.rows.len();
        let is_empty = entry.rows.get(row).is_some_and(|cells| cells.iter().all(|cell| cell.text.trim().is_empty()));
        let next = if is_last_row && is_empty && column == 0 {
            // Nothing more to name: behind the rows.
            None
        } else if column + 1 < columns.len() && entry.spec.name != "readers" {
            Some(At::Cell { field, row, column: column + 1 })
        } else {
            if is_last_row {
                let mut fresh = empty_row(columns);
                for (spec, (cell, before)) in
                    columns.iter().zip(fresh.iter_mut().zip(entry.rows.get(row).into_iter().flatten()))
                {
                    if spec.repeats {
                        *cell = Cell::filled(before.text.clone());
                    }
                }
                entry.rows.push(fresh);
            }
            Some(At::Cell { field, row: row + 1, column: 0 })
        };
        if next.is_some() {
            self.focus = next;
            return;
        }
        let order = self.order();
        let behind = order.iter().rposition(|at| matches!(at, At::Cell { field: f, .. } if *f == field));
        self.focus = behind.and_then(|at| order.get(at + 1).copied());
    }
}
