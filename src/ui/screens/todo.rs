//! A worklist in rows: what each says, and where it is solved.

use jiff::civil::Date;

use super::matter::reason;
use super::matters::waits;
use crate::model::custody::Custody;
use crate::model::date::screen;
use crate::model::facility::Stock;
use crate::model::ids::{CardId, CarrierId, DocumentId, LineId, MatterId, PlaceId};
use crate::model::matter::{Fact, MatterKind, Step};
use crate::model::matter_view::{MatterHead, SearchRow};
use crate::model::view::{DocumentRow, OutRow, OutstandingCard, UnplacedRow};
use crate::registry::today::{LOAN_DAYS, LastImport, PERIOD_DAYS, Todo, Worklist};
use crate::ui::command::Command;
use crate::ui::dialogs::Dialog;
use crate::ui::forms::{Begin, Task, Verb};
use crate::ui::say;
use crate::ui::situation::Chosen;
use crate::ui::widgets::{Cell, Tone};
use crate::{explain, tr};

/// What stands in a line of the list.
pub(super) enum Item {
    /// Nothing: groups are apart.
    Gap,
    /// The heading of a group, and what is done about it.
    Heading {
        /// Its name and how much is in it.
        text: String,
        /// What is done.
        hint: String,
    },
    /// A row.
    Row(usize),
    /// More of the group is not shown.
    More(String),
}

/// A row: something to do.
pub(super) struct Row {
    /// Its document.
    pub(super) document: Option<DocumentId>,
    /// Its number.
    pub(super) number: Option<String>,
    carriers: Vec<CarrierId>,
    line: Option<LineId>,
    solved: Solved,
    /// Document, copy, who, when, and what is done.
    pub(super) cells: [Cell; 5],
}

/// Where something is solved.
enum Solved {
    /// In a form.
    By(Verb),
    /// On the circulation card.
    OnCard(CardId),
    /// On the matter's page.
    OnMatter(MatterId),
    /// Where the places are.
    InPlace(PlaceId),
    /// On the document's page.
    Read,
    /// With a file outside.
    Told { title: String, text: String },
}

impl Row {
    /// What it is about.
    pub(super) fn chosen(&self) -> Chosen {
        Chosen {
            documents: self.document.into_iter().collect(),
            carriers: self.carriers.clone(),
            line: self.line,
            ..Chosen::default()
        }
    }

    /// What Enter does.
    pub(super) fn solve(&self) -> Option<Command> {
        match &self.solved {
            Solved::By(verb) => {
                let Chosen { documents, carriers, line, place, .. } = self.chosen();
                Some(Command::Begin(Begin { documents, carriers, line, place, ..Begin::new(*verb) }))
            }
            Solved::InPlace(place) => Some(Command::ShowPlace(*place)),
            Solved::OnCard(card) => Some(Command::OpenCard(*card)),
            Solved::OnMatter(matter) => Some(Command::OpenMatter(*matter)),
            Solved::Read => self.document.map(Command::Open),
            Solved::Told { title, text } => {
                Some(Command::Ask(Dialog::Tell { title: title.clone(), text: text.clone() }))
            }
        }
    }
}

