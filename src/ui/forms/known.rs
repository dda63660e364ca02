//! What the books say of document numbers: one that is on them already is noticed while it is typed, and a serial alone
//! becomes the next number of its issuer.

use super::form::Form;
use super::read::{Reading, read};
use super::spec::Kind;
use super::verb::Verb;
use crate::model::docno::DocNo;
use crate::model::register::Register;
use crate::model::view::DocumentRow;
use crate::registry::Registry;
use crate::registry::books::Wanted;

/// So many of an issuer's latest documents tell under which codes it numbers.
const LOOKED_AT: usize = 64;

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

    /// The numbers that a serial alone can mean: under the codes of the issuer's latest documents, or of our own where one
    /// is issued, in the year of the form.
    pub(super) fn numbers(&self, registry: &Registry, typed: &str) -> Vec<String> {
        let year = self.days(registry).own.year();
        let serial = typed.trim();
        if serial.is_empty() || !serial.bytes().all(|byte| byte.is_ascii_digit()) {
            return Vec::new();
        }
        let completed = |code: &String| DocNo::parse_with(serial, Some(code), Some(year)).ok();
        let numbers = self.codes(registry).into_iter().filter_map(|code| completed(&code));
        numbers.filter(|number| number.code().is_some()).map(|number| number.to_string()).collect()
    }

    /// The codes under which the issuer's latest documents are numbered, latest first.
    fn codes(&self, registry: &Registry) -> Vec<String> {
        let (register, issuer) = match self.verb() {
            Verb::Receive => (Register::Receiving, self.text("issuer")),
            _ => (Register::Issuing, ""),
        };
        if register == Register::Receiving && issuer.is_empty() {
            return Vec::new();
        }
        let mut wanted = Wanted::latest(register);
        wanted.filter.unit = (!issuer.is_empty()).then(|| issuer.to_owned());
        let ids = registry.line_ids(&wanted).unwrap_or_default();
        let mut codes: Vec<String> = Vec::new();
        for line in ids.into_iter().take(LOOKED_AT).filter_map(|id| registry.line(id).ok()?) {
            let number = line.document.number.and_then(|number| DocNo::parse(&number).ok());
            if let Some(code) = number.as_ref().and_then(DocNo::code)
                && !codes.iter().any(|known| known == code)
            {
                codes.push(code.to_owned());
            }
        }
        codes
    }
}
