//! A small vault to look at: twelve documents, one of them with a story.

use std::error::Error;

use tiegui::registry::Registry;
use tiegui::registry::clock::SystemClock;
use tiegui::registry::keys::Password;
use tiegui::registry::record::Act;

/// The secretary.
pub(crate) const USER: &str = "王喆";
/// Her password.
pub(crate) const PASSWORD: &str = "iron cabinet 2026";
/// The first document's title.
pub(crate) const TITLE: &str = "关于密押检查的通知";

const STORY: &[&str] = &[
    r#"{"verb":"add_place","path":"机要室/一号柜"}"#,
    r#"{"verb":"receive","date":"2026-01-05","issuer":"农发行省分行","number":"农发银办〔2026〕1号","title":"关于密押检查的通知","level":"机密","period":"20年","copies":2,"copy_numbers":"101-102","pages":8,"intact":true,"channel":"机要交通"}"#,
    r#"{"verb":"lend","date":"2026-01-06","document":"农发银办〔2026〕1号","copy":101,"borrower":"李堃","purpose":"研究办理","approver":"赵龑","due":"2026-01-20"}"#,
];

/// Makes the vault, in a folder that goes when it is dropped; it lies in `vault` there.
pub(crate) fn vault() -> Result<tempfile::TempDir, Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let password = Password::new(PASSWORD.to_owned());
    let unit = "清源县支行";
    let mut registry = Registry::create(&folder.path().join("vault"), unit, USER, &password, Box::new(SystemClock))?;
    for line in STORY {
        registry.perform(&Act::parse(line)?)?;
    }
    for n in 2..=12 {
        let line = format!(
            r#"{{"verb":"receive","date":"2026-02-{:02}","issuer":"县委办公室","number":"县委办发〔2026〕{n}号","title":"关于第{n}次例会的函","level":"内部","copies":1,"intact":true}}"#,
            n % 28 + 1
        );
        registry.perform(&Act::parse(&line)?)?;
    }
    Ok(folder)
}
