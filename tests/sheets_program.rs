//! The papers of matters from the command line: a vault on disk, verbs by script with people standing by, a file for each
//! paper.

use std::path::Path;

use serde_json::json;

#[path = "support/program.rs"]
mod program;

use program::{Outcome, succeed, tiegui};

/// A vault with a leader and two more accounts, a destruction that is over, and one matter of every other kind begun.
fn vault(folder: &Path) -> Outcome<std::path::PathBuf> {
    let vault = folder.join("vault");
    succeed(tiegui("init", &vault).args(["--unit", "农发行某县支行", "--user", "王喆"]))?;
    let password = folder.join("password");
    std::fs::write(&password, "iron cabinet 2026")?;
    for (name, post) in [("赵行长", "leader"), ("李敏", "leader"), ("孙强", "leader")] {
        let file = ["--new-password-file", &password.to_string_lossy()].map(str::to_owned);
        succeed(tiegui("account", &vault).args(["--name", name, "--post", post]).args(file))?;
    }
    let matter = json!({"kind": "destruction", "year": year(), "number": 1});
    let verbs = [
        json!({"verb": "add_place", "path": "机要室/一号柜"}),
        json!({"verb": "receive", "issuer": "市分行", "number": format!("农发银办〔{}〕12号", year()),
            "title": "关于信贷计划的通知", "level": "机密", "copies": 6, "copy_numbers": "1-6", "pages": 8}),
        json!({"verb": "draw_destruction", "reason": "期满", "carriers": [{"document": "关于信贷计划的通知", "copies": "1-2"}],
            "things": [{"kind": "waste-paper", "name": "废纸", "level": "秘密", "count": 1, "bag": "0007", "grams": 3200}]}),
        json!({"verb": "approve_matter", "matter": matter}),
        json!({"verb": "seal_destruction", "matter": matter, "seal": "A1"}),
        json!({"verb": "destroyed", "matter": matter, "witnesses": ["李敏", "孙强"], "method": "粉碎", "site": "机要室",
            "equipment": "涉密碎纸机"}),
        json!({"verb": "draw_count", "scope": "everything"}),
        json!({"verb": "draw_carry_out", "carriers": [{"document": "关于信贷计划的通知", "copies": "3"}], "bearer": "钱立",
            "purpose": "会议", "destination": "市分行", "container": "密码箱", "due": format!("{}-12-31", year())}),
        json!({"verb": "draw_copying", "document": "关于信贷计划的通知", "copy": 4, "applicant": "钱立", "purpose": "传达",
            "copies": 1, "unit": "定点印制厂", "license": "定点证012"}),
        json!({"verb": "draw_handover", "giver": "王喆", "receiver": "李敏", "supervisor": "赵行长"}),
        json!({"verb": "draw_recall", "issuer": "县委办", "of_year": year(),
            "things": [{"kind": "other", "name": "旧通知", "level": "秘密", "count": 1}]}),
    ];
    let script = folder.join("verbs.jsonl");
    std::fs::write(&script, verbs.map(|verb| verb.to_string()).join("\n"))?;
    let present = ["赵行长", "李敏", "孙强"].map(|name| format!("{name}={}", password.display()));
    let present = present.iter().flat_map(|one| ["--present", one.as_str()]);
    succeed(tiegui("record", &vault).args(present).arg(&script))?;
    Ok(vault)
}

fn year() -> i16 {
    jiff::Zoned::now().year()
}

#[test]
fn every_paper_has_a_file() -> Outcome {
    let folder = tempfile::tempdir()?;
    let vault = vault(folder.path())?;
    let first = format!("{}-1", year());
    let print = |register: &str, more: &[&str]| {
        let file = folder.path().join(format!("{register}.pdf"));
        let mut command = tiegui("print", &vault);
        command.args(["--register", register]).args(more).arg("--out").arg(&file);
        (command, file)
    };
    for register in ["count", "copying", "carry-out", "recall", "destruction-approval", "destruction-list", "handover"]
    {
        let (mut command, file) = print(register, &["--matter", &first]);
        let said = succeed(&mut command)?;
        assert!(said.contains(&*file.to_string_lossy()), "{said}");
        assert!(std::fs::read(&file)?.starts_with(b"%PDF"), "{register}");
    }
    let this_year = year().to_string();
    for (register, more) in [
        ("destruction-register", ["--year", &this_year]),
        ("ledger", ["--lang", "en"]),
        ("labels", ["--of", "bags"]),
        ("destruction-list", ["--year", &this_year]),
    ] {
        let (mut command, file) = print(register, &more);
        succeed(&mut command)?;
        assert!(std::fs::read(&file)?.starts_with(b"%PDF"), "{register}");
    }
    // Nothing was copied yet; there is no ninth; a ledger is of no matter; a number is a year and a number.
    for (register, more, exit) in [
        ("copying", vec!["--year", &this_year], 1),
        ("recall", vec!["--matter", "2026-9"], 1),
        ("ledger", vec!["--matter", &first], 2),
        ("receiving", vec!["--matter", &first], 2),
        ("labels", vec!["--matter", &first], 2),
        ("recall", vec!["--matter", "first"], 2),
        ("recall", vec!["--document", "1"], 2),
    ] {
        let (mut command, _) = print(register, &more);
        let output = command.output()?;
        assert_eq!(
            output.status.code(),
            Some(exit),
            "{register} {more:?}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
    }
    succeed(&mut tiegui("verify", &vault))?;
    Ok(())
}
