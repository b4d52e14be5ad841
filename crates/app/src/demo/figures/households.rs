//! Who comes together: alone, a parent with children, a couple, a family, kin.
//!
//! The published figures say little about households: the shares are the author's, marked
//! unverified, and tuned so that the people they make have the sex and age that OFPRA publishes.

use kernel::{Country, Sex};
use record::Relation;

use super::origins::{Origin, UNACCOMPANIED, UNACCOMPANIED_ELSEWHERE};
use crate::demo::dice::Dice;

/// People received together; the applicant is the first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Household {
    /// The applicant, then the others.
    pub members: Vec<Member>,
    /// The applicant is a child without an adult.
    pub unaccompanied: bool,
}

/// Someone of a household.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Member {
    /// What the person is to the applicant; nothing for the applicant.
    pub relation: Option<Relation>,
    /// Sex.
    pub sex: Sex,
    /// Age in completed years.
    pub age: i16,
}

/// Which households an origin sends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Profile {
    /// Mostly men alone.
    Alone,
    /// Many women alone and mothers.
    Mothers,
    /// Many couples and families.
    Families,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Man,
    Woman,
    Mother,
    Father,
    Couple,
    Family,
    Kin,
}
use Kind::{Couple, Family, Father, Kin, Man, Mother, Woman};

/// Households by kind, in hundredths.
const fn kinds(profile: Profile) -> &'static [(Kind, f64)] {
    match profile {
        // unverified
        Profile::Alone => &[
            (Man, 81.0),
            (Woman, 4.5),
            (Mother, 1.5),
            (Father, 0.5),
            (Couple, 1.5),
            (Family, 9.0),
            (Kin, 2.0),
        ],
        // unverified
        Profile::Mothers => &[
            (Man, 52.5),
            (Woman, 19.5),
            (Mother, 15.5),
            (Father, 1.5),
            (Couple, 2.0),
            (Family, 7.0),
            (Kin, 2.0),
        ],
        // unverified
        Profile::Families => &[
            (Man, 34.0),
            (Woman, 13.0),
            (Mother, 12.0),
            (Father, 2.0),
            (Couple, 8.0),
            (Family, 27.0),
            (Kin, 4.0),
        ],
    }
}

/// Children of a couple.
const OF_TWO: &[(i16, f64)] = &[(1, 42.0), (2, 33.0), (3, 17.0), (4, 6.0), (5, 2.0)]; // unverified
/// Children of a parent alone.
const OF_ONE: &[(i16, f64)] = &[(1, 62.0), (2, 25.0), (3, 10.0), (4, 3.0)]; // unverified
/// Ages of adults, from and to: their mean, 32, is OFPRA's for 2022; the classes are unverified.
const ADULT: &[((i16, i16), f64)] = &[
    ((18, 24), 27.0), // unverified
    ((25, 34), 41.0), // unverified
    ((35, 44), 20.0), // unverified
    ((45, 54), 8.0),  // unverified
    ((55, 64), 3.0),  // unverified
    ((65, 79), 1.0),  // unverified
];
/// Ages of unaccompanied minors: 89 % are 16 or 17, 5 % under 14 (OFPRA 2023).
const MINOR: &[((i16, i16), f64)] = &[((16, 17), 89.0), ((14, 15), 6.0), ((10, 13), 5.0)];
/// Boys among them: 1,107 of 1,329 (OFPRA 2023).
const MINOR_BOYS: f64 = 0.833;
/// Men among the applicants of couples.
const HEAD_IS_MAN: f64 = 0.85; // unverified

/// The youngest age at which someone has a child, in this population.
pub(super) const YOUNGEST_PARENT: i16 = 17;

fn mean_count(counts: &[(i16, f64)]) -> f64 {
    let whole: f64 = counts.iter().map(|(_, weight)| weight).sum();
    counts.iter().map(|(count, weight)| f64::from(*count) * weight).sum::<f64>() / whole
}

/// How large a kind of household is on average.
fn size(kind: Kind) -> f64 {
    match kind {
        Man | Woman => 1.0,
        Mother | Father => 1.0 + mean_count(OF_ONE),
        Couple | Kin => 2.0,
        Family => 2.0 + mean_count(OF_TWO),
    }
}

impl Origin {
    /// Of the households of an origin, the share of unaccompanied minors; and the mean size of all.
    pub(super) fn alone_and_size(&self) -> (f64, f64) {
        let found = UNACCOMPANIED.iter().find(|(iso, _)| *iso == self.iso);
        let people = found.map_or(UNACCOMPANIED_ELSEWHERE, |(_, share)| *share);
        let whole: f64 = kinds(self.profile).iter().map(|(_, weight)| weight).sum();
        let sizes = kinds(self.profile).iter().map(|(kind, weight)| weight * size(*kind));
        let others = sizes.sum::<f64>() / whole;
        let minors = people * others / (1.0 - people + people * others);
        (minors, minors + (1.0 - minors) * others)
    }
}

