# 通用：产品、错误、核验。

refused = { $message }（依据：{ $article }）

store-disk-full = 磁盘已满，这一笔没有记入。请腾出空间后重办。
store-database = 数据库出错，这一笔没有记入。请重试；仍然出错的，运行核验（verify）：{ $cause }
store-event = 第{ $seq }笔流水读不懂。请运行核验（verify）：{ $cause }
store-value = 数据库中有本程序不认识的内容。请运行核验（verify）：{ $column }
store-read-back = 第{ $seq }笔写入后读回不一致，已撤销。请检查磁盘。
store-unfit = 这一笔与账上现状不符，没有记入。请运行核验（verify）：{ $what }
no-randomness = 系统没有提供随机数，无法加密。请重新启动电脑后再试。
file-failed = 文件读写失败。请检查磁盘和权限：{ $cause }

keys-missing = 没有找到钥匙文件 vault.keys。请核对文件夹，或从备份取回。
keys-damaged = 钥匙文件 vault.keys 两份都已损坏。请从备份取回这两个文件。
keys-foreign = vault.keys 不是铁柜的钥匙文件。请核对文件夹。
keys-newer = 钥匙文件由更新的程序写成（格式{ $found }）。请升级本程序。
keys-no-account = 没有这个账户。请核对用户名。
keys-wrong-password = 口令不对。请核对用户名、大写锁定和输入法后再输。

open-no-vault = 这个文件夹里没有库。请核对文件夹，或新建：{ $path }
open-missing = 库里缺少文件。请从备份取回：{ $path }
open-in-use = 这个库正被另一个程序打开。请先关闭那一个。
open-in-use-process = 这个库正被另一个程序打开（进程 { $process }，自 { $since } 起）。请先关闭那一个。
open-in-use-by = 这个库正由 { $login } 打开（进程 { $process }，自 { $since } 起）。请先关闭那一个。
open-locked = 钥匙打不开登记库 register.db：它属于另一个库，或文件头已损坏。请从备份取回 register.db。
open-foreign = register.db 不是铁柜的登记库。请从备份取回。
open-newer = 登记库由更新的程序写成（版本{ $found }，本程序认识到{ $known }）。请升级本程序。
open-damaged = 登记库已损坏，没有打开。请从备份取回 register.db：{ $cause }
open-not-encrypted = 本程序没有装入加密数据库，拒绝运行。请重新安装。
open-check = 上次没有正常关闭，全面核验没有通过，没有打开。请从备份取回。
    { $findings }
open-exists = 这个文件夹里已经有库。请另选文件夹：{ $path }

finding-damage = 数据库文件损坏（{ $check }）：{ $finding }
finding-order = 应是第{ $due }笔，却是第{ $found }笔：流水有缺失、重复或错序。
finding-leaf = 第{ $seq }笔的内容与当时记入的不同。
finding-digest = 第{ $seq }笔的摘要与前一笔接不上。
finding-short = 流水只到第{ $last }笔，没有留存凭证所记的第{ $anchor }笔。
finding-anchor = 第{ $seq }笔与留存凭证所记的不同。
finding-signature = 第{ $seq }笔的签名不是经办账户的。
finding-actor = 第{ $seq }笔的经办账户没有开立：{ $actor }
finding-entry = 第{ $seq }笔不能重放：{ $why }
finding-state = 表的内容与流水重放的结果不同：{ $table }
finding-unreadable = 读取失败：{ $why }
