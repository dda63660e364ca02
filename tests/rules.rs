//! Every rule that speaks of carriers: the act, the rule's name, the article it rests on; and beside it what is allowed.
#![expect(clippy::expect_used, reason = "a test that cannot go on has failed")]

use serde_json::{Value, json};
use tiegui::model::matter::MatterKind;
use tiegui::model::refusal::Article;

#[expect(dead_code, reason = "what other tests need of it")]
#[path = "support/office.rs"]
mod office;

use office::{NAME, Office, Outcome, TOP, first};

/// An act, and who stands by.
type Told = (Value, &'static [&'static str]);

/// What came before, what is refused, by which rule, resting on which article, and what is allowed instead.
struct Case {
    before: Vec<Told>,
    refused: Told,
    rule: &'static str,
    article: Article,
    allowed: Vec<Told>,
}

fn alone(act: Value) -> Told {
    (act, &[])
}

fn case(before: Vec<Told>, refused: Told, rule: &'static str, article: Article, allowed: Vec<Told>) -> Case {
    Case { before, refused, rule, article, allowed }
}

fn receive(more: &Value) -> Value {
    let mut act = json!({"verb": "receive", "issuer": "市分行", "title": "通知", "level": "秘密"});
    let (Some(act_of), Some(more)) = (act.as_object_mut(), more.as_object()) else { return act };
    act_of.extend(more.clone());
    act
}

fn issue(level: &str, recipient: &Value) -> Value {
    json!({"verb": "issue", "title": "报告", "level": level, "printed": 2, "remaining": 1, "recipients": [recipient]})
}

fn lend(document: &str, more: &Value) -> Value {
    let mut act = json!({"verb": "lend", "document": document, "copy": 1, "borrower": "钱立", "purpose": "拟稿",
        "approver": "赵行长", "due": "2026-03-25"});
    let (Some(act_of), Some(more)) = (act.as_object_mut(), more.as_object()) else { return act };
    act_of.extend(more.clone());
    act
}

fn give_back(more: &Value) -> Value {
    let mut act = json!({"verb": "give_back", "document": NAME, "copy": 1, "returned_by": "钱立", "pages": 8,
        "condition": "完好"});
    let (Some(act_of), Some(more)) = (act.as_object_mut(), more.as_object()) else { return act };
    act_of.extend(more.clone());
    act
}

fn destroy(copies: &str) -> Told {
    alone(json!({"verb": "draw_destruction", "reason": "期满", "carriers": [{"document": NAME, "copies": copies}]}))
}

fn approve(kind: MatterKind) -> Told {
    (json!({"verb": "approve_matter", "matter": first(kind)}), &["赵行长"])
}

fn seal() -> Told {
    alone(json!({"verb": "seal_destruction", "matter": first(MatterKind::Destruction), "seal": "001"}))
}

fn escort(escorts: &[&str]) -> Told {
    alone(json!({"verb": "escort_destruction", "matter": first(MatterKind::Destruction), "escorts": escorts,
        "unit": "市销毁中心"}))
}

fn destroyed(witnesses: &[&str], receipt: Option<&str>) -> Value {
    json!({"verb": "destroyed", "matter": first(MatterKind::Destruction), "witnesses": witnesses, "method": "化浆",
        "site": "销毁中心", "receipt": receipt})
}

fn copying(document: &str, unit: Option<&str>, license: Option<&str>) -> Told {
    alone(json!({"verb": "draw_copying", "document": document, "copy": 1, "applicant": "钱立", "purpose": "传达",
        "copies": 1, "unit": unit, "license": license}))
}

fn carry(document: &str, companions: &[&str]) -> Told {
    alone(json!({"verb": "draw_carry_out", "carriers": [{"document": document, "copies": "1"}], "bearer": "钱立",
        "companions": companions, "purpose": "会议", "destination": "市分行", "container": "密码箱", "due": "2026-03-22"}))
}

fn recall() -> Told {
    alone(json!({"verb": "draw_recall", "issuer": "市分行", "of_year": 2026}))
}

fn note(numbers: &[u32], outcome: &str, note: Option<&str>) -> Told {
    alone(json!({"verb": "note_recall", "matter": first(MatterKind::Recall), "numbers": numbers, "outcome": outcome,
        "note": note}))
}

fn handover(supervisor: &str) -> Told {
    alone(json!({"verb": "draw_handover", "giver": "王喆", "receiver": "李敏", "supervisor": supervisor}))
}

