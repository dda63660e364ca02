//! Finding words by what is typed of them: as they stand, by pinyin, by initials, or a mixture.

use crate::model::text::{Spelling, normalise};

/// How well `text` answers to what was typed: 0 is best; none where it does not answer. Nothing typed answers to all.
pub(crate) fn rank(typed: &str, text: &str) -> Option<u8> {
    let typed = normalise(typed).to_lowercase();
    if typed.is_empty() {
        return Some(0);
    }
    let text = normalise(text).to_lowercase();
    if let Some(at) = text.find(&typed) {
        return Some(u8::from(at > 0));
    }
    let letters: String = typed.chars().filter(|letter| !letter.is_whitespace()).collect();
    if !letters.chars().all(|letter| letter.is_ascii_alphanumeric()) {
        return None;
    }
    if first_letters(&text).starts_with(&letters) {
        return Some(2);
    }
    Spelling::of(&text).answers(&letters).map(|at| if at == 0 { 2 } else { 3 })
}

/// The first letter of every word, as English is abbreviated.
fn first_letters(text: &str) -> String {
    text.split(|letter: char| !letter.is_alphanumeric()).filter_map(|word| word.chars().next()).collect()
}

#[cfg(test)]
mod tests {
    use super::rank;

    #[test]
    fn hanzi_pinyin_and_initials_answer() {
        for typed in ["打印", "预览", "dayin", "dyyl", "da yin", "DYYL", "yulan", "yl", "dayinyu", "dyinyl"] {
            assert!(rank(typed, "打印预览").is_some(), "{typed}");
        }
        for typed in ["归还", "ayin", "dyx", "印打"] {
            assert!(rank(typed, "打印预览").is_none(), "{typed}");
        }
        assert!(rank("pp", "Print preview").is_some() && rank("prev", "Print preview").is_some());
        assert!(rank("打印", "打印预览") < rank("预览", "打印预览"), "what begins so comes first");
        assert_eq!(rank("  ", "锁定"), Some(0));
    }
}
