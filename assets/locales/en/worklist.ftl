# The worklist of the day, on paper

worklist-title = Worklist
worklist-of = Worklist { $day }
worklist-command = Print the worklist
worklist-number = No.
worklist-what = Document
worklist-copy = Copy
worklist-who = With whom
worklist-when = When
worklist-done = Done
worklist-document = { $title } ({ $number })
worklist-reminder = This list names confidential documents: keep it in the secure rooms and destroy it after use.
worklist-printed = Printed { $at } by { $by }
worklist-unrecorded = The worklist is no page of a register; printing it is not recorded.

# Forms: what was cleared comes back
form-undo-discard = Undo clearing
