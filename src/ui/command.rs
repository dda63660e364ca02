//! What can be done: pushed by screens, keys, menus and the palette, run by the app after the frame. What a command is
//! called, its key, where it is offered, and why it is not possible just now are said here and nowhere else.

use std::path::PathBuf;

use egui::{Key, KeyboardShortcut, Modifiers, Ui};

use super::dialogs::Dialog;
use super::forms::{Begin, Verb};
use super::founding::Plan;
use super::menus::offered;
use super::printing::Order;
use super::section::Section;
use super::situation::{Cover, Place, Situation};
use super::theme::{Look, TextSize};
use crate::i18n::Lang;
use crate::model::event::Printed;
use crate::model::ids::{CardId, DocumentId, MatterId, PlaceId};
use crate::paper::Paper;
use crate::post_papers::PostPaper;
use crate::registry::accounts::{NewKey, Rewrapped};
use crate::registry::confirm::Present;
use crate::registry::keys::Password;
use crate::registry::record::Act;
use crate::tr;

/// Something that leaves its screen.
pub(crate) enum Command {
    /// Pick the folder of a vault.
    PickVault,
    /// Show the vaults that were open before, and the other ways in.
    Doors,
    /// Go to the door of the vault in this folder.
    Enter(PathBuf),
    /// Take this folder off the list of vaults.
    Forget(PathBuf),
    /// Begin to set up a vault.
    NewVault,
    /// Pick the folder for it.
    PickPlace,
    /// Found it.
    Found(Box<Plan>),
    /// Make the sample and look at it.
    Sample,
    /// Open the vault.
    SignIn {
        /// The folder.
        folder: PathBuf,
        /// The account.
        user: String,
        /// Its password.
        password: Password,
    },
    /// Close the vault and go back to the sign-in.
    Lock,
    /// Check the whole vault.
    Verify,
    /// Ask for a further account.
    OpenAccount,
    /// Open it with the key that was made for it.
    AddAccount(Box<NewKey>),
    /// Ask for another password of whoever is at the desk.
    ChangePassword,
    /// Keep it.
    KeepPassword(Box<Rewrapped>),
    /// Stop checking it.
    StopVerifying,
    /// Change a setting of the unit; an entry of the journal.
    Set {
        /// Which.
        key: &'static str,
        /// To what.
        value: String,
    },
    /// Speak this language.
    Speak(Lang),
    /// Wear these colours.
    Wear(Look),
    /// Draw everything as large as this.
    Size(TextSize),
    /// Lock after so many minutes without anybody.
    LockAfter(u16),
    /// Go to a section of the desk.
    Go(Section),
    /// Put the cursor into the search box over all documents.
    Find,
    /// Show a document.
    Open(DocumentId),
    /// Show a circulation card.
    OpenCard(CardId),
    /// Show a matter.
    OpenMatter(MatterId),
    /// Show what is printed of a matter.
    PrintMatter(MatterId),
    /// Show a register of matters, or the ledger, as it would be printed.
    PrintPaper(Paper),
    /// Show a sheet with carriers picked at random, as it would be printed.
    SpotCheck,
    /// Scan what a count or a handover lists.
    Scan(MatterId),
    /// Show a place.
    ShowPlace(PlaceId),
    /// Show a paper of 三专 or 三铁 as it would be printed; of one place where one is named.
    PostPaper(PostPaper, Option<PlaceId>),
    /// Do something that a screen has asked everything for.
    Perform(Box<Act>),
    /// Go back to what is under the screen.
    Back,
    /// Show what would be printed of the register on the screen.
    Preview,
    /// Show this as it would be printed.
    PreviewOf(Printed),
    /// Show all that is not on paper yet.
    PrintNew,
    /// Show the slips of a journal entry.
    Slip(u64),
    /// Show what there is to do today as it would be printed.
    Worklist,
    /// Choose labels and the sheet they go on.
    Labels,
    /// Show the labels as they would be printed.
    PreviewLabels {
        /// Not the labels, but where they lie.
        grid: bool,
    },
    /// Print the previewed pages.
    Print,
    /// Print a page to lay a ruler on.
    PrintTest {
        /// The printer, as it is set up.
        order: Order,
        /// How the page lies.
        size_mm: (f32, f32),
    },
    /// Save the previewed pages as a PDF.
    SavePdf,
    /// End the printing that is under way.
    StopPrinting,
    /// Bring a ledger in: ask for the file, and show what is in it.
    BringIn,
    /// Bring its rows in.
    EnterLedger,
    /// Save the rows that do not fit.
    SaveRejects,
    /// Open a form.
    Begin(Begin),
    /// Record what the form says.
    Record,
    /// Record it and begin the next one of its kind.
    RecordAndNext,
    /// Record it while these people stand by.
    RecordWith {
        /// Who stands by.
        present: Vec<Present>,
        /// Whether the next one of its kind is begun.
        next: bool,
    },
    /// Say in the status line why something is not possible.
    Hint(String),
    /// Open the palette.
    Palette,
    /// Open the manual where it speaks of this screen.
    Help,
    /// Save the manual as a PDF.
    SaveManual,
    /// Ask or tell something over everything else.
    Ask(Dialog),
    /// Close the dialog.
    Close,
    /// End the program.
    Quit,
}

