//! Words for facts: refusals, articles, errors, findings. Every match is exhaustive: a new fact asks for its sentence.

mod posts;

use fluent_bundle::FluentValue;
use jiff::civil::{Date, DateTime};

use crate::i18n::Argument;
use crate::model::book::Slot;
use crate::model::chain::Break;
use crate::model::date::screen;
use crate::model::level::Level;
use crate::model::line::Field;
use crate::model::matter::{MatterKind, MatterSlot, Role};
use crate::model::possible::WhyNot;
use crate::model::refusal::{Article, Refusal};
use crate::print::PrintError;
use crate::registry::keys::KeysError;
use crate::registry::sample::SampleError;
use crate::registry::verify::{Finding, Report};
use crate::registry::{Error, OpenError, StoreError, StoreOpenError};
use crate::tr;

impl Argument for Date {
    fn argument(&self) -> FluentValue<'_> {
        screen(*self).into()
    }
}

impl Argument for DateTime {
    fn argument(&self) -> FluentValue<'_> {
        self.strftime("%Y-%m-%d %H:%M").to_string().into()
    }
}

impl Argument for Level {
    fn argument(&self) -> FluentValue<'_> {
        self.label().into()
    }
}

impl Argument for Slot {
    fn argument(&self) -> FluentValue<'_> {
        slot(*self).into()
    }
}

impl Argument for Field {
    fn argument(&self) -> FluentValue<'_> {
        field(self.code()).into()
    }
}

/// A field of a verb, as people call it.
pub fn field(name: &str) -> String {
    tr!("field", field = name)
}

/// A line's place in its book.
pub fn slot(slot: Slot) -> String {
    let book = slot.book;
    // Years and numbers are names here, not amounts.
    let (year, number) = (book.year.to_string(), slot.number.to_string());
    tr!("slot", year, register = book.register.code(), volume = book.volume.code(), number)
}

pub use posts::{key_part, lack, lock, place_kind};

/// A kind of matter, as people call it.
pub fn matter_kind(kind: MatterKind) -> String {
    tr!("matter-kind", kind = kind.code())
}

/// A matter's number.
pub fn matter(slot: MatterSlot) -> String {
    let (year, number) = (slot.year.to_string(), slot.number.to_string());
    tr!("matter-slot", kind = slot.kind.code(), year, number)
}

/// A role in which somebody stands by.
pub fn role(role: Role) -> String {
    tr!("matter-role", role = role.code())
}

/// The article a rule rests on.
pub fn article(article: Article) -> String {
    match article {
        Article::Law24(n) => tr!("article-law", n),
        Article::Reg24(n) => tr!("article-regulation", n),
        Article::R58 => tr!("article-carriers"),
        Article::Bookkeeping => tr!("article-bookkeeping"),
        Article::Setting(key) => tr!("article-setting", key),
    }
}

