//! A dot plot of many numbers: dots that stand on each other where numbers are near.
//!
//! It must never let a dot stand for an unequal share: each is one number, or one quantile of them.

/// How far apart dots stand.
pub(super) const STEP: f64 = 5.4;
/// Dots on each other at most, unless there are no more than [`FEWEST`].
const HIGHEST: usize = 16;
/// So many numbers are drawn one by one.
const ONE_BY_ONE: usize = 60;
/// Fewer dots than these are not drawn of more numbers.
const FEWEST: usize = 20;

/// A dot: where its column stands, and how many dots are under it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Dot {
    pub(super) place: f64,
    pub(super) under: usize,
}

/// Dots and what each is.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Dots {
    pub(super) dots: Vec<Dot>,
    /// Whether each number has its dot.
    pub(super) one_by_one: bool,
}

impl Dots {
    /// The dot plot of places across, which are put in order.
    pub(super) fn of(mut places: Vec<f64>) -> Self {
        places.sort_by(f64::total_cmp);
        if places.len() <= ONE_BY_ONE {
            let dots = stacked(&places);
            if places.len() <= FEWEST || highest(&dots) <= HIGHEST {
                return Self { dots, one_by_one: true };
            }
        }
        let many = stacked(&quantiles(&places, ONE_BY_ONE));
        let dots =
            if highest(&many) <= HIGHEST { many } else { stacked(&quantiles(&places, FEWEST)) };
        Self { dots, one_by_one: false }
    }

    /// How many dots stand on each other at most.
    pub(super) fn highest(&self) -> usize {
        highest(&self.dots)
    }
}

/// Quantiles in the middle of so many equal shares.
fn quantiles(sorted: &[f64], shares: usize) -> Vec<f64> {
    let at = |share: usize| sorted.get((2 * share + 1) * sorted.len() / (2 * shares)).copied();
    (0..shares).filter_map(at).collect()
}

/// Columns of what lies within a step, each over the middle of its own (Wilkinson 1999).
fn stacked(sorted: &[f64]) -> Vec<Dot> {
    let far = |place: f64, at: usize| sorted.get(at).is_some_and(|first| place > first + STEP);
    let mut columns: Vec<(usize, f64)> = Vec::new();
    let mut begins = 0;
    for (at, place) in sorted.iter().enumerate() {
        if at == 0 || far(*place, begins) {
            begins = at;
            columns.push((0, 0.0));
        }
        if let Some((dots, sum)) = columns.last_mut() {
            *dots += 1;
            *sum += place;
        }
    }
    let column = |(dots, sum): (usize, f64)| {
        (0..dots).map(move |under| Dot { place: sum / dots as f64, under })
    };
    columns.into_iter().flat_map(column).collect()
}

fn highest(dots: &[Dot]) -> usize {
    dots.iter().map(|dot| dot.under + 1).max().unwrap_or_default()
}
