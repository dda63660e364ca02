# Accounts: opening further ones, changing passwords.
command-open-account = Open an account…
command-change-password = Change my password…
accounts-here = at the desk
accounts-since = opened { $at }
accounts-what = Approvals, destructions, counts and handovers are confirmed by others with accounts of their own, so leaders and witnesses need one each. An account opened is an entry of the journal; a password is known to its owner alone and cannot be recovered.
accounts-open-title = Open an account
accounts-open-what = An account belongs to one person. Have them here to type their own password.
accounts-name = Name of the person
accounts-post = Post
accounts-post-what = { $post ->
    [leader] Approves loans, copies, carrying out, destruction; confirms corrections.
    [witness] Witnesses destructions, handovers and counts with their own password.
   *[secretary] Keeps the registers and does everything of every day.
}
accounts-own-password = Typed by the person themselves; nobody looks, nobody types for them.
accounts-no-name = Enter the name of the person.
accounts-open-go = Open it
accounts-leave = Leave it
accounts-opening = Making the keys…
accounts-password-title = Change my password
accounts-password-whose = Account: { $name }
accounts-password-what = The old password does not open the vault any more. What was signed stays signed; an old backup still opens with its old password.
accounts-old-password = Old password
accounts-new-password = New password
accounts-no-old = Enter the old password first.
accounts-wrong-old = The old password is wrong; nothing was changed. Enter it again.
accounts-same-password = The new password is the old one. Choose another.
accounts-password-go = Change it
accounts-password-changing = Changing it…
accounts-password-changed = The password was changed. Sign in with the new one next time.
