//! Twenty thousand stories at random, of three posts: the secretary, a leader, a witness, at the desk in turn, alone or
//! with others standing by. Nobody alone destroys, voids or corrects; what is gone stays gone; every carrier has one
//! custodian; and the replay is equal.
#![expect(clippy::expect_used, clippy::indexing_slicing, reason = "a test that cannot go on has failed")]

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde_json::{Value, json};
use tiegui::model::custody::Custody;
use tiegui::model::event::Event;
use tiegui::model::ids::{CarrierId, DocumentId};
use tiegui::model::matter::{MatterKind, Step};
use tiegui::registry::StoreError;

#[expect(dead_code, reason = "what other tests need of it")]
#[path = "support/office.rs"]
mod office;

use office::{NAME, Office, TOP};

const PEOPLE: [&str; 4] = ["王喆", "赵行长", "李敏", "孙强"];
const PLACES: [&str; 2] = ["机要室/一号柜", "机要室/二号柜"];
const OUTCOMES: [&str; 3] = ["collected", "kept-back", "explained"];

/// One try: which verb, a handful of small numbers to fill it with, and who stands by.
#[derive(Debug, Clone)]
struct Try {
    verb: usize,
    document: usize,
    copy: u32,
    who: usize,
    other: usize,
    number: u32,
    slip: u8,
    present: u8,
    seat: usize,
}

fn tries() -> impl Strategy<Value = Vec<Try>> {
    let numbers = (0..28_usize, 0..2_usize, 1..5_u32, 0..4_usize, 0..4_usize, 1..3_u32);
    let one = (numbers, 0..8_u8, 0..8_u8, 0..12_usize).prop_map(|(numbers, slip, present, seat)| {
        let (verb, document, copy, who, other, number) = numbers;
        Try { verb, document, copy, who, other, number, slip, present, seat }
    });
    prop::collection::vec(one, 6..18)
}

/// The act a try stands for.
fn act_of(tried: &Try) -> Value {
    let Try { verb, document, copy, who, other, number, slip, .. } = tried;
    let document = if *document == 0 { NAME } else { TOP };
    let (who, other) = (PEOPLE[*who], PEOPLE[*other]);
    let of = |kind: MatterKind| json!({"kind": kind.code(), "year": 2026, "number": number});
    let listed = json!([{"document": document, "copies": copy.to_string()}]);
    let line = json!({"register": "receiving", "year": 2026, "number": number,
        "volume": if document == TOP { "top-secret" } else { "ordinary" }});
    let (reason, approver) = ("笔误", "赵行长");
    match verb {
        0 => json!({"verb": "lend", "document": document, "copy": copy, "borrower": who, "purpose": "拟稿",
            "approver": other, "due": "2026-03-25", "reading_place": "机要室"}),
        1 => json!({"verb": "give_back", "document": document, "copy": copy, "returned_by": who,
            "pages": (*slip == 0).then_some(4), "condition": "完好", "discrepancy": (*slip == 0).then_some("缺页，已报告")}),
        2 => {
            json!({"verb": "shelve", "document": document, "copies": copy.to_string(), "place": PLACES[*number as usize % 2]})
        }
        3 => json!({"verb": "circulate", "document": document, "copy": copy, "readers": [who]}),
        4 => json!({"verb": "circulate_out", "document": document, "copy": copy, "reader": who, "approver": other}),
        5 => json!({"verb": "circulate_back", "document": document, "copy": copy}),
        6 | 7 => json!({"verb": "draw_destruction", "reason": "期满", "carriers": listed}),
        8 => json!({"verb": "add_to_destruction", "matter": of(MatterKind::Destruction), "carriers": listed}),
        9 => json!({"verb": "approve_matter", "basis": (*slip > 3).then_some("同意函5号"),
            "matter": of([MatterKind::Destruction, MatterKind::CarryOut, MatterKind::Copying][*slip as usize % 3])}),
        10 | 11 => json!({"verb": "approve_matter", "matter": of(MatterKind::Destruction)}),
        12 | 13 => json!({"verb": "seal_destruction", "matter": of(MatterKind::Destruction), "seal": "001"}),
        14 => json!({"verb": "escort_destruction", "matter": of(MatterKind::Destruction), "escorts": [who, other],
            "unit": "销毁中心"}),
        15..=17 => json!({"verb": "destroyed", "matter": of(MatterKind::Destruction), "witnesses": ["李敏", "孙强"],
            "method": "粉碎", "site": "机要室", "receipt": "1", "equipment": "碎纸机"}),
        18 => json!({"verb": "cancel_matter", "reason": "重办",
            "matter": of([MatterKind::Destruction, MatterKind::Recall, MatterKind::CarryOut][*slip as usize % 3])}),
        19 => json!({"verb": "draw_carry_out", "carriers": listed, "bearer": who, "companions": [other],
            "purpose": "会议", "destination": "市分行", "container": "密码箱", "due": "2026-03-22"}),
        20 => json!({"verb": "set_out", "matter": of(MatterKind::CarryOut)}),
        21 => json!({"verb": "bring_back", "matter": of(MatterKind::CarryOut), "check": "完好"}),
        22 => {
            json!({"verb": "draw_recall", "issuer": if document == TOP { "省分行" } else { "市分行" }, "of_year": 2026})
        }
        23 => json!({"verb": "note_recall", "matter": of(MatterKind::Recall), "note": "说明",
            "numbers": if *slip < 3 { json!([]) } else { json!([copy]) }, "outcome": OUTCOMES[*slip as usize % 3]}),
        24 => json!({"verb": "hand_in", "matter": of(MatterKind::Recall), "giver": who, "receiver": "市分行"}),
        25 => json!({"verb": "correct", "line": line, "field": "title", "value": format!("改{slip}"), "reason": reason,
            "approver": approver}),
        26 => json!({"verb": "void", "line": line, "reason": reason, "approver": approver}),
        _ if *slip == 7 => json!({"verb": "freeze", "document": document, "on_hold": *number == 1, "reason": "查处",
            "approver": approver}),
        _ => json!({"verb": "draw_handover", "giver": who, "receiver": other, "supervisor": "赵行长"}),
    }
}

