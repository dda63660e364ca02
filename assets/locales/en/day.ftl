# The day: batches, today, the first start, the door.

ui-story-batch = In one batch: { $steps }
ui-story-then = { $before } { $after }

today-n = To do: { $n }
today-date = { $weekday ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
}, { $day }
today-just-type = Just type to find a document
today-nothing = Nothing to do today.
today-new = No documents yet
today-new-how = Begin with receiving, or bring in the old ledgers first.
today-group = { $group ->
    [reading] With readers, to be fetched today ({ $n })
    [loans] Loans overdue or due within { $days } days ({ $n })
    [cards] Circulations waiting for the next reader ({ $n })
    [unplaced] On no shelf ({ $n })
    [ending] Secrecy ends within { $days } days ({ $n })
   *[rejects] Rejected by the last import ({ $n })
}
today-hint = { $group ->
    [reading] Enter fetches it
    [loans] Enter gives it back
    [cards] Enter takes it to the reader
    [unplaced] Enter shelves it
    [ending] Enter shows it; declassify or extend before the end
   *[rejects] Enter shows the file with the rows
}
today-more = { $n } more are not listed
today-overdue = Overdue by days: { $days }
today-due-today = Due today
today-due = Due { $due }
today-no-day = Lent { $since }, no day set
today-next = Next: { $reader }
today-read = Read { $read }/{ $readers }, since { $since }
today-ends = Ends { $ends }
today-read-it = Show
today-rejects = Rows that the import rejected
today-rejects-what = The last import, of “{ $source }”, rejected rows: { $n }. They are in the file below: mend them and import it again; rows already brought in are not repeated. File: { $file }
today-rows = rows: { $n }
