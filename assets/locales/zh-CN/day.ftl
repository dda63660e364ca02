# 一天的事：合并办理、今日、首次使用、入口。

ui-story-batch = 一并办理：{ $steps }
ui-story-then = { $before }{ $after }

today-n = 待办 { $n } 件
today-date = { $day } 星期{ $weekday ->
    [1] 一
    [2] 二
    [3] 三
    [4] 四
    [5] 五
    [6] 六
   *[7] 日
}
today-just-type = 直接打字即可查找文件
today-nothing = 今天没有待办。
today-new = 库里还没有文件
today-new-how = 从收文登记开始，或先把旧登记簿转入。
today-group = { $group ->
    [reading] 传阅在外，今天应收回（{ $n }）
    [loans] 借阅到期：已逾期及 { $days } 天内到期（{ $n }）
    [cards] 传阅未完，待送下一位（{ $n }）
    [unplaced] 未入柜（{ $n }）
    [ending] 保密期限 { $days } 天内届满（{ $n }）
   *[rejects] 上次转入退回（{ $n }）
}
today-hint = { $group ->
    [reading] 回车收回
    [loans] 回车归还
    [cards] 回车送阅
    [unplaced] 回车入柜
    [ending] 回车查看，届满前办理解密或延期
   *[rejects] 回车查看退回的文件
}
today-more = 另有 { $n } 件未列出
today-overdue = 逾期 { $days } 天
today-due-today = 今天到期
today-due = { $due } 到期
today-no-day = { $since } 借，未定还期
today-next = 下一位：{ $reader }
today-read = 已阅 { $read }/{ $readers }，{ $since } 起
today-ends = { $ends } 届满
today-read-it = 查看
today-rejects = 转入退回的行
today-rejects-what = 上次转入“{ $source }”有 { $n } 行被退回，写在这个文件里。改好后再转入一次即可，已转入的不会重复：{ $file }
today-rows = { $n } 行
