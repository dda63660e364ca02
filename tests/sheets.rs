//! The papers of matters out of the books: every cell is in the file, in the words of the form; what is signed is empty;
//! the same books give the same bytes. Destruction, copying, carrying out.

#![expect(clippy::indexing_slicing, clippy::expect_used, reason = "a helper that fails is the test failing")]

use serde_json::json;
use tiegui::labels::{LabelsOf, bag_labels, labels};
use tiegui::model::ids::MatterId;
use tiegui::model::label::Labelled;
use tiegui::model::matter::MatterKind;
use tiegui::paper::{LaidOut, Paper, Sheet, gather_papers};
use tiegui::print::labels::{Stock, label_pages};

#[expect(dead_code, reason = "shared with tests that do more")]
#[path = "support/office.rs"]
mod office;
#[path = "support/sheets.rs"]
mod sheets;

use office::{NAME, Office, Outcome, TOP, first};
use sheets::{LONG, bytes, destroyed, file, found, has, office as shelf, output, papers, said, sheet};

#[test]
fn a_destruction_has_its_approval_its_list_and_its_register() -> Outcome {
    let office = destroyed(24)?;
    let approval = sheet(&office, MatterKind::Destruction, 1, Sheet::DestructionApproval)?;
    assert!(approval.pages.len() > 1 && approval.printings.is_empty());
    let headings =
        ["文件资料名称", "制作（发文）单位", "载体类别", "文号或编号", "密级", "页数或容量", "份数或数量", "保管人"];
    let said_there = [
        "涉密载体销毁审批表",
        "农发行某县支行",
        "2026年第1号",
        "保密期限届满，已无保存价值，经鉴定予以销毁",
        LONG,
        "农发银办〔2025〕7号",
        "机密★10年",
        "000102",
        "主管领导",
        "批准人",
        "接收人",
        "复印废纸",
        "机要室/二号柜",
        "0007",
        "王喆",
        "页校验码",
        "流水第",
        "（以下空白）",
    ];
    has("destruction-approval", &approval, &headings)?;
    has("destruction-approval", &approval, &said_there)?;
    // The leader approved; the name is not where the leader signs.
    assert!(!found("destruction-approval", &approval)?.contains("赵行长"));
    for (page, said) in said(&approval).iter().enumerate() {
        assert!(said.contains("文件资料名称") || page + 1 == approval.pages.len(), "the head is repeated");
    }

    let list = sheet(&office, MatterKind::Destruction, 1, Sheet::DestructionList)?;
    assert!(list.pages.iter().all(|page| page.width_mm > page.height_mm));
    has(
        "destruction-list",
        &list,
        &[
            "涉密载体销毁清册",
            "A0231、A0232",
            "钱立、吴迪",
            "李敏、孙强",
            "销字〔2026〕0456",
            "市国家保密局涉密载体销毁中心",
            "市销毁中心二号车间",
            "化浆",
            "2026年3月20日",
            "城关分理处移交",
            "12.5",
            "3.2",
            "0008",
            "GP-2025-03",
            "废页、坏份",
            "合计（件）",
            "重量（公斤）",
            "16.1",
            "监销人",
            "押运人",
            "承办人",
            "批准人",
            LONG,
        ],
    )?;
    // 24 documents of two copies, every fourth 秘密: bags, spoiled, paper, all, weight.
    has("destruction-list", &list, &["2机密11236493.6", "3秘密11241712.5"])?;

    let register = papers(&office, Paper::DestructionRegister)?.ok_or("no register")?.lay_out()?;
    has(
        "destruction-register",
        &register,
        &[
            "销毁登记簿",
            "永久",
            "销毁方式",
            "经办人",
            "审批人",
            "监销人",
            "赵行长",
            "2026年第1号",
            "销字〔2026〕0456",
            "年度保密工作报告草稿",
        ],
    )?;
    has("destruction-register", &register, &["普通册", "绝密册", "押运路线备份盘"])?;
    assert!(gather_papers(&office.books, Paper::DestructionRegister, Some(2025), None)?.is_none());
    Ok(())
}

