//! What someone finds who has more than one file: the key, or the encoded lists of both parties.

use std::collections::BTreeMap;

use linkage::veil::{Handle, Options, compare, encode};
use rand::SeedableRng;
use rand_xoshiro::Xoshiro256PlusPlus;

use crate::attack::Lists;
use crate::people::{Someone, again, table};
use crate::targets::secret;

/// The attack of one who holds the key: the public list is encoded under it and compared. There is
/// no defence within the encoding: this is what the key is for.
pub(crate) fn dictionary(lists: &Lists) -> Vec<Option<usize>> {
    let (agreement, seed) = secret(3);
    let target = encode(&table(&lists.target), &agreement, &seed).unwrap();
    let public = encode(&table(&lists.public), &agreement, &[77; 32]).unwrap();
    let rows = |handles: &[Handle]| -> BTreeMap<Handle, usize> {
        handles.iter().copied().zip(0..).collect()
    };
    let (ours, theirs) = (rows(&target.handles), rows(&public.handles));
    let options = Options { one_to_one: true, ..Options::default() };
    let found = compare(&target.encoded, &public.encoded, &options).unwrap();
    let mut guesses = vec![None; lists.target.len()];
    found.matches.iter().for_each(|it| guesses[ours[&it.left]] = Some(theirs[&it.right]));
    guesses
}

/// What the comparer sees of each matched record: how sure the match is, what else it touched.
fn traces(left: &[Someone], right: &[Someone], number: u8) -> Vec<Option<Vec<f64>>> {
    let (agreement, seed) = secret(number);
    let one = encode(&table(left), &agreement, &seed).unwrap();
    let two = encode(&table(right), &agreement, &[number ^ 0x55; 32]).unwrap();
    let options = Options { threshold: 0.0, one_to_one: false };
    let all = compare(&one.encoded, &two.encoded, &options).unwrap().matches;
    let mut touched: BTreeMap<Handle, Vec<f64>> = BTreeMap::new();
    all.iter().for_each(|it| touched.entry(it.left).or_default().push(it.bits));
    let trace = |handle: &Handle| {
        let bits = touched.get(handle)?;
        let at = |place: usize| bits.get(place).copied().unwrap_or(-30.0);
        Some(vec![at(0), at(1), at(2), 4.0 * bits.len() as f64])
    };
    one.handles.iter().map(trace).collect()
}

/// The attack of the one who compares, with both files and no key: the traces that a match leaves
/// are set against those of the public list, encoded by the attacker against a copy with slips as
/// clerks make them.
pub(crate) fn comparer(lists: &Lists) -> Vec<Option<usize>> {
    let copy = |people: &[Someone], seed| -> Vec<Someone> {
        let mut random = Xoshiro256PlusPlus::seed_from_u64(seed);
        people.iter().map(|person| again(person, &mut random)).collect()
    };
    let seen = traces(&lists.target, &copy(&lists.target, 1), 3);
    let own = traces(&lists.public, &copy(&lists.public, 2), 5);
    let apart = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum::<f64>();
    let guess = |trace: &Option<Vec<f64>>| {
        let trace = trace.as_ref()?;
        let all = own.iter().enumerate().filter_map(|(row, it)| Some((row, it.as_ref()?)));
        let best = all.min_by(|a, b| apart(trace, a.1).total_cmp(&apart(trace, b.1)));
        best.map(|(row, _)| row)
    };
    seen.iter().map(guess).collect()
}

#[test]
fn whoever_holds_the_key_finds_whom_he_knows() {
    let lists = Lists::cut(&crate::people::people(900, 13), 300, 50);
    assert!(lists.share(&dictionary(&lists)) > 0.9);
}

#[test]
fn whoever_compares_learns_which_handles_match_and_not_who_they_are() {
    let lists = Lists::cut(&crate::people::people(400, 14), 200, 100);
    assert!(lists.share(&comparer(&lists)) < 0.05, "{}", lists.share(&comparer(&lists)));
}
