//! Records: what offices write of people, once or again.

use super::Trait;
use super::clerk::{Clerk, title};
use super::custom::Script;
use super::days::{self, DateQuality};
use super::dice::{Dice, mix};
use super::family::{Household, Person};
use super::slips;
use super::words::{Name, Word, in_own_letters, understood};
use crate::files::civil;

/// The columns, in their order. The first two are filled once the order of records is known.
pub(super) const COLUMNS: [&str; 13] = [
    "record",
    "truth",
    "given_name",
    "family_name",
    "name_in_own_letters",
    "sex",
    "birth_date",
    "birth_place",
    "nationality",
    "phone",
    "registered_at",
    "arrival_date",
    "case_number",
];
/// Columns that a record is written with.
pub(super) const WRITTEN: usize = COLUMNS.len() - 2;

/// The first arrivals: 1 January 2015, in days since 1970.
const FIRST: i64 = 16_436;

/// Records in the making: values one after another, row by row.
#[derive(Default)]
pub(super) struct Rows {
    text: String,
    ends: Vec<u32>,
    /// Whose records they are, by their place in the chunk.
    pub(super) people: Vec<u32>,
    pub(super) traits: Vec<Trait>,
}

impl Rows {
    pub(super) fn count(&self) -> usize {
        self.people.len()
    }

    fn push(&mut self, value: &str) {
        self.text.push_str(value);
        self.ends.push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
    }

    /// A value of a row, by its place among the columns that are written.
    pub(super) fn value(&self, row: usize, column: usize) -> &str {
        let place = row * WRITTEN + column;
        let end = |place: usize| self.ends.get(place).map_or(0, |end| *end as usize);
        let start = place.checked_sub(1).map_or(0, end);
        self.text.get(start..end(place)).unwrap_or_default()
    }
}

/// How records are made.
#[derive(Debug, Clone, Copy)]
pub(super) struct Manner {
    pub(super) seed: u64,
    pub(super) again: f64,
    pub(super) noise: f64,
}

/// An office writes down some people on a day.
#[derive(Clone, Copy)]
struct Event {
    clerk: Clerk,
    day: i64,
    case: u64,
}

/// All records of a household; `first` is the place of its first person in the chunk.
pub(super) fn household(
    rows: &mut Rows,
    household: &Household,
    first: u32,
    manner: Manner,
    dice: &mut Dice,
) -> Option<()> {
    let begun = Event {
        clerk: Clerk::draw(dice, manner.seed)?,
        // Nobody is written down before birth.
        day: FIRST.max(household.0.iter().map(|person| person.born).max()? + 15)
            + dice.between(0, 3000),
        case: dice.bits(),
    };
    let mut events = vec![begun];
    while events.len() < 6 && dice.chance(manner.again) {
        events.push(later(begun, dice, manner)?);
    }
    let phone = household.0.first()?.phone;
    for (place, person) in (first..).zip(&household.0) {
        let adult = begun.day - person.born > 15 * 365;
        let phone = if adult { person.phone } else { phone };
        for (number, event) in events.iter().enumerate() {
            // Not everyone of a household goes on together.
            if number == 0 || dice.chance(0.85) {
                record(rows, (person, place, phone), *event, manner, dice);
            }
        }
        if dice.chance(manner.again * 0.25) {
            record(rows, (person, place, phone), later(begun, dice, manner)?, manner, dice);
        }
    }
    Some(())
}

/// The same people again: elsewhere, or by a colleague who did not look.
fn later(begun: Event, dice: &mut Dice, manner: Manner) -> Option<Event> {
    let (clerk, day) = if dice.chance(0.2) {
        (begun.clerk.colleague(dice, manner.seed), dice.between(0, 60))
    } else {
        (Clerk::draw(dice, manner.seed)?, dice.between(10, 900))
    };
    Some(Event { clerk, day: begun.day + day, case: dice.bits() })
}

