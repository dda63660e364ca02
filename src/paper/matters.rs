//! From matters to paper: reads what an 审批表, a 清册, a 清单 or a 台账 says, and lays it out. The command line and the
//! window print through here. Like slips, these papers are no pages of a register that grows: nothing is recorded of
//! their printing, and what they say is in the journal already.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{LaidOut, foot};
use crate::model::copyno::CopyNumbers;
use crate::model::event::{Event, StepMatter};
use crate::model::ids::{CarrierId, MatterId, PersonId};
use crate::model::matter::{Fact, MatterKind, MatterSlot, Step};
use crate::model::matter_view::MatterRow;
use crate::model::person::Post;
use crate::model::settings::RETENTION;
use crate::model::view::{DocumentRow, HeldRow, Holding, StoryRow};
use crate::print::registers::{self, matters, matters::Copied, matters::Handed};
use crate::print::{Book, Choice, Foot, Form, PrintError, Slip, Watch, face};
use crate::print::{book_pages_of, form_pages_watched, slip_pages};
use crate::registry::{Error, Registry};

/// A paper of one matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sheet {
    /// 送外复制审批单, with the record of its supervision.
    CopyingOutside,
    /// 携带外出审批表.
    CarryOut,
    /// 清退清单 in duplicate, with the 缺号说明.
    Recall,
    /// 催还单 for what is still out.
    Reminders,
    /// 销毁审批表.
    DestructionApproval,
    /// 销毁清册.
    DestructionList,
    /// 清点底单, to tick by hand.
    CountingSheet,
    /// 清点表.
    Count,
    /// 移交清单, with the page of differences.
    Handover,
}

impl Sheet {
    /// The papers that a matter has as it stands, in the order in which they are needed.
    pub fn of(matter: &MatterRow) -> Vec<Self> {
        match matter.head.slot.kind {
            MatterKind::Copying if matter.head.facts.get(Fact::Unit).is_some() => vec![Self::CopyingOutside],
            MatterKind::Copying => Vec::new(),
            MatterKind::CarryOut => vec![Self::CarryOut],
            MatterKind::Recall if matter.items.iter().any(matters::is_outstanding) => {
                vec![Self::Recall, Self::Reminders]
            }
            MatterKind::Recall => vec![Self::Recall],
            MatterKind::Destruction => vec![Self::DestructionApproval, Self::DestructionList],
            MatterKind::Count if matter.head.is_open => vec![Self::CountingSheet],
            MatterKind::Count => vec![Self::Count, Self::CountingSheet],
            MatterKind::Handover => vec![Self::Handover],
        }
    }

    /// Its name in messages.
    pub const fn code(self) -> &'static str {
        match self {
            Self::CopyingOutside => "copying-outside",
            Self::CarryOut => "carry-out",
            Self::Recall => "recall",
            Self::Reminders => "reminders",
            Self::DestructionApproval => "destruction-approval",
            Self::DestructionList => "destruction-list",
            Self::CountingSheet => "counting-sheet",
            Self::Count => "count",
            Self::Handover => "handover",
        }
    }

    /// The kind of matter whose paper it is.
    pub const fn kind(self) -> MatterKind {
        match self {
            Self::CopyingOutside => MatterKind::Copying,
            Self::CarryOut => MatterKind::CarryOut,
            Self::Recall | Self::Reminders => MatterKind::Recall,
            Self::DestructionApproval | Self::DestructionList => MatterKind::Destruction,
            Self::CountingSheet | Self::Count => MatterKind::Count,
            Self::Handover => MatterKind::Handover,
        }
    }
}

/// A paper by its name on the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names are those of the help")]
pub enum Paper {
    Count,
    Copying,
    CarryOut,
    Recall,
    DestructionApproval,
    DestructionList,
    DestructionRegister,
    Handover,
    Ledger,
}

impl Paper {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Count,
        Self::Copying,
        Self::CarryOut,
        Self::Recall,
        Self::DestructionApproval,
        Self::DestructionList,
        Self::DestructionRegister,
        Self::Handover,
        Self::Ledger,
    ];

    /// Its name on the command line.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::Copying => "copying",
            Self::CarryOut => "carry-out",
            Self::Recall => "recall",
            Self::DestructionApproval => "destruction-approval",
            Self::DestructionList => "destruction-list",
            Self::DestructionRegister => "destruction-register",
            Self::Handover => "handover",
            Self::Ledger => "ledger",
        }
    }

    /// The one with this name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|paper| paper.code() == code)
    }

    /// The kind of matter of which one may be named; none of what is of a year or of everything.
    pub const fn kind(self) -> Option<MatterKind> {
        match self {
            Self::Count => Some(MatterKind::Count),
            Self::Copying => Some(MatterKind::Copying),
            Self::CarryOut => Some(MatterKind::CarryOut),
            Self::Recall => Some(MatterKind::Recall),
            Self::DestructionApproval | Self::DestructionList => Some(MatterKind::Destruction),
            Self::Handover => Some(MatterKind::Handover),
            Self::DestructionRegister | Self::Ledger => None,
        }
    }

    /// The papers of a matter that go by this name.
    fn sheets(self, matter: &MatterRow) -> Vec<Sheet> {
        let mut sheets = Sheet::of(matter);
        match self {
            Self::DestructionApproval => sheets.retain(|sheet| *sheet == Sheet::DestructionApproval),
            Self::DestructionList => sheets.retain(|sheet| *sheet == Sheet::DestructionList),
            // What was ticked by hand is over once the result is there.
            Self::Count => sheets.truncate(1),
            Self::Copying
            | Self::CarryOut
            | Self::Recall
            | Self::DestructionRegister
            | Self::Handover
            | Self::Ledger => {}
        }
        sheets
    }
}