fn freeze(on_hold: bool) -> Told {
    alone(json!({"verb": "freeze", "document": NAME, "on_hold": on_hold, "reason": "查处", "approver": "赵行长"}))
}

fn count(missing: Option<&str>) -> Vec<Told> {
    let complete = json!({"verb": "complete_count", "matter": first(MatterKind::Count), "counter": "李敏",
        "custodian": "王喆", "missing": missing});
    vec![alone(json!({"verb": "draw_count", "scope": {"place": "机要室"}})), (complete, &["李敏"])]
}

/// LAW24 and REG24: what comes in, goes out and is read.
fn of_the_law() -> Vec<Case> {
    let reader = |approver: Option<&str>| {
        alone(json!({"verb": "circulate_out", "document": NAME, "copy": 1, "reader": "吴迪", "approver": approver}))
    };
    let card = || alone(json!({"verb": "circulate", "document": NAME, "copy": 1, "readers": ["钱立"]}));
    let out = || alone(json!({"verb": "circulate_out", "document": NAME, "copy": 1, "reader": "钱立"}));
    let back = || alone(json!({"verb": "circulate_back", "document": NAME, "copy": 1}));
    let by = |channel: &str| json!({"unit": "市分行", "copies": 1, "channel": channel});
    let escorted = |escorts: &[&str]| json!({"unit": "市分行", "copies": 1, "channel": "专人递送", "escorts": escorts});
    let two = alone(json!({"verb": "circulate", "document": NAME, "copy": 1, "readers": ["钱立", "吴迪"]}));
    let to_next = || alone(json!({"verb": "circulate_out", "document": NAME, "copy": 1, "reader": "吴迪"}));
    let line = json!({"register": "receiving", "year": 2026, "number": 1});
    let correct = json!({"verb": "correct", "line": line, "field": "title", "value": "改", "reason": "笔误", "approver": "赵行长"});
    vec![
        case(
            vec![],
            alone(receive(&json!({"period": "11年"}))),
            "period-too-long",
            Article::Law24(20),
            vec![alone(receive(&json!({"period": "10年"})))],
        ),
        case(
            vec![],
            alone(receive(&json!({"level": "内部", "period": "5年"}))),
            "period-without-state-secret",
            Article::Law24(22),
            vec![alone(receive(&json!({"level": "内部"})))],
        ),
        case(vec![card()], reader(None), "reader-not-on-card", Article::Law24(21), vec![reader(Some("赵行长"))]),
        case(
            vec![],
            alone(issue("秘密", &by("快递"))),
            "ordinary-post",
            Article::Law24(28),
            vec![alone(issue("秘密", &by("机要交通")))],
        ),
        case(
            vec![],
            alone(issue("绝密", &escorted(&["王喆"]))),
            "two-escorts",
            Article::Reg24(29),
            vec![alone(issue("绝密", &escorted(&["王喆", "吴迪"])))],
        ),
        case(
            vec![],
            alone(lend(TOP, &json!({}))),
            "reading-place",
            Article::Reg24(29),
            vec![alone(lend(TOP, &json!({"reading_place": "机要室"})))],
        ),
        case(
            vec![],
            alone(receive(&json!({"intact": false}))),
            "package-broken",
            Article::Reg24(27),
            vec![alone(receive(&json!({"intact": false, "discrepancy": "封口破损，已告知"})))],
        ),
        case(
            vec![],
            alone(receive(&json!({"copies": 2, "listed": 3}))),
            "count-differs",
            Article::Reg24(27),
            vec![alone(receive(&json!({"copies": 2, "listed": 2})))],
        ),
        case(
            vec![],
            alone(receive(&json!({"level": "机密", "copies": 2}))),
            "copy-numbers-missing",
            Article::R58,
            vec![alone(receive(&json!({"level": "机密", "copies": 2, "copy_numbers": "1-2"})))],
        ),
        case(vec![two, out()], to_next(), "no-passing-on", Article::R58, vec![back(), to_next()]),
        case(
            vec![],
            alone(lend(NAME, &json!({"approver": "钱立"}))),
            "self-approval",
            Article::Setting("self_approval_refused"),
            vec![alone(lend(NAME, &json!({})))],
        ),
        case(
            vec![alone(lend(NAME, &json!({})))],
            alone(give_back(&json!({"returned_by": "吴迪"}))),
            "return-for-another",
            Article::Setting("return_in_person"),
            vec![alone(give_back(&json!({})))],
        ),
        case(
            vec![alone(lend(NAME, &json!({})))],
            alone(give_back(&json!({"pages": 7}))),
            "pages-differ",
            Article::Reg24(61),
            vec![alone(give_back(&json!({"pages": 7, "discrepancy": "缺第8页，已报告"})))],
        ),
        case(vec![], alone(correct.clone()), "second-person", Article::R58, vec![(correct, &["赵行长"])]),
    ]
}

