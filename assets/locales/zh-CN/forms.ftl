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
