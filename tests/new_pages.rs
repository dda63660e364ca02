//! Only what is not on paper yet: which pages those are, that they are the very pages of the whole book, and that each is
//! recorded once.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a helper that fails is the test failing")]

use serde_json::json;
use tiegui::model::book::{Book, Volume};
use tiegui::model::event::{Printed, PrintedPage};
use tiegui::model::register::Register;
use tiegui::paper::{Gathering, Job, LaidOut, gather, new_pages};
use tiegui::print::{Choice, PrintError, Watch};

#[path = "support/desk.rs"]
mod desk;

use desk::Desk;

const BOOK: Printed = Printed::Book(Book { register: Register::Receiving, year: 2026, volume: Volume::Ordinary });

fn receives(desk: &mut Desk, numbers: impl IntoIterator<Item = u32>) {
    for n in numbers {
        desk.does(json!({
            "verb": "receive", "date": "2026-03-02", "issuer": "省分行", "number": format!("农发银办〔2026〕{n}号"),
            "title": "关于重要空白凭证管理的通知", "level": "秘密", "period": "5年", "copies": 1, "pages": 8, "intact": true
        }));
    }
}

fn lays_out(desk: &Desk, choice: Choice) -> LaidOut {
    gather(&desk.books, &[Job { what: BOOK, choice }]).unwrap().lay_out().unwrap()
}

fn pages(laid_out: &LaidOut) -> Vec<PrintedPage> {
    laid_out.printings.iter().flat_map(|printing| printing.pages.clone()).collect()
}

fn prints(desk: &mut Desk, choice: Choice) -> Vec<PrintedPage> {
    let laid_out = lays_out(desk, choice);
    if !laid_out.printings.is_empty() {
        desk.books.record_printing(laid_out.printings.clone()).unwrap();
    }
    pages(&laid_out)
}

#[test]
fn each_page_is_new_until_it_is_on_paper() {
    let mut desk = Desk::on("2026-03-02");
    receives(&mut desk, 1..=30);
    // The first time, cover and opening page come along.
    let first = lays_out(&desk, Choice::New);
    assert_eq!(first.pages.len(), pages(&first).len() + 2);
    let printed = prints(&mut desk, Choice::New);
    assert!(printed.len() > 1 && printed.last().unwrap().to == 30 && !printed.last().unwrap().full);
    assert_eq!(prints(&mut desk, Choice::New), []);

    // The last page is fuller: it alone is new, and looks as it does in the whole book.
    receives(&mut desk, [31]);
    let new = lays_out(&desk, Choice::New);
    let whole = lays_out(&desk, Choice::All);
    assert_eq!(new.pages.len(), 1);
    assert_eq!(new.pages.last(), whole.pages.last());
    assert_eq!(pages(&new).last(), pages(&whole).last());
    assert_eq!(prints(&mut desk, Choice::New).len(), 1);
    assert_eq!(prints(&mut desk, Choice::New), []);

    // It fills up and another begins: both are new, in order.
    receives(&mut desk, 32..=60);
    let more = prints(&mut desk, Choice::New);
    assert_eq!(more.first().unwrap().page, printed.last().unwrap().page);
    assert!(
        more.iter().zip(more.iter().skip(1)).all(|(one, next)| next.page == one.page + 1 && next.from == one.to + 1)
    );
    assert!(more.iter().all(|page| !page.reprint) && more.last().unwrap().to == 60);
    desk.closes();
}

#[test]
fn a_book_that_ends_with_a_full_page_has_nothing_new() {
    let mut desk = Desk::on("2026-03-02");
    for n in 1..=40 {
        receives(&mut desk, [n]);
        prints(&mut desk, Choice::New);
        assert_eq!(lays_out(&desk, Choice::New).pages.len(), 0, "after {n}");
    }
    let on_paper = desk.books.printed_pages(BOOK).unwrap();
    assert!(on_paper.iter().any(|page| page.full) && on_paper.iter().all(|page| !page.reprint));
    desk.closes();
}

#[test]
fn a_range_takes_new_pages_before_it_along() {
    let mut desk = Desk::on("2026-03-02");
    receives(&mut desk, 1..=60);
    let all = pages(&lays_out(&desk, Choice::All));
    assert!(all.len() > 3);
    let numbers = |pages: &[PrintedPage]| pages.iter().map(|page| page.page).collect::<Vec<_>>();
    assert_eq!(numbers(&pages(&lays_out(&desk, Choice::Pages(3, 3)))), [1, 2, 3]);
    assert_eq!(prints(&mut desk, Choice::Pages(1, 2)), all[..2]);
    assert_eq!(numbers(&pages(&lays_out(&desk, Choice::Pages(3, 3)))), [3]);
    // What is on paper is printed again as such, and alone.
    let again = prints(&mut desk, Choice::Pages(2, 2));
    assert!(numbers(&again) == [2] && again[0].reprint && again[0].digest == all[1].digest);
    desk.closes();
}

#[test]
fn what_is_new_is_gathered_from_every_book_of_the_year() {
    let mut desk = Desk::on("2026-03-02");
    receives(&mut desk, 1..=3);
    desk.does(json!({
        "verb": "lend", "date": "2026-03-02", "document": "农发银办〔2026〕1号", "borrower": "李堃",
        "purpose": "研究办理", "approver": "张芳", "due": "2026-03-10"
    }));
    desk.does(json!({
        "verb": "circulate", "date": "2026-03-02", "document": "农发银办〔2026〕2号", "readers": ["郑翀"]
    }));
    let jobs = new_pages(&desk.books).unwrap();
    assert_eq!(jobs.len(), 3);
    let laid_out = gather(&desk.books, &jobs).unwrap().lay_out().unwrap();
    assert_eq!((laid_out.printings.len(), laid_out.pages.len()), (3, 7));
    desk.books.record_printing(laid_out.printings).unwrap();
    // The day after, and after an act that was refused, there is still nothing new.
    desk.at("2026-03-03T09:00");
    desk.refused(json!({
        "verb": "lend", "date": "2026-03-03", "document": "农发银办〔2026〕1号", "borrower": "郑翀",
        "purpose": "研究办理", "approver": "张芳", "due": "2026-03-10"
    }));
    let rest = gather(&desk.books, &new_pages(&desk.books).unwrap()).unwrap().lay_out().unwrap();
    assert!(rest.pages.is_empty() && rest.printings.is_empty());
    desk.closes();
}

#[test]
fn reading_in_slices_gives_the_same_pages_and_can_be_stopped() {
    let mut desk = Desk::on("2026-03-02");
    receives(&mut desk, 1..=50);
    let job = [Job::all(BOOK)];
    let mut gathering = Gathering::begin(&desk.books, &job).unwrap();
    let mut slices = 0;
    while !gathering.read_on(&desk.books, 7).unwrap() {
        slices += 1;
    }
    assert!(slices >= 7 && (gathering.share() - 1.0).abs() < 0.01 && !gathering.is_stale(&desk.books));
    assert_eq!(gathering.finish().lay_out().unwrap().pages, lays_out(&desk, Choice::All).pages);

    let gathering = Gathering::begin(&desk.books, &job).unwrap();
    receives(&mut desk, [51]);
    assert!(gathering.is_stale(&desk.books));
    let watch = Watch::default();
    watch.stop();
    let stopped = gather(&desk.books, &job).unwrap().lay_out_watched(&watch);
    assert!(matches!(stopped, Err(PrintError::Stopped)));
    desk.closes();
}
