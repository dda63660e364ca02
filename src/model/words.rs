//! The vocabulary the nouns are read from and printed with: words and characters only, no decisions.

use super::level::Level;

/// The levels as they are printed, in the order of [`Level::ALL`].
pub(super) const TOP_SECRET: &str = "绝密";
pub(super) const SECRET: &str = "机密";
pub(super) const CONFIDENTIAL: &str = "秘密";
pub(super) const WORK_SECRET: &str = "工作秘密";
pub(super) const TRADE_SECRET: &str = "商业秘密";
pub(super) const INTERNAL: &str = "内部";
pub(super) const ORDINARY: &str = "普通";

/// Every spelling of a level; where one begins with another, the longer stands first.
pub(super) const LEVELS: &[(&str, Level)] = &[
    ("绝密级", Level::TopSecret),
    ("绝密件", Level::TopSecret),
    (TOP_SECRET, Level::TopSecret),
    ("机密级", Level::Secret),
    ("机密件", Level::Secret),
    (SECRET, Level::Secret),
    ("秘密级", Level::Confidential),
    ("秘密件", Level::Confidential),
    (CONFIDENTIAL, Level::Confidential),
    (WORK_SECRET, Level::WorkSecret),
    (TRADE_SECRET, Level::TradeSecret),
    ("核心商密", Level::TradeSecret),
    ("普通商密", Level::TradeSecret),
    ("商密", Level::TradeSecret),
    ("内部秘密", Level::Internal),
    ("内部资料", Level::Internal),
    ("内部文件", Level::Internal),
    (INTERNAL, Level::Internal),
    ("普通件", Level::Ordinary),
    (ORDINARY, Level::Ordinary),
    ("一般", Level::Ordinary),
    ("无密级", Level::Ordinary),
    ("无密", Level::Ordinary),
    ("非涉密", Level::Ordinary),
    ("非密", Level::Ordinary),
];

/// The star of a state-secret mark, as printed.
pub(super) const STAR: char = '★';
/// What stands between level and period in a cell.
pub(super) const STARS: &[char] = &['★', '☆', '✩', '✭', '⭐', '*', '※', '·', ':', '-', '—', ',', '，', '：'];
/// Brackets around a period in a cell.
pub(super) const PERIOD_BRACKETS: &[char] = &['(', ')', '（', '）', '〔', '〕', '[', ']', '【', '】'];

pub(super) const YEAR: char = '年';
pub(super) const MONTH: char = '月';
pub(super) const DAY: char = '日';
pub(super) const NUMBER: char = '号';
pub(super) const ORDINAL: char = '第';
pub(super) const MONTHS: &str = "个月";
pub(super) const BEFORE: char = '前';
pub(super) const HOUR: char = '时';
pub(super) const HOUR_SPOKEN: char = '点';
pub(super) const MINUTE: char = '分';

/// What may stand before the date a period ends on.
pub(super) const UNTIL: &[&str] = &["截至", "截止", "直至", "至", "到"];
/// What may stand behind the date a period ends on.
pub(super) const UNTIL_ENDINGS: &[&str] = &["前解密", "解密", "为止", "之前", "以前", "前", "止"];
/// How a condition begins.
pub(super) const CONDITION_BEGINNINGS: &[&str] = &["至", "待", "到", "直至", "直到", "截至", "自", "在", "公开"];
/// How a condition ends.
pub(super) const CONDITION_ENDINGS: &[&str] = &["之日", "之前", "以前", "前", "后", "时", "解密", "公开", "为止", "止"];
/// Periods without an end.
pub(super) const ENDLESS: &[&str] = &["长期", "永久"];

/// The brackets of a document number: as printed, and as offices type them (after the fold of full width).
pub(super) const OPEN: char = '〔';
pub(super) const CLOSE: char = '〕';
pub(super) const OPENINGS: &[char] = &['〔', '[', '【', '(', '{', '〖', '〈', '<', '﹝', '⦗', '「', '『'];
pub(super) const CLOSINGS: &[char] = &['〕', ']', '】', ')', '}', '〗', '〉', '>', '﹞', '⦘', '」', '』'];
/// Parentheses inside a code are printed at full width.
pub(super) const WIDE_OPEN: char = '（';
pub(super) const WIDE_CLOSE: char = '）';

