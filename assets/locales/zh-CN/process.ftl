# 办理事项的界面。

process-heading = 办理事项
process-all-kinds = 全部
process-with-over = 含已办结
process-list-keys = ←→ 换种类　Enter 打开
process-none-yet = 还没有办理事项。
process-none-open = 没有未办结的事项。
process-status = 未办结 { $open } 件，共 { $n } 件
process-column-number = 编号
process-column-about = 事由
process-column-items = 项数
process-column-step = 已办
process-column-waits = 待办
process-step = { $step ->
    [draw] { $kind ->
        [destruction] 造册
        [count] 开始清点
        [handover] 开始交接
        [recall] 登记清退通知
       *[other] 申请
    }
    [note] 补记
    [approve] 批准
    [seal] 封装
    [set-out] { $kind ->
        [destruction] 送销
       *[other] 外出
    }
    [complete] { $kind ->
        [destruction] 销毁
        [carry-out] 返回核验
        [copying] 复制登记
        [recall] 清退
       *[other] 办结
    }
   *[cancel] 撤销
}
process-step-done = { $step ->
    [draw] { $kind ->
        [destruction] 已造册
        [count] 清点中
        [handover] 交接中
        [recall] 已登记通知
       *[other] 已申请
    }
    [note] 已补记
    [approve] 已批准
    [seal] 已封装
    [set-out] { $kind ->
        [destruction] 已送销
       *[other] 已外出
    }
    [complete] { $kind ->
        [destruction] 已销毁
        [carry-out] 已返回
        [recall] 已清退
       *[other] 已办结
    }
   *[cancel] 已撤销
}
process-waits = 待{ $step }
process-due = { $step }，{ $day }到期
process-overdue = { $step }，{ $day }逾期
process-over = 已办结
process-cancelled = 已撤销
process-now = 现在办理

process-open = 打开事项
process-print = 打印表册
process-page-keys = 字母键办理各步；↑↓ 选清单，Enter 打开文件
process-gone = 没有这一件办理事项。
process-why-no-matter = 请先打开一件办理事项。
process-list-is-fixed = 批准以后，清单不再改动。
process-no-way-back = 封装、外出以后，不能再撤销。
process-step-taken = { $step ->
    [approve] 已经批准。
    [seal] 已经封装。
    [set-out] 已经起运、外出。
   *[other] 已经办过。
}
process-facts = 表上所载
process-taken = 经过
process-taken-step = { $date }　{ $step }　{ $actor }（第{ $seq }笔）
process-stood-by = 在场确认：{ $by }
process-column-no = 序号
process-column-what = 名称
process-column-now = 现状
process-count = { $n }件
process-thing = { $kind }：{ $name }
process-bag = 袋号{ $bag }
process-grams = { $kilos }千克
process-needs = { $task ->
    [seal_destruction] 封装：写明封签号。封装以后，清单上的载体只能销毁。
    [escort_destruction] 送销：写明定点销毁单位和两名以上押运人。
   *[other] {""}
}
process-needs-leader = 批准：由主管领导在场，用本人口令确认。可批准：{ $names }。
process-no-leader = 批准：本单位还没有另一位主管领导的账户，不能批准。请先在“设置”（Ctrl+0）里增开账户。
process-needs-receipt = 写明定点单位的回执号
process-needs-equipment = 在本单位销毁要写明所用设备
process-needs-witnesses = 销毁：{ $needs }；两名监销人在场，各用本人口令确认。可监销：{ $names }。
process-no-witnesses = 销毁：{ $needs }；要两名监销人各用本人口令确认，现有的账户不够。请先在“设置”（Ctrl+0）里增开账户。