/// Papers of matters, read and not yet laid out.
#[derive(Debug)]
pub struct GatheredSheets {
    parts: Vec<Part>,
    foot: Foot,
    spell_out: bool,
}

#[derive(Debug)]
enum Part {
    Form(Box<Form>),
    Slip(Box<Slip>),
    Book(Box<Book>),
    Ledger { unit: String, on: Date, carriers: Vec<HeldRow>, departments: BTreeMap<PersonId, String> },
}

impl Part {
    fn form(form: Form) -> Self {
        Self::Form(Box::new(form))
    }

    fn book(book: Book) -> Self {
        Self::Book(Box::new(book))
    }
}

/// Reads one paper of a matter; none where there is no such matter, or it has no such paper.
pub fn matter_sheet(registry: &Registry, matter: MatterId, sheet: Sheet) -> Result<Option<GatheredSheets>, Error> {
    let Some(row) = registry.matter(matter)? else { return Ok(None) };
    if sheet.kind() != row.head.slot.kind {
        return Ok(None);
    }
    let mut gathered = GatheredSheets::empty(registry)?;
    gathered.add(registry, &row, sheet)?;
    Ok(gathered.or_nothing())
}

/// The paper of a spot check (抽查单): what was picked, and room for what is picked in the cabinet.
pub fn spot_check_sheet(registry: &Registry, picked: &[(DocumentRow, Holding)]) -> Result<GatheredSheets, Error> {
    let mut gathered = GatheredSheets::empty(registry)?;
    let form = matters::spot_check(&registry.unit()?, registry.clock().today(), picked);
    gathered.parts.push(Part::form(form));
    Ok(gathered)
}

/// Reads the papers of this name: of one matter, of a year, or all; none where there are none.
pub fn gather_papers(
    registry: &Registry,
    paper: Paper,
    year: Option<i16>,
    matter: Option<(i16, u32)>,
) -> Result<Option<GatheredSheets>, Error> {
    let mut gathered = GatheredSheets::empty(registry)?;
    match (paper, matter) {
        (Paper::Ledger, _) => {
            let mut ledger = LedgerGathering::begin(registry)?;
            while !ledger.read_on(registry, u32::MAX)? {}
            return Ok(ledger.finish().or_nothing());
        }
        (Paper::Copying, None) => gathered.copyings(registry, year)?,
        (Paper::DestructionRegister, _) => gathered.destructions(registry, year)?,
        _ => {
            let kind = paper.kind();
            let mut heads = registry.matters(kind)?;
            heads.reverse();
            let wanted = |slot: MatterSlot| match matter {
                Some((year, number)) => slot.year == year && slot.number == number,
                None => year.is_none_or(|year| slot.year == year),
            };
            for head in heads.into_iter().filter(|head| wanted(head.slot)) {
                // What was given up has no paper unless it is asked for by its number.
                if head.step == Step::Cancel && matter.is_none() {
                    continue;
                }
                let Some(row) = registry.matter(head.id)? else { continue };
                for sheet in paper.sheets(&row) {
                    gathered.add(registry, &row, sheet)?;
                }
            }
        }
    }
    Ok(gathered.or_nothing())
}

impl GatheredSheets {
    fn empty(registry: &Registry) -> Result<Self, Error> {
        Ok(Self { parts: Vec::new(), foot: foot(registry)?, spell_out: false })
    }

    fn or_nothing(self) -> Option<Self> {
        (!self.parts.is_empty()).then_some(self)
    }

