//! Lines as the books hold them.

use jiff::civil::date;

use crate::model::book::{Book, Slot, Volume};
use crate::model::carrier::Medium;
use crate::model::copyno::CopyNumbers;
use crate::model::custody::Custody;
use crate::model::ids::{CardId, CarrierId, DocumentId, LegId, LineId, PersonId};
use crate::model::level::Level;
use crate::model::line::{Detail, Field, LineKind};
use crate::model::period::Period;
use crate::model::register::Register;
use crate::model::view::{
    CardRow, CarrierRow, CorrectionRow, DocumentRow, LegRow, LineRow, LoanRow, ReaderRow, SendingRow,
};

pub(super) const UNIT: &str = "中国农业发展银行某某县支行";

pub(super) fn book(register: Register) -> Book {
    Book { register, year: 2026, volume: Volume::Ordinary }
}

#[expect(clippy::unnecessary_wraps, reason = "short for a field that is there")]
pub(super) fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

pub(super) fn line(register: Register, number: u32) -> LineRow {
    LineRow {
        id: LineId(i64::from(number)),
        slot: Slot { book: book(register), number },
        kind: LineKind::Entry,
        date: date(2026, 3, 5),
        document: DocumentRow {
            id: DocumentId(1),
            issuer: some("省分行办公室"),
            number: some("农发银办〔2026〕12号"),
            title: "关于开展保密宣传教育月活动的通知".to_owned(),
            level: Level::Secret,
            period: Some(Period::Years(10)),
            basis: None,
            since: date(2026, 3, 5),
            ends_on: Some(date(2036, 3, 5)),
        },
        copies: 3,
        numbers: CopyNumbers::run(1, 3).ok(),
        carrier: None,
        loan: None,
        sendings: Vec::new(),
        circulated: Vec::new(),
        refers_to: None,
        voided_by: None,
        corrections: Vec::new(),
        brought_in: false,
        detail: Detail { remark: some("原件存专柜"), ..Detail::default() },
        seq: u64::from(number),
    }
}

pub(super) fn received(number: u32) -> LineRow {
    let row = line(Register::Receiving, number);
    let detail = Detail {
        attachments: some("1"),
        urgency: some("急件"),
        channel: some("机要交通"),
        seal: some("0123"),
        signed_by: some("不该印出"),
        handled_by: some("办公室"),
        result: some("请王䶮同志阅办"),
        disposal: some("2026年6月1日清退 退字3号"),
        ..row.detail
    };
    LineRow { detail, ..row }
}

pub(super) fn changed(field: Field, old: &str, new: &str, by: u32) -> CorrectionRow {
    CorrectionRow { field, old: old.to_owned(), new: new.to_owned(), by }
}

/// A line that speaks of another.
pub(super) fn about(register: Register, number: u32, kind: LineKind, other: u32) -> LineRow {
    let row = line(register, number);
    let detail = Detail { reason: some("登记时看错"), approver: some("王䶮"), ..Detail::default() };
    LineRow { kind, refers_to: Some(other), detail, ..row }
}

pub(super) fn sending(unit: &str, copies: u32, numbers: &str, seal: &str, receipt: Option<i8>) -> SendingRow {
    SendingRow {
        unit: unit.to_owned(),
        copies,
        numbers: some(numbers),
        channel: some("机要交通"),
        seal: some(seal),
        receipt_on: receipt.map(|day| date(2026, 3, day)),
    }
}

pub(super) fn issued(number: u32) -> LineRow {
    let row = line(Register::Issuing, number);
    LineRow {
        document: DocumentRow { issuer: None, ..row.document.clone() },
        copies: 12,
        numbers: CopyNumbers::run(1, 12).ok(),
        sendings: vec![
            sending("省分行办公室", 2, "000001-000002", "031", Some(9)),
            sending("市分行办公室", 1, "000003", "032", Some(12)),
            sending("驻村工作队2", 3, "000004-000006", "033", None),
        ],
        detail: Detail { filed: Some(2), approver: some("王䶮"), drafted_by: some("李某某"), ..Detail::default() },
        ..row
    }
}

pub(super) fn lent(number: u32) -> LineRow {
    let row = line(Register::Lending, number);
    LineRow {
        carrier: Some((2, Some(24))),
        loan: Some(LoanRow {
            borrower: "欧阳𬭎".to_owned(),
            due_on: Some(date(2026, 3, 12)),
            returned_on: Some(date(2026, 3, 10)),
            pages_back: Some(23),
        }),
        detail: Detail {
            department: some("信贷业务部"),
            purpose: some("起草自查报告"),
            approver: some("王䶮"),
            reading_place: some("保密室"),
            condition: some("缺页"),
            discrepancy: some("缺第7页，已报告王䶮"),
            ..Detail::default()
        },
        ..row
    }
}

fn leg(id: i64, day: i8, back: bool, opinion: &str, instruction: &str) -> LegRow {
    let text = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    LegRow {
        id: LegId(id),
        out_at: date(2026, 3, day).at(9, 10, 0, 0),
        home: None,
        back_at: back.then(|| date(2026, 3, day).at(16, 5, 0, 0)),
        opinion: text(opinion),
        instruction: text(instruction),
    }
}

pub(super) fn card() -> CardRow {
    let reader = |name: &str, duty: &str, planned, legs| ReaderRow {
        name: name.to_owned(),
        duty: Some(duty.to_owned()),
        planned,
        legs,
    };
    CardRow {
        id: CardId(5),
        slot: book(Register::Circulation).slot(5),
        date: date(2026, 3, 6),
        document: line(Register::Receiving, 37).document,
        registered: Some(book(Register::Receiving).slot(37)),
        carrier: CarrierRow {
            id: CarrierId(1),
            document: DocumentId(1),
            ordinal: 1,
            copy_no: Some(3),
            pages: Some(24),
            medium: Medium::Paper,
            custody: Custody::Kept { person: PersonId(1) },
        },
        copies: 3,
        proposal: some("请行领导阅示。"),
        ended_on: None,
        void: false,
        readers: vec![
            reader(
                "王䶮",
                "行长",
                true,
                vec![leg(1, 6, true, "已阅", "请信贷部门落实"), leg(4, 11, true, "再阅", "按期报结果")],
            ),
            reader("欧阳𬭎", "副行长", true, vec![]),
            reader("李某某", "信贷部经理", false, vec![leg(3, 10, true, "", "")]),
        ],
    }
}
