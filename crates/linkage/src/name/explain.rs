//! The reasons why two names are alike or not: part by part, in both scripts, in bits that add up.

use super::align::Sign;
use super::compare::{self, Reason};
use super::parse::Name;
use super::part::{Part, Role};
use super::script::Script;
use super::{Verdict, verdict};

/// What one name says in one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// As written; two parts with a space between when they are one word in the other name.
    pub text: String,
    /// As read, in Latin letters.
    pub reading: String,
    /// The script.
    pub script: Script,
    /// What the part is for.
    pub role: Role,
}

/// Two parts that answer to each other, or one to which nothing answers.
#[derive(Debug, Clone, PartialEq)]
pub struct Aligned {
    /// The left name's; nothing when only the right has it.
    pub left: Option<Shown>,
    /// The right name's; nothing when only the left has it.
    pub right: Option<Shown>,
    /// How alike the two are, of 0 to 1; 0 when one is missing.
    pub similarity: f32,
    /// What is to be said about it.
    pub sign: Sign,
    /// What it adds to the total, in hundredths of a bit; what parts that are missing take away is
    /// among the reasons.
    pub hundredths: i32,
}

/// Why two names are as alike as they are. What the parts and the reasons add is the total, exactly.
#[derive(Debug, Clone, PartialEq)]
pub struct Explanation {
    /// The parts, in the order of the left name, those that only one has last.
    pub parts: Vec<Aligned>,
    /// What else adds or takes away, in hundredths of a bit.
    pub reasons: Vec<(Reason, i32)>,
    /// The sum, in hundredths of a bit.
    pub total: i32,
    /// The similarity that follows from the total.
    pub similarity: f32,
    /// The verdict that follows from the similarity.
    pub verdict: Verdict,
}

/// Explains [`super::similarity`] of two names.
#[must_use]
pub fn explain(left: &Name, right: &Name) -> Explanation {
    if left.is_empty() || right.is_empty() {
        return Explanation {
            parts: Vec::new(),
            reasons: Vec::new(),
            total: -super::align::FULL,
            similarity: 0.0,
            verdict: Verdict::Different,
        };
    }
    let (first, second, is_swapped) = super::in_order(left, right);
    let reading = compare::read(first, second, None);
    let (turned, mut taken) = (reading.turned, (Vec::new(), Vec::new()));
    let mut parts = Vec::new();
    for (link, adds) in &reading.links {
        let one = places(link.left, turned.0, first.parts.len());
        let other = places(link.right, turned.1, second.parts.len());
        parts.push(Aligned {
            left: shown(first, &one),
            right: shown(second, &other),
            similarity: compare::similarity(link.worth),
            sign: link.sign,
            hundredths: *adds,
        });
        taken.0.extend(one);
        taken.1.extend(other);
    }
    let alone = |name: &Name, taken: &[usize]| -> Vec<Option<Shown>> {
        let places = 0..name.parts.len();
        places.filter(|it| !taken.contains(it)).map(|it| shown(name, &[it])).collect()
    };
    let missing =
        |left, right| Aligned { left, right, similarity: 0.0, sign: Sign::Plain, hundredths: 0 };
    parts.extend(alone(first, &taken.0).into_iter().map(|it| missing(it, None)));
    parts.extend(alone(second, &taken.1).into_iter().map(|it| missing(None, it)));
    if is_swapped {
        parts.iter_mut().for_each(|it| std::mem::swap(&mut it.left, &mut it.right));
    }
    let similarity = compare::similarity(reading.total);
    Explanation {
        parts,
        reasons: reading.reasons,
        total: reading.total,
        similarity,
        verdict: verdict(similarity),
    }
}

/// The places of parts in the name as parsed.
fn places((from, count): (usize, usize), turned: usize, length: usize) -> Vec<usize> {
    (from..from + count).map(|it| (it + turned) % length.max(1)).collect()
}

fn shown(name: &Name, places: &[usize]) -> Option<Shown> {
    let parts: Vec<&Part> = places.iter().filter_map(|&it| name.parts.get(it)).collect();
    let first = parts.first()?;
    let text: Vec<&str> = parts.iter().map(|it| it.text()).collect();
    let reading: Vec<String> = parts.iter().map(|it| it.reading()).collect();
    Some(Shown {
        text: text.join(" "),
        reading: reading.join(" "),
        script: first.script(),
        role: first.role,
    })
}