/// What leaves the cabinet to be copied, carried or given back.
fn of_the_way() -> Vec<Case> {
    let outside = || copying(NAME, Some("印刷厂"), Some("定点证012"));
    let make = |supervision: Option<&str>| {
        alone(json!({"verb": "make_copies", "matter": first(MatterKind::Copying), "supervision": supervision}))
    };
    let consent = json!({"verb": "approve_matter", "matter": first(MatterKind::Copying), "basis": "同意函5号"});
    let hand_in = || {
        alone(json!({"verb": "hand_in", "matter": first(MatterKind::Recall), "giver": "王喆", "receiver": "收文室"}))
    };
    vec![
        case(
            vec![copying(TOP, None, None)],
            approve(MatterKind::Copying),
            "consent-of-issuer",
            Article::Reg24(29),
            vec![(consent, &["赵行长"])],
        ),
        case(vec![], copying(NAME, Some("印刷厂"), None), "designated-printer", Article::Reg24(27), vec![outside()]),
        case(
            vec![outside(), approve(MatterKind::Copying)],
            make(None),
            "supervision",
            Article::Reg24(27),
            vec![make(Some("原稿收回，废页带回，电子文档已删"))],
        ),
        case(vec![], carry(TOP, &[]), "two-companions", Article::Reg24(29), vec![carry(TOP, &["吴迪"])]),
        case(
            vec![recall()],
            carry(NAME, &[]),
            "carrier-claimed",
            Article::Bookkeeping,
            vec![
                alone(json!({"verb": "cancel_matter", "matter": first(MatterKind::Recall), "reason": "通知撤回"})),
                carry(NAME, &[]),
            ],
        ),
        case(
            vec![recall(), note(&[1, 2], "collected", None)],
            hand_in(),
            "recall-undecided",
            Article::R58,
            vec![note(&[3], "kept-back", Some("工作需要")), hand_in()],
        ),
        case(
            vec![alone(lend(NAME, &json!({}))), recall()],
            note(&[1], "collected", None),
            "carrier-not-here",
            Article::Bookkeeping,
            vec![alone(give_back(&json!({}))), note(&[1], "collected", None)],
        ),
        case(
            vec![],
            alone(json!({"verb": "draw_recall", "issuer": "县政府", "of_year": 2026})),
            "nothing-listed",
            Article::Bookkeeping,
            vec![recall()],
        ),
        case(
            vec![handover("赵行长"), alone(receive(&json!({})))],
            (json!({"verb": "complete_handover", "matter": first(MatterKind::Handover)}), &["李敏", "赵行长"]),
            "list-is-old",
            Article::Bookkeeping,
            vec![
                alone(json!({"verb": "cancel_matter", "matter": first(MatterKind::Handover), "reason": "重新造册"})),
                handover("赵行长"),
            ],
        ),
        case(vec![], handover("李敏"), "one-person-two-roles", Article::R58, vec![handover("赵行长")]),
        case(
            vec![],
            alone(json!({"verb": "leave", "person": "王喆"})),
            "still-holds",
            Article::Law24(46),
            vec![alone(json!({"verb": "leave", "person": "周红"}))],
        ),
        case(
            vec![alone(json!({"verb": "leave", "person": "周红"}))],
            alone(lend(NAME, &json!({"borrower": "周红"}))),
            "has-left",
            Article::Law24(46),
            vec![alone(lend(NAME, &json!({})))],
        ),
    ]
}

/// REG24 art. 28 and R58: what may be destroyed.
fn of_what_is_listed() -> Vec<Case> {
    let torn = || vec![alone(lend(NAME, &json!({}))), alone(give_back(&json!({"pages": 7, "discrepancy": "缺第8页"})))];
    let found = alone(json!({"verb": "end_search", "document": NAME, "copy": 1, "how": "找到"}));
    vec![
        case(
            vec![alone(lend(NAME, &json!({})))],
            destroy("1"),
            "carrier-not-here",
            Article::Bookkeeping,
            vec![alone(give_back(&json!({}))), destroy("1")],
        ),
        case(vec![freeze(true)], destroy("1"), "on-hold", Article::Bookkeeping, vec![freeze(false), destroy("1")]),
        case(
            vec![recall()],
            destroy("1"),
            "carrier-claimed",
            Article::Bookkeeping,
            vec![
                alone(json!({"verb": "cancel_matter", "matter": first(MatterKind::Recall), "reason": "撤回"})),
                destroy("1"),
            ],
        ),
        case(
            vec![recall(), note(&[3], "kept-back", Some("留用"))],
            destroy("3"),
            "recall-due",
            Article::R58,
            vec![note(&[1], "collected", None)],
        ),
        case(torn(), destroy("1"), "pages-missing", Article::Reg24(61), vec![destroy("2")]),
        case(count(Some("1")), destroy("1"), "carrier-missing", Article::Reg24(61), vec![found, destroy("1")]),
    ]
}

