//! Several acts at once: one entry, one commit, or nothing.

use std::error::Error;

use serde_json::{Value, json};
use tiegui::model::event::Event;
use tiegui::model::ids::DocumentId;
use tiegui::registry::Error as Trouble;
use tiegui::registry::record::{Act, Asked};

#[expect(clippy::unwrap_used, clippy::panic, dead_code, reason = "a desk that cannot be set up has failed")]
#[path = "support/desk.rs"]
mod desk;

use desk::Desk;

type Outcome = Result<(), Box<dyn Error>>;

const SHELF: &str = "机要室/一号柜";

/// A desk with a shelf and three documents of one copy each.
fn morning() -> Desk {
    let mut desk = Desk::on("2026-03-05");
    desk.does(json!({"verb": "add_place", "path": SHELF}));
    for n in 1..=3 {
        desk.does(json!({"verb": "receive", "issuer": "市分行", "title": format!("通知{n}"), "level": "机密",
            "copies": 1, "copy_numbers": n.to_string(), "pages": 8}));
    }
    desk
}

fn acts(of: impl Fn(i64) -> Value) -> Result<Vec<Act>, serde_json::Error> {
    (1..=3).map(|n| serde_json::from_value(of(n))).collect()
}

fn lend(n: i64) -> Value {
    json!({"verb": "lend", "document": n, "borrower": "李敏", "purpose": "拟稿", "approver": "赵行长",
        "due": "2026-03-09"})
}

/// The last entry's event.
fn last(desk: &Desk) -> Result<Event, Box<dyn Error>> {
    let mut last = None;
    desk.books.journal::<tiegui::registry::StoreError>(|entry| {
        last = Some(entry.body);
        Ok(())
    })?;
    Ok(Event::from_body(&last.ok_or("the journal is empty")?)?)
}

#[test]
fn three_are_shelved_lent_and_given_back_each_time_under_one_entry() -> Outcome {
    let mut desk = morning();
    let give_back =
        |n| json!({"verb": "give_back", "document": n, "returned_by": "李敏", "pages": 8, "condition": "完好"});
    let steps = [acts(|n| json!({"verb": "shelve", "document": n, "place": SHELF}))?, acts(lend)?, acts(give_back)?];
    for step in steps {
        let before = desk.books.head()?.0;
        let done = desk.books.perform_batch(&step).map_err(|(at, error)| format!("{at}: {error}"))?;
        assert_eq!(desk.books.head()?.0, before + 1, "one entry");
        assert!(done.len() == 3 && done.iter().all(|done| done.seq == before + 1));
        let Event::Batch(batch) = last(&desk)? else { return Err("the entry is no batch".into()) };
        assert_eq!(batch.events.len(), 3);
    }
    let place = desk.books.places()?.into_iter().find(|place| place.path == SHELF);
    assert_eq!(place.map(|place| place.carriers), Some(3), "all three lie where they lay");
    let numbers: Vec<u32> = (1..=3)
        .filter_map(|id| desk.books.dossier(DocumentId(id)).ok().flatten())
        .flat_map(|dossier| dossier.lines)
        .filter(|line| line.loan.is_some())
        .map(|line| line.slot.number)
        .collect();
    assert_eq!(numbers, [1, 2, 3]);
    desk.closes();
    Ok(())
}

#[test]
fn one_that_is_refused_undoes_all() -> Outcome {
    let mut desk = morning();
    let before = desk.books.fingerprint()?;
    let mut batch = acts(lend)?;
    // The second is lent already when the third asks for it.
    batch.insert(2, serde_json::from_value(lend(2))?);
    match desk.books.perform_batch(&batch) {
        Err((2, Trouble::Refused(refusal))) => assert_eq!(refusal.rule(), "carrier-not-here"),
        other => return Err(format!("{other:?}").into()),
    }
    assert_eq!(desk.books.fingerprint()?, before);
    match desk.books.perform_batch(&[]) {
        Err((0, Trouble::Refused(refusal))) => assert_eq!(refusal.fields(), ["acts"]),
        other => return Err(format!("{other:?}").into()),
    }
    desk.closes();
    Ok(())
}

#[test]
fn a_document_tells_only_its_own_part() -> Outcome {
    let mut desk = morning();
    let mut batch = acts(lend)?;
    batch.push(serde_json::from_value(
        json!({"verb": "correct", "field": "title", "value": "通知二", "reason": "笔误",
        "approver": "赵行长", "line": {"register": "receiving", "year": 2026, "number": 2}}),
    )?);
    desk.books.perform_batch(&batch).map_err(|(at, error)| format!("{at}: {error}"))?;
    let dossier = desk.books.dossier(DocumentId(2))?.ok_or("no such document")?;
    let Some(Event::Batch(own)) = dossier.story.last().map(|step| &step.event) else { return Err("no batch".into()) };
    let verbs: Vec<&str> = own.events.iter().map(Event::verb).collect();
    assert_eq!(verbs, ["lend", "correct"]);
    let loan = dossier.lines.iter().find(|line| line.loan.is_some()).ok_or("no loan")?;
    assert_eq!(
        loan.document.title, "通知2",
        "what the borrower signed, though the correction stands in the same entry"
    );
    assert_eq!(dossier.document.title, "通知二");
    desk.closes();
    Ok(())
}

#[test]
fn one_act_alone_needs_no_batch() -> Outcome {
    let mut desk = morning();
    let alone: Act = serde_json::from_value(lend(1))?;
    desk.books.perform_batch(&[alone]).map_err(|(at, error)| format!("{at}: {error}"))?;
    assert_eq!(last(&desk)?.verb(), "lend");
    desk.closes();
    Ok(())
}

#[test]
fn a_batch_holds_no_batch_and_no_account() -> Outcome {
    let nested = json!({"verb": "batch", "acts": [{"verb": "batch", "acts": [lend(1)]}]});
    assert!(Asked::parse(&nested.to_string()).is_err());
    assert!(matches!(Asked::parse(&json!({"verb": "batch", "acts": [lend(1)]}).to_string())?, Asked::Batch(_)));
    assert!(matches!(Asked::parse(&lend(1).to_string())?, Asked::One(_)));
    for event in [
        json!({"verb": "batch", "v": 1, "events": []}),
        json!({"verb": "open_account", "v": 1, "name": "马某", "post": "secretary", "public_key": "00"}),
        json!({"verb": "set", "v": 9, "key": "retention_years", "value": "9"}),
    ] {
        let body = json!({"verb": "batch", "v": 1, "events": [event]}).to_string();
        assert!(Event::from_body(body.as_bytes()).is_err(), "{body}");
    }
    Ok(())
}

#[test]
fn a_batch_is_written_as_it_is_read() -> Outcome {
    let mut desk = morning();
    desk.books.perform_batch(&acts(lend)?).map_err(|(at, error)| format!("{at}: {error}"))?;
    let event = last(&desk)?;
    let body: Value = serde_json::from_slice(&event.to_body()?)?;
    let second = body.pointer("/events/1").ok_or("no second event")?;
    assert_eq!((second.get("verb"), second.get("v")), (Some(&json!("lend")), Some(&json!(1))));
    assert_eq!(Event::from_body(&event.to_body()?)?, event);
    Ok(())
}
