//! Which fields a refusal speaks of, so that it can stand beside them.

use super::Refusal;

/// A field that a rule names, and beside it where else it stands: a corrected field is typed as `value`.
const NAMED: [&[&str]; 59] = [
    &["date", "at", "value"],
    &["at"],
    &["issuer", "value"],
    &["number", "value"],
    &["title", "value"],
    &["level", "value"],
    &["period", "value"],
    &["due", "due_on", "value"],
    &["due_on", "due", "value"],
    &["returned_on"],
    &["copies"],
    &["printed"],
    &["pages"],
    &["place"],
    &["path"],
    &["unit", "recipients"],
    &["name"],
    &["user"],
    &["password"],
    &["borrower"],
    &["purpose", "value"],
    &["approver", "value"],
    &["returned_by"],
    &["condition"],
    &["reader"],
    &["readers"],
    &["reason"],
    &["value", "text"],
    &["acts"],
    &["since", "date"],
    &["until", "date"],
    &["holder"],
    &["person"],
    &["sealed_with"],
    &["lock"],
    &["applicant"],
    &["bearer"],
    &["cabinet"],
    &["check"],
    &["container"],
    &["counter"],
    &["custodian"],
    &["destination"],
    &["differences"],
    &["from"],
    &["giver"],
    &["how"],
    &["iron_cabinet"],
    &["iron_door"],
    &["iron_window"],
    &["method"],
    &["note"],
    &["numbers"],
    &["outcome"],
    &["receiver"],
    &["room"],
    &["seal"],
    &["site"],
    &["supervisor"],
];

/// The field a rule names, with the other places it may stand in.
fn named(field: &str) -> &'static [&'static str] {
    NAMED.iter().find(|names| names.first() == Some(&field)).copied().unwrap_or_default()
}

impl Refusal {
    /// The fields it speaks of, as the verbs name them (README, "Recording by script"). A refusal that several verbs
    /// share names the fields of all: it stands beside the first that a form has. Empty where it speaks of none.
    pub fn fields(&self) -> &'static [&'static str] {
        match self {
            Self::Missing { field } | Self::Unreadable { field, .. } | Self::Before { field, .. } => named(field),
            Self::Future { .. } => &["date", "at", "value", "since", "until"],
            Self::NoDocument { .. } | Self::ManyDocuments { .. } => &["document"],
            Self::NoCopy { .. }
            | Self::WhichCopy { .. }
            | Self::NotHere { .. }
            | Self::NoneHere { .. }
            | Self::NotLent { .. }
            | Self::CardOpen { .. }
            | Self::NoCard { .. }
            | Self::NoLegOpen { .. } => &["copy", "copies", "document"],
            Self::NoPlace { .. } | Self::SamePlace { .. } => &["place"],
            Self::PlaceExists { .. } => &["path"],
            Self::NoLine { .. } | Self::LineVoid { .. } | Self::NotAnEntry { .. } | Self::HasHistory { .. } => {
                &["line"]
            }
            Self::NoSetting { .. } => &["value", "key"],
            Self::AccountExists { .. } => &["name"],
            Self::PasswordTooShort { .. } => &["password"],
            Self::PackageBroken => &["discrepancy", "intact"],
            Self::CountDiffers { .. } => &["discrepancy", "listed", "copies"],
            Self::PeriodWithoutSecret { .. } => &["period", "value", "level"],
            Self::PeriodTooLong { .. } => &["basis", "period", "value"],
            Self::CopyNumbersMissing { .. } => &["copy_numbers", "level"],
            Self::CopyNumbersCount { .. } => &["copy_numbers", "copies", "printed"],
            Self::CopyNumberForeign { .. } => &["recipients", "filed", "copy_numbers"],
            Self::OrdinaryPost { .. } => &["channel", "recipients"],
            Self::EscortsTooFew { .. } => &["escorts", "recipients"],
            Self::SumDiffers { .. } => &["remaining", "printed", "recipients", "filed"],
            Self::SelfApproval { .. } => &["approver", "borrower"],
            Self::ReadingPlaceMissing => &["reading_place"],
            Self::ReturnForAnother { .. } => &["returned_by"],
            Self::PagesDiffer { .. } => &["pages", "discrepancy"],
            Self::LegOpen { .. } => &["reader", "copy", "document"],
            Self::OtherReader { .. } => &["reader"],
            Self::NotOnCard { .. } => &["approver", "reader"],
            Self::FieldNotHere { .. } | Self::OtherBook { .. } => &["field", "value"],
            Self::SameValue { .. } => &["value"],
            Self::FieldFilled { .. } => &["field", "text"],
            Self::NotARecipient { .. } | Self::ReceiptBack { .. } => &["unit"],
            Self::NumberTaken { .. } => &["number"],
            Self::NoCarrierThen { .. } | Self::NotSearched { .. } => &["document", "copy"],
            Self::NoMatter { .. }
            | Self::MatterOver { .. }
            | Self::StepFirst { .. }
            | Self::Undecided { .. }
            | Self::ListIsOld { .. } => &["matter"],
            Self::NothingListed
            | Self::Claimed { .. }
            | Self::ListedTwice { .. }
            | Self::Frozen { .. }
            | Self::PagesMissing { .. }
            | Self::Searched { .. }
            | Self::RecallDue { .. } => &["carriers", "copy", "copies", "document"],
            Self::NotConfirmed { .. } | Self::OnePersonTwoRoles { .. } | Self::NotALeader { .. } => {
                &["approver", "witnesses"]
            }
            Self::NotDesignated { .. } => &["license", "unit"],
            Self::ConsentMissing => &["basis"],
            Self::SupervisionMissing => &["supervision"],
            Self::CompanionsTooFew { .. } => &["companions"],
            Self::NoPerson { .. } | Self::StillHolds { .. } | Self::HasLeft { .. } => {
                &["person", "borrower", "reader", "bearer", "receiver"]
            }
            Self::WitnessesTooFew { .. } => &["witnesses"],
            Self::DestructionEscorts { .. } => &["escorts"],
            Self::NoDesignatedUnit => &["receipt", "equipment"],
            Self::Post(it) => it.fields(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_names_the_field_it_speaks_of_first() {
        let missing = |field| Refusal::Missing { field };
        assert_eq!(missing("borrower").fields(), ["borrower"]);
        assert_eq!(missing("due").fields().first(), Some(&"due"));
        assert_eq!(Refusal::PagesDiffer { expected: 12, found: 11 }.fields(), ["pages", "discrepancy"]);
        let name = "李敏".to_owned();
        assert_eq!(Refusal::SelfApproval { name }.fields().first(), Some(&"approver"));
        for names in NAMED {
            assert_eq!(missing(names.first().copied().unwrap_or_default()).fields(), names, "each stands once");
        }
    }

    #[test]
    fn a_correction_finds_its_value() {
        let value = "至后天".to_owned();
        assert!(Refusal::Unreadable { field: "period", value }.fields().contains(&"value"));
    }
}
