## Around the pages of the desk.

desk-nav = Navigation
nav-work = To do
nav-register = Register
nav-law = Procedures
nav-overview = Overview
search-label = Name or case number
search-go = Search
keys = Keyboard: Alt + 1 to 4 for the menu, Alt + S to search (Alt + Shift in some browsers).

## The worklist.

work-title = To do
work-all = All
work-late = Late
work-week = Within 7 days
work-filters = Filter the list
work-phase = Phase
work-any-phase = All
work-step = Act
work-any-step = All
work-mine = My cases only
work-apply = Filter
work-clear = Clear the filters
work-empty = Nothing to do
work-empty-about = Your office owes nothing today. New acts will appear here.
work-nothing = Nothing matches these filters
span-late = Late
span-today = Today
span-week = Within 7 days
span-later = Later
span-no-term = No time limit
col-due = Due
col-person = Person
col-step = Act
col-phase = Phase
col-case = Case

## Search.

search-title = Find a person
search-found = { $n ->
    [0] Nobody found for “{ $name }”
    [one] { $n } person found for “{ $name }”
   *[other] { $n } people found for “{ $name }”
}
search-tips = Try another spelling, the name in its own script, the year of birth or the case number.
search-no-case = No case open to your office.

## Registering a person.

register-title = Register a person
register-opening = Procedure
register-name = Name
register-birth = Birth
register-sex = Sex
register-origin = Origin and languages
register-contact = Contact
register-own = First request
register-people = With the person
register-people-hint = Leave the rows you do not need empty.
register-person = Person { $n }
register-row = Add a row
register-send = Open the case
field-procedure = Procedure to open
field-arrived = Arrival at the desk
field-arrived-hint = The moment the person came forward: terms start from it.

## The file.

file-nav = In this file
file-opened = opened on
file-newer = move to version { $name }
file-can = Can be done now
file-can-none = Nothing can be done by you now.
file-owed = What is owed
file-owed-none = Nothing is owed.
file-optional = Right
file-way = Way
file-history = History
file-history-none = No act is visible to you.
file-history-all = { $n ->
    [one] The whole history ({ $n } act)
   *[other] The whole history ({ $n } acts)
}
file-closed = Case ended
file-known = What is known
file-notes = Notes
file-notes-none = No note.
file-others = Other cases of this person
file-add-document = Add a document
file-add-note = Write a note
documents-title-desk = Documents
household-none = Nobody else.
entry-step = Act
entry-decision = Decision
entry-document = Document
entry-note = Note
entry-person = Person
entry-case = Case
entry-recorded = Recorded on
entry-annulled = Annulled
annul = Annul this act

## Procedures.

law-lede = The law as this house applies it: versions, steps, terms and articles.
law-none = No procedure is installed.
law-from = In force since
law-until = until
law-unverified = { $n ->
    [one] { $n } rule has not been checked in its source yet.
   *[other] { $n } rules have not been checked in their sources yet.
}
law-drawing = Drawing
law-phases = Phases
law-after = after:
law-more = Articles and form
law-asks = The form asks
in-force = In force
col-version = Version
col-from = Since
col-until = Until
col-steps = Steps

## The overview.

overview-open = Open
overview-none = No open case.

## The board.

board-title = Who is here, who came and left
board-period = From { $from } to { $to }
board-from = First day
board-to = Last day
board-show = Show this period
board-exact = These figures are exact. Do not pass them on: small figures can point at a person.
board-protected = Figures are rounded to the nearest five, and those under five are not shown: small figures can point at a person. So sums need not add up.
board-few = fewer than 5
board-point = .
board-none = Nobody was here in this period.
board-places = People at each place
board-place = Place
board-no-place = No office yet
board-start = At the start
board-came = Arrived
board-moved-in = From another place
board-went = Left
board-moved-out = To another place
board-unexplained = Unexplained
board-end = At the end
board-all = All places
board-more = Unexplained: { $n } too many for what was recorded
board-fewer = Unexplained: { $n } missing from what was recorded
board-residual = “Unexplained” means that records contradict each other: somebody arrived who was already here, or left who was not. It is shown so that the records can be put right.
board-months = Month by month
board-picture = People who arrived (full columns) and left (hollow columns), month by month
board-month = Month
board-numbers = The figures of the picture
board-applications = Applications and decisions, in persons
board-pending-start = Pending at the start
board-lodged = Lodged
board-decided = Decided
board-withdrawn = Ended without a decision
board-pending-end = Pending at the end
board-again = A case that a court sends back is decided again without a new application.
board-recognition = Protection was granted in { $rate } % of decisions
board-between = The true rate lies between { $low } % and { $high } % (95 % interval).
board-no-rate = Too few decisions for a rate.
board-delay = From application to decision: { $days } days at the median
board-waiting = Those pending have waited { $days } days at the median
board-of = Of { $n }.
board-csv = Table for a spreadsheet (CSV)
board-svg = Picture (SVG)

## The same at the desk, where the person is spoken of.

field-own-script-desk = Name in its own script
field-one-name-desk = One name only
field-language-desk = Language spoken best
field-language-other-desk = Another language spoken
field-nationality-hint-desk = The country of the passport, or “stateless”.
field-birth-hint-desk = Leave empty what is not known. The year at least is needed.
field-family-hint-desk = As on the document shown.
field-relation-desk = Relation to the person
field-address-hint-desk = Registered address or place of stay.
allowed-desk = What is possible:
waiting-not-part-desk = This act is not part of the case for the moment.
leg-here-desk = Under way
unverified-about-desk = This rule has not been checked in its source yet.
household-desk = With the person
source-person-desk = Said by the person

## Duplicates

doubles-title = Same person?
doubles-lede = People registered already whose name, birth or nationality are alike. Nothing is joined without your decision, and every decision can be undone.
doubles-none = Nobody else is alike enough.
doubles-decided = Decided already
doubles-undone = Undone since
double-undone = Undone on
double-hardly = not likely
double-maybe = possible
double-very = very likely
double-what = Compared
double-here = Here
double-there = On file already
double-said = What it says
double-nothing = –
double-same = the same
double-other = different
double-part-same = same name
double-part-alike = similar name
double-part-other = another name
double-part-missing = on one side only
double-birth-slip = one digit, or day and month exchanged
double-birth-calendar = same day in another calendar
double-birth-year = same year
double-birth-near = years close together
double-ask = Is this the same person?
double-decide = Decide
double-undo = Undo this decision
double-undo-send = Undo the decision
field-double-reason = Why?
field-double-reason-hint = What showed it: a document, a photograph, what the person says. A colleague must be able to follow it.
finding-same = They are the same person
finding-different = They are two people
register-known = This person may be registered already
register-known-about = Nothing is written yet. Compare, open a file if needed, then say of each whether it is her. What you typed is kept below.
