//! The words for days that people type into a date.

/// A word, and how many days from today it means.
pub(super) const DAYS: [(&str, i64); 10] = [
    ("今天", 0),
    ("今日", 0),
    ("昨天", -1),
    ("昨日", -1),
    ("前天", -2),
    ("明天", 1),
    ("后天", 2),
    ("today", 0),
    ("yesterday", -1),
    ("tomorrow", 1),
];

/// What a Chinese keyboard gives for a full stop and a hyphen.
pub(super) const STOPS: [char; 3] = ['。', '·', '．'];
/// As [`STOPS`].
pub(super) const HYPHENS: [char; 4] = ['—', '－', '–', '～'];

/// What may stand between names.
pub(super) const BETWEEN_NAMES: [char; 6] = ['、', '，', ',', '；', ';', ' '];

/// What may follow a number of pages.
pub(super) const PAGES: [&str; 2] = ["页", "面"];
