//! The bound on packed files: every part is run through the decompressor and its real output counted, before a parser
//! sees any of it. What the archive claims about sizes is not asked.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::read::{Format, ReadError};

/// All parts together may unpack to this many bytes.
pub(super) const MOST_UNPACKED: u64 = 256 << 20;
const MOST_PARTS: usize = 10_000;
/// Tags of the shared strings, each of which becomes a string.
const MOST_STRING_TAGS: u64 = 8_000_000;
/// Tags of any other part that is not a sheet: styles cost a parser much more than they cost the file.
const MOST_OTHER_TAGS: u64 = 1_000_000;
/// What the shared strings may claim their number is: the parser reserves as much.
const MOST_CLAIMED: u64 = 4_000_000;
const CLAIM: &[u8] = b"uniqueCount";

/// Which of the packed formats it is.
pub(super) fn format_of(content: &[u8]) -> Result<Format, ReadError> {
    let archive = open(content)?;
    let has = |wanted: &str| archive.file_names().flatten().any(|name| name.eq_ignore_ascii_case(wanted));
    if has("content.xml") && has("mimetype") {
        Ok(Format::Ods)
    } else if has("xl/workbook.xml") || (has("[Content_Types].xml") && has("_rels/.rels")) {
        Ok(Format::Xlsx)
    } else {
        Err(ReadError::Unknown)
    }
}

/// Refuses an archive that swells beyond the bounds.
pub(super) fn check(content: &[u8]) -> Result<(), ReadError> {
    let mut archive = open(content)?;
    let mut left = MOST_UNPACKED;
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(broken)?;
        let name = part.name().map_err(broken)?.into_owned();
        let swells = || ReadError::Swells { part: name.clone(), limit: MOST_UNPACKED };
        left = left.checked_sub(count(part, &name, left)?).ok_or_else(swells)?;
    }
    Ok(())
}

pub(super) fn open(content: &[u8]) -> Result<ZipArchive<Cursor<&[u8]>>, ReadError> {
    let archive = ZipArchive::new(Cursor::new(content)).map_err(broken)?;
    if archive.len() > MOST_PARTS {
        return Err(ReadError::Swells { part: "*".to_owned(), limit: MOST_UNPACKED });
    }
    Ok(archive)
}

pub(super) fn broken(error: ZipError) -> ReadError {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => ReadError::Encrypted,
        other => ReadError::Malformed { format: Format::Xlsx, detail: other.to_string() },
    }
}

/// How many bytes a part unpacks to; stops at the limit.
fn count(mut part: impl Read, name: &str, limit: u64) -> Result<u64, ReadError> {
    let lower = name.to_ascii_lowercase();
    let swells = || ReadError::Swells { part: name.to_owned(), limit: MOST_UNPACKED };
    let strings = lower.ends_with("sharedstrings.xml");
    let most_tags = if strings {
        MOST_STRING_TAGS
    } else if lower.starts_with("xl/worksheets/") || lower == "content.xml" {
        u64::MAX
    } else {
        MOST_OTHER_TAGS
    };
    let is_markup = [".xml", ".rels", ".vml"].iter().any(|ending| lower.ends_with(ending));
    let mut buffer = vec![0; 64 << 10];
    let mut kept = 0;
    let (mut total, mut tags) = (0_u64, 0_u64);
    let mut first = true;
    loop {
        let space = buffer.get_mut(kept..).unwrap_or_default();
        let read =
            part.read(space).map_err(|e| ReadError::Malformed { format: Format::Xlsx, detail: e.to_string() })?;
        let chunk = buffer.get(..kept + read).unwrap_or_default();
        if read == 0 {
            return if strings && !claims_little(chunk) { Err(swells()) } else { Ok(total) };
        }
        total += read as u64;
        if is_markup {
            tags += chunk.iter().skip(kept).filter(|&&byte| byte == b'<').count() as u64;
            if std::mem::take(&mut first) && !is_plain(chunk) {
                return Err(ReadError::Malformed { format: Format::Xlsx, detail: "encoding".to_owned() });
            }
        }
        if total > limit || tags > most_tags || (strings && !claims_little(chunk)) {
            return Err(swells());
        }
        // A claim may stand across two reads: the end of one is looked at again with the next.
        let keep = if strings { chunk.len().min(256) } else { 0 };
        let from = chunk.len() - keep;
        let until = chunk.len();
        buffer.copy_within(from..until, 0);
        kept = keep;
    }
}

