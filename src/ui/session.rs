//! Where a person is: choosing a vault, signing in, at the desk of an open one, or waiting for its check.

use super::desk::Desk;
use super::screens::{Check, Choose, SignIn};

/// Where a person is.
pub(crate) enum Session {
    /// No vault is known yet.
    Choose(Choose),
    /// At the door of a vault.
    SignIn(SignIn),
    /// In it.
    Open(Box<Desk>),
    /// In it, while all of it is checked.
    Check(Box<Check>),
}
