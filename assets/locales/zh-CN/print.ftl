# 不能打印的原因。

print-missing-glyph = 自带字体里没有“{ $character }”这个字（U+{ $code }），没有打印。请核对这个字；确是此字的，用 print --spell-out 以编码代替打印。
print-in-row = 第{ $number }号：{ $cause }
print-row-too-tall = 第{ $number }号内容太长（需{ $needed }毫米，一页只有{ $available }毫米），没有打印。请缩短备注等内容。
print-head-too-tall = 传阅卡上部内容太长（需{ $needed }毫米，一页只有{ $available }毫米），没有打印。请缩短标题或意见。
print-layout = 页面排不下，没有打印：{ $cause }
print-assemble = PDF 没有生成：{ $cause }
print-label = 标签太小，放不下条码（{ $payload }）。请换大一号的标签纸。