    fn add(&mut self, registry: &Registry, matter: &MatterRow, sheet: Sheet) -> Result<(), Error> {
        let unit = registry.unit()?;
        let forms = match sheet {
            Sheet::CopyingOutside => matters::copying_outside(&unit, matter),
            Sheet::CarryOut => vec![matters::carry_out(&unit, matter)],
            Sheet::Recall => matters::recall(&unit, matter),
            Sheet::Reminders => {
                let slips = matters::reminders(&unit, matter).into_iter();
                self.parts.extend(slips.map(|slip| Part::Slip(Box::new(slip))));
                return Ok(());
            }
            Sheet::DestructionApproval => vec![matters::destruction_approval(&unit, matter)],
            Sheet::DestructionList => vec![matters::destruction_list(&unit, matter)],
            Sheet::CountingSheet => vec![matters::counting_sheet(&unit, matter)],
            Sheet::Count => vec![matters::count(&unit, matter, count_before(registry, matter)?.as_ref())],
            Sheet::Handover => matters::handover(&unit, matter, &handed(registry, matter)?),
        };
        self.parts.extend(forms.into_iter().map(Part::form));
        Ok(())
    }

    /// 复印登记簿, a book for each year.
    fn copyings(&mut self, registry: &Registry, year: Option<i16>) -> Result<(), Error> {
        let unit = registry.unit()?;
        let retention = registers::retention_of(registry.setting(RETENTION)?.as_deref());
        let mut copied = Vec::new();
        for matter in done(registry, MatterKind::Copying)? {
            copied.push(copied_of(registry, matter)?);
        }
        for year in years(copied.iter().map(|it| &it.matter), year) {
            let books = matters::copying_register(&unit, year, &retention, &copied);
            self.parts.extend(books.into_iter().map(Part::book));
        }
        Ok(())
    }

    /// 销毁登记簿, a book for each year.
    fn destructions(&mut self, registry: &Registry, year: Option<i16>) -> Result<(), Error> {
        let unit = registry.unit()?;
        let destroyed = done(registry, MatterKind::Destruction)?;
        for year in years(destroyed.iter(), year) {
            let books = matters::destruction_register(&unit, year, &destroyed);
            self.parts.extend(books.into_iter().map(Part::book));
        }
        Ok(())
    }

    /// Characters that no face has are printed as their code points instead of refused: for whoever was told.
    #[must_use]
    pub fn spelled_out(self) -> Self {
        Self { spell_out: true, ..self }
    }

    /// Lays the papers out, one after the other.
    pub fn lay_out(self) -> Result<LaidOut, PrintError> {
        self.lay_out_watched(&Watch::default())
    }

    /// As [`GatheredSheets::lay_out`], under the eyes of somebody who may stop it.
    pub fn lay_out_watched(self, watch: &Watch) -> Result<LaidOut, PrintError> {
        let Self { parts, mut foot, spell_out } = self;
        if spell_out {
            foot.printed_by = face::spelled_out(&foot.printed_by).into_owned();
        }
        let mut laid_out = LaidOut::default();
        for part in parts {
            let mut form = match part {
                Part::Form(form) => *form,
                Part::Ledger { unit, on, carriers, departments } => matters::ledger(&unit, on, carriers, &departments),
                Part::Slip(mut slip) => {
                    if spell_out {
                        slip.spell_out();
                    }
                    laid_out.take(&slip.title, slip_pages(&slip, &foot)?);
                    continue;
                }
                Part::Book(mut book) => {
                    if spell_out {
                        book.spell_out();
                    }
                    laid_out.take(&book.title, book_pages_of(&book, &foot, Choice::All, watch)?.pages);
                    continue;
                }
            };
            if spell_out {
                form.spell_out();
            }
            laid_out.take(&form.title, form_pages_watched(&form, &foot, watch)?.pages);
        }
        Ok(laid_out)
    }
}

impl LaidOut {
    fn take(&mut self, title: &str, pages: Vec<crate::print::Page>) {
        if self.title.is_empty() {
            title.clone_into(&mut self.title);
        }
        self.pages.extend(pages);
    }
}

/// Reading the ledger, a slice at a time, for whoever has other things to do in between.
#[derive(Debug)]
pub struct LedgerGathering {
    gathered: GatheredSheets,
    unit: String,
    on: Date,
    departments: BTreeMap<PersonId, String>,
    carriers: Vec<HeldRow>,
    revision: u64,
    of: usize,
}

impl LedgerGathering {
    /// Reads nothing yet but who belongs to which department.
    pub fn begin(registry: &Registry) -> Result<Self, Error> {
        let people = registry.people()?.into_iter();
        Ok(Self {
            gathered: GatheredSheets::empty(registry)?,
            unit: registry.unit()?,
            on: registry.clock().today(),
            departments: people.filter_map(|person| Some((person.id, person.department?))).collect(),
            carriers: Vec::new(),
            revision: registry.revision(),
            of: registry.n_carriers()? as usize,
        })
    }

    /// How much is read, from 0 to 1.
    pub fn share(&self) -> f32 {
        (self.carriers.len() as f32 / self.of.max(1) as f32).min(1.0)
    }

