//! The pages as a whole: what is on them, and what a PDF reader finds in the file.

mod paper;
mod rows;
mod sample;
mod slips;
