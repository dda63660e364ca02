//! Verbs as data: one line of JSON, one verb. Scripts, tests, benchmarks and the sample vault use the same verbs as
//! the window.

use serde::Deserialize;

use super::circulate::{Circulate, CirculateBack, CirculateEnd, CirculateOut};
use super::correct::{Correct, Supplement, Void};
use super::issue::{Issue, Receipt};
use super::lend::{GiveBack, Lend};
use super::people::{AddPerson, AddPlace, Set};
use super::receive::Receive;
use super::shelve::{Move, Shelve};
use super::{Done, Error, Registry};

/// A verb with what it says.
#[derive(Debug, Clone, Deserialize)]
#[serde(tag = "verb", rename_all = "snake_case")]
pub enum Act {
    /// 收文.
    Receive(Box<Receive>),
    /// 发文.
    Issue(Box<Issue>),
    /// 回执.
    Receipt(Receipt),
    /// 借出.
    Lend(Lend),
    /// 归还.
    GiveBack(GiveBack),
    /// 传阅.
    Circulate(Circulate),
    /// 送阅.
    CirculateOut(CirculateOut),
    /// 收回.
    CirculateBack(CirculateBack),
    /// 传阅终止.
    CirculateEnd(CirculateEnd),
    /// 入柜.
    Shelve(Shelve),
    /// 移位.
    Move(Move),
    /// 更正.
    Correct(Correct),
    /// 作废.
    Void(Void),
    /// 补登.
    Supplement(Supplement),
    /// A person is entered.
    AddPerson(AddPerson),
    /// A place is set up.
    AddPlace(AddPlace),
    /// A setting is changed.
    Set(Set),
}

impl Act {
    /// Reads one line of JSON.
    pub fn parse(line: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(line)
    }
}

impl Registry {
    /// Does what the act says.
    pub fn perform(&mut self, act: &Act) -> Result<Done, Error> {
        self.transact(|tx| match act {
            Act::Receive(asked) => tx.receive(asked),
            Act::Issue(asked) => tx.issue(asked),
            Act::Receipt(asked) => tx.receipt(asked),
            Act::Lend(asked) => tx.lend(asked),
            Act::GiveBack(asked) => tx.give_back(asked),
            Act::Circulate(asked) => tx.circulate(asked),
            Act::CirculateOut(asked) => tx.circulate_out(asked),
            Act::CirculateBack(asked) => tx.circulate_back(asked),
            Act::CirculateEnd(asked) => tx.circulate_end(asked),
            Act::Shelve(asked) => tx.shelve(asked),
            Act::Move(asked) => tx.move_to(asked),
            Act::Correct(asked) => tx.correct(asked),
            Act::Void(asked) => tx.void(asked),
            Act::Supplement(asked) => tx.supplement(asked),
            Act::AddPerson(asked) => tx.add_person(asked),
            Act::AddPlace(asked) => tx.add_place(asked),
            Act::Set(asked) => tx.set(asked),
        })
    }
}