/// Why a rule said no, and what would make it possible.
pub fn refusal(refusal: &Refusal) -> String {
    match refusal {
        Refusal::Missing { field: name } => tr!("refusal-missing", field = field(name)),
        Refusal::Unreadable { field: name, value } => tr!("refusal-unreadable", field = field(name), value),
        Refusal::Future { date, today } => tr!("refusal-future", date, today),
        Refusal::Before { field: name, date, earliest } => {
            tr!("refusal-before", field = field(name), date, earliest)
        }
        Refusal::NoDocument { asked } => tr!("refusal-no-document", asked),
        Refusal::ManyDocuments { asked, n } => tr!("refusal-many-documents", asked, n),
        Refusal::NoCopy { title, copy } => tr!("refusal-no-copy", title, copy),
        Refusal::WhichCopy { title, n } => tr!("refusal-which-copy", title, n),
        Refusal::NoPlace { asked } => tr!("refusal-no-place", asked),
        Refusal::PlaceExists { path } => tr!("refusal-place-exists", path),
        Refusal::NoLine { slot } => tr!("refusal-no-line", slot),
        Refusal::NoSetting { asked } => tr!("refusal-no-setting", asked),
        Refusal::AccountExists { name } => tr!("refusal-account-exists", name),
        Refusal::PasswordTooShort { least } => tr!("account-too-short", n = *least),
        Refusal::PackageBroken => tr!("refusal-package-broken"),
        Refusal::CountDiffers { listed, found } => tr!("refusal-count-differs", listed, found),
        Refusal::PeriodWithoutSecret { level } => tr!("refusal-period-without-secret", level),
        Refusal::PeriodTooLong { level, years } => tr!("refusal-period-too-long", level, years),
        Refusal::CopyNumbersMissing { level } => tr!("refusal-copy-numbers-missing", level),
        Refusal::CopyNumbersCount { numbers, copies } => tr!("refusal-copy-numbers-count", numbers, copies),
        Refusal::CopyNumberForeign { copy } => tr!("refusal-copy-number-foreign", copy),
        Refusal::OrdinaryPost { channel } => tr!("refusal-ordinary-post", channel),
        Refusal::EscortsTooFew { named } => tr!("refusal-two-escorts", named),
        Refusal::SumDiffers { printed, sent, filed, remaining } => {
            tr!("refusal-sum-differs", printed, sent, filed, remaining)
        }
        Refusal::NotHere { title, copy, holder } => tr!("refusal-not-here", title, copy, holder),
        Refusal::NoneHere { title } => tr!("refusal-none-here", title),
        Refusal::SamePlace { path } => tr!("refusal-same-place", path),
        Refusal::SelfApproval { name } => tr!("refusal-self-approval", name),
        Refusal::ReadingPlaceMissing => tr!("refusal-reading-place"),
        Refusal::NotLent { title, copy } => tr!("refusal-not-lent", title, copy),
        Refusal::ReturnForAnother { borrower, returned_by } => {
            tr!("refusal-return-for-another", borrower, returned = returned_by)
        }
        Refusal::PagesDiffer { expected, found } => tr!("refusal-pages-differ", expected, found),
        Refusal::LegOpen { reader, since } => tr!("refusal-leg-open", reader, since),
        Refusal::NoLegOpen { title } => tr!("refusal-no-leg-open", title),
        Refusal::OtherReader { reader, named } => tr!("refusal-other-reader", reader, named),
        Refusal::NotOnCard { reader } => tr!("refusal-not-on-card", reader),
        Refusal::CardOpen { slot } => tr!("refusal-card-open", slot),
        Refusal::NoCard { title } => tr!("refusal-no-card", title),
        Refusal::LineVoid { slot } => tr!("refusal-line-void", slot),
        Refusal::NotAnEntry { slot } => tr!("refusal-not-an-entry", slot),
        Refusal::FieldNotHere { field } => tr!("refusal-field-not-here", field),
        Refusal::SameValue { value } => tr!("refusal-same-value", value),
        Refusal::FieldFilled { field, value } => tr!("refusal-field-filled", field, value),
        Refusal::OtherBook { field } => tr!("refusal-other-book", field),
        Refusal::HasHistory { slot } => tr!("refusal-has-history", slot),
        Refusal::NotARecipient { unit } => tr!("refusal-not-a-recipient", unit),
        Refusal::ReceiptBack { unit, date } => tr!("refusal-receipt-back", unit, date),
        Refusal::NumberTaken { slot } => tr!("refusal-number-taken", slot),
        Refusal::NoCarrierThen { asked } => tr!("refusal-no-carrier-then", asked),
        Refusal::Post(it) => posts::refusal(it),
        Refusal::NoMatter { asked } => tr!("refusal-no-matter", asked),
        Refusal::MatterOver { slot } => tr!("refusal-matter-over", slot = matter(*slot)),
        Refusal::StepFirst { slot, step } => tr!("refusal-step-first", slot = matter(*slot), step = step.code()),
        Refusal::NothingListed => tr!("refusal-nothing-listed"),
        Refusal::Claimed { title, copy, slot } => tr!("refusal-claimed", title, copy, slot = matter(*slot)),
        Refusal::ListedTwice { title, copy } => tr!("refusal-listed-twice", title, copy),
        Refusal::Frozen { title, since, reason } => tr!("refusal-frozen", title, since, reason),
        Refusal::PagesMissing { title, copy } => tr!("refusal-pages-missing", title, copy),
        Refusal::Searched { title, copy, since } => tr!("refusal-searched", title, copy, since),
        Refusal::NotDesignated { unit } => tr!("refusal-not-designated", unit),
        Refusal::ConsentMissing => tr!("refusal-consent-missing"),
        Refusal::SupervisionMissing => tr!("refusal-supervision-missing"),
        Refusal::CompanionsTooFew { named } => tr!("refusal-companions", named),
        Refusal::Undecided { n } => tr!("refusal-undecided", n),
        Refusal::ListIsOld { slot } => tr!("refusal-list-is-old", slot = matter(*slot)),
        Refusal::NoPerson { asked } => tr!("refusal-no-person", asked),
        Refusal::StillHolds { name, carriers, keys, cabinets } => {
            tr!("refusal-still-holds", name, carriers, keys, cabinets)
        }
        Refusal::HasLeft { name, date } => tr!("refusal-has-left", name, date),
        Refusal::NotSearched { title, copy } => tr!("refusal-not-searched", title, copy),
        Refusal::NotConfirmed { role } => tr!("refusal-not-confirmed", role = role.code()),
        Refusal::OnePersonTwoRoles { name, one, other } => {
            tr!("refusal-one-person-two-roles", name, one = role(*one), other = role(*other))
        }
        Refusal::NotALeader { name } => tr!("refusal-not-a-leader", name),
        Refusal::WitnessesTooFew { named } => tr!("refusal-two-witnesses", named),
        Refusal::DestructionEscorts { named } => tr!("refusal-destruction-escorts", named),
        Refusal::NoDesignatedUnit => tr!("refusal-no-designated-unit"),
        Refusal::RecallDue { title, slot } => tr!("refusal-recall-due", title, slot = matter(*slot)),
    }
}

