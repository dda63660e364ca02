//! Lines of the books as a table for other programs: what they say now, as data.
//!
//! The headings are names an import of such ledgers knows. Nothing that is no document may come in as one:
//!
//! - A line that corrects, voids or supplements another has no title; its number is written as a footnote (注：第12号),
//!   which an import passes over, and what it says stands under 更正情况.
//! - A void line keeps all it said. Its number is written 12（作废）, which is no number: an import hands the row back
//!   to be looked at and makes no document of it.

use jiff::civil::Date;

use super::{Register, circulation, texts};
use crate::model::book::{Book, Volume};
use crate::model::line::LineKind;
use crate::model::period::Period;
use crate::model::view::{CardRow, LegRow, LineRow, ReaderRow};
use crate::print::book::Volume as Named;

/// A table without any format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plain {
    /// Unit, years and register.
    pub title: String,
    /// The headings.
    pub columns: Vec<&'static str>,
    /// The rows, each with a cell a column.
    pub rows: Vec<Vec<PlainCell>>,
}

/// A cell of such a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlainCell {
    /// Nothing.
    Empty,
    /// A text.
    Text(String),
    /// A number.
    Number(u32),
    /// A day.
    Date(Date),
}

impl From<String> for PlainCell {
    fn from(text: String) -> Self {
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }
}

