# 账户：增开、改口令。
command-open-account = 增开账户…
command-change-password = 改本人口令…
accounts-here = 正在使用
accounts-since = { $at } 设立
accounts-what = 批准、监销、清点、交接要别人用本人的账户在场确认，所以主管领导和监督人员各要有账户。增开账户记入流水；口令只有本人知道，忘了无法找回。
accounts-open-title = 增开账户
accounts-open-what = 账户只归一人。请新账户的本人到场，自己输入口令。
accounts-name = 姓名
accounts-post = 岗位
accounts-post-what = { $post ->
    [leader] 批准借阅、复制、外出、销毁，更正和作废时在场确认。
    [witness] 监销、监交、参加清点，用本人口令确认。
   *[secretary] 登记、保管，办理全部日常事项。
}
accounts-own-password = 口令由本人输入，别人不看、不代。
accounts-no-name = 请填写新账户本人的姓名。
accounts-open-go = 设立账户
accounts-leave = 不设立
accounts-opening = 正在生成密钥…
accounts-password-title = 改本人口令
accounts-password-whose = 账户：{ $name }
accounts-password-what = 改后原口令不再有效。以前的签名照样有效；用原口令的旧备份仍用原口令打开。
accounts-old-password = 原口令
accounts-new-password = 新口令
accounts-no-old = 请先输入原口令。
accounts-wrong-old = 原口令不对，口令没有改。请重新输入。
accounts-same-password = 新口令和原口令一样。请换一个。
accounts-password-go = 改口令
accounts-password-changing = 正在改…
accounts-password-changed = 口令已改。下次请用新口令打开。
