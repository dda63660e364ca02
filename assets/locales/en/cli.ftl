# The command line.

help-about = Tiegui: an offline register of confidential carriers. Without a command it opens the window.
help-usage = Usage
help-commands = Commands
help-options = Options
help-help = Show this help
help-version = Show the version
help-vault = The vault’s folder
help-window-vault = Open the window on this vault
help-user = The account; the secretary’s where it is not said
help-password-file = The file with the password; else the variable TIEGUI_PASSWORD, else it is asked for
help-json = Answer in JSON, for programs
help-lang = Language: zh-CN or en
help-demo = Make a sample vault (a year of a county branch), print and export its registers, verify, open the window
help-dir = The folder for the sample
help-no-window = Do not open the window
help-init = Found a vault
help-unit = The unit’s name
help-account = Open a further account in the vault
help-password = Change the password of the account; the old one opens the vault
help-name = The new account’s name
help-post = Its post: secretary, leader or witness
help-new-password-file = The file with the new account’s password; else the variable TIEGUI_NEW_PASSWORD, else it is asked for
help-new-password = The file with the new password; else the variable TIEGUI_NEW_PASSWORD, else it is asked for
help-import = Bring an old ledger in (.xlsx .xls .ods .csv)
help-register = The register: receiving, issuing, lending, circulation
help-ledger = The ledger’s file
help-dry-run = Only try: how many lines would come in, how many not, and why
help-record = Do verbs, one JSON object a line, from a file or from standard input
help-record-file = The file; standard input where it is not said
help-present = somebody who stands by, with the file of their password (repeatable): NAME=FILE
help-print = Print a register or the circulation cards as PDF
help-year = The year; all years where it is not said
help-document = Only this document’s cards: its id, number or title
help-spell-out = Print characters that the bundled faces lack as their code (〔U+20BB7〕)
help-out = The file to write
help-export = Write a register as .xlsx or .csv
help-search = Find documents
help-words = Hanzi, full pinyin, initials, document number or copy number
help-due = What should be back: with readers, and loans that are due
help-on = On which day; today where it is not said
help-journal = Write the journal out, one JSON object an entry
help-verify = Check chain, signatures, replay and database
help-anchor = An entry noted down outside: its number and digest, a colon between

usage-missing = A required argument is missing: { $argument }
usage-value = The argument { $argument } does not take this value: { $value }
usage-command = There is no such command: { $command }
usage-unknown = There is no such argument: { $argument }
usage-wrong = The command line is not right.
usage-see-help = See tiegui --help.
usage-extension = The file can be .xlsx or .csv. Change its name: { $path }
usage-no-terminal = There is no terminal to type a password at. Name a file with { $option }, or set the variable { $variable }.
usage-document-cards = --document goes with the cards alone (--register circulation).

ask-password = Password: { "" }
ask-new-password = New password: { "" }
ask-password-again = Once more: { "" }
ask-password-for = Password of { $name }: { "" }
password-weak = Note: the password has fewer than { $n } characters. Where information is classified 机密, it should have { $n } or more and be changed regularly.

file-named-failed = A file could not be read or written ({ $cause }). Check disk, permissions and path: { $path }
ledger-unreadable = { $cause } ({ $path })
guard-failed = The network filter could not be installed; the system may be too old: { $cause }
window-no-display = There is no display, so the window cannot open. Run it on a desktop, or use the commands (tiegui --help).
window-failed = The window does not open: { $cause }
panicked = The program failed and has stopped; what was recorded is safe, what was being filled in is not recorded. Open it again: { $cause }

init-done = Founded the vault of “{ $unit }” with the account “{ $user }”: { $path }
password-done = Changed the password; the old one does not open any more: { $name }
account-done = Opened the account: { $name }

import-mapping = Columns of the sheet “{ $sheet }”:
import-unused = (not used)
import-done = { $n } brought in, { $already } on the books already, { $rejected } rejected.
import-dry-run = Tried: { $n } can be brought in, { $already } are on the books already, { $rejected } rejected. Nothing was written.
import-rejected = Row { $row } { $cell }: { $reason }
import-rejects-file = The rejected rows are in this file; mend them and bring it in again: { $path }
export-done = { $n } rows written: { $path }
print-done = { $n } pages printed: { $path }
print-nothing = There is nothing to print or export. Check register and year.

record-unreadable = The line cannot be read (column { $column }). Write it as the README says: { $cause }

search-nothing = Nothing found: { $words }
due-nothing = Nothing is overdue on { $date }.
due-reading = With { $person }: { $title } (copy { $copy }), out since { $since }
due-loan = With { $person }: { $title } (copy { $copy }), due on { $due }
due-loan-open = With { $person }: { $title } (copy { $copy }), no due date

journal-done = { $n } entries written: { $path }
anchor = Anchor { $seq }:{ $digest }
verify-clean = Verified: { $n } entries chained and signed, the replay equal, the database whole.
verify-failed = Verification failed, { $n } findings:

demo-making = Making the sample vault: { $path }
demo-printed = Printed and exported:
demo-vault = Sample vault: { $path }
demo-user = Account: { $user }
demo-password = Password: { $password }
demo-password-environment = Password: what the variable TIEGUI_PASSWORD says
demo-line = Line { $line } of the sample was not done.
help-printed = What to print: receiving, issuing, lending, circulation, labels; of matters: count, copying, carry-out, recall, destruction-approval, destruction-list, destruction-register, handover; ledger: all carriers; of places: specialties, facilities, cabinet-sheet, closing-check
help-labels-of = Labels for copies, for places (rooms, cabinets, shelves), receipt stamps for documents received, or bags of destructions
help-sheet = The label sheet: 3x8 3x7 2x7 2x5 4x11 5x13, or measured “columns x rows,width x height,left,top,gap across,gap down” in mm
help-first = The first label that is still on the sheet
help-grid = Print only where the labels lie, to line the sheet up
usage-sheet = There is no such label sheet. Use { $names }, or “columns x rows,width x height,left,top,gap across,gap down” in mm, at least 34 wide and not beyond A4.
help-matter = Only this matter, year and number: 2026-3
usage-matter = --matter is a year and a number, as in 2026-3; it goes with count, copying, carry-out, recall, destruction-approval, destruction-list, handover and the labels of bags.
