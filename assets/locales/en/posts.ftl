# Person, room, cabinet; iron door, window, cabinet; keys and combinations.

post-place-kind = { $kind ->
    [room] a room
    [cabinet] a cabinet
   *[shelf] a shelf
}
post-lock = { $lock ->
    [key] key lock
    [combination] combination lock
   *[both] key and combination
}
post-part = { $part ->
    [key] key
    [combination] combination
    [spare-key] spare key
   *[spare-combination] spare combination
}
post-lack = { $lack ->
    [unplaced] not in a cabinet yet
    [no-cabinet] outside a cabinet
    [no-person] nobody in charge
    [not-apart] 绝密 not in its own cabinet
    [cabinet-unfit] cabinet unfit for the level
    [no-iron-cabinet] no iron cabinet on record
    [room-unfit] room unfit for the level
    [no-iron-door] no iron door on record
    [no-iron-window] no iron window on record
   *[no-keyholder] lock without a holder
}


refusal-wrong-place = “{ $field }” asks for { $wanted }; this is none: { $path }
refusal-other-room = The cabinet does not stand in { $room }. Check the room, or leave it empty: { $path }
refusal-no-facility = Nobody has said what lock this place has. Record its facility first: { $path }
refusal-no-such-part = The lock here is a { $lock } and has no { $part }. Check it, or change the facility first: { $path }
refusal-not-sealed = The { $part } is in use and lies sealed nowhere. Only a spare is sealed with somebody.
refusal-one-hand = { $name } holds the { $holds } of this lock and cannot hold the { $part } too. Choose somebody else: { $path }
refusal-two-in-charge = { $name } has been in charge of { $level } in this cabinet since { $since }. End that first: { $path }
refusal-nobody-in-charge = Nobody was in charge of { $level } in this cabinet from { $from } to { $to }. Close the gap, or say why: { $path }
refusal-apart = 绝密 has a cabinet of its own; this one is in charge of { $level }. Use another: { $path }
refusal-unfit = This place is fit for { $top } at most, not for { $level }. Choose another, or change its facility first: { $path }
refusal-own-deputy = { $name } cannot stand in for themselves. Name somebody else, or nobody.
refusal-not-assigned = Nobody is in charge there at that level: { $asked }

story-set-facility = Facility recorded: { $place }, { $lock }, since { $since }
story-give-key = { $holder } holds the { $part } of { $place } since { $since }{ $reason }
story-assign = { $person } in charge of { $level } in { $place } since { $since }{ $deputy }
story-assign-deputy = , { $deputy } standing in
story-end-assign = { $person } no longer in charge of { $level } in { $place } from { $until }: { $reason }

help-place = Only this room or cabinet: its path, as in 机要室/1号柜
help-month = The month of the closing check, as in 2026-03; this month where it is not said

post-verb = { $verb ->
    [set_facility] Record a facility
    [give_key] Record who holds a key
    [assign] Put somebody in charge
   *[end_assign] End a charge
}
post-field = { $field ->
    [place] Room or cabinet
    [since] Since
    [until] Until
    [iron_door] Iron door
    [iron_window] Iron window
    [iron_cabinet] Iron cabinet
    [lock] Lock
    [top_level] Highest level
    [remark] Remark
    [part] Part
    [holder] Holder
    [sealed_with] Sealed with
    [cabinet] Cabinet
    [level] Level
    [person] In charge
    [deputy] Stands in
    [department] Department
   *[reason] Reason
}
post-iron = { $iron ->
    [true] yes
   *[false] no
}
post-stock = { $place } { $level }: { $why }
post-paper = { $paper ->
    [specialties] Register of posts (三专)
    [facilities] Register of facilities (三铁)
    [cabinet-sheet] Cabinet sheet
   *[closing-check] Closing check
}
post-unrecorded = People sign this sheet by hand; printing it makes no entry.

places-view = { $view ->
    [map] Map
   *[list] List
}
places-lacking = { $n } without person, cabinet or room
place-map-box = { $name }, { $n } copies
place-map-level = , { $level }
place-map-lacking = , { $n } without person, cabinet or room
place-fact = { $what ->
    [facility] Facility
    [keys] Keys
   *[charge] In charge
}
place-none-recorded = Nothing on record
place-iron = { $what }: { $is }
place-top = up to { $level }
place-since = { $what } (since { $since })
place-key = { $part }: { $name }
place-key-sealed = { $part }: { $name }, sealed with { $with }
place-charge = { $level }: { $name }
place-charge-in = { $cabinet } { $charge }
place-charge-deputy = , { $deputy } standing in
place-lack = { $lack } ({ $n })
place-was = Until { $until }: { $what }{ $reason }
place-history = What was before ({ $n })
place-print = Print…
place-print-all = { $paper } (all places)

settings-level-from = { $key ->
    [specialties_from] Person and room from
   *[irons_from] Iron from
}
settings-level-source = { $key ->
    [specialties_from] From this level on every carrier needs a person in charge, a cabinet and a room; what is missing is red in Today and Places. By custom.
   *[irons_from] From this level on a room needs an iron door and window, a cabinet is of iron, and its lock has holders on record. By custom.
}
settings-level-change = From { $from } on becomes from { $to } on. This is an entry of the journal.
