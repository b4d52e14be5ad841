//! Sketches: bits that differ in as many places as two persons differ.
//!
//! For each piece a vector of random signs is drawn; a bit is the sign of their sum (SimHash,
//! Charikar 2002). Two sketches drawn with the same vectors differ in the share θ/π of their bits,
//! θ being the angle between the persons. Drawn with others they differ in half of them. Each bit
//! is 0 or 1 with the same chance whatever the pieces are: the length of a name, the frequency of
//! a letter or a missing value leave no trace in a single sketch.

use super::feature::{Piece, Pieces};
use super::secret::{Hash, Stream};
use super::sip::Sip;

/// A part of a sketch that is compared by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Segment {
    /// All parts of the name, in any order.
    Names,
    /// The own name: tells a father from a son.
    Own,
    /// The year of birth.
    Year,
    /// Day and month of birth, apart from the year: where only the year is known, two persons of
    /// the same year must not look like two of the same day.
    Days,
    /// The sex.
    Sex,
    /// The country.
    Origin,
    /// The places.
    Place,
    /// The numbers.
    Number,
    /// The near relations.
    Kin,
}

/// How many segments there are.
pub(super) const SEGMENTS: usize = 9;

impl Segment {
    /// All, in the order of a file.
    pub(super) const ALL: [Self; SEGMENTS] = [
        Self::Names,
        Self::Own,
        Self::Year,
        Self::Days,
        Self::Sex,
        Self::Origin,
        Self::Place,
        Self::Number,
        Self::Kin,
    ];

    /// Its bits, a multiple of 32 and at most 128.
    pub(super) const fn bits(self) -> u32 {
        match self {
            Self::Names | Self::Place => 128,
            Self::Number => 96,
            Self::Days => 64,
            Self::Own | Self::Year | Self::Sex | Self::Origin | Self::Kin => 32,
        }
    }

    /// Its bytes in a file.
    pub(super) const fn bytes(self) -> usize {
        self.bits() as usize / 8
    }

    /// Its bit in the mark of a file's segments.
    pub(super) const fn flag(self) -> u16 {
        1 << self as u8
    }
}

/// The segments that a file has, as flags.
pub(super) fn segments(flags: u16) -> impl Iterator<Item = Segment> {
    Segment::ALL.into_iter().filter(move |segment| flags & segment.flag() != 0)
}

/// The bytes of a sketch with these segments.
pub(super) fn stride(flags: u16) -> usize {
    segments(flags).map(Segment::bytes).sum()
}

/// A sketch: the low bits of each number, by segment.
pub(super) type Sketch = [u128; SEGMENTS];

/// The sketch of a person with the vectors of a salt. What is missing is drawn by chance, so that
/// nobody sees that it is.
pub(super) fn sketch(pieces: &Pieces, salt: &Hash, flags: u16, chance: &mut Stream) -> Sketch {
    let mut sketch = [0; SEGMENTS];
    for ((bits, segment), pieces) in sketch.iter_mut().zip(Segment::ALL).zip(pieces) {
        if flags & segment.flag() != 0 {
            let all = if pieces.is_empty() { chance.wide() } else { vote(pieces, salt, segment) };
            *bits = all & mask(segment);
        }
    }
    sketch
}

/// A sketch of nobody.
pub(super) fn noise(flags: u16, chance: &mut Stream) -> Sketch {
    Segment::ALL.map(|it| if flags & it.flag() == 0 { 0 } else { chance.wide() & mask(it) })
}

const fn mask(segment: Segment) -> u128 {
    u128::MAX >> (128 - segment.bits())
}

/// The tie-breaker: a piece that no text gives.
const TIE: [u8; 16] = [0xff; 16];

/// The majority of the vectors in each bit, counted in all bits at once: `planes` holds the digits
/// of the counts in base two.
fn vote(pieces: &[Piece], salt: &Hash, segment: Segment) -> u128 {
    let mut planes = [0_u128; 12];
    let mut votes = 0_u32;
    let mut add = |vector: u128, times: u8| {
        for _ in 0..times {
            let mut carry = vector;
            for plane in &mut planes {
                (*plane, carry) = (*plane ^ carry, *plane & carry);
                if carry == 0 {
                    break;
                }
            }
        }
        votes += u32::from(times);
        votes
    };
    let sip = Sip::new(salt, segment as u8);
    let vector = |piece| sip.hash(piece);
    let mut cast = 0;
    for (piece, times) in pieces {
        cast = add(vector(piece), *times);
    }
    if cast % 2 == 0 {
        cast = add(vector(&TIE), 1);
    }
    more_than(&planes, cast / 2)
}

/// The bits whose count is above a limit.
fn more_than(planes: &[u128], limit: u32) -> u128 {
    let (mut above, mut equal) = (0, u128::MAX);
    for (digit, plane) in planes.iter().enumerate().rev() {
        if limit >> digit & 1 == 1 {
            equal &= plane;
        } else {
            above |= equal & plane;
            equal &= !plane;
        }
    }
    above
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(number: u8) -> Piece {
        ([number; 16], 1)
    }

    fn share(one: u128, other: u128, segment: Segment) -> f64 {
        f64::from((one ^ other).count_ones()) / f64::from(segment.bits())
    }

    #[test]
    fn the_majority_is_counted_bit_by_bit() {
        let salt = [9; 32];
        let pieces: Vec<Piece> = (0..7).map(piece).collect();
        let found = vote(&pieces, &salt, Segment::Names);
        for bit in 0..128 {
            let ones = pieces.iter().filter(|(it, _)| Sip::new(&salt, 0).hash(it) >> bit & 1 == 1);
            assert_eq!(found >> bit & 1 == 1, ones.count() > 3);
        }
    }

    #[test]
    fn the_share_of_bits_is_the_angle() {
        // Ten pieces each, eight shared: the cosine is 0.8, the angle 0.2048 of a half turn.
        let (one, other): (Vec<Piece>, Vec<Piece>) =
            ((0..10).map(piece).collect(), (2..12).map(piece).collect());
        let mean = (0..400_u16)
            .map(|salt| {
                let mut bytes = [0; 32];
                bytes[..2].copy_from_slice(&salt.to_le_bytes());
                let votes = |pieces| vote(pieces, &bytes, Segment::Names);
                share(votes(&one), votes(&other), Segment::Names)
            })
            .sum::<f64>()
            / 400.0;
        assert!((mean - 0.2048).abs() < 0.02, "{mean}");
    }

    #[test]
    fn other_salts_give_unrelated_bits() {
        let pieces: Vec<Piece> = (0..10).map(piece).collect();
        let mean = (0..200_u8)
            .map(|salt| {
                let votes = |salt| vote(&pieces, &[salt; 32], Segment::Names);
                share(votes(salt), votes(salt + 1), Segment::Names)
            })
            .sum::<f64>()
            / 200.0;
        assert!((mean - 0.5).abs() < 0.02, "{mean}");
    }
}
