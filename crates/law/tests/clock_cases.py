"""The cases of clock_vectors.py: published or worked by hand, then a grid over every calendar.

A due date given here was found on paper, from the text of the law or from an example that a court
or a commentary prints; the oracle must find it too.
"""

import collections
from datetime import date, timedelta

MONTH_ENDS = ["2024-01-31", "2023-01-31", "2024-03-31", "2024-05-31", "2024-08-31", "2024-12-31"]
LEAP_DAYS = ["2024-02-28", "2024-02-29", "2024-03-01", "2023-02-28"]
CPC = {"roll": "next_working_day"}
EU = {"calendar": "EU", "roll": "eu_regulation"}
SAME = {"start": "same_day", "calendar": "DE"}


def case(event, term, due, note, **fields):
    empty = {"calendar": "FR", "opening": "", "start": "next_day", "roll": "none", "clear": "no"}
    printed = {"due": due} if due else {}
    case = {"from": event, "term": term, "adjustments": "", "note": note}
    return {**case, **empty, **fields, **printed}


def adjusted(event, term, adjustments, due, note, **fields):
    return case(event, term, due, note, adjustments=adjustments, **fields)


REGULATION = [
    case("2024-12-30", "3 working days", "2025-01-03", "registration over New Year"),
    case("2024-12-30", "10 working days", "2025-01-14", "registration when many arrive"),
    case("2025-01-10", "3 days", "2025-01-13", "art. 3(4): Monday is the third day", **CPC),
    case("2025-01-10", "3 days", "2025-01-14", "art. 3(5): two working days", **EU),
    case("2025-01-10", "2 days", "2025-01-14", "art. 3(5): two working days", **EU),
    case("2025-01-10", "1 day", "2025-01-13", "art. 3(5) spares a term of one day", **EU),
    case("2025-01-09", "3 days", "2025-01-13", "art. 3(5): Friday and Monday", **EU),
    case("2025-01-06", "2 days", "2025-01-08", "art. 3(5) holds of itself", **EU),
    case("2025-01-10", "1 week", "2025-01-17", "art. 3(2)(c): same weekday", **EU),
    case("2025-12-24", "2 days", "2025-12-29", "art. 3(5) over Christmas", roll="eu_regulation"),
    case("2024-03-28", "3 days", "2024-04-03", "art. 3(5) over Easter: DE", calendar="DE", roll="eu_regulation"),
    case("2024-12-31", "1 day", "2025-01-02", "art. 3(4) over New Year", roll="eu_regulation"),
    case("2026-06-12", "7 days", "2026-06-19", "screening at the border"),
    case("2026-06-12", "21 days", "2026-07-03", "lodging after registration"),
    case("2026-06-12", "30 days", "2026-07-13", "30 days to a Sunday", **CPC),
    case("2026-06-14", "30 days", "2026-07-15", "30 days to 14 July", **CPC),
    case("2026-06-12", "12 weeks", "2026-09-04", "border procedure"),
    case("2026-06-12", "6 months", "2026-12-12", "decision; a Saturday stays without roll-over"),
    case("2026-06-12", "6 months", "2026-12-14", "decision; a Saturday rolls", **CPC),
    case("2026-06-12", "2 months", "2026-08-12", "inadmissibility"),
    case("2025-08-31", "6 months", "2026-02-28", "art. 3(2)(c): no 31 February", **EU | {"roll": "none"}),
]