/// The list of a worklist: its lines, and the rows they point to.
pub(super) fn items(list: &Worklist) -> (Vec<Item>, Vec<Row>) {
    let (mut items, mut rows) = (Vec::new(), Vec::new());
    let mut group = |name: &str, total: usize, of: Vec<Row>, days: i64| {
        if total == 0 {
            return;
        }
        if !items.is_empty() {
            items.push(Item::Gap);
        }
        items.push(Item::Heading {
            text: tr!("today-group", group = name, n = total, days),
            hint: tr!("today-hint", group = name),
        });
        let shown = of.len();
        for row in of {
            items.push(Item::Row(rows.len()));
            rows.push(row);
        }
        // Of these one row is many.
        if total > shown && !matches!(name, "lacking" | "rejects") {
            items.push(Item::More(tr!("today-more", n = total - shown)));
        }
    };
    group("reading", list.reading.total, each(&list.reading, |out| reading(out, list.on)), 0);
    group("loans", list.loans.total, each(&list.loans, |out| loan(out, list.on)), LOAN_DAYS);
    let (outside, waiting): (Vec<&MatterHead>, Vec<&MatterHead>) =
        list.matters.iter().partition(|head| head.slot.kind == MatterKind::CarryOut && head.step == Step::SetOut);
    group("carried", outside.len(), outside.iter().map(|head| matter(head, list.on)).collect(), 0);
    group("searches", list.searches.len(), list.searches.iter().map(|it| search(it, list.on)).collect(), 0);
    group("matters", waiting.len(), waiting.iter().map(|head| matter(head, list.on)).collect(), 0);
    group("cards", list.cards.total, each(&list.cards, card), 0);
    group("unplaced", list.unplaced.total, each(&list.unplaced, unplaced), 0);
    group("lacking", list.lacking.total, list.lacking.rows.iter().filter_map(lacking).collect(), 0);
    group("ending", list.ending.total, each(&list.ending, |document| ending(document, list.on)), PERIOD_DAYS);
    if let Some(import) = &list.rejects {
        group("rejects", import.rejected, vec![rejects(import)], 0);
    }
    (items, rows)
}

fn each<T>(todo: &Todo<T>, row: impl Fn(&T) -> Row) -> Vec<Row> {
    todo.rows.iter().map(row).collect()
}

fn row(document: &DocumentRow, verb: Verb, [copy, who, when]: [Cell; 3]) -> Row {
    Row {
        document: Some(document.id),
        number: document.number.clone(),
        carriers: Vec::new(),
        line: None,
        solved: Solved::By(verb),
        cells: [document.title.clone().into(), copy, who, when, Cell { text: verb.label(), tone: Tone::Faint }],
    }
}

fn reading(out: &OutRow, on: Date) -> Row {
    let at = say::moment(&out.since.to_string());
    // Nothing stays with a reader overnight.
    let tone = if out.since.date() < on { Tone::Danger } else { Tone::Caution };
    let when = Cell { text: tr!("held-since", since = at), tone };
    let cells = [say::copy(&out.carrier).into(), out.person.clone().into(), when];
    let row = row(&out.document, Verb::CirculateBack, cells);
    let solved = match out.carrier.custody {
        Custody::Reading { card, .. } => Solved::OnCard(card),
        Custody::Placed { .. }
        | Custody::Kept { .. }
        | Custody::Lent { .. }
        | Custody::Issued { .. }
        | Custody::Carried { .. }
        | Custody::Sealed { .. }
        | Custody::Returned { .. }
        | Custody::Destroyed { .. }
        | Custody::Struck => Solved::By(Verb::CirculateBack),
    };
    Row { carriers: vec![out.carrier.id], solved, ..row }
}

fn loan(out: &OutRow, on: Date) -> Row {
    let when = match out.due_on {
        Some(due) if due < on => {
            let days = on.since(due).map_or(0, |span| i64::from(span.get_days()));
            Cell { text: tr!("today-overdue", days), tone: Tone::Danger }
        }
        Some(due) if due == on => Cell { text: tr!("today-due-today"), tone: Tone::Danger },
        Some(due) => Cell { text: tr!("today-due", due = screen(due)), tone: Tone::Caution },
        None => Cell { text: tr!("today-no-day", since = screen(out.since.date())), tone: Tone::Faint },
    };
    let line = match out.carrier.custody {
        Custody::Lent { loan, .. } => Some(loan),
        Custody::Placed { .. }
        | Custody::Kept { .. }
        | Custody::Reading { .. }
        | Custody::Issued { .. }
        | Custody::Carried { .. }
        | Custody::Sealed { .. }
        | Custody::Returned { .. }
        | Custody::Destroyed { .. }
        | Custody::Struck => None,
    };
    let cells = [say::copy(&out.carrier).into(), out.person.clone().into(), when];
    Row { carriers: vec![out.carrier.id], line, ..row(&out.document, Verb::GiveBack, cells) }
}

