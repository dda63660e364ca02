//! The steps of the first start, as far as a screen wants them.

use egui::{Key, Modifiers};

use crate::window::{Window, say};

/// A password that holds, and whose dots fit into its field.
pub(crate) const WORD: &str = "iron Cab-26";

/// The secretary's name, and a password that is typed once.
pub(crate) fn first_start_accounts(window: &mut Window) {
    window.presses(Key::Enter);
    window.types("清源县支行");
    window.presses(Key::Enter);
    window.presses_with(Modifiers::COMMAND, Key::A);
    window.enters("/home/wangzhe/铁柜");
    window.types("陆𬭎");
    window.presses(Key::Enter);
    window.types("12345678");
}

/// The last step.
pub(crate) fn first_start_places(window: &mut Window) {
    secretary(window);
    window.presses(Key::Enter);
}

/// All of the secretary's account, the cursor still in its last field.
pub(crate) fn secretary(window: &mut Window) {
    first_start_accounts(window);
    window.presses_with(Modifiers::COMMAND, Key::A);
    window.enters(WORD);
    window.types(WORD);
}

/// An account for the leader is wanted as well, and the cursor stands in its first field.
pub(crate) fn asks_for_leader(window: &mut Window) {
    window.clicks(&say("first-with-leader", &[]));
}