CPC_641_642 = [
    case("2025-01-31", "1 month", "2025-02-28", "CPC 641: no 31 February", **CPC),
    case("2024-01-31", "1 month", "2024-02-29", "CPC 641: leap year", **CPC),
    case("2023-12-31", "2 months", "2024-02-29", "CPC 641: 29 February 2024", **CPC),
    case("2024-02-29", "1 year", "2025-02-28", "CPC 641: no 29 February", **CPC),
    case("2024-02-29", "4 years", "2028-02-29", "CPC 641: 29 February again"),
    case("2024-02-29", "1 month", "2024-03-29", "same number, not month end"),
    case("2025-02-28", "1 month", "2025-03-28", "same number, not month end"),
    case("2025-04-10", "10 days", "2025-04-22", "CPC 642: Easter Sunday and Monday", **CPC),
    case("2024-03-21", "10 days", "2024-04-02", "CPC 642: Easter in March", **CPC),
    case("2024-04-26", "15 days", "2024-05-13", "CPC 642: a Saturday", **CPC),
    case("2024-04-29", "10 days", "2024-05-10", "CPC 642: Ascension", **CPC),
    case("2024-04-28", "10 days", "2024-05-10", "CPC 642: 8 May and Ascension in a row", **CPC),
    case("2025-06-15", "2 months", "2025-08-18", "CPC 642: Assumption on a Friday", **CPC),
    case("2024-11-25", "1 month", "2024-12-26", "CPC 642: Christmas", **CPC),
    case("2024-11-25", "1 month", "2024-12-27", "Saint-Étienne", calendar="FR-AM", **CPC),
    case("2025-03-18", "1 month", "2025-04-22", "Good Friday to Easter Monday", calendar="FR-AM", **CPC),
    case("2025-03-18", "1 month", "2025-04-18", "Good Friday is no holiday", **CPC),
    case("2022-12-01", "1 month", "2023-01-02", "1 January on a Sunday has no substitute", **CPC),
    case("2021-04-01", "1 month", "2021-05-03", "1 May on a Saturday has no substitute", **CPC),
    case("2025-10-11", "1 month", "2025-11-12", "CPC 642: 11 November", **CPC),
    case("2025-10-01", "1 month", "2025-11-03", "CPC 642: All Saints on a Saturday", **CPC),
    case("2025-01-15", "2 months", "2025-03-17", "délai franc to a Sunday", clear="yes", **CPC),
    case("2025-01-14", "2 months", "2025-03-15", "délai franc without roll-over", clear="yes"),
    case("2025-01-31", "1 month", "2025-03-01", "délai franc after the last of February", clear="yes"),
    case("2025-01-06", "8 days", "2025-01-15", "délai franc of days", clear="yes"),
    case("2025-01-03", "3 working days", "2025-01-09", "clear working days", clear="yes"),
    case("2025-01-07", "3 working days", "2025-01-13", "clear over a weekend", clear="yes"),
    case("2025-01-02", "1 workable day", "2025-01-04", "clear workable day is a Saturday", clear="yes"),
    case("2025-01-06", "1 week", "2025-01-14", "clear week", clear="yes"),
    case("2008-04-23", "8 days", "2008-05-02", "Ascension on 1 May", **CPC),
    case("2005-05-06", "10 days", "2005-05-17", "Whit Monday 2005 stayed a holiday", **CPC),
    case("2025-07-11", "3 workable days", "2025-07-16", "Saturday works, 14 July does not"),
    case("2025-04-30", "4 workable days", "2025-05-06", "1 May and a Sunday"),
    case("2025-05-05", "5 working days", "2025-05-13", "8 May"),
    case("2024-05-07", "3 working days", "2024-05-14", "8 May, Ascension and a weekend"),
]

BGB_187_193 = [
    case("2012-11-30", "1 month", "2012-12-31", "Prütting, BGB 193 Rn 4: appeal", calendar="DE", **CPC),
    case("2012-11-30", "2 months", "2013-01-30", "Prütting, BGB 193 Rn 4: reasons", calendar="DE", **CPC),
    case("2025-01-31", "1 month", "2025-02-28", "BGB 188(3)", calendar="DE"),
    case("2025-01-15", "1 month", "2025-02-17", "BGB 193: a Saturday", calendar="DE", **CPC),
    case("2025-01-01", "3 months", "2025-03-31", "BGB 188(2): a quarter", **SAME),
    case("2025-01-15", "1 month", "2025-02-14", "BGB 187(2)", **SAME),
    case("2025-02-01", "1 month", "2025-02-28", "BGB 187(2): the whole of February", **SAME),
    case("2024-02-01", "1 month", "2024-02-29", "BGB 187(2): the whole of February", **SAME),
    case("2025-01-31", "1 month", "2025-02-28", "BGB 188(3): no 30 February, not the 27th", **SAME),
    case("2025-01-30", "1 month", "2025-02-28", "BGB 188(3): no 29 February", **SAME),
    case("2024-01-30", "1 month", "2024-02-29", "BGB 188(2): 29 February exists", **SAME),
    case("2025-01-29", "1 month", "2025-02-28", "BGB 188(2): the day before the 29th", **SAME),
    case("2025-03-31", "1 month", "2025-04-30", "BGB 188(2): the day before the 31st", **SAME),
    case("2023-03-01", "1 year", "2024-02-29", "BGB 188(2): ends on a leap day", **SAME),
    case("2024-02-29", "1 year", "2025-02-28", "BGB 188(2): begins on a leap day", **SAME),
    case("2007-05-17", "18 years", "2025-05-16", "BGB 187(2): years of age", **SAME),
    case("2025-01-01", "1 year", "2025-12-31", "BGB 188(2): a calendar year", **SAME),
    case("2025-01-06", "1 week", "2025-01-12", "BGB 188(2): Monday to Sunday", **SAME),
    case("2025-01-06", "1 week", "2025-01-13", "BGB 193 after BGB 187(2)", **SAME, **CPC),
    case("2025-01-06", "10 days", "2025-01-15", "BGB 187(2): days", **SAME),
    case("2025-01-06", "1 day", "2025-01-06", "BGB 187(2): the day itself", **SAME),
    case("2025-01-04", "1 working day", "2025-01-06", "begins on a Saturday", **SAME),
    case("2025-01-06", "1 working day", "2025-01-06", "the day itself works", **SAME),
    case("2025-01-06", "1 working day", "2025-01-07", "Epiphany in Bavaria", **SAME | {"calendar": "DE-BY"}),
    case("2025-01-06", "3 days", "2025-01-09", "clear, first day counts", clear="yes", **SAME),
]

