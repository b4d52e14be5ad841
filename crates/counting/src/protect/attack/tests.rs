//! Tests of the attacks: tables without protection are broken, protected ones are not.

use std::path::Path;

use proptest::prelude::*;

use super::*;
use crate::input::Sheet;
use crate::protect::cell_key::CellKeys;
use crate::protect::cube::Counts;
use crate::protect::cube::tests::flat;
use crate::protect::keys::KeySpace;
use crate::protect::laplace::Laplace;
use crate::protect::ledger::Ledger;
use crate::protect::ptable::{Design, Ptable};
use crate::protect::released::{Cell, Knowledge, Release};
use crate::protect::round::{Base, Rounding};
use crate::protect::suppress::{Loss, Rule, primary, suppress};
use crate::protect::tabulate::{Asked, By, Keys, Tabulated, tabulate};

const TRUE: Knowledge = Knowledge { off: Some(0), suppressed: (1, None) };
const OPTIONS: Options = Options { threshold: 5, shrinking: false };

fn sheet(text: &str) -> Publication {
    Publication::read(&Sheet::parse(Path::new("t.csv"), text.as_bytes()).unwrap(), TRUE).unwrap()
}

fn tried(publications: &[Publication]) -> Outcome {
    let outcome = attack(publications, OPTIONS).unwrap();
    assert!(outcome.untried.is_empty(), "{:?}", outcome.untried);
    outcome
}

/// The counts with nothing left out but some cells.
fn without(counts: &Counts, hidden: impl Fn(usize, u64) -> bool) -> Release {
    let cells = counts.values().iter().enumerate().map(|(cell, count)| {
        if hidden(cell, *count) { Cell::Suppressed } else { Cell::Value(count.cast_signed()) }
    });
    Release { shape: counts.shape().clone(), cells: cells.collect(), knowledge: TRUE }
}

/// Whether what was found of cells of a table is what is true.
fn assert_true(counts: &Counts, outcome: &Outcome) {
    for finding in &outcome.findings {
        let cell = (0..counts.values().len()).find(|it| counts.shape().name(*it) == finding.group);
        if let Some(cell) = cell {
            assert_eq!(finding.count, counts.get(cell), "{finding:?}");
        }
    }
}

#[test]
fn a_table_as_it_is_shows_its_small_cells() {
    let counts = flat(&[2, 2], &[1, 20, 30, 2]);
    let outcome = tried(&[Publication::of(&without(&counts, |_, _| false))]);
    assert!(outcome.consistent);
    let open: Vec<&str> = outcome.findings.iter().map(|it| it.group.as_str()).collect();
    assert_eq!(open, ["d0=c0, d1=c0", "d0=c1, d1=c1"]);
    assert_true(&counts, &outcome);
}

#[test]
fn small_cells_left_out_alone_are_reconstructed() {
    let counts = flat(&[3, 3], &[20, 50, 10, 8, 19, 22, 17, 32, 3]);
    let outcome = tried(&[Publication::of(&without(&counts, |_, count| count < 5))]);
    assert_eq!(outcome.findings.len(), 1);
    let finding = &outcome.findings[0];
    assert_eq!((finding.count, finding.group.as_str()), (3, "d0=c2, d1=c2"));
    assert_true(&counts, &outcome);
}

#[test]
fn two_cells_of_one_are_reconstructed_because_none_is_empty() {
    // Each is at least 1 and both are 2.
    let counts = flat(&[3], &[1, 1, 30]);
    let outcome = tried(&[Publication::of(&without(&counts, |_, count| count < 5))]);
    let found: Vec<(How, u64)> = outcome.findings.iter().map(|it| (it.how, it.count)).collect();
    assert_eq!(found, [(How::Reconstruction, 1); 2]);
}

#[test]
fn two_tables_that_differ_by_a_few_people_show_them() {
    let old = sheet("sex,age,value\nf,young,40\nf,old,31\nm,young,50\nm,old,20\n");
    let new = sheet("sex,age,value\nf,young,40\nf,old,29\nm,young,50\nm,old,20\n");
    let options = Options { shrinking: true, ..OPTIONS };
    let outcome = attack(&[old.clone(), new.clone()], options).unwrap();
    let finding = &outcome.findings[0];
    assert_eq!((finding.how, finding.count), (How::Differencing, 2));
    assert_eq!(finding.from, ["table 1: sex=f, age=old", "table 2: sex=f, age=old"]);
    assert_eq!(outcome.findings.len(), 1);
    assert!(!attack(&[old, new], OPTIONS).unwrap().consistent, "of one population they are not");
}

