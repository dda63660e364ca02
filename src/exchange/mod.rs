//! Ledgers in and tables out: .xlsx .xls .ods .csv are read, .xlsx and .csv are written. A file from outside is hostile
//! until it is read: every size is bounded before it is believed, and no file, however broken, takes the program down.
//! No SQL, no journal: what is read here is rows, and what becomes of them is decided elsewhere.

mod biff;
pub mod cell;
mod cfb;
mod delimited;
pub mod explain;
pub mod ledger;
pub mod mapping;
mod ods;
pub mod read;
pub mod rejects;
mod rows;
mod unpack;
mod words;
pub mod write;
mod xlsx;