/// A household of a country's people.
pub fn household(dice: &mut Dice, country: Country) -> Household {
    let origin = Origin::of(country);
    let (minors, profile) =
        origin.map_or((0.0, Profile::Alone), |it| (it.alone_and_size().0, it.profile));
    if dice.chance(minors) {
        let age = aged(dice, MINOR);
        let sex = if dice.chance(MINOR_BOYS) { Sex::Male } else { Sex::Female };
        let members = vec![Member { relation: None, sex, age }];
        return Household { members, unaccompanied: true };
    }
    let kind = dice.weighted(kinds(profile)).copied().unwrap_or(Man);
    let members = match kind {
        Man => vec![applicant(Sex::Male, aged(dice, ADULT))],
        Woman => vec![applicant(Sex::Female, aged(dice, ADULT))],
        Mother => one_parent(dice, Sex::Female),
        Father => one_parent(dice, Sex::Male),
        Couple => two(dice, 0),
        Family => {
            let children = dice.weighted(OF_TWO).copied().unwrap_or(1);
            two(dice, children)
        }
        Kin => kin(dice),
    };
    Household { members, unaccompanied: false }
}

const fn applicant(sex: Sex, age: i16) -> Member {
    Member { relation: None, sex, age }
}

fn aged(dice: &mut Dice, classes: &[((i16, i16), f64)]) -> i16 {
    let (from, to) = dice.weighted(classes).copied().unwrap_or((18, 64));
    dice.between(from, to)
}

/// An adult old enough for so many children, two years apart, none born to a parent under 17.
fn parent_age(dice: &mut Dice, children: i16) -> i16 {
    let least = YOUNGEST_PARENT + 2 * children.max(1);
    aged(dice, ADULT).clamp(least, 52)
}

fn one_parent(dice: &mut Dice, sex: Sex) -> Vec<Member> {
    let count = dice.weighted(OF_ONE).copied().unwrap_or(1);
    let age = parent_age(dice, count);
    let mut members = vec![applicant(sex, age)];
    members.extend(children(dice, count, age));
    members
}

fn two(dice: &mut Dice, count: i16) -> Vec<Member> {
    let her_age = if count == 0 { aged(dice, ADULT) } else { parent_age(dice, count) };
    let children = children(dice, count, her_age);
    let eldest = children.iter().map(|child| child.age).max().unwrap_or(0);
    // The man is four years older, more or less: unverified.
    let gap = dice.normal().mul_add(4.0, 4.0).round().clamp(-8.0, 20.0) as i16;
    let his_age = (her_age + gap).max(18).max(eldest + YOUNGEST_PARENT);
    let (his, hers) = ((Sex::Male, his_age), (Sex::Female, her_age));
    let (head, partner) = if dice.chance(HEAD_IS_MAN) { (his, hers) } else { (hers, his) };
    let partner = Member { relation: Some(Relation::Partner), sex: partner.0, age: partner.1 };
    let mut members = vec![applicant(head.0, head.1), partner];
    members.extend(children);
    members
}

/// So many children, the eldest first, at least two years of age apart: more than a year in days.
fn children(dice: &mut Dice, count: i16, parent: i16) -> Vec<Member> {
    let oldest = (parent - YOUNGEST_PARENT).clamp(0, 17);
    let kept = usize::try_from(count).unwrap_or(0);
    let mut ages: Vec<i16> = (0..=oldest - (count - 1).max(0)).collect();
    while ages.len() > kept {
        ages.remove(dice.below(ages.len()));
    }
    let mut members = Vec::new();
    for (age, younger) in ages.into_iter().zip(0..) {
        let sex = if dice.chance(0.51) { Sex::Male } else { Sex::Female };
        members.push(Member { relation: Some(Relation::Child), sex, age: age + younger });
    }
    members.reverse();
    members
}

/// Two relatives who are no couple: brothers or sisters, someone with a parent or a young relative.
fn kin(dice: &mut Dice) -> Vec<Member> {
    let head = applicant(
        if dice.chance(0.65) { Sex::Male } else { Sex::Female }, // unverified
        aged(dice, ADULT).clamp(20, 45),
    );
    let relations = [
        (Relation::Sibling, 70.0), // unverified
        (Relation::Parent, 20.0),  // unverified
        (Relation::Ward, 10.0),    // unverified
    ];
    let relation = dice.weighted(&relations).copied().unwrap_or(Relation::Sibling);
    let age = match relation {
        Relation::Parent => head.age + dice.between(18, 35),
        Relation::Ward => dice.between(5, 17),
        Relation::Sibling
        | Relation::Partner
        | Relation::Child
        | Relation::Relative
        | Relation::Other => (head.age + dice.between(-6, 6)).max(18),
    };
    let sex = if dice.chance(0.5) { Sex::Male } else { Sex::Female };
    vec![head, Member { relation: Some(relation), sex, age }]
}
