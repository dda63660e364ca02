//! A file of sheets, whatever its name says it is: the first bytes decide. Parsers that are not ours run behind bounds
//! and behind a net for their panics.

use std::cell::Cell;
use std::fs::File;
use std::io::Read as _;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use thiserror::Error;

use super::cell::{Collector, Workbook};
use super::mapping::Field;
use super::{biff, delimited, ods, unpack, xlsx};
use crate::model::register::Register;

/// The largest file that is opened.
pub const MOST_BYTES: u64 = 64 << 20;

/// The formats that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Office Open XML.
    Xlsx,
    /// Excel 97–2003.
    Xls,
    /// `OpenDocument`.
    Ods,
    /// Text with separators.
    Csv,
}

impl Format {
    /// Its usual extension.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Xls => "xls",
            Self::Ods => "ods",
            Self::Csv => "csv",
        }
    }
}

/// Why a file gives no ledger.
#[derive(Debug, Error)]
pub enum ReadError {
    /// It cannot be read at all.
    #[error("{0}")]
    Io(#[from] std::io::Error),
    /// It is larger than [`MOST_BYTES`].
    #[error("file of {bytes} bytes")]
    TooLarge {
        /// Its size.
        bytes: u64,
        /// The limit.
        limit: u64,
    },
    /// A part of it unpacks to more than is allowed.
    #[error("{part} unpacks beyond {limit} bytes")]
    Swells {
        /// The part.
        part: String,
        /// The limit of all parts together, in bytes.
        limit: u64,
    },
    /// It has more cells, or more text, than is allowed.
    #[error("{sheet}: more than {limit} cells")]
    TooManyCells {
        /// The sheet.
        sheet: String,
        /// The limit.
        limit: usize,
    },
    /// A value stands beyond the columns or rows that are read.
    #[error("{sheet}: a value at {cell}")]
    TooWide {
        /// The sheet.
        sheet: String,
        /// Where.
        cell: String,
    },
    /// It breaks the rules of its format.
    #[error("broken {}: {detail}", format.extension())]
    Malformed {
        /// The format.
        format: Format,
        /// What the parser says, for whoever looks after the program.
        detail: String,
    },
    /// It is locked with a password.
    #[error("encrypted")]
    Encrypted,
    /// It is an older format than those that are read.
    #[error("format before Excel 97")]
    TooOld,
    /// It is none of the formats that are read.
    #[error("unknown format")]
    Unknown,
    /// It is a text in none of the encodings that are read.
    #[error("unknown encoding")]
    Encoding,
    /// No sheet has a row of column names that are known.
    #[error("no header")]
    NoHeader,
    /// Columns without which a row is nothing are missing.
    #[error("{sheet}: columns are missing")]
    MissingColumns {
        /// The sheet.
        sheet: String,
        /// The columns.
        fields: Vec<Field>,
    },
    /// Books of this kind are not read from files.
    #[error("no import into {}", .0.code())]
    NotImported(Register),
}

thread_local! {
    static PANIC_EXPECTED: Cell<bool> = const { Cell::new(false) };
}

/// Whether a panic on this thread right now is a parser's, caught and told as an error: a panic hook stays silent then.
pub fn is_expected_panic() -> bool {
    PANIC_EXPECTED.get()
}

/// The sheets of a file.
pub fn read_sheets(path: &Path) -> Result<Workbook, ReadError> {
    let file = File::open(path)?;
    let bytes = file.metadata()?.len();
    let too_large = |bytes| ReadError::TooLarge { bytes, limit: MOST_BYTES };
    if bytes > MOST_BYTES {
        return Err(too_large(bytes));
    }
    let mut content = Vec::with_capacity(usize::try_from(bytes).unwrap_or_default());
    file.take(MOST_BYTES + 1).read_to_end(&mut content)?;
    if content.len() as u64 > MOST_BYTES {
        return Err(too_large(content.len() as u64));
    }
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    read_bytes(&name, &content)
}

/// The sheets of a file's content; the name is only carried along.
pub fn read_bytes(name: &str, content: &[u8]) -> Result<Workbook, ReadError> {
    let mut collector = Collector::default();
    match format_of(content)? {
        Format::Xlsx => {
            unpack::check(content)?;
            guarded(Format::Xlsx, || xlsx::read(content, &mut collector))?;
        }
        Format::Ods => {
            unpack::check(content)?;
            guarded(Format::Ods, || ods::read(content, &mut collector))?;
        }
        Format::Xls => biff::read(content, &mut collector)?,
        Format::Csv => {
            let stem = Path::new(name).file_stem().map(|stem| stem.to_string_lossy().into_owned());
            delimited::read(&stem.unwrap_or_default(), content, &mut collector)?;
        }
    }
    Ok(Workbook { name: name.to_owned(), sheets: collector.finish() })
}

fn format_of(content: &[u8]) -> Result<Format, ReadError> {
    if content.starts_with(b"PK\x03\x04") || content.starts_with(b"PK\x05\x06") {
        return guarded(Format::Xlsx, || unpack::format_of(content));
    }
    if content.starts_with(&cfb_magic()) {
        return Ok(Format::Xls);
    }
    let head = content.get(..content.len().min(512)).unwrap_or_default();
    let shown = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start();
    // Tables saved by web systems under a spreadsheet's name are markup; a card of Excel 95 begins with its own record.
    if shown.starts_with(b"<") || shown.starts_with(b"%PDF") || shown.starts_with(b"{\\rtf") {
        return Err(ReadError::Unknown);
    }
    if content.starts_with(&[0x09, 0x08]) || content.starts_with(&[0x09, 0x04]) || content.starts_with(&[0x09, 0x02]) {
        return Err(ReadError::TooOld);
    }
    Ok(Format::Csv)
}

const fn cfb_magic() -> [u8; 8] {
    [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
}

/// Runs a parser that may panic on a broken file.
fn guarded<T>(format: Format, parse: impl FnOnce() -> Result<T, ReadError>) -> Result<T, ReadError> {
    let before = PANIC_EXPECTED.replace(true);
    let outcome = catch_unwind(AssertUnwindSafe(parse));
    PANIC_EXPECTED.set(before);
    outcome.unwrap_or_else(|_payload| Err(ReadError::Malformed { format, detail: "panic".to_owned() }))
}
