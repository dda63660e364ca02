//! Sheets of Excel 97–2003. Read here rather than by a library, because a library lays a sheet out as the rectangle its
//! header claims, and follows chains that run in circles.

use super::cell::{CellValue, Collector, day_of_serial};
use super::cfb::{self, broken, f64_at, u16_at, u32_at};
use super::read::ReadError;
use super::words::DATE_FORMAT_SIGNS;

const BOF: u16 = 0x0809;
const END: u16 = 0x000A;
const CONTINUE: u16 = 0x003C;
const ENCRYPTED: u16 = 0x002F;
const FROM_1904: u16 = 0x0022;
const FORMAT: u16 = 0x041E;
const STYLE: u16 = 0x00E0;
const SHEET: u16 = 0x0085;
const STRINGS: u16 = 0x00FC;
const NUMBER: u16 = 0x0203;
const LABEL: u16 = 0x0204;
const RICH_LABEL: u16 = 0x00D6;
const TRUTH: u16 = 0x0205;
const FORMULA: u16 = 0x0006;
const FORMULA_TEXT: u16 = 0x0207;
const SHORT_NUMBER: u16 = 0x027E;
const SHORT_NUMBERS: u16 = 0x00BD;
const SHARED_LABEL: u16 = 0x00FD;
const VERSION_8: u16 = 0x0600;

/// Reads every sheet.
pub(super) fn read(file: &[u8], collector: &mut Collector) -> Result<(), ReadError> {
    let stream = cfb::workbook(file)?;
    let globals = Globals::read(&stream)?;
    // Two sheets that begin at the same place are one sheet twice: a file can only make sheets it has bytes for.
    let mut begun: Vec<u32> = Vec::new();
    for (start, name) in &globals.sheets {
        if begun.contains(start) {
            return Err(broken("sheets"));
        }
        begun.push(*start);
        collector.sheet(name);
        read_sheet(&stream, *start as usize, &globals, collector)?;
    }
    Ok(())
}

/// A record, and the ones that continue it.
struct Record<'a> {
    kind: u16,
    parts: Vec<&'a [u8]>,
}

impl<'a> Record<'a> {
    fn data(&self) -> &'a [u8] {
        self.parts.first().copied().unwrap_or_default()
    }
}

struct Records<'a> {
    stream: &'a [u8],
    at: usize,
}

impl<'a> Records<'a> {
    fn one(&mut self) -> Option<(u16, &'a [u8])> {
        let kind = u16_at(self.stream, self.at)?;
        let length = usize::from(u16_at(self.stream, self.at + 2)?);
        let data = self.stream.get(self.at + 4..self.at + 4 + length)?;
        self.at += 4 + length;
        Some((kind, data))
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = Record<'a>;

    fn next(&mut self) -> Option<Record<'a>> {
        let (kind, data) = self.one()?;
        let mut parts = vec![data];
        while u16_at(self.stream, self.at) == Some(CONTINUE) {
            parts.push(self.one()?.1);
        }
        Some(Record { kind, parts })
    }
}

#[derive(Default)]
struct Globals {
    sheets: Vec<(u32, String)>,
    strings: Vec<String>,
    /// Of each cell style: whether it shows a day.
    shows_day: Vec<bool>,
    from_1904: bool,
}

impl Globals {
    fn read(stream: &[u8]) -> Result<Self, ReadError> {
        let mut globals = Self::default();
        let mut formats: Vec<(u16, bool)> = Vec::new();
        let mut styles: Vec<u16> = Vec::new();
        let mut begun = false;
        for record in (Records { stream, at: 0 }) {
            let data = record.data();
            match record.kind {
                BOF if u16_at(data, 0) == Some(VERSION_8) => begun = true,
                BOF => return Err(ReadError::TooOld),
                END => break,
                _ if !begun => return Err(broken("beginning")),
                ENCRYPTED => return Err(ReadError::Encrypted),
                FROM_1904 => globals.from_1904 = u16_at(data, 0) == Some(1),
                FORMAT => {
                    let mut text = Text::new(&record.parts, 2);
                    if let (Some(index), Some(format)) = (u16_at(data, 0), text.long()) {
                        formats.push((index, is_day_format(&format)));
                    }
                }
                STYLE => styles.push(u16_at(data, 2).unwrap_or_default()),
                SHEET => {
                    let start = u32_at(data, 0).ok_or_else(|| broken("sheet"))?;
                    let name = Text::new(&record.parts, 6).short().ok_or_else(|| broken("sheet"))?;
                    if data.get(5) == Some(&0) {
                        globals.sheets.push((start, name));
                    }
                }
                STRINGS => globals.strings = read_strings(&record),
                _ => {}
            }
        }
        formats.sort_by_key(|(index, _)| *index);
        let shows_day = |style: &u16| match formats.binary_search_by_key(style, |(index, _)| *index) {
            Ok(at) => formats.get(at).is_some_and(|(_, day)| *day),
            Err(_) => matches!(style, 14..=17 | 22 | 27..=31 | 36 | 50..=58),
        };
        globals.shows_day = styles.iter().map(shows_day).collect();
        if begun { Ok(globals) } else { Err(broken("beginning")) }
    }

