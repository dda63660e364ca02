# Common: the product, errors, verification.

refused = { $message } ({ $article })

store-disk-full = The disk is full; nothing was recorded. Make room and try again.
store-database = The database failed; nothing was recorded. Try again; if it stays, run verify: { $cause }
store-event = Entry { $seq } cannot be read. Run verify: { $cause }
store-value = The database holds something this program does not know. Run verify: { $column }
store-read-back = Entry { $seq } read back differently and was undone. Check the disk.
store-unfit = This does not fit what is on the books; nothing was recorded. Run verify: { $what }
no-randomness = The system gave no randomness, so nothing can be encrypted. Restart the computer and try again.
file-failed = A file could not be read or written. Check disk and permissions: { $cause }

keys-missing = There is no key file vault.keys. Check the folder, or fetch it from the backup.
keys-damaged = Both copies of the key file vault.keys are damaged. Fetch them from the backup.
keys-foreign = vault.keys is not a key file of Tiegui. Check the folder.
keys-newer = The key file was written by a newer program (form { $found }). Upgrade this program.
keys-no-account = There is no such account. Check the user name.
keys-wrong-password = The password is wrong. Check user name, Caps Lock and input method.

open-no-vault = There is no vault in this folder. Check the folder, or found one: { $path }
open-missing = A file of the vault is missing. Fetch it from the backup: { $path }
open-in-use = The vault is open in another program. Close that one first.
open-in-use-process = The vault is open in another program (process { $process }, since { $since }). Close that one first.
open-in-use-by = { $login } has the vault open (process { $process }, since { $since }). Close that one first.
open-locked = The key does not open register.db: it belongs to another vault, or its head is damaged. Fetch register.db from the backup.
open-foreign = register.db is not a register of Tiegui. Fetch it from the backup.
open-newer = The register was written by a newer program (version { $found }; this one knows { $known }). Upgrade this program.
open-damaged = The register is damaged and was not opened. Fetch register.db from the backup: { $cause }
open-not-encrypted = This program was built without encryption and refuses to run. Install it again.
open-check = It was not closed properly, and the whole check failed, so it was not opened. Fetch it from the backup.
    { $findings }
open-exists = There is a vault in this folder already. Choose another: { $path }

finding-damage = The database file is damaged ({ $check }): { $finding }
finding-order = Entry { $due } was due, but { $found } stands there: one is missing, repeated or out of order.
finding-leaf = The body of entry { $seq } is not what was recorded.
finding-digest = The digest of entry { $seq } does not follow from the one before.
finding-short = The journal ends at entry { $last }, before the anchored entry { $anchor }.
finding-anchor = Entry { $seq } is not the one that was anchored.
finding-signature = The signature of entry { $seq } is not its account’s.
finding-actor = Entry { $seq } names an account that was not open: { $actor }
finding-entry = Entry { $seq } cannot be replayed: { $why }
finding-state = A table is not what the journal adds up to: { $table }
finding-unreadable = Reading failed: { $why }
