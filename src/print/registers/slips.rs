//! 借阅凭单、归还凭单、发文回执、载体移交清单: what a journal entry says, as slips. One slip for each person, unit or
//! place that the entry names, with everything that went that way.

use std::collections::HashMap;

use super::circulation::slot;
use super::texts;
use crate::model::copyno::copy_no;
use crate::model::custody::Home;
use crate::model::date::paper;
use crate::model::event::{Event, GiveBack, Issue, Lend, Sent};
use crate::model::ids::{CarrierId, DocumentId, LineId, PlaceId};
use crate::model::period::mark;
use crate::model::view::{CarrierRow, DocumentRow};
use crate::model::{book::Slot, level::Level, period::Period};
use crate::print::book::{Align, Cell, Column, Row};
use crate::print::mark::FIRST_SLIP;
use crate::print::slips::Slip;

/// A journal entry, and what the books say of what it speaks of.
#[derive(Debug, Clone, Default)]
pub struct Spoken {
    /// The unit whose books these are.
    pub unit: String,
    /// The entry's number.
    pub seq: u64,
    /// When it was recorded, RFC 3339.
    pub at: String,
    /// Who recorded it.
    pub actor: String,
    /// The documents.
    pub documents: HashMap<DocumentId, DocumentRow>,
    /// The carriers.
    pub carriers: HashMap<CarrierId, CarrierRow>,
    /// The lines.
    pub lines: HashMap<LineId, Slot>,
    /// The places, by path.
    pub places: HashMap<PlaceId, String>,
}

/// Whether an event gives a slip.
pub fn has_slip(event: &Event) -> bool {
    match event {
        Event::Lend(_) | Event::GiveBack(_) | Event::Shelve(_) | Event::Move(_) => true,
        Event::Issue(it) => !it.sent.is_empty(),
        Event::Batch(it) => it.events.iter().any(has_slip),
        Event::Found(_)
        | Event::OpenAccount(_)
        | Event::AddPlace(_)
        | Event::AddPerson(_)
        | Event::Set(_)
        | Event::Receive(_)
        | Event::Receipt(_)
        | Event::Circulate(_)
        | Event::CirculateOut(_)
        | Event::CirculateBack(_)
        | Event::CirculateEnd(_)
        | Event::OpenMatter(_)
        | Event::StepMatter(_)
        | Event::Freeze(_)
        | Event::EndSearch(_)
        | Event::Leave(_)
        | Event::SetFacility(_)
        | Event::GiveKey(_)
        | Event::Assign(_)
        | Event::EndAssign(_)
        | Event::Correct(_)
        | Event::Void(_)
        | Event::Supplement(_)
        | Event::BringIn(_)
        | Event::Print(_) => false,
    }
}

/// The lines of the loans that an event ends.
pub fn loans(event: &Event) -> Vec<LineId> {
    let events = if let Event::Batch(batch) = event { batch.events.as_slice() } else { std::slice::from_ref(event) };
    let ended = |event: &Event| if let Event::GiveBack(it) = event { Some(it.loan) } else { None };
    events.iter().filter_map(ended).collect()
}

/// The slips of an entry; none where it gives none.
pub fn slips(event: &Event, spoken: &Spoken) -> Vec<Slip> {
    let mut slips: Vec<Slip> = Vec::new();
    for slip in spoken.slips_of(event) {
        // What is for the same person on the same terms goes on one slip; each unit signs for its own.
        let alike = |other: &&mut Slip| other.kind == slip.kind && other.facts == slip.facts && slip.kind != ISSUED;
        match slips.iter_mut().find(alike) {
            Some(other) => other.join(slip),
            None => slips.push(slip),
        }
    }
    slips
}

const LENT: u8 = FIRST_SLIP;
const GIVEN_BACK: u8 = FIRST_SLIP + 1;
const ISSUED: u8 = FIRST_SLIP + 2;
const MOVED: u8 = FIRST_SLIP + 3;

/// What a slip lists.
fn columns() -> Vec<Column> {
    vec![
        Column::plain("序", 8.0, Align::Centre),
        Column::plain("文号", 34.0, Align::Left),
        Column::plain("文件名称", 65.0, Align::Left),
        Column::plain("密级", 15.0, Align::Centre),
        Column::plain("份号", 17.0, Align::Centre),
        Column::plain("份数", 9.0, Align::Centre),
        Column::plain("页数", 9.0, Align::Centre),
        Column::plain("备注", 19.0, Align::Left),
    ]
}

