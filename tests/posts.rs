//! 三专 and 三铁: who is in charge of what, who holds which key, and whether every carrier has its person, cabinet and
//! room.
#![expect(clippy::indexing_slicing, reason = "a test that cannot go on has failed")]

use proptest::prelude::*;
use serde_json::{Value, json};
use tiegui::model::facility::{KeyPart, Lack, PostHoldings};
use tiegui::model::level::Level;
use tiegui::model::refusal::{Article, Refusal};
use tiegui::post_papers::{self, PaperJob, PostPaper};
use tiegui::print::Item;
use tiegui::registry::clock::SetClock;
use tiegui::registry::record::Act;
use tiegui::registry::{Done, Error, Registry};

type Outcome = Result<(), Box<dyn std::error::Error>>;

const ROOM: &str = "机要室";
const FIRST: &str = "机要室/1号柜";
const SECOND: &str = "机要室/2号柜";

fn books() -> Result<Registry, Box<dyn std::error::Error>> {
    let clock = std::sync::Arc::new(SetClock::at("2026-03-20T09:00:00+08:00[+08:00]".parse()?));
    let mut books = Registry::in_memory("农发行某县支行", "王喆", Box::new(clock))?;
    for path in ["机要室/1号柜/1层", "机要室/1号柜/2层", SECOND, "档案室/3号柜"] {
        does(&mut books, json!({"verb": "add_place", "path": path}))?;
    }
    Ok(books)
}

fn does(books: &mut Registry, act: Value) -> Result<Done, Error> {
    let act: Act = serde_json::from_value(act).map_err(tiegui::registry::StoreError::from)?;
    books.perform(&act)
}

fn room(books: &mut Registry) -> Result<Done, Error> {
    does(
        books,
        json!({"verb": "set_facility", "place": ROOM, "iron_door": true, "iron_window": true, "lock": "key",
            "since": "2026-01-05"}),
    )
}

fn cabinet(books: &mut Registry, path: &str) -> Result<Done, Error> {
    does(
        books,
        json!({"verb": "set_facility", "place": path, "iron_cabinet": true, "lock": "both", "since": "2026-01-05"}),
    )
}

fn key(place: &str, part: &str, holder: &str, since: &str) -> Value {
    json!({"verb": "give_key", "place": place, "part": part, "holder": holder, "since": since})
}

fn assign(person: &str, level: &str, cabinet: &str, since: &str) -> Value {
    json!({"verb": "assign", "person": person, "level": level, "cabinet": cabinet, "since": since})
}

fn with(mut act: Value, field: &str, value: impl Into<Value>) -> Value {
    act[field] = value.into();
    act
}

fn refusal(outcome: Result<Done, Error>) -> Result<Refusal, String> {
    match outcome {
        Err(Error::Refused(refusal)) => Ok(*refusal),
        other => Err(format!("not refused: {other:?}")),
    }
}

/// The act is refused by the rule, on the article; and its counterpart is allowed.
fn check(books: &mut Registry, act: Value, rule: &str, article: Article, allowed: Value) -> Outcome {
    let before = books.revision();
    let refused = refusal(does(books, act))?;
    assert_eq!((refused.rule(), refused.article()), (rule, article), "{refused:?}");
    assert!(!refused.fields().is_empty(), "{rule} stands beside a field");
    assert!(!tiegui::explain::refusal(&refused).is_empty());
    assert_eq!(books.revision(), before, "nothing was written");
    does(books, allowed).map_err(|error| format!("{rule}: {error:?}"))?;
    Ok(())
}