impl From<Verb> for Command {
    fn from(verb: Verb) -> Self {
        Self::Begin(verb.into())
    }
}

impl Command {
    /// What a menu or a button calls it.
    pub(crate) fn label(&self) -> String {
        match self {
            Self::PickVault | Self::Enter(_) => tr!("ui-command-pick-vault"),
            Self::Doors => tr!("command-doors"),
            Self::Forget(_) => tr!("door-forget"),
            Self::NewVault => tr!("command-new-vault"),
            Self::PickPlace => tr!("command-pick-place"),
            Self::Found(_) => tr!("first-found"),
            Self::Sample => tr!("command-sample"),
            Self::SignIn { .. } => tr!("ui-command-sign-in"),
            Self::Lock => tr!("ui-command-lock"),
            Self::Verify => tr!("command-verify"),
            Self::OpenAccount | Self::AddAccount(_) | Self::Ask(Dialog::OpenAccount(_)) => tr!("command-open-account"),
            Self::ChangePassword | Self::KeepPassword(_) | Self::Ask(Dialog::ChangePassword(_)) => {
                tr!("command-change-password")
            }
            Self::StopVerifying => tr!("command-stop"),
            Self::Set { .. } => tr!("command-set"),
            Self::Speak(lang) => tr!("ui-language", tag = lang.tag()),
            Self::Wear(look) => tr!("look", look = look.code()),
            Self::Size(size) => tr!("text-size", percent = size.code()),
            Self::LockAfter(minutes) => tr!("minutes", n = *minutes),
            Self::Go(section) => section.label(),
            Self::Find => tr!("ui-command-find"),
            Self::Open(_) => tr!("ui-command-open"),
            Self::OpenCard(_) => tr!("table-open-card"),
            Self::OpenMatter(_) => tr!("process-open"),
            Self::PrintMatter(_) => tr!("process-print"),
            Self::Scan(_) => tr!("process-scan"),
            Self::SpotCheck => tr!("process-spot-check"),
            Self::PrintPaper(paper) => tr!("process-paper", paper = paper.code()),
            Self::ShowPlace(_) => tr!("section", section = "places"),
            Self::PostPaper(paper, _) => tr!("post-paper", paper = paper.code()),
            Self::Back => tr!("ui-command-back"),
            Self::Preview | Self::PreviewOf(_) => tr!("ui-command-preview"),
            Self::PrintNew => tr!("printing-command-new"),
            Self::Slip(_) => tr!("printing-slip"),
            Self::Worklist => tr!("worklist-command"),
            Self::Labels => tr!("labels-command"),
            Self::PreviewLabels { grid: false } => tr!("labels-preview"),
            Self::PreviewLabels { grid: true } => tr!("labels-grid"),
            Self::Print => tr!("printing-print"),
            Self::PrintTest { .. } => tr!("printing-test-page"),
            Self::SavePdf => tr!("ui-command-save-pdf"),
            Self::StopPrinting => tr!("printing-stop"),
            Self::BringIn => tr!("intake-command"),
            Self::EnterLedger => tr!("intake-enter"),
            Self::SaveRejects => tr!("intake-save"),
            Self::Begin(begin) => begin.verb.label(),
            Self::Record | Self::RecordWith { .. } | Self::Perform(_) => tr!("form-record"),
            Self::RecordAndNext => tr!("form-record-next"),
            Self::Hint(why) => why.clone(),
            Self::Help => tr!("command-help"),
            Self::SaveManual => tr!("command-save-manual"),
            Self::Ask(Dialog::Keys) => tr!("ui-command-keys"),
            Self::Ask(Dialog::About) => tr!("ui-command-about"),
            Self::Palette | Self::Ask(Dialog::Palette(_)) => tr!("command-palette"),
            Self::Ask(Dialog::Tell { title, .. } | Dialog::Settle { title, .. }) => title.clone(),
            Self::Ask(Dialog::Confirm(_)) => tr!("process-confirm"),
            Self::Close => tr!("ui-command-close"),
            Self::Quit => tr!("ui-command-quit"),
        }
    }

