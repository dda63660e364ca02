//! The circulation card (文件传阅卡): one document's facts and, leg by leg, who had it in hand.
//!
//! Each leg goes out from the secretary and back to the secretary; readers sign by hand.

use super::PrintError;
use super::book::{self, Align, Cell, Column, Orientation, Row, Volume};
use super::face::Face;
use super::foot::{self, Bound, Foot};
use super::layout::{Choice, Paginated, SheetFacts};
use super::mark;
use super::page::{self, Area, Page, Type};
use super::table::{FRAME_MM, Grid, INNER_RULE_MM, Style};
use super::words;

/// A document in circulation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// The code of the cards' register in a page's mark.
    pub register: u8,
    /// The year of its number.
    pub year: i16,
    /// The volume of its number.
    pub volume: Volume,
    /// Its number.
    pub number: u32,
    /// How many of its pages are on paper: printed again they are marked 补打, because people signed on them.
    pub printed: u32,
    /// The unit whose card it is.
    pub unit: String,
    /// The card's own number, and whether it is void or was ended early.
    pub state: String,
    /// 收文编号.
    pub receipt_number: String,
    /// 来文机关.
    pub issuer: String,
    /// 文号.
    pub document_number: String,
    /// 标题.
    pub title: String,
    /// 密级★期限, as printed.
    pub level: String,
    /// 份号.
    pub copy_number: String,
    /// 份数.
    pub copies: String,
    /// 拟办意见; room to write is left either way.
    pub proposal: String,
    /// 批示; room to write is left either way.
    pub instruction: String,
    /// The legs, in order.
    pub readers: Vec<Reader>,
}

/// One leg of the circulation.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reader {
    /// 阅件人.
    pub name: String,
    /// 职务.
    pub post: String,
    /// 送阅日时; empty until sent.
    pub sent_at: String,
    /// 退回日时; empty until back.
    pub returned_at: String,
    /// 意见.
    pub opinion: String,
}

impl Card {
    /// Spells every character that cannot be drawn as its code point, as [`super::Book::spell_out`] does.
    pub fn spell_out(&mut self) {
        let Self { unit, issuer, document_number, title, proposal, instruction, readers, .. } = self;
        [unit, issuer, document_number, title, proposal, instruction].into_iter().for_each(book::spell);
        let texts = readers.iter_mut().flat_map(|reader| [&mut reader.name, &mut reader.post, &mut reader.opinion]);
        texts.for_each(book::spell);
    }
}

const TITLE: Type = Type::new(Face::Sans, 20.0);
const UNIT: Type = Type::new(Face::Serif, 10.0);
const LABEL: Type = Type::new(Face::Sans, 9.5);
const VALUE: Type = Type::new(Face::Serif, 9.5);
const STYLE: Style = Style {
    head: Type::new(Face::Sans, 9.0),
    body: Type::new(Face::Serif, 9.0),
    note: Type::new(Face::Serif, 8.0),
    min_row_mm: 12.0,
};
const LEFT_MM: f32 = 20.0;
const RIGHT_MM: f32 = 14.0;
const TOP_MM: f32 = 14.0;
const BOTTOM_MM: f32 = 9.0;
const LABEL_MM: f32 = 22.0;
const REMARK_MM: f32 = 24.0;
const MOST_OF_AN_OPINION: usize = 100;

/// Lays out a card on as many pages as its readers need.
pub fn card_pages(card: &Card, foot: &Foot) -> Result<Paginated, PrintError> {
    card_pages_of(card, foot, Choice::All)
}

/// Lays out the pages of a card that are wanted.
pub fn card_pages_of(card: &Card, foot: &Foot, choice: Choice) -> Result<Paginated, PrintError> {
    let columns = columns();
    let rows: Vec<Row> = card.readers.iter().enumerate().map(|(n, reader)| row(n, reader)).collect();
    let mut pages = Vec::new();
    let mut sheets = Vec::new();
    let mut done = 0;
    loop {
        let (width, height) = Orientation::Portrait.a4_mm();
        let mut page = Page::new(width, height);
        let inner = Area {
            x: LEFT_MM,
            y: TOP_MM,
            width: width - LEFT_MM - RIGHT_MM,
            height: height - TOP_MM - BOTTOM_MM - foot::FULL_MM - 1.0,
        };
        let top = head(&mut page, inner, card, !pages.is_empty())?;
        let table = Area { y: top, height: inner.bottom() - top, ..inner };
        let grid = Grid::new(&columns, table, STYLE)?;
        if grid.room_mm() < STYLE.min_row_mm {
            return Err(PrintError::HeadTooTall { needed_mm: top, available_mm: inner.bottom() });
        }
        let rest = rows.get(done..).unwrap_or_default();
        let measured = rest.iter().map(|row| grid.measure(row)).collect::<Result<Vec<_>, _>>()?;
        let (taken, _) = grid.fit(&measured);
        grid.draw(&mut page, measured.get(..taken).unwrap_or_default(), taken < rest.len())?;
        pages.push(page);
        sheets.push(sheet(card, pages.len() as u32, rows.get(done..done + taken).unwrap_or_default()));
        done += taken;
        if done >= rows.len() {
            break;
        }
    }
    let bound = Bound::of_card(card, pages.len() as u32);
    for (page, sheet) in pages.iter_mut().zip(&sheets) {
        let area = Area {
            x: LEFT_MM,
            y: page.height_mm - BOTTOM_MM - foot::FULL_MM,
            width: page.width_mm - LEFT_MM - RIGHT_MM,
            height: foot::FULL_MM,
        };
        foot::full(page, area, &bound, foot, sheet)?;
    }
    let both: Vec<_> = pages.into_iter().zip(sheets).collect();
    let wanted = choice.of(&both, |(_, sheet)| sheet.page_no, |(_, sheet)| sheet.page_no > card.printed);
    let (pages, sheets) = wanted.into_iter().cloned().unzip();
    Ok(Paginated { pages, sheets })
}

