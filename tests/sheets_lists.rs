//! The papers of matters out of the books: lists. Recall, count, handover, ledger.

#![expect(clippy::indexing_slicing, clippy::expect_used, reason = "a helper that fails is the test failing")]

use std::collections::BTreeMap;

use serde_json::{Value, json};
use tiegui::model::custody::Custody;
use tiegui::model::ids::{CarrierId, DocumentId, MatterId, PlaceId};
use tiegui::model::matter::MatterKind;
use tiegui::model::view::HeldRow;
use tiegui::paper::{LedgerGathering, Paper, Sheet, matter_sheet, spot_check_sheet};
use tiegui::print::registers::matters;
use tiegui::print::{Foot, PrintError, Watch, form_pages_watched};

#[expect(dead_code, reason = "shared with tests that do more")]
#[path = "support/office.rs"]
mod office;
#[path = "support/sheets.rs"]
mod sheets;

use office::{NAME, Office, Outcome, first};
use sheets::{LONG, bytes, destroyed, has, office as shelf, papers, said, sheet};

#[test]
fn a_recall_is_listed_in_duplicate_by_number_and_what_is_missing_is_explained() -> Outcome {
    let mut office = shelf(20)?;
    let matter = first(MatterKind::Recall);
    for (n, copy) in [(3, 106), (3, 107), (5, 110)] {
        office.does(json!({"verb": "lend", "document": format!("农发银办〔2025〕{}号", n * 7), "copy": copy,
            "borrower": if copy == 107 { "吴迪" } else { "钱立" }, "purpose": "拟稿", "approver": "赵行长", "due": "2026-03-25"}))?;
    }
    let lost = json!({"kind": "other", "name": "关于年报的通知", "number": "农发银办〔2025〕9号", "level": "秘密", "count": 1});
    office.does(
        json!({"verb": "draw_recall", "issuer": "省分行办公室", "of_year": 2025, "notice": "农发银清〔2026〕3号",
        "unit": "省分行机要室", "due": "2026-03-27", "time_slot": "上午9时至10时", "things": [lost]}),
    )?;
    let reminders = sheet(&office, MatterKind::Recall, 1, Sheet::Reminders)?;
    assert_eq!(reminders.pages.len(), 2, "one for each person");
    has(
        "reminders",
        &reminders,
        &[
            "催还单",
            "持有人联",
            "留存联",
            "钱立",
            "吴迪",
            "农发银清〔2026〕3号",
            "上午9时至10时",
            LONG,
            "000106",
            "000110",
        ],
    )?;
    let open = sheet(&office, MatterKind::Recall, 1, Sheet::Recall)?;
    has("recall-open", &open, &["借出：钱立", "未收齐"])?;
    let note = |numbers: &[u32], outcome: &str, note: Option<&str>| json!({"verb": "note_recall", "matter": matter, "numbers": numbers, "outcome": outcome, "note": note});
    for (n, copy, who) in [(3, 106, "钱立"), (3, 107, "吴迪"), (5, 110, "钱立")] {
        office.does(json!({"verb": "give_back", "document": format!("农发银办〔2025〕{}号", n * 7), "copy": copy,
            "returned_by": who, "pages": 6 + n, "condition": "完好"}))?;
    }
    office.does(note(&[2], "kept-back", Some("审计尚未结束，留用至6月")))?;
    office.does(note(&[], "collected", None))?;
    office.does(note(&[41], "explained", Some("未收到此件，已与发文机关电话核对")))?;
    office.does(json!({"verb": "hand_in", "matter": matter, "giver": "王喆", "receiver": "省分行机要室"}))?;
    let laid_out = sheet(&office, MatterKind::Recall, 1, Sheet::Recall)?;
    let pages = said(&laid_out);
    let of = |word: &str| pages.iter().filter(|page| page.contains(word)).count();
    assert_eq!((of("交回联"), of("留存联"), of("清退缺号说明")), (pages.len() / 2, pages.len() / 2, 2));
    has(
        "recall",
        &laid_out,
        &[
            "涉密文件清退清单",
            "省分行办公室",
            "2025年度",
            "农发银清〔2026〕3号",
            "省分行机要室",
            LONG,
            "留用：审计尚未结束，留用至6月",
            "已清退",
            "缺，见缺号说明",
            "未收到此件，已与发文机关电话核对",
            "清退39件、留用1件、缺1件",
            "清退人",
            "接收人",
            "主管领导",
            "说明人",
        ],
    )?;
    let all = pages.concat();
    let at = |number: u32| all.find(&format!("农发银办〔2025〕{number}号")).expect("every number is listed");
    assert!(at(7) < at(9) && at(9) < at(14) && at(98) < at(105), "by number, not by spelling");
    Ok(())
}

