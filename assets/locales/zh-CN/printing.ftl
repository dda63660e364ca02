# 打印、凭单、导入账簿的界面用语

printing-stopped = 已停止打印，没有打出任何东西。
