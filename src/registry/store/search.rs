//! Search: what a document is found by, and what a few typed words ask for. Hanzi one by one and whole digits in
//! `words`, full pinyin in `full`, pairs of initials in `short`; a phrase of them finds words of any length.

use std::collections::{BTreeMap, HashSet};
use std::sync::LazyLock;

use rusqlite::params;

use super::rows::{DOCUMENT, row_to_document};
use super::{Reading, Result, Writing};
use crate::model::docno::DocNo;
use crate::model::ids::DocumentId;
use crate::model::text::{Spelling, normalise};
use crate::model::view::DocumentRow;

/// The longest pinyin syllable, in letters (zhuang, chuang, shuang).
const LONGEST_SYLLABLE: usize = 6;

/// Readings of one typed word are tried up to this many; nobody types a word with more.
const READINGS: usize = 8;

/// Documents wait for the index up to this many, so that an import of any size takes little memory.
const MOST_UNINDEXED: usize = 16_384;

/// Documents that wait for the index.
pub(super) type Unindexed = BTreeMap<DocumentId, Texts>;

/// What a document is found by.
pub(super) struct Texts {
    title: String,
    issuer: Option<String>,
    number: Option<String>,
}

impl Writing<'_> {
    /// Makes a document findable, from the commit on.
    pub(super) fn index(
        &self,
        document: DocumentId,
        title: &str,
        issuer: Option<&str>,
        number: Option<&DocNo>,
    ) -> Result<()> {
        let (issuer, number) = (issuer.map(str::to_owned), number.map(ToString::to_string));
        let many = {
            let mut unindexed = self.unindexed.borrow_mut();
            unindexed.insert(document, Texts { title: title.to_owned(), issuer, number });
            unindexed.len() >= MOST_UNINDEXED
        };
        if many { self.index_all() } else { Ok(()) }
    }

    /// Writes what waits into the index.
    pub(super) fn index_all(&self) -> Result<()> {
        let unindexed = self.unindexed.take();
        let mut insert = self
            .transaction
            .prepare_cached("insert into search (rowid, words, full, short) values (?1, ?2, ?3, ?4)")?;
        for (document, Texts { title, issuer, number }) in unindexed {
            let (mut words, mut full, mut short) = (String::new(), String::new(), String::new());
            for text in [Some(title), issuer, number].into_iter().flatten() {
                let spelling = Spelling::of(&text);
                push_tokens(&mut words, &text);
                spelling.syllables.iter().for_each(|syllable| push_token(&mut full, syllable));
                push_pairs(&mut short, &spelling.initials);
            }
            insert.execute(params![document.0, words, full, short])?;
        }
        Ok(())
    }

    /// Makes a corrected document findable by what it says now.
    pub(super) fn reindex(&self, document: DocumentId) -> Result<()> {
        self.transaction.prepare_cached("delete from search where rowid = ?1")?.execute([document.0])?;
        let row = self.read().document(document)?;
        let number = row.number.as_deref().and_then(|number| DocNo::parse(number).ok());
        self.index(document, &row.title, row.issuer.as_deref(), number.as_ref())
    }
}

impl Reading<'_> {
    /// The documents that all the words speak of, latest first, `limit` at most.
    pub(in crate::registry) fn search(self, words: &str, limit: u32) -> Result<Vec<DocumentRow>> {
        let Some(query) = query_of(words) else { return Ok(Vec::new()) };
        self.connection
            .prepare_cached(&format!(
                "select {DOCUMENT} from documents d left join units i on i.id = d.issuer_id
                    where d.id in (
                        select * from (select rowid from search where search match ?1 order by rowid desc limit ?3)
                        union
                        select * from (select document_id from carriers where copy_no = ?2
                            order by document_id desc limit ?3))
                    order by d.id desc limit ?3"
            ))?
            .query_map(params![query, copy_no_of(words), limit], |row| row_to_document(row, 0))?
            .map(|document| Ok(document?))
            .collect()
    }
}

/// The copy number that was typed, if it is one.
pub(super) fn copy_no_of(words: &str) -> Option<u32> {
    normalise(words).parse().ok()
}

