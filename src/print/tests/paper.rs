//! The file: whole, the same every time, and readable by other programs.

use std::process::Command;

use super::sample::{self, foot};
use crate::print::{Card, DocumentMeta, Page, PrintError, book_pages, card_pages, save, write};

type Outcome = Result<(), Box<dyn std::error::Error>>;

fn meta() -> Result<DocumentMeta, jiff::Error> {
    Ok(DocumentMeta {
        title: "收文登记簿 2026年度".to_owned(), created: "2026-03-31T16:05:00+08:00[+08:00]".parse()?
    })
}

/// What a program of the system says about a PDF; none where it is not installed.
fn ask(program: &str, arguments: &[&str], bytes: &[u8]) -> Result<Option<String>, std::io::Error> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("a.pdf");
    std::fs::write(&path, bytes)?;
    let path = path.to_string_lossy().into_owned();
    let arguments = arguments.iter().map(|&a| if a == "FILE" { path.as_str() } else { a });
    match Command::new(program).args(arguments).output() {
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(e) => Err(e),
        Ok(output) => {
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
            Ok(Some(String::from_utf8_lossy(&output.stdout).into_owned()))
        }
    }
}

fn extracted(bytes: &[u8]) -> Result<Option<String>, std::io::Error> {
    let text = ask("pdftotext", &["-raw", "FILE", "-"], bytes)?;
    Ok(text.map(|text| text.chars().filter(|c| !c.is_whitespace()).collect()))
}

#[test]
fn the_same_pages_give_the_same_bytes() -> Outcome {
    let pages = book_pages(&sample::corrected(), &foot())?.pages;
    let bytes = write(&pages, &meta()?)?;
    assert_eq!(bytes, write(&pages.clone(), &meta()?)?);
    assert!(bytes.starts_with(b"%PDF-1.7"));
    let mut later = meta()?;
    later.created = later.created.checked_add(jiff::Span::new().seconds(1))?;
    assert_ne!(bytes, write(&pages, &later)?);
    Ok(())
}

#[test]
fn the_file_is_sound_and_standard() -> Outcome {
    let bytes = write(&book_pages(&sample::corrected(), &foot())?.pages, &meta()?)?;
    if let Some(said) = ask("qpdf", &["--check", "FILE"], &bytes)? {
        assert!(said.contains("No syntax or stream encoding errors"), "{said}");
    }
    let document = lopdf::Document::load_mem(&bytes)?;
    let info = document.get_dictionary(document.trailer.get(b"Info")?.as_reference()?)?;
    assert!(!info.has(b"GTS_PDFXVersion"));
    assert_eq!(info.get(b"CreationDate")?.as_str()?, b"D:20260331160500+08'00'");
    assert!(bytes.len() < 150_000, "{} bytes", bytes.len());
    Ok(())
}

#[test]
fn every_text_can_be_extracted() -> Outcome {
    let book = sample::corrected();
    let bytes = write(&book_pages(&book, &foot())?.pages, &meta()?)?;
    let Some(text) = extracted(&bytes)? else { return Ok(()) };
    for row in &book.rows {
        for (n, cell) in row.cells.iter().enumerate().filter(|(n, _)| *n != 11) {
            for span in &cell.spans {
                let wanted: String = span.text.chars().filter(|c| !c.is_whitespace()).collect();
                assert!(text.contains(&wanted), "row {}, cell {n}: {wanted}", row.number);
            }
        }
    }
    assert!(text.contains("王䶮") && text.contains("请𬭎同志"));
    assert!(!text.contains("不该印出"));
    Ok(())
}

#[test]
fn a_saved_file_replaces_the_old_one_whole() -> Outcome {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("收文登记簿.pdf");
    std::fs::write(&path, "old")?;
    save(b"new", &path)?;
    assert_eq!(std::fs::read(&path)?, b"new");
    assert_eq!(std::fs::read_dir(folder.path())?.count(), 1, "no temporary file stays behind");

    let nowhere = folder.path().join("没有").join("a.pdf");
    let told = save(b"new", &nowhere).map_err(|e| e.to_string());
    assert!(told.is_err_and(|told| told.ends_with("a.pdf")));
    Ok(())
}

#[test]
fn no_pages_and_pages_without_text_are_files_too() -> Outcome {
    for pages in [vec![], vec![Page { width_mm: 210.0, height_mm: 297.0, items: vec![] }]] {
        let bytes = write(&pages, &meta()?)?;
        assert_eq!(lopdf::Document::load_mem(&bytes)?.get_pages().len(), pages.len());
    }
    Ok(())
}

/// Writes the books to look at: `cargo test --lib print:: -- --ignored look`.
#[test]
#[ignore = "for people who want to see the pages"]
fn look() -> Outcome {
    let folder = std::env::temp_dir().join("tiegui-look");
    std::fs::create_dir_all(&folder)?;
    let books = [
        ("receiving", sample::corrected()),
        ("issuing", sample::issuing(40)),
        ("lending", sample::lending(17)),
        ("empty", sample::receiving(0)),
    ];
    for (name, mut book) in books {
        if name == "lending" {
            book.printed = true;
            book.sealed = book_pages(&book, &foot())?.sheets.iter().take(1).filter_map(|sheet| sheet.to_row).collect();
        }
        save(&write(&book_pages(&book, &foot())?.pages, &meta()?)?, &folder.join(format!("{name}.pdf")))?;
    }
    let mut outgrown = sample::receiving(40);
    outgrown.sealed = book_pages(&outgrown, &foot())?.sheets.iter().filter_map(|sheet| sheet.to_row).collect();
    outgrown.rows[0].notes = vec!["更正第20号：份数原记3，应为2。".to_owned(); 3];
    save(&write(&book_pages(&outgrown, &foot())?.pages, &meta()?)?, &folder.join("outgrown.pdf"))?;
    let mut portrait = sample::issuing(3);
    portrait.orientation = crate::print::Orientation::Portrait;
    portrait.columns.truncate(7);
    portrait.rows.iter_mut().for_each(|row| row.cells.truncate(6));
    save(&write(&book_pages(&portrait, &foot())?.pages, &meta()?)?, &folder.join("portrait.pdf"))?;
    let mut cards = card_pages(&sample::card(4), &foot())?.pages;
    cards.extend(card_pages(&Card { printed: 1, ..sample::card(20) }, &foot())?.pages);
    Ok(save(&write(&cards, &meta()?)?, &folder.join("card.pdf"))?)
}

/// Measures ten thousand rows: `cargo test --release --lib print:: -- --ignored --nocapture pace`.
#[test]
#[ignore = "a measurement"]
fn pace() -> Result<(), PrintError> {
    let mut book = sample::receiving(10_000);
    book.columns.truncate(12);
    book.rows.iter_mut().for_each(|row| row.cells.truncate(11));
    for _ in 0..3 {
        let start = std::time::Instant::now();
        let pages = book_pages(&book, &foot())?.pages;
        let laid_out = start.elapsed();
        let bytes = write(&pages, &meta().unwrap())?;
        save(&bytes, &std::env::temp_dir().join("print-pace.pdf"))?;
        eprintln!("{} pages, layout {laid_out:?}, all {:?}, {} bytes", pages.len(), start.elapsed(), bytes.len());
    }
    Ok(())
}
