//! Where commands are offered: the menus of the desk, the palette, and the menu of one line.

use super::command::Command;
use super::dialogs::Dialog;
use super::forms::{Begin, Task, Verb};
use super::section::Section;
use super::situation::{Chosen, Situation};
use super::theme::{Look, TextSize};
use crate::i18n::Lang;
use crate::model::event::Printed;
use crate::model::ids::{CardId, DocumentId, MatterId};
use crate::paper::Paper;
use crate::post_papers::PostPaper;
use crate::tr;

/// The registers of matters, and the ledger of every carrier.
pub(crate) const PAPERS: [Paper; 3] = [Paper::Copying, Paper::DestructionRegister, Paper::Ledger];

/// Where a command is offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Group {
    /// The vault as a whole.
    Vault,
    /// Where one can go.
    Go,
    /// What can be entered.
    Record,
    /// What takes several steps and several people.
    Matters,
    /// Paper.
    Print,
    /// How it looks.
    View,
    /// What it means.
    Help,
}

impl Group {
    /// Every group, in the order of the menus.
    pub(crate) const ALL: [Self; 7] =
        [Self::Vault, Self::Go, Self::Record, Self::Matters, Self::Print, Self::View, Self::Help];

    /// What its menu is called.
    pub(crate) fn label(self) -> String {
        let code = match self {
            Self::Vault => "vault",
            Self::Go => "go",
            Self::Record => "record",
            Self::Matters => "matters",
            Self::Print => "print",
            Self::View => "view",
            Self::Help => "help",
        };
        tr!("menu", group = code)
    }

    /// Its commands, in parts between which a menu draws a line. What is entered is about what is chosen.
    pub(crate) fn offered(self, at: &Situation) -> Vec<Vec<Command>> {
        match self {
            Self::Vault => {
                vec![
                    vec![Command::Lock, Command::Doors, Command::PickVault, Command::NewVault],
                    vec![Command::OpenAccount, Command::ChangePassword],
                    vec![Command::Verify],
                    vec![Command::Quit],
                ]
            }
            Self::Go => vec![
                Section::OFFERED.into_iter().map(Command::Go).collect(),
                vec![Command::Find, Command::Palette, Command::Back],
            ],
            Self::Record => vec![
                Verb::OF_REGISTERS.into_iter().map(|verb| about_chosen(verb, at)).collect(),
                vec![Command::Record, Command::RecordAndNext],
                vec![Command::BringIn, Command::EnterLedger],
            ],
            Self::Matters => offered_of_matters(at),
            // Ctrl+Shift+P also answers to Ctrl+P, so it is asked first.
            Self::Print => vec![
                vec![Command::PrintNew, Command::Preview, Command::Slip(at.slip.unwrap_or_default())],
                vec![Command::Worklist, Command::Labels],
                PostPaper::ALL.into_iter().map(|paper| Command::PostPaper(paper, at.chosen.place)).collect(),
                vec![Command::Print, Command::SavePdf],
            ],
            Self::View => vec![
                Look::ALL.into_iter().map(Command::Wear).collect(),
                TextSize::ALL.into_iter().map(Command::Size).collect(),
                Lang::ALL.into_iter().map(Command::Speak).collect(),
            ],
            Self::Help => vec![
                vec![Command::Help, Command::Ask(Dialog::Keys), Command::SaveManual],
                vec![Command::Ask(Dialog::About)],
            ],
        }
    }
}

fn about_chosen(verb: Verb, at: &Situation) -> Command {
    let Chosen { documents, carriers, line, matter, place, person } = at.chosen.clone();
    let matter = matter.map(|matter| matter.id);
    Command::Begin(Begin { verb, documents, carriers, line, matter, place, person })
}

/// What is offered about matters: to draw one up; the steps of the one that is chosen, or those that every matter has;
/// and its pages.
fn offered_of_matters(at: &Situation) -> Vec<Vec<Command>> {
    let chosen = at.chosen.matter.as_deref();
    let is_step = |task: &Task| match chosen {
        Some(matter) => task.is_step_of(matter.slot.kind),
        None => matches!(task, Task::ApproveMatter | Task::CancelMatter),
    };
    let begin = |tasks: Vec<Task>| tasks.into_iter().map(|task| about_chosen(Verb::Matter(task), at)).collect();
    let (steps, others): (Vec<Task>, Vec<Task>) = Task::ALL.into_iter().partition(|task| task.needs_matter());
    let print = Command::PrintMatter(chosen.map_or(MatterId(0), |matter| matter.id));
    let papers = PAPERS.into_iter().map(Command::PrintPaper).chain([Command::SpotCheck]).collect();
    vec![begin(others), begin(steps.into_iter().filter(is_step).collect()), vec![print], papers]
}

/// What is offered for one line of a register, in parts as [`Group::offered`] has them. `about` says what a form of a
/// verb would be about; where it says nothing, the verb is not offered.
pub(crate) fn offered_for_line(
    document: DocumentId,
    card: Option<CardId>,
    about: impl Fn(Verb) -> Option<Begin>,
) -> Vec<Vec<Command>> {
    let (of_line, of_copies): (Vec<Verb>, Vec<Verb>) = Verb::all().partition(|verb| verb.needs_line());
    let begin = |verbs: Vec<Verb>| verbs.into_iter().filter_map(&about).map(Command::Begin).collect();
    let of_card = card.map(|card| [Command::OpenCard(card), Command::PreviewOf(Printed::Card(card))]);
    let open = of_card.into_iter().flatten().chain([Command::Open(document)]).collect();
    vec![open, begin(of_copies), begin(of_line)]
}

/// Every command that is offered anywhere, group by group.
pub(crate) fn offered(at: &Situation) -> Vec<(Group, Command)> {
    let of = |group: Group| group.offered(at).into_iter().flatten().map(move |command| (group, command));
    Group::ALL.into_iter().flat_map(of).collect()
}
