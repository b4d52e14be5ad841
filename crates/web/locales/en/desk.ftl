## Around the pages of the desk.

desk-nav = Navigation
nav-work = To do
nav-register = Register
nav-law = Procedures
nav-overview = Overview
search-label = Name or case number
search-go = Search
keys = Keyboard: Alt + 1 to 5 for the menu, Alt + S to search (Alt + Shift in some browsers).

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
board-protected = Figures are rounded to the nearest five, and those under five are not shown: small figures can point at a person. So sums need not add up. Only whole months that are over are told.
board-few = fewer than 5
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
board-months-cut = Only the last { $n } months are told here; the tables count the whole period.
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
board-png = Picture (PNG)
## An estimate from lists.

estimate-title = How many in all
estimate-lede = Several incomplete lists name some of the same people. How often they overlap tells how many are on none. Nothing you give here is kept.
estimate-lists = The lists
estimate-lists-hint = Paste a table: a first line with the names of the lists and “count”, then 0 or 1 for each list and how many people have that line. Without “count” each line is one person. Twelve lists at most, and no names of people.
estimate-file = Or a file
estimate-file-hint = Separated text (CSV). It is read instead of what was pasted.
estimate-send = Estimate
estimate-again = Other lists
estimate-line = Line { $line }:
estimate-cell = Line { $line }, column { $column }:
estimate-number = About { $total } in all.
estimate-range = No one number: models that fit about as well say from { $low } to { $high } in all.
estimate-nothing = No number: the models that were looked at have none for these counts.
estimate-doubt = { $level } % interval: { $ends }.
estimate-range-doubt = With the doubt of each ({ $level } %): { $ends }.
estimate-ends = { $low } to { $high }
estimate-ends-beyond = { $low } to more than { $high }
estimate-unseen = { $seen } are on a list, about { $unseen } on none.
estimate-unsettled = { $seen } are on a list; how many are on none is not settled. A further list would settle it, or knowing which lists depend on each other.
estimate-seen = { $seen } are on a list.
estimate-care = Take care
estimate-picture = The picture
estimate-tables = The figures of the picture
estimate-patterns = Who is on which lists
estimate-patterns-about = Who is on which lists, the most frequent first
estimate-on = On these lists and no other
estimate-people = How many
estimate-models-about = Models that fit about as well as the best, the best first
estimate-model = Model
estimate-in-all = In all
estimate-error = Standard error
estimate-more = { $n } more in the file.
estimate-download = Download
estimate-svg = Picture (SVG)
estimate-png = Picture (PNG)
estimate-csv-patterns = Patterns (CSV)
estimate-csv-models = All models (CSV)
estimate-json = Everything (JSON)
picture-colon = { ": " }
picture-seen = on a list
picture-in-all = in all
picture-answer = The answer
picture-range = From the lowest to the highest model, and the doubt of both
picture-best = The best model, one of several
picture-sound = Models that fit about as well
picture-dot-each = each dot is a model
picture-dot-share = each dot is the same share of them
picture-all = All models
picture-half = half in the box
picture-nine = nine in ten on the line
picture-chao = Chao's lower bound: at least
picture-beyond = more than
picture-lists = The lists, and how many are on each
picture-more = further patterns, together
caution-empty_lists = Nobody is on { $names }: left out.
caution-two_lists = There are two lists: whether being on one changes the chance of being on the other cannot be seen. If it raises it, there are more people than this. Bring a third list.
caution-few_overlaps = Only { $both } of { $seen } are on two lists or more: the number hangs on them.
caution-lists_apart = Nobody is on both lists of { $names }: whether they avoid each other or were never compared well, ask who keeps them.
caution-lists_same = { $one } and { $two } hold the same people: they are one list, not two. Leave one out.
caution-list_inside = { $both } of the { $size } on { $inner } are on { $outer } too: if one was copied from the other they are one list, and the number is too low.
caution-zero_cells = Of { $of } patterns of lists { $zero } have nobody: intervals are rough.
caution-none_fitted = None of { $n } models could be fitted: beside counts as large as these, the few by whom the lists differ are lost in the arithmetic, which has 15 digits. If a list was copied from another, leave one of them out; if none was, look whether the counts are in the right unit.
caution-models_disagree = Models that fit about as well disagree by a factor of { $ratio }: which lists depend on which decides the number, and the counts do not tell.
caution-end_beyond = The upper end was looked for up to { $limit }, and lies beyond: the counts do not bound the number from above.
caution-no_maximum = The model { $model } fits, but gives no number: its likelihood has no maximum.
caution-not_identifiable = The model { $model } fits, but gives no number: many numbers fit it equally well.
caution-not_settled = The model { $model } fits, but gives no number: its fit did not settle.
caution-search_behind = The search ended at { $model }, and other models fit much better (their AIC is lower by { $behind }): its number is not given, the best of the others is taken instead.
caution-search_lacks = The search ended at { $model }, which has no estimate: its number is not given, the best of the others is taken instead.
caution-limit = In { $model } some lists share nobody: this is the number that the model comes near.
caution-scope_lower = Models with terms of up to { $order } lists were looked at, not of { $asked }: there are too many.
caution-scope_searched = There are too many models to look at all: these are those of a search step by step, and others may fit better.
caution-scope_all = All models with terms of up to { $order } lists were looked at.
caution-bad_fit = The model is far from the counts (chance of counts as far from it: at most { $n } in a million): people may differ more than lists can tell.
caution-below_chao = Chao's lower bound, { $n }, lies above: it holds where people differ and lists meet as by chance, and is too high where lists avoid each other.
caution-few_errors = The back-test has { $errors } errors: it cannot tell an interval of { $level }. This one reaches the largest error, or as far as the model itself says where that is wider, and may hold less.
misread-empty = Nothing is in it. A line with the names of the columns comes first.
misread-no_rows = No line follows the names of the columns.
misread-not_utf8 = It is not UTF-8. Save it again as “CSV UTF-8”.
misread-ragged = { $found } cells where the first line names { $named } columns.
misread-no_column = No column is called “{ $wanted }”; there are { $present }.
misread-two_columns = Two columns are called “{ $name }”.
misread-not_number = “{ $said }” is not a number.
misread-not_count = “{ $said }” is not a count: a whole number, zero or more.
misread-two_readings = “{ $said }” is { $decimals } where its mark stands before decimals, { $thousands } where it stands between thousands: write { $thousands } without a mark, or decimals that are not three.
misread-not_listed = “{ $said }” where 0 or 1 says who is on the list.
misread-too_large = The counts are too large to add up.
misread-said = It cannot be read: { $said }
misread-nobody_seen = Nobody is on any list: there is nothing to estimate from.
misread-one_list = There is one list. How many are on no list is told by who is on two: bring a second.
misread-no_overlap = Nobody is on two lists: those who are tell how many are on none, and without them there is no upper end.
misread-too_many_lists = { $lists } lists are too many, { $most } at most: join some or leave some out.
misread-empty_list = Nobody is on the list “{ $name }”: leave it out.
misread-other_lists = The model is of { $model } lists, the counts are of { $lists }.
misread-unidentifiable = The counts cannot tell the terms of the model { $model } apart.
misread-range = The numbers of the model { $model } run out of range: counts so far apart are lost in the arithmetic, which has 15 digits. Look whether a list was copied from another, and whether the unit is right.
misread-no_list = No column is a list: each list is a column of 0 and 1, and one says how many ({ $counts }).

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
