# The window.

ui-window-title = Tiegui 铁柜
ui-name = Tiegui
ui-subtitle = Register of confidential carriers
ui-no-window = The window could not be opened. Check the graphics driver or the remote desktop; the command line still works. Cause: { $reason }

ui-language = { $tag ->
    [en] English
   *[zh-CN] 中文
}

ui-command-pick-vault = Open another vault…
ui-command-sign-in = Sign in
ui-command-lock = Lock
ui-command-find = Find
ui-command-open = Open document
ui-command-back = Back
ui-command-preview = Print preview
ui-command-save-pdf = Save as PDF…
ui-command-keys = Keys
ui-command-about = About
ui-command-close = Close
ui-command-quit = Quit

ui-lock-hint = Close the vault and go back to the sign-in (Ctrl+L)

ui-keys-arrows = ↑ ↓ PgUp PgDn Home End
ui-keys-arrows-do = Move in the register
ui-keys-enter = Enter
ui-keys-enter-does = Open the chosen document
ui-keys-pages = PgUp PgDn
ui-keys-pages-do = Turn pages in the preview
ui-keys-zoom = +  −  0
ui-keys-zoom-does = Larger, smaller, fit width in the preview
ui-about-version = Version { $version }
ui-about-what = Registers the receiving, issuing, lending, circulating, recalling and destroying of confidential carriers. No network: every change is an entry of an encrypted, chained journal, and the printed registers rest on it.

ui-choose-what = Choose the folder of a vault.
ui-sign-in-vault = Vault
ui-sign-in-account = Account
ui-sign-in-password = Password
ui-sign-in-opening = Opening…
ui-account = { $name } ({ $post })
ui-post = { $post ->
    [leader] leader in charge
    [witness] supervisor
   *[secretary] secretary
}

ui-job-failed = It could not be started. Close other programs and try again: { $reason }
ui-job-lost = It was interrupted and is not done. Try again.

ui-years = Years
ui-all-years = All years
ui-year = { $year }
ui-year-top-secret = { $year }, top secret volume
ui-search-hint = Title, body, number or pinyin
ui-sort = Click to sort, click again to reverse
ui-nothing-found = Nothing found. Try other words, or pinyin initials.
ui-no-lines = Nothing is registered in this book yet.
ui-list-separator = { ", " }

ui-status-lines = { $n ->
    [one] { $n } line
   *[other] { $n } lines
}
ui-status-head = Journal no. { $seq } · { $digest }
ui-status-account = Account: { $name }
ui-status-locks = Locks in { $seconds } s

ui-column-number = No.
ui-column-date = { $register ->
    [receiving] Received
    [issuing] Issued
    [lending] Lent
   *[circulation] Opened
}
ui-column-issuer = Issuing body
ui-column-document-number = Document no.
ui-column-title = Title
ui-column-level = Level
ui-column-copies = { $register ->
    [issuing] Run
   *[receiving] Qty
}
ui-column-copy-numbers = Copy no.
ui-column-recipients = Sent to
ui-column-receipts = Receipts
ui-column-borrower = Borrower
ui-column-due = Due
ui-column-state = { $register ->
    [lending] Return
    [circulation] Progress
   *[receiving] Where it is
}

ui-sent = { $unit } × { $copies }
ui-mark-top-secret = TS
ui-mark-brought-in = old
ui-mark-corrected = corr.
ui-line-corrects = Corrects no. { $number }, { $field }: “{ $old }” becomes “{ $new }”
ui-line-supplements = Supplements no. { $number }, { $field }: { $new }
ui-line-voids = Voids no. { $number }
ui-field = { $field ->
    [date] date
    [issuer] issuing body
    [number] document number
    [title] title
    [level] level
    [period] period
    [attachments] attachments
    [urgency] urgency
    [channel] channel
    [seal] envelope number
    [signed_by] signed by
    [handled_by] handled by
    [result] result
    [disposal] disposal
    [drafted_by] drafted by
    [approver] approver
    [department] department
    [purpose] purpose
    [due_on] due date
   *[remark] remark
}

