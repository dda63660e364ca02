//! 收文登记簿.

use crate::print::book::{Align, Column};

pub(super) static COLUMNS: [Column; 17] = [
    Column::plain("收文\n编号", 10.5, Align::Centre),
    Column::plain("收文日期", 15.0, Align::Centre),
    Column::plain("来文机关", 22.0, Align::Left),
    Column::plain("来文字号", 24.0, Align::Left),
    Column::plain("标题", 46.5, Align::Left),
    Column::plain("附件", 8.0, Align::Centre),
    Column::plain("密级", 8.5, Align::Centre),
    Column::plain("保密\n期限", 10.5, Align::Centre),
    Column::plain("份数", 8.0, Align::Centre),
    Column::plain("份号\n（起-止）", 13.5, Align::Centre),
    Column::plain("缓急", 8.5, Align::Centre),
    Column::plain("传递方式/\n封号", 16.0, Align::Left),
    Column::signature("签收人", 15.0),
    Column::plain("承办/\n传阅", 15.0, Align::Left),
    Column::plain("批示\n办理结果", 18.0, Align::Left),
    Column::plain("清退/归档/\n销毁日期及号", 18.0, Align::Left),
    Column::plain("备注", 12.0, Align::Left),
];
