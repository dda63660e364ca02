//! Every field that a rule names can be shown beside its refusal.

use std::error::Error;
use std::fs;
use std::path::Path;

use tiegui::model::refusal::Refusal;

/// What comes before the name of a field where a rule is broken.
const BEFORE: [&str; 3] = ["field: \"", "needed(\"", "not_before(\""];

fn fields_in(folder: &Path, found: &mut Vec<String>) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            fields_in(&path, found)?;
            continue;
        }
        let text = fs::read_to_string(&path)?;
        for before in BEFORE {
            let named = text.split(before).skip(1).filter_map(|rest| rest.split('"').next());
            found.extend(named.map(str::to_owned));
        }
    }
    Ok(())
}

#[test]
fn every_field_that_a_rule_names_is_known() -> Result<(), Box<dyn Error>> {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    for room in ["registry", "model"] {
        fields_in(&source.join(room), &mut found)?;
    }
    assert!(found.len() > 30, "the source was not read: {found:?}");
    for field in found {
        let refusal = Refusal::Missing { field: Box::leak(field.into_boxed_str()) };
        assert!(!refusal.fields().is_empty(), "{refusal:?} would stand beside nothing");
    }
    Ok(())
}
