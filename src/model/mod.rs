//! The nouns and the rules: pure. No I/O, no clock, no SQL, no sentences.

pub mod copyno;
pub mod date;
pub mod docno;
pub mod ledger;
pub mod level;
pub mod period;
pub mod register;
pub mod text;
mod words;
