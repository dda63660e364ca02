//! The foot of a printed page: what proves the page, and who printed it when. The pages of books and of cards have the
//! same one.

use qrcodegen::{Mask, QrCode, QrCodeEcc, QrSegment, Version};

use super::PrintError;
use super::book::{Align, Book, Volume};
use super::card::Card;
use super::face::Face;
use super::layout::SheetFacts;
use super::mark::{self, PageMark};
use super::page::{Area, Item, Page, Type};
use super::table::HEAD_RULE_MM;
use super::words;

/// What every foot of a printing says, beside the page's own facts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Foot {
    /// The sequence number of the journal's head.
    pub head_seq: u64,
    /// The digest of the journal's head; its first 16 digits are printed.
    pub head_digest_hex: String,
    /// The time of printing, as printed.
    pub printed_at: String,
    /// Who printed.
    pub printed_by: String,
}

/// What the pages belong to: a book, or a card.
pub(crate) struct Bound<'a> {
    /// The register's code.
    pub(crate) register: u8,
    /// The year.
    pub(crate) year: i16,
    /// The volume.
    pub(crate) volume: &'a Volume,
    /// What it is called at the foot.
    pub(crate) name: String,
    /// How many pages it has.
    pub(crate) pages: u32,
    /// How the page says from which of its rows to which.
    pub(crate) rows: fn(u32, u32) -> String,
}

impl<'a> Bound<'a> {
    pub(crate) fn of_book(book: &'a Book, pages: u32) -> Self {
        let name = format!("{}\u{3000}{}\u{3000}{}", book.title, words::year(book.year), words::volume(&book.volume));
        Self { register: book.register, year: book.year, volume: &book.volume, name, pages, rows: words::rows }
    }

    pub(crate) fn of_card(card: &'a Card, pages: u32) -> Self {
        let (register, year, volume, name) = (card.register, card.year, &card.volume, words::card(card));
        Self { register, year, volume, name, pages, rows: words::card_rows }
    }
}

/// The height of the foot of a page with rows.
pub(crate) const FULL_MM: f32 = 15.0;
/// The height of a foot of one line.
pub(crate) const SMALL_MM: f32 = 6.0;

const QR_MM: f32 = 13.0;
const SMALL: Type = Type::new(Face::Serif, 7.5);
const PAGE_NUMBER: Type = Type::new(Face::Sans, 8.5);
const MARK: Type = Type::new(Face::Sans, 9.0);

/// Draws the foot of a page with rows.
pub(crate) fn full(
    page: &mut Page,
    area: Area,
    bound: &Bound<'_>,
    foot: &Foot,
    sheet: &SheetFacts,
) -> Result<(), PrintError> {
    let qr = Area { x: area.right() - QR_MM, y: area.y + (area.height - QR_MM), width: QR_MM, height: QR_MM };
    let text = Area { width: area.width - QR_MM - 3.0, ..area };
    let baselines = [area.y + 4.6, area.y + 9.0, area.y + 13.4];
    let [first, second, third] = baselines;
    page.line(text, first, Align::Left, SMALL, &bound.name)?;
    page.line(area, first, Align::Centre, PAGE_NUMBER, &words::page_of(sheet.page_no, sheet.part, bound.pages))?;
    if let (Some(from), Some(to)) = (sheet.from_row, sheet.to_row) {
        page.line(text, first, Align::Right, SMALL, &(bound.rows)(from, to))?;
    }
    page.line(text, second, Align::Left, SMALL, &words::code(&mark::grouped(&sheet.code)))?;
    page.line(text, second, Align::Right, SMALL, &words::head(foot))?;
    page.line(text, third, Align::Left, SMALL, &words::printed(foot))?;
    if sheet.reprint {
        reprint_mark(page, area.x + area.width / 2.0, third)?;
    }
    let mark = PageMark {
        register: bound.register,
        year: bound.year,
        volume: bound.volume.code,
        page: sheet.page_no,
        code: sheet.code.clone(),
    };
    let payload = mark.payload()?;
    page.items.push(qr_item(qr, &payload).ok_or(PrintError::Mark {
        register: bound.register,
        year: bound.year,
        page: sheet.page_no,
    })?);
    Ok(())
}

/// Draws the foot of a page without rows, one line: journal head left, 补打 in the middle, printing right.
pub(crate) fn small(page: &mut Page, area: Area, foot: &Foot, reprint: bool) -> Result<(), PrintError> {
    let baseline = area.y + 4.2;
    page.line(area, baseline, Align::Left, SMALL, &words::head(foot))?;
    page.line(area, baseline, Align::Right, SMALL, &words::printed(foot))?;
    if reprint {
        reprint_mark(page, area.x + area.width / 2.0, baseline)?;
    }
    Ok(())
}

/// The framed mark of a page that is on paper already.
fn reprint_mark(page: &mut Page, middle: f32, baseline: f32) -> Result<(), PrintError> {
    let area = Area { x: middle - 5.0, y: baseline - 3.6, width: 10.0, height: 4.8 };
    page.line(area, baseline, Align::Centre, MARK, words::REPRINT)?;
    page.frame(area, HEAD_RULE_MM);
    Ok(())
}

/// Draws a QR code in the lower right corner of a foot; answers how much of its width is taken.
pub(crate) fn qr(page: &mut Page, area: Area, digits: &str) -> Option<f32> {
    let qr = Area { x: area.right() - QR_MM, y: area.y + (area.height - QR_MM), width: QR_MM, height: QR_MM };
    page.items.push(qr_item(qr, digits)?);
    Some(QR_MM + 3.0)
}

/// A QR code that fills a square area.
pub(super) fn qr_item(area: Area, digits: &str) -> Option<Item> {
    let segment = QrSegment::make_numeric(digits);
    // Always the same mask: the code names it, every reader undoes it, and to weigh all eight against each other took
    // as long as all the rest of the page.
    let (ecc, mask) = (QrCodeEcc::Quartile, Some(Mask::new(0)));
    let code = QrCode::encode_segments_advanced(&[segment], ecc, Version::MIN, Version::MAX, mask, true).ok()?;
    let n = code.size();
    let modules = (0..n).flat_map(|y| (0..n).map(move |x| (x, y))).map(|(x, y)| code.get_module(x, y)).collect();
    Some(Item::Qr { x_mm: area.x, y_mm: area.y, size_mm: area.width, modules, n: usize::try_from(n).ok()? })
}
