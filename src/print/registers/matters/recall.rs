//! 清退清单 in duplicate with its 缺号说明, and 催还单 for what is still out.

use super::totals::Totals;
use super::{Blank, Said, across, code, day, fact, joined, number, row, table, taken_on};
use crate::model::custody::Custody;
use crate::model::date::paper;
use crate::model::docno::DocNo;
use crate::model::matter::{Fact, Outcome, Step};
use crate::model::matter_view::{ItemRow, MatterRow, SubjectRow};
use crate::print::book::{Align, Column, Orientation, Row};
use crate::print::form::Form;
use crate::print::mark::FIRST_SLIP;
use crate::print::slips::Slip;

/// The two copies: one goes with what is given back, one stays.
const COPIES: [&str; 2] = ["交回联", "留存联"];

const LIST: Blank<'static> = Blank {
    kind: code::RECALL,
    title: "涉密文件清退清单",
    orientation: Orientation::Portrait,
    opinions: &[],
    signatures: &["清退人", "接收人", "主管领导", "清退单位\n（盖章）", "接收单位\n（盖章）", "复核人"],
    reminder: "按文号排列，逐份核对后双方签名盖章，一式两份；应清退的须如数清退，不得自行销毁，留用的须注明理由。",
};

const GAPS: Blank<'static> = Blank {
    kind: code::GAPS,
    title: "清退缺号说明",
    orientation: Orientation::Portrait,
    opinions: &["清退单位\n负责人意见", "接收单位\n意见"],
    signatures: &["说明人", "主管领导", "接收人"],
    reminder: "逐份说明下落、原因和查找情况；下落不明的，应立即报告并查处。",
};

/// The lists, each copy with its page of explanations where something is missing.
pub fn recall(unit: &str, matter: &MatterRow) -> Vec<Form> {
    let items = sorted(&matter.items);
    let list = list(unit, matter, &items);
    let missing: Vec<&ItemRow> = items.into_iter().filter(|item| item.outcome == Some(Outcome::Explained)).collect();
    let gaps = (!missing.is_empty()).then(|| gaps(unit, matter, &missing));
    let copy = |copy: &str| {
        let forms = std::iter::once(&list).chain(&gaps);
        forms.map(|form| Form { copy: copy.to_owned(), ..form.clone() }).collect::<Vec<_>>()
    };
    COPIES.into_iter().flat_map(copy).collect()
}

fn facts(unit: &str, matter: &MatterRow) -> Vec<Vec<(&'static str, String)>> {
    let facts = &matter.head.facts;
    let text = |it| fact(facts, it);
    let slot = joined("　", [day(facts, Fact::DueOn), text(Fact::TimeSlot)]);
    let years = text(Fact::OfYear);
    let years = if years.is_empty() { years } else { format!("{years}年度") };
    // What the units below bring back comes from one of them; what was recalled goes to one above.
    let [who, whom] = match facts.get(Fact::Scope) {
        Some(from) => [("交回单位", from.to_owned()), ("接收单位", unit.to_owned())],
        None => [("来文机关", text(Fact::Issuer)), ("接收单位", text(Fact::Unit))],
    };
    vec![
        vec![who, ("文件年度", years)],
        vec![("清退通知", text(Fact::Basis)), whom],
        vec![("应交日期\n时段", slot), ("清退日期", taken_on(matter, Step::Complete))],
    ]
}

fn list(unit: &str, matter: &MatterRow, items: &[&ItemRow]) -> Form {
    let columns = vec![
        Column::plain("序", 8.0, Align::Centre),
        Column::plain("文号", 35.0, Align::Left),
        Column::plain("文件标题", 55.0, Align::Left),
        Column::plain("密级★\n保密期限", 19.0, Align::Centre),
        Column::plain("份号", 15.0, Align::Centre),
        Column::plain("份数", 9.0, Align::Centre),
        Column::plain("页数", 9.0, Align::Centre),
        Column::plain("清退情况", 26.0, Align::Left),
    ];
    let mut rows: Vec<Row> = Vec::new();
    for (n, item) in (1..).zip(items) {
        let it = Said::of(unit, item);
        let became = match item.outcome {
            Some(Outcome::Collected) if matter.head.is_open => "已收齐".to_owned(),
            Some(Outcome::Collected) => "已清退".to_owned(),
            Some(Outcome::Explained) => "缺，见缺号说明".to_owned(),
            Some(Outcome::KeptBack) => joined("：", ["留用".to_owned(), it.note]),
            Some(Outcome::Here | Outcome::WrongPlace | Outcome::Missing | Outcome::NotOnBooks) => it.outcome,
            None => it.now,
        };
        rows.push(row(n, [it.number, it.title, it.level, it.copy, it.copies.to_string(), it.pages, became]));
    }
    let of = |outcome| Totals::of(items.iter().copied().filter(move |item| item.outcome == outcome)).count();
    let [collected, kept, missing] = [Outcome::Collected, Outcome::KeptBack, Outcome::Explained].map(|it| of(Some(it)));
    let open = match of(None) {
        0 => String::new(),
        n => format!("、未收齐{n}件"),
    };
    let all = Totals::of(items.iter().copied()).sentence();
    let now = if matter.head.is_open { "收齐" } else { "清退" };
    rows.push(across(format!("合计：应清退{all}。{now}{collected}件、留用{kept}件、缺{missing}件{open}。")));
    let mut listed = table("", columns, rows);
    listed.closed = true;
    LIST.fill(unit, &matter.head, facts(unit, matter), vec![listed])
}