fn card(card: &OutstandingCard) -> Row {
    let who = tr!("today-next", reader = card.next.as_str());
    let when = tr!("today-read", read = card.has_read, readers = card.readers, since = screen(card.since));
    let cells = [say::copy(&card.carrier).into(), who.into(), when.into()];
    let row = row(&card.document, Verb::CirculateOut, cells);
    Row { carriers: vec![card.carrier.id], solved: Solved::OnCard(card.card), ..row }
}

fn unplaced(it: &UnplacedRow) -> Row {
    let copies = tr!("held-copies", n = it.carriers.len());
    let when = tr!("held-since", since = screen(it.document.since));
    let cells = [copies.into(), it.keeper.clone().into(), when.into()];
    Row { carriers: it.carriers.clone(), ..row(&it.document, Verb::Shelve, cells) }
}

/// What lies in a place without its person, its cabinet or a room that fits.
fn lacking(stock: &Stock) -> Option<Row> {
    let why = say::list(stock.lacks.iter().map(|lack| explain::lack(*lack)));
    Some(Row {
        document: None,
        number: None,
        carriers: Vec::new(),
        line: None,
        solved: Solved::InPlace(stock.place?),
        cells: [
            Cell::plain(tr!("post-stock", place = stock.holder.as_str(), level = stock.level, why)),
            Cell { text: tr!("held-copies", n = stock.carriers), tone: Tone::Danger },
            stock.person.clone().unwrap_or_default().into(),
            Cell::default(),
            Cell { text: tr!("today-read-it"), tone: Tone::Faint },
        ],
    })
}

fn ending(document: &DocumentRow, on: Date) -> Row {
    let ends = document.ends_on.unwrap_or(on);
    let when = Cell { text: tr!("today-ends", ends = screen(ends)), tone: Tone::Caution };
    let level = crate::model::period::mark(document.level, document.period.as_ref());
    let mut row = row(document, Verb::Correct, [Cell::default(), level.into(), when]);
    row.solved = Solved::Read;
    let [.., act] = &mut row.cells;
    *act = Cell { text: tr!("today-read-it"), tone: Tone::Faint };
    row
}

fn matter(head: &MatterHead, on: Date) -> Row {
    let who = head.facts.get(Fact::Bearer).unwrap_or(&head.requester).to_owned();
    let what = tr!("process-today", slot = explain::matter(head.slot), reason = reason(head));
    Row {
        document: None,
        number: None,
        carriers: Vec::new(),
        line: None,
        solved: Solved::OnMatter(head.id),
        cells: [
            Cell::plain(what),
            Cell::plain(tr!("process-items", n = head.items)),
            Cell::plain(who),
            waits(head, on),
            Cell { text: tr!("process-go-on"), tone: Tone::Faint },
        ],
    }
}

fn search(it: &SearchRow, on: Date) -> Row {
    let tone = if it.deadline < on { Tone::Danger } else { Tone::Caution };
    let when = match it.reported_on {
        Some(day) => Cell { text: tr!("process-search-reported", day = screen(day)), tone: Tone::Faint },
        None => Cell { text: tr!("process-search-until", day = screen(it.deadline)), tone },
    };
    let cells = [say::copy(&it.carrier).into(), it.holder.clone().into(), when];
    Row { carriers: vec![it.carrier.id], ..row(&it.document, Verb::Matter(Task::EndSearch), cells) }
}

fn rejects(import: &LastImport) -> Row {
    let file = import.rejects.as_deref().unwrap_or(&import.source);
    Row {
        document: None,
        number: None,
        carriers: Vec::new(),
        line: None,
        solved: Solved::Told {
            title: tr!("today-rejects"),
            text: tr!("today-rejects-what", n = import.rejected, source = import.source.as_str(), file),
        },
        cells: [
            import.source.clone().into(),
            Cell::plain(tr!("today-rows", n = import.rejected)),
            Cell::default(),
            Cell::plain(screen(import.on)),
            Cell { text: tr!("today-read-it"), tone: Tone::Faint },
        ],
    }
}
