//! What is done about matters: which step of which kind a form takes, and what it has to be about.

use egui::Key;

use crate::model::matter::{MatterKind, OutOfOrder, Step};
use crate::model::matter_view::MatterHead;
use crate::model::refusal::Refusal;
use crate::{explain, tr};

/// A form about a matter, or about what keeps a carrier out of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Task {
    /// 销毁造册.
    DrawDestruction,
    /// 销毁: something is added to the list.
    AddToDestruction,
    /// 批准.
    ApproveMatter,
    /// 封装.
    SealDestruction,
    /// 送销.
    EscortDestruction,
    /// 销毁: it was destroyed.
    Destroyed,
    /// 撤销.
    CancelMatter,
    /// 冻结, 解除冻结.
    Freeze,
    /// 查找完结.
    EndSearch,
}

/// What a task does to a matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Does {
    /// It draws one of this kind up.
    Draws(MatterKind),
    /// It takes one a step further: of this kind, or of any.
    Takes(Option<MatterKind>, Step),
    /// It is about a document.
    Other,
}

impl Task {
    /// Every task, in the order in which they are offered.
    pub(crate) const ALL: [Self; 9] = [
        Self::DrawDestruction,
        Self::AddToDestruction,
        Self::ApproveMatter,
        Self::SealDestruction,
        Self::EscortDestruction,
        Self::Destroyed,
        Self::CancelMatter,
        Self::Freeze,
        Self::EndSearch,
    ];

    /// Its name in a script.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::DrawDestruction => "draw_destruction",
            Self::AddToDestruction => "add_to_destruction",
            Self::ApproveMatter => "approve_matter",
            Self::SealDestruction => "seal_destruction",
            Self::EscortDestruction => "escort_destruction",
            Self::Destroyed => "destroyed",
            Self::CancelMatter => "cancel_matter",
            Self::Freeze => "freeze",
            Self::EndSearch => "end_search",
        }
    }

    /// What it does to a matter.
    pub(crate) const fn does(self) -> Does {
        const DESTRUCTION: Option<MatterKind> = Some(MatterKind::Destruction);
        match self {
            Self::DrawDestruction => Does::Draws(MatterKind::Destruction),
            Self::AddToDestruction => Does::Takes(DESTRUCTION, Step::Note),
            Self::ApproveMatter => Does::Takes(None, Step::Approve),
            Self::SealDestruction => Does::Takes(DESTRUCTION, Step::Seal),
            Self::EscortDestruction => Does::Takes(DESTRUCTION, Step::SetOut),
            Self::Destroyed => Does::Takes(DESTRUCTION, Step::Complete),
            Self::CancelMatter => Does::Takes(None, Step::Cancel),
            Self::Freeze | Self::EndSearch => Does::Other,
        }
    }

    /// The letter that begins it: on a document's page where it draws a matter up, on a matter's page where it takes it
    /// further.
    pub(crate) const fn letter(self) -> Key {
        match self {
            Self::DrawDestruction | Self::CancelMatter => Key::X,
            Self::AddToDestruction => Key::A,
            Self::ApproveMatter => Key::Y,
            Self::SealDestruction => Key::S,
            Self::EscortDestruction => Key::O,
            Self::Destroyed => Key::D,
            Self::Freeze => Key::Z,
            Self::EndSearch => Key::H,
        }
    }

    /// Whether it takes a matter further that has to be chosen first.
    pub(crate) const fn needs_matter(self) -> bool {
        matches!(self.does(), Does::Takes(..))
    }

    /// Whether it lists carriers.
    pub(crate) fn lists(self) -> bool {
        super::spec::fields(super::Verb::Matter(self)).iter().any(|spec| spec.name == "carriers")
    }

    /// Whether it can be a step of a matter of this kind at all.
    pub(crate) fn is_step_of(self, kind: MatterKind) -> bool {
        match self.does() {
            Does::Takes(Some(only), _) => only == kind,
            Does::Takes(None, Step::Approve) => kind.path().contains(&Step::Approve),
            Does::Takes(None, _) => true,
            Does::Draws(_) | Does::Other => false,
        }
    }

    /// Why it is not possible with this matter now.
    pub(crate) fn why_not(self, head: &MatterHead) -> Option<String> {
        let Does::Takes(_, step) = self.does() else { return None };
        let slot = head.slot;
        let order = head.may(step).err()?;
        Some(match (order, step) {
            (OutOfOrder::Over, _) => explain::refusal(&Refusal::MatterOver { slot }),
            (OutOfOrder::Needs(_), Step::Note) => tr!("process-list-is-fixed"),
            (OutOfOrder::Needs(_), Step::Cancel) => tr!("process-no-way-back"),
            // A step that was taken is not taken again.
            (OutOfOrder::Needs(first), _) if slot.kind.is_behind(first, step) => {
                tr!("process-step-taken", step = step.code())
            }
            (OutOfOrder::Needs(first), _) => explain::refusal(&Refusal::StepFirst { slot, step: first }),
        })
    }
}

impl MatterKind {
    /// Whether `step` lies behind `next`, which comes now.
    fn is_behind(self, next: Step, step: Step) -> bool {
        let at = |step: Step| self.path().iter().position(|other| *other == step);
        at(step) < at(next)
    }
}