fn gaps(unit: &str, matter: &MatterRow, missing: &[&ItemRow]) -> Form {
    let columns = vec![
        Column::plain("序", 8.0, Align::Centre),
        Column::plain("文号", 35.0, Align::Left),
        Column::plain("文件标题", 50.0, Align::Left),
        Column::plain("密级★\n保密期限", 19.0, Align::Centre),
        Column::plain("份号", 16.0, Align::Centre),
        Column::plain("缺号原因、查找情况", 48.0, Align::Left),
    ];
    let rows = (1..).zip(missing).map(|(n, item)| {
        let it = Said::of(unit, item);
        row(n, [it.number, it.title, it.level, it.copy, it.note])
    });
    let mut listed = table("", columns, rows.collect());
    listed.closed = true;
    GAPS.fill(unit, &matter.head, facts(unit, matter), vec![listed])
}

/// By document number, what has none behind; copies of one document by theirs.
fn sorted(items: &[ItemRow]) -> Vec<&ItemRow> {
    let key = |item: &&ItemRow| {
        let (number, title, copy) = match &item.subject {
            SubjectRow::Carrier { carrier, document, .. } => {
                (document.number.clone(), document.title.clone(), carrier.copy())
            }
            SubjectRow::Thing(thing) => (thing.number.clone(), thing.name.clone(), 0),
        };
        let read = number.as_deref().and_then(|number| DocNo::parse(number).ok());
        (number.is_none(), read.is_none(), read, number, title, copy, item.no)
    };
    let mut items: Vec<&ItemRow> = items.iter().collect();
    items.sort_by_cached_key(key);
    items
}

/// Whether a number of the list is with somebody who has to bring it back.
pub fn is_outstanding(item: &ItemRow) -> bool {
    let SubjectRow::Carrier { carrier, .. } = &item.subject else { return false };
    item.outcome.is_none()
        && match carrier.custody {
            Custody::Lent { .. } | Custody::Reading { .. } | Custody::Carried { .. } => true,
            Custody::Placed { .. }
            | Custody::Kept { .. }
            | Custody::Issued { .. }
            | Custody::Sealed { .. }
            | Custody::Returned { .. }
            | Custody::Destroyed { .. }
            | Custody::Struck => false,
        }
}

const REMINDER: u8 = FIRST_SLIP + 4;

/// 催还单: one for each person who has something of the list, with everything they have of it.
pub fn reminders(unit: &str, matter: &MatterRow) -> Vec<Slip> {
    let mut slips: Vec<(String, Slip)> = Vec::new();
    for item in sorted(&matter.items).into_iter().filter(|item| is_outstanding(item)) {
        let SubjectRow::Carrier { holder, .. } = &item.subject else { continue };
        let it = Said::of(unit, item);
        let line = |n| row(n, [it.number, it.title, it.level, it.copy, it.copies.to_string(), it.pages]);
        match slips.iter_mut().find(|(name, _)| name == holder) {
            Some((_, slip)) => {
                let n = slip.rows.len() as u32 + 1;
                slip.rows.push(line(n));
            }
            None => slips.push((holder.clone(), reminder(unit, matter, holder, line(1)))),
        }
    }
    slips.into_iter().map(|(_, slip)| slip).collect()
}

fn reminder(unit: &str, matter: &MatterRow, holder: &str, first: Row) -> Slip {
    let facts = &matter.head.facts;
    let drawn = matter.taken(Step::Draw);
    let said = vec![
        ("持有人", holder.to_owned()),
        ("催还日期", paper(matter.head.date)),
        ("清退依据", joined("　", [fact(facts, Fact::Issuer), fact(facts, Fact::Basis)])),
        ("最迟交回", joined("　", [day(facts, Fact::DueOn), fact(facts, Fact::TimeSlot)])),
    ];
    Slip {
        kind: REMINDER,
        title: "催还单".to_owned(),
        copies: ["持有人联", "留存联"].map(str::to_owned),
        unit: unit.to_owned(),
        number: format!("清退{}", number(matter.head.slot)),
        facts: said.into_iter().map(|(label, value)| (label.to_owned(), value)).collect(),
        columns: vec![
            Column::plain("序", 8.0, Align::Centre),
            Column::plain("文号", 36.0, Align::Left),
            Column::plain("文件名称", 72.0, Align::Left),
            Column::plain("密级", 18.0, Align::Centre),
            Column::plain("份号", 18.0, Align::Centre),
            Column::plain("份数", 12.0, Align::Centre),
            Column::plain("页数", 12.0, Align::Centre),
        ],
        rows: vec![first],
        signatures: ["持有人", "经办人"].map(str::to_owned).to_vec(),
        reminder: "所列文件已列入清退，请在最迟交回日期前当面交回机要员，不得托人代还、不得自行处理。".to_owned(),
        seq: drawn.map_or(0, |step| step.seq),
        recorded_at: drawn.map(|step| step.date.to_string()).unwrap_or_default(),
        recorded_by: matter.head.requester.clone(),
    }
}
