//! The architecture as tests: what the compiler and the lints cannot see. Every complaint names its place and the rule.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::path::Path;
use std::{fmt, fs};

use fluent_bundle::FluentResource;

#[path = "support/locales.rs"]
mod locales;
#[path = "support/lock.rs"]
mod lock;
#[path = "support/source.rs"]
mod source;

use locales::{Message, calls, messages};
use source::{Source, read_all};

type Outcome = Result<(), Box<dyn Error>>;

/// Who alone may name these crates.
const ROOMS: [(&[&str], &[&str]); 3] = [
    (&["rusqlite", "libsqlite3_sys"], &["src/registry/store/", "src/registry/store.rs"]),
    (&["printpdf", "lopdf", "subsetter"], &["src/print/pdf/", "src/print/pdf.rs"]),
    (&["egui", "eframe", "egui_table", "rfd"], &["src/ui/", "src/ui.rs"]),
];

/// Which rooms of the crate a room may not look into: `main → {cli, ui} → {registry, print, exchange} → model`.
const UPWARDS: [(&str, &[&str]); 5] = [
    ("src/model", &["registry", "print", "exchange", "ui", "cli", "i18n", "guard"]),
    ("src/registry", &["print", "exchange", "ui", "cli", "i18n"]),
    ("src/print", &["ui", "cli"]),
    ("src/exchange", &["ui", "cli"]),
    ("src/ui", &["cli"]),
];

/// What stands at the top of the repository, beside dot files and what `cargo` builds.
const TOP: [&str; 9] =
    ["Cargo.toml", "Cargo.lock", "README.md", "src", "assets", "tests", "packaging", "benches", "target"];

const LANGUAGES: [&str; 2] = ["zh-CN", "en"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// `src` without its tests.
fn released() -> std::io::Result<Vec<Source>> {
    Ok(read_all(root(), "src")?.iter().map(Source::released).collect())
}

fn everything() -> std::io::Result<Vec<Source>> {
    let folders = ["src", "tests", "benches"].map(|folder| read_all(root(), folder));
    Ok(folders.into_iter().collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect())
}

/// Whether `path` is in the room: under the folder `room` or the file `room.rs`.
fn is_in(path: &str, room: &str) -> bool {
    path.strip_prefix(room).is_some_and(|rest| rest.starts_with('/') || rest == ".rs")
}

/// Everything that one test has to complain of; a failing test prints it a line each.
struct Untidy(Vec<String>);

impl fmt::Debug for Untidy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|complaint| write!(f, "\n  {complaint}"))
    }
}

impl fmt::Display for Untidy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self:?}")
    }
}

impl Error for Untidy {}

fn none(complaints: impl IntoIterator<Item = String>) -> Outcome {
    let complaints: Vec<String> = complaints.into_iter().collect();
    if complaints.is_empty() { Ok(()) } else { Err(Untidy(complaints).into()) }
}

#[test]
fn crates_stay_in_their_rooms() -> Outcome {
    let mut complaints = Vec::new();
    for source in released()? {
        for (crates, rooms) in ROOMS {
            if rooms.iter().any(|room| source.path.starts_with(room)) {
                continue;
            }
            let found = crates.iter().flat_map(|name| source.words(name).map(move |at| (name, at)));
            complaints.extend(
                found.map(|(name, at)| format!("{}: {name} belongs to {}", source.place(at), rooms.join(" or "))),
            );
        }
    }
    none(complaints)
}

#[test]
fn rooms_look_only_downwards() -> Outcome {
    let mut complaints = Vec::new();
    for source in released()? {
        for (room, above) in UPWARDS.iter().filter(|(room, _)| is_in(&source.path, room)) {
            for name in *above {
                let path = format!("crate::{name}");
                complaints
                    .extend(source.words(&path).map(|at| format!("{}: {room} looks into {name}", source.place(at))));
            }
        }
        if is_in(&source.path, "src/registry") || is_in(&source.path, "src/model") {
            complaints
                .extend(source.words("tr!").map(|at| format!("{}: a sentence below the surface", source.place(at))));
        }
    }
    none(complaints)
}

