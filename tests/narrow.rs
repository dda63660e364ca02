//! What a list of lines is narrowed by, what lines add up to, and what is said to be possible: each held against the
//! books themselves, in offices where anything may have happened.

#![expect(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test that cannot go on may stop")]

use std::cmp::Ordering;

use jiff::civil::{Date, date};
use proptest::prelude::*;
use serde_json::{Value, json};
use tiegui::model::collation;
use tiegui::model::custody::Custody;
use tiegui::model::ids::{CardId, DocumentId, LineId};
use tiegui::model::level::Level;
use tiegui::model::line::LineKind;
use tiegui::model::possible::{Deed, LineDeed};
use tiegui::model::register::Register;
use tiegui::model::view::{CardRow, Holding, LineRow};
use tiegui::registry::books::{Filter, Order, State, Tally, Wanted};
use tiegui::registry::history::Dossier;
use tiegui::registry::record::Act;
use tiegui::registry::{Error, Registry};

#[path = "support/desk.rs"]
mod desk;

use desk::Desk;

const ISSUERS: [&str; 3] = ["农发行省分行", "县委办公室", "市国家保密局"];
const TITLES: [&str; 3] = ["通知", "关于第10期简报的函", "关于第9期简报的函"];
const UNITS: [&str; 2] = ["信贷部", "财务会计部"];
const PEOPLE: [&str; 3] = ["李堃", "赵龑", "欧阳䶮"];
const LEVELS: [Level; 4] = [Level::TopSecret, Level::Secret, Level::Internal, Level::Ordinary];
const LAST: Date = date(2026, 3, 31);

/// Something that may happen: what, with which document, copy, person, and how many days later.
type Step = (u8, u8, u8, u8, u8);

fn steps() -> impl Strategy<Value = Vec<Step>> {
    prop::collection::vec((0..12_u8, any::<u8>(), any::<u8>(), any::<u8>(), 0..3_u8), 8..45)
}

/// An office in which all of it was tried; what a rule refused did not happen.
fn office(steps: &[Step]) -> Desk {
    let mut desk = Desk::on("2026-01-05");
    for path in ["机要室/一号柜", "机要室/二号柜", "机要室/备用柜"] {
        desk.does(json!({"verb": "add_place", "path": path}));
    }
    let mut day = date(2026, 1, 5);
    let mut documents = 0_i64;
    for &(what, which, copy, who, later) in steps {
        day = day.checked_add(jiff::Span::new().days(i64::from(later))).unwrap().min(LAST);
        desk.at(&format!("{day}T10:00"));
        let act = step(what, which, copy, who, documents);
        if desk.tries(&act).is_ok() && what < 3 {
            documents += 1;
        }
        // What is looked at of lines and documents is followed from act to act.
        let filter = Filter { level: Some(Level::Secret), ..Filter::default() };
        desk.books.line_ids(&Wanted { filter, order: Order::Title, ..Wanted::latest(Register::Receiving) }).unwrap();
    }
    desk.at(&format!("{LAST}T17:00"));
    desk
}

