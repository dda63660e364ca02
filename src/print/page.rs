//! A page of placed things, in millimetres from the top left: what the paper and the preview both draw.

use super::PrintError;
use super::book::Align;
use super::face::{self, Face};
use super::text;

/// A page and everything on it, in reading order.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Page {
    /// The paper's width.
    pub width_mm: f32,
    /// The paper's height.
    pub height_mm: f32,
    /// Texts cell by cell in reading order, and the rules between them.
    pub items: Vec<Item>,
}

/// One thing on a page. Everything is black.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// A run of text in one face, every character of which the face has.
    Text {
        /// The left end of the run.
        x_mm: f32,
        /// The line the characters stand on.
        baseline_mm: f32,
        /// The size in points.
        size_pt: f32,
        /// The face that has all of the run's characters.
        face: Face,
        /// The run.
        text: String,
    },
    /// A straight line.
    Rule {
        /// One end.
        x1: f32,
        /// One end.
        y1: f32,
        /// The other end.
        x2: f32,
        /// The other end.
        y2: f32,
        /// The thickness.
        width_mm: f32,
    },
    /// A QR code.
    Qr {
        /// The left edge.
        x_mm: f32,
        /// The upper edge.
        y_mm: f32,
        /// The side, without quiet zone.
        size_mm: f32,
        /// Row by row, true is dark.
        modules: Vec<bool>,
        /// Modules to a side.
        n: usize,
    },
}

/// A rectangle on the page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Area {
    pub(crate) x: f32,
    pub(crate) y: f32,
    pub(crate) width: f32,
    pub(crate) height: f32,
}

impl Area {
    pub(crate) fn right(self) -> f32 {
        self.x + self.width
    }

    pub(crate) fn bottom(self) -> f32 {
        self.y + self.height
    }

    /// The rectangle without a band at its left and right.
    pub(crate) fn inset(self, by: f32) -> Self {
        Self { x: self.x + by, width: self.width - 2.0 * by, ..self }
    }
}

/// How a text is set.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Type {
    pub(crate) face: Face,
    pub(crate) size_pt: f32,
    /// From line to line.
    pub(crate) lead_mm: f32,
}

impl Type {
    /// A size with the leading of register text.
    pub(crate) const fn new(face: Face, size_pt: f32) -> Self {
        Self { face, size_pt, lead_mm: size_pt * face::MM_PER_PT * 1.27 }
    }

    pub(crate) fn unit_mm(self) -> f32 {
        face::unit_mm(self.size_pt)
    }

    /// How many thousandths of the size fit into a width.
    pub(crate) fn units_in(self, width_mm: f32) -> u32 {
        // A hair of tolerance: a column made for five hanzi holds five hanzi.
        (width_mm / self.unit_mm() + 0.5).max(0.0) as u32
    }

    /// From the upper edge of a line to where its characters stand. The em box of Chinese faces reaches from 0.88 above
    /// the baseline to 0.12 below.
    pub(crate) fn drop_mm(self) -> f32 {
        let em = self.unit_mm() * 1000.0;
        (self.lead_mm - em) / 2.0 + 0.88 * em
    }

    /// From the baseline up to the middle of a hanzi.
    pub(crate) fn middle_mm(self) -> f32 {
        self.unit_mm() * 380.0
    }
}

impl Page {
    pub(crate) fn new(width_mm: f32, height_mm: f32) -> Self {
        Self { width_mm, height_mm, items: Vec::with_capacity(512) }
    }

    pub(crate) fn rule(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, width_mm: f32) {
        self.items.push(Item::Rule { x1, y1, x2, y2, width_mm });
    }

    /// Four rules around a rectangle, closed at the corners.
    pub(crate) fn frame(&mut self, area: Area, width_mm: f32) {
        let (half, right, bottom) = (width_mm / 2.0, area.right(), area.bottom());
        self.rule(area.x - half, area.y, right + half, area.y, width_mm);
        self.rule(area.x - half, bottom, right + half, bottom, width_mm);
        self.rule(area.x, area.y, area.x, bottom, width_mm);
        self.rule(right, area.y, right, bottom, width_mm);
    }

    /// Sets a text that stays on one line, starting at `x_mm`; answers its width. A character the face lacks is lent by
    /// the other face, so the text may become several runs.
    pub(crate) fn run(&mut self, x_mm: f32, baseline_mm: f32, set: Type, text: &str) -> Result<f32, PrintError> {
        let unit = set.unit_mm();
        let mut place = |face: Face, from: u32, text: String| {
            let x_mm = x_mm + from as f32 * unit;
            self.items.push(Item::Text { x_mm, baseline_mm, size_pt: set.size_pt, face, text });
        };
        let (mut open, mut from, mut units) = (String::with_capacity(text.len()), 0, 0);
        let mut current = set.face;
        for character in text.chars() {
            if face::leaves_no_ink(character) {
                continue;
            }
            let character = if character.is_whitespace() { face::space(set.face, character) } else { character };
            let (face, glyph) = face::resolve(set.face, character)?;
            if face != current {
                if !open.is_empty() {
                    place(current, from, std::mem::take(&mut open));
                }
                current = face;
                from = units;
            }
            open.push(character);
            units += u32::from(glyph.advance);
        }
        if !open.is_empty() {
            place(current, from, open);
        }
        Ok(units as f32 * unit)
    }

    /// Sets a text that is known to be one run: the face has all of it as it is written.
    pub(crate) fn plain_run(&mut self, x_mm: f32, baseline_mm: f32, set: Type, text: &str) {
        self.items.push(Item::Text { x_mm, baseline_mm, size_pt: set.size_pt, face: set.face, text: text.to_owned() });
    }

    /// Sets a text that stays on one line within an area, standing on `baseline_mm`.
    pub(crate) fn line(
        &mut self,
        area: Area,
        baseline_mm: f32,
        align: Align,
        set: Type,
        text: &str,
    ) -> Result<(), PrintError> {
        let width = face::width_mm(set.face, set.size_pt, text)?;
        self.run(align.start(area.x, area.width, width), baseline_mm, set, text)?;
        Ok(())
    }

    /// Sets a wrapped text in the middle of an area's height.
    pub(crate) fn block(&mut self, area: Area, align: Align, set: Type, text: &str) -> Result<(), PrintError> {
        let lines = text::wrap(text, set.face, set.units_in(area.width))?;
        let top = area.y + (area.height - lines.len() as f32 * set.lead_mm) / 2.0;
        self.lines(Area { y: top, ..area }, align, set, text, &lines)
    }

    /// Sets a wrapped text from an area's upper edge down; answers how much height it took.
    pub(crate) fn paragraph(&mut self, area: Area, set: Type, text: &str) -> Result<f32, PrintError> {
        let lines = text::wrap(text, set.face, set.units_in(area.width))?;
        self.lines(area, Align::Left, set, text, &lines)?;
        Ok(lines.len() as f32 * set.lead_mm)
    }

    fn lines(
        &mut self,
        area: Area,
        align: Align,
        set: Type,
        text: &str,
        lines: &[text::Line],
    ) -> Result<(), PrintError> {
        let mut baseline = area.y + set.drop_mm();
        for line in lines {
            let x = align.start(area.x, area.width, line.units as f32 * set.unit_mm());
            self.run(x, baseline, set, line.text(text))?;
            baseline += set.lead_mm;
        }
        Ok(())
    }
}

/// The height a text takes when wrapped to a width.
pub(crate) fn height_mm(width_mm: f32, set: Type, text: &str) -> Result<f32, PrintError> {
    Ok(text::wrap(text, set.face, set.units_in(width_mm))?.len() as f32 * set.lead_mm)
}
