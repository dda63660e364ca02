//! From the cabinet to the ashes: every matter goes its way step by step, and nobody goes it alone.
#![expect(clippy::expect_used, reason = "a test that cannot go on has failed")]

use serde_json::json;
use tiegui::model::custody::Custody;
use tiegui::model::ids::{DocumentId, MatterId};
use tiegui::model::label::Labelled;
use tiegui::model::matter::{Fact, MatterKind, Outcome as Became, Step};
use tiegui::registry::count::Scanned;

#[expect(dead_code, reason = "what other tests need of it")]
#[path = "support/office.rs"]
mod office;

use office::{NAME, Office, Outcome, TOP, first};

fn custodies(office: &Office, document: i64) -> Result<Vec<Custody>, Box<dyn std::error::Error>> {
    let dossier = office.books.dossier(DocumentId(document))?.ok_or("no such document")?;
    Ok(dossier.holdings.iter().map(|it| it.carrier.custody).collect())
}

#[test]
fn a_destruction_is_approved_sealed_escorted_and_witnessed() -> Outcome {
    let mut office = Office::new()?;
    let matter = first(MatterKind::Destruction);
    office.does(json!({"verb": "draw_destruction", "reason": "保密期限届满",
        "carriers": [{"document": NAME, "copies": "1-2"}],
        "things": [{"kind": "waste-paper", "name": "废纸", "level": "秘密", "count": 1, "bag": "0007", "grams": 3200}]}))?;
    office.does(json!({"verb": "add_to_destruction", "matter": matter,
        "things": [{"kind": "draft", "name": "草稿", "level": "机密", "count": 4}]}))?;
    let seal = json!({"verb": "seal_destruction", "matter": matter, "seal": "001"});
    assert_eq!(office.refuses(seal.clone(), &[]), "step-out-of-order");
    office.does_with(json!({"verb": "approve_matter", "matter": matter}), &["赵行长"])?;
    office.does(seal)?;
    assert!(matches!(custodies(&office, 1)?.as_slice(), [Custody::Sealed { .. }, Custody::Sealed { .. }, _]));
    office.does(
        json!({"verb": "escort_destruction", "matter": matter, "escorts": ["钱立", "吴迪"], "unit": "市销毁中心"}),
    )?;
    office.does_with(
        json!({"verb": "destroyed", "matter": matter, "witnesses": ["李敏", "孙强"], "method": "化浆",
            "site": "销毁中心", "receipt": "销字0456"}),
        &["李敏", "孙强"],
    )?;
    let row = office.matter(MatterKind::Destruction)?;
    assert_eq!((row.head.step, row.head.is_open, row.items.len(), row.steps.len()), (Step::Complete, false, 4, 6));
    assert_eq!(row.head.facts.get(Fact::Receipt), Some("销字0456"));
    let destroyed = custodies(&office, 1)?.into_iter().map(|it| matches!(it, Custody::Destroyed { .. }));
    assert_eq!(destroyed.collect::<Vec<_>>(), [true, true, false]);
    office.holds()
}

#[test]
fn what_is_destroyed_in_the_house_names_its_equipment() -> Outcome {
    let mut office = Office::new()?;
    let matter = first(MatterKind::Destruction);
    office.does(json!({"verb": "draw_destruction", "reason": "废纸", "things":
        [{"kind": "waste-paper", "name": "废纸", "level": "秘密", "count": 1, "bag": "0008", "grams": 900}]}))?;
    office.does_with(json!({"verb": "approve_matter", "matter": matter}), &["赵行长"])?;
    office.does(json!({"verb": "seal_destruction", "matter": matter, "seal": "002"}))?;
    let destroyed = |equipment: Option<&str>| {
        json!({"verb": "destroyed", "matter": matter, "witnesses": ["李敏", "孙强"], "method": "粉碎", "site": "机要室",
            "equipment": equipment})
    };
    assert_eq!(office.refuses(destroyed(None), &["李敏", "孙强"]), "designated-unit");
    office.does_with(destroyed(Some("涉密碎纸机 P-7")), &["李敏", "孙强"])?;
    office.holds()
}

#[test]
fn copies_are_approved_numbered_and_know_their_parent() -> Outcome {
    let mut office = Office::new()?;
    let matter = first(MatterKind::Copying);
    office.does(json!({"verb": "draw_copying", "document": NAME, "copy": 2, "applicant": "钱立", "purpose": "传达",
        "copies": 2}))?;
    let make = json!({"verb": "make_copies", "matter": matter});
    assert_eq!(office.refuses(make.clone(), &[]), "step-out-of-order");
    office.does_with(json!({"verb": "approve_matter", "matter": matter}), &["赵行长"])?;
    let done = office.does(make)?;
    let dossier = office.books.dossier(DocumentId(1))?.ok_or("no such document")?;
    let numbers: Vec<u32> = dossier.holdings.iter().map(|it| it.carrier.copy()).collect();
    assert_eq!((done.carriers.len(), numbers), (2, vec![1, 2, 3, 4, 5]));
    let line = dossier.lines.first().ok_or("no line")?;
    assert_eq!(line.copies, 3, "what was received stays what it was");
    office.holds()
}

