//! 三专登记表, 三铁设施登记表, 铁柜开启登记, 下班清桌锁柜检查单: their columns and fixed words, and how what the books
//! say becomes rows on them. Names are printed; signature cells stay empty.

use jiff::civil::{Date, Weekday};

use super::cells::plain;
use crate::model::date::paper;
use crate::model::facility::{AssignmentRow, FacilityRow, KeyPart, KeyRow, Lock, PlaceKind};
use crate::print::Foot;
use crate::print::book::{Align, Column, Orientation, Row};
use crate::print::roll::Roll;

/// One of the papers of 三专 and 三铁.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PostPaper {
    /// 三专登记表.
    Specialties,
    /// 三铁设施登记表.
    Facilities,
    /// 铁柜开启登记.
    CabinetSheet,
    /// 下班清桌锁柜检查单.
    ClosingCheck,
}

impl PostPaper {
    /// Every one.
    pub const ALL: [Self; 4] = [Self::Specialties, Self::Facilities, Self::CabinetSheet, Self::ClosingCheck];

    /// Its name on the command line.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Specialties => "specialties",
            Self::Facilities => "facilities",
            Self::CabinetSheet => "cabinet-sheet",
            Self::ClosingCheck => "closing-check",
        }
    }

    /// The paper of that name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|paper| paper.code() == code)
    }

    /// What it is called.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Specialties => "三专登记表",
            Self::Facilities => "三铁设施登记表",
            Self::CabinetSheet => "铁柜开启登记",
            Self::ClosingCheck => "下班清桌锁柜检查单",
        }
    }

    fn columns(self) -> Vec<Column> {
        match self {
            Self::Specialties => SPECIALTIES.to_vec(),
            Self::Facilities => FACILITIES.to_vec(),
            Self::CabinetSheet => CABINET_SHEET.to_vec(),
            Self::ClosingCheck => CLOSING_CHECK.to_vec(),
        }
    }
}

static SPECIALTIES: [Column; 12] = [
    Column::plain("序号", 10.0, Align::Centre),
    Column::plain("专室", 26.0, Align::Left),
    Column::plain("专柜", 26.0, Align::Left),
    Column::plain("密级", 16.0, Align::Centre),
    Column::plain("部门", 24.0, Align::Left),
    Column::plain("专人", 17.0, Align::Centre),
    Column::plain("代理人", 17.0, Align::Centre),
    Column::plain("起始日期", 26.0, Align::Centre),
    Column::plain("终止日期", 26.0, Align::Centre),
    Column::plain("变动原因", 24.0, Align::Left),
    Column::signature("专人\n签名", 22.0),
    Column::signature("主管领导\n签名", 22.0),
];

static FACILITIES: [Column; 13] = [
    Column::plain("序号", 10.0, Align::Centre),
    Column::plain("地点", 34.0, Align::Left),
    Column::plain("类别", 12.0, Align::Centre),
    Column::plain("铁门", 12.0, Align::Centre),
    Column::plain("铁窗", 12.0, Align::Centre),
    Column::plain("铁柜", 12.0, Align::Centre),
    Column::plain("锁具", 20.5, Align::Centre),
    Column::plain("适用最\n高密级", 15.0, Align::Centre),
    Column::plain("钥匙持有人", 22.0, Align::Left),
    Column::plain("密码持有人", 22.0, Align::Left),
    Column::plain("备用钥匙、备用密码\n（封存在何处）", 44.0, Align::Left),
    Column::plain("登记日期", 22.0, Align::Centre),
    Column::plain("备注", 27.0, Align::Left),
];

static CABINET_SHEET: [Column; 8] = [
    Column::signature("序号", 10.0),
    Column::signature("日期", 24.0),
    Column::signature("开启\n时间", 20.0),
    Column::signature("开启人\n签名", 26.0),
    Column::signature("锁闭\n时间", 20.0),
    Column::signature("锁闭人\n签名", 26.0),
    Column::signature("检查人\n签名", 26.0),
    Column::signature("备注", 26.0),
];

static CLOSING_CHECK: [Column; 11] = [
    Column::plain("日", 8.0, Align::Centre),
    Column::plain("星期", 13.0, Align::Centre),
    Column::signature("桌面无\n密件", 17.0),
    Column::signature("密件\n已入柜", 17.0),
    Column::signature("铁柜\n已锁闭", 17.0),
    Column::signature("钥匙已\n收存", 17.0),
    Column::signature("铁门铁\n窗已关锁", 17.0),
    Column::signature("电脑电源\n已关", 18.0),
    Column::signature("检查时间", 17.0),
    Column::signature("检查人\n签名", 20.0),
    Column::signature("备注", 17.0),
];

