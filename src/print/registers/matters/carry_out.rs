//! 携带外出审批表.

use super::{Blank, Said, code, day, fact, joined, row, said, table, taken_on};
use crate::model::date::paper;
use crate::model::matter::{Fact, Step};
use crate::model::matter_view::MatterRow;
use crate::print::book::{Align, Column, Orientation};
use crate::print::form::Form;

const FORM: Blank<'static> = Blank {
    kind: code::CARRY_OUT,
    title: "涉密载体携带外出审批表",
    orientation: Orientation::Portrait,
    opinions: &["责任部门\n意见", "批准人\n意见", "返回检查\n意见"],
    signatures: &["携带人", "随行人", "检查人"],
    reminder: "绝密级须二人以上同行；全程不离身，不得带入公共场所、交他人保管或复制；按期返回，当面检查签名。",
};

/// 携带外出审批表: asked for, approved, and checked when it is back.
pub fn carry_out(unit: &str, matter: &MatterRow) -> Form {
    let facts = &matter.head.facts;
    let text = |it| fact(facts, it);
    let back = joined("　", [taken_on(matter, Step::Complete), text(Fact::ReturnCheck)]);
    let said_facts = vec![
        vec![("责任部门", text(Fact::Department)), ("申请日期", paper(matter.head.date))],
        vec![("携带人", text(Fact::Bearer)), ("随行人", text(Fact::Companions))],
        vec![("外出地点", text(Fact::Destination)), ("应返回日期", day(facts, Fact::DueOn))],
        vec![("交通方式", text(Fact::Transport)), ("路线", text(Fact::Route))],
        vec![("包装容器\n保密措施", text(Fact::Container)), ("经办人", matter.head.requester.clone())],
        vec![("用途", text(Fact::Purpose))],
        vec![("出发日期", taken_on(matter, Step::SetOut)), ("备注", text(Fact::Remark))],
        vec![("返回日期\n检查情况", back)],
    ];
    let columns = vec![
        Column::plain("序", 8.0, Align::Centre),
        Column::plain("文件（载体）名称", 58.0, Align::Left),
        Column::plain("文号或编号", 36.0, Align::Left),
        Column::plain("载体类别", 18.0, Align::Centre),
        Column::plain("密级", 18.0, Align::Centre),
        Column::plain("份号", 18.0, Align::Centre),
        Column::plain("页数", 10.0, Align::Centre),
        Column::signature("返回\n核对", 10.0),
    ];
    let line = |it: Said| row(it.no, [it.title, it.number, it.medium, it.level, it.copy, it.pages]);
    let rows = said(unit, matter).into_iter().map(line).collect();
    let mut listed = table("", columns, rows);
    listed.closed = true;
    FORM.fill(unit, &matter.head, said_facts, vec![listed])
}
