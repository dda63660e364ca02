//! What is chosen in a table: the line the keys stand on, and the lines that are marked for doing something with all of
//! them. Marks outlive a search, so that lines can be gathered one after the other.

use std::collections::BTreeSet;

use crate::model::ids::LineId;

/// The chosen line and the marked ones.
#[derive(Debug, Default)]
pub(crate) struct Picks {
    /// The row the keys stand on.
    pub(crate) row: Option<usize>,
    /// Whether somebody went there; the first row of a list is nobody's choice.
    stood: bool,
    /// Where a range that Shift extends began, and what was marked before.
    anchor: Option<(usize, BTreeSet<LineId>)>,
    marked: BTreeSet<LineId>,
    /// Moves with every change of the marks.
    moves: u64,
}

impl Picks {
    /// The first row, and no marks.
    pub(crate) fn first() -> Self {
        Self { row: Some(0), ..Self::default() }
    }

    /// The marked lines.
    pub(crate) fn marked(&self) -> &BTreeSet<LineId> {
        &self.marked
    }

    /// Moves with every change of the marks.
    pub(crate) fn moves(&self) -> u64 {
        self.moves
    }

    /// Whether somebody chose the row one stands on.
    pub(crate) fn is_meant(&self) -> bool {
        self.stood
    }

    /// Stands on a row.
    pub(crate) fn stand(&mut self, row: usize) {
        self.row = Some(row);
        self.stood = true;
        self.anchor = None;
    }

    /// Marks the line one stands on, or takes its mark away.
    pub(crate) fn toggle(&mut self, ids: &[LineId]) {
        let Some(&id) = self.row.and_then(|row| ids.get(row)) else { return };
        if !self.marked.remove(&id) {
            self.marked.insert(id);
        }
        self.anchor = None;
        self.moves += 1;
    }

    /// Stands on a row and marks everything from where Shift was first held.
    pub(crate) fn extend(&mut self, ids: &[LineId], to: usize) {
        let (from, before) = self.anchor.take().unwrap_or_else(|| (self.row.unwrap_or_default(), self.marked.clone()));
        let range = from.min(to)..=from.max(to);
        self.marked.clone_from(&before);
        self.marked.extend(ids.get(range).unwrap_or_default());
        self.anchor = Some((from, before));
        self.row = Some(to);
        self.moves += 1;
    }

    /// Marks every line of the list; where all are marked already, none.
    pub(crate) fn mark_all(&mut self, ids: &[LineId]) {
        if ids.iter().all(|id| self.marked.contains(id)) {
            for id in ids {
                self.marked.remove(id);
            }
        } else {
            self.marked.extend(ids);
        }
        self.anchor = None;
        self.moves += 1;
    }

    /// Takes all marks away.
    pub(crate) fn unmark(&mut self) {
        self.marked.clear();
        self.anchor = None;
        self.moves += 1;
    }

    /// The list is another one: a range begun in the old one ends; `same` says that one still stands on the same line.
    pub(crate) fn relisted(&mut self, row: Option<usize>, same: bool) {
        self.row = row;
        self.stood &= same;
        self.anchor = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines() -> Vec<LineId> {
        (1..=9).map(LineId).collect()
    }

    fn marked(chosen: &Picks) -> Vec<i64> {
        chosen.marked().iter().map(|id| id.0).collect()
    }

    #[test]
    fn shift_marks_and_takes_back() {
        let lines = lines();
        let mut chosen = Picks::first();
        chosen.stand(7);
        chosen.toggle(&lines);
        chosen.stand(2);
        chosen.extend(&lines, 3);
        chosen.extend(&lines, 4);
        assert_eq!(marked(&chosen), [3, 4, 5, 8]);
        chosen.extend(&lines, 1);
        assert_eq!((marked(&chosen), chosen.row), (vec![2, 3, 8], Some(1)));
    }

    #[test]
    fn all_and_none() {
        let lines = lines();
        let mut chosen = Picks::first();
        chosen.mark_all(&lines[..4]);
        assert_eq!(marked(&chosen), [1, 2, 3, 4]);
        chosen.mark_all(&lines);
        assert_eq!(chosen.marked().len(), 9);
        chosen.mark_all(&lines[..8]);
        assert_eq!(marked(&chosen), [9]);
        chosen.unmark();
        assert!(chosen.marked().is_empty());
    }
}
