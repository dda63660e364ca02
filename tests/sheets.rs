//! The papers of matters out of the books: every cell is in the file, in the words of the form; what is signed is empty;
//! the same books give the same bytes.

#![expect(clippy::indexing_slicing, clippy::expect_used, reason = "a helper that fails is the test failing")]

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};
use tiegui::labels::{LabelsOf, bag_labels, labels};
use tiegui::model::custody::Custody;
use tiegui::model::ids::{CarrierId, DocumentId, MatterId, PlaceId};
use tiegui::model::label::Labelled;
use tiegui::model::matter::{MatterKind, MatterSlot};
use tiegui::model::view::HeldRow;
use tiegui::paper::{GatheredSheets, LaidOut, LedgerGathering, Paper, Sheet, gather_papers, matter_sheet};
use tiegui::print::labels::{Stock, label_pages};
use tiegui::print::registers::matters;
use tiegui::print::{DocumentMeta, Foot, Item, PrintError, Watch, form_pages_watched, write};

#[path = "support/office.rs"]
mod office;

use office::{NAME, Office, Outcome, TOP, first};

type Maybe<T> = Result<T, Box<dyn std::error::Error>>;

/// A title that takes several lines in every column.
const LONG: &str =
    "关于进一步加强重要空白凭证、密押机具和涉密载体集中统一管理并限期完成年度清理清退工作有关事项的紧急通知";

/// Where the files go, to be looked at as well.
fn file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("sheet-{name}.pdf"))
}

fn bytes(laid_out: &LaidOut) -> Maybe<Vec<u8>> {
    let created = "2026-03-20T09:00:00+08:00[+08:00]".parse()?;
    Ok(write(&laid_out.pages, &DocumentMeta { title: laid_out.title.clone(), created })?)
}

/// The output of a program; none where it is not installed.
fn output(program: &str, arguments: &[&str]) -> Maybe<Option<(bool, String)>> {
    match Command::new(program).args(arguments).output() {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            println!("NOT PROVEN  {program} is not installed");
            Ok(None)
        }
        Err(error) => Err(error.into()),
        Ok(output) => Ok(Some((output.status.success(), String::from_utf8_lossy(&output.stdout).into_owned()))),
    }
}

/// Writes the paper, has its file checked, and answers what a reader of PDF finds in it, without white space.
fn found(name: &str, laid_out: &LaidOut) -> Maybe<String> {
    let path = file(name);
    std::fs::write(&path, bytes(laid_out)?)?;
    let path = path.to_string_lossy();
    if let Some((is_clean, said)) = output("qpdf", &["--check", &path])? {
        assert!(is_clean, "{name}: {said}");
    }
    let text = match output("pdftotext", &["-raw", &path, "-"])? {
        Some((_, text)) => text,
        None => said(laid_out).concat(),
    };
    Ok(text.chars().filter(|c| !c.is_whitespace()).collect())
}

/// The texts of each page.
fn said(laid_out: &LaidOut) -> Vec<String> {
    let texts = |items: &[Item]| {
        let texts = items.iter().filter_map(|item| match item {
            Item::Text { text, .. } => Some(text.as_str()),
            Item::Rule { .. } | Item::Qr { .. } => None,
        });
        texts.collect::<String>()
    };
    laid_out.pages.iter().map(|page| texts(&page.items)).collect()
}

/// That all of these are in the file.
#[track_caller]
fn has(name: &str, laid_out: &LaidOut, cells: &[&str]) -> Outcome {
    let found = found(name, laid_out)?;
    for cell in cells {
        let cell: String = cell.chars().filter(|c| !c.is_whitespace()).collect();
        assert!(found.contains(&cell), "{name}: {cell} is not in\n{found}");
    }
    stays_on_paper(name, laid_out);
    Ok(())
}

/// Nothing is printed beyond the paper's edges.
#[track_caller]
fn stays_on_paper(name: &str, laid_out: &LaidOut) {
    for (n, page) in laid_out.pages.iter().enumerate() {
        for item in &page.items {
            let (x, y) = match item {
                Item::Text { x_mm, baseline_mm, .. } => (*x_mm, *baseline_mm),
                Item::Rule { x2, y2, .. } => (*x2, *y2),
                Item::Qr { x_mm, y_mm, size_mm, .. } => (x_mm + size_mm, y_mm + size_mm),
            };
            assert!(x > 5.0 && x < page.width_mm - 5.0 && y > 5.0 && y < page.height_mm - 5.0, "{name}, page {n}");
        }
    }
}

