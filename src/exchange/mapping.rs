//! Which column of a sheet is which fact: found by the many names offices give their columns, shown to a person, and
//! put right by one where it is wrong.

use serde::{Deserialize, Serialize};

use super::cell::{CellValue, Row, Sheet};
use super::words::{HEADING_BRACKETS, ISSUING, LENDING, RECEIVING, TITLE_WORDS, UNIT_LABELS, YEAR};
use crate::model::date::{FIRST_YEAR, LAST_YEAR};
use crate::model::register::Register;
use crate::model::text;

/// A fact that a column can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the fields of the rows of the same names say what they are")]
pub enum Field {
    Number,
    Date,
    Issuer,
    DocNo,
    Title,
    Attachments,
    Level,
    Period,
    Copies,
    CopyNumbers,
    Urgency,
    Channel,
    SignedBy,
    HandledBy,
    Result,
    Disposal,
    Remark,
    Printed,
    Recipients,
    Filed,
    Remaining,
    CopyNumber,
    Borrower,
    Department,
    Purpose,
    Approver,
    DueOn,
    ReturnedOn,
    Condition,
}

impl Field {
    /// The fields of a register, in the order of its columns; none where it is not imported.
    pub fn of(register: Register) -> Vec<Self> {
        vocabulary(register).iter().map(|(field, _)| *field).collect()
    }

    /// The fields without which a sheet of a register is not read.
    pub const fn required(register: Register) -> &'static [Self] {
        match register {
            Register::Receiving => &[Self::Date, Self::Issuer, Self::Title, Self::Level, Self::Copies],
            Register::Issuing => &[Self::Date, Self::Title, Self::Level, Self::Printed],
            Register::Lending => &[Self::Date, Self::Title, Self::Borrower],
            Register::Circulation => &[],
        }
    }
}

/// Rows that are looked through for a header.
const HEADER_WITHIN: usize = 40;
/// Fields a row must name to be a header.
const FEWEST_FIELDS: usize = 3;
/// The longest name of a column, in characters.
const LONGEST_HEADING: usize = 24;

/// One column of a sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MappedColumn {
    /// The column, from zero.
    pub column: u32,
    /// Its name, as found.
    pub heading: String,
    /// What it holds; nothing where its name is not known.
    pub field: Option<Field>,
}

/// What was found out about one sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mapping {
    /// The sheet.
    pub sheet: String,
    /// The first row of the header, from one.
    pub first_row: u32,
    /// The last row of the header; the same where it is one row.
    pub last_row: u32,
    /// Its columns that have a name.
    pub columns: Vec<MappedColumn>,
    /// The year of dates that have none.
    pub year: Option<i16>,
    /// The unit the ledger names.
    pub unit: Option<String>,
}

impl Mapping {
    /// The mapping of a sheet; nothing where no row names enough columns.
    pub fn find(sheet: &Sheet, register: Register, file: &str) -> Option<Self> {
        let vocabulary = vocabulary(register);
        let mut best: Option<(usize, usize, u32, Vec<MappedColumn>)> = None;
        for (at, row) in sheet.rows.iter().take(HEADER_WITHIN).enumerate() {
            if !may_be_header(row) {
                continue;
            }
            let below = sheet.rows.get(at + 1).filter(|next| next.number == row.number + 1 && may_be_header(next));
            for next in [None, below] {
                let columns = assign(vocabulary, &headings(row, next));
                let fields = columns.iter().filter(|column| column.field.is_some()).count();
                let titled = columns.iter().any(|column| column.field == Some(Field::Title));
                // Of two that name as much, the one of fewer rows.
                let better = best.as_ref().is_none_or(|(most, first, last, _)| {
                    let joined = sheet.rows.get(*first).is_some_and(|row| row.number < *last);
                    fields > *most || (fields == *most && next.is_none() && joined)
                });
                if fields >= FEWEST_FIELDS && titled && better {
                    best = Some((fields, at, next.unwrap_or(row).number, columns));
                }
            }
        }
        let (_, at, last_row, columns) = best?;
        let above = sheet.rows.get(..at).unwrap_or_default();
        Some(Self {
            sheet: sheet.name.clone(),
            first_row: sheet.rows.get(at)?.number,
            last_row,
            columns,
            year: year_of(above, &sheet.name, file),
            unit: unit_of(above),
        })
    }

    /// The column of a field.
    pub fn column(&self, field: Field) -> Option<u32> {
        self.columns.iter().find(|column| column.field == Some(field)).map(|column| column.column)
    }