/// One thing on a slip.
struct Listed<'a> {
    number: &'a str,
    title: &'a str,
    level: (Level, Option<&'a Period>),
    copy: String,
    copies: u32,
    pages: Option<u32>,
    remark: String,
}

impl Listed<'_> {
    fn row(self) -> Row {
        let Self { number, title, level: (level, period), copy, copies, pages, remark } = self;
        let pages = pages.map(|pages| pages.to_string()).unwrap_or_default();
        let texts = [number, title, &mark(level, period), &copy, &copies.to_string(), &pages, &remark];
        Row { number: 1, cells: texts.map(Cell::from).into(), ..Row::default() }
    }
}

/// The words of a kind of slip.
struct Form {
    kind: u8,
    title: &'static str,
    copies: [&'static str; 2],
    signatures: &'static [&'static str],
    reminder: &'static str,
}

const LENDING: Form = Form {
    kind: LENT,
    title: "借阅凭单",
    copies: ["借阅人联", "留存联"],
    signatures: &["借阅人", "批准人", "经办人"],
    reminder: "借阅人妥善保管，不得转借、复制、摘抄、带出；按期当面归还，不得托人代还。",
};

const GIVING_BACK: Form = Form {
    kind: GIVEN_BACK,
    title: "归还凭单",
    copies: ["归还人联", "留存联"],
    signatures: &["归还人", "检查人"],
    reminder: "当面点清页数、查看有无缺损后签名；双方签名后，归还人交接责任即告解除。",
};

const ISSUING: Form = Form {
    kind: ISSUED,
    title: "发文回执",
    copies: ["回执联", "留存联"],
    signatures: &["收件人", "送件人"],
    reminder: "收件单位当面核对封装、份数、份号后签名盖章，将回执联退回发文单位。",
};

const MOVING: Form = Form {
    kind: MOVED,
    title: "存放清单",
    copies: ["存放处联", "留存联"],
    signatures: &["经办人", "复核人"],
    reminder: "逐件核对后签名；存放处联随载体放入柜内备查。",
};

impl Slip {
    /// Adds what another slip of the same terms lists. The number in the books then stands with each of the things.
    fn join(&mut self, other: Self) {
        let number = texts::entry(self.seq);
        if self.number != number {
            let own = std::mem::replace(&mut self.number, number);
            self.rows.iter_mut().for_each(|row| remark(row, &own));
        }
        let Self { rows, number: own, .. } = other;
        let from = self.rows.len() as u32;
        for (number, mut row) in (from + 1..).zip(rows) {
            if own != self.number {
                remark(&mut row, &own);
            }
            self.rows.push(Row { number, ..row });
        }
    }
}

/// Puts a number before a row's remark.
fn remark(row: &mut Row, number: &str) {
    if let Some(cell) = row.cells.last_mut() {
        let said = cell.spans.iter().map(|span| span.text.as_str()).filter(|text| !text.is_empty());
        *cell = Cell::text(std::iter::once(number).chain(said).collect::<Vec<_>>().join("\n"));
    }
}

impl Spoken {
    fn slips_of(&self, event: &Event) -> Vec<Slip> {
        match event {
            Event::Lend(it) => vec![self.lent(it)],
            Event::GiveBack(it) => vec![self.given_back(it)],
            Event::Issue(it) => it.sent.iter().map(|sent| self.issued(it, sent)).collect(),
            Event::Shelve(it) => vec![self.moved(&it.carriers, it.place, &paper(it.date), None)],
            Event::Move(it) => vec![self.moved(&it.carriers, it.place, &paper(it.date), it.reason.as_deref())],
            Event::Batch(it) => it.events.iter().flat_map(|event| self.slips_of(event)).collect(),
            Event::Found(_)
            | Event::OpenAccount(_)
            | Event::AddPlace(_)
            | Event::AddPerson(_)
            | Event::Set(_)
            | Event::Receive(_)
            | Event::Receipt(_)
            | Event::Circulate(_)
            | Event::CirculateOut(_)
            | Event::CirculateBack(_)
            | Event::CirculateEnd(_)
            | Event::OpenMatter(_)
            | Event::StepMatter(_)
            | Event::Freeze(_)
            | Event::EndSearch(_)
            | Event::Leave(_)
            | Event::SetFacility(_)
            | Event::GiveKey(_)
            | Event::Assign(_)
            | Event::EndAssign(_)
            | Event::Correct(_)
            | Event::Void(_)
            | Event::Supplement(_)
            | Event::BringIn(_)
            | Event::Print(_) => Vec::new(),
        }
    }

