# 登记表单。

form-verb = { $verb ->
    [receive] 收文登记
    [issue] 发文登记
    [receipt] 登记回执
    [lend] 借出
    [give_back] 归还
    [circulate] 传阅开卡
    [circulate_out] 送阅
    [circulate_back] 传阅收回
    [circulate_end] 终止传阅
    [shelve] 入柜
    [move] 移位
    [correct] 更正
    [void] 作废
    [supplement] 补登
    [add_place] 设立存放地点
   *[add_person] 登记人员
}
form-record = 登记
form-record-next = 登记并继续

form-field = { $field ->
    [date] 日期
    [issuer] 来文机关
    [number] 文号
    [title] 标题
    [level] 密级
    [period] 保密期限
    [basis] 期限依据
    [copies] 份数
    [copy_numbers] 份号
    [pages] 页数
    [channel] 传递方式
    [seal] 封号
    [signed_by] 签收人
    [handled_by] 承办
    [intact] 封装
    [listed] 清单份数
    [discrepancy] 差错
    [attachments] 附件
    [urgency] 缓急
    [medium] 载体形式
    [remark] 备注
    [printed] 印数
    [recipients] 发往
    [unit] 发往单位
    [escorts] 递送人
    [filed] 存档份号
    [remaining] 余存份数
    [approver] 批准人
    [drafted_by] 拟稿人
    [document] 文件
    [copy] 份号
    [borrower] 借阅人
    [department] 部门
    [purpose] 用途
    [due] 应还日期
    [reading_place] 阅读地点
    [returned_by] 归还人
    [condition] 完好情况
    [place] 存放地点
    [readers] 阅件人
    [name] 姓名
    [duty] 职务
    [proposal] 拟办意见
    [reader] 阅件人
    [at] 时间
    [opinion] 阅件意见
    [instruction] 批示
    [reason] 原因
    [field] 栏目
    [value] 更正为
    [text] 内容
   *[path] 地点
}
form-signed-off = 签发人
form-signed-there = 对方签收人
form-supplemented = 补登内容
form-person = 姓名
form-reason-left-out = 漏登原因
form-cell = { $field }（第{ $row }行）
form-level = { $level ->
    [top-secret] 绝密
    [secret] 机密
    [confidential] 秘密
    [work] 工作秘密
    [trade] 商业秘密
    [internal] 内部
   *[ordinary] 普通
}
form-intact = { $intact ->
    [true] 完好
   *[false] 破损
}
form-condition-good = 完好

form-hint = { $what ->
    [date] 20260305、3.5、今天
    [due] 3.9、+3
    [moment] 现在；或 9:30、3.5 9:30
    [number] 代字〔年份〕序号，括号随意
    [copies] 101-103、105
    [copies-all] 全部；或 101-103
    [period] 10年、6个月、至2030年1月1日
    [document] 文号、标题、拼音首字母、份号
    [names] 姓名用顿号分开
    [listed] 与实收相同
    [place-before] 原处
   *[path] 专室/专柜/层
}
form-hint-each = 不填即各由借阅人本人归还
form-hint-pages = 实点页数，应有 { $pages } 页
form-unclear = { $what ->
    [date] 看不出是哪一天。可写成 20260305、3.5、3-5、今天、昨天。
    [due] 看不出是哪一天。可写成 20260309、3.9，或 +3（三天后）。
    [moment] 看不出时间。可写成 9:30，或 3.5 9:30。
    [copies] 看不出份号。可写成 101-103、105。
    [copy] 请写一个份号，例如 101。
    [count] 请写整数。
    [period] 看不出期限。可写成 10年、6个月、至2030年1月1日，或“……前”等条件。
    [level] 请按 1 至 7 选择密级。
   *[other] 看不懂。请改写。
}
form-no-document = 没有这样的文件可办。请核对文号、标题，或按 ↓ 从清单中选。
form-not-listed = 清单中没有这一项。请按 ↓ 从清单中选。
form-many-documents = 有几份文件符合。请按 ↓ 从清单中选一份。
form-missing = 没有填写{ $field }。
form-refused = { $message }（{ $article }）
form-none-ticked = 一份也没有选。请在上面勾选。
form-not-parsed = 有一项填写有误。请核对：{ $cause }
form-batch-refused = 一份也没有登记，因为《{ $title }》：{ $message }

