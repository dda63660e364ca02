//! `print`: registers and cards as PDF; each printing is an entry of the journal.

use std::io::Write;

use super::arguments::Print;
use super::{Exit, Failure, vault};
use crate::model::event::Printed;
use crate::model::register::Register;
use crate::paper::{self, Job};
use crate::print::{DocumentMeta, save, write};
use crate::registry::Registry;
use crate::tr;

/// `print`
pub(super) fn print(print: &Print, out: &mut dyn Write) -> Result<Exit, Failure> {
    if print.document.is_some() && print.register != Register::Circulation {
        return Err(Failure::Usage(tr!("usage-document-cards")));
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

/// Prints what is asked into its file and records the printing; answers how many pages.
pub(super) fn to_file(registry: &mut Registry, print: &Print) -> Result<usize, Failure> {
    let wanted: Vec<Printed> = if print.register == Register::Circulation {
        let document = match &print.document {
            None => None,
            Some(name) => Some(registry.named(name)?.id),
        };
        registry.cards(print.year, document)?.into_iter().map(Printed::Card).collect()
    } else {
        let books = registry.books()?.into_iter().map(|(book, _)| book);
        let asked =
            books.filter(|book| book.register == print.register && print.year.is_none_or(|year| year == book.year));
        asked.map(Printed::Book).collect()
    };
    if wanted.is_empty() {
        return Err(Failure::Nothing(tr!("print-nothing")));
    }
    let jobs: Vec<Job> = wanted.into_iter().map(Job::all).collect();
    let gathered = paper::gather(registry, &jobs)?;
    let gathered = if print.spell_out { gathered.spelled_out() } else { gathered };
    let printed = gathered.lay_out()?;
    let meta = DocumentMeta { title: printed.title.clone(), created: registry.clock().now() };
    let bytes = write(&printed.pages, &meta)?;
    let pages = printed.pages.len();
    // The paper first: a printing that failed is not on the books.
    save(&bytes, &print.out)?;
    registry.record_printing(printed.printings)?;
    Ok(pages)
}
