//! From the books to paper: reads what a print job is made of, lays it out, and says what is to be recorded of it. The
//! command line and the window print through here, so that both print the same. Reading needs the books and is short;
//! laying out needs nothing but what was read, and can go on another thread.

use crate::model::book::Book;
use crate::model::chain::hex;
use crate::model::event::{Print, Printed, PrintedPage};
use crate::model::settings::RETENTION;
use crate::model::view::{CardRow, LineRow};
use crate::print::{Foot, Page, Paginated, PrintError, SheetFacts, book_pages, card_pages};
use crate::print::{face, registers};
use crate::registry::{Error, Registry};

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
    Book(Book, Vec<LineRow>, Vec<PrintedPage>),
    Card(Box<CardRow>, Vec<PrintedPage>),
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
pub fn gather(registry: &Registry, jobs: &[Printed]) -> Result<Gathered, Error> {
    let (head_seq, head_digest_hex) = registry.head()?;
    let mut parts = Vec::with_capacity(jobs.len());
    for job in jobs {
        let on_paper = registry.printed_pages(*job)?;
        match job {
            Printed::Book(book) => parts.push(Part::Book(*book, registry.lines_of_book(*book)?, on_paper)),
            Printed::Card(card) => {
                parts.extend(registry.card(*card)?.map(|card| Part::Card(Box::new(card), on_paper)));
            }
        }
    }
    Ok(Gathered {
        unit: registry.unit()?,
        retention: registers::retention_of(registry.setting(RETENTION)?.as_deref()),
        foot: Foot {
            head_seq,
            head_digest_hex,
            printed_at: registry.clock().now().strftime("%Y-%m-%d %H:%M").to_string(),
            printed_by: registry.user().to_owned(),
        },
        parts,
        spell_out: false,
    })
}

impl Gathered {
    /// Characters that no face has are printed as their code points instead of refused: for whoever was told.
    #[must_use]
    pub fn spelled_out(self) -> Self {
        Self { spell_out: true, ..self }
    }

    /// Lays the parts out, one after the other.
    pub fn lay_out(self) -> Result<LaidOut, PrintError> {
        let Self { unit, retention, mut foot, parts, spell_out } = self;
        if spell_out {
            foot.printed_by = face::spelled_out(&foot.printed_by).into_owned();
        }
        let mut laid_out = LaidOut { title: unit.clone(), ..LaidOut::default() };
        for part in parts {
            match part {
                Part::Book(book, lines, on_paper) => {
                    let opened_on = lines.first().map(|line| line.date);
                    if let Some(mut sheets) = registers::book(book, &unit, opened_on, &retention, &lines, &on_paper) {
                        if spell_out {
                            sheets.spell_out();
                        }
                        laid_out.add(Printed::Book(book), book_pages(&sheets, &foot)?);
                    }
                }
                Part::Card(row, on_paper) => {
                    let mut card = registers::card(&row, &unit, &on_paper);
                    if spell_out {
                        card.spell_out();
                    }
                    laid_out.add(Printed::Card(row.id), card_pages(&card, &foot)?);
                }
            }
        }
        Ok(laid_out)
    }
}

impl LaidOut {
    /// Adds the pages of one part, and what is to be recorded of them.
    fn add(&mut self, what: Printed, paginated: Paginated) {
        self.pages.extend(paginated.pages);
        self.printings.push(Print { what, pages: paginated.sheets.iter().map(printed_page).collect() });
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
