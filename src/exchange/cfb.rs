//! The container of .xls: one stream out of a compound file. Chains of sectors that run in circles or out of the file
//! are errors.

use super::read::{Format, ReadError};

const END_OF_CHAIN: u32 = 0xFFFF_FFFE;
const LAST_SECTOR: u32 = 0xFFFF_FFFA;
const SHORT_SECTOR: usize = 64;
const SHORT_STREAM: usize = 4096;

/// The little-endian number at a place.
pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..)?.first_chunk().copied()?))
}

/// The little-endian number at a place.
pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..)?.first_chunk().copied()?))
}

/// The little-endian number at a place.
pub(super) fn f64_at(bytes: &[u8], at: usize) -> Option<f64> {
    Some(f64::from_le_bytes(bytes.get(at..)?.first_chunk().copied()?))
}

/// The stream of the workbook.
pub(super) fn workbook(file: &[u8]) -> Result<Vec<u8>, ReadError> {
    let compound = Compound::open(file).ok_or_else(|| broken("header"))?;
    let find =
        |name: &str| compound.entries.iter().find(|entry| entry.kind == 2 && entry.name.eq_ignore_ascii_case(name));
    if find("EncryptedPackage").is_some() {
        return Err(ReadError::Encrypted);
    }
    match find("Workbook") {
        Some(entry) => compound.stream(entry).ok_or_else(|| broken("chain")),
        None if find("Book").is_some() => Err(ReadError::TooOld),
        None => Err(ReadError::Unknown),
    }
}

pub(super) fn broken(what: &str) -> ReadError {
    ReadError::Malformed { format: Format::Xls, detail: what.to_owned() }
}

struct Entry {
    name: String,
    kind: u8,
    start: u32,
    size: usize,
}

struct Compound<'a> {
    file: &'a [u8],
    sector: usize,
    table: Vec<u32>,
    entries: Vec<Entry>,
    short_table: Vec<u32>,
    short_stream: Vec<u8>,
}

impl<'a> Compound<'a> {
    fn open(file: &'a [u8]) -> Option<Self> {
        let sector = match u16_at(file, 30)? {
            9 => 512,
            12 => 4096,
            _ => return None,
        };
        let mut compound = Self {
            file,
            sector,
            table: Vec::new(),
            entries: Vec::new(),
            short_table: Vec::new(),
            short_stream: Vec::new(),
        };
        compound.table = compound.read_table()?;
        let directory = compound.chain(u32_at(file, 48)?)?;
        for entry in directory.chunks_exact(128) {
            let length = usize::from(u16_at(entry, 64)?).clamp(2, 64) - 2;
            let units: Vec<u16> = entry.get(..length)?.chunks_exact(2).filter_map(|pair| u16_at(pair, 0)).collect();
            compound.entries.push(Entry {
                name: String::from_utf16_lossy(&units),
                kind: *entry.get(66)?,
                start: u32_at(entry, 116)?,
                size: u32_at(entry, 120)? as usize,
            });
        }
        let root = compound.entries.iter().find(|entry| entry.kind == 5).map(|root| root.start);
        if let (Some(root), true) = (root, u32_at(file, 64)? > 0) {
            compound.short_table = numbers(&compound.chain(u32_at(file, 60)?)?);
            compound.short_stream = compound.chain(root)?;
        }
        Some(compound)
    }

    /// The table of what sector follows which.
    fn read_table(&self) -> Option<Vec<u32>> {
        let mut sectors = numbers(self.file.get(76..512)?);
        let mut next = u32_at(self.file, 68)?;
        let mut steps = 0;
        while next < LAST_SECTOR {
            steps += 1;
            if steps > self.file.len() / self.sector {
                return None;
            }
            let mut more = numbers(self.sector(next)?);
            next = more.pop()?;
            sectors.append(&mut more);
        }
        let mut table = Vec::new();
        for sector in sectors.into_iter().filter(|sector| *sector < LAST_SECTOR) {
            // A table longer than the file repeats its own sectors.
            if table.len() > self.file.len() {
                return None;
            }
            table.extend(numbers(self.sector(sector)?));
        }
        Some(table)
    }

    /// A sector; the last one of a file may be cut short.
    fn sector(&self, number: u32) -> Option<&'a [u8]> {
        let from = (number as usize).checked_add(1)?.checked_mul(self.sector)?;
        let until = from.checked_add(self.sector)?.min(self.file.len());
        self.file.get(from..until).filter(|bytes| !bytes.is_empty())
    }

    fn chain(&self, start: u32) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        let mut next = start;
        while next != END_OF_CHAIN {
            bytes.extend_from_slice(self.sector(next)?);
            if bytes.len() > self.file.len() {
                return None;
            }
            next = *self.table.get(next as usize)?;
        }
        Some(bytes)
    }

    fn stream(&self, entry: &Entry) -> Option<Vec<u8>> {
        if entry.size > self.file.len() {
            return None;
        }
        let mut bytes =
            if entry.size >= SHORT_STREAM { self.chain(entry.start)? } else { self.short_chain(entry.start)? };
        bytes.truncate(entry.size);
        Some(bytes)
    }

    fn short_chain(&self, start: u32) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        let mut next = start;
        while next != END_OF_CHAIN {
            let from = (next as usize).checked_mul(SHORT_SECTOR)?;
            let until = from.checked_add(SHORT_SECTOR)?.min(self.short_stream.len());
            bytes.extend_from_slice(self.short_stream.get(from..until)?);
            if bytes.len() > SHORT_STREAM {
                return None;
            }
            next = *self.short_table.get(next as usize)?;
        }
        Some(bytes)
    }
}

fn numbers(bytes: &[u8]) -> Vec<u32> {
    bytes.chunks_exact(4).filter_map(|four| u32_at(four, 0)).collect()
}
