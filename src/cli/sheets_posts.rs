//! `print --register specialties|facilities|cabinet-sheet|closing-check`: the papers of 三专 and 三铁.

use clap::ArgMatches;

use super::Failure;
use super::arguments::Print;
use crate::post_papers::{self, PaperJob, PostPaper};
use crate::print::{DocumentMeta, save, write};
use crate::registry::Registry;
use crate::tr;

/// The names under which they are printed.
pub(super) const NAMES: [&str; 4] = [
    PostPaper::Specialties.code(),
    PostPaper::Facilities.code(),
    PostPaper::CabinetSheet.code(),
    PostPaper::ClosingCheck.code(),
];

/// The paper that the arguments ask for.
pub(super) fn job(matches: &ArgMatches, name: Option<&str>) -> Option<PaperJob> {
    let what = PostPaper::from_code(name?)?;
    let text = |name: &str| matches.get_one::<String>(name).cloned();
    // A year and a month are a day of that month.
    let on = text("month").and_then(|month| format!("{month}-01").parse().ok());
    Some(PaperJob { what, place: text("place"), on })
}

/// Prints one into its file; answers how many pages.
pub(super) fn to_file(registry: &Registry, print: &Print, job: &PaperJob) -> Result<usize, Failure> {
    let mut rolls = post_papers::gather(registry, job)?;
    if rolls.is_empty() {
        return Err(Failure::Nothing(tr!("print-nothing")));
    }
    if print.spell_out {
        rolls.iter_mut().for_each(crate::print::roll::Roll::spell_out);
    }
    let laid_out = post_papers::lay_out(&rolls)?;
    let meta = DocumentMeta { title: laid_out.title, created: registry.clock().now() };
    save(&write(&laid_out.pages, &meta)?, &print.out)?;
    Ok(laid_out.pages.len())
}
