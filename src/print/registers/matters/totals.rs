//! Sums: how many per level and kind.

use std::collections::BTreeMap;

use super::{kilos, medium, row, table, thing_kind};
use crate::model::level::Level;
use crate::model::matter_view::{ItemRow, SubjectRow};
use crate::print::book::{Align, Column};
use crate::print::form::FormTable;

/// How many of each level and kind there are, and how heavy it is.
#[derive(Debug, Default)]
pub(super) struct Totals {
    /// By the level's place among the levels, and by kind.
    counts: BTreeMap<(usize, &'static str), u32>,
    grams: BTreeMap<usize, u32>,
}

impl Totals {
    pub(super) fn of<'a>(items: impl IntoIterator<Item = &'a ItemRow>) -> Self {
        let mut totals = Self::default();
        for item in items {
            let (level, kind, count, grams) = match &item.subject {
                SubjectRow::Carrier { carrier, document, .. } => (document.level, medium(carrier.medium), 1, None),
                SubjectRow::Thing(thing) => (thing.level, thing_kind(thing.kind), thing.count, thing.grams),
            };
            let at = Level::ALL.iter().position(|other| *other == level).unwrap_or(Level::ALL.len());
            let sum = totals.counts.entry((at, kind)).or_default();
            *sum = sum.saturating_add(count);
            if let Some(grams) = grams {
                let sum = totals.grams.entry(at).or_default();
                *sum = sum.saturating_add(grams);
            }
        }
        totals
    }

    pub(super) fn count(&self) -> u32 {
        self.counts.values().fold(0, |sum, n| sum.saturating_add(*n))
    }

    fn levels(&self) -> Vec<usize> {
        let mut levels: Vec<usize> = self.counts.keys().map(|(level, _)| *level).collect();
        levels.dedup();
        levels
    }

    fn at(&self, level: usize) -> u32 {
        self.counts.iter().filter(|((at, _), _)| *at == level).fold(0, |sum, (_, n)| sum.saturating_add(*n))
    }

    fn weight(&self) -> u32 {
        self.grams.values().fold(0, |sum, grams| sum.saturating_add(*grams))
    }

    /// In one sentence.
    pub(super) fn sentence(&self) -> String {
        let levels = self.levels().into_iter().map(|level| format!("{}{}件", label(level), self.at(level)));
        let levels = levels.collect::<Vec<_>>().join("、");
        let all = format!("共{}件", self.count());
        let all = if levels.is_empty() { all } else { format!("{all}，其中{levels}") };
        if self.weight() > 0 { format!("{all}；另称重{}公斤", kilos(self.weight())) } else { all }
    }

    /// As a table: a row for each level, a column for each kind.
    pub(super) fn table(&self, heading: &str) -> FormTable {
        let mut kinds: Vec<&'static str> = Vec::new();
        for (_, kind) in self.counts.keys() {
            if !kinds.contains(kind) {
                kinds.push(kind);
            }
        }
        let mut columns = vec![Column::plain("序", 8.0, Align::Centre), Column::plain("密级", 22.0, Align::Centre)];
        let width = (100.0 / kinds.len().max(1) as f32).min(30.0);
        columns.extend(kinds.iter().map(|kind| Column::plain(kind, width, Align::Centre)));
        columns.push(Column::plain("合计（件）", 20.0, Align::Centre));
        columns.push(Column::plain("重量（公斤）", 22.0, Align::Centre));
        let shown = |n: u32| if n == 0 { String::new() } else { n.to_string() };
        let weight = |grams: u32| if grams == 0 { String::new() } else { kilos(grams) };
        let mut rows = Vec::new();
        for (n, level) in (1..).zip(self.levels()) {
            let mut line = row(n, [label(level).to_owned()]);
            let counts = kinds.iter().map(|kind| self.counts.get(&(level, *kind)).copied().unwrap_or(0));
            line.cells.extend(counts.map(|n| shown(n).into()));
            line.cells.push(self.at(level).to_string().into());
            line.cells.push(weight(self.grams.get(&level).copied().unwrap_or(0)).into());
            rows.push(line);
        }
        let mut sum = row(0, ["合计".to_owned()]);
        let by_kind = |kind: &&str| {
            let these = self.counts.iter().filter(|((_, other), _)| other == kind);
            these.fold(0_u32, |sum, (_, n)| sum.saturating_add(*n))
        };
        sum.cells.extend(kinds.iter().map(|kind| shown(by_kind(kind)).into()));
        sum.cells.push(self.count().to_string().into());
        sum.cells.push(weight(self.weight()).into());
        rows.push(sum);
        table(heading, columns, rows)
    }
}

fn label(level: usize) -> &'static str {
    Level::ALL.get(level).map_or("", |level| level.label())
}