/// The try, aimed: most steps of a matter are the next one of a matter that is open.
fn aimed(office: &Office, tried: &Try) -> Try {
    let kind = match tried.verb {
        6..=17 => MatterKind::Destruction,
        19..=21 => MatterKind::CarryOut,
        22..=24 => MatterKind::Recall,
        _ => return tried.clone(),
    };
    let matters = office.books.matters(Some(kind)).expect("matters");
    let open = matters.iter().find(|matter| matter.is_open);
    if tried.slip > 5 {
        return tried.clone();
    }
    let verb = match (kind, open.map(|matter| matter.step)) {
        (MatterKind::Destruction, None) => 6,
        (MatterKind::Destruction, Some(Step::Draw)) => 10,
        (MatterKind::Destruction, Some(Step::Approve)) => 12,
        (MatterKind::Destruction, Some(Step::Seal)) if tried.slip == 0 => 14,
        (MatterKind::Destruction, Some(_)) => 15,
        (MatterKind::CarryOut, None) => 19,
        (MatterKind::CarryOut, Some(Step::Approve)) => 20,
        (MatterKind::CarryOut, Some(Step::SetOut)) => 21,
        (MatterKind::Recall, None) => 22,
        (MatterKind::Recall, Some(_)) if tried.slip < 3 => 23,
        (MatterKind::Recall, Some(_)) => 24,
        _ => 9,
    };
    // 9 approves by what the slip names: 1 is a carrying out.
    let slip = if verb == 9 { 1 } else { tried.slip };
    let number = open.map_or(tried.number, |matter| matter.slot.number);
    Try { verb, number, slip, ..tried.clone() }
}

/// Where every carrier is.
fn custodies(office: &Office) -> BTreeMap<CarrierId, Custody> {
    [1, 2]
        .into_iter()
        .filter_map(|id| office.books.dossier(DocumentId(id)).ok().flatten())
        .flat_map(|dossier| dossier.holdings)
        .map(|holding| (holding.carrier.id, holding.carrier.custody))
        .collect()
}

/// What one alone may not do, as the journal has it from `after` on.
fn needs_another(office: &Office, after: u64) -> Vec<String> {
    let mut found = Vec::new();
    let read: Result<(), StoreError> = office.books.journal(|entry| {
        let event = Event::from_body(&entry.body).expect("a stored event is read");
        let alone = event.confirmed().iter().all(|by| by.account == entry.actor);
        let grave = matches!(event, Event::Correct(_) | Event::Void(_))
            || matches!(&event, Event::StepMatter(it) if it.kind == MatterKind::Destruction
                && it.step == Step::Complete);
        if entry.seq > after && alone && grave {
            found.push(format!("{event:?}"));
        }
        Ok(())
    });
    read.expect("the journal is read");
    found
}

/// Goes through a story; `alone` says who sits at the desk all the time, with nobody standing by.
fn tell(tries: &[Try], alone: Option<usize>) -> Result<(), TestCaseError> {
    let mut office = Office::new().expect("an office");
    let set_up = office.books.head().expect("a head").0;
    if let Some(seat) = alone {
        office.sits_down(PEOPLE[seat]);
    }
    let mut gone: BTreeMap<CarrierId, Custody> = BTreeMap::new();
    let all = custodies(&office).len();
    for tried in tries {
        if alone.is_none() {
            // Mostly the secretary, now and then one of the others.
            office.sits_down(PEOPLE[tried.seat.saturating_sub(8)]);
        }
        let stands_by = |bit: &usize| alone.is_none() && (tried.present >> bit) & 1 == 0;
        let standing_by: Vec<&str> = (0..3).filter(stands_by).map(|bit| PEOPLE[bit + 1]).collect();
        let before = office.books.head().expect("a head");
        if office.does_with(act_of(&aimed(&office, tried)), &standing_by).is_err() {
            // What a refusal changed in the tables, the replay at the end would not have.
            prop_assert_eq!(office.books.head().expect("a head"), before, "a refusal is no entry");
            continue;
        }
        let now = custodies(&office);
        prop_assert!(now.len() >= all, "a carrier is on no book");
        for (carrier, custody) in &gone {
            prop_assert_eq!(now.get(carrier), Some(custody), "what was gone has moved");
        }
        gone.extend(now.into_iter().filter(|(_, custody)| custody.is_final()));
    }
    let grave = needs_another(&office, set_up);
    prop_assert!(grave.is_empty(), "done by one alone: {grave:?}");
    let report = office.books.verify(None);
    prop_assert!(report.is_clean(), "{report:?}");
    Ok(())
}

proptest! {
    // Two threads, ten thousand stories each.
    #![proptest_config(ProptestConfig { cases: 10_000, max_shrink_iters: 2000, ..ProptestConfig::default() })]

    #[test]
    fn nobody_goes_it_alone(tries in tries(), seat in 0..3_usize) {
        tell(&tries, Some(seat))?;
    }

    #[test]
    fn together_nothing_comes_back_from_the_ashes(tries in tries()) {
        tell(&tries, None)?;
    }
}