#[test]
fn two_groupings_that_differ_by_a_few_people_show_them() {
    let ages = sheet("age,value\n0|1|2,40\n!0|1|2,60\n");
    let other = sheet("age,value\n0|1|2|3,42\n!0|1|2|3,58\n");
    let outcome = tried(&[ages, other]);
    let found: Vec<(How, u64)> = outcome.findings.iter().map(|it| (it.how, it.count)).collect();
    assert_eq!(found, [(How::Differencing, 2)], "{:?}", outcome.findings);
}

#[test]
fn a_tracker_finds_a_group_too_small_to_be_answered() {
    // The nurse from Eritrea is asked about by padding with all men, then with all women.
    let answers = sheet("group,sex,value\neritrean nurse,_T,\n_T,_T,100\n");
    let padded = sheet("who,value\n1|2|3,60\n1|4|5,43\n1|2|3|4|5,100\n");
    let outcome = tried(&[answers, padded]);
    let tracked = outcome.findings.iter().find(|it| it.how == How::Tracker).unwrap();
    assert_eq!(tracked.count, 3);
    assert_eq!(tracked.from.len(), 2);
}

#[test]
fn margins_of_three_dimensions_can_be_enough() {
    // Only two-way margins are published; a corner is forced.
    let counts = flat(&[2, 2, 2], &[1, 0, 5, 0, 6, 7, 8, 9]);
    let inner = |cell| counts.shape().is_inner(cell);
    let mut publication = Publication::of(&without(&counts, |cell, _| inner(cell)));
    publication.knowledge.suppressed = (0, None);
    let outcome = tried(&[publication]);
    let small = outcome.findings.iter().find(|it| it.group == "d0=c0, d1=c0, d2=c0").unwrap();
    assert_eq!((small.how, small.count), (How::Reconstruction, 1));
    assert_true(&counts, &outcome);
}

#[test]
fn what_contradicts_itself_is_told() {
    let outcome = tried(&[sheet("sex,value\nf,3\nm,4\n_T,9\n")]);
    assert!(!outcome.consistent);
    let blurred = Knowledge { off: Some(2), ..TRUE };
    let table = Publication { knowledge: blurred, ..sheet("sex,value\nf,3\nm,4\n_T,9\n") };
    assert!(tried(&[table]).consistent);
}

#[test]
fn bounded_noise_at_its_limits_is_found() {
    // Four cells of 7 are rounded to 5, their sum 28 to 30: 28 is the only sum possible.
    let counts = flat(&[4], &[7; 4]);
    let base = Base::new(5).unwrap();
    let keys = KeySpace::Byte.cell([]);
    let release = Rounding::Nearest(base).release(&counts, &[keys; 5], KeySpace::Byte);
    let outcome = tried(&[Publication::of(&release)]);
    assert_eq!(outcome.findings.len(), 5, "the total as well");
    assert_true(&counts, &outcome);
}

/// A table with cells small and large, that no protection leaves as it is.
fn sample() -> Counts {
    let inner = [3, 41, 12, 1, 26, 0, 58, 2, 33, 17, 9, 21, 4, 77, 1, 30, 2, 15, 48, 66];
    flat(&[4, 5], &inner)
}

fn keys(counts: &Counts, space: KeySpace, seed: u64) -> Vec<crate::protect::keys::CellKey> {
    let shape = counts.shape();
    let inner = counts.values().iter().enumerate().map(|(cell, count)| {
        let drawn = space.draw(seed, &shape.name(cell));
        space.cell((shape.is_inner(cell) && *count > 0).then_some(drawn))
    });
    shape.roll_up(inner.collect(), |one, other| Some(space.add(one, other))).unwrap()
}