    /// Its key.
    pub(crate) fn shortcut(&self) -> Option<KeyboardShortcut> {
        let ctrl = |key| Some(KeyboardShortcut::new(Modifiers::COMMAND, key));
        let plain = |key| Some(KeyboardShortcut::new(Modifiers::NONE, key));
        match self {
            Self::Lock => ctrl(Key::L),
            Self::Find => ctrl(Key::F),
            Self::Palette => ctrl(Key::K),
            Self::Preview => ctrl(Key::P),
            Self::PrintNew => Some(KeyboardShortcut::new(Modifiers::COMMAND | Modifiers::SHIFT, Key::P)),
            Self::Slip(_) => plain(Key::F9),
            Self::Worklist => ctrl(Key::T),
            Self::Labels => ctrl(Key::J),
            Self::SavePdf => ctrl(Key::S),
            Self::Quit => ctrl(Key::Q),
            Self::Go(section) => Some(section.shortcut()),
            Self::EnterLedger => ctrl(Key::I),
            Self::Begin(begin) => begin.verb.shortcut(),
            Self::Record => ctrl(Key::Enter),
            Self::RecordAndNext => Some(KeyboardShortcut::new(Modifiers::COMMAND | Modifiers::SHIFT, Key::Enter)),
            Self::Back => plain(Key::Escape),
            Self::Help => plain(Key::F1),
            Self::Ask(Dialog::Keys) => ctrl(Key::F1),
            Self::PickVault
            | Self::Doors
            | Self::Enter(_)
            | Self::Forget(_)
            | Self::NewVault
            | Self::PickPlace
            | Self::Found(_)
            | Self::Sample
            | Self::SignIn { .. }
            | Self::Verify
            | Self::OpenAccount
            | Self::AddAccount(_)
            | Self::ChangePassword
            | Self::KeepPassword(_)
            | Self::StopVerifying
            | Self::Set { .. }
            | Self::Speak(_)
            | Self::Wear(_)
            | Self::Size(_)
            | Self::LockAfter(_)
            | Self::Open(_)
            | Self::OpenCard(_)
            | Self::OpenMatter(_)
            | Self::PrintMatter(_)
            | Self::Scan(_)
            | Self::PrintPaper(_)
            | Self::SpotCheck
            | Self::RecordWith { .. }
            | Self::ShowPlace(_)
            | Self::PostPaper(..)
            | Self::Perform(_)
            | Self::PreviewOf(_)
            | Self::Print
            | Self::PrintTest { .. }
            | Self::PreviewLabels { .. }
            | Self::StopPrinting
            | Self::BringIn
            | Self::SaveRejects
            | Self::Hint(_)
            | Self::SaveManual
            | Self::Ask(
                Dialog::About
                | Dialog::Palette(_)
                | Dialog::Tell { .. }
                | Dialog::Settle { .. }
                | Dialog::Confirm(_)
                | Dialog::OpenAccount(_)
                | Dialog::ChangePassword(_),
            )
            | Self::Close => None,
        }
    }

