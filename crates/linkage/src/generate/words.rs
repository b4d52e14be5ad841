//! The words of a person's name: which are given, which stand for the family, and in which form.

use super::clerk::{ChainHabit, Clerk};
use super::custom::{Script, System};
use super::dice::Dice;
use super::family::Person;
use super::lists::Element;

/// A word of a name, in Latin letters (lower case) and in the people's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) latin: String,
    pub(super) original: String,
}

impl From<&Element> for Word {
    fn from(element: &Element) -> Self {
        Self { latin: element.latin.clone(), original: element.original.clone() }
    }
}

/// Given names and what is taken for the family's.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Name {
    pub(super) given: Vec<Word>,
    pub(super) family: Vec<Word>,
}

/// The name of a person as a clerk understands it.
pub(super) fn understood(person: &Person, clerk: Clerk, dice: &mut Dice) -> Name {
    let word = |element: &'static Element| Word::from(element);
    let family = || person.family.map(Word::from);
    let second = || person.second.map(Word::from);
    let own = word(person.given);
    match person.custom.system {
        System::Family => Name { given: vec![own], family: family().into_iter().collect() },
        System::FamilyOrNone => one_name(person, clerk, dice),
        System::Gendered => {
            let family = family().map(|family| gendered(family, person));
            Name { given: vec![own], family: family.into_iter().collect() }
        }
        System::Patronymic => {
            let mut family = vec![word(person.father)];
            if clerk.chain() == ChainHabit::All && dice.chance(0.5) {
                family.push(word(person.grandfather));
            }
            Name { given: vec![own], family }
        }
        System::Chain => chain(person, clerk, dice),
        System::TwoFamilies => {
            let both = [person.family, person.mothers_family];
            let kept = if dice.chance(0.75) { 2 } else { 1 };
            let mut given = vec![own];
            given.extend(second());
            Name { given, family: both.into_iter().flatten().map(Word::from).take(kept).collect() }
        }
        System::PostName => {
            let mut name = Name { given: vec![own], family: family().into_iter().collect() };
            // The post-name is written with the family, with the given name, or not at all.
            let place = dice.share();
            if place < 0.6 {
                name.family.extend(second());
            } else if place < 0.85 {
                name.given.extend(second());
            }
            name
        }
        System::Title | System::Own | System::Compound => {
            let family = second().or_else(family);
            Name { given: vec![own], family: family.into_iter().collect() }
        }
    }
}

fn one_name(person: &Person, clerk: Clerk, dice: &mut Dice) -> Name {
    let own = Word::from(person.given);
    let Some(family) = person.family.filter(|_| dice.chance(0.9)) else {
        let father = clerk.fathers_name_for_family().then(|| Word::from(person.father));
        let mut name = Name { given: vec![own], family: father.into_iter().collect() };
        // A name of two words is parted, or stands where the family's should.
        if name.family.is_empty() {
            name = parted(name, dice);
        }
        return name;
    };
    Name { given: vec![own], family: vec![Word::from(family)] }
}

fn parted(name: Name, dice: &mut Dice) -> Name {
    let Some(word) = name.given.first() else { return name };
    let halves = (word.latin.split_once(' '), word.original.split_once(' '));
    let ((Some((first, last)), halves), true) = ((halves.0, halves.1), dice.chance(0.5)) else {
        let swapped = Name { given: Vec::new(), family: name.given.clone() };
        return if dice.chance(0.15) { swapped } else { name };
    };
    let (first_own, last_own) = halves.unwrap_or_default();
    let half = |latin: &str, own: &str| Word { latin: latin.to_owned(), original: own.to_owned() };
    Name { given: vec![half(first, first_own)], family: vec![half(last, last_own)] }
}

fn chain(person: &Person, clerk: Clerk, dice: &mut Dice) -> Name {
    let (own, father) = (Word::from(person.given), Word::from(person.father));
    let last = match person.family {
        Some(family) if dice.chance(0.7) => Word::from(family),
        Some(_) | None => Word::from(person.grandfather),
    };
    match clerk.chain() {
        ChainHabit::Last if dice.chance(0.6) => {
            Name { given: vec![own, father], family: vec![last] }
        }
        ChainHabit::Last => Name { given: vec![own], family: vec![last] },
        ChainHabit::All => Name { given: vec![own], family: vec![father, last] },
        ChainHabit::Father => Name { given: vec![own], family: vec![father] },
    }
}

/// The whole name in people's own letters, as their papers have it.
pub(super) fn in_own_letters(person: &Person) -> Vec<Word> {
    let word = |element: &'static Element| Word::from(element);
    let (own, family) = (word(person.given), person.family.map(Word::from));
    let mut words = match person.custom.system {
        System::Gendered => {
            let family = family.map(|family| gendered(family, person));
            return family.into_iter().chain([own, patronymic(person)]).collect();
        }
        System::Patronymic => vec![own, word(person.father)],
        System::Chain => vec![own, word(person.father), word(person.grandfather)],
        System::Family
        | System::FamilyOrNone
        | System::TwoFamilies
        | System::PostName
        | System::Title
        | System::Own
        | System::Compound => vec![own],
    };
    words.extend(person.second.map(Word::from));
    if person.second.is_none() || person.custom.system == System::PostName {
        words.extend(family);
    }
    if person.custom.script == Script::Han {
        words.reverse();
    }
    words
}

/// The form of a family's name for women, in Slavic languages and those that follow them.
fn gendered(mut family: Word, person: &Person) -> Word {
    if !person.woman {
        return family;
    }
    let change = |text: &mut String, endings: &[(&str, &str)]| {
        if let Some((from, to)) = endings.iter().find(|(from, _)| text.ends_with(from)) {
            text.truncate(text.len() - from.len());
            text.push_str(to);
        }
    };
    let latin = [("ov", "ova"), ("ev", "eva"), ("in", "ina"), ("yi", "a"), ("skii", "skaia")];
    let original = [
        ("ов", "ова"),
        ("ев", "ева"),
        ("ин", "ина"),
        ("ський", "ська"),
        ("цький", "цька"),
        ("ий", "ая"),
    ];
    change(&mut family.latin, &latin);
    change(&mut family.original, &original);
    family
}

/// A father's name as the middle name of his child, in Russian or Ukrainian.
fn patronymic(person: &Person) -> Word {
    let ukrainian = person.custom.name == "ukrainian";
    let father = &person.father.original;
    let stem = father.trim_end_matches(['й', 'ь', 'а', 'я', 'о']);
    let soft = father.ends_with(['й', 'ь']);
    let ending = match (ukrainian, person.woman, soft) {
        (true, true, true) => "ївна",
        (true, true, false) => "івна",
        (true, false, true) => "йович",
        (true, false, false) | (false, false, false) => "ович",
        (false, true, true) => "евна",
        (false, true, false) => "овна",
        (false, false, true) => "евич",
    };
    let latin = if person.woman { "ovna" } else { "ovich" };
    let original = if father.is_empty() { String::new() } else { format!("{stem}{ending}") };
    Word { latin: format!("{}{latin}", person.father.latin), original }
}