const PREPARED: &str = "填表人：";
const LEADER: &str = "主管领导：";
const DATE: &str = "日期：　　　　年　　月　　日";

/// Where a paper comes from: the state of the books, the time, the one who printed.
fn printed(foot: &Foot) -> String {
    let digest = foot.head_digest_hex.get(..16).unwrap_or(&foot.head_digest_hex);
    format!("流水第 {} 笔　{digest}　打印时间 {}　打印人 {}", foot.head_seq, foot.printed_at, foot.printed_by)
}

fn roll(what: PostPaper, unit: &str, of: String, orientation: Orientation, foot: &Foot) -> Roll {
    Roll {
        title: what.title().to_owned(),
        unit: format!("单位：{unit}"),
        of,
        facts: Vec::new(),
        orientation,
        columns: what.columns(),
        rows: Vec::new(),
        goes_on: false,
        most: None,
        row_mm: 9.0,
        reminders: Vec::new(),
        signed: [PREPARED, LEADER, DATE].map(str::to_owned).to_vec(),
        printed: printed(foot),
    }
}

fn numbered(rows: impl Iterator<Item = Vec<String>>) -> Vec<Row> {
    let row = |(number, cells): (u32, Vec<String>)| Row {
        number,
        cells: cells.into_iter().map(plain).collect(),
        ..Row::default()
    };
    (1..).zip(rows).map(row).collect()
}

fn last(path: &str) -> String {
    path.rsplit('/').next().unwrap_or(path).to_owned()
}

/// A place as paper spells it.
fn spelt(path: &str) -> String {
    path.replace('/', "　")
}

/// 三专登记表: who is in charge of which cabinet, and who was.
pub fn specialties(unit: &str, on: Date, rows: &[AssignmentRow], foot: &Foot) -> Roll {
    let mut sheet = roll(PostPaper::Specialties, unit, paper(on), Orientation::Landscape, foot);
    sheet.rows = numbered(rows.iter().map(|row| {
        vec![
            row.room.clone(),
            last(&row.path),
            row.level.label().to_owned(),
            row.department.clone().unwrap_or_else(|| "全部".to_owned()),
            row.name.clone(),
            row.deputy.clone().unwrap_or_default(),
            paper(row.since),
            row.until.map(paper).unwrap_or_default(),
            row.reason.clone().unwrap_or_default(),
        ]
    }));
    sheet.goes_on = true;
    sheet.reminders.push("绝密须专柜存放，不与其他密级同柜；专人变动须办理交接，起止日期应当衔接。".to_owned());
    sheet
}

/// 三铁设施登记表: what rooms and cabinets are made of, and who holds what opens them.
pub fn facilities(
    unit: &str,
    on: Date,
    places: &[String],
    facilities: &[FacilityRow],
    keys: &[KeyRow],
    foot: &Foot,
) -> Roll {
    let mut sheet = roll(PostPaper::Facilities, unit, paper(on), Orientation::Landscape, foot);
    sheet.rows = numbered(places.iter().map(|path| {
        let row = facilities.iter().find(|row| row.path == *path);
        let held: Vec<&KeyRow> = keys.iter().filter(|key| key.path == *path).collect();
        let kind = PlaceKind::of(path);
        let iron = |of: PlaceKind, value: Option<bool>| match (kind == of, value) {
            (false, _) => "—",
            (true, Some(true)) => "有",
            (true, Some(false)) => "无",
            (true, None) => "",
        };
        vec![
            spelt(path),
            if kind == PlaceKind::Room { "专室" } else { "专柜" }.to_owned(),
            iron(PlaceKind::Room, row.and_then(|row| row.iron_door)).to_owned(),
            iron(PlaceKind::Room, row.and_then(|row| row.iron_window)).to_owned(),
            iron(PlaceKind::Cabinet, row.and_then(|row| row.iron_cabinet)).to_owned(),
            row.map(|row| lock(row.lock)).unwrap_or_default().to_owned(),
            row.and_then(|row| row.top_level).map(|level| level.label().to_owned()).unwrap_or_default(),
            holder(&held, KeyPart::Key),
            holder(&held, KeyPart::Combination),
            spares(&held),
            row.map(|row| paper(row.since)).unwrap_or_default(),
            row.and_then(|row| row.remark.clone()).unwrap_or_default(),
        ]
    }));
    sheet.goes_on = true;
    sheet.reminders.push(
        "同一把锁的钥匙和密码不得由一人同时掌管；备用钥匙、备用密码密封签章后另存；本表不得记载密码。".to_owned(),
    );
    sheet
}

