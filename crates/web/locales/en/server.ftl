# What the server says: what happened on a file, and why something was refused.

sealed = Not open to your role
field-birth-place = Place of birth

entry-opened = The case was opened
entry-moved = The case went over to version { $name }
entry-note-written = A note was written
entry-document-withdrawn = A document was taken out of the file
entry-annulment = A step was annulled

refused-first = First comes: “{ $name }”.
refused-owed = This is still to be done before: “{ $name }”.
refused-not-before = The law makes this wait until { $name }.
refused-not-part = This step is not part of the case now.
refused-not-yours = This step is for: { $name }.
refused-another-role = This step is for another role.
refused-already-open = This case is open already.
refused-annulled-already = There is no such step on this file, or it was annulled already.
refused-before-opening = This date is before the case was opened.
refused-in-future = This date is still to come: record a step once it has happened.
refused-no-reason = Say why this step does not count.
refused-no-such-step = This procedure has no such step.
refused-no-transition = The law does not let this case go over to that version.
refused-not-in-force = No version of this procedure is in force on that day.
refused-hindered = The law does not let this step happen now.
refused-form = Some answers are missing or wrong.
refused-person = This statement of identity cannot be right: check the name and the date of birth.
refused-household = The household cannot be changed in this way.
refused-document = The document cannot be taken: give it a title of at most 200 characters.
refused-note = A note has at most 20,000 characters.
refused-one-file = This is one file already.
refused-reason-too-long = A reason has at most 2,000 characters.
refused-decided = This was decided already: undo that decision first.
refused-one-through-others = These two are one person through a third: undo one of those decisions first.
refused-different-through-others = These two are different people through a third: undo that decision first.
refused-no-such-decision = There is no such decision, or it was undone.
refused-file = This file cannot be taken.
refused-other = This cannot be done now.

wrong-file-empty = This file is empty. Choose it again.
wrong-file-active = This PDF holds a programme or another file. Print it to a new PDF, or take a photo.
wrong-file-locked = This PDF is locked with a password. Send it without one, or take a photo.

relation-ward = Child in the person's care

purpose-procedure = To carry out a step of the procedure
purpose-search = To find a file
purpose-worklist = To see what is due
purpose-duplicates = To see whether somebody is registered already
purpose-own = Your own look

source-statement = Said by the person
source-passport = Passport
source-identity_card = Identity card
source-civil_record = Birth or family record
source-other_document = Another document
source-finding = Found by an authority

outcome-abandoned = Abandoned
outcome-closed = File closed
outcome-completed = Completed
outcome-ended_early = Ended early
outcome-handed_over = Handed over
outcome-invalid = Not valid
outcome-left_program = Left the programme
outcome-not_signed = Not signed
outcome-protected = Protection granted
outcome-refused = Refused
outcome-refused_final = Finally refused
outcome-settled = Settled
outcome-stopped = Stopped
outcome-transferred = Transferred to another State
outcome-withdrawn = Application withdrawn