#[test]
fn the_same_books_give_the_same_bytes() -> Outcome {
    let (one, other) = (destroyed(3)?, destroyed(3)?);
    for sheets in [Sheet::DestructionApproval, Sheet::DestructionList] {
        let of = |office: &Office| sheet(office, MatterKind::Destruction, 1, sheets);
        assert_eq!(bytes(&of(&one)?)?, bytes(&of(&one)?)?);
        // Another vault has another journal head at the foot, and the same digits that stand for what the page says.
        let code = |laid_out: &LaidOut| -> Vec<String> {
            let codes = said(laid_out).into_iter().filter_map(|page| Some(page.split_once("页校验码")?.1.to_owned()));
            codes.map(|rest| rest.chars().take(16).collect()).collect()
        };
        let (first, second) = (code(&of(&one)?), code(&of(&other)?));
        assert!(!first.is_empty());
        assert_eq!(first, second);
    }
    Ok(())
}

#[test]
fn a_small_destruction_is_one_page() -> Outcome {
    let office = destroyed(1)?;
    let approval = sheet(&office, MatterKind::Destruction, 1, Sheet::DestructionApproval)?;
    assert_eq!(approval.pages.len(), 1);
    has("small-approval", &approval, &["2026年第1号", "第1页共1页"])?;
    // The list is two, for its sums; on the page that is signed something is listed.
    let list = sheet(&office, MatterKind::Destruction, 1, Sheet::DestructionList)?;
    has("small-list", &list, &["2026年第1号", "第2页共2页"])?;
    let pages = said(&list);
    assert!(pages.last().is_some_and(|page| page.contains("监销人") && page.contains("合计（件）")));
    Ok(())
}

#[test]
fn bags_have_labels_that_are_read() -> Outcome {
    let office = destroyed(1)?;
    let bags = bag_labels(&office.books, None, Some((2026, 1)))?;
    assert_eq!(bags, labels(&office.books, LabelsOf::Bags, Some(2026), &[])?);
    assert_eq!(bag_labels(&office.books, None, Some((2026, 2)))?, []);
    let heads: Vec<&str> = bags.iter().map(|label| label.head.as_str()).collect();
    assert_eq!(heads, ["机密　袋号 0007", "秘密　袋号 0008"]);
    let lines = ["3.6公斤　13件　废纸、废页、坏份", "封签 A0231、A0232", "2026-03-20　2026年第1号", "农发行某县支行"];
    assert_eq!(bags[0].lines, lines);
    let tag = office.books.tag()?;
    assert_eq!(Labelled::parse(&bags[0].payload, tag), Some(Labelled::Bag(MatterId(1), 3)));
    assert!(bags[0].payload.starts_with('4'));
    assert_eq!(office.books.search(&bags[0].payload, 10)?.len(), 1, "the documents of that destruction");
    for (name, stock) in Stock::sold() {
        let laid_out = LaidOut { title: "袋".to_owned(), pages: label_pages(&stock, 1, &bags)?, ..LaidOut::default() };
        let path = file(&format!("bags-{name}"));
        std::fs::write(&path, bytes(&laid_out)?)?;
        let image = path.with_extension("");
        let (path, image) = (path.to_string_lossy().into_owned(), image.to_string_lossy().into_owned());
        if output("pdftoppm", &["-gray", "-singlefile", "-r", "300", &path, &image])?.is_none() {
            return Ok(());
        }
        let Some((_, read)) = output("zbarimg", &["-q", "--nodbus", &format!("{image}.pgm")])? else { return Ok(()) };
        for label in &bags {
            for kind in ["CODE-128", "QR-Code"] {
                assert!(
                    read.contains(&format!("{kind}:{}", label.payload)),
                    "{name}: {kind} {}: {read}",
                    label.payload
                );
            }
        }
    }
    Ok(())
}

