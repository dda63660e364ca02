//! Identities: one newtype a noun, so that a carrier's number cannot pass for a document's.

use serde::{Deserialize, Serialize};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
    )*};
}

ids! {
    /// A document (文件): what was written.
    DocumentId,
    /// A carrier (载体): one physical copy or medium.
    CarrierId,
    /// A numbered line of a register; a loan is known by its line.
    LineId,
    /// A circulation card (文件传阅卡); it is a line too.
    CardId,
    /// A leg of a circulation: one reader, out and back.
    LegId,
    /// A person.
    PersonId,
    /// A department of the unit or a unit outside it.
    UnitId,
    /// A room, a cabinet in it, or a shelf of the cabinet.
    PlaceId,
    /// A matter (办理事项) that takes several steps: a destruction, a recall, a carrying out.
    MatterId,
    /// An assignment: a person in charge of a level in a cabinet.
    AssignmentId,
}
