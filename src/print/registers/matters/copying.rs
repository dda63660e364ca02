//! 复印登记簿 of a year, and 送外复制审批单 of one matter with the record of its supervision.

use super::{Blank, Kept, Line, Said, cells, code, fact, joined, number, row, said, table, taken_on};
use crate::model::date::paper;
use crate::model::matter::{Fact, Step};
use crate::model::matter_view::MatterRow;
use crate::print::book::{Align, Book, Column, Orientation};
use crate::print::form::Form;

/// A copying, and what the books say of the copies that were made.
#[derive(Debug, Clone)]
pub struct Copied {
    /// The matter.
    pub matter: MatterRow,
    /// The numbers of the copies.
    pub numbers: String,
    /// The pages of each.
    pub pages: Option<u32>,
}

fn register_columns() -> Vec<Column> {
    vec![
        Column::plain("序号", 9.0, Align::Centre),
        Column::plain("复制日期", 17.0, Align::Centre),
        Column::plain("承办人", 12.5, Align::Centre),
        Column::plain("文件名称", 40.5, Align::Left),
        Column::plain("用途", 20.0, Align::Left),
        Column::plain("文件制发\n单位", 20.0, Align::Left),
        Column::plain("密级", 14.0, Align::Centre),
        Column::plain("文号", 32.5, Align::Left),
        Column::plain("份数", 8.5, Align::Centre),
        Column::plain("每份\n页数", 8.5, Align::Centre),
        Column::plain("申请部门\n（申请人）", 18.0, Align::Left),
        Column::plain("批准人", 12.5, Align::Centre),
        Column::signature("领用人", 16.0),
        Column::plain("复印编码", 15.0, Align::Left),
        Column::plain("备注", 24.5, Align::Left),
    ]
}

/// 复印登记簿 of a year: one line for each copying that was done, in the order in which they were.
pub fn copying_register(unit: &str, year: i16, retention: &str, copied: &[Copied]) -> Vec<Book> {
    let done = |it: &'_ &Copied| it.matter.taken(Step::Complete).is_some_and(|step| step.date.year() == year);
    let mut copied: Vec<&Copied> = copied.iter().filter(done).collect();
    copied.sort_by_key(|it| it.matter.taken(Step::Complete).map(|step| step.seq));
    let mut rows: Vec<Line> = Vec::new();
    for it in copied {
        let facts = &it.matter.head.facts;
        let text = |it| fact(facts, it);
        let original = said(unit, &it.matter).into_iter().next().unwrap_or_default();
        let applicant = match (text(Fact::Department), text(Fact::Applicant)) {
            (department, name) if department.is_empty() => name,
            (department, name) => format!("{department}\n（{name}）"),
        };
        let clerk = Some(text(Fact::MadeBy)).filter(|name| !name.is_empty());
        let outside = Some(text(Fact::Unit)).filter(|unit| !unit.is_empty()).map(|unit| format!("送外：{unit}"));
        let extract = Some(text(Fact::Extract)).filter(|text| !text.is_empty()).map(|text| format!("摘录：{text}"));
        let basis = Some(text(Fact::Basis)).filter(|text| !text.is_empty()).map(|text| format!("同意函：{text}"));
        let [outside, extract, basis] = [outside, extract, basis].map(Option::unwrap_or_default);
        let from = number(it.matter.head.slot);
        let pages = it.pages.map_or(original.pages, |pages| pages.to_string());
        rows.push((
            original.is_top,
            cells([
                taken_on(&it.matter, Step::Complete),
                clerk.unwrap_or_else(|| it.matter.head.requester.clone()),
                original.title,
                text(Fact::Purpose),
                original.issuer,
                original.level,
                original.number,
                text(Fact::Copies),
                pages,
                applicant,
                text(Fact::Approver),
                String::new(),
                it.numbers.clone(),
                joined("\n", [format!("审批{from}"), extract, outside, basis, text(Fact::Remark)]),
            ]),
        ));
    }
    let (kind, columns) = (code::COPYING_REGISTER, register_columns());
    Kept { kind, title: "复印登记簿", unit, year, retention, columns }.volumes(rows)
}

