//! Matters (办理事项): what takes several steps and several people. A destruction, a recall, a carrying out, a copying, a
//! count and a handover are one machine with different paths: each step names who took it and who stood by.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::custody::Home;
use super::ids::CarrierId;
use super::level::Level;

macro_rules! coded {
    ($(#[$doc:meta])* $name:ident { $($(#[$case_doc:meta])* $case:ident = $code:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name {
            $($(#[$case_doc])* #[serde(rename = $code)] $case,)*
        }

        impl $name {
            /// All there are.
            pub const ALL: &'static [Self] = &[$(Self::$case),*];

            /// Its name in the journal, the store, in messages and on the command line.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$case => $code,)* }
            }

            /// The one with this code.
            pub fn from_code(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.code() == code)
            }
        }
    };
}

coded! {
    /// What kind of matter it is.
    MatterKind {
        /// 复制、摘录.
        Copying = "copying",
        /// 携带外出.
        CarryOut = "carry-out",
        /// 清退.
        Recall = "recall",
        /// 销毁.
        Destruction = "destruction",
        /// 清点.
        Count = "count",
        /// 换人交接.
        Handover = "handover",
    }
}

coded! {
    /// A step of a matter.
    Step {
        /// It is drawn up: what it is about is listed.
        Draw = "draw",
        /// Something is added to its list, or noted of what is on it.
        Note = "note",
        /// A leader approves it.
        Approve = "approve",
        /// What is to be destroyed is sealed.
        Seal = "seal",
        /// It leaves: carried out, or escorted to where it is destroyed.
        SetOut = "set-out",
        /// It is done: destroyed, given back, brought back, copied, counted, handed over.
        Complete = "complete",
        /// It is given up before anything irrevocable was done.
        Cancel = "cancel",
    }
}

coded! {
    /// In which role somebody stands by a step with their own password (双人同屏确认).
    Role {
        /// 申请人、经办人: who drew it up.
        Requester = "requester",
        /// 批准人: a leader.
        Approver = "approver",
        /// 监销人、监督人.
        Witness = "witness",
        /// 清点人: counts what another one keeps.
        Counter = "counter",
        /// 保管人: keeps what is counted.
        Custodian = "custodian",
        /// 移交人.
        Giver = "giver",
        /// 接收人.
        Receiver = "receiver",
        /// 监交人.
        Supervisor = "supervisor",
    }
}

coded! {
    /// A fact that the form on paper has a field for. Days stand as 2026-03-05, names of several people with 、 between.
    Fact {
        /// 申请人.
        Applicant = "applicant",
        /// 部门.
        Department = "department",
        /// 事由、用途.
        Purpose = "purpose",
        /// 批准人.
        Approver = "approver",
        /// 依据: the notice of a recall, the letter of consent of the issuing unit, with its number.
        Basis = "basis",
        /// 来文机关, whose documents are recalled.
        Issuer = "issuer",
        /// 年度, of which documents are recalled or counted.
        OfYear = "of-year",
        /// 范围: what is counted.
        Scope = "scope",
        /// 目的地.
        Destination = "destination",
        /// 路线.
        Route = "route",
        /// 交通方式.
        Transport = "transport",
        /// 包装容器、保密措施.
        Container = "container",
        /// 携带人.
        Bearer = "bearer",
        /// 随行人.
        Companions = "companions",
        /// 应还、应办日期.
        DueOn = "due-on",
        /// 返回检查情况.
        ReturnCheck = "return-check",
        /// 销毁方式.
        Method = "method",
        /// 地点.
        Site = "site",
        /// 承办、承销、定点复制单位.
        Unit = "unit",
        /// 单位的定点资质、准印号.
        License = "license",
        /// 接收回执号.
        Receipt = "receipt",
        /// 自行销毁的设备.
        Equipment = "equipment",
        /// 封签号.
        SealNo = "seal-no",
        /// 押运人.
        Escorts = "escorts",
        /// 监销、监督、监交人.
        Witnesses = "witnesses",
        /// 份数.
        Copies = "copies",
        /// 摘录内容.
        Extract = "extract",
        /// 承办人: who made the copies.
        MadeBy = "made-by",
        /// 清点人.
        Counter = "counter",
        /// 保管人.
        Custodian = "custodian",
        /// 移交人.
        Giver = "giver",
        /// 接收人.
        Receiver = "receiver",
        /// 监交人.
        Supervisor = "supervisor",
        /// 岗位.
        Post = "post",
        /// 时段: when an outlet hands in.
        TimeSlot = "time-slot",
        /// 差异说明.
        Differences = "differences",
        /// 送外复制的监督记录.
        Supervision = "supervision",
        /// 原因, of a cancellation.
        Reason = "reason",
        /// 备注.
        Remark = "remark",
    }
}

