//! What tags stand for: values that point at one person together.

use super::person::Person;
use super::role::Role;
use super::sound::Part;

/// One of the values that a tag is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Atom {
    /// The own name.
    Own,
    /// The last part of the name.
    Last,
    /// The own and the last part, in any order.
    Pair,
    /// The first consonants of the own and the last part, in any order.
    Initials,
    /// The own and the second part of a chain.
    Front,
    /// The second and the last part of a chain.
    Chain,
    /// The year of birth.
    Year,
    /// Day and month of birth, in any order.
    Days,
    /// The sex.
    Sex,
    /// The country.
    Origin,
    /// The first number.
    Number,
    /// The second number.
    Other,
    /// The town.
    Locality,
    /// The postal code.
    Postcode,
    /// The longest line of an address.
    Street,
    /// A near relation.
    Kin,
}

/// The combinations, from those that find most. A tag that too many share is not given out, so that
/// vague ones serve persons with rare names and precise ones the rest.
const PASSES: [&[Atom]; 26] = {
    use Atom::{
        Chain, Days, Front, Initials, Kin, Last, Locality, Number, Origin, Other, Own, Pair,
        Postcode, Sex, Street, Year,
    };
    [
        &[Pair, Year],
        &[Pair, Days],
        &[Own, Year, Days],
        &[Last, Year, Days],
        &[Initials, Year, Days],
        &[Pair],
        &[Pair, Sex, Origin],
        &[Front, Year],
        &[Chain, Year],
        &[Front],
        &[Year, Days, Locality],
        &[Year, Days, Postcode],
        &[Pair, Locality],
        &[Pair, Postcode],
        &[Own, Year, Locality],
        &[Last, Year, Locality],
        &[Own, Street],
        &[Last, Street],
        &[Street, Postcode],
        &[Year, Days, Sex, Origin],
        &[Own, Year, Sex, Origin],
        &[Last, Year, Sex, Origin],
        &[Number],
        &[Other],
        &[Pair, Kin],
        &[Own, Kin, Year],
    ]
};

/// The most combinations a record can have.
pub(super) const MOST: usize = PASSES.len();

impl Atom {
    /// What it is called in a digest: parts of a name that may change places are called the same.
    const fn label(self) -> &'static str {
        match self {
            Self::Own | Self::Last => "part",
            Self::Pair | Self::Front | Self::Chain => "pair",
            Self::Initials => "initials",
            Self::Year => "year",
            Self::Days => "days",
            Self::Sex => "sex",
            Self::Origin => "origin",
            Self::Number | Self::Other => "number",
            Self::Locality => "locality",
            Self::Postcode => "postcode",
            Self::Street => "street",
            Self::Kin => "kin",
        }
    }

    /// The roles of columns it can come from.
    const fn roles(self) -> &'static [Role] {
        match self {
            Self::Own | Self::Last | Self::Pair | Self::Initials | Self::Front | Self::Chain => {
                &[Role::Name, Role::Given, Role::Family]
            }
            Self::Year => &[Role::Birth, Role::BirthYear],
            Self::Days => &[Role::Birth, Role::BirthDay],
            Self::Sex => &[Role::Sex],
            Self::Origin => &[Role::Origin],
            Self::Number | Self::Other => &[Role::Number],
            Self::Locality => &[Role::Locality],
            Self::Postcode => &[Role::Postcode],
            Self::Street => &[Role::Street],
            Self::Kin => &[Role::Kin],
        }
    }

    /// Its value for a person.
    fn value(self, person: &Person) -> Option<String> {
        let names = &person.names;
        let chain = |place: usize| names.get(place).filter(|_| names.len() > 2);
        let pair = |one: Option<&Part>, two: Option<&Part>| {
            let (one, two) = (&one?.key, &two?.key);
            Some(if one <= two { format!("{one} {two}") } else { format!("{two} {one}") })
        };
        let birth = person.birth;
        match self {
            Self::Own => names.first().map(|part| part.key.clone()),
            Self::Last => names.last().map(|part| part.key.clone()),
            Self::Pair if names.len() > 1 => pair(names.first(), names.last()),
            Self::Pair => None,
            Self::Initials => {
                let first = |part: &Part| part.key.chars().next();
                let (one, two) = (first(names.first()?)?, first(names.last()?)?);
                Some(format!("{} {}", one.min(two), one.max(two)))
            }
            Self::Front => pair(chain(0), chain(1)),
            Self::Chain => pair(chain(1), names.last()),
            Self::Year => birth.year.map(|year| year.to_string()),
            Self::Days => {
                let (month, day) = (birth.month?, birth.day?);
                Some(format!("{} {}", month.min(day), month.max(day)))
            }
            Self::Sex => person.sex.clone(),
            Self::Origin => person.origin.clone(),
            Self::Number => person.numbers.first().cloned(),
            Self::Other => person.numbers.get(1).cloned(),
            Self::Locality => person.locality.clone(),
            Self::Postcode => person.postcode.clone(),
            Self::Street => person.street.clone(),
            Self::Kin => person.kin.first().map(|part| part.key.clone()),
        }
    }
}

/// How many tickets a record has at most, given the roles that its table has. Every record is given
/// as many: those it lacks are noise.
pub(super) fn count(any: impl Fn(&[Role]) -> bool) -> usize {
    PASSES.iter().filter(|atoms| atoms.iter().all(|atom| any(atom.roles()))).count()
}

/// The texts of what the tags of a person stand for, each once.
pub(super) fn texts(person: &Person) -> Vec<String> {
    let text = |atoms: &&[Atom]| {
        let mut text = String::new();
        for atom in *atoms {
            let value = atom.value(person)?;
            text.push_str(atom.label());
            text.push('\u{1f}');
            text.push_str(&value);
            text.push('\u{1f}');
        }
        Some(text)
    };
    let mut all: Vec<String> = PASSES.iter().filter_map(text).collect();
    all.sort();
    all.dedup();
    all
}