    fn number(&self, style: Option<u16>, number: f64) -> CellValue {
        let shows_day = style.and_then(|style| self.shows_day.get(usize::from(style))).copied().unwrap_or(false);
        let day = if shows_day { day_of_serial(number, self.from_1904) } else { None };
        day.map_or(CellValue::Number(number), CellValue::Date)
    }
}

fn read_sheet(stream: &[u8], start: usize, globals: &Globals, collector: &mut Collector) -> Result<(), ReadError> {
    let mut depth = 0_usize;
    let mut formula_at = None;
    for record in (Records { stream, at: start }) {
        let data = record.data();
        match record.kind {
            BOF => depth += 1,
            END if depth <= 1 => break,
            END => depth -= 1,
            // Charts inside a sheet have cells of their own.
            _ if depth != 1 => {}
            kind => {
                let (Some(row), Some(column)) = (u16_at(data, 0), u16_at(data, 2)) else { continue };
                let (row, column) = (u32::from(row), u32::from(column));
                let style = u16_at(data, 4);
                let value = match kind {
                    NUMBER => f64_at(data, 6).map(|number| globals.number(style, number)),
                    SHORT_NUMBER => u32_at(data, 6).map(|packed| globals.number(style, unpack_number(packed))),
                    SHORT_NUMBERS => {
                        let packed = data.get(4..data.len().saturating_sub(2)).unwrap_or_default();
                        for (offset, pair) in (0..).zip(packed.chunks_exact(6)) {
                            let number = u32_at(pair, 2).map_or(0.0, unpack_number);
                            collector.put(row, column + offset, globals.number(u16_at(pair, 0), number))?;
                        }
                        None
                    }
                    SHARED_LABEL => u32_at(data, 6)
                        .and_then(|index| globals.strings.get(index as usize))
                        .map(|text| CellValue::from_text(text.as_str())),
                    LABEL | RICH_LABEL => Text::new(&record.parts, 6).long().map(CellValue::from_text),
                    TRUTH if data.get(7) == Some(&0) => data.get(6).map(|&truth| CellValue::Bool(truth != 0)),
                    FORMULA => {
                        formula_at = Some((row, column));
                        formula_value(data, style, globals)
                    }
                    FORMULA_TEXT => match (formula_at.take(), Text::new(&record.parts, 0).long()) {
                        (Some((row, column)), Some(text)) => {
                            collector.put(row, column, CellValue::from_text(text))?;
                            None
                        }
                        _ => None,
                    },
                    _ => None,
                };
                collector.put(row, column, value.unwrap_or_default())?;
            }
        }
    }
    Ok(())
}

fn formula_value(data: &[u8], style: Option<u16>, globals: &Globals) -> Option<CellValue> {
    if u16_at(data, 12)? != 0xFFFF {
        return Some(globals.number(style, f64_at(data, 6)?));
    }
    (data.get(6) == Some(&1)).then(|| CellValue::Bool(data.get(8).is_some_and(|&truth| truth != 0)))
}

/// The number packed into 30 bits.
fn unpack_number(packed: u32) -> f64 {
    let number =
        if packed & 2 == 0 { f64::from_bits(u64::from(packed & !3) << 32) } else { f64::from((packed as i32) >> 2) };
    if packed & 1 == 0 { number } else { number / 100.0 }
}

