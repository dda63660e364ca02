//! What the code on a label says: digits only, because a Chinese input method swallows the letters that a scanner types.
//!
//! Kind (1 digit), tag of the vault (3), identity (7 or a longer odd number of digits), check digit. The digits are even
//! in number, so that Code 128 sets them in pairs. The tag keeps a label of another unit's vault from passing for one of
//! ours; the check digit lets no single wrong digit pass (GB/T 17710).

use super::chain::sm3;
use super::check_digit::{check_digit, passes};
use super::ids::{CarrierId, DocumentId, MatterId, PlaceId};

/// The fewest digits of a label.
const SHORTEST: usize = 12;
/// The fewest digits of the identity on it.
const IDENTITY: usize = 7;

/// What a label is stuck on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Labelled {
    /// A copy or a medium (载体).
    Carrier(CarrierId),
    /// A room, a cabinet or a shelf (存放地点).
    Place(PlaceId),
    /// A document's first page, beside the receipt stamp (收文章).
    Document(DocumentId),
    /// A sealed bag of a destruction (销毁袋): the destruction, and the first number of its list that is in it.
    Bag(MatterId, u32),
}

/// Numbers of a destruction's list end before this.
const NUMBERS: i64 = 10_000;

/// The tag of a vault: what its labels have in common, 0 to 999.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VaultTag(u16);

impl VaultTag {
    /// The tag of the vault with this identity.
    pub fn of(vault: &str) -> Self {
        let [a, b, ..] = sm3(vault.as_bytes());
        Self(u16::from_be_bytes([a, b]) % 1000)
    }
}

impl Labelled {
    /// The digits on its label.
    pub fn payload(self, tag: VaultTag) -> String {
        let (kind, id) = match self {
            Self::Carrier(id) => (1, id.0),
            Self::Place(id) => (2, id.0),
            Self::Document(id) => (3, id.0),
            Self::Bag(matter, number) => {
                (4, matter.0.saturating_mul(NUMBERS).saturating_add(i64::from(number) % NUMBERS))
            }
        };
        let id = id.to_string();
        // An odd number of digits, with kind, tag and check an even one in all.
        let width = id.len().max(IDENTITY) | 1;
        let digits = format!("{kind}{:03}{id:0>width$}", tag.0);
        // There is a check digit for every row of digits.
        let check = check_digit(&digits).unwrap_or_default();
        format!("{digits}{check}")
    }

    /// Reads the digits of a label of the vault with this tag; none if a digit is wrong, or it is another vault's.
    pub fn parse(payload: &str, tag: VaultTag) -> Option<Self> {
        if payload.len() < SHORTEST || !passes(payload) {
            return None;
        }
        let (kind, of, id) = (payload.get(..1)?, payload.get(1..4)?, payload.get(4..payload.len() - 1)?);
        if of.parse() != Ok(tag.0) {
            return None;
        }
        let id: i64 = id.parse().ok().filter(|id| *id > 0)?;
        let labelled = match kind {
            "1" => Self::Carrier(CarrierId(id)),
            "2" => Self::Place(PlaceId(id)),
            "3" => Self::Document(DocumentId(id)),
            "4" => {
                let (matter, number) = (id / NUMBERS, id % NUMBERS);
                Self::Bag(MatterId(matter), number.try_into().ok()?)
            }
            _ => return None,
        };
        // One spelling only: what is padded otherwise is not of our printing.
        (labelled.payload(tag) == payload).then_some(labelled)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn labelled() -> impl Strategy<Value = Labelled> {
        prop_oneof![
            (1_i64..=i64::MAX).prop_map(|id| Labelled::Carrier(CarrierId(id))),
            (1_i64..100_000_000).prop_map(|id| Labelled::Place(PlaceId(id))),
            (1_i64..10_000).prop_map(|id| Labelled::Document(DocumentId(id))),
            (1_i64..1_000_000, 1_u32..10_000).prop_map(|(id, no)| Labelled::Bag(MatterId(id), no)),
        ]
    }

    proptest! {
        #[test]
        fn what_is_printed_is_read(labelled in labelled(), vault in "[0-9a-f]{32}") {
            let tag = VaultTag::of(&vault);
            let payload = labelled.payload(tag);
            prop_assert!(payload.len() % 2 == 0 && payload.len() >= SHORTEST);
            prop_assert_eq!(Labelled::parse(&payload, tag), Some(labelled));
        }

        #[test]
        fn one_wrong_digit_is_always_caught(labelled in labelled(), at in 0_usize..24, by in 1_u8..10) {
            let tag = VaultTag::of("0");
            let payload = labelled.payload(tag);
            let mut wrong = payload.into_bytes();
            let at = at % wrong.len();
            wrong[at] = b'0' + (wrong[at] - b'0' + by) % 10;
            prop_assert_eq!(Labelled::parse(&String::from_utf8(wrong).unwrap(), tag), None);
        }

        #[test]
        fn nothing_that_is_scanned_makes_it_fail(text in "\\PC*", digits in "[0-9]{0,40}") {
            let tag = VaultTag::of("0");
            prop_assert_eq!(Labelled::parse(&text, tag).map(|read| read.payload(tag)).unwrap_or(text.clone()), text);
            prop_assert_eq!(Labelled::parse(&digits, tag).map(|read| read.payload(tag)).unwrap_or(digits.clone()), digits);
        }
    }

    #[test]
    fn a_label_of_another_vault_is_none_of_ours() {
        let (ours, theirs) = (VaultTag(17), VaultTag(18));
        let payload = Labelled::Carrier(CarrierId(42)).payload(theirs);
        assert_eq!(payload, "101800000429");
        assert_eq!(Labelled::parse(&payload, ours), None);
    }
}