form-copies-are = { $list }，共 { $n } 份
form-copies-more = 另有 { $n } 份
form-number-known = 账上已有这个文号：{ $title }
form-open-known = 查看 F8
form-stands-there = 现为：{ $value }
form-weekday = { $day ->
    [1] 周一
    [2] 周二
    [3] 周三
    [4] 周四
    [5] 周五
    [6] 周六
   *[7] 周日
}
form-until = 至 { $date }
form-day-off = 这天休息，{ $day } { $weekday }才上班。
form-sum = 印 { $printed } = 发 { $sent } + 存 { $filed } + 余 { $rest }
form-sum-over = 印 { $printed }，发 { $sent } + 存 { $filed } 已超出
form-row-another = 增加一行
form-row-out = 删去第{ $row }行
form-rows-hint = 可一次写几个人，用顿号分开；Alt+↑↓ 调整次序
form-more = 更多…
form-less = 收起
form-discard = 清除重填
form-discard-hint = 清除已填而未登记的内容
form-restored = 已恢复上次未登记的内容
form-unfinished = 有没登记完的：
form-not-here = 所选的一行不能办理“{ $verb }”。
form-put-away = 知道了

form-candidate-out = { $copy }  { $person }  { $title }
form-about-nothing = 选定文件后，这里列出它的每一份和去向。
form-item = { $copy }  { $number }  { $title }
form-item-pages = 页数：{ $item }
form-receipt-back = { $date } 已回执
form-receipt-out = 未回执
form-reader-waits = 待阅
form-reader-read = 已阅
form-reader-reads = { $since } 送阅，未收回
form-preview = { $verb ->
    [lend] 将借出 { $documents } 件文件的 { $copies } 份给 { $borrower }，{ $due } 前归还；记为一笔。
    [give_back] 将收回 { $documents } 件文件的 { $copies } 份；记为一笔。
    [shelve] 将 { $documents } 件文件的 { $copies } 份放入 { $place }；记为一笔。
   *[move] 将 { $documents } 件文件的 { $copies } 份移到 { $place }；记为一笔。
}

form-done-line = { $verb ->
    [receive] 已登记：{ $slot }
    [issue] 已登记：{ $slot }
    [receipt] 回执已登记：{ $slot }
    [lend] 已借出：{ $slot }
    [give_back] 已归还：{ $slot }
    [circulate] 已开卡：{ $slot }
    [circulate_out] 已送阅：{ $slot }
    [circulate_back] 已收回：{ $slot }
    [circulate_end] 已终止传阅：{ $slot }
    [correct] 已更正：{ $slot }
    [void] 已作废：{ $slot }
   *[supplement] 已补登：{ $slot }
}
form-done = { $verb ->
    [shelve] 已入柜（流水第 { $seq } 笔）
    [move] 已移位（流水第 { $seq } 笔）
    [add_place] 已设立存放地点（流水第 { $seq } 笔）
    [add_person] 已登记人员（流水第 { $seq } 笔）
   *[other] 已登记（流水第 { $seq } 笔）
}
form-done-many = { $verb ->
    [lend] 已借出 { $n } 份（流水第 { $seq } 笔）
    [give_back] 已归还 { $n } 份（流水第 { $seq } 笔）
    [shelve] 已入柜 { $n } 件（流水第 { $seq } 笔）
   *[move] 已移位 { $n } 件（流水第 { $seq } 笔）
}

refusal-remedy-place-exists = 。请直接选用，或换一个名称。
refusal-remedy-same-place = 。要移到别处的，请另选地点。
refusal-remedy-line-void = 。需要登记的，请另行登记。
refusal-remedy-field-not-here = 。请换一栏。
refusal-remedy-same-value = 。请核对选的栏目。
refusal-remedy-receipt-back = 。请核对是不是另一个单位的回执。
refusal-remedy-no-setting = 。请从设置中选择。
