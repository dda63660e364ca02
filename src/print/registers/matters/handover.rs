//! 移交清单: everything of a post on one list, signed by three; what does not agree is on a page of its own.

use super::totals::Totals;
use super::{Blank, Said, code, empty, fact, joined, number, row, said, table, taken_on};
use crate::model::date::paper;
use crate::model::facility::{KeyPart, KeyRow};
use crate::model::matter::{Fact, MatterKind, Outcome, Step};
use crate::model::matter_view::{MatterHead, MatterRow};
use crate::model::period::mark;
use crate::model::register::Register;
use crate::model::view::{OutRow, OutstandingCard};
use crate::model::{book, copyno::copy_no};
use crate::print::book::{Align, Column, Orientation};
use crate::print::form::{Form, FormTable};
use crate::print::registers::circulation;

/// What goes with a post beside the carriers, as it is when the list is printed.
#[derive(Debug, Clone, Default)]
pub struct Handed {
    /// Keys and combinations.
    pub keys: Vec<KeyRow>,
    /// The registers, and how many lines each has.
    pub books: Vec<(book::Book, u32)>,
    /// What is lent, and what is with a reader.
    pub out: Vec<OutRow>,
    /// Cards that wait for their next reader.
    pub cards: Vec<OutstandingCard>,
    /// Matters that are not over.
    pub matters: Vec<MatterHead>,
}

const SIGNED: [&str; 3] = ["移交人", "接收人", "监交人"];

const LIST: Blank<'static> = Blank {
    kind: code::HANDOVER,
    title: "涉密载体移交清单",
    orientation: Orientation::Landscape,
    opinions: &[],
    signatures: &SIGNED,
    reminder: "三方在场逐件核对、当面移交，核对后三方签名；移交前发生的问题由移交人负责，移交后由接收人负责。",
};

const DIFFERENCES: Blank<'static> = Blank {
    kind: code::DIFFERENCES,
    title: "移交差异说明",
    orientation: Orientation::Portrait,
    opinions: &["移交人说明", "接收人意见", "监交人意见"],
    signatures: &SIGNED,
    reminder: "差异逐件写明账面、实物和处理意见；没有差异的，由三方写明“无差异”。",
};

/// The list, and the page of differences behind it.
pub fn handover(unit: &str, matter: &MatterRow, handed: &Handed) -> Vec<Form> {
    let facts = &matter.head.facts;
    let text = |it| fact(facts, it);
    let on = matter.taken(Step::Complete).map_or_else(|| paper(matter.head.date), |step| paper(step.date));
    let said_facts = vec![
        vec![("移交人", text(Fact::Giver)), ("接收人", text(Fact::Receiver)), ("监交人", text(Fact::Supervisor))],
        vec![
            ("岗位", text(Fact::Post)),
            ("移交日期", on),
            ("原因、备注", joined("　", [text(Fact::Purpose), text(Fact::Remark)])),
        ],
        vec![("载体合计", Totals::of(&matter.items).sentence())],
    ];
    let mut tables = vec![
        carriers(unit, matter),
        keys(&handed.keys),
        books(&handed.books),
        loans(&handed.out),
        cards(&handed.cards),
        matters(matter, &handed.matters),
    ];
    if !matter.head.is_open {
        // Only the carriers are what they were on the day.
        tables.iter_mut().skip(1).for_each(|table| table.heading.push_str("（截至打印之时）"));
    }
    vec![LIST.fill(unit, &matter.head, said_facts, tables), differences(unit, matter)]
}

fn carriers(unit: &str, matter: &MatterRow) -> FormTable {
    let columns = vec![
        Column::plain("序", 9.0, Align::Centre),
        Column::plain("文件资料名称", 74.0, Align::Left),
        Column::plain("制作（发文）单位", 32.0, Align::Left),
        Column::plain("载体类别", 16.0, Align::Centre),
        Column::plain("文号或编号", 42.0, Align::Left),
        Column::plain("密级", 18.0, Align::Centre),
        Column::plain("份号", 16.0, Align::Centre),
        Column::plain("页数", 10.0, Align::Centre),
        Column::plain("存放", 32.0, Align::Left),
        Column::signature("核对", 14.0),
    ];
    let line = |it: Said| row(it.no, [it.title, it.issuer, it.medium, it.number, it.level, it.copy, it.pages, it.held]);
    table("一、涉密载体", columns, said(unit, matter).into_iter().map(line).collect())
}

fn keys(keys: &[KeyRow]) -> FormTable {
    let columns = vec![
        Column::plain("序", 9.0, Align::Centre),
        Column::plain("室、柜", 60.0, Align::Left),
        Column::plain("钥匙/密码", 28.0, Align::Centre),
        Column::plain("现持有人", 26.0, Align::Centre),
        Column::plain("备用封存于", 26.0, Align::Left),
        Column::signature("接收核对", 27.0),
    ];
    let part = |part: KeyPart| match part {
        KeyPart::Key => "钥匙",
        KeyPart::Combination => "密码（移交后变更）",
        KeyPart::SpareKey => "备用钥匙",
        KeyPart::SpareCombination => "备用密码（封存）",
    };
    let line = |(n, key): (u32, &KeyRow)| {
        let sealed = key.sealed_with.clone().unwrap_or_default();
        row(n, [key.path.clone(), part(key.part).to_owned(), key.name.clone(), sealed])
    };
    table("二、钥匙和密码", columns, (1..).zip(keys).map(line).collect())
}

