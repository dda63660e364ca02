//! 借阅登记簿: names are printed, and the same people sign beside them.

use crate::print::book::{Align, Column};

pub(super) static COLUMNS: [Column; 18] = [
    Column::plain("序号", 9.5, Align::Centre),
    Column::plain("借阅日期", 15.0, Align::Centre),
    Column::plain("文号", 23.0, Align::Left),
    Column::plain("文件名称", 40.0, Align::Left),
    Column::plain("密级", 8.5, Align::Centre),
    Column::plain("份号", 13.5, Align::Centre),
    Column::plain("页数", 8.0, Align::Centre),
    Column::plain("借阅人", 12.5, Align::Centre),
    Column::plain("部门", 14.0, Align::Left),
    Column::plain("用途", 14.0, Align::Left),
    Column::plain("审批人", 12.5, Align::Centre),
    Column::signature("借阅人\n签名", 15.0),
    Column::plain("应还日期", 15.0, Align::Centre),
    Column::plain("归还日期", 15.0, Align::Centre),
    Column::plain("是否完好/\n缺页", 13.5, Align::Centre),
    Column::signature("归还人\n签名", 14.0),
    Column::signature("检查人\n签名", 14.0),
    Column::plain("备注", 12.0, Align::Left),
];