#[test]
fn what_is_carried_out_is_checked_when_it_is_back() -> Outcome {
    let mut office = Office::new()?;
    let matter = first(MatterKind::CarryOut);
    office.does(json!({"verb": "draw_carry_out", "carriers": [{"document": NAME, "copies": "1"}], "bearer": "钱立",
        "purpose": "参加会议", "destination": "市分行", "container": "密码箱", "due": "2026-03-22"}))?;
    office.does_with(json!({"verb": "approve_matter", "matter": matter}), &["赵行长"])?;
    office.does(json!({"verb": "set_out", "matter": matter}))?;
    let out = custodies(&office, 1)?;
    assert!(matches!(out.first(), Some(Custody::Carried { .. })), "{out:?}");
    let lend = json!({"verb": "lend", "document": NAME, "copy": 1, "borrower": "钱立", "purpose": "拟稿",
        "approver": "赵行长", "due": "2026-03-25"});
    assert_eq!(office.refuses(lend, &[]), "carrier-not-here");
    assert_eq!(office.refuses(json!({"verb": "bring_back", "matter": matter, "check": " "}), &[]), "field-missing");
    office.does(json!({"verb": "bring_back", "matter": matter, "check": "页数相符，封条完好"}))?;
    assert!(matches!(custodies(&office, 1)?.first(), Some(Custody::Placed { .. })), "back where it came from");
    office.holds()
}

#[test]
fn a_recall_collects_what_is_here_and_says_a_word_of_the_rest() -> Outcome {
    let mut office = Office::new()?;
    let matter = first(MatterKind::Recall);
    office.does(json!({"verb": "lend", "document": NAME, "copy": 2, "borrower": "钱立", "purpose": "拟稿",
        "approver": "赵行长", "due": "2026-03-25"}))?;
    office.does(json!({"verb": "draw_recall", "issuer": "市分行", "of_year": 2026, "notice": "清退通知3号",
        "things": [{"kind": "other", "name": "关于年报的通知", "number": "农发银办〔2026〕3号", "level": "秘密", "count": 1}]}))?;
    let note = |numbers: &[u32], outcome: &str, note: Option<&str>| json!({"verb": "note_recall", "matter": matter, "numbers": numbers, "outcome": outcome, "note": note});
    assert_eq!(office.refuses(note(&[2], "collected", None), &[]), "carrier-not-here", "it is lent");
    office.does(note(&[], "collected", None))?;
    assert_eq!(office.refuses(note(&[3], "kept-back", None), &[]), "field-missing");
    office.does(note(&[3], "kept-back", Some("工作需要，留用至6月")))?;
    let hand_in = json!({"verb": "hand_in", "matter": matter, "giver": "王喆", "receiver": "市分行机要室"});
    assert_eq!(office.refuses(hand_in.clone(), &[]), "recall-undecided");
    office.does(json!({"verb": "give_back", "document": NAME, "copy": 2, "returned_by": "钱立", "pages": 8,
        "condition": "完好"}))?;
    office.does(note(&[2], "collected", None))?;
    office.does(note(&[4], "explained", Some("未收到此件，已电话核对")))?;
    office.does(hand_in)?;
    let after = custodies(&office, 1)?;
    assert!(
        matches!(after.as_slice(), [Custody::Returned { .. }, Custody::Returned { .. }, Custody::Placed { .. }]),
        "{after:?}"
    );
    let destroy =
        json!({"verb": "draw_destruction", "reason": "期满", "carriers": [{"document": NAME, "copies": "3"}]});
    assert_eq!(office.refuses(destroy, &[]), "recall-due", "what is kept for work is not destroyed in the house");
    office.holds()
}

