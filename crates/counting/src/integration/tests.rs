//! Tests of scores that are their owner's, and of the figures of groups.

use std::fmt::Write;
use std::path::Path;

use nalgebra::DMatrix;
use proptest::prelude::*;
use rand::{RngExt, SeedableRng};
use rand_xoshiro::Xoshiro256PlusPlus;

use super::*;
use crate::input::{Fault, Sheet};

const DIMENSIONS: [&str; 6] =
    ["psychological", "economic", "political", "social", "linguistic", "navigational"];

fn sheet(text: &str) -> Sheet {
    Sheet::parse(Path::new("people.csv"), text.as_bytes()).unwrap()
}

/// A scale with the shape of the IPL and a wording of our own.
fn ipl(each: usize) -> Scale {
    let mut text = String::from("item,dimension,wording\n");
    for dimension in DIMENSIONS {
        for item in 1..=each {
            writeln!(text, "{dimension}_{item},{dimension},Made-up question {item}?").unwrap();
        }
    }
    Scale::from_sheet(&sheet(&text)).unwrap()
}

fn owner(name: &str) -> Owner {
    Owner::new(name).unwrap()
}

fn score(scale: &Scale, answers: &[Option<u8>]) -> Score {
    Score::of(scale, answers).unwrap()
}

const WAITED: HostSide = HostSide {
    waiting_days: Some(400),
    registration_refused: None,
    discrimination_reports: Some(1),
};

#[test]
fn the_scores_of_the_facts_page_are_found() {
    for (each, shape) in [(2, Instrument::Ipl12), (4, Instrument::Ipl24)] {
        let scale = ipl(each);
        assert_eq!(scale.instrument(), shape);
        for (code, expected) in [(1, 0.0), (3, 0.5), (5, 1.0)] {
            let found = score(&scale, &vec![Some(code); 6 * each]);
            assert_eq!(found.overall, expected);
            assert!(found.dimensions.iter().all(|(_, score)| *score == expected));
        }
    }
}

#[test]
fn a_dimension_is_its_sum_less_two_by_eight() {
    let mut answers = vec![Some(1); 12];
    (answers[0], answers[1]) = (Some(2), Some(5));
    let found = score(&ipl(2), &answers);
    let psychological = found.dimensions.iter().find(|(name, _)| name == "psychological").unwrap();
    assert_eq!(psychological.1, (7.0 - 2.0) / 8.0);
    assert!((found.overall - (17.0 - 12.0) / 48.0).abs() < 1e-15);
}

#[test]
fn missing_answers_are_left_out_of_the_mean_up_to_half_of_a_dimension() {
    let scale = ipl(2);
    let mut answers = vec![Some(4); 12];
    answers[3] = None;
    assert_eq!(score(&scale, &answers).overall, 0.75);
    assert_eq!(score(&scale, &answers).missing, 1);
    answers[2] = None;
    let missing = Score::of(&scale, &answers).unwrap_err();
    assert_eq!(missing, NotScored::Missing("economic".to_owned()));
    let code = Score::of(&scale, &[Some(6); 12]).unwrap_err();
    assert_eq!(code.to_string(), "6 is no answer to \"psychological_1\"");
    assert!(matches!(Score::of(&scale, &[]), Err(NotScored::Answers { found: 0, items: 12 })));
}

#[test]
fn the_wording_is_brought_or_the_scale_refused() {
    let said = |text: &str| Scale::from_sheet(&sheet(text)).unwrap_err().to_string();
    let without = said("item,dimension\na,social\nb,social\n");
    assert!(without.contains("not shipped") && without.contains("licence"), "{without}");
    assert!(said("item,dimension,wording\na,social,\n").contains("without its wording"));
    assert!(said("item,dimension,wording\na,s,A?\na,s,B?\n").contains("second item"));
    assert!(said("item,dimension,wording\na,s,A?\n").contains("two at least"));
    let codes = "item,dimension,wording,lowest,highest\na,s,A?,5,5\nb,s,B?,1,5\n";
    assert!(said(codes).contains("is not below"));
    let reversed = "item,dimension,wording,reversed\na,s,A?,1\nb,s,B?,0\n";
    let scale = Scale::from_sheet(&sheet(reversed)).unwrap();
    assert_eq!(score(&scale, &[Some(1), Some(5)]).overall, 1.0);
    assert_eq!(scale.instrument(), Instrument::Other);
}