fn step(what: u8, which: u8, copy: u8, who: u8, documents: i64) -> Value {
    let level = LEVELS[usize::from(which) % LEVELS.len()];
    let copies = u32::from(copy) % 3 + 1;
    let first = u32::from(which) * 10 + 1;
    let numbers = format!("{first}-{}", first + copies - 1);
    let document = i64::from(which) % documents.max(1) + 1;
    let person = |n: u8| PEOPLE[usize::from(n) % PEOPLE.len()];
    let unit = UNITS[usize::from(who) % UNITS.len()];
    let place = if which.is_multiple_of(2) { "机要室/一号柜" } else { "机要室/二号柜" };
    let number = u32::from(copy) % 6 + 1;
    let register = ["receiving", "lending", "issuing", "circulation"][usize::from(who) % 4];
    let (field, value) = match who % 3 {
        0 => ("level", Level::Confidential.label()),
        1 => ("issuer", ISSUERS[usize::from(copy) % 3]),
        _ => ("title", TITLES[usize::from(copy) % 3]),
    };
    match what {
        0 | 1 => {
            json!({"verb": "receive", "issuer": ISSUERS[usize::from(who) % 3], "title": TITLES[usize::from(which) % 3],
            "number": (!copy.is_multiple_of(4)).then(|| format!("农发银办〔2026〕{}号", copy / 2)), "level": level.label(), "copies": copies, "copy_numbers": numbers, "pages": 4})
        }
        2 => json!({"verb": "issue", "title": "报告", "level": level.label(), "printed": 3, "filed": "3",
            "recipients": [{"unit": unit, "copies": "1", "channel": "机要交通"}]}),
        3 | 4 => json!({"verb": "lend", "document": document, "copy": nth(copy, which), "borrower": person(who),
            "department": unit, "purpose": "办理", "approver": person(who.wrapping_add(1)), "due": day_of(copy), "reading_place": "机要室"}),
        5 => {
            json!({"verb": "give_back", "document": document, "returned_by": person(who), "pages": 4, "condition": "完好"})
        }
        6 => {
            json!({"verb": "circulate", "document": document, "copy": nth(copy, which), "readers": [person(who), person(who.wrapping_add(1))]})
        }
        7 => json!({"verb": "circulate_out", "document": document, "reader": person(who)}),
        8 if copy.is_multiple_of(3) => json!({"verb": "circulate_end", "document": document, "reason": "急用"}),
        8 => json!({"verb": "circulate_back", "document": document}),
        9 => json!({"verb": "shelve", "document": document, "place": place}),
        10 => json!({"verb": "correct", "line": {"register": "receiving", "year": 2026, "number": number},
            "field": field,
            "value": value,
            "reason": "笔误", "approver": "李堃"}),
        _ => json!({"verb": "void", "line": {"register": register, "year": 2026, "number": number},
            "reason": "重登", "approver": "李堃"}),
    }
}

/// A copy that a document may have.
fn nth(copy: u8, which: u8) -> u32 {
    if copy.is_multiple_of(2) { u32::from(copy) % 3 + 1 } else { u32::from(which) * 10 + 1 }
}

fn day_of(n: u8) -> String {
    date(2026, (n % 2 + 2) as i8, (n % 27 + 1) as i8).max(date(2026, 2, 20)).to_string()
}

fn filters() -> impl Strategy<Value = (Register, Filter)> {
    let level = prop::option::of(prop::sample::select(LEVELS.to_vec()));
    let state = prop::option::of(prop::sample::select(State::ALL.to_vec()));
    let units: Vec<&str> = ISSUERS.into_iter().chain(UNITS).collect();
    let unit = prop::option::weighted(0.3, prop::sample::select(units));
    let day = || prop::option::weighted(0.3, (0..80_i64).prop_map(|n| date(2026, 1, 5) + jiff::Span::new().days(n)));
    (prop::sample::select(Register::ALL.to_vec()), level, state, unit, day(), day()).prop_map(
        |(register, level, state, unit, from, to)| {
            (register, Filter { level, state, unit: unit.map(str::to_owned), from, to })
        },
    )
}

/// A line with all that a filter looks at.
struct Seen {
    line: LineRow,
    holdings: Vec<Holding>,
    card: Option<CardRow>,
    /// Of the open loans: which, and when they are due.
    due: Vec<(LineId, Date)>,
}

fn look(books: &Registry, id: LineId) -> Seen {
    let line = books.line(id).unwrap().unwrap();
    let holdings = books.holdings(line.document.id).unwrap();
    let card = books.card(CardId(id.0)).unwrap();
    let lines = books.dossier(line.document.id).unwrap().unwrap().lines;
    let open = lines.iter().filter_map(|line| Some((line.id, line.loan.as_ref()?)));
    let due = open.filter_map(|(id, loan)| Some((id, loan.due_on?))).collect();
    Seen { line, holdings, card, due }
}

impl Seen {
    fn passes(&self, filter: &Filter) -> bool {
        let Self { line, .. } = self;
        let level = filter.level.is_none_or(|level| line.document.level == level);
        let unit = filter.unit.as_deref().is_none_or(|unit| match line.slot.book.register {
            Register::Receiving | Register::Circulation => line.document.issuer.as_deref() == Some(unit),
            Register::Issuing => line.sendings.iter().any(|sending| sending.unit == unit),
            Register::Lending => line.detail.department.as_deref() == Some(unit),
        });
        let days = filter.from.is_none_or(|day| line.date >= day) && filter.to.is_none_or(|day| line.date <= day);
        level && unit && days && filter.state.is_none_or(|state| self.is_in(state))
    }

