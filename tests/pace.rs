//! Pace: what a durable line costs, and a large old ledger. For people who want to know; run with `--ignored`.
#![expect(clippy::unwrap_used, reason = "a measurement")]

use std::time::{Duration, Instant};

use serde_json::json;
use tiegui::model::ledger::LedgerRow;
use tiegui::model::register::Register;

#[path = "support/vault.rs"]
mod vault;

use vault::{Vault, received};

fn rows(n: u32) -> Vec<LedgerRow> {
    (1..=n)
        .map(|n| {
            let row = json!({
                "register": "receiving", "number": n, "date": format!("2025-{:02}-{:02}", n % 12 + 1, n % 28 + 1),
                "issuer": format!("农发行第{}分行", n % 40), "docno": format!("农发银发〔2025〕{n}号"),
                "title": format!("关于做好第{n}批粮食收购资金供应和信贷管理工作的通知"), "level": "秘密", "period": "10年",
                "copies": 2, "copy_numbers": format!("{}-{}", n, n + 1), "channel": "机要交通", "signed_by": "王喆",
                "handled_by": "信贷科",
            });
            serde_json::from_value(row).unwrap()
        })
        .collect()
}

#[test]
#[ignore = "a measurement"]
fn a_durable_line() {
    let vault = Vault::new();
    let mut books = vault.open().unwrap();
    let acts: Vec<_> = (0..200).map(|n| received(&format!("关于第{n}件的通知"))).collect();
    let mut times: Vec<Duration> = acts
        .iter()
        .map(|act| {
            let start = Instant::now();
            books.perform(act).unwrap();
            start.elapsed()
        })
        .collect();
    times.sort();
    println!("receive: median {:?}, p95 {:?}", times[100], times[190]);
}

#[test]
#[ignore = "a measurement"]
fn a_large_ledger() {
    let n = std::env::var("TIEGUI_ROWS").map_or(100_000, |n| n.parse().unwrap());
    let rows = rows(n);
    let vault = Vault::new();
    let mut books = vault.open().unwrap();
    let start = Instant::now();
    let outcomes = books.bring_in(Register::Receiving, "旧台账", &rows, false).unwrap();
    println!("bring_in of {n}: {:?}", start.elapsed());
    assert_eq!(outcomes.len(), n as usize);
    let start = Instant::now();
    books.bring_in(Register::Receiving, "旧台账", &rows, false).unwrap();
    println!("again: {:?}", start.elapsed());
    let start = Instant::now();
    assert!(books.verify(None).is_clean());
    println!("verify: {:?}", start.elapsed());
    drop(books);
    let start = Instant::now();
    let books = vault.open().unwrap();
    println!("open: {:?}; {} bytes", start.elapsed(), std::fs::metadata(vault.file("register.db")).unwrap().len());
    for words in ["信贷管理", "xindai", "xdgl", "77777"] {
        let start = Instant::now();
        let found = books.search(words, 50).unwrap().len();
        println!("search {words}: {found} in {:?}", start.elapsed());
    }
}
