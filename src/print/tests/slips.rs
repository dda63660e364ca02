//! Slips: two copies of the same on one sheet, nothing cut, nothing printed where people sign.

use super::sample::{LONG, UNIT, foot};
use crate::print::book::{Align, Column};
use crate::print::{Cell, Item, Page, PrintError, Row, Slip, slip_pages};

/// A slip that lists so many things.
fn slip(count: u32) -> Slip {
    let row = |number: u32| {
        let title = if number % 3 == 1 { LONG } else { "关于开展保密宣传教育月活动的通知" };
        let texts = [format!("农发银办〔2026〕{number}号"), title.to_owned(), format!("{number:06}")];
        Row { number, cells: texts.map(Cell::from).into(), ..Row::default() }
    };
    let fact = |label: &str, value: &str| (label.to_owned(), value.to_owned());
    Slip {
        kind: 91,
        title: "涉密载体借阅凭单".to_owned(),
        copies: ["借阅人联".to_owned(), "留存联".to_owned()],
        unit: UNIT.to_owned(),
        number: "借阅2026年第12号".to_owned(),
        facts: vec![
            fact("借阅人", "王䶮"),
            fact("部门", "信贷科"),
            fact("用途", "研究办理年度信贷计划"),
            fact("审批人", "赵𬭎"),
            fact("应还日期", "2026年4月7日"),
        ],
        columns: vec![
            Column::plain("序", 10.0, Align::Centre),
            Column::plain("文号", 40.0, Align::Left),
            Column::plain("文件名称", 90.0, Align::Left),
            Column::plain("份号", 30.0, Align::Centre),
        ],
        rows: (1..=count).map(row).collect(),
        signatures: vec!["借阅人".to_owned(), "批准人".to_owned(), "经办人".to_owned()],
        reminder: "按期当面归还，不得托人代还。".to_owned(),
        seq: 10_482,
        recorded_at: "2026-03-31 16:05".to_owned(),
        recorded_by: "周喆".to_owned(),
    }
}

fn texts(page: &Page) -> Vec<(f32, f32, &str)> {
    let texts = page.items.iter().filter_map(|item| match item {
        Item::Text { x_mm, baseline_mm, text, .. } => Some((*x_mm, *baseline_mm, text.as_str())),
        Item::Rule { .. } | Item::Qr { .. } => None,
    });
    texts.collect()
}

#[test]
fn both_copies_say_the_same() -> Result<(), PrintError> {
    let pages = slip_pages(&slip(3), &foot())?;
    assert_eq!(pages.len(), 1);
    let said = texts(&pages[0]);
    let half = pages[0].height_mm / 2.0;
    let copy = |upper: bool| -> String {
        let mine = said.iter().filter(|(_, y, _)| (*y < half - 2.0) == upper && (y - half).abs() > 2.0);
        mine.map(|(_, _, text)| *text).collect()
    };
    let [upper, lower] = [copy(true), copy(false)];
    assert_eq!(upper.replace("借阅人联", "留存联"), lower);
    for needle in ["涉密载体借阅凭单", "王䶮", "研究办理", "000003", "流水第 10482 笔", "凭单校验码"]
    {
        assert!(upper.contains(needle), "{needle}");
    }
    assert_eq!(pages[0].items.iter().filter(|item| matches!(item, Item::Qr { .. })).count(), 2);
    Ok(())
}

#[test]
fn what_does_not_fit_goes_on_further_sheets_and_nothing_is_lost() -> Result<(), PrintError> {
    let slip = slip(40);
    let pages = slip_pages(&slip, &foot())?;
    assert!(pages.len() > 5, "{} pages", pages.len());
    let upper = |page: &Page| -> String {
        let mine = texts(page).into_iter().filter(|(_, y, _)| *y < page.height_mm / 2.0);
        mine.map(|(_, _, text)| text).collect::<Vec<_>>().join("|")
    };
    let said: Vec<String> = pages.iter().map(upper).collect();
    for row in &slip.rows {
        let copy = format!("|{:06}|", row.number);
        assert_eq!(said.iter().filter(|page| page.contains(&copy)).count(), 1, "{copy}");
    }
    assert_eq!(said.concat().matches("不得托人代还").count(), pages.len());
    for page in &pages {
        for (x, y, text) in texts(page) {
            assert!(x > 3.0 && x < page.width_mm - 5.0 && y > 5.0 && y < page.height_mm - 4.0, "{text}");
        }
    }
    Ok(())
}

/// Below each heading for a signature there is a box as high as a hand needs, and not a character in it.
#[test]
fn nothing_is_printed_where_people_sign() -> Result<(), PrintError> {
    for count in [0, 1, 7] {
        for page in slip_pages(&slip(count), &foot())? {
            let said = texts(&page);
            let headings: Vec<_> = said.iter().filter(|(_, _, text)| text.ends_with("签名")).collect();
            assert_eq!(headings.len(), 6);
            for (x, y, _) in headings {
                let inside =
                    said.iter().find(|(at, down, _)| (at - x).abs() < 20.0 && *down > y + 3.0 && *down < y + 16.0);
                assert_eq!(inside, None);
            }
        }
    }
    Ok(())
}

#[test]
fn a_slip_whose_facts_fill_the_half_is_refused() {
    let mut slip = slip(1);
    slip.facts.push(("用途".to_owned(), LONG.repeat(12)));
    assert!(matches!(slip_pages(&slip, &foot()), Err(PrintError::HeadTooTall { .. })));
}
