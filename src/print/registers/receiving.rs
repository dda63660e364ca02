//! 收文登记簿.

use super::cells::{joined, plain, remark, revised, revised_option};
use super::texts;
use crate::model::date::paper;
use crate::model::line::Field;
use crate::model::period::Period;
use crate::model::view::LineRow;
use crate::print::book::{Align, Cell, Column};

pub(super) static COLUMNS: [Column; 17] = [
    Column::plain("收文\n编号", 10.5, Align::Centre),
    Column::plain("收文日期", 13.5, Align::Centre),
    Column::plain("来文机关", 22.0, Align::Left),
    Column::plain("来文字号", 24.0, Align::Left),
    Column::plain("标题", 44.4, Align::Left),
    Column::plain("附件", 8.0, Align::Centre),
    Column::plain("密级", 8.5, Align::Centre),
    Column::plain("保密\n期限", 10.5, Align::Centre),
    Column::plain("份数", 8.0, Align::Centre),
    Column::plain("份号\n（起-止）", 13.5, Align::Centre),
    Column::plain("缓急", 8.5, Align::Centre),
    Column::plain("传递方式/\n封号", 16.0, Align::Left),
    Column::signature("签收人", 15.0),
    Column::plain("承办/\n传阅", 16.2, Align::Left),
    Column::plain("批示\n办理结果", 18.0, Align::Left),
    Column::plain("清退/归档/\n销毁日期及号", 18.0, Align::Left),
    Column::plain("备注", 14.4, Align::Left),
];

/// The cells of a line.
pub(super) fn cells(line: &LineRow) -> Vec<Cell> {
    let (document, detail) = (&line.document, &line.detail);
    let option = |field, text: &Option<String>| revised_option(line, field, text.as_deref());
    vec![
        revised(line, Field::Date, &paper(line.date)),
        option(Field::Issuer, &document.issuer),
        option(Field::Number, &document.number),
        revised(line, Field::Title, &document.title),
        option(Field::Attachments, &detail.attachments),
        revised(line, Field::Level, document.level.label()),
        option(Field::Period, &document.period.as_ref().map(Period::label)),
        plain(line.copies.to_string()),
        plain(texts::numbers(line.numbers.as_ref())),
        option(Field::Urgency, &detail.urgency),
        joined(" ", [option(Field::Channel, &detail.channel), option(Field::Seal, &detail.seal)]),
        // People sign by hand; who signed is in the journal.
        Cell::default(),
        joined("\n", [option(Field::HandledBy, &detail.handled_by), plain(texts::circulated(line))]),
        joined("\n", [option(Field::Result, &detail.result), plain(texts::instructions(line))]),
        option(Field::Disposal, &detail.disposal),
        remark(line, []),
    ]
}