#[test]
fn a_cabinet_has_a_person_a_room_and_two_holders() -> Outcome {
    let mut books = books()?;
    room(&mut books)?;
    cabinet(&mut books, FIRST)?;
    does(&mut books, key(ROOM, "key", "王喆", "2026-01-05"))?;
    does(&mut books, key(FIRST, "key", "王喆", "2026-01-05"))?;
    does(&mut books, key(FIRST, "combination", "李敏", "2026-01-05"))?;
    let spare = with(key(FIRST, "spare-key", "王喆", "2026-01-05"), "sealed_with", "主管领导赵行长");
    does(&mut books, spare)?;
    does(&mut books, with(assign("王喆", "机密", FIRST, "2026-01-05"), "deputy", "李敏"))?;
    assert_eq!(books.holdings_of_person("王喆")?, PostHoldings { assignments: 1, keys: 3 });
    assert_eq!(books.holdings_of_person("李敏")?, PostHoldings { assignments: 1, keys: 1 });
    assert!(books.holdings_of_person("无名氏")?.is_empty());
    // The combination is changed: the same holder, a reason, and the old holding stays in the history.
    let changed = with(key(FIRST, "combination", "李敏", "2026-02-01"), "reason", "半年更换");
    does(&mut books, changed)?;
    let place = books.places()?.into_iter().find(|place| place.path == FIRST).ok_or("the cabinet")?;
    let dossier = books.place_dossier(place.id)?.ok_or("a dossier")?;
    let combinations: Vec<_> = dossier.keys.iter().filter(|row| row.part == KeyPart::Combination).collect();
    assert_eq!(combinations.len(), 2);
    assert_eq!(combinations.iter().filter(|row| row.until.is_none()).count(), 1);
    does(
        &mut books,
        json!({"verb": "end_assign", "cabinet": FIRST, "level": "机密", "until": "2026-03-01", "reason": "轮岗"}),
    )?;
    does(&mut books, assign("李敏", "机密", FIRST, "2026-03-01"))?;
    assert_eq!(books.keys_would_collide("王喆", "李敏")?.as_deref(), Some(FIRST));
    assert_eq!(books.keys_would_collide("王喆", "赵行长")?, None);
    let secret = with(key(FIRST, "combination", "李敏", "2026-03-02"), "combination", "12-34-56");
    assert!(serde_json::from_value::<Act>(secret).is_err(), "what a combination is can be said nowhere");
    assert!(books.verify(None).is_clean());
    Ok(())
}