process-task = { $task ->
    [draw_destruction] 销毁造册
    [add_to_destruction] 补入清单
    [approve_matter] 批准
    [seal_destruction] 封装
    [escort_destruction] 送销
    [destroyed] 销毁登记
    [cancel_matter] 撤销事项
    [draw_copying] 复制申请
    [make_copies] 复制登记
    [draw_carry_out] 外出申请
    [set_out] 登记外出
    [bring_back] 返回核验
    [draw_recall] 清退通知登记
    [draw_collection] 向下清退
    [note_recall] 清退注明
    [hand_in] 清退移交
    [draw_count] 开始清点
    [complete_count] 清点签认
    [draw_handover] 开始交接
    [complete_handover] 交接签认
    [leave] 离岗登记
    [freeze] 冻结、解冻
   *[end_search] 查找完结
}
process-field = { $field ->
    [carriers] 载体
    [things] 其他物品
    [kind] 种类
    [name] 名称
    [copies] 份号
    [count] 数量
    [bag] 袋号
    [grams] 重量（克）
    [method] 销毁方式
    [seal] 封签号
    [unit] 承办单位
    [escorts] 押运人
    [witnesses] 监销人
    [site] 地点
    [receipt] 回执号
    [equipment] 销毁设备
    [applicant] 申请人
    [extract] 摘录内容
    [license] 定点资质
    [made_by] 承办人
    [supervision] 监督记录
    [bearer] 携带人
    [companions] 随行人
    [due] 期限
    [destination] 目的地
    [container] 包装和保密措施
    [route] 路线
    [transport] 交通方式
    [check] 核验情况
    [from] 交回单位
    [of_year] 年度
    [notice] 通知文号
    [time_slot] 时段
    [outcome] 注明
    [numbers] 清单序号
    [note] 说明
    [giver] 移交人
    [receiver] 接收人
    [scope] 范围
    [person] 人员
    [counter] 清点人
    [custodian] 保管人
    [missing] 未见序号
    [strays] 他处载体
    [elsewhere] 错位
    [no] 序号
    [supervisor] 监交人
    [post] 岗位
    [differences] 差异说明
    [basis] 依据
    [on_hold] 办理
    [found] 结果
   *[how] 经过
}
process-on-hold = { $held ->
    [true] 冻结
   *[false] 解除冻结
}
process-found = { $found ->
    [true] 已找到
   *[false] 已按遗失报告
}
process-done = { $what }已登记：{ $slot }
process-done-entry = { $what }已登记（第{ $seq }笔）
process-listed = 清单共 { $n } 项
process-more-rows = 另有 { $n } 项

process-what = { $verb }　{ $slot }
process-confirm = 双人同屏确认
process-confirm-what = 将登记：{ $what }
process-confirm-how = 这一步不能一人办理。请下列人员到场，看过屏幕上的内容，各输入本人口令。口令只用来确认这一笔，随即清除。
process-who = { $role }是谁（↑↓ 换人）
process-password = { $role }{ $name }的口令
process-confirmed = { $role }{ $name }已确认
process-confirm-go = 确认并登记
process-confirming = 正在核对口令…
process-wrong = { $name }：{ $why }
process-no-account = { $role ->
    [approver] 这一步要主管领导在场确认，但本单位还没有另一位主管领导的账户。请先在“设置”（Ctrl+0）里增开账户。
   *[other] 这一步要写明的人各用本人的账户在场确认。请写账户的名字；没有账户的，先在“设置”（Ctrl+0）里增开。
}

process-scope = { $scope ->
    [place] 一处地点
    [person] 一个人
   *[everything] 全部
}
process-hint-numbers = 不填即全部在库而未注明的；或 3、5-7
process-hint-missing = 全部见到则不填；或 3、5-7
process-scan = 扫码清点
process-scanning = 扫码：{ $slot }
process-scan-how = 扫标签，或输入标签数字、清单序号后回车。先扫地点标签，可查出错位。随时可退出，已扫的都记着。F8 签认，Esc 退出。
process-scan-field = 标签数字
process-scan-in = 标签数字（正在{ $place }）
process-scan-item = { $no }. { $name }　{ $copy }
process-scan-here = 在　{ $what }
process-scan-wrong = 错位　{ $what }，应在{ $place }
process-scan-again = 已扫过　{ $what }
process-scan-foreign = 不在清单上　{ $name }　{ $copy }，账上在{ $now }
process-scan-place = 现在清点：{ $place }
process-scan-unknown = 不是本库的标签：{ $digits }
process-scan-seen = 清单 { $all } 项，已见 { $seen } 项
process-scan-missing = 尚未见到（{ $n }）
process-bucket = { $bucket ->
    [here] 在
    [elsewhere] 错位
    [missing] 未见
   *[foreign] 不在清单上
}
process-held = 从{ $since }起冻结（{ $reason }）：不得销毁、清退。
process-with-copy = 所选 { $copy }：
process-today = { $slot }　{ $reason }
process-items = { $n }项
process-go-on = 办理
process-search-until = 限{ $day }前找到
process-search-reported = { $day }已报告
process-people-carries = 携出
process-carried-until = 携出，{ $due }前返回
process-story-listed = { $copies }列入{ $slot }，清单共{ $n }项。
process-story-step = { $slot }：{ $step }，{ $date }。
process-story-step-confirmed = { $slot }：{ $step }，{ $date }。在场确认：{ $by }。
process-from-to = { $giver }移交{ $receiver }
process-recalled = { $issuer }{ $year }年文件
process-confirm-leave = 返回修改
process-scan-no-number = 清单上没有序号 { $no }
process-numbers-are = 共 { $n } 项
process-no-paper = 这里没有可打印的表册。
process-unrecorded = 事项的表册内容已在流水中，打印不再记入流水。
process-paper = { $paper ->
    [copying] 复印登记簿
    [destruction-register] 销毁登记簿
   *[ledger] 涉密载体台账
}
process-spot-check = 抽查单
process-coverage = { $all }；今年已清点 { $counted } 份，应清点 { $of } 份
