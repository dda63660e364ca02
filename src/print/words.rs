//! The fixed words of the printed page. Paper is Chinese whatever language the screen speaks.

use super::book::{Book, Volume};
use super::card::Card;
use super::foot::Foot;
use super::setup::Shift;
use super::slips::Slip;

/// Punctuation that must not start a line.
#[rustfmt::skip]
pub(super) fn closes(character: char) -> bool {
    matches!(character, '，' | '。' | '、' | '；' | '：' | '？' | '！' | '）' | '》' | '〕' | '」' | '』' | '】' | '〉' | '”' | '’' | '％' | '‰'
        | '…' | '·' | '★' | ',' | '.' | ';' | ':' | '!' | '?' | ')' | ']' | '}' | '%')
}

/// Brackets that must not end a line.
#[rustfmt::skip]
pub(super) fn opens(character: char) -> bool {
    matches!(character, '（' | '《' | '〔' | '「' | '『' | '【' | '〈' | '“' | '‘' | '(' | '[' | '{')
}

/// What follows a number and stays on its line.
#[rustfmt::skip]
pub(super) fn counts(character: char) -> bool {
    matches!(character, '年' | '月' | '日' | '号' | '份' | '页' | '册' | '件' | '条' | '项' | '卷' | '时' | '分' | '级')
}

pub(super) const NOTHING_BELOW: &str = "（以下空白）";
pub(super) const GOES_ON: &str = "（接下页）";
pub(super) const REPRINT: &str = "补打";
pub(super) const VOLUME_SUFFIX: &str = "册";
pub(super) const OPENING_PAGE: &str = "启用页";
pub(super) const FILLING_RULES: &str = "填写说明";
pub(super) const HANDOVERS: &str = "交接记录";
pub(super) const HANDOVER_HEADINGS: [&str; 5] = ["日期", "移交人", "接收人", "监交人", "备注"];
pub(super) const RETENTION: &str = "保管期限";

pub(super) const CARD_TITLE: &str = "文件传阅卡";
pub(super) const CARD_CONTINUED: &str = "（续）";
pub(super) const CARD_RECEIPT: &str = "收文编号";
pub(super) const CARD_LEVEL: &str = "密级★期限";
pub(super) const CARD_COPY: &str = "份号";
pub(super) const CARD_ISSUER: &str = "来文机关";
pub(super) const CARD_DOCUMENT: &str = "文号";
pub(super) const CARD_TITLE_OF: &str = "标题";
pub(super) const CARD_COPIES: &str = "份数";
pub(super) const CARD_PROPOSAL: &str = "拟办意见";
pub(super) const CARD_INSTRUCTION: &str = "批示";
pub(super) const CARD_HEADINGS: [&str; 8] =
    ["序", "阅件人", "职务", "送阅日时", "阅件签名", "退回日时", "收回人", "意见"];

pub(super) const CARD_SEE_BELOW: &str = "见本行下";

pub(super) fn card_opinion(opinion: &str) -> String {
    let [.., heading] = CARD_HEADINGS;
    format!("{heading}：{opinion}")
}

/// Where an opinion is signed, and where a signature has its day.
pub(super) const SIGNED_ON: &str = "签名：　　　　　　　　　　年　　月　　日";
pub(super) const ON_DAY: &str = "年　　月　　日";

pub(super) const CUT_HERE: &str = "裁切线";

/// Where one person signs, with the day they write beside it: headings and widths.
pub(super) fn signing(who: &str) -> [(String, f32); 2] {
    [(format!("{who}签名"), 36.0), ("日期".to_owned(), 20.0)]
}

/// The entry a slip speaks of.
pub(super) fn slip_entry(slip: &Slip) -> String {
    format!("流水第 {} 笔　{}　{}", slip.seq, slip.recorded_at, slip.recorded_by)
}

pub(super) fn slip_code(grouped: &str) -> String {
    format!("凭单校验码　{grouped}")
}

pub(super) const TEST_PAGE: &str = "打印校准页";

/// What the shift of a test page is.
pub(super) fn shifted(shift: Shift, across: bool) -> String {
    let Shift { x_mm, y_mm, per_cent } = shift;
    let lies = if across { "横页" } else { "竖页" };
    format!("{lies}　现用设置：左右 {x_mm:+.1} 毫米　上下 {y_mm:+.1} 毫米　缩放 {per_cent:.1}%")
}

/// How a test page is measured.
pub(super) fn test_steps(near: f32, far: f32, between: f32) -> [String; 4] {
    [
        format!(
            "一、量标“{near:.0}”与“{far:.0}”的两条粗竖线之间，应为 {between:.0} 毫米。缩放改为：现用缩放 × {between:.0} ÷ 量得的毫米数。"
        ),
        format!(
            "二、缩放对了，再量纸的左边到标“{near:.0}”的粗竖线，应为 {near:.0} 毫米：少几毫米，“左右”就加几；多几毫米，就减几。"
        ),
        format!(
            "三、量纸的上边到标“{near:.0}”的粗横线，应为 {near:.0} 毫米：少几毫米，“上下”就加几；多几毫米，就减几。"
        ),
        "四、改好后再打一张校准页核对。横页、竖页分别校准；换了打印机要另行校准。".to_owned(),
    ]
}

pub(super) fn year(year: i16) -> String {
    format!("{year}年度")
}

pub(super) fn volume(volume: &Volume) -> String {
    format!("{}{VOLUME_SUFFIX}", volume.name)
}

pub(super) fn page_of(page: u32, part: u32, pages: u32) -> String {
    match part {
        0 => format!("第 {page} 页　共 {pages} 页"),
        _ => format!("第 {page} 页（续{part}）　共 {pages} 页"),
    }
}

pub(super) fn rows(from: u32, to: u32) -> String {
    format!("本页自第 {from} 号至第 {to} 号")
}

/// As [`rows`], of a card: its rows are no entries of a register.
pub(super) fn card_rows(from: u32, to: u32) -> String {
    format!("本页自第 {from} 行至第 {to} 行")
}

/// A card as its foot names it.
pub(super) fn card(card: &Card) -> String {
    format!("{CARD_TITLE}\u{3000}{}\u{3000}{}\u{3000}第{}号", year(card.year), volume(&card.volume), card.number)
}

pub(super) fn numbers(span: Option<(u32, u32)>) -> String {
    match span {
        Some((from, to)) => format!("自第 {from} 号至第 {to} 号"),
        None => "自第　　　号至第　　　号".to_owned(),
    }
}

pub(super) fn retention(text: &str) -> String {
    format!("{RETENTION}　{text}")
}

pub(super) fn code(grouped: &str) -> String {
    format!("页校验码　{grouped}")
}

pub(super) fn head(foot: &Foot) -> String {
    let short: String = foot.head_digest_hex.chars().take(16).collect();
    format!("流水第 {} 号　{short}", foot.head_seq)
}

pub(super) fn printed(foot: &Foot) -> String {
    format!("打印　{}　{}", foot.printed_at, foot.printed_by)
}

/// The facts of the opening page: label and value, where an empty value is written by hand.
pub(super) fn facts(book: &Book, pages: u32) -> [(&'static str, String); 9] {
    [
        ("单位", book.unit.clone()),
        ("册名", book.title.clone()),
        ("年度", year(book.year)),
        ("册别", volume(&book.volume)),
        ("启用日期", book.opened_on.clone()),
        ("页数", format!("共 {pages} 页")),
        ("保管人（签名）", String::new()),
        ("负责人（签名）", String::new()),
        (RETENTION, book.retention.clone()),
    ]
}
