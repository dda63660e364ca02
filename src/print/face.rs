//! The two bundled faces and their measures: which characters they have, and how wide.
//!
//! One buffer per face serves the screen, the paper and the tests. Shaping is not done here: Chinese register text
//! needs none, one character is one glyph.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::sync::OnceLock;

use super::PrintError;

static SANS: &[u8] = include_bytes!("../../assets/fonts/NotoSansSC-Regular.ttf");
static SERIF: &[u8] = include_bytes!("../../assets/fonts/NotoSerifSC-Regular.ttf");

/// One of the bundled faces.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Face {
    /// 黑体: headings.
    Sans,
    /// 宋体: the body of the registers.
    Serif,
}

impl Face {
    /// Both faces, in the order of their indices.
    pub const ALL: [Self; 2] = [Self::Sans, Self::Serif];

    /// The face that lends a character this one lacks.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Sans => Self::Serif,
            Self::Serif => Self::Sans,
        }
    }
}

/// A glyph of a face: its number and how far it advances, in thousandths of the size.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Glyph {
    /// The glyph's number in the face; 0 is "missing" and never handed out.
    pub id: u16,
    /// The advance in thousandths of an em.
    pub advance: u16,
}

/// The TrueType bytes of a face.
pub fn bytes(face: Face) -> &'static [u8] {
    match face {
        Face::Sans => SANS,
        Face::Serif => SERIF,
    }
}

/// The glyph a face has for a character.
pub fn glyph(face: Face, character: char) -> Option<Glyph> {
    measures(face).glyph(character)
}

/// The glyph for a character, from the wanted face or, failing that, from the other one.
pub fn resolve(wanted: Face, character: char) -> Result<(Face, Glyph), PrintError> {
    if let Some(found) = glyph(wanted, character) {
        return Ok((wanted, found));
    }
    let other = wanted.other();
    glyph(other, character)
        .map(|found| (other, found))
        .ok_or(PrintError::MissingGlyph { character, code_point: u32::from(character) })
}

/// The first character of a text that neither face can draw.
pub fn missing(text: &str) -> Option<char> {
    text.chars().find(|&c| !c.is_whitespace() && !leaves_no_ink(c) && resolve(Face::Serif, c).is_err())
}

/// The text with every character that cannot be drawn spelled as its code point (`U+20BB7` in six-corner brackets).
///
/// Printing never does this by itself: it is for a caller whose person has been told and wants the page all the same.
pub fn spelled_out(text: &str) -> Cow<'_, str> {
    if missing(text).is_none() {
        return Cow::Borrowed(text);
    }
    let mut spelled = String::with_capacity(text.len() + 16);
    for character in text.chars() {
        if missing(character.encode_utf8(&mut [0; 4])).is_some() {
            // Writing into a String cannot fail.
            write!(spelled, "\u{3014}U+{:04X}\u{3015}", u32::from(character)).ok();
        } else {
            spelled.push(character);
        }
    }
    Cow::Owned(spelled)
}

/// The width of a text set on one line.
pub fn width_mm(face: Face, size_pt: f32, text: &str) -> Result<f32, PrintError> {
    let mut units = 0;
    for character in text.chars().filter(|&c| !leaves_no_ink(c)) {
        units += u32::from(resolve(face, character)?.1.advance);
    }
    Ok(units as f32 * unit_mm(size_pt))
}

/// One thousandth of an em, in millimetres.
pub(crate) fn unit_mm(size_pt: f32) -> f32 {
    size_pt * MM_PER_PT / 1000.0
}

/// Millimetres in a point.
pub(crate) const MM_PER_PT: f32 = 25.4 / 72.0;

/// Whether a character is an invisible instruction to a shaper: imported ledgers are full of them.
pub(crate) fn leaves_no_ink(character: char) -> bool {
    matches!(character, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}'
        | '\u{E0100}'..='\u{E01EF}')
}

/// The white space that stands for a white space on paper: itself if the face has it, else an ordinary space.
pub(crate) fn space(face: Face, character: char) -> char {
    if glyph(face, character).is_some() { character } else { ' ' }
}

/// How many glyphs a face has.
pub(crate) fn glyph_count(face: Face) -> u16 {
    measures(face).count
}