#[test]
fn the_model_is_pure() -> Outcome {
    let mut complaints = Vec::new();
    for source in released()?.iter().filter(|source| is_in(&source.path, "src/model")) {
        let modules = ["fs", "io", "net", "env", "process", "thread"];
        let found = modules.iter().filter_map(|module| Some((*module, source.std_module(module)?)));
        complaints.extend(found.map(|(name, at)| format!("{}: std::{name} in the model", source.place(at))));
        for clock in ["Zoned::now", "Timestamp::now", "SystemTime", "Instant", "getrandom"] {
            complaints.extend(source.words(clock).map(|at| format!("{}: {clock} in the model", source.place(at))));
        }
    }
    none(complaints)
}

#[test]
fn nothing_opens_a_socket() -> Outcome {
    let mut complaints = Vec::new();
    for source in released()?.iter().filter(|source| source.path != "src/guard.rs") {
        complaints.extend(source.std_module("net").map(|at| format!("{}: std::net", source.place(at))));
        for name in ["TcpStream", "TcpListener", "UdpSocket", "ToSocketAddrs"] {
            complaints.extend(source.words(name).map(|at| format!("{}: {name}", source.place(at))));
        }
    }
    none(complaints)
}

#[test]
fn no_banned_crate_is_part_of_the_program() -> Outcome {
    let manifest = fs::read_to_string(root().join("Cargo.toml"))?;
    let banned = lock::banned(&fs::read_to_string(root().join("packaging/deny.toml"))?);
    let roots: BTreeSet<String> =
        ["dependencies", "build-dependencies"].iter().flat_map(|section| lock::named(&manifest, section)).collect();
    let resolved = lock::resolved(&fs::read_to_string(root().join("Cargo.lock"))?, &roots);
    assert!(banned.len() > 20 && resolved.len() > 100 && resolved.contains_key("rusqlite"), "the lists were not read");
    let found = banned.iter().filter_map(|(name, reason)| Some((name, reason, resolved.get(name)?)));
    none(found.map(|(name, reason, parent)| format!("{name}: {reason}; wanted by {parent}")))
}

#[test]
fn eframe_is_built_without_inspection_and_persistence() -> Outcome {
    let manifest = fs::read_to_string(root().join("Cargo.toml"))?;
    let ours = lock::in_sections(&manifest, |head| head == "dependencies" || head.ends_with(".dependencies"));
    let mut complaints = Vec::new();
    let mut seen = 0;
    for line in ours.filter(|line| line.starts_with("eframe")) {
        seen += 1;
        for feature in ["inspection", "persistence"] {
            if line.contains(&format!("\"{feature}\"")) {
                complaints.push(format!("Cargo.toml: eframe with {feature}"));
            }
        }
        if !line.contains("default-features = false") {
            complaints.push("Cargo.toml: eframe with its default features".to_owned());
        }
    }
    assert!(seen > 0, "no line for eframe was found");
    let mut defaults =
        lock::in_sections(&manifest, |head| head == "features").filter(|line| line.starts_with("default"));
    complaints
        .extend(defaults.find(|line| line.contains("inspect")).map(|_| "Cargo.toml: inspection by default".to_owned()));
    none(complaints)
}

#[test]
fn files_and_functions_are_short() -> Outcome {
    let mut complaints = Vec::new();
    for source in everything()? {
        let lines = source.text.lines().count();
        let limit = if source.path == "src/main.rs" { 80 } else { 500 };
        if lines > limit {
            complaints.push(format!("{}: {lines} lines, {limit} are allowed", source.path));
        }
        for (name, place) in source.functions() {
            let lines = source.line(place.end) - source.line(place.start) + 1;
            if lines > 100 {
                complaints.push(format!("{}: fn {name} has {lines} lines, 100 are allowed", source.place(place.start)));
            }
        }
    }
    none(complaints)
}

#[test]
fn every_module_says_what_it_is() -> Outcome {
    let sources = everything()?;
    let silent = sources.iter().filter(|source| !source.text.starts_with("//! "));
    none(silent.map(|source| format!("{}: starts without //!", source.path)))
}

