//! From files to the books: a ledger is read, mapped, tried, mended where a row does not fit, and brought in. The command
//! line and the window bring in through here, so that both take the same rows.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::exchange::cell::{self, CellValue, Sheet, Workbook};
use crate::exchange::ledger::{Ledger, RejectReason, Rejected, ledger_with};
use crate::exchange::mapping::{Field, Mapping};
use crate::exchange::read::{ReadError, read_sheets};
use crate::exchange::rejects::write_rejects;
use crate::exchange::write::WriteError;
use crate::model::ledger::LedgerRow;
use crate::model::refusal::Refusal;
use crate::model::register::Register;
use crate::registry::bring_in::Outcome;
use crate::registry::today::LastImport;
use crate::registry::{Error, Registry};

/// What became of the rows of a ledger, or would.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// On the books now, or possible to bring there.
    pub imported: usize,
    /// On the books already.
    pub already: usize,
    /// Not possible.
    pub rejected: usize,
}

/// Brings the rows of a ledger in, or tries to; rows that do not fit the books join those that were not read.
pub fn bring_in(registry: &mut Registry, ledger: &mut Ledger, rehearsal: bool) -> Result<Counts, Error> {
    let rows: Vec<LedgerRow> = ledger.rows.iter().map(|accepted| accepted.row.clone()).collect();
    let outcomes = registry.bring_in(ledger.register, &ledger.source, rows, rehearsal)?;
    let mut counts = Counts::default();
    for (accepted, outcome) in ledger.rows.iter().zip(outcomes) {
        match outcome {
            Outcome::Imported(_) => counts.imported += 1,
            Outcome::Already(_) => counts.already += 1,
            Outcome::Rejected(refusal) => {
                let field = field_of(&refusal);
                let column = ledger.sheets.iter().find(|sheet| sheet.mapping.sheet == accepted.at.sheet);
                let column = column.and_then(|sheet| sheet.mapping.column(field));
                ledger.rejected.push(Rejected {
                    cell: column.map(|column| cell::a1(accepted.at.row, column)),
                    at: accepted.at.clone(),
                    number: number_of(&accepted.row).map(|number| number.to_string()),
                    raw: accepted.raw.clone(),
                    field,
                    reason: RejectReason::Books(Box::new(refusal)),
                });
            }
        }
    }
    ledger.rejected.sort_by_key(|rejected| rejected.at.row);
    counts.rejected = ledger.rejected.len();
    Ok(counts)
}

/// Keeps in mind what an import left over, for the list of what is to be done; forgets it where nothing is left.
pub fn keep_in_mind(registry: &Registry, ledger: &Ledger, source: &Path, rejects: Option<&Path>) -> Result<(), Error> {
    let left = LastImport {
        source: source.display().to_string(),
        rejected: ledger.rejected.len(),
        rejects: rejects.map(|path| path.display().to_string()),
        on: registry.clock().today(),
    };
    registry.keep_import(Some(&left).filter(|left| left.rejected > 0))
}

fn number_of(row: &LedgerRow) -> Option<u32> {
    match row {
        LedgerRow::Receiving(row) => row.number,
        LedgerRow::Issuing(row) => row.number,
        LedgerRow::Lending(row) => row.number,
    }
}

/// The column that a refusal of the books speaks of.
fn field_of(refusal: &Refusal) -> Field {
    match refusal {
        Refusal::Before { field, .. } if *field == "returned_on" => Field::ReturnedOn,
        Refusal::Future { .. } | Refusal::Before { .. } => Field::Date,
        Refusal::NoDocument { .. } | Refusal::ManyDocuments { .. } => Field::DocNo,
        Refusal::NoCarrierThen { .. } | Refusal::NoCopy { .. } => Field::CopyNumber,
        Refusal::CopyNumbersCount { .. } | Refusal::CopyNumbersMissing { .. } => Field::CopyNumbers,
        Refusal::SumDiffers { .. } => Field::Printed,
        _ => Field::Number,
    }
}

/// A ledger on its way in, as a person sees and mends it.
#[derive(Debug)]
pub struct Intake {
    path: PathBuf,
    workbook: Workbook,
    register: Register,
    /// What a person said about the columns, sheet by sheet.
    said: Vec<Mapping>,
    ledger: Result<Ledger, ReadError>,
    /// What the last trial, or the bringing in, came to.
    pub counts: Option<Counts>,
    /// Whether it is on the books, and not only tried.
    pub is_in: bool,
    /// How many cells were mended.
    pub mended: usize,
}

/// The registers that ledgers are brought in for.
pub const REGISTERS: [Register; 3] = [Register::Receiving, Register::Issuing, Register::Lending];