#[test]
fn each_rule_says_no_and_what_is_allowed_instead() -> Outcome {
    let (r58, keeping) = (Article::R58, Article::Bookkeeping);
    let books = &mut books()?;
    let shelf = json!({"verb": "set_facility", "place": "机要室/1号柜/1层", "lock": "key"});
    check(books, shelf.clone(), "wrong-place", keeping, with(shelf, "place", SECOND))?;
    let door =
        json!({"verb": "set_facility", "place": FIRST, "iron_door": true, "lock": "both", "since": "2026-01-05"});
    check(
        books,
        door.clone(),
        "wrong-place",
        keeping,
        with(with(door, "iron_door", Value::Null), "iron_cabinet", true),
    )?;
    let early = json!({"verb": "set_facility", "place": FIRST, "lock": "both", "since": "2026-01-01"});
    check(books, early.clone(), "date-too-early", keeping, with(early, "since", "2026-01-06"))?;
    let later = json!({"verb": "set_facility", "place": FIRST, "lock": "both", "since": "2026-03-21"});
    check(books, later.clone(), "date-in-future", keeping, with(later, "since", "2026-01-07"))?;

    check(
        books,
        key(ROOM, "key", "王喆", "2026-01-05"),
        "no-facility",
        keeping,
        key(FIRST, "key", "王喆", "2026-01-05"),
    )?;
    room(books)?;
    let part = key(ROOM, "combination", "李敏", "2026-01-05");
    check(books, part.clone(), "no-such-part", keeping, with(part, "part", "key"))?;
    let hand = key(FIRST, "combination", "王喆", "2026-01-05");
    check(books, hand.clone(), "key-and-combination", r58, with(hand, "holder", "李敏"))?;
    let spare = with(key(FIRST, "spare-combination", "王喆", "2026-01-05"), "sealed_with", "赵行长");
    check(books, spare.clone(), "key-and-combination", r58, with(spare, "holder", "孙强"))?;
    let open = key(FIRST, "spare-key", "王喆", "2026-01-05");
    check(books, open.clone(), "field-missing", keeping, with(open, "sealed_with", "赵行长"))?;
    let sealed = with(with(key(FIRST, "key", "钱立", "2026-01-10"), "sealed_with", "赵行长"), "reason", "轮岗");
    check(books, sealed.clone(), "not-sealed", keeping, with(sealed, "sealed_with", Value::Null))?;
    let unsaid = key(FIRST, "combination", "李敏", "2026-02-01");
    check(books, unsaid.clone(), "field-missing", keeping, with(unsaid, "reason", "半年更换"))?;
    // Who had the key until the 10th cannot have had the combination from the 5th on.
    let earlier = with(key(FIRST, "combination", "王喆", "2026-02-01"), "reason", "轮岗");
    check(
        books,
        with(earlier.clone(), "since", "2026-01-31"),
        "date-too-early",
        keeping,
        with(earlier, "holder", "孙强"),
    )?;

    let shelf = assign("王喆", "机密", "机要室/1号柜/1层", "2026-01-05");
    check(books, shelf.clone(), "wrong-place", keeping, with(shelf, "cabinet", FIRST))?;
    let other = with(assign("王喆", "秘密", FIRST, "2026-01-05"), "room", "档案室");
    check(books, other.clone(), "other-room", keeping, with(other, "room", ROOM))?;
    let own = with(assign("王喆", "内部", FIRST, "2026-01-05"), "deputy", "王喆");
    check(books, own.clone(), "own-deputy", r58, with(own, "deputy", "李敏"))?;
    let again = assign("李敏", "机密", FIRST, "2026-02-01");
    check(books, again.clone(), "two-in-charge", r58, with(again, "level", "工作秘密"))?;
    let top = assign("王喆", "绝密", FIRST, "2026-02-01");
    check(books, top.clone(), "top-secret-apart", Article::Reg24(29), with(top, "cabinet", SECOND))?;
    let under = assign("王喆", "秘密", SECOND, "2026-02-01");
    check(books, under.clone(), "top-secret-apart", Article::Reg24(29), with(under, "cabinet", "档案室/3号柜"))?;
    let end = json!({"verb": "end_assign", "cabinet": FIRST, "level": "机密", "until": "2026-02-01", "reason": "轮岗"});
    check(books, with(end.clone(), "level", "商业秘密"), "not-in-charge", keeping, end.clone())?;
    let early = with(with(end.clone(), "level", "秘密"), "until", "2026-01-01");
    check(books, early.clone(), "date-too-early", keeping, with(early, "until", "2026-02-01"))?;
    let mute = with(with(end, "level", "内部"), "reason", " ");
    check(books, mute.clone(), "field-missing", keeping, with(mute, "reason", "撤销"))?;
    let gap = assign("李敏", "机密", FIRST, "2026-02-10");
    check(books, gap.clone(), "nobody-in-charge", r58, with(gap, "reason", "休假，柜已封存"))?;
    let fit = json!({"verb": "set_facility", "place": "档案室/3号柜", "lock": "key", "top_level": "秘密"});
    does(books, fit)?;
    let unfit = assign("李敏", "机密", "档案室/3号柜", "2026-02-10");
    check(books, unfit.clone(), "place-unfit", r58, with(unfit, "level", "工作秘密"))?;
    assert!(books.verify(None).is_clean());
    Ok(())
}

fn receive(books: &mut Registry, level: &str, number: u32, copies: u32, place: Option<&str>) -> Outcome {
    let name = format!("农发银办〔2026〕{number}号");
    does(
        books,
        json!({"verb": "receive", "date": "2026-03-02", "issuer": "市分行", "number": name, "title": "通知",
            "level": level, "copies": copies, "copy_numbers": format!("1-{copies}"), "pages": 8}),
    )?;
    if let Some(place) = place {
        does(books, json!({"verb": "shelve", "document": name, "place": place}))?;
    }
    Ok(())
}

