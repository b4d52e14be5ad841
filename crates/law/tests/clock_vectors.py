"""Writes clock_vectors.csv and clock_holidays.csv: what the legal clock must find.

An oracle apart from the Rust code: holidays come from the package `holidays` (0.109) with the
differences that the tables under src/clock/calendars explain; months from `dateutil`; days are
counted one by one, paused days left out as they come, where the clock adds and shifts. A due date
that a law or a textbook prints is written by hand in CASES and must agree.

    pip install holidays==0.109 python-dateutil && python clock_vectors.py
"""

import csv
import functools
import pathlib
from datetime import date, timedelta

import holidays
from dateutil.easter import easter
from dateutil.relativedelta import relativedelta

from clock_cases import CASES, grid

DAY = timedelta(days=1)
YEARS = range(1999, 2042)
WEEKDAYS = "mon tue wed thu fri sat sun".split()
FRANCE = {
    "AM": "57", "971": "971", "972": "972", "973": "973", "974": "974", "975": "PM", "976": "976",
    "977": "BL", "978": "MF", "986": "WF", "987": "PF", "988": "NC",
}  # fmt: skip
GERMANY = "BW BY BE BB HB HH HE MV NI NW RP SL SN ST SH TH".split()
CANADA = "AB BC MB NB NL NS NT NU ON PE QC SK YT".split()
AUSTRALIA = "NSW VIC QLD SA WA TAS ACT NT".split()
CALENDARS = (
    ["FR", *(f"FR-{name}" for name in FRANCE), "DE", *(f"DE-{name}" for name in GERMANY), "BE"]
    + ["CA", *(f"CA-{name}" for name in CANADA)]
    + ["AU", *(f"AU-{name}" for name in AUSTRALIA), "EU"]
)


def package(country, area, **options):
    """The package's days by date, with their names in English."""
    language = "en_AU" if country == "AU" else "en_US"
    return dict(
        holidays.country_holidays(country, area, years=YEARS, language=language, **options).items()
    )


def without(days, *words):
    return {day for day, name in days.items() if not any(word in name for word in words)}


@functools.cache
def closed(calendar):
    """The holidays of a calendar; each departure from the package is explained in its table."""
    country, _, area = calendar.partition("-")
    if country == "EU":
        return frozenset()
    if country == "FR":
        days = without(package("FR", FRANCE.get(area)), "Schoelcher", "Mi-Careme")
        days |= {easter(year) + 50 * DAY for year in YEARS}
        if area == "971":
            days -= {easter(year) - 2 * DAY for year in YEARS}
        if area == "978":
            days -= {date(year, 5, 28) for year in range(2012, 2018)} - ascension_and_whit()
            days |= {date(year, 5, 27) for year in range(2012, 2018)}
    elif country == "BE":
        days = without(package("BE", None), "Easter Sunday", "Pentecost") | {
            easter(year) + 50 * DAY for year in YEARS
        }
    elif calendar == "CA":
        days = set(package("CA", None, categories=("government",))) | {date(2022, 9, 19)}
        days |= {easter(year) + DAY for year in YEARS}
    elif calendar == "CA-QC":
        days = without(package("CA", "QC"), "Year's Day (observed)", "Christmas Day (observed)")
    elif calendar == "CA-ON":
        sundays = {year for year in YEARS if date(year, 12, 25).weekday() == 6}
        days = set(package("CA", "ON")) | {date(year, 12, 27) for year in sundays}
    elif calendar == "AU":
        days = set.intersection(*(set(closed(f"AU-{area}")) for area in AUSTRALIA))
        fixed = ((1, 1), (4, 25), (12, 25), (12, 26))
        days |= {date(year, month, day) for year in YEARS for month, day in fixed}
    elif country == "AU":
        days = without(package("AU", area), "Royal Queensland Show") | {date(2011, 4, 26)}
        if area == "ACT":
            days -= {date(2010, 9, 26)}
            days |= {date(2007, 11, 6), date(2008, 11, 4), date(2009, 11, 3), date(2010, 9, 27)}
    else:
        days = set(package(country, area or None))
    return frozenset(days)


def ascension_and_whit():
    return {easter(year) + offset * DAY for year in YEARS for offset in (39, 50)}


