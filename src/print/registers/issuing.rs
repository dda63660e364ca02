//! 发文登记簿.

use crate::print::book::{Align, Column};

pub(super) static COLUMNS: [Column; 15] = [
    Column::plain("发文\n编号", 10.5, Align::Centre),
    Column::plain("发文日期", 15.0, Align::Centre),
    Column::plain("发文字号", 25.0, Align::Left),
    Column::plain("标题", 50.0, Align::Left),
    Column::plain("密级", 8.5, Align::Centre),
    Column::plain("保密\n期限", 10.5, Align::Centre),
    Column::plain("印数", 9.0, Align::Centre),
    Column::plain("份号\n（起-止）", 13.5, Align::Centre),
    Column::plain("发往机关及份数（份号）", 44.0, Align::Left),
    Column::plain("传递方式/\n封号", 17.0, Align::Left),
    Column::signature("签收人", 17.0),
    Column::plain("回执", 14.0, Align::Centre),
    Column::plain("存档\n份数", 9.0, Align::Centre),
    Column::plain("余存\n份数", 9.0, Align::Centre),
    Column::plain("备注", 17.0, Align::Left),
];