fn lacks(books: &Registry, level: Level, holder: &str) -> Result<Vec<Lack>, Box<dyn std::error::Error>> {
    let all = books.completeness()?;
    let stock = all.stock.into_iter().find(|stock| stock.level == level && stock.holder == holder);
    Ok(stock.ok_or("nothing of that level lies there")?.lacks)
}

#[test]
fn a_carrier_is_red_until_person_cabinet_and_room_fit_its_level() -> Outcome {
    let books = &mut books()?;
    let shelf = "机要室/1号柜/1层";
    receive(books, "机密", 1, 3, Some(shelf))?;
    receive(books, "普通", 2, 2, Some(shelf))?;
    receive(books, "秘密", 3, 1, None)?;
    receive(books, "内部", 4, 1, Some(ROOM))?;
    let irons = [Lack::NoIronDoor, Lack::NoIronWindow];
    let all = |first: &[Lack]| [first, &irons[..]].concat();
    assert_eq!(lacks(books, Level::Secret, shelf)?, all(&[Lack::NoPerson, Lack::NoIronCabinet]));
    assert_eq!(lacks(books, Level::Ordinary, shelf)?, []);
    assert_eq!(lacks(books, Level::Confidential, "王喆")?, [Lack::Unplaced]);
    assert_eq!(lacks(books, Level::Internal, ROOM)?, [Lack::NoCabinet]);
    let completeness = books.completeness()?;
    assert_eq!((completeness.carriers(), completeness.lacking()), (7, 5));
    assert_eq!(books.worklist("2026-03-20".parse()?)?.lacking.total, 4, "what no shelf holds is a list of its own");
    room(books)?;
    cabinet(books, FIRST)?;
    assert_eq!(lacks(books, Level::Secret, shelf)?, [Lack::NoPerson, Lack::NoKeyholder]);
    does(books, key(FIRST, "key", "王喆", "2026-01-05"))?;
    does(books, key(FIRST, "combination", "李敏", "2026-01-05"))?;
    does(books, assign("王喆", "机密", FIRST, "2026-01-05"))?;
    assert_eq!(lacks(books, Level::Secret, shelf)?, []);
    // 绝密 among others, in a cabinet that is not its own; then in its own.
    receive(books, "绝密", 5, 1, Some(shelf))?;
    assert_eq!(lacks(books, Level::TopSecret, shelf)?, [Lack::NoPerson, Lack::NotApart]);
    cabinet(books, SECOND)?;
    does(books, key(SECOND, "key", "王喆", "2026-01-05"))?;
    does(books, key(SECOND, "combination", "李敏", "2026-01-05"))?;
    does(books, assign("李敏", "绝密", SECOND, "2026-01-05"))?;
    does(books, json!({"verb": "move", "document": "农发银办〔2026〕5号", "place": SECOND}))?;
    assert_eq!(lacks(books, Level::TopSecret, SECOND)?, []);
    // The cabinet turns out to be fit for less.
    let less =
        json!({"verb": "set_facility", "place": FIRST, "iron_cabinet": true, "lock": "both", "top_level": "秘密"});
    does(books, less)?;
    assert_eq!(lacks(books, Level::Secret, shelf)?, [Lack::CabinetUnfit]);
    // From which level on is a setting.
    does(books, json!({"verb": "set", "key": "specialties_from", "value": "top-secret"}))?;
    assert_eq!(books.completeness()?.lacking(), 0);
    let wrong = does(books, json!({"verb": "set", "key": "irons_from", "value": "机要"}));
    assert_eq!(refusal(wrong)?.rule(), "no-such-setting");
    assert!(books.verify(None).is_clean());
    Ok(())
}

/// One try: a verb with a handful of small numbers.
type Try = (u8, usize, usize, u32, bool);

const PEOPLE: [&str; 3] = ["王喆", "李敏", "孙强"];
const LEVELS: [&str; 3] = ["绝密", "机密", "秘密"];
const CABINETS: [&str; 2] = [FIRST, SECOND];
const PARTS: [&str; 4] = ["key", "combination", "spare-key", "spare-combination"];

