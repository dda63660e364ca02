//! 清点表 with its four buckets and what came and went since the last count, and the sheet to tick by hand.

use std::collections::HashSet;

use jiff::civil::Date;

use super::totals::Totals;
use super::{Blank, Said, across, code, day, empty, fact, joined, number, row, table, taken_on};
use crate::model::date::paper;
use crate::model::ids::CarrierId;
use crate::model::matter::{Fact, Facts, Outcome, Step};
use crate::model::matter_view::{ItemRow, MatterRow, SubjectRow};
use crate::model::view::{DocumentRow, Holding};
use crate::print::book::{Align, Column, Orientation, Row};
use crate::print::form::Form;

const RESULT: Blank<'static> = Blank {
    kind: code::COUNT,
    title: "涉密载体清点表",
    orientation: Orientation::Portrait,
    opinions: &["主管领导\n意见"],
    signatures: &["清点人", "保管人"],
    reminder: "清点人与保管人不得为同一人；缺的应在限期内查找，查无下落的按泄密事件报告；账外的补办登记。",
};

const SHEET: Blank<'static> = Blank {
    kind: code::COUNTING_SHEET,
    title: "涉密载体清点底单",
    orientation: Orientation::Portrait,
    opinions: &[],
    signatures: &["清点人", "保管人"],
    reminder: "对着柜、逐件核对份号和页数，在相应栏打勾；不在原处的在备注写明找到的地方；账上没有的写在账外栏。",
};

/// The buckets, in the order in which they stand; what was not counted yet comes last.
const BUCKETS: [(Option<Outcome>, &str); 5] = [
    (Some(Outcome::Missing), "缺"),
    (Some(Outcome::WrongPlace), "错位"),
    (Some(Outcome::NotOnBooks), "账外"),
    (Some(Outcome::Here), "在"),
    (None, "未点"),
];

/// 清点表. `last` is the count of the same scope before this one.
pub fn count(unit: &str, matter: &MatterRow, last: Option<&MatterRow>) -> Form {
    let facts = &matter.head.facts;
    let text = |it| fact(facts, it);
    let in_bucket = |bucket: Option<Outcome>| matter.items.iter().filter(move |item| item.outcome == bucket);
    let mut said = Vec::new();
    let mut rows: Vec<Row> = Vec::new();
    for (bucket, name) in BUCKETS {
        let n = Totals::of(in_bucket(bucket)).count();
        if bucket.is_some() || n > 0 {
            said.push(format!("{name}{n}件"));
        }
        if n == 0 {
            continue;
        }
        rows.push(across(format!("{name}（{n}件）")));
        for item in in_bucket(bucket) {
            let it = Said::of(unit, item);
            rows.push(row(item.no, [it.number, it.title, it.level, it.copy, it.pages, it.held, it.note]));
        }
    }
    let before = last.map_or_else(
        || "无".to_owned(),
        |last| {
            let day = last.taken(Step::Complete).map_or(last.head.date, |step| step.date);
            let listed = last.items.iter().filter(|item| is_on_books(item));
            format!("{}（{}）　{}件", paper(day), number(last.head.slot), Totals::of(listed).count())
        },
    );
    let on_books = matter.items.iter().filter(|item| is_on_books(item));
    let year = text(Fact::OfYear);
    let scope = if year.is_empty() { scope(facts) } else { format!("{}　{year}年度", scope(facts)) };
    let said_facts = vec![
        vec![("清点范围", scope)],
        vec![("清点人", text(Fact::Counter)), ("保管人", text(Fact::Custodian))],
        vec![("开始日期", paper(matter.head.date)), ("办结日期", taken_on(matter, Step::Complete))],
        vec![("账面应有", Totals::of(on_books).sentence()), ("查找限期", day(facts, Fact::DueOn))],
        vec![("清点结果", said.join("、"))],
        vec![("上次清点", before), ("备注", text(Fact::Remark))],
    ];
    let columns = vec![
        Column::plain("序", 9.0, Align::Centre),
        Column::plain("文号或编号", 34.0, Align::Left),
        Column::plain("文件（载体）名称", 45.0, Align::Left),
        Column::plain("密级", 16.0, Align::Centre),
        Column::plain("份号", 15.0, Align::Centre),
        Column::plain("页数", 9.0, Align::Centre),
        Column::plain("账面位置", 24.0, Align::Left),
        Column::plain("说明", 24.0, Align::Left),
    ];
    let mut listed = table("一、清点情况", columns, rows);
    listed.closed = true;
    let changes = last.map(|last| changes(unit, matter, last));
    RESULT.fill(unit, &matter.head, said_facts, std::iter::once(listed).chain(changes).collect())
}

/// What is counted; everything where nothing is said.
fn scope(facts: &Facts) -> String {
    facts.get(Fact::Scope).unwrap_or("本单位全部涉密载体").to_owned()
}

/// What was found and is on no book does not count as being on the books.
fn is_on_books(item: &ItemRow) -> bool {
    item.outcome != Some(Outcome::NotOnBooks)
}

fn carrier(item: &ItemRow) -> Option<CarrierId> {
    match &item.subject {
        SubjectRow::Carrier { carrier, .. } => Some(carrier.id),
        SubjectRow::Thing(_) => None,
    }
}