fn sheet(office: &Office, kind: MatterKind, number: u32, sheet: Sheet) -> Maybe<LaidOut> {
    let slot = MatterSlot { kind, year: 2026, number };
    let id = office.books.matter_in(slot)?.ok_or("no such matter")?;
    let gathered = matter_sheet(&office.books, id, sheet)?.ok_or("no such sheet")?;
    Ok(gathered.lay_out()?)
}

fn papers(office: &Office, paper: Paper) -> Maybe<Option<GatheredSheets>> {
    Ok(gather_papers(&office.books, paper, None, None)?)
}

/// The office with a shelf of last year's documents under long titles.
fn office(documents: u32) -> Maybe<Office> {
    let mut office = Office::new()?;
    for n in 1..=documents {
        let number = format!("农发银办〔2025〕{}号", n * 7);
        office.does(json!({
            "verb": "receive", "date": "2026-03-04", "issuer": "省分行办公室", "number": number,
            "title": if n % 3 == 0 { LONG.to_owned() } else { format!("关于第{n}批信贷计划的通知") },
            "level": if n % 4 == 0 { "秘密" } else { "机密" }, "period": "10年", "copies": 2,
            "copy_numbers": format!("{}-{}", 100 + 2 * n, 101 + 2 * n), "pages": 6 + n
        }))?;
        let place = if n % 2 == 0 { "机要室/一号柜" } else { "机要室/二号柜" };
        office.does(json!({"verb": "shelve", "date": "2026-03-04", "document": number, "place": place}))?;
    }
    Ok(office)
}

fn bag(kind: &str, name: &str, level: &str, count: u32, bag: &str, grams: u32) -> Value {
    json!({"kind": kind, "name": name, "level": level, "count": count, "bag": bag, "grams": grams})
}

/// A destruction with bags, up to its end.
fn destroyed(documents: u32) -> Maybe<Office> {
    let mut office = office(documents)?;
    let matter = first(MatterKind::Destruction);
    let carriers: Vec<Value> =
        (1..=documents).map(|n| json!({"document": format!("农发银办〔2025〕{}号", n * 7)})).collect();
    let mut handed_in = bag("waste-paper", "网点移交废纸", "秘密", 1, "0008", 12_500);
    handed_in["from"] = json!("城关分理处");
    office.does(json!({"verb": "draw_destruction", "reason": "保密期限届满，已无保存价值，经鉴定予以销毁",
        "method": "化浆", "remark": "随年度集中销毁一并办理", "carriers": carriers, "things": [
            bag("waste-paper", "复印废纸", "机密", 1, "0007", 3_200), bag("spoiled", "印坏的凭证登记表", "机密", 12, "0007", 400),
            handed_in,
            {"kind": "disc", "name": "押运路线备份盘", "number": "GP-2025-03", "level": "绝密", "count": 2},
            {"kind": "draft", "name": "年度保密工作报告草稿", "level": "秘密", "count": 4}]}))?;
    office.does_with(json!({"verb": "approve_matter", "matter": matter}), &["赵行长"])?;
    office.does(json!({"verb": "seal_destruction", "matter": matter, "seal": "A0231、A0232"}))?;
    office.does(json!({"verb": "escort_destruction", "matter": matter, "escorts": ["钱立", "吴迪"],
        "unit": "市国家保密局涉密载体销毁中心"}))?;
    let end = json!({"verb": "destroyed", "matter": matter, "witnesses": ["李敏", "孙强"], "method": "化浆",
        "site": "市销毁中心二号车间", "receipt": "销字〔2026〕0456"});
    office.does_with(end, &["李敏", "孙强"])?;
    Ok(office)
}

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
    let lines = ["废纸、废页、坏份　13件　3.6公斤", "封签 A0231、A0232", "2026-03-20　2026年第1号", "农发行某县支行"];
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
    let mut office = office(3)?;
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
    let mut office = office(3)?;
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

#[test]
fn a_recall_is_listed_in_duplicate_by_number_and_what_is_missing_is_explained() -> Outcome {
    let mut office = office(20)?;
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
    let mut office = office(4)?;
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
fn a_handover_lists_everything_and_three_sign() -> Outcome {
    let mut office = office(12)?;
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
    let office = office(1)?;
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
    let form = matters::ledger("农发行某县支行", "2026-03-20".parse()?, carriers, &HashMap::new());
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
