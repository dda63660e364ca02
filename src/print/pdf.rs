//! Placed items → PDF bytes, and bytes → a file. The only user of a PDF library; it decides nothing about layout.
//!
//! printpdf makes the skeleton with the faces cut down to the characters in use; the pages' content is written here and
//! put into that skeleton, because a register of ten thousand rows must not take longer than a blink. The same pages and
//! the same facts give the same bytes.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::Path;

use flate2::{Compress, Compression, FlushCompress, Status};
use lopdf::{Document, Object, Stream, StringFormat};
use printpdf::{FontId, FontMetrics, Mm, Op, ParsedFont, PdfDocument, PdfFont, PdfFontHandle, PdfPage, Pt, TextItem};
use sm3::{Digest as _, Sm3};
use subsetter::GlyphRemapper;

use super::PrintError;
use super::face::{self, Face, MM_PER_PT};
use super::page::{Item, Page};
use super::setup::Setup;
use super::spread::{self, Watch};

mod content;

/// What a viewer shows about the document.
#[derive(Debug, Clone)]
pub struct DocumentMeta {
    /// The title in the viewer's title bar.
    pub title: String,
    /// When the document was made; the caller's clock, so that the bytes depend on nothing else.
    pub created: jiff::Zoned,
}

/// Writes pages as a PDF.
pub fn write(pages: &[Page], meta: &DocumentMeta) -> Result<Vec<u8>, PrintError> {
    write_for(pages, meta, &Setup::default(), &Watch::default())
}

/// As [`write`], moved as a printer needs it, under the eyes of somebody who may stop it.
pub fn write_for(pages: &[Page], meta: &DocumentMeta, setup: &Setup, watch: &Watch) -> Result<Vec<u8>, PrintError> {
    let uses = Uses::of(pages)?;
    let mut document = skeleton(pages, &uses, meta)?;
    let mut ids = document.get_pages().into_values();
    let mut identity = Sm3::new();
    let mut resources = None;
    let pack = |packer: &mut Packer, page| packer.pack(&content::stream(page, &uses, setup)?);
    let take = |deflated: Vec<u8>| {
        identity.update(&deflated);
        let Some(Object::Dictionary(dictionary)) = ids.next().and_then(|id| document.objects.get_mut(&id)) else {
            return Err(assemble("a page has no dictionary"));
        };
        for unused in ["TrimBox", "CropBox", "Annots"] {
            dictionary.remove(unused.as_bytes());
        }
        let own = dictionary.get(b"Resources").and_then(Object::as_reference).map_err(|e| assemble(e.to_string()))?;
        // printpdf gives each page resources of its own; they are all the same.
        let shared = *resources.get_or_insert(own);
        dictionary.set("Resources", Object::Reference(shared));
        let contents = dictionary.get(b"Contents").and_then(Object::as_reference);
        let contents = contents.map_err(|e| assemble(e.to_string()))?;
        if own != shared {
            document.objects.remove(&own);
        }
        let mut filtered = lopdf::Dictionary::new();
        filtered.set("Filter", "FlateDecode");
        document.objects.insert(contents, Object::Stream(Stream::new(filtered, deflated)));
        Ok(())
    };
    spread::in_order(watch, pages, Packer::new, pack, take)?;
    let mut packer = Packer::new();
    finish(&mut document, meta, identity, &mut packer)?;
    let mut bytes = Vec::with_capacity(64 * 1024 + pages.len() * 8 * 1024);
    document.save_to(&mut bytes).map_err(|e| assemble(e.to_string()))?;
    Ok(bytes)
}

/// Saves bytes so that the file is either the old one or the whole new one, even if the power fails.
pub fn save(bytes: &[u8], path: &Path) -> Result<(), PrintError> {
    let failed = |source| PrintError::Save { source, path: path.to_owned() };
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = tempfile::NamedTempFile::new_in(folder).map_err(failed)?;
    file.write_all(bytes).map_err(failed)?;
    file.as_file().sync_all().map_err(failed)?;
    file.persist(path).map_err(|e| failed(e.error))?;
    // The name is durable only once its folder is; Windows offers no such thing and needs none.
    #[cfg(unix)]
    std::fs::File::open(folder).and_then(|folder| folder.sync_all()).map_err(failed)?;
    Ok(())
}

fn assemble(reason: impl Into<String>) -> PrintError {
    PrintError::Assemble { reason: reason.into() }
}

/// Packs one stream after the other.
struct Packer(Compress);

impl Packer {
    fn new() -> Self {
        Self(Compress::new(Compression::new(6), true))
    }

