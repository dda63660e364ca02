//! What the bars say of the books, read again when they change.

use super::section::Section;
use super::story::{Names, sentence};
use crate::model::book::Book;
use crate::model::view::Counts;
use crate::print::registers::has_slip;
use crate::registry::{Error, Registry};
use crate::tr;

/// What the bars say.
pub(crate) struct Facts {
    /// What they were read at.
    revision: u64,
    /// Whose books these are.
    pub(crate) unit: String,
    /// The journal's last entry and its digest.
    pub(crate) head: (u64, String),
    /// The books, with how many lines each has.
    pub(crate) books: Vec<(Book, u32)>,
    /// How many matters are open.
    open: usize,
    /// How much there is of the rest.
    counts: Counts,
    /// What was recorded since they were read before, the last of it in words.
    pub(crate) recorded: Option<String>,
    /// The last of it, where it gives a slip.
    pub(crate) slip: Option<u64>,
}

impl Facts {
    /// Reads them; `since` is the last entry that was seen before.
    pub(crate) fn read(registry: &Registry, since: Option<u64>) -> Result<Self, Error> {
        let head = registry.head()?;
        let recorded = match since {
            Some(seq) if seq < head.0 => registry.entry_row(head.0)?,
            _ => None,
        };
        let slip = recorded.as_ref().filter(|entry| has_slip(&entry.story.event)).map(|entry| entry.story.seq);
        let recorded = recorded.map(|entry| {
            let what = sentence(&entry.story.event, &Names::of_entry(&entry));
            tr!("status-recorded", seq = entry.story.seq, what)
        });
        Ok(Self {
            revision: registry.revision(),
            unit: registry.unit()?,
            books: registry.books()?,
            open: registry.matters(None)?.iter().filter(|matter| matter.is_open).count(),
            counts: registry.counts()?,
            head,
            recorded,
            slip,
        })
    }

    /// How many documents there are.
    pub(crate) fn documents(&self) -> u32 {
        self.counts.documents
    }

    /// Whether the books have changed since.
    pub(crate) fn is_old(&self, registry: &Registry) -> bool {
        self.revision != registry.revision()
    }

    /// How much there is in a section, where that is worth knowing.
    pub(crate) fn count(&self, section: Section) -> Option<u64> {
        match section {
            Section::Register(register) => {
                let mine = self.books.iter().filter(|(book, _)| book.register == register);
                Some(mine.map(|(_, lines)| u64::from(*lines)).sum())
            }
            Section::Matters => Some(self.open as u64),
            Section::Documents => Some(self.counts.documents.into()),
            Section::Places => Some(self.counts.places.into()),
            Section::People => Some(self.counts.people.into()),
            Section::Journal => Some(self.head.0),
            Section::Today | Section::Settings => None,
        }
    }
}
