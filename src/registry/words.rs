//! What offices usually write, for books that have not learnt it yet.

use super::complete::Learnt;

/// The usual words for `what`, most usual first.
pub(super) fn usual(what: Learnt) -> &'static [&'static str] {
    match what {
        Learnt::Channel => &["机要交通", "机要通信", "专人递送", "自取"],
        Learnt::Urgency => &["特急", "加急", "平急"],
        Learnt::Condition => &["完好"],
        Learnt::Purpose => &["阅办", "起草文件", "核对情况", "会议使用", "迎接检查"],
        Learnt::Reason => &["登记时笔误", "登记时漏填", "重复登记"],
        Learnt::Opinion => &["已阅。", "同意。"],
        Learnt::Issuer
        | Learnt::Unit
        | Learnt::Person
        | Learnt::Department
        | Learnt::Approver
        | Learnt::Place
        | Learnt::Duty
        | Learnt::HandledBy
        | Learnt::SignedBy
        | Learnt::DraftedBy
        | Learnt::ReadingPlace
        | Learnt::Escort
        | Learnt::Proposal
        | Learnt::Remark => &[],
    }
}