    fn is_in(&self, state: State) -> bool {
        let Self { line, holdings, card, .. } = self;
        if state == State::Void || line.voided_by.is_some() || line.kind != LineKind::Entry {
            return state == State::Void && line.voided_by.is_some();
        }
        let any = |wanted: &dyn Fn(Custody) -> bool| holdings.iter().any(|holding| wanted(holding.carrier.custody));
        let loan_due = |id: LineId| self.due.iter().any(|(loan, due)| *loan == id && *due < LAST);
        match line.slot.book.register {
            Register::Receiving | Register::Issuing => match state {
                State::InCabinet => any(&|custody| matches!(custody, Custody::Placed { .. })),
                State::Unplaced => any(&|custody| matches!(custody, Custody::Kept { .. })),
                State::Lent => any(&|custody| matches!(custody, Custody::Lent { .. })),
                State::Circulating => any(&|custody| matches!(custody, Custody::Reading { .. })),
                State::Issued => any(&|custody| matches!(custody, Custody::Issued { .. })),
                State::Overdue => any(&|custody| matches!(custody, Custody::Lent { loan, .. } if loan_due(loan))),
                State::Void => false,
            },
            Register::Lending => {
                let open = line.loan.as_ref().is_some_and(|loan| loan.returned_on.is_none());
                match state {
                    State::Lent => open,
                    State::Overdue => open && loan_due(line.id),
                    State::InCabinet | State::Unplaced | State::Circulating | State::Issued | State::Void => false,
                }
            }
            Register::Circulation => {
                let card = card.as_ref().unwrap();
                match state {
                    State::Circulating => card.is_open(),
                    State::Overdue => card.open_leg().is_some_and(|(_, leg)| leg.out_at.date() < LAST),
                    State::InCabinet | State::Unplaced | State::Lent | State::Issued | State::Void => false,
                }
            }
        }
    }

    fn tally(&self) -> Tally {
        let Self { line, holdings, card, .. } = self;
        let mut tally = Tally::default();
        if line.voided_by.is_some() || line.kind != LineKind::Entry {
            return tally;
        }
        match line.slot.book.register {
            Register::Receiving | Register::Issuing => {
                for holding in holdings {
                    let late = |loan: LineId| self.due.iter().any(|(id, due)| *id == loan && *due < LAST);
                    tally.copies += u64::from(holding.carrier.custody != Custody::Struck);
                    match holding.carrier.custody {
                        Custody::Lent { loan, .. } => {
                            tally.lent += 1;
                            tally.overdue += u64::from(late(loan));
                        }
                        Custody::Reading { .. } => tally.reading += 1,
                        Custody::Placed { .. }
                        | Custody::Kept { .. }
                        | Custody::Issued { .. }
                        | Custody::Carried { .. }
                        | Custody::Sealed { .. }
                        | Custody::Returned { .. }
                        | Custody::Destroyed { .. }
                        | Custody::Struck => {}
                    }
                }
            }
            Register::Lending => {
                tally.copies = 1;
                tally.lent = u64::from(self.is_in(State::Lent));
                tally.overdue = u64::from(self.is_in(State::Overdue));
            }
            Register::Circulation => {
                tally.copies = 1;
                tally.reading = u64::from(card.as_ref().unwrap().open_leg().is_some());
                tally.overdue = u64::from(self.is_in(State::Overdue));
            }
        }
        tally
    }
}

/// Which of two lines comes first.
fn in_order(books: &Registry, order: Order, descending: bool, one: LineId, other: LineId) -> Ordering {
    let looked = |id: LineId| {
        let line = books.line(id).unwrap().unwrap();
        let document = books.document(line.document.id).unwrap().unwrap();
        let text = match order {
            Order::Issuer => document.issuer,
            Order::DocumentNumber => document.number,
            Order::Title => Some(document.title),
            Order::Date => Some(line.date.to_string()),
            Order::Number | Order::Level => None,
        };
        (text.map(|text| collation::key(&text)), document.level)
    };
    let ((one_text, one_level), (other_text, other_level)) = (looked(one), looked(other));
    let missing = one_text.is_none().cmp(&other_text.is_none());
    let level = if order == Order::Level { one_level.cmp(&other_level) } else { Ordering::Equal };
    let told = one_text.cmp(&other_text).then(level).then(one.cmp(&other));
    missing.then(if descending { told.reverse() } else { told })
}

