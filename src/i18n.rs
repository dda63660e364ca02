//! The one loader of sentences. [`crate::tr!`] names a message by its id; the compiler checks that both languages have it and
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
    include_str!("../assets/locales/zh-CN/table.ftl"),
    include_str!("../assets/locales/zh-CN/refusals.ftl"),
    include_str!("../assets/locales/zh-CN/exchange.ftl"),
    include_str!("../assets/locales/zh-CN/print.ftl"),
    include_str!("../assets/locales/zh-CN/printing.ftl"),
    include_str!("../assets/locales/zh-CN/cli.ftl"),
    include_str!("../assets/locales/zh-CN/ui.ftl"),
    include_str!("../assets/locales/zh-CN/day.ftl"),
    include_str!("../assets/locales/zh-CN/frame.ftl"),
    include_str!("../assets/locales/zh-CN/forms.ftl"),
    include_str!("../assets/locales/zh-CN/worklist.ftl"),
    include_str!("../assets/locales/zh-CN/matters.ftl"),
    include_str!("../assets/locales/zh-CN/process.ftl"),
    include_str!("../assets/locales/zh-CN/accounts.ftl"),
    include_str!("../assets/locales/zh-CN/posts.ftl"),
    include_str!("../assets/locales/zh-CN/labels.ftl"),
);

/// The English messages, the same files.
#[doc(hidden)]
pub const ENGLISH: &str = concat!(
    include_str!("../assets/locales/en/core.ftl"),
    include_str!("../assets/locales/en/table.ftl"),
    include_str!("../assets/locales/en/refusals.ftl"),
    include_str!("../assets/locales/en/exchange.ftl"),
    include_str!("../assets/locales/en/print.ftl"),
    include_str!("../assets/locales/en/printing.ftl"),
    include_str!("../assets/locales/en/cli.ftl"),
    include_str!("../assets/locales/en/ui.ftl"),
    include_str!("../assets/locales/en/day.ftl"),
    include_str!("../assets/locales/en/frame.ftl"),
    include_str!("../assets/locales/en/forms.ftl"),
    include_str!("../assets/locales/en/worklist.ftl"),
    include_str!("../assets/locales/en/matters.ftl"),
    include_str!("../assets/locales/en/process.ftl"),
    include_str!("../assets/locales/en/accounts.ftl"),
    include_str!("../assets/locales/en/posts.ftl"),
    include_str!("../assets/locales/en/labels.ftl"),
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

/// The sentence `id` in the language in force; the id itself where a message is missing, which [`crate::tr!`] rules out.
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

/// The messages and arguments of a language as hashes: made once by the compiler, so that each use costs it a look.
#[doc(hidden)]
pub const CHINESE_NAMES: &Names<{ count(CHINESE) }> = &Names::of(CHINESE);

/// As [`CHINESE_NAMES`].
#[doc(hidden)]
pub const ENGLISH_NAMES: &Names<{ count(ENGLISH) }> = &Names::of(ENGLISH);

/// The hashes of a language's message ids, and of every id joined with each of its arguments.
#[doc(hidden)]
pub struct Names<const N: usize>([u64; N]);

#[expect(clippy::indexing_slicing, reason = "the compiler runs this and refuses what is out of bounds")]
impl<const N: usize> Names<N> {
    const fn of(source: &str) -> Self {
        let mut names = [0; N];
        let mut scan = Scan::new(source);
        let mut n = 0;
        while let Some(name) = scan.next() {
            names[n] = name;
            n += 1;
        }
        Self(names)
    }

    /// Whether there is a message `id`, and, where an argument is named, whether the message uses it.
    #[doc(hidden)]
    pub const fn has(&self, id: &str, argument: Option<&str>) -> bool {
        let mut wanted = hash(HASH_START, id.as_bytes());
        if let Some(argument) = argument {
            wanted = hash(hash_byte(wanted, b'$'), argument.as_bytes());
        }
        let mut n = 0;
        while n < N {
            if self.0[n] == wanted {
                return true;
            }
            n += 1;
        }
        false
    }
}

const fn count(source: &str) -> usize {
    let mut scan = Scan::new(source);
    let mut n = 0;
    while scan.next().is_some() {
        n += 1;
    }
    n
}

/// FNV-1a: any hash does that tells a few hundred names apart; two that met would only let a wrong id through.
const HASH_START: u64 = 0xcbf2_9ce4_8422_2325;

const fn hash_byte(so_far: u64, byte: u8) -> u64 {
    (so_far ^ byte as u64).wrapping_mul(0x0100_0000_01b3)
}

#[expect(clippy::indexing_slicing, reason = "the compiler runs this and refuses what is out of bounds")]
const fn hash(mut so_far: u64, bytes: &[u8]) -> u64 {
    let mut n = 0;
    while n < bytes.len() {
        so_far = hash_byte(so_far, bytes[n]);
        n += 1;
    }
    so_far
}

/// Goes through a source and stops at every message id and every argument of the message at hand.
struct Scan<'a> {
    text: &'a [u8],
    at: usize,
    message: u64,
}

#[expect(clippy::indexing_slicing, reason = "the compiler runs this and refuses what is out of bounds")]
impl<'a> Scan<'a> {
    const fn new(source: &'a str) -> Self {
        Self { text: source.as_bytes(), at: 0, message: HASH_START }
    }

    const fn next(&mut self) -> Option<u64> {
        while self.at < self.text.len() {
            let byte = self.text[self.at];
            let starts_line = self.at == 0 || self.text[self.at - 1] == b'\n';
            if starts_line && byte.is_ascii_lowercase() {
                self.message = self.name(HASH_START);
                return Some(self.message);
            }
            self.at += 1;
            if byte == b'$' {
                return Some(self.name(hash_byte(self.message, b'$')));
            }
        }
        None
    }

    const fn name(&mut self, mut so_far: u64) -> u64 {
        while self.at < self.text.len() && is_name_byte(self.text[self.at]) {
            so_far = hash_byte(so_far, self.text[self.at]);
            self.at += 1;
        }
        so_far
    }
}

const fn is_name_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-'
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
            assert!($crate::i18n::CHINESE_NAMES.has($id, None), concat!("zh-CN has no message ", $id));
            assert!($crate::i18n::ENGLISH_NAMES.has($id, None), concat!("en has no message ", $id));
            $(
                assert!(
                    $crate::i18n::CHINESE_NAMES.has($id, Some(stringify!($name))),
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
        const NAMES: Names<{ count(SOURCE) }> = Names::of(SOURCE);
        assert!(NAMES.has("first", None) && NAMES.has("third", None));
        assert!(!NAMES.has("fir", None) && !NAMES.has("two", None));
        assert!(NAMES.has("second", Some("n")) && NAMES.has("second", Some("total")));
        assert!(!NAMES.has("second", Some("other")) && !NAMES.has("first", Some("n")));
        assert!(!NAMES.has("second", Some("tot")));
    }
}
