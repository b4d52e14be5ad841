//! What is attacked: bits by record, and how alike two records look to someone without the key.

use std::cmp::Ordering;

use linkage::veil::{Agreement, Secret, Seed, encode};

use crate::people::{Someone, table};

/// Encoded records as an attacker sees them.
pub(crate) struct Seen {
    /// The bits of each record.
    pub(crate) bits: Vec<Vec<u64>>,
    /// How alike two records are, 0 to 1.
    pub(crate) alike: Vec<Vec<f32>>,
}

/// How to encode.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scheme {
    /// A keyed digest of each value.
    Hashed,
    /// One Bloom filter a record (Schnell, Bachteler and Reiher 2011): 1,000 bits, ten a bigram.
    Plain,
    /// The same, salted with the year of birth.
    Salted,
    /// Tickets.
    Veil,
}

/// A number from a key and a text. An attacker without the key cannot tell it from chance.
fn digest(key: u64, text: &str) -> u64 {
    let start = key ^ 0x9e37_79b9_7f4a_7c15;
    let mixed = text.bytes().fold(start, |sum, byte| {
        (sum ^ u64::from(byte)).wrapping_mul(0x2545_f491_4f6c_dd1d).rotate_left(29)
    });
    (mixed ^ mixed >> 31).wrapping_mul(0xbf58_476d_1ce4_e5b9)
}

/// The pairs of letters of a person's values, marked with their column.
fn pairs(person: &Someone) -> Vec<String> {
    let values =
        [("n", &person.given), ("n", &person.family), ("b", &person.birth)].map(|(at, value)| {
            let letters: Vec<char> = format!("_{value}_").chars().collect();
            letters.windows(2).map(|two| format!("{at}{}{}", two[0], two[1])).collect::<Vec<_>>()
        });
    values.concat()
}

/// Bloom filters of persons.
fn filters(people: &[Someone], key: u64, salted: bool) -> Vec<Vec<u64>> {
    let filter = |person: &Someone| {
        let mut bits = vec![0_u64; 16];
        let salt = if salted { person.birth.get(..4).unwrap_or_default() } else { "" };
        for pair in pairs(person) {
            let hash = digest(key, &format!("{salt}{pair}"));
            let (one, two) = (hash & 0xffff_ffff, hash >> 32 | 1);
            for turn in 0..10 {
                let bit = ((one + turn * two) % 1000) as usize;
                bits[bit / 64] |= 1 << (bit % 64);
            }
        }
        bits
    };
    people.iter().map(filter).collect()
}

fn dice(one: &[u64], other: &[u64]) -> f32 {
    let both: u32 = one.iter().zip(other).map(|(a, b)| (a & b).count_ones()).sum();
    let each: u32 = one.iter().chain(other).map(|a| a.count_ones()).sum();
    2.0 * both as f32 / each.max(1) as f32
}

/// A key and a seed for an encoding, from a number.
pub(crate) fn secret(number: u8) -> (Agreement, Seed) {
    let key: [u8; 32] = std::array::from_fn(|at| (at as u8).wrapping_mul(number | 1) ^ number);
    (Agreement::new(Secret::new(key)), [number; 32])
}

/// The tickets of each record from the bytes of a file, by row of the list that was encoded.
pub(crate) fn opened(people: &[Someone], number: u8) -> Vec<Vec<Vec<u64>>> {
    let (agreement, seed) = secret(number);
    let sealed = encode(&table(people), &agreement, &seed).unwrap();
    let bytes = sealed.encoded.to_bytes();
    let mut lines = bytes.splitn(3, |byte| *byte == b'\n').skip(2);
    let body = lines.next().unwrap();
    let record = (body.len() - 32) / people.len();
    let ticket = (record - 8) / sealed.encoded.tickets();
    let mut rows = vec![Vec::new(); people.len()];
    for one in body[..body.len() - 32].chunks(record) {
        let handle = u64::from_le_bytes(one[..8].try_into().unwrap());
        let row = sealed.handles.iter().position(|it| it.0 == handle).unwrap();
        rows[row] = one[8..]
            .chunks(ticket)
            .map(|it| {
                let words = it.chunks(8).map(|word| {
                    let mut whole = [0; 8];
                    whole[..word.len()].copy_from_slice(word);
                    u64::from_le_bytes(whole)
                });
                words.collect()
            })
            .collect();
    }
    rows
}

/// How alike two records with tickets look: an equal tag, or the nearest two sketches.
fn nearest(one: &[Vec<u64>], other: &[Vec<u64>]) -> f32 {
    let mut best = 0.0_f32;
    for (a, b) in one.iter().flat_map(|a| other.iter().map(move |b| (a, b))) {
        let differing: u32 = a.iter().zip(b).skip(1).map(|(a, b)| (a ^ b).count_ones()).sum();
        let same = 1.0 - differing as f32 / (64 * (a.len() - 1)) as f32;
        best = best.max(same + if a[0] == b[0] { 1.0 } else { 0.0 });
    }
    best
}

/// What an attacker sees of persons encoded under a key.
pub(crate) fn seen(scheme: Scheme, people: &[Someone], number: u8) -> Seen {
    let square = |alike: &dyn Fn(usize, usize) -> f32| -> Vec<Vec<f32>> {
        let half = |one| (0..one).map(|other| alike(one, other)).collect();
        let half: Vec<Vec<f32>> = (0..people.len()).map(half).collect();
        let at = |one: usize, other: usize| match one.cmp(&other) {
            Ordering::Less => half[other][one],
            Ordering::Equal => 0.0,
            Ordering::Greater => half[one][other],
        };
        let row = |one| (0..people.len()).map(|other| at(one, other)).collect();
        (0..people.len()).map(row).collect()
    };
    if scheme == Scheme::Veil {
        let rows = opened(people, number);
        let alike = square(&|one, other| nearest(&rows[one], &rows[other]));
        return Seen { bits: rows.iter().map(|row| row.concat()).collect(), alike };
    }
    if scheme == Scheme::Hashed {
        let hash = |text: &str| digest(u64::from(number) << 32, text);
        let of = |it: &Someone| vec![hash(&it.given), hash(&it.family), hash(&it.birth)];
        let bits: Vec<Vec<u64>> = people.iter().map(of).collect();
        let same = |a: &[u64], b: &[u64]| a.iter().zip(b).filter(|(a, b)| a == b).count() as f32;
        return Seen { alike: square(&|one, other| same(&bits[one], &bits[other])), bits };
    }
    let bits = filters(people, u64::from(number) << 32, scheme == Scheme::Salted);
    Seen { alike: square(&|one, other| dice(&bits[one], &bits[other])), bits }
}
