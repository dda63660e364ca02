//! How well a password holds against being guessed: its length, its kinds of characters, and what of it follows a
//! pattern. A measure to show while somebody types; the only gate is [`SHORTEST`].

/// Fewer characters than this do not even do for 秘密: a new password that has fewer is refused.
pub const SHORTEST: usize = 8;

/// As many characters as 机密 asks for; fewer are pointed out.
pub const LENGTH_FOR_SECRET: usize = 10;

/// How well a password holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// Shorter than [`SHORTEST`].
    TooShort,
    /// A pattern, or of one kind.
    Weak,
    /// It does for 秘密.
    Fair,
    /// It does for 机密.
    Strong,
}

impl Strength {
    /// Its name in messages.
    pub fn code(self) -> &'static str {
        match self {
            Self::TooShort => "too-short",
            Self::Weak => "weak",
            Self::Fair => "fair",
            Self::Strong => "strong",
        }
    }

    /// How full its bar is, of four parts.
    pub fn parts(self) -> u8 {
        match self {
            Self::TooShort => 1,
            Self::Weak => 2,
            Self::Fair => 3,
            Self::Strong => 4,
        }
    }
}

/// The strength of a password for somebody of this name.
pub fn strength(password: &str, name: &str) -> Strength {
    let characters: Vec<char> = password.chars().collect();
    if characters.len() < SHORTEST {
        return Strength::TooShort;
    }
    let is_name = !name.is_empty() && password.contains(name);
    // A character that only goes on from the one before, 1234, aaaa, is as good as none.
    let surprising = 1 + characters.windows(2).filter(|pair| !goes_on(pair)).count();
    let classes = [
        characters.iter().any(char::is_ascii_lowercase),
        characters.iter().any(char::is_ascii_uppercase),
        characters.iter().any(char::is_ascii_digit),
        characters.iter().any(|character| !character.is_ascii_alphanumeric()),
    ];
    let kinds = classes.into_iter().filter(|there| *there).count();
    if is_name || surprising < SHORTEST - 1 || kinds < 2 {
        // Words without end hold, of whatever kind.
        return if !is_name && surprising >= 2 * LENGTH_FOR_SECRET { Strength::Fair } else { Strength::Weak };
    }
    if characters.len() >= LENGTH_FOR_SECRET && surprising >= LENGTH_FOR_SECRET - 1 {
        Strength::Strong
    } else {
        Strength::Fair
    }
}

fn goes_on(pair: &[char]) -> bool {
    let [before, after] = pair else { return false };
    (*before as u32).abs_diff(*after as u32) <= 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_are_weak_and_mixtures_hold() {
        for (password, expected) in [
            ("", Strength::TooShort),
            ("Ab3$xyz", Strength::TooShort),
            ("12345678", Strength::Weak),
            ("aaaaaaaaaaaa", Strength::Weak),
            ("20260305", Strength::Weak),
            ("qzvmkwpx", Strength::Weak),
            ("王喆2026xk9", Strength::Weak),
            ("kx92mfw7", Strength::Fair),
            ("iron cabinet 2026", Strength::Strong),
            ("Kx92-mfw7-q", Strength::Strong),
            ("qzvmkwpxqzvmkwpxqzvmkwpx", Strength::Fair),
        ] {
            assert_eq!(strength(password, "王喆"), expected, "{password}");
        }
    }
}
