//! `search` and `due`: finding documents, and what should be back.

use std::io::Write;

use super::arguments::{Due, Search};
use super::{Exit, Failure, vault};
use crate::model::label::Labelled;
use crate::model::period::mark;
use crate::tr;

/// The most documents a search shows.
const MOST: u32 = 200;

/// `search`
pub(super) fn search(search: &Search, out: &mut dyn Write) -> Result<Exit, Failure> {
    let registry = vault::open(&search.open)?;
    let found = registry.search(&search.words, MOST)?;
    if search.open.json {
        let tag = registry.tag()?;
        let mut rows = Vec::with_capacity(found.len());
        for document in &found {
            // The digits of the labels, for whoever prints them otherwise.
            let copies: Vec<_> = registry
                .holdings(document.id)?
                .into_iter()
                .map(|holding| {
                    let label = Labelled::Carrier(holding.carrier.id).payload(tag);
                    serde_json::json!({ "copy": holding.carrier.copy(), "label": label })
                })
                .collect();
            rows.push(serde_json::json!({
                "id": document.id, "number": document.number, "title": document.title,
                "level": document.level.label(), "issuer": document.issuer, "copies": copies,
            }));
        }
        writeln!(out, "{}", serde_json::Value::Array(rows))?;
    } else if found.is_empty() {
        writeln!(out, "{}", tr!("search-nothing", words = search.words))?;
    } else {
        for document in &found {
            let (number, level) =
                (document.number.clone().unwrap_or_default(), mark(document.level, document.period.as_ref()));
            writeln!(out, "{}\t{number}\t{}\t{level}", document.id, document.title)?;
        }
    }
    Ok(Exit::Done)
}

/// `due`: legs that are out, and loans that are due.
pub(super) fn due(due: &Due, out: &mut dyn Write) -> Result<Exit, Failure> {
    let registry = vault::open(&due.open)?;
    let day = due.on.unwrap_or_else(|| registry.clock().today());
    let rows = registry.due(day)?;
    if due.open.json {
        let rows: Vec<_> = rows
            .iter()
            .map(|row| {
                serde_json::json!({
                    "document": row.document.id, "number": row.document.number, "title": row.document.title,
                    "copy": row.carrier.copy(), "person": row.person, "since": row.since.to_string(),
                    "due": row.due_on.map(|day| day.to_string()), "circulating": row.on_card,
                })
            })
            .collect();
        writeln!(out, "{}", serde_json::Value::Array(rows))?;
    } else if rows.is_empty() {
        writeln!(out, "{}", tr!("due-nothing", date = day))?;
    } else {
        for row in &rows {
            let (person, title, copy) = (&row.person, &row.document.title, row.carrier.copy());
            let sentence = match row.due_on {
                _ if row.on_card => tr!("due-reading", person, title, copy, since = row.since),
                Some(due) => tr!("due-loan", person, title, copy, due),
                None => tr!("due-loan-open", person, title, copy),
            };
            writeln!(out, "{sentence}")?;
        }
    }
    Ok(Exit::Done)
}
