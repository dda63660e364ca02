//! The vocabulary ledgers are read with and tables are written with: words only, no decisions.

use super::mapping::Field;

/// What begins a formula in some spreadsheet or other.
pub(super) const FORMULA_SIGNS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
/// Characters that make a number format one of days.
pub(super) const DATE_FORMAT_SIGNS: [char; 3] = ['年', '月', '日'];

pub(super) const YEAR: char = '年';

/// Behind the stem of a ledger's name: the file of its rejected rows.
pub(super) const REJECTED_SUFFIX: &str = "-退回";
/// The columns that are added to rejected rows.
pub(super) const REJECT_ROW: &str = "原行号";
pub(super) const REJECT_CELL: &str = "单元格";
pub(super) const REJECT_REASON: &str = "原因";

/// The columns of a receiving register.
pub(super) const RECEIVING: &[(Field, &[&str])] = &[
    (
        Field::Number,
        &[
            "收文号",
            "收文编号",
            "收文序号",
            "来文序号",
            "收文登记号",
            "登记号",
            "编号",
            "序号",
            "顺序号",
            "号数",
            "流水号",
        ],
    ),
    (
        Field::Date,
        &[
            "收文日期",
            "收文时间",
            "收到日期",
            "收到时间",
            "来文日期",
            "来文时间",
            "登记日期",
            "登记时间",
            "签收日期",
            "签收时间",
            "日期",
            "时间",
        ],
    ),
    (
        Field::Issuer,
        &[
            "来文机关",
            "来文单位",
            "来文部门",
            "来文机关单位",
            "发文机关",
            "发文单位",
            "制发机关",
            "制发单位",
            "文件制发单位",
            "来件单位",
            "来文处所",
            "单位",
        ],
    ),
    (
        Field::DocNo,
        &["来文字号", "来文号", "来文文号", "来文编号", "文件字号", "文号", "发文字号", "文件编号", "文件号", "字号"],
    ),
    (
        Field::Title,
        &[
            "文件标题",
            "文件题名",
            "来文标题",
            "标题",
            "题名",
            "文件名称",
            "名称",
            "文件名",
            "文件内容",
            "内容",
            "内容标题",
            "名称内容",
            "事由",
            "来文内容",
            "文件标题或内容摘要",
            "内容摘要",
            "文件资料名称",
        ],
    ),
    (Field::Attachments, &["附件", "附件名称", "附件数"]),
    (
        Field::Level,
        &[
            "密级",
            "秘密等级",
            "密级期限",
            "密级及期限",
            "密级和保密期限",
            "密级保密期限",
            "密级及保密期限",
            "涉密等级",
            "文件密级",
        ],
    ),
    (Field::Period, &["保密期限", "保密期", "期限"]),
    (Field::Copies, &["份数", "数量", "件数", "收文份数", "份"]),
    (Field::CopyNumbers, &["份号", "份数序号", "编号范围", "份号范围", "份号起止", "份号起讫", "文件份号", "起止号"]),
    (Field::Urgency, &["缓急", "缓急程度", "紧急程度", "急缓"]),
    (Field::Channel, &["传递方式", "来文方式", "收文方式", "封号", "信封号", "传递方式封号", "渠道"]),
    (Field::SignedBy, &["签收人", "收件人", "收文人", "签收", "接收人", "收文签收人", "登记人"]),
    (Field::HandledBy, &["承办单位", "承办部门", "承办", "承办人", "承办传阅", "经办人", "处理人", "承办单位签收人"]),
    (Field::Result, &["处理情况", "处理结果", "办理情况", "办理结果", "批示办理结果", "拟办意见", "批示"]),
    (
        Field::Disposal,
        &[
            "归档情况",
            "归卷日期",
            "归卷情况",
            "清退情况",
            "去向",
            "处置",
            "清退归档销毁日期及号",
            "归档日期",
            "清退日期",
            "清退归档销毁",
        ],
    ),
    (Field::Remark, &["备注", "处理情况备注", "说明", "附注", "办理情况备注", "备注处理情况"]),
];

/// The columns of an issuing register.
pub(super) const ISSUING: &[(Field, &[&str])] = &[
    (Field::Number, &["发文号", "发文编号", "发文序号", "登记号", "编号", "序号", "顺序号", "流水号"]),
    (Field::Date, &["发文日期", "发文时间", "发出日期", "印发日期", "登记日期", "日期", "时间"]),
    (Field::DocNo, &["发文字号", "文号", "文件字号", "文件编号", "字号", "发文文号", "文件号"]),
    (Field::Title, &["文件标题", "标题", "题名", "文件名称", "名称", "内容", "文件题名", "事由", "发文标题"]),
    (Field::Attachments, &["附件", "附件名称"]),
    (
        Field::Level,
        &["密级", "秘密等级", "密级期限", "密级及期限", "密级和保密期限", "密级保密期限", "密级及保密期限", "涉密等级"],
    ),
    (Field::Period, &["保密期限", "保密期", "期限"]),
    (Field::Printed, &["印数", "印制份数", "印刷份数", "打印份数", "总份数", "份数", "数量"]),
    (Field::CopyNumbers, &["份号", "编号范围", "份号范围", "份号起止", "起止号"]),
    (
        Field::Recipients,
        &[
            "主送",
            "发往机关",
            "发往单位",
            "主送机关",
            "主送单位",
            "发放范围",
            "分发范围",
            "发往机关及份数",
            "发送范围",
            "发送单位",
            "主送抄送",
            "分发单位",
        ],
    ),
    (Field::Filed, &["存档", "存档份数", "归档", "归档份数", "留存"]),
    (Field::Remaining, &["余存", "余存份数", "剩余", "剩余份数", "结存"]),
    (Field::SignedBy, &["签发人", "签发", "签发领导", "签收人"]),
    (Field::HandledBy, &["拟稿部门", "拟稿人", "承办", "承办人", "经办人", "承办部门", "主办部门"]),
    (Field::Channel, &["传递方式", "发送方式", "发文方式", "封号"]),
    (Field::Remark, &["备注", "说明", "附注", "归卷情况"]),
];

