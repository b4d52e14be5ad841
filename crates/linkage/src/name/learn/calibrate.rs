//! Turning the worth of an alignment into a probability, against the hardest negatives: for each
//! pair of forms of one name, the most alike other name among [`AMONG`].

use rand::seq::{IndexedRandom as _, SliceRandom as _};
use rand::{Rng, SeedableRng as _};
use rand_xoshiro::Xoshiro256PlusPlus;
use rayon::prelude::*;

use super::super::costs::{Costs, WEIGHTS, features};
use super::super::script::{PAIRS, is_symmetric};
use super::em::pairs_of;
use super::logistic::{Seen, fit};
use super::thesaurus::{Form, Group, Split, Thesaurus};

/// How many other names the most alike is looked for among.
pub(super) const AMONG: usize = 2_000;
/// How many pairs of a pair of scripts are enough.
const ENOUGH: usize = 1_500;

/// A form of a name beside another of it, and the names it could be taken for.
#[derive(Debug, Clone)]
pub struct Question<'a> {
    /// The form asked for.
    pub asked: &'a Form,
    /// Another form of the same name.
    pub right: &'a Form,
    /// Forms of other names, in the script of the right one.
    pub others: Vec<&'a Form>,
}

/// Questions of a split for one pair of scripts: a form in the first script, the right one in the
/// second, and `among` others in the script of the right one, none of which is in the group asked
/// for or sounds like a form of it.
pub(super) fn questions<'a>(
    thesaurus: &'a Thesaurus,
    (split, pair): (Split, usize),
    (most, among): (usize, usize),
    random: &mut impl Rng,
) -> Vec<Question<'a>> {
    let mut found: Vec<(&Group, &Form, &Form)> = Vec::new();
    for group in thesaurus.of(split) {
        let mut pairs = pairs_of(group);
        pairs.retain(|it| it.0 == pair);
        pairs.shuffle(random);
        found.extend(pairs.first().map(|&(_, one, other)| {
            let turned = is_symmetric(pair) && random.next_u32() & 1 == 1;
            if turned { (group, other, one) } else { (group, one, other) }
        }));
    }
    found.shuffle(random);
    found.truncate(most);
    let all: Vec<&Form> = thesaurus.of(split).flat_map(|group| &group.forms).collect();
    found
        .into_iter()
        .map(|(group, asked, right)| {
            let could_be: Vec<&Form> =
                all.iter().filter(|it| it.script() == right.script()).copied().collect();
            let others = could_be.sample(random, among + 20).copied();
            let is_other = |it: &&Form| group.forms.iter().all(|own| own.spoken != it.spoken);
            Question { asked, right, others: others.filter(is_other).take(among).collect() }
        })
        .collect()
}

/// Fits the logistic of every pair of scripts on the tuning split.
pub(super) fn calibrate(costs: Vec<Costs>, thesaurus: &Thesaurus, seed: u64) -> Vec<Costs> {
    let seen: Vec<Vec<Seen<WEIGHTS>>> = (0..PAIRS)
        .into_par_iter()
        .map(|pair| {
            let mut random = Xoshiro256PlusPlus::seed_from_u64(seed ^ (pair as u64 + 1));
            let asked = questions(thesaurus, (Split::Tune, pair), (ENOUGH, AMONG), &mut random);
            costs.get(pair).map(|it| examples(it, &own_worth(&costs), &asked)).unwrap_or_default()
        })
        .collect();
    let all: Vec<Seen<WEIGHTS>> = seen.iter().flatten().copied().collect();
    let start = fit(&all, Costs::plain().weights);
    let fitted = costs.into_iter().zip(seen);
    fitted.map(|(it, seen)| Costs { weights: fit(&seen, start), ..it }).collect()
}

/// What a form is worth to itself, by these costs.
fn own_worth(costs: &[Costs]) -> impl Fn(&Form) -> i16 + Sync + '_ {
    move |form| {
        let (pair, _) = form.script().pair(form.script());
        costs.get(pair).map_or(0, |it| it.own(form.spoken.sounds.symbols()))
    }
}

/// Each question as two things seen: the right one, and the most alike of the others.
fn examples(
    costs: &Costs,
    own: &(impl Fn(&Form) -> i16 + Sync),
    questions: &[Question<'_>],
) -> Vec<Seen<WEIGHTS>> {
    let mut seen = Vec::new();
    for question in questions {
        let asked = question.asked.spoken.sounds.symbols();
        let see = |other: &Form| {
            let (one, two) = (asked, other.spoken.sounds.symbols());
            let worth = costs.score(one, two);
            features(worth, (own(question.asked), own(other)), (one.len(), two.len()))
        };
        let worth = |it: &&&Form| costs.score(asked, it.spoken.sounds.symbols());
        // A form that has nothing in common with the one asked for is a translation.
        if worth(&&question.right) <= 0 {
            continue;
        }
        seen.push(Seen { features: see(question.right), is_so: true, weight: 1.0 });
        if let Some(hardest) = question.others.iter().max_by_key(worth) {
            seen.push(Seen { features: see(hardest), is_so: false, weight: 1.0 });
        }
    }
    seen
}