#[test]
fn no_protected_cell_of_the_sample_is_found() {
    let counts = sample();
    assert!(!tried(&[Publication::of(&without(&counts, |_, _| false))]).findings.is_empty());
    let rule = Rule { protection: 5, loss: Loss::Counts };
    let suppressed = suppress(&counts, &primary::below(&counts, 5), rule).unwrap().release;
    let ten_five = CellKeys { ptable: Ptable::TenFive, space: KeySpace::Byte, threshold: 10 };
    let space = KeySpace::Fraction;
    let european = european();
    let laplace = Laplace::new("0.5".parse().unwrap(), 1).unwrap();
    let mut ledger = Ledger::new("sample", "5".parse().unwrap());
    for seed in 0..5 {
        let (bytes, fractions) = (keys(&counts, KeySpace::Byte, seed), keys(&counts, space, seed));
        let nearest = Rounding::Nearest(Base::new(5).unwrap());
        let random = Rounding::Random(Base::new(5).unwrap());
        for release in [
            suppressed.clone(),
            ten_five.release(&counts, &bytes),
            european.release(&counts, &fractions),
            nearest.release(&counts, &fractions, space),
            random.release(&counts, &fractions, space),
            ledger.spend("a table", laplace).unwrap().release(&counts, seed).unwrap(),
        ] {
            let outcome = tried(&[Publication::of(&release)]);
            assert!(outcome.consistent);
            assert_eq!(outcome.findings, [], "seed {seed}");
        }
    }
}

/// People with an id, a sex, an age and a town, and the table of them by some columns.
fn people(by: &str, but: &[usize]) -> Tabulated {
    let row = |it: usize| {
        format!("p{it},{},{},{}\n", ["f", "m"][it % 2], it % 3, ["a", "b", "c", "d"][it * it % 4])
    };
    let rows: String = (0..90).filter(|it| !but.contains(it)).map(row).collect();
    let text = format!("id,sex,age,town\n{rows}");
    let sheet = Sheet::parse(Path::new("p.csv"), text.as_bytes()).unwrap();
    let keys = Some(Keys { space: KeySpace::Fraction, seed: Some(8) });
    let by = By::read(by);
    tabulate(&sheet, &Asked { by: by.as_ref(), id: Some("id"), keys }).unwrap()
}

fn european() -> CellKeys {
    let design = Design { deviation: 3, variance: 2.0, blocked: 0, stay: 0.0 }.table().unwrap();
    CellKeys { ptable: Ptable::Designed(design), space: KeySpace::Fraction, threshold: 0 }
}

#[test]
fn the_same_people_have_the_same_noise_in_every_table() {
    let published = |by: &str, cell: &str| {
        let table = people(by, &[]);
        let release = european().release(&table.counts, &table.keys);
        let cell = (0..release.cells.len()).find(|it| release.shape.name(*it) == cell);
        release.cells[cell.unwrap()]
    };
    for cell in ["all", "sex=f", "sex=m"] {
        let first = published("sex", cell);
        assert_eq!(first, published("sex,age", cell), "{cell}");
        assert_eq!(first, published("town,sex", cell), "{cell}");
    }
    let all = ["sex,age", "age,town", "town,sex"].map(|by| {
        let table = people(by, &[]);
        Publication::of(&european().release(&table.counts, &table.keys))
    });
    let outcome = tried(&all);
    assert!(outcome.consistent);
    assert_eq!(outcome.findings, []);
}

#[test]
fn cell_keys_hide_who_left_between_two_tables() {
    let (before, after) = (people("sex,age", &[]), people("sex,age", &[4]));
    let options = Options { shrinking: true, ..OPTIONS };
    let truth =
        [&before, &after].map(|table| Publication::of(&without(&table.counts, |_, _| false)));
    let broken = attack(&truth, options).unwrap();
    assert!(broken.findings.iter().any(|it| it.how == How::Differencing && it.count == 1));
    let hidden = [&before, &after]
        .map(|table| Publication::of(&european().release(&table.counts, &table.keys)));
    let outcome = attack(&hidden, options).unwrap();
    assert!(outcome.consistent);
    assert_eq!(outcome.findings, []);
}

#[test]
fn a_column_called_status_is_a_category_as_any_other() {
    // Left out, two rows would be about the same people and contradict each other.
    let table = sheet("status,count,OBS_VALUE,OBS_STATUS\nasked,one,40,A\nrefused,one,2,A\n");
    assert_eq!(table.columns, ["status", "count"]);
    let outcome = tried(&[table]);
    assert!(outcome.consistent);
    assert_eq!(outcome.findings[0].group, "status=refused, count=one");
    assert_eq!(sheet("status,count\nasked,40\n").columns, ["status"]);
}