#[test]
fn chinese_words_are_in_the_locales() -> Outcome {
    let hanzi = |c: char| matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}');
    let mut complaints = Vec::new();
    for source in released()? {
        if is_in(&source.path, "src/print/registers") || source.path.ends_with("/words.rs") {
            continue;
        }
        let mut lines = BTreeMap::new();
        for (at, _) in source.literals.match_indices(hanzi) {
            lines.entry(source.line(at)).or_insert(at);
        }
        complaints.extend(lines.into_values().map(|at| format!("{}: Chinese in a literal", source.place(at))));
    }
    none(complaints)
}

#[test]
fn people_read_no_debug_output() -> Outcome {
    let mut complaints = Vec::new();
    for source in released()? {
        let path = source.path.as_str();
        if !["src/ui", "src/cli", "src/i18n"].iter().any(|room| is_in(path, room)) {
            continue;
        }
        let debug = source.literals.match_indices(":?}").chain(source.literals.match_indices(":#?}"));
        complaints.extend(debug.map(|(at, _)| format!("{}: debug output where people read", source.place(at))));
    }
    none(complaints)
}

#[test]
fn colours_are_in_the_theme() -> Outcome {
    let sources = released()?;
    let elsewhere =
        sources.iter().filter(|source| is_in(&source.path, "src/ui") && !is_in(&source.path, "src/ui/theme"));
    let found =
        elsewhere.flat_map(|source| source.code.match_indices("Color32::from_").map(|(at, _)| source.place(at)));
    none(found.map(|place| format!("{place}: a colour outside src/ui/theme.rs")))
}

#[test]
fn both_languages_say_the_same() -> Outcome {
    let mut complaints = Vec::new();
    let [chinese, english] = LANGUAGES.map(|language| read_locale(language, &mut complaints));
    let (chinese, english) = (chinese?, english?);
    for (here, there, language) in [(&chinese, &english, "en"), (&english, &chinese, "zh-CN")] {
        let missing = here.keys().filter(|id| !there.contains_key(*id));
        complaints.extend(missing.map(|id| format!("{language} has no {id}")));
    }
    for (id, message) in &chinese {
        let other = english.get(id).map(|other| &other.arguments);
        if other.is_some_and(|other| *other != message.arguments) {
            complaints.push(format!("{id}: zh-CN uses {:?}, en uses {other:?}", message.arguments));
        }
    }
    none(complaints)
}

#[test]
fn every_message_is_used_and_given_what_it_needs() -> Outcome {
    let mut complaints = Vec::new();
    let messages = read_locale(LANGUAGES[0], &mut complaints)?;
    let mut used: BTreeSet<String> = messages.values().flat_map(|message| message.quotes.iter().cloned()).collect();
    for call in released()?.iter().flat_map(calls) {
        let needed = messages.get(&call.id).map(|message| &message.arguments);
        for missing in needed.into_iter().flat_map(|needed| needed.difference(&call.arguments)) {
            complaints.push(format!("{}: {} needs ${missing}", call.place, call.id));
        }
        used.insert(call.id);
    }
    complaints
        .extend(messages.keys().filter(|id| !used.contains(*id)).map(|id| format!("{id}: no tr!(\"{id}\") in src")));
    none(complaints)
}

#[test]
fn the_top_level_holds_only_the_house() -> Outcome {
    let mut complaints = Vec::new();
    for entry in fs::read_dir(root())? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if !name.starts_with('.') && !TOP.contains(&name.as_str()) {
            complaints.push(format!("{name}: does not belong at the top"));
        }
    }
    none(complaints)
}

