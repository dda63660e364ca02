//! Every screen, in both languages, as the window of an office screen and of one at 125 per cent: nothing is cut off,
//! nothing lies over something else, everything has a name; and it looks as it did.

#![expect(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test that cannot go on may stop")]

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use egui::epaint::ClippedShape;
use egui::{Color32, Rect, Shape};
use egui_kittest::kittest::Queryable as _;
use tiegui::i18n::{self, Lang};
use tiegui::registry::StoreError;

#[path = "support/first_steps.rs"]
mod first_steps;
#[path = "support/gallery.rs"]
mod gallery;
#[path = "support/layout.rs"]
mod layout;
#[path = "support/painter.rs"]
mod painter;
#[path = "support/screens.rs"]
mod screens;
#[path = "support/this_week.rs"]
mod this_week;
#[expect(dead_code, reason = "what other tests need of it")]
#[path = "support/vault.rs"]
mod vault;
#[expect(dead_code, reason = "what other tests need of it")]
#[path = "support/window.rs"]
mod window;

use painter::Picture;
use screens::{SCREENS, tongue};
use window::Window;

/// An office screen.
const OFFICE: [f32; 2] = [1366.0, 768.0];
/// The same at 125 per cent.
const AT_125: [f32; 2] = [1093.0, 614.0];

/// A folder of the same name whenever and wherever it is looked at, so that its name may stand in a picture: it is told
/// from where the build keeps what tests write, and nothing else here goes by where it is run.
fn room(name: &str) -> PathBuf {
    std::env::set_current_dir(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let room = Path::new("screens").join(name);
    std::fs::remove_dir_all(&room).ok();
    std::fs::create_dir_all(&room).unwrap();
    room
}

/// The screens that are asked for in the environment; all of them, where none is.
fn asked_for(name: &str) -> bool {
    std::env::var("TIEGUI_SCREEN").map_or(true, |only| name.contains(&only))
}

/// How the identity of the vault begins, and every row in which a digest of its journal is shown: they are new in every
/// vault.
fn digests(window: &Window) -> HashSet<String> {
    let mut digests = HashSet::new();
    if let Some(books) = window.harness.state().books() {
        let gathered: Result<(), StoreError> = books.journal(|entry| {
            let begins = |row: &[u8; 8]| format!("{:016x}", u64::from_be_bytes(*row))[..12].to_owned();
            digests.extend(entry.digest.as_chunks().0.iter().map(begins));
            Ok(())
        });
        gathered.unwrap();
        digests.extend(books.founding().unwrap().vault.get(..12).map(str::to_owned));
    }
    digests
}

/// What the window shows, without what is never the same twice.
fn picture(window: &Window) -> Picture {
    let digests = digests(window);
    let hides = |words: &str| {
        let letters: Vec<u8> = words.bytes().filter(|byte| *byte != b' ').collect();
        letters.windows(12).any(|part| str::from_utf8(part).is_ok_and(|part| digests.contains(part)))
    };
    let mut shapes = painter::masked(&window.harness.output().shapes, &hides);
    // Every computer has other printers.
    if let Some(printers) = window.harness.query_all_by_label(&window::say("printing-printer", &[])).next() {
        let whole = window.harness.ctx.content_rect();
        let rest = Rect::from_min_max(printers.rect().left_bottom(), whole.max);
        let shape = Shape::rect_filled(rest, 0.0, Color32::GRAY);
        shapes.push(ClippedShape::new(whole, shape));
    }
    painter::paint(&window.harness.ctx, shapes)
}

/// Whether words come from the books, and not from the program.
fn is_of_books(words: &str) -> bool {
    static SAID: LazyLock<Vec<String>> = LazyLock::new(screens::said);
    // What is quoted stands in a ledger.
    words.contains('“') || SAID.iter().any(|said| words.contains(said.as_str()))
}

/// Looks at every screen that `wanted` wants.
fn look(lang: Lang, look: &'static str, size: [f32; 2], wanted: fn(&str) -> bool) {
    i18n::choose_on_this_thread(Some(lang));
    let room = room(&format!("{}-{look}-{}", tongue(lang), size[0]));
    let mut complaints = Vec::new();
    for screen in SCREENS.iter().filter(|screen| wanted(screen.name) && asked_for(screen.name)) {
        let name = format!("{}.{}.{look}.{}", screen.name, tongue(lang), size[0]);
        let window = screen.shown(look, size, &room);
        complaints.extend(layout::faults(&window, &is_of_books).into_iter().map(|fault| format!("{name}: {fault}")));
        complaints.extend(gallery::compare(&name, &picture(&window)).err());
    }
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
}

/// Where colours say something.
fn is_telling(name: &str) -> bool {
    ["today", "receiving-marked", "document", "card", "form-receive-refused"].contains(&name)
}

#[test]
fn chinese_light() {
    look(Lang::Chinese, "light", OFFICE, |_| true);
}

#[test]
fn chinese_light_at_125() {
    look(Lang::Chinese, "light", AT_125, |_| true);
}

#[test]
fn chinese_dark() {
    look(Lang::Chinese, "dark", OFFICE, |_| true);
}

#[test]
fn chinese_dark_at_125() {
    look(Lang::Chinese, "dark", AT_125, |_| true);
}

#[test]
fn english_light() {
    look(Lang::English, "light", OFFICE, |_| true);
}

#[test]
fn english_light_at_125() {
    look(Lang::English, "light", AT_125, |_| true);
}

#[test]
fn english_dark() {
    look(Lang::English, "dark", OFFICE, |_| true);
}

#[test]
fn english_dark_at_125() {
    look(Lang::English, "dark", AT_125, |_| true);
}

#[test]
fn high_contrast() {
    look(Lang::Chinese, "light-contrast", OFFICE, is_telling);
    look(Lang::Chinese, "dark-contrast", AT_125, is_telling);
}

#[test]
fn no_picture_is_kept_of_what_is_not_there() {
    let known = |name: &str| SCREENS.iter().any(|screen| name.split('.').next() == Some(screen.name));
    let kept = std::fs::read_dir(gallery::room()).unwrap().map(|file| file.unwrap().file_name());
    let unknown: Vec<_> = kept.filter(|name| !name.to_str().is_some_and(known)).collect();
    assert!(unknown.is_empty(), "{unknown:?}");
}
