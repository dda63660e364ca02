//! Where a person is: choosing a vault, signing in, or at the desk of an open one.

use super::desk::Desk;
use super::screens::{Choose, SignIn};

/// Where a person is.
pub(crate) enum Session {
    /// No vault is known yet.
    Choose(Choose),
    /// At the door of a vault.
    SignIn(SignIn),
    /// In it.
    Open(Box<Desk>),
}
