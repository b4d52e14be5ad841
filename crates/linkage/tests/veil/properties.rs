//! What holds for every table: the same key finds the same persons, another key finds nobody, no
//! value is in a file, and a file looks like chance.

use std::collections::BTreeSet;

use linkage::table::{ColumnBuilder, Table};
use linkage::veil::{Encoded, Options, compare, encode};
use proptest::prelude::*;

use crate::people::{Someone, people, table};
use crate::targets::{opened, secret};

fn tickets(people: &[Someone], number: u8) -> Encoded {
    let (agreement, seed) = secret(number);
    encode(&table(people), &agreement, &seed).unwrap().encoded
}

#[test]
fn the_same_persons_under_the_same_key_match_whatever_the_seeds() {
    let everyone = people(300, 21);
    let (agreement, _) = secret(3);
    let (one, two) = ([1; 32], [2; 32]);
    let left = encode(&table(&everyone), &agreement, &one).unwrap();
    let right = encode(&table(&everyone), &agreement, &two).unwrap();
    assert_ne!(left.encoded.to_bytes(), right.encoded.to_bytes());
    let options = Options { one_to_one: true, ..Options::default() };
    let found = compare(&left.encoded, &right.encoded, &options).unwrap();
    let right_of = |handle| right.handles.iter().position(|it| *it == handle);
    let left_of = |handle| left.handles.iter().position(|it| *it == handle);
    let same = found.matches.iter().filter(|it| left_of(it.left) == right_of(it.right)).count();
    assert!(same > 285, "{same} of {}", found.matches.len());
    assert!((found.overlap.persons - 300.0).abs() < 12.0, "{:?}", found.overlap);
}

#[test]
fn a_person_is_found_in_another_script_and_her_brother_is_not() {
    let written = |given: &str, family: &str, birth: &str| Someone {
        given: given.to_owned(),
        family: family.to_owned(),
        birth: birth.to_owned(),
        sex: "m",
        origin: "Somalia",
    };
    let (mut left, mut right) = (people(300, 28), people(300, 29));
    left.push(written("يوسف", "حسين", "1991-05-12"));
    right.push(written("Youssouf", "Houssein", "12/05/1991"));
    right.push(written("Ibrahim", "Houssein", "1994-08-30"));
    let (agreement, _) = secret(3);
    let one = encode(&table(&left), &agreement, &[1; 32]).unwrap();
    let two = encode(&table(&right), &agreement, &[2; 32]).unwrap();
    let found = compare(&one.encoded, &two.encoded, &Options::default()).unwrap().matches;
    let of: Vec<_> = found.iter().filter(|it| it.left == one.handles[300]).collect();
    assert_eq!(of.len(), 1, "{found:?}");
    assert_eq!(of[0].right, two.handles[300]);
}

#[test]
fn the_same_seed_gives_the_same_file() {
    let everyone = people(200, 22);
    assert_eq!(tickets(&everyone, 3).to_bytes(), tickets(&everyone, 3).to_bytes());
}

#[test]
fn no_tag_is_twice_in_a_file_however_often_a_person_is() {
    let mut everyone = people(100, 23);
    everyone.extend(everyone.clone());
    everyone.extend(vec![everyone[0].clone(); 50]);
    let tags: Vec<u64> = opened(&everyone, 3).iter().flatten().map(|ticket| ticket[0]).collect();
    let distinct: BTreeSet<u64> = tags.iter().copied().collect();
    assert_eq!(tags.len(), distinct.len());
}

/// A bit of the same place is as often 1 as 0, whoever the person is: here they are all the same.
#[test]
fn a_file_of_one_person_many_times_looks_like_chance() {
    let everyone = vec![people(1, 24).remove(0); 400];
    let rows = opened(&everyone, 3);
    let all: Vec<&Vec<u64>> = rows.iter().flatten().collect();
    let limit = 4.5 * (all.len() as f64).sqrt() / 2.0;
    for word in 0..all[0].len() {
        for bit in 0..64 {
            let ones = all.iter().filter(|ticket| ticket[word] >> bit & 1 == 1).count() as f64;
            assert!((ones - all.len() as f64 / 2.0).abs() < limit, "word {word} bit {bit}: {ones}");
        }
    }
}

