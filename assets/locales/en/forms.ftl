# The entry forms.

form-verb = { $verb ->
    [receive] Receive
    [issue] Issue
    [receipt] Note a receipt
    [lend] Lend
    [give_back] Give back
    [circulate] Open a card
    [circulate_out] Bring to a reader
    [circulate_back] Fetch from a reader
    [circulate_end] End a circulation
    [shelve] Shelve
    [move] Move
    [correct] Correct
    [void] Void
    [supplement] Supplement
    [add_place] Set up a place
   *[add_person] Enter a person
}
form-record = Record
form-record-next = Record and next

form-field = { $field ->
    [date] Date
    [issuer] Issuing body
    [number] Number
    [title] Title
    [level] Level
    [period] Period
    [basis] Basis of period
    [copies] Copies
    [copy_numbers] Copy numbers
    [pages] Pages
    [channel] Channel
    [seal] Envelope no.
    [signed_by] Signed by
    [handled_by] Handled by
    [intact] Package
    [listed] Copies listed
    [discrepancy] Discrepancy
    [attachments] Attachments
    [urgency] Urgency
    [medium] Medium
    [remark] Remark
    [printed] Print run
    [recipients] Recipients
    [unit] Recipient
    [escorts] Carried by
    [filed] Copies filed
    [remaining] Remaining
    [approver] Approved by
    [drafted_by] Drafted by
    [document] Document
    [copy] Copy
    [borrower] Borrower
    [department] Department
    [purpose] Purpose
    [due] Due on
    [reading_place] Reading place
    [returned_by] Returned by
    [condition] Condition
    [place] Place
    [readers] Readers
    [name] Name
    [duty] Duty
    [proposal] Proposal
    [reader] Reader
    [at] Time
    [opinion] Opinion
    [instruction] Instruction
    [reason] Reason
    [field] Field
    [value] Corrected to
    [text] Text
   *[path] Place
}
form-signed-off = Signed off by
form-signed-there = Signed there by
form-supplemented = Text to add
form-person = Name
form-reason-left-out = Why left out
form-cell = { $field } (row { $row })
form-level = { $level ->
    [top-secret] Top secret
    [secret] Secret
    [confidential] Confidential
    [work] Work
    [trade] Trade
    [internal] Internal
   *[ordinary] Ordinary
}
form-intact = { $intact ->
    [true] Intact
   *[false] Broken
}
form-condition-good = 完好

form-hint = { $what ->
    [date] 20260305, 3.5, today
    [due] 3.9, +3
    [moment] now; or 9:30, 3.5 9:30
    [number] code〔year〕serial, any brackets
    [copies] 101-103, 105
    [copies-all] all; or 101-103
    [period] 10年, 6个月, 至2030年1月1日
    [document] number, title, initials, copy number
    [names] A, B
    [listed] as many as counted
    [place-before] where it was
   *[path] room/cabinet/shelf
}
form-hint-each = left empty: each by its borrower
form-hint-pages = pages counted; it has { $pages }
form-unclear = { $what ->
    [date] No such day. Write 20260305, 3.5, 3-5, today or yesterday.
    [due] No such day. Write 20260309, 3.9, or +3 for three days ahead.
    [moment] No such time. Write 9:30, or 3.5 9:30.
    [copies] These are no copy numbers. Write 101-103, 105.
    [copy] Write one copy number, such as 101.
    [count] Write a whole number.
    [period] This is no period. Write 10年, 6个月, 至2030年1月1日, or a condition.
    [level] Choose the level with 1 to 7.
   *[other] This cannot be read. Write it another way.
}
form-no-document = No document that this can be done to answers. Check number or title, or press ↓ and choose.
form-not-listed = This is not listed. Press ↓ and choose.
form-many-documents = Several documents answer. Press ↓ and choose one.
form-missing = { $field } is empty.
form-refused = { $message } ({ $article })
form-none-ticked = Nothing is ticked. Tick what it is about, above.
form-not-parsed = One of the fields is wrong. Check: { $cause }
form-batch-refused = Nothing was recorded, because of “{ $title }”: { $message }

form-copies-are = { $list }: { $n } { $n ->
    [one] copy
   *[other] copies
}
form-copies-more = { $n } more
form-number-known = This number is on the books already: { $title }
form-open-known = Show F8
form-stands-there = Now: { $value }
form-weekday = { $day ->
    [1] Mon
    [2] Tue
    [3] Wed
    [4] Thu
    [5] Fri
    [6] Sat
   *[7] Sun
}
form-until = until { $date }
form-day-off = A day off; the next working day is { $day }, { $weekday }.
form-sum = printed { $printed } = sent { $sent } + filed { $filed } + remaining { $rest }
form-sum-over = printed { $printed }, but sent { $sent } + filed { $filed }
form-row-another = Add a row
form-row-out = Take out row { $row }
form-rows-hint = Several at once: A, B; Alt+↑↓ moves a row
form-more = More…
form-less = Less
form-discard = Clear
form-discard-hint = Clears what was typed and not recorded
form-restored = What was not recorded last time is back
form-unfinished = Not finished:
form-not-here = “{ $verb }” is not possible for the line that is chosen.
form-put-away = Dismiss

form-candidate-out = { $copy }  { $person }  { $title }
form-about-nothing = Once a document is chosen, its copies are listed here, and where each is.
form-item = { $copy }  { $number }  { $title }
form-item-pages = Pages: { $item }
form-receipt-back = receipt back { $date }
form-receipt-out = no receipt
form-reader-waits = waits
form-reader-read = has read
form-reader-reads = has it since { $since }
form-preview = { $verb ->
    [lend] To lend to { $borrower } until { $due }: copies { $copies }, documents { $documents }. One entry.
    [give_back] To take back: copies { $copies }, documents { $documents }. One entry.
    [shelve] To put to { $place }: copies { $copies }, documents { $documents }. One entry.
   *[move] To move to { $place }: copies { $copies }, documents { $documents }. One entry.
}

form-done-line = { $verb ->
    [receive] Recorded: { $slot }
    [issue] Recorded: { $slot }
    [receipt] Receipt noted: { $slot }
    [lend] Lent: { $slot }
    [give_back] Given back: { $slot }
    [circulate] Card opened: { $slot }
    [circulate_out] Brought to the reader: { $slot }
    [circulate_back] Fetched: { $slot }
    [circulate_end] Circulation ended: { $slot }
    [correct] Corrected: { $slot }
    [void] Voided: { $slot }
   *[supplement] Supplemented: { $slot }
}
form-done = { $verb ->
    [shelve] Shelved (entry { $seq })
    [move] Moved (entry { $seq })
    [add_place] Place set up (entry { $seq })
    [add_person] Person entered (entry { $seq })
   *[other] Recorded (entry { $seq })
}
form-done-many = { $verb ->
    [lend] { $n } lent (entry { $seq })
    [give_back] { $n } given back (entry { $seq })
    [shelve] { $n } shelved (entry { $seq })
   *[move] { $n } moved (entry { $seq })
}

refusal-remedy-place-exists = . Choose it, or give another name.
refusal-remedy-same-place = . To move it, choose another place.
refusal-remedy-line-void = . What has to be registered, register anew.
refusal-remedy-field-not-here = . Choose another field.
refusal-remedy-same-value = . Check which field you chose.
refusal-remedy-receipt-back = . Check whether it is another unit’s receipt.
refusal-remedy-no-setting = . Choose one of the settings.
