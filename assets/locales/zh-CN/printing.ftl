# 打印、凭单、导入账簿的界面用语

printing-stopped = 已停止打印，没有打出任何东西。

printing-what = 打印内容
printing-pages = 页
printing-printer = 打印机
printing-new-pages = 各簿新页
printing-command-new = 打印新页
printing-only-new = 只打新页
printing-all = 全部
printing-range = 第
printing-from = 起始页
printing-to = 至
printing-until = 终止页
printing-range-hint = 前面还没打印过的新页会一并打印：页须按顺序上纸。
printing-nothing-new = 没有新页：已登记的都已打印。
printing-looking = 正在查找打印机…
printing-no-printer = 本机没有设打印机。可以另存为 PDF，在别处打印。
printing-no-spooler = 本机没有装打印系统（CUPS）。可以另存为 PDF，在别处打印。
printing-refused = 打印系统没有接受，没有打印。{ $said }
printing-copies = 份数
printing-calibrate = 校准
printing-lies = { $across ->
    [0] 竖页
   *[1] 横页
  }在这台打印机上的偏差，记住到下次：
printing-mm = { " " }毫米
printing-shift-x = 左右（右为正）
printing-shift-y = 上下（下为正）
printing-scale = 缩放
printing-test-page = 打印校准页
printing-test-hint = 打出一张带毫米格的纸，照纸上说明用尺量
printing-print = 打印
printing-stop = 停止
printing-reading = 正在读簿
printing-laying-out = 正在排版
printing-handing = 正在送打印
printing-sent = 已交打印机 { $printer }
printing-recorded = { $done }。已记入流水第 { $seq } 笔。
printing-not-recorded = { $done }，但没有记入流水：{ $why }
printing-no-slip = 流水第 { $seq } 笔没有凭单：借出、归还、发文、入柜和移位才有。
help-slip = 打印这一笔流水的两联凭单（借阅、归还、发文回执、存放清单）
printing-slip = 打印凭单
printing-slip-of = 凭单（流水第 { $seq } 笔）
printing-slip-unrecorded = 一式两联，沿裁切线裁开。凭单不是登记簿的页，打印不另记流水。
printing-no-slip-yet = 本次登录后还没有借出、归还、发文或入柜；以前的凭单在文件详情的经过里补打。

intake-command = 导入账簿…
intake-ledgers = 账簿（xlsx、xls、ods、csv）
intake-asking = 请选择账簿文件。
intake-reading = 正在读取…
intake-nothing = 没有选择文件。
intake-register = 导入为
intake-mapping = 各栏对应（可改）
intake-column = { $column } 栏对应
intake-example = 例：{ $example }
intake-missing = 还缺：{ $fields }
intake-no-header = 这张表没有认出表头，不导入。
intake-tried = 试导入：可导入 { $imported } 行，已在簿上 { $already } 行，不能导入 { $rejected } 行。尚未写入。
intake-done = 已导入 { $imported } 行；原已在簿上 { $already } 行，未导入 { $rejected } 行。
intake-skipped = 另有空行 { $blank } 行，合计、重复表头、表尾 { $other } 行，不算登记。
intake-row = 行
intake-cell = 单元格
intake-reason = 不能导入的原因
intake-mend = 第 { $row } 行 { $cell } “{ $field }”，改为：
intake-again = 再试
intake-enter = 导入
intake-save = 另存不能导入的行
intake-saved = 已存：{ $path }。在表格里改好后再导入这个文件。
intake-none = 还没有打开账簿。
intake-trying = 正在试导入 { $rows } 行…
intake-entering = 正在导入 { $rows } 行…
