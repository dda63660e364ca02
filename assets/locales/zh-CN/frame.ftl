# 桌面：导航、命令、各部分。

section = { $section ->
    [today] 今日
    [receiving] 收文
    [issuing] 发文
    [lending] 借阅
    [circulation] 传阅
    [documents] 文件
    [places] 地点
    [people] 人员
    [journal] 流水
   *[settings] 设置
}
menu-go = 前往
