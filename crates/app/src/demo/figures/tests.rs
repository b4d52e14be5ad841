use std::collections::BTreeMap;

use kernel::Sex;
use record::Relation;

use super::households::YOUNGEST_PARENT;
use super::*;

const MANY: usize = 40_000;

fn share_of(count: usize) -> f64 {
    count as f64 / MANY as f64
}

fn close(found: f64, wanted: f64, tolerance: f64, what: &str) {
    assert!((found - wanted).abs() < tolerance, "{what}: {found:.4} for {wanted:.4}");
}

fn population(seed: u64) -> Vec<(Country, Household)> {
    let mut dice = Dice::new(seed);
    let mut one = || {
        let country = nationality(&mut dice);
        (country, household(&mut dice, country))
    };
    (0..MANY).map(|_| one()).collect()
}

#[test]
fn a_seed_gives_one_population() {
    assert_eq!(population(1), population(1));
    assert_ne!(population(1), population(2));
}

#[test]
fn the_months_of_a_year_are_a_whole() {
    close((1..=12).map(arrivals).sum(), 1.0, 1e-12, "the year");
    assert_eq!((arrivals(0), arrivals(13), arrivals(-1)), (0.0, 0.0, 0.0));
    assert!(arrivals(10) > arrivals(5), "October is fuller than May");
    assert_eq!(first_applications(2024), Some(130_029));
    assert_eq!(first_applications(1999), None);
}

#[test]
fn every_origin_is_a_country_once_and_in_order() {
    let all: Vec<Country> = countries().collect();
    let unique: std::collections::BTreeSet<_> = all.iter().collect();
    assert_eq!((all.len(), unique.len()), (58, 58));
    assert!(!all.contains(&Country::UNKNOWN));
    assert!(ORIGINS.is_sorted_by(|a, b| a.applied >= b.applied));
    let applied: u32 = ORIGINS.iter().map(|origin| origin.applied).sum();
    close(f64::from(applied) / 111_343.0, 0.972, 0.001, "coverage");
}

#[test]
fn people_are_of_the_nationalities_counted() {
    let mut people = BTreeMap::new();
    for (country, household) in population(3) {
        *people.entry(country).or_insert(0) += household.members.len();
    }
    let all: usize = people.values().sum();
    let applied: u32 = ORIGINS.iter().map(|origin| origin.applied).sum();
    for origin in ORIGINS {
        let found = people.get(&origin.country()).copied().unwrap_or(0);
        let wanted = f64::from(origin.applied) / f64::from(applied);
        close(found as f64 / all as f64, wanted, 0.006, origin.iso);
    }
}

#[test]
fn people_have_the_sex_and_age_that_are_published() {
    let people: Vec<Member> =
        population(4).into_iter().flat_map(|(_, household)| household.members).collect();
    let share = |kept: &dyn Fn(&&Member) -> bool| {
        people.iter().filter(kept).count() as f64 / people.len() as f64
    };
    close(share(&|it| it.sex == Sex::Male), 0.639, 0.02, "men and boys, OFPRA 2022");
    close(share(&|it| it.age >= 18), 0.741, 0.02, "adults, OFPRA 2022");
    let adults: Vec<f64> =
        people.iter().filter(|it| it.age >= 18).map(|it| f64::from(it.age)).collect();
    close(adults.iter().sum::<f64>() / adults.len() as f64, 32.0, 1.5, "mean age, OFPRA 2022");
}

#[test]
fn unaccompanied_minors_are_as_many_as_published() {
    let population = population(5);
    let people: usize = population.iter().map(|(_, it)| it.members.len()).sum();
    let alone: Vec<Member> = population
        .iter()
        .filter(|(_, it)| it.unaccompanied)
        .flat_map(|(_, it)| it.members.clone())
        .collect();
    assert!(alone.iter().all(|it| (10..18).contains(&it.age)));
    let wanted: f64 = {
        let (mut some, mut all) = (0.0, 0.0);
        for origin in ORIGINS {
            let (minors, size) = origin.alone_and_size();
            some += f64::from(origin.applied) * minors / size;
            all += f64::from(origin.applied);
        }
        some / all
    };
    close(wanted, 0.0095, 0.0015, "the table, near the 1.07 % of 2023 with fewer Afghans");
    close(alone.len() as f64 / people as f64, wanted, 0.0015, "the draws");
    let boys = alone.iter().filter(|it| it.sex == Sex::Male).count();
    close(boys as f64 / alone.len() as f64, 0.833, 0.05, "boys");
}

#[test]
fn households_are_coherent() {
    for (country, household) in population(6) {
        let (head, others) = household.members.split_first().unwrap();
        assert_eq!(head.relation, None, "{country}");
        assert!(others.iter().all(|it| it.relation.is_some()), "one applicant");
        assert_eq!(household.unaccompanied, head.age < 18, "{household:?}");
        assert!(!household.unaccompanied || others.is_empty());
        let partners: Vec<&Member> =
            others.iter().filter(|it| it.relation == Some(Relation::Partner)).collect();
        assert!(partners.len() <= 1);
        assert!(partners.iter().all(|it| it.age >= 18 && it.sex != head.sex));
        let children: Vec<i16> = others
            .iter()
            .filter(|it| it.relation == Some(Relation::Child))
            .map(|it| it.age)
            .collect();
        let youngest_parent =
            partners.iter().map(|it| it.age).chain([head.age]).min().unwrap_or(head.age);
        let fits = |age: &i16| (0..18).contains(age) && youngest_parent - age >= YOUNGEST_PARENT;
        assert!(children.iter().all(fits), "{household:?}");
        assert!(children.is_sorted_by(|a, b| a - b >= 2), "{household:?}");
        let parent = others.iter().find(|it| it.relation == Some(Relation::Parent));
        assert!(parent.is_none_or(|it| it.age - head.age >= 18));
    }
}

