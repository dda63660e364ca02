//! Where a carrier is: exactly one custodian, always. One state machine decides which move is legal.

use serde::{Deserialize, Serialize};

use super::ids::{CardId, LegId, LineId, MatterId, PersonId, PlaceId, UnitId};

/// Where a carrier is now (保管状态).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Custody {
    /// On a shelf, in a cabinet, in a room.
    Placed {
        /// The place.
        place: PlaceId,
    },
    /// In the hands of the person who keeps the registers; not shelved yet.
    Kept {
        /// The keeper.
        person: PersonId,
    },
    /// Lent.
    Lent {
        /// The borrower.
        person: PersonId,
        /// The line of the lending register.
        loan: LineId,
    },
    /// With a reader, on a circulation card.
    Reading {
        /// The reader.
        person: PersonId,
        /// The card.
        card: CardId,
        /// The leg that is open.
        leg: LegId,
    },
    /// Issued to a unit or a department.
    Issued {
        /// Who has it now.
        unit: UnitId,
    },
    /// Carried out of the unit (携带外出), to be brought back.
    Carried {
        /// Who carries it.
        person: PersonId,
        /// The carrying out.
        matter: MatterId,
    },
    /// In a sealed batch on its way to destruction.
    Sealed {
        /// The destruction.
        matter: MatterId,
    },
    /// Given back to whoever recalled it (清退).
    Returned {
        /// The unit that took it.
        unit: UnitId,
        /// The recall.
        matter: MatterId,
    },
    /// Destroyed under the eyes of two witnesses.
    Destroyed {
        /// The destruction.
        matter: MatterId,
    },
    /// Struck out with the line that brought it on the books: it never existed.
    Struck,
}

/// What someone wants to do with a carrier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Move {
    /// Put it on a shelf.
    Shelve(PlaceId),
    /// Lend it.
    Lend {
        /// The borrower.
        person: PersonId,
        /// The line of the lending register.
        loan: LineId,
    },
    /// Take back a loan, to a shelf or into the keeper's hands.
    GiveBack {
        /// The loan that ends.
        loan: LineId,
        /// Where it goes.
        to: Home,
    },
    /// Bring it to a reader.
    ReachOut {
        /// The reader.
        person: PersonId,
        /// The card.
        card: CardId,
        /// The leg that opens.
        leg: LegId,
    },
    /// Fetch it from the reader.
    Collect {
        /// The leg that closes.
        leg: LegId,
        /// Where it goes.
        to: Home,
    },
    /// Carry it out of the unit.
    CarryOut {
        /// Who carries it.
        person: PersonId,
        /// The carrying out.
        matter: MatterId,
    },
    /// Bring it back from outside.
    BringBack {
        /// The carrying out that ends.
        matter: MatterId,
        /// Where it goes.
        to: Home,
    },
    /// Seal it into a batch.
    Seal(MatterId),
    /// Destroy it with its batch.
    Destroy(MatterId),
    /// Give it back to whoever recalled it.
    HandIn {
        /// Who takes it.
        unit: UnitId,
        /// The recall.
        matter: MatterId,
    },
    /// Take back what was issued, from the unit that has it.
    TakeBack {
        /// Where it goes.
        to: Home,
    },
    /// Its keeper hands it over to the next one.
    HandOver {
        /// Who had it.
        from: PersonId,
        /// Who has it from now on.
        to: PersonId,
    },
    /// Strike it out with its line.
    Strike,
}

/// Where a carrier rests inside the unit: a shelf, or the keeper's hands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Home {
    /// A place.
    Place(PlaceId),
    /// The keeper.
    Keeper(PersonId),
}

impl From<Home> for Custody {
    fn from(home: Home) -> Self {
        match home {
            Home::Place(place) => Self::Placed { place },
            Home::Keeper(person) => Self::Kept { person },
        }
    }
}

/// A move that the carrier's custody does not allow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the carrier is not where this move starts")]
pub struct IllegalMove;

impl Custody {
    /// Where the carrier rests, if it is at rest inside the unit: only then can it be lent, read, moved or struck out.
    pub fn home(self) -> Option<Home> {
        match self {
            Self::Placed { place } => Some(Home::Place(place)),
            Self::Kept { person } => Some(Home::Keeper(person)),
            Self::Lent { .. }
            | Self::Reading { .. }
            | Self::Issued { .. }
            | Self::Carried { .. }
            | Self::Sealed { .. }
            | Self::Returned { .. }
            | Self::Destroyed { .. }
            | Self::Struck => None,
        }
    }

    /// Whether nothing ever happens to the carrier again: the unit is rid of it, with a paper that says so.
    pub fn is_final(self) -> bool {
        match self {
            Self::Returned { .. } | Self::Destroyed { .. } | Self::Struck => true,
            Self::Placed { .. }
            | Self::Kept { .. }
            | Self::Lent { .. }
            | Self::Reading { .. }
            | Self::Issued { .. }
            | Self::Carried { .. }
            | Self::Sealed { .. } => false,
        }
    }