PAUSES = [
    adjusted("2025-03-01", "30 days", "pause 2025-03-10..2025-03-20", "2025-04-10", "ten days"),
    adjusted("2025-03-01", "30 days", "pause 2025-03-10..", "none", "open"),
    adjusted("2025-03-01", "30 days", "pause 2025-03-31..", "none", "open on the last day"),
    adjusted("2025-03-01", "30 days", "pause 2025-04-01..", "2025-03-31", "opens too late"),
    adjusted("2025-03-01", "30 days", "pause 2025-04-01..2025-04-09", "2025-03-31", "comes too late"),
    adjusted("2025-03-01", "30 days", "pause 2025-03-31..2025-04-02", "2025-04-02", "on the last day"),
    adjusted("2025-03-01", "30 days", "pause 2025-03-10..2025-03-10", "2025-03-31", "of no day"),
    adjusted("2025-03-01", "30 days", "pause 2025-03-12..2025-03-10", "2025-03-31", "ends before it begins"),
    adjusted("2025-03-01", "30 days", "pause 2025-02-01..2025-02-20", "2025-03-31", "before the start"),
    adjusted("2025-03-01", "30 days", "pause 2025-02-20..2025-03-11", "2025-04-09", "nine days of it after the start"),
    adjusted("2025-03-01", "30 days", "pause 2025-03-05..2025-03-15; pause 2025-03-10..2025-03-20", "2025-04-15", "overlap"),
    adjusted("2025-03-01", "30 days", "pause 2025-03-05..2025-03-20; pause 2025-03-10..2025-03-12", "2025-04-15", "one inside another"),
    adjusted("2025-03-01", "30 days", "pause 2025-03-05..2025-03-10; pause 2025-03-10..2025-03-15", "2025-04-10", "end to end"),
    adjusted("2025-03-01", "30 days", "pause 2025-03-20..2025-03-25; pause 2025-03-05..2025-03-10", "2025-04-10", "in any order"),
    adjusted("2025-03-01", "30 days", "pause 2025-03-25..2025-04-05; pause 2025-04-10..2025-04-12", "2025-04-13", "a second in the added days"),
    adjusted("2025-01-15", "1 month", "pause 2025-02-01..2025-02-11", "2025-02-25", "BGB 209 on months"),
    adjusted("2025-01-31", "1 month", "pause 2025-02-10..2025-02-15", "2025-03-05", "added after the last of the month"),
    adjusted("2024-06-01", "6 months", "pause 2024-08-01..2024-10-01", "2025-01-31", "61 days, not two months"),
    adjusted("2025-01-06", "2 weeks", "pause 2025-01-10..2025-01-13", "2025-01-23", "on weeks"),
    adjusted("2025-04-28", "5 working days", "pause 2025-04-30..2025-05-05", "2025-05-09", "two working days, 1 and 8 May apart"),
    adjusted("2025-01-06", "3 working days", "pause 2025-01-11..2025-01-13", "2025-01-09", "comes too late"),
    adjusted("2025-01-08", "4 working days", "pause 2025-01-11..2025-01-13", "2025-01-14", "over a weekend adds nothing"),
    adjusted("2025-01-06", "6 workable days", "pause 2025-01-11..2025-01-13", "2025-01-14", "over a weekend adds the Saturday"),
    adjusted("2025-01-02", "9 days", "pause 2025-01-13..2025-01-15", "2025-01-15", "begins on the day rolled to", **CPC),
    adjusted("2025-01-02", "9 days", "pause 2025-01-14..2025-01-20", "2025-01-13", "begins after the day rolled to", **CPC),
    adjusted("2025-01-02", "9 days", "pause 2025-01-11..2025-01-12", "2025-01-13", "begins on the closed last day", **CPC),
    adjusted("2025-01-02", "9 days", "pause 2025-01-11..2025-01-15", "2025-01-10", "comes too late: it had moved back", roll="previous_working_day"),
    adjusted("2025-01-02", "9 days", "pause 2025-01-10..2025-01-12", "2025-01-13", "ends on a Monday of itself", **CPC),
    adjusted("2025-01-01", "5 days", "pause 2025-01-03..2025-01-05", "2025-01-07", "first day counts", **SAME),
    adjusted("2025-01-06", "8 days", "pause 2025-01-10..2025-01-12", "2025-01-17", "clear", clear="yes"),
]