#[test]
fn a_score_is_shown_to_its_owner_only_and_never_alone() {
    let scale = ipl(2);
    let answers = [Some(3); 12];
    let alone = TwoSided::new(owner("a"), score(&scale, &answers), HostSide::default());
    assert_eq!(alone.unwrap_err().1, NotShown::OneSided);
    let both = TwoSided::new(owner("a"), score(&scale, &answers), WAITED).unwrap();
    let others = Consent::given(&owner("b"), "to look").unwrap();
    assert_eq!(both.shown(others).unwrap_err(), NotShown::NotTheOwner);
    assert!(Consent::given(&owner("a"), " ").is_none());
    let shown = both.shown(Consent::given(&owner("a"), "a talk with me").unwrap()).unwrap();
    let text = shown.to_string();
    let (host, own) = (text.find("400 days").unwrap(), text.find("0.50").unwrap());
    assert!(host < own, "the host's side comes first");
    assert!(text.contains("registration refused: nobody recorded it"));
}

/// Says what a type implements, without a test that must not compile: the inherent function is
/// chosen where its bound holds, that of the trait elsewhere.
macro_rules! implements {
    ($type:ty: $trait:path) => {{
        trait _Otherwise {
            fn _it_does() -> bool {
                false
            }
        }
        impl<T> _Otherwise for T {}
        struct Asked<T>(std::marker::PhantomData<T>);
        impl<T: $trait> Asked<T> {
            fn _it_does() -> bool {
                true
            }
        }
        Asked::<$type>::_it_does()
    }};
}

#[test]
fn a_score_can_be_neither_ordered_compared_copied_nor_written_out() {
    assert!(implements!(Interval: PartialEq) && implements!(Owner: Clone), "it can be seen");
    assert!(!implements!(Score: PartialOrd));
    assert!(!implements!(Score: PartialEq));
    assert!(!implements!(Score: Clone));
    assert!(!implements!(Score: serde::Serialize));
    assert!(!implements!(Score: std::fmt::Display));
    assert!(!implements!(TwoSided: serde::Serialize));
    assert!(!implements!(TwoSided: PartialOrd));
    assert!(!implements!(Consent: Clone));
    assert!(!implements!(Interview: serde::Serialize));
    let score = score(&ipl(2), &[Some(5); 12]);
    assert!(!format!("{score:?}").contains(char::is_numeric));
}

/// Interviews of so many people a group, with a common factor.
fn people(groups: &[(&str, usize)], seed: u64) -> String {
    let mut draws = Xoshiro256PlusPlus::seed_from_u64(seed);
    let mut text =
        String::from("person,group,months_since_arrival,waiting_days,registration_refused");
    for item in ipl(2).items() {
        write!(text, ",{}", item.column).unwrap();
    }
    text.push('\n');
    let mut person = 0;
    for (group, size) in groups {
        for _ in 0..*size {
            person += 1;
            let months: u32 = draws.random_range(0..48);
            let waited: u32 = draws.random_range(30..700);
            let refused: u32 = draws.random_range(0..2);
            write!(text, "p{person},{group},{months},{waited},{refused}").unwrap();
            let ability = 1.5 + 3.0 * draws.random::<f64>();
            for _ in 0..12 {
                let answer = ability + 2.0 * (draws.random::<f64>() - 0.5);
                write!(text, ",{}", answer.round().clamp(1.0, 5.0)).unwrap();
            }
            text.push('\n');
        }
    }
    text
}

fn figures(text: &str, by: Option<&str>) -> Result<Report, Fault> {
    let scale = ipl(2);
    let interviews = Interviews::from_sheet(&sheet(text), &scale, by)?;
    let asked = Asked { least: GroupSize::LEAST, months: 12, seed: 1 };
    Ok(report(&scale, &interviews, &asked))
}

