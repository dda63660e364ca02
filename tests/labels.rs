//! Labels: what is printed is what a scanner reads, on every sheet, on a good printer and on a bad one.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test that cannot go on may stop")]

#[expect(dead_code, reason = "shared with tests that do more")]
#[path = "support/window.rs"]
mod window;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;

use serde_json::json;
use tiegui::labels::{LabelsOf, labels};
use tiegui::model::check_digit::passes;
use tiegui::model::ids::{CarrierId, DocumentId};
use tiegui::model::label::{Labelled, VaultTag};
use tiegui::print::labels::{Label, Stock, grid_page, label_pages};
use tiegui::print::{DocumentMeta, Item, Page, write};
use window::{books, shelf};

type Outcome = Result<(), Box<dyn std::error::Error>>;

/// Numbers that look like chance and are the same every time.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        self.0 >> 24
    }
}

fn label(dice: &mut Dice) -> Label {
    let tag = VaultTag::of(&dice.next().to_string());
    let id = 1 + dice.next() % 9_999_999;
    Label {
        head: "机密★10年　001305".to_owned(),
        lines: vec!["农发银市〔2026〕12号".to_owned(), "关于进一步加强密押检查的通知".to_owned()],
        payload: Labelled::Carrier(CarrierId(i64::try_from(id).unwrap())).payload(tag),
    }
}

/// How a page comes out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Paper {
    /// As it was drawn.
    Good,
    /// Every pixel off by about a twentieth of the range.
    Grey,
    /// One pixel in twenty black or white, as it happens.
    Speckled,
}

/// A page of grey pixels.
struct Picture {
    width: usize,
    height: usize,
    pixels: Vec<u8>,
}

impl Picture {
    fn read(path: &Path) -> Self {
        let bytes = fs::read(path).unwrap();
        let mut at = 0;
        let mut words = Vec::new();
        while words.len() < 4 {
            let end = at + bytes[at..].iter().position(u8::is_ascii_whitespace).unwrap();
            words.push(String::from_utf8(bytes[at..end].to_vec()).unwrap());
            at = end + 1;
        }
        assert_eq!((words[0].as_str(), words[3].as_str()), ("P5", "255"));
        Self { width: words[1].parse().unwrap(), height: words[2].parse().unwrap(), pixels: bytes[at..].to_vec() }
    }

    fn spoil(&mut self, how: Paper, dice: &mut Dice) {
        for pixel in &mut self.pixels {
            match how {
                Paper::Grey => {
                    // Four throws add up to something like a bell; a twentieth of the range is its spread.
                    let sum: i64 = (0..4).map(|_| i64::try_from(dice.next() % 45).unwrap() - 22).sum();
                    *pixel = u8::try_from((i64::from(*pixel) + sum / 2).clamp(0, 255)).unwrap();
                }
                Paper::Speckled if dice.next().is_multiple_of(20) => {
                    *pixel = if dice.next().is_multiple_of(2) { 0 } else { 255 }
                }
                Paper::Good | Paper::Speckled => {}
            }
        }
        if how == Paper::Speckled {
            self.settle();
        }
    }

    /// Each pixel as the middle one of the nine around it, which is how a scanner with a camera looks at specks.
    fn settle(&mut self) {
        let (width, before) = (self.width, self.pixels.clone());
        for at in width + 1..before.len().saturating_sub(width + 1) {
            let mut nine = [0; 9];
            for (row, three) in nine.chunks_mut(3).enumerate() {
                three.copy_from_slice(&before[at + row * width - width - 1..][..3]);
            }
            nine.sort_unstable();
            self.pixels[at] = nine[4];
        }
    }

    /// The part of the page where a label lies, as a scanner sees one label at a time.
    fn cut(&self, stock: &Stock, n: usize, dpi: f32, path: &Path) {
        let (column, row) = (n % usize::from(stock.columns), n / usize::from(stock.columns));
        let dots = |mm: f32| (mm / 25.4 * dpi) as usize;
        let x = dots(stock.left_mm + column as f32 * (stock.width_mm + stock.gap_x_mm));
        let y = dots(stock.top_mm + row as f32 * (stock.height_mm + stock.gap_y_mm));
        let (width, height) = (dots(stock.width_mm).min(self.width - x), dots(stock.height_mm).min(self.height - y));
        let mut bytes = format!("P5\n{width} {height}\n255\n").into_bytes();
        for line in y..y + height {
            bytes.extend(&self.pixels[line * self.width + x..][..width]);
        }
        fs::write(path, bytes).unwrap();
    }
}

