//! The nouns and the rules: pure. No I/O, no clock, no SQL, no sentences.
