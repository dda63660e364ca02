//! Rows on pages: none split, none lost, none twice; digests and codes.

use crate::model::check_digit::passes;
use proptest::prelude::*;

use super::sample::{self, foot};
use crate::print::{Book, Card, Cell, Item, Page, PageMark, Paginated, PrintError, SheetFacts, book_pages, card_pages};

fn texts(page: &Page) -> impl Iterator<Item = &str> {
    page.items.iter().filter_map(|item| match item {
        Item::Text { text, .. } => Some(text.as_str()),
        _ => None,
    })
}

fn printed(book: &Book) -> Result<Paginated, PrintError> {
    book_pages(book, &foot())
}

#[test]
fn signature_cells_stay_empty() -> Result<(), PrintError> {
    for book in [sample::receiving(20), sample::lending(20)] {
        let pages = printed(&book)?.pages;
        assert!(!pages.iter().flat_map(texts).any(|text| text.contains("不该印出")));
    }
    Ok(())
}

#[test]
fn nothing_leaves_the_paper() -> Result<(), PrintError> {
    let cards = card_pages(&sample::card(30), &foot())?.pages;
    let books = [sample::corrected(), sample::issuing(40), sample::lending(40)];
    let mut pages = cards;
    for book in &books {
        pages.extend(printed(book)?.pages);
    }
    for page in &pages {
        for item in &page.items {
            match item {
                Item::Text { x_mm, baseline_mm, size_pt, face, text } => {
                    let width = crate::print::face::width_mm(*face, *size_pt, text)?;
                    assert!(*x_mm >= 19.9 && x_mm + width <= page.width_mm - 7.9, "{text} at {x_mm}, {width} wide");
                    assert!(*baseline_mm > 5.0 && *baseline_mm < page.height_mm - 5.0, "{text} at {baseline_mm}");
                }
                Item::Rule { x1, y1, x2, y2, .. } => {
                    assert!(*x1 >= 19.5 && *x2 <= page.width_mm - 7.5 && *y1 >= 5.0 && *y2 <= page.height_mm - 5.0);
                }
                Item::Qr { x_mm, y_mm, size_mm, modules, n } => {
                    assert_eq!(modules.len(), n * n);
                    assert!(x_mm + size_mm <= page.width_mm - 7.5 && y_mm + size_mm <= page.height_mm - 5.0);
                }
            }
        }
    }
    Ok(())
}

#[test]
fn the_digest_is_of_the_rows_and_not_of_the_printing() -> Result<(), PrintError> {
    let book = sample::corrected();
    let first = printed(&book)?.sheets;
    let mut later = foot();
    later.head_seq += 1;
    later.printed_by = "另一人".to_owned();
    assert_eq!(book_pages(&book, &later)?.sheets, first);

    let mut signed = book.clone();
    signed.rows[0].cells[11] = Cell::text("签名");
    assert_eq!(printed(&signed)?.sheets, first);

    let mut voided = book.clone();
    voided.rows[0].struck = true;
    let after = printed(&voided)?.sheets;
    assert_ne!(after[0].digest, first[0].digest);
    assert_eq!(after[1..], first[1..]);

    let mut other_year = book;
    other_year.year += 1;
    assert!(printed(&other_year)?.sheets.iter().zip(&first).all(|(a, b)| a.digest != b.digest));
    Ok(())
}

#[test]
fn full_pages_do_not_change_while_the_book_grows() -> Result<(), PrintError> {
    let short = printed(&sample::receiving(40))?.sheets;
    let long = printed(&sample::receiving(55))?.sheets;
    let full = short.iter().take_while(|sheet| sheet.full).count();
    assert!(full >= 2);
    assert_eq!(short[..full], long[..full]);
    Ok(())
}

