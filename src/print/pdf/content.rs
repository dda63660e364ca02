//! The content of a page as PDF operators: rules, texts, QR codes, with two decimals and nothing repeated.

use super::super::PrintError;
use super::super::face::{Face, MM_PER_PT};
use super::super::page::{Item, Page};
use super::super::setup::{Setup, Shift};
use super::{Uses, hundredths, resource_name, rounded};

/// The operators of a page, not yet packed.
pub(super) fn stream(page: &Page, uses: &Uses, setup: &Setup) -> Result<Vec<u8>, PrintError> {
    let mut out = Vec::with_capacity(page.items.len() * 48);
    let height = hundredths(page.height_mm);
    let shift = setup.of(page.width_mm, page.height_mm);
    let is_moved = shift != Shift::default();
    if is_moved {
        let scale = shift.per_cent / 100.0;
        // PDF counts from the lower left corner; what stays where it is, is the upper left one.
        let up = page.height_mm * (1.0 - scale) - shift.y_mm;
        let (x, y) = (shift.x_mm / MM_PER_PT, up / MM_PER_PT);
        out.extend_from_slice(format!("q {scale:.5} 0 0 {scale:.5} {x:.3} {y:.3} cm\n").as_bytes());
    }
    rules(&mut out, page, height);
    texts(&mut out, page, height, uses)?;
    for item in &page.items {
        if let Item::Qr { x_mm, y_mm, size_mm, modules, n } = item {
            qr(&mut out, (*x_mm, *y_mm, *size_mm), modules, *n, height);
        }
    }
    if is_moved {
        out.extend_from_slice(b"Q\n");
    }
    Ok(out)
}

/// All rules of one thickness in one path.
fn rules(out: &mut Vec<u8>, page: &Page, height: i32) {
    let mut widths: Vec<(i32, Vec<u8>)> = Vec::new();
    for item in &page.items {
        let Item::Rule { x1, y1, x2, y2, width_mm } = item else { continue };
        let width = hundredths(*width_mm);
        let at = widths.iter().position(|(other, _)| *other == width).unwrap_or_else(|| {
            widths.push((width, Vec::with_capacity(2048)));
            widths.len() - 1
        });
        let Some((_, path)) = widths.get_mut(at) else { continue };
        number(path, hundredths(*x1));
        number(path, height - hundredths(*y1));
        path.extend_from_slice(b"m ");
        number(path, hundredths(*x2));
        number(path, height - hundredths(*y2));
        path.extend_from_slice(b"l\n");
    }
    for (width, path) in widths {
        number(out, width);
        out.extend_from_slice(b"w\n");
        out.extend_from_slice(&path);
        out.extend_from_slice(b"S\n");
    }
}

fn texts(out: &mut Vec<u8>, page: &Page, height: i32, uses: &Uses) -> Result<(), PrintError> {
    let mut set: Option<(Face, i32)> = None;
    let (mut last_x, mut last_y) = (0, 0);
    for item in &page.items {
        let Item::Text { x_mm, baseline_mm, size_pt, face, text } = item else { continue };
        let wanted = (*face, rounded(size_pt * 100.0));
        if set.is_none() {
            out.extend_from_slice(b"BT\n");
        }
        if set != Some(wanted) {
            out.push(b'/');
            out.extend_from_slice(resource_name(*face).as_bytes());
            out.push(b' ');
            number(out, wanted.1);
            out.extend_from_slice(b"Tf\n");
            set = Some(wanted);
        }
        let (x, y) = (hundredths(*x_mm), height - hundredths(*baseline_mm));
        // Positions are relative to the last one; whole hundredths, so that nothing drifts.
        number(out, x - last_x);
        number(out, y - last_y);
        (last_x, last_y) = (x, y);
        out.extend_from_slice(b"Td<");
        let numbers = uses.numbers(*face);
        for character in text.chars() {
            hex(out, numbers.of(character)?);
        }
        out.extend_from_slice(b">Tj\n");
    }
    if set.is_some() {
        out.extend_from_slice(b"ET\n");
    }
    Ok(())
}

/// A QR code as one filled path around its dark areas: crisp at any size, with no seams between modules. The path counts
/// in modules from the upper left, so its numbers are short.
fn qr(out: &mut Vec<u8>, (x_mm, y_mm, size_mm): (f32, f32, f32), modules: &[bool], n: usize, height: i32) {
    let mut edges = Edges::around(modules, n);
    // A module in points, precise enough for the last one to end where the code does.
    let module = size_mm / MM_PER_PT / n.max(1) as f32;
    let (x, y) = (f64::from(hundredths(x_mm)) / 100.0, f64::from(height - hundredths(y_mm)) / 100.0);
    out.extend_from_slice(format!("q {module:.5} 0 0 -{module:.5} {x} {y} cm\n").as_bytes());
    while let Some(outline) = edges.next_outline() {
        for (nth, (x, y)) in outline.into_iter().enumerate() {
            number(out, x as i32 * 100);
            number(out, y as i32 * 100);
            out.extend_from_slice(if nth == 0 { b"m " } else { b"l " });
        }
        out.extend_from_slice(b"h\n");
    }
    out.extend_from_slice(b"f\nQ\n");
}