/// Markup must be UTF-8: only then does counting its bytes count its tags.
fn is_plain(head: &[u8]) -> bool {
    let head = head.get(..head.len().min(256)).unwrap_or(head);
    if head.starts_with(b"\xFF\xFE") || head.starts_with(b"\xFE\xFF") || head.iter().take(4).any(|&byte| byte == 0) {
        return false;
    }
    let lower: Vec<u8> = head.to_ascii_lowercase();
    let declaration = lower.split(|&byte| byte == b'>').next().unwrap_or_default();
    let Some(at) = declaration.windows(8).position(|window| window == b"encoding") else { return true };
    let value = declaration.get(at + 8..).unwrap_or_default();
    value.windows(5).any(|window| window == b"utf-8") || value.windows(8).any(|window| window == b"us-ascii")
}

/// Whether every claim of a number of strings in `chunk` is a modest one.
fn claims_little(chunk: &[u8]) -> bool {
    let mut rest = chunk;
    while let Some(at) = rest.windows(CLAIM.len()).position(|window| window == CLAIM) {
        rest = rest.get(at + CLAIM.len()..).unwrap_or_default();
        let digits = rest
            .iter()
            .skip_while(|byte| byte.is_ascii_whitespace() || matches!(byte, b'=' | b'"' | b'\'' | b'+'))
            .take_while(|byte| byte.is_ascii_digit());
        if digits.fold(0_u64, |sum, digit| sum.saturating_mul(10).saturating_add(u64::from(digit - b'0')))
            > MOST_CLAIMED
        {
            return false;
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write as _;
    use std::time::Instant;
    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    fn packed(name: &str, fill: &[u8], times: usize) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        writer.start_file("xl/workbook.xml", SimpleFileOptions::default()).unwrap();
        writer.write_all(b"<workbook/>").unwrap();
        writer.start_file(name, SimpleFileOptions::default()).unwrap();
        for _ in 0..times {
            writer.write_all(fill).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    #[test]
    fn what_swells_is_refused() {
        let blank = vec![b' '; 1 << 20];
        let bomb = packed("xl/worksheets/sheet1.xml", &blank, 300);
        assert!(bomb.len() < 400 << 10);
        let started = Instant::now();
        assert!(matches!(check(&bomb), Err(ReadError::Swells { .. })));
        assert!(started.elapsed().as_secs() < 20);
        assert!(check(&packed("xl/worksheets/sheet1.xml", &blank, 3)).is_ok());
    }

    #[test]
    fn what_claims_too_much_is_refused() {
        let claim = b"<sst uniqueCount=\"99999999999\">";
        assert!(matches!(check(&packed("xl/sharedStrings.xml", claim, 1)), Err(ReadError::Swells { .. })));
        assert!(check(&packed("xl/sharedStrings.xml", b"<sst uniqueCount=\"12\">", 1)).is_ok());
        let styles = vec![b'<'; 1 << 20];
        assert!(matches!(check(&packed("xl/styles.xml", &styles, 1)), Err(ReadError::Swells { .. })));
        assert!(check(&packed("xl/styles.xml", b"<?xml encoding=\"UTF-16\"?>", 1)).is_err());
    }

    #[test]
    fn a_claim_across_two_reads_is_seen() {
        let mut text = vec![b' '; (64 << 10) - 5];
        text.extend_from_slice(b"<sst uniqueCount=\"99999999999\">");
        assert!(matches!(check(&packed("xl/sharedStrings.xml", &text, 1)), Err(ReadError::Swells { .. })));
    }
}