fn scanned(image: &Path) -> BTreeSet<String> {
    let output = Command::new("zbarimg").args(["-q", "--nodbus"]).arg(image).output().unwrap();
    String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect()
}

fn pictures(pages: &[Page], dpi: u32, folder: &Path) -> Vec<Picture> {
    let meta =
        DocumentMeta { title: "标签".to_owned(), created: "2026-03-05T09:30:00+08:00[+08:00]".parse().unwrap() };
    let pdf = folder.join("labels.pdf");
    fs::write(&pdf, write(pages, &meta).unwrap()).unwrap();
    let prefix = folder.join(format!("at{dpi}"));
    let status =
        Command::new("pdftoppm").args(["-gray", "-r", &dpi.to_string()]).arg(&pdf).arg(&prefix).status().unwrap();
    assert!(status.success());
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().path())
        .filter(|path| path.to_str().unwrap().contains(&format!("at{dpi}")))
        .collect();
    files.sort();
    files.iter().map(|file| Picture::read(file)).collect()
}

fn is_there(program: &str) -> bool {
    Command::new(program).arg("--version").output().is_ok()
}

#[test]
fn every_label_is_read_on_paper_and_on_bad_paper() {
    if !is_there("zbarimg") || !is_there("pdftoppm") {
        println!("NOT PROVEN  zbarimg and pdftoppm are not installed (packages zbar-tools, poppler-utils)");
        return;
    }
    // One stock after the other would take a minute of waiting for zbarimg.
    let read: usize = thread::scope(|scope| {
        let stocks: Vec<_> = Stock::sold().map(|(name, stock)| scope.spawn(move || read_all(name, &stock))).collect();
        stocks.into_iter().map(|stock| stock.join().unwrap()).sum()
    });
    assert!(read >= 500, "{read} payloads");
}

/// Prints three sheets of labels and reads each label on every paper; answers how many labels there were.
fn read_all(name: &str, stock: &Stock) -> usize {
    let mut dice = Dice(20_260_305 + u64::from(stock.columns));
    let labels: Vec<Label> = (0..stock.labels() * 3).map(|_| label(&mut dice)).collect();
    let pages = label_pages(stock, 1, &labels).unwrap();
    assert_eq!(pages.len(), 3, "{name}");
    for (dpi, paper) in [(300, Paper::Good), (203, Paper::Grey), (203, Paper::Speckled)] {
        let folder = tempfile::tempdir().unwrap();
        let mut pictures = pictures(&pages, dpi, folder.path());
        for (sheet, picture) in labels.chunks(stock.labels()).zip(&mut pictures) {
            picture.spoil(paper, &mut dice);
            for (n, label) in sheet.iter().enumerate() {
                let cut = folder.path().join("label.pgm");
                picture.cut(stock, n, dpi as f32, &cut);
                let found = scanned(&cut);
                let [bars, square] = ["CODE-128", "QR-Code"].map(|kind| format!("{kind}:{}", label.payload));
                let at = format!("{name}, label {n} at {dpi} dpi, {paper:?}: {found:?}");
                // On good paper both are read; noise breaks bars on every line that zbarimg looks along, and specks the
                // smallest QR codes, but never both. What is misread is no label of any vault.
                let both = found.contains(&bars) && found.contains(&square);
                assert!(both || paper != Paper::Good, "{at}");
                assert!(found.contains(&bars) || found.contains(&square), "{at}");
                for digits in found.iter().filter_map(|found| found.split_once(':')).map(|(_, digits)| digits) {
                    assert!(digits == label.payload || !passes(digits), "{at}");
                }
            }
        }
    }
    labels.len()
}

