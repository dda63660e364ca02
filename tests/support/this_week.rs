//! What is under way this week on the books of the gallery: matters at several steps, and who stands by.

use std::path::Path;

use serde_json::{Value, json};
use tiegui::model::person::Post;
use tiegui::registry::Registry;
use tiegui::registry::confirm::present;

use crate::vault::password;

/// Matters at several steps.
pub(crate) fn this_weeks_matters() -> Vec<Value> {
    let carry_out = json!({"kind": "carry-out", "year": 2026, "number": 1});
    let destruction = json!({"kind": "destruction", "year": 2026, "number": 1});
    vec![
        json!({"verb": "draw_carry_out", "date": "2026-03-03", "carriers": [{"document": "农发银市〔2026〕14号", "copies": "1306"}],
            "bearer": "买买提·艾力", "companions": ["张芳"], "department": "信贷部", "purpose": "参加政策性粮食收购资金工作会议",
            "destination": "农发行市分行", "route": "清源县—市区高速公路", "transport": "单位专车",
            "container": "双锁密码箱，全程不离身", "due": "2026-03-04"}),
        json!({"verb": "approve_matter", "date": "2026-03-03", "matter": carry_out}),
        json!({"verb": "set_out", "date": "2026-03-03", "matter": carry_out}),
        json!({"verb": "draw_destruction", "date": "2026-03-04", "reason": "保密期限届满，已鉴定无保存价值", "method": "化浆",
            "carriers": [{"document": 3}, {"document": 4}],
            "things": [{"kind": "waste-paper", "name": "起草秋粮收购方案的废页", "level": "秘密", "count": 1, "bag": "0007", "grams": 3200},
                {"kind": "disc", "name": "旧光盘", "level": "机密", "count": 4}]}),
        json!({"verb": "approve_matter", "date": "2026-03-04", "matter": destruction}),
        json!({"verb": "draw_copying", "document": "农发银市〔2026〕12号", "copy": 1201, "copies": 2, "applicant": "买买提·艾力",
            "department": "信贷部", "purpose": "传达落实"}),
        json!({"verb": "draw_count", "scope": {"place": "一号保密室/1号铁柜"}}),
    ]
}

/// The others who have accounts, from here on standing by.
pub(crate) fn others_stand_by(books: &mut Registry, folder: &Path) {
    let mut all = Vec::new();
    for line in include_str!("../../assets/demo/accounts.txt").lines() {
        let (post, name) = line.split_once(' ').unwrap();
        books.open_account(name, Post::from_code(post).unwrap(), &password()).unwrap();
        all.push(present(folder, name, &password()).unwrap());
    }
    books.stand_by(all);
}