impl Intake {
    /// Reads a file and guesses which register it is of.
    pub fn open(path: &Path) -> Result<Self, ReadError> {
        let workbook = read_sheets(path)?;
        let register = guessed(&workbook);
        let mut intake = Self {
            path: path.to_owned(),
            workbook,
            register,
            said: Vec::new(),
            ledger: Err(ReadError::NoHeader),
            counts: None,
            is_in: false,
            mended: 0,
        };
        intake.read();
        Ok(intake)
    }

    /// Reads the rows again, with what was said and mended since.
    pub fn read(&mut self) {
        (self.counts, self.is_in) = (None, false);
        self.ledger = ledger_with(self.workbook.clone(), self.register, &self.said);
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The register it is read as.
    pub fn register(&self) -> Register {
        self.register
    }

    /// The rows, or why there are none.
    pub fn ledger(&self) -> Result<&Ledger, &ReadError> {
        self.ledger.as_ref()
    }

    /// The sheets, each with its mapping as it stands; of a sheet without a header there is none.
    pub fn sheets(&self) -> impl Iterator<Item = (&Sheet, Option<Mapping>)> {
        self.workbook.sheets.iter().map(|sheet| (sheet, self.mapping(sheet)))
    }

    fn mapping(&self, sheet: &Sheet) -> Option<Mapping> {
        let said = self.said.iter().find(|mapping| mapping.sheet == sheet.name).cloned();
        said.or_else(|| Mapping::find(sheet, self.register, &self.workbook.name))
    }

    /// What stands first in a column below the header, as an example.
    pub fn example(&self, mapping: &Mapping, column: u32) -> String {
        let sheet = self.workbook.sheets.iter().find(|sheet| sheet.name == mapping.sheet);
        let below = sheet.into_iter().flat_map(|sheet| &sheet.rows).filter(|row| row.number > mapping.last_row);
        below
            .map(|row| row.cell(column))
            .find(|cell| !cell.is_blank())
            .map(|cell| cell.text().into_owned())
            .unwrap_or_default()
    }

    /// Reads it as another register; what was said about columns was said of the other one.
    pub fn read_as(&mut self, register: Register) {
        (self.register, self.said) = (register, Vec::new());
    }

    /// Says which column of a sheet a field has; none takes it from every column.
    pub fn say(&mut self, sheet: &str, field: Field, column: Option<u32>) {
        let Some(found) = self.workbook.sheets.iter().find(|other| other.name == sheet) else { return };
        let Some(mut mapping) = self.mapping(found) else { return };
        mapping.put(field, column);
        self.said.retain(|other| other.sheet != sheet);
        self.said.push(mapping);
    }

    /// What stands in the cell at fault of a rejected row; none where no cell is.
    pub fn cell_of(&self, rejected: &Rejected) -> Option<String> {
        let column = self.column_of(rejected)?;
        Some(rejected.raw.get(column as usize).map(|cell| cell.text().into_owned()).unwrap_or_default())
    }

    fn column_of(&self, rejected: &Rejected) -> Option<u32> {
        let sheet = self.workbook.sheets.iter().find(|sheet| sheet.name == rejected.at.sheet)?;
        // The cell that is named, or the column of the fact at fault.
        let named = rejected.cell.as_deref().and_then(cell::column_of);
        named.or_else(|| self.mapping(sheet)?.column(rejected.field))
    }

    /// Puts another text into the cell at fault. The file itself is left as it is.
    pub fn mend(&mut self, rejected: &Rejected, text: &str) {
        let Some(column) = self.column_of(rejected) else { return };
        let sheet = self.workbook.sheets.iter_mut().find(|sheet| sheet.name == rejected.at.sheet);
        let row = sheet.and_then(|sheet| sheet.rows.iter_mut().find(|row| row.number == rejected.at.row));
        let Some(row) = row else { return };
        let column = column as usize;
        if row.cells.len() <= column {
            row.cells.resize(column + 1, CellValue::Empty);
        }
        if let Some(cell) = row.cells.get_mut(column) {
            *cell = CellValue::from_text(text.trim());
            self.mended += 1;
        }
    }

    /// Brings the rows in, or tries to.
    pub fn bring_in(&mut self, registry: &mut Registry, rehearsal: bool, seen: &AtomicUsize) -> Result<(), Error> {
        self.read();
        let Ok(ledger) = &mut self.ledger else { return Ok(()) };
        seen.store(ledger.rows.len(), Ordering::Relaxed);
        self.counts = Some(bring_in(registry, ledger, rehearsal)?);
        self.is_in = !rehearsal;
        if rehearsal { Ok(()) } else { keep_in_mind(registry, ledger, &self.path, None) }
    }

    /// Writes the rows that cannot be brought in beside the file, to be mended there; nothing where there are none.
    pub fn save_rejects(&self, registry: &Registry) -> Result<Option<PathBuf>, WriteError> {
        let Ok(ledger) = &self.ledger else { return Ok(None) };
        let rejects = write_rejects(ledger, &self.path)?;
        if self.is_in {
            // A list that lacks the file's name still names the ledger.
            keep_in_mind(registry, ledger, &self.path, rejects.as_deref()).ok();
        }
        Ok(rejects)
    }
}

/// The register whose columns the sheets name most of.
fn guessed(workbook: &Workbook) -> Register {
    let score = |register: Register| {
        let found = workbook.sheets.iter().filter_map(|sheet| Mapping::find(sheet, register, &workbook.name));
        let score = |mapping: Mapping| {
            let fields = mapping.columns.iter().filter(|column| column.field.is_some()).count();
            (mapping.missing(register).is_empty(), fields)
        };
        found.map(score).max().unwrap_or_default()
    };
    // Of two that name as many, the first.
    REGISTERS.into_iter().rev().max_by_key(|register| score(*register)).unwrap_or(Register::Receiving)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registry::clock::SystemClock;

    type Outcome = Result<(), Box<dyn std::error::Error>>;

    fn sample(name: &str) -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/samples").join(name)
    }

