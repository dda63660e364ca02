//! `Cargo.lock`, `Cargo.toml` and the ban list, read line by line: three files in the shape that cargo and we write.

use std::collections::{BTreeMap, BTreeSet};

/// Crates that are built for a browser alone; what only they need is never part of the program.
const BROWSER_ONLY: [&str; 1] = ["wasm-bindgen-futures"];

/// The crates a section such as `[dependencies]` of the manifest names, whatever the platform.
pub(crate) fn named(manifest: &str, section: &str) -> BTreeSet<String> {
    let lines = in_sections(manifest, |head| head == section || head.ends_with(&format!(".{section}")));
    lines.filter_map(|line| line.split_once('=')).map(|(name, _)| name.trim().to_owned()).collect()
}

/// The lines of a TOML file under the headings that `wanted` picks.
pub(crate) fn in_sections(toml: &str, wanted: impl Fn(&str) -> bool) -> impl Iterator<Item = &str> {
    let mut inside = false;
    toml.lines().filter(move |line| {
        if let Some(head) = line.trim().strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            inside = wanted(head);
            return false;
        }
        inside && !line.trim().is_empty() && !line.trim_start().starts_with('#')
    })
}

/// The banned crates of `deny.toml`, each with its reason.
pub(crate) fn banned(deny: &str) -> Vec<(String, String)> {
    let lines = in_sections(deny, |head| head == "bans");
    lines
        .filter_map(|line| {
            let rest = line.trim().strip_prefix("{ crate = \"")?;
            let (name, rest) = rest.split_once("\", reason = \"")?;
            Some((name.to_owned(), rest.split('"').next()?.to_owned()))
        })
        .collect()
}

/// Every crate the program is made of, from the manifest's own dependencies down, and for each the one that wants it.
/// Two versions of one crate count as one.
pub(crate) fn resolved(lock: &str, roots: &BTreeSet<String>) -> BTreeMap<String, String> {
    let wants = wants(lock);
    let mut found = BTreeMap::new();
    let mut open: Vec<(String, String)> = roots.iter().map(|name| (name.clone(), "Cargo.toml".to_owned())).collect();
    while let Some((name, parent)) = open.pop() {
        if BROWSER_ONLY.contains(&name.as_str()) || found.contains_key(&name) {
            continue;
        }
        open.extend(wants.get(&name).into_iter().flatten().map(|wanted| (wanted.clone(), name.clone())));
        found.insert(name, parent);
    }
    found
}

/// What every package of the lock file depends on.
fn wants(lock: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut found = BTreeMap::<String, BTreeSet<String>>::new();
    let mut name = String::new();
    for line in lock.lines() {
        if let Some(rest) = line.strip_prefix("name = \"") {
            rest.trim_end_matches('"').clone_into(&mut name);
        } else if let Some(rest) = line.strip_prefix(" \"") {
            let wanted = rest.split([' ', '"']).next().unwrap_or_default();
            found.entry(name.clone()).or_default().insert(wanted.to_owned());
        }
    }
    found
}