fn attempt((verb, who, what, day, said): Try) -> Value {
    let (person, cabinet) = (PEOPLE[who % 3], CABINETS[what % 2]);
    let (level, part, since) = (LEVELS[what % 3], PARTS[what % 4], format!("2026-02-{:02}", day + 1));
    let reason = if said { json!("轮岗") } else { Value::Null };
    match verb {
        0 => with(assign(person, level, cabinet, &since), "reason", reason),
        1 => json!({"verb": "end_assign", "cabinet": cabinet, "level": level, "until": since, "reason": "轮岗"}),
        _ => {
            let sealed = if part.starts_with("spare") { json!("赵行长") } else { Value::Null };
            with(with(key(cabinet, part, person, &since), "reason", reason), "sealed_with", sealed)
        }
    }
}

type Span = (jiff::civil::Date, Option<jiff::civil::Date>);

/// Whether two spans share more than the day on which one ends and the other begins.
fn together(one: Span, other: Span) -> bool {
    let end = |span: Span| span.1.unwrap_or(jiff::civil::Date::MAX);
    one.0.max(other.0) < end(one).min(end(other))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn nobody_is_in_charge_twice_and_no_hand_holds_both(
        tries in prop::collection::vec((0..3_u8, 0..3_usize, 0..12_usize, 0..20_u32, any::<bool>()), 20..60)
    ) {
        let mut books = books().map_err(|error| TestCaseError::fail(error.to_string()))?;
        for path in CABINETS {
            cabinet(&mut books, path).map_err(|error| TestCaseError::fail(error.to_string()))?;
        }
        for one in tries {
            let before = books.fingerprint().map_err(|error| TestCaseError::fail(error.to_string()))?;
            match does(&mut books, attempt(one)) {
                Ok(_) => {}
                Err(Error::Refused(_)) => prop_assert_eq!(before, books.fingerprint().unwrap_or_default()),
                Err(error) => return Err(TestCaseError::fail(error.to_string())),
            }
        }
        let all = books.assignments().map_err(|error| TestCaseError::fail(error.to_string()))?;
        for (n, one) in all.iter().enumerate() {
            for other in all.iter().skip(n + 1).filter(|other| other.cabinet == one.cabinet) {
                if together((one.since, one.until), (other.since, other.until)) {
                    prop_assert_ne!(one.level, other.level, "two in charge of one level");
                    let top = [one.level, other.level].contains(&Level::TopSecret);
                    prop_assert!(!top, "绝密 beside another level");
                }
            }
        }
        for place in books.places().map_err(|error| TestCaseError::fail(error.to_string()))? {
            let dossier = books.place_dossier(place.id).ok().flatten();
            let keys = dossier.map(|dossier| dossier.keys).unwrap_or_default();
            for (n, one) in keys.iter().enumerate() {
                for other in keys.iter().skip(n + 1).filter(|other| other.person == one.person) {
                    let both = one.part.excludes(other.part);
                    prop_assert!(!both || !together((one.since, one.until), (other.since, other.until)));
                }
            }
        }
        prop_assert!(books.verify(None).is_clean());
    }
}

/// What stands on the pages, and how far apart the rules of the table are.
fn printed(
    books: &Registry,
    what: PostPaper,
    place: Option<&str>,
) -> Result<(usize, String), Box<dyn std::error::Error>> {
    let job = PaperJob { what, place: place.map(str::to_owned), on: None };
    let laid_out = post_papers::lay_out(&post_papers::gather(books, &job)?)?;
    let mut texts = String::new();
    for page in &laid_out.pages {
        let mut across = Vec::new();
        for item in &page.items {
            match item {
                Item::Text { text, x_mm, baseline_mm, .. } => {
                    assert!(*x_mm >= 19.0 && *baseline_mm < page.height_mm - 5.0, "{text} within the margins");
                    texts.push_str(text);
                    texts.push('\n');
                }
                Item::Rule { y1, y2, x1, x2, .. } if (y1 - y2).abs() < 0.01 && x2 - x1 > 150.0 => across.push(*y1),
                _ => {}
            }
        }
        across.sort_by(f32::total_cmp);
        across.dedup_by(|one, other| (*one - *other).abs() < 0.2);
        for pair in across.windows(2) {
            assert!(pair[1] - pair[0] >= 8.99, "{what:?}: rows to sign in: {pair:?}");
        }
    }
    Ok((laid_out.pages.len(), texts))
}