/// Why something is not possible with a copy now, said beside the copy.
pub fn why_not(why: &WhyNot) -> String {
    match why {
        WhyNot::Away { holder } if holder.is_empty() => tr!("why-struck"),
        WhyNot::Away { holder } => tr!("why-away", holder),
        WhyNot::WithReader { reader, since } => {
            tr!("why-with-reader", reader, since, article = article(Article::R58))
        }
        WhyNot::NotLent => tr!("why-not-lent"),
        WhyNot::CardOpen { slot } => tr!("why-card-open", slot),
        WhyNot::NoCard => tr!("why-no-card"),
        WhyNot::NoLegOpen => tr!("why-no-leg-open"),
    }
}

/// What would make it possible, where the reason alone does not say so.
pub fn remedy(refusal: &Refusal) -> String {
    match refusal {
        Refusal::PlaceExists { .. } => tr!("refusal-remedy-place-exists"),
        Refusal::SamePlace { .. } => tr!("refusal-remedy-same-place"),
        Refusal::LineVoid { .. } => tr!("refusal-remedy-line-void"),
        Refusal::FieldNotHere { .. } => tr!("refusal-remedy-field-not-here"),
        Refusal::SameValue { .. } => tr!("refusal-remedy-same-value"),
        Refusal::ReceiptBack { .. } => tr!("refusal-remedy-receipt-back"),
        Refusal::NoSetting { .. } => tr!("refusal-remedy-no-setting"),
        Refusal::Missing { .. }
        | Refusal::Unreadable { .. }
        | Refusal::Future { .. }
        | Refusal::Before { .. }
        | Refusal::NoDocument { .. }
        | Refusal::ManyDocuments { .. }
        | Refusal::NoCopy { .. }
        | Refusal::WhichCopy { .. }
        | Refusal::NoPlace { .. }
        | Refusal::NoLine { .. }
        | Refusal::AccountExists { .. }
        | Refusal::PasswordTooShort { .. }
        | Refusal::PackageBroken
        | Refusal::CountDiffers { .. }
        | Refusal::PeriodWithoutSecret { .. }
        | Refusal::PeriodTooLong { .. }
        | Refusal::CopyNumbersMissing { .. }
        | Refusal::CopyNumbersCount { .. }
        | Refusal::CopyNumberForeign { .. }
        | Refusal::OrdinaryPost { .. }
        | Refusal::EscortsTooFew { .. }
        | Refusal::SumDiffers { .. }
        | Refusal::NotHere { .. }
        | Refusal::NoneHere { .. }
        | Refusal::SelfApproval { .. }
        | Refusal::ReadingPlaceMissing
        | Refusal::NotLent { .. }
        | Refusal::ReturnForAnother { .. }
        | Refusal::PagesDiffer { .. }
        | Refusal::LegOpen { .. }
        | Refusal::NoLegOpen { .. }
        | Refusal::OtherReader { .. }
        | Refusal::NotOnCard { .. }
        | Refusal::CardOpen { .. }
        | Refusal::NoCard { .. }
        | Refusal::NotAnEntry { .. }
        | Refusal::FieldFilled { .. }
        | Refusal::OtherBook { .. }
        | Refusal::HasHistory { .. }
        | Refusal::NotARecipient { .. }
        | Refusal::NumberTaken { .. }
        | Refusal::Post(_)
        | Refusal::NoMatter { .. }
        | Refusal::MatterOver { .. }
        | Refusal::StepFirst { .. }
        | Refusal::NothingListed
        | Refusal::Claimed { .. }
        | Refusal::ListedTwice { .. }
        | Refusal::Frozen { .. }
        | Refusal::PagesMissing { .. }
        | Refusal::Searched { .. }
        | Refusal::NotDesignated { .. }
        | Refusal::ConsentMissing
        | Refusal::SupervisionMissing
        | Refusal::CompanionsTooFew { .. }
        | Refusal::Undecided { .. }
        | Refusal::ListIsOld { .. }
        | Refusal::NoPerson { .. }
        | Refusal::StillHolds { .. }
        | Refusal::HasLeft { .. }
        | Refusal::NotSearched { .. }
        | Refusal::NotConfirmed { .. }
        | Refusal::OnePersonTwoRoles { .. }
        | Refusal::NotALeader { .. }
        | Refusal::WitnessesTooFew { .. }
        | Refusal::DestructionEscorts { .. }
        | Refusal::NoDesignatedUnit
        | Refusal::RecallDue { .. }
        | Refusal::NoCarrierThen { .. } => String::new(),
    }
}

