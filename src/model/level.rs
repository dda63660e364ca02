//! The seven levels (密级) a document can have. Three are state secrets and have a statutory longest period; the others
//! never carry the star.

use std::cmp::Ordering;
use std::fmt;

use serde::de::{Error as _, Unexpected};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::text;
use super::words::{CONFIDENTIAL, INTERNAL, LEVELS, ORDINARY, SECRET, TOP_SECRET, TRADE_SECRET, WORK_SECRET};

/// How secret a document is. The greater, the more severe.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Level {
    /// 绝密.
    TopSecret,
    /// 机密.
    Secret,
    /// 秘密.
    Confidential,
    /// 工作秘密: not a state secret.
    WorkSecret,
    /// 商业秘密: not a state secret.
    TradeSecret,
    /// 内部: not a state secret.
    Internal,
    /// 普通: no level at all.
    Ordinary,
}

impl Level {
    /// Every level, the most severe first.
    pub const ALL: [Self; 7] = [
        Self::TopSecret,
        Self::Secret,
        Self::Confidential,
        Self::WorkSecret,
        Self::TradeSecret,
        Self::Internal,
        Self::Ordinary,
    ];

    /// The code it is stored under.
    pub const fn code(self) -> &'static str {
        match self {
            Self::TopSecret => "top-secret",
            Self::Secret => "secret",
            Self::Confidential => "confidential",
            Self::WorkSecret => "work",
            Self::TradeSecret => "trade",
            Self::Internal => "internal",
            Self::Ordinary => "ordinary",
        }
    }

    /// The level as it is printed, in both languages.
    pub const fn label(self) -> &'static str {
        match self {
            Self::TopSecret => TOP_SECRET,
            Self::Secret => SECRET,
            Self::Confidential => CONFIDENTIAL,
            Self::WorkSecret => WORK_SECRET,
            Self::TradeSecret => TRADE_SECRET,
            Self::Internal => INTERNAL,
            Self::Ordinary => ORDINARY,
        }
    }

    /// The level a text names: a code, or one of the spellings offices use, with blanks anywhere.
    pub fn parse(text: &str) -> Option<Self> {
        match Self::split(&text::squeeze(text)) {
            Some((level, "")) => Some(level),
            _ => None,
        }
    }

    /// The level a text without blanks begins with, and what stands behind it.
    pub(super) fn split(text: &str) -> Option<(Self, &str)> {
        let spelt = || {
            let (spelling, level) = LEVELS.iter().find(|(spelling, _)| text.starts_with(spelling))?;
            Some((*level, text.strip_prefix(spelling)?))
        };
        let coded = || {
            let level = Self::ALL.into_iter().find(|level| level.code().eq_ignore_ascii_case(&text::compact(text)))?;
            Some((level, ""))
        };
        spelt().or_else(coded)
    }

    /// Whether it is a state secret (LAW24 art. 13), which alone carries ★.
    pub const fn is_state_secret(self) -> bool {
        matches!(self, Self::TopSecret | Self::Secret | Self::Confidential)
    }

    /// The longest period where nothing else is provided (LAW24 art. 20).
    pub const fn statutory_years(self) -> Option<u16> {
        match self {
            Self::TopSecret => Some(30),
            Self::Secret => Some(20),
            Self::Confidential => Some(10),
            Self::WorkSecret | Self::TradeSecret | Self::Internal | Self::Ordinary => None,
        }
    }

    const fn severity(self) -> u8 {
        match self {
            Self::TopSecret => 6,
            Self::Secret => 5,
            Self::Confidential => 4,
            Self::WorkSecret => 3,
            Self::TradeSecret => 2,
            Self::Internal => 1,
            Self::Ordinary => 0,
        }
    }
}

impl Ord for Level {
    fn cmp(&self, other: &Self) -> Ordering {
        self.severity().cmp(&other.severity())
    }
}

impl PartialOrd for Level {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.label())
    }
}

impl Serialize for Level {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Level {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| D::Error::invalid_value(Unexpected::Str(&text), &"a level"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_spelling_is_read() {
        for (text, level) in [
            ("绝 密", Some(Level::TopSecret)),
            ("秘　密", Some(Level::Confidential)),
            ("内部资料", Some(Level::Internal)),
            ("内部秘密", Some(Level::Internal)),
            ("内 部 文件", Some(Level::Internal)),
            ("一般", Some(Level::Ordinary)),
            ("无密", Some(Level::Ordinary)),
            ("非密", Some(Level::Ordinary)),
            ("Top-Secret", Some(Level::TopSecret)),
            ("ＷＯＲＫ", Some(Level::WorkSecret)),
            ("工作秘密", Some(Level::WorkSecret)),
            ("商业秘密", Some(Level::TradeSecret)),
            ("机要", None),
            ("秘密★10年", None),
            ("", None),
            ("  ", None),
        ] {
            assert_eq!(Level::parse(text), level, "{text:?}");
        }
    }

    #[test]
    fn codes_and_labels_come_back() -> Result<(), serde_json::Error> {
        for level in Level::ALL {
            assert_eq!(Level::parse(level.code()), Some(level));
            assert_eq!(Level::parse(level.label()), Some(level));
            assert_eq!(serde_json::from_str::<Level>(&serde_json::to_string(&level)?)?, level);
            assert_eq!(level.statutory_years().is_some(), level.is_state_secret());
        }
        assert_eq!(serde_json::from_str::<Level>("\"机 密\"")?, Level::Secret);
        assert!(serde_json::from_str::<Level>("\"机要\"").is_err());
        Ok(())
    }

    #[test]
    fn the_order_is_severity() {
        assert!(Level::ALL.is_sorted_by(|greater, less| greater > less));
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_panic(text in any::<String>()) {
            let _level = Level::parse(&text);
        }
    }
}
