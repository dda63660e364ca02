//! The vocabulary of the screens: egui's widgets under our own names.

mod arrangement;
mod cells;
mod choice;
mod columns;
mod command_button;
mod dropdown;
mod fact;
mod form_row;
mod list;
mod notice;
mod page_canvas;
mod picks;
mod progress;
mod register_table;
mod row_text;
mod search_box;
mod secret_field;

pub(crate) use arrangement::Arrangement;
pub(crate) use choice::choice;
pub(crate) use columns::Column;
pub(crate) use command_button::command_button;
pub(crate) use dropdown::{Closing, chosen, dropdown};
pub(crate) use fact::{code_fact, fact};
pub(crate) use form_row::form_row;
pub(crate) use list::{List, ListColumn, move_by_keys, put};
pub(crate) use notice::{Tone, notice};
pub(crate) use page_canvas::paint_page;
pub(crate) use picks::Picks;
pub(crate) use progress::{progress, under_way};
pub(crate) use register_table::{RegisterTable, TableKeys, room_of};
pub(crate) use row_text::{Cell, RowCache, Source, holding_tone};
pub(crate) use search_box::SearchBox;
pub(crate) use secret_field::{secret_field, wipe};