/// Legs that stayed out overnight, of a receiving or issuing line.
fn overnight(books: &Registry, line: &LineRow) -> u64 {
    let dossier = books.dossier(line.document.id).unwrap().unwrap();
    let out = dossier.cards.iter().filter_map(CardRow::open_leg);
    out.filter(|(_, leg)| leg.out_at.date() < LAST).count() as u64
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// A filter lets through exactly the lines that a look at each of them would, in the order of the whole list; and
    /// what they add up to is what a count of each gives.
    #[test]
    fn a_filter_is_a_look_at_every_line(steps in steps(), filters in prop::collection::vec(filters(), 12)) {
        let desk = office(&steps);
        let books = &desk.books;
        for (register, filter) in filters {
            let all = books.line_ids(&Wanted::latest(register)).unwrap();
            let seen: Vec<Seen> = all.iter().map(|id| look(books, *id)).collect();
            let passing: Vec<&Seen> = seen.iter().filter(|seen| seen.passes(&filter)).collect();
            let wanted: Vec<LineId> = passing.iter().map(|seen| seen.line.id).collect();
            for order in [Order::Number, Order::Issuer] {
                let narrowed = Wanted { filter: filter.clone(), order, ..Wanted::latest(register) };
                let mut listed = books.line_ids(&narrowed).unwrap();
                if order != Order::Number {
                    listed.sort_by_key(|id| all.iter().position(|other| other == id));
                }
                prop_assert_eq!(&listed, &wanted, "{:?} {:?} by {:?}", register, &filter, order);
            }
            let mut counted = Tally::default();
            for seen in &passing {
                counted += seen.tally();
                if matches!(register, Register::Receiving | Register::Issuing)
                    && seen.line.kind == LineKind::Entry
                    && seen.line.voided_by.is_none()
                {
                    counted.overdue += overnight(books, &seen.line);
                }
            }
            prop_assert_eq!(books.tally(register, &wanted).unwrap(), counted, "{:?}", register);
        }
        desk.closes();
    }

    /// A sort puts the lines as a look at the document of each would; what has nothing to be sorted by comes last.
    #[test]
    fn a_sort_is_a_look_at_every_line(steps in steps()) {
        let desk = office(&steps);
        let books = &desk.books;
        for register in Register::ALL {
            let all = books.line_ids(&Wanted::latest(register)).unwrap();
            for order in [Order::Date, Order::Issuer, Order::DocumentNumber, Order::Title, Order::Level] {
                for descending in [false, true] {
                    let listed = books.line_ids(&Wanted { order, descending, ..Wanted::latest(register) }).unwrap();
                    let mut looked = all.clone();
                    looked.sort_by(|one, other| in_order(books, order, descending, *one, *other));
                    prop_assert_eq!(listed, looked, "{:?} by {:?}, {}", register, order, descending);
                }
            }
        }
        desk.closes();
    }

    /// What is said to be possible with a copy or a line is what the verb does, and the reason given is the verb's.
    #[test]
    fn what_is_said_to_be_possible_is(steps in steps()) {
        let mut desk = office(&steps);
        let documents: Vec<Dossier> = (1..).map_while(|n| desk.books.dossier(DocumentId(n)).unwrap()).collect();
        for dossier in documents {
            for holding in &dossier.holdings {
                for deed in Deed::ALL {
                    let said = dossier.why_not(deed, holding);
                    let said = said.map(|why| why.refusal(&dossier.document.title, &holding.carrier));
                    let done = trial(&mut desk.books, &deed_with(deed, &dossier, holding));
                    prop_assert_eq!(said, done, "{:?} {:?}", deed, holding);
                }
            }
            for line in &dossier.lines {
                for deed in LineDeed::ALL.into_iter().filter(|deed| deed.is_of(line.slot.book.register)) {
                    let said = dossier.line_refusal(deed, line);
                    prop_assert_eq!(said, trial(&mut desk.books, &deed_on(deed, line)), "{:?} {:?}", deed, line);
                }
            }
        }
        desk.closes();
    }
}

