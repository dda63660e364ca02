# 标签：贴在载体、地点、来文首页、销毁袋上，在窗口里选、排、打印

labels-command = 标签…
labels-title = 标签
labels-keys = 方向键选起始位置，回车确定；再按一次回车看预览。数字键换种类，N 换新的一张，G 试印格线。
labels-what = 贴在
labels-of = { $of ->
    [copies] 文件各份
    [places] 室、柜、层
    [stamps] 收文首页
   *[bags] 销毁袋
  }
labels-which = 哪些
labels-all = 全部
labels-year = { $year }年
labels-chosen-documents = 所选 { $n } 份文件
labels-chosen-document = { $name }
labels-chosen-copy = { $name } 的所选一份
labels-within = { $place }及其中
labels-matter = { $slot }
labels-sheet = 标签纸
labels-sold = { $columns }列×{ $rows }行　{ $width }×{ $height } 毫米
labels-custom = 自定尺寸
labels-measure = { $measure ->
    [columns] 列数
    [rows] 行数
    [width] 标签宽
    [height] 标签高
    [left] 左边距
    [top] 上边距
    [gap_x] 列间距
   *[gap_y] 行间距
  }
labels-flaw = { $flaw ->
    [narrow] 标签太窄，印不下条码：至少 35 毫米宽。
    [low] 标签太矮，印不下条码和数字：至少 21 毫米高。
   *[off] 这些标签超出了 A4 纸（210×297 毫米）。
  }
labels-first = 从第几枚开始
labels-first-at = 从第 { $n } 枚开始，前面的已用。点一下图上的空位可改。
labels-first-new = 从整张开始。用过几枚的，点一下图上第一个空位。
labels-new-sheet = 换新的一张
labels-offset = 打印机偏差
labels-offset-none = 还没有用过打印机；在预览里选打印机，在“校准”里填偏差。
labels-offset-of = { $printer }，竖页：
labels-grid = 试印格线
labels-grid-hint = 用白纸印出格线，与标签纸叠着对光看；有偏差就填在上面
labels-preview = 预览打印
labels-sum = 共 { $n } 枚，用 { $sheets } 张纸
labels-reading = 正在读簿，已有 { $n } 枚…
labels-none = 没有要印的：已退、已销、已发出的不印标签。
labels-unrecorded = 打印标签不记流水。打印或存成 PDF 后，记住这张纸用到哪里。
labels-name = 标签：{ $of }
labels-name-grid = 标签格线
labels-cell-used = 第 { $n } 枚，已用
labels-cell-free = 第 { $n } 枚，空
labels-cell-printed = 第 { $n } 枚：{ $head }
