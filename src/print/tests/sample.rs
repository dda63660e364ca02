//! Sample books that look like a branch's.

use crate::print::registers::{CARDS, Register};
use crate::print::{Book, Card, Cell, Foot, Reader, Row, Volume};

pub(super) const UNIT: &str = "中国农业发展银行某某县支行";
pub(super) const LONG: &str = "关于转发《中国农业发展银行关于进一步加强涉密载体清点、登记、销毁工作的通知》并做好2026年度保密自查自评工作的紧急通知（附自评表）";

pub(super) fn foot() -> Foot {
    Foot {
        head_seq: 10_482,
        head_digest_hex: "9f3c0a7715be42d8c6a1".to_owned(),
        printed_at: "2026年3月31日 16:05".to_owned(),
        printed_by: "周喆".to_owned(),
    }
}

pub(super) fn receiving(count: u32) -> Book {
    let rows = (1..=count).map(received).collect();
    Register::Receiving.book(UNIT, 2026, Volume::ordinary(), "2026年1月4日", "30年", rows)
}

fn received(number: u32) -> Row {
    let titles =
        ["关于开展保密宣传教育月活动的通知", "关于做好2025年度涉密文件清退工作的通知", LONG, "2026年第一季度信贷计划"];
    let title = titles[number as usize % titles.len()];
    let texts = [
        format!("2026年{}月{}日", number / 28 % 12 + 1, number % 28 + 1),
        ["省分行办公室", "中共某某县委保密委员会办公室", "总行"][number as usize % 3].to_owned(),
        format!("农发银办〔2026〕{number}号"),
        title.to_owned(),
        if number.is_multiple_of(5) { "1".to_owned() } else { String::new() },
        ["机密", "秘密", "内部秘密"][number as usize % 3].to_owned(),
        ["★10年", "★5年", ""][number as usize % 3].to_owned(),
        "2".to_owned(),
        format!("{:06}-{:06}", number * 2, number * 2 + 1),
        ["", "急件", "特急"][number as usize % 3].to_owned(),
        format!("机要交通 {number:04}"),
        "不该印出".to_owned(),
        ["办公室", "信贷科 王䶮"][number as usize % 2].to_owned(),
        ["", "请𬭎同志阅办"][number as usize % 2].to_owned(),
    ];
    Row { number, cells: texts.into_iter().map(Cell::from).collect(), ..Row::default() }
}

/// A book with a corrected copy count, a void entry and a long title on its first page.
pub(super) fn corrected() -> Book {
    let mut book = receiving(21);
    book.rows[2].cells[7] = Cell::corrected("3", "2");
    book.rows[2].cells[3] =
        Cell::corrected("关于做好二〇二五年度清退工作的通知", "关于做好2025年度涉密文件清退工作的通知");
    book.rows[2].notes.push("更正第12号：份数原记3，应为2；标题按来文更正。2026年3月9日，周喆。".to_owned());
    book.rows[5].struck = true;
    book.rows[5].notes.push("更正第13号：重复登记，本行作废，见第5号。2026年3月10日，周喆。".to_owned());
    book
}

pub(super) fn issuing(count: u32) -> Book {
    let row = |number: u32| Row {
        number,
        cells: vec![
            "2026年3月5日".into(),
            format!("农发银某办〔2026〕{number}号").into(),
            "关于报送2026年第一季度保密工作情况的报告".into(),
            "秘密".into(),
            "★5年".into(),
            "12".into(),
            "000001-000012".into(),
            "省分行办公室2（000001-000002）；市分行办公室1（000003）；县保密局1（000004）".into(),
            format!("机要交通 封{number:03}").into(),
            Cell::default(),
            "已收".into(),
            "2".into(),
            "6".into(),
        ],
        ..Row::default()
    };
    Register::Issuing.book(UNIT, 2026, Volume::ordinary(), "2026年1月4日", "30年", (1..=count).map(row).collect())
}

pub(super) fn lending(count: u32) -> Book {
    let row = |number: u32| Row {
        number,
        cells: vec![
            "2026年3月5日".into(),
            "农发银发〔2025〕108号".into(),
            "关于印发《涉密人员管理办法》的通知".into(),
            "机密".into(),
            "000017".into(),
            "24".into(),
            "欧阳𬭎".into(),
            "信贷业务部".into(),
            "起草自查报告".into(),
            "王䶮".into(),
            "不该印出".into(),
            "2026年3月12日".into(),
            "2026年3月10日".into(),
            "完好".into(),
        ],
        ..Row::default()
    };
    Register::Lending.book(UNIT, 2026, Volume::top_secret(), "2026年1月4日", "30年", (1..=count).map(row).collect())
}

pub(super) fn card(readers: u32) -> Card {
    Card {
        register: CARDS,
        year: 2026,
        volume: Volume::ordinary(),
        number: 5,
        printed: 0,
        unit: UNIT.to_owned(),
        state: "传阅 2026年第5号".to_owned(),
        receipt_number: "2026-0037".to_owned(),
        issuer: "中国农业发展银行某某省分行".to_owned(),
        document_number: "农发银办〔2026〕12号".to_owned(),
        title: LONG.to_owned(),
        level: "机密★10年".to_owned(),
        copy_number: "000003".to_owned(),
        copies: "1".to_owned(),
        proposal: "请行领导阅示，阅后由办公室组织传达。周喆 3月5日".to_owned(),
        instruction: String::new(),
        readers: (1..=readers)
            .map(|n| Reader {
                name: ["王䶮", "欧阳𬭎", "李某某"][n as usize % 3].to_owned(),
                post: ["行长", "副行长", "信贷业务部经理"][n as usize % 3].to_owned(),
                sent_at: format!("2026年3月{n}日 09:10"),
                returned_at: if n < 3 { format!("2026年3月{n}日 11:30") } else { String::new() },
                opinion: if n == 1 {
                    "已阅。请信贷部门按通知要求于月底前完成自查。".to_owned()
                } else {
                    String::new()
                },
            })
            .collect(),
    }
}