coded! {
    /// What became of one thing on a matter's list.
    Outcome {
        /// 在: counted where it should be; sighted in a handover.
        Here = "here",
        /// 错位: counted in another place.
        WrongPlace = "wrong-place",
        /// 缺: not found.
        Missing = "missing",
        /// 账外: found, and on no book.
        NotOnBooks = "not-on-books",
        /// 已收齐: collected for a recall.
        Collected = "collected",
        /// 留用: kept for work although recalled, with the reason.
        KeptBack = "kept-back",
        /// 缺号: recalled and not to be had, with the reason.
        Explained = "explained",
    }
}

coded! {
    /// What a thing is that is on no book.
    ThingKind {
        /// 废页、印坏的份: a spoiled copy.
        Spoiled = "spoiled",
        /// 草稿.
        Draft = "draft",
        /// 废纸, by the bag.
        WastePaper = "waste-paper",
        /// 光盘.
        Disc = "disc",
        /// U盘、移动硬盘.
        Stick = "stick",
        /// 账外件: found in a count.
        Found = "found",
        /// 其他.
        Other = "other",
    }
}

impl MatterKind {
    /// The steps it goes through, in order.
    pub const fn path(self) -> &'static [Step] {
        match self {
            Self::Copying => &[Step::Draw, Step::Approve, Step::Complete],
            Self::CarryOut => &[Step::Draw, Step::Approve, Step::SetOut, Step::Complete],
            Self::Recall | Self::Count | Self::Handover => &[Step::Draw, Step::Complete],
            Self::Destruction => &[Step::Draw, Step::Approve, Step::Seal, Step::SetOut, Step::Complete],
        }
    }

    /// Whether it claims the carriers on its list while it is open: they are neither lent nor claimed by another one.
    pub const fn claims(self) -> bool {
        match self {
            Self::CarryOut | Self::Recall | Self::Destruction => true,
            Self::Copying | Self::Count | Self::Handover => false,
        }
    }

    /// The last step after `step` was taken behind `last`; where it cannot be, the step that comes first.
    pub fn after(self, last: Step, step: Step) -> Result<Step, OutOfOrder> {
        let at = |step: Step| self.path().iter().position(|other| *other == step);
        let done = at(last).ok_or(OutOfOrder::Over)?;
        let next = self.path().get(done + 1).copied();
        if next.is_none() {
            return Err(OutOfOrder::Over);
        }
        match step {
            // What was approved or counted is not changed any more.
            Step::Note if last == Step::Draw => Ok(last),
            Step::Cancel if matches!(last, Step::Draw | Step::Approve) => Ok(Step::Cancel),
            // What is destroyed in the house is not escorted anywhere.
            Step::Complete if self == Self::Destruction && last == Step::Seal => Ok(step),
            _ if next == Some(step) => Ok(step),
            _ => Err(next.map_or(OutOfOrder::Over, OutOfOrder::Needs)),
        }
    }
}

/// Why a step cannot be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum OutOfOrder {
    /// Another step comes first.
    #[error("the step {} comes first", .0.code())]
    Needs(Step),
    /// The matter is over.
    #[error("the matter is over")]
    Over,
}

/// A matter's number: counted from 1 in every year, for each kind; never given twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct MatterSlot {
    /// The kind.
    pub kind: MatterKind,
    /// The year.
    pub year: i16,
    /// The number.
    pub number: u32,
}

/// What a matter's form says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Facts(BTreeMap<Fact, String>);

impl Facts {
    /// Facts of these; what is empty says nothing.
    pub fn of(facts: impl IntoIterator<Item = (Fact, Option<String>)>) -> Self {
        let said = facts.into_iter().filter_map(|(fact, text)| Some((fact, text.filter(|text| !text.is_empty())?)));
        Self(said.collect())
    }

