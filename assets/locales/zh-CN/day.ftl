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
    [carried] 携带外出，尚未返回（{ $n }）
    [searches] 清点缺件，正在查找（{ $n }）
    [matters] 办理事项，待办下一步（{ $n }）
    [cards] 传阅未完，待送下一位（{ $n }）
    [unplaced] 未入柜（{ $n }）
    [lacking] 三专不全（{ $n }）
    [ending] 保密期限 { $days } 天内届满（{ $n }）
   *[rejects] 上次转入退回（{ $n }）
}
today-hint = { $group ->
    [reading] 回车收回
    [loans] 回车归还
    [carried] 回车办理返回核验
    [searches] 回车登记查找完结
    [matters] 回车打开事项
    [cards] 回车送阅
    [unplaced] 回车入柜
    [lacking] 回车到存放地点，补齐专人、专柜、专室
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

door-welcome = 还没有打开过库。库是一个文件夹，本单位的登记全在里面，已加密。
door-recent = 最近打开的库
door-forget = 移除
door-forget-what = 只从这个列表里移除，库本身不动。
door-gone = 这个文件夹里现在没有库。可能移走了，或移动盘没有插上。
door-new-what = 第一次使用：填单位、账户和存放地点。
door-sample-what = 一个虚构支行的一年登记，可以随意试用。
command-new-vault = 新建库…
command-sample = 看看样例
command-doors = 其他库…
command-pick-place = 选择文件夹…

first-step = 新建库 { $n }/3：{ $step ->
    [unit] 单位和文件夹
    [accounts] 账户和口令
   *[places] 存放地点
}
first-step-what = { $step ->
    [unit] 库放在本机或保密移动盘的一个文件夹里；备份时整个文件夹一起备份。
    [accounts] 口令是打开库的唯一钥匙，忘了无法找回。
   *[places] 每行一处，写到室、柜、层；现在不填，以后也可以设立。
}
first-unit = 单位名称
first-folder = 库的文件夹
first-folder-name = 铁柜
first-with-leader = 同时为主管领导开账户（查看、审阅）
first-places = 室/柜/层
first-places-hint = 一号保密室/1号铁柜/1层
first-places-n = { $n } 处
first-back = 上一步
first-on = 下一步
first-found = 建库
first-no-unit = 请填写单位名称，它印在每本登记簿的封面上。
first-no-folder = 请写出完整的文件夹路径，或点“选择文件夹…”。
first-too-deep = 存放地点最多写到室、柜、层三级。请改短：{ $path }
account-name = { $who ->
    [leader] 主管领导姓名
   *[secretary] 机要员姓名
}
account-password = 口令
account-again = 再输一遍
account-password-what = 至少 8 位；存有机密级的，至少 10 位，字母、数字、符号混用。
account-strength = { $strength ->
    [too-short] 太短
    [weak] 弱：有规律或只有一类字符
    [fair] 中：可用于秘密级
   *[strong] 强
}
account-differs = 两遍口令不一样。
account-no-name = { $who ->
    [leader] 请填写主管领导姓名，或不勾选为其开账户。
   *[secretary] 请填写机要员姓名。
}
account-too-short = 口令至少 { $n } 位。请加长。
founding = { $stage ->
    [key] 正在生成密钥…
    [leader] 正在为主管领导开账户…
    [places] 正在设立存放地点…
    [sample] 正在写样例的一年登记…
   *[opening] 正在打开…
}
founding-unfinished = 库已建好，但有一项没有办成，请登录后补办。{ $why }
founding-sample = 这是样例库，单位和人员都是虚构的，可以随意试用。锁定后再登录的口令：{ $password }
founding-title = 新建库
sign-in-sample = 样例库的口令：{ $password }
