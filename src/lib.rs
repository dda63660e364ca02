//! # 铁柜 · tiegui
//!
//! An offline register of confidential carriers for one unit: every receiving, issuing, lending and circulating is one
//! event on a hash-chained, encrypted journal, and the registers that are signed by hand are printed from what the
//! events add up to.
//!
//! ## The map
//!
//! | room | what is in it | what is not |
//! |---|---|---|
//! | [`model`] | nouns, rules, the journal's digests | no I/O, no clock, no SQL, no sentences |
//! | [`registry`] | the verbs, the vault and its keys, the private store | no formatting of sentences |
//! | [`print`](mod@print) | registers → pages in mm → PDF | no SQL |
//! | [`exchange`] | ledgers in (.xlsx .xls .ods .csv) and out (.xlsx .csv) | no SQL |
//! | [`ui`] | the window, the only user of egui | no writing: screens push commands |
//! | [`cli`] | the subcommands, over the same verbs | no rules of its own |
//! | [`i18n`] | every sentence people read, in both languages | no decisions |
//! | [`guard`] | what the process forbids itself before anything else | |
//!
//! `main → {cli, ui} → {registry, print, exchange} → model`; `tests/tidy.rs` holds the tree to it.

pub mod cli;
pub mod exchange;
pub mod explain;
pub mod guard;
pub mod i18n;
pub mod model;
pub mod paper;
pub mod print;
pub mod registry;
pub mod ui;