/// What came and what went since the last count.
fn changes(unit: &str, matter: &MatterRow, last: &MatterRow) -> crate::print::form::FormTable {
    let listed = |matter: &MatterRow| matter.items.iter().filter_map(carrier).collect::<HashSet<_>>();
    let (now, then) = (listed(matter), listed(last));
    let missing_from =
        |items: &HashSet<CarrierId>, item: &ItemRow| carrier(item).is_some_and(|id| !items.contains(&id));
    let mut rows: Vec<Row> = Vec::new();
    for (name, items, others) in [("增加", &matter.items, &then), ("减少", &last.items, &now)] {
        let these: Vec<&ItemRow> = items.iter().filter(|item| missing_from(others, item)).collect();
        rows.push(across(format!("{name}（{}件）", these.len())));
        for (n, item) in (1..).zip(these) {
            let it = Said::of(unit, item);
            rows.push(row(n, [it.number, it.title, it.level, it.copy, it.now]));
        }
    }
    let columns = vec![
        Column::plain("序", 9.0, Align::Centre),
        Column::plain("文号或编号", 38.0, Align::Left),
        Column::plain("文件（载体）名称", 64.0, Align::Left),
        Column::plain("密级", 18.0, Align::Centre),
        Column::plain("份号", 17.0, Align::Centre),
        Column::plain("现在何处、去向", 30.0, Align::Left),
    ];
    table("二、与上次清点相比", columns, rows)
}

/// How many lines are left for what is on no book.
const LEFT_FOR_FOUND: usize = 5;

/// 清点底单: everything that should be there, place by place, with room to tick.
pub fn counting_sheet(unit: &str, matter: &MatterRow) -> Form {
    let facts = &matter.head.facts;
    let text = |it| fact(facts, it);
    let said_facts = vec![
        vec![("清点范围", scope(facts)), ("账面应有", Totals::of(&matter.items).sentence())],
        vec![("清点人", text(Fact::Counter)), ("保管人", text(Fact::Custodian))],
    ];
    let columns = vec![
        Column::plain("序", 9.0, Align::Centre),
        Column::plain("文号或编号", 36.0, Align::Left),
        Column::plain("文件（载体）名称", 53.0, Align::Left),
        Column::plain("密级", 16.0, Align::Centre),
        Column::plain("份号", 15.0, Align::Centre),
        Column::plain("页数", 9.0, Align::Centre),
        Column::signature("在", 7.0),
        Column::signature("错位", 7.0),
        Column::signature("缺", 7.0),
        Column::signature("备注", 17.0),
    ];
    let mut items: Vec<Said> = matter.items.iter().map(|item| Said::of(unit, item)).collect();
    items.sort_by(|a, b| a.held.cmp(&b.held).then(a.no.cmp(&b.no)));
    let mut rows: Vec<Row> = Vec::new();
    for group in items.chunk_by(|a, b| a.held == b.held) {
        let place = group.first().map(|it| it.held.clone()).unwrap_or_default();
        rows.push(across(format!("{}　{}件", joined("", [place]), group.len())));
        for it in group.iter().cloned() {
            rows.push(row(it.no, [it.number, it.title, it.level, it.copy, it.pages]));
        }
    }
    rows.push(across("账外（清点时填写）"));
    rows.extend(empty(LEFT_FOR_FOUND));
    SHEET.fill(unit, &matter.head, said_facts, vec![table("", columns, rows)])
}

/// 抽查单: carriers picked at random to be found in the cabinet, and as many lines for what is picked in the cabinet and
/// looked up on the books.
pub fn spot_check(unit: &str, on: Date, picked: &[(DocumentRow, Holding)]) -> Form {
    let columns = |held: &'static str, found: &'static str| {
        vec![
            Column::plain("序", 9.0, Align::Centre),
            Column::plain("文号或编号", 36.0, Align::Left),
            Column::plain("文件（载体）名称", 52.0, Align::Left),
            Column::plain("密级", 16.0, Align::Centre),
            Column::plain("份号", 15.0, Align::Centre),
            Column::plain("页数", 9.0, Align::Centre),
            Column::plain(held, 24.0, Align::Left),
            Column::signature(found, 15.0),
        ]
    };
    let line = |(n, (document, Holding { carrier, holder })): (u32, &(DocumentRow, Holding))| {
        let it = Said::carrier(unit, carrier, document, holder);
        row(n, [it.number, it.title, it.level, it.copy, it.pages, it.held])
    };
    let listed =
        table("一、按账查物：账上抽出，到柜里找", columns("账面位置", "有/无"), (1..).zip(picked).map(line).collect());
    let blank = (1..).zip(picked).map(|(number, _)| Row { number, ..Row::default() });
    let blank = table("二、按物查账：柜里抽出，到账上找", columns("实物位置", "账上\n有/无"), blank.collect());
    let fact = |label: &str, value: String| (label.to_owned(), value);
    Form {
        kind: code::SPOT_CHECK,
        year: on.year(),
        title: "涉密载体抽查单".to_owned(),
        copy: String::new(),
        unit: unit.to_owned(),
        number: paper(on),
        orientation: Orientation::Portrait,
        facts: vec![vec![fact("抽查日期", paper(on)), fact("抽查件数", format!("账、物各{}件", picked.len()))]],
        tables: vec![listed, blank],
        opinions: vec!["抽查情况".to_owned()],
        signatures: ["抽查人", "保管人"].map(str::to_owned).to_vec(),
        signs_every_page: false,
        reminder: "抽查人与保管人不得为同一人；账有物无的按清点缺件查找，物有账无的补办登记。".to_owned(),
    }
}
