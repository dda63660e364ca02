//! Papers of matters on pages: no row split, lost or twice, nothing over the foot, nobody signs a page that lists nothing.

use proptest::prelude::*;

use super::sample::foot;
use crate::print::{
    Align, Cell, Column, Form, FormTable, Item, Orientation, Page, PrintError, Row, Watch, form_pages,
    form_pages_watched,
};

fn columns() -> Vec<Column> {
    vec![
        Column::plain("序", 10.0, Align::Centre),
        Column::plain("名称", 100.0, Align::Left),
        Column::signature("签名", 66.0),
    ]
}

/// A row whose text takes about so many lines.
fn row(number: u32, lines: usize) -> Row {
    let text = format!("第{number}件起{}止", "字".repeat(lines * 28));
    Row { number, cells: vec![Cell::text(text), Cell::text("不该印出")], ..Row::default() }
}

fn heading(text: &str) -> Row {
    Row { notes: vec![text.to_owned()], ..Row::default() }
}

fn table(rows: Vec<Row>) -> FormTable {
    FormTable { heading: "清单".to_owned(), columns: columns(), rows, closed: true }
}

fn form(tables: Vec<FormTable>, opinions: usize, signs_every_page: bool) -> Form {
    Form {
        kind: 21,
        year: 2026,
        title: "审批表".to_owned(),
        copy: "留存联".to_owned(),
        unit: "农发行某县支行".to_owned(),
        number: "2026年第1号".to_owned(),
        orientation: Orientation::Portrait,
        facts: vec![vec![("事由".to_owned(), "期满".to_owned()), ("地点".to_owned(), "机要室".to_owned())]],
        tables,
        opinions: vec!["意见".to_owned(); opinions],
        signatures: vec!["批准人".to_owned(), "承办人".to_owned()],
        signs_every_page,
        reminder: "逐件核对".to_owned(),
    }
}

fn said(page: &Page) -> String {
    let texts = page.items.iter().filter_map(|item| match item {
        Item::Text { text, .. } => Some(text.as_str()),
        Item::Rule { .. } | Item::Qr { .. } => None,
    });
    texts.collect()
}

/// The lowest rule on a page: nothing is ruled below the tables, the boxes and the signatures.
fn lowest(page: &Page) -> f32 {
    let ends = page.items.iter().filter_map(|item| match item {
        Item::Rule { y1, y2, .. } => Some(y1.max(*y2)),
        Item::Text { .. } | Item::Qr { .. } => None,
    });
    ends.fold(0.0, f32::max)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn every_row_is_there_once_and_whole(
        sizes in prop::collection::vec(prop::collection::vec(0_usize..9, 0..40), 1..4),
        opinions in 0_usize..4,
        signs_every_page in any::<bool>(),
        sums in any::<bool>(),
    ) {
        let mut number = 0;
        let tables: Vec<FormTable> = sizes.iter().map(|sizes| {
            let mut rows = vec![heading("柜")];
            for lines in sizes {
                number += 1;
                rows.push(row(number, *lines));
            }
            if sums {
                rows.push(heading("合计"));
            }
            table(rows)
        }).collect();
        let form = form(tables, opinions, signs_every_page);
        let paginated = form_pages(&form, &foot()).unwrap();
        let pages: Vec<String> = paginated.pages.iter().map(said).collect();
        let all = pages.concat();
        for n in 1..=number {
            prop_assert_eq!(all.matches(&format!("第{n}件起")).count(), 1);
            // A row is whole on its page.
            let begin = pages.iter().position(|page| page.contains(&format!("第{n}件起")));
            let text = begin.and_then(|at| pages.get(at)).and_then(|page| page.split(&format!("第{n}件起")).nth(1));
            prop_assert!(text.is_some_and(|rest| rest.trim_start_matches('字').starts_with('止')));
        }
        prop_assert!(!all.contains("不该印出"));
        prop_assert_eq!(paginated.pages.len(), paginated.sheets.len());
        for (page, said) in paginated.pages.iter().zip(&pages) {
            // Above the reminder and the foot.
            prop_assert!(lowest(page) < 297.0 - 8.0 - 15.0 - 5.9, "{}", lowest(page));
            // Nothing is drawn over what is below: all rows of the page end above what is said behind them.
            let texts = page.items.iter().filter_map(|item| match item {
                Item::Text { text, baseline_mm, .. } => Some((text.as_str(), *baseline_mm)),
                Item::Rule { .. } | Item::Qr { .. } => None,
            });
            let mut last = 0.0_f32;
            for (text, baseline) in texts {
                if text.contains("字字") || text.contains("件起") || text == "合计" {
                    last = last.max(baseline);
                } else if text.contains("以下空白") {
                    prop_assert!(baseline > last + 2.0, "{last} and {baseline}");
                }
            }
            if said.contains("批准人") {
                prop_assert!(said.contains("名称"), "nobody signs a page that lists nothing");
            }
        }
        prop_assert_eq!(pages.iter().filter(|page| page.contains("批准人")).count(), if signs_every_page { pages.len() } else { 1 });
    }
}

#[test]
fn both_copies_have_the_same_code_and_other_facts_another() -> Result<(), PrintError> {
    let one = form(vec![table(vec![row(1, 1)])], 1, false);
    let codes = |form: &Form| -> Result<Vec<String>, PrintError> {
        Ok(form_pages(form, &foot())?.sheets.into_iter().map(|sheet| sheet.code).collect())
    };
    assert_eq!(codes(&one)?, codes(&Form { copy: "交回联".to_owned(), ..one.clone() })?);
    let others = [
        Form { number: "2026年第2号".to_owned(), ..one.clone() },
        Form { facts: Vec::new(), ..one.clone() },
        Form { title: "清册".to_owned(), ..one.clone() },
        Form { tables: vec![table(vec![row(2, 1)])], ..one.clone() },
    ];
    for other in others {
        assert_ne!(codes(&one)?, codes(&other)?);
    }
    Ok(())
}

#[test]
fn what_cannot_be_printed_is_told() {
    let foot = foot();
    let tall = Form {
        facts: vec![vec![("事由".to_owned(), "字".repeat(4_000))]],
        ..form(vec![table(vec![row(1, 1)])], 0, false)
    };
    assert!(matches!(form_pages(&tall, &foot), Err(PrintError::HeadTooTall { .. })));
    let row_too_tall = form(vec![table(vec![row(7, 90)])], 0, false);
    assert!(matches!(form_pages(&row_too_tall, &foot), Err(PrintError::RowTooTall { number: 7, .. })));
    let watch = Watch::default();
    watch.stop();
    let many = form(vec![table((1..200).map(|n| row(n, 1)).collect())], 0, false);
    assert!(matches!(form_pages_watched(&many, &foot, &watch), Err(PrintError::Stopped)));
}
