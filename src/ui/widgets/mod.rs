//! The vocabulary of the screens: egui's widgets under our own names.

mod arrangement;
mod cells;
mod choice;
mod chosen;
mod columns;
mod dropdown;
mod fact;
mod form_row;
mod notice;
mod page_canvas;
mod register_table;
mod row_text;

pub(crate) use arrangement::Arrangement;
pub(crate) use choice::choice;
pub(crate) use chosen::Chosen;
pub(crate) use columns::Column;
pub(crate) use dropdown::{Closing, dropdown};
pub(crate) use fact::fact;
pub(crate) use form_row::form_row;
pub(crate) use notice::{Tone, notice};
pub(crate) use page_canvas::paint_page;
pub(crate) use register_table::{RegisterTable, TableKeys};
pub(crate) use row_text::{RowCache, Source, holding_tone};
