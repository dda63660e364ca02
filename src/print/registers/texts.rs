//! The words of a line that paper and export share.

use jiff::civil::Date;

use super::Register;
use crate::model::copyno::{CopyNumbers, copy_no};
use crate::model::date::{paper, parse_date, screen};
use crate::model::line::{Field, LineKind};
use crate::model::view::{CirculatedRow, LineRow, SendingRow};
use crate::print::book::Cell;

pub(super) const SEE_BELOW: &str = "见本行下";
pub(super) const BROUGHT_IN: &str = "旧册转入";
pub(super) const VOID: &str = "作废";

/// Copy numbers fall apart into at most so many pieces before only the first and the last are named.
const MOST_RANGES: usize = 4;

/// How much of an instruction stands in the register.
const MOST_OF_AN_INSTRUCTION: usize = 20;

/// What a field is called at the head of its column.
pub(super) const fn heading(register: Register, field: Field) -> &'static str {
    match field {
        Field::Date => match register {
            Register::Receiving => "收文日期",
            Register::Issuing => "发文日期",
            Register::Lending => "借阅日期",
        },
        Field::Number => match register {
            Register::Receiving => "来文字号",
            Register::Issuing => "发文字号",
            Register::Lending => "文号",
        },
        Field::Title => match register {
            Register::Receiving | Register::Issuing => "标题",
            Register::Lending => "文件名称",
        },
        Field::Approver => match register {
            Register::Receiving | Register::Lending => "审批人",
            Register::Issuing => "签发",
        },
        Field::Issuer => "来文机关",
        Field::Level => "密级",
        Field::Period => "保密期限",
        Field::Attachments => "附件",
        Field::Urgency => "缓急",
        Field::Channel => "传递方式",
        Field::Seal => "封号",
        Field::SignedBy => "签收人",
        Field::HandledBy => "承办/传阅",
        Field::Result => "批示办理结果",
        Field::Disposal => "清退/归档/销毁日期及号",
        Field::DraftedBy => "拟稿",
        Field::Department => "部门",
        Field::Purpose => "用途",
        Field::DueOn => "应还日期",
        Field::Remark => "备注",
    }
}

/// A corrected value as its column shows it; the store keeps days as they stand in files.
fn shown(field: Field, value: &str) -> String {
    match field {
        Field::Date | Field::DueOn => parse_date(value, None).map_or_else(|_unclear| value.to_owned(), paper),
        _ => value.to_owned(),
    }
}

/// What stood in a field before, the oldest first.
pub(super) fn old_values(line: &LineRow, field: Field) -> impl Iterator<Item = String> {
    let all = line.corrections.iter().filter(move |change| change.field == field && !change.old.is_empty());
    all.map(move |change| shown(field, &change.old))
}

/// What a correcting, voiding or supplementing line says.
pub(super) fn note(register: Register, line: &LineRow) -> String {
    let other = line.refers_to.unwrap_or_default();
    let change = line.corrections.first();
    let name = change.map(|change| heading(register, change.field)).unwrap_or_default();
    let value = |value: &str| change.map(|change| shown(change.field, value)).unwrap_or_default();
    let (old, new) = change.map(|change| (value(&change.old), value(&change.new))).unwrap_or_default();
    let mut note = match line.kind {
        LineKind::Entry => String::new(),
        LineKind::Correction => format!("更正第{other}号“{name}”：“{old}”应为“{new}”。"),
        LineKind::Voiding => format!("第{other}号{VOID}。"),
        LineKind::Supplement => format!("补登第{other}号“{name}”：“{new}”。"),
    };
    for (label, text) in [("原因", &line.detail.reason), ("批准人", &line.detail.approver)] {
        if let Some(text) = text {
            let text = text.trim_end_matches('。');
            note.extend([label, "：", text, "。"]);
        }
    }
    note.push_str(&paper(line.date));
    note
}

/// Below a void line.
pub(super) fn voided_by(number: u32) -> String {
    format!("本行{VOID}，见第{number}号。")
}

