//! The random numbers of R (3.6 and later), so that what was published with a seed is drawn again.
//!
//! Written from the papers: the Mersenne twister (Matsumoto and Nishimura 1998) and BTPE for binomial
//! numbers (Kachitvichyanukul and Schmeiser 1988). It must never leave the tests.

/// Words of the twister's state.
const WORDS: usize = 624;

/// What `set.seed` leaves behind.
pub(super) struct R {
    words: Vec<u32>,
    next: usize,
}

impl R {
    pub(super) fn seeded(seed: u32) -> Self {
        let mut seeds = std::iter::successors(Some(seed), |seed| {
            Some(seed.wrapping_mul(69_069).wrapping_add(1))
        });
        // Fifty rounds scramble the seed; the first word after them is where the twister stands, and
        // is set to its end.
        let words = seeds.by_ref().skip(52).take(WORDS).collect();
        Self { words, next: WORDS }
    }

    /// `runif(1)`.
    pub(super) fn uniform(&mut self) -> f64 {
        if self.next == WORDS {
            self.twist();
        }
        let mut word = self.words[self.next];
        self.next += 1;
        word ^= word >> 11;
        word ^= (word << 7) & 0x9d2c_5680;
        word ^= (word << 15) & 0xefc6_0000;
        word ^= word >> 18;
        // Never 0 and never 1.
        (f64::from(word) * 2.328_306_436_538_696_3e-10)
            .clamp(2.328_306_437_080_797e-10, 1.0 - 2.328_306_437_080_797e-10)
    }

    fn twist(&mut self) {
        for at in 0..WORDS {
            let joined =
                (self.words[at] & 0x8000_0000) | (self.words[(at + 1) % WORDS] & 0x7fff_ffff);
            let odd = if joined & 1 == 1 { 0x9908_b0df } else { 0 };
            self.words[at] = self.words[(at + 397) % WORDS] ^ (joined >> 1) ^ odd;
        }
        self.next = 0;
    }

    /// `rmultinom(1, sum(counts), counts)`.
    pub(super) fn multinomial(&mut self, counts: &[u64]) -> Vec<u64> {
        let mut rest: u64 = counts.iter().sum();
        let mut left = rest;
        let mut drawn = vec![0; counts.len()];
        for (count, drawn) in counts.iter().zip(&mut drawn) {
            if left == 0 {
                break;
            }
            *drawn = match *count {
                0 => 0,
                all if all == rest => left,
                some => self.binomial(left, some as f64 / rest as f64),
            };
            left -= *drawn;
            rest -= count;
        }
        drawn
    }

    /// `rbinom(1, trials, chance)`.
    pub(super) fn binomial(&mut self, trials: u64, chance: f64) -> u64 {
        let rarer = chance.min(1.0 - chance);
        let trials = trials as f64;
        let drawn = if trials * rarer < 30.0 {
            self.by_inversion(trials, rarer)
        } else {
            self.by_rejection(trials, rarer)
        };
        (if chance > 0.5 { trials - drawn } else { drawn }) as u64
    }

    /// One by one from zero, by the ratio of neighbours.
    fn by_inversion(&mut self, n: f64, p: f64) -> f64 {
        let q = 1.0 - p;
        let none = q.powi(n as i32);
        let odds = p / q;
        loop {
            let (mut here, mut left, mut x) = (none, self.uniform(), 0.0);
            while x <= 110.0 {
                if left < here {
                    return x;
                }
                left -= here;
                x += 1.0;
                here *= odds * (n + 1.0) / x - odds;
            }
        }
    }

    /// BTPE: a triangle, two parallelograms and two exponential tails above the distribution.
    fn by_rejection(&mut self, n: f64, p: f64) -> f64 {
        let hull = Hull::of(n, p);
        loop {
            let u = self.uniform() * hull.areas[3];
            let v = self.uniform();
            if u <= hull.areas[0] {
                return (hull.middle - hull.areas[0] * v + u).trunc();
            }
            if let Some((x, v)) = hull.candidate(u, v)
                && hull.takes(x, v)
            {
                return x;
            }
        }
    }
}

/// The shape above a binomial distribution.
struct Hull {
    n: f64,
    p: f64,
    q: f64,
    /// The mode, before it is cut to a whole number.
    mode: f64,
    /// Half above the mode: the middle of the triangle.
    middle: f64,
    left: f64,
    right: f64,
    /// The height of the parallelograms.
    height: f64,
    /// How fast the tails fall, left and right.
    falls: [f64; 2],
    /// Of the triangle, with the parallelograms, the left tail, the right tail.
    areas: [f64; 4],
}