    fn books() -> Result<Registry, Box<dyn std::error::Error>> {
        Ok(Registry::in_memory("农发行某县支行", "王喆", Box::new(SystemClock))?)
    }

    fn tried(intake: &mut Intake, books: &mut Registry, rehearsal: bool) -> Result<Counts, Box<dyn std::error::Error>> {
        intake.bring_in(books, rehearsal, &AtomicUsize::new(0))?;
        Ok(intake.counts.ok_or("no counts")?)
    }

    #[test]
    fn the_register_is_guessed() -> Outcome {
        for (name, register) in [
            ("收文登记簿2025.xlsx", Register::Receiving),
            ("发文登记簿2025.xls", Register::Issuing),
            ("借阅登记2025.csv", Register::Lending),
        ] {
            assert_eq!(Intake::open(&sample(name))?.register(), register, "{name}");
        }
        Ok(())
    }

    #[test]
    fn a_trial_leaves_nothing_and_what_is_mended_comes_in() -> Outcome {
        let mut books = books()?;
        let before = books.fingerprint()?;
        let mut intake = Intake::open(&sample("收文登记簿2025.xlsx"))?;
        let counts = tried(&mut intake, &mut books, true)?;
        assert_eq!(counts, Counts { imported: 162, already: 0, rejected: 6 });
        assert_eq!(books.fingerprint()?, before);

        let rejected = intake.ledger().map_err(ToString::to_string)?.rejected.clone();
        let bad_day = rejected.iter().find(|row| matches!(row.reason, RejectReason::Date(_))).ok_or("no bad day")?;
        assert!(intake.cell_of(bad_day).is_some_and(|text| !text.is_empty()));
        intake.mend(bad_day, "2025-06-30");
        assert_eq!(intake.mended, 1);
        assert_eq!(tried(&mut intake, &mut books, true)?, Counts { imported: 163, already: 0, rejected: 5 });

        assert_eq!(tried(&mut intake, &mut books, false)?.imported, 163);
        assert!(intake.is_in);
        assert_eq!(books.last_import()?.map(|left| left.rejected), Some(5));
        // Again: everything is there.
        assert_eq!(tried(&mut intake, &mut books, false)?, Counts { imported: 0, already: 163, rejected: 5 });
        assert!(books.verify(None).is_clean());
        Ok(())
    }

    #[test]
    fn a_person_has_the_last_word_on_a_column() -> Outcome {
        let mut intake = Intake::open(&sample("收文登记簿2025.xlsx"))?;
        let (sheet, column) = {
            let (sheet, mapping) = intake.sheets().next().ok_or("no sheet")?;
            (sheet.name.clone(), mapping.ok_or("no mapping")?.column(Field::Title))
        };
        intake.say(&sheet, Field::Title, None);
        intake.read();
        assert!(matches!(intake.ledger(), Err(ReadError::MissingColumns { fields, .. }) if *fields == [Field::Title]));
        intake.say(&sheet, Field::Title, column);
        intake.read();
        assert_eq!(intake.ledger().map_err(ToString::to_string)?.rows.len(), 162);
        intake.read_as(Register::Lending);
        intake.read();
        assert!(intake.ledger().is_err());
        Ok(())
    }
}
