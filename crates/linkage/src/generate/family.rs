//! People as families: a father's grown children, their households, and those who travel alone.

use super::custom::System;
use super::dice::Dice;
use super::lists::{Custom, Element, LISTS, Origin};

/// Nobody is born after this day: 1 January 2025, in days since 1970.
const NOW: i64 = 20_089;
const YEAR: f64 = 365.25;

/// Someone, as they are.
#[derive(Debug, Clone)]
pub(super) struct Person {
    pub(super) origin: &'static Origin,
    pub(super) custom: &'static Custom,
    pub(super) woman: bool,
    pub(super) given: &'static Element,
    /// A second name of one's own: a post-name, a title, the second half of a compound.
    pub(super) second: Option<&'static Element>,
    pub(super) father: &'static Element,
    pub(super) grandfather: &'static Element,
    pub(super) family: Option<&'static Element>,
    pub(super) mothers_family: Option<&'static Element>,
    /// Days since 1970.
    pub(super) born: i64,
    pub(super) knows_birthday: bool,
    pub(super) town: usize,
    pub(super) phone: u64,
}

/// People who are registered together at first.
#[derive(Debug, Default)]
pub(super) struct Household(pub(super) Vec<Person>);

/// What the heads of a clan's households share: brothers and sisters grown up.
struct Clan {
    origin: &'static Origin,
    custom: &'static Custom,
    father: &'static Element,
    grandfather: &'static Element,
    family: Option<&'static Element>,
    town: usize,
    /// When the father was born.
    born: i64,
}

/// Households of brothers and sisters: one father, one family, one town.
pub(super) fn clan(dice: &mut Dice) -> Option<Vec<Household>> {
    let origin = LISTS.origin(dice)?;
    let custom = LISTS.custom(origin, dice)?;
    let clan = Clan {
        origin,
        custom,
        father: custom.men.draw(dice)?,
        grandfather: custom.men.draw(dice)?,
        family: custom.families.draw(dice),
        town: dice.below(origin.towns.len()),
        born: NOW - (YEAR * (43.0 + 45.0 * dice.share() * dice.share())) as i64,
    };
    // Most are alone from their clan on the road.
    let households = if dice.chance(0.72) { 1 } else { 2 + dice.below(3) };
    (0..households).map(|_| clan.household(dice)).collect()
}

impl Clan {
    fn household(&self, dice: &mut Dice) -> Option<Household> {
        let head = self.child(dice, (self.father, self.grandfather), (self.born, 27.0))?;
        let mut people = vec![head];
        if dice.chance(0.5) {
            // Alone, or with brothers and sisters: one father, one grandfather.
            let siblings = if dice.chance(0.25) { 1 + dice.below(3) } else { 0 };
            let head = people.first()?.clone();
            for _ in 0..siblings {
                let sibling = self.sibling(dice, &head, &people)?;
                people.push(sibling);
            }
        } else {
            self.children(dice, &mut people)?;
        }
        Some(Household(people))
    }

    /// A child of a father who was born on `born`, at about so many years of his.
    fn child(
        &self,
        dice: &mut Dice,
        (father, grandfather): (&'static Element, &'static Element),
        (born, age): (i64, f64),
    ) -> Option<Person> {
        let custom = self.custom;
        let woman = dice.chance(0.38);
        let given = if woman { &custom.women } else { &custom.men }.draw(dice)?;
        let born = born + ((age - 9.0 + 18.0 * dice.share()) * YEAR) as i64;
        let own = if woman { &custom.hers } else { &custom.families };
        let nameless = match custom.system {
            System::FamilyOrNone => dice.chance(0.45),
            System::Chain => dice.chance(0.6),
            System::Patronymic | System::Compound | System::Own => true,
            System::Family
            | System::Gendered
            | System::TwoFamilies
            | System::PostName
            | System::Title => false,
        };
        let second = match custom.system {
            System::PostName => custom.families.draw(dice),
            System::Title if woman => custom.hers.draw(dice),
            System::Compound | System::Own => own.draw(dice),
            System::Family
            | System::FamilyOrNone
            | System::Gendered
            | System::Patronymic
            | System::Chain
            | System::TwoFamilies
            | System::Title => None,
        };
        let two = custom.system == System::TwoFamilies;
        Some(Person {
            origin: self.origin,
            custom,
            woman,
            given,
            second,
            father,
            grandfather,
            family: if nameless { None } else { self.family },
            mothers_family: if two { custom.families.draw(dice) } else { None },
            born: born.min(NOW - 20 - dice.below(300) as i64),
            knows_birthday: !dice.chance(self.origin.year_only),
            town: if dice.chance(0.8) { self.town } else { dice.below(self.origin.towns.len()) },
            phone: dice.bits(),
        })
    }

    /// A brother or sister, of another given name; at times a twin.
    fn sibling(&self, dice: &mut Dice, of: &Person, known: &[Person]) -> Option<Person> {
        let mut sibling = self.child(dice, (of.father, of.grandfather), (of.born, 0.0))?;
        sibling.mothers_family = of.mothers_family;
        if dice.chance(0.04) {
            sibling.born = of.born;
        } else if (sibling.born - of.born).abs() < 300 {
            sibling.born = of.born - 400 - dice.below(300) as i64;
        }
        self.renamed(dice, sibling, known)
    }

    /// Gives another given name while a sibling already bears this one.
    fn renamed(&self, dice: &mut Dice, mut child: Person, known: &[Person]) -> Option<Person> {
        for _ in 0..8 {
            let taken = |other: &Person| other.given == child.given && other.woman == child.woman;
            if !known.iter().any(taken) {
                break;
            }
            let names = if child.woman { &self.custom.women } else { &self.custom.men };
            child.given = names.draw(dice)?;
        }
        Some(child)
    }

    /// A couple, or one of them, with children.
    fn children(&self, dice: &mut Dice, people: &mut Vec<Person>) -> Option<()> {
        let head = people.first()?.clone();
        let parents @ (_, fathers_father) = if head.woman {
            (self.custom.men.draw(dice)?, self.custom.men.draw(dice)?)
        } else {
            (head.given, head.father)
        };
        if dice.chance(0.7) {
            let parents = (self.custom.men.draw(dice)?, self.custom.men.draw(dice)?);
            let mut spouse = self.child(dice, parents, (head.born, 0.0))?;
            spouse.woman = !head.woman;
            let names = if spouse.woman { &self.custom.women } else { &self.custom.men };
            spouse.given = names.draw(dice)?;
            // Where a wife takes her husband's family, in its own form for women.
            if self.custom.system != System::Gendered && spouse.family.is_some() {
                spouse.family = self.custom.families.draw(dice);
            }
            people.push(spouse);
        }
        let from = people.len();
        let latest = NOW - (head.born + (18.0 * YEAR) as i64);
        let count = if latest > 0 { dice.below(5) } else { 0 };
        let mothers = self.custom.families.draw(dice);
        for number in 0..count {
            let mut child = self.child(dice, parents, (head.born, 28.0))?;
            child.town = self.town;
            if child.mothers_family.is_some() {
                child.mothers_family = mothers;
            }
            // The first son is often called after his father's father.
            if number == 0 && !child.woman && dice.chance(0.25) {
                child.given = fathers_father;
            }
            if number > 0 && dice.chance(0.02) {
                child.born = people.last()?.born;
            }
            let siblings = people.get(from..).unwrap_or_default().to_vec();
            let child = self.renamed(dice, child, &siblings)?;
            people.push(child);
        }
        Some(())
    }
}