/// What the verb says; it is tried together with something that is always refused, so that nothing stays.
fn trial(books: &mut Registry, act: &Value) -> Option<tiegui::model::refusal::Refusal> {
    let act = Act::parse(&act.to_string()).unwrap();
    let never = Act::parse(r#"{"verb":"add_place","path":" "}"#).unwrap();
    match books.perform_batch(&[act, never]) {
        Err((0, Error::Refused(refusal))) => Some(*refusal),
        Err((1, _)) => None,
        other => panic!("{other:?}"),
    }
}

fn deed_with(deed: Deed, dossier: &Dossier, holding: &Holding) -> Value {
    let (document, copy) = (dossier.document.id.0, holding.carrier.copy());
    let reader = dossier.open_card(holding.carrier.id).map_or("李堃", |card| card.readers[0].name.as_str());
    let holder = if holding.holder.is_empty() { "甲" } else { holding.holder.as_str() };
    match deed {
        Deed::Lend => json!({"verb": "lend", "document": document, "copy": copy, "borrower": "甲", "purpose": "办理",
            "approver": "乙", "due": "2026-04-30", "reading_place": "机要室"}),
        Deed::GiveBack => json!({"verb": "give_back", "document": document, "copy": copy, "returned_by": holder,
            "pages": holding.carrier.pages, "condition": "完好"}),
        Deed::Shelve | Deed::Move => json!({"verb": if deed == Deed::Shelve { "shelve" } else { "move" },
            "document": document, "copies": copy.to_string(), "place": "机要室/备用柜"}),
        Deed::Circulate => json!({"verb": "circulate", "document": document, "copy": copy, "readers": ["甲"]}),
        Deed::CirculateOut => {
            json!({"verb": "circulate_out", "document": document, "copy": copy, "reader": reader})
        }
        Deed::CirculateBack => json!({"verb": "circulate_back", "document": document, "copy": copy}),
        Deed::CirculateEnd => json!({"verb": "circulate_end", "document": document, "copy": copy, "reason": "急用"}),
    }
}

fn deed_on(deed: LineDeed, line: &LineRow) -> Value {
    let book = line.slot.book;
    let name = json!({"register": book.register.code(), "year": book.year, "volume": book.volume.code(),
        "number": line.slot.number});
    match deed {
        LineDeed::Correct => json!({"verb": "correct", "line": name, "field": "remark", "value": "另册登记",
            "reason": "笔误", "approver": "乙"}),
        LineDeed::Supplement => json!({"verb": "supplement", "line": name, "text": "另册登记", "reason": "漏登",
            "approver": "乙"}),
        LineDeed::Void => json!({"verb": "void", "line": name, "reason": "重登", "approver": "乙"}),
    }
}

#[test]
fn the_pages_that_carry_a_document_are_told() {
    let mut desk = Desk::on("2026-01-05");
    desk.does(json!({"verb": "receive", "issuer": "县委办公室", "title": "通知", "level": "内部", "copies": 1}));
    desk.does(json!({"verb": "receive", "issuer": "县委办公室", "title": "通报", "level": "内部", "copies": 1}));
    let dossier = |desk: &Desk, n| desk.books.dossier(DocumentId(n)).unwrap().unwrap();
    assert!(dossier(&desk, 1).on_paper.is_empty());
    let line = dossier(&desk, 1).lines[0].slot;
    let page = tiegui::model::event::PrintedPage {
        page: 1,
        from: 1,
        to: 1,
        full: false,
        reprint: false,
        digest: "00".repeat(32),
        code: "100000000007".to_owned(),
    };
    let what = tiegui::model::event::Printed::Book(line.book);
    let done = desk.books.record_printing(vec![tiegui::model::event::Print { what, pages: vec![page] }]).unwrap();
    let on_paper = dossier(&desk, 1).on_paper;
    assert_eq!(on_paper.len(), 1);
    assert_eq!((on_paper[0].line, on_paper[0].page, on_paper[0].seq), (line, 1, done.seq));
    assert!(dossier(&desk, 2).on_paper.is_empty(), "the page ends before its line");
    let nobody = json!({"verb": "shelve", "document": 3, "place": "机要室"});
    assert_eq!(desk.refused(nobody), "no-such-document");
    desk.closes();
}
