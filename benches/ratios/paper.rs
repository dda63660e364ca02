//! A register of 10,000 rows on paper, over the least that printpdf needs for the same texts.
//!
//! The floor is handed the very lines of text and the rules that the layout found, with their places: it breaks no line,
//! measures nothing, and makes neither page digest nor QR code. printpdf makes its skeleton, the faces are cut down
//! first, each page has one stream of its own: all rules in one path, two decimals, deflate at level 6.

use std::collections::BTreeMap;
use std::io::Write as _;

use flate2::{Compression, write::ZlibEncoder};
use lopdf::{Dictionary, Object, Stream};
use printpdf::{FontId, FontMetrics, Mm, Op, ParsedFont, PdfDocument, PdfFont, PdfFontHandle, PdfPage, Pt, TextItem};
use subsetter::GlyphRemapper;
use tiegui::model::book::{Book, Volume};
use tiegui::model::register::Register;
use tiegui::print::{self, DocumentMeta, Face, Foot, Item, Page, face, registers};
use tiegui::registry::Registry;

use super::measure::{Figure, Outcome, in_turns, median, timed};
use super::office;

const ROWS: u32 = 10_000;
const TIMES: usize = 11;

/// A book laid out and written, over its texts written.
pub(crate) fn print() -> Outcome<Vec<Figure>> {
    let folder = office::folder()?;
    let path = folder.path().join("ledger.xlsx");
    office::write_ledger(&path, ROWS)?;
    let rows = office::rows_of(&office::read(&path, ROWS as usize)?);
    let mut books = Registry::in_memory(office::UNIT, office::USER, office::clock()?)?;
    books.bring_in(Register::Receiving, "ledger.xlsx", rows, false)?;
    let shelved = Book { register: Register::Receiving, year: 2025, volume: Volume::Ordinary };
    let (gathered, lines) = timed(|| Ok(books.lines_of_book(shelved)?))?;
    let book = registers::book(shelved, office::UNIT, None, "30年", &lines, &[]).ok_or("no book")?;
    let now = office::clock()?.now();
    let foot = Foot {
        head_seq: 52,
        head_digest_hex: "5e1f".repeat(16),
        printed_at: now.strftime("%Y-%m-%d %H:%M").to_string(),
        printed_by: office::USER.to_owned(),
    };
    let meta = DocumentMeta { title: office::UNIT.to_owned(), created: now };

    let laid_out = print::book_pages(&book, &foot)?.pages;
    let (mut sizes, mut laying, mut writing) = ((0, 0), Vec::new(), Vec::new());
    let sheets: Vec<Sheet<'_>> = laid_out.iter().map(Sheet::of).collect();
    let times = in_turns(
        TIMES,
        || {
            let (lay, paginated) = timed(|| Ok(print::book_pages(&book, &foot)?))?;
            let (write, bytes) = timed(|| Ok(print::write(&paginated.pages, &meta)?))?;
            sizes.0 = bytes.len();
            laying.push(lay);
            writing.push(write);
            Ok(lay + write)
        },
        || {
            let (time, bytes) = timed(|| written(&sheets))?;
            sizes.1 = bytes.len();
            Ok(time)
        },
    )?;
    let what = format!("10,000 rows of 17 columns, {} pages, laid out and written / written", laid_out.len());
    Ok(vec![
        Figure::ratio("print", &what, times, 2.0),
        Figure::size("print: size", "the PDF / the floor's PDF", sizes, 1.2),
        Figure::told("print: lay out", "of that, laying out", median(laying)),
        Figure::told("print: write", "of that, writing", median(writing)),
        Figure::told("print: gather", "beside that, reading the lines from the books", gathered),
    ])
}

/// What the floor is told of a page; positions in hundredths of a point from the lower left.
struct Sheet<'a> {
    size_mm: (f32, f32),
    texts: Vec<Placed<'a>>,
    rules: Vec<[i32; 4]>,
}

struct Placed<'a> {
    face: Face,
    size_pt: f32,
    x: i32,
    y: i32,
    text: &'a str,
}

impl<'a> Sheet<'a> {
    fn of(page: &'a Page) -> Self {
        let hundredths = |mm: f32| (mm / 25.4 * 7200.0).round() as i32;
        let up = |mm: f32| hundredths(page.height_mm - mm);
        let mut sheet = Self { size_mm: (page.width_mm, page.height_mm), texts: Vec::new(), rules: Vec::new() };
        for item in &page.items {
            match item {
                Item::Text { x_mm, baseline_mm, size_pt, face, text } => {
                    let (x, y) = (hundredths(*x_mm), up(*baseline_mm));
                    sheet.texts.push(Placed { face: *face, size_pt: *size_pt, x, y, text });
                }
                Item::Rule { x1, y1, x2, y2, .. } => {
                    sheet.rules.push([hundredths(*x1), up(*y1), hundredths(*x2), up(*y2)]);
                }
                Item::Qr { .. } => {}
            }
        }
        sheet
    }

