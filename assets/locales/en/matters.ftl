# Matters: copying, carrying out, recall, destruction, count, handover.

matter-kind = { $kind ->
    [copying] copying
    [carry-out] carrying out
    [recall] recall
    [destruction] destruction
    [count] count
   *[handover] handover
}
matter-slot = { $kind ->
    [copying] copying
    [carry-out] carrying out
    [recall] recall
    [destruction] destruction
    [count] count
   *[handover] handover
} { $year }/{ $number }
matter-role = { $role ->
    [requester] requester
    [approver] approver
    [witness] witness
    [counter] counter
    [custodian] custodian
    [giver] giver
    [receiver] receiver
   *[supervisor] supervisor
}
matter-fact = { $fact ->
    [applicant] Applicant
    [department] Department
    [purpose] Purpose
    [approver] Approved by
    [basis] Basis
    [issuer] Issuer
    [of-year] Year
    [scope] Scope
    [destination] Destination
    [route] Route
    [transport] Transport
    [container] Container
    [bearer] Carried by
    [companions] Companions
    [due-on] Due on
    [return-check] Check on return
    [method] Method
    [site] Place
    [unit] Unit
    [license] Licence
    [receipt] Receipt
    [equipment] Equipment
    [seal-no] Seal
    [escorts] Escorts
    [witnesses] Witnesses
    [copies] Copies
    [extract] Extract
    [made-by] Made by
    [counter] Counted by
    [custodian] Kept by
    [giver] Handed over by
    [receiver] Taken over by
    [supervisor] Supervised by
    [post] Post
    [time-slot] Time slot
    [differences] Differences
    [supervision] Supervision
    [reason] Reason
   *[remark] Remark
}
matter-outcome = { $outcome ->
    [here] here
    [wrong-place] wrong place
    [missing] missing
    [not-on-books] not on the books
    [collected] collected
    [kept-back] kept for work
   *[explained] explained
}
matter-thing = { $kind ->
    [spoiled] spoiled copy
    [draft] draft
    [waste-paper] waste paper
    [disc] disc
    [stick] storage device
    [found] found, on no book
   *[other] other
}
matter-confirmed = { $role ->
    [requester] requester
    [approver] approver
    [witness] witness
    [counter] counter
    [custodian] custodian
    [giver] giver
    [receiver] receiver
   *[supervisor] supervisor
} { $name }

story-open-matter = { $step }: { $slot }, { $n ->
    [one] one item
   *[other] { $n } items
}.
story-leave = { $name } left on { $date } and holds nothing.
story-freeze = On hold since { $date } ({ $approver }): { $reason }.
story-thaw = Off hold since { $date } ({ $approver }): { $reason }.
story-found = { $copy } was found on { $date }: { $how }.
story-reported = The loss of { $copy } was reported on { $date }: { $how }.

ui-custody-carried = carried by { $holder }
ui-custody-sealed = sealed for destruction
ui-custody-returned = given back to { $holder }
ui-custody-destroyed = destroyed
ui-state-carried = carried
ui-state-sealed = sealed
ui-state-returned = given back
ui-state-destroyed = destroyed

finding-confirmation = Entry { $seq } says that { $account } stood by, but the signature is not theirs.

refusal-no-matter = There is no such matter. Check year and number: { $asked }
refusal-matter-over = This is over and cannot be changed: { $slot }
refusal-step-first = { $slot } is not there yet. First it has to be { $step ->
    [draw] drawn up
    [note] noted
    [approve] approved by a leader
    [seal] sealed
    [set-out] recorded as on its way
    [complete] completed
   *[cancel] given up
}.
refusal-nothing-listed = There is nothing on the list. Put at least one thing on it.
refusal-claimed = Copy { $copy } is on the list of { $slot } until that is over: { $title }
refusal-listed-twice = Copy { $copy } is on the list twice. Take it off once: { $title }
refusal-frozen = This document is on hold since { $since } ({ $reason }); it is neither destroyed nor given back until it is let go: { $title }
refusal-pages-missing = Pages of copy { $copy } are missing; it cannot be destroyed. Find out and report first: { $title }
refusal-searched = Copy { $copy } is searched for since { $since }. Find it first, or report its loss: { $title }
refusal-not-searched = Nobody searches for copy { $copy }: { $title }
refusal-not-confirmed = For this step the { $role ->
    [requester] requester
    [approver] leader
    [witness] witness
    [counter] counter
    [custodian] custodian
    [giver] giver
    [receiver] receiver
   *[supervisor] supervisor
} has to stand by and confirm with a password of their own.
refusal-one-person-two-roles = { $name } is { $one } already and cannot be { $other } as well. Ask somebody else.
refusal-not-a-leader = { $name } is not a leader and cannot approve. A leader approves with an account of their own.
refusal-two-witnesses = Two people witness a destruction; there { $named ->
    [one] is one
   *[other] are { $named }
}. Ask another one.
refusal-destruction-escorts = Two people escort what is to be destroyed; { $named ->
    [one] one is
   *[other] { $named } are
} named. Name another one.
refusal-no-designated-unit = Neither a receipt of a designated unit nor equipment of our own is named. Enter one of them.
refusal-recall-due = This document has to be given back and must not be destroyed here ({ $slot }): { $title }
refusal-not-designated = Only a designated unit makes copies outside. Enter what makes it one: { $unit }
refusal-consent-missing = Top secret is copied or extracted only with the consent of the issuing unit or its superior. Enter the number of the letter.
refusal-supervision-missing = Somebody stands by when copies are made outside. Enter what was seen (originals, copies, waste, files).
refusal-companions = Two people at least carry top secret; { $named ->
    [one] one is
   *[other] { $named } are
} named. Name a companion.
refusal-undecided = Nothing is said yet of { $n ->
    [one] one number
   *[other] { $n } numbers
} of the list (collected, kept for work, explained). Decide each before it is given back.
refusal-list-is-old = What is kept has changed since the list was made. Give { $slot } up and draw it up anew.
refusal-no-person = There is no such person. Enter the person first, or check the name: { $asked }
refusal-still-holds = { $name } still answers for { $carriers } carriers, { $keys } keys or combinations and { $cabinets } cabinets and cannot leave. Give them back or hand them over first.
refusal-has-left = { $name } left on { $date } and is given nothing any more. Name somebody else.