/// The edges between dark and light, each with the dark on its right, by the corner they start from.
struct Edges {
    side: usize,
    /// No edge leaves a corner before this one any more.
    from: usize,
    /// Up to two edges leave a corner; each is a direction.
    leaving: Vec<[Option<Direction>; 2]>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Direction {
    Right,
    Down,
    Left,
    Up,
}

impl Edges {
    fn around(modules: &[bool], n: usize) -> Self {
        let dark = |x: Option<usize>, y: Option<usize>| match (x, y) {
            (Some(x), Some(y)) if x < n && y < n => modules.get(y * n + x).copied().unwrap_or(false),
            _ => false,
        };
        let side = n + 1;
        let mut edges = Self { side, from: 0, leaving: vec![[None; 2]; side * side] };
        for y in 0..n {
            for x in 0..n {
                let (here, there) = (Some(x), Some(y));
                if !dark(here, there) {
                    continue;
                }
                if !dark(here, y.checked_sub(1)) {
                    edges.add(x, y, Direction::Right);
                }
                if !dark(Some(x + 1), there) {
                    edges.add(x + 1, y, Direction::Down);
                }
                if !dark(here, Some(y + 1)) {
                    edges.add(x + 1, y + 1, Direction::Left);
                }
                if !dark(x.checked_sub(1), there) {
                    edges.add(x, y + 1, Direction::Up);
                }
            }
        }
        edges
    }

    fn add(&mut self, x: usize, y: usize, direction: Direction) {
        if let Some([first, second]) = self.leaving.get_mut(y * self.side + x) {
            *if first.is_none() { first } else { second } = Some(direction);
        }
    }

    /// Takes the corners of one closed outline out of the edges.
    fn next_outline(&mut self) -> Option<Vec<(usize, usize)>> {
        let mut rest = self.leaving.iter().skip(self.from);
        let start = self.from + rest.position(|edges| edges.iter().any(Option::is_some))?;
        self.from = start;
        let (mut x, mut y) = (start % self.side, start / self.side);
        let mut corners = Vec::new();
        let mut heading = None;
        while let Some(direction) = self.take(x, y) {
            if heading != Some(direction) {
                corners.push((x, y));
                heading = Some(direction);
            }
            match direction {
                Direction::Right => x += 1,
                Direction::Down => y += 1,
                Direction::Left => x -= 1,
                Direction::Up => y -= 1,
            }
        }
        Some(corners)
    }

    fn take(&mut self, x: usize, y: usize) -> Option<Direction> {
        let [first, second] = self.leaving.get_mut(y * self.side + x)?;
        second.take().or_else(|| first.take())
    }
}

/// Hundredths as a decimal number and a space.
fn number(out: &mut Vec<u8>, hundredths: i32) {
    let mut digits = [0_u8; 12];
    let mut at = digits.len();
    let magnitude = hundredths.unsigned_abs();
    let mut put = |byte: u8| {
        at -= 1;
        if let Some(slot) = digits.get_mut(at) {
            *slot = byte;
        }
    };
    let (mut whole, fraction) = (magnitude / 100, magnitude % 100);
    if fraction != 0 {
        if fraction % 10 != 0 {
            put(b'0' + (fraction % 10) as u8);
        }
        put(b'0' + (fraction / 10) as u8);
        put(b'.');
    }
    if whole == 0 && fraction == 0 {
        put(b'0');
    }
    while whole > 0 {
        put(b'0' + (whole % 10) as u8);
        whole /= 10;
    }
    if hundredths < 0 {
        put(b'-');
    }
    out.extend_from_slice(digits.get(at..).unwrap_or_default());
    out.push(b' ');
}

fn hex(out: &mut Vec<u8>, number: u16) {
    let digit = |shift: u16| {
        let nibble = (number >> shift & 0xF) as u8;
        nibble + if nibble < 10 { b'0' } else { b'A' - 10 }
    };
    out.extend_from_slice(&[digit(12), digit(8), digit(4), digit(0)]);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_are_short_and_right() {
        for (hundredths, text) in [(0, "0 "), (5, ".05 "), (-50, "-.5 "), (84189, "841.89 "), (-1200, "-12 ")] {
            let mut out = Vec::new();
            number(&mut out, hundredths);
            assert_eq!(String::from_utf8_lossy(&out), text);
        }
    }

    #[test]
    fn a_single_module_is_a_square() {
        let mut edges = Edges::around(&[true], 1);
        assert_eq!(edges.next_outline(), Some(vec![(0, 0), (1, 0), (1, 1), (0, 1)]));
        assert_eq!(edges.next_outline(), None);
    }

    proptest! {
        /// Even one crossing wrongly taken would turn a module over: fill the outlines again and compare.
        #[test]
        fn outlines_hold_exactly_the_dark_modules(modules in proptest::collection::vec(any::<bool>(), 36)) {
            let n = 6;
            let mut edges = Edges::around(&modules, n);
            let mut winding = vec![0_i32; n * n];
            while let Some(outline) = edges.next_outline() {
                for (&(x1, y1), &(_, y2)) in outline.iter().zip(outline.iter().cycle().skip(1)) {
                    let step = if y2 > y1 { 1 } else { -1 };
                    for y in y1.min(y2)..y1.max(y2) {
                        for x in 0..x1 {
                            winding[y * n + x] += step;
                        }
                    }
                }
            }
            let dark: Vec<bool> = winding.iter().map(|&w| w != 0).collect();
            prop_assert_eq!(dark, modules);
        }
    }
}