/// Between two numbers: a range.
pub(super) const RANGE_SIGNS: &[char] = &['-', '~', '〜', '～', '—', '–', '―', '‐', '‑', '−', '─', '至', '到'];
/// Between two numbers: the next one.
pub(super) const LIST_SIGNS: &[char] = &['、', ',', ';', '/', '，', '；', '和', '及'];
/// Around a number, without meaning.
pub(super) const NUMBER_NOISE: &[char] = &['n', 'o', 'N', 'O', '.', '№', '号', '第', '份', '#', ':'];
/// Between ranges of copy numbers, as printed.
pub(super) const LIST: &str = "、";

/// What a count of copies may be followed by.
pub(super) const COUNT_UNITS: &[&str] = &["份", "本", "册", "件", "套", "张", "个", "盘"];
/// What a count of copies may follow.
pub(super) const COUNT_PREFIX: &str = "共";

/// Words whose characters have another reading than the usual one.
pub(super) const READINGS: &[(&str, &str)] = &[
    ("银行", "yin hang"),
    ("人行", "ren hang"),
    ("央行", "yang hang"),
    ("总行", "zong hang"),
    ("分行", "fen hang"),
    ("支行", "zhi hang"),
    ("省行", "sheng hang"),
    ("市行", "shi hang"),
    ("县行", "xian hang"),
    ("上级行", "shang ji hang"),
    ("行长", "hang zhang"),
    ("行里", "hang li"),
    ("行内", "hang nei"),
    ("行业", "hang ye"),
    ("行社", "hang she"),
    ("行政", "xing zheng"),
    ("联行", "lian hang"),
    ("同业", "tong ye"),
    ("农发行", "nong fa hang"),
    ("工行", "gong hang"),
    ("农行", "nong hang"),
    ("中行", "zhong hang"),
    ("建行", "jian hang"),
    ("商行", "shang hang"),
    ("我行", "wo hang"),
    ("本行", "ben hang"),
    ("全行", "quan hang"),
    ("他行", "ta hang"),
    ("跨行", "kua hang"),
    ("执行", "zhi xing"),
    ("发行", "fa xing"),
    ("运行", "yun xing"),
    ("会计", "kuai ji"),
    ("财会", "cai kuai"),
    ("重要", "zhong yao"),
    ("重点", "zhong dian"),
    ("重大", "zhong da"),
    ("重新", "chong xin"),
    ("重复", "chong fu"),
    ("重申", "chong shen"),
    ("重组", "chong zu"),
    ("重印", "chong yin"),
    ("调整", "tiao zheng"),
    ("调节", "tiao jie"),
    ("调解", "tiao jie"),
    ("调查", "diao cha"),
    ("调研", "diao yan"),
    ("调动", "diao dong"),
    ("调度", "diao du"),
    ("调阅", "diao yue"),
    ("调拨", "diao bo"),
    ("调运", "diao yun"),
    ("调离", "diao li"),
    ("抽调", "chou diao"),
    ("参加", "can jia"),
    ("参考", "can kao"),
    ("人参", "ren shen"),
    ("保管", "bao guan"),
    ("处长", "chu zhang"),
    ("科长", "ke zhang"),
    ("局长", "ju zhang"),
    ("部长", "bu zhang"),
    ("组长", "zu zhang"),
    ("县长", "xian zhang"),
    ("市长", "shi zhang"),
    ("校长", "xiao zhang"),
    ("院长", "yuan zhang"),
    ("站长", "zhan zhang"),
    ("所长", "suo zhang"),
    ("股长", "gu zhang"),
    ("主任", "zhu ren"),
    ("增长", "zeng zhang"),
    ("长期", "chang qi"),
    ("中长期", "zhong chang qi"),
    ("延长", "yan chang"),
    ("处理", "chu li"),
    ("处分", "chu fen"),
    ("处置", "chu zhi"),
    ("处罚", "chu fa"),
    ("查处", "cha chu"),
    ("办事处", "ban shi chu"),
    ("传阅", "chuan yue"),
    ("传达", "chuan da"),
    ("传真", "chuan zhen"),
    ("宣传", "xuan chuan"),
    ("自传", "zi zhuan"),
    ("便函", "bian han"),
    ("便利", "bian li"),
    ("便民", "bian min"),
    ("便宜", "pian yi"),
    ("数据", "shu ju"),
    ("数量", "shu liang"),
    ("份数", "fen shu"),
    ("下载", "xia zai"),
    ("载体", "zai ti"),
    ("记载", "ji zai"),
    ("转载", "zhuan zai"),
    ("转发", "zhuan fa"),
    ("核查", "he cha"),
    ("朝阳", "chao yang"),
    ("重庆", "chong qing"),
    ("厦门", "xia men"),
    ("大厦", "da sha"),
    ("省级", "sheng ji"),
    ("反省", "fan xing"),
    ("系统", "xi tong"),
    ("关系", "guan xi"),
    ("率先", "shuai xian"),
    ("利率", "li lv"),
    ("汇率", "hui lv"),
    ("比率", "bi lv"),
    ("效率", "xiao lv"),
    ("费率", "fei lv"),
    ("分量", "fen liang"),
    ("粮食", "liang shi"),
    ("召开", "zhao kai"),
    ("称职", "chen zhi"),
    ("兴办", "xing ban"),
    ("振兴", "zhen xing"),
    ("划拨", "hua bo"),
    ("计划", "ji hua"),
    ("规划", "gui hua"),
    ("供应", "gong ying"),
    ("供给", "gong ji"),
    ("应急", "ying ji"),
    ("应当", "ying dang"),
    ("响应", "xiang ying"),
    ("更换", "geng huan"),
    ("更正", "geng zheng"),
    ("变更", "bian geng"),
    ("弹药", "dan yao"),
    ("还款", "huan kuan"),
    ("归还", "gui huan"),
    ("归卷", "gui juan"),
    ("卷宗", "juan zong"),
    ("贷款", "dai kuan"),
    ("降低", "jiang di"),
    ("投降", "tou xiang"),
    ("差错", "cha cuo"),
    ("差旅", "chai lv"),
    ("出差", "chu chai"),
    ("模板", "mu ban"),
    ("勘察", "kan cha"),
    ("监察", "jian cha"),
    ("空白", "kong bai"),
    ("当事", "dang shi"),
    ("得到", "de dao"),
    ("的确", "di que"),
    ("目的", "mu di"),
    ("标的", "biao di"),
    ("了解", "liao jie"),
    ("解密", "jie mi"),
    ("押运", "ya yun"),
    ("密押", "mi ya"),
    ("单位", "dan wei"),
    ("单据", "dan ju"),
    ("都市", "du shi"),
    ("首都", "shou du"),
    ("尽快", "jin kuai"),
    ("强化", "qiang hua"),
    ("薄弱", "bo ruo"),
    ("登记簿", "deng ji bu"),
    ("校对", "jiao dui"),
    ("会议", "hui yi"),
    ("藏匿", "cang ni"),
    ("西藏", "xi zang"),
    ("储藏", "chu cang"),
    ("佣金", "yong jin"),
    ("约束", "yue shu"),
    ("大夫", "dai fu"),
    ("广大", "guang da"),
    ("欧阳", "ou yang"),
    ("仇恨", "chou hen"),
];