class Office:
    """A calendar and the week of an office: `mon thu except 2025-05-02`."""

    def __init__(self, calendar, opening):
        week, _, closures = opening.partition("except")
        self.holidays = closed(calendar)
        self.week = {WEEKDAYS.index(word) for word in week.split()} or set(range(5))
        self.closures = {date.fromisoformat(word) for word in closures.split()}

    def has(self, kind, day):
        if kind in ("days", "weeks"):
            return True
        week = {"working": range(5), "workable": range(6), "opening": self.week}[kind]
        shut = kind == "opening" and day in self.closures
        return day.weekday() in week and day not in self.holidays and not shut

    def roll(self, rule, first, long, due):
        step = -DAY if rule == "previous_working_day" else DAY
        kind = {"next_workable_day": "workable", "next_opening_day": "opening"}.get(rule, "working")
        while rule != "none" and not self.has(kind, due):
            due += step
        while rule == "eu_regulation" and long and self.working_days(first, due) < 2:
            due += DAY
        return due

    def working_days(self, first, last):
        days = (first + index * DAY for index in range((last - first).days + 1))
        return sum(self.has("working", day) for day in days)


def parse_term(text):
    count, unit = text.split(" ", 1)
    word = unit.split()[0].rstrip("s")
    kind = {"day": "days", "week": "weeks", "month": "months", "year": "years"}.get(word, word)
    return int(count), kind


def run_of(start, count, kind, same_day):
    """How many days of which kind a term holds, and its first day; months become days."""
    first = start if same_day else start + DAY
    if kind == "weeks":
        return first, 7 * count, "days"
    if kind not in ("months", "years"):
        return first, count, kind
    end = start + relativedelta(months=count * (12 if kind == "years" else 1))
    if same_day and end.day == start.day:
        end -= DAY
    return first, (end - first).days + 1, "days"


def last_day(office, first, count, kind, pauses):
    """Walks day by day until so many days of a kind have passed outside the pauses."""
    day = first - DAY
    while count:
        day += DAY
        paused = any(begin <= day < (until or date.max) for begin, until in pauses)
        count -= office.has(kind, day) and not paused
    return day


def days_of(office, kind, after, until):
    days = (after + index * DAY for index in range(1, (until - after).days + 1))
    return sum(office.has(kind, day) for day in days)


def due_date(case):
    """The due date of a case, or None while a pause is open."""
    office = Office(case["calendar"], case["opening"])
    start, events = date.fromisoformat(case["from"]), []
    for text in filter(None, case["adjustments"].split("; ")):
        word, when, *rest = text.split(" ", 2)
        begin, _, until = when.partition("..")
        until = date.fromisoformat(until) if until else None
        events.append((date.fromisoformat(begin), word, until, rest))
    events.sort(key=lambda event: event[0])
    resets = [when for when, word, *_ in events if word == "reset" and when >= start]
    erased = resets[-1] if resets else date.min
    start = resets[-1] if resets else start
    count, kind = parse_term(case["term"])
    long = count > 1 or kind in ("weeks", "months", "years")
    if count == 0:
        return office.roll(case["roll"], start + DAY, False, start)
    first, count, kind = run_of(start, count, kind, case["start"] == "same_day")
    count += case["clear"] == "yes"
    pauses = []
    for when, word, until, rest in events:
        due = last_day(office, first, count, kind, pauses)
        if word == "extend" and when >= erased:
            after, more, unit = run_of(due, *parse_term(rest[0]), False)
            end = last_day(office, after, more, unit, [])
            count += days_of(office, kind, due, end)
        rolled = office.roll(case["roll"], first, long, due)
        if word == "pause" and when <= rolled:
            if until is None:
                return None
            if when > due:
                count += days_of(office, kind, due, rolled)
            pauses.append((when, until))
    return office.roll(case["roll"], first, long, last_day(office, first, count, kind, pauses))


COLUMNS = "from term calendar opening start roll clear adjustments due note".split()


def main():
    here = pathlib.Path(__file__).parent
    with open(here / "clock_vectors.csv", "w", newline="") as file:
        table = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        table.writeheader()
        for case in [*CASES, *grid(CALENDARS, closed)]:
            printed, due = case.get("due"), due_date(case)
            due = due.isoformat() if due else "none"
            assert printed in (None, due), f"{case}: the oracle says {due}"
            note = case["note"].replace(",", ";")  # no quotes in the file
            table.writerow({**case, "due": due, "note": note})
    with open(here / "clock_holidays.csv", "w") as file:
        for calendar in CALENDARS:
            for year in (2017, 2020, 2022, 2024, 2025, 2026, 2027):
                days = sorted(day for day in closed(calendar) if day.year == year)
                file.write(f"{calendar},{year},{' '.join(day.strftime('%m-%d') for day in days)}\n")


if __name__ == "__main__":
    main()
