//! The worklist as it goes to paper: the groups and rows of Today, in the language in force, with a box to tick.

use std::borrow::Cow;

use super::todo::{Item, items};
use crate::paper::LaidOut;
use crate::print::{Align, Cell, Column, PrintError, Row, Worksheet, worksheet_pages};
use crate::registry::{Error, Registry};
use crate::tr;

/// What it is called, with its day.
pub(super) fn name(registry: &Registry) -> String {
    let day = crate::model::date::screen(registry.clock().today());
    tr!("worklist-of", day)
}

/// What there is to do today, as it is printed.
pub fn worksheet(registry: &Registry) -> Result<Worksheet, Error> {
    let now = registry.clock().now();
    let worklist = registry.worklist(now.date())?;
    let (items, rows) = items(&worklist);
    let mut sheet = Worksheet {
        title: tr!("worklist-title"),
        unit: registry.unit()?,
        day: super::today::day(now.date()),
        columns: columns(),
        rows: Vec::with_capacity(items.len()),
        reminder: tr!("worklist-reminder"),
        printed: tr!("worklist-printed", at = now.strftime("%Y-%m-%d %H:%M").to_string(), by = registry.user(),),
    };
    let note = |text: String| Row { notes: vec![text], ..Row::default() };
    for item in items {
        match item {
            Item::Gap => {}
            Item::Heading { text, .. } | Item::More(text) => sheet.rows.push(note(text)),
            Item::Row(at) => {
                let Some(row) = rows.get(at) else { continue };
                let [title, copy, who, when, _] = &row.cells;
                let document = match row.number.as_deref() {
                    Some(number) => tr!("worklist-document", title = title.text.as_str(), number),
                    None => title.text.clone(),
                };
                let texts = [&document, &copy.text, &who.text, &when.text];
                let cells = texts.into_iter().map(|text| Cell::text(text.as_str())).collect();
                sheet.rows.push(Row { number: at as u32 + 1, cells, ..Row::default() });
            }
        }
    }
    // Somebody's name may have a character that no face has; a list is for the day and is not refused for that.
    sheet.spell_out();
    Ok(sheet)
}

/// Lays it out. It is no page of a register: nothing is recorded of it.
pub(super) fn lay_out(sheet: &Worksheet) -> Result<LaidOut, PrintError> {
    Ok(LaidOut { title: sheet.title.clone(), pages: worksheet_pages(sheet)?, printings: Vec::new() })
}

fn columns() -> Vec<Column> {
    let column = |heading: String, width_mm, align| Column {
        heading: Cow::Owned(heading),
        ..Column::plain("", width_mm, align)
    };
    vec![
        column(tr!("worklist-number"), 10.0, Align::Centre),
        column(tr!("worklist-what"), 72.0, Align::Left),
        column(tr!("worklist-copy"), 18.0, Align::Centre),
        column(tr!("worklist-who"), 30.0, Align::Left),
        column(tr!("worklist-when"), 34.0, Align::Left),
        Column { heading: Cow::Owned(tr!("worklist-done")), ..Column::signature("", 12.0) },
    ]
}
