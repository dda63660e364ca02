//! Sheets of `OpenDocument`. Read here rather than by a library, because a repeat count of a few bytes may stand for a
//! billion cells: repeats of nothing are steps, repeats of something are bounded.

use std::io::BufReader;

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use zip::result::ZipError;

use super::cell::{CellValue, Collector, LAST_ROW, MOST_COLUMNS};
use super::read::{Format, ReadError};
use super::unpack;
use crate::model::date;

/// The longest text of one cell, in bytes.
const LONGEST_TEXT: usize = 1 << 20;

/// Reads every sheet.
pub(super) fn read(content: &[u8], collector: &mut Collector) -> Result<(), ReadError> {
    let mut archive = unpack::open(content)?;
    if let Ok(manifest) = archive.by_name("META-INF/manifest.xml") {
        let text = std::io::read_to_string(manifest)?;
        if text.contains("encryption-data") {
            return Err(ReadError::Encrypted);
        }
    }
    let part = archive.by_name("content.xml").map_err(|error| match error {
        ZipError::FileNotFound => ReadError::Unknown,
        other => unpack::broken(other),
    })?;
    let mut xml = Reader::from_reader(BufReader::new(part));
    xml.config_mut().expand_empty_elements = true;
    let mut buffer = Vec::new();
    let mut place = Place::default();
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer).map_err(broken)? {
            Event::Start(element) => place.begin(&element, collector)?,
            Event::End(element) => place.end(element.name().as_ref(), collector)?,
            Event::Text(text) => place.text(&text.xml10_content()),
            Event::CData(text) => place.text(&text),
            Event::GeneralRef(reference) => {
                let resolved = match reference.resolve_char_ref().map_err(broken)? {
                    Some(character) => Some(character.to_string()),
                    None => quick_xml::escape::resolve_predefined_entity(&reference).map(ToOwned::to_owned),
                };
                place.text(&resolved.unwrap_or_default());
            }
            Event::Eof => return Ok(()),
            Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
}

/// Where the reading stands, and what the cell it stands in has so far.
#[derive(Default)]
struct Place {
    row: u32,
    rows: u32,
    column: u32,
    columns: u32,
    values: Vec<(u32, CellValue)>,
    value: Option<CellValue>,
    written: String,
    paragraphs: u32,
    depth: Depth,
    in_note: bool,
}

/// How deep inside a table the reading stands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
enum Depth {
    #[default]
    Outside,
    Table,
    Cell,
    Paragraph,
}

