//! Text as people type it: invisible characters out, blanks in order, and how Chinese is spelt for a search by pinyin.
//! Nothing here knows what a text means.

use std::collections::HashMap;
use std::sync::LazyLock;

use pinyin::ToPinyin as _;

use super::words::READINGS;

/// For comparing and searching: full-width ASCII folded, white space collapsed, invisible characters dropped.
pub fn normalise(text: &str) -> String {
    tidy(&text.chars().map(fold).collect::<String>())
}

/// For keeping: as written, but white space collapsed and invisible characters dropped. A line break between two
/// Chinese characters is only how a cell was wrapped, and goes.
pub fn tidy(text: &str) -> String {
    if is_tidy(text) {
        return text.to_owned();
    }
    let mut tidied = String::with_capacity(text.len());
    let mut blank = false;
    let mut broken = false;
    for character in text.chars() {
        if character.is_whitespace() {
            blank = true;
            broken |= character == '\n' || character == '\r';
        } else if !is_invisible(character) {
            let joined = broken && is_wide(character) && tidied.chars().next_back().is_some_and(is_wide);
            if blank && !joined && !tidied.is_empty() {
                tidied.push(' ');
            }
            (blank, broken) = (false, false);
            tidied.push(character);
        }
    }
    tidied
}

/// Most texts are tidy already, and an import reads a million of them.
fn is_tidy(text: &str) -> bool {
    !text.chars().any(|character| !is_ideograph(character) && (character.is_whitespace() || is_invisible(character)))
}

/// As written, without any white space or invisible character.
pub fn squeeze(text: &str) -> String {
    kept(text, |character| character)
}

/// Full-width ASCII folded, without any white space or invisible character.
pub fn compact(text: &str) -> String {
    kept(text, fold)
}

fn kept(text: &str, change: impl Fn(char) -> char) -> String {
    let mut kept = String::with_capacity(text.len());
    for character in text.chars() {
        // Most characters are ideographs, which are neither.
        if is_ideograph(character) || (!character.is_whitespace() && !is_invisible(character)) {
            kept.push(change(character));
        }
    }
    kept
}

const fn is_ideograph(character: char) -> bool {
    matches!(character, '\u{4E00}'..='\u{9FFF}')
}

/// The ASCII character a full-width one stands for; any other as it is.
pub const fn fold(character: char) -> char {
    match character {
        '\u{3000}' => ' ',
        '\u{FF01}'..='\u{FF5E}' => (character as u32 - 0xFEE0) as u8 as char,
        other => other,
    }
}

/// Control characters, marks of byte order and direction, and joiners: nothing a reader sees.
pub const fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\0'..='\u{8}' | '\u{E}'..='\u{1F}' | '\u{7F}'..='\u{84}' | '\u{86}'..='\u{9F}' | '\u{AD}'
            | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}'
            | '\u{FFF9}'..='\u{FFFB}'
    )
}

const fn is_wide(character: char) -> bool {
    character as u32 >= 0x2E80
}

/// How a text is spelt: for a search box that takes either.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Spelling {
    /// One syllable a Chinese character, one a run of letters and digits; no tones, lower case.
    pub syllables: Vec<String>,
    /// The first letter of every Chinese character, runs of letters and digits whole.
    pub initials: String,
}

impl Spelling {
    /// The spelling of `text`; office words are read as offices read them.
    pub fn of(text: &str) -> Self {
        let mut spelling = Self::default();
        spell(text, |sound| spelling.push(sound));
        spelling
    }

    /// The syllables with a blank between them.
    pub fn full(&self) -> String {
        self.syllables.join(" ")
    }

    /// At which syllable this spelling begins to read as `letters`: every syllable whole, or as many letters of it as
    /// were typed, so that full pinyin, initials and any mixture of both are found. None where it does not.
    pub fn answers(&self, letters: &str) -> Option<usize> {
        (0..self.syllables.len()).find(|at| self.syllables.get(*at..).is_some_and(|rest| reads_as(rest, letters)))
    }

    fn push(&mut self, sound: Sound<'_>) {
        match sound {
            Sound::Syllable(syllable) => {
                self.initials.extend(syllable.chars().next());
                self.syllables.push(syllable.to_owned());
            }
            Sound::Run(run) => {
                self.initials.push_str(run);
                self.syllables.push(run.to_owned());
            }
        }
    }
}

