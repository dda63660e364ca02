//! From the books to paper: reads what a print job is made of, lays it out, and says what is to be recorded of it. The
//! command line and the window print through here, so that both print the same. Reading needs the books and is short;
//! laying out needs nothing but what was read, and can go on another thread.

mod matters;

pub use matters::{GatheredSheets, LedgerGathering, Paper, Sheet, gather_papers, matter_sheet, spot_check_sheet};

use std::collections::VecDeque;
use std::mem;

use crate::model::book::Book;
use crate::model::chain::hex;
use crate::model::event::{Print, Printed, PrintedPage};
use crate::model::register::Register;
use crate::model::settings::RETENTION;
use crate::model::view::{CardRow, LineRow, StoryRow};
use crate::print::{
    Choice, Foot, Page, Paginated, PrintError, SheetFacts, Slip, Watch, book_pages_of, card_pages_of, slip_pages,
};
use crate::print::{face, registers};
use crate::registry::{Error, Registry};

/// A book or a card, and which of its pages are to be printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Job {
    /// The book or the card.
    pub what: Printed,
    /// The pages.
    pub choice: Choice,
}

impl Job {
    /// All pages of a book or of a card.
    pub fn all(what: Printed) -> Self {
        Self { what, choice: Choice::All }
    }
}

/// What a print job is made of.
#[derive(Debug)]
pub struct Gathered {
    unit: String,
    retention: String,
    foot: Foot,
    parts: Vec<Part>,
    spell_out: bool,
}

/// A book or a card, with the pages of it that are on paper.
#[derive(Debug)]
enum Part {
    Book { book: Book, choice: Choice, pages_before: u32, lines: Vec<LineRow>, on_paper: Vec<PrintedPage> },
    Card { card: Box<CardRow>, choice: Choice, on_paper: Vec<PrintedPage> },
}

/// Laid out, and not yet on paper.
#[derive(Debug, Clone, Default)]
pub struct LaidOut {
    /// What the file is called by a reader of PDF.
    pub title: String,
    /// The pages.
    pub pages: Vec<Page>,
    /// What is recorded when they are on paper.
    pub printings: Vec<Print>,
}

/// Reads what is to be printed. Nothing is recorded: looking is no printing.
pub fn gather(registry: &Registry, jobs: &[Job]) -> Result<Gathered, Error> {
    let mut gathering = Gathering::begin(registry, jobs)?;
    while !gathering.read_on(registry, u32::MAX)? {}
    Ok(gathering.finish())
}

/// The jobs that bring to paper what is not on paper yet: the new pages of this year's books, and of any book that was
/// printed before, and the cards that never were. An old ledger that was brought in has its paper already.
pub fn new_pages(registry: &Registry) -> Result<Vec<Job>, Error> {
    let year = registry.clock().today().year();
    let mut jobs = Vec::new();
    for (book, _) in registry.books()? {
        let what = Printed::Book(book);
        let is_kept = book.year == year || !registry.printed_pages(what)?.is_empty();
        if book.register != Register::Circulation && is_kept {
            jobs.push(Job { what, choice: Choice::New });
        }
    }
    for card in registry.cards(Some(year), None)? {
        let what = Printed::Card(card);
        if registry.printed_pages(what)?.is_empty() {
            jobs.push(Job { what, choice: Choice::New });
        }
    }
    Ok(jobs)
}

/// Reading what is to be printed, a slice at a time, for whoever has other things to do in between.
#[derive(Debug)]
pub struct Gathering {
    gathered: Gathered,
    revision: u64,
    waiting: VecDeque<Job>,
    /// The lines still to be read of the last part: those of numbers above this one.
    after: Option<u32>,
    read: usize,
    of: usize,
}

/// A card takes as long to read as so many lines.
const LINES_OF_A_CARD: usize = 4;

impl Gathering {
    /// Reads nothing yet but what every page says.
    pub fn begin(registry: &Registry, jobs: &[Job]) -> Result<Self, Error> {
        let foot = foot(registry)?;
        let books = registry.books()?;
        let lines = |job: &Job| match job.what {
            Printed::Book(book) => books.iter().find(|(other, _)| *other == book).map_or(0, |(_, n)| *n as usize),
            Printed::Card(_) => LINES_OF_A_CARD,
        };
        Ok(Self {
            gathered: Gathered {
                unit: registry.unit()?,
                retention: registers::retention_of(registry.setting(RETENTION)?.as_deref()),
                foot,
                parts: Vec::with_capacity(jobs.len()),
                spell_out: false,
            },
            revision: registry.revision(),
            waiting: jobs.iter().copied().collect(),
            after: None,
            read: 0,
            of: jobs.iter().map(lines).sum(),
        })
    }

    /// How much is read, from 0 to 1.
    pub fn share(&self) -> f32 {
        (self.read as f32 / self.of.max(1) as f32).min(1.0)
    }

    /// Whether the books have changed since it began: then it has to begin again.
    pub fn is_stale(&self, registry: &Registry) -> bool {
        self.revision != registry.revision()
    }

    /// Reads up to so many lines more; answers whether that was all.
    pub fn read_on(&mut self, registry: &Registry, most: u32) -> Result<bool, Error> {
        if let (Some(after), Some(Part::Book { book, lines, .. })) = (self.after, self.gathered.parts.last_mut()) {
            let more = registry.lines_of_book_after(*book, after, most)?;
            self.read += more.len();
            self.after = more.last().map(|line| line.slot.number).filter(|_| more.len() as u64 >= u64::from(most));
            lines.extend(more);
            return Ok(self.after.is_none() && self.waiting.is_empty());
        }
        let Some(Job { what, choice }) = self.waiting.pop_front() else { return Ok(true) };
        let on_paper = registry.printed_pages(what)?;
        match what {
            Printed::Book(book) => {
                let (pages_before, after) = registers::behind(choice, &on_paper);
                self.read += after as usize;
                self.after = Some(after);
                self.gathered.parts.push(Part::Book { book, choice, pages_before, lines: Vec::new(), on_paper });
            }
            Printed::Card(card) => {
                self.read += LINES_OF_A_CARD;
                let card = registry.card(card)?;
                self.gathered.parts.extend(card.map(|card| Part::Card { card: Box::new(card), choice, on_paper }));
            }
        }
        Ok(self.after.is_none() && self.waiting.is_empty())
    }