#[test]
fn a_sealed_page_keeps_its_rows_when_they_outgrow_it() -> Result<(), PrintError> {
    let mut book = sample::receiving(40);
    let before = printed(&book)?.sheets;
    let sealed: Vec<u32> = before.iter().filter(|sheet| sheet.full).filter_map(|sheet| sheet.to_row).collect();
    book.rows[0].notes = vec!["更正第20号：份数原记3，应为2。".to_owned(); 3];
    assert_ne!(printed(&book)?.sheets[1..], before[1..], "left alone, a correction moves later rows");

    book.sealed.clone_from(&sealed);
    let after = printed(&book)?;
    let parts: Vec<_> = after.sheets_of(1).map(|(sheet, _)| (sheet.part, sheet.from_row, sheet.to_row)).collect();
    assert_eq!(parts.len(), 2);
    assert_eq!((parts[0].0, parts[0].1, parts[1].0, parts[1].2), (0, Some(1), 1, Some(sealed[0])));
    let again = |sheet: &SheetFacts| SheetFacts { reprint: sheet.full, ..sheet.clone() };
    assert_eq!(after.sheets[2..], before[1..].iter().map(again).collect::<Vec<_>>());
    assert!(after.sheets_of(1).all(|(sheet, page)| sheet.reprint && marked(page)), "the continuation too");
    let (_, continuation) = after.sheets_of(1).nth(1).unwrap();
    assert!(texts(continuation).any(|text| text.contains("第 1 页（续1）")));
    assert!(texts(continuation).any(|text| text == "（以下空白）"), "the table ends early and says so");

    // A seal that fits no row must not hold up the book.
    book.sealed = vec![0, 3, 2];
    assert_eq!(printed(&book)?.sheets.last().and_then(|sheet| sheet.to_row), Some(40));
    Ok(())
}

#[test]
fn an_empty_book_has_one_blank_page() -> Result<(), PrintError> {
    let printed = printed(&sample::receiving(0))?;
    assert_eq!((printed.pages.len(), printed.sheets.len()), (3, 1));
    let sheet = &printed.sheets[0];
    assert_eq!((sheet.from_row, sheet.to_row, sheet.full), (None, None, false));
    assert_eq!((0..3).map(|n| printed.sheets_of(n).count()).collect::<Vec<_>>(), [0, 1, 0]);
    Ok(())
}

#[test]
fn a_row_that_cannot_be_printed_is_named() {
    let mut book = sample::receiving(5);
    book.rows[3].cells[3] = Cell::text("很长".repeat(2000));
    assert!(matches!(printed(&book), Err(PrintError::RowTooTall { number: 4, .. })));
    book.rows[3].cells[3] = Cell::text("吉𠮷");
    let told = printed(&book).map(|_| ()).map_err(|e| e.to_string());
    assert_eq!(told, Err("row 4 cannot be printed: no bundled face has the character 𠮷 (U+20BB7)".to_owned()));
    book.rows[3].cells = vec![Cell::default(); 17];
    assert!(matches!(printed(&book), Err(PrintError::TooManyCells { number: 4, cells: 17, columns: 16 })));
    book.columns[4].width_mm = 200.0;
    assert!(matches!(printed(&book), Err(PrintError::ColumnsTooWide { .. })));
}

#[test]
fn corrections_are_struck_and_explained() -> Result<(), PrintError> {
    let page = printed(&sample::corrected())?.pages.swap_remove(2);
    let strikes =
        page.items.iter().filter(|item| matches!(item, Item::Rule { width_mm, .. } if (*width_mm - 0.2).abs() < 0.001));
    let run = |wanted: &str| texts(&page).any(|text| text == wanted);
    assert!(run("3") && run("2"), "the old and the new count are runs of their own");
    assert!(texts(&page).any(|text| text.starts_with("更正第12号")));
    // The old title (3 lines at most), the old count, and every line and empty cell of the void row.
    assert!(strikes.count() > 20);
    Ok(())
}

#[test]
fn a_page_code_is_in_its_foot_and_its_qr_code_is_digits() -> Result<(), PrintError> {
    let printed = printed(&sample::receiving(30))?;
    for sheet in &printed.sheets {
        let (_, page) = printed.sheets_of(sheet.page_no).next().unwrap();
        let shown: String = texts(page).flat_map(str::chars).filter(char::is_ascii_digit).collect();
        assert!(shown.contains(&sheet.code) && passes(&sheet.code));
        let mark = PageMark { register: 1, year: 2026, volume: 1, page: sheet.page_no, code: sheet.code.clone() };
        assert_eq!(PageMark::parse(&mark.payload()?), Some(mark));
        assert!(page.items.iter().any(|item| matches!(item, Item::Qr { n: 21, .. })));
    }
    Ok(())
}

#[test]
fn a_card_goes_on_over_pages() -> Result<(), PrintError> {
    let Paginated { pages, sheets } = card_pages(&sample::card(40), &foot())?;
    assert_eq!((pages.len(), sheets.len()), (3, 3));
    let all: Vec<&str> = pages.iter().flat_map(texts).collect();
    for n in 1..=40 {
        assert_eq!(all.iter().filter(|text| **text == n.to_string()).count(), if n == 1 { 4 } else { 1 }, "{n}");
    }
    assert_eq!(card_pages(&sample::card(0), &foot())?.pages.len(), 1);
    Ok(())
}

