//! How alike two whole names are: every way to order them, the best alignment of each, and the
//! reasons in hundredths of a bit.

use super::align::{self, FULL, Link, Matrix, Order};
use super::order;
use super::parse::Name;
use super::part::{Part, Role};

/// A reason that is not a part's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reason {
    /// Parts that only one of the names has, or each another.
    Missing,
    /// Only one part of several can be compared.
    OnePartOnly,
    /// Given and family names have changed places.
    FieldsSwapped,
    /// One is written with the family name first.
    FamilyFirst,
    /// One is the elder, one the younger; or only one says so.
    ElderYounger,
    /// A part is doubtful, and the others cannot make up for it: brothers share all the rest.
    Doubtful,
}

/// The best reading of two names together.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Reading {
    /// The links, and what each adds.
    pub(crate) links: Vec<(Link, i32)>,
    /// By how many parts the left and the right are turned.
    pub(crate) turned: (usize, usize),
    pub(crate) reasons: Vec<(Reason, i32)>,
    pub(crate) total: i32,
}

/// What a doubtful own name leaves of what it is worth to the whole.
const OWN_DOUBTFUL: i32 = -70;
/// Names worth this as they stand are not looked at in another order.
const ENOUGH: i32 = 400;

/// How common a part is: its share of all people, of 0 to 1, as far as known.
pub(crate) type Share<'a> = &'a dyn Fn(&Part) -> Option<f32>;

/// The best reading of two names that both have parts.
pub(crate) fn read(left: &Name, right: &Name, share: Option<Share<'_>>) -> Reading {
    let mut matrix = Matrix::new(left, right);
    let mut best = reading(&mut matrix, (left, right), (0, 0), None, share);
    if best.total >= ENOUGH {
        return best;
    }
    for (turned, reason) in turns(left, right).into_iter().flatten() {
        let other = reading(&mut matrix, (left, right), turned, Some(reason), share);
        if other.total > best.total {
            best = other;
        }
    }
    best
}

/// By how many parts the left and the right are turned, why, and what it costs.
type Turn = ((usize, usize), (Reason, i32));

/// The other orders that are possible.
fn turns(left: &Name, right: &Name) -> [Option<Turn>; 3] {
    let swapped = match (left.given, right.given) {
        (Some(_), Some(given)) if given > 0 && given < right.parts.len() => {
            Some(((0, given), (Reason::FieldsSwapped, -150)))
        }
        _ => None,
    };
    let first = |cost: i32| (Reason::FamilyFirst, cost);
    [
        swapped,
        order::family_first(right, left).map(|cost| ((0, 1), first(cost))),
        order::family_first(left, right).map(|cost| ((1, 0), first(cost))),
    ]
    .map(|turn| turn.filter(|_| left.parts.len() > 1 && right.parts.len() > 1))
}

fn reading(
    matrix: &mut Matrix<'_>,
    (left, right): (&Name, &Name),
    turned: (usize, usize),
    turn: Option<(Reason, i32)>,
    share: Option<Share<'_>>,
) -> Reading {
    let (one, other) = (Order::new(left, turned.0), Order::new(right, turned.1));
    let found = align::align(matrix, one, other);
    let mut reading = Reading { turned, ..Reading::default() };
    let mut agreed = Agreed::default();
    let mut covered = (0, 0);
    let mut most = FULL;
    let mut links = Vec::with_capacity(found.len());
    for (place, link) in found.into_iter().enumerate() {
        covered = (covered.0 + link.left.1, covered.1 + link.right.1);
        let part = left.parts.get(one.place(link.left.0));
        let Some((a, b)) = part.zip(right.parts.get(other.place(link.right.0))) else {
            continue;
        };
        if a.role != Role::Aside && b.role != Role::Aside {
            most = most.min(ceiling(&link, place));
        }
        let weight = align::weight(a, b, place == 0) * commonness(a, b, share) / 100;
        agreed.add(weight, link.worth.max(0));
        let against = align::contradiction(link.worth.min(0), a, b, place == 0);
        links.push((link, weight, against));
    }
    reading.links = agreed.shared_out(links);
    let missing =
        (one.length - covered.0.min(one.length), other.length - covered.1.min(other.length));
    let is_chain = left.is_chain && right.is_chain;
    let count = reading.links.len();
    let mut reason = |reason: Reason, cost: i32| {
        if cost != 0 {
            reading.reasons.push((reason, cost));
        }
    };
    let absorbed = (covered.0.saturating_sub(count), covered.1.saturating_sub(count));
    reason(Reason::Missing, align::absence(missing, absorbed, is_chain));
    let pieces = one.length.max(other.length);
    if covered.0.min(covered.1) == 1 && pieces > 1 && missing != (0, 0) {
        reason(Reason::OnePartOnly, -350);
    }
    if let Some((which, cost)) = turn {
        reason(which, cost);
    }
    reason(Reason::ElderYounger, ages(left, right));
    let parts: i32 = reading.links.iter().map(|(_, adds)| adds).sum();
    let total = parts + reading.reasons.iter().map(|(_, cost)| cost).sum::<i32>();
    if total > most {
        reading.reasons.push((Reason::Doubtful, most - total));
    }
    reading.total = total.min(most);
    reading
}