/// Why a verb did not happen.
pub fn error(error: &Error) -> String {
    match error {
        Error::Refused(facts) => {
            tr!("refused", message = refusal(facts), article = article(facts.article()))
        }
        Error::Store(error) => store_error(error),
        Error::Keys(error) => keys_error(error),
    }
}

/// Why the database failed.
pub fn store_error(error: &StoreError) -> String {
    match error {
        StoreError::Database(_) if error.is_disk_full() => tr!("store-disk-full"),
        StoreError::Database(cause) => tr!("store-database", cause = cause.to_string()),
        StoreError::Body(cause) => tr!("store-database", cause = cause.to_string()),
        StoreError::Event { seq, source } => tr!("store-event", seq, cause = source.to_string()),
        StoreError::Value { column } => tr!("store-value", column),
        StoreError::ReadBack { seq } => tr!("store-read-back", seq),
        StoreError::Unfit(what) => tr!("store-unfit", what),
        StoreError::Randomness => tr!("no-randomness"),
    }
}

/// Why keys cannot be had.
pub fn keys_error(error: &KeysError) -> String {
    match error {
        KeysError::Missing => tr!("keys-missing"),
        KeysError::Damaged => tr!("keys-damaged"),
        KeysError::Foreign => tr!("keys-foreign"),
        KeysError::Newer { found } => tr!("keys-newer", found),
        KeysError::NoAccount => tr!("keys-no-account"),
        KeysError::WrongPassword => tr!("keys-wrong-password"),
        KeysError::Crypto => tr!("no-randomness"),
        KeysError::Io(cause) => tr!("file-failed", cause = cause.to_string()),
    }
}

