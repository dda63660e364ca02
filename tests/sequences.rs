//! Ten thousand days at random: verbs in any order, many of them wrong. After every verb the books say of every
//! carrier what a small model says; a refusal changes nothing; and at the end of every day the replay is equal.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]
#![expect(clippy::indexing_slicing, reason = "as above")]

use std::sync::Arc;

use proptest::prelude::*;
use serde_json::{Value, json};
use tiegui::model::chain::Digest;
use tiegui::model::ids::DocumentId;
use tiegui::model::line::LineKind;
use tiegui::model::register::Register;
use tiegui::model::view::LineRow;
use tiegui::registry::clock::SetClock;
use tiegui::registry::history::Dossier;
use tiegui::registry::record::Act;
use tiegui::registry::{Done, Error, Registry};

#[path = "support/model.rs"]
mod model;

use model::{Paper, Where};

const PEOPLE: [&str; 4] = ["王喆", "李敏", "赵行长", "孙强"];
const PLACES: [&str; 3] = ["机要室/一号柜", "机要室/二号柜", "没有的柜"];
const LEVELS: [&str; 4] = ["绝密", "机密", "秘密", "内部"];
const REGISTERS: [&str; 4] = ["receiving", "issuing", "lending", "circulation"];
const FIELDS: [(&str, &str); 7] = [
    ("title", "改过的题目"),
    ("remark", "补记"),
    ("level", "机密"),
    ("period", "5年"),
    ("date", "2026-03-02"),
    ("due_on", "2026-04-01"),
    ("issuer", "县政府"),
];

/// One try: which verb, and a handful of small numbers to fill it with.
#[derive(Debug, Clone)]
struct Try {
    verb: u8,
    document: usize,
    copy: u32,
    who: usize,
    other: usize,
    day: u32,
    slip: u8,
}

fn tries(verbs: std::ops::Range<u8>) -> impl Strategy<Value = Vec<Try>> {
    let one = (verbs, 0..4_usize, 0..4_u32, 0..4_usize, 0..4_usize, 0..6_u32, 0..8_u8)
        .prop_map(|(verb, document, copy, who, other, day, slip)| Try { verb, document, copy, who, other, day, slip });
    prop::collection::vec(one, 5..18)
}

struct Trial {
    books: Registry,
    clock: Arc<SetClock>,
    day: u32,
    papers: Vec<Paper>,
    /// Document, copy and readers of every card that was opened.
    cards: Vec<(usize, u32, [usize; 2])>,
    /// What went through, and on which day.
    said: Vec<(u32, Act)>,
    before: Digest,
}

impl Trial {
    fn new() -> Self {
        let clock = Arc::new(SetClock::at("2026-03-03T18:00:00+08:00[+08:00]".parse().unwrap()));
        let mut books = Registry::in_memory("农发行某县支行", "王喆", Box::new(Arc::clone(&clock))).unwrap();
        for place in &PLACES[..2] {
            books.perform(&act(json!({"verb": "add_place", "path": place}))).unwrap();
        }
        let before = books.fingerprint().unwrap();
        Self { books, clock, day: 3, papers: Vec::new(), cards: Vec::new(), said: Vec::new(), before }
    }

    /// The evening of a day in March.
    fn turn_to(&self, day: u32) {
        self.clock.set(format!("2026-03-{day:02}T18:00:00+08:00[+08:00]").parse().unwrap());
    }

