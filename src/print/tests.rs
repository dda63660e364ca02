//! The pages as a whole: what is on them, and what a PDF reader finds in the file.

mod forms;
mod paper;
mod rows;
mod sample;
mod slips;
