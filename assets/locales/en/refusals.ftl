# Refusals: the fact first, then what would make it possible.

field = { $field ->
    [issuer] issuing body
    [title] title
    [number] document number
    [level] level
    [period] period
    [unit] unit
    [user] user name
    [name] name
    [password] password
    [date] date
    [at] time
    [due] due date
    [due_on] due date
    [returned_on] day of return
    [returned_by] returned by
    [place] place
    [path] place
    [purpose] purpose
    [approver] approver
    [borrower] borrower
    [department] department
    [condition] condition
    [pages] pages
    [copies] copies
    [printed] print run
    [readers] readers
    [reader] reader
    [reason] reason
    [value] corrected value
    [attachments] attachments
    [urgency] urgency
    [channel] channel
    [seal] envelope number
    [signed_by] signed by
    [handled_by] handled by
    [result] result
    [disposal] disposal
    [drafted_by] drafted by
    [remark] remark
    [since] since
    [until] until
    [person] person in charge
    [holder] holder
    [sealed_with] sealed with
    [lock] lock
    [room] room
    [cabinet] cabinet
    [iron_door] iron door
    [iron_window] iron window
    [iron_cabinet] iron cabinet
   *[other] { $field }
}

register-name = { $register ->
    [receiving] Receiving register
    [issuing] Issuing register
    [lending] Lending register
   *[circulation] Circulation cards
}
slot = { $register ->
    [receiving] receiving
    [issuing] issuing
    [lending] lending
   *[circulation] circulation
} { $year }{ $volume ->
    [top-secret] {" "}(top secret volume)
   *[ordinary] { "" }
}, no. { $number }

article-law = Law on Guarding State Secrets, art. { $n }
article-regulation = Regulations implementing the Law on Guarding State Secrets, art. { $n }
article-carriers = Provisions on carriers of state secrets (Tingzi [2000] No. 58)
article-bookkeeping = Rules of the registers
article-setting = Setting of this unit ({ $key })

refusal-missing = The field “{ $field }” is empty. Fill it in.
refusal-unreadable = The field “{ $field }” cannot be read. Write it another way: { $value }
refusal-future = The date has not come yet. Check it, or the computer’s clock (today is { $today }): { $date }
refusal-before = The field “{ $field }” is too early. The earliest is { $earliest }: { $date }
refusal-no-document = No such document is on the books. Check its number or title: { $asked }
refusal-many-documents = { $n } documents answer to this. Name the one you mean by its id: { $asked }
refusal-no-copy = The document has no copy { $copy }. Check the copy number: { $title }
refusal-which-copy = The document has { $n } copies, and it is not said which. Give the copy number: { $title }
refusal-no-place = No such place is set up. Set it up first, or check the spelling: { $asked }
refusal-place-exists = This place is set up already: { $path }
refusal-no-line = There is no such line in the book. Check year and number: { $slot }
refusal-no-setting = There is no such setting, or it does not take this value: { $asked }
refusal-account-exists = There is an account of this name already. Choose another: { $name }
refusal-package-broken = The package was broken. Note under “discrepancy” what was found and who was told, then register it.
refusal-count-differs = The list says { $listed }, the count is { $found }. Count again; if it differs, note it under “discrepancy” and tell the sender.
refusal-period-without-secret = “{ $level }” is no state secret: it has neither period nor ★. Leave the period out, or check the level.
refusal-period-too-long = “{ $level }” lasts { $years } years at most. If another provision allows more, give it as the basis.
refusal-copy-numbers-missing = Every copy of “{ $level }” has a copy number. Number copies that came without (for example 1-3), then register.
refusal-copy-numbers-count = { $numbers } copy numbers for { $copies } copies. Check both.
refusal-copy-number-foreign = This copy number is not of the print run, or went elsewhere already. Check it: { $copy }
refusal-ordinary-post = Confidential carriers never go by ordinary post or express. Use confidential courier, confidential mail, or by hand: { $channel }
refusal-two-escorts = Top secret by hand takes at least two persons; { $named } named. Name the others.
refusal-sum-differs = Printed { $printed }, sent { $sent }, filed { $filed }, remaining { $remaining }: it does not add up. Check the figures.
refusal-not-here = Copy { $copy } is not in the cabinet but with { $holder }. Get it back first: { $title }
refusal-none-here = No copy of this document is in the cabinet now. Get one back first: { $title }
refusal-same-place = It lies there already: { $path }
refusal-self-approval = Nobody approves their own loan. Let the leader in charge approve: { $name }
refusal-reading-place = Top secret is read in a designated place. Say where.
refusal-not-lent = Copy { $copy } is not lent, so it cannot be given back. Check the copy number: { $title }
refusal-return-for-another = { $borrower } borrowed it and returns it in person ({ $returned } came).
refusal-pages-differ = It has { $expected } pages; { $found } were counted. Count again together; if it differs, note it under “discrepancy” and report it.
refusal-leg-open = It has been with { $reader } since { $since } and never goes from reader to reader. Fetch it first.
refusal-no-leg-open = It is with no reader, so it cannot be fetched. Check: { $title }
refusal-other-reader = It is with { $reader }, not with { $named }. Check the reader.
refusal-not-on-card = { $reader } is not on the card. If they have to know, name who approved.
refusal-card-open = It has a card that is still open. Finish or end it first: { $slot }
refusal-no-card = It has no open card. Open one first: { $title }
refusal-line-void = This line is void already: { $slot }
refusal-not-an-entry = This line corrects, voids or supplements another. Name the original line: { $slot }
refusal-field-not-here = This register has no such column: { $field }
refusal-same-value = That is what stands there already: { $value }
refusal-field-filled = The field “{ $field }” is not empty, so it cannot be supplemented. Correct it if it is wrong: { $value }
refusal-other-book = With this { $field } the line belongs into another book. Void it and register it there.
refusal-has-history = Carriers of this line have moved on, so it cannot be voided. Correct it, or get them back first: { $slot }
refusal-not-a-recipient = No copies of this line went there. Check the unit’s name: { $unit }
refusal-receipt-back = Its receipt came back on { $date } already: { $unit }
refusal-number-taken = This number holds something else. Check the number: { $slot }
refusal-no-carrier-then = No copy was free in those days. Check the days and the copy number: { $asked }