    /// The page's operators.
    fn content(&self, glyphs: &BTreeMap<Face, Vec<u16>>) -> Outcome<Vec<u8>> {
        let mut out = Vec::with_capacity(16 * 1024);
        out.extend_from_slice(b".43 w\n");
        for [x1, y1, x2, y2] in &self.rules {
            decimal(&mut out, *x1);
            decimal(&mut out, *y1);
            out.extend_from_slice(b"m ");
            decimal(&mut out, *x2);
            decimal(&mut out, *y2);
            out.extend_from_slice(b"l\n");
        }
        out.extend_from_slice(b"S\nBT\n");
        let (mut set, mut last) = (None, (0, 0));
        for Placed { face, size_pt, x, y, text } in &self.texts {
            if set != Some((*face, *size_pt)) {
                set = Some((*face, *size_pt));
                writeln!(out, "/{} {size_pt} Tf", name(*face))?;
            }
            decimal(&mut out, x - last.0);
            decimal(&mut out, y - last.1);
            last = (*x, *y);
            out.extend_from_slice(b"Td <");
            let glyphs = glyphs.get(face).ok_or("no such face")?;
            for character in text.chars() {
                let glyph = glyphs.get(character as usize).copied().unwrap_or(0);
                out.extend([12, 8, 4, 0].map(|shift| digit(glyph >> shift & 15)));
            }
            out.extend_from_slice(b"> Tj\n");
        }
        out.extend_from_slice(b"ET\n");
        Ok(out)
    }
}

fn name(face: Face) -> &'static str {
    match face {
        Face::Sans => "Sans",
        Face::Serif => "Serif",
    }
}

fn digit(nibble: u16) -> u8 {
    let nibble = nibble as u8;
    if nibble < 10 { b'0' + nibble } else { b'A' - 10 + nibble }
}

/// Hundredths with two decimals and a space.
fn decimal(out: &mut Vec<u8>, hundredths: i32) {
    if hundredths < 0 {
        out.push(b'-');
    }
    let (mut whole, fraction) = (hundredths.unsigned_abs() / 100, hundredths.unsigned_abs() % 100);
    let start = out.len();
    loop {
        out.push(b'0' + (whole % 10) as u8);
        whole /= 10;
        if whole == 0 {
            break;
        }
    }
    if let Some(digits) = out.get_mut(start..) {
        digits.reverse();
    }
    out.extend([b'.', b'0' + (fraction / 10) as u8, b'0' + (fraction % 10) as u8, b' ']);
}

/// The texts as a PDF.
fn written(sheets: &[Sheet<'_>]) -> Outcome<Vec<u8>> {
    let mut document = PdfDocument::new(office::UNIT);
    let (mut show_all, mut glyphs) = (Vec::new(), BTreeMap::new());
    for face in Face::ALL {
        let mut used = vec![false; 0x2_0000];
        for text in sheets.iter().flat_map(|sheet| &sheet.texts).filter(|text| text.face == face) {
            for character in text.text.chars() {
                if let Some(used) = used.get_mut(character as usize) {
                    *used = true;
                }
            }
        }
        let (font, numbers) = cut_down(face, &used)?;
        let all =
            (0_u32..).zip(&used).filter(|(_, used)| **used).filter_map(|(code, _)| char::from_u32(code)).collect();
        let id = FontId(name(face).to_owned());
        document.resources.fonts.map.insert(id.clone(), PdfFont::new(font));
        show_all.push(Op::SetFont { font: PdfFontHandle::External(id), size: Pt(1.0) });
        show_all.push(Op::ShowText { items: vec![TextItem::Text(all)] });
        glyphs.insert(face, numbers);
    }
    let mut first = Some(show_all);
    let page =
        |sheet: &Sheet<'_>| PdfPage::new(Mm(sheet.size_mm.0), Mm(sheet.size_mm.1), first.take().unwrap_or_default());
    document.pages = sheets.iter().map(page).collect();
    let mut document = document.to_lopdf_document(&printpdf::PdfSaveOptions::default(), &mut Vec::new());
    for (sheet, id) in sheets.iter().zip(document.get_pages().into_values()) {
        let packed = deflated(&sheet.content(&glyphs)?)?;
        let contents = document.get_dictionary(id)?.get(b"Contents")?.as_reference()?;
        let mut filtered = Dictionary::new();
        filtered.set("Filter", "FlateDecode");
        document.objects.insert(contents, Object::Stream(Stream::new(filtered, packed)));
    }
    for object in document.objects.values_mut() {
        if let Object::Stream(stream) = object
            && !stream.dict.has(b"Filter")
        {
            let packed = deflated(&stream.content)?;
            stream.set_content(packed);
            stream.dict.set("Filter", "FlateDecode");
        }
    }
    let mut bytes = Vec::new();
    document.save_to(&mut bytes)?;
    Ok(bytes)
}

/// The face with the glyphs in use, and their numbers by character.
fn cut_down(face: Face, used: &[bool]) -> Outcome<(ParsedFont, Vec<u16>)> {
    let parsed = ttf_parser::Face::parse(face::bytes(face), 0)?;
    let (mut remapper, mut numbers) = (GlyphRemapper::new(), vec![0; used.len()]);
    let (mut by_character, mut widths) = (BTreeMap::new(), BTreeMap::new());
    for ((code, used), number) in (0_u32..).zip(used).zip(&mut numbers) {
        if !used {
            continue;
        }
        let glyph = char::from_u32(code).and_then(|character| parsed.glyph_index(character)).ok_or("no glyph")?;
        *number = remapper.remap(glyph.0);
        by_character.insert(code, *number);
        widths.insert(*number, parsed.glyph_hor_advance(glyph).ok_or("no width")?);
    }
    let bytes = subsetter::subset(face::bytes(face), 0, &remapper)?;
    let metrics = FontMetrics { ascent: parsed.ascender(), descent: parsed.descender() };
    let name = Some(format!("FLOORS+{}", name(face)));
    let per_em = parsed.units_per_em();
    Ok((ParsedFont::with_glyph_data(bytes, 0, name, by_character, widths, per_em, metrics), numbers))
}

fn deflated(bytes: &[u8]) -> Outcome<Vec<u8>> {
    let mut encoder = ZlibEncoder::new(Vec::with_capacity(bytes.len() / 3), Compression::new(6));
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}
