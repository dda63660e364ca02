# The desk: navigation, commands, sections, settings, help.

section = { $section ->
    [today] Today
    [receiving] Receiving
    [issuing] Issuing
    [lending] Lending
    [circulation] Circulation
    [matters] Matters
    [documents] Documents
    [places] Places
    [people] People
    [journal] Journal
   *[settings] Settings
}
menu = { $group ->
    [vault] Vault
    [go] Go
    [record] Record
    [matters] Matters
    [print] Print
    [view] View
   *[help] Help
}
look = { $look ->
    [dark] Dark
    [light-contrast] Light, high contrast
    [dark-contrast] Dark, high contrast
   *[light] Light
}
text-size = { $percent }%
minutes = { $n } minutes

command-verify = Check the whole vault
command-stop = Stop checking
command-set = Enter in the journal
command-leave = Leave it
command-palette = Command palette
command-help = About this screen
command-save-manual = Save the manual as PDF…

why-not-signed-in = Sign in first.
why-checking = The vault is being checked; wait for it or stop it.
why-not-checking = Nothing is being checked.
why-nothing-to-print = There is nothing to print here. Go to one of the four registers.
why-no-pages = Open the print preview first.
why-nothing-over = There is nothing to go back from.
why-no-line = { $verb }: choose a line of the register first.
why-no-form = No form is open.

palette-hint = Type a command: words, pinyin or initials
palette-nothing = There is no such command. Try other words or initials.

status-vault = Vault: { $name }
status-recorded = Entry { $seq }: { $what }
status-documents = { $n ->
    [one] { $n } document
   *[other] { $n } documents
}
status-places = { $n ->
    [one] { $n } place
   *[other] { $n } places
}
status-people = { $n ->
    [one] { $n } person
   *[other] { $n } people
}
status-entries = { $n ->
    [one] { $n } entry
   *[other] { $n } entries
}
whereabouts = { $n } { $state }
summary-more = { $n } more: open the document to see them

documents-hint = Title, issuer, number, copy; pinyin, initials, or a page's scanned code
documents-none = No documents yet. What is received or issued is listed here.
documents-now = Now

held-nothing = No carriers here now.
held-how = Now
held-lent-until = Lent, due { $due }
held-since = Since { $since }
held-kept = Keeps it
held-copies = { $n ->
    [one] { $n } copy
   *[other] { $n } copies
}

places-place = Place
places-carriers = Carriers
places-none = No places have been set up.

people-hint = Name, department, duty; or pinyin
people-none = Nobody was found.
people-name = Name
people-department = Department
people-duty = Duty
people-has = Out
people-keeps = Keeps
people-borrowed = Borrowed
people-reads = Reads

journal-entry = Entry
journal-at = Time
journal-actor = By
journal-what = What happened
journal-document = Document
journal-documents = { $n } documents
journal-nth = Journal entry { $seq }
journal-digest = Digest
journal-anchor-what = Note entry number and digest outside the vault, on a signed and sealed sheet: a later check then proves that this entry and all before it are unchanged.
journal-copy-anchor = Copy number and digest
journal-clean = All { $n } entries hold: chain, signatures, registers and the file itself. It took { $seconds } s.

check-heading = Checking the whole vault
check-file = Checking the file…
check-entries = Checking entries: { $n } of { $total }
check-tables = Comparing the registers…
check-stopped = The check was stopped; it says nothing.

settings-desk = Display and lock
settings-language = Language
settings-look = Colours
settings-size = Text size
settings-lock = Lock after
settings-lock-why = These are of the account that is signed in. The vault locks when nobody does anything for so long; ten minutes is common practice, no public rule says so.
settings-rules = Rules of this unit
settings-rules-what = These rest on custom or on a single source, not on the law: the unit decides. Every change is an entry of the journal.
settings-retention = Registers are kept for
settings-years = { $n } years
settings-retention-change = Registers are kept for { $to } years instead of { $from }; covers printed from now on say so.
settings-retention-source = Rests on: registers are kept long and not destroyed with the documents; no rule names the years, 30 is the default.
settings-holidays = Days off
settings-holidays-what = As the yearly notice has them, a run of days a line; Saturdays and Sundays are off anyway. Lending tells when a copy would be due on a day off.
settings-holidays-hint = 2026-10-01~2026-10-07; a weekend day that is worked: +2026-10-10
settings-holidays-none = none
settings-holidays-unclear = No days can be read in: { $text }. Write 2026-10-01~2026-10-07, or +2026-10-10.
settings-holidays-keep = Change to these…
settings-holidays-change = Days off become: { $days } (+ is worked).
settings-unit = Unit and vault
settings-unit-name = Unit
settings-founded = Founded
settings-folder = Folder
settings-vault = Vault
settings-chain = Chain
settings-accounts = Accounts
switch = { $switch ->
    [return_in_person] Borrowers return in person
    [self_approval_refused] Nobody approves their own loan
   *[copy_numbers_required] Top secret and secret carriers need copy numbers
}
switch-source = { $switch ->
    [return_in_person] Rests on one unit's rules: nobody may return for another. A single source.
    [self_approval_refused] Rests on the ledger's column for who approved; that it be somebody else is internal control.
   *[copy_numbers_required] Rests on rules of the carrier kind: top secret and secret documents are numbered. Several sources.
}
switch-state = { $state ->
    [on] on
    [off] off
   *[other] { $state }
}
switch-turn = { $state ->
    [on] “{ $rule }” applies from now on.
   *[off] “{ $rule }” no longer applies.
}

manual-title = Tiegui manual
help-hint = Search the manual
help-pages = Contents
help-nothing = The manual does not speak of it. Try other words.