impl Hull {
    fn of(n: f64, p: f64) -> Self {
        let q = 1.0 - p;
        let mode = n * p + p;
        let half = (2.195 * (n * p * q).sqrt() - 4.6 * q).trunc() + 0.5;
        let middle = mode.trunc() + 0.5;
        let (left, right) = (middle - half, middle + half);
        let height = 0.134 + 20.5 / (15.3 + mode.trunc());
        let fall = |a: f64| a * (1.0 + 0.5 * a);
        let falls = [fall((mode - left) / (mode - left * p)), fall((right - mode) / (right * q))];
        let two = half * (1.0 + height + height);
        let three = two + height / falls[0];
        let areas = [half, two, three, three + height / falls[1]];
        Self { n, p, q, mode, middle, left, right, height, falls, areas }
    }

    /// The number below a point of the hull beside the triangle, and how high the point is.
    fn candidate(&self, u: f64, v: f64) -> Option<(f64, f64)> {
        let [half, two, three, _] = self.areas;
        if u <= two {
            let x = self.left + (u - half) / self.height;
            let v = v * self.height + 1.0 - (self.middle - x).abs() / half;
            return (v > 0.0 && v <= 1.0).then_some((x.trunc(), v));
        }
        let (x, v) = if u > three {
            (self.right - v.ln() / self.falls[1], v * (u - three) * self.falls[1])
        } else {
            (self.left + v.ln() / self.falls[0], v * (u - two) * self.falls[0])
        };
        let x = x.trunc();
        (0.0..=self.n).contains(&x).then_some((x, v))
    }

    /// Whether a point is below the distribution, whose height at the mode is one.
    fn takes(&self, x: f64, v: f64) -> bool {
        let m = self.mode.trunc();
        let npq = self.n * self.p * self.q;
        let k = (x - m).abs();
        if k <= 20.0 || k >= npq / 2.0 - 1.0 {
            let odds = self.p / self.q;
            let step = |i: u64| odds * (self.n + 1.0) / i as f64 - odds;
            let along = |from: f64, to: f64| (from as u64 + 1..=to as u64).map(step);
            let height = if m < x {
                along(m, x).product::<f64>()
            } else {
                along(x, m).fold(1.0, |f, s| f / s)
            };
            return v <= height;
        }
        let slack = (k / npq) * ((k * (k / 3.0 + 0.625) + 0.166_666_666_666_6) / npq + 0.5);
        let normal = -k * k / (2.0 * npq);
        let v = v.ln();
        v < normal - slack || (v <= normal + slack && v <= self.stirling(x, m))
    }

    /// The logarithm of the height, by Stirling's formula.
    fn stirling(&self, x: f64, m: f64) -> f64 {
        let (x1, f1) = (x + 1.0, self.mode + 1.0);
        let (z, w) = (self.n + 1.0 - self.mode, self.n - x + 1.0);
        let rest = |a: f64| {
            let b = a * a;
            (13860.0 - (462.0 - (132.0 - (99.0 - 140.0 / b) / b) / b) / b) / a / 166_320.0
        };
        self.middle * (f1 / x1).ln()
            + (self.n - m + 0.5) * (z / w).ln()
            + (x - m) * (w * self.p / (x1 * self.q)).ln()
            + rest(f1)
            + rest(z)
            + rest(x1)
            + rest(w)
    }
}

/// `set.seed(1234); runif(6)` and `set.seed(1234); rmultinom(2, sum(counts), counts)` in R 4.2.2.
#[test]
fn the_numbers_are_those_of_r() {
    let mut r = R::seeded(1234);
    let known = [0.113_703_4, 0.622_299_4, 0.609_274_7];
    assert!(known.iter().all(|known| (r.uniform() - known).abs() < 5e-8));
    assert!((r.uniform() - 0.623_379_441_676_661_4).abs() < 1e-16);
    let mut r = R::seeded(1234);
    let counts = [54, 463, 995, 695, 316, 15, 19, 3, 62, 19, 1, 76, 11, 8, 1, 1, 4, 1];
    let one = [50, 473, 1003, 695, 318, 12, 22, 2, 61, 14, 0, 72, 7, 11, 0, 1, 2, 1];
    let two = [50, 466, 1020, 700, 312, 16, 17, 3, 54, 15, 1, 65, 10, 9, 1, 0, 5, 0];
    assert_eq!(r.multinomial(&counts), one);
    assert_eq!(r.multinomial(&counts), two);
}
