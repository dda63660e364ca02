//! Verbs as data: one line of JSON, one verb. Scripts, tests, benchmarks and the sample vault use the same verbs as
//! the window.

use serde::Deserialize;

use super::carry_out::{BringBack, DrawCarryOut, SetOut};
use super::circulate::{Circulate, CirculateBack, CirculateEnd, CirculateOut};
use super::copying::{DrawCopying, MakeCopies};
use super::correct::{Correct, Supplement, Void};
use super::count::{CompleteCount, DrawCount};
use super::destroy::{AddToDestruction, Destroyed, DrawDestruction, EscortDestruction, SealDestruction};
use super::handover::{CompleteHandover, DrawHandover, Leave};
use super::hold::{EndSearch, Freeze};
use super::issue::{Issue, Receipt};
use super::lend::{GiveBack, Lend};
use super::matter::{ApproveMatter, CancelMatter};
use super::people::{AddPerson, AddPlace, Set};
use super::posts::{Assign, EndAssign, GiveKey, SetFacility};
use super::recall::{DrawCollection, DrawRecall, HandIn, NoteRecall};
use super::receive::Receive;
use super::shelve::{Move, Shelve};
use super::{Done, Error, Registry, Tx};
use crate::model::refusal::Refusal;

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
    /// 销毁: it is drawn up.
    DrawDestruction(DrawDestruction),
    /// 销毁: something is added.
    AddToDestruction(AddToDestruction),
    /// 销毁: it is sealed.
    SealDestruction(SealDestruction),
    /// 销毁: it leaves.
    EscortDestruction(EscortDestruction),
    /// 销毁: it was destroyed.
    Destroyed(Destroyed),
    /// 复制: it is asked for.
    DrawCopying(DrawCopying),
    /// 复制: the copies were made.
    MakeCopies(MakeCopies),
    /// 携带外出: it is asked for.
    DrawCarryOut(DrawCarryOut),
    /// 携带外出: it leaves.
    SetOut(SetOut),
    /// 携带外出: it is back.
    BringBack(BringBack),
    /// 清退: a recall came.
    DrawRecall(DrawRecall),
    /// 清退: the unit calls back what it issued.
    DrawCollection(DrawCollection),
    /// 清退: something is said of numbers of the list.
    NoteRecall(NoteRecall),
    /// 清退: it was given back.
    HandIn(HandIn),
    /// 清点: it begins.
    DrawCount(DrawCount),
    /// 清点: it is signed.
    CompleteCount(CompleteCount),
    /// 换人交接: it is prepared.
    DrawHandover(DrawHandover),
    /// 换人交接: it is signed.
    CompleteHandover(CompleteHandover),
    /// 离岗.
    Leave(Leave),
    /// 批准: a leader approves a matter.
    ApproveMatter(ApproveMatter),
    /// A matter is given up.
    CancelMatter(CancelMatter),
    /// 冻结.
    Freeze(Freeze),
    /// A search ends.
    EndSearch(EndSearch),
    /// 三铁: what a place is made of.
    SetFacility(SetFacility),
    /// 钥匙、密码: who holds a part of a lock.
    GiveKey(GiveKey),
    /// 三专: somebody is put in charge.
    Assign(Assign),
    /// 三专: they are no longer.
    EndAssign(EndAssign),
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

/// One line of a script: an act, or several that stand or fall together.
#[derive(Debug, Clone)]
pub enum Asked {
    /// One act.
    One(Box<Act>),
    /// Several, under one entry; a batch holds no batch.
    Batch(Vec<Act>),
}

#[derive(Deserialize)]
struct Head<'a> {
    #[serde(borrow)]
    verb: std::borrow::Cow<'a, str>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Batch {
    #[serde(rename = "verb")]
    _verb: String,
    acts: Vec<Act>,
}

impl Asked {
    /// Reads one line of JSON.
    pub fn parse(line: &str) -> Result<Self, serde_json::Error> {
        if serde_json::from_str::<Head<'_>>(line).is_ok_and(|head| head.verb == "batch") {
            return serde_json::from_str::<Batch>(line).map(|batch| Self::Batch(batch.acts));
        }
        Act::parse(line).map(|act| Self::One(Box::new(act)))
    }
}