#[test]
fn households_are_as_large_as_computed() {
    for iso in ["AFG", "UKR", "CIV"] {
        let country = iso.parse().unwrap();
        let mut dice = Dice::new(7).fork(iso);
        let people: usize = (0..MANY).map(|_| household(&mut dice, country).members.len()).sum();
        let wanted = Origin::of(country).unwrap().alone_and_size().1;
        close(share_of(people), wanted, 0.02, iso);
    }
}

#[test]
fn answers_follow_the_decisions_counted() {
    let mut dice = Dice::new(8);
    for iso in ["AFG", "HTI", "GEO", "COD"] {
        let country = iso.parse().unwrap();
        let drawn: Vec<Outcome> = (0..MANY).map(|_| first_instance(&mut dice, country)).collect();
        let [recognised, complementary, rejected, closed] = Origin::of(country).unwrap().first;
        let all = f64::from(recognised + complementary + rejected + closed);
        for (outcome, count) in [
            (Outcome::Recognised, recognised),
            (Outcome::Complementary, complementary),
            (Outcome::Rejected, rejected),
            (Outcome::Closed, closed),
        ] {
            let found = drawn.iter().filter(|it| **it == outcome).count();
            close(share_of(found), f64::from(count) / all, 0.01, iso);
        }
    }
    let protected = (0..MANY).filter(|_| court(&mut dice, Country::UNKNOWN).protects()).count();
    close(share_of(protected), 12_425.0 / 53_075.0, 0.01, "the court, every origin");
    let protected =
        (0..MANY).filter(|_| court(&mut dice, "XXA".parse().unwrap()).protects()).count();
    close(share_of(protected), 12_425.0 / 53_075.0, 0.01, "the court, no count of its own");
}

#[test]
fn protection_is_near_what_the_authority_and_the_court_publish() {
    let mut dice = Dice::new(9);
    let (mut decided, mut first, mut whole) = (0, 0, 0);
    while decided < MANY {
        let country = nationality(&mut dice);
        let answer = first_instance(&mut dice, country);
        if answer == Outcome::Closed {
            continue;
        }
        decided += 1;
        first += usize::from(answer.protects());
        let appealed = !answer.protects() && happens(&mut dice, Share::Appeals);
        whole += usize::from(answer.protects() || appealed && court(&mut dice, country).protects());
    }
    // The table is of 2025, when UNHCR counts 41.3 % at first instance. Published for 2024: 38.8 %,
    // and 50.1 % with the court.
    close(share_of(first), 0.413, 0.015, "first instance, 2025");
    close(share_of(whole), 0.501, 0.035, "with the court, 2024");
}

#[test]
fn delays_have_the_means_of_their_table() {
    let mut dice = Dice::new(10);
    for which in Delay::ALL {
        let figure = which.figure();
        let drawn: Vec<f64> = (0..MANY).map(|_| delay(&mut dice, which)).collect();
        assert!(drawn.iter().all(|days| *days > 0.0));
        let mean = drawn.iter().sum::<f64>() / MANY as f64;
        let tolerance = figure.value * 0.04;
        close(mean, figure.value, tolerance, figure.source);
        let under = drawn.iter().filter(|days| **days < lognormal(which).0).count();
        close(share_of(under), 0.5, 0.012, "median");
        assert!(figure.sigma > 0.0 && !figure.source.is_empty());
    }
}

#[test]
fn the_authority_takes_138_days_over_both_tracks() {
    let whole = |track| {
        Delay::LodgingToInterview(track).figure().value
            + Delay::InterviewToDecision(track).figure().value
    };
    let fast = share(Share::Accelerated);
    let mean = fast * whole(Track::Accelerated) + (1.0 - fast) * whole(Track::Regular);
    close(mean, 138.0, 0.5, "OFPRA 2024");
    close(Delay::AppealToRuling(Track::Regular).figure().value, 6.0 * 30.44 + 26.0, 0.5, "CNDA");
    close(
        Delay::AppealToRuling(Track::Accelerated).figure().value,
        4.0 * 30.44 + 29.0,
        0.5,
        "CNDA",
    );
}

#[test]
fn appeals_are_nearly_always_in_time() {
    let mut dice = Dice::new(11);
    let late = (0..MANY).filter(|_| delay(&mut dice, Delay::DecisionToAppeal) > 30.0).count();
    assert!(share_of(late) < 0.05, "{late}");
}

#[test]
fn shares_are_shares_and_happen_as_often() {
    let mut dice = Dice::new(12);
    for what in Share::ALL {
        let figure = what.figure();
        assert!((0.0..=1.0).contains(&figure.value) && !figure.source.is_empty());
        let found = (0..MANY).filter(|_| happens(&mut dice, what)).count();
        close(share_of(found), figure.value, 0.01, figure.source);
    }
}

#[test]
fn dublin_and_the_fast_track_keep_their_share_of_people() {
    let mut dice = Dice::new(13);
    let people: Vec<Country> = (0..MANY)
        .filter_map(|_| dice.weighted_by(ORIGINS, |it| f64::from(it.applied)))
        .map(Origin::country)
        .collect();
    let asked = people.iter().filter(|country| dublin(&mut dice, **country)).count();
    close(share_of(asked), share(Share::DublinAsked), 0.01, "asked");
    let fast = people.iter().filter(|it| track(&mut dice, **it) == Track::Accelerated).count();
    close(share_of(fast), share(Share::Accelerated), 0.01, "fast");
    assert!(!(0..1000).any(|_| dublin(&mut dice, "HTI".parse().unwrap())));
}