    /// What is said under this heading.
    pub fn get(&self, fact: Fact) -> Option<&str> {
        self.0.get(&fact).map(String::as_str)
    }

    /// The day under this heading.
    pub fn day(&self, fact: Fact) -> Option<Date> {
        self.get(fact).and_then(|text| text.parse().ok())
    }

    /// Everything that is said.
    pub fn iter(&self) -> impl Iterator<Item = (Fact, &str)> {
        self.0.iter().map(|(fact, text)| (*fact, text.as_str()))
    }

    /// Adds what a later step says; the later word counts.
    pub fn extend(&mut self, later: &Self) {
        self.0.extend(later.0.iter().map(|(fact, text)| (*fact, text.clone())));
    }

    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// A thing that is on no book: waste paper by the bag, a spoiled copy, a draft, a disc.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Thing {
    /// What it is.
    pub kind: ThingKind,
    /// What it is called.
    pub name: String,
    /// Its number, of whatever kind: that of a document, of a disc.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// The highest level in it.
    pub level: Level,
    /// How many.
    pub count: u32,
    /// The number of the sealed bag.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bag: Option<String>,
    /// Its weight in grams.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grams: Option<u32>,
    /// The unit below that handed it in (集中登记).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
}

/// What one number of a list is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// A carrier on the books.
    Carrier(CarrierId),
    /// Something else.
    Thing(Thing),
}

/// One number of a matter's list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// Its number, from 1.
    pub no: u32,
    /// What it is.
    pub subject: Subject,
    /// Where a carrier was when it was listed: a place's path, or a name; a later look at the list still says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
    /// What became of it, where that is known from the start.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Outcome>,
    /// What is to be known of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

impl Item {
    /// Something on a list, of which nothing is known yet.
    pub fn new(no: u32, subject: Subject) -> Self {
        Self { no, subject, at: None, outcome: None, note: None }
    }
}

/// What became of one number of a matter's list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemStep {
    /// Its number.
    pub no: u32,
    /// What became of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Outcome>,
    /// What is to be known of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Where it goes, of what comes back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Home>,
}

/// Somebody stood by and said so with their own password.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confirmed {
    /// In which role.
    pub role: Role,
    /// Whose account.
    pub account: String,
    /// The account's Ed25519 signature, 128 hex digits; over what is said in [`super::event::Event::to_be_confirmed`].
    #[serde(default)]
    pub signature: String,
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_path_is_walked_to_its_end() {
        for kind in MatterKind::ALL {
            let mut last = Step::Draw;
            for step in kind.path().iter().skip(1) {
                assert_eq!(kind.after(last, *step), Ok(*step), "{kind:?}");
                last = *step;
            }
            for step in Step::ALL {
                assert_eq!(kind.after(last, *step), Err(OutOfOrder::Over), "{kind:?} is over");
            }
        }
        let destruction = MatterKind::Destruction;
        assert_eq!(destruction.after(Step::Draw, Step::Seal), Err(OutOfOrder::Needs(Step::Approve)));
        assert_eq!(destruction.after(Step::Approve, Step::Complete), Err(OutOfOrder::Needs(Step::Seal)));
        assert_eq!(destruction.after(Step::Seal, Step::Complete), Ok(Step::Complete), "destroyed in the house");
        assert_eq!(destruction.after(Step::Seal, Step::Cancel), Err(OutOfOrder::Needs(Step::SetOut)));
    }

    proptest! {
        /// Whatever is tried in whatever order: nothing is done that was not approved, nothing is destroyed that was not
        /// sealed, and what is over stays over.
        #[test]
        fn no_step_is_left_out(
            kind in prop::sample::select(MatterKind::ALL),
            steps in prop::collection::vec(prop::sample::select(Step::ALL), 1..30),
        ) {
            let mut last = Step::Draw;
            let mut taken = vec![Step::Draw];
            for step in steps {
                let Ok(after) = kind.after(last, step) else { continue };
                prop_assert!(!matches!(last, Step::Complete | Step::Cancel));
                last = after;
                taken.push(step);
            }
            if last == Step::Complete && kind.path().contains(&Step::Approve) {
                prop_assert!(taken.contains(&Step::Approve));
            }
            if last == Step::Complete && kind == MatterKind::Destruction {
                prop_assert!(taken.contains(&Step::Seal));
            }
        }
    }
}
