//! Tables for other programs.

use jiff::civil::date;

use super::sample::{self, UNIT, about, changed, some};
use crate::model::book::{Book, Volume};
use crate::model::line::{Field, LineKind};
use crate::model::register::Register;
use crate::model::view::LineRow;
use crate::print::registers::{Plain, PlainCell, plain, plain_cards};

fn table(register: Register, lines: &[LineRow]) -> Plain {
    let table = plain(&[sample::book(register)], UNIT, lines).unwrap();
    assert!(table.rows.iter().all(|row| row.len() == table.columns.len()));
    table
}

fn cell<'a>(table: &'a Plain, row: usize, heading: &str) -> &'a PlainCell {
    let at = table.columns.iter().position(|column| *column == heading).unwrap();
    &table.rows[row][at]
}

fn text(text: &str) -> PlainCell {
    PlainCell::Text(text.to_owned())
}

#[test]
fn received_lines_are_exported_as_they_stand_now() {
    let mut corrected = LineRow { brought_in: true, ..sample::received(2) };
    corrected.corrections =
        vec![changed(Field::Date, "2026-03-03", "2026-03-05", 3), changed(Field::Remark, "", "原件存专柜", 4)];
    let table = table(Register::Receiving, &[sample::received(1), corrected]);
    assert_eq!(table.title, "中国农业发展银行某某县支行2026年度收文登记簿（普通册）");
    assert_eq!(cell(&table, 0, "收文编号"), &PlainCell::Number(1));
    assert_eq!(cell(&table, 0, "收文日期"), &PlainCell::Date(date(2026, 3, 5)));
    assert_eq!(cell(&table, 0, "份号"), &text("000001-000003"));
    assert_eq!(cell(&table, 0, "签收人"), &text("不该印出"));
    assert_eq!(cell(&table, 0, "更正情况"), &PlainCell::Empty);
    assert_eq!(cell(&table, 0, "旧册转入"), &PlainCell::Empty);
    assert_eq!(cell(&table, 1, "更正情况"), &text("第3号更正“收文日期”，原记“2026年3月3日”；第4号补登“备注”"));
    assert_eq!(cell(&table, 1, "备注"), &text("原件存专柜"));
    assert_eq!(cell(&table, 1, "旧册转入"), &text("是"));
}

#[test]
fn what_is_no_document_cannot_be_taken_for_one() {
    let void = LineRow { voided_by: Some(2), ..sample::received(1) };
    let voiding = about(Register::Receiving, 2, LineKind::Voiding, 1);
    let table = table(Register::Receiving, &[void, voiding]);
    assert_eq!(cell(&table, 0, "收文编号"), &text("1（作废）"));
    assert_eq!(cell(&table, 0, "备注"), &text("作废；原件存专柜"));
    assert_eq!(cell(&table, 0, "更正情况"), &text("第2号作废"));
    assert_eq!(cell(&table, 1, "收文编号"), &text("注：第2号"));
    assert_eq!(cell(&table, 1, "标题"), &PlainCell::Empty);
    assert_eq!(cell(&table, 1, "更正情况"), &text("第1号作废。原因：登记时看错。批准人：王䶮。2026年3月5日"));
}

#[test]
fn issued_and_lent_lines_are_exported() {
    let issued = table(Register::Issuing, &[sample::issued(7), about(Register::Issuing, 8, LineKind::Voiding, 7)]);
    assert_eq!(cell(&issued, 0, "主送"), &text("省分行办公室2份、市分行办公室1份、驻村工作队2 3份"));
    assert_eq!(cell(&issued, 0, "回执"), &text("省分行办公室：2026-03-09；市分行办公室：2026-03-12"));
    assert_eq!(cell(&issued, 0, "余存"), &PlainCell::Number(4));
    let lent = table(Register::Lending, &[sample::lent(3)]);
    assert_eq!(cell(&lent, 0, "归还情况"), &text("缺页，交回23页"));
    assert_eq!(cell(&lent, 0, "归还日期"), &PlainCell::Date(date(2026, 3, 10)));
    assert_eq!(cell(&lent, 0, "份号"), &text("000002"));
}

#[test]
fn books_of_several_years_and_volumes_are_one_table() {
    let ordinary = sample::book(Register::Lending);
    let books = [ordinary, Book { volume: Volume::TopSecret, year: 2025, ..ordinary }];
    let table = plain(&books, UNIT, &[]).unwrap();
    assert_eq!(table.title, format!("{UNIT}2025年度、2026年度借阅登记簿（普通册、绝密册）"));
    assert_eq!(plain(&[], UNIT, &[]), None);
    assert_eq!(plain(&[sample::book(Register::Circulation)], UNIT, &[]), None);
}

#[test]
fn cards_are_exported_leg_by_leg() {
    let mut card = sample::card();
    card.proposal = some("请阅");
    let table = plain_cards(&[card], UNIT);
    assert_eq!((table.rows.len(), table.columns.len()), (4, table.rows[0].len()));
    assert_eq!(cell(&table, 0, "收文编号"), &text("2026年第37号"));
    assert_eq!(cell(&table, 3, "阅件人"), &text("王䶮"));
    assert_eq!(cell(&table, 3, "批示"), &text("按期报结果"));
    assert_eq!(cell(&table, 1, "送阅时间"), &PlainCell::Empty);
    assert_eq!(plain_cards(&[], UNIT).title, format!("{UNIT}文件传阅登记"));
}