#[test]
fn the_papers_have_every_cell() -> Outcome {
    let books = &mut books()?;
    room(books)?;
    cabinet(books, FIRST)?;
    does(books, key(FIRST, "key", "王喆", "2026-01-05"))?;
    does(books, key(FIRST, "combination", "李敏", "2026-01-05"))?;
    does(books, with(key(FIRST, "spare-key", "王喆", "2026-01-05"), "sealed_with", "赵行长"))?;
    let assigned = with(with(assign("王喆", "机密", FIRST, "2026-01-05"), "deputy", "李敏"), "department", "办公室");
    does(books, assigned)?;
    does(
        books,
        json!({"verb": "end_assign", "cabinet": FIRST, "level": "机密", "until": "2026-03-01", "reason": "轮岗"}),
    )?;
    does(books, assign("孙强", "机密", FIRST, "2026-03-01"))?;
    let finds = |text: &str, wanted: &[&str]| {
        for cell in wanted {
            assert!(text.lines().any(|line| line.contains(cell)), "{cell} in {text}");
        }
    };
    let (pages, text) = printed(books, PostPaper::Specialties, None)?;
    assert_eq!(pages, 1);
    finds(
        &text,
        &["三专登记表", "农发行某县支行", "机要室", "1号柜", "机密", "办公室", "全部", "王喆", "李敏", "孙强"],
    );
    finds(&text, &["2026年1月5日", "2026年3月1日", "轮岗", "2026年3月20日", "流水第"]);
    let (_, text) = printed(books, PostPaper::Facilities, None)?;
    finds(
        &text,
        &["三铁设施登记表", "专室", "专柜", "有", "钥匙＋密码", "王喆", "李敏", "钥匙：王喆，封存：赵行长", "档案室"],
    );
    assert!(!text.contains("1层"), "a shelf has no lock");
    let (pages, text) = printed(books, PostPaper::CabinetSheet, Some(" 机要室 / 1号柜 "))?;
    assert_eq!(pages, 1);
    finds(&text, &["铁柜开启登记", "机要室　1号柜", "钥匙持有人：王喆", "密码持有人：李敏", "专管人员：机密 孙强"]);
    assert_eq!(printed(books, PostPaper::CabinetSheet, None)?.0, 3, "a page a cabinet");
    assert_eq!(printed(books, PostPaper::CabinetSheet, Some("机要室"))?.0, 2);
    let (pages, text) = printed(books, PostPaper::ClosingCheck, None)?;
    assert_eq!(pages, 2);
    finds(&text, &["下班清桌锁柜检查单", "2026年3月", "31", "六 休", "全部场所"]);
    assert!(printed(books, PostPaper::CabinetSheet, Some("没有的柜")).is_err());
    Ok(())
}

#[test]
fn a_long_register_goes_on_overleaf() -> Outcome {
    let books = &mut books()?;
    for n in 1..=40 {
        let path = format!("机要室/{n:02}号铁皮文件柜");
        does(books, json!({"verb": "add_place", "path": path}))?;
        does(books, with(assign("王喆", "机密", &path, "2026-01-05"), "department", "信贷与投资管理部综合科"))?;
    }
    let (pages, text) = printed(books, PostPaper::Specialties, None)?;
    assert!(pages > 1);
    assert_eq!(text.matches("三专登记表").count(), pages, "every page says what it is");
    Ok(())
}
