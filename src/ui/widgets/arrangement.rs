//! How an account likes its table: which columns are shown, in which order, how wide. Kept in the desk's preferences,
//! a line of text a register.

use super::columns::Column;
use crate::model::register::Register;
use crate::registry::Registry;
use crate::ui::theme;

/// The narrowest and the widest a column gets.
pub(crate) const WIDTHS: std::ops::RangeInclusive<f32> = 40.0..=900.0;

/// The columns that are shown, each with its width; the title takes what is left.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Arrangement {
    register: Register,
    columns: Vec<Column>,
    widths: Vec<f32>,
    /// Moves with every change, so that the table measures again.
    version: u64,
    /// Whether a width has changed that is not kept yet.
    dirty: bool,
    /// Whether somebody arranged it.
    meant: bool,
    /// The most lines it was fitted for.
    lines: usize,
}

impl Arrangement {
    /// How a register is shown to somebody who never asked for anything.
    pub(crate) fn new(register: Register) -> Self {
        let columns = Column::of(register).0.to_vec();
        let widths = columns.iter().map(|column| column.width(0)).collect();
        Self { register, columns, widths, version: 0, dirty: false, meant: false, lines: 0 }
    }

    /// How the account at the desk likes it.
    pub(crate) fn kept(registry: &Registry, register: Register) -> Self {
        kept(registry, register).and_then(|text| Self::read(register, &text)).unwrap_or_else(|| Self::new(register))
    }

    /// As it was to begin with.
    pub(crate) fn reset(&self) -> Self {
        Self { version: self.version + 1, ..Self::new(self.register) }
    }

    /// Leaves columns out that there is no room for, as long as nobody arranged them: better none than all of them cut.
    /// In a book of many `lines` the numbers are longer; it does not jump while a search shows fewer.
    pub(crate) fn fit(&mut self, room: f32, lines: usize) {
        if self.meant {
            return;
        }
        let lines = lines.max(self.lines);
        let width = |column: &Column| column.width(lines);
        let usual = Self::new(self.register);
        let mut columns = usual.columns;
        for leaving in Column::leaving(self.register) {
            let share = |column: &Column| if column.gives_way() { theme::FAIR_SHARE } else { 1.0 };
            if columns.iter().map(|column| width(column) * share(column)).sum::<f32>() > room {
                columns.retain(|column| column != leaving);
            }
        }
        self.lines = lines;
        let widths: Vec<f32> = columns.iter().map(width).collect();
        if columns != self.columns || widths != self.widths {
            (self.columns, self.widths) = (columns, widths);
            self.version += 1;
        }
    }

    /// Keeps it for the account at the desk. A preference that cannot be kept is no trouble: it is gone tomorrow.
    pub(crate) fn keep(&mut self, registry: &Registry) {
        self.dirty = false;
        let text = self.meant.then(|| self.text());
        keep(registry, self.register, text.as_deref());
    }

    /// Keeps widths that have changed, once the button is let go.
    pub(crate) fn settle(&mut self, registry: &Registry, dragging: bool) {
        if self.dirty && !dragging {
            self.keep(registry);
        }
    }

    /// The columns, in order.
    pub(crate) fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// The columns with their widths.
    pub(crate) fn widths(&self) -> impl Iterator<Item = (Column, f32)> {
        self.columns.iter().copied().zip(self.widths.iter().copied())
    }

    /// Moves with every change but that of a width.
    pub(crate) fn version(&self) -> u64 {
        self.version
    }

    /// Every column there is: those that are shown in their order, then the others.
    pub(crate) fn all(&self) -> Vec<(Column, bool)> {
        let (first, more) = Column::of(self.register);
        let hidden = first.iter().chain(more).filter(|column| !self.columns.contains(column));
        let shown = self.columns.iter().map(|column| (*column, true));
        shown.chain(hidden.map(|column| (*column, false))).collect()
    }

    /// Takes a new width.
    pub(crate) fn widen(&mut self, column: Column, width: f32) {
        let at = self.columns.iter().position(|other| *other == column);
        if let Some(kept) = at.and_then(|at| self.widths.get_mut(at)).filter(|kept| (**kept - width).abs() > 0.5) {
            *kept = width;
            (self.dirty, self.meant) = (true, true);
        }
    }

