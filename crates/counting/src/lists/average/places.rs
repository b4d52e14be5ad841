//! The numbers on no list that an average looks at, and the peaks over them.
//!
//! It must never weigh a place that stands for many numbers as if it stood for one.

/// A peak is this high beside the highest.
const PEAK: f64 = 0.05;
/// A valley between two peaks is this low beside the lower of them.
const VALLEY: f64 = 0.7;

/// Consecutive stretches of numbers, from 1 on, each looked at in its middle.
///
/// Where there are more numbers than places, stretches grow with the numbers: weights fall as powers
/// of them, so that the first few can hold as much as all the others, and need a place each.
pub(super) struct Places {
    /// The first number of each stretch, and at the end the first that is not looked at.
    firsts: Vec<u64>,
}

impl Places {
    /// The numbers 1 to `most`, in about `fine` stretches at most.
    pub(super) fn new(most: u64, fine: u64) -> Self {
        if most <= fine {
            return Self { firsts: (1..=most.saturating_add(1)).collect() };
        }
        let growth = (most as f64).ln() / fine as f64;
        let mut firsts = vec![1];
        let mut first = 1;
        while first <= most {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "below most"
            )]
            let step = (first as f64 * growth) as u64;
            first = first.saturating_add(step.max(1)).min(most.saturating_add(1));
            firsts.push(first);
        }
        Self { firsts }
    }

    /// How many places there are.
    pub(super) fn len(&self) -> usize {
        self.firsts.len().saturating_sub(1)
    }

    /// The first number of a place.
    pub(super) fn first(&self, place: usize) -> u64 {
        self.firsts.get(place).or(self.firsts.last()).copied().unwrap_or(1)
    }

    /// How many numbers a place stands for.
    pub(super) fn size(&self, place: usize) -> u64 {
        self.first(place + 1).saturating_sub(self.first(place)).max(1)
    }

    /// The middle of its numbers.
    pub(super) fn middle(&self, place: usize) -> f64 {
        self.first(place) as f64 + (self.size(place) - 1) as f64 / 2.0
    }

    /// The most numbers that a place stands for.
    pub(super) fn widest(&self) -> u64 {
        (0..self.len()).map(|place| self.size(place)).max().unwrap_or(1)
    }

    /// The number below which, itself among them, a share of the probability lies; within a place it
    /// is spread evenly.
    pub(super) fn quantile(&self, posterior: &[f64], share: f64) -> u64 {
        let mut before = 0.0;
        for (place, probability) in posterior.iter().enumerate() {
            if before + probability >= share {
                let size = self.size(place);
                let past = ((share - before) / probability * size as f64).ceil() - 1.0;
                #[expect(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "below the size"
                )]
                let past = past.clamp(0.0, (size - 1) as f64) as u64;
                return self.first(place) + past;
            }
            before += probability;
        }
        self.first(self.len()).saturating_sub(1).max(1)
    }
}

/// The peaks that stand out: each is followed by a valley, or the end, before the next one.
pub(super) fn peaks(heights: &[f64]) -> Vec<usize> {
    let highest = heights.iter().copied().fold(0.0, f64::max);
    let mut peaks: Vec<usize> = Vec::new();
    let (mut top, mut bottom) = ((0, 0.0), 0.0);
    let mut is_rising = true;
    for (place, weight) in heights.iter().copied().enumerate() {
        if is_rising {
            if weight > top.1 {
                top = (place, weight);
            } else if weight < VALLEY * top.1 {
                if top.1 >= PEAK * highest {
                    peaks.push(top.0);
                }
                (is_rising, bottom) = (false, weight);
            }
        } else {
            bottom = weight.min(bottom);
            if weight * VALLEY > bottom {
                (is_rising, top) = (true, (place, weight));
            }
        }
    }
    if is_rising && top.1 >= PEAK * highest {
        peaks.push(top.0);
    }
    peaks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_is_in_one_place() {
        for (most, fine) in [(1, 5), (5, 5), (6, 5), (1000, 100), (4_110_000, 150_000)] {
            let places = Places::new(most, fine);
            let sizes: u64 = (0..places.len()).map(|place| places.size(place)).sum();
            assert_eq!(sizes, most);
            assert!(places.len() as u64 <= fine.max(6), "{} for {fine}", places.len());
            assert_eq!((places.first(0), places.size(0)), (1, 1));
        }
        let places = Places::new(4_110_000_000, 150_000);
        assert!(places.len() <= 150_000 && places.widest() < 4_110_000_000 / 1000);
    }

    #[test]
    fn quantiles_lie_within_a_place() {
        let places = Places { firsts: vec![1, 2, 12] };
        let quantile = |share| places.quantile(&[0.5, 0.5], share);
        assert_eq!([0.3, 0.5, 0.54, 0.76, 1.0].map(quantile), [1, 1, 2, 7, 11]);
    }
}
