//! Pictures of a window without a GPU: the very triangles that the program hands to one, painted here. So every machine
//! paints the same, and no driver decides whether a picture is right.

use std::ops::Range;

use egui::epaint::{Mesh, Primitive, Vertex};
use egui::{Color32, ColorImage, Context, Pos2, Rect, Shape, TextureId, epaint::ClippedShape};

/// A picture, opaque.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Picture {
    pub(crate) width: usize,
    pub(crate) height: usize,
    pub(crate) pixels: Vec<[u8; 3]>,
}

/// Paints what a frame put out, one pixel a point.
pub(crate) fn paint(ctx: &Context, shapes: Vec<ClippedShape>) -> Picture {
    let size = ctx.content_rect().size();
    let (width, height) = (size.x as usize, size.y as usize);
    let mut picture = Picture { width, height, pixels: vec![[0; 3]; width * height] };
    #[expect(clippy::redundant_closure_for_method_calls, reason = "its lifetime is not general enough")]
    let font = ctx.fonts(|fonts| fonts.image());
    for part in ctx.tessellate(shapes, 1.0) {
        let Primitive::Mesh(mesh) = part.primitive else { continue };
        assert_eq!(mesh.texture_id, TextureId::default(), "the window shows nothing but text and plain shapes");
        picture.mesh(&mesh, part.clip_rect, &font);
    }
    picture
}

/// What changes over a triangle by the same amount from pixel to pixel.
struct Slope {
    first: f32,
    across: f32,
    down: f32,
}

impl Slope {
    fn of(corners: &[Vertex; 3], value: impl Fn(&Vertex) -> f32) -> Self {
        let [a, b, c] = corners;
        let (ab, ac) = (b.pos - a.pos, c.pos - a.pos);
        let area = ab.x * ac.y - ab.y * ac.x;
        let (first, one, two) = (value(a), value(b) - value(a), value(c) - value(a));
        let across = (one * ac.y - two * ab.y) / area;
        let down = (two * ab.x - one * ac.x) / area;
        Self { first: first - across * a.pos.x - down * a.pos.y, across, down }
    }

    fn at(&self, x: f32, y: f32) -> f32 {
        self.first + self.across * x + self.down * y
    }
}

impl Picture {
    fn mesh(&mut self, mesh: &Mesh, clip: Rect, font: &ColorImage) {
        let range = |from: f32, to: f32, most: usize| {
            (from.round().max(0.0) as usize).min(most)..(to.round().max(0.0) as usize).min(most)
        };
        let columns = range(clip.min.x, clip.max.x, self.width);
        let rows = range(clip.min.y, clip.max.y, self.height);
        for corners in mesh.indices.as_chunks::<3>().0 {
            self.triangle(&corners.map(|index| mesh.vertices[index as usize]), (&columns, &rows), font);
        }
    }

    /// Every pixel whose middle is inside.
    fn triangle(&mut self, corners: &[Vertex; 3], (columns, rows): (&Range<usize>, &Range<usize>), font: &ColorImage) {
        let [one, two, three] = corners;
        let lowest = one.pos.y.min(two.pos.y).min(three.pos.y);
        let highest = one.pos.y.max(two.pos.y).max(three.pos.y);
        let sides = [(one.pos, two.pos), (two.pos, three.pos), (three.pos, one.pos)];
        let plain = corners.iter().all(|corner| (corner.uv, corner.color) == (one.uv, one.color));
        let flat = tinted(one.color.to_array().map(f32::from), font, one.uv);
        let color = [0, 1, 2, 3].map(|n| Slope::of(corners, |corner| f32::from(corner.color.to_array()[n])));
        let uv = [Slope::of(corners, |corner| corner.uv.x), Slope::of(corners, |corner| corner.uv.y)];
        for row in pixels(lowest, highest, rows) {
            let y = row as f32 + 0.5;
            let (mut left, mut right) = (f32::INFINITY, f32::NEG_INFINITY);
            for crossed in sides.iter().filter_map(|side| crossing(*side, y)) {
                (left, right) = (left.min(crossed), right.max(crossed));
            }
            if left >= right {
                continue;
            }
            for column in pixels(left, right, columns) {
                let at = row * self.width + column;
                if plain {
                    self.blend(at, flat);
                } else {
                    let x = column as f32 + 0.5;
                    let color = [color[0].at(x, y), color[1].at(x, y), color[2].at(x, y), color[3].at(x, y)];
                    self.blend(at, tinted(color, font, egui::pos2(uv[0].at(x, y), uv[1].at(x, y))));
                }
            }
        }
    }

    fn blend(&mut self, at: usize, color: [f32; 4]) {
        let rest = 1.0 - color[3] / 255.0;
        let under = &mut self.pixels[at];
        for n in 0..3 {
            under[n] = (color[n] + f32::from(under[n]) * rest + 0.5) as u8;
        }
    }
}

/// The pixels whose middles lie from here to there, as far as they are among `all`.
fn pixels(from: f32, to: f32, all: &Range<usize>) -> Range<usize> {
    let first = (from - 0.5).ceil().max(all.start as f32) as usize;
    let end = (to - 0.5).ceil().max(0.0) as usize;
    first..end.min(all.end)
}

/// Where a side crosses a line; the same, whichever of its triangles asks.
fn crossing((one, two): (Pos2, Pos2), y: f32) -> Option<f32> {
    let (from, to) = if one.y < two.y { (one, two) } else { (two, one) };
    (from.y <= y && y < to.y).then(|| from.x + (y - from.y) * (to.x - from.x) / (to.y - from.y))
}

/// A colour where the texture has this dot; text lies on whole pixels.
fn tinted(color: [f32; 4], font: &ColorImage, uv: Pos2) -> [f32; 4] {
    let [width, height] = font.size;
    let column = ((uv.x * width as f32) as usize).min(width - 1);
    let row = ((uv.y * height as f32) as usize).min(height - 1);
    let dot = font.pixels[row * width + column].to_array();
    let part = |n: usize| color[n] * f32::from(dot[n]) / 255.0;
    [part(0), part(1), part(2), part(3)]
}

/// The shapes of a frame, with what `hides` says of the words in it covered: it is never the same twice.
pub(crate) fn masked(shapes: &[ClippedShape], hides: &dyn Fn(&str) -> bool) -> Vec<ClippedShape> {
    let cover = |shape: &Shape| match shape {
        Shape::Text(text) if hides(text.galley.text()) => {
            Shape::rect_filled(text.galley.rect.translate(text.pos.to_vec2()), 0.0, Color32::GRAY)
        }
        other => other.clone(),
    };
    shapes.iter().map(|part| ClippedShape { shape: cover(&part.shape), ..part.clone() }).collect()
}
