//! The one loader of sentences. [`tr!`] names a message by its id; the compiler checks that both languages have it and
//! that every argument is one the message uses. Chinese is the first language and the fallback.

use std::borrow::Cow;
use std::cell::Cell;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU8, Ordering};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

/// The language of the sentences on screen and on the command line. Printed registers are Chinese in both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lang {
    /// Simplified Chinese, the first language.
    #[default]
    Chinese,
    /// English.
    English,
}

impl Lang {
    /// Every language there is, in the order they are offered.
    pub const ALL: [Self; 2] = [Self::Chinese, Self::English];

    /// Its BCP 47 tag, as `--lang` takes it.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Chinese => "zh-CN",
            Self::English => "en",
        }
    }

    /// The language with this tag.
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lang| lang.tag().eq_ignore_ascii_case(tag))
    }
}

/// The Chinese messages, one file an area.
#[doc(hidden)]
pub const CHINESE: &str = concat!(
    include_str!("../assets/locales/zh-CN/core.ftl"),
    include_str!("../assets/locales/zh-CN/refusals.ftl"),
    include_str!("../assets/locales/zh-CN/exchange.ftl"),
    include_str!("../assets/locales/zh-CN/print.ftl"),
    include_str!("../assets/locales/zh-CN/cli.ftl"),
    include_str!("../assets/locales/zh-CN/ui.ftl"),
);

/// The English messages, the same files.
#[doc(hidden)]
pub const ENGLISH: &str = concat!(
    include_str!("../assets/locales/en/core.ftl"),
    include_str!("../assets/locales/en/refusals.ftl"),
    include_str!("../assets/locales/en/exchange.ftl"),
    include_str!("../assets/locales/en/print.ftl"),
    include_str!("../assets/locales/en/cli.ftl"),
    include_str!("../assets/locales/en/ui.ftl"),
);

static CHOSEN: AtomicU8 = AtomicU8::new(0);

thread_local! {
    static ON_THIS_THREAD: Cell<Option<Lang>> = const { Cell::new(None) };
}

/// Sets the language of the whole process.
pub fn choose(lang: Lang) {
    CHOSEN.store(lang as u8, Ordering::Relaxed);
}

/// Sets the language of this thread alone, over the process's; tests run in both languages at once.
pub fn choose_on_this_thread(lang: Option<Lang>) {
    ON_THIS_THREAD.set(lang);
}

/// The language in force on this thread.
pub fn lang() -> Lang {
    ON_THIS_THREAD.get().unwrap_or_else(|| {
        if CHOSEN.load(Ordering::Relaxed) == Lang::English as u8 { Lang::English } else { Lang::Chinese }
    })
}

static CHINESE_BUNDLE: LazyLock<FluentBundle<FluentResource>> = LazyLock::new(|| bundle(Lang::Chinese, CHINESE));
static ENGLISH_BUNDLE: LazyLock<FluentBundle<FluentResource>> = LazyLock::new(|| bundle(Lang::English, ENGLISH));

fn bundle(lang: Lang, source: &str) -> FluentBundle<FluentResource> {
    let id = lang.tag().parse::<unic_langid::LanguageIdentifier>().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![id]);
    bundle.set_use_isolating(false);
    // A message that does not parse is skipped here and found by tests/tidy.rs.
    let resource = match FluentResource::try_new(source.to_owned()) {
        Ok(resource) | Err((resource, _)) => resource,
    };
    bundle.add_resource_overriding(resource);
    bundle
}

/// The sentence `id` in the language in force; the id itself where a message is missing, which [`tr!`] rules out.
pub fn format(id: &'static str, arguments: &[(&'static str, FluentValue<'_>)]) -> String {
    let bundle = match lang() {
        Lang::Chinese => &*CHINESE_BUNDLE,
        Lang::English => &*ENGLISH_BUNDLE,
    };
    let Some(pattern) = bundle.get_message(id).and_then(|message| message.value()) else {
        return id.to_owned();
    };
    let arguments: FluentArgs<'_> =
        arguments.iter().map(|(name, value)| (Cow::Borrowed(*name), value.clone())).collect();
    bundle.format_pattern(pattern, Some(&arguments), &mut Vec::new()).into_owned()
}

/// Whether `source` has the message `id`; run by the compiler.
#[doc(hidden)]
pub const fn has_message(source: &str, id: &str) -> bool {
    find_message(source.as_bytes(), id.as_bytes()).is_some()
}

