//! 销毁审批表、销毁清册、销毁登记簿, and what the labels of the bags say.

use super::totals::Totals;
use super::{Blank, Kept, Line, Said, code, fact, joined, kilos, number, row, said, table, taken_on};
use crate::model::date::paper;
use crate::model::label::{Labelled, VaultTag};
use crate::model::level::Level;
use crate::model::matter::{Fact, Step};
use crate::model::matter_view::{MatterRow, SubjectRow};
use crate::print::book::{Align, Book, Column, Orientation};
use crate::print::form::Form;
use crate::print::labels::Label;

/// The register of what was destroyed is never destroyed itself.
const FOR_EVER: &str = "永久";

const APPROVAL: Blank<'static> = Blank {
    kind: code::DESTRUCTION_APPROVAL,
    title: "涉密载体销毁审批表",
    orientation: Orientation::Portrait,
    opinions: &["承办部门\n意见", "保密工作\n机构意见", "主管领导\n审批意见"],
    signatures: &["承办人", "批准人", "接收人"],
    reminder: "未经批准不得销毁；承办人、批准人、监销人不得为同一人。批准后装袋封签，由二人以上押运、二人监销。",
};

/// 销毁审批表.
pub fn destruction_approval(unit: &str, matter: &MatterRow) -> Form {
    let facts = &matter.head.facts;
    let said_facts = vec![
        vec![("承办人", fact(facts, Fact::Applicant)), ("填表日期", paper(matter.head.date))],
        vec![("销毁原因", fact(facts, Fact::Purpose))],
        vec![("销毁方式", fact(facts, Fact::Method)), ("承销单位", fact(facts, Fact::Unit))],
        vec![("文件合计", Totals::of(&matter.items).sentence())],
        vec![("备注", fact(facts, Fact::Remark))],
    ];
    let columns = vec![
        Column::plain("序", 8.0, Align::Centre),
        Column::plain("文件资料名称", 43.0, Align::Left),
        Column::plain("制作（发文）\n单位", 22.0, Align::Left),
        Column::plain("载体\n类别", 13.0, Align::Centre),
        Column::plain("文号或编号", 34.0, Align::Left),
        Column::plain("密级", 15.0, Align::Centre),
        Column::plain("页数或\n容量", 11.5, Align::Centre),
        Column::plain("份数或\n数量", 11.5, Align::Centre),
        Column::plain("保管人", 18.0, Align::Left),
    ];
    let line = |it: Said| {
        let number = joined("\n", [it.number, it.copy, it.bag]);
        row(it.no, [it.title, it.issuer, it.medium, number, it.level, it.pages, it.copies.to_string(), it.held])
    };
    let rows = said(unit, matter).into_iter().map(line).collect();
    let mut listed = table("", columns, rows);
    listed.closed = true;
    APPROVAL.fill(unit, &matter.head, said_facts, vec![listed])
}

const LIST: Blank<'static> = Blank {
    kind: code::DESTRUCTION_LIST,
    title: "涉密载体销毁清册",
    orientation: Orientation::Landscape,
    opinions: &[],
    signatures: &["承办人", "批准人", "监销人", "监销人", "押运人", "押运人", "承销单位\n接收人", "复核人"],
    reminder: "逐件核对后签名；监销人监督至全部销毁、无法还原。本清册与审批表、接收回执一并归档，永久保存。",
};

/// 销毁清册: everything, and how many per level and kind.
pub fn destruction_list(unit: &str, matter: &MatterRow) -> Form {
    let facts = &matter.head.facts;
    let text = |it| fact(facts, it);
    let method = joined("　", [text(Fact::Method), text(Fact::Equipment)]);
    let said_facts = vec![
        vec![
            ("批准日期", taken_on(matter, Step::Approve)),
            ("封签日期", taken_on(matter, Step::Seal)),
            ("封签号", text(Fact::SealNo)),
        ],
        vec![("押运人", text(Fact::Escorts)), ("承销单位", text(Fact::Unit)), ("接收回执号", text(Fact::Receipt))],
        vec![("销毁方式", method), ("销毁地点", text(Fact::Site)), ("销毁日期", taken_on(matter, Step::Complete))],
        vec![("监销人", text(Fact::Witnesses)), ("销毁原因", text(Fact::Purpose)), ("备注", text(Fact::Remark))],
    ];
    let columns = vec![
        Column::plain("序", 9.0, Align::Centre),
        Column::plain("文件资料名称", 68.0, Align::Left),
        Column::plain("文号或编号", 38.0, Align::Left),
        Column::plain("制作（发文）单位", 28.0, Align::Left),
        Column::plain("载体类别", 19.0, Align::Centre),
        Column::plain("密级", 17.0, Align::Centre),
        Column::plain("份号", 15.0, Align::Centre),
        Column::plain("页数", 10.0, Align::Centre),
        Column::plain("数量", 10.0, Align::Centre),
        Column::plain("袋号", 14.0, Align::Centre),
        Column::plain("重量\n（公斤）", 14.0, Align::Centre),
        Column::plain("备注", 21.0, Align::Left),
    ];
    let line = |it: Said| {
        let from = if it.from.is_empty() { String::new() } else { format!("{}移交", it.from) };
        let note = joined("\n", [from, it.note]);
        let (copies, cells) = (it.copies.to_string(), [it.title, it.number, it.issuer, it.medium, it.level, it.copy]);
        let [title, number, issuer, medium, level, copy] = cells;
        row(it.no, [title, number, issuer, medium, level, copy, it.pages, copies, it.bag, it.kilos, note])
    };
    let mut listed = table("一、清单", columns, said(unit, matter).into_iter().map(line).collect());
    listed.closed = true;
    let totals = Totals::of(&matter.items).table("二、分密级、分类别合计");
    LIST.fill(unit, &matter.head, said_facts, vec![listed, totals])
}