impl From<&str> for PlainCell {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl From<&Option<String>> for PlainCell {
    fn from(text: &Option<String>) -> Self {
        text.clone().unwrap_or_default().into()
    }
}

impl From<u32> for PlainCell {
    fn from(number: u32) -> Self {
        Self::Number(number)
    }
}

impl From<Option<u32>> for PlainCell {
    fn from(number: Option<u32>) -> Self {
        number.map_or(Self::Empty, Self::Number)
    }
}

impl From<Date> for PlainCell {
    fn from(day: Date) -> Self {
        Self::Date(day)
    }
}

impl From<Option<Date>> for PlainCell {
    fn from(day: Option<Date>) -> Self {
        day.map_or(Self::Empty, Self::Date)
    }
}

#[rustfmt::skip]
const RECEIVING: &[&str] = &[
    "收文编号", "收文日期", "来文机关", "来文字号", "标题", "附件", "密级", "保密期限", "份数", "份号", "缓急", "传递方式",
    "封号", "签收人", "承办人", "办理结果", "清退归档销毁", "备注", "更正情况", "旧册转入",
];
#[rustfmt::skip]
const ISSUING: &[&str] = &[
    "发文编号", "日期", "发文字号", "标题", "附件", "密级", "保密期限", "印数", "份号", "主送", "分发明细", "传递方式", "封号",
    "签发人", "拟稿人", "回执", "存档", "余存", "备注", "更正情况", "旧册转入",
];
#[rustfmt::skip]
const LENDING: &[&str] = &[
    "序号", "借阅日期", "文号", "文件名称", "密级", "份号", "页数", "借阅人", "部门", "用途", "批准人", "应还日期", "归还日期",
    "归还情况", "备注", "更正情况", "旧册转入",
];
#[rustfmt::skip]
const CARDS: &[&str] = &[
    "传阅编号", "开卡日期", "收文编号", "来文机关", "文号", "标题", "密级", "保密期限", "份号", "份数", "拟办意见", "阅件人",
    "职务", "送阅时间", "退回时间", "意见", "批示", "备注",
];
const CARDS_TITLE: &str = "文件传阅登记";
const YES: &str = "是";

/// The lines of these books, which are of one register: the first book's; none for circulation. Unlike paper it says
/// who signed.
pub fn plain(books: &[Book], unit: &str, lines: &[LineRow]) -> Option<Plain> {
    let kept = books.first()?.register;
    let register = Register::of(kept)?;
    let books: Vec<Book> = books.iter().copied().filter(|book| book.register == kept).collect();
    let columns = match register {
        Register::Receiving => RECEIVING,
        Register::Issuing => ISSUING,
        Register::Lending => LENDING,
    };
    let rows = lines.iter().filter(|line| books.contains(&line.slot.book)).map(|line| row(register, line)).collect();
    Some(Plain { title: title(unit, &books, register.title()), columns: columns.to_vec(), rows })
}

/// The cards, a row for every time a document was with a reader.
pub fn plain_cards(cards: &[CardRow], unit: &str) -> Plain {
    let mut books: Vec<Book> = cards.iter().map(|card| card.slot.book).collect();
    books.sort_unstable();
    books.dedup();
    let rows = cards.iter().flat_map(|card| legs(card, unit)).collect();
    Plain { title: title(unit, &books, CARDS_TITLE), columns: CARDS.to_vec(), rows }
}

fn title(unit: &str, books: &[Book], name: &str) -> String {
    let mut years: Vec<i16> = books.iter().map(|book| book.year).collect();
    years.sort_unstable();
    years.dedup();
    let years: Vec<String> = years.iter().map(|year| format!("{year}年度")).collect();
    let volumes: Vec<String> = Volume::ALL
        .into_iter()
        .filter(|volume| books.iter().any(|book| book.volume == *volume))
        .map(|volume| format!("{}册", Named::from(volume).name))
        .collect();
    let volumes = if volumes.is_empty() { String::new() } else { format!("（{}）", volumes.join("、")) };
    format!("{unit}{}{name}{volumes}", years.join("、"))
}

fn row(register: Register, line: &LineRow) -> Vec<PlainCell> {
    if line.kind != LineKind::Entry {
        return footnote(register, line);
    }
    match register {
        Register::Receiving => received(line),
        Register::Issuing => issued(line),
        Register::Lending => lent(line),
    }
}

/// A line that speaks of another: number and day in front, its words under 更正情况, which is the last but one.
fn footnote(register: Register, line: &LineRow) -> Vec<PlainCell> {
    let width = match register {
        Register::Receiving => RECEIVING,
        Register::Issuing => ISSUING,
        Register::Lending => LENDING,
    }
    .len();
    let mut cells = vec![format!("注：第{}号", line.slot.number).into(), line.date.into()];
    cells.resize(width - 2, PlainCell::Empty);
    cells.extend([texts::note(register, line).into(), PlainCell::Empty]);
    cells
}

fn number(line: &LineRow) -> PlainCell {
    match line.voided_by {
        None => line.slot.number.into(),
        Some(_) => format!("{}（{}）", line.slot.number, texts::VOID).into(),
    }
}

fn remark(line: &LineRow) -> PlainCell {
    let void = line.voided_by.map(|_| texts::VOID.to_owned());
    let all = void.into_iter().chain(line.detail.remark.clone()).chain(texts::remarks(line));
    all.collect::<Vec<_>>().join("；").into()
}

fn brought_in(line: &LineRow) -> PlainCell {
    if line.brought_in { YES } else { "" }.into()
}

fn numbers(line: &LineRow) -> PlainCell {
    line.numbers.as_ref().map(ToString::to_string).unwrap_or_default().into()
}

fn received(line: &LineRow) -> Vec<PlainCell> {
    let (document, detail) = (&line.document, &line.detail);
    vec![
        number(line),
        line.date.into(),
        (&document.issuer).into(),
        (&document.number).into(),
        document.title.as_str().into(),
        (&detail.attachments).into(),
        document.level.label().into(),
        (&document.period.as_ref().map(Period::label)).into(),
        line.copies.into(),
        numbers(line),
        (&detail.urgency).into(),
        (&detail.channel).into(),
        (&detail.seal).into(),
        (&detail.signed_by).into(),
        (&detail.handled_by).into(),
        (&detail.result).into(),
        (&detail.disposal).into(),
        remark(line),
        texts::history(Register::Receiving, line).into(),
        brought_in(line),
    ]
}

fn issued(line: &LineRow) -> Vec<PlainCell> {
    let (document, detail) = (&line.document, &line.detail);
    let sent = texts::Sent::of(line);
    vec![
        number(line),
        line.date.into(),
        (&document.number).into(),
        document.title.as_str().into(),
        (&detail.attachments).into(),
        document.level.label().into(),
        (&document.period.as_ref().map(Period::label)).into(),
        line.copies.into(),
        numbers(line),
        texts::recipient_list(&line.sendings).into(),
        texts::by_recipient(&line.sendings, |sending| sending.numbers.clone()).into(),
        texts::channels(line).into(),
        texts::by_recipient(&line.sendings, |sending| sending.seal.clone()).into(),
        (&detail.approver).into(),
        (&detail.drafted_by).into(),
        texts::by_recipient(&line.sendings, texts::receipt_day).into(),
        sent.filed.into(),
        sent.remaining.into(),
        remark(line),
        texts::history(Register::Issuing, line).into(),
        brought_in(line),
    ]
}

fn lent(line: &LineRow) -> Vec<PlainCell> {
    let (document, detail) = (&line.document, &line.detail);
    let loan = line.loan.as_ref();
    vec![
        number(line),
        line.date.into(),
        (&document.number).into(),
        document.title.as_str().into(),
        document.level.label().into(),
        texts::copy(line).into(),
        line.carrier.and_then(|(_, pages)| pages).into(),
        loan.map(|loan| loan.borrower.as_str()).unwrap_or_default().into(),
        (&detail.department).into(),
        (&detail.purpose).into(),
        (&detail.approver).into(),
        loan.and_then(|loan| loan.due_on).into(),
        texts::returned_on(line).into(),
        texts::condition(line, "，").into(),
        remark(line),
        texts::history(Register::Lending, line).into(),
        brought_in(line),
    ]
}

fn legs(card: &CardRow, unit: &str) -> Vec<Vec<PlainCell>> {
    let document = &card.document;
    let facts = [
        circulation::slot(card.slot).into(),
        card.date.into(),
        card.registered.map(circulation::slot).unwrap_or_default().into(),
        document.issuer.as_deref().unwrap_or(unit).into(),
        (&document.number).into(),
        document.title.as_str().into(),
        document.level.label().into(),
        (&document.period.as_ref().map(Period::label)).into(),
        circulation::copy(card).into(),
        card.copies.into(),
        (&card.proposal).into(),
    ];
    let one = |(reader, leg): (&ReaderRow, Option<&LegRow>)| {
        let text = |text: Option<&Option<String>>| text.map_or(PlainCell::Empty, PlainCell::from);
        let mut cells: Vec<PlainCell> = facts.to_vec();
        cells.extend([
            reader.name.as_str().into(),
            (&reader.duty).into(),
            leg.map(|leg| circulation::moment(leg.out_at)).unwrap_or_default().into(),
            leg.and_then(|leg| leg.back_at).map(circulation::moment).unwrap_or_default().into(),
            text(leg.map(|leg| &leg.opinion)),
            text(leg.map(|leg| &leg.instruction)),
            circulation::ending(card).unwrap_or_default().into(),
        ]);
        cells
    };
    circulation::legs(card).into_iter().map(one).collect()
}
