//! What a refusal is called, and the article it rests on.

use super::{Article, Refusal};

impl Refusal {
    /// The rule's name for programs, never translated.
    pub fn rule(&self) -> &'static str {
        match self {
            Self::Missing { .. } => "field-missing",
            Self::Unreadable { .. } => "field-unreadable",
            Self::Future { .. } => "date-in-future",
            Self::Before { .. } => "date-too-early",
            Self::NoDocument { .. } => "no-such-document",
            Self::ManyDocuments { .. } => "many-documents",
            Self::NoCopy { .. } => "no-such-copy",
            Self::WhichCopy { .. } => "which-copy",
            Self::NoPlace { .. } => "no-such-place",
            Self::PlaceExists { .. } => "place-exists",
            Self::NoLine { .. } => "no-such-line",
            Self::NoSetting { .. } => "no-such-setting",
            Self::AccountExists { .. } => "account-exists",
            Self::PasswordTooShort { .. } => "password-too-short",
            Self::PackageBroken => "package-broken",
            Self::CountDiffers { .. } => "count-differs",
            Self::PeriodWithoutSecret { .. } => "period-without-state-secret",
            Self::PeriodTooLong { .. } => "period-too-long",
            Self::CopyNumbersMissing { .. } => "copy-numbers-missing",
            Self::CopyNumbersCount { .. } => "copy-numbers-count",
            Self::CopyNumberForeign { .. } => "copy-number-foreign",
            Self::OrdinaryPost { .. } => "ordinary-post",
            Self::EscortsTooFew { .. } => "two-escorts",
            Self::SumDiffers { .. } => "copies-do-not-add-up",
            Self::NotHere { .. } => "carrier-not-here",
            Self::NoneHere { .. } => "no-copy-here",
            Self::SamePlace { .. } => "same-place",
            Self::SelfApproval { .. } => "self-approval",
            Self::ReadingPlaceMissing => "reading-place",
            Self::NotLent { .. } => "not-lent",
            Self::ReturnForAnother { .. } => "return-for-another",
            Self::PagesDiffer { .. } => "pages-differ",
            Self::LegOpen { .. } => "no-passing-on",
            Self::NoLegOpen { .. } => "no-leg-open",
            Self::OtherReader { .. } => "other-reader",
            Self::NotOnCard { .. } => "reader-not-on-card",
            Self::CardOpen { .. } => "card-open",
            Self::NoCard { .. } => "no-open-card",
            Self::LineVoid { .. } => "line-void",
            Self::NotAnEntry { .. } => "not-an-entry",
            Self::FieldNotHere { .. } => "no-such-field",
            Self::SameValue { .. } => "same-value",
            Self::FieldFilled { .. } => "field-filled",
            Self::OtherBook { .. } => "other-book",
            Self::HasHistory { .. } => "line-has-history",
            Self::NotARecipient { .. } => "not-a-recipient",
            Self::ReceiptBack { .. } => "receipt-back",
            Self::NumberTaken { .. } => "number-taken",
            Self::NoCarrierThen { .. } => "no-carrier-then",
            Self::Post(it) => it.rule(),
            Self::NoMatter { .. } => "no-such-matter",
            Self::MatterOver { .. } => "matter-over",
            Self::StepFirst { .. } => "step-out-of-order",
            Self::NothingListed => "nothing-listed",
            Self::Claimed { .. } => "carrier-claimed",
            Self::ListedTwice { .. } => "listed-twice",
            Self::Frozen { .. } => "on-hold",
            Self::PagesMissing { .. } => "pages-missing",
            Self::Searched { .. } => "carrier-missing",
            Self::NotDesignated { .. } => "designated-printer",
            Self::ConsentMissing => "consent-of-issuer",
            Self::SupervisionMissing => "supervision",
            Self::CompanionsTooFew { .. } => "two-companions",
            Self::Undecided { .. } => "recall-undecided",
            Self::ListIsOld { .. } => "list-is-old",
            Self::NoPerson { .. } => "no-such-person",
            Self::StillHolds { .. } => "still-holds",
            Self::HasLeft { .. } => "has-left",
            Self::NotSearched { .. } => "not-searched",
            Self::NotConfirmed { .. } => "second-person",
            Self::OnePersonTwoRoles { .. } => "one-person-two-roles",
            Self::NotALeader { .. } => "not-a-leader",
            Self::WitnessesTooFew { .. } => "two-witnesses",
            Self::DestructionEscorts { .. } => "two-escorts-to-destruction",
            Self::NoDesignatedUnit => "designated-unit",
            Self::RecallDue { .. } => "recall-due",
        }
    }

    /// The article the rule rests on.
    pub fn article(&self) -> Article {
        match self {
            Self::PeriodWithoutSecret { .. } => Article::Law24(22),
            Self::PeriodTooLong { .. } => Article::Law24(20),
            Self::OrdinaryPost { .. } => Article::Law24(28),
            Self::NotOnCard { .. } => Article::Law24(21),
            Self::EscortsTooFew { .. }
            | Self::ReadingPlaceMissing
            | Self::ConsentMissing
            | Self::CompanionsTooFew { .. } => Article::Reg24(29),
            Self::PackageBroken | Self::CountDiffers { .. } | Self::NotDesignated { .. } | Self::SupervisionMissing => {
                Article::Reg24(27)
            }
            Self::StillHolds { .. } | Self::HasLeft { .. } => Article::Law24(46),
            Self::PagesDiffer { .. } | Self::PagesMissing { .. } | Self::Searched { .. } => Article::Reg24(61),
            Self::NoDesignatedUnit => Article::Reg24(28),
            Self::CopyNumbersMissing { .. }
            | Self::LegOpen { .. }
            | Self::NotConfirmed { .. }
            | Self::OnePersonTwoRoles { .. }
            | Self::NotALeader { .. }
            | Self::WitnessesTooFew { .. }
            | Self::DestructionEscorts { .. }
            | Self::Undecided { .. }
            | Self::RecallDue { .. } => Article::R58,
            Self::Post(it) => it.article(),
            Self::SelfApproval { .. } => Article::Setting("self_approval_refused"),
            Self::ReturnForAnother { .. } => Article::Setting("return_in_person"),
            Self::Missing { .. }
            | Self::Unreadable { .. }
            | Self::Future { .. }
            | Self::Before { .. }
            | Self::NoDocument { .. }
            | Self::ManyDocuments { .. }
            | Self::NoCopy { .. }
            | Self::WhichCopy { .. }
            | Self::NoPlace { .. }
            | Self::PlaceExists { .. }
            | Self::NoLine { .. }
            | Self::NoSetting { .. }
            | Self::AccountExists { .. }
            | Self::PasswordTooShort { .. }
            | Self::CopyNumbersCount { .. }
            | Self::CopyNumberForeign { .. }
            | Self::SumDiffers { .. }
            | Self::NotHere { .. }
            | Self::NoneHere { .. }
            | Self::SamePlace { .. }
            | Self::NotLent { .. }
            | Self::NoLegOpen { .. }
            | Self::OtherReader { .. }
            | Self::CardOpen { .. }
            | Self::NoCard { .. }
            | Self::LineVoid { .. }
            | Self::NotAnEntry { .. }
            | Self::FieldNotHere { .. }
            | Self::SameValue { .. }
            | Self::FieldFilled { .. }
            | Self::OtherBook { .. }
            | Self::HasHistory { .. }
            | Self::NotARecipient { .. }
            | Self::ReceiptBack { .. }
            | Self::NumberTaken { .. }
            | Self::NoMatter { .. }
            | Self::MatterOver { .. }
            | Self::StepFirst { .. }
            | Self::NothingListed
            | Self::Claimed { .. }
            | Self::ListedTwice { .. }
            | Self::Frozen { .. }
            | Self::NotSearched { .. }
            | Self::ListIsOld { .. }
            | Self::NoPerson { .. }
            | Self::NoCarrierThen { .. } => Article::Bookkeeping,
        }
    }
}
