//! The four registers (登记簿) a unit keeps of its documents.

use serde::{Deserialize, Serialize};

/// A kind of book.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Register {
    /// 收文登记簿.
    Receiving,
    /// 发文登记簿.
    Issuing,
    /// 借阅登记簿.
    Lending,
    /// 文件传阅卡.
    Circulation,
}

impl Register {
    /// Every register.
    pub const ALL: [Self; 4] = [Self::Receiving, Self::Issuing, Self::Lending, Self::Circulation];

    /// The code it is stored under and named by on the command line.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Receiving => "receiving",
            Self::Issuing => "issuing",
            Self::Lending => "lending",
            Self::Circulation => "circulation",
        }
    }

    /// The register with this code, in any case.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|register| register.code().eq_ignore_ascii_case(text.trim()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_come_back() -> Result<(), serde_json::Error> {
        for register in Register::ALL {
            assert_eq!(Register::parse(register.code()), Some(register));
            assert_eq!(serde_json::to_string(&register)?, format!("\"{}\"", register.code()));
        }
        assert_eq!(Register::parse("book"), None);
        Ok(())
    }
}