#[test]
fn copies_are_on_the_register_and_outside_ones_on_a_form() -> Outcome {
    let mut office = shelf(3)?;
    let draw = |document: &str, unit: Option<&str>, extract: Option<&str>| {
        json!({"verb": "draw_copying", "document": document, "copy": 2, "applicant": "钱立", "department": "信贷科",
            "purpose": "向各网点传达贯彻", "copies": 3, "unit": unit, "extract": extract,
            "license": unit.map(|_| "定点证第012号"), "remark": "用后收回"})
    };
    office.does(draw(NAME, None, Some("第二部分")))?;
    office.does(draw(TOP, Some("市国家秘密载体定点印制厂"), None))?;
    let outside = json!({"kind": "copying", "year": 2026, "number": 2});
    office.does_with(json!({"verb": "approve_matter", "matter": first(MatterKind::Copying)}), &["赵行长"])?;
    let consent = json!({"verb": "approve_matter", "matter": outside, "basis": "省分行复函〔2026〕8号"});
    office.does_with(consent, &["赵行长"])?;
    let before = sheet(&office, MatterKind::Copying, 2, Sheet::CopyingOutside)?;
    assert!(papers(&office, Paper::Copying)?.is_none(), "nothing was copied yet");
    office.does(json!({"verb": "make_copies", "matter": first(MatterKind::Copying), "pages": 4, "made_by": "吴迪"}))?;
    office.does(json!({"verb": "make_copies", "matter": outside,
        "supervision": "孙强全程在场：原稿1份收回，接收3份，废页2张带回，文件已删除"}))?;
    has("copying-outside-before", &before, &["涉密载体送外复制审批单", "送外复制监督记录", "原稿交付份数、收回份数"])?;
    let after = sheet(&office, MatterKind::Copying, 2, Sheet::CopyingOutside)?;
    has(
        "copying-outside",
        &after,
        &[
            "钱立",
            "信贷科",
            "向各网点传达贯彻",
            "市国家秘密载体定点印制厂",
            "定点证第012号",
            "省分行复函〔2026〕8号",
            "关于押运方案的通知",
            "绝密",
            "000002",
            "部门负责人",
            "监督人",
            "承制单位",
            "孙强全程在场：原稿1份收回，接收3份，废页2张带回，文件已删除",
            "是否签订保密协议",
        ],
    )?;
    assert!(!found("copying-outside", &after)?.contains("赵行长"));
    assert_eq!(after.pages.len(), 2, "approval and supervision");
    let register = papers(&office, Paper::Copying)?.ok_or("no register")?.lay_out()?;
    has(
        "copying",
        &register,
        &[
            "复印登记簿",
            "复制日期",
            "承办人",
            "文件名称",
            "用途",
            "文件制发",
            "每份",
            "领用人",
            "复印编码",
            "吴迪",
            "信贷科",
            "（钱立）",
            "赵行长",
            "000004-000006",
            "000003-000005",
            "摘录：第二部分",
            "送外：",
            "审批2026年第1号",
            "用后收回",
        ],
    )?;
    // Asked for by its number, the one inside has no form of its own.
    assert!(gather_papers(&office.books, Paper::Copying, None, Some((2026, 1)))?.is_none());
    assert!(gather_papers(&office.books, Paper::Copying, None, Some((2026, 2)))?.is_some());
    Ok(())
}

#[test]
fn who_carries_something_out_has_a_form_to_be_approved_and_checked() -> Outcome {
    let mut office = shelf(3)?;
    let matter = first(MatterKind::CarryOut);
    office.does(json!({"verb": "draw_carry_out", "carriers": [{"document": TOP, "copies": "1"},
        {"document": "农发银办〔2025〕21号"}], "bearer": "钱立", "companions": ["吴迪", "孙强"], "department": "会计科",
        "purpose": "参加市分行密押机具检查会议", "destination": "市分行保密室", "route": "县城—高速—市区", "transport": "专车",
        "container": "双人双锁密码箱，专用文件袋封签", "due": "2026-03-22", "remark": "当日不能返回的存市分行保密室"}))?;
    office.does_with(json!({"verb": "approve_matter", "matter": matter}), &["赵行长"])?;
    has("carry-out-before", &sheet(&office, MatterKind::CarryOut, 1, Sheet::CarryOut)?, &["返回检查"])?;
    office.does(json!({"verb": "set_out", "matter": matter}))?;
    office.does(json!({"verb": "bring_back", "matter": matter, "check": "页数相符，封签完好"}))?;
    let laid_out = sheet(&office, MatterKind::CarryOut, 1, Sheet::CarryOut)?;
    has(
        "carry-out",
        &laid_out,
        &[
            "涉密载体携带外出审批表",
            "会计科",
            "吴迪、孙强",
            "市分行保密室",
            "2026年3月22日",
            "专车",
            "县城—高速—市区",
            "双人双锁密码箱，专用文件袋封签",
            "参加市分行密押机具检查会议",
            "页数相符，封签完好",
            LONG,
            "000106",
            "责任部门",
            "批准人",
            "检查人",
            "随行人",
        ],
    )?;
    assert!(!found("carry-out", &laid_out)?.contains("赵行长"));
    assert_eq!(laid_out.pages.len(), 1);
    Ok(())
}
