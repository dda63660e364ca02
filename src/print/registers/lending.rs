//! 借阅登记簿: names are printed, and the same people sign beside them.

use super::cells::{plain, remark, revised, revised_option};
use super::texts;
use crate::model::date::paper;
use crate::model::line::Field;
use crate::model::period::mark;
use crate::model::view::LineRow;
use crate::print::book::{Align, Cell, Column};

pub(super) static COLUMNS: [Column; 18] = [
    Column::plain("序号", 9.5, Align::Centre),
    Column::plain("借阅日期", 13.5, Align::Centre),
    Column::plain("文号", 23.0, Align::Left),
    Column::plain("文件名称", 38.0, Align::Left),
    Column::plain("密级", 12.0, Align::Centre),
    Column::plain("份号", 13.5, Align::Centre),
    Column::plain("页数", 8.0, Align::Centre),
    Column::plain("借阅人", 12.5, Align::Centre),
    Column::plain("部门", 14.0, Align::Left),
    Column::plain("用途", 14.0, Align::Left),
    Column::plain("审批人", 12.5, Align::Centre),
    Column::signature("借阅人\n签名", 15.0),
    Column::plain("应还日期", 13.5, Align::Centre),
    Column::plain("归还日期", 13.5, Align::Centre),
    Column::plain("是否完好/\n缺页", 13.5, Align::Centre),
    Column::signature("归还人\n签名", 14.0),
    Column::signature("检查人\n签名", 14.0),
    Column::plain("备注", 15.0, Align::Left),
];

/// The cells of a line.
pub(super) fn cells(line: &LineRow) -> Vec<Cell> {
    let (document, detail) = (&line.document, &line.detail);
    let option = |field, text: &Option<String>| revised_option(line, field, text.as_deref());
    let loan = line.loan.as_ref();
    vec![
        revised(line, Field::Date, &paper(line.date)),
        option(Field::Number, &document.number),
        revised(line, Field::Title, &document.title),
        plain(mark(document.level, document.period.as_ref())),
        plain(texts::copy(line)),
        plain(line.carrier.and_then(|(_, pages)| pages).map(|pages| pages.to_string()).unwrap_or_default()),
        plain(loan.map(|loan| loan.borrower.clone()).unwrap_or_default()),
        option(Field::Department, &detail.department),
        option(Field::Purpose, &detail.purpose),
        option(Field::Approver, &detail.approver),
        // The borrower signs by hand.
        Cell::default(),
        option(Field::DueOn, &loan.and_then(|loan| loan.due_on).map(paper)),
        plain(texts::returned_on(line).map(paper).unwrap_or_default()),
        plain(texts::condition(line, "\n")),
        // Whoever brings it back and whoever checks it sign by hand.
        Cell::default(),
        Cell::default(),
        remark(line, []),
    ]
}