/// A count of everything that is over.
fn count(office: &mut Office, number: u32, missing: &str, things: &[Value]) -> Outcome {
    office.does(json!({"verb": "draw_count", "scope": "everything"}))?;
    let matter = json!({"kind": "count", "year": 2026, "number": number});
    let missing = Some(missing).filter(|text| !text.is_empty());
    let elsewhere = if missing.is_some() { json!([{"no": 2, "place": "机要室/二号柜"}]) } else { json!([]) };
    let done = json!({"verb": "complete_count", "matter": matter, "counter": "李敏", "custodian": "王喆", "missing": missing,
        "elsewhere": elsewhere, "things": things});
    office.does_with(done, &["李敏"])?;
    Ok(())
}

#[test]
fn a_count_has_a_sheet_to_tick_and_a_result() -> Outcome {
    let mut office = shelf(4)?;
    count(&mut office, 1, "", &[])?;
    let first_count = sheet(&office, MatterKind::Count, 1, Sheet::Count)?;
    has("count-first", &first_count, &["上次清点", "本单位全部涉密载体"])?;
    assert!(!said(&first_count).concat().contains("与上次清点相比"));
    // One is destroyed, three are received.
    let gone = "农发银办〔2025〕7号";
    let matter = first(MatterKind::Destruction);
    office.does(
        json!({"verb": "draw_destruction", "reason": "期满", "carriers": [{"document": gone, "copies": "102"}]}),
    )?;
    office.does_with(json!({"verb": "approve_matter", "matter": matter}), &["赵行长"])?;
    office.does(json!({"verb": "seal_destruction", "matter": matter, "seal": "1"}))?;
    office.does_with(
        json!({"verb": "destroyed", "matter": matter, "witnesses": ["李敏", "孙强"], "method": "粉碎",
        "site": "机要室", "equipment": "涉密碎纸机"}),
        &["李敏", "孙强"],
    )?;
    office
        .does(json!({"verb": "receive", "date": "2026-03-20", "issuer": "市分行", "number": "农发银办〔2026〕40号",
        "title": "关于新增密押机具的通知", "level": "机密", "copies": 3, "copy_numbers": "51-53", "pages": 2}))?;
    office.does(json!({"verb": "draw_count", "scope": {"place": "机要室"}}))?;
    let tick = sheet(&office, MatterKind::Count, 2, Sheet::CountingSheet)?;
    has(
        "counting-sheet",
        &tick,
        &[
            "涉密载体清点底单",
            "机要室/一号柜",
            "机要室/二号柜",
            "000001",
            "账外（清点时填写）",
            "错位",
            "缺",
            "在",
            "清点人",
            "保管人",
            LONG,
        ],
    )?;
    count(&mut office, 3, "3", &[json!({"kind": "found", "name": "旧押运通知", "level": "秘密", "count": 1})])?;
    let laid_out = sheet(&office, MatterKind::Count, 3, Sheet::Count)?;
    has(
        "count",
        &laid_out,
        &[
            "涉密载体清点表",
            "李敏",
            "王喆",
            "缺1件、错位1件、账外1件、在",
            "缺（1件）",
            "错位（1件）",
            "机要室/二号柜",
            "账外（1件）",
            "旧押运通知",
            "增加（3件）",
            "农发银办〔2026〕40号",
            "减少（1件）",
            gone,
            "已销毁",
            "2026年第1号",
            "13件",
            "2026年3月23日",
            "清点人",
            "保管人",
        ],
    )?;
    // By its name on the command line: the result where there is one, else the sheet to tick.
    let all = papers(&office, Paper::Count)?.ok_or("no counts")?.lay_out()?;
    let titles = said(&all);
    assert!(titles.iter().any(|page| page.contains("涉密载体清点底单")));
    assert!(titles.iter().any(|page| page.contains("涉密载体清点表")));
    Ok(())
}