#[test]
fn marks_of_what_is_left_out_are_read() {
    let values = |mark: &str| {
        let table = sheet(&format!("sex,value\n_T,30\nf,{mark}\nm,26\n"));
        (table.rows[1].value, table.rows[1].most)
    };
    for mark in ["", "c", "C", ":", ": c", "..", "*", "x", "s"] {
        assert_eq!(values(mark), (None, None), "{mark}");
    }
    for (mark, most) in [("<5", 4), ("< 10", 9), ("<=4", 4), ("≤ 4", 4)] {
        assert_eq!(values(mark), (None, Some(most)), "{mark}");
    }
    let found = tried(&[sheet("sex,value\n_T,30\nf,c\nm,26\n")]);
    assert_eq!(found.findings.iter().map(|it| it.count).collect::<Vec<_>>(), [4]);
}

#[test]
fn a_bound_that_is_published_is_used() {
    let two = |first: &str, second: &str| {
        tried(&[sheet(&format!("age,value\n_T,38\nold,30\nyoung,{first}\nchild,{second}\n"))])
    };
    // Two of at most four each that make eight are four and four; of others nothing is known.
    let found: Vec<(String, u64)> =
        two("<5", "<5").findings.into_iter().map(|it| (it.group, it.count)).collect();
    let (child, young) = ("age=child".to_owned(), "age=young".to_owned());
    assert_eq!(found, [(child, 4), (young, 4)]);
    assert_eq!(two("c", "c").findings, []);
    assert!(!two("<4", "<5").consistent);
}

#[test]
fn sheets_that_are_no_publication_are_refused() {
    let read = |text: &str| {
        let sheet = Sheet::parse(Path::new("t.csv"), text.as_bytes()).unwrap();
        Publication::read(&sheet, TRUE).map(|_| ()).unwrap_err().to_string()
    };
    assert_eq!(
        read("sex,number\nf,3\n"),
        "t.csv:1: no column is called \"OBS_VALUE\"; there are sex, number"
    );
    assert_eq!(read("sex,value\nf,2.5\n"), "t.csv:2:2: \"2.5\" is no number of people");
    // A dash is zero to some and left out to others; fewer than none is no number.
    for text in ["y", "-", "<0", "<", "c5"] {
        let told = format!("t.csv:2:2: \"{text}\" is not a number");
        assert_eq!(read(&format!("sex,value\nf,{text}\n")), told);
    }
    assert!(read("value\n3\n").contains("no column of categories"));
}

#[test]
fn too_many_combinations_are_refused() {
    let header: Vec<String> = (0..8).map(|it| format!("c{it}")).collect();
    let rows = (0..8).map(|row| format!("{}0\n", format!("{row},").repeat(8)));
    let table = sheet(&format!("{},value\n{}", header.join(","), rows.collect::<String>()));
    assert_eq!(attack(&[table], OPTIONS), Err(Refused::Combinations));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]
    #[test]
    fn suppression_withstands_every_attack(
        inner in prop::collection::vec(prop_oneof![0_u64..6, 0_u64..60], 12),
        protection in 1_u64..6,
    ) {
        let counts = flat(&[3, 4], &inner);
        let rule = Rule { protection, loss: Loss::Counts };
        let release = suppress(&counts, &primary::below(&counts, 5), rule).unwrap().release;
        let outcome = tried(&[Publication::of(&release)]);
        prop_assert!(outcome.consistent);
        prop_assert_eq!(outcome.findings, []);
    }

    #[test]
    fn what_is_found_is_true(
        inner in prop::collection::vec(0_u64..30, 12), hidden in any::<u32>(),
    ) {
        // Any cells left out, at random: some are worked out, and rightly.
        let counts = flat(&[3, 4], &inner);
        let mut publication =
            Publication::of(&without(&counts, |cell, _| hidden >> cell & 1 == 1));
        publication.knowledge.suppressed = (0, None);
        let outcome = tried(&[publication]);
        prop_assert!(outcome.consistent);
        assert_true(&counts, &outcome);
    }
}
