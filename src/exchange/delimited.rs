//! Text with separators: the encoding and the separator are found out, rows are numbered as a spreadsheet would.

use encoding_rs::{GB18030, UTF_16BE, UTF_16LE};

use super::cell::{CellValue, Collector};
use super::read::ReadError;

const SEPARATORS: [char; 3] = [',', ';', '\t'];

/// Reads the one sheet of a text. Every field goes to the collector at once: a line of a million separators is only steps.
pub(super) fn read(name: &str, content: &[u8], collector: &mut Collector) -> Result<(), ReadError> {
    let text = decode(content)?;
    let separator = separator(&text);
    collector.sheet(name);
    let (mut row, mut column) = (0_u32, 0_u32);
    let mut field = String::new();
    let mut place = Place::Start;
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        match (place, sign) {
            (Place::Quoted, '"') if signs.peek() == Some(&'"') => {
                signs.next();
                field.push('"');
            }
            (Place::Quoted, '"') => place = Place::Plain,
            (Place::Quoted, other) => field.push(other),
            (Place::Start, '"') => place = Place::Quoted,
            (Place::Start | Place::Plain, '\r' | '\n') => {
                if sign == '\r' && signs.peek() == Some(&'\n') {
                    signs.next();
                }
                collector.put(row, column, CellValue::from_text(std::mem::take(&mut field)))?;
                (row, column, place) = (row.saturating_add(1), 0, Place::Start);
            }
            (Place::Start | Place::Plain, other) if other == separator => {
                collector.put(row, column, CellValue::from_text(std::mem::take(&mut field)))?;
                (column, place) = (column.saturating_add(1), Place::Start);
            }
            (Place::Start | Place::Plain, other) => {
                field.push(other);
                place = Place::Plain;
            }
        }
    }
    collector.put(row, column, CellValue::from_text(field))
}

/// Where in a field the reading stands.
#[derive(Clone, Copy)]
enum Place {
    Start,
    Plain,
    Quoted,
}

fn decode(content: &[u8]) -> Result<String, ReadError> {
    let strict = |encoding: &'static encoding_rs::Encoding, bytes: &[u8]| {
        let text = encoding.decode_without_bom_handling_and_without_replacement(bytes).ok_or(ReadError::Encoding)?;
        Ok::<_, ReadError>(text.into_owned())
    };
    let text = if let Some(rest) = content.strip_prefix(b"\xEF\xBB\xBF") {
        std::str::from_utf8(rest).map_err(|_not_utf8| ReadError::Encoding)?.to_owned()
    } else if let Some(rest) = content.strip_prefix(b"\xFF\xFE") {
        strict(UTF_16LE, rest)?
    } else if let Some(rest) = content.strip_prefix(b"\xFE\xFF") {
        strict(UTF_16BE, rest)?
    } else if let Ok(text) = std::str::from_utf8(content) {
        text.to_owned()
    } else {
        strict(GB18030, content)?
    };
    // Text has no such characters; something else that happens to decode does.
    if text.contains(|c: char| c < '\u{20}' && !matches!(c, '\t' | '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{1A}')) {
        return Err(ReadError::Unknown);
    }
    Ok(text)
}

/// The separator that stands most often outside quotes in the first lines.
fn separator(text: &str) -> char {
    let mut counts = [0_usize; 3];
    let mut quoted = false;
    for sign in text.chars().take(64 << 10) {
        if sign == '"' {
            quoted = !quoted;
        } else if !quoted {
            for (count, separator) in counts.iter_mut().zip(SEPARATORS) {
                *count += usize::from(sign == separator);
            }
        }
    }
    let best = counts.iter().zip(SEPARATORS).rev().max_by_key(|(count, _)| **count);
    best.map_or(',', |(_, separator)| separator)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(content: &[u8]) -> Result<Vec<(u32, String)>, ReadError> {
        let mut collector = Collector::default();
        read("s", content, &mut collector)?;
        let rows = collector.finish().remove(0).rows;
        Ok(rows.iter().map(|r| (r.number, r.cells.iter().map(|c| c.text()).collect::<Vec<_>>().join("|"))).collect())
    }

    #[test]
    fn every_encoding_and_separator_is_read() -> Result<(), ReadError> {
        let text = "序号;标题\r\n1;通知";
        let expected = vec![(1, "序号|标题".to_owned()), (2, "1|通知".to_owned())];
        let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        for content in [
            text.as_bytes().to_vec(),
            [b"\xEF\xBB\xBF", text.as_bytes()].concat(),
            [b"\xFF\xFE".to_vec(), utf16].concat(),
            [b"\xFE\xFF".to_vec(), big].concat(),
            GB18030.encode(text).0.into_owned(),
            text.replace(';', "\t").into_bytes(),
            text.replace(';', ",").into_bytes(),
        ] {
            assert_eq!(rows(&content)?, expected);
        }
        Ok(())
    }

    #[test]
    fn rows_are_numbered_as_a_sheet_shows_them() -> Result<(), ReadError> {
        let found = rows(b"a,b\r\n\r\n\"one\r\ntwo\",c\r\n,\r\nd\r\n")?;
        assert_eq!(found, [(1, "a|b".to_owned()), (3, "one\r\ntwo|c".to_owned()), (5, "d".to_owned())]);
        Ok(())
    }

    #[test]
    fn what_is_no_text_is_refused() {
        assert!(matches!(rows(b"\x81\xFF\xFF"), Err(ReadError::Encoding)));
        assert!(matches!(rows(b"a\0b"), Err(ReadError::Unknown)));
    }
}