/// Channels that nothing confidential goes by (LAW24 art. 28).
const ORDINARY_POST: &[&str] = &[
    "普通邮寄",
    "普通邮件",
    "邮寄",
    "平信",
    "平邮",
    "挂号",
    "快递",
    "特快",
    "EMS",
    "邮政",
    "顺丰",
    "ordinary post",
    "post",
    "express",
    "mail",
];

/// What names those words but is not ordinary post: the confidential mail has them in its name.
const CONFIDENTIAL_MAIL: &[&str] = &["机要", "confidential"];

/// Channels by which persons carry.
const BY_HAND: &[&str] = &["专人", "派人", "自取", "直接送达", "直送", "by hand", "courier in person"];

/// Whether a channel is ordinary post or express.
pub(super) fn is_ordinary_post(channel: &str) -> bool {
    names(channel, ORDINARY_POST) && !names(channel, CONFIDENTIAL_MAIL)
}

/// Whether persons carry it.
pub(super) fn is_by_hand(channel: &str) -> bool {
    names(channel, BY_HAND)
}

fn names(text: &str, words: &[&str]) -> bool {
    let text = text.to_lowercase();
    words.iter().any(|word| text.contains(&word.to_lowercase()))
}

/// Between two runs of days.
pub(super) const BETWEEN_SPANS: &[char] = &['\n', ',', '，', '、', ';', '；', '。'];
/// Between the first and the last day of a run.
pub(super) const FROM_TO: &[char] = &['~', '～', '—', '–', '至', '到'];
/// Behind a run of days off.
pub(super) const DAYS_OFF: char = '休';
/// Behind a day that is worked although it is a Saturday or a Sunday.
pub(super) const WORKS: char = '班';
