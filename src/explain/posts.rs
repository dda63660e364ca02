//! Words for places, locks, those in charge, and what a carrier lacks of them.

use super::field;
use crate::model::facility::{KeyPart, Lack, Lock, PlaceKind};
use crate::model::refusal::PostRefusal;
use crate::tr;

/// A kind of place.
pub fn place_kind(kind: PlaceKind) -> String {
    tr!("post-place-kind", kind = kind.code())
}

/// What opens a lock.
pub fn lock(lock: Lock) -> String {
    tr!("post-lock", lock = lock.code())
}

/// A part of a lock.
pub fn key_part(part: KeyPart) -> String {
    tr!("post-part", part = part.code())
}

/// What a carrier lacks.
pub fn lack(lack: Lack) -> String {
    tr!("post-lack", lack = lack.code())
}

/// Why a rule said no, and what would make it possible.
pub(super) fn refusal(refusal: &PostRefusal) -> String {
    match refusal {
        PostRefusal::WrongPlace { field: name, path, wanted } => {
            tr!("refusal-wrong-place", field = field(name), wanted = place_kind(*wanted), path)
        }
        PostRefusal::OtherRoom { path, room } => tr!("refusal-other-room", room, path),
        PostRefusal::NoFacility { path } => tr!("refusal-no-facility", path),
        PostRefusal::NoSuchPart { path, lock: of, part } => {
            tr!("refusal-no-such-part", lock = lock(*of), part = key_part(*part), path)
        }
        PostRefusal::NotSealed { part } => tr!("refusal-not-sealed", part = key_part(*part)),
        PostRefusal::OneHand { name, path, holds, part } => {
            tr!("refusal-one-hand", name, holds = key_part(*holds), part = key_part(*part), path)
        }
        PostRefusal::Overlap { path, level, name, since } => {
            tr!("refusal-two-in-charge", level = *level, name, since = *since, path)
        }
        PostRefusal::Gap { path, level, from, to } => {
            tr!("refusal-nobody-in-charge", level = *level, from = *from, to = *to, path)
        }
        PostRefusal::Apart { path, level } => tr!("refusal-apart", level = *level, path),
        PostRefusal::Unfit { path, level, top_level } => {
            tr!("refusal-unfit", level = *level, top = *top_level, path)
        }
        PostRefusal::OwnDeputy { name } => tr!("refusal-own-deputy", name),
        PostRefusal::NotAssigned { asked } => tr!("refusal-not-assigned", asked),
    }
}
