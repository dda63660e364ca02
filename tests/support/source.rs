//! Rust source as the tidy tests look at it: code, comments and literals told apart by a small scanner, not by a
//! parser. It knows strings of every kind, nested comments, char literals and lifetimes; it expands no macros.

use std::ops::Range;
use std::path::Path;
use std::{fs, io};

/// One source file. Every view has the length and the line breaks of the file, so that places agree.
pub(crate) struct Source {
    /// Path from the top of the repository, with `/`.
    pub(crate) path: String,
    /// The file as it is.
    pub(crate) text: String,
    /// Code alone: comments and literals are blank.
    pub(crate) code: String,
    /// Literals alone: code and comments are blank.
    pub(crate) literals: String,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Code,
    Comment,
    Literal,
}

impl Source {
    pub(crate) fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        let kinds = kinds(text.as_bytes());
        Self {
            path: path.into(),
            code: keep(&text, &kinds, Kind::Code),
            literals: keep(&text, &kinds, Kind::Literal),
            text,
        }
    }

    /// The same file with everything under `#[cfg(test)]` blank; a file of tests is blank altogether.
    pub(crate) fn released(&self) -> Self {
        let mut tests = Vec::new();
        if self.path.ends_with("/tests.rs") || self.path.split('/').any(|part| part == "tests") {
            tests.push(0..self.text.len());
        }
        for (start, attribute) in self.code.match_indices("#[cfg(test)]") {
            let rest = start + attribute.len();
            let semicolon = || self.code.get(rest..).and_then(|code| code.find(';')).map(|at| rest + at + 1);
            let end = body(&self.code, rest).map(|body| body.end).or_else(semicolon);
            tests.push(start..end.unwrap_or(self.text.len()));
        }
        let without = |view: &str| blank(view, &tests);
        Self {
            path: self.path.clone(),
            text: without(&self.text),
            code: without(&self.code),
            literals: without(&self.literals),
        }
    }

    /// The line, counted from 1, that holds the byte at `at`.
    pub(crate) fn line(&self, at: usize) -> usize {
        self.text.bytes().take(at).filter(|&byte| byte == b'\n').count() + 1
    }

    /// `path:line` of a byte.
    pub(crate) fn place(&self, at: usize) -> String {
        format!("{}:{}", self.path, self.line(at))
    }

    /// Where `word` stands in the code as a whole word or path, such as `rusqlite` or `std::net`.
    pub(crate) fn words<'a>(&'a self, word: &'a str) -> impl Iterator<Item = usize> + 'a {
        self.code.match_indices(word).map(|(at, _)| at).filter(move |&at| {
            let before = self.code.get(..at).and_then(|text| text.chars().next_back());
            let after = self.code.get(at + word.len()..).and_then(|text| text.chars().next());
            !(before.is_some_and(in_name) || word.ends_with(in_name) && after.is_some_and(in_name))
        })
    }

    /// Where `module` of `std` is named: `std::fs`, or `fs` in `use std::{fs, io};`.
    pub(crate) fn std_module(&self, module: &str) -> Option<usize> {
        let whole = format!("std::{module}");
        let alone = self.words(&whole).next();
        alone.or_else(|| {
            self.words("std::{").find(|&at| {
                body(&self.code, at).and_then(|group| self.code.get(group)).is_some_and(|group| {
                    split_top(group.trim_matches(['{', '}']))
                        .any(|part| part.trim().strip_prefix(module).is_some_and(|rest| !rest.starts_with(in_name)))
                })
            })
        })
    }

    /// Every function with a body: its name, and the place from `fn` to the closing brace.
    pub(crate) fn functions(&self) -> Vec<(&str, Range<usize>)> {
        self.words("fn")
            .filter_map(|at| {
                let rest = self.code.get(at + 2..)?;
                let name = rest.strip_prefix(' ')?.trim_start().split(|c| !in_name(c)).next()?;
                let end = body(&self.code, at)?.end;
                (!name.is_empty()).then_some((name, at..end))
            })
            .collect()
    }
}

/// Every `.rs` file under `folder`, in order of path; none if there is no such folder.
pub(crate) fn read_all(root: &Path, folder: &str) -> io::Result<Vec<Source>> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = fs::read_dir(root.join(&folder)) else { continue };
        for entry in entries {
            let entry = entry?;
            let path = format!("{folder}/{}", entry.file_name().to_string_lossy());
            if entry.file_type()?.is_dir() {
                folders.push(path);
            } else if Path::new(&path).extension().is_some_and(|end| end == "rs") {
                found.push(Source::new(path, fs::read_to_string(entry.path())?));
            }
        }
    }
    found.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(found)
}

/// From the first `{` at or behind `from` to its `}`; `None` if a `;` outside brackets comes first.
pub(crate) fn body(code: &str, from: usize) -> Option<Range<usize>> {
    let (mut braces, mut brackets, mut start) = (0_usize, 0_usize, None);
    for (offset, byte) in code.bytes().enumerate().skip(from) {
        match byte {
            b'(' | b'[' if start.is_none() => brackets += 1,
            b')' | b']' if start.is_none() => brackets = brackets.saturating_sub(1),
            b';' if start.is_none() && brackets == 0 => return None,
            b'{' => {
                start = start.or(Some(offset));
                braces += 1;
            }
            b'}' => {
                braces = braces.saturating_sub(1);
                if let (0, Some(start)) = (braces, start) {
                    return Some(start..offset + 1);
                }
            }
            _ => {}
        }
    }
    None
}

