//! `print`: registers and cards as PDF; each printing is an entry of the journal.

use std::io::Write;

use super::arguments::{Print, PrintWhat, Sheets};
use super::{Exit, Failure, vault};
use crate::labels::{LabelsOf, bag_labels, labels};
use crate::model::event::Printed;
use crate::model::register::Register;
use crate::paper::{self, Job};
use crate::print::labels::{grid_page, label_pages};
use crate::print::{DocumentMeta, save, write};
use crate::registry::Registry;
use crate::registry::names::DocumentName;
use crate::tr;

/// `print`
pub(super) fn print(print: &Print, out: &mut dyn Write) -> Result<Exit, Failure> {
    if matches!(&print.what, PrintWhat::Register(register, _, Some(_)) if *register != Register::Circulation) {
        return Err(Failure::Usage(tr!("usage-document-cards")));
    }
    if !fits(&print.what) {
        return Err(Failure::Usage(tr!("usage-matter")));
    }
    let mut registry = vault::open(&print.open)?;
    let pages = to_file(&mut registry, print)?;
    if print.open.json {
        writeln!(out, "{}", serde_json::json!({ "out": print.out.display().to_string(), "pages": pages }))?;
    } else {
        writeln!(out, "{}", tr!("print-done", n = pages, path = print.out.display()))?;
    }
    Ok(Exit::Done)
}

/// Whether a matter is named only where there are matters.
fn fits(what: &PrintWhat) -> bool {
    match what {
        PrintWhat::Matters(paper, _, matter) => matter.is_none() || paper.kind().is_some(),
        PrintWhat::Labels(sheets, ..) => sheets.matter.is_none() || sheets.of == LabelsOf::Bags,
        PrintWhat::Register(..) | PrintWhat::Post(_) | PrintWhat::Slip(_) => true,
    }
}

/// Prints what is asked into its file and records the printing; answers how many pages.
pub(super) fn to_file(registry: &mut Registry, print: &Print) -> Result<usize, Failure> {
    let printed = match &print.what {
        PrintWhat::Register(register, year, document) => {
            let jobs = jobs(registry, *register, *year, document.as_ref())?;
            if jobs.is_empty() {
                return Err(Failure::Nothing(tr!("print-nothing")));
            }
            let gathered = paper::gather(registry, &jobs)?;
            if print.spell_out { gathered.spelled_out() } else { gathered }.lay_out()?
        }
        PrintWhat::Labels(sheets, year, document) => {
            return labels_to_file(registry, print, sheets, *year, document.as_ref());
        }
        PrintWhat::Matters(paper, year, matter) => {
            let gathered = paper::gather_papers(registry, *paper, *year, *matter)?;
            let gathered = gathered.ok_or_else(|| Failure::Nothing(tr!("print-nothing")))?;
            if print.spell_out { gathered.spelled_out() } else { gathered }.lay_out()?
        }
        PrintWhat::Post(job) => return super::sheets_posts::to_file(registry, print, job),
        PrintWhat::Slip(seq) => {
            let none = || Failure::Nothing(tr!("printing-no-slip", seq = *seq));
            let gathered = paper::gather_slips(registry, *seq)?.ok_or_else(none)?;
            if print.spell_out { gathered.spelled_out() } else { gathered }.lay_out()?
        }
    };
    let meta = DocumentMeta { title: printed.title.clone(), created: registry.clock().now() };
    let bytes = write(&printed.pages, &meta)?;
    let pages = printed.pages.len();
    // The paper first: a printing that failed is not on the books.
    save(&bytes, &print.out)?;
    if !printed.printings.is_empty() {
        registry.record_printing(printed.printings)?;
    }
    Ok(pages)
}

/// Prints labels into their file; no entry is made of it.
fn labels_to_file(
    registry: &Registry,
    print: &Print,
    sheets: &Sheets,
    year: Option<i16>,
    document: Option<&DocumentName>,
) -> Result<usize, Failure> {
    let pages = if sheets.grid {
        vec![grid_page(&sheets.stock)?]
    } else {
        let document = document.map(|name| registry.named(name)).transpose()?.map(|document| document.id);
        let labels = match sheets.of {
            LabelsOf::Bags => bag_labels(registry, year, sheets.matter)?,
            of => labels(registry, of, year, document.as_slice())?,
        };
        label_pages(&sheets.stock, sheets.first, &labels)?
    };
    if pages.is_empty() {
        return Err(Failure::Nothing(tr!("print-nothing")));
    }
    let meta = DocumentMeta { title: registry.unit()?, created: registry.clock().now() };
    save(&write(&pages, &meta)?, &print.out)?;
    Ok(pages.len())
}

fn jobs(
    registry: &Registry,
    register: Register,
    year: Option<i16>,
    document: Option<&DocumentName>,
) -> Result<Vec<Job>, Failure> {
    if register == Register::Circulation {
        let document = document.map(|name| registry.named(name)).transpose()?.map(|document| document.id);
        let cards = registry.cards(year, document)?;
        return Ok(cards.into_iter().map(|card| Job::all(Printed::Card(card))).collect());
    }
    let books = registry.books()?.into_iter().map(|(book, _)| book);
    let wanted = books.filter(|book| book.register == register && year.is_none_or(|year| year == book.year));
    Ok(wanted.map(|book| Job::all(Printed::Book(book))).collect())
}
