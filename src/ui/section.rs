//! The sections of the desk: what the navigation at the left lists, each with a key of its own.

use egui::{Key, KeyboardShortcut, Modifiers};

use crate::model::register::Register;
use crate::tr;

/// A part of the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Section {
    /// What there is to do today.
    Today,
    /// A register.
    Register(Register),
    /// What takes several steps and several people.
    Matters,
    /// Every document, found as one types.
    Documents,
    /// Rooms, cabinets, shelves, and what lies there.
    Places,
    /// People, and what they have.
    People,
    /// The journal.
    Journal,
    /// What the unit and the person decide for themselves.
    Settings,
}

impl Section {
    /// Every section that can be gone to, in the order of the navigation.
    pub(crate) const OFFERED: [Self; 11] = [
        Self::Today,
        Self::Register(Register::Receiving),
        Self::Register(Register::Issuing),
        Self::Register(Register::Lending),
        Self::Register(Register::Circulation),
        Self::Matters,
        Self::Documents,
        Self::Places,
        Self::People,
        Self::Journal,
        Self::Settings,
    ];

    /// What the navigation calls it.
    pub(crate) fn label(self) -> String {
        tr!("section", section = self.code())
    }

    /// Its key, with Ctrl: from 1 to 9, then 0; what came later has its letter.
    pub(crate) fn shortcut(self) -> KeyboardShortcut {
        let key = match self {
            Self::Today => Key::Num1,
            Self::Register(Register::Receiving) => Key::Num2,
            Self::Register(Register::Issuing) => Key::Num3,
            Self::Register(Register::Lending) => Key::Num4,
            Self::Register(Register::Circulation) => Key::Num5,
            Self::Matters => Key::M,
            Self::Documents => Key::Num6,
            Self::Places => Key::Num7,
            Self::People => Key::Num8,
            Self::Journal => Key::Num9,
            Self::Settings => Key::Num0,
        };
        KeyboardShortcut::new(Modifiers::COMMAND, key)
    }

    /// Its name in messages, in the manual and in preferences.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::Today => "today",
            Self::Register(register) => register.code(),
            Self::Matters => "matters",
            Self::Documents => "documents",
            Self::Places => "places",
            Self::People => "people",
            Self::Journal => "journal",
            Self::Settings => "settings",
        }
    }
}
