//! Values reduced to blocking keys, once per distinct value.

use rayon::prelude::*;

use crate::compare::domain::Domain;
use crate::settings::Reduce;
use crate::table::{code_at, hash, mix, short};

/// Keys taken from one value at the most.
const KEYS_MOST: usize = 12;

/// The keys of each distinct value of a domain.
#[derive(Debug, Default)]
pub(crate) struct Reduced {
    starts: Vec<u32>,
    keys: Vec<u64>,
}

impl Reduced {
    /// Reduces every value of a domain.
    pub(crate) fn of(domain: &Domain, by: Reduce) -> Self {
        let all: Vec<Vec<u64>> = (0..short(domain.values.len()))
            .into_par_iter()
            .map(|code| keys(domain, code, by))
            .collect();
        let mut reduced = Self { starts: vec![0], keys: Vec::new() };
        for keys in all {
            reduced.keys.extend(keys);
            reduced.starts.push(short(reduced.keys.len()));
        }
        reduced
    }

    /// The keys of a value.
    pub(crate) fn keys(&self, code: u32) -> &[u64] {
        let range = code_at(&self.starts, code) as usize
            ..code_at(&self.starts, code.saturating_add(1)) as usize;
        self.keys.get(range).unwrap_or_default()
    }
}

/// The keys of one value, none twice.
fn keys(domain: &Domain, code: u32, by: Reduce) -> Vec<u64> {
    let value = domain.values.get(code as usize).map_or("", AsRef::as_ref);
    let mut keys: Vec<u64> = match by {
        Reduce::Whole => vec![hash(value)],
        Reduce::Start(length) => {
            vec![hash(&domain.text(code).chars().take(length as usize).collect::<String>())]
        }
        Reduce::End(length) => vec![hash(end(value, length as usize))],
        Reduce::Sound => match domain.names.get(code as usize) {
            Some(name) => name.sounds(),
            None => vec![hash(value)],
        },
        Reduce::Sounds => match domain.names.get(code as usize) {
            Some(name) => name.all_sounds().into_iter().collect(),
            None => vec![hash(value)],
        },
        Reduce::Words => value.split(' ').filter(|word| word.len() > 2).map(hash).collect(),
        Reduce::Near => near(value),
        Reduce::Day | Reduce::Birthday | Reduce::Year => {
            date(domain, code, by).into_iter().collect()
        }
    };
    keys.sort_unstable();
    keys.dedup();
    keys.truncate(KEYS_MOST);
    let salt = mix(hash(&format!("{by:?}")));
    keys.iter().map(|key| mix(key ^ salt)).collect()
}

fn end(value: &str, length: usize) -> &str {
    let start = value.len().saturating_sub(length);
    value.get(start..).unwrap_or(value)
}

/// The value with any one character left out, and whole: two values one error apart share a key.
fn near(value: &str) -> Vec<u64> {
    let letters: Vec<char> = value.chars().collect();
    let mut keys = vec![hash(value)];
    if (5..=KEYS_MOST).contains(&letters.len()) {
        keys.extend((0..letters.len()).map(|left_out| {
            let rest = letters.iter().enumerate().filter(|(place, _)| *place != left_out);
            hash(&rest.map(|(_, letter)| letter).collect::<String>())
        }));
    }
    keys
}

fn date(domain: &Domain, code: u32, by: Reduce) -> Option<u64> {
    let Some(moment) = domain.moments.get(code as usize).copied().flatten() else {
        let number = *domain.numbers.get(code as usize)?;
        return (by == Reduce::Year && number.is_finite()).then(|| mix(number.to_bits()));
    };
    match by {
        Reduce::Year => moment.year_key(),
        Reduce::Day => moment.day_key(),
        Reduce::Birthday => moment.birthday_key(),
        Reduce::Whole
        | Reduce::Start(_)
        | Reduce::End(_)
        | Reduce::Sound
        | Reduce::Sounds
        | Reduce::Words
        | Reduce::Near => None,
    }
}
