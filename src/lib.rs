//! # 铁柜 · tiegui
//!
//! An offline register of confidential carriers for one unit: all that happens to one from its arrival to its ashes is
//! an event on a hash-chained, encrypted journal, and the registers that are signed by hand are printed from what the
//! events add up to.
//!
//! ## The map
//!
//! | room | what is in it | what is not |
//! |---|---|---|
//! | [`model`] | nouns, rules, the journal's digests, rows as facts | no I/O, no clock, no SQL, no sentences |
//! | [`registry`] | the verbs, the vault and its keys, the private store; the desk's drawer beside the books | no formatting of sentences |
//! | [`mod@print`] | registers → pages in mm → PDF | no SQL |
//! | [`paper`] | from the books to pages, and what is recorded of them | |
//! | [`labels`] | from the books to labels, and the sheets they lie on | nothing is recorded |
//! | [`post_papers`] | from the books to the papers of 三专 and 三铁: who keeps what, and behind which lock | nothing is recorded |
//! | [`intake`] | from files to the books: a ledger tried, mended, brought in | no sentences |
//! | [`exchange`] | ledgers in (.xlsx .xls .ods .csv) and out (.xlsx .csv) | no SQL |
//! | [`ui`] | the window, the only user of egui | no writing: screens push commands |
//! | [`cli`] | the subcommands, over the same verbs | no rules of its own |
//! | [`i18n`], [`explain`] | every sentence people read, in both languages; which fact has which | no decisions |
//! | [`guard`] | what the process forbids itself before anything else | |
//!
//! `main → {cli, ui} → {paper, post_papers, labels, intake} → {registry, print, exchange} → model`; `tests/tidy.rs` holds the tree to it.
//!
//! ## What holds, and what holds it
//!
//! - Nothing on the books changes without a journal entry: only `registry::Tx::record` writes, and `store` is its
//!   private child. What is half typed lies in a drawer of its own, [`registry::desk`].
//! - State equals the fold of the events: `registry::verify` replays the journal into an empty store and compares every
//!   table; the tests end with it.
//! - A carrier has exactly one custodian: [`model::custody`] decides which move is legal, and a check on the table
//!   repeats it.
//! - What takes several steps and several people is a matter: [`model::matter`] has one path of steps for each kind, a
//!   destruction, a recall, a carrying out, a copying, a count, a handover. `tests/three_posts.rs` tries twenty thousand
//!   stories: nobody alone destroys, voids or corrects; what is gone stays gone.
//! - Who stands by says so with their own key, over this act at this place in the journal: [`registry::confirm`];
//!   [`registry::verify`] checks their words with the chain.
//! - A handover moves all or nothing: `tests/handover_crash.rs` kills it a hundred times.
//! - What is printed is what is recorded: page digests are entries, and a sealed page printed again is marked 补打.
//! - Every screen fits an office screen, at 125 per cent too, in both languages and themes, and looks as it did:
//!   `tests/screens.rs` paints it without a GPU.
//! - Nothing of the network: [`guard`] on Linux, `packaging/deny.toml` against the dependencies.

pub mod cli;
pub mod exchange;
pub mod explain;
pub mod guard;
pub mod i18n;
pub mod intake;
pub mod labels;
pub mod model;
pub mod paper;
pub mod post_papers;
pub mod print;
pub mod registry;
pub mod ui;