#[test]
fn a_spot_check_is_ticked_both_ways() -> Outcome {
    let office = shelf(6)?;
    let picked = office.books.spot_check(5)?;
    let laid_out = spot_check_sheet(&office.books, &picked)?.lay_out()?;
    let titles: Vec<&str> = picked.iter().map(|(document, _)| document.title.as_str()).collect();
    has("spot-check", &laid_out, &["涉密载体抽查单", "一、按账查物", "二、按物查账", "抽查人", "保管人"])?;
    has("spot-check", &laid_out, &titles)?;
    assert_eq!(laid_out.pages.len(), 1);
    Ok(())
}

#[test]
fn a_handover_lists_everything_and_three_sign() -> Outcome {
    let mut office = shelf(12)?;
    office.does(
        json!({"verb": "lend", "document": "农发银办〔2025〕14号", "copy": 104, "borrower": "钱立", "purpose": "拟稿",
        "approver": "赵行长", "due": "2026-03-25"}),
    )?;
    office.does(
        json!({"verb": "circulate", "document": "农发银办〔2025〕21号", "copy": 106, "readers": ["吴迪", "孙强"]}),
    )?;
    office.does(
        json!({"verb": "draw_destruction", "reason": "期满", "carriers": [{"document": "农发银办〔2025〕7号"}]}),
    )?;
    let matter = first(MatterKind::Handover);
    office.does(
        json!({"verb": "draw_handover", "giver": "王喆", "receiver": "李敏", "supervisor": "赵行长", "post": "机要员"}),
    )?;
    let before = sheet(&office, MatterKind::Handover, 1, Sheet::Handover)?;
    has(
        "handover-before",
        &before,
        &[
            "涉密载体移交清单",
            "一、涉密载体",
            "二、钥匙和密码",
            "三、登记簿、卡",
            "收文登记簿",
            "第13号",
            "四、未归还的借阅、传阅",
            "钱立",
            "五、未办结的传阅",
            "吴迪",
            "六、未办结的销毁",
            "已列清单",
            "移交人",
            "接收人",
            "监交人",
            "移交差异说明",
            "机要员",
            LONG,
        ],
    )?;
    assert!(before.pages[0].width_mm > before.pages[0].height_mm);
    let done = json!({"verb": "complete_handover", "matter": matter, "missing": "2", "differences": "第2号暂未见到，限三日内查找"});
    office.does_with(done, &["李敏", "赵行长"])?;
    let laid_out = sheet(&office, MatterKind::Handover, 1, Sheet::Handover)?;
    has("handover", &laid_out, &["第2号暂未见到，限三日内查找", "缺", "000002", "（截至打印之时）"])?;
    Ok(())
}

#[test]
fn keys_are_handed_over_by_name_and_combinations_never() -> Outcome {
    let mut office = Office::new()?;
    office.does(json!({"verb": "set_facility", "place": "机要室/一号柜", "iron_cabinet": true, "lock": "both"}))?;
    for (part, holder) in [("key", "王喆"), ("combination", "赵行长"), ("spare-combination", "赵行长")] {
        let sealed = (part == "spare-combination").then_some("营业部主任");
        office.does(json!({"verb": "give_key", "place": "机要室/一号柜", "part": part, "holder": holder,
            "sealed_with": sealed}))?;
    }
    let mut draw = json!({"verb": "draw_handover", "giver": "王喆", "receiver": "李敏", "supervisor": "赵行长"});
    office.does(draw.clone())?;
    let laid_out = sheet(&office, MatterKind::Handover, 1, Sheet::Handover)?;
    has("handover-keys", &laid_out, &["机要室/一号柜", "钥匙", "收文登记簿"])?;
    assert!(!said(&laid_out).concat().contains("营业部主任"), "another one holds it");
    // Who keeps no registers hands over no registers.
    (draw["giver"], draw["supervisor"]) = (json!("赵行长"), json!("孙强"));
    office.does(draw)?;
    let laid_out = sheet(&office, MatterKind::Handover, 2, Sheet::Handover)?;
    has("handover-leader", &laid_out, &["密码（移交后变更）", "备用密码（封存）", "营业部主任", "（无）"])?;
    assert!(!said(&laid_out).concat().contains("收文登记簿"));
    Ok(())
}

