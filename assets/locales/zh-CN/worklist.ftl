# 今日待办清单（打印）

worklist-title = 待办清单
worklist-of = 待办清单 { $day }
worklist-command = 打印待办清单
worklist-number = 序号
worklist-what = 文件
worklist-copy = 份号、份数
worklist-who = 持有人
worklist-when = 期限
worklist-done = 办结
worklist-document = { $title }（{ $number }）
worklist-reminder = 本清单列有涉密文件名称，不得带出保密要害部位，用后销毁。
worklist-printed = { $at } { $by } 打印
worklist-unrecorded = 待办清单不是登记簿的页，打印不记流水。

# 表单：撤销清除
form-undo-discard = 撤销清除