ui-custody-kept = kept by { $holder }
ui-custody-lent = lent to { $holder }
ui-custody-reading = being read by { $holder }
ui-custody-issued = issued to { $holder }
ui-custody-struck = struck out
ui-state-here = here
ui-state-lent = lent
ui-state-reading = reading
ui-state-issued = issued
ui-state-struck = struck
ui-state-void = void
ui-loan-returned = back { $date }
ui-loan-overdue = { $days ->
    [one] { $days } day overdue
   *[other] { $days } days overdue
}
ui-loan-out = out
ui-card-read = read by { $read } of { $all }
ui-card-done = read by all { $n }
ui-card-ended = ended { $date }

ui-medium = { $medium ->
    [disc] disc
    [usb] USB stick
    [film] film, tape
    [other] other
   *[paper] paper
}
ui-copy-ordinal = Copy { $n }
ui-pages = { $pages } pp.

ui-document-gone = There is no such document on the books. Go back to the register.
ui-document-carriers = Carriers ({ $n })
ui-document-lines = On the books
ui-document-knowers = Who knows it ({ $n })
ui-document-story = Story
ui-fact-since = Registered
ui-fact-ends = Period ends
ui-fact-basis = Basis
ui-knows = since { $since }, { $how }
ui-knows-by-card = by circulation
ui-knows-by-loan = by loan

ui-story-step = No. { $seq } · { $at } · { $actor }
ui-story-found = Vault founded: { $unit }.
ui-story-open-account = Account opened: { $name } ({ $post }).
ui-story-add-place = Place set up: { $name }.
ui-story-add-person = Person entered: { $name }.
ui-story-set = Setting “{ $key }”: { $value }.
ui-story-receive = Received: { $slot }, from { $issuer }, copies: { $copies }{ $numbers }{ $discrepancy }.
ui-story-numbers = , numbered { $numbers }
ui-story-discrepancy = ; discrepancy: { $discrepancy }
ui-story-issue = Issued: { $slot }, print run { $copies }, sent to { $to }.
ui-story-receipt = The receipt of { $unit } came back on { $date }.
ui-story-lend = { $copy } lent to { $borrower }, for: { $purpose }; approved by { $approver }, due on { $due }.
ui-story-give-back = { $copy } given back by { $person }, { $condition }; put into { $home }.
ui-story-circulate = Circulation card opened: { $slot }, { $copy }, for { $readers }.
ui-story-circulate-out = { $copy } taken to { $reader } at { $at }.
ui-story-circulate-out-approved = { $copy } taken to { $reader } at { $at } (not on the card; approved by { $approver }).
ui-story-circulate-back = { $copy } fetched at { $at }, put into { $home }{ $said }.
ui-story-said = ; remark: “{ $words }”
ui-story-circulate-end = Circulation ended on { $date }: { $reason }.
ui-story-shelve = { $copies } put on the shelf: { $place }.
ui-story-move = { $copies } moved to { $place }{ $reason }.
ui-story-because = , because: { $reason }
ui-story-correct = Corrected { $line }, { $field }: “{ $old }” becomes “{ $new }”. Reason: { $reason }; approved by { $approver }.
ui-story-void = Voided { $line }. Reason: { $reason }; approved by { $approver }.
ui-story-supplement = Supplemented { $line }, { $field }: { $text }. Reason: { $reason }; approved by { $approver }.
ui-story-bring-in = Brought in from an old ledger into the { $register }: { $source }.
ui-story-print = Printed: { $what }, pages: { $pages }.
ui-story-reprint = Printed again: { $what }, pages: { $pages }.
ui-story-book = { $register } { $book }
ui-story-keeper = the keeper’s hands
ui-copies-from-to = { $n } copies, { $first } to { $last }

ui-preview-working = Laying out…
ui-preview-empty = There is nothing to print.
ui-preview-records-nothing = Looking is not recorded; printing or saving a PDF is.
ui-page-before = Previous
ui-page-after = Next
ui-page-of = Page { $page } of { $pages }
ui-zoom-out = Smaller
ui-zoom-fit = Fit width
ui-zoom-in = Larger
ui-saved = Saved: { $path }