/// REG24 art. 28 and R58: how it is destroyed.
fn of_the_ashes() -> Vec<Case> {
    let receipt = Some("销字0456");
    let to_the_door = || vec![destroy("1"), approve(MatterKind::Destruction), seal(), escort(&["钱立", "吴迪"])];
    let seen = || -> Told { (destroyed(&["李敏", "孙强"], receipt), &["李敏", "孙强"]) };
    vec![
        case(
            vec![destroy("1")],
            seal(),
            "step-out-of-order",
            Article::Bookkeeping,
            vec![approve(MatterKind::Destruction), seal()],
        ),
        case(
            vec![destroy("1")],
            alone(approve(MatterKind::Destruction).0),
            "second-person",
            Article::R58,
            vec![approve(MatterKind::Destruction)],
        ),
        case(
            vec![destroy("1")],
            (approve(MatterKind::Destruction).0, &["李敏"]),
            "not-a-leader",
            Article::R58,
            vec![approve(MatterKind::Destruction)],
        ),
        case(
            vec![destroy("1"), approve(MatterKind::Destruction), seal()],
            escort(&["钱立"]),
            "two-escorts-to-destruction",
            Article::R58,
            vec![escort(&["钱立", "吴迪"])],
        ),
        case(
            to_the_door(),
            (destroyed(&["李敏", "孙强"], None), &["李敏", "孙强"]),
            "designated-unit",
            Article::Reg24(28),
            vec![seen()],
        ),
        case(to_the_door(), (destroyed(&["李敏"], receipt), &["李敏"]), "two-witnesses", Article::R58, vec![seen()]),
        case(
            to_the_door(),
            (destroyed(&["李敏", "王喆"], receipt), &["李敏"]),
            "one-person-two-roles",
            Article::R58,
            vec![seen()],
        ),
        case(
            to_the_door(),
            (destroyed(&["李敏", "赵行长"], receipt), &["李敏", "赵行长"]),
            "one-person-two-roles",
            Article::R58,
            vec![seen()],
        ),
        case(
            to_the_door(),
            (destroyed(&["李敏", "孙强"], receipt), &["李敏"]),
            "second-person",
            Article::R58,
            vec![seen()],
        ),
        case(
            [to_the_door(), vec![seen()]].concat(),
            alone(json!({"verb": "cancel_matter", "matter": first(MatterKind::Destruction), "reason": "反悔"})),
            "matter-over",
            Article::Bookkeeping,
            vec![destroy("2")],
        ),
        case(
            [to_the_door(), vec![seen()]].concat(),
            alone(lend(NAME, &json!({}))),
            "carrier-not-here",
            Article::Bookkeeping,
            vec![alone(lend(NAME, &json!({"copy": 2})))],
        ),
    ]
}

fn check(cases: Vec<Case>) -> Outcome {
    for Case { before, refused: (refused, with), rule, article, allowed } in cases {
        let mut office = Office::new()?;
        for (act, present) in before {
            let shown = act.to_string();
            office.does_with(act, present).map_err(|error| format!("{rule}, before: {shown}: {error:?}"))?;
        }
        let shown = refused.to_string();
        let found = office.refuses_by(refused, with);
        assert_eq!(found, Ok((rule, article)), "{shown}");
        for (act, present) in allowed {
            let shown = act.to_string();
            office.does_with(act, present).map_err(|error| format!("{rule}, instead: {shown}: {error:?}"))?;
        }
        office.holds()?;
    }
    Ok(())
}

#[test]
fn what_comes_in_goes_out_and_is_read() -> Outcome {
    check(of_the_law())
}

#[test]
fn what_is_copied_carried_and_given_back() -> Outcome {
    check(of_the_way())
}

#[test]
fn what_is_destroyed() -> Outcome {
    check(of_what_is_listed())?;
    check(of_the_ashes())
}
