//! Tests of linking incidents, on made-up lists whose truth is known.

use std::fmt::Write;
use std::path::Path;

use rand::{RngExt, SeedableRng};
use rand_xoshiro::Xoshiro256PlusPlus;

use super::*;
use crate::deaths::Register;
use crate::input::Sheet;
use crate::lists::Pattern;

const HEADER: &str = "Main ID,Incident ID,Incident Type,Region of Incident,Incident Date,\
Number of Dead,Minimum Estimated Number of Missing,Total Number of Dead and Missing,Migration Route,Coordinates\n";

fn register(rows: &str) -> Register {
    let text = format!("{HEADER}{rows}");
    Register::from_sheet(&Sheet::parse(Path::new("list.csv"), text.as_bytes()).unwrap()).unwrap()
}

/// Lists of one world: so many incidents in six years on four routes, each told by a list with its
/// probability, a day or some kilometres off at times, some in two rows. The identifier ends with
/// the number of the incident in truth.
fn world(incidents: usize, told: &[f64], seed: u64) -> Events {
    let mut draws = Xoshiro256PlusPlus::seed_from_u64(seed);
    let routes = [
        ("Mediterranean", "Central Mediterranean", 34.0, 13.0),
        ("Mediterranean", "Western Mediterranean", 36.0, -4.0),
        ("North Africa", "", 22.0, 12.0),
        ("US-Mexico Border", "Central America to US", 31.0, -111.0),
    ];
    let mut sheets = vec![String::new(); told.len()];
    for truth in 0..incidents {
        let (region, route, latitude, longitude) = routes[draws.random_range(0..routes.len())];
        let day: u32 = draws.random_range(0..6 * 12 * 28);
        let size: f64 = draws.random();
        let total = (1.0 / (1.0 - size).powf(0.9)).min(400.0) as u64;
        let north = latitude + 4.0 * (draws.random::<f64>() - 0.5);
        let east = longitude + 6.0 * (draws.random::<f64>() - 0.5);
        for (list, probability) in told.iter().enumerate() {
            if draws.random::<f64>() >= *probability {
                continue;
            }
            let late = if draws.random::<f64>() < 0.25 { draws.random_range(1..4) } else { 0 };
            let off = if draws.random::<f64>() < 0.5 { 0.0 } else { 0.4 * draws.random::<f64>() };
            let more = if draws.random::<f64>() < 0.2 { total / 5 } else { 0 };
            let (day, total) = (day + late, total + more);
            let date = format!("{}-{:02}-{:02}", 2014 + day / 336, day / 28 % 12 + 1, day % 28 + 1);
            let parts: Vec<u64> = if total > 3 && draws.random::<f64>() < 0.2 {
                vec![total / 2, total - total / 2]
            } else {
                vec![total]
            };
            for (part, count) in parts.iter().enumerate() {
                let at = format!("{:.4}, {:.4}", north + off, east - off);
                let id = format!("L{list}-{truth}");
                let row = format!(
                    "{id},{id}.{part},Incident,{region},{date},{count},,{count},{route},\"{at}\""
                );
                writeln!(sheets[list], "{row}").unwrap();
            }
        }
    }
    let mut events = Events::default();
    for (list, rows) in sheets.iter().enumerate() {
        events.add(&format!("list {list}"), &register(rows));
    }
    events
}

fn truth(event: &Event) -> &str {
    event.id.rsplit('-').next().unwrap()
}

/// Precision and recall of the pairs in groups, and how many pairs there are in truth.
fn judged(events: &Events, overlap: &Overlap) -> (f64, f64, f64) {
    let (mut right, mut made) = (0.0, 0.0);
    for group in &overlap.groups {
        for (at, left) in group.events.iter().enumerate() {
            for right_one in &group.events[at + 1..] {
                made += 1.0;
                let same = truth(&events.events[*left]) == truth(&events.events[*right_one]);
                right += f64::from(u8::from(same));
            }
        }
    }
    let mut there = 0.0;
    for (at, left) in events.events.iter().enumerate() {
        let others = events.events[at + 1..].iter();
        there += others.filter(|other| truth(other) == truth(left)).count() as f64;
    }
    (right / made, right / there, there)
}

