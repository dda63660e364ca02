# 三专三铁：专人、专室、专柜；铁门、铁窗、铁柜；钥匙、密码。

post-place-kind = { $kind ->
    [room] 专室
    [cabinet] 专柜
   *[shelf] 层
}
post-lock = { $lock ->
    [key] 钥匙锁
    [combination] 密码锁
   *[both] 钥匙加密码
}
post-part = { $part ->
    [key] 钥匙
    [combination] 密码
    [spare-key] 备用钥匙
   *[spare-combination] 备用密码
}
post-lack = { $lack ->
    [unplaced] 还没有入柜
    [no-cabinet] 没有放进专柜
    [no-person] 没有专人
    [not-apart] 绝密没有专柜存放
    [cabinet-unfit] 专柜不够密级
    [no-iron-cabinet] 铁柜未落实
    [room-unfit] 专室不够密级
    [no-iron-door] 铁门未落实
    [no-iron-window] 铁窗未落实
   *[no-keyholder] 锁没有持有人
}


refusal-wrong-place = “{ $field }”要的是{ $wanted }，这里不是：{ $path }
refusal-other-room = 这个专柜不在{ $room }。请核对专室，或留空：{ $path }
refusal-no-facility = 还没有登记这里用的什么锁。请先登记三铁设施：{ $path }
refusal-no-such-part = 这里用的是{ $lock }，没有{ $part }。请核对，或先改三铁设施：{ $path }
refusal-not-sealed = { $part }在用，不能封存。只有备用钥匙、备用密码才写封存在谁处。
refusal-one-hand = { $name }已持有这把锁的{ $holds }，不能再持有{ $part }。请换一个人：{ $path }
refusal-two-in-charge = 这个专柜的{ $level }从{ $since }起已由{ $name }专管。请先解除原来的专管：{ $path }
refusal-nobody-in-charge = 这个专柜的{ $level }从{ $from }到{ $to }没有专人。请把起始日期接上，或写明原因：{ $path }
refusal-apart = 绝密须专柜存放，这个专柜已管{ $level }。请另用一个专柜：{ $path }
refusal-unfit = 这里最高只能存放{ $top }，不能存放{ $level }。请换一处，或先改三铁设施：{ $path }
refusal-own-deputy = { $name }不能代理自己。请另写一个代理人，或留空。
refusal-not-assigned = 这个专柜的这个密级现在没有专人：{ $asked }

story-set-facility = 登记三铁设施：{ $place }，{ $lock }，{ $since }起
story-give-key = { $place }的{ $part }由{ $holder }持有，{ $since }起{ $reason }
story-assign = { $place }的{ $level }由{ $person }专管，{ $since }起{ $deputy }
story-assign-deputy = ，代理人{ $deputy }
story-end-assign = { $place }的{ $level }不再由{ $person }专管，到{ $until }为止，原因：{ $reason }

help-place = 只打印这个专室或专柜：路径，如 机要室/1号柜
help-month = 下班检查单的月份，如 2026-03；不写时为本月

post-verb = { $verb ->
    [set_facility] 登记三铁设施
    [give_key] 登记钥匙密码持有人
    [assign] 指定专人
   *[end_assign] 解除专人
}
post-field = { $field ->
    [place] 专室或专柜
    [since] 起始日期
    [until] 终止日期
    [iron_door] 铁门
    [iron_window] 铁窗
    [iron_cabinet] 铁柜
    [lock] 锁具
    [top_level] 最高密级
    [remark] 备注
    [part] 哪一件
    [holder] 持有人
    [sealed_with] 封存在谁处
    [cabinet] 专柜
    [level] 密级
    [person] 专人
    [deputy] 代理人
    [department] 部门
   *[reason] 原因
}
post-iron = { $iron ->
    [true] 有
   *[false] 没有
}
post-stock = { $place } { $level }：{ $why }
post-paper = { $paper ->
    [specialties] 三专登记表
    [facilities] 三铁设施登记表
    [cabinet-sheet] 铁柜开启登记
   *[closing-check] 下班清桌锁柜检查单
}
post-unrecorded = 这张表由人签写，打印不记入流水。

places-view = { $view ->
    [map] 图
   *[list] 列表
}
places-lacking = 三专不全 { $n } 份
place-map-box = { $name }，{ $n } 份
place-map-level = ，{ $level }
place-map-lacking = ，三专不全 { $n } 份
place-fact = { $what ->
    [facility] 三铁设施
    [keys] 钥匙密码
   *[charge] 专人
}
place-none-recorded = 未登记
place-iron = { $what }：{ $is }
place-top = 最高{ $level }
place-since = { $what }（{ $since }起）
place-key = { $part }：{ $name }
place-key-sealed = { $part }：{ $name }，封存：{ $with }
place-charge = { $level }：{ $name }
place-charge-in = { $cabinet } { $charge }
place-charge-deputy = ，代理{ $deputy }
place-lack = { $lack }（{ $n } 份）
place-was = 到{ $until }：{ $what }{ $reason }
place-history = 变动记录（{ $n }）
place-print = 打印…
place-print-all = { $paper }（全部）

settings-level-from = { $key ->
    [specialties_from] 三专要求的最低密级
   *[irons_from] 三铁要求的最低密级
}
settings-level-source = { $key ->
    [specialties_from] 从这一密级起，每件载体都要有专人、专柜、专室，缺的在“今日”和“地点”标红。系行业惯例。
   *[irons_from] 从这一密级起，专室要有铁门、铁窗，专柜要是铁柜，锁要登记持有人。系行业惯例。
}
settings-level-change = 从“{ $from }”起改为从“{ $to }”起。这是流水中的一笔。
