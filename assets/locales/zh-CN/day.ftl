# 一天的事：合并办理、今日、首次使用、入口。

ui-story-batch = 一并办理：{ $steps }
ui-story-then = { $before }{ $after }