/// What the typed words ask the index for; `None` where there is nothing to ask.
pub(super) fn query_of(words: &str) -> Option<String> {
    let words = normalise(words);
    let whole = DocNo::parse(&words).ok().filter(|number| number.serial().is_some());
    if let Some(number) = whole {
        return phrase("words", &tokens(&number.to_string()), false);
    }
    let terms: Vec<String> = words.split_whitespace().filter_map(query_of_term).collect();
    (!terms.is_empty()).then(|| terms.join(" AND "))
}

fn query_of_term(term: &str) -> Option<String> {
    let letters = term.to_ascii_lowercase();
    if !letters.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return phrase("words", &tokens(term), false);
    }
    let mut ways = vec![phrase("words", std::slice::from_ref(&letters), false)];
    let mut pairs = String::new();
    push_pairs(&mut pairs, &letters);
    let pairs: Vec<String> = pairs.split_whitespace().map(str::to_owned).collect();
    if pairs.is_empty() {
        ways.push(phrase("short", std::slice::from_ref(&letters), true));
    } else {
        ways.push(phrase("short", &pairs, false));
    }
    for reading in readings(&letters) {
        ways.push(phrase("full", &reading, true));
    }
    let ways: Vec<String> = ways.into_iter().flatten().collect();
    (!ways.is_empty()).then(|| format!("({})", ways.join(" OR ")))
}

/// A phrase query in one column; with `open_end` the last token may go on.
fn phrase(column: &str, tokens: &[String], open_end: bool) -> Option<String> {
    // Tokens are letters and digits only, so they need no quoting inside the phrase.
    let star = if open_end { " *" } else { "" };
    (!tokens.is_empty()).then(|| format!("{column} : \"{}\"{star}", tokens.join(" ")))
}

fn tokens(text: &str) -> Vec<String> {
    let mut joined = String::new();
    push_tokens(&mut joined, text);
    joined.split(' ').filter(|token| !token.is_empty()).map(str::to_owned).collect()
}

/// Hanzi one by one, letters and digits whole, digits without leading zeros.
fn push_tokens(tokens: &mut String, text: &str) {
    let mut run = String::new();
    let mut digits = false;
    for character in text.chars().map(crate::model::text::fold) {
        let ascii = character.is_ascii_alphanumeric();
        if !ascii || (character.is_ascii_digit() != digits) {
            push_run(tokens, &mut run);
        }
        digits = character.is_ascii_digit();
        if ascii {
            run.push(character.to_ascii_lowercase());
        } else if character.is_alphanumeric() {
            push_token(tokens, character.encode_utf8(&mut [0; 4]));
        }
    }
    push_run(tokens, &mut run);
}

fn push_run(tokens: &mut String, run: &mut String) {
    if !run.is_empty() {
        let trimmed = run.trim_start_matches('0');
        push_token(tokens, if trimmed.is_empty() { "0" } else { trimmed });
        run.clear();
    }
}

fn push_token(tokens: &mut String, token: &str) {
    if !tokens.is_empty() {
        tokens.push(' ');
    }
    tokens.push_str(token);
}

/// The pairs of neighbouring letters: `bmgz` → `bm mg gz`.
fn push_pairs(pairs: &mut String, initials: &str) {
    let letters: Vec<char> = initials.chars().filter(char::is_ascii_lowercase).collect();
    for pair in letters.windows(2) {
        push_token(pairs, &pair.iter().collect::<String>());
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
    fn what_is_typed_becomes_phrases() {
        let check = |typed: &str, wanted: &[&str]| {
            let query = query_of(typed).unwrap_or_default();
            for part in wanted {
                assert!(query.contains(part), "{typed}: {query}");
            }
        };
        check("保密工作", &["words : \"保 密 工 作\""]);
        check("bmgz", &["short : \"bm mg gz\""]);
        check("baomigongzuo", &["full : \"bao mi gong zuo\" *"]);
        check("baomigo", &["full : \"bao mi go\" *"]);
        check("xian", &["full : \"xian\" *", "full : \"xi an\" *"]);
        check("农发银市[2025]第09号", &["words : \"农 发 银 市 2025 9 号\""]);
        check("000213", &["words : \"213\""]);
        check("保密 2025", &["words : \"保 密\" AND words : \"2025\""]);
        assert_eq!(query_of(" \u{3000}"), None);
        assert_eq!(query_of("★〔〕\""), None);
    }
}