/// Whether the message `id` of `source` uses the argument `name`; run by the compiler.
#[doc(hidden)]
pub const fn has_argument(source: &str, id: &str, name: &str) -> bool {
    let (text, name) = (source.as_bytes(), name.as_bytes());
    let Some(start) = find_message(text, id.as_bytes()) else { return false };
    let mut at = start;
    while let Some(&byte) = at_index(text, at) {
        if byte == b'\n' && ends_message(text, at + 1) {
            return false;
        }
        if byte == b'$' && matches(text, at + 1, name) && !is_name_byte(text, at + 1 + name.len()) {
            return true;
        }
        at += 1;
    }
    false
}

const fn at_index(text: &[u8], at: usize) -> Option<&u8> {
    if at < text.len() { text.split_at(at).1.first() } else { None }
}

const fn matches(text: &[u8], at: usize, wanted: &[u8]) -> bool {
    let mut offset = 0;
    while let Some(&byte) = at_index(wanted, offset) {
        match at_index(text, at + offset) {
            Some(&found) if found == byte => offset += 1,
            _ => return false,
        }
    }
    true
}

const fn is_name_byte(text: &[u8], at: usize) -> bool {
    matches!(at_index(text, at), Some(b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'_' | b'-'))
}

/// A line that starts with neither a blank nor a closing brace starts the next message.
const fn ends_message(text: &[u8], at: usize) -> bool {
    !matches!(at_index(text, at), None | Some(b' ' | b'}' | b'\n'))
}

/// The place behind the `=` of the message `id`.
const fn find_message(text: &[u8], id: &[u8]) -> Option<usize> {
    let mut at = 0;
    let mut line_start = true;
    while let Some(&byte) = at_index(text, at) {
        if line_start && matches(text, at, id) && matches(text, at + id.len(), b" =") {
            return Some(at + id.len() + 2);
        }
        line_start = byte == b'\n';
        at += 1;
    }
    None
}

/// What a sentence can be given: texts, numbers, and the nouns that have a fixed spelling on screen.
pub trait Argument {
    /// The value as the sentence shows it.
    fn argument(&self) -> FluentValue<'_>;
}

impl Argument for str {
    fn argument(&self) -> FluentValue<'_> {
        self.into()
    }
}

impl Argument for String {
    fn argument(&self) -> FluentValue<'_> {
        self.as_str().into()
    }
}

impl<T: Argument + ?Sized> Argument for &T {
    fn argument(&self) -> FluentValue<'_> {
        (**self).argument()
    }
}

impl Argument for Cow<'_, str> {
    fn argument(&self) -> FluentValue<'_> {
        self.as_ref().into()
    }
}

impl Argument for std::path::Display<'_> {
    fn argument(&self) -> FluentValue<'_> {
        self.to_string().into()
    }
}

macro_rules! numbers {
    ($($number:ty),*) => {$(
        impl Argument for $number {
            fn argument(&self) -> FluentValue<'_> {
                FluentValue::from(*self)
            }
        }
    )*};
}

numbers!(u8, i16, u16, u32, i64, u64, usize);

/// A sentence by its id, in the language in force: `tr!("vault-locked")`, `tr!("rows-imported", n = 162)`, and
/// `tr!("no-such-copy", title, copy)` for values of the same name.
#[macro_export]
macro_rules! tr {
    (@value $name:ident) => { $name };
    (@value $name:ident $value:expr) => { $value };
    ($id:literal $(, $name:ident $(= $value:expr)?)* $(,)?) => {{
        const {
            assert!($crate::i18n::has_message($crate::i18n::CHINESE, $id), concat!("zh-CN has no message ", $id));
            assert!($crate::i18n::has_message($crate::i18n::ENGLISH, $id), concat!("en has no message ", $id));
            $(
                assert!(
                    $crate::i18n::has_argument($crate::i18n::CHINESE, $id, stringify!($name)),
                    concat!("zh-CN: ", $id, " has no $", stringify!($name))
                );
            )*
        }
        $crate::i18n::format(
            $id,
            &[$((stringify!($name), $crate::i18n::Argument::argument(&$crate::tr!(@value $name $($value)?)))),*],
        )
    }};
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = "first = one\nsecond = two { $n } of\n    { $total }\nthird = { $other }\n";

    #[test]
    fn messages_and_arguments_are_found_where_they_stand() {
        assert!(has_message(SOURCE, "first") && has_message(SOURCE, "third"));
        assert!(!has_message(SOURCE, "fir") && !has_message(SOURCE, "two"));
        assert!(has_argument(SOURCE, "second", "n") && has_argument(SOURCE, "second", "total"));
        assert!(!has_argument(SOURCE, "second", "other") && !has_argument(SOURCE, "first", "n"));
        assert!(!has_argument(SOURCE, "second", "tot"));
    }
}
