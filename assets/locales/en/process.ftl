# The window for matters.

process-heading = Matters
process-all-kinds = All
process-with-over = With finished ones
process-list-keys = ←→ kind   Enter opens
process-none-yet = There are no matters yet.
process-none-open = No matter is open.
process-status = { $open } open, { $n } in all
process-column-number = Number
process-column-about = About
process-column-items = Items
process-column-step = Done
process-column-waits = Waits for
process-step = { $step ->
    [draw] { $kind ->
        [destruction] Drawn up
        [count] Begun
        [handover] Begun
        [recall] Notice entered
       *[other] Applied for
    }
    [note] Noted
    [approve] Approval
    [seal] Sealing
    [set-out] { $kind ->
        [destruction] Transport
       *[other] Leaving
    }
    [complete] { $kind ->
        [destruction] Destruction
        [carry-out] Return
        [copying] Copying
        [recall] Giving back
       *[other] Completion
    }
   *[cancel] Given up
}
process-step-done = { $step ->
    [draw] { $kind ->
        [destruction] drawn up
        [count] counting
        [handover] being handed over
        [recall] notice entered
       *[other] applied for
    }
    [note] noted
    [approve] approved
    [seal] sealed
    [set-out] { $kind ->
        [destruction] on its way
       *[other] outside
    }
    [complete] { $kind ->
        [destruction] destroyed
        [carry-out] back
        [recall] given back
       *[other] done
    }
   *[cancel] given up
}
process-waits = { $step }
process-due = { $step } (due { $day })
process-overdue = { $step } overdue { $day }
process-over = finished
process-cancelled = given up
process-now = now

process-open = Open the matter
process-print = Print its forms
process-page-keys = Letters act; ↑↓ the list, Enter opens
process-gone = There is no such matter.
process-why-no-matter = Open a matter first.
process-list-is-fixed = What was approved is not changed any more.
process-no-way-back = What is sealed or outside cannot be given up any more.
process-step-taken = { $step ->
    [approve] It is approved already.
    [seal] It is sealed already.
    [set-out] It is on its way already.
   *[other] It was done already.
}
process-facts = What the form says
process-taken = Steps taken
process-taken-step = { $date }  { $step }  { $actor } (entry { $seq })
process-stood-by = Stood by: { $by }
process-column-no = No
process-column-what = Name
process-column-now = Now
process-count = { $n } pcs
process-thing = { $kind }: { $name }
process-bag = bag { $bag }
process-grams = { $kilos } kg
process-needs = { $task ->
    [seal_destruction] Sealing: enter the numbers of the seals. What is sealed can only be destroyed.
    [escort_destruction] Transport: enter the designated unit and at least two escorts.
   *[other] {""}
}
process-needs-leader = Approval: a leader stands by and confirms with a password of their own. Leaders: { $names }.
process-no-leader = Approval: the unit has no account of another leader, so nobody can approve. Open one first in Settings (Ctrl+0).
process-needs-receipt = enter the receipt of the designated unit
process-needs-equipment = in the house, enter the equipment used
process-needs-witnesses = Destruction: { $needs }; two witnesses stand by, each with a password of their own. Accounts: { $names }.
process-no-witnesses = Destruction: { $needs }; two witnesses have to confirm with passwords of their own, and there are not enough accounts. Open them first in Settings (Ctrl+0).