fn books(books: &[(book::Book, u32)]) -> FormTable {
    let columns = vec![
        Column::plain("序", 9.0, Align::Centre),
        Column::plain("登记簿", 60.0, Align::Left),
        Column::plain("年度", 28.0, Align::Centre),
        Column::plain("册别", 26.0, Align::Centre),
        Column::plain("登记至", 26.0, Align::Centre),
        Column::signature("接收核对", 27.0),
    ];
    let line = |(n, (book, lines)): (u32, &(book::Book, u32))| {
        let name = match book.register {
            Register::Receiving => "收文登记簿",
            Register::Issuing => "发文登记簿",
            Register::Lending => "借阅登记簿",
            Register::Circulation => "文件传阅卡",
        };
        let volume = match book.volume {
            book::Volume::Ordinary => "普通",
            book::Volume::TopSecret => "绝密",
        };
        row(n, [name.to_owned(), format!("{}年", book.year), volume.to_owned(), format!("第{lines}号")])
    };
    table("三、登记簿、卡", columns, (1..).zip(books).map(line).collect())
}

fn loans(out: &[OutRow]) -> FormTable {
    let columns = vec![
        Column::plain("序", 9.0, Align::Centre),
        Column::plain("文号", 34.0, Align::Left),
        Column::plain("文件名称", 51.0, Align::Left),
        Column::plain("密级", 16.0, Align::Centre),
        Column::plain("份号", 15.0, Align::Centre),
        Column::plain("持有人", 18.0, Align::Centre),
        Column::plain("借出日期\n应还日期", 24.0, Align::Centre),
        Column::signature("核对", 9.0),
    ];
    let line = |(n, out): (u32, &OutRow)| {
        let document = &out.document;
        let due = out.due_on.map(paper).unwrap_or_default();
        let since = if out.on_card { format!("{}送阅", paper(out.since.date())) } else { paper(out.since.date()) };
        row(
            n,
            [
                document.number.clone().unwrap_or_default(),
                document.title.clone(),
                mark(document.level, document.period.as_ref()),
                copy_no(out.carrier.copy()),
                out.person.clone(),
                joined("\n", [since, due]),
            ],
        )
    };
    table("四、未归还的借阅、传阅", columns, (1..).zip(out).map(line).collect())
}

fn cards(cards: &[OutstandingCard]) -> FormTable {
    let columns = vec![
        Column::plain("序", 9.0, Align::Centre),
        Column::plain("传阅卡", 40.0, Align::Left),
        Column::plain("文件名称", 62.0, Align::Left),
        Column::plain("下一阅件人", 30.0, Align::Centre),
        Column::plain("已阅/应阅", 26.0, Align::Centre),
        Column::signature("核对", 9.0),
    ];
    let line = |(n, card): (u32, &OutstandingCard)| {
        let read = format!("{}/{}", card.has_read, card.readers);
        row(n, [circulation::slot(card.slot), card.document.title.clone(), card.next.clone(), read])
    };
    table("五、未办结的传阅", columns, (1..).zip(cards).map(line).collect())
}

fn matters(own: &MatterRow, matters: &[MatterHead]) -> FormTable {
    let columns = vec![
        Column::plain("序", 9.0, Align::Centre),
        Column::plain("事项", 34.0, Align::Left),
        Column::plain("编号", 34.0, Align::Centre),
        Column::plain("开始日期", 32.0, Align::Centre),
        Column::plain("办到", 28.0, Align::Centre),
        Column::plain("件数", 14.0, Align::Centre),
        Column::signature("接收核对", 25.0),
    ];
    let others = matters.iter().filter(|head| head.id != own.head.id);
    let line = |(n, head): (u32, &MatterHead)| {
        let kind = match head.slot.kind {
            MatterKind::Copying => "复制、摘录",
            MatterKind::CarryOut => "携带外出",
            MatterKind::Recall => "清退",
            MatterKind::Destruction => "销毁",
            MatterKind::Count => "清点",
            MatterKind::Handover => "移交",
        };
        let step = match head.step {
            Step::Draw | Step::Note => "已列清单",
            Step::Approve => "已批准",
            Step::Seal => "已封签",
            Step::SetOut => "已起运、外出",
            Step::Complete => "已办结",
            Step::Cancel => "已撤销",
        };
        let items = head.items.to_string();
        row(n, [kind.to_owned(), number(head.slot), paper(head.date), step.to_owned(), items])
    };
    table("六、未办结的销毁、清退及其他事项", columns, (1..).zip(others).map(line).collect())
}

/// How many lines are left where nothing is known of differences.
const LEFT: usize = 6;

fn differences(unit: &str, matter: &MatterRow) -> Form {
    let facts = &matter.head.facts;
    let columns = vec![
        Column::plain("序", 9.0, Align::Centre),
        Column::plain("文号或编号", 36.0, Align::Left),
        Column::plain("文件（载体）名称", 52.0, Align::Left),
        Column::plain("份号", 16.0, Align::Centre),
        Column::plain("差异", 20.0, Align::Left),
        Column::plain("说明和处理意见", 43.0, Align::Left),
    ];
    let differs = |outcome: Option<Outcome>| !matches!(outcome, None | Some(Outcome::Here));
    let items = matter.items.iter().filter(|item| differs(item.outcome));
    let mut rows: Vec<_> = items
        .map(|item| {
            let it = Said::of(unit, item);
            row(item.no, [it.number, it.title, it.copy, it.outcome, it.note])
        })
        .collect();
    if rows.is_empty() {
        rows.extend(empty(LEFT));
    }
    let said = vec![
        vec![("移交人", fact(facts, Fact::Giver)), ("接收人", fact(facts, Fact::Receiver))],
        vec![("监交人", fact(facts, Fact::Supervisor)), ("核对日期", taken_on(matter, Step::Complete))],
        vec![("差异情况", fact(facts, Fact::Differences))],
    ];
    DIFFERENCES.fill(unit, &matter.head, said, vec![table("", columns, rows)])
}