impl Place {
    fn begin(&mut self, element: &BytesStart<'_>, collector: &mut Collector) -> Result<(), ReadError> {
        match element.name().as_ref() {
            "table:table" => {
                collector.sheet(&attribute(element, "table:name")?.unwrap_or_default());
                *self = Self { depth: Depth::Table, ..Self::default() };
            }
            "table:table-row" if self.depth >= Depth::Table => {
                self.rows = repeats(element, "table:number-rows-repeated")?;
                self.column = 0;
                self.values.clear();
            }
            "table:table-cell" | "table:covered-table-cell" if self.depth >= Depth::Table => {
                self.columns = repeats(element, "table:number-columns-repeated")?;
                self.value = typed(element)?;
                self.written.clear();
                self.paragraphs = 0;
                self.depth = Depth::Cell;
            }
            "office:annotation" => self.in_note = true,
            "text:p" if self.depth >= Depth::Cell && !self.in_note => {
                if self.paragraphs > 0 {
                    self.text("\n");
                }
                self.paragraphs += 1;
                self.depth = Depth::Paragraph;
            }
            "text:s" if self.depth == Depth::Paragraph => {
                let blanks = repeats(element, "text:c")?.min(1024);
                self.written.push_str(&" ".repeat(blanks as usize));
            }
            "text:tab" if self.depth == Depth::Paragraph => self.text("\t"),
            "text:line-break" if self.depth == Depth::Paragraph => self.text("\n"),
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str, collector: &mut Collector) -> Result<(), ReadError> {
        match name {
            "table:table" => self.depth = Depth::Outside,
            "table:table-row" if self.depth >= Depth::Table => {
                let values = std::mem::take(&mut self.values);
                if !values.is_empty() {
                    for offset in 0..self.rows.min(LAST_ROW) {
                        for (column, value) in &values {
                            collector.put(self.row.saturating_add(offset), *column, value.clone())?;
                        }
                    }
                }
                self.row = self.row.saturating_add(self.rows);
            }
            "table:table-cell" | "table:covered-table-cell" if self.depth >= Depth::Cell => {
                let value =
                    self.value.take().unwrap_or_else(|| CellValue::from_text(std::mem::take(&mut self.written)));
                if value != CellValue::Empty {
                    for offset in 0..self.columns.min(MOST_COLUMNS + 1) {
                        self.values.push((self.column.saturating_add(offset), value.clone()));
                    }
                }
                self.column = self.column.saturating_add(self.columns);
                self.depth = Depth::Table;
            }
            "office:annotation" => self.in_note = false,
            "text:p" if self.depth == Depth::Paragraph => self.depth = Depth::Cell,
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str) {
        let breaks = text == "\n" && self.depth >= Depth::Cell;
        if (self.depth == Depth::Paragraph || breaks)
            && !self.in_note
            && self.written.len() + text.len() <= LONGEST_TEXT
        {
            self.written.push_str(text);
        }
    }
}

/// The value a cell states; nothing where its text is its value.
fn typed(element: &BytesStart<'_>) -> Result<Option<CellValue>, ReadError> {
    let kind = attribute(element, "office:value-type")?.unwrap_or_default();
    Ok(match kind.as_str() {
        "float" | "currency" | "percentage" => {
            attribute(element, "office:value")?.and_then(|text| text.parse().ok()).map(CellValue::Number)
        }
        "date" => attribute(element, "office:date-value")?.and_then(|text| {
            date::parse_date(text.split('T').next().unwrap_or_default(), None).ok().map(CellValue::Date)
        }),
        "boolean" => attribute(element, "office:boolean-value")?.map(|text| CellValue::Bool(text == "true")),
        "string" => attribute(element, "office:string-value")?.map(CellValue::from_text),
        _ => None,
    })
}

fn repeats(element: &BytesStart<'_>, name: &str) -> Result<u32, ReadError> {
    Ok(attribute(element, name)?.and_then(|text| text.parse().ok()).unwrap_or(1))
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Result<Option<String>, ReadError> {
    let found = element.try_get_attribute(name).map_err(broken)?;
    found
        .map(|attribute| attribute.normalized_value(XmlVersion::Implicit1_0).map(std::borrow::Cow::into_owned))
        .transpose()
        .map_err(broken)
}

fn broken(error: impl std::fmt::Display) -> ReadError {
    ReadError::Malformed { format: Format::Ods, detail: error.to_string() }
}

#[cfg(test)]
mod tests {
    use super::super::read::read_bytes;
    use super::*;
    use std::io::{Cursor, Write as _};
    use std::time::Instant;
    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    fn packed(rows: &str) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in [
            ("mimetype", "application/vnd.oasis.opendocument.spreadsheet".to_owned()),
            (
                "content.xml",
                format!(
                    "<office:document-content><table:table table:name=\"发文\">{rows}</table:table></office:document-content>"
                ),
            ),
        ] {
            writer.start_file(name, SimpleFileOptions::default()).unwrap();
            writer.write_all(text.as_bytes()).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    #[test]
    fn values_repeats_and_notes_are_read() -> Result<(), ReadError> {
        let book = read_bytes(
            "b.ods",
            &packed(
                "<table:table-row><table:table-cell office:value-type=\"string\"><office:annotation><text:p>no</text:p>\
                 </office:annotation><text:p>标<text:s text:c=\"2\"/>题&amp;</text:p><text:p>二</text:p></table:table-cell>\
                 <table:table-cell table:number-columns-repeated=\"2\"/>\
                 <table:table-cell office:value-type=\"float\" office:value=\"3\"><text:p>3.00</text:p></table:table-cell>\
                 <table:covered-table-cell table:number-columns-repeated=\"16380\"/></table:table-row>\
                 <table:table-row table:number-rows-repeated=\"1000000\"><table:table-cell table:number-columns-repeated=\"16384\"/>\
                 </table:table-row><table:table-row table:number-rows-repeated=\"2\"><table:table-cell \
                 office:value-type=\"date\" office:date-value=\"2025-01-05T00:00:00\"><text:p>x</text:p></table:table-cell>\
                 </table:table-row>",
            ),
        )?;
        let shown: Vec<_> = book.sheets[0]
            .rows
            .iter()
            .map(|r| (r.number, r.cells.iter().map(|c| c.text()).collect::<Vec<_>>().join("|")))
            .collect();
        assert_eq!(
            shown,
            [
                (1, "标  题&\n二|||3".to_owned()),
                (1_000_002, "2025-01-05".to_owned()),
                (1_000_003, "2025-01-05".to_owned())
            ]
        );
        Ok(())
    }

    #[test]
    fn repeats_of_something_are_bounded() {
        let cell = "<table:table-cell office:value-type=\"string\" table:number-columns-repeated=\"16384\"><text:p>x</text:p></table:table-cell>";
        let long = "<table:table-row table:number-rows-repeated=\"1048576\"><table:table-cell office:value-type=\"string\" \
                    table:number-columns-repeated=\"200\"><text:p>x</text:p></table:table-cell></table:table-row>";
        let started = Instant::now();
        assert!(matches!(
            read_bytes("b.ods", &packed(&format!("<table:table-row>{cell}</table:table-row>"))),
            Err(ReadError::TooWide { .. })
        ));
        assert!(matches!(read_bytes("b.ods", &packed(long)), Err(ReadError::TooManyCells { .. })));
        assert!(started.elapsed().as_secs() < 20);
    }
}