RESETS_AND_EXTENSIONS = [
    adjusted("2025-01-15", "1 month", "reset 2025-02-03", "2025-03-03", "C. civ. 2231"),
    adjusted("2025-01-15", "1 month", "reset 2025-04-30", "2025-05-30", "after the term had ended"),
    adjusted("2025-01-15", "1 month", "reset 2025-01-10", "2025-02-15", "before the start"),
    adjusted("2025-01-15", "1 month", "reset 2025-02-03; reset 2025-02-10", "2025-03-10", "the last one"),
    adjusted("2025-01-15", "1 month", "reset 2025-02-10; reset 2025-02-03", "2025-03-10", "in any order"),
    adjusted("2025-01-15", "1 month", "reset 2025-01-31", "2025-02-28", "to a month end"),
    adjusted("2025-01-15", "10 days", "extend 2025-01-20 5 days; reset 2025-02-03", "2025-02-13", "forgets an extension"),
    adjusted("2025-01-15", "10 days", "reset 2025-02-03; extend 2025-02-05 5 days", "2025-02-18", "and takes the next"),
    adjusted("2025-01-15", "10 days", "reset 2025-02-03; extend 2025-02-03 5 days", "2025-02-18", "on the same day"),
    adjusted("2025-01-15", "10 days", "pause 2025-01-18..2025-01-20; reset 2025-02-03", "2025-02-13", "forgets a pause that is over"),
    adjusted("2025-01-15", "10 days", "pause 2025-02-01..2025-02-08; reset 2025-02-03", "2025-02-17", "a pause lasts beyond"),
    adjusted("2025-01-15", "10 days", "pause 2025-01-18..; reset 2025-02-03", "none", "an open pause stays open"),
    adjusted("2025-01-15", "1 month", "reset 2025-02-03", "2025-03-02", "first day counts", **SAME),
    adjusted("2024-01-31", "6 months", "extend 2024-07-01 9 months", "2025-04-30", "to a short month"),
    adjusted("2025-01-31", "1 month", "extend 2025-02-10 1 month", "2025-03-28", "BGB 190: from the due date"),
    adjusted("2025-01-15", "1 month", "extend 2025-02-01 2 days", "2025-02-17", "BGB 190: from the Saturday, not the Monday", calendar="DE", **CPC),
    adjusted("2025-01-15", "1 month", "extend 2025-02-01 1 week", "2025-02-24", "a Saturday again", **CPC),
    adjusted("2024-12-30", "3 working days", "extend 2025-01-02 7 working days", "2025-01-14", "three and seven make ten"),
    adjusted("2024-12-30", "3 working days", "extend 2025-01-02 2 weeks", "2025-01-17", "of another unit"),
    adjusted("2025-01-15", "10 days", "extend 2025-01-20 5 days; extend 2025-01-27 5 days", "2025-02-04", "twice"),
    adjusted("2025-01-15", "10 days", "extend 2025-01-10 5 days", "2025-01-30", "granted before the start"),
    adjusted("2025-01-15", "10 days", "extend 2025-03-01 5 days", "2025-01-30", "granted after the end"),
    adjusted("2025-01-15", "10 days", "extend 2025-01-20 0 days", "2025-01-25", "by nothing"),
    adjusted("2025-01-15", "10 days", "pause 2025-01-18..2025-01-20; extend 2025-01-21 1 month", "2025-02-27", "a month after the paused term"),
    adjusted("2025-01-15", "1 month", "extend 2025-01-20 1 month; pause 2025-02-20..2025-02-25", "2025-03-20", "a pause in the extension"),
    adjusted("2025-01-14", "2 months", "extend 2025-02-01 1 month", "2025-04-15", "clear", clear="yes"),
]