/// Sketches of a file are half apart, those of one record too: nothing tells which belong together.
#[test]
fn sketches_of_one_file_are_as_far_apart_as_chance_would_have_them() {
    let rows = opened(&people(60, 25), 3);
    let tickets: Vec<&Vec<u64>> = rows.iter().flatten().collect();
    let bits = 64.0 * (tickets[0].len() - 1) as f64;
    let (mut sum, mut pairs, mut least) = (0.0, 0.0, f64::MAX);
    for (place, one) in tickets.iter().enumerate() {
        for other in &tickets[..place] {
            let apart: u32 =
                one.iter().zip(*other).skip(1).map(|(a, b)| (a ^ b).count_ones()).sum();
            let share = f64::from(apart) / bits;
            (sum, pairs) = (sum + share, pairs + 1.0);
            least = least.min(share);
        }
    }
    assert!((sum / pairs - 0.5).abs() < 0.001, "{}", sum / pairs);
    // Five and a half standard deviations: about one in fifty million, and there are 260,000 pairs.
    assert!(least > 0.5 - 5.5 * 0.5 / bits.sqrt(), "{least}");
}

#[test]
fn files_of_two_keys_share_nothing_and_are_refused() {
    let everyone = people(300, 26);
    let rows = [3, 7].map(|key| opened(&everyone, key));
    let tags = rows
        .map(|rows| -> BTreeSet<u64> { rows.iter().flatten().map(|ticket| ticket[0]).collect() });
    assert!(tags[0].is_disjoint(&tags[1]));
    let refused = compare(&tickets(&everyone, 3), &tickets(&everyone, 7), &Options::default());
    assert!(refused.is_err());
}

fn one_column(header: &str, values: &[String]) -> Table {
    let mut builder = ColumnBuilder::default();
    values.iter().for_each(|value| builder.push(value));
    Table { columns: vec![builder.finish(header)] }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_value_is_in_a_file(values in prop::collection::vec("[a-zA-Z\u{600}-\u{6ff}]{8,20}", 1..30)) {
        for header in ["name", "phone", "surname", "mother"] {
            let (agreement, seed) = secret(9);
            let mut table = one_column(header, &values);
            table.columns.push(one_column("date of birth", &vec!["1984-05-06".to_owned(); values.len()]).columns.remove(0));
            let Ok(sealed) = encode(&table, &agreement, &seed) else { continue };
            let bytes = sealed.encoded.to_bytes();
            for value in values.iter().map(String::as_str).chain(["1984", header]) {
                let value = value.as_bytes();
                prop_assert!(!bytes.windows(value.len()).any(|window| window == value) || value.len() < 6);
            }
        }
    }

    #[test]
    fn any_table_is_encoded_or_refused(
        headers in prop::collection::vec("[a-z ]{0,6}|name|birth|phone|city|mother|sex", 0..5),
        cells in prop::collection::vec(".{0,40}", 0..40),
    ) {
        let rows = cells.len() / headers.len().max(1);
        let columns = headers.iter().enumerate().map(|(place, header)| {
            let column = cells.iter().skip(place * rows).take(rows).cloned().collect::<Vec<_>>();
            one_column(header, &column).columns.remove(0)
        });
        let table = Table { columns: columns.collect() };
        let (agreement, seed) = secret(9);
        if let Ok(sealed) = encode(&table, &agreement, &seed) {
            prop_assert_eq!(sealed.encoded.records(), table.rows());
            let bytes = sealed.encoded.to_bytes();
            prop_assert_eq!(&Encoded::from_bytes(&bytes).unwrap(), &sealed.encoded);
            let itself = compare(&sealed.encoded, &sealed.encoded, &Options::default()).unwrap();
            prop_assert!(itself.matches.iter().all(|it| it.probability >= 0.5));
        }
    }

    #[test]
    fn bytes_that_are_no_file_are_refused(bytes in prop::collection::vec(any::<u8>(), 0..300), lead in any::<bool>()) {
        let bytes = if lead { [b"havre-veil 1\n", bytes.as_slice()].concat() } else { bytes };
        prop_assert!(Encoded::from_bytes(&bytes).is_err());
    }

    #[test]
    fn a_damaged_file_is_refused(at in any::<prop::sample::Index>(), flip in 1_u8..=255, cut in any::<bool>()) {
        let mut bytes = tickets(&people(5, 27), 3).to_bytes();
        let at = at.index(bytes.len());
        if cut { bytes.truncate(at) } else { bytes[at] ^= flip }
        prop_assert!(Encoded::from_bytes(&bytes).is_err());
    }
}