#[test]
fn the_ledger_has_every_carrier_in_the_unit() -> Outcome {
    let mut office = destroyed(2)?;
    office.does(json!({"verb": "lend", "document": NAME, "copy": 3, "borrower": "钱立", "department": "信贷科",
        "purpose": "拟稿", "approver": "赵行长", "due": "2026-03-25"}))?;
    let laid_out = papers(&office, Paper::Ledger)?.ok_or("no ledger")?.lay_out()?;
    has(
        "ledger",
        &laid_out,
        &[
            "涉密载体台账",
            "登记日期",
            "2026年3月20日",
            "文件资料名称",
            "制作（发文）单位",
            "载体类别",
            "使用范围",
            "备注（份号、去向）",
            "存放：机要室/一号柜",
            "2件",
            "000001-000002",
            "部门：信贷科",
            "借出：钱立",
            "应还2026年3月25日",
            "保管：王喆",
            "绝密",
            "保管人",
            "批准人",
        ],
    )?;
    assert!(!said(&laid_out).concat().contains("农发银办〔2025〕7号"), "what is destroyed is not here");
    let mut slices = LedgerGathering::begin(&office.books)?;
    while !slices.read_on(&office.books, 2)? {
        assert!(slices.share() <= 1.0 && !slices.is_stale(&office.books));
    }
    assert_eq!(bytes(&slices.finish().lay_out()?)?, bytes(&laid_out)?);
    assert_eq!(office.books.carriers_after(CarrierId(0), 100)?.len(), office.books.n_carriers()? as usize);
    Ok(())
}

#[test]
fn a_hundred_thousand_carriers_are_laid_out_and_can_be_stopped() -> Outcome {
    let office = shelf(1)?;
    let first = office.books.carriers_after(CarrierId(0), 1)?.pop().ok_or("no carrier")?;
    let carriers: Vec<HeldRow> = (1..=100_000)
        .map(|n| {
            let mut held = first.clone();
            (held.carrier.id, held.document.id) = (CarrierId(n), DocumentId(n));
            held.document.number = Some(format!("农发银办〔2025〕{n}号"));
            held.holder = format!("机要室/{}号柜", n % 40);
            held.carrier.custody = Custody::Placed { place: PlaceId(n % 40) };
            held
        })
        .collect();
    let form = matters::ledger("农发行某县支行", "2026-03-20".parse()?, carriers, &BTreeMap::new());
    let foot = Foot {
        head_seq: 1,
        head_digest_hex: "0".repeat(64),
        printed_at: "2026-03-20 09:00".to_owned(),
        printed_by: "王喆".to_owned(),
    };
    let watch = Watch::default();
    let paginated = form_pages_watched(&form, &foot, &watch)?;
    assert!(paginated.pages.len() > 7_000 && (watch.share() - 1.0).abs() < 0.001);
    let rows = paginated.sheets.last().and_then(|sheet| sheet.to_row);
    assert_eq!(rows, Some(100_000));
    watch.stop();
    assert!(matches!(form_pages_watched(&form, &foot, &watch), Err(PrintError::Stopped)));
    Ok(())
}

#[test]
fn a_character_that_no_face_has_is_told_and_spelled_where_that_is_wanted() -> Outcome {
    let mut office = Office::new()?;
    office.does(json!({"verb": "draw_destruction", "reason": "期满\u{20BB7}", "things": [
        {"kind": "draft", "name": "草稿\u{20BB7}", "level": "秘密", "count": 1}]}))?;
    let gather = || matter_sheet(&office.books, MatterId(1), Sheet::DestructionApproval);
    let refused = gather()?.ok_or("no sheet")?.lay_out();
    assert!(refused.is_err());
    let spelled = gather()?.ok_or("no sheet")?.spelled_out().lay_out()?;
    assert_eq!(said(&spelled).concat().matches("〔U+20BB7〕").count(), 2);
    // A matter of another kind has no such paper.
    assert!(matter_sheet(&office.books, MatterId(1), Sheet::Count)?.is_none());
    assert!(matter_sheet(&office.books, MatterId(9), Sheet::Count)?.is_none());
    Ok(())
}
