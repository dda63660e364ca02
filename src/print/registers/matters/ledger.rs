//! 涉密载体台账: every carrier in the unit, place by place, department by department.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{code, custody, medium, row, table};
use crate::model::copyno::CopyNumbers;
use crate::model::custody::Custody;
use crate::model::date::paper;
use crate::model::docno::DocNo;
use crate::model::ids::PersonId;
use crate::model::period::mark;
use crate::model::view::HeldRow;
use crate::print::book::{Align, Column, Orientation, Row};
use crate::print::form::Form;
use crate::print::registers::texts;

/// 涉密载体台账. Copies of a document that lie together stand in one line.
pub fn ledger(unit: &str, on: Date, mut carriers: Vec<HeldRow>, departments: &BTreeMap<PersonId, String>) -> Form {
    let count = carriers.len();
    carriers.sort_by_cached_key(|held| {
        let number = held.document.number.as_deref();
        let read = number.and_then(|number| DocNo::parse(number).ok());
        (group(held, departments), read.is_none(), read, held.document.id, held.carrier.ordinal)
    });
    let mut rows: Vec<Row> = Vec::with_capacity(count);
    let mut n = 0;
    for place in carriers.chunk_by(|a, b| group(a, departments) == group(b, departments)) {
        let Some(first) = place.first() else { continue };
        let (_, name) = group(first, departments);
        rows.push(super::across(format!("{name}　{}件", place.len())));
        for alike in place.chunk_by(are_alike) {
            n += 1;
            rows.extend(line(unit, n, alike));
        }
    }
    let columns = vec![
        Column::plain("序号", 11.0, Align::Centre),
        Column::plain("文件资料名称", 68.0, Align::Left),
        Column::plain("制作（发文）单位", 34.0, Align::Left),
        Column::plain("载体类别", 17.0, Align::Centre),
        Column::plain("文号或编号", 40.0, Align::Left),
        Column::plain("密级", 18.0, Align::Centre),
        Column::plain("页数或\n容量", 12.0, Align::Centre),
        Column::plain("份数", 10.0, Align::Centre),
        Column::plain("使用范围", 17.0, Align::Centre),
        Column::plain("备注（份号、去向）", 36.0, Align::Left),
    ];
    let fact = |label: &str, value: String| (label.to_owned(), value);
    Form {
        kind: code::LEDGER,
        year: on.year(),
        title: "涉密载体台账".to_owned(),
        copy: String::new(),
        unit: unit.to_owned(),
        number: format!("登记日期　{}", paper(on)),
        orientation: Orientation::Landscape,
        facts: vec![vec![
            fact("所属部门", unit.to_owned()),
            fact("登记日期", paper(on)),
            fact("合计", format!("{n}行　{count}件")),
        ]],
        tables: vec![table("", columns, rows)],
        opinions: Vec::new(),
        signatures: ["保管人", "批准人"].map(str::to_owned).to_vec(),
        signs_every_page: true,
        reminder: "本台账按存放处、部门排列，逐页签字；与实物、登记簿核对不符的，当日查明。".to_owned(),
    }
}

/// Under which heading a carrier stands: what lies in a place first, then what people have.
fn group(held: &HeldRow, departments: &BTreeMap<PersonId, String>) -> (u8, String) {
    let of = |person: &PersonId| departments.get(person).map_or("未注明部门", String::as_str);
    match &held.carrier.custody {
        Custody::Placed { .. } => (0, format!("存放：{}", held.holder)),
        Custody::Kept { .. } => (1, format!("保管：{}", held.holder)),
        Custody::Lent { person, .. } | Custody::Reading { person, .. } | Custody::Carried { person, .. } => {
            (2, format!("部门：{}", of(person)))
        }
        Custody::Sealed { .. } => (3, "已封签待销毁".to_owned()),
        Custody::Issued { .. } | Custody::Returned { .. } | Custody::Destroyed { .. } | Custody::Struck => {
            (4, "不在本单位".to_owned())
        }
    }
}

/// Whether two carriers stand in one line.
fn are_alike(a: &HeldRow, b: &HeldRow) -> bool {
    let same = |held: &HeldRow| {
        let carrier = &held.carrier;
        (held.document.id, carrier.medium, carrier.pages, carrier.copy_no.is_some(), held.due_on)
    };
    same(a) == same(b) && a.holder == b.holder && gone(a) == gone(b)
}

/// Who has it, of what lies in no place.
fn gone(held: &HeldRow) -> String {
    match held.carrier.custody {
        Custody::Lent { .. } | Custody::Reading { .. } | Custody::Carried { .. } => {
            let due = held.due_on.map(|due| format!("，应还{}", paper(due))).unwrap_or_default();
            format!("{}{due}", custody(&held.carrier, &held.holder))
        }
        Custody::Placed { .. }
        | Custody::Kept { .. }
        | Custody::Issued { .. }
        | Custody::Sealed { .. }
        | Custody::Returned { .. }
        | Custody::Destroyed { .. }
        | Custody::Struck => String::new(),
    }
}

fn line(unit: &str, n: u32, alike: &[HeldRow]) -> Option<Row> {
    let held = alike.first()?;
    let (document, carrier) = (&held.document, &held.carrier);
    let numbers = CopyNumbers::from_numbers(alike.iter().filter_map(|held| held.carrier.copy_no)).ok();
    let copies = match &numbers {
        Some(numbers) => texts::numbers(Some(numbers)),
        None => match (alike.first(), alike.last()) {
            (Some(first), Some(last)) if alike.len() > 1 => {
                format!("{}至{}", texts::ordinal(first.carrier.ordinal), texts::ordinal(last.carrier.ordinal))
            }
            _ => texts::ordinal(carrier.ordinal),
        },
    };
    Some(row(
        n,
        [
            document.title.clone(),
            document.issuer.clone().unwrap_or_else(|| unit.to_owned()),
            medium(carrier.medium).to_owned(),
            document.number.clone().unwrap_or_default(),
            mark(document.level, document.period.as_ref()),
            carrier.pages.map(|pages| pages.to_string()).unwrap_or_default(),
            alike.len().to_string(),
            String::new(),
            super::joined("\n", [copies, gone(held)]),
        ],
    ))
}
