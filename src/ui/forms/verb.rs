//! What can be entered in a form, and what a form is about when it opens.

use egui::{Key, KeyboardShortcut, Modifiers};

use super::task::Task;
use crate::model::ids::{CarrierId, DocumentId, LineId, MatterId, PersonId, PlaceId};
use crate::tr;

/// A verb that has a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Verb {
    /// 收文.
    Receive,
    /// 发文.
    Issue,
    /// 回执.
    Receipt,
    /// 借出.
    Lend,
    /// 归还.
    GiveBack,
    /// 传阅开卡.
    Circulate,
    /// 送阅.
    CirculateOut,
    /// 收回.
    CirculateBack,
    /// 传阅终止.
    CirculateEnd,
    /// 入柜.
    Shelve,
    /// 移位.
    Move,
    /// 更正.
    Correct,
    /// 作废.
    Void,
    /// 补登.
    Supplement,
    /// A place is set up.
    AddPlace,
    /// A person is entered.
    AddPerson,
    /// Something about a matter.
    Matter(Task),
    /// 三铁: what a place is made of.
    SetFacility,
    /// Who holds a key or a combination.
    GiveKey,
    /// 三专: somebody is put in charge.
    Assign,
    /// They are no longer.
    EndAssign,
}

/// What a form is about when it opens. Several documents or carriers make a batch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Begin {
    /// What is to be done.
    pub(crate) verb: Verb,
    /// The documents, where they are known.
    pub(crate) documents: Vec<DocumentId>,
    /// The carriers, where they are known.
    pub(crate) carriers: Vec<CarrierId>,
    /// The line that a receipt, a correction, a voiding or a supplement speaks of.
    pub(crate) line: Option<LineId>,
    /// The matter that is taken a step further.
    pub(crate) matter: Option<MatterId>,
    /// The place that is counted, or of which something is said.
    pub(crate) place: Option<PlaceId>,
    /// The person who is counted with, hands over, or leaves.
    pub(crate) person: Option<PersonId>,
}

impl Begin {
    /// A form about nothing yet.
    pub(crate) fn new(verb: Verb) -> Self {
        Self { verb, documents: Vec::new(), carriers: Vec::new(), line: None, matter: None, place: None, person: None }
    }
}

impl Begin {
    /// Only what the verb speaks of: whatever else was chosen on the screen it is begun from does not matter.
    pub(super) fn fitted(mut self) -> Self {
        match self.verb {
            Verb::Receive | Verb::Issue | Verb::AddPlace | Verb::AddPerson => Self::new(self.verb),
            Verb::Receipt | Verb::Correct | Verb::Void | Verb::Supplement => {
                Self { line: self.line, ..Self::new(self.verb) }
            }
            Verb::Circulate | Verb::CirculateOut | Verb::CirculateBack | Verb::CirculateEnd => {
                self.documents.truncate(1);
                self.carriers.truncate(1);
                Self { line: None, matter: None, place: None, person: None, ..self }
            }
            Verb::Lend | Verb::GiveBack | Verb::Shelve | Verb::Move => {
                Self { line: None, matter: None, place: None, person: None, ..self }
            }
            Verb::SetFacility | Verb::GiveKey | Verb::Assign | Verb::EndAssign => {
                Self { place: self.place, ..Self::new(self.verb) }
            }
            Verb::Matter(Task::DrawCount) => {
                // Of a place in which a person is chosen, or the other way round, one is meant.
                let person = self.person.filter(|_| self.place.is_none());
                Self { place: self.place, person, ..Self::new(self.verb) }
            }
            Verb::Matter(Task::DrawHandover | Task::Leave) => Self { person: self.person, ..Self::new(self.verb) },
            Verb::Matter(task) => {
                let matter = self.matter.filter(|_| task.needs_matter());
                if !task.lists() {
                    self.documents.truncate(1);
                    self.carriers.truncate(1);
                }
                if task.lists() || !task.needs_matter() {
                    let (place, person) = (None, None);
                    Self { line: None, matter, place, person, ..self }
                } else {
                    Self { matter, ..Self::new(self.verb) }
                }
            }
        }
    }

    /// The name of what is half typed in it: the verb and what it is about.
    pub(super) fn name(&self) -> String {
        let documents = self.documents.iter().map(|id| format!("/d{}", id.0));
        let carriers = self.carriers.iter().map(|id| format!("/c{}", id.0));
        let parts = documents.chain(carriers).chain(self.line.map(|id| format!("/l{}", id.0)));
        let parts = parts.chain(self.place.map(|id| format!("/p{}", id.0)));
        let parts = parts.chain(self.person.map(|id| format!("/n{}", id.0)));
        let parts = parts.chain(self.matter.map(|id| format!("/m{}", id.0)));
        parts.fold(self.verb.code().to_owned(), |name, part| name + &part)
    }

    /// What is half typed under that name.
    pub(crate) fn from_name(name: &str) -> Option<Self> {
        let mut parts = name.split('/');
        let code = parts.next()?;
        let mut begin = Self::new(Verb::all().find(|verb| verb.code() == code)?);
        for part in parts {
            let (kind, id) = part.split_at_checked(1)?;
            let id = id.parse().ok()?;
            match kind {
                "d" => begin.documents.push(DocumentId(id)),
                "c" => begin.carriers.push(CarrierId(id)),
                "l" => begin.line = Some(LineId(id)),
                "p" => begin.place = Some(PlaceId(id)),
                "n" => begin.person = Some(PersonId(id)),
                "m" => begin.matter = Some(MatterId(id)),
                _ => return None,
            }
        }
        Some(begin)
    }
}

