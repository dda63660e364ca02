//! Search: what documents are found by, kept in memory, and what a few typed words ask for. Hanzi, whole words and whole
//! numbers are looked for as they stand, full pinyin syllable by syllable, initials letter by letter; a run of them finds
//! words of any length. A branch's documents are some megabytes of text: looking through all of it takes a few
//! milliseconds, and the database carries no index that every receipt would have to write.

use std::collections::HashSet;
use std::sync::LazyLock;

use memchr::memmem;

use super::store::{Reading, StoreError};
use super::{Error, Registry};
use crate::model::check_digit;
use crate::model::docno::DocNo;
use crate::model::ids::DocumentId;
use crate::model::label::Labelled;
use crate::model::text::{Sound, fold, normalise, spell};
use crate::model::view::DocumentRow;

/// The longest pinyin syllable, in letters (zhuang, chuang, shuang).
const LONGEST_SYLLABLE: usize = 6;

/// Readings of one typed word are tried up to this many; nobody types a word with more.
const READINGS: usize = 8;

impl Registry {
    /// The documents that answer to the words, latest first, `limit` at most: hanzi, full pinyin or initials, number,
    /// copy number.
    pub fn search(&self, words: &str, limit: u32) -> Result<Vec<DocumentRow>, Error> {
        let found = self.answering(words)?;
        let limit = usize::try_from(limit).unwrap_or(usize::MAX);
        found.into_iter().take(limit).map(|id| Ok(self.store.read().document(id)?)).collect()
    }

    /// The identities of all documents that answer to the words, latest first.
    pub(super) fn answering(&self, words: &str) -> Result<Vec<DocumentId>, Error> {
        if let Some(documents) = self.labelled(words.trim())? {
            return Ok(documents);
        }
        let mut finder = self.finder.borrow_mut();
        finder.follow(self.store.read())?;
        Ok(finder.find(words))
    }

    /// The documents that a scanned label speaks of: its own, or those in its place; none where it is no label of ours.
    fn labelled(&self, scanned: &str) -> Result<Option<Vec<DocumentId>>, Error> {
        // Nearly everything that is typed is no label, and the tag is not asked for it.
        if scanned.len() < 12 || !check_digit::passes(scanned) {
            return Ok(None);
        }
        let Some(labelled) = Labelled::parse(scanned, self.tag()?) else { return Ok(None) };
        let read = self.store.read();
        let carriers = match labelled {
            Labelled::Document(id) => return Ok(read.find_document(id)?.map(|_| vec![id])),
            Labelled::Carrier(id) => vec![id],
            Labelled::Bag(id, _) => read.matter(id)?.map(|matter| matter.carriers().collect()).unwrap_or_default(),
            Labelled::Place(id) => read.carriers_in(id)?,
        };
        let mut documents = Vec::new();
        for id in carriers {
            documents.extend(read.carrier(id)?.map(|carrier| carrier.document));
        }
        documents.sort_unstable();
        documents.dedup();
        documents.reverse();
        Ok((!documents.is_empty()).then_some(documents))
    }

    /// Makes the first search, filter and sort as quick as every other, while somebody waits anyway.
    pub fn prepare_search(&self) -> Result<(), Error> {
        let mut sieve = self.sieve.borrow_mut();
        sieve.follow(self.store.read())?;
        sieve.settle();
        Ok(self.finder.borrow_mut().follow(self.store.read())?)
    }
}

/// How far the books have been read.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Seen {
    /// The last document.
    pub(super) document: i64,
    /// The last carrier.
    pub(super) carrier: i64,
    /// The last correction.
    pub(super) correction: i64,
}

/// What a document is found by.
#[derive(Debug)]
pub(super) struct Texts<'a> {
    /// The document.
    pub(super) document: DocumentId,
    /// Its title, its issuer, its number.
    pub(super) texts: [Option<&'a str>; 3],
}

/// What documents are found by. Everything is read once; what is new or corrected is added when it is looked for.
#[derive(Debug, Default)]
pub(super) struct Finder {
    seen: Seen,
    /// The document of each record, in the order they were read; none where a later record says it better.
    documents: Vec<Option<DocumentId>>,
    /// Hanzi as they are, words and numbers with a blank on either side.
    words: Haystack,
    /// Syllables, each after a blank.
    full: Haystack,
    /// Initials.
    short: Haystack,
    /// Copy numbers, and whose they are.
    copies: Vec<(u32, DocumentId)>,
}

/// Texts, a record a document.
#[derive(Debug, Default)]
struct Haystack {
    text: String,
    /// Where each record begins.
    starts: Vec<usize>,
}

