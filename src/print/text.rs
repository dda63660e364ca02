//! Breaking Chinese text into lines.
//!
//! A line may end between any two hanzi; digits and Latin words stay together while they fit, a number stays with its
//! counter (12号, 3月), closing punctuation never starts a line and opening brackets never end one. Nothing is cut, and
//! nothing but the spaces at a break is dropped.

use std::ops::Range;

use super::PrintError;
use super::face::{self, Face};
use super::words::{closes, counts, opens};

/// One line of a text: bytes `start..end` of it, and its width in thousandths of the size.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Line {
    start: u32,
    end: u32,
    pub(crate) units: u32,
}

impl Line {
    fn of(start: usize, end: usize, units: u32) -> Self {
        Self { start: start as u32, end: end as u32, units }
    }

    /// Which bytes of the text.
    pub(crate) fn bytes(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The line's own text.
    pub(crate) fn text(self, whole: &str) -> &str {
        whole.get(self.bytes()).unwrap_or_default()
    }
}

/// Breaks a text into lines no wider than `max_units` thousandths of the size. Lines without ink are left out.
pub(crate) fn wrap(text: &str, face: Face, max_units: u32) -> Result<Vec<Line>, PrintError> {
    let mut lines = Vec::new();
    wrap_into(&mut lines, text, face, max_units)?;
    Ok(lines)
}

/// As [`wrap`], behind other lines. Answers whether the face has every character as it is written: nothing is lent by
/// the other face, nothing dropped, nothing replaced, so that each line is one run.
pub(crate) fn wrap_into(lines: &mut Vec<Line>, text: &str, face: Face, max_units: u32) -> Result<bool, PrintError> {
    let measures = face::measures(face);
    let mut open = Open::at(0);
    let mut plain = true;
    for (at, character) in text.char_indices() {
        if is_hanzi(character)
            && let Some(glyph) = measures.glyph(character)
        {
            open.ink(at, character, u32::from(glyph.advance), max_units, lines);
        } else if character == '\n' {
            open.close_into(lines);
            open = Open::at(at + 1);
        } else if character.is_whitespace() {
            let shown = face::space(face, character);
            let (lent_by, glyph) = face::resolve(face, shown)?;
            plain &= shown == character && lent_by == face;
            open.space(at, character, u32::from(glyph.advance));
        } else if face::leaves_no_ink(character) {
            plain = false;
        } else {
            let (lent_by, glyph) = face::resolve(face, character)?;
            plain &= lent_by == face;
            open.ink(at, character, u32::from(glyph.advance), max_units, lines);
        }
    }
    open.close_into(lines);
    Ok(plain)
}

/// The hanzi that nearly all of a register is made of. None of them is punctuation or white space.
fn is_hanzi(character: char) -> bool {
    matches!(character, '\u{4E00}'..='\u{9FFF}')
}

/// The line being filled.
struct Open {
    start: usize,
    /// Width so far, including spaces that may yet be dropped.
    units: u32,
    /// Where the ink ends, and the width up to there.
    ink_end: usize,
    ink_units: u32,
    previous: Option<char>,
    last_break: Option<Break>,
}

/// The latest place where the line may end.
#[derive(Clone, Copy)]
struct Break {
    next_start: usize,
    units_before_next: u32,
    line_end: usize,
    line_units: u32,
}

impl Open {
    fn at(start: usize) -> Self {
        Self { start, units: 0, ink_end: start, ink_units: 0, previous: None, last_break: None }
    }

    fn has_ink(&self) -> bool {
        self.ink_end > self.start
    }

    fn close_into(&self, lines: &mut Vec<Line>) {
        if self.has_ink() {
            lines.push(Line::of(self.start, self.ink_end, self.ink_units));
        }
    }

    fn space(&mut self, at: usize, character: char, advance: u32) {
        if self.has_ink() {
            self.units += advance;
            self.previous = Some(character);
        } else {
            // A line never starts with a space.
            *self = Self::at(at + character.len_utf8());
        }
    }