/// Below a line: the text of a cell that is too long for its column. Where something is struck in the cell, the note
/// says so in words.
pub(super) fn spilled(heading: &str, cell: &Cell) -> String {
    let heading: String = heading.chars().filter(|c| *c != '\n').collect();
    let mut note = format!("{heading}：");
    for span in &cell.spans {
        if span.struck {
            note.extend(["（原记“", &span.text, "”，已更正）"]);
        } else {
            note.push_str(&span.text.replace('\n', "；"));
        }
    }
    note
}

/// Which lines correct and supplement this one: the rules on the opening page ask for their numbers.
pub(super) fn corrected_by(line: &LineRow) -> Vec<String> {
    let by = |supplement: bool, word: &str| {
        let these = line.corrections.iter().filter(|change| change.old.is_empty() == supplement);
        let numbers: Vec<String> = these.map(|change| change.by.to_string()).collect();
        (!numbers.is_empty()).then(|| format!("第{}号{word}", numbers.join("、")))
    };
    [by(false, "更正"), by(true, "补登")].into_iter().flatten().collect()
}

/// What was corrected in a line, in words.
pub(super) fn history(register: Register, line: &LineRow) -> String {
    let changes = line.corrections.iter().map(|change| {
        let (name, by) = (heading(register, change.field), change.by);
        match change.old.as_str() {
            "" => format!("第{by}号补登“{name}”"),
            old => format!("第{by}号更正“{name}”，原记“{}”", shown(change.field, old)),
        }
    });
    let void = line.voided_by.map(|by| format!("第{by}号{VOID}"));
    changes.chain(void).collect::<Vec<_>>().join("；")
}

/// What belongs in the remark beside the remark itself.
pub(super) fn remarks(line: &LineRow) -> Vec<String> {
    let detail = &line.detail;
    let place = detail.reading_place.as_ref().map(|place| format!("阅于{place}"));
    place.into_iter().chain(detail.discrepancy.clone()).collect()
}

/// The cards a document went round on; the year only where it is not the book's.
pub(super) fn circulated(line: &LineRow) -> String {
    let one = |card: &CirculatedRow| {
        let year = card.slot.book.year;
        let year = if year == line.slot.book.year { String::new() } else { format!("{year}年") };
        let void = if card.void { format!("（{VOID}）") } else { String::new() };
        format!("传阅{year}第{}号{void}", card.slot.number)
    };
    line.circulated.iter().map(one).collect::<Vec<_>>().join("\n")
}

/// What leaders instructed, in short; the cards have it whole.
pub(super) fn instructions(line: &LineRow) -> String {
    let one = |(name, text): &(String, String)| {
        let mut short: String = text.chars().take(MOST_OF_AN_INSTRUCTION).collect();
        if short.len() < text.len() {
            short.push('…');
        }
        format!("{name}：{short}")
    };
    line.circulated.iter().flat_map(|card| &card.instructions).map(one).collect::<Vec<_>>().join("\n")
}

/// The mark of a line from an old ledger.
pub(super) fn brought_in(line: &LineRow) -> Option<String> {
    line.brought_in.then(|| BROUGHT_IN.to_owned())
}

/// Copy numbers from the first to the last.
pub(super) fn numbers(numbers: Option<&CopyNumbers>) -> String {
    match numbers {
        None => String::new(),
        Some(numbers) if numbers.ranges().count() <= MOST_RANGES => numbers.to_string(),
        Some(numbers) => format!("{}-{}（不连号）", copy_no(numbers.first()), copy_no(numbers.last())),
    }
}

/// The one copy a line speaks of: its number, or which copy it is where it has none.
pub(super) fn copy(line: &LineRow) -> String {
    match line.carrier {
        None => String::new(),
        Some((copy, _)) if line.numbers.as_ref().is_some_and(|numbers| numbers.contains(copy)) => copy_no(copy),
        Some((copy, _)) => ordinal(copy),
    }
}

/// A journal entry.
pub(super) fn entry(seq: u64) -> String {
    format!("流水第{seq}笔")
}

/// A copy without a number.
pub(super) fn ordinal(copy: u32) -> String {
    format!("第{copy}份")
}

/// When a loan came back. Voiding an open loan closes it; that is no return.
pub(super) fn returned_on(line: &LineRow) -> Option<Date> {
    let day = line.loan.as_ref()?.returned_on?;
    (line.voided_by.is_none() || line.brought_in || line.detail.condition.is_some()).then_some(day)
}