    fn pack(&mut self, bytes: &[u8]) -> Result<Vec<u8>, PrintError> {
        self.0.reset();
        let mut packed = Vec::with_capacity(bytes.len() / 4 + 64);
        loop {
            let rest = bytes.get(self.0.total_in() as usize..).unwrap_or_default();
            let status = self.0.compress_vec(rest, &mut packed, FlushCompress::Finish);
            match status.map_err(|e| assemble(e.to_string()))? {
                Status::StreamEnd => return Ok(packed),
                Status::Ok | Status::BufError => packed.reserve(bytes.len() / 4 + 64),
            }
        }
    }
}

/// Which glyphs of the faces the pages use, and the numbers they get in the cut-down faces.
pub(super) struct Uses([FaceUse; 2]);

pub(super) struct FaceUse {
    face: Face,
    /// The character that first asked for a glyph, by glyph.
    characters: Vec<Option<char>>,
    remapper: GlyphRemapper,
    /// The glyph's number in the cut-down face, by glyph.
    numbers: Vec<u16>,
    /// As `numbers`, by character; 0 is a character that no page has. Beyond the basic plane the glyph is asked.
    by_character: Vec<u16>,
}

/// The characters of the basic plane.
const BASIC: usize = 0x1_0000;

impl Uses {
    fn of(pages: &[Page]) -> Result<Self, PrintError> {
        let mut uses = Self(Face::ALL.map(|face| FaceUse {
            face,
            characters: vec![None; usize::from(face::glyph_count(face))],
            remapper: GlyphRemapper::new(),
            numbers: vec![0; usize::from(face::glyph_count(face))],
            by_character: vec![0; BASIC],
        }));
        for item in pages.iter().flat_map(|page| &page.items) {
            let Item::Text { face, text, .. } = item else { continue };
            uses.of_face_mut(*face).see(text)?;
        }
        for of_face in &mut uses.0 {
            let FaceUse { characters, remapper, numbers, .. } = of_face;
            for ((glyph, character), number) in (0_u16..).zip(characters).zip(numbers) {
                if character.is_some() {
                    *number = remapper.remap(glyph);
                }
            }
            let FaceUse { face, numbers, by_character, .. } = of_face;
            for (code, number) in (0_u32..).zip(by_character).filter(|(_, number)| **number != 0) {
                let glyph = char::from_u32(code).and_then(|character| face::glyph(*face, character));
                *number = glyph.and_then(|glyph| numbers.get(usize::from(glyph.id))).copied().unwrap_or(0);
            }
        }
        Ok(uses)
    }

    /// The numbers of a face's glyphs.
    pub(super) fn numbers(&self, face: Face) -> &FaceUse {
        let [sans, serif] = &self.0;
        match face {
            Face::Sans => sans,
            Face::Serif => serif,
        }
    }

    fn of_face_mut(&mut self, face: Face) -> &mut FaceUse {
        let [sans, serif] = &mut self.0;
        match face {
            Face::Sans => sans,
            Face::Serif => serif,
        }
    }
}

impl FaceUse {
    /// Takes note of a text's characters: each of them once.
    fn see(&mut self, text: &str) -> Result<(), PrintError> {
        for character in text.chars() {
            if let Some(seen) = self.by_character.get_mut(character as usize) {
                if *seen != 0 {
                    continue;
                }
                *seen = 1;
            }
            let glyph = required(self.face, character)?;
            if let Some(slot @ None) = self.characters.get_mut(usize::from(glyph.id)) {
                *slot = Some(character);
            }
        }
        Ok(())
    }

    /// The number of a character's glyph in the cut-down face.
    pub(super) fn of(&self, character: char) -> Result<u16, PrintError> {
        match self.by_character.get(character as usize) {
            Some(&number) if number != 0 => Ok(number),
            _ => {
                let glyph = required(self.face, character)?;
                Ok(self.numbers.get(usize::from(glyph.id)).copied().unwrap_or(0))
            }
        }
    }
}

fn required(face: Face, character: char) -> Result<face::Glyph, PrintError> {
    let found = face::glyph(face, character);
    found.ok_or(PrintError::MissingGlyph { character, code_point: u32::from(character) })
}

/// The name of a face in a page's resources.
fn resource_name(face: Face) -> &'static str {
    match face {
        Face::Sans => "Sans",
        Face::Serif => "Serif",
    }
}

fn post_script_name(face: Face) -> &'static str {
    // Six letters and a plus sign mark a face that has been cut down.
    match face {
        Face::Sans => "TGSANS+NotoSansSC-Regular",
        Face::Serif => "TGSERI+NotoSerifSC-Regular",
    }
}