#[test]
fn one_incident_is_found_again_across_lists_and_two_are_kept_apart() {
    for (seed, weights) in [(1, Weights::Assumed), (2, Weights::Fitted), (3, Weights::Fitted)] {
        let events = world(900, &[0.6, 0.5, 0.4], seed);
        let options = Options { weights, ..Options::default() };
        let (model, links) = link(&events, &options).unwrap();
        let overlap = overlap(&events, &links, options.threshold).unwrap();
        let (precision, recall, there) = judged(&events, &overlap);
        assert!(precision > 0.97, "{seed}: precision {precision}");
        assert!(recall > 0.90, "{seed}: recall {recall}");
        assert!(
            (model.expected / there - 1.0).abs() < 0.05,
            "{seed}: {} and {there}",
            model.expected
        );
    }
}

#[test]
fn the_overlap_gives_back_how_many_incidents_there_were() {
    let events = world(1200, &[0.6, 0.5], 5);
    let (_, links) = link(&events, &Options::default()).unwrap();
    let patterns = overlap(&events, &links, 0.5).unwrap().patterns;
    assert_eq!(patterns.names(), ["list 0", "list 1"]);
    let [both, one, other] =
        [0b11, 0b01, 0b10].map(|pattern| patterns.count(Pattern(pattern)) as f64);
    let estimate = (both + one) * (both + other) / both;
    assert!((estimate / 1200.0 - 1.0).abs() < 0.1, "{estimate} of 1200");
}

#[test]
fn probabilities_are_kept() {
    let events = world(900, &[0.6, 0.5], 9);
    let (_, links) = link(&events, &Options::default()).unwrap();
    let unsure: Vec<&Link> =
        links.iter().filter(|link| (0.05..0.95).contains(&link.probability)).collect();
    let expected: f64 = unsure.iter().map(|link| link.probability).sum();
    let same =
        |link: &&&Link| truth(&events.events[link.left]) == truth(&events.events[link.right]);
    let found = unsure.iter().filter(same).count() as f64;
    let sure = links.iter().filter(|link| link.probability > 0.99);
    let (mut right, mut all) = (0.0, 0.0);
    for link in sure {
        all += 1.0;
        right += f64::from(u8::from(same(&&link)));
    }
    assert!(right / all > 0.97, "{right} of {all}");
    let deviation = unsure.iter().map(|link| link.probability * (1.0 - link.probability));
    let spread = deviation.sum::<f64>().sqrt();
    assert!((found - expected).abs() < 5.0 * spread + 5.0, "{found}, expected {expected}");
}

#[test]
fn reasons_add_up_to_the_total() {
    let events = world(300, &[0.7, 0.7], 4);
    let (model, links) = link(&events, &Options::default()).unwrap();
    assert!(links.len() > 50);
    for link in &links {
        let sum = link.reasons.iter().fold(link.prior_bits, |sum, reason| sum + reason.bits);
        let sum = sum + link.rivals_bits;
        assert!(link.rivals_bits <= 0.0);
        assert_eq!(sum.to_bits(), link.bits.to_bits());
        assert!((link.probability - 1.0 / (1.0 + (-link.bits).exp2())).abs() < 1e-15);
        assert_ne!(events.events[link.left].list, events.events[link.right].list);
    }
    for (field, (m, u)) in Field::ALL.iter().zip(model.m.iter().zip(&model.u)) {
        assert_eq!((m.len(), u.len()), (field.levels().len(), field.levels().len()));
        assert!((m.iter().sum::<f64>() - 1.0).abs() < 1e-9);
        assert!(m.len() <= LEVELS_MOST);
    }
}

#[test]
fn parts_of_an_incident_are_compared_whole() {
    let rows = "M1,1,Incident,Mediterranean,2016-05-25,12,,12,,\"33.0, 13.0\"\n\
                M1,2,Incident,Mediterranean,2016-05-26,30,8,38,,\"33.5, 13.5\"\n\
                M2,3,Cumulative Incident,Mediterranean,2016,100,,100,,\n\
                M3,4,Incident,Mediterranean,2016,1,,1,,\n";
    let mut events = Events::default();
    events.add("one", &register(rows));
    assert_eq!((events.parts, events.cumulative, events.undated), (1, 1, 1));
    let event = &events.events[0];
    assert_eq!((event.total, event.rows, event.id.as_str()), (50, 2, "M1"));
    assert_eq!(event.date.to_string(), "2016-05-25");
    assert_eq!(event.place.unwrap().latitude(), 33.5);
}