/// The parts between commas that stand in no brackets.
pub(crate) fn split_top(code: &str) -> impl Iterator<Item = &str> {
    let mut depth = 0_i32;
    code.split(move |c| {
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth -= 1,
            _ => {}
        }
        c == ',' && depth == 0
    })
}

/// Whether `c` can stand in a name.
pub(crate) fn in_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn keep(text: &str, kinds: &[Kind], wanted: Kind) -> String {
    let others: Vec<Range<usize>> = text
        .char_indices()
        .filter(|(at, _)| kinds.get(*at) != Some(&wanted))
        .map(|(at, c)| at..at + c.len_utf8())
        .collect();
    blank(text, &others)
}

/// `text` with the bytes of `places` made blanks, line breaks kept.
fn blank(text: &str, places: &[Range<usize>]) -> String {
    let mut bytes = text.as_bytes().to_vec();
    for place in places {
        for byte in bytes.get_mut(place.clone()).into_iter().flatten().filter(|byte| **byte != b'\n') {
            *byte = b' ';
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn kinds(text: &[u8]) -> Vec<Kind> {
    let mut kinds = Vec::with_capacity(text.len());
    while let Some(rest) = text.get(kinds.len()..).filter(|rest| !rest.is_empty()) {
        let in_word = kinds.last() == Some(&Kind::Code)
            && kinds
                .len()
                .checked_sub(1)
                .and_then(|at| text.get(at))
                .is_some_and(|&b| b == b'_' || b.is_ascii_alphanumeric());
        let (length, kind) = token(rest, in_word);
        kinds.resize(kinds.len() + length.max(1), kind);
    }
    kinds
}

/// How long the comment or literal at the start of `rest` is; one byte of code where there is none.
fn token(rest: &[u8], in_word: bool) -> (usize, Kind) {
    match rest {
        [b'/', b'/', ..] => (until(rest, 0, b"\n"), Kind::Comment),
        [b'/', b'*', ..] => (block_comment(rest), Kind::Comment),
        [b'"', ..] => (escaped(rest, 1, b'"'), Kind::Literal),
        [b'b' | b'c', b'"', ..] if !in_word => (escaped(rest, 2, b'"'), Kind::Literal),
        [b'b', b'\'', ..] if !in_word => (escaped(rest, 2, b'\''), Kind::Literal),
        [b'r', ..] | [b'b' | b'c', b'r', ..] if !in_word => match raw_string(rest) {
            Some(length) => (length, Kind::Literal),
            None => (1, Kind::Code),
        },
        [b'\'', b'\\', ..] => (escaped(rest, 1, b'\''), Kind::Literal),
        [b'\'', first, ..] => {
            let close = 1 + utf8_length(*first);
            if rest.get(close) == Some(&b'\'') { (close + 1, Kind::Literal) } else { (1, Kind::Code) }
        }
        _ => (1, Kind::Code),
    }
}

fn utf8_length(first: u8) -> usize {
    match first {
        0xF0.. => 4,
        0xE0.. => 3,
        0xC0.. => 2,
        _ => 1,
    }
}

/// The place behind the first `end` at or behind `from`, or the end of all; a line comment leaves its line break out.
fn until(rest: &[u8], from: usize, end: &[u8]) -> usize {
    let found = rest.get(from..).and_then(|rest| rest.windows(end.len()).position(|window| window == end));
    found.map_or(rest.len(), |at| from + at + if end == b"\n" { 0 } else { end.len() })
}

fn block_comment(rest: &[u8]) -> usize {
    let (mut at, mut depth) = (0, 0_usize);
    while let Some(window) = rest.get(at..) {
        match window {
            [] => break,
            [b'/', b'*', ..] => (at, depth) = (at + 2, depth + 1),
            [b'*', b'/', ..] => (at, depth) = (at + 2, depth - 1),
            _ => at += 1,
        }
        if depth == 0 {
            break;
        }
    }
    at
}

fn escaped(rest: &[u8], from: usize, quote: u8) -> usize {
    let mut at = from;
    while let Some(&byte) = rest.get(at) {
        match byte {
            b'\\' => at += 2,
            byte if byte == quote => return at + 1,
            _ => at += 1,
        }
    }
    rest.len()
}

fn raw_string(rest: &[u8]) -> Option<usize> {
    let prefix = rest.iter().take_while(|byte| byte.is_ascii_lowercase()).count();
    let hashes = rest.get(prefix..)?.iter().take_while(|&&byte| byte == b'#').count();
    let quote = prefix + hashes;
    if prefix > 2 || rest.get(prefix - 1) != Some(&b'r') || rest.get(quote) != Some(&b'"') {
        return None;
    }
    let end: Vec<u8> = std::iter::once(b'"').chain(std::iter::repeat_n(b'#', hashes)).collect();
    Some(until(rest, quote + 1, &end))
}
