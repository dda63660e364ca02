//! The nouns and the rules: pure. No I/O, no clock, no SQL, no sentences.

pub mod book;
pub mod carrier;
pub mod chain;
pub mod check_digit;
pub mod collation;
pub mod copyno;
pub mod custody;
pub mod date;
pub mod docno;
pub mod event;
pub mod holidays;
pub mod ids;
pub mod label;
pub mod ledger;
pub mod level;
pub mod line;
pub mod period;
pub mod person;
pub mod possible;
pub mod refusal;
pub mod register;
pub mod rules;
pub mod settings;
pub mod strength;
pub mod text;
pub mod view;
mod words;
