//! What the forms ask of the books. What cannot be read is nothing here: a form can be filled in without it.

use crate::model::view::DocumentRow;
use crate::registry::Registry;
use crate::registry::names::DocumentName;

/// What a field completes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Learnt {
    Issuer,
    Unit,
    Person,
    Department,
    Purpose,
    Approver,
    Channel,
    Place,
    Duty,
    HandledBy,
    Condition,
    Reason,
    Urgency,
}

/// What the books have learnt like `typed`, best first.
pub(super) fn complete(_registry: &Registry, _what: Learnt, _typed: &str, _limit: usize) -> Vec<String> {
    Vec::new()
}

/// The documents on the books with this number.
pub(super) fn known_number(registry: &Registry, number: &str) -> Vec<DocumentRow> {
    registry.named(&DocumentName::Words(number.to_owned())).into_iter().collect()
}