impl From<Verb> for Begin {
    fn from(verb: Verb) -> Self {
        Self::new(verb)
    }
}

impl Verb {
    /// Every verb of the registers, in the order in which they are offered.
    pub(crate) const OF_REGISTERS: [Self; 20] = [
        Self::Receive,
        Self::Issue,
        Self::Lend,
        Self::GiveBack,
        Self::Circulate,
        Self::Shelve,
        Self::Move,
        Self::CirculateOut,
        Self::CirculateBack,
        Self::CirculateEnd,
        Self::Receipt,
        Self::Correct,
        Self::Void,
        Self::Supplement,
        Self::AddPlace,
        Self::AddPerson,
        Self::SetFacility,
        Self::GiveKey,
        Self::Assign,
        Self::EndAssign,
    ];

    /// Every verb.
    pub(crate) fn all() -> impl Iterator<Item = Self> {
        Self::OF_REGISTERS.into_iter().chain(Task::ALL.into_iter().map(Self::Matter))
    }

    /// What it does about a matter.
    pub(crate) const fn task(self) -> Option<Task> {
        match self {
            Self::Matter(task) => Some(task),
            _ => None,
        }
    }

    /// Its name in a script.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Receive => "receive",
            Self::Issue => "issue",
            Self::Receipt => "receipt",
            Self::Lend => "lend",
            Self::GiveBack => "give_back",
            Self::Circulate => "circulate",
            Self::CirculateOut => "circulate_out",
            Self::CirculateBack => "circulate_back",
            Self::CirculateEnd => "circulate_end",
            Self::Shelve => "shelve",
            Self::Move => "move",
            Self::Correct => "correct",
            Self::Void => "void",
            Self::Supplement => "supplement",
            Self::AddPlace => "add_place",
            Self::AddPerson => "add_person",
            Self::Matter(task) => task.code(),
            Self::SetFacility => "set_facility",
            Self::GiveKey => "give_key",
            Self::Assign => "assign",
            Self::EndAssign => "end_assign",
        }
    }

    /// What menus and headings call it.
    pub(crate) fn label(self) -> String {
        match self {
            Self::Matter(task) => tr!("process-task", task = task.code()),
            Self::SetFacility | Self::GiveKey | Self::Assign | Self::EndAssign => tr!("post-verb", verb = self.code()),
            _ => tr!("form-verb", verb = self.code()),
        }
    }

    /// Its key.
    pub(crate) fn shortcut(self) -> Option<KeyboardShortcut> {
        // In a table letters search, so what is done to a line has Ctrl with its letter.
        let (held, key) = match self {
            Self::Receive => (Modifiers::NONE, Key::F2),
            Self::Issue => (Modifiers::NONE, Key::F3),
            Self::Lend => (Modifiers::NONE, Key::F4),
            Self::GiveBack => (Modifiers::NONE, Key::F5),
            Self::Circulate => (Modifiers::NONE, Key::F6),
            Self::Shelve => (Modifiers::NONE, Key::F7),
            Self::Receipt => (Modifiers::COMMAND, Key::R),
            Self::Correct => (Modifiers::COMMAND, Key::E),
            Self::Void => (Modifiers::COMMAND, Key::D),
            Self::Supplement => (Modifiers::COMMAND, Key::B),
            Self::Matter(Task::DrawCarryOut) => (Modifiers::NONE, Key::F11),
            Self::Matter(Task::DrawDestruction) => (Modifiers::NONE, Key::F12),
            Self::CirculateOut
            | Self::CirculateBack
            | Self::CirculateEnd
            | Self::Move
            | Self::AddPlace
            | Self::AddPerson
            | Self::SetFacility
            | Self::GiveKey
            | Self::Assign
            | Self::EndAssign
            | Self::Matter(_) => return None,
        };
        Some(KeyboardShortcut::new(held, key))
    }

    /// Whether it speaks of a line that has to be chosen first.
    pub(crate) fn needs_line(self) -> bool {
        match self {
            Self::Receipt | Self::Correct | Self::Void | Self::Supplement => true,
            Self::Receive
            | Self::Issue
            | Self::Lend
            | Self::GiveBack
            | Self::Circulate
            | Self::CirculateOut
            | Self::CirculateBack
            | Self::CirculateEnd
            | Self::Shelve
            | Self::Move
            | Self::AddPlace
            | Self::AddPerson
            | Self::SetFacility
            | Self::GiveKey
            | Self::Assign
            | Self::EndAssign
            | Self::Matter(_) => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_back() {
        for verb in Verb::all() {
            let plain = Begin::new(verb);
            let full = Begin {
                documents: vec![DocumentId(3), DocumentId(12)],
                carriers: vec![CarrierId(7)],
                line: Some(LineId(40)),
                matter: Some(MatterId(2)),
                place: Some(PlaceId(5)),
                person: Some(PersonId(9)),
                verb,
            };
            for begin in [plain, full] {
                assert_eq!(Begin::from_name(&begin.name()), Some(begin));
            }
        }
        assert_eq!(Begin::from_name("page/d1"), None);
        assert_eq!(Begin::from_name("lend/x1"), None);
    }
}