    /// Puts a field to a column, or takes it from every column.
    pub fn put(&mut self, field: Field, column: Option<u32>) {
        for mapped in &mut self.columns {
            if mapped.field == Some(field) {
                mapped.field = None;
            }
        }
        let Some(column) = column else { return };
        match self.columns.iter_mut().find(|mapped| mapped.column == column) {
            Some(mapped) => mapped.field = Some(field),
            None => self.columns.push(MappedColumn { column, heading: String::new(), field: Some(field) }),
        }
    }

    /// The fields a register cannot do without and this mapping has not.
    pub fn missing(&self, register: Register) -> Vec<Field> {
        Field::required(register).iter().copied().filter(|field| self.column(*field).is_none()).collect()
    }
}

fn vocabulary(register: Register) -> &'static [(Field, &'static [&'static str])] {
    match register {
        Register::Receiving => RECEIVING,
        Register::Issuing => ISSUING,
        Register::Lending => LENDING,
        Register::Circulation => &[],
    }
}

fn may_be_header(row: &Row) -> bool {
    row.values().all(|(_, cell)| match cell {
        CellValue::Text(text) => text.chars().count() <= LONGEST_HEADING,
        CellValue::Empty => true,
        CellValue::Number(_) | CellValue::Date(_) | CellValue::Bool(_) => false,
    })
}

/// The names a column may have: of a header of two rows the joined name, then each alone.
struct Heading {
    column: u32,
    shown: String,
    names: Vec<String>,
}

fn headings(upper: &Row, lower: Option<&Row>) -> Vec<Heading> {
    let width = upper.cells.len().max(lower.map_or(0, |row| row.cells.len()));
    let mut spanning = String::new();
    let mut headings = Vec::new();
    for column in 0..width as u32 {
        let above = text::tidy(&upper.cell(column).text());
        let below = lower.map(|row| text::tidy(&row.cell(column).text())).unwrap_or_default();
        if !above.is_empty() {
            spanning.clone_from(&above);
        }
        let names = match (above.is_empty(), below.is_empty()) {
            (true, true) => continue,
            (false, true) => vec![above],
            (true, false) => vec![format!("{spanning}{below}"), below],
            (false, false) => vec![format!("{above}{below}"), below, above],
        };
        let shown = names.first().cloned().unwrap_or_default();
        headings.push(Heading { column, shown, names });
    }
    headings
}

/// Gives every field the column whose name says it best; a field has one column, a column one field.
fn assign(vocabulary: &[(Field, &[&str])], headings: &[Heading]) -> Vec<MappedColumn> {
    let mut claims: Vec<(usize, usize, Field)> = Vec::new();
    for (at, heading) in headings.iter().enumerate() {
        for (step, name) in heading.names.iter().enumerate() {
            let whole = key(name);
            let short = name.split(HEADING_BRACKETS).next().map(key).unwrap_or_default();
            for (field, synonyms) in vocabulary {
                let rank = |wanted: &str| synonyms.iter().position(|synonym| *synonym == wanted);
                if let Some(rank) = rank(&whole) {
                    claims.push((rank * 4 + step, at, *field));
                } else if let Some(rank) = rank(&short) {
                    claims.push((rank * 4 + step + 100, at, *field));
                }
            }
        }
    }
    claims.sort_by_key(|(rank, at, _)| (*rank, *at));
    let mut columns: Vec<MappedColumn> = headings
        .iter()
        .map(|heading| MappedColumn { column: heading.column, heading: heading.shown.clone(), field: None })
        .collect();
    for (_, at, field) in claims {
        let free = !columns.iter().any(|column| column.field == Some(field));
        if let Some(column) = columns.get_mut(at).filter(|column| free && column.field.is_none()) {
            column.field = Some(field);
        }
    }
    columns
}

/// A name without blanks and signs.
fn key(name: &str) -> String {
    name.chars().map(text::fold).filter(|character| character.is_alphanumeric()).collect()
}

fn year_of(above: &[Row], sheet: &str, file: &str) -> Option<i16> {
    let titles = above.iter().flat_map(Row::values).map(|(_, cell)| cell.text());
    titles
        .map(|title| year_in(&title))
        .find(Option::is_some)
        .flatten()
        .or_else(|| year_in(sheet))
        .or_else(|| year_in(file))
}

