//! What can be done: pushed by screens, keys and menus, run by the app after the frame.

use std::path::PathBuf;

use egui::{Key, KeyboardShortcut, Modifiers, Theme, Ui};

use super::dialogs::Dialog;
use super::forms::{Begin, Verb};
use super::printing::Order;
use super::section::Section;
use crate::i18n::Lang;
use crate::model::event::Printed;
use crate::model::ids::DocumentId;
use crate::registry::keys::Password;
use crate::tr;

/// Something that leaves its screen.
pub(crate) enum Command {
    /// Pick the folder of a vault.
    PickVault,
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
    /// Speak this language.
    Speak(Lang),
    /// Wear these colours.
    Wear(Theme),
    /// Go to a section of the desk.
    Go(Section),
    /// Put the cursor into the search box.
    Find,
    /// Show a document.
    Open(DocumentId),
    /// Go back to the register.
    Back,
    /// Show what would be printed of the register on the screen.
    Preview,
    /// Show this as it would be printed.
    PreviewOf(Printed),
    /// Show all that is not on paper yet.
    PrintNew,
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
    /// Open a form.
    Begin(Begin),
    /// Record what the form says.
    Record,
    /// Record it and begin the next one of its kind.
    RecordAndNext,
    /// Ask or tell something over everything else.
    Ask(Dialog),
    /// Close the dialog.
    Close,
    /// End the program.
    Quit,
}

/// The commands that have a key, in the order in which the list of keys shows them.
pub(crate) fn with_keys() -> Vec<Command> {
    let mut all: Vec<Command> = Section::OFFERED.into_iter().map(Command::Go).collect();
    all.extend(Verb::ALL.into_iter().filter(|verb| verb.is_built() && verb.shortcut().is_some()).map(Command::from));
    all.extend([Command::Record, Command::RecordAndNext]);
    // Ctrl+Shift+P also answers to Ctrl+P, so it is asked first.
    all.extend([Command::Find, Command::Back, Command::PrintNew, Command::Preview, Command::SavePdf]);
    all.extend([Command::Lock, Command::Ask(Dialog::Keys), Command::Quit]);
    all
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
            Self::PickVault => tr!("ui-command-pick-vault"),
            Self::SignIn { .. } => tr!("ui-command-sign-in"),
            Self::Lock => tr!("ui-command-lock"),
            Self::Speak(lang) => tr!("ui-language", tag = lang.tag()),
            Self::Wear(Theme::Light) => tr!("ui-theme-light"),
            Self::Wear(Theme::Dark) => tr!("ui-theme-dark"),
            Self::Go(section) => section.label(),
            Self::Find => tr!("ui-command-find"),
            Self::Open(_) => tr!("ui-command-open"),
            Self::Back => tr!("ui-command-back"),
            Self::Preview | Self::PreviewOf(_) => tr!("ui-command-preview"),
            Self::PrintNew => tr!("printing-command-new"),
            Self::Print => tr!("printing-print"),
            Self::PrintTest { .. } => tr!("printing-test-page"),
            Self::SavePdf => tr!("ui-command-save-pdf"),
            Self::StopPrinting => tr!("printing-stop"),
            Self::Begin(begin) => begin.verb.label(),
            Self::Record => tr!("form-record"),
            Self::RecordAndNext => tr!("form-record-next"),
            Self::Ask(Dialog::Keys) => tr!("ui-command-keys"),
            Self::Ask(Dialog::About) => tr!("ui-command-about"),
            Self::Ask(Dialog::Tell { title, .. }) => title.clone(),
            Self::Close => tr!("ui-command-close"),
            Self::Quit => tr!("ui-command-quit"),
        }
    }

    /// Its key.
    pub(crate) fn shortcut(&self) -> Option<KeyboardShortcut> {
        let ctrl = |key| Some(KeyboardShortcut::new(Modifiers::COMMAND, key));
        match self {
            Self::Lock => ctrl(Key::L),
            Self::Find => ctrl(Key::F),
            Self::Preview => ctrl(Key::P),
            Self::PrintNew => Some(KeyboardShortcut::new(Modifiers::COMMAND | Modifiers::SHIFT, Key::P)),
            Self::SavePdf => ctrl(Key::S),
            Self::Quit => ctrl(Key::Q),
            Self::Go(section) => Some(section.shortcut()),
            Self::Begin(begin) => begin.verb.shortcut(),
            Self::Record => ctrl(Key::Enter),
            Self::RecordAndNext => Some(KeyboardShortcut::new(Modifiers::COMMAND | Modifiers::SHIFT, Key::Enter)),
            Self::Back => Some(KeyboardShortcut::new(Modifiers::NONE, Key::Escape)),
            Self::Ask(Dialog::Keys) => Some(KeyboardShortcut::new(Modifiers::NONE, Key::F1)),
            Self::PickVault
            | Self::SignIn { .. }
            | Self::Speak(_)
            | Self::Wear(_)
            | Self::Open(_)
            | Self::PreviewOf(_)
            | Self::Print
            | Self::PrintTest { .. }
            | Self::StopPrinting
            | Self::Ask(Dialog::About | Dialog::Tell { .. })
            | Self::Close => None,
        }
    }

    /// Whether its key was pressed; a key that belongs to a field or a menu in front is left to it.
    fn is_pressed(&self, ui: &Ui) -> bool {
        let Some(shortcut) = self.shortcut() else { return false };
        match self {
            // The program's own key, and the screen's own way back.
            Self::Quit | Self::Back => false,
            // Ctrl+Shift+Enter also answers to Ctrl+Enter, so this one looks closely.
            Self::Record => ui.input_mut(|input| !input.modifiers.shift && input.consume_shortcut(&shortcut)),
            _ => ui.input_mut(|input| input.consume_shortcut(&shortcut)),
        }
    }
}

/// The commands whose keys were pressed in this frame.
pub(crate) fn pressed(ui: &Ui) -> impl Iterator<Item = Command> {
    with_keys().into_iter().filter(|command| command.is_pressed(ui))
}
