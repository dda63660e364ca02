//! From the cabinet to the ashes: a destruction goes its way step by step, and nobody goes it alone.

use serde_json::{Value, json};
use tiegui::model::custody::Custody;
use tiegui::model::matter::{MatterKind, MatterSlot, Step};
use tiegui::model::person::Post;
use tiegui::registry::clock::SetClock;
use tiegui::registry::confirm::Present;
use tiegui::registry::record::Act;
use tiegui::registry::{Done, Error, Registry};

type Outcome = Result<(), Box<dyn std::error::Error>>;

/// The secretary's books, with a leader and three witnesses who may stand by.
struct Office {
    books: Registry,
    leader: Present,
    witnesses: Vec<Present>,
}

impl Office {
    fn new() -> Result<Self, Box<dyn std::error::Error>> {
        let clock = std::sync::Arc::new(SetClock::at("2026-03-20T09:00:00+08:00[+08:00]".parse()?));
        let mut books = Registry::in_memory("农发行某县支行", "王喆", Box::new(clock))?;
        let leader = books.seat_in_memory("赵行长", Post::Leader)?;
        let witnesses = ["李敏", "孙强", "周红"].map(|name| books.seat_in_memory(name, Post::Witness));
        let witnesses = witnesses.into_iter().collect::<Result<_, _>>()?;
        let mut office = Self { books, leader, witnesses };
        office.does(
            json!({"verb": "receive", "date": "2026-03-02", "issuer": "市分行", "number": "农发银办〔2026〕12号",
            "title": "关于信贷计划的通知", "level": "机密", "copies": 3, "copy_numbers": "1-3", "pages": 8}),
        )?;
        Ok(office)
    }

    fn does(&mut self, act: Value) -> Result<Done, Error> {
        self.does_with(act, &[])
    }

    fn does_with(&mut self, act: Value, present: &[&Present]) -> Result<Done, Error> {
        let act: Act = serde_json::from_value(act).map_err(|error| tiegui::registry::StoreError::from(error))?;
        self.books.perform_with(&act, present.iter().map(|one| (*one).clone()).collect())
    }
}

fn rule(outcome: Result<Done, Error>) -> String {
    match outcome {
        Err(Error::Refused(refusal)) => refusal.rule().to_owned(),
        other => format!("{other:?}"),
    }
}

const NAME: &str = "农发银办〔2026〕12号";

fn first() -> Value {
    json!({"kind": "destruction", "year": 2026, "number": 1})
}

#[test]
fn a_destruction_is_approved_sealed_escorted_and_witnessed() -> Outcome {
    let mut office = Office::new()?;
    let (leader, witnesses) = (office.leader.clone(), office.witnesses.clone());
    let drawn = office.does(json!({"verb": "draw_destruction", "reason": "保密期限届满",
        "carriers": [{"document": NAME, "copies": "1-2"}],
        "things": [{"kind": "waste-paper", "name": "废纸", "level": "秘密", "count": 1, "bag": "0007", "grams": 3200}]}))?;
    let slot = MatterSlot { kind: MatterKind::Destruction, year: 2026, number: 1 };
    assert_eq!(drawn.matter, Some(slot));
    assert_eq!(
        rule(office.does(json!({"verb": "seal_destruction", "matter": first(), "seal": "001"}))),
        "step-out-of-order"
    );
    let approve = json!({"verb": "approve_matter", "matter": first()});
    assert_eq!(rule(office.does(approve.clone())), "second-person", "nobody approves alone");
    assert_eq!(rule(office.does_with(approve.clone(), &[&witnesses[0]])), "not-a-leader");
    office.does_with(approve, &[&leader])?;
    let lend = json!({"verb": "lend", "document": NAME, "copy": 1, "borrower": "钱立", "purpose": "拟稿",
        "approver": "赵行长", "due": "2026-03-25"});
    assert_eq!(rule(office.does(lend)), "carrier-claimed");
    office.does(json!({"verb": "seal_destruction", "matter": first(), "seal": "001—003"}))?;
    let escort = |escorts: &[&str]| json!({"verb": "escort_destruction", "matter": first(), "escorts": escorts, "unit": "市保密局销毁中心"});
    assert_eq!(rule(office.does(escort(&["钱立", " 钱立"]))), "two-escorts-to-destruction");
    office.does(escort(&["钱立", "吴迪"]))?;
    let destroyed = |witnesses: &[&str], receipt: Option<&str>| json!({"verb": "destroyed", "matter": first(), "witnesses": witnesses, "method": "化浆", "site": "销毁中心", "receipt": receipt});
    let two: Vec<&Present> = witnesses.iter().take(2).collect();
    let receipt = Some("销字0456");
    assert_eq!(rule(office.does_with(destroyed(&["李敏", "孙强"], None), &two)), "designated-unit");
    assert_eq!(rule(office.does_with(destroyed(&["李敏"], receipt), &two)), "two-witnesses");
    assert_eq!(rule(office.does_with(destroyed(&["李敏", "周红"], receipt), &two)), "second-person");
    assert_eq!(rule(office.does_with(destroyed(&["李敏", "王喆"], receipt), &two)), "one-person-two-roles");
    assert_eq!(
        rule(office.does_with(destroyed(&["李敏", "赵行长"], receipt), &[&witnesses[0], &leader])),
        "one-person-two-roles"
    );
    office.does_with(destroyed(&["李敏", "孙强"], receipt), &two)?;

    let matter = office.books.matter_in(slot)?.ok_or("no such matter")?;
    let row = office.books.matter(matter)?.ok_or("no such matter")?;
    assert_eq!((row.head.step, row.head.is_open, row.items.len(), row.steps.len()), (Step::Complete, false, 3, 5));
    for carrier in drawn.carriers {
        let holding = office.books.matters_of(carrier)?;
        assert_eq!(holding.len(), 1);
    }
    let dossier = office.books.dossier(tiegui::model::ids::DocumentId(1))?.ok_or("no such document")?;
    let custodies: Vec<bool> =
        dossier.holdings.iter().map(|it| matches!(it.carrier.custody, Custody::Destroyed { .. })).collect();
    assert_eq!(custodies, [true, true, false]);
    assert_eq!(rule(office.does(json!({"verb": "cancel_matter", "matter": first(), "reason": "反悔"}))), "matter-over");
    let report = office.books.verify(None);
    assert!(report.is_clean(), "{report:?}");
    Ok(())
}