#[test]
fn what_the_units_below_bring_back_is_here_again() -> Outcome {
    let mut office = Office::new()?;
    let matter = first(MatterKind::Recall);
    office.does(
        json!({"verb": "issue", "date": "2026-03-04", "number": "农发银清办〔2026〕1号", "title": "关于网点的通知",
        "level": "秘密", "printed": 4, "filed": "4", "remaining": 0, "recipients": [
            {"unit": "城关分理处", "copies": "1-2", "channel": "专人递送"},
            {"unit": "河西分理处", "copies": "3", "channel": "专人递送"}]}),
    )?;
    let drawn = office.does(json!({"verb": "draw_collection", "from": "城关分理处", "of_year": 2026,
        "notice": "清退通知1号", "due": "2026-03-25", "time_slot": "3月21日上午"}))?;
    assert_eq!(drawn.carriers.len(), 2, "that unit's alone");
    office.does(json!({"verb": "note_recall", "matter": matter, "numbers": [1], "outcome": "collected"}))?;
    assert!(matches!(custodies(&office, 3)?.as_slice(), [Custody::Kept { .. }, Custody::Issued { .. }, ..]));
    let hand_in = json!({"verb": "hand_in", "matter": matter, "giver": "吴迪", "receiver": "王喆"});
    assert_eq!(office.refuses(hand_in.clone(), &[]), "recall-undecided");
    office.does(json!({"verb": "note_recall", "matter": matter, "outcome": "collected"}))?;
    office.does(hand_in)?;
    assert!(matches!(custodies(&office, 3)?.as_slice(), [Custody::Kept { .. }, Custody::Kept { .. }, ..]));
    office.does(json!({"verb": "draw_destruction", "reason": "清退文件销毁",
        "carriers": [{"document": "农发银清办〔2026〕1号", "copies": "1-2"}]}))?;
    office.holds()
}

#[test]
fn a_count_is_scanned_interrupted_resumed_and_signed_by_two() -> Outcome {
    let mut office = Office::new()?;
    let matter = first(MatterKind::Count);
    let drawn = office.does(json!({"verb": "draw_count", "scope": {"place": "机要室"}}))?;
    assert_eq!(drawn.carriers.len(), 3);
    let (id, tag) = (MatterId(1), office.books.tag()?);
    let label = |labelled: Labelled| labelled.payload(tag);
    let mut counting = office.books.counting(id)?.ok_or("no such count")?;
    let place = office.books.places()?.into_iter().find(|it| it.path == "机要室/二号柜").ok_or("no such place")?;
    let one = label(Labelled::Carrier(drawn.carriers[0]));
    assert_eq!(office.books.scan(&mut counting, &one)?, Scanned::Here(1));
    assert_eq!(office.books.scan(&mut counting, &one)?, Scanned::Again(1));
    assert_eq!(office.books.scan(&mut counting, "123456789012")?, Scanned::Unknown);
    assert!(matches!(office.books.scan(&mut counting, &label(Labelled::Place(place.id)))?, Scanned::Place(..)));
    drop(counting);
    let mut counting = office.books.counting(id)?.ok_or("no such count")?;
    assert_eq!(counting.seen(), (1, 3), "what was scanned is not scanned twice");
    office.books.scan(&mut counting, &label(Labelled::Place(place.id)))?;
    let two = office.books.scan(&mut counting, &label(Labelled::Carrier(drawn.carriers[1])))?;
    assert_eq!(two, Scanned::WrongPlace(2, "机要室/一号柜".to_owned()));
    assert!(matches!(
        office.books.scan(&mut counting, &label(Labelled::Carrier(tiegui::model::ids::CarrierId(4))))?,
        Scanned::NotListed(_)
    ));
    assert_eq!((counting.missing(), counting.elsewhere().len()), (vec![3], 1));
    drop(counting);
    let counting = office.books.counting(id)?.ok_or("no such count")?;
    assert_eq!(counting.strays().len(), 1, "what belongs elsewhere is not forgotten either");

    let complete = |counter: &str, custodian: &str| {
        json!({"verb": "complete_count", "matter": matter, "counter": counter, "custodian": custodian, "missing": "3",
            "elsewhere": [{"no": 2, "place": "机要室/二号柜"}], "strays": [{"document": TOP, "copies": "1"}],
            "things": [{"kind": "found", "name": "旧通知", "level": "秘密", "count": 1}]})
    };
    assert_eq!(office.refuses(complete("王喆", "王喆"), &[]), "one-person-two-roles");
    assert_eq!(office.refuses(complete("李敏", "王喆"), &[]), "second-person");
    office.does_with(complete("李敏", "王喆"), &["李敏"])?;
    office.books.forget_scans(id)?;
    let row = office.matter(MatterKind::Count)?;
    let became: Vec<_> = row.items.iter().map(|item| item.outcome).collect();
    assert_eq!(
        became,
        [Became::Here, Became::WrongPlace, Became::Missing, Became::WrongPlace, Became::NotOnBooks].map(Some)
    );
    let searches = office.books.searches()?;
    let search = searches.first().ok_or("nothing is searched for")?;
    assert_eq!(
        (search.since.to_string(), search.deadline.to_string()),
        ("2026-03-20".to_owned(), "2026-03-23".to_owned())
    );
    assert_eq!(office.books.coverage(2026)?, (4, 5));
    assert_eq!(office.books.spot_check(9)?.len(), 5, "no more than there are");
    office.does(json!({"verb": "end_search", "document": NAME, "copy": 3, "how": "夹在另一份文件中"}))?;
    assert!(office.books.searches()?.is_empty());
    office.holds()
}

