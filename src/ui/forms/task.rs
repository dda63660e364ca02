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
    /// 复制申请.
    DrawCopying,
    /// 复制登记: the copies were made.
    MakeCopies,
    /// 携带外出申请.
    DrawCarryOut,
    /// 携带外出: it leaves.
    SetOut,
    /// 携带外出: it is back.
    BringBack,
    /// 清退通知登记.
    DrawRecall,
    /// 清退: the unit calls back what it issued.
    DrawCollection,
    /// 清退: something is said of numbers of the list.
    NoteRecall,
    /// 清退: it was given back.
    HandIn,
    /// 清点: it begins.
    DrawCount,
    /// 清点: it is signed.
    CompleteCount,
    /// 换人交接: it is prepared.
    DrawHandover,
    /// 换人交接: it is signed.
    CompleteHandover,
    /// 冻结, 解除冻结.
    Freeze,
    /// 查找完结.
    EndSearch,
    /// 离岗.
    Leave,
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
    pub(crate) const ALL: [Self; 23] = [
        Self::DrawCopying,
        Self::DrawCarryOut,
        Self::DrawRecall,
        Self::DrawCollection,
        Self::DrawDestruction,
        Self::DrawCount,
        Self::DrawHandover,
        Self::Freeze,
        Self::EndSearch,
        Self::Leave,
        Self::AddToDestruction,
        Self::NoteRecall,
        Self::ApproveMatter,
        Self::SealDestruction,
        Self::SetOut,
        Self::EscortDestruction,
        Self::MakeCopies,
        Self::BringBack,
        Self::HandIn,
        Self::Destroyed,
        Self::CompleteCount,
        Self::CompleteHandover,
        Self::CancelMatter,
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
            Self::DrawCopying => "draw_copying",
            Self::MakeCopies => "make_copies",
            Self::DrawCarryOut => "draw_carry_out",
            Self::SetOut => "set_out",
            Self::BringBack => "bring_back",
            Self::DrawRecall => "draw_recall",
            Self::DrawCollection => "draw_collection",
            Self::NoteRecall => "note_recall",
            Self::HandIn => "hand_in",
            Self::DrawCount => "draw_count",
            Self::CompleteCount => "complete_count",
            Self::DrawHandover => "draw_handover",
            Self::CompleteHandover => "complete_handover",
            Self::EndSearch => "end_search",
            Self::Leave => "leave",
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
            Self::DrawCopying => Does::Draws(MatterKind::Copying),
            Self::MakeCopies => Does::Takes(Some(MatterKind::Copying), Step::Complete),
            Self::DrawCarryOut => Does::Draws(MatterKind::CarryOut),
            Self::SetOut => Does::Takes(Some(MatterKind::CarryOut), Step::SetOut),
            Self::BringBack => Does::Takes(Some(MatterKind::CarryOut), Step::Complete),
            Self::DrawRecall | Self::DrawCollection => Does::Draws(MatterKind::Recall),
            Self::NoteRecall => Does::Takes(Some(MatterKind::Recall), Step::Note),
            Self::HandIn => Does::Takes(Some(MatterKind::Recall), Step::Complete),
            Self::DrawCount => Does::Draws(MatterKind::Count),
            Self::CompleteCount => Does::Takes(Some(MatterKind::Count), Step::Complete),
            Self::DrawHandover => Does::Draws(MatterKind::Handover),
            Self::CompleteHandover => Does::Takes(Some(MatterKind::Handover), Step::Complete),
            Self::Freeze | Self::EndSearch | Self::Leave => Does::Other,
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
            Self::EscortDestruction | Self::SetOut => Key::O,
            Self::Destroyed
            | Self::MakeCopies
            | Self::BringBack
            | Self::HandIn
            | Self::CompleteCount
            | Self::CompleteHandover => Key::D,
            Self::Freeze => Key::Z,
            Self::EndSearch => Key::H,
            Self::DrawCopying => Key::F,
            Self::DrawCarryOut => Key::W,
            Self::DrawRecall => Key::U,
            Self::DrawCollection => Key::I,
            Self::NoteRecall | Self::DrawCount => Key::N,
            Self::DrawHandover => Key::J,
            Self::Leave => Key::Q,
        }
    }

    /// Whether it takes a matter further that has to be chosen first.
    pub(crate) const fn needs_matter(self) -> bool {
        matches!(self.does(), Does::Takes(..))
    }

    /// Whether it can begin with a copy of a document.
    pub(crate) const fn is_of_copies(self) -> bool {
        matches!(self, Self::DrawDestruction | Self::DrawCarryOut | Self::DrawCopying | Self::Freeze | Self::EndSearch)
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

    /// Whether its step lies behind.
    pub(crate) fn was_taken(self, head: &MatterHead) -> bool {
        match self.does() {
            Does::Takes(_, step) => head.slot.kind.is_behind(head.step, step) || head.step == step,
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
        at(step).is_some() && at(step) < at(next)
    }
}
