//! What the books say, as rows on paper and in tables.

mod on_paper;
mod sample;
mod tables;
