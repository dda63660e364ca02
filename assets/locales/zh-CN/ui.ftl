# 窗口。

ui-window-title = 铁柜
ui-name = 铁柜
ui-subtitle = 涉密载体登记管理
ui-no-window = 窗口打不开。请检查显卡驱动或远程桌面设置；命令行仍然可用。原因：{ $reason }

ui-language = { $tag ->
    [en] English
   *[zh-CN] 中文
}

ui-command-pick-vault = 打开其他库…
ui-command-sign-in = 登录
ui-command-lock = 锁定
ui-command-find = 查找
ui-command-open = 打开文件
ui-command-back = 返回
ui-command-preview = 打印预览
ui-command-save-pdf = 另存为 PDF…
ui-command-keys = 快捷键
ui-command-about = 关于
ui-command-close = 关闭
ui-command-quit = 退出

ui-lock-hint = 关闭库，回到登录（Ctrl+L）

ui-keys-arrows = ↑ ↓ PgUp PgDn Home End
ui-keys-arrows-do = 在登记簿中移动
ui-keys-enter = Enter
ui-keys-enter-does = 打开所选文件
ui-keys-pages = PgUp PgDn
ui-keys-pages-do = 预览中翻页
ui-keys-zoom = +  −  0
ui-keys-zoom-does = 预览中放大、缩小、适合宽度
ui-about-version = 版本 { $version }
ui-about-what = 涉密载体的收、发、借、传、清退、销毁登记。不联网；每一笔都记入加密并逐笔链接的流水，打印的登记簿以此为据。

ui-choose-what = 请选择库所在的文件夹。
ui-sign-in-vault = 库
ui-sign-in-account = 账户
ui-sign-in-password = 口令
ui-sign-in-opening = 正在打开…
ui-account = { $name }（{ $post }）
ui-post = { $post ->
    [leader] 主管领导
    [witness] 监督人员
   *[secretary] 机要员
}

ui-job-failed = 不能开始。请关闭其他程序后再试：{ $reason }
ui-job-lost = 处理中断，没有完成。请再试一次。

ui-years = 年度
ui-all-years = 全部年度
ui-year = { $year }年
ui-year-top-secret = { $year }年绝密册
ui-search-hint = 标题、机关、文号、份号或拼音
ui-sort = 点按排序，再点反向
ui-nothing-found = 没有找到。请换几个字，或用拼音首字母。
ui-no-lines = 本簿还没有登记。
ui-list-separator = { "、" }

ui-status-lines = { $n } 行
ui-status-head = 流水第 { $seq } 笔 · { $digest }
ui-status-account = 账户：{ $name }
ui-status-locks = { $seconds } 秒后自动锁定

ui-column-number = 编号
ui-column-date = { $register ->
    [receiving] 收文日期
    [issuing] 发文日期
    [lending] 借阅日期
   *[circulation] 开卡日期
}
ui-column-issuer = 来文机关
ui-column-document-number = 文号
ui-column-title = 标题
ui-column-level = 密级
ui-column-copies = { $register ->
    [issuing] 印数
   *[receiving] 份数
}
ui-column-copy-numbers = 份号
ui-column-recipients = 发往
ui-column-receipts = 回执
ui-column-borrower = 借阅人
ui-column-due = 应还日期
ui-column-state = { $register ->
    [lending] 归还
    [circulation] 传阅情况
   *[receiving] 现状
}

ui-sent = { $unit } { $copies }份
ui-mark-top-secret = 绝
ui-mark-brought-in = 旧
ui-mark-corrected = 更
ui-line-corrects = 更正第 { $number } 号 { $field }：“{ $old }”改为“{ $new }”
ui-line-supplements = 补登第 { $number } 号 { $field }：{ $new }
ui-line-voids = 作废第 { $number } 号
ui-field = { $field ->
    [date] 日期
    [issuer] 来文机关
    [number] 文号
    [title] 标题
    [level] 密级
    [period] 保密期限
    [attachments] 附件
    [urgency] 缓急
    [channel] 传递方式
    [seal] 封号
    [signed_by] 签收人
    [handled_by] 承办
    [result] 办理结果
    [disposal] 清退、归档、销毁
    [drafted_by] 拟稿人
    [approver] 批准人
    [department] 部门
    [purpose] 用途
    [due_on] 应还日期
   *[remark] 备注
}