fn lock(lock: Lock) -> &'static str {
    match lock {
        Lock::Key => "钥匙",
        Lock::Combination => "密码",
        Lock::Both => "钥匙＋密码",
    }
}

fn holder(held: &[&KeyRow], part: KeyPart) -> String {
    held.iter().find(|key| key.part == part).map(|key| key.name.clone()).unwrap_or_default()
}

fn spares(held: &[&KeyRow]) -> String {
    let spare = |part, word| {
        held.iter().find(|key| key.part == part).map(|key| {
            let with = key.sealed_with.as_deref().unwrap_or_default();
            format!("{word}：{}，封存：{with}", key.name)
        })
    };
    let both = [spare(KeyPart::SpareKey, "钥匙"), spare(KeyPart::SpareCombination, "密码")];
    both.into_iter().flatten().collect::<Vec<_>>().join("\n")
}

/// What a cabinet's sheet says above its table.
#[derive(Debug, Clone, Copy)]
pub struct Door<'a> {
    /// The cabinet.
    pub path: &'a str,
    /// What it is made of.
    pub facility: Option<&'a FacilityRow>,
    /// Who holds its keys.
    pub keys: &'a [KeyRow],
    /// Who is in charge of it.
    pub assignments: &'a [AssignmentRow],
}

/// 铁柜开启登记: a page to be hung inside the door of one cabinet, and filled by hand.
pub fn cabinet_sheet(unit: &str, door: Door<'_>, foot: &Foot) -> Roll {
    let mut sheet = roll(PostPaper::CabinetSheet, unit, "　　　　年　　月".to_owned(), Orientation::Portrait, foot);
    let held: Vec<&KeyRow> = door.keys.iter().collect();
    let or_blank = |text: String| if text.is_empty() { "　　　　　　".to_owned() } else { text };
    let charge: Vec<String> =
        door.assignments.iter().map(|row| format!("{} {}", row.level.label(), row.name)).collect();
    sheet.facts = vec![
        format!(
            "铁柜：{}　　锁具：{}　　最高存放：{}",
            spelt(door.path),
            or_blank(door.facility.map(|row| lock(row.lock)).unwrap_or_default().to_owned()),
            or_blank(
                door.facility.and_then(|row| row.top_level).map(|level| level.label().to_owned()).unwrap_or_default()
            ),
        ),
        format!(
            "钥匙持有人：{}　　密码持有人：{}",
            or_blank(holder(&held, KeyPart::Key)),
            or_blank(holder(&held, KeyPart::Combination)),
        ),
        format!("专管人员：{}", or_blank(charge.join("、"))),
    ];
    sheet.goes_on = true;
    sheet.signed = Vec::new();
    sheet.reminders.push("每次开启、锁闭各记一行，随记随签；锁闭后由另一人检查。写满换页，旧页归档。".to_owned());
    sheet
}

/// 下班清桌锁柜检查单: every evening of a month.
pub fn closing_check(
    unit: &str,
    first: Date,
    place: Option<&str>,
    is_day_off: impl Fn(Date) -> bool,
    foot: &Foot,
) -> Roll {
    let month = format!("{}年{}月", first.year(), first.month());
    let mut sheet = roll(PostPaper::ClosingCheck, unit, month, Orientation::Portrait, foot);
    sheet.facts = vec![format!("检查范围：{}", place.map_or_else(|| "全部场所".to_owned(), spelt))];
    sheet.rows = first
        .first_of_month()
        .series(jiff::Span::new().days(1))
        .take_while(|day| day.month() == first.month())
        .map(|day| {
            let off = if is_day_off(day) { " 休" } else { "" };
            let cells = vec![plain(format!("{}{off}", weekday(day.weekday())))];
            Row { number: u32::from(day.day().unsigned_abs()), cells, ..Row::default() }
        })
        .collect();
    (sheet.most, sheet.row_mm) = (Some(16), 13.5);
    sheet.reminders.push("逐项检查无误画“√”，有问题的写入备注并当晚报告；休息日有人加班的，同样检查。".to_owned());
    sheet
}

fn weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "一",
        Weekday::Tuesday => "二",
        Weekday::Wednesday => "三",
        Weekday::Thursday => "四",
        Weekday::Friday => "五",
        Weekday::Saturday => "六",
        Weekday::Sunday => "日",
    }
}