/// Four digits that are a year; those followed by the character for year go first.
pub(super) fn year_in(text: &str) -> Option<i16> {
    let folded = text::compact(text);
    let mut found = None;
    let mut rest = folded.as_str();
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let run = rest.get(start..)?;
        let end = run.find(|c: char| !c.is_ascii_digit()).unwrap_or(run.len());
        let (digits, behind) = run.split_at_checked(end)?;
        let year =
            digits.parse::<i16>().ok().filter(|year| digits.len() == 4 && (FIRST_YEAR..=LAST_YEAR).contains(year));
        if year.is_some() && behind.starts_with(YEAR) {
            return year;
        }
        found = found.or(year);
        rest = behind;
    }
    found
}

fn unit_of(above: &[Row]) -> Option<String> {
    let cells = || above.iter().flat_map(Row::values).map(|(_, cell)| text::normalise(&cell.text()));
    let labelled =
        cells().find_map(|text| UNIT_LABELS.iter().find_map(|label| text.strip_prefix(label).map(str::to_owned)));
    let titled = || {
        cells().find_map(|text| {
            let until = text.find(|c: char| c.is_ascii_digit());
            let until = until.or_else(|| TITLE_WORDS.iter().filter_map(|word| text.find(word)).min())?;
            text.get(..until).map(str::to_owned)
        })
    };
    labelled.or_else(titled).map(|unit| unit.trim().to_owned()).filter(|unit| !unit.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(rows: &[&[&str]]) -> Sheet {
        let rows = (1..).zip(rows).filter(|(_, cells)| !cells.is_empty()).map(|(number, cells)| Row {
            number,
            cells: cells.iter().map(|cell| CellValue::from_text(*cell)).collect(),
        });
        Sheet { name: "收文".to_owned(), rows: rows.collect() }
    }

    fn fields(mapping: &Mapping) -> Vec<Option<Field>> {
        mapping.columns.iter().map(|column| column.field).collect()
    }

    #[test]
    fn a_header_of_two_rows_is_joined() -> Result<(), &'static str> {
        let sheet = sheet(&[
            &["某某县支行收文登记簿"],
            &["序号", "收文", "来文", "", "标  题", "密级", "份  数", "份号（起-止）", "备 注"],
            &["", "日期", "机关", "字号"],
            &["1", "2025-1-1", "县委", "县〔2025〕1号", "通知", "机密", "1", "1", ""],
        ]);
        let mapping = Mapping::find(&sheet, Register::Receiving, "收文2024.xlsx").ok_or("no mapping")?;
        assert_eq!((mapping.first_row, mapping.last_row), (2, 3));
        assert_eq!((mapping.year, mapping.unit.as_deref()), (Some(2024), Some("某某县支行")));
        assert_eq!(
            fields(&mapping),
            [
                Field::Number,
                Field::Date,
                Field::Issuer,
                Field::DocNo,
                Field::Title,
                Field::Level,
                Field::Copies,
                Field::CopyNumbers,
                Field::Remark
            ]
            .map(Some)
        );
        Ok(())
    }

    #[test]
    fn the_better_name_gets_the_field_and_a_person_has_the_last_word() -> Result<(), &'static str> {
        let sheet = sheet(&[&["编号", "收文号", "日期", "来文单位", "内容", "文件标题", "密级", "数量"]]);
        let mut mapping = Mapping::find(&sheet, Register::Receiving, "").ok_or("no mapping")?;
        assert_eq!((mapping.column(Field::Number), mapping.column(Field::Title)), (Some(1), Some(5)));
        assert_eq!(mapping.missing(Register::Receiving), []);
        mapping.put(Field::Title, Some(4));
        assert_eq!(mapping.column(Field::Title), Some(4));
        mapping.put(Field::Copies, None);
        assert_eq!(mapping.missing(Register::Receiving), [Field::Copies]);
        let json = serde_json::to_string(&mapping).map_err(|_error| "json")?;
        assert_eq!(serde_json::from_str::<Mapping>(&json).map_err(|_error| "json")?, mapping);
        Ok(())
    }

    #[test]
    fn years_are_found() {
        for (text, year) in [
            ("2025年度收文", Some(2025)),
            ("收文登记簿2025", Some(2025)),
            ("２０２５ 年", Some(2025)),
            ("第1234号 2024年", Some(2024)),
            ("20250101", None),
            ("3025年", None),
        ] {
            assert_eq!(year_in(text), year, "{text}");
        }
    }
}