ui-custody-kept = { $holder }保管
ui-custody-lent = 借出：{ $holder }
ui-custody-reading = 传阅：{ $holder }
ui-custody-issued = 已发：{ $holder }
ui-custody-struck = 已注销
ui-state-here = 在库
ui-state-lent = 借出
ui-state-reading = 传阅
ui-state-issued = 已发
ui-state-struck = 注销
ui-state-void = 作废
ui-loan-returned = 已还 { $date }
ui-loan-overdue = 逾期 { $days } 天
ui-loan-out = 未还
ui-card-read = 已阅 { $read } / { $all }
ui-card-done = 传阅完毕（{ $n }人）
ui-card-ended = { $date } 终止

ui-medium = { $medium ->
    [disc] 光盘
    [usb] U盘
    [film] 胶片磁带
    [other] 其他
   *[paper] 纸质
}
ui-copy-ordinal = 第{ $n }份
ui-pages = { $pages }页

ui-document-gone = 账上没有这份文件。请返回登记簿。
ui-document-carriers = 载体（{ $n }）
ui-document-lines = 登记
ui-document-knowers = 知悉人员（{ $n }）
ui-document-story = 经过
ui-fact-since = 登记日期
ui-fact-ends = 期满日期
ui-fact-basis = 期限依据
ui-knows = 自 { $since } 起，{ $how }
ui-knows-by-card = 传阅
ui-knows-by-loan = 借阅

ui-story-step = 第 { $seq } 笔 · { $at } · { $actor }
ui-story-found = 建库：{ $unit }。
ui-story-open-account = 开立账户：{ $name }（{ $post }）。
ui-story-add-place = 设立存放地点：{ $name }。
ui-story-add-person = 登记人员：{ $name }。
ui-story-set = 设置“{ $key }”：{ $value }。
ui-story-receive = 收文登记：{ $slot }，{ $issuer }来文 { $copies } 份{ $numbers }{ $discrepancy }。
ui-story-numbers = ，份号 { $numbers }
ui-story-discrepancy = ；差错：{ $discrepancy }
ui-story-issue = 发文登记：{ $slot }，印 { $copies } 份，发{ $to }。
ui-story-receipt = { $unit }的回执于 { $date } 收到。
ui-story-lend = { $copy } 借给{ $borrower }，用途：{ $purpose }；{ $approver }批准，应于 { $due } 归还。
ui-story-give-back = { $copy } 由{ $person }归还，{ $condition }，放回{ $home }。
ui-story-circulate = 开传阅卡：{ $slot }，{ $copy }，阅件人：{ $readers }。
ui-story-circulate-out = { $copy } 于 { $at } 送{ $reader }阅。
ui-story-circulate-out-approved = { $copy } 于 { $at } 送{ $reader }阅（卡外，{ $approver }批准）。
ui-story-circulate-back = { $copy } 于 { $at } 收回，放回{ $home }{ $said }。
ui-story-said = ；意见：“{ $words }”
ui-story-circulate-end = 传阅于 { $date } 终止：{ $reason }。
ui-story-shelve = { $copies } 入柜：{ $place }。
ui-story-move = { $copies } 移到{ $place }{ $reason }。
ui-story-because = ，原因：{ $reason }
ui-story-correct = 更正{ $line }的{ $field }：“{ $old }”改为“{ $new }”。原因：{ $reason }；{ $approver }批准。
ui-story-void = 作废{ $line }。原因：{ $reason }；{ $approver }批准。
ui-story-supplement = 补登{ $line }的{ $field }：{ $text }。原因：{ $reason }；{ $approver }批准。
ui-story-bring-in = 旧账转入{ $register }：{ $source }。
ui-story-print = 打印{ $what }，{ $pages } 页。
ui-story-reprint = 补打{ $what }，{ $pages } 页。
ui-story-book = { $register } { $book }
ui-story-keeper = 保管人手中
ui-copies-from-to = { $first } 至 { $last }，共 { $n } 份

ui-preview-working = 正在排版…
ui-preview-empty = 没有可以打印的内容。
ui-preview-records-nothing = 预览不记流水；打印或另存为 PDF 才记。
ui-page-before = 上一页
ui-page-after = 下一页
ui-page-of = 第 { $page } 页 / 共 { $pages } 页
ui-zoom-out = 缩小
ui-zoom-fit = 适合宽度
ui-zoom-in = 放大
ui-saved = 已保存：{ $path }
