//! Accounts and their posts.

use serde::{Deserialize, Serialize};

/// What an account is there for (岗位).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Post {
    /// 机要员: keeps the registers.
    #[default]
    Secretary,
    /// 主管领导: approves.
    Leader,
    /// 监督人员: witnesses a destruction (监销), a handover (监交), a count.
    Witness,
}

impl Post {
    /// Every post.
    pub const ALL: [Self; 3] = [Self::Secretary, Self::Leader, Self::Witness];

    /// Its name in the journal, the store and on the command line.
    pub fn code(self) -> &'static str {
        match self {
            Self::Secretary => "secretary",
            Self::Leader => "leader",
            Self::Witness => "witness",
        }
    }

    /// The post with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|post| post.code() == code)
    }
}
