//! Running text on paper: titles, headings, paragraphs, items. What is marked in the text as a key or as strong is set
//! like the rest.

use super::PrintError;
use super::book::{Align, Orientation};
use super::face::Face;
use super::page::{self, Area, Page, Type};

/// A block of running text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Prose {
    /// Begins a chapter.
    Title(String),
    /// Begins a part of it.
    Heading(String),
    /// A paragraph.
    Text(String),
    /// One of several things.
    Item(String),
}

const TITLE: Type = Type::new(Face::Sans, 17.0);
const HEADING: Type = Type::new(Face::Sans, 12.0);
const TEXT: Type = Type { face: Face::Serif, size_pt: 10.5, lead_mm: 6.0 };
const FOOT: Type = Type::new(Face::Serif, 8.5);
const MARGIN_MM: f32 = 22.0;
const FOOT_MM: f32 = 10.0;
const INDENT_MM: f32 = 5.0;

/// Lays running text out on as many pages as it needs; `name` stands at the foot of each.
pub fn prose_pages(name: &str, blocks: &[Prose]) -> Result<Vec<Page>, PrintError> {
    let (width, height) = Orientation::Portrait.a4_mm();
    let inner =
        Area { x: MARGIN_MM, y: MARGIN_MM, width: width - 2.0 * MARGIN_MM, height: height - 2.0 * MARGIN_MM - FOOT_MM };
    let mut pages = vec![Page::new(width, height)];
    let mut y = inner.y;
    for (n, block) in blocks.iter().enumerate() {
        let (set, before, after, indent, text) = match block {
            Prose::Title(text) => (TITLE, if n == 0 { 0.0 } else { 9.0 }, 3.0, 0.0, text),
            Prose::Heading(text) => (HEADING, 4.0, 1.5, 0.0, text),
            Prose::Text(text) => (TEXT, 0.0, 2.0, 0.0, text),
            Prose::Item(text) => (TEXT, 0.0, 1.0, INDENT_MM, text),
        };
        let text = unmarked(text);
        let area = inner.inset_left(indent);
        let tall = page::height_mm(area.width, set, &text)?;
        // A title or a heading does not stay alone at the end of a page.
        let company = if matches!(block, Prose::Title(_) | Prose::Heading(_)) { 3.0 * TEXT.lead_mm } else { 0.0 };
        if y > inner.y && y + before + tall + company > inner.bottom() {
            pages.push(Page::new(width, height));
            y = inner.y;
        } else if y > inner.y {
            y += before;
        }
        let Some(page) = pages.last_mut() else { break };
        if matches!(block, Prose::Item(_)) {
            page.run(inner.x, y + set.drop_mm(), set, "\u{2022}")?;
        }
        y += page.paragraph(Area { y, ..area }, set, &text)? + after;
    }
    let n = pages.len();
    for (index, page) in pages.iter_mut().enumerate() {
        let baseline = inner.bottom() + FOOT_MM;
        page.line(inner, baseline, Align::Left, FOOT, name)?;
        page.line(inner, baseline, Align::Right, FOOT, &format!("{} / {n}", index + 1))?;
    }
    Ok(pages)
}

/// The text without the marks of keys and of strong words.
fn unmarked(text: &str) -> String {
    text.replace("**", "").replace('`', "")
}

impl Area {
    fn inset_left(self, by: f32) -> Self {
        Self { x: self.x + by, width: self.width - by, ..self }
    }
}