#[test]
fn small_groups_are_withheld_and_cannot_be_found_from_the_whole() {
    let text = people(&[("large", 40), ("middle", 15), ("small", 4)], 3);
    let report = figures(&text, Some("group")).unwrap();
    let told: Vec<(&str, bool)> =
        report.groups.iter().map(|(name, cell)| (name.as_str(), cell.told().is_some())).collect();
    assert_eq!(told, [("large", true), ("middle", false), ("small", false)]);
    assert_eq!(report.all.told().unwrap().score.people, 59);
    assert!(figures(&people(&[("few", 9)], 1), None).unwrap().all.told().is_none());
    assert!(GroupSize::new(9).is_none() && GroupSize::new(20).is_some());
    assert_eq!(GroupSize::default(), GroupSize::LEAST);
}

#[test]
fn what_is_recorded_of_few_is_withheld() {
    let mut text = people(&[("a", 20), ("b", 20)], 5);
    // Only three people of b have their waiting recorded.
    let mut seen = 0;
    let lines: Vec<String> = text
        .lines()
        .map(|line| {
            let mut cells: Vec<&str> = line.split(',').collect();
            if cells[1] == "b" {
                seen += 1;
                if seen > 3 {
                    cells[3] = "";
                }
            }
            cells.join(",")
        })
        .collect();
    text = lines.join("\n");
    let report = figures(&text, Some("group")).unwrap();
    let hosts: Vec<bool> = report
        .groups
        .iter()
        .map(|(_, cell)| cell.told().unwrap().host.waiting_days.is_some())
        .collect();
    assert_eq!(hosts, [false, false], "a less the whole would tell the three of b");
    assert!(report.all.told().unwrap().host.waiting_days.is_some());
}

#[test]
fn a_person_counts_once_and_the_course_since_arrival_is_told() {
    let mut text = people(&[("a", 80)], 7);
    let again: Vec<String> = text
        .lines()
        .skip(1)
        .take(10)
        .map(|line| {
            let mut cells: Vec<String> = line.split(',').map(str::to_owned).collect();
            cells[2] = "60".to_owned();
            cells.join(",")
        })
        .collect();
    text.push_str(&again.join("\n"));
    let report = figures(&text, None).unwrap();
    assert_eq!((report.interviews, report.people), (90, 80));
    let spans: Vec<(u32, u32)> =
        report.trajectory.iter().map(|step| (step.from_month, step.to_month)).collect();
    assert_eq!(spans, [(0, 11), (12, 23), (24, 35), (36, 47), (60, 71)]);
    let last = report.trajectory.last().unwrap().score.told().unwrap();
    assert_eq!(last.people, 10);
    assert!(last.interval.low < last.mean && last.mean < last.interval.high);
}

#[test]
fn a_point_of_few_cannot_be_found_from_the_whole() {
    let text = people(&[("a", 40)], 7);
    let early: Vec<String> = text
        .lines()
        .enumerate()
        .map(|(line, text)| {
            let mut cells: Vec<&str> = text.split(',').collect();
            if line > 0 {
                cells[2] = ["3", "14", "14", "27", "27", "27", "27", "27"][line % 8];
            }
            cells.join(",")
        })
        .collect();
    let report = figures(&early.join("\n"), None).unwrap();
    let told: Vec<bool> =
        report.trajectory.iter().map(|step| step.score.told().is_some()).collect();
    assert_eq!(told, [false, false, true], "five, ten and twenty-five people");
}

#[test]
fn wrong_sheets_are_refused() {
    let said = |text: &str| figures(text, None).unwrap_err().to_string();
    let good = people(&[("a", 2)], 1);
    assert!(said(&good.replace("psychological_1", "other")).contains("psychological_1"));
    let alone = good.replace("waiting_days", "x").replace("registration_refused", "y");
    assert!(said(&alone).contains("no column of the host's side"));
    let header: String = good.lines().take(1).collect();
    let wrong = format!("{header}\np,a,1,30,0,9{}\n", ",3".repeat(11));
    assert_eq!(said(&wrong), "people.csv:2:6: 9 is no answer to \"psychological_1\": 1 to 5");
    let maybe = format!("{header}\np,a,1,30,maybe{}\n", ",3".repeat(12));
    assert!(said(&maybe).starts_with("people.csv:2:5: \"maybe\" where 0 or 1"));
}