    /// Shows a column at the end, or hides it.
    pub(crate) fn show(&mut self, column: Column, shown: bool) {
        let at = self.columns.iter().position(|other| *other == column);
        match (at, shown) {
            (None, true) => {
                self.columns.push(column);
                self.widths.push(column.width(self.lines));
            }
            (Some(at), false) if !column.is_fixed() => {
                self.columns.remove(at);
                self.widths.remove(at);
            }
            (None, false) | (Some(_), _) => return,
        }
        self.meant = true;
        self.version += 1;
    }

    /// Puts a column where another stands; the number stays first.
    pub(crate) fn put(&mut self, column: Column, at: Column) {
        let place = |wanted: Column| self.columns.iter().position(|other| *other == wanted);
        let (Some(from), Some(to)) = (place(column), place(at)) else { return };
        if from == to || from == 0 || to == 0 {
            return;
        }
        let column = self.columns.remove(from);
        let width = self.widths.remove(from);
        self.columns.insert(to, column);
        self.widths.insert(to, width);
        self.meant = true;
        self.version += 1;
    }

    /// Puts a column one place further to the left or to the right.
    pub(crate) fn shift(&mut self, column: Column, right: bool) {
        let Some(at) = self.columns.iter().position(|other| *other == column) else { return };
        let to = if right { at.checked_add(1) } else { at.checked_sub(1) };
        if let Some(other) = to.and_then(|to| self.columns.get(to).copied()) {
            self.put(column, other);
        }
    }

    /// As one line of text: `no=62 words=0 …`.
    fn text(&self) -> String {
        let part = |(column, width): (Column, f32)| format!("{}={}", column.code(), width.round());
        self.widths().map(part).collect::<Vec<_>>().join(" ")
    }

    /// Reads it back; what this program does not know is left out.
    fn read(register: Register, text: &str) -> Option<Self> {
        let (first, more) = Column::of(register);
        let mut read =
            Self { register, columns: Vec::new(), widths: Vec::new(), version: 0, dirty: false, meant: true, lines: 0 };
        for part in text.split(' ') {
            let (code, width) = part.split_once('=')?;
            let known = first.iter().chain(more).find(|column| column.code() == code);
            let width: f32 = width.parse().ok().filter(|width: &f32| width.is_finite())?;
            if let Some(&column) = known.filter(|column| !read.columns.contains(column)) {
                read.columns.push(column);
                read.widths.push(width.clamp(*WIDTHS.start(), *WIDTHS.end()));
            }
        }
        let whole = read.columns.first() == Some(&Column::Number) && read.columns.contains(&Column::Title);
        whole.then_some(read)
    }
}

fn key(register: Register) -> String {
    format!("columns-{}", register.code())
}

fn kept(registry: &Registry, register: Register) -> Option<String> {
    registry.preference(&key(register)).ok().flatten()
}

fn keep(registry: &Registry, register: Register, text: Option<&str>) {
    registry.prefer(&key(register), text).ok();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_comes_back() {
        for register in Register::ALL {
            let mut mine = Arrangement::new(register);
            let (shown, hidden) = Column::of(register);
            let (last, more) = (shown[shown.len() - 1], hidden[0]);
            mine.show(last, false);
            mine.show(more, true);
            mine.put(more, shown[1]);
            mine.widen(more, 133.4);
            let back = Arrangement::read(register, &mine.text()).unwrap_or_else(|| Arrangement::new(register));
            assert_eq!(back.columns, mine.columns);
            assert_eq!(back.columns[1], more);
            assert!((back.widths[1] - 133.0).abs() < 0.01);
            let codes: std::collections::BTreeSet<_> = shown.iter().chain(hidden).map(|column| column.code()).collect();
            assert_eq!(codes.len(), shown.len() + hidden.len(), "two columns of a register have one code");
        }
    }

    #[test]
    fn number_and_title_stay() {
        let mut mine = Arrangement::new(Register::Receiving);
        mine.show(Column::Title, false);
        mine.put(Column::Title, Column::Number);
        mine.shift(Column::Date, false);
        assert_eq!(mine.columns, Arrangement::new(Register::Receiving).columns);
        assert_eq!(Arrangement::read(Register::Receiving, "words=1"), None);
        assert_eq!(Arrangement::read(Register::Receiving, "no=62 words=NaN junk").map(|it| it.columns.len()), None);
    }
}
