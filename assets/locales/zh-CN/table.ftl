# 登记簿、文件页、传阅卡。

table-open-card = 打开传阅卡
table-open-document = 打开文件
table-card = 传阅卡
table-because = { $reason }依据：{ $article }

table-row = 第{ $number }号
table-row-menu = 可办事项
table-marked = 已选 { $n } 行
table-marked-hidden = 其中 { $n } 行不在当前列表
table-marked-many = 一次最多办 { $most } 行，请缩小范围
table-batch = { $verb }（{ $n } 行）
table-unmark = 取消选择
table-unmark-hint = 取消全部选择（Esc）。空格选一行，Shift+↑↓ 选一段，Ctrl+A 全选
table-no-copies = 所选各行没有可办的份

table-columns = 栏目
table-columns-reset = 恢复原样
table-column-right = { $name }右移
table-column-left = { $name }左移
table-column-returned = 归还日期
table-column-readers = 已阅
table-column-reader = 现在谁处
table-column-since = 送阅时间
table-card-out = 在阅件人处
table-card-overnight = 过夜未收回

table-filter-is = { $name }：{ $value }
table-filter-all = 全部
table-filter-state = 状态
table-filter-unit = { $register ->
    [issuing] 发往单位
    [lending] 借阅部门
   *[receiving] 来文机关
}
table-filter-unit-hint = 找{ $name }，可用拼音
table-filter-days = 日期
table-filter-from = 从
table-filter-to = 到
table-filter-clear = 清除筛选（{ $n }）
table-filter-clear-hint = 显示全部（Esc）
table-filter-found = 筛出 { $listed } 行，共 { $all } 行
table-day-unread = 日期不明
table-days-today = 今天
table-days-week = 近七天
table-days-month = 本月
table-days-last-month = 上月
table-days-year = 今年
table-days-between = { $from } 至 { $to }
table-days-since = { $from } 起
table-days-until = 至 { $to }
table-state = { $state ->
    [in-cabinet] 在柜
    [unplaced] 未入柜
    [lent] 借出未还
    [circulating] 传阅中
    [issued] 已发出
    [overdue] 逾期
   *[void] 已作废
}
table-nothing-passes = 没有符合筛选条件的登记。按 Esc 显示全部。

table-totals = { $lines } · { $copies } 份
table-totals-out = { $lines } · { $copies } 份，其中{ $out }
table-total-lent = 借出 { $n }
table-total-reading = 送阅 { $n }
table-total-overdue = 逾期 { $n }

table-document-keys = ↑↓ 选份或登记行，字母办理，Enter 办首项
table-digest = 本笔摘要：{ $digest }
table-not-now = { $copy } 目前不能办：
table-not-now-because = { $deeds }：{ $reason }
table-print-line = 打印预览
table-on-paper = 已打印
table-printed = 第 { $page } 页，{ $at } 打印（流水第 { $seq } 笔），页码校验 { $code }
table-printed-full = 第 { $page } 页（已满封存），{ $at } 打印（流水第 { $seq } 笔），页码校验 { $code }
table-reprinted = 第 { $page } 页补打，{ $at }（流水第 { $seq } 笔），页码校验 { $code }

card-title = 文件传阅卡
card-registered = 收文编号
card-copies = 份数
card-proposal = 拟办意见
card-instruction = 批示
card-instructed = { $name }：{ $text }
card-no = 序
card-reader = 阅件人
card-duty = 职务
card-out-at = 送阅日时
card-back-at = 退回日时
card-opinion = 意见
card-reason = 原因
card-unplanned = { $name }（卡外）
card-leg = 第{ $n }位 { $name }
card-minutes = 未收回 { $time }
card-span-minutes = { $minutes } 分钟
card-span-hours = { $hours } 小时 { $minutes } 分
card-span-days = { $days } 天 { $hours } 小时
card-out-to = 送阅：{ $name }
card-out-to-other = 送卡外人员…
card-all-have-read = 卡上人员都已阅过。
card-back-from = 从{ $name }处收回
card-end-why = 未阅完即终止传阅
card-asked-hint = 没有意见可留空；Enter 到下一栏，Esc 不办
card-recorded = 已记入流水第 { $seq } 笔。

why-struck = 已随登记行作废注销
why-away = 现在{ $holder }处
why-with-reader = 正在{ $reader }处传阅（{ $since } 送出），收回后才能再办，不得横传。依据：{ $article }
why-not-lent = 没有借出
why-card-open = 已开传阅卡，还没有传完：{ $slot }
why-no-card = 没有未传完的传阅卡
why-no-leg-open = 现在不在阅件人处

story-instructed = ；批示：“{ $words }”