#[test]
fn a_sheet_that_was_begun_is_gone_on_with() -> Outcome {
    let stock = Stock::parse("3x8").ok_or("no stock")?;
    let mut dice = Dice(1);
    let labels: Vec<Label> = (0..3).map(|_| label(&mut dice)).collect();
    let pages = label_pages(&stock, 23, &labels)?;
    let payloads = |page: &Page| -> Vec<(String, bool)> {
        let texts = page.items.iter().filter_map(|item| match item {
            Item::Text { text, x_mm, .. } if text.len() == 12 => Some((text.clone(), *x_mm < 70.0)),
            _ => None,
        });
        texts.collect()
    };
    assert_eq!(pages.len(), 2);
    assert_eq!(payloads(&pages[0]), [(labels[0].payload.clone(), false), (labels[1].payload.clone(), false)]);
    assert_eq!(payloads(&pages[1]), [(labels[2].payload.clone(), true)]);
    assert_eq!(label_pages(&stock, 1, &[])?.len(), 0);
    // The grid has as many numbers as labels.
    let numbers = grid_page(&stock)?.items.iter().filter(|item| matches!(item, Item::Text { .. })).count();
    assert_eq!(numbers, 24);
    Ok(())
}

#[test]
fn sheets_that_cannot_be_are_refused() {
    for wrong in [
        "",
        "3",
        "3x8",
        "0x8,70x37,0,0,0,0",
        "3x8,90x37,0,0.5,0,0",
        "3x9,70x37,0,0.5,0,0",
        "8x8,25x37,0,0,0,0",
        "3x8,70x9,0,0,0,0",
        "3x8,70xNaN,0,0,0,0",
        "3x8,70x37,-1,0,0,0",
        "3x8,70x37,0,0",
        "3x8,70x37,0,0,0,0,0",
    ]
    .into_iter()
    .filter(|text| *text != "3x8")
    {
        assert_eq!(Stock::parse(wrong), None, "{wrong}");
    }
    assert_eq!(Stock::parse(" 3x8，70x37，0，0.5，0，0 "), Stock::parse("3x8"));
}

#[test]
fn what_is_in_the_house_gets_a_label_and_is_found_by_it() -> Outcome {
    let mut acts = shelf();
    acts.push(
        json!({"verb": "issue", "date": "2026-03-02", "number": "农发银清办〔2026〕1号", "title": "关于安全评估的通知",
        "level": "秘密", "printed": 3, "recipients": [{"unit": "农发行市分行", "copies": 1, "channel": "机要交通"}],
        "filed": 2, "remaining": 1, "approver": "李堃"}),
    );
    let books = books(&acts);
    let copies = labels(&books, LabelsOf::Copies, None, &[])?;
    let heads: Vec<&str> = copies.iter().map(|label| label.head.as_str()).collect();
    assert_eq!(heads, ["机密★20年　000101", "机密★20年　000102", "秘密　000002", "秘密　000003"]);
    assert_eq!(labels(&books, LabelsOf::Copies, Some(2025), &[])?, []);
    assert_eq!(labels(&books, LabelsOf::Copies, None, &[DocumentId(2)])?.len(), 2);
    let found = |payload: &str| -> Result<Vec<i64>, Box<dyn std::error::Error>> {
        Ok(books.search(payload, 10)?.iter().map(|document| document.id.0).collect())
    };
    assert_eq!(found(&copies[0].payload)?, [1]);
    assert_eq!(found(&copies[3].payload)?, [2]);
    let stamps = labels(&books, LabelsOf::Stamps, Some(2026), &[])?;
    assert_eq!(stamps.len(), 1);
    assert_eq!(stamps[0].lines, ["2026年第1号　机密★20年", "收文日期 2026-03-02"]);
    assert_eq!(found(&stamps[0].payload)?, [1]);
    let places = labels(&books, LabelsOf::Places, None, &[])?;
    let names: Vec<&str> = places.iter().map(|label| label.head.as_str()).collect();
    assert_eq!(names, ["机要室", "一号柜", "一层", "二号柜"]);
    // A room's label shows what is in it; an empty cabinet's is a number like others.
    assert_eq!(found(&places[0].payload)?, [1]);
    assert!(found(&places[3].payload)?.is_empty());
    assert!(books.verify(None).is_clean());
    Ok(())
}
