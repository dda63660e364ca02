//! Arguments → a command or the window.

fn main() {}
