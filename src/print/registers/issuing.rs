//! 发文登记簿.

use super::cells::{joined, labelled, plain, remark, revised, revised_option};
use super::texts;
use crate::model::date::paper;
use crate::model::line::Field;
use crate::model::period::Period;
use crate::model::view::LineRow;
use crate::print::book::{Align, Cell, Column};

pub(super) static COLUMNS: [Column; 15] = [
    Column::plain("发文\n编号", 10.5, Align::Centre),
    Column::plain("发文日期", 13.5, Align::Centre),
    Column::plain("发文字号", 25.0, Align::Left),
    Column::plain("标题", 47.0, Align::Left),
    Column::plain("密级", 8.5, Align::Centre),
    Column::plain("保密\n期限", 10.5, Align::Centre),
    Column::plain("印数", 9.0, Align::Centre),
    Column::plain("份号\n（起-止）", 13.5, Align::Centre),
    Column::plain("发往机关及份数（份号）", 44.0, Align::Left),
    Column::plain("传递方式/\n封号", 17.0, Align::Left),
    Column::signature("签收人", 17.0),
    Column::plain("回执", 16.5, Align::Left),
    Column::plain("存档\n份数", 9.0, Align::Centre),
    Column::plain("余存\n份数", 9.0, Align::Centre),
    Column::plain("备注", 19.0, Align::Left),
];

/// The cells of a line.
pub(super) fn cells(line: &LineRow) -> Vec<Cell> {
    let (document, detail) = (&line.document, &line.detail);
    let option = |field, text: &Option<String>| revised_option(line, field, text.as_deref());
    let sent = texts::Sent::of(line);
    let others = [
        labelled("附件：", plain(detail.attachments.clone().unwrap_or_default())),
        labelled("签发：", option(Field::Approver, &detail.approver)),
        labelled("拟稿：", option(Field::DraftedBy, &detail.drafted_by)),
    ];
    vec![
        revised(line, Field::Date, &paper(line.date)),
        option(Field::Number, &document.number),
        revised(line, Field::Title, &document.title),
        revised(line, Field::Level, document.level.label()),
        option(Field::Period, &document.period.as_ref().map(Period::label)),
        plain(line.copies.to_string()),
        plain(texts::numbers(line.numbers.as_ref())),
        plain(texts::recipients(&line.sendings)),
        joined("\n", [plain(texts::channels(line)), plain(texts::seals(&line.sendings))]),
        // People sign by hand.
        Cell::default(),
        plain(texts::receipts(&line.sendings, line.slot.book.year)),
        plain(sent.filed.to_string()),
        plain(sent.remaining.to_string()),
        remark(line, others),
    ]
}
