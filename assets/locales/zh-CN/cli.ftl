# 命令行。

help-about = 铁柜：机关单位涉密载体登记（离线）。不带命令时打开窗口。
help-usage = 用法
help-commands = 命令
help-options = 选项
help-help = 显示帮助
help-version = 显示版本
help-vault = 库所在的文件夹
help-window-vault = 在窗口中打开这个库
help-user = 账户名；不写时用机要员的账户
help-password-file = 口令所在的文件；不写时读环境变量 TIEGUI_PASSWORD，再没有就当场询问
help-json = 以 JSON 回答，供程序读取
help-lang = 语言：zh-CN 或 en
help-demo = 建一个样例库（一个县支行的一年），打印四种登记、导出、核验，再打开窗口
help-dir = 样例放在哪个文件夹
help-no-window = 不打开窗口
help-init = 新建一个库
help-unit = 单位名称
help-account = 在库里增开一个账户
help-password = 改本人账户的口令（原口令打开库）
help-name = 新账户的名字
help-post = 岗位：secretary 机要员，leader 主管领导，witness 监督人员
help-new-password-file = 新账户口令所在的文件；不写时读环境变量 TIEGUI_NEW_PASSWORD，再没有就当场询问
help-new-password = 新口令所在的文件；不写时读环境变量 TIEGUI_NEW_PASSWORD，再没有就当场询问
help-import = 转入旧登记簿（.xlsx .xls .ods .csv）
help-register = 登记簿：receiving 收文，issuing 发文，lending 借阅，circulation 传阅卡
help-ledger = 旧登记簿文件
help-dry-run = 只试不转：说明能转入几行、退回几行和原因
help-record = 逐行办理：每行一个 JSON，从文件或标准输入读
help-record-file = 文件；不写时读标准输入
help-present = 在场确认的人和口令文件（可多次）：姓名=文件
help-print = 打印登记簿或传阅卡为 PDF
help-year = 年度；不写时为全部年度
help-document = 只打印这份文件的传阅卡：内部编号、文号或标题
help-spell-out = 自带字体没有的字用编码（〔U+20BB7〕）代替，照样打印
help-out = 写到哪个文件
help-export = 导出登记簿为 .xlsx 或 .csv
help-search = 查找文件
help-words = 汉字、全拼、首字母、文号或份号
help-due = 应收回而未收回的：送阅在外的和到期的借阅
help-on = 哪一天；不写时为今天
help-journal = 导出流水，每笔一行 JSON
help-verify = 核验：流水链、签名、重放、数据库
help-anchor = 留存凭证：笔数和摘要，中间用冒号

usage-missing = 缺少必填的参数：{ $argument }
usage-value = 参数 { $argument } 的值不对：{ $value }
usage-command = 没有这个命令：{ $command }
usage-unknown = 没有这个参数：{ $argument }
usage-wrong = 命令写得不对。
usage-see-help = 用 tiegui --help 查看用法。
usage-extension = 只能写成 .xlsx 或 .csv。请改文件名：{ $path }
usage-no-terminal = 没有终端可以输入口令。请用 { $option } 指定口令文件，或设环境变量 { $variable }。
usage-document-cards = --document 只用于传阅卡（--register circulation）。

ask-password = 口令：
ask-new-password = 新口令：
ask-password-again = 再输一遍：
ask-password-for = { $name } 的口令：
password-weak = 提示：口令不足{ $n }个字符。处理机密级信息的，口令应在{ $n }个字符以上并定期更换。

file-named-failed = 文件读写失败（{ $cause }）。请检查磁盘、权限和路径：{ $path }
ledger-unreadable = { $cause }（{ $path }）
guard-failed = 没有装上网络封闭，本机系统可能过旧：{ $cause }
window-no-display = 这里没有图形界面，窗口打不开。请在桌面环境中运行，或使用命令（tiegui --help）。
window-failed = 窗口打不开：{ $cause }
panicked = 程序出了意外，已停止；已经记入的都在，正在填写的没有记入。请重新打开：{ $cause }

init-done = 已为“{ $unit }”建库，账户“{ $user }”。文件夹：{ $path }
password-done = 口令已改，原口令不再有效：{ $name }
account-done = 已开立账户：{ $name }

import-mapping = 工作表“{ $sheet }”各栏对应：
import-unused = （不用）
import-done = 转入{ $n }行，原已在册{ $already }行，退回{ $rejected }行。
import-dry-run = 试转：可转入{ $n }行，原已在册{ $already }行，退回{ $rejected }行。没有写入任何内容。
import-rejected = 第{ $row }行 { $cell }：{ $reason }
import-rejects-file = 退回的行已写到这个文件，改好后可再次转入：{ $path }
export-done = 已导出{ $n }行：{ $path }
print-done = 已打印{ $n }页：{ $path }
print-nothing = 没有可打印或导出的内容。请核对登记簿和年度。

record-unreadable = 这一行看不懂（第{ $column }列）。请按说明书改正：{ $cause }

search-nothing = 没有找到：{ $words }
due-nothing = 到{ $date }没有应收回而未收回的。
due-reading = { $person } 处：{ $title }（第{ $copy }份），{ $since } 送阅，尚未收回
due-loan = { $person } 处：{ $title }（第{ $copy }份），应于 { $due } 归还
due-loan-open = { $person } 处：{ $title }（第{ $copy }份），未写应还日期

journal-done = 已导出流水{ $n }笔：{ $path }
anchor = 留存凭证 { $seq }:{ $digest }
verify-clean = 核验通过：{ $n }笔流水相接、签名属实、重放一致，数据库完好。
verify-failed = 核验没有通过，发现{ $n }处：

demo-making = 正在建样例库：{ $path }
demo-printed = 打印和导出：
demo-vault = 样例库：{ $path }
demo-user = 账户：{ $user }
demo-password = 口令：{ $password }
demo-password-environment = 口令：环境变量 TIEGUI_PASSWORD 的值
demo-line = 样例第{ $line }行没有办成。
help-printed = 登记簿：receiving 收文，issuing 发文，lending 借阅，circulation 传阅卡，labels 标签；事项：count 清点，copying 复印登记、送外复制，carry-out 外带，recall 清退，destruction-approval 销毁审批表，destruction-list 销毁清册，destruction-register 销毁登记簿，handover 移交；ledger 涉密载体台账；专管：specialties 三专登记表，facilities 三铁设施登记表，cabinet-sheet 铁柜开启登记，closing-check 下班检查单
help-labels-of = 标签贴在：copies 文件各份，places 室、柜、层，stamps 来文首页（收文章），bags 销毁袋
help-sheet = 标签纸：3x8 3x7 2x7 2x5 4x11 5x13，或自量“列x行,宽x高,左,上,横隙,纵隙”（毫米）
help-first = 从第几张标签起打（前面的已用掉）
help-grid = 只打标签纸的格子，用来对位
usage-sheet = 没有这种标签纸。请用 { $names }，或写“列x行,宽x高,左,上,横隙,纵隙”，单位毫米，宽不小于 34，不超出 A4。
help-matter = 只打这一件事项，例如 2026-3
usage-matter = --matter 写年-号，例如 2026-3；只用于清点、复制、外带、清退、销毁审批表、销毁清册、移交和销毁袋标签。