    fn slip(&self, form: &Form, number: String, facts: Vec<(&str, String)>, rows: Vec<Row>) -> Slip {
        Slip {
            kind: form.kind,
            title: form.title.to_owned(),
            copies: form.copies.map(str::to_owned),
            unit: self.unit.clone(),
            number,
            facts: facts.into_iter().map(|(label, value)| (label.to_owned(), value)).collect(),
            columns: columns(),
            rows,
            signatures: form.signatures.iter().map(|name| (*name).to_owned()).collect(),
            reminder: form.reminder.to_owned(),
            seq: self.seq,
            recorded_at: moment(&self.at),
            recorded_by: self.actor.clone(),
        }
    }

    fn lent(&self, it: &Lend) -> Slip {
        let mut facts = vec![
            ("借阅人", it.borrower.clone()),
            ("部门", it.department.clone().unwrap_or_default()),
            ("借阅日期", paper(it.date)),
            ("应还日期", paper(it.due_on)),
            ("审批人", it.approver.clone()),
            ("用途", it.purpose.clone()),
        ];
        facts.extend(it.reading_place.clone().map(|place| ("阅览地点", place)));
        let row = self.carrier(it.carrier, it.document, it.remark.clone().unwrap_or_default());
        self.slip(&LENDING, slot(it.slot), facts, row)
    }

    fn given_back(&self, it: &GiveBack) -> Slip {
        let home = match it.to {
            Home::Place(place) => self.places.get(&place).cloned().unwrap_or_default(),
            Home::Keeper(_) => "机要员保管".to_owned(),
        };
        let facts = vec![("归还人", it.returned_by.clone()), ("归还日期", paper(it.date)), ("归还后存放", home)];
        let pages = it.pages.map(|pages| format!("交回{pages}页"));
        let found = [Some(it.condition.clone()), pages, it.discrepancy.clone()];
        let remark = found.into_iter().flatten().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n");
        let number = self.lines.get(&it.loan).map(|loan| slot(*loan)).unwrap_or_default();
        self.slip(&GIVING_BACK, number, facts, self.carrier(it.carrier, it.document, remark))
    }

    fn issued(&self, it: &Issue, sent: &Sent) -> Slip {
        let mut facts = vec![
            ("收件单位", sent.unit.clone()),
            ("发文日期", paper(it.date)),
            ("传递方式", sent.channel.clone().unwrap_or_default()),
            ("封号", sent.seal.clone().unwrap_or_default()),
        ];
        if !sent.escorts.is_empty() {
            facts.push(("护送人", sent.escorts.join("、")));
        }
        let number = it.content.number.as_ref().map(ToString::to_string).unwrap_or_default();
        let listed = Listed {
            number: &number,
            title: &it.content.title,
            level: (it.content.level, it.content.period.as_ref()),
            copy: texts::numbers(Some(&sent.numbers)),
            copies: sent.numbers.len(),
            pages: it.run.pages,
            remark: String::new(),
        };
        self.slip(&ISSUING, slot(it.slot), facts, vec![listed.row()])
    }

    fn moved(&self, carriers: &[CarrierId], place: PlaceId, day: &str, reason: Option<&str>) -> Slip {
        let place = self.places.get(&place).cloned().unwrap_or_default();
        let mut facts = vec![("存放地点", place), ("日期", day.to_owned())];
        facts.extend(reason.map(|reason| ("原因", reason.to_owned())));
        let rows = carriers.iter().filter_map(|id| self.carriers.get(id));
        let rows = rows.flat_map(|carrier| self.carrier(carrier.id, carrier.document, String::new()));
        let rows = (1..).zip(rows).map(|(number, row)| Row { number, ..row }).collect();
        self.slip(&MOVING, texts::entry(self.seq), facts, rows)
    }

    /// The row of one carrier.
    fn carrier(&self, carrier: CarrierId, document: DocumentId, remark: String) -> Vec<Row> {
        let (Some(document), Some(carrier)) = (self.documents.get(&document), self.carriers.get(&carrier)) else {
            return Vec::new();
        };
        let listed = Listed {
            number: document.number.as_deref().unwrap_or_default(),
            title: &document.title,
            level: (document.level, document.period.as_ref()),
            copy: carrier.copy_no.map_or_else(|| texts::ordinal(carrier.ordinal), copy_no),
            copies: 1,
            pages: carrier.pages,
            remark,
        };
        vec![listed.row()]
    }
}

/// Day and minute of an entry's time.
fn moment(at: &str) -> String {
    match (at.get(..10), at.get(11..16)) {
        (Some(day), Some(minute)) => format!("{day} {minute}"),
        _ => at.to_owned(),
    }
}