impl Haystack {
    fn begin(&mut self) {
        self.starts.push(self.text.len());
    }

    /// The records in which the needle stands, in order.
    fn records(&self, needle: &str) -> Vec<usize> {
        let mut found: Vec<usize> = Vec::new();
        let mut end = 0;
        for at in memmem::find_iter(self.text.as_bytes(), needle) {
            // Most records are hit once; a second hit in the same one needs no looking up.
            if at < end {
                continue;
            }
            let record = self.starts.partition_point(|start| *start <= at).saturating_sub(1);
            end = self.starts.get(record + 1).copied().unwrap_or(self.text.len());
            found.push(record);
        }
        found
    }
}

/// Between the texts of a record and between records: no needle has it.
const BREAK: char = '\n';

impl Finder {
    /// Reads what the books say that it has not seen.
    pub(super) fn follow(&mut self, read: Reading<'_>) -> Result<(), StoreError> {
        let mut seen = self.seen;
        for document in read.corrected_since(seen.correction, seen.document)? {
            // The earlier record is passed over from now on.
            if let Some(record) = self.documents.iter_mut().rev().find(|record| **record == Some(document)) {
                *record = None;
            }
            read.texts_of(document, |texts| self.add(&texts))?;
        }
        read.texts_since(seen.document, |texts| {
            seen.document = texts.document.0;
            self.add(&texts);
        })?;
        let before = self.copies.len();
        seen.carrier = read.copies_since(seen.carrier, &mut self.copies)?;
        if self.copies.len() > before {
            self.copies.sort_unstable();
        }
        seen.correction = read.last_correction()?;
        self.seen = seen;
        Ok(())
    }

    fn add(&mut self, texts: &Texts<'_>) {
        let Self { documents, words, full, short, .. } = self;
        documents.push(Some(texts.document));
        [&mut *words, &mut *full, &mut *short].into_iter().for_each(Haystack::begin);
        for text in texts.texts.into_iter().flatten() {
            push_words(&mut words.text, text);
            spell(text, |sound| {
                let (Sound::Syllable(spoken) | Sound::Run(spoken)) = sound;
                full.text.push(' ');
                full.text.push_str(spoken);
                let initials = match sound {
                    Sound::Syllable(syllable) => syllable.get(..1).unwrap_or_default(),
                    Sound::Run(run) => run,
                };
                short.text.extend(initials.chars().filter(char::is_ascii_lowercase));
            });
            for text in [&mut words.text, &mut full.text, &mut short.text] {
                text.push(BREAK);
            }
        }
    }

    /// The documents that all the words speak of, or of which a copy has that number; latest first.
    pub(super) fn find(&self, words: &str) -> Vec<DocumentId> {
        let mut terms = asked(words).into_iter().map(|ways| self.records(&ways));
        let first = terms.next().unwrap_or_default();
        let records = terms.fold(first, |all, records| {
            let records: HashSet<usize> = records.into_iter().collect();
            all.into_iter().filter(|record| records.contains(record)).collect()
        });
        let mut found: Vec<DocumentId> =
            records.into_iter().filter_map(|record| self.documents.get(record).copied().flatten()).collect();
        if let Ok(copy) = normalise(words).parse() {
            let from = self.copies.partition_point(|(number, _)| *number < copy);
            let copies = self.copies.get(from..).unwrap_or_default();
            found.extend(copies.iter().take_while(|(number, _)| *number == copy).map(|(_, document)| *document));
        }
        found.sort_unstable_by(|one, other| other.cmp(one));
        found.dedup();
        found
    }

    /// The records that answer in one of the ways.
    fn records(&self, ways: &[Way]) -> Vec<usize> {
        let mut records: Vec<usize> = Vec::new();
        for way in ways {
            records.extend(match way {
                Way::Words(needle) => self.words.records(needle),
                Way::Full(needle) => self.full.records(needle),
                Way::Short(needle) => self.short.records(needle),
            });
        }
        records.sort_unstable();
        records.dedup();
        records
    }
}

/// Where a term is looked for, and as what.
#[derive(Debug, PartialEq, Eq)]
enum Way {
    Words(String),
    Full(String),
    Short(String),
}

/// What the typed words ask for: each term in one of its ways, all terms together.
fn asked(words: &str) -> Vec<Vec<Way>> {
    let words = normalise(words);
    if let Some(number) = DocNo::parse(&words).ok().filter(|number| number.serial().is_some()) {
        return as_words(&number.to_string()).into_iter().map(|way| vec![way]).collect();
    }
    words.split_whitespace().map(ways_of).filter(|ways| !ways.is_empty()).collect()
}