    /// Whether the books have changed since it began: then it has to begin again.
    pub fn is_stale(&self, registry: &Registry) -> bool {
        self.revision != registry.revision()
    }

    /// Reads up to so many carriers more; answers whether that was all.
    pub fn read_on(&mut self, registry: &Registry, most: u32) -> Result<bool, Error> {
        let after = self.carriers.last().map_or(CarrierId(0), |held| held.carrier.id);
        let more = registry.carriers_after(after, most)?;
        let is_all = (more.len() as u64) < u64::from(most);
        self.carriers.extend(more);
        Ok(is_all)
    }

    /// What was read.
    pub fn finish(self) -> GatheredSheets {
        let Self { mut gathered, unit, on, departments, carriers, .. } = self;
        if !carriers.is_empty() {
            gathered.parts.push(Part::Ledger { unit, on, carriers, departments });
        }
        gathered
    }
}

/// The matters of a kind that were done.
fn done(registry: &Registry, kind: MatterKind) -> Result<Vec<MatterRow>, Error> {
    let mut done = Vec::new();
    for head in registry.matters(Some(kind))?.into_iter().filter(|head| head.step == Step::Complete) {
        done.extend(registry.matter(head.id)?);
    }
    Ok(done)
}

/// The years in which they were done, or the one that is wanted.
fn years<'a>(done: impl Iterator<Item = &'a MatterRow>, wanted: Option<i16>) -> Vec<i16> {
    let mut years: Vec<i16> =
        done.filter_map(|matter| matter.taken(Step::Complete)).map(|step| step.date.year()).collect();
    years.retain(|year| wanted.is_none_or(|wanted| wanted == *year));
    years.sort_unstable();
    years.dedup();
    years
}

/// The last count of the same scope that was done before this one began.
fn count_before(registry: &Registry, matter: &MatterRow) -> Result<Option<MatterRow>, Error> {
    let scope = |facts: &crate::model::matter::Facts| facts.get(Fact::Scope).map(str::to_owned);
    let before = registry.matters(Some(MatterKind::Count))?.into_iter().filter(|head| {
        head.step == Step::Complete && head.id.0 < matter.head.id.0 && scope(&head.facts) == scope(&matter.head.facts)
    });
    match before.max_by_key(|head| head.id.0) {
        Some(head) => registry.matter(head.id),
        None => Ok(None),
    }
}

/// What goes with a post beside the carriers: keys; and of whoever keeps the registers, these, with what is open in them.
fn handed(registry: &Registry, matter: &MatterRow) -> Result<Handed, Error> {
    let facts = &matter.head.facts;
    let giver = facts.get(Fact::Giver).unwrap_or_default();
    // Once it is over the keys are in other hands.
    let holder = if matter.head.is_open { Some(giver) } else { facts.get(Fact::Receiver) };
    let mut keys = registry.keyholders()?;
    keys.retain(|key| Some(key.name.as_str()) == holder);
    let mut open = registry.matters(None)?;
    open.retain(|head| head.is_open);
    open.reverse();
    if !registry.accounts()?.iter().any(|account| account.name == giver && account.post == Post::Secretary) {
        open.retain(|head| head.requester == giver);
        return Ok(Handed { keys, matters: open, ..Handed::default() });
    }
    let worklist = registry.worklist(registry.clock().today())?;
    let mut out = registry.due(Date::MAX)?;
    // Old loans without a day are due on none.
    out.extend(worklist.loans.rows.into_iter().filter(|loan| loan.due_on.is_none()));
    Ok(Handed { keys, books: registry.books()?, out, cards: worklist.cards.rows, matters: open })
}

/// What became of a copying: the numbers of the copies, and their pages.
fn copied_of(registry: &Registry, matter: MatterRow) -> Result<Copied, Error> {
    let mut copied = Copied { matter, numbers: String::new(), pages: None };
    let Some(step) = copied.matter.taken(Step::Complete) else { return Ok(copied) };
    let Some(entry) = registry.entry_row(step.seq)? else { return Ok(copied) };
    let StoryRow { event, .. } = entry.story;
    let events = if let Event::Batch(batch) = event { batch.events } else { vec![event] };
    let id = copied.matter.head.id;
    let step_of = |event: Event| if let Event::StepMatter(step) = event { Some(step) } else { None };
    let made =
        events.into_iter().filter_map(step_of).find(|step: &StepMatter| step.matter == id && step.made.is_some());
    if let Some(made) = made.and_then(|step| step.made) {
        let numbers = CopyNumbers::from_numbers(made.copies.iter().map(|copy| copy.number));
        copied.numbers = numbers.map(|numbers| numbers.to_string()).unwrap_or_default();
        copied.pages = made.copies.first().and_then(|copy| copy.pages);
    }
    Ok(copied)
}
