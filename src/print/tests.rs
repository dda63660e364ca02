//! The pages as a whole: what is on them, and what a PDF reader finds in the file.
#![expect(clippy::unwrap_used, reason = "tests stop where they are")]

mod paper;
mod rows;
mod sample;
