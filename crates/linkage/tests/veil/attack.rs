//! Attacks by someone who has an encoded list and a public list with some of the same persons, and
//! no key. Each returns how many records were given their right person.

use std::collections::BTreeMap;

use crate::people::Someone;
use crate::targets::Seen;

/// Two lists: what is encoded, what is public, and for each encoded person the place of the same
/// person in the public list.
pub(crate) struct Lists {
    /// The persons whose encodings the attacker has.
    pub(crate) target: Vec<Someone>,
    /// The persons the attacker knows.
    pub(crate) public: Vec<Someone>,
    /// Who is who.
    pub(crate) truth: Vec<Option<usize>>,
}

impl Lists {
    /// Two lists of the same size cut from a population, the public one with a share of the target.
    pub(crate) fn cut(everyone: &[Someone], size: usize, percent: usize) -> Self {
        let shared = size * percent / 100;
        let target = everyone[..size].to_vec();
        // The public list runs the other way, so that no order gives anything away.
        let mut public = everyone[size - shared..2 * size - shared].to_vec();
        public.reverse();
        let truth =
            (0..size).map(|row| (row >= size - shared).then(|| size - 1 - (row - (size - shared))));
        let truth: Vec<Option<usize>> = truth.collect();
        Self { target, public, truth }
    }

    /// The share of the persons in both lists who were found.
    pub(crate) fn share(&self, guesses: &[Option<usize>]) -> f64 {
        let right = self.truth.iter().zip(guesses);
        let right = right.filter(|(truth, guess)| truth.is_some() && truth == guess).count();
        right as f64 / self.truth.iter().flatten().count() as f64
    }
}

/// Matching of similarity graphs (Vidanage, Christen, Ranbaduge and Schnell 2020), with seeds that
/// spread: a record is known by how alike it is to others. The attacker encodes the public list
/// under a key of his own, which gives the same similarities as the unknown one.
pub(crate) fn graph(lists: &Lists, target: &Seen, simulated: &Seen) -> Vec<Option<usize>> {
    let profile = |seen: &Seen| -> Vec<Vec<f32>> {
        let of = |row: &Vec<f32>| {
            let mut sorted = row.clone();
            sorted.sort_unstable_by(|a, b| b.total_cmp(a));
            let step = (sorted.len() / 60).max(1);
            sorted.iter().take(40).chain(sorted.iter().step_by(step)).copied().collect()
        };
        seen.alike.iter().map(of).collect()
    };
    let mut matched = mutual(&profile(target), &profile(simulated));
    let mut seeds = lists.target.len() / 20;
    for _ in 0..8 {
        matched.truncate(seeds.max(20));
        let towards = |seen: &Seen, side: &dyn Fn(&(f32, usize, usize)) -> usize| {
            let of = |row: &Vec<f32>| matched.iter().map(|it| row[side(it)]).collect();
            seen.alike.iter().map(of).collect::<Vec<Vec<f32>>>()
        };
        let (ours, theirs) = (towards(target, &|it| it.1), towards(simulated, &|it| it.2));
        matched = mutual(&ours, &theirs);
        seeds = seeds * 3 / 2;
    }
    let mut guesses = vec![None; lists.target.len()];
    matched.iter().for_each(|(_, one, other)| guesses[*one] = Some(*other));
    guesses
}

/// Rows that are each other's nearest, those first that are far nearer than the second nearest.
fn mutual(ours: &[Vec<f32>], theirs: &[Vec<f32>]) -> Vec<(f32, usize, usize)> {
    let apart = |a: &[f32], b: &[f32]| a.iter().zip(b).map(|(a, b)| (a - b) * (a - b)).sum::<f32>();
    let mut back = vec![(f32::MAX, 0); theirs.len()];
    let mut forth = Vec::with_capacity(ours.len());
    for (row, one) in ours.iter().enumerate() {
        let (mut best, mut second, mut place) = (f32::MAX, f32::MAX, 0);
        for (other, it) in theirs.iter().enumerate() {
            let distance = apart(one, it);
            if distance < back[other].0 {
                back[other] = (distance, row);
            }
            if distance < best {
                (second, best, place) = (best, distance, other);
            } else {
                second = second.min(distance);
            }
        }
        forth.push((second.sqrt() - best.sqrt(), row, place));
    }
    forth.retain(|(_, row, place)| back[*place].1 == *row);
    forth.sort_unstable_by(|a, b| b.0.total_cmp(&a.0));
    forth
}

/// Frequencies: what is equal in the encoding is equal in the clear. Each record is known by how
/// many others share each of its words, each person by how many share her values.
pub(crate) fn frequencies(lists: &Lists, target: &Seen) -> Vec<Option<usize>> {
    let values =
        |person: &Someone| [person.given.clone(), person.family.clone(), person.birth.clone()];
    let words: Vec<[u64; 3]> = target.bits.iter().map(|row| [row[0], row[1], row[2]]).collect();
    let public: Vec<[String; 3]> = lists.public.iter().map(values).collect();
    let (ours, theirs) = (shared(&words), shared(&public));
    let apart = |a: &[usize; 3], b: &[usize; 3]| {
        a.iter()
            .zip(b)
            .map(|(a, b)| (*a as f64).ln() - (*b as f64).ln())
            .map(|it| it * it)
            .sum::<f64>()
    };
    let guess = |its: &[usize; 3]| {
        let near =
            |a: &&usize, b: &&usize| apart(its, &theirs[**a]).total_cmp(&apart(its, &theirs[**b]));
        let places: Vec<usize> = (0..theirs.len()).collect();
        places.iter().min_by(near).copied()
    };
    ours.iter().map(guess).collect()
}

/// For each row how many rows have the same value in each place.
fn shared<T: Ord>(rows: &[[T; 3]]) -> Vec<[usize; 3]> {
    let mut counts: [BTreeMap<&T, usize>; 3] = std::array::from_fn(|_| BTreeMap::new());
    for row in rows {
        row.iter()
            .zip(&mut counts)
            .for_each(|(value, counts)| *counts.entry(value).or_default() += 1);
    }
    rows.iter().map(|row| std::array::from_fn(|place| counts[place][&row[place]])).collect()
}
