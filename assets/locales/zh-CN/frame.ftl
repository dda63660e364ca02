# 桌面：导航、命令、各部分、设置、帮助。

section = { $section ->
    [today] 今日
    [receiving] 收文
    [issuing] 发文
    [lending] 借阅
    [circulation] 传阅
    [matters] 事项
    [documents] 文件
    [places] 地点
    [people] 人员
    [journal] 流水
   *[settings] 设置
}
menu = { $group ->
    [vault] 库
    [go] 前往
    [record] 登记
    [matters] 事项
    [print] 打印
    [view] 显示
   *[help] 帮助
}
look = { $look ->
    [dark] 深色
    [light-contrast] 浅色高对比
    [dark-contrast] 深色高对比
   *[light] 浅色
}
text-size = { $percent }%
minutes = { $n } 分钟

command-verify = 核对全库
command-stop = 停止核对
command-set = 记入流水
command-leave = 不改
command-palette = 命令面板
command-help = 本页说明
command-save-manual = 手册存为 PDF…

why-not-signed-in = 请先登录。
why-checking = 正在核对全库，核对完或停止后再办。
why-not-checking = 现在没有在核对。
why-nothing-to-print = 这里没有可打印的。请到收文、发文、借阅或传阅。
why-no-pages = 请先打印预览，再另存。
why-nothing-over = 已在最上一层。
why-no-line = { $verb }：请先在登记簿中选定一行。
why-no-form = 没有打开的表单。

palette-hint = 输入命令：汉字、拼音或首字母
palette-nothing = 没有这样的命令。请换几个字，或用拼音首字母。

status-vault = 库：{ $name }
status-recorded = 第 { $seq } 笔：{ $what }
status-documents = { $n } 份文件
status-places = { $n } 处地点
status-people = { $n } 人
status-entries = { $n } 笔
whereabouts = { $n }{ $state }
summary-more = 另有 { $n } 份，打开文件查看

documents-hint = 标题、机关、文号、份号；可用拼音、首字母，或扫页脚码
documents-none = 还没有文件。收文、发文登记后列在这里。
documents-now = 现状

held-nothing = 现在没有载体。
held-how = 现在
held-lent-until = 借阅，{ $due } 应还
held-since = { $since } 起
held-kept = 保管
held-copies = { $n } 份

places-place = 地点
places-carriers = 载体
places-none = 还没有设立存放地点。

people-hint = 姓名、部门、职务；可用拼音
people-none = 没有找到人员。
people-name = 姓名
people-department = 部门
people-duty = 职务
people-has = 借出
people-keeps = 保管
people-borrowed = 借阅
people-reads = 传阅

journal-entry = 笔
journal-at = 时间
journal-actor = 经办
journal-what = 事由
journal-document = 文件
journal-documents = { $n } 份文件
journal-nth = 流水第 { $seq } 笔
journal-digest = 校验码
journal-anchor-what = 把笔号和校验码抄在库外（例如签字封存的纸上），日后核对时可证明这一笔及以前各笔未被改动。
journal-copy-anchor = 复制笔号和校验码
journal-clean = 全部 { $n } 笔相符：链条、签名、各登记簿、库文件均无差错。用时 { $seconds } 秒。

check-heading = 正在核对全库
check-file = 核对库文件…
check-entries = 逐笔核对：{ $n } / { $total }
check-tables = 核对各登记簿…
check-stopped = 核对已停止，没有结论。

settings-desk = 显示与锁定
settings-language = 语言
settings-look = 颜色
settings-size = 字号
settings-lock = 自动锁定
settings-lock-why = 这几项只属于当前账户。无人操作满此时间即锁定；10 分钟是通行做法，未见公开规定。
settings-rules = 本单位规则
settings-rules-what = 以下各项出自惯例或个别来源，不是法律条文，由本单位决定；每次更改都记入流水。
settings-retention = 登记簿保管期限
settings-years = { $n } 年
settings-retention-change = 登记簿保管期限由 { $from } 年改为 { $to } 年，印在新打印的封面上。
settings-retention-source = 依据：登记簿应长期保存，不随文件销毁；具体年限未见规定，默认 30 年。
settings-holidays = 放假与调休
settings-holidays-what = 按每年的放假通知填写，每行一段；周六、周日本来休息，不必写。应还日期落在休息日的，借出时会提醒。
settings-holidays-hint = 2026-10-01~2026-10-07　调休上班的写 2026-10-10班
settings-holidays-none = 无
settings-holidays-unclear = 看不出是哪几天：{ $text }。可写成 2026-10-01~2026-10-07，或 2026-10-10班。
settings-holidays-keep = 改为以上安排…
settings-holidays-change = 放假与调休改为：{ $days }（+ 为调休上班）。
settings-unit = 本单位与库
settings-unit-name = 单位
settings-founded = 建库时间
settings-folder = 文件夹
settings-vault = 库标识
settings-chain = 链条算法
settings-accounts = 账户
switch = { $switch ->
    [return_in_person] 归还须本人，不得托人
    [self_approval_refused] 借阅人不得批准本人的借阅
   *[copy_numbers_required] 绝密、机密载体须有份号
}
switch-source = { $switch ->
    [return_in_person] 依据：某单位保密制度“不得托人归还”，仅一处来源。
    [self_approval_refused] 依据：借阅登记须有批准人（保密工作台账）；不得自批是内控惯例。
   *[copy_numbers_required] 依据：绝密、机密文件应当编号（载体管理规定类制度，多处来源）。
}
switch-state = { $state ->
    [on] 启用
    [off] 停用
   *[other] { $state }
}
switch-turn = { $state ->
    [on] 启用“{ $rule }”，即时生效。
   *[off] 停用“{ $rule }”，即时生效。
}

manual-title = 铁柜使用手册
help-hint = 在手册中查找；可用拼音
help-pages = 目录
help-nothing = 手册里没有说到。请换几个字。