#[test]
fn a_card_has_the_foot_of_a_book() -> Result<(), PrintError> {
    let card = sample::card(20);
    let Paginated { pages, sheets } = card_pages(&card, &foot())?;
    let mut next = 1;
    for (n, (page, sheet)) in (1..).zip(pages.iter().zip(&sheets)) {
        assert_eq!((sheet.page_no, sheet.from_row, sheet.full, sheet.reprint), (n, Some(next), false, false));
        let to = sheet.to_row.unwrap_or_default();
        assert!(texts(page).any(|text| text == format!("本页自第 {next} 行至第 {to} 行")));
        assert!(texts(page).any(|text| text.starts_with("文件传阅卡") && text.ends_with("第5号")));
        let shown: String = texts(page).flat_map(str::chars).filter(char::is_ascii_digit).collect();
        assert!(shown.contains(&sheet.code) && passes(&sheet.code));
        let mark = PageMark { register: 4, year: 2026, volume: 1, page: n, code: sheet.code.clone() };
        assert_eq!(PageMark::parse(&mark.payload()?), Some(mark));
        next = to + 1;
    }
    assert_eq!(next, 21);

    // The same document on another card is another page.
    let other = card_pages(&Card { number: 6, ..card.clone() }, &foot())?.sheets;
    assert!(other.iter().zip(&sheets).all(|(a, b)| a.code != b.code));
    // What is written at the head of the first page only is of the first page only.
    let proposed = card_pages(&Card { proposal: "请阅。".to_owned(), ..card.clone() }, &foot())?.sheets;
    assert_ne!(proposed[0].digest, sheets[0].digest);
    assert_eq!(proposed[1..], sheets[1..]);
    // The pages that people signed on are marked when they are printed again.
    let again = card_pages(&Card { printed: 1, ..card }, &foot())?;
    assert_eq!(again.pages.iter().map(marked).collect::<Vec<_>>(), [true, false]);
    Ok(())
}

#[test]
fn a_page_is_marked_only_where_it_was_full_on_paper() -> Result<(), PrintError> {
    let mut book = sample::receiving(40);
    assert!(!printed(&book)?.pages.iter().any(marked));

    let before = printed(&book)?.sheets;
    book.sealed = before.iter().filter(|sheet| sheet.full).filter_map(|sheet| sheet.to_row).collect();
    book.printed = true;
    let grown = Book { rows: sample::receiving(55).rows, ..book };
    let after = printed(&grown)?;
    let sealed = grown.sealed.len();
    assert!(before.len() > sealed && after.sheets.len() > sealed, "the last page is not full and is replaced");
    assert!(after.pages.iter().take(2 + sealed).all(marked), "cover, opening page and sealed pages");
    assert!(!after.pages.iter().skip(2 + sealed).any(marked));
    assert!(after.sheets.iter().all(|sheet| sheet.reprint == (sheet.page_no as usize <= sealed)));
    Ok(())
}

fn marked(page: &Page) -> bool {
    texts(page).any(|text| text == "补打")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn every_row_is_on_exactly_one_page(
        lengths in proptest::collection::vec((0_usize..160, 0_usize..3, any::<bool>()), 0..60)
    ) {
        let mut book = sample::receiving(lengths.len() as u32);
        for (row, (length, notes, struck)) in book.rows.iter_mut().zip(lengths) {
            row.cells[3] = Cell::text("关于2026年保密，".chars().cycle().take(length).collect::<String>());
            row.notes = vec!["更正说明。".repeat(length); notes];
            row.struck = struck;
        }
        let printed = printed(&book).map_err(|e| TestCaseError::fail(e.to_string()))?;
        let mut next = 1;
        for sheet in &printed.sheets {
            let (Some(from), Some(to)) = (sheet.from_row, sheet.to_row) else {
                prop_assert!(book.rows.is_empty());
                continue;
            };
            prop_assert_eq!(from, next);
            next = to + 1;
            let (_, page) = printed.sheets_of(sheet.page_no).next().unwrap();
            let shown: Vec<&str> = texts(page).collect();
            for number in from..=to {
                prop_assert!(shown.contains(&number.to_string().as_str()));
                let copies = format!("{:06}-{:06}", number * 2, number * 2 + 1);
                prop_assert!(shown.concat().contains(&copies), "{}", copies);
            }
        }
        prop_assert_eq!(next as usize, book.rows.len() + 1);
    }
}
