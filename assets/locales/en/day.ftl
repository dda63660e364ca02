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
    [carried] Carried out and not back yet ({ $n })
    [searches] Missed by a count, searched for ({ $n })
    [matters] Matters waiting for a step ({ $n })
    [cards] Circulations waiting for the next reader ({ $n })
    [unplaced] On no shelf ({ $n })
    [lacking] Without person, cabinet or room ({ $n })
    [ending] Secrecy ends within { $days } days ({ $n })
   *[rejects] Rejected by the last import ({ $n })
}
today-hint = { $group ->
    [reading] Enter fetches it
    [loans] Enter gives it back
    [carried] Enter records the return
    [searches] Enter ends the search
    [matters] Enter opens the matter
    [cards] Enter takes it to the reader
    [unplaced] Enter shelves it
    [lacking] Enter goes to the place
    [ending] Enter shows it; declassify or extend before the end
   *[rejects] Enter shows the file with the rows
}
today-more = { $n } more are not listed
today-overdue = { $days ->
    [one] { $days } day overdue
   *[other] { $days } days overdue
}
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

door-welcome = No vault was opened here yet. A vault is a folder with all the registers of a unit in it, encrypted.
door-recent = Vaults opened lately
door-forget = Remove
door-forget-what = Removes it from this list only; the vault stays as it is.
door-gone = There is no vault in this folder now. It was moved, or its drive is not plugged in.
door-new-what = First use: the unit, the accounts, where things lie.
door-sample-what = A year of an invented branch, to try things out.
command-new-vault = New vault…
command-sample = Look at the sample
command-doors = Other vaults…
command-pick-place = Choose a folder…

first-step = New vault { $n }/3: { $step ->
    [unit] unit and folder
    [accounts] accounts and passwords
   *[places] places
}
first-step-what = { $step ->
    [unit] The vault is a folder on this computer or on a confidential drive; back it up as a whole.
    [accounts] The password is the only key to the vault. It cannot be recovered.
   *[places] One a line: room, cabinet, shelf. It can be left for later.
}
first-unit = Name of the unit
first-folder = Folder of the vault
first-folder-name = tiegui
first-with-leader = An account for the leader in charge as well (to look and review)
first-places = Room/cabinet/shelf
first-places-hint = Room 1/Cabinet 1/Shelf 1
first-places-n = Places: { $n }
first-back = Back
first-on = Next
first-found = Create the vault
first-no-unit = Enter the name of the unit; it is printed on the cover of every register.
first-no-folder = Enter the full path of a folder, or use “Choose a folder…”.
first-too-deep = A place has at most three levels: room, cabinet, shelf. Shorten it: { $path }
account-name = { $who ->
    [leader] Name of the leader
   *[secretary] Name of the secretary
}
account-password = Password
account-again = Once more
account-password-what = At least 8 characters; with Secret documents at least 10, of letters, digits and signs.
account-strength = { $strength ->
    [too-short] Too short
    [weak] Weak: a pattern, or one kind of characters
    [fair] Fair: enough for Confidential
   *[strong] Strong
}
account-differs = The two passwords differ.
account-no-name = { $who ->
    [leader] Enter the name of the leader, or leave out the account.
   *[secretary] Enter the name of the secretary.
}
account-too-short = A password has at least { $n } characters. Make it longer.
founding = { $stage ->
    [key] Making the keys…
    [leader] Opening the leader’s account…
    [places] Setting up the places…
    [sample] Writing the year of the sample…
   *[opening] Opening…
}
founding-unfinished = The vault is there, but one thing was not done; do it after signing in. { $why }
founding-sample = This is the sample vault. Unit and people are invented; try whatever you like. After locking, its password is { $password }
founding-title = New vault
sign-in-sample = The sample’s password: { $password }