    fn ink(&mut self, at: usize, character: char, advance: u32, max_units: u32, lines: &mut Vec<Line>) {
        if !self.has_ink() {
            self.start = at;
        } else if self.previous.is_some_and(|previous| may_break(previous, character)) {
            self.last_break = Some(Break {
                next_start: at,
                units_before_next: self.units,
                line_end: self.ink_end,
                line_units: self.ink_units,
            });
        }
        if self.has_ink() && self.units + advance > max_units {
            if let Some(place) = self.last_break.take() {
                lines.push(Line::of(self.start, place.line_end, place.line_units));
                self.start = place.next_start;
                self.units -= place.units_before_next;
                self.ink_units = self.ink_units.saturating_sub(place.units_before_next);
            }
            // A word longer than a line is broken where the line is full.
            if self.units > 0 && self.units + advance > max_units {
                lines.push(Line::of(self.start, self.ink_end, self.ink_units));
                self.start = at;
                self.units = 0;
            }
        }
        self.units += advance;
        self.ink_end = at + character.len_utf8();
        self.ink_units = self.units;
        self.previous = Some(character);
    }
}

/// Whether a line may end between two neighbouring characters.
fn may_break(before: char, after: char) -> bool {
    if is_hanzi(before) && is_hanzi(after) {
        return true;
    }
    if closes(after) || opens(before) {
        return false;
    }
    if before.is_whitespace() {
        return true;
    }
    if is_word(before) && is_word(after) {
        return matches!(before, '-' | '/' | '~') && after.is_ascii_alphanumeric();
    }
    !(before.is_ascii_digit() && counts(after))
}

fn is_word(character: char) -> bool {
    character.is_ascii_graphic() && !opens(character)
        || matches!(character, '\u{C0}'..='\u{24F}' | '\u{370}'..='\u{4FF}')
}

/// How much of the blank left half of a bracket at the start of a line hangs out of the line, in thousandths of the size:
/// without it a second line that starts with 〔 looks indented.
pub(crate) fn hanging_units(line: &str) -> u32 {
    match line.chars().next() {
        Some(first) if opens(first) && !first.is_ascii() => 450,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn lines_of(text: &str, ems: f32) -> Result<Vec<&str>, PrintError> {
        let lines = wrap(text, Face::Serif, (ems * 1000.0) as u32)?;
        Ok(lines.iter().map(|line| line.text(text)).collect())
    }

    fn check(text: &str, ems: f32, expected: &[&str]) -> Result<(), PrintError> {
        assert_eq!(lines_of(text, ems)?, expected, "{text} at {ems} em");
        Ok(())
    }

    #[test]
    fn lines_end_where_chinese_lines_may_end() -> Result<(), PrintError> {
        check("关于保密工作的通知", 4.0, &["关于保密", "工作的通", "知"])?;
        check("农发银办〔2026〕12号", 5.5, &["农发银办", "〔2026〕", "12号"])?;
        check("清点完毕，封存。", 4.0, &["清点完", "毕，封", "存。"])?;
        check("2026年3月15日", 4.0, &["2026年", "3月15日"])?;
        check("机密★10年", 2.6, &["机", "密★", "10年"])?;
        check("000001-000003", 4.5, &["000001-", "000003"])?;
        check("用于 ABC 项目", 4.0, &["用于", "ABC 项", "目"])?;
        check("见附件\n  另见封套", 9.0, &["见附件", "另见封套"])?;
        check("", 4.0, &[])?;
        check(" \n ", 4.0, &[])?;
        check("12345678", 2.0, &["123", "456", "78"])
    }

    #[test]
    fn a_character_without_a_glyph_is_an_error() {
        assert!(matches!(wrap("吉𠮷", Face::Serif, 4000), Err(PrintError::MissingGlyph { character: '𠮷', .. })));
    }

    fn text() -> impl Strategy<Value = String> {
        let character = prop_oneof![
            6 => proptest::sample::select("关于做好保密检查工作的通知年月号份䶮𬭎".chars().collect::<Vec<_>>()),
            3 => proptest::sample::select("0123456789abcXYZ-/.".chars().collect::<Vec<_>>()),
            2 => proptest::sample::select("，。、；：）》〕」★%（《〔「".chars().collect::<Vec<_>>()),
            1 => proptest::sample::select(" \u{3000}\n".chars().collect::<Vec<_>>()),
        ];
        proptest::collection::vec(character, 0..80).prop_map(|characters| characters.into_iter().collect())
    }

    proptest! {
        #[test]
        fn nothing_but_spaces_is_lost_and_every_line_fits(text in text(), ems in 1_u32..30) {
            let max = ems * 1000;
            let lines = wrap(&text, Face::Serif, max).map_err(|e| TestCaseError::fail(e.to_string()))?;
            let inked = |s: &str| s.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            let joined: String = lines.iter().map(|line| line.text(&text)).collect();
            prop_assert_eq!(inked(&joined), inked(&text));
            let mut end = 0;
            for line in &lines {
                prop_assert!(line.start >= end && line.end > line.start);
                end = line.end;
                prop_assert!(line.units <= max);
                let piece = line.text(&text);
                prop_assert_eq!(piece.trim(), piece);
                let width = face::width_mm(Face::Serif, 10.0, piece);
                let expected = line.units as f32 * face::unit_mm(10.0);
                prop_assert!((width.unwrap_or(0.0) - expected).abs() < 0.01);
            }
        }

        #[test]
        fn punctuation_stays_where_it_belongs(text in "[关于做好保密（《〔，。）》〕]{0,60}") {
            // Runs of brackets longer than the line have no good place to break; real text has none.
            prop_assume!(!text.contains("（（") && !text.chars().collect::<Vec<_>>().windows(3)
                .any(|w| w.iter().all(|&c| opens(c) || closes(c))));
            let lines = wrap(&text, Face::Serif, 8000).map_err(|e| TestCaseError::fail(e.to_string()))?;
            for (n, line) in lines.iter().enumerate() {
                let piece = line.text(&text);
                prop_assert!(n == 0 || !piece.starts_with(closes), "{} starts with {}", n, piece);
                prop_assert!(n + 1 == lines.len() || !piece.ends_with(opens), "{} ends with {}", n, piece);
            }
        }
    }
}
