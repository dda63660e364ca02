//! The entry forms: one engine, and a table of fields a verb ([`spec`]). What is typed becomes the JSON that a script would
//! give ([`record`]), so that a form and a script are the same verb; each field is also read by itself ([`read`]) when it
//! is left. What stands in a form half filled is kept in the vault ([`draft`]).

mod about;
mod candidates;
mod choice;
mod draft;
mod fill;
mod form;
mod input;
mod known;
mod news;
mod popup;
mod read;
mod record;
mod rows;
mod say;
mod sheet;
mod side;
mod spec;
mod task;
mod tasks;
mod verb;
mod walk;
mod words;

pub(crate) use form::Form;
pub(crate) use news::News;
pub(crate) use record::{Needed, Outcome};
pub(crate) use task::{Does, Task};
pub(crate) use verb::{Begin, Verb};
