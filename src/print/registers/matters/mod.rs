//! The papers of matters (办理事项): which facts, columns and signatures each has, and how rows of the books fill them.
//! What people decide or confirm by signing is left empty: 批准, 监销, 接收 are written by hand.

mod carry_out;
mod copying;
mod count;
mod destruction;
mod handover;
mod ledger;
mod recall;
mod totals;

pub use carry_out::carry_out;
pub use copying::{Copied, copying_outside, copying_register};
pub use count::{count, counting_sheet, spot_check};
pub use destruction::{bags, destruction_approval, destruction_list, destruction_register};
pub use handover::{Handed, handover};
pub use ledger::ledger;
pub use recall::{is_outstanding, recall, reminders};

use super::rows::make_room;
use super::texts;
use crate::model::carrier::Medium;
use crate::model::copyno::copy_no;
use crate::model::custody::Custody;
use crate::model::date::paper;
use crate::model::level::Level;
use crate::model::matter::{Fact, Facts, MatterSlot, Outcome, Step, Thing, ThingKind};
use crate::model::matter_view::{ItemRow, MatterHead, MatterRow, SubjectRow};
use crate::model::period::mark;
use crate::model::view::{CarrierRow, DocumentRow};
use crate::print::book::{Book, Cell, Column, Orientation, Row, Volume};
use crate::print::form::{Form, FormTable};

/// The codes of the papers in a page's mark.
mod code {
    pub(super) const DESTRUCTION_APPROVAL: u8 = 21;
    pub(super) const DESTRUCTION_LIST: u8 = 22;
    pub(super) const DESTRUCTION_REGISTER: u8 = 23;
    pub(super) const COPYING_REGISTER: u8 = 24;
    pub(super) const COPYING_OUTSIDE: u8 = 25;
    pub(super) const SUPERVISION: u8 = 33;
    pub(super) const DIFFERENCES: u8 = 34;
    pub(super) const SPOT_CHECK: u8 = 35;
    pub(super) const CARRY_OUT: u8 = 26;
    pub(super) const RECALL: u8 = 27;
    pub(super) const GAPS: u8 = 28;
    pub(super) const COUNT: u8 = 29;
    pub(super) const COUNTING_SHEET: u8 = 30;
    pub(super) const HANDOVER: u8 = 31;
    pub(super) const LEDGER: u8 = 32;
}

/// What the registers of matters, which are kept as books, have in common.
struct Kept<'a> {
    kind: u8,
    title: &'a str,
    unit: &'a str,
    year: i16,
    retention: &'a str,
    columns: Vec<Column>,
}

/// A line of such a register before it has its number: whether it is 绝密, and what stands in it.
type Line = (bool, Vec<Cell>);

impl Kept<'_> {
    /// The year's volumes: 绝密 is kept apart; a volume without lines is none.
    fn volumes(self, lines: Vec<Line>) -> Vec<Book> {
        let (top, ordinary): (Vec<_>, Vec<_>) = lines.into_iter().partition(|(is_top, _)| *is_top);
        let volumes = [(Volume::ordinary(), ordinary), (Volume::top_secret(), top)];
        let volumes = volumes.into_iter().filter(|(_, lines)| !lines.is_empty());
        volumes.map(|(volume, lines)| self.volume(volume, lines)).collect()
    }

    fn volume(&self, volume: Volume, lines: Vec<Line>) -> Book {
        let rows = (1..).zip(lines).map(|(number, (_, cells))| Row { number, cells, ..Row::default() });
        Book {
            register: self.kind,
            title: self.title.to_owned(),
            unit: self.unit.to_owned(),
            year: self.year,
            volume,
            retention: self.retention.to_owned(),
            opened_on: String::new(),
            filling_rules: RULES.map(str::to_owned).to_vec(),
            orientation: Orientation::Landscape,
            columns: self.columns.clone(),
            pages_before: 0,
            rows: roomy(&self.columns, rows.collect()),
            sealed: Vec::new(),
            begun: None,
            printed: false,
        }
    }
}

