## Doing a step at the desk.

field-done = Date and time of the act
field-done-hint = When the act really happened: terms start from it.
field-role = In the name of
act-waiting = This act is not possible yet
act-back = Back to the file
act-send = Record the act
act-said = What the person reads

## Notes.

field-note = Note
field-note-hint = Facts, not judgements: the person may ask to read it.
field-compartment = Kept in
field-compartment-hint = Only offices with access to this part will read it.
note-send = Record the note

## Decisions.

decision-on = Date
decision-follows = What follows from it

## Annulling.

annul-title = Annul an act
annul-about = The act stays in the history, struck out, with your name and the reason. Terms are computed again as if it had not happened.
annul-undone = Will no longer be owed
annul-again = Will be owed again
annul-send = Annul the act
field-annul-reason = Why annul it?
field-annul-reason-hint = One sentence. It is kept with the act.

## Moving to another version.

move-title = Move to another version
move-from-to = This case follows version { $from }. It would follow version { $to }.
move-changes = What changes for this case
move-about = The move is an act: it is recorded, and it goes one way only.
move-send = Move to this version
change-added = New
change-removed = Removed
change-term = Other term
col-change = Change
col-about = Detail
