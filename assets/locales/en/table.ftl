# Registers, the page of a document, the circulation card.

table-open-card = Open the card
table-open-document = Open the document
table-card = Card
table-because = { $reason } Under { $article }.

table-row = No. { $number }
table-row-menu = What can be done
table-marked = { $n } selected
table-marked-hidden = { $n } of them not in this list
table-marked-many = At most { $most } lines at once; select fewer
table-batch = { $verb } ({ $n })
table-unmark = Deselect
table-unmark-hint = Deselect all (Esc). Space selects a line, Shift+↑↓ a range, Ctrl+A all
table-no-copies = The selected lines have no copy for this

table-columns = Columns
table-columns-reset = As they were
table-column-right = Move { $name } right
table-column-left = Move { $name } left
table-column-returned = Returned
table-column-readers = Read
table-column-reader = Now with
table-column-since = Since
table-card-out = With a reader
table-card-overnight = Out overnight

table-filter-is = { $name }: { $value }
table-filter-all = All
table-filter-state = State
table-filter-unit = { $register ->
    [issuing] Recipient
    [lending] Department
   *[receiving] Issuer
}
table-filter-unit-hint = Find: { $name }
table-filter-days = Date
table-filter-from = From
table-filter-to = To
table-filter-clear = Clear filters ({ $n })
table-filter-clear-hint = Show all (Esc)
table-filter-found = { $listed } of { $all } lines
table-day-unread = No such date
table-days-today = Today
table-days-week = Last seven days
table-days-month = This month
table-days-last-month = Last month
table-days-year = This year
table-days-between = { $from } to { $to }
table-days-since = since { $from }
table-days-until = until { $to }
table-state = { $state ->
    [in-cabinet] In the cabinet
    [unplaced] Not shelved
    [lent] Lent
    [circulating] Circulating
    [issued] Issued
    [overdue] Overdue
   *[void] Void
}
table-nothing-passes = No line passes the filters. Esc shows all.

table-totals = { $lines } · { $copies } copies
table-totals-out = { $lines } · { $copies } copies, of them { $out }
table-total-lent = { $n } lent
table-total-reading = { $n } with readers
table-total-overdue = { $n } overdue

table-document-keys = ↑↓ choose a copy or a line, letters act, Enter does the first
table-digest = Digest of this entry: { $digest }
table-not-now = Not possible now with { $copy }:
table-not-now-because = { $deeds }: { $reason }
table-print-line = Print preview
table-on-paper = On paper
table-printed = page { $page }, printed { $at } (entry { $seq }), code { $code }
table-printed-full = page { $page }, full and sealed, printed { $at } (entry { $seq }), code { $code }
table-reprinted = page { $page } again, { $at } (entry { $seq }), code { $code }

card-title = Circulation card
card-registered = Received as
card-copies = Copies
card-proposal = Proposal
card-instruction = Instruction
card-instructed = { $name }: { $text }
card-no = No.
card-reader = Reader
card-duty = Duty
card-out-at = Out
card-back-at = Back
card-opinion = Opinion
card-reason = Reason
card-unplanned = { $name } (not planned)
card-leg = Leg { $n }, { $name }
card-minutes = still out, { $time }
card-span-minutes = { $minutes } min
card-span-hours = { $hours } h { $minutes } min
card-span-days = { $days } d { $hours } h
card-out-to = Out to { $name }
card-out-to-other = Out to somebody else…
card-all-have-read = Everybody on the card has read it.
card-back-from = Back from { $name }
card-end-why = End the circulation before all have read
card-asked-hint = may stay empty; Enter for the next field, Esc to leave it
card-recorded = Recorded as entry { $seq }.

why-struck = struck out with its void line
why-away = with { $holder } now
why-with-reader = with the reader { $reader } since { $since }; it comes back first, never from reader to reader; { $article }
why-not-lent = not lent
why-card-open = goes round on a card that is still open: { $slot }
why-no-card = has no open card
why-no-leg-open = with no reader now

story-instructed = ; instruction: “{ $words }”
