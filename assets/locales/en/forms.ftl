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
