//! The locale files and the calls of `tr!`, as the tidy tests compare them.

use std::collections::{BTreeMap, BTreeSet};

use crate::source::{Source, body, in_name, split_top};

/// What one message of a locale file uses.
#[derive(Default)]
pub(crate) struct Message {
    /// The names of its arguments, without the `$`.
    pub(crate) arguments: BTreeSet<String>,
    /// The other messages it quotes.
    pub(crate) quotes: BTreeSet<String>,
}

/// The messages of one `.ftl` file, and the ids that stand in it twice.
pub(crate) fn messages(source: &str) -> (BTreeMap<String, Message>, Vec<String>) {
    let (mut found, mut twice) = (BTreeMap::<String, Message>::new(), Vec::new());
    let mut id = None;
    for line in source.lines() {
        let starts = line.starts_with(|c: char| c.is_ascii_alphabetic() || c == '-');
        let mut value = if line.starts_with('#') { "" } else { line };
        if let Some((name, rest)) = line.split_once(" =").filter(|_| starts) {
            if found.insert(name.to_owned(), Message::default()).is_some() {
                twice.push(name.to_owned());
            }
            id = Some(name.to_owned());
            value = rest;
        }
        let Some(message) = id.as_ref().and_then(|id| found.get_mut(id)) else { continue };
        message.arguments.extend(value.split('$').skip(1).map(|rest| leading(rest, in_id).to_owned()));
        let placeables = value.split('{').skip(1).map(str::trim_start);
        let quoted = placeables.filter(|inner| inner.starts_with(|c: char| c.is_ascii_lowercase() || c == '-'));
        message.quotes.extend(quoted.map(|inner| leading(inner, in_id).to_owned()));
    }
    (found, twice)
}

/// One `tr!("id", name = …)`.
pub(crate) struct Call {
    pub(crate) place: String,
    pub(crate) id: String,
    pub(crate) arguments: BTreeSet<String>,
}

/// Every call of `tr!` with a literal id.
pub(crate) fn calls(source: &Source) -> Vec<Call> {
    let call = |at: usize| {
        let inside = parenthesis(&source.code, at)?;
        let text = source.text.get(inside.clone())?.trim_start();
        let id = text.strip_prefix('"')?.split('"').next()?.to_owned();
        let code = source.code.get(inside)?;
        let arguments = split_top(code).skip(1).filter_map(|part| {
            // `name = value`, or `name` alone for a value of that name.
            let (name, value) = part.split_once('=').unwrap_or((part, ""));
            let name = name.trim();
            (!name.is_empty() && name.chars().all(in_name) && !value.starts_with('=')).then(|| name.to_owned())
        });
        Some(Call { place: source.place(at), id, arguments: arguments.collect() })
    };
    source.words("tr!").filter_map(call).collect()
}

fn parenthesis(code: &str, at: usize) -> Option<std::ops::Range<usize>> {
    let open = at + code.get(at..)?.find(['(', '[', '{'])?;
    if code.get(open..)?.starts_with('{') {
        return body(code, open).map(|inside| inside.start + 1..inside.end - 1);
    }
    let mut depth = 0_usize;
    for (offset, c) in code.get(open..)?.char_indices() {
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return Some(open + 1..open + offset);
        }
    }
    None
}

fn leading(text: &str, wanted: fn(char) -> bool) -> &str {
    text.find(|c| !wanted(c)).and_then(|end| text.get(..end)).unwrap_or(text)
}

fn in_id(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '-' || c == '_'
}