/// The links of a list with a copy of it: which incident with which of the copy, and what is expected.
fn with_a_copy(rows: &str, weights: Weights) -> (Vec<(usize, usize)>, f64) {
    let mut events = Events::default();
    events.add("one", &register(rows));
    events.add("two", &register(rows));
    let (model, links) = link(&events, &Options { weights, ..Options::default() }).unwrap();
    let used = overlap(&events, &links, 0.5).unwrap().used;
    let of = |at: &usize| (links[*at].left, links[*at].right - events.events.len() / 2);
    let mut pairs: Vec<(usize, usize)> = used.iter().map(of).collect();
    pairs.sort_unstable();
    (pairs, model.expected)
}

#[test]
fn a_short_list_is_found_again_in_its_copy() {
    let all = "1,1,Incident,Med,2020-05-06,3,2,5,,\"35.1, 12.5\"\n\
               2,2,Incident,Med,2020-05-07,10,,10,,\"35.1, 12.5\"\n\
               3,3,Incident,Med,2020-06-07,1,,1,,\"35.1, 12.5\"\n\
               4,4,Incident,Med,2020-06-20,2,,2,,\"36.0, 13.5\"\n\
               5,5,Incident,Med,2020-07-02,1,,1,,\"35.1, 12.5\"\n";
    for rows in 1..=5 {
        let text: String = all.split_inclusive('\n').take(rows).collect();
        for weights in [Weights::Assumed, Weights::Fitted] {
            let (pairs, expected) = with_a_copy(&text, weights);
            let same: Vec<(usize, usize)> = (0..rows).map(|at| (at, at)).collect();
            assert_eq!(pairs, same, "{rows} rows, {weights:?}");
            assert!((expected - rows as f64).abs() < 0.1 * rows as f64, "{rows} rows: {expected}");
        }
    }
}

#[test]
fn short_lists_of_other_incidents_are_kept_apart() {
    let row = |id: &str, date: &str, dead: u64, at: &str| {
        format!("{id},{id},Incident,Med,{date},{dead},,{dead},,\"{at}\"\n")
    };
    for (one, other) in [
        (("2020-05-06", 5, "35.1, 12.5"), ("2020-05-07", 20, "35.3, 12.8")),
        (("2020-05-06", 5, "35.1, 12.5"), ("2020-05-06", 20, "36.6, 13.8")),
        (("2020-05-06", 5, "35.1, 12.5"), ("2020-05-12", 5, "38.0, 16.0")),
    ] {
        let mut events = Events::default();
        events.add("one", &register(&row("a", one.0, one.1, one.2)));
        events.add("two", &register(&row("b", other.0, other.1, other.2)));
        let (model, _) = link(&events, &Options::default()).unwrap();
        assert!(model.expected < 0.5, "{one:?} and {other:?}: {}", model.expected);
    }
}

#[test]
fn one_list_alone_cannot_be_linked() {
    let mut events = Events::default();
    events.add("one", &register("A,1,Incident,North Africa,2016-05-25,1,,1,,\n"));
    assert_eq!(link(&events, &Options::default()).unwrap_err(), SameFault::OneList);
}

#[test]
fn two_incidents_of_a_list_never_share_a_group() {
    let row = |id: &str| format!("{id},{id},Incident,Mediterranean,2016-05-25,9,,9,X,\"33, 13\"\n");
    let mut events = Events::default();
    events.add("one", &register(&format!("{}{}", row("a"), row("b"))));
    events.add("two", &register(&row("c")));
    let (_, mut links) = link(&events, &Options::default()).unwrap();
    for link in &mut links {
        link.probability = 0.9;
    }
    let overlap = overlap(&events, &links, 0.5).unwrap();
    assert_eq!((overlap.used.len(), overlap.refused.len()), (1, 1));
    let groups: Vec<usize> = overlap.groups.iter().map(|group| group.events.len()).collect();
    assert_eq!(groups, [2, 1]);
}
