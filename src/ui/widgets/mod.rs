//! The vocabulary of the screens: egui's widgets under our own names.

mod choice;
mod columns;
mod command_button;
mod fact;
mod form_row;
mod list;
mod notice;
mod page_canvas;
mod register_table;
mod row_text;
mod search_box;
mod secret_field;

pub(crate) use choice::choice;
pub(crate) use command_button::command_button;
pub(crate) use fact::fact;
pub(crate) use form_row::form_row;
pub(crate) use list::{List, ListColumn};
pub(crate) use notice::{Tone, notice};
pub(crate) use page_canvas::paint_page;
pub(crate) use register_table::{RegisterTable, TableKeys};
pub(crate) use row_text::{Cell, RowCache, Source, holding_tone};
pub(crate) use search_box::SearchBox;
pub(crate) use secret_field::{secret_field, wipe};