impl Registry {
    /// Does several acts under one journal entry, in one commit. The rules of an act see what the acts before it did.
    /// Where one is refused nothing is done: the error says which, counted from 0 (where the entry itself fails, it is
    /// their number).
    pub fn perform_batch(&mut self, acts: &[Act]) -> Result<Vec<Done>, (usize, Error)> {
        let mut at_fault = 0;
        self.transact(|tx| {
            if acts.is_empty() {
                return Err(Refusal::Missing { field: "acts" }.into());
            }
            tx.gather()?;
            let mut done = Vec::with_capacity(acts.len());
            for act in acts {
                done.push(tx.perform(act)?);
                at_fault += 1;
            }
            tx.append_gathered()?;
            Ok(done)
        })
        .map_err(|error| (at_fault, error))
    }

    /// Does what the act says.
    pub fn perform(&mut self, act: &Act) -> Result<Done, Error> {
        self.transact(|tx| tx.perform(act))
    }
}

impl Tx<'_> {
    fn perform(&mut self, act: &Act) -> Result<Done, Error> {
        match act {
            Act::Receive(asked) => self.receive(asked),
            Act::Issue(asked) => self.issue(asked),
            Act::Receipt(asked) => self.receipt(asked),
            Act::Lend(asked) => self.lend(asked),
            Act::GiveBack(asked) => self.give_back(asked),
            Act::Circulate(asked) => self.circulate(asked),
            Act::CirculateOut(asked) => self.circulate_out(asked),
            Act::CirculateBack(asked) => self.circulate_back(asked),
            Act::CirculateEnd(asked) => self.circulate_end(asked),
            Act::Shelve(asked) => self.shelve(asked),
            Act::Move(asked) => self.move_to(asked),
            Act::Correct(asked) => self.correct(asked),
            Act::Void(asked) => self.void(asked),
            Act::Supplement(asked) => self.supplement(asked),
            Act::DrawDestruction(asked) => self.draw_destruction(asked),
            Act::AddToDestruction(asked) => self.add_to_destruction(asked),
            Act::SealDestruction(asked) => self.seal_destruction(asked),
            Act::EscortDestruction(asked) => self.escort_destruction(asked),
            Act::Destroyed(asked) => self.destroyed(asked),
            Act::DrawCopying(asked) => self.draw_copying(asked),
            Act::MakeCopies(asked) => self.make_copies(asked),
            Act::DrawCarryOut(asked) => self.draw_carry_out(asked),
            Act::SetOut(asked) => self.set_out(asked),
            Act::BringBack(asked) => self.bring_back(asked),
            Act::DrawRecall(asked) => self.draw_recall(asked),
            Act::DrawCollection(asked) => self.draw_collection(asked),
            Act::NoteRecall(asked) => self.note_recall(asked),
            Act::HandIn(asked) => self.hand_in(asked),
            Act::DrawCount(asked) => self.draw_count(asked),
            Act::CompleteCount(asked) => self.complete_count(asked),
            Act::DrawHandover(asked) => self.draw_handover(asked),
            Act::CompleteHandover(asked) => self.complete_handover(asked),
            Act::Leave(asked) => self.leave(asked),
            Act::ApproveMatter(asked) => self.approve_matter(asked),
            Act::CancelMatter(asked) => self.cancel_matter(asked),
            Act::Freeze(asked) => self.freeze(asked),
            Act::EndSearch(asked) => self.end_search(asked),
            Act::SetFacility(asked) => self.set_facility(asked),
            Act::GiveKey(asked) => self.give_key(asked),
            Act::Assign(asked) => self.assign(asked),
            Act::EndAssign(asked) => self.end_assign(asked),
            Act::AddPerson(asked) => self.add_person(asked),
            Act::AddPlace(asked) => self.add_place(asked),
            Act::Set(asked) => self.set(asked),
        }
    }
}

impl Registry {
    /// Does several acts in one transaction, each at its own time: all are durable, or none is. For the sample vault,
    /// whose year is told after the fact.
    pub fn perform_all(&mut self, acts: &[(jiff::Zoned, Act)]) -> Result<(), (usize, Error)> {
        let mut at_fault = 0;
        self.transact(|tx| {
            for (now, act) in acts {
                tx.at = super::clock::stamp(now);
                tx.now = now.clone();
                tx.perform(act)?;
                at_fault += 1;
            }
            Ok(())
        })
        .map_err(|error| (at_fault, error))
    }
}