/// The columns of a lending register.
pub(super) const LENDING: &[(Field, &[&str])] = &[
    (Field::Number, &["借阅号", "借阅编号", "登记号", "编号", "序号", "顺序号", "流水号"]),
    (Field::Date, &["借阅日期", "借阅时间", "借出日期", "借出时间", "借用日期", "登记日期", "日期", "时间"]),
    (Field::DocNo, &["文号", "文件编号", "文件字号", "来文字号", "发文字号", "字号", "文件号"]),
    (Field::Title, &["文件名称", "文件标题", "标题", "题名", "名称", "内容", "文件题名"]),
    (Field::Level, &["密级", "秘密等级", "密级期限"]),
    (Field::CopyNumber, &["份号", "份数序号", "文件份号"]),
    (Field::Borrower, &["借阅人", "借用人", "借件人", "借阅人签字", "借阅人签名", "领用人"]),
    (Field::Department, &["部门", "借阅部门", "所在部门", "借用部门", "单位", "借阅单位"]),
    (Field::Purpose, &["用途", "借阅用途", "借阅事由", "事由", "借阅目的"]),
    (Field::Approver, &["批准人", "审批人", "审批领导", "批准领导", "审批"]),
    (Field::DueOn, &["应还日期", "应还时间", "预计归还日期", "预计归还时间", "拟归还日期", "归还期限", "借阅期限"]),
    (Field::ReturnedOn, &["归还日期", "归还时间", "实际归还", "实际归还日期", "实际归还时间", "实还日期", "退还日期"]),
    (Field::Condition, &["是否完好", "归还情况", "完好情况", "检查情况", "归还检查", "是否完好缺页"]),
    (Field::Remark, &["备注", "说明", "附注"]),
];

/// Rows that sum up others.
pub(super) const TOTALS: &[&str] = &["小计", "合计", "总计", "累计", "共计", "承前页", "过次页"];
/// How the rows below a ledger begin.
pub(super) const FOOTERS: &[&str] = &[
    "制表人",
    "制表",
    "填表人",
    "填表",
    "审核人",
    "审核",
    "复核人",
    "负责人",
    "领导签字",
    "保管期限",
    "保管人",
    "登记人",
    "打印日期",
    "注",
    "备注",
    "说明",
    "以下空白",
    "以下无正文",
    "处室负责人",
    "单位负责人",
    "第页",
    "第页共页",
    "共页第页",
    "共页",
];
/// The same as above.
pub(super) const DITTO: &[&str] = &["同上", "〃", "″", "\"", "''", "“", "”", "“”", "同前", "〞"];
/// Nothing, written down.
pub(super) const DASHES: &[&str] = &["/", "\\", "-", "--", "—", "——", "－", "／", "无份号"];

/// Before the name of the unit.
pub(super) const UNIT_LABELS: &[&str] = &["单位:", "填报单位:", "单位名称:", "编制单位:", "所属部门:"];
/// Behind the name of the unit in a title.
pub(super) const TITLE_WORDS: &[&str] = &["收文", "发文", "借阅", "密件", "涉密", "机密", "保密", "文件"];

/// Between recipients.
pub(super) const RECIPIENT_SIGNS: &[char] = &['、', ',', '，', ';', '；', '\n', '\r'];
/// Behind a count of copies.
pub(super) const COPIES: &[char] = &['份', '本', '册', '件', '套'];
/// So many to each of those named.
pub(super) const EACH: char = '各';
/// Around or before a count.
pub(super) const COUNT_NOISE: &[char] = &['(', ')', '（', '）', ':', '：', ' ', '×', 'x', '*', '\u{3000}'];
/// In the number of an entry.
pub(super) const ENTRY_NOISE: &[char] = &[
    '第', '号', '收', '发', '文', '借', '字', '№', 'N', 'n', 'O', 'o', '.', '[', ']', '(', ')', '〔', '〕', '-', '/',
    '年',
];

/// What opens a remark behind the name of a column.
pub(super) const HEADING_BRACKETS: [char; 4] = ['(', '（', '[', '【'];
/// What may stand behind the word of a footer.
pub(super) const FOOTER_SIGNS: [char; 7] = [':', '：', '_', '(', '（', '.', '…'];