#[test]
fn alpha_and_omega_agree_where_they_must() {
    // Items of one variance and one covariance r: both are k r / (1 + (k - 1) r).
    for (items, r) in [(3_usize, 0.3), (12, 0.15), (6, 0.7)] {
        let covariance = DMatrix::from_fn(items, items, |i, j| if i == j { 1.0 } else { r });
        let expected = items as f64 * r / (1.0 + (items as f64 - 1.0) * r);
        assert!((alpha(&covariance).unwrap() - expected).abs() < 1e-12);
        assert!((one_factor(&covariance).unwrap().omega - expected).abs() < 1e-9);
    }
    assert!(alpha(&DMatrix::identity(1, 1)).is_none());
}

#[test]
fn intervals_of_reliability_hold_the_truth_as_often_as_they_say() {
    let mut draws = Xoshiro256PlusPlus::seed_from_u64(11);
    let mut normal = || (0..12).map(|_| draws.random::<f64>()).sum::<f64>() - 6.0;
    let (people, items, rounds) = (60, 5, 60);
    // Loadings 1, unique variances 1: alpha = omega = 25 / 30.
    let truth = 25.0 / 30.0;
    let (mut by_alpha, mut by_omega) = (0, 0);
    for round in 0..rounds {
        let mut cells = Vec::new();
        for _ in 0..people {
            let common = normal();
            cells.extend((0..items).map(|_| common + normal()));
        }
        let answers = DMatrix::from_row_slice(people, items, &cells);
        let found = reliability(&answers, GroupSize::LEAST, round).unwrap();
        let holds = |interval: Interval| interval.low <= truth && truth <= interval.high;
        by_alpha += u32::from(holds(found.alpha_interval));
        by_omega += u32::from(holds(found.omega_interval.unwrap()));
    }
    assert!(by_alpha >= 52 && by_omega >= 50, "{by_alpha} and {by_omega} of {rounds}");
}

#[test]
fn no_reliability_is_made_of_few_or_of_one_answer() {
    let few = DMatrix::from_element(9, 3, 1.0);
    assert_eq!(reliability(&few, GroupSize::LEAST, 1).unwrap_err(), NoReliability::Few(10));
    let flat = DMatrix::from_element(20, 3, 1.0);
    assert_eq!(reliability(&flat, GroupSize::LEAST, 1).unwrap_err(), NoReliability::Flat);
    let one = DMatrix::from_element(20, 1, 1.0);
    assert_eq!(reliability(&one, GroupSize::LEAST, 1).unwrap_err(), NoReliability::OneItem);
}

#[test]
fn equal_seeds_give_equal_reports() {
    let text = people(&[("a", 30), ("b", 30)], 9);
    assert_eq!(figures(&text, Some("group")).unwrap(), figures(&text, Some("group")).unwrap());
}

proptest! {
    #[test]
    fn a_score_is_a_share_and_rises_with_each_answer(
        answers in prop::collection::vec(1_u8..=5, 12), at in 0_usize..12
    ) {
        let scale = ipl(2);
        let mut given: Vec<Option<u8>> = answers.iter().copied().map(Some).collect();
        let before = score(&scale, &given).overall;
        let sum: u32 = answers.iter().map(|code| u32::from(*code)).sum();
        prop_assert!((before - (f64::from(sum) - 12.0) / 48.0).abs() < 1e-12);
        prop_assert!((0.0..=1.0).contains(&before));
        if answers[at] < 5 {
            given[at] = Some(answers[at] + 1);
            prop_assert!(score(&scale, &given).overall > before);
        }
    }

    #[test]
    fn what_is_told_never_leaves_too_few(sizes in prop::collection::vec(1_usize..30, 1..8)) {
        let least = GroupSize::LEAST;
        let told = figures::told(&sizes, &vec![true; sizes.len()], least);
        let hidden: usize =
            sizes.iter().zip(&told).filter(|(_, told)| !**told).map(|(size, _)| size).sum();
        let whole: usize = sizes.iter().sum();
        prop_assert!(hidden == 0 || hidden >= least.people() || whole < least.people());
        prop_assert!(sizes.iter().zip(&told).all(|(size, told)| !told || *size >= 10));
    }
}