/// A piece of a text as it is spoken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sound<'a> {
    /// The syllable of one character, without tones, lower case.
    Syllable(&'a str),
    /// A run of letters and digits, lower case.
    Run(&'a str),
}

/// Says `text` to `hear`, piece by piece; office words are read as offices read them.
pub fn spell(text: &str, mut hear: impl FnMut(Sound<'_>)) {
    let mut rest = text;
    let mut run = String::new();
    while let Some(character) = rest.chars().next() {
        if let Some((word, reading)) = reading_of(rest, character) {
            end_run(&mut run, &mut hear);
            reading.split(' ').for_each(|syllable| hear(Sound::Syllable(syllable)));
            rest = rest.get(word.len()..).unwrap_or_default();
            continue;
        }
        rest = rest.get(character.len_utf8()..).unwrap_or_default();
        let folded = fold(character);
        if folded.is_ascii_alphanumeric() {
            run.push(folded.to_ascii_lowercase());
            continue;
        }
        end_run(&mut run, &mut hear);
        if let Some(pinyin) = character.to_pinyin() {
            match pinyin.plain() {
                plain if plain.is_ascii() => hear(Sound::Syllable(plain)),
                plain => hear(Sound::Syllable(&plain.replace('ü', "v"))),
            }
        } else if character.is_alphanumeric() {
            hear(Sound::Syllable(&character.to_lowercase().collect::<String>()));
        }
    }
    end_run(&mut run, &mut hear);
}

fn end_run(run: &mut String, hear: &mut impl FnMut(Sound<'_>)) {
    if !run.is_empty() {
        hear(Sound::Run(run));
        run.clear();
    }
}

fn reads_as(syllables: &[String], letters: &str) -> bool {
    if letters.is_empty() {
        return true;
    }
    let Some((first, rest)) = syllables.split_first() else { return false };
    let common = first.bytes().zip(letters.bytes()).take_while(|(one, other)| one == other).count();
    (1..=common).rev().any(|taken| letters.get(taken..).is_some_and(|letters| reads_as(rest, letters)))
}

/// The full pinyin of `text`, a blank between syllables.
pub fn syllables(text: &str) -> String {
    Spelling::of(text).full()
}

/// The initial letters of `text`.
pub fn initials(text: &str) -> String {
    Spelling::of(text).initials
}

static BY_FIRST: LazyLock<HashMap<char, Vec<(&'static str, &'static str)>>> = LazyLock::new(|| {
    let mut words: HashMap<char, Vec<(&'static str, &'static str)>> = HashMap::new();
    for &(word, reading) in READINGS {
        if let Some(first) = word.chars().next() {
            words.entry(first).or_default().push((word, reading));
        }
    }
    words
});

/// The longest word `rest` begins with that has a reading of its own.
fn reading_of(rest: &str, first: char) -> Option<(&'static str, &'static str)> {
    let words = BY_FIRST.get(&first)?;
    words.iter().filter(|(word, _)| rest.starts_with(word)).max_by_key(|(word, _)| word.len()).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn blanks_and_widths_are_put_in_order() {
        assert_eq!(normalise("\u{FEFF}　２０２５　 年\u{200B}（一）\t"), "2025 年(一)");
        assert_eq!(tidy("关于（一）\n的  通知 "), "关于（一）的 通知");
        assert_eq!(tidy("one\r\ntwo"), "one two");
        assert_eq!(compact(" 秘 密\u{3000}１ "), "秘密1");
    }

    #[test]
    fn office_words_are_spelt_as_offices_read_them() {
        for (text, full, first) in [
            ("农发行清河县支行", "nong fa hang qing he xian zhi hang", "nfhqhxzh"),
            ("会计调整调查", "kuai ji tiao zheng diao cha", "kjtzdc"),
            ("重要空白凭证重新登记", "zhong yao kong bai ping zheng chong xin deng ji", "zykbpzcxdj"),
            ("行长参加保管", "hang zhang can jia bao guan", "hzcjbg"),
            ("处长传阅长期", "chu zhang chuan yue chang qi", "czcycq"),
            ("2025年Ａ盘", "2025 nian a pan", "2025nap"),
            ("政策利率", "zheng ce li lv", "zcll"),
            ("绿女", "lv nv", "ln"),
        ] {
            assert_eq!(syllables(text), full, "{text}");
            assert_eq!(initials(text), first, "{text}");
        }
    }

    #[test]
    fn what_is_typed_is_read_in_any_mixture() {
        let spelling = Spelling::of("农发行清河县支行");
        for (letters, at) in [
            ("nong", Some(0)),
            ("nongfahang", Some(0)),
            ("nfh", Some(0)),
            ("nongfh", Some(0)),
            ("nfhang", Some(0)),
            ("zhih", Some(6)),
            ("qhx", Some(3)),
            ("", Some(0)),
            ("nfx", None),
            ("zhihangx", None),
        ] {
            assert_eq!(spelling.answers(letters), at, "{letters}");
        }
    }

    #[test]
    fn every_reading_has_a_syllable_a_character() {
        for (word, reading) in READINGS {
            assert_eq!(word.chars().count(), reading.split(' ').count(), "{word}");
        }
    }

    proptest! {
        #[test]
        fn tidying_twice_changes_nothing(text in any::<String>()) {
            prop_assert_eq!(tidy(&tidy(&text)), tidy(&text));
            prop_assert_eq!(normalise(&normalise(&text)), normalise(&text));
            prop_assert_eq!(compact(&tidy(&text)), compact(&text));
            let _spelling = Spelling::of(&text);
        }
    }
}
