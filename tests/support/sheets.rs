//! Papers out of the books: laid out, written, read back by whoever reads PDF.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};
use tiegui::model::matter::{MatterKind, MatterSlot};
use tiegui::paper::{GatheredSheets, LaidOut, Paper, Sheet, gather_papers, matter_sheet};
use tiegui::print::{DocumentMeta, Item, write};

use crate::office::{Office, Outcome, first};

/// What may fail.
pub(crate) type Maybe<T> = Result<T, Box<dyn std::error::Error>>;

/// A title that takes several lines in every column.
pub(crate) const LONG: &str =
    "关于进一步加强重要空白凭证、密押机具和涉密载体集中统一管理并限期完成年度清理清退工作有关事项的紧急通知";

/// Where the files go, to be looked at as well.
pub(crate) fn file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("sheet-{name}.pdf"))
}

pub(crate) fn bytes(laid_out: &LaidOut) -> Maybe<Vec<u8>> {
    let created = "2026-03-20T09:00:00+08:00[+08:00]".parse()?;
    Ok(write(&laid_out.pages, &DocumentMeta { title: laid_out.title.clone(), created })?)
}

/// The output of a program; none where it is not installed.
#[expect(clippy::print_stdout, reason = "what could not be proven is told")]
pub(crate) fn output(program: &str, arguments: &[&str]) -> Maybe<Option<(bool, String)>> {
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
pub(crate) fn found(name: &str, laid_out: &LaidOut) -> Maybe<String> {
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
pub(crate) fn said(laid_out: &LaidOut) -> Vec<String> {
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
pub(crate) fn has(name: &str, laid_out: &LaidOut, cells: &[&str]) -> Outcome {
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
pub(crate) fn stays_on_paper(name: &str, laid_out: &LaidOut) {
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

pub(crate) fn sheet(office: &Office, kind: MatterKind, number: u32, sheet: Sheet) -> Maybe<LaidOut> {
    let slot = MatterSlot { kind, year: 2026, number };
    let id = office.books.matter_in(slot)?.ok_or("no such matter")?;
    let gathered = matter_sheet(&office.books, id, sheet)?.ok_or("no such sheet")?;
    Ok(gathered.lay_out()?)
}

pub(crate) fn papers(office: &Office, paper: Paper) -> Maybe<Option<GatheredSheets>> {
    Ok(gather_papers(&office.books, paper, None, None)?)
}

/// The office with a shelf of last year's documents under long titles.
pub(crate) fn office(documents: u32) -> Maybe<Office> {
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

pub(crate) fn bag(kind: &str, name: &str, level: &str, count: u32, bag: &str, grams: u32) -> Value {
    json!({"kind": kind, "name": name, "level": level, "count": count, "bag": bag, "grams": grams})
}

/// A destruction with bags, up to its end.
pub(crate) fn destroyed(documents: u32) -> Maybe<Office> {
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
