# 办理事项：复制、携带外出、清退、销毁、清点、交接。

matter-kind = { $kind ->
    [copying] 复制
    [carry-out] 携带外出
    [recall] 清退
    [destruction] 销毁
    [count] 清点
   *[handover] 交接
}
matter-slot = { $kind ->
    [copying] 复制
    [carry-out] 外出
    [recall] 清退
    [destruction] 销毁
    [count] 清点
   *[handover] 交接
}〔{ $year }〕{ $number }号
matter-role = { $role ->
    [requester] 经办人
    [approver] 批准人
    [witness] 监督人
    [counter] 清点人
    [custodian] 保管人
    [giver] 移交人
    [receiver] 接收人
   *[supervisor] 监交人
}
matter-fact = { $fact ->
    [applicant] 申请人
    [department] 部门
    [purpose] 事由
    [approver] 批准人
    [basis] 依据
    [issuer] 来文机关
    [of-year] 年度
    [scope] 范围
    [destination] 目的地
    [route] 路线
    [transport] 交通方式
    [container] 包装和保密措施
    [bearer] 携带人
    [companions] 随行人
    [due-on] 期限
    [return-check] 返回检查情况
    [method] 方式
    [site] 地点
    [unit] 承办单位
    [license] 定点资质
    [receipt] 回执号
    [equipment] 销毁设备
    [seal-no] 封签号
    [escorts] 押运人
    [witnesses] 监督人
    [copies] 份数
    [extract] 摘录内容
    [made-by] 承办人
    [counter] 清点人
    [custodian] 保管人
    [giver] 移交人
    [receiver] 接收人
    [supervisor] 监交人
    [post] 岗位
    [time-slot] 时段
    [differences] 差异说明
    [supervision] 监督记录
    [reason] 原因
   *[remark] 备注
}
matter-outcome = { $outcome ->
    [here] 在
    [wrong-place] 错位
    [missing] 缺
    [not-on-books] 账外
    [collected] 已收齐
    [kept-back] 留用
   *[explained] 缺号
}
matter-thing = { $kind ->
    [spoiled] 废页、废份
    [draft] 草稿
    [waste-paper] 废纸
    [disc] 光盘
    [stick] 移动存储介质
    [found] 账外件
   *[other] 其他
}
matter-confirmed = { $role ->
    [requester] 经办人
    [approver] 批准人
    [witness] 监督人
    [counter] 清点人
    [custodian] 保管人
    [giver] 移交人
    [receiver] 接收人
   *[supervisor] 监交人
}{ $name }

story-open-matter = { $slot }：{ $step }，{ $n }项。
story-leave = { $name }于{ $date }离岗，名下已无保管物。
story-freeze = { $date }起冻结（{ $approver }）：{ $reason }。
story-thaw = { $date }解除冻结（{ $approver }）：{ $reason }。
story-found = { $copy }已于{ $date }找到：{ $how }。
story-reported = { $copy }下落不明，已于{ $date }报告：{ $how }。

ui-custody-carried = 携出：{ $holder }
ui-custody-sealed = 已封装待销毁
ui-custody-returned = 已清退：{ $holder }
ui-custody-destroyed = 已销毁
ui-state-carried = 携出
ui-state-sealed = 待销
ui-state-returned = 清退
ui-state-destroyed = 销毁

finding-confirmation = 第{ $seq }笔写明{ $account }在场确认，但签名不是本人的。

refusal-no-matter = 没有这一件办理事项。请核对年度和编号：{ $asked }
refusal-matter-over = 这一件已经办结或撤销，不能再改：{ $slot }
refusal-step-first = { $slot }还差一步，请先{ $step ->
    [draw] 造册
    [note] 补记
    [approve] 由主管领导批准
    [seal] 封装
    [set-out] 登记起运、外出
    [complete] 办结
   *[cancel] 撤销
}。
refusal-nothing-listed = 清单上一项也没有。请至少列入一项。
refusal-claimed = 第{ $copy }份已列入{ $slot }，办结或撤销之前不能另作他用：{ $title }
refusal-listed-twice = 第{ $copy }份在清单上列了两次。请去掉一次：{ $title }
refusal-frozen = 这份文件从{ $since }起冻结（{ $reason }），不得销毁、清退。解除冻结后再办：{ $title }
refusal-pages-missing = 第{ $copy }份缺页，不能销毁。请先查明缺页并报告：{ $title }
refusal-searched = 第{ $copy }份从{ $since }起查找未果。请先找到，或按规定报告：{ $title }
refusal-not-searched = 第{ $copy }份没有在查找：{ $title }
refusal-not-confirmed = 这一步要{ $role ->
    [requester] 经办人
    [approver] 主管领导
    [witness] 监督人
    [counter] 清点人
    [custodian] 保管人
    [giver] 移交人
    [receiver] 接收人
   *[supervisor] 监交人
}在场，用本人的口令确认（双人同屏确认）。
refusal-one-person-two-roles = { $name }已是{ $one }，不能同时是{ $other }。请换一个人。
refusal-not-a-leader = { $name }不是主管领导，不能批准。请由主管领导用本人的账户批准。
refusal-two-witnesses = 销毁须两人监销，现有{ $named }人。请再请一位监销人。
refusal-destruction-escorts = 送销须两人以上押运，现写明{ $named }人。请补写押运人。
refusal-no-designated-unit = 没有写明定点销毁单位的回执号，也没有写明自行销毁所用的设备。请填写其中一项。
refusal-recall-due = 这份文件应当清退，不得自行销毁（{ $slot }）：{ $title }
refusal-not-designated = 送外复制只能由定点单位承办。请填写该单位的定点资质：{ $unit }
refusal-consent-missing = 绝密件须经原发文机关或其上级同意才能复制、摘录。请填写同意函的文号。
refusal-supervision-missing = 送外复制须有人监督。请填写监督记录（原稿收回、份数、废品、电子文档）。
refusal-companions = 绝密件携带外出须两人以上同行，现写明{ $named }人。请补写随行人。
refusal-undecided = 清单上还有{ $n }项没有办理（收齐、留用或缺号说明）。请逐项办理后再交。
refusal-list-is-old = 造册以后保管物有变动，清单已不符。请撤销{ $slot }，重新造册。
refusal-no-person = 没有登记这个人。请先登记人员，或核对姓名：{ $asked }
refusal-still-holds = { $name }名下还有载体{ $carriers }份、钥匙密码{ $keys }项、专柜{ $cabinets }个，不能办理离岗。请先归还或办理交接。
refusal-has-left = { $name }已于{ $date }离岗，不能再经手涉密载体。请换一个人。
