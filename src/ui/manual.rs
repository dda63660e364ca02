//! The manual: one text a language, in pages that screens point at, read once.

use std::sync::LazyLock;

use crate::i18n::{self, Lang};
use crate::model::text::{Spelling, normalise};
use crate::print::Prose;

const CHINESE: &str = include_str!("../../assets/manual/zh-CN.md");
const ENGLISH: &str = include_str!("../../assets/manual/en.md");

/// A page of the manual.
#[derive(Debug)]
pub(crate) struct Page {
    /// What screens call it.
    pub(crate) id: String,
    /// Its heading.
    pub(crate) title: String,
    /// What it says.
    pub(crate) blocks: Vec<Prose>,
    /// All of it in one, for searching.
    text: String,
    /// How that is spelt.
    full: String,
    initials: String,
}

static CHINESE_PAGES: LazyLock<Vec<Page>> = LazyLock::new(|| pages_of(CHINESE));
static ENGLISH_PAGES: LazyLock<Vec<Page>> = LazyLock::new(|| pages_of(ENGLISH));

/// The manual in the language in force.
pub(crate) fn pages() -> &'static [Page] {
    match i18n::lang() {
        Lang::Chinese => &CHINESE_PAGES,
        Lang::English => &ENGLISH_PAGES,
    }
}

impl Page {
    /// Whether it speaks of what is typed: as it stands, by pinyin, or by initials.
    pub(crate) fn answers(&self, typed: &str) -> bool {
        let typed = normalise(typed).to_lowercase();
        let letters: String = typed.chars().filter(|letter| !letter.is_whitespace()).collect();
        let is_spelt = letters.len() > 1 && letters.bytes().all(|byte| byte.is_ascii_lowercase());
        typed.split_whitespace().all(|word| self.text.contains(word))
            || (is_spelt && (self.full.contains(&letters) || self.initials.contains(&letters)))
    }
}

/// The text in pages: `# title {id}` begins one, `## ` a part of it, `- ` an item; what else stands in lines one after
/// the other is a paragraph.
fn pages_of(text: &str) -> Vec<Page> {
    let mut pages: Vec<Page> = Vec::new();
    let mut open = String::new();
    for line in text.lines().chain([""]) {
        let starts = line.is_empty() || line.starts_with('#') || line.starts_with("- ");
        if starts && !open.is_empty() {
            let text = std::mem::take(&mut open);
            if let Some(page) = pages.last_mut() {
                page.blocks.push(match text.strip_prefix("- ") {
                    Some(item) => Prose::Item(item.to_owned()),
                    None => Prose::Text(text),
                });
            }
        }
        if let Some(title) = line.strip_prefix("# ") {
            let (title, id) = title.split_once(" {").unwrap_or((title, ""));
            pages.push(Page::new(title.trim(), id.trim_end_matches('}')));
        } else if let Some(heading) = line.strip_prefix("## ") {
            if let Some(page) = pages.last_mut() {
                page.blocks.push(Prose::Heading(heading.to_owned()));
            }
        } else if !line.is_empty() {
            // English lines are joined by a blank, Chinese ones by nothing.
            if open.ends_with(|last: char| last.is_ascii()) && !open.is_empty() {
                open.push(' ');
            }
            open.push_str(line);
        }
    }
    for page in &mut pages {
        page.index();
    }
    pages
}

impl Page {
    fn new(title: &str, id: &str) -> Self {
        let (title, id) = (title.to_owned(), id.to_owned());
        Self { id, title, blocks: Vec::new(), text: String::new(), full: String::new(), initials: String::new() }
    }

    fn index(&mut self) {
        let texts = self.blocks.iter().map(|block| match block {
            Prose::Title(text) | Prose::Heading(text) | Prose::Text(text) | Prose::Item(text) => text.as_str(),
        });
        let all: Vec<&str> = std::iter::once(self.title.as_str()).chain(texts).collect();
        self.text = normalise(&all.join("\n")).to_lowercase();
        let spelling = Spelling::of(&self.text);
        (self.full, self.initials) = (spelling.syllables.concat(), spelling.initials);
    }
}

/// The whole manual as it is printed.
pub(crate) fn prose() -> Vec<Prose> {
    let page = |page: &Page| std::iter::once(Prose::Title(page.title.clone())).chain(page.blocks.clone()).collect();
    pages().iter().flat_map::<Vec<Prose>, _>(page).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::print::prose_pages;
    use crate::ui::section::Section;

    #[test]
    fn both_languages_have_the_same_pages_and_one_for_every_screen() {
        let ids = |pages: &'static [Page]| pages.iter().map(|page| page.id.as_str()).collect::<Vec<_>>();
        assert_eq!(ids(&CHINESE_PAGES), ids(&ENGLISH_PAGES));
        for section in Section::OFFERED {
            assert!(ids(&CHINESE_PAGES).contains(&section.code()), "{}", section.code());
        }
        for id in ["document", "preview", "labels", "form", "keys"] {
            assert!(ids(&CHINESE_PAGES).contains(&id), "{id}");
        }
        for pages in [&*CHINESE_PAGES, &*ENGLISH_PAGES] {
            for page in pages {
                assert!(!page.blocks.is_empty(), "{} says nothing", page.id);
                assert!(page.blocks.iter().all(|block| match block {
                    Prose::Title(text) | Prose::Heading(text) | Prose::Text(text) | Prose::Item(text) =>
                        text.matches("**").count() % 2 == 0 && text.matches('`').count() % 2 == 0,
                }));
            }
        }
    }

    #[test]
    fn pages_are_found_by_hanzi_pinyin_and_initials() {
        let found = |typed: &str| CHINESE_PAGES.iter().filter(|page| page.answers(typed)).count();
        for typed in ["备份", "beifen", "锚点", "maodian", "gz"] {
            assert!(found(typed) > 0, "{typed}");
        }
        assert!(found("备份") < CHINESE_PAGES.len());
    }

    #[test]
    fn it_can_be_printed() -> Result<(), crate::print::PrintError> {
        for lang in Lang::ALL {
            i18n::choose_on_this_thread(Some(lang));
            let pages = prose_pages("x", &prose())?;
            assert!(pages.len() > 3);
        }
        Ok(())
    }
}
