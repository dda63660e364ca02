# 不予办理：先说事实，再说怎样才行。

field = { $field ->
    [issuer] 来文机关
    [title] 标题
    [number] 文号
    [level] 密级
    [period] 保密期限
    [unit] 单位
    [user] 用户名
    [name] 姓名
    [password] 口令
    [date] 日期
    [at] 时间
    [due] 应还日期
    [due_on] 应还日期
    [returned_on] 归还日期
    [returned_by] 归还人
    [place] 存放地点
    [path] 地点
    [purpose] 用途
    [approver] 批准人
    [borrower] 借阅人
    [department] 部门
    [condition] 完好情况
    [pages] 页数
    [copies] 份数
    [printed] 印数
    [readers] 阅件人
    [reader] 阅件人
    [reason] 原因
    [value] 更正后的内容
    [attachments] 附件
    [urgency] 缓急
    [channel] 传递方式
    [seal] 封号
    [signed_by] 签收人
    [handled_by] 承办人
    [result] 办理结果
    [disposal] 清退、归档或销毁
    [drafted_by] 拟稿人
    [remark] 备注
    [since] 起始日期
    [until] 终止日期
    [person] 专人
    [holder] 持有人
    [sealed_with] 封存在谁处
    [lock] 锁具
    [room] 专室
    [cabinet] 专柜
    [iron_door] 铁门
    [iron_window] 铁窗
    [iron_cabinet] 铁柜
   *[other] { $field }
}

register-name = { $register ->
    [receiving] 收文登记簿
    [issuing] 发文登记簿
    [lending] 借阅登记簿
   *[circulation] 文件传阅卡
}
slot = { $year }年{ $register ->
    [receiving] 收文
    [issuing] 发文
    [lending] 借阅
   *[circulation] 传阅卡
}{ $volume ->
    [top-secret] （绝密册）
   *[ordinary] { "" }
}第{ $number }号

article-law = 《保守国家秘密法》第{ $n }条
article-regulation = 《保守国家秘密法实施条例》第{ $n }条
article-carriers = 《关于国家秘密载体保密管理的规定》（厅字〔2000〕58号）
article-bookkeeping = 登记簿规则
article-setting = 本单位设置（{ $key }）

refusal-missing = 没有填写{ $field }。请填写后再办。
refusal-unreadable = { $field }看不懂。请改写后再办：{ $value }
refusal-future = 日期还没有到。请核对日期或电脑时钟（今天是{ $today }）：{ $date }
refusal-before = { $field }太早。最早只能是{ $earliest }：{ $date }
refusal-no-document = 账上没有这份文件。请核对文号或标题：{ $asked }
refusal-many-documents = 账上有{ $n }份文件符合。请改用文件的内部编号：{ $asked }
refusal-no-copy = 这份文件没有这个份号。请核对份号（{ $copy }）：{ $title }
refusal-which-copy = 这份文件有{ $n }份，没有说明是哪一份。请写明份号：{ $title }
refusal-no-place = 没有设立这个存放地点。请先设立，或核对写法：{ $asked }
refusal-place-exists = 这个存放地点已经设立：{ $path }
refusal-no-line = 簿上没有这一行。请核对年度和编号：{ $slot }
refusal-no-setting = 没有这项设置，或者不能设成这个值：{ $asked }
refusal-account-exists = 已有同名账户。请换一个名字：{ $name }
refusal-package-broken = 封装破损，不能径行登记。请在“差错”中写明破损情况和已告知谁，再登记。
refusal-count-differs = 清单写{ $listed }份，实点{ $found }份。请重新清点；确有差错的，在“差错”中写明并告知发件单位，再登记。
refusal-period-without-secret = “{ $level }”不是国家秘密，不能标注保密期限和★。请去掉期限，或核对密级。
refusal-period-too-long = “{ $level }”的保密期限一般不超过{ $years }年。确有另行规定的，请填写依据。
refusal-copy-numbers-missing = “{ $level }”件每份都要有份号。来件未编号的，请先编号再登记（例如 1-3）。
refusal-copy-numbers-count = 份号有{ $numbers }个，份数是{ $copies }份，对不上。请核对。
refusal-copy-number-foreign = 这个份号不在印数之内，或已经发给别处。请核对份号：{ $copy }
refusal-ordinary-post = 涉密载体不得通过普通邮政、快递传递。请改用机要交通、机要通信或专人递送：{ $channel }
refusal-two-escorts = 绝密件专人递送须二人以上，现写明{ $named }人。请补写递送人。
refusal-sum-differs = 印数{ $printed }份，发出{ $sent }份、存档{ $filed }份、余存{ $remaining }份，合计不符。请核对。
refusal-not-here = 第{ $copy }份现不在柜中，在{ $holder }处。请先收回再办：{ $title }
refusal-none-here = 这份文件现在没有一份在柜中。请先收回再办：{ $title }
refusal-same-place = 已经存放在这里，不必再移：{ $path }
refusal-self-approval = 借阅人不能自己批准自己借阅。请由主管领导批准：{ $name }
refusal-reading-place = 绝密件须在指定场所阅读。请填写阅读地点。
refusal-not-lent = 第{ $copy }份没有借出，不能办理归还。请核对份号：{ $title }
refusal-return-for-another = 借阅人是{ $borrower }，不得托人归还。请由本人归还（来人：{ $returned }）。
refusal-pages-differ = 应有{ $expected }页，实点{ $found }页。请当面复点；确有缺页、多页的，在“差错”中写明并按规定报告。
refusal-leg-open = 这一份从{ $since }起在{ $reader }处，不得横传。请先收回，再送下一位。
refusal-no-leg-open = 这一份没有送阅在外，不能办理收回。请核对：{ $title }
refusal-other-reader = 这一份在{ $reader }处，不在{ $named }处。请核对阅件人。
refusal-not-on-card = { $reader }不在传阅范围内。确需阅知的，请填写批准人。
refusal-card-open = 这一份已有未传阅完的传阅卡。请先办完或终止：{ $slot }
refusal-no-card = 这一份没有未传阅完的传阅卡。请先开卡：{ $title }
refusal-line-void = 这一行已经作废：{ $slot }
refusal-not-an-entry = 这一行本身是更正、作废或补登，不能再改。请指明原来的一行：{ $slot }
refusal-field-not-here = 这种登记簿没有这一栏：{ $field }
refusal-same-value = 更正后的内容与原来一样，不必更正：{ $value }
refusal-field-filled = { $field }已经填有内容，不能补登。确有错误的，请办理更正：{ $value }
refusal-other-book = 更正{ $field }后应登记在另一册。请将这一行作废，到那一册重新登记。
refusal-has-history = 这一行的载体已经流转，不能作废。请用更正，或先收回载体：{ $slot }
refusal-not-a-recipient = 这一行没有发给这个单位。请核对单位名称：{ $unit }
refusal-receipt-back = 这个单位的回执已于{ $date }收到：{ $unit }
refusal-number-taken = 簿上这个编号已有别的内容。请核对编号：{ $slot }
refusal-no-carrier-then = 这几天没有一份在柜中可借。请核对日期和份号：{ $asked }