    /// The act a try stands for; nothing where it only lets a day pass.
    fn act_of(&mut self, tried: &Try) -> Option<Value> {
        let Try { document, copy, who, other, day, slip, .. } = *tried;
        let name = self.papers.get(document).map_or(json!(99), |paper| json!(paper.id));
        let date = json!((slip == 0).then(|| format!("2026-03-{:02}", day + 1)));
        let at = json!((slip < 3).then(|| format!("2026-03-{:02} {:02}:00", self.day - u32::from(slip == 0), 8 + day)));
        let copy = json!((copy > 0).then_some(copy));
        let (who, other) = (PEOPLE[who], PEOPLE[other]);
        let line = json!({"register": REGISTERS[tried.who], "year": 2026, "number": tried.copy % 3 + 1,
            "volume": if slip == 1 { "top-secret" } else { "ordinary" }});
        let (reason, approver) = ("笔误", "赵行长");
        let (field, value) = FIELDS[(tried.other + day as usize) % FIELDS.len()];
        Some(match tried.verb {
            0 | 1 => {
                let copies = day % 3 + 1;
                let numbers = json!((slip < 6).then(|| format!("1-{}", if slip == 1 { 2 } else { copies })));
                json!({"verb": "receive", "issuer": "市分行", "title": format!("通知{}", self.papers.len()), "date": date,
                    "level": LEVELS[tried.who], "copies": copies, "copy_numbers": numbers, "pages": 8,
                    "intact": slip != 7, "period": (slip == 5).then_some("15年")})
            }
            2 => {
                let (sent, kept) = (day + 1, u32::from(slip != 2));
                json!({"verb": "issue", "title": format!("报告{}", self.papers.len()), "level": LEVELS[tried.who],
                    "printed": sent + 2, "filed": (slip != 3).then(|| (sent + 1).to_string()), "remaining": kept,
                    "recipients": [{"unit": who, "copies": format!("1-{sent}"),
                        "channel": if slip == 4 { "快递" } else { "机要交通" }}]})
            }
            3 => json!({"verb": "receipt", "line": line, "unit": other, "date": date}),
            4 | 5 => json!({"verb": if slip < 4 { "shelve" } else { "move" }, "document": name, "date": date,
                "copies": copy, "place": PLACES[tried.who % 3]}),
            6..=8 => json!({"verb": "lend", "document": name, "copy": copy, "borrower": who, "purpose": "拟稿",
                "approver": other, "due": format!("2026-03-{:02}", self.day + day), "date": date,
                "reading_place": (slip != 6).then_some("机要室")}),
            9..=11 => json!({"verb": "give_back", "document": name, "copy": copy, "returned_by": who, "date": date,
                "pages": if slip == 1 { 7 } else { 8 }, "condition": "完好"}),
            12 => json!({"verb": "circulate", "document": name, "copy": copy, "readers": [who, other], "date": date}),
            13 | 14 => json!({"verb": "circulate_out", "document": name, "copy": copy, "reader": who, "at": at,
                "approver": (slip == 5).then_some(other)}),
            15 | 16 => json!({"verb": "circulate_back", "document": name, "copy": copy, "at": at,
                "reader": (slip == 5).then_some(who)}),
            17 => json!({"verb": "circulate_end", "document": name, "copy": copy, "reason": reason}),
            18 => json!({"verb": "correct", "line": line, "field": field, "value": value, "reason": reason,
                "approver": approver}),
            19 => json!({"verb": "void", "line": line, "reason": reason, "approver": approver}),
            20 => json!({"verb": "supplement", "line": line, "field": field, "text": value, "reason": reason,
                "approver": approver}),
            _ => {
                self.day += 1;
                self.turn_to(self.day);
                return None;
            }
        })
    }

    /// The try, aimed: most of what is brought back is out, with whom it is said to be; most of what is taken out of
    /// a card has one.
    fn aimed(&self, tried: &Try) -> Try {
        let mut aimed = tried.clone();
        if tried.slip != 7 && !self.papers.is_empty() {
            aimed.document = tried.document % self.papers.len();
            let copies = self.papers[aimed.document].copies.len() as u32;
            aimed.copy = if tried.slip == 6 { tried.copy } else { (tried.copy + 1).min(copies) };
        }
        let out = |place: &Where| match tried.verb {
            9..=11 => matches!(place, Where::Lent(_)),
            15 | 16 => matches!(place, Where::Reading(_)),
            _ => false,
        };
        let copies = self.papers.iter().enumerate().flat_map(|(document, paper)| {
            paper.copies.iter().enumerate().map(move |(copy, (_, place))| (document, copy, place))
        });
        let found: Vec<_> = copies.filter(|(_, _, place)| out(place)).collect();
        let open = (!self.cards.is_empty()).then(|| &self.cards[tried.document % self.cards.len()]);
        match (tried.verb, open) {
            _ if tried.slip > 5 => {}
            (9..=11 | 15 | 16, _) if !found.is_empty() => {
                let (document, copy, place) = found[tried.document % found.len()];
                (aimed.document, aimed.copy) = (document, copy as u32 + 1);
                if let Where::Lent(person) | Where::Reading(person) = place
                    && tried.slip != 4
                {
                    aimed.who = PEOPLE.iter().position(|name| name == person).unwrap();
                }
            }
            (13 | 14 | 17, Some((document, copy, readers))) => {
                (aimed.document, aimed.copy, aimed.who) = (*document, *copy, readers[tried.who % 2]);
            }
            _ => {}
        }
        aimed
    }

