//! The order of words in a list: Chinese by pinyin as in a dictionary, numbers by what they count, letters whatever their
//! case. It is the order of first readings, character by character; what a word means is not looked at.

use std::cmp::Ordering;
use std::sync::LazyLock;

use pinyin::ToPinyin as _;

use super::text::fold;

/// The hanzi that have a place of their own; the rarer ones come after them.
const HANZI: std::ops::RangeInclusive<u32> = 0x4E00..=0x9FFF;
/// Signs come first, then numbers, letters, other letters, hanzi by pinyin, the rarer hanzi.
const NUMBERS: u16 = 0x0100;
const LETTERS: u16 = 0x0200;
const OTHERS: u16 = 0x0400;
const SPOKEN: u16 = 0x4000;
const RARE: u16 = 0xA000;

/// What a text is ordered by: keys compare as their texts do.
pub fn key(text: &str) -> Vec<u16> {
    let mut key = Vec::with_capacity(text.len() / 2);
    let mut rest = text.chars().map(fold).peekable();
    while let Some(character) = rest.next() {
        if !character.is_ascii_digit() {
            key.push(place(character));
            continue;
        }
        let mut digits = vec![character];
        while let Some(digit) = rest.next_if(char::is_ascii_digit) {
            digits.push(digit);
        }
        let first = digits.iter().position(|digit| *digit != '0').unwrap_or(digits.len());
        let digits = digits.get(first..).unwrap_or_default();
        // The longer number is the larger one.
        key.push(NUMBERS + digits.len().min(0xFF) as u16);
        key.extend(digits.iter().map(|digit| *digit as u16));
    }
    key
}

/// Compares two texts by their keys.
pub fn compare(one: &str, other: &str) -> Ordering {
    key(one).cmp(&key(other))
}

fn place(character: char) -> u16 {
    let code = u32::from(character);
    match code {
        0..=0x7F if character.is_ascii_alphabetic() => LETTERS + u16::from(character.to_ascii_lowercase() as u8),
        0..=0x7F => code as u16,
        code if HANZI.contains(&code) => {
            PLACES.get((code - HANZI.start()) as usize).map_or(RARE, |place| SPOKEN + place)
        }
        // Two that fall together are told apart by nothing else, which does no harm to a list.
        0x3400.. => RARE + (code % u32::from(u16::MAX - RARE)) as u16,
        _ => OTHERS + (code % u32::from(SPOKEN - OTHERS)) as u16,
    }
}

/// Where each of the [`HANZI`] stands among them.
static PLACES: LazyLock<Vec<u16>> = LazyLock::new(|| {
    let mut spoken: Vec<(&str, u32)> = HANZI
        .filter_map(|code| {
            let pinyin = char::from_u32(code)?.to_pinyin().map_or("~", |pinyin| pinyin.with_tone_num_end());
            Some((pinyin, code))
        })
        .collect();
    spoken.sort_unstable();
    let mut places = vec![0; spoken.len()];
    for (place, (_, code)) in (0..).zip(spoken) {
        if let Some(of_code) = places.get_mut((code - HANZI.start()) as usize) {
            *of_code = place;
        }
    }
    places
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_in_the_order_of_a_dictionary() {
        let sorted = [
            "2期简报",
            "10期简报",
            "Ａ类通报",
            "b类通报",
            "〔2025〕1号",
            "曹芳",
            "陈静",
            "农发银办〔2024〕300号",
            "农发银办〔2025〕9号",
            "农发银办〔2025〕012号",
            "农发银办〔2025〕100000号",
            "农发银市〔2024〕1号",
            "赵龑",
            "赵䶮",
            "䶮",
        ];
        let mut texts = sorted;
        texts.reverse();
        texts.sort_by(|one, other| compare(one, other));
        assert_eq!(texts, sorted);
        assert_eq!(compare("〔2025〕01号", "〔2025〕1号"), Ordering::Equal);
    }
}