process-task = { $task ->
    [draw_destruction] Draw up destruction
    [add_to_destruction] Add to the list
    [approve_matter] Approve
    [seal_destruction] Seal
    [escort_destruction] Send to destruction
    [destroyed] Record destruction
    [cancel_matter] Give up the matter
    [draw_copying] Apply for copying
    [make_copies] Record copies made
    [draw_carry_out] Apply for carrying out
    [set_out] Record leaving
    [bring_back] Record return
    [draw_recall] Enter recall notice
    [draw_collection] Collect from a unit below
    [note_recall] Annotate recall
    [hand_in] Give back recalled
    [draw_count] Begin a count
    [complete_count] Sign the count
    [draw_handover] Begin a handover
    [complete_handover] Sign the handover
    [leave] Record a departure
    [freeze] Hold or let go
   *[end_search] End a search
}
process-field = { $field ->
    [carriers] Copies
    [things] Other things
    [kind] Kind
    [name] Name
    [copies] Copy numbers
    [count] Count
    [bag] Bag
    [grams] Grams
    [method] Method
    [seal] Seals
    [unit] Designated unit
    [escorts] Escorts
    [witnesses] Witnesses
    [site] Place
    [receipt] Receipt
    [equipment] Equipment
    [applicant] Applicant
    [extract] Extract
    [license] Licence
    [made_by] Made by
    [supervision] Supervision
    [bearer] Carried by
    [companions] Companions
    [due] Due
    [destination] Destination
    [container] Container
    [route] Route
    [transport] Transport
    [check] Check
    [from] Brought back by
    [of_year] Year
    [notice] Notice
    [time_slot] Time slot
    [outcome] Outcome
    [numbers] Numbers
    [note] Note
    [giver] Handed over by
    [receiver] Taken over by
    [scope] Scope
    [person] Person
    [counter] Counted by
    [custodian] Kept by
    [missing] Not seen
    [strays] Belongs elsewhere
    [elsewhere] Elsewhere
    [no] No
    [supervisor] Supervised by
    [post] Post
    [differences] Differences
    [basis] Basis
    [on_hold] What
    [found] Outcome
   *[how] How
}
process-on-hold = { $held ->
    [true] on hold
   *[false] let go
}
process-found = { $found ->
    [true] found
   *[false] loss reported
}
process-done = { $what } recorded: { $slot }
process-done-entry = { $what } recorded (entry { $seq })
process-listed = { $n ->
    [one] One item on the list
   *[other] { $n } items on the list
}
process-more-rows = { $n } more

process-what = { $verb }  { $slot }
process-confirm = Confirmed by several people
process-confirm-what = To be recorded: { $what }
process-confirm-how = Nobody may take this step alone. These people come to the screen, read what stands on it, and each enters a password of their own. It confirms this entry alone and is wiped at once.
process-who = Who is the { $role } (↑↓ another one)
process-password = Password of { $name }, { $role }
process-confirmed = { $name }, { $role }, has confirmed
process-confirm-go = Confirm and record
process-confirming = Checking passwords…
process-wrong = { $name }: { $why }
process-no-account = { $role ->
    [approver] A leader has to stand by for this, and the unit has no account of another leader. Open one first in Settings (Ctrl+0).
   *[other] Those who are named have to stand by, each with an account of their own. Enter the names of accounts; who has none gets one first in Settings (Ctrl+0).
}

process-scope = { $scope ->
    [place] a place
    [person] a person
   *[everything] everything
}
process-hint-numbers = empty: all that are here and undecided; or 3, 5-7
process-hint-missing = empty when all were seen; or 3, 5-7
process-scan = Scan
process-scanning = Scanning: { $slot }
process-scan-how = Scan a label, or type its digits or a number of the list, then Enter. Scan a place's label first to notice what lies in a wrong one. Leave any time; what was scanned is kept. F8 signs, Esc leaves.
process-scan-field = Digits of the label
process-scan-in = Digits of the label (in { $place })
process-scan-item = { $no }. { $name }  { $copy }
process-scan-here = Here  { $what }
process-scan-wrong = Wrong place  { $what } belongs to { $place }
process-scan-again = Scanned before  { $what }
process-scan-foreign = Not on the list  { $name }  { $copy }, by the books: { $now }
process-scan-place = Counting now: { $place }
process-scan-unknown = No label of this vault: { $digits }
process-scan-seen = { $all } on the list, { $seen } seen
process-scan-missing = Not seen yet ({ $n })
process-bucket = { $bucket ->
    [here] here
    [elsewhere] wrong place
    [missing] not seen
   *[foreign] not on the list
}
process-held = On hold since { $since } ({ $reason }): neither destroyed nor given back.
process-with-copy = Chosen copy { $copy }:
process-today = { $slot }  { $reason }
process-items = { $n } items
process-go-on = Go on
process-search-until = Find by { $day }
process-search-reported = Reported { $day }
process-people-carries = Carries
process-carried-until = Carried, due { $due }
process-story-listed = { $copies } on the list of { $slot }, { $n } in all.
process-story-step = { $step }: { $slot }, { $date }.
process-story-step-confirmed = { $step }: { $slot }, { $date }. Confirmed by { $by }.
process-from-to = { $giver } to { $receiver }
process-recalled = { $issuer }, { $year }
process-confirm-leave = Back to the form
process-scan-no-number = There is no number { $no } on the list
process-numbers-are = { $n ->
    [one] one number
   *[other] { $n } numbers
}
process-no-paper = There is nothing to print here.
process-unrecorded = What these forms say is in the journal already; printing them makes no entry.
process-paper = { $paper ->
    [copying] Register of copying
    [destruction-register] Register of destruction
   *[ledger] Ledger of carriers
}
process-spot-check = Sheet of a spot check
process-coverage = { $all }; { $counted } of { $of } carriers counted this year