    fn go(&mut self, tried: &Try) {
        let tried = &self.aimed(tried);
        let Some(json) = self.act_of(tried) else { return };
        let must = self.must_go_through(tried, &json);
        let outcome = self.books.perform(&act(json.clone()));
        let after = self.books.fingerprint().unwrap();
        match outcome {
            Ok(done) => {
                assert_ne!(after, self.before, "{json} left no trace");
                self.follow(&json, &done);
                self.said.push((self.day, act(json.clone())));
                if tried.verb == 12 {
                    let carrier = done.carriers[0].0;
                    let copy = self.papers[tried.document].copies.iter().position(|(id, _)| *id == carrier).unwrap();
                    self.cards.push((tried.document, copy as u32 + 1, [tried.who, tried.other]));
                }
            }
            Err(Error::Refused(refusal)) => {
                assert!(!must, "{json} was refused: {refusal:?}");
                assert_eq!(after, self.before, "{json} was refused ({}) and left a trace", refusal.rule());
            }
            Err(error) => panic!("{json}: {error}"),
        }
        self.before = after;
        if let Some(paper) = self.papers.get(tried.document) {
            self.agrees(paper);
        }
    }

    /// Whether nothing speaks against an act: what is allowed is not refused.
    fn must_go_through(&self, tried: &Try, json: &Value) -> bool {
        let Some(paper) = self.papers.get(tried.document) else { return false };
        let Some((carrier, place)) = (json["copy"].as_u64()).and_then(|copy| paper.copies.get(copy as usize - 1))
        else {
            return false;
        };
        let (today, reading_place) = (json["date"].is_null(), !json["reading_place"].is_null());
        match json["verb"].as_str().unwrap() {
            "lend" => {
                let allowed = json["borrower"] != json["approver"] && (reading_place || !paper.top_secret);
                today && allowed && paper.rests(*carrier)
            }
            "give_back" => {
                let theirs = matches!(place, Where::Lent(person) if json["returned_by"] == person.as_str());
                today && theirs && (json["pages"] == 8 || !paper.numbered)
            }
            _ => false,
        }
    }

    /// The model after an act that went through.
    fn follow(&mut self, json: &Value, done: &Done) {
        let text = |key: &str| json[key].as_str().unwrap_or_default().to_owned();
        let verb = text("verb");
        let id = done.document.unwrap().0;
        if verb == "receive" || verb == "issue" {
            let home = || Where::Home("王喆".to_owned());
            let mut copies: Vec<_> = done.carriers.iter().map(|carrier| (carrier.0, home())).collect();
            if verb == "issue" {
                let out = copies.len() - 2;
                for (_, place) in &mut copies[..out] {
                    *place = Where::Issued(json["recipients"][0]["unit"].as_str().unwrap().to_owned());
                }
            }
            self.papers.push(Paper::new(id, text("level") == "绝密", verb == "receive", copies));
            return;
        }
        let paper = self.papers.iter_mut().find(|paper| paper.id == id).unwrap();
        let carriers = done.carriers.iter().map(|carrier| carrier.0);
        match verb.as_str() {
            "shelve" | "move" => carriers.for_each(|carrier| paper.leaves(carrier, Where::Home(text("place")))),
            "lend" => carriers.for_each(|carrier| paper.leaves(carrier, Where::Lent(text("borrower")))),
            "circulate_out" => carriers.for_each(|carrier| paper.leaves(carrier, Where::Reading(text("reader")))),
            "give_back" => {
                for carrier in carriers {
                    assert_eq!(*paper.place(carrier), Where::Lent(text("returned_by")), "who brings it borrowed it");
                    paper.returns(carrier);
                }
            }
            "circulate_back" => carriers.for_each(|carrier| paper.returns(carrier)),
            "circulate" | "circulate_end" => {
                carriers.for_each(|carrier| assert!(paper.rests(carrier), "a card for what is not here"));
            }
            "void" => match json["line"]["register"].as_str().unwrap() {
                "receiving" | "issuing" => paper.strike(),
                "lending" => {
                    let lines = self.books.dossier(DocumentId(id)).unwrap().unwrap().lines;
                    let void = lines
                        .iter()
                        .find(|line| {
                            line.voided_by == done.slot.map(|slot| slot.number)
                                && line.slot.book.register == Register::Lending
                        })
                        .unwrap();
                    let (copy, _) = void.carrier.unwrap();
                    let (carrier, place) = paper.copies[copy as usize - 1].clone();
                    // Only the loan that is open moves the carrier.
                    if matches!(place, Where::Lent(_))
                        && self.books.dossier(DocumentId(id)).unwrap().unwrap().holdings[copy as usize - 1]
                            .carrier
                            .custody
                            .home()
                            .is_some()
                    {
                        paper.returns(carrier);
                    }
                }
                _ => {}
            },
            _ => {}
        }
    }