#[test]
fn a_handover_moves_everything_at_once_and_only_then_one_may_leave() -> Outcome {
    let mut office = Office::new()?;
    let matter = first(MatterKind::Handover);
    let leave = json!({"verb": "leave", "person": "王喆"});
    assert_eq!(office.refuses(leave.clone(), &[]), "still-holds");
    office.does(json!({"verb": "draw_handover", "giver": "王喆", "receiver": "李敏", "supervisor": "赵行长",
        "post": "机要员"}))?;
    let complete = json!({"verb": "complete_handover", "matter": matter});
    assert_eq!(office.refuses(complete.clone(), &["李敏"]), "second-person");
    let missing = json!({"verb": "complete_handover", "matter": matter, "missing": "1"});
    assert_eq!(office.refuses(missing, &["李敏", "赵行长"]), "field-missing", "differences are explained");
    office.does_with(complete, &["李敏", "赵行长"])?;
    assert_eq!(office.books.burden("李敏")?.carriers, 2);
    assert!(office.books.burden("王喆")?.is_nothing());
    office.does(leave)?;
    let lend = json!({"verb": "lend", "document": NAME, "copy": 1, "borrower": "王喆", "purpose": "拟稿",
        "approver": "赵行长", "due": "2026-03-25"});
    assert_eq!(office.refuses(lend, &[]), "has-left");
    office.holds()
}

#[test]
fn with_the_carriers_go_the_keys_and_the_cabinets() -> Outcome {
    let mut office = Office::new()?;
    for act in [
        json!({"verb": "set_facility", "place": "机要室/一号柜", "lock": "both", "since": "2026-03-02"}),
        json!({"verb": "give_key", "place": "机要室/一号柜", "part": "key", "holder": "王喆", "since": "2026-03-02"}),
        json!({"verb": "give_key", "place": "机要室/一号柜", "part": "combination", "holder": "孙强", "since": "2026-03-02"}),
        json!({"verb": "assign", "person": "王喆", "level": "机密", "cabinet": "机要室/一号柜", "since": "2026-03-02"}),
    ] {
        office.does(act)?;
    }
    let draw = |receiver: &str| json!({"verb": "draw_handover", "giver": "王喆", "receiver": receiver, "supervisor": "赵行长"});
    assert_eq!(office.refuses(draw("孙强"), &[]), "key-and-combination");
    office.does(draw("李敏"))?;
    office
        .does_with(json!({"verb": "complete_handover", "matter": first(MatterKind::Handover)}), &["李敏", "赵行长"])?;
    let burden = office.books.burden("李敏")?;
    assert_eq!((burden.keys, burden.cabinets), (1, 1));
    assert!(office.books.burden("王喆")?.is_nothing());
    office.holds()
}

#[test]
fn nobody_corrects_or_voids_alone_where_there_is_a_leader() -> Outcome {
    let mut office = Office::new()?;
    let line = json!({"register": "receiving", "year": 2026, "number": 1});
    let correct = json!({"verb": "correct", "line": line, "field": "title", "value": "改过的题目", "reason": "笔误",
        "approver": "赵行长"});
    assert_eq!(office.refuses(correct.clone(), &[]), "second-person");
    assert_eq!(office.refuses(correct.clone(), &["李敏"]), "not-a-leader");
    office.does_with(correct, &["赵行长"])?;
    office.holds()
}

#[test]
fn nothing_on_hold_is_destroyed_or_given_back() -> Outcome {
    let mut office = Office::new()?;
    office.does(json!({"verb": "freeze", "document": NAME, "reason": "案件查处", "approver": "赵行长"}))?;
    let destroy =
        json!({"verb": "draw_destruction", "reason": "期满", "carriers": [{"document": NAME, "copies": "1"}]});
    assert_eq!(office.refuses(destroy.clone(), &[]), "on-hold");
    office.does(json!({"verb": "draw_recall", "issuer": "市分行", "of_year": 2026}))?;
    let note =
        json!({"verb": "note_recall", "matter": first(MatterKind::Recall), "numbers": [1], "outcome": "collected"});
    assert_eq!(office.refuses(note.clone(), &[]), "on-hold");
    office
        .does(json!({"verb": "freeze", "document": NAME, "on_hold": false, "reason": "结案", "approver": "赵行长"}))?;
    office.does(note)?;
    assert_eq!(office.refuses(destroy, &[]), "carrier-claimed", "under recall");
    office.holds()
}