/// The most a name can be worth in which parts are worth no more than this to each other. What
/// agrees in everything has no ceiling.
const fn ceiling(link: &Link, place: usize) -> i32 {
    if link.worth >= FULL {
        return FULL;
    }
    link.worth + if place == 0 { OWN_DOUBTFUL } else { 150 }
}

/// How alike two names may be at the least to be one: just above those whose own names are two, if
/// written much alike, as Karim and Karima, Hasan and Husayn.
pub(crate) const MAY_BE_ONE: f64 = 0.53;

/// Whether two names are so alike as those are whose own names are two, if written much alike.
pub(crate) fn are_two_if_alike(alike: f64) -> bool {
    (alike - f64::from(similarity(align::ANOTHER_NAME + OWN_DOUBTFUL))).abs() < 1e-3
}

fn ages(left: &Name, right: &Name) -> i32 {
    match (left.age, right.age) {
        (Some(one), Some(other)) if one != other => -1_200,
        (Some(_), None) | (None, Some(_)) => -150,
        (Some(_), Some(_)) | (None, None) => 0,
    }
}

/// How much of its weight a part keeps, in hundredths: a common one less.
fn commonness(left: &Part, right: &Part, share: Option<Share<'_>>) -> i32 {
    let Some(share) = share else { return 100 };
    let known = [share(left), share(right)].into_iter().flatten().reduce(f32::max);
    let Some(known) = known.filter(|it| *it > 0.0) else { return 100 };
    // One in ten thousand and rarer keeps all, one in ten a quarter.
    #[expect(clippy::cast_possible_truncation, reason = "clamped at once")]
    let kept = (-25.0 * known.log10()) as i32;
    kept.clamp(20, 100)
}

/// What the parts that agree are worth together.
#[derive(Default)]
struct Agreed {
    weights: i32,
    sum: i32,
    /// One less the product of what each leaves open.
    open: Option<f32>,
}

impl Agreed {
    fn add(&mut self, weight: i32, worth: i32) {
        self.weights += weight;
        self.sum += weight * worth;
        let share = f32::from(u16::try_from(worth).unwrap_or(0)) / 600.0;
        self.open = Some(self.open.unwrap_or(1.0) * (1.0 - share));
    }

    /// The worth of all that agrees, between their mean and what it would be if each were evidence
    /// of its own: names of one family are not independent, but two halves are more than one.
    fn whole(&self) -> i32 {
        let mean = self.sum / self.weights.max(1);
        #[expect(clippy::cast_possible_truncation, reason = "between 0 and 600")]
        let together = (600.0 * (1.0 - self.open.unwrap_or(1.0))).round() as i32;
        i32::midpoint(mean, together)
    }

    /// Gives each link its share of the whole, to the last hundredth.
    fn shared_out(&self, links: Vec<(Link, i32, i32)>) -> Vec<(Link, i32)> {
        let whole = i64::from(self.whole());
        let sum = i64::from(self.sum.max(1));
        let mut before = 0;
        let mut done = 0;
        let share = |(link, weight, against): (Link, i32, i32)| {
            done += i64::from(weight) * i64::from(link.worth.max(0));
            let upto = i32::try_from(whole * done / sum).unwrap_or(FULL);
            let adds = upto - before + against;
            before = upto;
            (link, adds)
        };
        links.into_iter().map(share).collect()
    }
}

/// Hundredths of a bit as a similarity of 0 to 1: the logistic, stretched so that names that agree
/// in everything have 1.
pub(crate) fn similarity(total: i32) -> f32 {
    if total >= FULL {
        return 1.0;
    }
    #[expect(clippy::cast_precision_loss, reason = "a few thousand hundredths")]
    let bits = total as f32 / 100.0;
    ((1.0 + (-6.0_f32).exp2()) / (1.0 + (-bits).exp2())).clamp(0.0, 1.0)
}