const OUTSIDE: Blank<'static> = Blank {
    kind: code::COPYING_OUTSIDE,
    title: "涉密载体送外复制审批单",
    orientation: Orientation::Portrait,
    opinions: &["部门负责人\n意见", "主管领导\n意见", "承制单位\n盖章确认"],
    signatures: &["申请人", "承办人"],
    reminder: "只能送定点单位复制，本单位人员全程现场监督；复制件视同原件管理，逐份编号登记。绝密级须经制发机关同意。",
};

const SUPERVISION: Blank<'static> = Blank {
    kind: code::SUPERVISION,
    title: "送外复制监督记录",
    orientation: Orientation::Portrait,
    opinions: &["监督人说明"],
    signatures: &["监督人", "承制单位\n经办人", "领取人"],
    reminder: "监督人从交付原稿到收回全部原件、复制件、废品为止不离现场；本记录与审批单一并归档。",
};

/// What whoever stands beside the machine looks at.
const SUPERVISED: [&str; 8] = [
    "承制单位是否为定点单位，资质是否在有效期内",
    "是否签订保密协议",
    "原稿交付份数、收回份数",
    "复制份数、接收份数",
    "编号是否连续、页数是否完整",
    "废页、坏份清点并带回份数",
    "电子文档、底片、版材是否删除或收回",
    "复制人员、在场人员",
];

/// 送外复制审批单, and behind it the record of its supervision.
pub fn copying_outside(unit: &str, matter: &MatterRow) -> Vec<Form> {
    let facts = &matter.head.facts;
    let text = |it| fact(facts, it);
    let made_by = vec![("承制单位", text(Fact::Unit)), ("定点资质\n准印号", text(Fact::License))];
    let said_facts = vec![
        vec![("申请人", text(Fact::Applicant)), ("部门", text(Fact::Department))],
        vec![("申请日期", paper(matter.head.date)), ("复制份数", text(Fact::Copies))],
        vec![("复制用途", text(Fact::Purpose))],
        made_by.clone(),
        vec![("依据\n（同意函）", text(Fact::Basis)), ("摘录内容", text(Fact::Extract))],
        vec![("备注", text(Fact::Remark))],
    ];
    let columns = vec![
        Column::plain("序", 8.0, Align::Centre),
        Column::plain("内容（文件名称）", 62.0, Align::Left),
        Column::plain("文号", 38.0, Align::Left),
        Column::plain("密级", 20.0, Align::Centre),
        Column::plain("原件份号", 20.0, Align::Centre),
        Column::plain("复制\n份数", 13.0, Align::Centre),
        Column::plain("每份\n总页数", 15.0, Align::Centre),
    ];
    let copies = text(Fact::Copies);
    let line = |it: Said| row(it.no, [it.title, it.number, it.level, it.copy, copies.clone(), it.pages]);
    let mut listed = table("", columns, said(unit, matter).into_iter().map(line).collect());
    listed.closed = true;
    let approval = OUTSIDE.fill(unit, &matter.head, said_facts, vec![listed.clone()]);
    let said_facts = vec![
        made_by,
        vec![("审批单", number(matter.head.slot)), ("复制日期", taken_on(matter, Step::Complete))],
        vec![("监督情况", text(Fact::Supervision))],
    ];
    let columns = vec![
        Column::plain("序", 8.0, Align::Centre),
        Column::plain("监督事项", 78.0, Align::Left),
        Column::signature("情况（现场填写）", 90.0),
    ];
    let rows = (1..).zip(SUPERVISED).map(|(n, asked)| row(n, [asked.to_owned()])).collect();
    let tables = vec![listed, table("监督事项", columns, rows)];
    vec![approval, SUPERVISION.fill(unit, &matter.head, said_facts, tables)]
}