fn record(
    rows: &mut Rows,
    (person, place, phone): (&Person, u32, u64),
    event: Event,
    manner: Manner,
    dice: &mut Dice,
) {
    let clerk = event.clerk;
    let noise = manner.noise * clerk.carelessness();
    let name = understood(person, clerk, dice);
    let own_letters = clerk.writes_own_letters()
        && name.given.iter().chain(&name.family).all(|word| !word.original.is_empty());
    let (given, family) = named(&name, own_letters, (person, clerk, noise), dice);
    let papers = if dice.chance(0.12) { in_papers(person, clerk) } else { String::new() };
    let (born, date) = days::written(person, (clerk, event.day), noise, dice);
    rows.push(&given);
    rows.push(&family);
    rows.push(&papers);
    rows.push(sex(person, noise, dice));
    rows.push(&born);
    rows.push(&birth_place(person, clerk, noise, dice));
    rows.push(if dice.chance(0.02 * noise) { "" } else { person.origin.country });
    rows.push(&phone_number(phone, event, dice));
    rows.push(clerk.office.name);
    let (year, month, day) = civil::from_days(event.day);
    rows.push(&format!("{year:04}-{month:02}-{day:02}"));
    rows.push(&format!("{}-{:07}", clerk.office.country, event.case % 10_000_000));
    rows.people.push(place);
    rows.traits.push(Trait {
        system: person.custom.system,
        script: if own_letters { person.custom.script } else { Script::Latin },
        woman: person.woman,
        date,
    });
}

/// Given and family name as they are written, slips and all.
fn named(
    name: &Name,
    own_letters: bool,
    (person, clerk, noise): (&Person, Clerk, f64),
    dice: &mut Dice,
) -> (String, String) {
    let mut join = |words: &[Word]| {
        let words = words.iter().map(|word| {
            if !own_letters {
                clerk.spell(&word.latin, person.custom.group, dice)
            } else if clerk.plain_letters() {
                slips::plain(&word.original)
            } else {
                word.original.clone()
            }
        });
        words.collect::<Vec<String>>().join(" ")
    };
    let (mut given, mut family) = (join(&name.given), join(&name.family));
    for text in [&mut given, &mut family] {
        if !text.is_empty() && dice.chance(0.04 * noise) {
            *text = slips::slip(text, dice);
        }
    }
    // A given name too many for the clerk is left out.
    if dice.chance(0.05 * noise)
        && let Some((first, _)) = given.split_once(' ')
    {
        given = first.to_owned();
    }
    let (all, families) = clerk.capitals();
    if families {
        family = family.to_uppercase();
    }
    if all {
        given = given.to_uppercase();
    }
    if dice.chance(0.025 * noise) {
        std::mem::swap(&mut given, &mut family);
    } else if dice.chance(0.015 * noise) {
        given = format!("{given} {family}").trim().to_owned();
        family.clear();
    } else if dice.chance(0.01 * noise) {
        family.clear();
    }
    (given, family)
}

fn in_papers(person: &Person, clerk: Clerk) -> String {
    let words = in_own_letters(person);
    let plain =
        |text: &str| if clerk.plain_letters() { slips::plain(text) } else { text.to_owned() };
    let originals = words.iter().map(|word| plain(&word.original));
    if words.iter().any(|word| word.original.is_empty()) {
        return String::new();
    }
    originals.collect::<Vec<_>>().join(" ")
}

fn sex(person: &Person, noise: f64, dice: &mut Dice) -> &'static str {
    if dice.chance(0.02 * noise) {
        ""
    } else if person.woman ^ dice.chance(0.008 * noise) {
        "F"
    } else {
        "M"
    }
}

fn birth_place(person: &Person, clerk: Clerk, noise: f64, dice: &mut Dice) -> String {
    let towns = &person.origin.towns;
    let said = if dice.chance(0.04 * noise) { dice.below(towns.len()) } else { person.town };
    match towns.get(said) {
        Some(town) if !dice.chance(0.12) => {
            if dice.chance(0.5) {
                title(&town.latin)
            } else {
                clerk.spell(&town.latin, person.custom.group, dice)
            }
        }
        Some(_) | None => String::new(),
    }
}

/// A number of a network of the country, in the writing of the clerk; many have none, many another.
fn phone_number(phone: u64, event: Event, dice: &mut Dice) -> String {
    if dice.chance(0.3) {
        return String::new();
    }
    let phone = if dice.chance(0.45) { mix(phone, event.case) } else { phone };
    let digits = phone % 100_000_000;
    let (one, two, three, four) =
        (digits / 1_000_000, digits / 10_000 % 100, digits / 100 % 100, digits % 100);
    match event.clerk.phone_habit() {
        0 => format!("+336{digits:08}"),
        1 => format!("06 {one:02} {two:02} {three:02} {four:02}"),
        2 => format!("00336{digits:08}"),
        _ => format!("06{digits:08}"),
    }
}

impl Trait {
    /// Whether a date of birth says as much as it can.
    #[must_use]
    pub fn dated(&self) -> bool {
        self.date == DateQuality::Exact
    }
}
