//! An office with several people: the secretary at the desk, and others who may stand by with passwords of their own.

use std::sync::Arc;

use serde_json::{Value, json};
use tiegui::model::matter::{MatterKind, MatterSlot};
use tiegui::model::matter_view::MatterRow;
use tiegui::model::person::Post;
use tiegui::model::refusal::Article;
use tiegui::registry::clock::SetClock;
use tiegui::registry::confirm::Present;
use tiegui::registry::record::Act;
use tiegui::registry::{Done, Error, Registry, StoreError};

/// What a story ends with.
pub(crate) type Outcome = Result<(), Box<dyn std::error::Error>>;

/// The number of the document that every office has: 机密, copies 1 to 3, eight pages.
pub(crate) const NAME: &str = "农发银办〔2026〕12号";
/// A 绝密 document, copies 1 and 2.
pub(crate) const TOP: &str = "农发银密〔2026〕1号";

/// The office.
pub(crate) struct Office {
    pub(crate) books: Registry,
    people: Vec<Present>,
}

impl Office {
    /// Two documents, a cabinet; a leader 赵行长 and three who may witness: 李敏, 孙强, 周红.
    pub(crate) fn new() -> Result<Self, Box<dyn std::error::Error>> {
        let clock = Arc::new(SetClock::at("2026-03-20T09:00:00+08:00[+08:00]".parse()?));
        let mut books = Registry::in_memory("农发行某县支行", "王喆", Box::new(clock))?;
        let mut people = vec![books.seat_in_memory("赵行长", Post::Leader)?];
        for name in ["李敏", "孙强", "周红"] {
            people.push(books.seat_in_memory(name, Post::Witness)?);
        }
        let mut office = Self { books, people };
        for act in [
            json!({"verb": "add_place", "path": "机要室/一号柜"}),
            json!({"verb": "add_place", "path": "机要室/二号柜"}),
            json!({"verb": "receive", "date": "2026-03-02", "issuer": "市分行", "number": NAME,
                "title": "关于信贷计划的通知", "level": "机密", "copies": 3, "copy_numbers": "1-3", "pages": 8}),
            json!({"verb": "receive", "date": "2026-03-03", "issuer": "省分行", "number": TOP,
                "title": "关于押运方案的通知", "level": "绝密", "copies": 2, "copy_numbers": "1-2", "pages": 5}),
            json!({"verb": "shelve", "date": "2026-03-03", "document": NAME, "place": "机要室/一号柜"}),
        ] {
            office.does(act)?;
        }
        Ok(office)
    }

    /// An account that may stand by.
    pub(crate) fn person(&self, name: &str) -> Present {
        self.people.iter().find(|one| one.name() == name).cloned().expect("there is such a person")
    }

    /// From here on this one sits at the desk.
    pub(crate) fn sits_down(&mut self, name: &str) {
        if self.books.user() != name {
            let seat = self.person(name);
            let before = self.books.change_seats(seat);
            if self.people.iter().all(|one| one.name() != before.name()) {
                self.people.push(before);
            }
        }
    }

    /// The secretary does it alone.
    pub(crate) fn does(&mut self, act: Value) -> Result<Done, Error> {
        self.does_with(act, &[])
    }

    /// The secretary does it while these stand by.
    pub(crate) fn does_with(&mut self, act: Value, present: &[&str]) -> Result<Done, Error> {
        let act: Act = serde_json::from_value(act).map_err(StoreError::from)?;
        let present = present.iter().map(|name| self.person(name)).collect();
        self.books.perform_with(&act, present)
    }

    /// The rule that refuses it; what was done instead, where none does.
    pub(crate) fn refuses(&mut self, act: Value, present: &[&str]) -> String {
        self.refuses_by(act, present).map_or_else(|done| done, |(rule, _)| rule.to_owned())
    }

    /// The rule that refuses it, and the article it rests on.
    pub(crate) fn refuses_by(&mut self, act: Value, present: &[&str]) -> Result<(&'static str, Article), String> {
        let before = self.books.fingerprint().ok();
        let outcome = self.does_with(act, present);
        assert_eq!(self.books.fingerprint().ok(), before, "a refusal changes nothing");
        match outcome {
            Err(Error::Refused(refusal)) => Ok((refusal.rule(), refusal.article())),
            other => Err(format!("{other:?}")),
        }
    }

    /// The first matter of a kind.
    pub(crate) fn matter(&self, kind: MatterKind) -> Result<MatterRow, Box<dyn std::error::Error>> {
        let slot = MatterSlot { kind, year: 2026, number: 1 };
        let id = self.books.matter_in(slot)?.ok_or("no such matter")?;
        Ok(self.books.matter(id)?.ok_or("no such matter")?)
    }

    /// The journal verifies, and the state is its replay.
    pub(crate) fn holds(&self) -> Outcome {
        let report = self.books.verify(None);
        if report.is_clean() { Ok(()) } else { Err(format!("{report:?}").into()) }
    }
}

/// How a verb names the first matter of a kind.
pub(crate) fn first(kind: MatterKind) -> Value {
    json!({"kind": kind.code(), "year": 2026, "number": 1})
}
