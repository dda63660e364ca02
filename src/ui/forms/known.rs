//! A document number that is on the books already is noticed while it is typed.

use super::form::Form;
use super::read::{Reading, read};
use super::spec::Kind;
use crate::model::view::DocumentRow;
use crate::registry::Registry;

/// The documents with the number that is typed, as they were looked for last.
#[derive(Debug, Default)]
pub(super) struct Known {
    of: (u64, String),
    documents: Vec<DocumentRow>,
}

impl Form {
    /// The document on the books that has the number typed here.
    pub(super) fn known(&mut self, registry: &Registry) -> Option<&DocumentRow> {
        let number = match self.find("number").map(|_| read(Kind::Number, self.text("number"), self.days(registry))) {
            Some(Reading::Value(_, number)) => number,
            Some(Reading::Empty | Reading::Unclear) | None => return None,
        };
        let of = (registry.revision(), number);
        if self.known.of != of {
            self.known = Known { documents: registry.known_number(&of.1).unwrap_or_default(), of };
        }
        self.known.documents.first()
    }
}