    /// What was read.
    pub fn finish(self) -> Gathered {
        self.gathered
    }
}

impl Gathered {
    /// Characters that no face has are printed as their code points instead of refused: for whoever was told.
    #[must_use]
    pub fn spelled_out(self) -> Self {
        Self { spell_out: true, ..self }
    }

    /// Lays the parts out, one after the other.
    pub fn lay_out(self) -> Result<LaidOut, PrintError> {
        self.lay_out_watched(&Watch::default())
    }

    /// As [`Gathered::lay_out`], under the eyes of somebody who may stop it.
    pub fn lay_out_watched(self, watch: &Watch) -> Result<LaidOut, PrintError> {
        let Self { unit, retention, mut foot, parts, spell_out } = self;
        if spell_out {
            foot.printed_by = face::spelled_out(&foot.printed_by).into_owned();
        }
        let mut laid_out = LaidOut { title: unit.clone(), ..LaidOut::default() };
        for part in parts {
            match part {
                Part::Book { book, choice, pages_before, mut lines, on_paper } => {
                    let opened_on = lines.first().filter(|_| pages_before == 0).map(|line| line.date);
                    let sheets = registers::book(book, &unit, opened_on, &retention, &lines, &on_paper);
                    // A hundred thousand lines are not kept twice.
                    drop(mem::take(&mut lines));
                    let Some(mut sheets) = sheets else { continue };
                    sheets.pages_before = pages_before;
                    if spell_out {
                        sheets.spell_out();
                    }
                    laid_out.add(Printed::Book(book), book_pages_of(&sheets, &foot, choice, watch)?);
                }
                Part::Card { card: row, choice, on_paper } => {
                    let mut card = registers::card(&row, &unit, &on_paper);
                    if spell_out {
                        card.spell_out();
                    }
                    laid_out.add(Printed::Card(row.id), card_pages_of(&card, &foot, choice)?);
                }
            }
        }
        Ok(laid_out)
    }
}

/// The slips of a journal entry, read and not yet laid out.
#[derive(Debug)]
pub struct GatheredSlips {
    slips: Vec<Slip>,
    foot: Foot,
}

/// Reads what the slips of an entry say; none where there is no such entry, or where it gives no slip.
pub fn gather_slips(registry: &Registry, seq: u64) -> Result<Option<GatheredSlips>, Error> {
    let Some(entry) = registry.entry_row(seq)? else { return Ok(None) };
    let StoryRow { at, actor, event, .. } = entry.story;
    if !registers::has_slip(&event) {
        return Ok(None);
    }
    let mut spoken = registers::Spoken { unit: registry.unit()?, seq, at, actor, ..registers::Spoken::default() };
    let about = event.about();
    for id in about.documents {
        spoken.documents.extend(registry.document(id)?.map(|row| (id, row)));
    }
    for loan in registers::loans(&event) {
        spoken.lines.extend(registry.line(loan)?.map(|line| (loan, line.slot)));
    }
    spoken.carriers = entry.carriers.into_iter().map(|carrier| (carrier.id, carrier)).collect();
    spoken.places = entry.places.into_iter().collect();
    let slips = registers::slips(&event, &spoken);
    Ok(Some(GatheredSlips { slips, foot: foot(registry)? }))
}

impl GatheredSlips {
    /// Characters that no face has are printed as their code points instead of refused: for whoever was told.
    #[must_use]
    pub fn spelled_out(mut self) -> Self {
        self.slips.iter_mut().for_each(Slip::spell_out);
        self.foot.printed_by = face::spelled_out(&self.foot.printed_by).into_owned();
        self
    }

    /// Lays the slips out, one after the other. A slip is no page of a register: nothing is recorded of it.
    pub fn lay_out(self) -> Result<LaidOut, PrintError> {
        let mut laid_out = LaidOut::default();
        for slip in &self.slips {
            laid_out.title.clone_from(&slip.title);
            laid_out.pages.extend(slip_pages(slip, &self.foot)?);
        }
        Ok(laid_out)
    }
}

/// What the foot of every page says.
fn foot(registry: &Registry) -> Result<Foot, Error> {
    let (head_seq, head_digest_hex) = registry.head()?;
    Ok(Foot {
        head_seq,
        head_digest_hex,
        printed_at: registry.clock().now().strftime("%Y-%m-%d %H:%M").to_string(),
        printed_by: registry.user().to_owned(),
    })
}

impl LaidOut {
    /// Adds the pages of one part, and what is to be recorded of them.
    fn add(&mut self, what: Printed, paginated: Paginated) {
        self.pages.extend(paginated.pages);
        if !paginated.sheets.is_empty() {
            self.printings.push(Print { what, pages: paginated.sheets.iter().map(printed_page).collect() });
        }
    }
}

/// A page as the journal names it.
fn printed_page(sheet: &SheetFacts) -> PrintedPage {
    PrintedPage {
        page: sheet.page_no,
        from: sheet.from_row.unwrap_or(0),
        to: sheet.to_row.unwrap_or(0),
        full: sheet.full,
        reprint: sheet.reprint,
        digest: hex(&sheet.digest),
        code: sheet.code.clone(),
    }
}