    fn dossier(&self, paper: &Paper) -> Dossier {
        self.books.dossier(DocumentId(paper.id)).unwrap().unwrap()
    }

    fn agrees(&self, paper: &Paper) {
        let dossier = self.dossier(paper);
        assert!(paper.agrees(&dossier.holdings), "{paper:?}\n{:?}", dossier.holdings);
        for line in &dossier.lines {
            if line.slot.book.register == Register::Issuing && line.kind == LineKind::Entry {
                let sent: u32 = line.sendings.iter().map(|sending| sending.copies).sum();
                let out = paper.copies.iter().filter(|(_, place)| matches!(place, Where::Issued(_))).count();
                assert!(line.voided_by.is_some() || sent == out as u32, "{line:?}");
                assert_eq!(line.copies, sent + 2, "printed is sent, filed and remaining");
            }
        }
        in_order(&dossier.lines);
    }

    /// The end of the day.
    fn closes(&self) {
        self.papers.iter().for_each(|paper| self.agrees(paper));
        for (book, lines) in self.books.books().unwrap() {
            let numbers: Vec<u32> =
                self.books.lines_of_book(book).unwrap().iter().map(|line| line.slot.number).collect();
            assert_eq!(numbers, (1..=lines).collect::<Vec<_>>(), "numbers without a gap, each once");
        }
        let report = self.books.verify(None);
        assert!(report.is_clean(), "{report:?}");
    }
}

/// No two loans of one copy at a time.
fn in_order(lines: &[LineRow]) {
    let loans: Vec<_> = lines.iter().filter(|line| line.loan.is_some() && line.voided_by.is_none()).collect();
    for (at, earlier) in loans.iter().enumerate() {
        for later in loans.iter().skip(at + 1).filter(|later| later.carrier == earlier.carrier) {
            let returned_on = earlier.loan.as_ref().unwrap().returned_on;
            assert!(returned_on.is_some_and(|day| day <= later.date), "{earlier:?}\n{later:?}");
        }
    }
}

fn act(json: Value) -> Act {
    serde_json::from_value(json).unwrap()
}

/// The same days again, all that went through on one of them under one entry: the books say the same.
fn at_once(one_by_one: &Trial) {
    let mut again = Trial::new();
    for day in one_by_one.said.chunk_by(|(day, _), (other, _)| day == other) {
        again.turn_to(day[0].0);
        let mut acts: Vec<Act> = day.iter().map(|(_, act)| act.clone()).collect();
        // With something at the end that is refused, nothing of it is done.
        acts.push(act(
            json!({"verb": "lend", "document": 99, "borrower": "", "purpose": "", "approver": "", "due": null}),
        ));
        let before = again.books.fingerprint().unwrap();
        let refused = again.books.perform_batch(&acts);
        assert!(matches!(refused, Err((at, Error::Refused(_))) if at == day.len()), "{refused:?}");
        assert_eq!(again.books.fingerprint().unwrap(), before);
        acts.pop();
        let head = again.books.head().unwrap().0;
        let done = again.books.perform_batch(&acts).unwrap();
        assert_eq!((done.len(), again.books.head().unwrap().0), (acts.len(), head + 1));
    }
    for paper in &one_by_one.papers {
        let (mut expected, mut found) = (one_by_one.dossier(paper), again.dossier(paper));
        expected.lines.iter_mut().chain(&mut found.lines).for_each(|line| line.seq = 0);
        for knowers in [&mut expected.knowers, &mut found.knowers] {
            knowers.sort_by(|one, other| one.name.cmp(&other.name));
        }
        let facts = |of: Dossier| (of.document, of.holdings, of.lines, of.knowers);
        assert_eq!(facts(expected), facts(found));
    }
    let report = again.books.verify(None);
    assert!(report.is_clean(), "{report:?}");
}

fn day(tries: &[Try]) -> Trial {
    let mut trial = Trial::new();
    // Something to begin with, so that few tries are about nothing.
    for (verb, who) in [(0, 1), (0, 2), (12, 1)] {
        trial.go(&Try { verb, document: 0, copy: 0, who, other: 3, day: 1, slip: 4 });
    }
    for tried in tries {
        trial.go(tried);
    }
    trial.closes();
    trial
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 5_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_tried(tries in tries(0..22)) {
        day(&tries);
    }

    #[test]
    fn whatever_goes_out_and_comes_back(tries in tries(6..17)) {
        day(&tries);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_done_at_once(tries in tries(0..22)) {
        at_once(&day(&tries));
    }
}
