//! Many pairs of names as written, on all cores.

use rayon::prelude::*;

use super::{Name, similarity};

/// How many pairs one thread takes at a time: enough that handing them out costs nothing.
const AT_A_TIME: usize = 64;

/// How alike the two names of each pair are ([`similarity`]), in the order of the pairs. A name that
/// stands in several pairs running, on the same side, is read once: so one is asked against many.
#[must_use]
pub fn similarities(pairs: &[(&str, &str)]) -> Vec<f32> {
    let each = pairs.par_chunks(AT_A_TIME).flat_map_iter(|pairs| {
        let (mut left, mut right) = (Read::default(), Read::default());
        pairs.iter().map(move |(one, other)| similarity(left.name(one), right.name(other)))
    });
    each.collect()
}

/// The name that was read last.
#[derive(Default)]
struct Read<'a> {
    text: &'a str,
    name: Name,
}

impl<'a> Read<'a> {
    fn name(&mut self, text: &'a str) -> &Name {
        if self.text != text {
            *self = Self { text, name: Name::parse(text) };
        }
        &self.name
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_pairs_are_compared_like_each_alone() {
        let names =
            ["Yusuf Hussein", "Youssouf Houssein", "محمد علي", "", "Oxana Petrova", "金正恩"];
        let all = || names.iter().flat_map(|one| names.iter().map(|other| (*one, *other)));
        let pairs: Vec<(&str, &str)> =
            all().chain(all()).chain(all().map(|(a, b)| (b, a))).collect();
        assert!(pairs.len() > AT_A_TIME);
        let alone: Vec<f32> = pairs
            .iter()
            .map(|(one, other)| similarity(&Name::parse(one), &Name::parse(other)))
            .collect();
        assert_eq!(similarities(&pairs), alone);
        assert!(similarities(&[]).is_empty());
    }
}
