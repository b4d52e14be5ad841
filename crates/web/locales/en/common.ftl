## Around every page.

skip = Go to the content
demo = Demonstration: every person here is invented.
menu = Menu
home = Home
back = Back
languages = Languages
sign-in = Sign in
sign-out = Sign out
foot = This service is free. It does not track you.
help-link = Find help
yes = Yes
no = No
decimal-point = .
number = { $n }
cancel = Cancel
change = Change
remove = Remove
choose = Choose…
go-on = Continue
optional = (optional)
error-prefix = Error –

## What has just been done.

notice-signed-out = You are signed out.
notice-session-over = You have been away for a while: please sign in again.
notice-step-done = It is recorded.
notice-document-added = The document is added.
notice-document-withdrawn = The document is withdrawn.
notice-note-written = The note is recorded.
notice-annulled = The act is annulled. It stays visible in the history.
notice-moved = The case now follows the new version.
notice-registered = The case is open.

## Signing in.

sign-in-person = Come back to your page
sign-in-agent = Sign in for agents
sign-in-demo = Try the demonstration
sign-in-demo-about = Choose an invented person.
sign-in-unknown = We cannot find this account
sign-in-unknown-about = Check both answers, then try again.
sign-in-lost = Lost your code?

## Lists.

pager = Pages
pager-before = Previous
pager-after = Next
pager-at = Page { $page } of { $pages }

## Days and hours.

date-long = { $weekday } { $day } { $month } { $year }
date-day = { $day } { $month } { $year }
date-short = { $day } { $month } { $year }
date-month = { $month } { $year }
hour = { $hour }:{ $minute }
date-and-hour = { $date } at { $hour }
due-today = today
due-tomorrow = tomorrow
due-in-days = { $n ->
    [one] in { $n } day
   *[other] in { $n } days
}
due-in-months = { $n ->
    [one] in about { $n } month
   *[other] in about { $n } months
}
due-late-days = { $n ->
    [one] { $n } day late
   *[other] { $n } days late
}
due-late-months = { $n ->
    [one] about { $n } month late
   *[other] about { $n } months late
}
ago-today = today
ago-yesterday = yesterday
ago-days = { $n ->
    [one] { $n } day ago
   *[other] { $n } days ago
}
ago-months = { $n ->
    [one] about { $n } month ago
   *[other] about { $n } months ago
}
by-day = by the end of
no-term = No time limit
born = born { $date }
age = { $n ->
    [one] { $n } year old
   *[other] { $n } years old
}
age-between = { $low } or { $high } years old
people = { $n ->
    [one] { $n } person
   *[other] { $n } people
}
kilobytes = { $n } kB

## The law.

why = Why this date?
unverified = To be verified
unverified-about = Nobody has checked this rule in the text of the law yet. Please ask for confirmation.
waiting-not-part = This step is not part of your way for the moment.
waiting-after = This comes first:
waiting-from = Possible from
leg-done = Done
leg-here = You are here
leg-ahead = Later
passed = Term passed
stop-done = Done on
stop-owed = To do
stop-open = Possible now