impl FaceUse {
    /// The face with these glyphs alone.
    fn cut_down(&self) -> Result<ParsedFont, PrintError> {
        let bytes = subsetter::subset(face::bytes(self.face), 0, &self.remapper)
            .map_err(|e| PrintError::Subset { reason: e.to_string() })?;
        let mut numbers = BTreeMap::new();
        let mut widths = BTreeMap::new();
        for (character, &number) in self.characters.iter().zip(&self.numbers) {
            let Some(character) = *character else { continue };
            numbers.insert(u32::from(character), number);
            widths.insert(number, required(self.face, character)?.advance);
        }
        let (ascent, descent) = face::extent(self.face);
        let metrics = FontMetrics { ascent, descent };
        let name = post_script_name(self.face).to_owned();
        Ok(ParsedFont::with_glyph_data(bytes, 0, Some(name), numbers, widths, 1000, metrics))
    }
}

/// A document with all pages and faces, whose first page shows every character once so that the faces are embedded.
fn skeleton(pages: &[Page], uses: &Uses, meta: &DocumentMeta) -> Result<Document, PrintError> {
    let mut document = PdfDocument::new(&meta.title);
    let mut show_all = Vec::new();
    for of_face in &uses.0 {
        let text: String = of_face.characters.iter().flatten().collect();
        if text.is_empty() {
            continue;
        }
        let id = FontId(resource_name(of_face.face).to_owned());
        document.resources.fonts.map.insert(id.clone(), PdfFont::new(of_face.cut_down()?));
        show_all.push(Op::SetFont { font: PdfFontHandle::External(id), size: Pt(1.0) });
        show_all.push(Op::ShowText { items: vec![TextItem::Text(text)] });
    }
    let mut first = Some(show_all);
    document.pages = pages
        .iter()
        .map(|page| PdfPage::new(Mm(page.width_mm), Mm(page.height_mm), first.take().unwrap_or_default()))
        .collect();
    let mut warnings = Vec::new();
    Ok(document.to_lopdf_document(&printpdf::PdfSaveOptions::default(), &mut warnings))
}

/// Sets what printpdf leaves to chance or to an older standard, and packs what is still unpacked.
fn finish(
    document: &mut Document,
    meta: &DocumentMeta,
    mut identity: Sm3,
    packer: &mut Packer,
) -> Result<(), PrintError> {
    "1.7".clone_into(&mut document.version);
    for object in document.objects.values_mut() {
        match object {
            Object::Stream(stream) if !stream.dict.has(b"Filter") => {
                identity.update(&stream.content);
                let deflated = packer.pack(&stream.content)?;
                stream.set_content(deflated);
                stream.dict.set("Filter", "FlateDecode");
            }
            Object::Dictionary(dictionary) if dictionary.has_type(b"FontDescriptor") => {
                let (low, high) = (Object::Integer(-1000), Object::Integer(3000));
                dictionary.set("FontBBox", vec![low.clone(), low, high.clone(), high]);
                dictionary.set("CapHeight", 733);
            }
            _ => {}
        }
    }
    let date = meta.created.strftime("D:%Y%m%d%H%M%S").to_string();
    let offset = meta.created.offset().seconds() / 60;
    let sign = if offset < 0 { '-' } else { '+' };
    let date = format!("{date}{sign}{:02}'{:02}'", offset.abs() / 60, offset.abs() % 60);
    identity.update(meta.title.as_bytes());
    identity.update(date.as_bytes());

    let info = document.trailer.get(b"Info").and_then(Object::as_reference).map_err(|e| assemble(e.to_string()))?;
    if let Some(Object::Dictionary(info)) = document.objects.get_mut(&info) {
        for unused in ["GTS_PDFXVersion", "Identifier", "Keywords", "Subject", "Author", "Trapped"] {
            info.remove(unused.as_bytes());
        }
        for (key, value) in [("CreationDate", &date), ("ModDate", &date)] {
            info.set(key, Object::String(value.clone().into_bytes(), StringFormat::Literal));
        }
        for key in ["Creator", "Producer"] {
            info.set(key, Object::String(b"tiegui".to_vec(), StringFormat::Literal));
        }
    }
    let digest = identity.finalize();
    let id = Object::String(digest.iter().take(16).copied().collect(), StringFormat::Hexadecimal);
    document.trailer.set("ID", vec![id.clone(), id]);
    Ok(())
}

/// Hundredths of a point: what positions are rounded to.
pub(super) fn hundredths(mm: f32) -> i32 {
    rounded(mm / MM_PER_PT * 100.0)
}

/// To the next whole number, halves away from zero. What `round` answers, without the call into the system's library
/// that it costs where the processor has no such instruction; the sum is exact in twice the precision.
pub(super) fn rounded(number: f32) -> i32 {
    let number = f64::from(number);
    (number + 0.5_f64.copysign(number)) as i32
}