/// All messages of one language; what does not parse or stands twice is a complaint.
fn read_locale(language: &str, complaints: &mut Vec<String>) -> std::io::Result<BTreeMap<String, Message>> {
    let mut all = BTreeMap::new();
    let mut files = fs::read_dir(root().join("assets/locales").join(language))?.collect::<Result<Vec<_>, _>>()?;
    files.sort_by_key(fs::DirEntry::file_name);
    for file in files {
        let name = format!("{language}/{}", file.file_name().to_string_lossy());
        let text = fs::read_to_string(file.path())?;
        if let Err((_, errors)) = FluentResource::try_new(text.clone()) {
            complaints.extend(errors.iter().map(|error| format!("{name}: {error}")));
        }
        let (found, twice) = messages(&text);
        complaints.extend(twice.iter().map(|id| format!("{name}: {id} stands twice")));
        for (id, message) in found {
            if all.insert(id.clone(), message).is_some() {
                complaints.push(format!("{name}: {id} stands in two files"));
            }
        }
    }
    Ok(all)
}

/// The scanner itself, on what is hard to scan.
mod scanner {
    use super::{Outcome, Source, calls, messages};

    const HARD: &str = r##"//! "not a literal"
/* outer /* "inner" */ still */
fn one<'a>(x: &'a str) -> char { let c = '{'; let d = '\''; let e = '号'; "}\" {" ; c }
fn two(_: [u8; 4]) -> &'static str {
    r#"fn hidden() { "quoted" }"#
}
fn declared();
use std::{collections::HashMap, io::{self, Read}};
#[cfg(test)]
mod tests { fn three() { let rusqlite = b"}"; } }
fn four() { br"\"; b'"'; let r#fn = 1; tr!("rows", n = a(1, 2), total = b == c,); tr!( "plain" ) }
"##;

    #[test]
    fn code_is_told_from_literals_and_comments() {
        let source = Source::new("src/hard.rs", HARD);
        let names: Vec<&str> = source.functions().into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["one", "two", "three", "four"]);
        assert!(source.literals.contains("fn hidden() { \"quoted\" }") && source.literals.contains('号'));
        assert!(!source.literals.contains("not a literal") && !source.literals.contains("inner"));
        assert!(!source.code.contains("quoted") && !source.code.contains("still"));
        let lines: Vec<usize> = source
            .functions()
            .into_iter()
            .map(|(_, place)| source.line(place.end) - source.line(place.start))
            .collect();
        assert_eq!(lines, [0, 2, 0, 0]);
    }

    #[test]
    fn tests_are_no_part_of_what_is_released() {
        let released = Source::new("src/hard.rs", HARD).released();
        assert_eq!(released.words("rusqlite").count(), 0);
        assert_eq!(released.functions().len(), 3);
        assert!(Source::new("src/print/tests.rs", HARD).released().code.trim().is_empty());
        let alone = Source::new("src/a.rs", "#[cfg(test)]\nmod tests;\nfn kept() {}\n").released();
        assert_eq!(alone.functions().len(), 1);
    }

    #[test]
    fn modules_of_std_are_found_alone_and_in_groups() {
        let source = Source::new("src/hard.rs", HARD);
        assert!(source.std_module("io").is_some() && source.std_module("collections").is_some());
        assert!(source.std_module("i").is_none() && source.std_module("fs").is_none());
        assert!(Source::new("a.rs", "std::net::TcpStream").std_module("net").is_some());
        assert!(Source::new("a.rs", "std::network").std_module("net").is_none());
    }

    #[test]
    fn messages_and_calls_are_read() -> Outcome {
        let (found, twice) =
            messages("# c\nrows = { $n } of\n    { $total }\nplain = { rows } { NUMBER($n) }\nrows = x\n");
        assert_eq!(twice, ["rows"]);
        let plain = found.get("plain").ok_or("plain was not read")?;
        assert!(plain.quotes.contains("rows") && plain.quotes.len() == 1 && plain.arguments.contains("n"));
        let calls = calls(&Source::new("src/hard.rs", HARD));
        let ids: Vec<&str> = calls.iter().map(|call| call.id.as_str()).collect();
        assert_eq!(ids, ["rows", "plain"]);
        let arguments: Vec<&str> = calls.iter().flat_map(|call| &call.arguments).map(String::as_str).collect();
        assert_eq!(arguments, ["n", "total"]);
        Ok(())
    }
}
