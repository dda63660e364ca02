//! Pictures that are kept: small PNGs of few colours, held against what is painted now.

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{BufReader, BufWriter};
use std::path::{Path, PathBuf};

use crate::painter::Picture;

/// How far a colour may be off, and how many pixels may be further off.
const COLOUR: u8 = 24;
const PIXELS: usize = 12;
/// How near two colours are of which a kept picture needs one only: of the soft edges of letters, few shades are enough.
const NEAR: u8 = 20;
/// So many pixels of one colour beside each other are part of a surface; its colour is kept exactly as it is.
const SURFACE: usize = 24;

/// Where they hang.
pub(crate) fn room() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots")
}

/// Holds a picture against the one of that name. Where they differ, both what is new and where it differs lie beside it
/// afterwards; with `UPDATE_SNAPSHOTS` in the environment the new one takes its place.
pub(crate) fn compare(name: &str, picture: &Picture) -> Result<(), String> {
    let kept = room().join(format!("{name}.png"));
    let (new, diff) = (kept.with_extension("new.png"), kept.with_extension("diff.png"));
    for left_over in [&new, &diff] {
        fs::remove_file(left_over).ok();
    }
    let old = read(&kept).ok();
    let differs = old.as_ref().map(|old| picture.differs(old));
    if differs.as_ref().is_some_and(|pixels| pixels.len() <= PIXELS) {
        return Ok(());
    }
    let update = std::env::var_os("UPDATE_SNAPSHOTS").is_some();
    write(if update { &kept } else { &new }, &picture.in_few_colours());
    match differs {
        _ if update => Ok(()),
        None => Err(format!("{name}: no such picture is kept")),
        Some(pixels) => {
            write(&diff, &picture.marked(&pixels));
            Err(format!("{name}: {} pixels differ, see {}", pixels.len(), diff.display()))
        }
    }
}

impl Picture {
    /// How often each colour occurs, and whether it fills a surface; the most frequent first.
    fn colours(&self) -> Vec<([u8; 3], (usize, bool))> {
        let mut counts = HashMap::<[u8; 3], (usize, bool)>::new();
        for run in self.runs() {
            let (count, surface) = counts.entry(run[0]).or_default();
            *count += run.len();
            *surface |= run.len() >= SURFACE;
        }
        let mut colours: Vec<_> = counts.into_iter().collect();
        colours.sort_by_key(|(colour, (count, _))| (usize::MAX - count, *colour));
        colours
    }

    fn runs(&self) -> impl Iterator<Item = &[[u8; 3]]> {
        self.pixels.chunk_by(|one, two| one == two)
    }

    /// With surfaces as they are, and of everything else only colours that are not near to another one.
    fn in_few_colours(&self) -> Self {
        let (mut kept, mut shown) = (Vec::<[u8; 3]>::new(), HashMap::new());
        for (colour, (_, surface)) in self.colours() {
            let nearest = kept.iter().copied().min_by_key(|other| apart(colour, *other));
            let near = nearest.filter(|other| kept.len() == 256 || (apart(colour, *other) <= NEAR && !surface));
            shown.insert(colour, near.unwrap_or(colour));
            if near.is_none() {
                kept.push(colour);
            }
        }
        let pixels = self.runs().flat_map(|run| std::iter::repeat_n(shown[&run[0]], run.len())).collect();
        Self { pixels, ..*self }
    }

    /// The pixels that are not as in the other one.
    fn differs(&self, other: &Self) -> Vec<usize> {
        if (self.width, self.height) != (other.width, other.height) {
            return (0..self.pixels.len()).collect();
        }
        let surfaces: Vec<_> = self.colours().into_iter().filter(|(_, (_, surface))| *surface).collect();
        let off = |one: [u8; 3], two: [u8; 3]| {
            one != two && (apart(one, two) > COLOUR || surfaces.iter().any(|(colour, _)| *colour == one))
        };
        let rows = self.pixels.chunks(self.width).zip(other.pixels.chunks(self.width)).enumerate();
        let rows = rows.filter(|(_, (one, two))| one != two);
        let pairs = rows.flat_map(|(row, (one, two))| {
            one.iter().zip(two).enumerate().map(move |(at, pair)| (row * self.width + at, pair))
        });
        pairs.filter(|(_, (one, two))| off(**one, **two)).map(|(at, _)| at).collect()
    }

    /// Itself, faint, with these pixels in red.
    fn marked(&self, at: &[usize]) -> Self {
        let mut pixels: Vec<_> = self.pixels.iter().map(|pixel| pixel.map(|part| 192 + part / 4)).collect();
        for at in at {
            pixels[*at] = [220, 0, 0];
        }
        Self { pixels, ..*self }.in_few_colours()
    }
}

/// How far two colours are apart: the part of them that differs most.
fn apart(one: [u8; 3], two: [u8; 3]) -> u8 {
    one.into_iter().zip(two).map(|(one, two)| one.abs_diff(two)).max().unwrap_or_default()
}

/// Writes a picture of at most 256 colours.
fn write(path: &Path, picture: &Picture) {
    let mut colours = picture.pixels.clone();
    colours.sort_unstable();
    colours.dedup();
    let numbers: HashMap<_, _> = (0_u8..=255).zip(&colours).map(|(number, colour)| (*colour, number)).collect();
    let dots: Vec<u8> = picture.pixels.iter().map(|pixel| numbers[pixel]).collect();
    let file = BufWriter::new(File::create(path).unwrap());
    let mut encoder = png::Encoder::new(file, picture.width as u32, picture.height as u32);
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_palette(colours.concat());
    encoder.set_compression(png::Compression::High);
    encoder.set_filter(png::Filter::NoFilter);
    encoder.write_header().unwrap().write_image_data(&dots).unwrap();
}

fn read(path: &Path) -> Result<Picture, png::DecodingError> {
    let mut decoder = png::Decoder::new(BufReader::new(File::open(path)?));
    decoder.set_transformations(png::Transformations::EXPAND);
    let mut reader = decoder.read_info()?;
    let mut bytes = vec![0; reader.output_buffer_size().unwrap_or_default()];
    let frame = reader.next_frame(&mut bytes)?;
    let pixels = bytes.as_chunks::<3>().0.to_vec();
    Ok(Picture { width: frame.width as usize, height: frame.height as usize, pixels })
}