/// Ascent and descent in thousandths of an em, as the font says.
pub(crate) fn extent(face: Face) -> (i16, i16) {
    (measures(face).ascent, measures(face).descent)
}

/// The measures of a face. The 65,536 characters of the basic plane are looked up by index, the rare others searched.
pub(crate) struct Measures {
    basic: Vec<Glyph>,
    astral: Vec<(u32, Glyph)>,
    count: u16,
    ascent: i16,
    descent: i16,
}

impl Measures {
    /// The glyph of a character.
    pub(crate) fn glyph(&self, character: char) -> Option<Glyph> {
        let code = u32::from(character);
        let found = if code < 0x1_0000 {
            self.basic.get(code as usize).copied()
        } else {
            self.astral
                .binary_search_by_key(&code, |entry| entry.0)
                .ok()
                .and_then(|at| self.astral.get(at))
                .map(|entry| entry.1)
        };
        found.filter(|glyph| glyph.id != 0)
    }

    /// Reads the measures. A face that cannot be read has no glyphs at all, so that every text names what is missing;
    /// a test holds the bundled ones to being readable.
    fn read(bytes: &[u8]) -> Self {
        let mut table =
            Self { basic: vec![Glyph::default(); 0x1_0000], astral: Vec::new(), count: 0, ascent: 0, descent: 0 };
        let Ok(face) = ttf_parser::Face::parse(bytes, 0) else {
            return table;
        };
        let em = u32::from(face.units_per_em());
        let scaled = |value: i16| (i32::from(value) * 1000 / em as i32) as i16;
        table.count = face.number_of_glyphs();
        table.ascent = scaled(face.ascender());
        table.descent = scaled(face.descender());
        for subtable in
            face.tables().cmap.iter().flat_map(|cmap| cmap.subtables).filter(ttf_parser::cmap::Subtable::is_unicode)
        {
            subtable.codepoints(|code| {
                let Some(id) = subtable.glyph_index(code).filter(|id| id.0 != 0) else { return };
                let advance = face.glyph_hor_advance(id).unwrap_or(0);
                let glyph = Glyph { id: id.0, advance: (u32::from(advance) * 1000 / em) as u16 };
                if let Some(slot) = table.basic.get_mut(code as usize) {
                    *slot = glyph;
                } else {
                    table.astral.push((code, glyph));
                }
            });
        }
        table.astral.sort_unstable_by_key(|entry| entry.0);
        table.astral.dedup_by_key(|entry| entry.0);
        table
    }
}

/// The measures of a face, for whoever looks up many characters.
pub(crate) fn measures(face: Face) -> &'static Measures {
    static TABLES: [OnceLock<Measures>; 2] = [OnceLock::new(), OnceLock::new()];
    let [sans, serif] = &TABLES;
    match face {
        Face::Sans => sans.get_or_init(|| Measures::read(SANS)),
        Face::Serif => serif.get_or_init(|| Measures::read(SERIF)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_faces_draw_the_characters_of_names() {
        for face in Face::ALL {
            for character in "农发银办〔2026〕★①，䶮喆堃犇㛃𬭎".chars() {
                assert!(glyph(face, character).is_some(), "{face:?} lacks {character}");
            }
            assert_eq!(glyph(face, '农').map(|g| g.advance), Some(1000));
        }
    }

    #[test]
    fn a_character_of_neither_face_is_named() {
        let refused = resolve(Face::Serif, '𠮷').map_err(|e| e.to_string());
        assert_eq!(refused, Err("no bundled face has the character 𠮷 (U+20BB7)".to_owned()));
        assert_eq!(missing("吉𠮷"), Some('𠮷'));
        assert_eq!(spelled_out("吉𠮷"), "吉〔U+20BB7〕");
        assert!(matches!(spelled_out("吉 \u{200B}"), Cow::Borrowed(_)));
    }

    #[test]
    fn widths_add_up() -> Result<(), PrintError> {
        let one = width_mm(Face::Serif, 72.0, "农")?;
        assert!((one - 25.4).abs() < 0.001);
        assert!((width_mm(Face::Serif, 72.0, "农\u{200B}业")? - 50.8).abs() < 0.001);
        Ok(())
    }
}