    /// Where the carrier is after `step`, or that it cannot be taken from here.
    pub fn after(self, step: Move) -> Result<Self, IllegalMove> {
        match step {
            Move::Shelve(place) => self.home().map(|_| Self::Placed { place }).ok_or(IllegalMove),
            Move::Lend { person, loan } => self.home().map(|_| Self::Lent { person, loan }).ok_or(IllegalMove),
            Move::ReachOut { person, card, leg } => {
                self.home().map(|_| Self::Reading { person, card, leg }).ok_or(IllegalMove)
            }
            Move::Strike => self.home().map(|_| Self::Struck).ok_or(IllegalMove),
            Move::CarryOut { person, matter } => {
                self.home().map(|_| Self::Carried { person, matter }).ok_or(IllegalMove)
            }
            Move::BringBack { matter, to } => match self {
                Self::Carried { matter: open, .. } if open == matter => Ok(to.into()),
                _ => Err(IllegalMove),
            },
            Move::Seal(matter) => self.home().map(|_| Self::Sealed { matter }).ok_or(IllegalMove),
            Move::Destroy(matter) => match self {
                Self::Sealed { matter: open } if open == matter => Ok(Self::Destroyed { matter }),
                _ => Err(IllegalMove),
            },
            Move::HandIn { unit, matter } => self.home().map(|_| Self::Returned { unit, matter }).ok_or(IllegalMove),
            Move::TakeBack { to } => match self {
                Self::Issued { .. } => Ok(to.into()),
                _ => Err(IllegalMove),
            },
            Move::HandOver { from, to } => match self {
                Self::Kept { person } if person == from => Ok(Self::Kept { person: to }),
                _ => Err(IllegalMove),
            },
            Move::GiveBack { loan, to } => match self {
                Self::Lent { loan: open, .. } if open == loan => Ok(to.into()),
                _ => Err(IllegalMove),
            },
            Move::Collect { leg, to } => match self {
                Self::Reading { leg: open, .. } if open == leg => Ok(to.into()),
                _ => Err(IllegalMove),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn any_move() -> impl Strategy<Value = Move> {
        let id = 1_i64..4;
        let home = prop_oneof![
            id.clone().prop_map(|n| Home::Place(PlaceId(n))),
            id.clone().prop_map(|n| Home::Keeper(PersonId(n)))
        ];
        prop_oneof![
            id.clone().prop_map(|n| Move::Shelve(PlaceId(n))),
            (id.clone(), id.clone()).prop_map(|(p, l)| Move::Lend { person: PersonId(p), loan: LineId(l) }),
            (id.clone(), home.clone()).prop_map(|(l, to)| Move::GiveBack { loan: LineId(l), to }),
            (id.clone(), id.clone(), id.clone()).prop_map(|(p, c, l)| Move::ReachOut {
                person: PersonId(p),
                card: CardId(c),
                leg: LegId(l)
            }),
            (id.clone(), home.clone()).prop_map(|(l, to)| Move::Collect { leg: LegId(l), to }),
            Just(Move::Strike),
            (id.clone(), id.clone()).prop_map(|(p, m)| Move::CarryOut { person: PersonId(p), matter: MatterId(m) }),
            home.clone().prop_map(|to| Move::TakeBack { to }),
            (id.clone(), home).prop_map(|(m, to)| Move::BringBack { matter: MatterId(m), to }),
            id.clone().prop_map(|m| Move::Seal(MatterId(m))),
            id.clone().prop_map(|m| Move::Destroy(MatterId(m))),
            (id.clone(), id.clone()).prop_map(|(u, m)| Move::HandIn { unit: UnitId(u), matter: MatterId(m) }),
            (id.clone(), id).prop_map(|(f, t)| Move::HandOver { from: PersonId(f), to: PersonId(t) }),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4096))]
        /// Whatever is tried in whatever order: what leaves must come back by the same loan or leg, and a struck
        /// carrier never moves again.
        #[test]
        fn nothing_leaves_twice(moves in prop::collection::vec(any_move(), 1..40)) {
            let mut custody = Custody::Kept { person: PersonId(1) };
            for step in moves {
                let before = custody;
                let Ok(after) = before.after(step) else { continue };
                match before {
                    Custody::Issued { .. } => prop_assert!(matches!(step, Move::TakeBack { .. }), "issued, and moved"),
                    Custody::Struck
                    | Custody::Returned { .. }
                    | Custody::Destroyed { .. } => prop_assert!(false, "moved from a terminal state"),
                    Custody::Carried { matter, .. } => {
                        let came_back = matches!(step, Move::BringBack { matter: by, .. } if by == matter);
                        prop_assert!(came_back);
                    }
                    Custody::Sealed { matter } => {
                        prop_assert!(matches!(step, Move::Destroy(by) if by == matter), "a seal was broken");
                    }
                    Custody::Lent { loan, .. } => {
                        let came_back = matches!(step, Move::GiveBack { loan: by, .. } if by == loan);
                        prop_assert!(came_back);
                    }
                    Custody::Reading { leg, .. } => {
                        let came_back = matches!(step, Move::Collect { leg: by, .. } if by == leg);
                        prop_assert!(came_back);
                    }
                    Custody::Placed { .. } | Custody::Kept { .. } => {}
                }
                custody = after;
            }
        }
    }
}
