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