const RULES: [&str; 5] = [
    "本簿每年一册，普通与绝密分册，按办结先后登记，编号年内连续，不得跳号、重号。",
    "签名栏由本人用蓝黑或黑色墨水钢笔、签字笔填写，字迹工整，不得代签。",
    "不得涂改、刮擦、撕页、粘贴。",
    "页脚校验码与系统流水相符方为有效；审批表、清册、回执等原件另行装订，与本簿一并保存。",
    "本簿锁入铁柜，由专人保管；是涉密载体使用、销毁的原始凭证，不随文件销毁。",
];

/// A form with its fixed words, still without what it says.
struct Blank<'a> {
    kind: u8,
    title: &'a str,
    orientation: Orientation,
    opinions: &'a [&'a str],
    signatures: &'a [&'a str],
    reminder: &'a str,
}

impl Blank<'_> {
    fn fill(&self, unit: &str, head: &MatterHead, facts: Vec<Vec<(&str, String)>>, tables: Vec<FormTable>) -> Form {
        let owned = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
        let labelled = |(label, value): (&str, String)| (label.to_owned(), value);
        Form {
            kind: self.kind,
            year: head.slot.year,
            title: self.title.to_owned(),
            copy: String::new(),
            unit: unit.to_owned(),
            number: if head.step == Step::Cancel {
                format!("{}（已撤销）", number(head.slot))
            } else {
                number(head.slot)
            },
            orientation: self.orientation,
            facts: facts.into_iter().map(|row| row.into_iter().map(labelled).collect()).collect(),
            tables,
            opinions: owned(self.opinions),
            signatures: owned(self.signatures),
            signs_every_page: false,
            reminder: self.reminder.to_owned(),
        }
    }
}

/// A table of a form; one without rows says so.
fn table(heading: &str, columns: Vec<Column>, rows: Vec<Row>) -> FormTable {
    let mut rows = roomy(&columns, rows);
    if rows.is_empty() {
        rows.push(Row { notes: vec!["（无）".to_owned()], ..Row::default() });
    }
    FormTable { heading: heading.to_owned(), columns, rows, closed: false }
}

fn roomy(columns: &[Column], mut rows: Vec<Row>) -> Vec<Row> {
    for row in &mut rows {
        make_room(columns, row);
    }
    rows
}

/// A row across the table: the heading of those that follow, or a sum.
fn across(text: impl Into<String>) -> Row {
    Row { notes: vec![text.into()], ..Row::default() }
}

fn row<const N: usize>(number: u32, texts: [String; N]) -> Row {
    Row { number, cells: cells(texts), ..Row::default() }
}

fn cells<const N: usize>(texts: [String; N]) -> Vec<Cell> {
    texts.map(Cell::from).into()
}

/// Rows to be filled by hand.
fn empty(n: usize) -> impl Iterator<Item = Row> {
    std::iter::repeat_n(Row { cells: vec![Cell::default()], ..Row::default() }, n)
}

/// A matter's number as it is printed.
fn number(slot: MatterSlot) -> String {
    format!("{}年第{}号", slot.year, slot.number)
}

fn fact(facts: &Facts, fact: Fact) -> String {
    facts.get(fact).unwrap_or_default().to_owned()
}

fn day(facts: &Facts, fact: Fact) -> String {
    facts.day(fact).map_or_else(|| self::fact(facts, fact), paper)
}

/// The day a step was taken.
fn taken_on(matter: &MatterRow, step: Step) -> String {
    matter.taken(step).map(|taken| paper(taken.date)).unwrap_or_default()
}

/// Joins what is there.
fn joined<const N: usize>(gap: &str, texts: [String; N]) -> String {
    texts.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(gap)
}

fn medium(medium: Medium) -> &'static str {
    match medium {
        Medium::Paper => "纸质",
        Medium::Disc => "光盘",
        Medium::Usb => "U盘/移动硬盘",
        Medium::Film => "音像带",
        Medium::Other => "其他",
    }
}

fn thing_kind(kind: ThingKind) -> &'static str {
    match kind {
        ThingKind::Spoiled => "废页、坏份",
        ThingKind::Draft => "草稿",
        ThingKind::WastePaper => "废纸",
        ThingKind::Disc => "光盘",
        ThingKind::Stick => "U盘/移动硬盘",
        ThingKind::Found => "账外件",
        ThingKind::Other => "其他",
    }
}

fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Here => "在",
        Outcome::WrongPlace => "错位",
        Outcome::Missing => "缺",
        Outcome::NotOnBooks => "账外",
        Outcome::Collected => "已收齐",
        Outcome::KeptBack => "留用",
        Outcome::Explained => "缺号",
    }
}

/// Where a carrier is, in a word, with who has it.
fn custody(carrier: &CarrierRow, holder: &str) -> String {
    let said = match carrier.custody {
        Custody::Placed { .. } => return holder.to_owned(),
        Custody::Kept { .. } => "保管",
        Custody::Lent { .. } => "借出",
        Custody::Reading { .. } => "传阅中",
        Custody::Issued { .. } => "已发出",
        Custody::Carried { .. } => "外带",
        Custody::Sealed { .. } => "已封签待销毁",
        Custody::Returned { .. } => "已清退",
        Custody::Destroyed { .. } => "已销毁",
        Custody::Struck => texts::VOID,
    };
    if holder.is_empty() { said.to_owned() } else { format!("{said}：{holder}") }
}

/// A number of a list, in the words of its columns.
#[derive(Debug, Clone, Default)]
struct Said {
    no: u32,
    is_top: bool,
    title: String,
    issuer: String,
    medium: String,
    number: String,
    level: String,
    copy: String,
    pages: String,
    copies: u32,
    /// Where it was when it was listed, and where it is now.
    held: String,
    now: String,
    bag: String,
    kilos: String,
    from: String,
    outcome: String,
    note: String,
}

impl Said {
    fn of(unit: &str, item: &ItemRow) -> Self {
        let said = match &item.subject {
            SubjectRow::Carrier { carrier, document, holder } => Self::carrier(unit, carrier, document, holder),
            SubjectRow::Thing(thing) => Self::thing(unit, thing),
        };
        // A list that is over says where things were, not where they went since.
        let moved = |at: &&String| match &item.subject {
            SubjectRow::Carrier { holder, .. } => *at != holder,
            SubjectRow::Thing(_) => false,
        };
        let held = item.at.as_ref().filter(moved).unwrap_or(&said.now).clone();
        let note = item.note.clone().unwrap_or_default();
        Self { no: item.no, outcome: item.outcome.map(outcome).unwrap_or_default().to_owned(), note, held, ..said }
    }

    fn carrier(unit: &str, carrier: &CarrierRow, document: &DocumentRow, holder: &str) -> Self {
        Self {
            is_top: document.level == Level::TopSecret,
            title: document.title.clone(),
            issuer: document.issuer.clone().unwrap_or_else(|| unit.to_owned()),
            medium: medium(carrier.medium).to_owned(),
            number: document.number.clone().unwrap_or_default(),
            level: mark(document.level, document.period.as_ref()),
            copy: carrier.copy_no.map_or_else(|| texts::ordinal(carrier.ordinal), copy_no),
            pages: carrier.pages.map(|pages| pages.to_string()).unwrap_or_default(),
            copies: 1,
            now: custody(carrier, holder),
            held: custody(carrier, holder),
            ..Self::default()
        }
    }

    fn thing(unit: &str, thing: &Thing) -> Self {
        Self {
            is_top: thing.level == Level::TopSecret,
            title: thing.name.clone(),
            issuer: thing.from.clone().unwrap_or_else(|| unit.to_owned()),
            medium: thing_kind(thing.kind).to_owned(),
            number: thing.number.clone().unwrap_or_default(),
            level: thing.level.label().to_owned(),
            copies: thing.count,
            bag: thing.bag.clone().unwrap_or_default(),
            kilos: thing.grams.map(kilos).unwrap_or_default(),
            from: thing.from.clone().unwrap_or_default(),
            ..Self::default()
        }
    }
}

/// A weight as it is written.
fn kilos(grams: u32) -> String {
    let text = format!("{}.{:03}", grams / 1000, grams % 1000);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Everything on a list, in the words of its columns.
fn said(unit: &str, matter: &MatterRow) -> Vec<Said> {
    matter.items.iter().map(|item| Said::of(unit, item)).collect()
}
