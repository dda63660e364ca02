//! Characters that no face has: a small box with the code point in it stands in their place, as wide as it needs. An empty
//! box would be the same for two people with different names; and what is copied, searched and recorded stays the
//! character itself. Paper does not do this by itself: there a person is asked first.

use egui::{Color32, ColorImage, Context, GlyphBitmap, GlyphRasterizer, GlyphRasterizerRequest, RasterizedGlyph, vec2};

use crate::print::face;

/// The hexadecimal digits, three dots wide, a row of dots in three bits.
const DIGITS: [[u8; ROWS]; 16] = [
    [0b111, 0b101, 0b101, 0b101, 0b111],
    [0b010, 0b110, 0b010, 0b010, 0b111],
    [0b111, 0b001, 0b111, 0b100, 0b111],
    [0b111, 0b001, 0b111, 0b001, 0b111],
    [0b101, 0b101, 0b111, 0b001, 0b001],
    [0b111, 0b100, 0b111, 0b001, 0b111],
    [0b111, 0b100, 0b111, 0b101, 0b111],
    [0b111, 0b001, 0b010, 0b010, 0b010],
    [0b111, 0b101, 0b111, 0b101, 0b111],
    [0b111, 0b101, 0b111, 0b001, 0b111],
    [0b010, 0b101, 0b111, 0b101, 0b101],
    [0b110, 0b101, 0b110, 0b101, 0b110],
    [0b011, 0b100, 0b100, 0b100, 0b011],
    [0b110, 0b101, 0b101, 0b101, 0b110],
    [0b111, 0b100, 0b110, 0b100, 0b111],
    [0b111, 0b100, 0b110, 0b100, 0b100],
];
const ROWS: usize = 5;
const COLUMNS: usize = 3;
/// From the edge of the box to the digits.
const INSET: usize = 2;
/// Two rows of digits, a dot between them.
const HEIGHT: usize = 2 * ROWS + 1 + 2 * INSET;
/// How far the box reaches below the line, in its own dots.
const BELOW: f32 = 3.0;
/// The size of text at which a dot is a pixel.
const SIZE: f32 = 18.0;

/// Installs it; what a face has is never asked of it.
pub(super) fn install(ctx: &Context) {
    ctx.add_glyph_rasterizer(GlyphRasterizer::new("tiegui::code_box", draw));
}

fn draw(request: &GlyphRasterizerRequest<'_>) -> Option<RasterizedGlyph> {
    let character = face::missing(request.cluster).filter(|character| !character.is_control())?;
    let digits = hexadecimal(character);
    let columns = digits.len() / 2;
    let width = columns * (COLUMNS + 1) - 1 + 2 * INSET;
    let dot = (request.font_size_px / SIZE).round().max(1.0) as usize;
    let mut image = ColorImage::filled([width * dot, HEIGHT * dot], Color32::TRANSPARENT);
    let stride = width * dot;
    for (at, pixel) in image.pixels.iter_mut().enumerate() {
        if is_inked(&digits, (at % stride / dot, at / stride / dot), width) {
            *pixel = Color32::WHITE;
        }
    }
    let (dot, width, height) = (dot as f32, (width * dot) as f32, (HEIGHT * dot) as f32);
    let offset_px = vec2(dot, BELOW * dot - height);
    Some(RasterizedGlyph { bitmap: GlyphBitmap { image, offset_px, is_color: false }, advance_px: width + 2.0 * dot })
}

/// The digits of a code point, as many above as below.
fn hexadecimal(character: char) -> Vec<usize> {
    let code = u32::from(character);
    let n = if code > 0xFFFF { 6 } else { 4 };
    (0..n).rev().map(|place| (code >> (4 * place) & 0xF) as usize).collect()
}

/// Whether the dot in this column and row is part of the edge or of a digit.
fn is_inked(digits: &[usize], (x, y): (usize, usize), width: usize) -> bool {
    if x == 0 || y == 0 || x + 1 == width || y + 1 == HEIGHT {
        return true;
    }
    let inside = x.checked_sub(INSET).zip(y.checked_sub(INSET));
    inside.is_some_and(|(x, y)| {
        let (column, row) = (x / (COLUMNS + 1), y / (ROWS + 1));
        let digit = digits.get(row * digits.len() / 2 + column).filter(|_| row < 2 && column < digits.len() / 2);
        let dots = digit.and_then(|digit| DIGITS.get(*digit)).and_then(|digit| digit.get(y % (ROWS + 1)));
        let bit = (COLUMNS - 1).checked_sub(x % (COLUMNS + 1));
        dots.zip(bit).is_some_and(|(dots, bit)| dots >> bit & 1 == 1)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(cluster: &str) -> Option<Vec<String>> {
        let request = GlyphRasterizerRequest {
            cluster,
            family: &egui::FontFamily::Proportional,
            font_size_px: 14.0,
            subpixel_offset_px: 0.0,
        };
        let image = draw(&request)?.bitmap.image;
        let row = |row: &[Color32]| row.iter().map(|dot| if dot.a() > 0 { '#' } else { '.' }).collect();
        Some(image.pixels.chunks(image.size[0]).map(row).collect())
    }

    #[test]
    fn a_box_says_its_code_point() {
        let drawn = drawn("𠮷").unwrap_or_default().join("\n");
        assert_eq!(
            drawn,
            "###############\n\
             #.............#\n\
             #.###.###.###.#\n\
             #.#.#...#.#.#.#\n\
             #.#.#.###.#.#.#\n\
             #.#.#.#...#.#.#\n\
             #.###.###.###.#\n\
             #.............#\n\
             #.##..##..###.#\n\
             #.#.#.#.#...#.#\n\
             #.##..##...#..#\n\
             #.#.#.#.#..#..#\n\
             #.##..##...#..#\n\
             #.............#\n\
             ###############"
        );
    }

    #[test]
    fn what_a_face_has_is_left_to_it() {
        for cluster in ["铁", "陆", "龑", "\u{E0100}", "\n", " "] {
            assert_eq!(drawn(cluster), None, "{cluster:?}");
        }
    }
}