/// Whether a number format shows a day: year, month or day outside quotes, colours and escapes.
fn is_day_format(format: &str) -> bool {
    let (mut quoted, mut bracketed, mut escaped) = (false, false, false);
    let mut shown = String::new();
    for sign in format.chars() {
        match sign {
            _ if escaped => escaped = false,
            '"' => quoted = !quoted,
            _ if quoted => {}
            '\\' | '_' => escaped = true,
            '[' => bracketed = true,
            ']' => bracketed = false,
            _ if bracketed => {}
            _ => shown.push(sign.to_ascii_lowercase()),
        }
    }
    let counts = shown.contains(['0', '#', '?', '@']);
    !counts
        && (shown.contains(['y', 'd']) || shown.contains(DATE_FORMAT_SIGNS) || shown.contains("mmm") || shown == "m-")
}

/// The shared strings; the list ends where it breaks.
fn read_strings(record: &Record<'_>) -> Vec<String> {
    let mut text = Text::new(&record.parts, 8);
    let mut strings = Vec::new();
    while let Some(string) = text.long() {
        strings.push(string);
    }
    strings
}

/// Strings across a record and its continuations.
struct Text<'a> {
    parts: &'a [&'a [u8]],
    part: usize,
    at: usize,
}

impl<'a> Text<'a> {
    fn new(parts: &'a [&'a [u8]], at: usize) -> Self {
        Self { parts, part: 0, at }
    }

    /// A string whose length is one byte.
    fn short(&mut self) -> Option<String> {
        let length = self.byte()?;
        self.string(usize::from(length))
    }

    /// A string whose length is two bytes.
    fn long(&mut self) -> Option<String> {
        let length = u16::from_le_bytes([self.byte()?, self.byte()?]);
        self.string(usize::from(length))
    }

    fn string(&mut self, length: usize) -> Option<String> {
        let mut flags = self.byte()?;
        let runs = if flags & 8 == 0 { 0 } else { u16::from_le_bytes([self.byte()?, self.byte()?]) };
        let extra = if flags & 4 == 0 {
            0
        } else {
            u32::from_le_bytes([self.byte()?, self.byte()?, self.byte()?, self.byte()?])
        };
        let mut units = Vec::with_capacity(length);
        while units.len() < length {
            // Inside a string each continuation says anew how wide its characters are.
            if self.at >= self.parts.get(self.part)?.len() {
                self.part += 1;
                self.at = 0;
                flags = self.byte()?;
                continue;
            }
            units.push(if flags & 1 == 0 {
                u16::from(self.byte()?)
            } else {
                u16::from_le_bytes([self.byte()?, self.byte()?])
            });
        }
        self.skip(usize::from(runs) * 4 + extra as usize);
        Some(String::from_utf16_lossy(&units))
    }

    fn byte(&mut self) -> Option<u8> {
        while self.at >= self.parts.get(self.part)?.len() {
            self.part += 1;
            self.at = 0;
        }
        let byte = self.parts.get(self.part)?.get(self.at).copied();
        self.at += 1;
        byte
    }

    fn skip(&mut self, mut bytes: usize) {
        while bytes > 0 {
            // A string may end with its list.
            let Some(part) = self.parts.get(self.part) else { return };
            let step = bytes.min(part.len().saturating_sub(self.at));
            self.at += step;
            bytes -= step;
            if bytes > 0 {
                self.part += 1;
                self.at = 0;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packed_numbers_are_unpacked() {
        assert!((unpack_number(0x3FF0_0000) - 1.0).abs() < f64::EPSILON);
        assert!((unpack_number((123 << 2) | 2) - 123.0).abs() < f64::EPSILON);
        assert!((unpack_number((123 << 2) | 3) - 1.23).abs() < f64::EPSILON);
        assert!((unpack_number(((-5_i32 << 2) | 2) as u32) + 5.0).abs() < f64::EPSILON);
    }

    #[test]
    fn formats_of_days_are_told_from_others() {
        for (format, day) in [
            ("yyyy\"年\"m\"月\"d\"日\"", true),
            ("m/d/yy", true),
            ("m月d日", true),
            ("General", false),
            ("#,##0.00", false),
            ("[Red]0", false),
            ("h:mm", false),
            ("000000", false),
            ("\"day\"0", false),
        ] {
            assert_eq!(is_day_format(format), day, "{format}");
        }
    }
}
