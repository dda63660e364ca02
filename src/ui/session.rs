//! Where a person is: choosing a vault, signing in, at the desk of an open one, or waiting for it.

use super::desk::Desk;
use super::screens::{Away, Check, Choose, FirstStart, SignIn};

/// Where a person is.
pub(crate) enum Session {
    /// No vault is known yet.
    Choose(Choose),
    /// Setting up a new vault.
    FirstStart(Box<FirstStart>),
    /// At the door of a vault.
    SignIn(SignIn),
    /// In it.
    Open(Box<Desk>),
    /// In it, while all of it is checked.
    Check(Box<Check>),
    /// In it, while a ledger is brought in.
    Away(Box<Away>),
}