OPENINGS = [
    case("2025-01-06", "5 opening days", "2025-01-13", "Monday to Friday"),
    case("2025-01-06", "2 opening days", "2025-01-13", "two days a week", opening="mon thu"),
    case("2025-01-06", "3 opening days", "2025-01-20", "a closure", opening="mon thu except 2025-01-16"),
    case("2025-04-30", "1 opening day", "2025-05-15", "never on a holiday", opening="thu"),
    case("2025-01-03", "1 opening day", "2025-01-04", "open on Saturday", opening="mon sat"),
    case("2025-01-06", "4 days", "2025-01-13", "rolls to an opening day", opening="mon", roll="next_opening_day"),
    case("2025-04-11", "10 days", "2025-04-28", "Easter Monday is no opening day", opening="mon", roll="next_opening_day"),
    case("2025-12-22", "3 opening days", "2025-12-30", "closed between the years", opening="mon tue wed thu fri except 2025-12-24 2025-12-26"),
    adjusted("2025-01-06", "3 opening days", "pause 2025-01-09..2025-01-14", "2025-01-23", "two opening days paused", opening="mon thu"),
    case("2025-01-01", "3 opening days", "2025-01-09", "first day is a holiday", opening="wed thu", start="same_day"),
]

ROLLS = [
    case("2025-01-02", "9 days", "2025-01-11", "stays on a Saturday"),
    case("2025-01-02", "9 days", "2025-01-11", "Saturday is workable", roll="next_workable_day"),
    case("2025-01-02", "10 days", "2025-01-13", "Sunday is not", roll="next_workable_day"),
    case("2025-01-02", "9 days", "2025-01-10", "back to Friday", roll="previous_working_day"),
    case("2025-04-11", "10 days", "2025-04-18", "back over Easter", roll="previous_working_day"),
    case("2025-04-11", "10 days", "2025-04-17", "back over Good Friday", roll="previous_working_day", calendar="DE"),
    case("2025-01-01", "8 days", "2025-01-09", "an open day stays", roll="previous_working_day"),
    case("2025-01-04", "0 days", "2025-01-04", "at once"),
    case("2025-01-04", "0 days", "2025-01-06", "at once, on a Saturday", **CPC),
    case("2025-01-04", "0 working days", "2025-01-04", "at once, whatever the unit"),
    case("2025-01-04", "0 months", "2025-01-04", "at once, first day counts", start="same_day"),
    case("2024-12-24", "1 day", "2024-12-27", "25 and 26 December", calendar="DE", **CPC),
    case("2021-12-24", "1 day", "2021-12-29", "two substitute days", calendar="AU-NSW", **CPC),
    case("2022-12-24", "1 day", "2022-12-28", "Christmas on a Sunday", calendar="CA", **CPC),
]

EDGES = [
    case(event, term, None, "month end or leap day", start=mode)
    for event in MONTH_ENDS + LEAP_DAYS
    for term in ("1 month", "13 months", "1 year")
    for mode in ("next_day", "same_day")
]

CASES = [
    *REGULATION, *CPC_641_642, *BGB_187_193, *PAUSES, *RESETS_AND_EXTENSIONS, *OPENINGS, *ROLLS,
    *EDGES,
]  # fmt: skip


def grid(calendars, closed):
    """For each calendar: year end, Easter, its rarest holiday, workable days, a long autumn."""
    kept = collections.Counter(day for name in calendars for day in closed(name))
    for index, name in enumerate(calendars):
        later = timedelta(days=3 * index)
        yield case("2025-12-19", "8 working days", None, "year end", calendar=name)
        yield case("2026-04-01", "3 working days", None, "Easter in April", calendar=name)
        spring = date(2026, 4, 30) + later
        yield case(f"{spring}", "20 workable days", None, "spring or summer", calendar=name)
        autumn = date(2022, 9, 5) + later
        yield case(f"{autumn}", "30 working days", None, "autumn or winter", calendar=name)
        weekdays = [day for day in closed(name) if day.year in (2026, 2027) and day.weekday() < 5]
        rarest = min(weekdays, key=lambda day: (kept[day], day), default=date(2026, 5, 9))
        event = rarest - timedelta(days=10)
        note = f"ends on a day that {kept[rarest]} calendars keep"
        yield case(f"{event}", "10 days", None, note, calendar=name, **CPC)