fn register_columns() -> Vec<Column> {
    vec![
        Column::plain("序号", 9.0, Align::Centre),
        Column::plain("销毁日期", 17.0, Align::Centre),
        Column::plain("载体内容（名称）", 46.0, Align::Left),
        Column::plain("文号或编号", 32.0, Align::Left),
        Column::plain("载体形式", 17.0, Align::Centre),
        Column::plain("密级", 15.0, Align::Centre),
        Column::plain("份号\n袋号", 14.0, Align::Centre),
        Column::plain("数量", 9.0, Align::Centre),
        Column::plain("销毁方式\n流向", 28.0, Align::Left),
        Column::plain("封签号\n接收回执号", 26.0, Align::Left),
        Column::plain("经办人", 14.0, Align::Centre),
        Column::plain("审批人", 14.0, Align::Centre),
        Column::plain("监销人", 14.0, Align::Centre),
        Column::plain("清册号", 14.0, Align::Centre),
    ]
}

/// 销毁登记簿 of a year: one line for each thing that was destroyed, in the order in which they were. Kept for ever.
pub fn destruction_register(unit: &str, year: i16, matters: &[MatterRow]) -> Vec<Book> {
    let mut done: Vec<(u64, &MatterRow)> = matters
        .iter()
        .filter_map(|matter| matter.taken(Step::Complete).map(|step| (step, matter)))
        .filter(|(step, _)| step.date.year() == year)
        .map(|(step, matter)| (step.seq, matter))
        .collect();
    done.sort_by_key(|(seq, _)| *seq);
    let mut rows: Vec<Line> = Vec::new();
    for (_, matter) in done {
        let facts = &matter.head.facts;
        let text = |it| fact(facts, it);
        for it in said(unit, matter) {
            let way = joined("\n", [text(Fact::Method), text(Fact::Unit), text(Fact::Equipment)]);
            let proof = joined("\n", [text(Fact::SealNo), text(Fact::Receipt)]);
            let (copies, copy) = (it.copies.to_string(), joined("\n", [it.copy, it.bag]));
            let on = taken_on(matter, Step::Complete);
            let [title, named, medium, level] = [it.title, it.number, it.medium, it.level];
            let people = [matter.head.requester.clone(), text(Fact::Approver), lines(&text(Fact::Witnesses))];
            let [clerk, approver, witnesses] = people;
            let slot = self::number(matter.head.slot);
            let cells = [on, title, named, medium, level, copy, copies, way, proof, clerk, approver, witnesses, slot];
            rows.push((it.is_top, super::cells(cells)));
        }
    }
    let (kind, columns) = (code::DESTRUCTION_REGISTER, register_columns());
    Kept { kind, title: "销毁登记簿", unit, year, retention: FOR_EVER, columns }.volumes(rows)
}

/// Names below each other.
fn lines(names: &str) -> String {
    names.replace('、', "\n")
}

/// The labels of a destruction's bags, each bag once: its number, what is in it, its weight, the highest level, the seals,
/// the day.
pub fn bags(unit: &str, matter: &MatterRow, tag: VaultTag) -> Vec<Label> {
    struct Bag<'a> {
        name: &'a str,
        item: u32,
        level: Level,
        grams: u32,
        count: u32,
        kinds: Vec<&'static str>,
    }
    let mut bags: Vec<Bag<'_>> = Vec::new();
    for item in &matter.items {
        let SubjectRow::Thing(thing) = &item.subject else { continue };
        let Some(name) = thing.bag.as_deref() else { continue };
        let kind = super::thing_kind(thing.kind);
        let grams = thing.grams.unwrap_or_default();
        match bags.iter_mut().find(|bag| bag.name == name) {
            None => {
                let (item, level, count) = (item.no, thing.level, thing.count);
                bags.push(Bag { name, item, level, grams, count, kinds: vec![kind] });
            }
            Some(bag) => {
                bag.level = bag.level.max(thing.level);
                bag.grams = bag.grams.saturating_add(grams);
                bag.count = bag.count.saturating_add(thing.count);
                if !bag.kinds.contains(&kind) {
                    bag.kinds.push(kind);
                }
            }
        }
    }
    let label = |bag: Bag<'_>| {
        let weight = if bag.grams > 0 { format!("{}公斤　", kilos(bag.grams)) } else { String::new() };
        let seal = matter.head.facts.get(Fact::SealNo).map(|seal| format!("封签 {seal}"));
        let on = matter.taken(Step::Seal).map_or(matter.head.date, |step| step.date);
        let lines = [
            Some(format!("{weight}{}件　{}", bag.count, bag.kinds.join("、"))),
            seal,
            Some(format!("{on}　{}", number(matter.head.slot))),
            Some(unit.to_owned()),
        ];
        Label {
            head: format!("{}　袋号 {}", bag.level.label(), bag.name),
            lines: lines.into_iter().flatten().collect(),
            payload: Labelled::Bag(matter.head.id, bag.item).payload(tag),
        }
    };
    bags.into_iter().map(label).collect()
}