    /// Why it is not possible just now; none where it is.
    pub(crate) fn hindrance(&self, at: &Situation) -> Option<String> {
        let at_desk = || match at.place {
            Place::Door => Some(tr!("why-not-signed-in")),
            Place::Check => Some(tr!("why-checking")),
            Place::Desk(_) => None,
        };
        match self {
            Self::SignIn { .. }
            | Self::Enter(_)
            | Self::Forget(_)
            | Self::PickPlace
            | Self::Found(_)
            | Self::Speak(_)
            | Self::Wear(_)
            | Self::Size(_)
            | Self::Hint(_)
            | Self::Palette
            | Self::Ask(_)
            | Self::Close
            | Self::Quit => None,
            Self::PickVault | Self::Doors | Self::NewVault | Self::Sample => {
                (at.place == Place::Check).then(|| tr!("why-checking"))
            }
            Self::Lock => (at.place == Place::Door).then(|| tr!("why-not-signed-in")),
            Self::StopVerifying => (at.place != Place::Check).then(|| tr!("why-not-checking")),
            Self::Verify
            | Self::OpenAccount
            | Self::AddAccount(_)
            | Self::ChangePassword
            | Self::KeepPassword(_)
            | Self::Set { .. }
            | Self::LockAfter(_)
            | Self::Go(_)
            | Self::Find
            | Self::Open(_)
            | Self::OpenCard(_)
            | Self::OpenMatter(_)
            | Self::PrintPaper(_)
            | Self::SpotCheck
            | Self::Scan(_)
            | Self::RecordWith { .. }
            | Self::ShowPlace(_)
            | Self::PostPaper(..)
            | Self::Perform(_)
            | Self::PreviewOf(_)
            | Self::PrintNew
            | Self::Worklist
            | Self::Labels
            | Self::PreviewLabels { .. }
            | Self::PrintTest { .. }
            | Self::StopPrinting
            | Self::BringIn
            | Self::Help
            | Self::SaveManual => at_desk(),
            Self::Preview => at_desk().or_else(|| (!at.printable).then(|| tr!("why-nothing-to-print"))),
            Self::Slip(seq) => at_desk().or_else(|| (*seq == 0).then(|| tr!("printing-no-slip-yet"))),
            Self::Print => at_desk().or_else(|| (!at.savable).then(|| tr!("why-no-pages"))),
            Self::SavePdf => at_desk().or_else(|| (!at.savable).then(|| tr!("why-no-pages"))),
            Self::Back => at_desk().or_else(|| (at.cover == Cover::Nothing).then(|| tr!("why-nothing-over"))),
            Self::PrintMatter(id) => at_desk().or_else(|| (id.0 == 0).then(|| tr!("process-why-no-matter"))),
            Self::Begin(begin) if begin.verb.task().is_some() => at_desk().or_else(|| why_not_now(begin, at)),
            Self::Begin(begin) => at_desk().or_else(|| {
                (begin.verb.needs_line() && begin.line.is_none()).then(|| tr!("why-no-line", verb = begin.verb.label()))
            }),
            Self::EnterLedger | Self::SaveRejects => {
                at_desk().or_else(|| (at.cover != Cover::Ledger).then(|| tr!("intake-none")))
            }
            Self::Record if at.asking => at_desk(),
            Self::Record | Self::RecordAndNext => {
                at_desk().or_else(|| (at.cover != Cover::Form).then(|| tr!("why-no-form")))
            }
        }
    }

    /// Whether its key was pressed; a key that belongs to a field or a menu in front is left to it.
    fn is_pressed(&self, ui: &Ui) -> bool {
        let Some(shortcut) = self.shortcut() else { return false };
        match self {
            // The program's own key, and the screen's own way back.
            Self::Quit | Self::Back => false,
            _ => ui.input_mut(|input| input.consume_shortcut(&shortcut)),
        }
    }
}

/// Why a step is not possible with the matter that is chosen.
fn why_not_now(begin: &Begin, at: &Situation) -> Option<String> {
    let task = begin.verb.task().filter(|task| task.needs_matter())?;
    match (&at.chosen.matter, begin.matter) {
        (_, None) => Some(tr!("process-why-no-matter")),
        (Some(head), Some(id)) if head.id == id => task.why_not(head),
        (_, Some(_)) => None,
    }
}

/// The commands whose keys were pressed in this frame; where one is not possible, why.
pub(crate) fn pressed(ui: &Ui, at: &Situation) -> Vec<Command> {
    let anything = ui.input(|input| input.events.iter().any(|event| matches!(event, egui::Event::Key { .. })));
    if !anything {
        return Vec::new();
    }
    let mut commands: Vec<Command> = offered(at).into_iter().map(|(_, command)| command).collect();
    // Ctrl+Shift+Enter also answers to Ctrl+Enter, so it is asked first.
    commands.sort_by_key(|command| command.shortcut().is_none_or(|shortcut| !shortcut.modifiers.shift));
    // Before a vault there is no form of a verb: the key that goes on in the other ones is theirs.
    commands.retain(|command| at.place != Place::Door || !matches!(command, Command::Record | Command::RecordAndNext));
    let pressed = commands.into_iter().filter(|command| command.is_pressed(ui));
    pressed.map(|command| command.hindrance(at).map_or(command, Command::Hint)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_commands_share_a_key_or_a_name() {
        let at = Situation::at_the_door();
        let commands = offered(&at);
        for (n, (_, one)) in commands.iter().enumerate() {
            for (_, other) in commands.iter().skip(n + 1) {
                assert_ne!(one.label(), other.label());
                let keys = (one.shortcut(), other.shortcut());
                assert!(keys.0.is_none() || keys.0 != keys.1, "{} and {}: {keys:?}", one.label(), other.label());
            }
        }
        // F8 is the screens': the filters of a register, the document whose number is typed again.
        let f8 = KeyboardShortcut::new(Modifiers::NONE, Key::F8);
        assert!(commands.iter().all(|(_, command)| command.shortcut() != Some(f8)));
    }
}
