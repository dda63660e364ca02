# Printing, slips and bringing ledgers in, as the window says it

printing-stopped = The printing was stopped; nothing was printed.

printing-what = What to print
printing-pages = Pages
printing-printer = Printer
printing-new-pages = New pages of all books
printing-command-new = Print new pages
printing-only-new = New pages only
printing-all = All
printing-range = From
printing-from = First page
printing-to = to
printing-until = Last page
printing-range-hint = New pages before these are printed along: pages go to paper in order.
printing-nothing-new = No new pages: everything registered is on paper.
printing-looking = Looking for printers…
printing-no-printer = No printer is set up on this computer. Save a PDF and print it elsewhere.
printing-no-spooler = This computer has no printing system (CUPS). Save a PDF and print it elsewhere.
printing-refused = The printing system did not take it; nothing was printed. { $said }
printing-copies = Copies
printing-calibrate = Calibrate
printing-lies = { $across ->
    [0] Upright
   *[1] Landscape
  } pages on this printer are off by, kept for the next time:
printing-mm = { " " }mm
printing-shift-x = Sideways (+ right)
printing-shift-y = Up and down (+ down)
printing-scale = Scale
printing-test-page = Print test page
printing-test-hint = A page with a millimetre grid; it says how to measure
printing-print = Print
printing-stop = Stop
printing-reading = Reading the book
printing-laying-out = Laying out
printing-handing = Handing over
printing-sent = Handed to printer { $printer }
printing-recorded = { $done }. Recorded as entry { $seq }.
printing-not-recorded = { $done }, but not recorded: { $why }
printing-no-slip = Entry { $seq } has no slip: only lending, giving back, issuing, shelving and moving have one.
help-slip = Print the two-copy slips of this journal entry (lending, giving back, receipt for what was sent, shelving)
printing-slip = Print slip
printing-slip-of = Slip (entry { $seq })
printing-slip-unrecorded = Two copies; cut along the line. A slip is no page of a register; printing it is not recorded.
printing-no-slip-yet = Nothing was lent, given back, issued or shelved since you signed in; older slips are printed from the document’s story.

intake-command = Bring in a ledger…
intake-ledgers = Ledgers (xlsx, xls, ods, csv)
intake-asking = Choose the ledger’s file.
intake-reading = Reading…
intake-nothing = No file was chosen.
intake-register = Bring in as
intake-mapping = What each column holds (can be changed)
intake-column = Column { $column } holds
intake-example = For example: { $example }
intake-missing = Still missing: { $fields }
intake-no-header = No header was found on this sheet; it is left out.
intake-tried = Trial: { $imported } rows can be brought in, { $already } are on the books, { $rejected } cannot be. Nothing is written yet.
intake-done = { $imported } rows brought in; { $already } were on the books, { $rejected } were left out.
intake-skipped = Besides, { $blank } blank rows and { $other } sums, repeated headers and footers, which are no entries.
intake-row = Row
intake-cell = Cell
intake-reason = Why it cannot be brought in
intake-mend = Row { $row }, { $cell } “{ $field }”, change to:
intake-again = Try again
intake-enter = Bring in
intake-save = Save the rows left out
intake-saved = Saved: { $path }. Mend it there and bring that file in.
intake-none = No ledger is open.
intake-trying = Trying { $rows } rows…
intake-entering = Bringing { $rows } rows in…