/// In what condition it came back, and with how many pages.
pub(super) fn condition(line: &LineRow, gap: &str) -> String {
    let pages = line.loan.as_ref().and_then(|loan| loan.pages_back).map(|pages| format!("交回{pages}页"));
    line.detail.condition.clone().into_iter().chain(pages).collect::<Vec<_>>().join(gap)
}

/// What of a print run was filed and what is left.
pub(super) struct Sent {
    pub(super) filed: u32,
    pub(super) remaining: u32,
}

impl Sent {
    pub(super) fn of(line: &LineRow) -> Self {
        let sent = line.sendings.iter().fold(0_u32, |sum, sending| sum.saturating_add(sending.copies));
        let filed = line.detail.filed.unwrap_or_default();
        Self { filed, remaining: line.copies.saturating_sub(sent).saturating_sub(filed) }
    }
}

/// The sign by which receipts and recipients are matched; one recipient needs none.
fn sign(at: usize, of: usize) -> String {
    match u32::try_from(at) {
        _ if of < 2 => String::new(),
        Ok(at @ 0..20) => char::from_u32(0x2460 + at).map(String::from).unwrap_or_default(),
        _ => format!("（{}）", at + 1),
    }
}

/// To whom, how many, which.
pub(super) fn recipients(sendings: &[SendingRow]) -> String {
    let one = |(at, sending): (usize, &SendingRow)| {
        let numbers = sending.numbers.as_deref().map(|numbers| format!("（{numbers}）")).unwrap_or_default();
        format!("{}{} {}份{numbers}", sign(at, sendings.len()), sending.unit, sending.copies)
    };
    sendings.iter().enumerate().map(one).collect::<Vec<_>>().join("\n")
}

/// How it went, each way once.
pub(super) fn channels(line: &LineRow) -> String {
    let mut ways: Vec<&str> = Vec::new();
    for way in
        line.sendings.iter().filter_map(|sending| sending.channel.as_deref()).chain(line.detail.channel.as_deref())
    {
        if !ways.contains(&way) {
            ways.push(way);
        }
    }
    ways.join("、")
}

/// The numbers on the envelopes.
pub(super) fn seals(sendings: &[SendingRow]) -> String {
    let one = |(at, sending): (usize, &SendingRow)| {
        sending.seal.as_ref().map(|seal| format!("{}{seal}", sign(at, sendings.len())))
    };
    sendings.iter().enumerate().filter_map(one).collect::<Vec<_>>().join("\n")
}

/// The days receipts came back, and whose; the year only where it is not the book's.
pub(super) fn receipts(sendings: &[SendingRow], year: i16) -> String {
    let mut days: Vec<Date> = sendings.iter().filter_map(|sending| sending.receipt_on).collect();
    days.sort_unstable();
    days.dedup();
    let one = |day: &Date| {
        let of_day = sendings.iter().enumerate().filter(|(_, sending)| sending.receipt_on == Some(*day));
        let signs: String = of_day.map(|(at, _)| sign(at, sendings.len())).collect();
        let text = if day.year() == year { format!("{}月{}日", day.month(), day.day()) } else { paper(*day) };
        format!("{signs}{text}")
    };
    days.iter().map(one).collect::<Vec<_>>().join("\n")
}

/// As [`recipients`], as an import reads it.
pub(super) fn recipient_list(sendings: &[SendingRow]) -> String {
    let one = |sending: &SendingRow| {
        // A name that ends in a digit must not run into the count.
        let gap = if sending.unit.ends_with(|c: char| c.is_numeric()) { " " } else { "" };
        format!("{}{gap}{}份", sending.unit, sending.copies)
    };
    sendings.iter().map(one).collect::<Vec<_>>().join("、")
}

/// A fact of every recipient that has it, by name.
pub(super) fn by_recipient(sendings: &[SendingRow], fact: impl Fn(&SendingRow) -> Option<String>) -> String {
    let one = |sending: &SendingRow| Some(format!("{}：{}", sending.unit, fact(sending)?));
    sendings.iter().filter_map(one).collect::<Vec<_>>().join("；")
}

/// A receipt's day as files show it.
pub(super) fn receipt_day(sending: &SendingRow) -> Option<String> {
    sending.receipt_on.map(screen)
}
