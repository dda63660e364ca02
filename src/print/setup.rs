//! How a printer's paper lies: how far what it prints is off, and the page by which people measure that. A sheet that
//! is already signed gets a second printing only if both lie alike, and no two printers do.

use serde::{Deserialize, Serialize};

use super::PrintError;
use super::book::Align;
use super::face::Face;
use super::page::{Area, Page, Type};
use super::words;

/// How far everything on a page is moved, and by how much it is enlarged, seen from the page's upper left corner.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Shift {
    /// To the right, in millimetres.
    pub x_mm: f32,
    /// Down, in millimetres.
    pub y_mm: f32,
    /// Per cent of its size.
    pub per_cent: f32,
}

impl Default for Shift {
    fn default() -> Self {
        Self { x_mm: 0.0, y_mm: 0.0, per_cent: 100.0 }
    }
}

/// The shifts of a printer. A page that lies across is turned by the printer, so it is off in another way.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Setup {
    /// Of pages that stand.
    pub portrait: Shift,
    /// Of pages that lie across.
    pub landscape: Shift,
}

impl Setup {
    /// The shift of a page of this size.
    pub fn of(&self, width_mm: f32, height_mm: f32) -> Shift {
        if width_mm > height_mm { self.landscape } else { self.portrait }
    }
}

const TITLE: Type = Type::new(Face::Sans, 16.0);
const TEXT: Type = Type { face: Face::Serif, size_pt: 10.5, lead_mm: 6.0 };
const SCALE: Type = Type::new(Face::Sans, 7.0);

/// Where the two lines run that are measured, from each edge.
const MEASURED_MM: f32 = 20.0;
/// Printers do not reach the edge.
const REACHED_MM: f32 = 8.0;

/// A page to lay a ruler on, of the size of the pages that are to be printed.
pub fn test_page(width_mm: f32, height_mm: f32, shift: Shift) -> Result<Page, PrintError> {
    let mut page = Page::new(width_mm, height_mm);
    let across = width_mm > height_mm;
    ruled(&mut page, width_mm, height_mm)?;
    let text = Area { x: 45.0, y: 50.0, width: width_mm - 90.0, height: 0.0 };
    page.line(text, text.y, Align::Centre, TITLE, words::TEST_PAGE)?;
    let now = words::shifted(shift, across);
    page.line(text, text.y + 9.0, Align::Centre, TEXT, &now)?;
    let mut y = text.y + 16.0;
    let far = width_mm - MEASURED_MM;
    for step in words::test_steps(MEASURED_MM, far, far - MEASURED_MM) {
        y += page.paragraph(Area { y, ..text }, TEXT, &step)? + 2.0;
    }
    Ok(page)
}

/// Lines every ten millimetres, heavier where they are measured, with ticks for every millimetre along those.
fn ruled(page: &mut Page, width: f32, height: f32) -> Result<(), PrintError> {
    let measured = |at: f32, end: f32| (at - MEASURED_MM).abs() < 0.01 || (at - end + MEASURED_MM).abs() < 0.01;
    let lines = |end: f32| {
        let tens = (1..).map(|n| n as f32 * 10.0).take_while(move |at| *at < end - REACHED_MM + 0.1);
        // The far line is measured from the far edge, which is no whole ten; what would touch it is left out.
        tens.filter(move |at| (at - end + MEASURED_MM).abs() > 4.0).chain([end - MEASURED_MM])
    };
    // The writing stands on white.
    let (top, bottom) = (40.0, 130.0);
    for x in lines(width) {
        let weight = if measured(x, width) { 0.25 } else { 0.08 };
        if x > 40.0 && x < width - 40.0 {
            page.rule(x, REACHED_MM, x, top, weight);
            page.rule(x, bottom, x, height - REACHED_MM, weight);
        } else {
            page.rule(x, REACHED_MM, x, height - REACHED_MM, weight);
        }
        page.line(Area { x, y: 0.0, width: 0.0, height: 0.0 }, REACHED_MM - 0.8, Align::Centre, SCALE, &number(x))?;
    }
    for y in lines(height) {
        let weight = if measured(y, height) { 0.25 } else { 0.08 };
        if y > top && y < bottom {
            page.rule(REACHED_MM, y, 40.0, y, weight);
            page.rule(width - 40.0, y, width - REACHED_MM, y, weight);
        } else {
            page.rule(REACHED_MM, y, width - REACHED_MM, y, weight);
        }
        page.line(
            Area { x: 1.0, y: 0.0, width: REACHED_MM - 1.8, height: 0.0 },
            y + 0.9,
            Align::Right,
            SCALE,
            &number(y),
        )?;
    }
    let millimetres = |end: f32| (0..).map(|n| REACHED_MM + n as f32).take_while(move |at| *at <= end - REACHED_MM);
    for x in millimetres(width) {
        page.rule(x, MEASURED_MM - tick(x), x, MEASURED_MM, 0.08);
    }
    for y in millimetres(height) {
        page.rule(MEASURED_MM - tick(y), y, MEASURED_MM, y, 0.08);
    }
    Ok(())
}

fn tick(at: f32) -> f32 {
    if at % 5.0 == 0.0 { 2.4 } else { 1.4 }
}

fn number(at: f32) -> String {
    format!("{at:.0}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::print::Item;

    #[test]
    fn the_lines_to_measure_are_where_the_page_says() -> Result<(), PrintError> {
        for (width, height) in [(210.0, 297.0), (297.0, 210.0)] {
            let page = test_page(width, height, Shift { x_mm: 1.5, ..Shift::default() })?;
            let heavy = page.items.iter().filter_map(|item| match item {
                Item::Rule { x1, x2, width_mm, .. } if *width_mm > 0.2 && (x1 - x2).abs() < 0.01 => Some(*x1),
                _ => None,
            });
            assert_eq!(heavy.collect::<Vec<_>>(), [20.0, width - 20.0]);
            for item in &page.items {
                if let Item::Text { x_mm, baseline_mm, .. } = item {
                    assert!(*x_mm > 0.0 && *x_mm < width && *baseline_mm > 0.0 && *baseline_mm < height);
                }
            }
        }
        Ok(())
    }

    /// Writes the pages to look at: `cargo test --lib print::setup -- --ignored`.
    #[test]
    #[ignore = "for people who want to see the pages"]
    fn look() -> Result<(), Box<dyn std::error::Error>> {
        let pages = [(210.0, 297.0), (297.0, 210.0)].map(|(w, h)| test_page(w, h, Shift::default()));
        let pages = pages.into_iter().collect::<Result<Vec<_>, _>>()?;
        let created = "2026-03-31T16:05:00+08:00[+08:00]".parse()?;
        let meta = crate::print::DocumentMeta { title: words::TEST_PAGE.to_owned(), created };
        let setup = Setup { landscape: Shift { x_mm: 10.0, y_mm: 5.0, per_cent: 95.0 }, ..Setup::default() };
        let bytes = crate::print::write_for(&pages, &meta, &setup, &crate::print::Watch::default())?;
        Ok(crate::print::save(&bytes, &std::env::temp_dir().join("tiegui-test-page.pdf"))?)
    }

    #[test]
    fn a_setup_of_an_earlier_time_is_read() -> Result<(), serde_json::Error> {
        let setup: Setup = serde_json::from_str(r#"{"portrait":{"x_mm":1.5}}"#)?;
        assert_eq!(setup.of(210.0, 297.0), Shift { x_mm: 1.5, ..Shift::default() });
        assert_eq!(setup.of(297.0, 210.0), Shift::default());
        Ok(())
    }
}
