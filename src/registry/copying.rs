//! 复制、摘录: asked for, approved, made. The copies are carriers of the same document: its level, its period and its scope
//! are theirs; each has a number of its own and knows which copy it was made from (REG24 art. 27).

use jiff::civil::Date;
use serde::Deserialize;

use super::matter::{Listed, MatterName, Taken};
use super::names::{DocumentName, any_day, kept, needed};
use super::{Done, Error, Tx};
use crate::model::copyno::CopyNumbers;
use crate::model::event::{Made, MadeCopy};
use crate::model::ids::CarrierId;
use crate::model::level::Level;
use crate::model::matter::{Fact, Facts, MatterKind, Step};
use crate::model::matter_view::{MatterRow, SubjectRow};
use crate::model::refusal::Refusal;

/// What is said when copies are asked for.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DrawCopying {
    /// The day; today where it is not said.
    #[serde(default, deserialize_with = "any_day")]
    pub date: Option<Date>,
    /// The document.
    pub document: DocumentName,
    /// The copy from which they are made; may be left out where there is only one.
    #[serde(default)]
    pub copy: Option<u32>,
    /// Who asks.
    pub applicant: String,
    /// Their department.
    #[serde(default)]
    pub department: Option<String>,
    /// What for.
    pub purpose: String,
    /// How many.
    pub copies: u32,
    /// What is extracted, where not all of it is copied (摘录).
    #[serde(default)]
    pub extract: Option<String>,
    /// The unit that makes them, where it is done outside.
    #[serde(default)]
    pub unit: Option<String>,
    /// What makes it a designated unit (定点资质).
    #[serde(default)]
    pub license: Option<String>,
    /// A remark.
    #[serde(default)]
    pub remark: Option<String>,
}

/// What is said when they were made.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MakeCopies {
    /// The matter.
    pub matter: MatterName,
    /// The day; today where it is not said.
    #[serde(default, deserialize_with = "any_day")]
    pub date: Option<Date>,
    /// Their numbers; the next ones of the document where it is not said.
    #[serde(default)]
    pub copy_numbers: Option<CopyNumbers>,
    /// The pages of each; those of the original where it is not said.
    #[serde(default)]
    pub pages: Option<u32>,
    /// Who made them (承办人).
    #[serde(default)]
    pub made_by: Option<String>,
    /// Who stood beside the machine outside, and what was seen: originals and copies counted, waste taken along, files
    /// erased.
    #[serde(default)]
    pub supervision: Option<String>,
}

impl Tx<'_> {
    pub(super) fn draw_copying(&mut self, asked: &DrawCopying) -> Result<Done, Error> {
        let (unit, license) = (kept(asked.unit.as_deref()), kept(asked.license.as_deref()));
        if let (Some(unit), None) = (&unit, &license) {
            return Err(Refusal::NotDesignated { unit: unit.clone() }.into());
        }
        if asked.copies == 0 {
            return Err(Refusal::Missing { field: "copies" }.into());
        }
        let document = self.find_document(&asked.document)?;
        let copy = self.find_copy(&document, asked.copy)?;
        let listed = Listed {
            document: DocumentName::Id(document.id.0),
            copies: Some(
                CopyNumbers::from_ranges(vec![(copy.copy(), copy.copy())])
                    .map_err(|_never| Refusal::CopyNumberForeign { copy: copy.copy() })?,
            ),
        };
        let items =
            self.listed(MatterKind::Copying, &[listed], 1, |document, carrier| self.unclaimed(document, carrier))?;
        let facts = Facts::of([
            (Fact::Applicant, Some(needed("applicant", &asked.applicant)?)),
            (Fact::Department, kept(asked.department.as_deref())),
            (Fact::Purpose, Some(needed("purpose", &asked.purpose)?)),
            (Fact::Copies, Some(asked.copies.to_string())),
            (Fact::Extract, kept(asked.extract.as_deref())),
            (Fact::Unit, unit),
            (Fact::License, license),
            (Fact::Remark, kept(asked.remark.as_deref())),
        ]);
        self.draw_matter(MatterKind::Copying, asked.date, facts, items)
    }

    pub(super) fn make_copies(&mut self, asked: &MakeCopies) -> Result<Done, Error> {
        let matter = self.find_matter(MatterName { kind: MatterKind::Copying, ..asked.matter })?;
        self.may_step(&matter.head, Step::Complete)?;
        let (parent, (document, _)) = original(&matter)?;
        let carrier = self.read().known_carrier(parent)?;
        let row = self.find_document(&DocumentName::Id(document.0))?;
        self.at_rest(&row, &carrier)?;
        let supervision = kept(asked.supervision.as_deref());
        if matter.head.facts.get(Fact::Unit).is_some() && supervision.is_none() {
            return Err(Refusal::SupervisionMissing.into());
        }
        let copies: u32 = matter.head.facts.get(Fact::Copies).and_then(|text| text.parse().ok()).unwrap_or(1);
        let all = self.read().carriers_of(document)?;
        let ordinal = all.iter().map(|carrier| carrier.ordinal).max().unwrap_or(0);
        let last = all.iter().filter_map(|carrier| carrier.copy_no).max().unwrap_or(ordinal);
        let numbers: Vec<u32> = match &asked.copy_numbers {
            Some(numbers) => numbers.iter().collect(),
            None => (last + 1..=last + copies).collect(),
        };
        if numbers.len() as u32 != copies {
            return Err(Refusal::CopyNumbersCount { numbers: numbers.len() as u32, copies }.into());
        }
        if let Some(taken) = numbers.iter().find(|number| all.iter().any(|carrier| carrier.copy() == **number)) {
            return Err(Refusal::CopyNumberForeign { copy: *taken }.into());
        }
        let (_, CarrierId(first)) = self.next_document()?;
        let pages = asked.pages.or(carrier.pages);
        let copies = (first..).zip(ordinal + 1..).zip(&numbers).map(|((id, ordinal), number)| MadeCopy {
            id: CarrierId(id),
            ordinal,
            number: *number,
            pages,
        });
        let made = Made { parent, document, keeper: self.keeper(), medium: carrier.medium, copies: copies.collect() };
        let carriers = made.copies.iter().map(|copy| copy.id).collect();
        let facts = Facts::of([
            (Fact::Supervision, supervision),
            (Fact::MadeBy, kept(asked.made_by.as_deref()).or_else(|| Some(self.keeper()))),
        ]);
        let taken = Taken { facts, made: Some(made), ..Taken::default() };
        let done = self.step_matter(&matter.head, Step::Complete, asked.date, taken)?;
        Ok(Done { carriers, document: Some(document), ..done })
    }
}

/// 机密 and 秘密 are copied with the approval of one's own leader; 绝密 only with the consent of the issuing unit or
/// its superior, whose letter has a number (REG24 art. 29).
pub(super) fn may_be_copied(matter: &MatterRow, basis: Option<&str>) -> Result<(), Error> {
    let (_, document) = original(matter)?;
    if document.1 == Level::TopSecret && basis.is_none() {
        return Err(Refusal::ConsentMissing.into());
    }
    Ok(())
}

/// The copy from which others are made, its document and level.
fn original(matter: &MatterRow) -> Result<(CarrierId, (crate::model::ids::DocumentId, Level)), Error> {
    let found = matter.items.iter().find_map(|item| match &item.subject {
        SubjectRow::Carrier { carrier, document, .. } => Some((carrier.id, (document.id, document.level))),
        SubjectRow::Thing(_) => None,
    });
    found.ok_or_else(|| Refusal::NothingListed.into())
}