/// A card's page is never sealed: each leg that comes back is written on it.
fn sheet(card: &Card, page_no: u32, rows: &[Row]) -> SheetFacts {
    let digest = mark::card_digest(card, &columns(), page_no, rows);
    SheetFacts {
        page_no,
        part: 0,
        from_row: rows.first().map(|row| row.number),
        to_row: rows.last().map(|row| row.number),
        full: false,
        reprint: page_no <= card.printed,
        code: mark::code(&digest),
        digest,
    }
}

/// Draws title and facts; answers where the table of readers begins.
fn head(page: &mut Page, inner: Area, card: &Card, continued: bool) -> Result<f32, PrintError> {
    let title = if continued {
        format!("{}{}", words::CARD_TITLE, words::CARD_CONTINUED)
    } else {
        words::CARD_TITLE.to_owned()
    };
    page.line(inner, inner.y + 7.0, Align::Centre, TITLE, &title)?;
    page.line(inner, inner.y + 13.5, Align::Left, UNIT, &card.unit)?;
    page.line(inner, inner.y + 13.5, Align::Right, UNIT, &card.state)?;
    let top = inner.y + 15.5;
    let third = [inner.width * 0.31, inner.width * 0.40, inner.width * 0.29];
    let wide = [third[0] + third[1], third[2]];
    let full = [inner.width];
    let mut y = top;
    let mut rules = vec![];
    y = facts(
        page,
        Area { y, ..inner },
        &third,
        10.0,
        &[
            (words::CARD_RECEIPT, &card.receipt_number),
            (words::CARD_LEVEL, &card.level),
            (words::CARD_COPY, &card.copy_number),
        ],
    )?;
    rules.push(y);
    let halves = [inner.width * 0.5; 2];
    y = facts(
        page,
        Area { y, ..inner },
        &halves,
        10.0,
        &[(words::CARD_ISSUER, &card.issuer), (words::CARD_DOCUMENT, &card.document_number)],
    )?;
    rules.push(y);
    y = facts(
        page,
        Area { y, ..inner },
        &wide,
        12.0,
        &[(words::CARD_TITLE_OF, &card.title), (words::CARD_COPIES, &card.copies)],
    )?;
    if !continued {
        for (label, value) in [(words::CARD_PROPOSAL, &card.proposal), (words::CARD_INSTRUCTION, &card.instruction)] {
            rules.push(y);
            y = facts(page, Area { y, ..inner }, &full, REMARK_MM, &[(label, value)])?;
        }
    }
    for rule in rules {
        page.rule(inner.x, rule, inner.right(), rule, INNER_RULE_MM);
    }
    page.frame(Area { y: top, height: y - top, ..inner }, FRAME_MM);
    Ok(y)
}

/// The height of a row of labels and values.
pub(super) fn facts_mm(widths: &[f32], min_mm: f32, pairs: &[(&str, &String)]) -> Result<f32, PrintError> {
    let mut height = min_mm;
    for (width, (_, value)) in widths.iter().zip(pairs) {
        height = height.max(page::height_mm(width - LABEL_MM - 3.0, VALUE, value)? + 2.4);
    }
    Ok(height)
}

/// A row of labels and values; answers its lower edge.
pub(super) fn facts(
    page: &mut Page,
    area: Area,
    widths: &[f32],
    min_mm: f32,
    pairs: &[(&str, &String)],
) -> Result<f32, PrintError> {
    let height = facts_mm(widths, min_mm, pairs)?;
    let mut x = area.x;
    for (width, (label, value)) in widths.iter().zip(pairs) {
        if x > area.x {
            page.rule(x, area.y, x, area.y + height, INNER_RULE_MM);
        }
        let label_area = Area { x, y: area.y, width: LABEL_MM, height };
        page.block(label_area, Align::Centre, LABEL, label)?;
        page.rule(label_area.right(), area.y, label_area.right(), area.y + height, INNER_RULE_MM);
        let value_area = Area { x: label_area.right(), width: width - LABEL_MM, ..label_area }.inset(1.5);
        if min_mm < REMARK_MM {
            page.block(value_area, Align::Left, VALUE, value)?;
        } else {
            // What people add by hand goes below what is printed.
            page.paragraph(Area { y: value_area.y + 2.0, ..value_area }, VALUE, value)?;
        }
        x += width;
    }
    Ok(area.y + height)
}

fn columns() -> [Column; 8] {
    let [number, name, post, sent, signed, returned, collected, opinion] = words::CARD_HEADINGS;
    [
        Column::plain(number, 8.0, Align::Centre),
        Column::plain(name, 20.0, Align::Centre),
        Column::plain(post, 22.0, Align::Centre),
        Column::plain(sent, 24.0, Align::Centre),
        Column::signature(signed, 23.0),
        Column::plain(returned, 24.0, Align::Centre),
        Column::signature(collected, 20.0),
        Column::plain(opinion, 35.0, Align::Left),
    ]
}

fn row(before: usize, reader: &Reader) -> Row {
    let Reader { name, post, sent_at, returned_at, opinion } = reader;
    // A long opinion goes below its row, where it has the card's whole width.
    let (opinion, notes) = if opinion.chars().count() > MOST_OF_AN_OPINION {
        (words::CARD_SEE_BELOW, vec![words::card_opinion(opinion)])
    } else {
        (opinion.as_str(), Vec::new())
    };
    let texts = [name.as_str(), post, sent_at, "", returned_at, "", opinion];
    let cells = texts.map(Cell::text).into();
    Row { number: before as u32 + 1, cells, struck: false, notes }
}