/// Why a vault does not open.
pub fn open_error(error: &OpenError) -> String {
    match error {
        OpenError::NoVault(path) => tr!("open-no-vault", path = path.display()),
        OpenError::Missing(path) => tr!("open-missing", path = path.display()),
        OpenError::InUse(Some(holder)) if holder.login.is_empty() => {
            tr!("open-in-use-process", process = holder.process.to_string(), since = holder.since)
        }
        OpenError::InUse(Some(holder)) => {
            tr!("open-in-use-by", login = holder.login, process = holder.process.to_string(), since = holder.since)
        }
        OpenError::InUse(None) => tr!("open-in-use"),
        OpenError::Keys(error) => keys_error(error),
        OpenError::Store(error) => match error {
            StoreOpenError::Missing => tr!("open-missing", path = crate::registry::DATABASE),
            StoreOpenError::Locked => tr!("open-locked"),
            StoreOpenError::Foreign => tr!("open-foreign"),
            StoreOpenError::Newer { found, known } => {
                tr!("open-newer", found = found.to_string(), known = known.to_string())
            }
            StoreOpenError::Damaged(cause) => tr!("open-damaged", cause),
            StoreOpenError::InUse => tr!("open-in-use"),
            StoreOpenError::NotEncrypted => tr!("open-not-encrypted"),
            StoreOpenError::Store(error) => store_error(error),
        },
        OpenError::Check(found) => tr!("open-check", findings = report(found).join("\n")),
        OpenError::Exists(path) => tr!("open-exists", path = path.display()),
        OpenError::Io(cause) => tr!("file-failed", cause = cause.to_string()),
        OpenError::Verb(cause) => self::error(cause),
    }
}

/// Why there is no sample vault.
pub fn sample_error(error: &SampleError) -> String {
    match error {
        SampleError::Founding(cause) => open_error(cause),
        SampleError::Unreadable(line) => tr!("demo-line", line),
        SampleError::NotDone { line, cause } => format!("{}\n{}", tr!("demo-line", line), self::error(cause)),
    }
}

/// Why something cannot be put on paper.
pub fn print_error(error: &PrintError) -> String {
    let mm = |mm: &f32| format!("{mm:.0}");
    match error {
        PrintError::MissingGlyph { character, code_point } => {
            let (character, code) = (character.to_string(), format!("{code_point:04X}"));
            tr!("print-missing-glyph", character, code)
        }
        PrintError::Row { number, source } => tr!("print-in-row", number, cause = print_error(source)),
        PrintError::RowTooTall { number, needed_mm, available_mm } => {
            tr!("print-row-too-tall", number, needed = mm(needed_mm), available = mm(available_mm))
        }
        PrintError::HeadTooTall { needed_mm, available_mm } => {
            tr!("print-head-too-tall", needed = mm(needed_mm), available = mm(available_mm))
        }
        PrintError::TooManyCells { .. }
        | PrintError::ColumnsTooWide { .. }
        | PrintError::Mark { .. }
        | PrintError::SlipMark { .. } => tr!("print-layout", cause = error.to_string()),
        PrintError::Label { payload } => tr!("print-label", payload),
        PrintError::Subset { reason } | PrintError::Assemble { reason } => tr!("print-assemble", cause = reason),
        PrintError::Stopped => tr!("printing-stopped"),
        PrintError::Save { source, path } => {
            tr!("file-named-failed", cause = source.to_string(), path = path.display())
        }
    }
}

/// What a verification found, a sentence each.
pub fn report(report: &Report) -> Vec<String> {
    report.findings.iter().map(finding).collect()
}

fn finding(finding: &Finding) -> String {
    match finding {
        Finding::Damage(damage) => tr!("finding-damage", check = damage.check, finding = damage.finding),
        Finding::Confirmation { seq, account } => tr!("finding-confirmation", seq, account),
        Finding::Chain(broken) => match broken {
            Break::Order { due, found } => tr!("finding-order", due, found),
            Break::Leaf { seq } => tr!("finding-leaf", seq),
            Break::Digest { seq } => tr!("finding-digest", seq),
            Break::Short { last, anchor } => tr!("finding-short", last, anchor),
            Break::Anchor { seq } => tr!("finding-anchor", seq),
        },
        Finding::Signature { seq } => tr!("finding-signature", seq),
        Finding::Actor { seq, actor } => tr!("finding-actor", seq, actor),
        Finding::Entry { seq, why } => tr!("finding-entry", seq, why),
        Finding::State { table } => tr!("finding-state", table),
        Finding::Unreadable { why } => tr!("finding-unreadable", why),
    }
}