fn as_words(text: &str) -> Option<Way> {
    let mut needle = String::new();
    push_words(&mut needle, text);
    (!needle.is_empty()).then_some(Way::Words(needle))
}

fn ways_of(term: &str) -> Vec<Way> {
    let letters = term.to_ascii_lowercase();
    let mut ways: Vec<Way> = as_words(term).into_iter().collect();
    if letters.bytes().all(|byte| byte.is_ascii_lowercase()) {
        ways.extend(readings(&letters).into_iter().map(|reading| Way::Full(format!(" {}", reading.join(" ")))));
        ways.push(Way::Short(letters));
    }
    ways
}

/// Hanzi as they are; runs of letters and of digits, these without leading zeros, with a blank on either side, so that
/// only whole ones are found. Whatever else stands between is passed over.
fn push_words(into: &mut String, text: &str) {
    let mut rest = text.chars().map(fold).peekable();
    let mut run = String::new();
    while let Some(character) = rest.next() {
        if !character.is_ascii_alphanumeric() {
            if character.is_alphanumeric() {
                into.push(character);
            }
            continue;
        }
        let digits = character.is_ascii_digit();
        run.clear();
        run.push(character.to_ascii_lowercase());
        while let Some(more) = rest.next_if(|more| more.is_ascii_alphanumeric() && more.is_ascii_digit() == digits) {
            run.push(more.to_ascii_lowercase());
        }
        let trimmed = run.trim_start_matches('0');
        into.push(' ');
        into.push_str(if trimmed.is_empty() { "0" } else { trimmed });
        into.push(' ');
    }
}

static SYLLABLES: LazyLock<HashSet<String>> = LazyLock::new(|| {
    use pinyin::ToPinyin as _;
    ('\u{4E00}'..='\u{9FFF}')
        .filter_map(|hanzi| hanzi.to_pinyin())
        .map(|pinyin| pinyin.plain().replace('ü', "v"))
        .collect()
});

/// The ways to read letters as pinyin; the last syllable may be begun only.
fn readings(letters: &str) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    read_on(letters, &mut Vec::new(), &mut found);
    found
}

fn read_on(rest: &str, so_far: &mut Vec<String>, found: &mut Vec<Vec<String>>) {
    if found.len() >= READINGS {
        return;
    }
    if rest.is_empty() {
        found.push(so_far.clone());
        return;
    }
    for length in (1..=LONGEST_SYLLABLE.min(rest.len())).rev() {
        let Some((head, tail)) = rest.split_at_checked(length) else { continue };
        let whole = SYLLABLES.contains(head);
        let begun = tail.is_empty() && !so_far.is_empty() && !whole;
        if whole || (begun && SYLLABLES.iter().any(|syllable| syllable.starts_with(head))) {
            so_far.push(head.to_owned());
            read_on(tail, so_far, found);
            so_far.pop();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_becomes_needles() {
        let check = |typed: &str, wanted: &[Way]| {
            let asked: Vec<Way> = asked(typed).into_iter().flatten().collect();
            for way in wanted {
                assert!(asked.contains(way), "{typed}: {asked:?}");
            }
        };
        let words = |text: &str| Way::Words(text.to_owned());
        let full = |text: &str| Way::Full(text.to_owned());
        check("保密工作", &[words("保密工作")]);
        check("bmgz", &[Way::Short("bmgz".to_owned()), words(" bmgz ")]);
        check("baomigongzuo", &[full(" bao mi gong zuo")]);
        check("baomigo", &[full(" bao mi go")]);
        check("xian", &[full(" xian"), full(" xi an")]);
        check("农发银市[2025]第09号", &[words("农发银市 2025  9 号")]);
        check("000213", &[words(" 213 ")]);
        check("保密 2025", &[words("保密"), words(" 2025 ")]);
        assert_eq!(asked(" \u{3000}"), Vec::<Vec<Way>>::new());
        assert_eq!(asked("★〔〕\""), Vec::<Vec<Way>>::new());
    }

    #[test]
    fn a_needle_never_reaches_into_the_next_text() {
        let mut finder = Finder::default();
        finder.add(&Texts { document: DocumentId(1), texts: [Some("关于保密"), Some("工作委员会"), None] });
        finder.add(&Texts {
            document: DocumentId(2), texts: [Some("员会议程"), None, Some("清办〔2026〕12号")]
        });
        for (words, wanted) in
            [("保密", &[1][..]), ("保密工作", &[]), ("会员", &[]), ("员会", &[2, 1]), ("bmgz", &[]), ("12", &[2])]
        {
            let found: Vec<i64> = finder.find(words).into_iter().map(|id| id.0).collect();
            assert_eq!(found, wanted, "{words}");
        }
    }
}
